//! By what means the two sides were in contact.

use chancery_record::{ActorKind, Evidence, Finding, Medium, Rule};
use chancery_syntax::Tag;

use super::{Report, Scene};
use crate::actors::mentions::{Naming, meeting_of_two};
use crate::dates::english::weekday;
use crate::encounter::begins_day;
use crate::page::{Page, Words};

const RULE: Rule = Rule::named("contact/medium");
const AGAIN: Rule = Rule::named("contact/medium-named-again");
const PLACE: Rule = Rule::named("contact/medium-by-place");

/// Words that tell a medium, in the order in which they decide.
const TELLING: [(&str, Medium); 4] = [
    ("by_video", Medium::Video),
    ("by_phone", Medium::Phone),
    ("by_letter", Medium::Letter),
    ("in_person", Medium::InPerson),
];

/// How many sentences after the lead may name the talk again.
const AFTER: usize = 12;

impl Scene<'_, '_> {
    pub(super) fn medium(&self, report: &Report) -> Finding<Medium> {
        if let Some(found) = self.letter_received(report) {
            return Finding::known(Medium::Letter, Evidence::words(RULE, self.page.quote(&found)));
        }
        let near = self.near(report);
        let titled_call = self.heading.is_some_and(|heading| {
            let whole = 0..heading.page.len();
            let calls = ["by_call", "by_phone", "by_video"];
            let paid = heading.page.find_listed("courtesy_nouns", &whole).is_some();
            let told = |list: &&str| {
                let mut calls = whole.clone().filter(|at| heading.page.in_list(list, *at));
                calls.any(|at| !is_appeal(heading.page, at) && !is_with_press(heading.page, at))
            };
            !paid && calls.iter().any(told)
        });
        let own_call = self.is_own_call(report);
        if let Some(found) = self.phoned(report) {
            return found;
        }
        for (list, medium) in TELLING {
            // What says "call" is not overruled by a meeting or visit among the topics.
            if (titled_call || own_call) && medium == Medium::InPerson {
                continue;
            }
            if medium == Medium::Letter && self.is_paid_call(report) {
                continue;
            }
            if let Some(found) = self.told_by(list, &near, super::is_coming(report)) {
                return Finding::known(medium, Evidence::words(RULE, self.page.quote(&found)));
            }
            if let Some(found) = self.titled(list, medium) {
                return found;
            }
        }
        // "Their call for sanctions came after a get-together".
        let met = report.lead.as_ref().is_some_and(|(_, found)| {
            self.page.find_listed("meeting_nouns", &found.words).is_some()
        });
        let call = |words: &Words| {
            let found = self.page.find_listed("by_call", words)?;
            let other = is_appeal(self.page, found.start) || is_with_press(self.page, found.start);
            (!other).then_some(found)
        };
        if let Some(found) = near.iter().find_map(call).filter(|_| !met || own_call) {
            return Finding::known(Medium::Call, Evidence::words(RULE, self.page.quote(&found)));
        }
        self.titled("by_call", Medium::Call)
            .or_else(|| self.placed(report))
            .or_else(|| self.named_again(report).filter(|found| !met || is_face_to_face(found)))
            .or_else(|| self.visiting(report))
            .or_else(|| self.called_behind(report))
            .unwrap_or_else(|| {
                Finding::unknown("no words were found that say by what means they spoke")
            })
    }

    /// "Venn phones Tao" in a headline.
    fn phoned(&self, report: &Report) -> Option<Finding<Medium>> {
        let (titled, heading) = report.heading.as_ref().zip(self.heading)?;
        heading.page.find_listed("phoning_verbs", &titled.words)?;
        Some(Finding::known(Medium::Phone, Evidence::metadata(RULE, "title", heading.given)))
    }

    /// "Received a written message from": the noun of the letter stands among the words of contact.
    fn letter_received(&self, report: &Report) -> Option<Words> {
        let (_, found) = report.lead.as_ref()?;
        let noun = self.page.find_listed("letter_nouns", &found.words)?;
        if self.page.names_instrument(noun.end) {
            return None;
        }
        let received =
            (found.words.start..noun.start).any(|at| self.page.in_list("answering_verbs", at));
        (received && self.page.low(found.words.end.wrapping_sub(1)) == "from").then_some(noun)
    }

    /// "Venn called on President Tao and handed over a letter": he was there.
    fn is_paid_call(&self, report: &Report) -> bool {
        report.lead.as_ref().is_some_and(|(_, found)| self.pays_call(&found.words))
    }

    /// "called on", and not "called on Tuesday".
    fn pays_call(&self, words: &Words) -> bool {
        let paid = self.page.find_listed("calling_on", words);
        paid.is_some_and(|paid| weekday(self.page.low(paid.end)).is_none())
    }

    /// Whether the words of contact themselves say "call" and no word among them says that the two
    /// met: "told his counterpart in a call".
    fn is_own_call(&self, report: &Report) -> bool {
        report.lead.as_ref().is_some_and(|(_, found)| {
            let words = &found.words;
            let met = words.clone().any(|word| {
                self.page.listed("in_person", word).is_some() && !self.is_call_received(word)
            });
            let paid = self.pays_call(words);
            self.page.find_listed("by_call", words).is_some() && !met && !paid
        })
    }

    /// "Received a telephone call", "a trilateral call": nobody was received, nobody met.
    fn is_call_received(&self, word: usize) -> bool {
        let sort = self.page.in_list("sorts_of_talks", word);
        if sort && self.page.in_list("call_nouns", word + 1) {
            return true;
        }
        let near = word + 1..word + 6;
        self.page.in_list("answering_verbs", word)
            && near.into_iter().any(|noun| {
                let calls = ["call_nouns", "video_nouns", "letter_nouns"];
                self.page.in_any_list(&calls, noun)
                    && !self.page.in_list("courtesy_nouns", noun.wrapping_sub(1))
            })
    }

    fn told_by(&self, list: &str, near: &[Words], coming: bool) -> Option<Words> {
        let phrases = self.page.lexicon.contact_phrases.get(list)?;
        near.iter().find_map(|words| {
            words.clone().find_map(|at| {
                let (length, ()) = phrases.at(self.page, at)?;
                let found = at..at + length;
                // "Signed a letter of intent": no letter that anybody wrote to the other.
                let instrument = self.page.names_instrument(at + length);
                // "Said on its Telegram channel": where a text was published.
                let network = self.page.in_list("networks_have", at + length);
                let told = !instrument
                    && !network
                    && (self.is_told(&found) || coming && self.is_to_be(&found))
                    && !self.is_call_received(at)
                    && !is_kind_of_matter(self.page, at);
                (found.end <= words.end && told).then_some(found)
            })
        })
    }

    fn titled(&self, list: &str, medium: Medium) -> Option<Finding<Medium>> {
        let heading = self.heading?;
        let phrases = self.page.lexicon.contact_phrases.get(list)?;
        // "Telegram from the High Commission": how the text itself was sent.
        let sent = |at: usize| {
            let dispatch = heading.page.listed("dispatches", at);
            dispatch.is_some_and(|length| heading.page.low(at + length) == "from")
        };
        let told = |at: &usize| {
            phrases.at(heading.page, *at).is_some()
                && !sent(*at)
                && !is_kind_of_matter(heading.page, *at)
                && !is_appeal(heading.page, *at)
                && !is_with_press(heading.page, *at)
                && !is_recounted(heading.page, *at)
        };
        (0..heading.page.len()).find(told)?;
        Some(Finding::known(medium, Evidence::metadata(RULE, "title", heading.given)))
    }

    /// Talks that were held in a city, or on the margins of an event, were held face to face.
    fn placed(&self, report: &Report) -> Option<Finding<Medium>> {
        let (index, found) = report.lead.as_ref()?;
        let sentence = &self.page.sentences[*index].words;
        let around = found.words.end..sentence.end;
        let topics = around.clone().find(|word| self.page.opens_topic(*word));
        let around = sentence.start..topics.unwrap_or(sentence.end);
        let margins = self.page.find_listed("margins", &around);
        let margins = margins.filter(|words| self.page.low(words.start) != "ahead");
        let city = || {
            around.clone().find(|word| {
                self.page.is_any(*word, &["in", "at"])
                    && (self.page.lexicon.zone_at(self.page, word + 1).is_some()
                        || self.is_place(*word))
            })
        };
        // "Said at the palace that he had called Tao": where something was said.
        let behind = found.words.start..around.end.max(found.words.start);
        let seat = || self.page.find_listed("seats", &behind);
        let came = || self.page.find_listed("journeys", &found.words);
        let signed = || self.page.find_listed("signed_together", &found.words);
        let here = || around.clone().find(|at| self.page.low(*at) == "here").map(|at| at..at + 1);
        let here = || signed().and_then(|_| here());
        let near = margins.or_else(|| self.gathering(&around)).or_else(seat).or_else(came);
        let presented = || {
            let verbs = ["presenting", "accepting_verbs"];
            let verb = found.words.clone().find(|at| self.page.in_any_list(&verbs, *at))?;
            self.page.find_listed("credentials", &(verb..sentence.end))
        };
        let near = near.or_else(here).or_else(presented);
        let found = match near {
            Some(words) => words,
            None => {
                let at = city()?;
                at..at + 2
            }
        };
        let quote = self.page.quote(&found);
        let why = "they are told to have been in one place";
        Some(Finding::known(Medium::InPerson, Evidence::words(PLACE, quote).because(why)))
    }

    /// "in Ostrava", "at the Harbour Palace": a place that the lexicon need not know, right behind those named or the
    /// words of contact.
    fn is_place(&self, at: usize) -> bool {
        let page = self.page;
        let name = at + 1 + usize::from(page.low(at + 1) == "the");
        let proper = page.is_capital(name) && page.tag(name) == Tag::Propn && page.is_word(name);
        let before = at.wrapping_sub(1);
        let behind = self.mentions.ending_at(at).is_some()
            || page.in_any_list(&["talk_nouns", "meeting_nouns", "talks_nouns"], before)
            || page.tag(before) == Tag::Adv
            || weekday(page.low(before)).is_some();
        let other = begins_day(page, name)
            || page
                .side(name)
                .is_some_and(|(_, side)| self.page.lexicon.is_organisation(&side.code))
            || self
                .mentions
                .starting_at(name)
                .is_some_and(|one| self.cast.actors[one.actor].kind == ActorKind::Person);
        proper && behind && !other
    }

    /// "at the G7", "at the Marran Summit": an event that both attended.
    fn gathering(&self, around: &Words) -> Option<Words> {
        around.clone().find_map(|at| {
            let the = self.page.is_any(at, &["at"]) && self.page.is_any(at + 1, &["the"]);
            let stop = around.end.min(at + 7);
            let name = (at + 2..stop).take_while(|word| self.page.is_capital(*word));
            let noun = name.filter(|word| self.page.in_list("gatherings", *word)).last();
            noun.filter(|_| the).map(|noun| at..noun + 1)
        })
    }

    /// "During the call …", "Their meeting …" in the sentences after the lead.
    fn named_again(&self, report: &Report) -> Option<Finding<Medium>> {
        let from = report.lead.as_ref().map_or(0, |(index, _)| *index);
        let sentences = self.page.sentences.iter().skip(from).take(AFTER);
        for sentence in sentences {
            for at in self.openings(&sentence.words) {
                let open = self.page.in_list("again", at)
                    || self.is_of_the_two(at, &sentence.words)
                    || self.is_what_they_had(at)
                    || self.page.is_any(at, &["'s"])
                        && self.page.in_list("spoken_today", at.wrapping_sub(1));
                if !open {
                    continue;
                }
                let noun = at + 1;
                let medium = self.medium_named(noun).filter(|_| !self.goes_on(noun, report));
                if let Some((length, medium)) = medium {
                    let quote = self.page.quote(&(at..noun + length));
                    return Some(Finding::known(medium, Evidence::words(AGAIN, quote)));
                }
            }
        }
        None
    }

    /// The first words of a sentence, and of what is said in it: "the spokesman said that the phone call …".
    fn openings(&self, words: &Words) -> impl Iterator<Item = usize> + use<> {
        const OPENING: usize = 8;
        const SAID: usize = 2;
        let head = words.start..words.end.min(words.start + OPENING);
        let that = words.clone().find(|at| self.page.low(*at) == "that");
        let said = that.map(|that| that + 1..words.end.min(that + 1 + SAID));
        head.clone().chain(said.into_iter().flatten().filter(move |at| !head.contains(at)))
    }

    /// "The two leaders, in a telephone conversation, exchanged views": the article before talks that those who spoke
    /// are told to have held.
    fn is_of_the_two(&self, article: usize, sentence: &Words) -> bool {
        let page = self.page;
        let first = self.mentions.within(sentence).first();
        let group = first
            .is_some_and(|one| one.naming == Naming::Group && one.words.start == sentence.start);
        let within = page.is_any(article.wrapping_sub(1), &["in", "during", "over"]);
        page.is_indefinite_article(article)
            && within
            && (group || page.is_any(sentence.start, &["they"]))
    }

    /// "During a telephone conversation they had": the article before it.
    fn is_what_they_had(&self, article: usize) -> bool {
        let page = self.page;
        let Some((length, _)) = self.medium_named(article + 1) else { return false };
        let end = article + 1 + length;
        let they = end + usize::from(page.is_any(end, &["that", "which"]));
        page.is_indefinite_article(article)
            && page.low(they) == "they"
            && page.is_any(they + 1, &["had", "held"])
    }

    /// The medium that a noun of contact names.
    pub(super) fn medium_named(&self, at: usize) -> Option<(usize, Medium)> {
        let in_list = |list: &str| self.page.listed(list, at);
        let found = in_list("by_video").map(|length| (length, Medium::Video));
        found
            .or_else(|| in_list("by_phone").map(|length| (length, Medium::Phone)))
            .or_else(|| in_list("call_nouns").map(|length| (length, Medium::Call)))
            .or_else(|| {
                let length = in_list("in_person")?;
                self.page.tag(at).is_nominal().then_some((length, Medium::InPerson))
            })
    }

    /// "The meeting between …", "the call on …" are others', unless all who were in contact are named there.
    fn goes_on(&self, noun: usize, report: &Report) -> bool {
        const NAMES: usize = 12;
        let tie = (noun + 1..noun + 3).find(|at| self.page.is_any(*at, &["between", "with", "of"]));
        tie.is_some_and(|tie| {
            let stop = self.page.sentences[self.page.sentence_of(tie)].words.end;
            !self.names_all(report, &(tie + 1..stop.min(tie + NAMES)))
        })
    }

    /// The sentences that speak of the contact itself: the lead as far as its topics, and headings
    /// before it.
    fn near(&self, report: &Report) -> Vec<Words> {
        let Some((index, found)) = &report.lead else {
            let told = meeting_of_two(self.page).and_then(|at| self.page.sentences.get(at));
            return told
                .or_else(|| self.goes_on_below())
                .map(|sentence| sentence.words.clone())
                .into_iter()
                .collect();
        };
        let sentence = &self.page.sentences[*index];
        // In the lead the words of contact and what stands around them, not its topics.
        let topics =
            (found.words.end..sentence.words.end).find(|word| self.page.opens_topic(*word));
        let lead =
            sentence.words.start..topics.unwrap_or(sentence.words.end).min(found.words.end + 40);
        let mut near = vec![lead];
        // A headline that stands in the text like a sentence.
        if !self.page.raw(sentence.words.end - 1).ends_with(['.', '!', '?', '”', '"']) {
            near.extend(self.goes_on_below().map(|sentence| sentence.words.clone()));
        }
        for (before, other) in self.page.sentences.iter().enumerate().take(*index) {
            // "Cablegram 17, Larkmoor": how the text itself was sent.
            let sent = !self.page.in_paragraph(other)
                && self.page.find_listed("dispatches", &other.words).is_some();
            // A headline below the lines of the page around it.
            let headline = !self.page.in_paragraph(other) && self.names_all(report, &other.words);
            if (before < 3 || headline) && other.words.len() < 40 && !sent {
                near.push(other.words.clone());
            }
        }
        near
    }

    /// "Venn speaks with Tao" above "The Valdorian leader urged the Kestrelian president in an hour-long phone call
    /// to": what goes on below a headline and tells of two sides and of their talks.
    fn goes_on_below(&self) -> Option<&crate::page::Sentence> {
        const HEAD: usize = 2;
        const WITHIN: usize = 5;
        let page = self.page;
        let told = |words: &Words| {
            let sides = words.clone().filter_map(|at| page.side(at));
            let mut named: Vec<&str> = sides.map(|(_, side)| side.code.as_str()).collect();
            named.sort_unstable();
            named.dedup();
            let talks = |at: usize| {
                let mut near = at + 1..words.end.min(at + WITHIN);
                page.is_any(at, &["in", "during", "over"])
                    && near.any(|noun| page.in_any_list(&["call_nouns", "video_nouns"], noun))
            };
            named.len() >= 2 && words.clone().any(talks)
        };
        let mut head = page.body().take(HEAD).map(|(_, sentence)| sentence);
        head.find(|sentence| told(&sentence.words))
    }

    /// "The Commander was speaking when Adviser Tao paid a courtesy call on him", behind the sentence that tells what
    /// he said: a call that one of them paid.
    fn called_behind(&self, report: &Report) -> Option<Finding<Medium>> {
        const NEXT: usize = 2;
        let (index, _) = report.lead.as_ref()?;
        let next = self.page.sentences.iter().skip(index + 1).take(NEXT);
        let paid = next.into_iter().find_map(|sentence| {
            let words = &sentence.words;
            let mut named = self.mentions.within(words).iter();
            let own = named.any(|one| report.principals.contains(&one.actor));
            self.page.find_listed("courtesy_nouns", words).filter(|_| own)
        })?;
        let quote = self.page.quote(&paid);
        Some(Finding::known(Medium::InPerson, Evidence::words(AGAIN, quote)))
    }

    /// Whether all who were in contact are named here.
    fn names_all(&self, report: &Report, words: &Words) -> bool {
        let named = self.mentions.within(words);
        report.principals.iter().all(|actor| named.iter().any(|one| one.actor == *actor))
    }

    /// "Will meet", "to meet": what is told of a contact to come.
    fn is_to_be(&self, words: &Words) -> bool {
        let before = words.start.saturating_sub(3)..words.start;
        let mut marks = before.filter(|word| self.page.in_list("not_this", *word));
        marks.all(|word| self.page.in_list("coming_auxiliaries", word))
    }

    /// Whether the words tell of the contact and not of one to come, gone by, or of a topic.
    fn is_told(&self, words: &Words) -> bool {
        let before = words.start.saturating_sub(3)..words.start;
        let elsewhere = before.into_iter().any(|word| self.page.in_list("not_this", word));
        !elsewhere || self.page.in_list("told_anyway", words.start)
    }
}

fn is_face_to_face(found: &Finding<Medium>) -> bool {
    found.value() == Some(&Medium::InPerson)
}

/// "Kestrel calls for calm", "urges, calls on": an appeal, and no call; "a call on Friday" is one.
fn is_appeal(page: &Page<'_>, at: usize) -> bool {
    let dated = page.low(at + 1) == "on" && begins_day(page, at + 2);
    page.in_list("appeals", at) && page.is_any(at + 1, &["for", "on", "upon"]) && !dated
}

/// "Background Press Call … on the President's Meeting": the call in which it was told.
fn is_with_press(page: &Page<'_>, at: usize) -> bool {
    const LONGEST: usize = 3;
    let starts = at.saturating_sub(LONGEST)..=at;
    starts
        .rev()
        .any(|start| page.listed("press_calls", start).is_some_and(|long| start + long > at))
}

/// "Venn briefs Tao on her meetings with": talks of which one tells the other.
fn is_recounted(title: &Page<'_>, at: usize) -> bool {
    let before = at.saturating_sub(3);
    let about = (before..at).find(|word| title.is_any(*word, &["on", "about"]));
    about.is_some_and(|about| title.find_listed("told_verbs", &(0..about)).is_some())
}

/// "bilateral relations": what was spoken of, not a bilateral (meeting).
fn is_kind_of_matter(page: &Page<'_>, at: usize) -> bool {
    page.in_list("sorts_of_talks", at)
        && page.tag(at + 1).is_nominal()
        && page.is_word(at + 1)
        && page.listed("meeting_nouns", at + 1).is_none()
        && page.listed("call_nouns", at + 1).is_none()
}
