//! How long, where, in what setting, in what spirit, and who else was there.

use chancery_record::{ActorKind, Evidence, Participant, Quote, Rule, Setting};
use chancery_syntax::{Form, Tag};

use super::report::LEAD;
use super::{Report, Scene};
use crate::actors::cast::ActorIndex;
use crate::page::{Page, Words};

/// How many sentences of a text may tell how long the talks lasted.
const SPOKEN: usize = 20;

impl Scene<'_, '_> {
    pub(super) fn time_of_day(&self, words: &Words) -> Option<Quote> {
        let page = self.page;
        let at = words.clone().find(|word| page.in_list("day_parts", *word))?;
        let start = (at.saturating_sub(2)..at).find(|word| page.in_list("day_part_openers", *word));
        Some(page.quote(&(start.unwrap_or(at)..at + 1)))
    }

    /// "lasted 45 minutes", "a two-hour call".
    pub(super) fn duration(&self) -> Option<Quote> {
        let page = self.page;
        let head = page.sentences.iter().take(SPOKEN).enumerate();
        for (index, sentence) in head {
            let words = sentence.words.clone();
            if index >= LEAD + 3 && !self.tells_how_long(&words) {
                continue;
            }
            for at in words.clone() {
                if page.in_list("lasting", at) {
                    let unit = (at..words.end.min(at + 8))
                        .rev()
                        .find(|word| page.in_list("duration_units", *word));
                    if let Some(unit) = unit {
                        return Some(page.quote(&(at + 1..unit + 1)));
                    }
                }
                let compound = page.low(at);
                if compound.ends_with("-minute") || compound.ends_with("-hour") {
                    return Some(page.quote(&(at..at + 1)));
                }
                let counted = page.in_list("counted_units", at) && at > 1;
                if counted
                    && page.tag(at - 1) == Tag::Num
                    && page.in_list("before_durations", at.wrapping_sub(2))
                {
                    return Some(page.quote(&(at - 1..at + 1)));
                }
            }
        }
        None
    }

    /// "The call lasted", "It lasted a bit over an hour": further down, only of the talks themselves.
    fn tells_how_long(&self, words: &Words) -> bool {
        const SUBJECT: usize = 5;
        let page = self.page;
        let Some(lasted) = page.find_listed("lasting", words) else { return false };
        let subject = lasted.start.saturating_sub(SUBJECT).max(words.start)..lasted.start;
        subject.into_iter().any(|at| page.low(at) == "it" || page.in_list("talk_nouns", at))
    }

    /// "in Libreton", the place of a meeting.
    pub(super) fn place(&self, words: &Words) -> Option<Quote> {
        let page = self.page;
        let at = words.clone().find(|word| {
            page.is_any(*word, &["in", "at"])
                && page.is_capital(word + 1)
                && page.is_word(word + 1)
                && crate::dates::english::month(page.low(word + 1)).is_none()
                && (page.raw(*word).starts_with(char::is_lowercase)
                    || *word == words.start && self.opens_place(*word, words.end))
        })?;
        let mut end = at + 1;
        // "in Ostrava, Orla Venn held": the person named behind the comma is no part of the place.
        let person = |at: usize| {
            let named = self.mentions.starting_at(at);
            named.is_some_and(|one| self.cast.actors[one.actor].kind == ActorKind::Person)
        };
        // "in Ostrava, June 3": nor is the day.
        let more = |at: usize| {
            page.is_capital(at)
                && !person(at)
                && crate::dates::english::month(page.low(at)).is_none()
        };
        while end < words.end
            && (page.is_capital(end)
                && page.is_word(end)
                && !(end > at + 1 && self.begins_anew(end))
                || page.low(end) == "," && more(end + 1))
        {
            end += 1;
        }
        Some(page.quote(&(at + 1..end)))
    }

    /// "In Larkmoor, Minister Venn met …": a place that opens a sentence, up to its comma.
    fn opens_place(&self, at: usize, end: usize) -> bool {
        const LONGEST: usize = 3;
        let page = self.page;
        let mut last = (at + 2..end.min(at + 2 + LONGEST)).take_while(|word| {
            (at + 1..*word).all(|one| page.is_capital(one) && page.is_word(one))
        });
        let place = page.tag(at + 1) == Tag::Propn;
        place
            && last.any(|word| {
                page.low(word) == ","
                    && self
                        .mentions
                        .within(&(at + 1..word))
                        .iter()
                        .all(|one| one.naming == crate::actors::mentions::Naming::Side)
            })
    }

    /// "in Larkmoor, D.C.  Minister Venn": whoever is named behind two spaces, or behind a stop, begins a sentence
    /// of his own.
    fn begins_anew(&self, at: usize) -> bool {
        let page = self.page;
        let gap = page.bytes(&(at - 1..at + 1)).of(page.text);
        let gap = gap.trim_start_matches(page.raw(at - 1)).trim_end_matches(page.raw(at));
        let named = self.mentions.starting_at(at);
        let person = named.is_some_and(|one| self.cast.actors[one.actor].kind == ActorKind::Person);
        let spaces = gap.chars().filter(|c| c.is_whitespace()).count();
        person || spaces > 1 || gap.contains(['\n', '\r'])
    }

    pub(super) fn setting(&self, words: &Words) -> Option<Setting> {
        let found = self.page.find_listed("margins", words)?;
        let stop = (found.end..words.end).find(|word| self.page.is_any(*word, &[",", ".", ";"]));
        let quote = self.page.quote(&(found.start..stop.unwrap_or(words.end)));
        Some(Setting { quote })
    }

    /// Adjectives of the talk: "a candid and in-depth exchange", "the call was constructive".
    pub(super) fn atmosphere(&self) -> Vec<Quote> {
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
            let linked = head.clone().any(|word| page.in_list("linking", word));
            let talk = head.clone().any(|word| page.in_list("talk_nouns", word));
            if after && tells_of_talk(page, bounds.start, at) || linked && talk {
                out.push(page.quote(&(at..end)));
            }
            at = end;
        }
        out
    }

    /// Others named as present.
    pub(super) fn attendees(&self, report: &Report) -> Vec<Participant> {
        const RULE: Rule = Rule::named("contact/attended");
        let mut out: Vec<Participant> = Vec::new();
        for sentence in &self.page.sentences {
            for name in crate::actors::mentions::listed_as_present(self.page, &sentence.words) {
                let spelled: Vec<&str> = name.clone().map(|word| self.page.raw(word)).collect();
                let Some(actor) = self.cast.find_person(&spelled) else { continue };
                let id = self.id(actor);
                if !report.principals.contains(&actor) && out.iter().all(|p| p.actor != id) {
                    let evidence = Evidence::words(RULE, self.page.quote(&name));
                    out.push(self.described(actor, evidence));
                }
            }
        }
        for (actor, words) in self.joined(report) {
            let id = self.id(actor);
            if out.iter().all(|participant| participant.actor != id) {
                let evidence = Evidence::words(RULE, self.page.quote(&words));
                out.push(self.described(actor, evidence));
            }
        }
        out
    }

    /// "Secretary Venn joined the group for part of the meeting."
    fn joined(&self, report: &Report) -> Vec<(ActorIndex, Words)> {
        let from = report.lead.as_ref().map_or(0, |(index, _)| *index);
        let sentences = self.page.sentences.iter().skip(from).take(LEAD);
        let found = sentences.filter_map(|sentence| {
            let joined = self.page.find_listed("joined_group", &sentence.words)?;
            let mention = self.mentions.ending_at(joined.start)?;
            let person = self.cast.actors[mention.actor].kind == ActorKind::Person;
            let other = person && !report.principals.contains(&mention.actor);
            other.then(|| (mention.actor, mention.words.clone()))
        });
        found.collect()
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

/// Whether the verb before an adjective tells of talks that were held: "had a candid exchange", "met in a
/// cordial atmosphere"; not "is willing to have a candid dialogue", "settle it in a constructive manner".
fn tells_of_talk(page: &Page<'_>, start: usize, at: usize) -> bool {
    let verb = (start..at).rev().find(|word| page.tag(*word).is_verbal());
    let Some(verb) = verb else { return at <= start + 1 };
    page.in_list("atmosphere_verbs", verb) && {
        let told = matches!(page.form(verb), Form::Past | Form::Participle);
        // "It was a candid exchange", but "was committed to a candid exchange".
        let near = !page.in_list("linking", verb) || at - verb <= 3;
        // "met to conduct in-depth exchanges".
        let purpose = page.low(verb.wrapping_sub(1)) == "to"
            && (start..verb).any(|word| page.in_list("came_together", word));
        purpose || told && near
    }
}
