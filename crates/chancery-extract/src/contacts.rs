//! The contact a document reports: who, by what means, when, at whose request, how it went.

use chancery_record::{
    Contact, ContactRole, Evidence, Finding, Id, Initiator, Medium, Participant, Quote, Rule,
    Setting, Sha256,
};
use chancery_syntax::Tag;

use crate::cast::{ActorIndex, Cast};
use crate::dates::{self, Publication, TimeWords};
use crate::encounter::{self, Encounter};
use crate::mentions::Mentions;
use crate::page::{Page, Words};

/// A title that came with a document, read like text; it has no place in the reading text.
pub(crate) struct Heading<'h, 'a> {
    pub(crate) page: &'h Page<'a>,
    pub(crate) mentions: &'h Mentions,
    pub(crate) given: &'h str,
}

/// Where the contact is reported.
#[derive(Debug, Clone, Default)]
pub(crate) struct Report {
    /// From the title that came with the document.
    pub(crate) heading: Option<Encounter>,
    /// From a sentence of the body, by its index.
    pub(crate) lead: Option<(usize, Encounter)>,
    /// Those who spoke with each other, in order, without doubles.
    pub(crate) principals: Vec<ActorIndex>,
    /// The side whose person is named without a state beside the other's: the text's own.
    pub(crate) own_side: Option<String>,
}

/// How many sentences of the body are looked at for the one that reports the contact.
const LEAD: usize = 7;

/// Finds where the document reports a contact between officials of two sides.
pub(crate) fn report(
    page: &Page<'_>,
    cast: &mut Cast,
    mentions: &Mentions,
    heading: Option<&Heading<'_, '_>>,
    own_side: Option<&str>,
) -> Option<Report> {
    let in_heading = heading.and_then(|heading| {
        let whole = 0..heading.page.len();
        encounter::find(heading.page, cast, heading.mentions, &whole, true)
    });
    if heading.is_some_and(|heading| is_no_account(heading.page)) {
        return None;
    }
    let by_press = heading.is_none() || own_side.is_none();
    let talk_title = heading.is_none_or(|heading| names_talks(heading.page));
    let titled: Vec<ActorIndex> = heading
        .iter()
        .flat_map(|heading| &heading.mentions.all)
        .map(|mention| mention.actor)
        .filter(|actor| cast.actors[*actor].kind == chancery_record::ActorKind::Person)
        .collect();
    let lead = if in_heading.is_some() || talk_title {
        lead(page, cast, mentions).filter(|(_, found)| {
            let mut named = found.left.iter().chain(&found.right);
            titled.is_empty() || named.any(|(actor, _)| titled.contains(actor))
        })
    } else {
        None
    };
    let lead = match lead {
        None if by_press && in_heading.is_none() => spoken_of(page, cast, mentions),
        lead => lead,
    };
    if in_heading.is_none() && lead.is_none() {
        return None;
    }
    let mut report = Report { heading: in_heading, lead, principals: Vec::new(), own_side: None };
    give_sides(cast, &report, own_side);
    report.principals = principals(cast, &report);
    report.own_side = infer_side(page, cast, &report.principals);
    let apart = two_sides(cast, &report.principals, own_side.is_some())
        || own_side.is_none() && between_states(cast, &report.principals);
    (report.principals.len() >= 2 && apart).then_some(report)
}

/// Two people whose sides the text leaves to the reader, in a text that keeps naming two states.
fn between_states(cast: &Cast, principals: &[ActorIndex]) -> bool {
    let people = principals.iter().all(|actor| {
        cast.actors[*actor].kind == chancery_record::ActorKind::Person
            && cast.side_of(*actor).is_none()
    });
    let states = cast
        .actors
        .iter()
        .filter(|role| role.kind == chancery_record::ActorKind::State && role.mentions >= 2);
    people && principals.len() == 2 && states.count() >= 2
}

/// Titles of texts that speak of talks without being accounts of them.
fn is_no_account(page: &Page<'_>) -> bool {
    find(page, "no_account", &(0..page.len())).is_some()
}

/// Whether a title speaks of talks at all.
fn names_talks(page: &Page<'_>) -> bool {
    let lists =
        ["call_nouns", "video_nouns", "meeting_nouns", "letter_nouns", "open_nouns", "with_verbs"];
    (0..page.len()).any(|word| {
        page.reads(word, &["joint", "statement"])
            || page.is_any(
                word,
                &[
                    "readout",
                    "communiqué",
                    "communique",
                    "meets",
                    "speaks",
                    "met",
                    "counterpart",
                    "counterparts",
                ],
            )
            || lists.iter().any(|name| {
                page.lexicon.contact_phrases.get(*name).is_some_and(|p| p.at(page, word).is_some())
            })
    })
}

fn lead(page: &Page<'_>, cast: &Cast, mentions: &Mentions) -> Option<(usize, Encounter)> {
    let mut best: Option<(usize, Encounter)> = None;
    for (index, sentence) in page.sentences.iter().enumerate().take(LEAD) {
        let Some(found) = encounter::find(page, cast, mentions, &sentence.words, index == 0) else {
            continue;
        };
        let heading = page.blocks[sentence.block].kind != chancery_text::BlockKind::Paragraph;
        let full = !heading && !found.coming;
        if full || best.is_none() {
            let done = full;
            best = Some((index, found));
            if done {
                break;
            }
        }
    }
    best
}

/// Press reports name the talks in one sentence and the people in others: a noun of contact among
/// the first sentences, and the first two people of different sides named by then.
fn spoken_of(page: &Page<'_>, cast: &Cast, mentions: &Mentions) -> Option<(usize, Encounter)> {
    let nouns = ["video_nouns", "call_nouns"];
    let paragraphs = page.sentences.iter().enumerate().take(LEAD + 4);
    let (index, noun) = paragraphs.clone().find_map(|(index, sentence)| {
        let heading = page.blocks[sentence.block].kind != chancery_text::BlockKind::Paragraph;
        let found = nouns.iter().find_map(|list| find(page, list, &sentence.words))?;
        (!heading).then_some((index, found))
    })?;
    let mut people: Vec<(ActorIndex, Words)> = Vec::new();
    for (_, sentence) in paragraphs {
        for mention in mentions.within(&sentence.words) {
            let person = cast.actors[mention.actor].kind == chancery_record::ActorKind::Person;
            let side = cast.side_of(mention.actor);
            let other = people.iter().all(|(known, _)| {
                *known != mention.actor && (side.is_none() || cast.side_of(*known) != side)
            });
            if person && other && people.len() < 2 {
                people.push((mention.actor, mention.words.clone()));
            }
        }
    }
    let often = people.iter().all(|(actor, _)| cast.actors[*actor].mentions >= 2);
    if people.len() < 2 || !often {
        return None;
    }
    let right = people.split_off(1);
    Some((index, Encounter { left: people, right, words: noun, coming: false }))
}

/// Those on the left without a side of their own belong to the issuer's.
fn give_sides(cast: &mut Cast, report: &Report, own_side: Option<&str>) {
    let Some(own) = own_side else { return };
    let encounters = report.heading.iter().chain(report.lead.iter().map(|(_, found)| found));
    for encounter in encounters {
        for (actor, _) in &encounter.left {
            let role = &mut cast.actors[*actor];
            if role.side.is_none() && role.kind == chancery_record::ActorKind::Person {
                role.side = Some(own.to_owned());
            }
        }
    }
}

/// Of two principals one of whose sides is known, the other's is the state that the text pairs with
/// it ("Valdorian-Kestrelian relations") or calls a side ("the Valdorian side"): twice at least,
/// and no other half as often.
fn infer_side(page: &Page<'_>, cast: &mut Cast, principals: &[ActorIndex]) -> Option<String> {
    let [first, second] = principals else { return None };
    let (known, open) = match (cast.side_of(*first), cast.side_of(*second)) {
        (Some(side), None) => (side.to_owned(), *second),
        (None, Some(side)) => (side.to_owned(), *first),
        _ => return None,
    };
    let mut paired: std::collections::BTreeMap<String, usize> = std::collections::BTreeMap::new();
    for word in 0..page.len() {
        if let Some((a, b)) = pair(page, word) {
            let other = if a == known {
                b
            } else if b == known {
                a
            } else {
                continue;
            };
            *paired.entry(other).or_default() += 1;
        } else if let Some((length, name)) = page.lexicon.name_at(page, word) {
            let sided = page.low(word + length) == "side";
            let side = page.lexicon.side(name).filter(|side| sided && side.code != known);
            if let Some(side) = side {
                *paired.entry(side.code.clone()).or_default() += 1;
            }
        }
    }
    let most = paired.iter().max_by_key(|(_, count)| **count);
    let (side, count) = most.map(|(side, count)| (side.clone(), *count))?;
    let alone = paired.values().filter(|other| **other * 2 >= count).count() == 1;
    let person = cast.actors[open].kind == chancery_record::ActorKind::Person;
    if count < 2 || !alone || !person || side == known {
        return None;
    }
    cast.actors[open].side = Some(side.clone());
    (open == *first).then_some(side)
}

/// The two states of a compound like "China-U.S.".
pub(crate) fn pair(page: &Page<'_>, word: usize) -> Option<(String, String)> {
    let (a, b) = page.low(word).split_once(['-', '–'])?;
    let side = |part: &str| {
        let name = page.lexicon.names.get(part)?;
        page.lexicon.side(name).map(|side| side.code.clone())
    };
    Some((side(a)?, side(b)?))
}

/// The principals of heading and lead together, in the lead's order.
fn principals(cast: &Cast, report: &Report) -> Vec<ActorIndex> {
    let mut all: Vec<ActorIndex> = Vec::new();
    let lead = report.lead.iter().map(|(_, found)| found);
    for encounter in report.heading.iter().chain(lead) {
        for (actor, _) in encounter.left.iter().chain(&encounter.right) {
            if !all.contains(actor) {
                all.push(*actor);
            }
        }
    }
    // Where people are named, a state beside them is a topic or their side.
    let person =
        |actor: &ActorIndex| cast.actors[*actor].kind == chancery_record::ActorKind::Person;
    if all.iter().filter(|actor| person(actor)).count() >= 2 {
        all.retain(person);
    }
    all
}

/// Whether at least two sides are named; in a text whose issuer is not known the side of one may be
/// open.
fn two_sides(cast: &Cast, principals: &[ActorIndex], issued: bool) -> bool {
    let sides: Vec<Option<&str>> = principals.iter().map(|actor| cast.side_of(*actor)).collect();
    let mut known: Vec<&str> = sides.iter().flatten().copied().collect();
    known.sort_unstable();
    known.dedup();
    known.len() >= 2 || !issued && known.len() == 1 && sides.iter().any(Option::is_none)
}

/// What surrounds a report while its contact is written down.
pub(crate) struct Scene<'s, 'a> {
    pub(crate) page: &'s Page<'a>,
    pub(crate) cast: &'s Cast,
    pub(crate) mentions: &'s Mentions,
    pub(crate) heading: Option<&'s Heading<'s, 'a>>,
    pub(crate) sha256: &'s Sha256,
    pub(crate) published: Option<Publication<'s>>,
    pub(crate) own_side: Option<&'s str>,
    pub(crate) issuer: &'s str,
    /// The names by which actors go in the record.
    pub(crate) ids: &'s [String],
}

const NAMED: Rule = Rule::named("contact/named-in-report");

impl Scene<'_, '_> {
    /// The primary contact.
    pub(crate) fn contact(&self, report: &Report) -> Contact {
        let lead = report.lead.as_ref();
        let words = lead.map(|(index, _)| self.page.sentences[*index].words.clone());
        let evidence = self.evidence(report);
        let coming = report.lead.as_ref().map_or_else(
            || report.heading.as_ref().is_some_and(|found| found.coming),
            |(_, found)| found.coming,
        );
        let role = if coming { ContactRole::Announcement } else { ContactRole::Account };
        let medium = self.medium(report);
        let in_person = medium.value() == Some(&Medium::InPerson);
        let attendees = self.attendees(report);
        let time = self.time(report);
        let span = evidence.quotes().first().map(Quote::span);
        Contact {
            id: Id::of("contact", self.sha256, &span.into_iter().collect::<Vec<_>>()),
            primary: true,
            role,
            principals: self.participants(report),
            attendees,
            date: dates::solve(
                self.page,
                time.as_ref(),
                self.published,
                &self.zones(report, in_person),
            ),
            time_of_day: words.as_ref().and_then(|words| self.time_of_day(words)),
            initiator: self.initiator(report),
            duration: self.duration(),
            place: words.as_ref().filter(|_| in_person).and_then(|words| self.place(words)),
            setting: words.as_ref().and_then(|words| self.setting(words)),
            atmosphere: self.atmosphere(),
            medium,
            evidence,
        }
    }

    fn id(&self, actor: ActorIndex) -> String {
        self.ids.get(actor).cloned().unwrap_or_default()
    }

    fn evidence(&self, report: &Report) -> Evidence {
        const LEAD: Rule = Rule::named("contact/reported-in-sentence");
        const TITLE: Rule = Rule::named("contact/reported-in-title");
        if let Some((index, _)) = &report.lead {
            let quote = self.page.quote(&self.page.sentences[*index].words);
            return Evidence::words(LEAD, quote);
        }
        let title = self.heading.map_or("", |heading| heading.given);
        Evidence::metadata(TITLE, "title", title)
    }

    fn participants(&self, report: &Report) -> Vec<Participant> {
        let each = report.principals.iter().map(|actor| self.participant(report, *actor));
        each.collect()
    }

    fn participant(&self, report: &Report, actor: ActorIndex) -> Participant {
        let mention = report.lead.iter().find_map(|(_, found)| {
            let all = found.left.iter().chain(&found.right);
            all.into_iter().find(|(who, _)| *who == actor).map(|(_, words)| words.clone())
        });
        let evidence = match mention {
            Some(words) => Evidence::words(NAMED, self.page.quote(&words)),
            None => {
                let title = self.heading.map_or("", |heading| heading.given);
                Evidence::metadata(NAMED, "title", title)
            }
        };
        self.described(actor, evidence)
    }

    fn described(&self, actor: ActorIndex, evidence: Evidence) -> Participant {
        let role = &self.cast.actors[actor];
        let office = role.office.as_ref().and_then(|(_, at)| *at);
        Participant {
            actor: self.id(actor),
            name: role.full_name(),
            office: office.map(|bytes| self.page.quote_bytes(bytes)),
            side: role.side.clone(),
            evidence,
        }
    }

    // ----- medium -----

    fn medium(&self, report: &Report) -> Finding<Medium> {
        const RULE: Rule = Rule::named("contact/medium");
        let order = [
            ("by_video", Medium::Video),
            ("by_phone", Medium::Phone),
            ("by_letter", Medium::Letter),
            ("in_person", Medium::InPerson),
        ];
        let near = self.near(report);
        let called = self.heading.is_some_and(|heading| {
            let whole = 0..heading.page.len();
            ["by_call", "by_phone", "by_video"]
                .iter()
                .any(|list| find(heading.page, list, &whole).is_some())
        });
        for (list, medium) in order {
            // A title that says "call" is not overruled by a meeting among the topics.
            if called && medium == Medium::InPerson {
                continue;
            }
            for words in &near {
                if let Some(found) =
                    find(self.page, list, words).filter(|found| self.is_told(found))
                {
                    return Finding::known(medium, Evidence::words(RULE, self.page.quote(&found)));
                }
            }
            if let Some(heading) = self.heading
                && find(heading.page, list, &(0..heading.page.len())).is_some()
            {
                return Finding::known(medium, Evidence::metadata(RULE, "title", heading.given));
            }
        }
        for words in &near {
            if let Some(found) = find(self.page, "by_call", words) {
                return Finding::known(
                    Medium::Call,
                    Evidence::words(RULE, self.page.quote(&found)),
                );
            }
        }
        if let Some(heading) = self.heading
            && find(heading.page, "by_call", &(0..heading.page.len())).is_some()
        {
            return Finding::known(Medium::Call, Evidence::metadata(RULE, "title", heading.given));
        }
        Finding::unknown("the text does not say by what means they spoke")
    }

    /// The sentences that speak of the contact itself: headings before it, the lead and the one
    /// after it.
    fn near(&self, report: &Report) -> Vec<Words> {
        let Some((index, found)) = &report.lead else { return Vec::new() };
        let sentence = &self.page.sentences[*index];
        // In the lead the words of contact and what stands around them, not its topics.
        let topics = (found.words.end..sentence.words.end).find(|word| {
            self.page.is_any(
                *word,
                &[
                    "about",
                    "regarding",
                    "discuss",
                    "concerning",
                    "reaffirm",
                    "ahead",
                    "following",
                    "after",
                    "before",
                ],
            )
        });
        let lead =
            sentence.words.start..topics.unwrap_or(sentence.words.end).min(found.words.end + 40);
        let mut near = vec![lead];
        for (before, other) in self.page.sentences.iter().enumerate().take(*index) {
            if before < 3 && other.words.len() < 40 {
                near.push(other.words.clone());
            }
        }
        near
    }

    /// Whether the words tell of the contact and not of one to come or of a topic.
    fn is_told(&self, words: &Words) -> bool {
        let before = words.start.saturating_sub(3)..words.start;
        let coming = before.into_iter().any(|word| {
            self.page.is_any(
                word,
                &[
                    "upcoming",
                    "next",
                    "future",
                    "to",
                    "will",
                    "forthcoming",
                    "nato",
                    "eu",
                    "g7",
                    "g20",
                ],
            ) && self.page.low(word) != "spoke"
        });
        !coming
            || self.page.is_any(
                words.start,
                &["met", "by", "via", "on", "over", "virtually", "hosted", "received"],
            )
    }

    // ----- when -----

    fn time(&self, report: &Report) -> Option<TimeWords> {
        let (index, found) = report.lead.as_ref()?;
        let sentence = &self.page.sentences[*index];
        let all = dates::find(self.page, &sentence.words);
        let usable: Vec<&TimeWords> = all.iter().filter(|t| self.tells_contact(t, found)).collect();
        let close = usable.into_iter().min_by_key(|time| {
            let words = &found.words;
            if time.words.start >= words.start {
                time.words.start.saturating_sub(words.end)
            } else {
                words.start.saturating_sub(time.words.end)
            }
        });
        if let Some(time) = close {
            return Some(time.clone());
        }
        // The press tells the day where it first names those who spoke: weekday, "today", a date.
        let after = self.page.sentences[*index + 1..].iter().take(4);
        let after = after.filter(|other| {
            let named = self.mentions.within(&other.words).iter();
            named.into_iter().any(|mention| report.principals.contains(&mention.actor))
        });
        let later = after.flat_map(|other| dates::find(self.page, &other.words)).find(|time| {
            let before = time.words.start.checked_sub(1).map_or("", |word| self.page.low(word));
            let bound = matches!(before, "since" | "until" | "after" | "before" | "last" | "next");
            let day = matches!(time.time, dates::Time::Weekday(_) | dates::Time::Offset(0));
            day && !bound
        });
        if later.is_some() && self.own_side.is_none() {
            return later;
        }
        // A heading or the sentence before may carry the date.
        let before = self.page.sentences[..*index].iter().take(4);
        let early = before.filter(|other| other.words.len() < 40);
        early
            .flat_map(|other| dates::find(self.page, &other.words))
            .find(|time| matches!(time.time, dates::Time::Calendar(p) if p.day.is_some()))
    }

    /// Whether an expression in the lead dates the contact: not in the topics after "about", not a
    /// time gone by or to come.
    fn tells_contact(&self, time: &TimeWords, found: &Encounter) -> bool {
        let page = self.page;
        let before = time.words.start.checked_sub(1).map_or("", |word| page.low(word));
        let topical = (found.words.end..time.words.start).any(|word| {
            page.is_any(
                word,
                &[
                    "about",
                    "regarding",
                    "discuss",
                    "reaffirm",
                    "ahead",
                    "following",
                    "after",
                    "including",
                    "that",
                    "which",
                    "since",
                ],
            )
        });
        let kind = match time.time {
            dates::Time::Calendar(partial) => partial.day.is_some(),
            dates::Time::Days(..) | dates::Time::Offset(_) | dates::Time::Weekday(_) => true,
            _ => false,
        };
        let future = matches!(time.time, dates::Time::Offset(days) if days > 0) && !found.coming;
        kind && !topical
            && !future
            && !matches!(before, "since" | "until" | "after" | "before" | "upcoming")
    }

    /// The zones whose day "today" may be: that of the place where that is a known capital or
    /// state, else the issuer's.
    fn zones(&self, report: &Report, in_person: bool) -> Vec<&str> {
        let own = self.own_side.and_then(|side| self.page.lexicon.zone(side));
        let place = report.lead.as_ref().and_then(|(index, _)| {
            let words = &self.page.sentences[*index].words;
            words.clone().find_map(|word| {
                let name = (self.page.low(word) == "in")
                    .then(|| self.page.lexicon.name_at(self.page, word + 1))??
                    .1;
                let capital = matches!(name, crate::lexicon::Name::State(_));
                let side = self.page.lexicon.side(name).filter(|_| capital)?;
                self.page.lexicon.zone(&side.code)
            })
        });
        place.filter(|_| in_person).or(own).into_iter().collect()
    }

    fn time_of_day(&self, words: &Words) -> Option<Quote> {
        let page = self.page;
        let at = words.clone().find(|word| {
            page.is_any(*word, &["morning", "afternoon", "evening", "night", "noon"])
        })?;
        let start = (at.saturating_sub(2)..at)
            .find(|word| page.is_any(*word, &["in", "on", "this", "the", "at"]));
        Some(page.quote(&(start.unwrap_or(at)..at + 1)))
    }

    // ----- who asked -----

    fn initiator(&self, report: &Report) -> Finding<Initiator> {
        const RULE: Rule = Rule::named("contact/initiator");
        let from = report.lead.as_ref().map_or(0, |(index, _)| *index);
        let sentences: Vec<Words> =
            self.page.sentences.iter().skip(from).take(5).map(|s| s.words.clone()).collect();
        for words in &sentences {
            if let Some(found) = find(self.page, "latter_asked", words) {
                let Some(actor) = self.last_before(&found, report) else { continue };
                return self.asked(actor, Evidence::words(RULE, self.page.quote(&found)));
            }
            if let Some(found) = find(self.page, "request", words) {
                let after = found.end..words.end.min(found.end + 7);
                let mention = self.mentions.within(&after).first().cloned();
                if let Some(mention) = mention {
                    let quote = self.page.quote(&(found.start..mention.words.end));
                    let actor = self.principal_of(mention.actor, report);
                    return self.asked(actor, Evidence::words(RULE, quote));
                }
            }
            if let Some((actor, found)) = self.reached_out(words, report) {
                return self.asked(actor, Evidence::words(RULE, self.page.quote(&found)));
            }
        }
        if let Some(heading) = self.heading
            && find(heading.page, "request", &(0..heading.page.len())).is_some()
        {
            return Finding::unknown("the title says that it was asked for, not by whom");
        }
        Finding::unknown("nobody is said to have asked for it")
    }

    /// "X reached out to me tonight", "X called me".
    fn reached_out(&self, words: &Words, report: &Report) -> Option<(ActorIndex, Words)> {
        let page = self.page;
        let at = words.clone().find(|word| {
            page.reads(*word, &["reached", "out", "to"])
                || page.reads(*word, &["called", "me"])
                || page.reads(*word, &["requested", "the", "call"])
        })?;
        let mention = self.mentions.ending_at(at)?;
        let actor = report.principals.contains(&mention.actor).then_some(mention.actor)?;
        Some((actor, mention.words.start..at + 3))
    }

    fn last_before(&self, found: &Words, report: &Report) -> Option<ActorIndex> {
        let sentence = self.page.sentence_of(found.start);
        let head = self.page.sentences.get(sentence)?.words.start..found.start;
        let principals = self.mentions.within(&head).iter().rev();
        principals.map(|m| m.actor).find(|actor| report.principals.contains(actor))
    }

    /// The principal of a side, where a side is named.
    fn principal_of(&self, actor: ActorIndex, report: &Report) -> ActorIndex {
        if report.principals.contains(&actor) {
            return actor;
        }
        let side = self.cast.side_of(actor);
        let same = report
            .principals
            .iter()
            .copied()
            .find(|p| side.is_some() && self.cast.side_of(*p) == side);
        same.unwrap_or(actor)
    }

    fn asked(&self, actor: ActorIndex, evidence: Evidence) -> Finding<Initiator> {
        let role = &self.cast.actors[actor];
        let initiator = Initiator {
            actor: self.id(actor),
            name: role.full_name(),
            side: role.side.clone(),
            asserted_by: self.issuer.to_owned(),
        };
        Finding::known(initiator, evidence)
    }

    // ----- circumstances -----

    /// "lasted 45 minutes", "a two-hour call".
    fn duration(&self) -> Option<Quote> {
        let page = self.page;
        let head = page.sentences.iter().take(LEAD + 3).map(|sentence| sentence.words.clone());
        for words in head {
            for at in words.clone() {
                if page.is_any(at, &["lasted", "lasting"]) {
                    let unit = (at..words.end.min(at + 8))
                        .rev()
                        .find(|word| page.is_any(*word, &["minutes", "hours", "hour", "minute"]));
                    if let Some(unit) = unit {
                        return Some(page.quote(&(at + 1..unit + 1)));
                    }
                }
                let compound = page.low(at);
                if compound.ends_with("-minute") || compound.ends_with("-hour") {
                    return Some(page.quote(&(at..at + 1)));
                }
                let counted = page.is_any(at, &["minutes", "hours"]) && at > 1;
                if counted
                    && page.tag(at - 1) == Tag::Num
                    && page.is_any(
                        at.wrapping_sub(2),
                        &["for", "about", "approximately", "of", "nearly"],
                    )
                {
                    return Some(page.quote(&(at - 1..at + 1)));
                }
            }
        }
        None
    }

    /// "in Libreton", the place of a meeting.
    fn place(&self, words: &Words) -> Option<Quote> {
        let page = self.page;
        let at = words.clone().find(|word| {
            page.is_any(*word, &["in", "at"])
                && page.is_capital(word + 1)
                && page.is_word(word + 1)
                && crate::english::calendar::month(page.low(word + 1)).is_none()
                && page.raw(*word).starts_with(char::is_lowercase)
        })?;
        let mut end = at + 1;
        while end < words.end
            && (page.is_capital(end) && page.is_word(end)
                || page.low(end) == "," && page.is_capital(end + 1))
        {
            end += 1;
        }
        Some(page.quote(&(at + 1..end)))
    }

    fn setting(&self, words: &Words) -> Option<Setting> {
        let found = find(self.page, "margins", words)?;
        let stop = (found.end..words.end).find(|word| self.page.is_any(*word, &[",", ".", ";"]));
        let quote = self.page.quote(&(found.start..stop.unwrap_or(words.end)));
        Some(Setting { quote })
    }

    /// Adjectives of the talk: "a candid and in-depth exchange", "the call was constructive".
    fn atmosphere(&self) -> Vec<Quote> {
        let page = self.page;
        let (Some(adjectives), Some(nouns)) = (
            page.lexicon.contact_phrases.get("atmosphere"),
            page.lexicon.contact_phrases.get("atmosphere_nouns"),
        ) else {
            return Vec::new();
        };
        let mut out = Vec::new();
        let mut at = 0;
        while at < page.len() {
            let Some(end) = run_of(page, adjectives, at) else {
                at += 1;
                continue;
            };
            let sentence = page.sentence_of(at);
            let Some(bounds) = page.sentences.get(sentence).map(|s| s.words.clone()) else { break };
            let after = (end..bounds.end.min(end + 2)).any(|word| nouns.at(page, word).is_some());
            let head = at.saturating_sub(7).max(bounds.start)..at;
            let linked =
                head.clone().any(|word| page.is_any(word, &["was", "were", "as", "be", "been"]));
            let talk = head.clone().any(|word| {
                page.is_any(
                    word,
                    &[
                        "call",
                        "meeting",
                        "conversation",
                        "talks",
                        "discussion",
                        "discussions",
                        "exchange",
                        "dialogue",
                        "consultations",
                    ],
                )
            });
            if after || linked && talk {
                out.push(page.quote(&(at..end)));
            }
            at = end;
        }
        out
    }

    /// Others named as present.
    fn attendees(&self, report: &Report) -> Vec<Participant> {
        const RULE: Rule = Rule::named("contact/attended");
        let mut out: Vec<Participant> = Vec::new();
        for sentence in &self.page.sentences {
            for name in crate::mentions::listed_as_present(self.page, &sentence.words) {
                let spelled: Vec<&str> = name.clone().map(|word| self.page.raw(word)).collect();
                let Some(actor) = self.cast.find_person(&spelled) else { continue };
                let id = self.id(actor);
                if !report.principals.contains(&actor) && out.iter().all(|p| p.actor != id) {
                    let evidence = Evidence::words(RULE, self.page.quote(&name));
                    out.push(self.described(actor, evidence));
                }
            }
        }
        out
    }
}

/// The end of a run of adjectives joined by commas and "and".
fn run_of(
    page: &Page<'_>,
    adjectives: &crate::lexicon::phrases::Phrases<()>,
    start: usize,
) -> Option<usize> {
    let (length, ()) = adjectives.at(page, start)?;
    let mut end = start + length;
    loop {
        let mut next = end;
        while page.is_any(next, &[",", "and"]) {
            next += 1;
        }
        match adjectives.at(page, next).filter(|_| next > end) {
            Some((length, ())) => end = next + length,
            None => return Some(end),
        }
    }
}

/// The first of a list's phrases within the words.
pub(crate) fn find(page: &Page<'_>, list: &str, words: &Words) -> Option<Words> {
    let phrases = page.lexicon.contact_phrases.get(list)?;
    words.clone().find_map(|at| {
        let (length, ()) = phrases.at(page, at)?;
        (at + length <= words.end).then_some(at..at + length)
    })
}
