//! Whether an expression of time is about the contact or about something else in its sentence.

use super::super::Scene;
use crate::dates::{Bound, Time, TimeWords};
use crate::encounter::Encounter;
use crate::meaning::references::Pointer;
use crate::page::Words;

impl Scene<'_, '_> {
    /// Whether an expression dates the contact: not in its topics, not on something else's name,
    /// not when it was told, not a time before or after which it was.
    pub(super) fn tells_contact(
        &self,
        time: &TimeWords,
        sentence: &Words,
        found: &Encounter,
    ) -> bool {
        let page = self.page;
        let line = self.dateline.map_or(0, |line| line.end);
        let opener = |word: usize| page.opens_topic(word);
        let topical = if time.words.start >= found.words.end {
            (found.words.end..time.words.start).any(opener)
        } else {
            let back = (sentence.start..time.words.start).rev();
            back.take_while(|word| page.low(*word) != ",").any(opener)
        };
        // "Left a memorandum last night on the subject of the discussions between …": the day of another act.
        let between = time.words.end..found.words.start.max(time.words.end);
        let topical = topical || page.find_listed("of_a_matter", &between).is_some();
        let ahead = time.points_ahead() && !found.coming;
        time.names_day()
            && time.words.start >= line
            && time.bound == Bound::On
            && !topical
            && !ahead
            && !self.names_another(time, found)
            && !self.is_of_the_one(time)
            && !self.names_something(time, found)
            && !self.belongs_elsewhere(time, found)
            && !self.tells_when_said(time, found)
    }

    /// "Their May 18 phone call": the date is part of another contact's name.
    fn names_another(&self, time: &TimeWords, found: &Encounter) -> bool {
        let page = self.page;
        let after = time.words.end..time.words.end + 4;
        let mut words = after.take_while(|word| page.is_word(*word) || page.low(*word) == "-");
        let calendar = matches!(time.time, Time::Calendar(_));
        // "In a March 14 trilateral call, …", "In separate calls": the one that is told of.
        let introduced = page.is_any(time.words.start.wrapping_sub(1), &["a", "an", "separate"]);
        calendar
            && !introduced
            && words.any(|word| {
                let noun = page.in_any_list(&["call_nouns", "video_nouns", "meeting_nouns"], word);
                noun && !page.is_capital(word)
                    && !found.words.contains(&word)
                    && page.tag(word).is_nominal()
            })
            && !(time.words.end..found.words.start).all(|word| page.low(word) == ",")
    }

    /// "Marran's February 26 and March 4 launches", "the 12 May election": the date is part of the name
    /// of something else.
    fn names_something(&self, time: &TimeWords, found: &Encounter) -> bool {
        let page = self.page;
        let owner = |word: usize| {
            page.is_any(word, &["'s", "'", "the", "its", "their", "his", "her", "and", "of"])
        };
        let calendar = matches!(time.time, Time::Calendar(date) if date.day.is_some());
        let mut end = time.words.end;
        // Two days before one noun.
        if page.is_any(end, &["and", "or"])
            && let Some(second) =
                self.times.within(&(end + 1..end + 6)).iter().find(|t| t.words.start == end + 1)
        {
            end = second.words.end;
        }
        let noun = matches!(page.tag(end), chancery_syntax::Tag::Noun | chancery_syntax::Tag::Adj)
            && page.is_word(end)
            && !page.is_capital(end)
            && !found.words.contains(&end)
            && !page.in_list("day_parts", end);
        calendar && noun && time.words.start > 0 && owner(time.words.start - 1)
    }

    /// "following the one on March 1": another contact, named by "one".
    fn is_of_the_one(&self, time: &TimeWords) -> bool {
        let page = self.page;
        let on = page.is_any(time.words.start.wrapping_sub(1), &["on", "of", "in"]);
        on && page.is_any(time.words.start.wrapping_sub(2), &["one", "that", "those", "ones"])
    }

    /// "In the Joint Statement of June 16, …": the date is part of a reference.
    fn belongs_elsewhere(&self, time: &TimeWords, found: &Encounter) -> bool {
        self.pointers.iter().any(|pointer| {
            let carries = pointer.time.as_ref().is_some_and(|own| own.words == time.words);
            // "In a March 14 call, X and Y discussed …" tells of the call itself.
            let introduced = time.words.start.checked_sub(1).is_some_and(|article| {
                pointer.words.contains(&article) && self.page.is_any(article, &["a", "an"])
            });
            let apart = !introduced
                && (pointer.words.end <= found.words.start
                    || pointer.words.start >= found.words.end);
            carries
                && apart
                && !self.is_own_visit(pointer, found)
                && pointer.kind != chancery_record::ReferenceKind::Period
        })
    }

    /// "During his visit to Kestrel on May 3, Venn met …": the day of a visit on which they met.
    fn is_own_visit(&self, pointer: &Pointer, found: &Encounter) -> bool {
        let page = self.page;
        let nouns = ["visit_nouns", "meeting_nouns"];
        let visit =
            pointer.words.clone().any(|at| page.in_any_list(&nouns, at))
                && self.mentions.within(&pointer.words).iter().all(|one| {
                    self.cast.actors[one.actor].kind != chancery_record::ActorKind::Person
                });
        let sentence = page.sentences.get(page.sentence_of(pointer.words.start));
        let from = sentence.map_or(0, |sentence| sentence.words.start);
        let opens = pointer.words.start <= from + 4 && pointer.words.end <= found.words.start;
        let during = (from..pointer.words.start.min(from + 4))
            .any(|at| page.is_any(at, &["during", "framework", "part", "course", "on", "in"]));
        visit && opens && during
    }

    /// "Said on Friday that …": the day of the saying.
    pub(super) fn tells_when_said(&self, time: &TimeWords, found: &Encounter) -> bool {
        let page = self.page;
        let mut word = time.words.start;
        // "Reported yesterday (Thursday) that": the same day in brackets.
        let bracket = word.checked_sub(1).filter(|at| page.low(*at) == "(");
        let before = bracket.and_then(|bracket| {
            let near = bracket.saturating_sub(4)..bracket;
            self.times.within(&near).iter().find(|other| other.words.end == bracket)
        });
        word = before.map_or(word, |other| other.words.start);
        while word > 0 && page.in_list("day_modifiers", word - 1) {
            word -= 1;
        }
        let start = self.page.sentences.get(page.sentence_of(time.words.start));
        let start = start.map_or(0, |sentence| sentence.words.start);
        let Some(verb) = word.checked_sub(1).filter(|verb| *verb >= start) else { return false };
        let cue = page.lexicon.verbs.at(page, verb);
        let says = cue.is_some_and(|(_, cue)| cue.frames.clause) && page.tag(verb).is_verbal();
        says && !found.words.contains(&verb)
    }
}
