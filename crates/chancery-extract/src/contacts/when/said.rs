//! The day of a contact as reporters tell it: by the day on which something was said at it, agreed at
//! it, or said right after it.

use chancery_record::Partial;
use chancery_syntax::{Form, Tag};

use super::super::{Report, Scene};
use crate::dates::english::ordinal;
use crate::dates::{Bound, Time, TimeWords, Turn};
use crate::encounter::Encounter;
use crate::page::Words;

/// How many sentences before the one that tells of the contact are looked at.
const BEFORE: usize = 2;

impl Scene<'_, '_> {
    /// "Tao said on Tuesday after talks with Venn": told on the day of the talks or soon after, so
    /// roughly. "Venn said Monday … She made her remarks during talks with Tao", "Ministers agreed
    /// on Friday …": the day of the talks themselves.
    pub(super) fn told_when_said(&self, report: &Report, index: usize) -> Option<TimeWords> {
        let (_, found) = report.lead.as_ref()?;
        let sentence = &self.page.sentences[index].words;
        self.agreed_then(index)
            .or_else(|| self.remarked_then(sentence, found, index))
            .or_else(|| self.said_after(sentence, found))
    }

    /// "Our discussions on Tuesday were frank", behind the sentence that tells of the talks: their day.
    pub(super) fn talks_on_day(&self, index: usize) -> Option<TimeWords> {
        const BEHIND: usize = 3;
        const NEAR: usize = 6;
        let page = self.page;
        let behind = page.sentences.iter().skip(index + 1).take(BEHIND);
        let day = |time: &&TimeWords| {
            let near =
                matches!(time.time, Time::Weekday(_, Turn::Nearest | Turn::This) | Time::Offset(0));
            time.bound == Bound::On && (near || time.is_calendar_day())
        };
        let mut days = behind.flat_map(|sentence| self.times.within(&sentence.words)).filter(day);
        let found = days.find(|time| {
            let start = time.words.start;
            let sentence = page.sentences.get(page.sentence_of(start));
            let from = sentence.map_or(start, |sentence| sentence.words.start);
            let noun = (start.saturating_sub(NEAR).max(from)..start)
                .rev()
                .find(|at| page.in_any_list(&["talk_nouns", "meeting_nouns", "call_nouns"], *at));
            noun.is_some_and(|noun| {
                let own = noun.saturating_sub(2).max(from)..noun;
                let ours = own.into_iter().any(|at| page.in_list("again", at));
                let held = page.find_listed("held_verbs", &(noun + 1..start));
                let plain = (noun + 1..start).all(|at| {
                    page.is_any(at, &["on", "in", "here"])
                        || page.is_capital(at)
                        || held.as_ref().is_some_and(|held| held.contains(&at))
                });
                let past = (from..noun)
                    .all(|at| !page.in_list("to_come", at) && !page.in_list("earlier_marks", at));
                ours && plain && past
            })
        });
        found.cloned()
    }

    fn days(&self, words: &Words) -> impl Iterator<Item = &TimeWords> {
        self.times.within(words).iter().filter(|time| {
            let day =
                matches!(time.time, Time::Weekday(_, Turn::Nearest | Turn::This) | Time::Offset(0));
            day && time.bound == Bound::On
        })
    }

    /// The verb right before an expression of time: "agreed on Friday".
    fn verb_before(&self, time: &TimeWords) -> Option<usize> {
        let mut word = time.words.start;
        while word > 0 && self.page.in_list("day_modifiers", word - 1) {
            word -= 1;
        }
        word.checked_sub(1)
            .filter(|verb| self.page.tag(*verb) == Tag::Verb && self.page.form(*verb) == Form::Past)
    }

    /// "Ministers agreed on Friday to …" in the first sentences, where several agree on something.
    fn agreed_then(&self, index: usize) -> Option<TimeWords> {
        let first = self.page.sentences[..=index].iter().rev().take(BEFORE + 1);
        let mut days = first.flat_map(|sentence| self.days(&sentence.words));
        let found = days.find(|time| {
            self.verb_before(time).is_some_and(|verb| self.page.in_list("joint_acts", verb))
        });
        found.cloned()
    }

    /// "She made her remarks during talks with Tao": what was said the sentence before was said then.
    fn remarked_then(
        &self,
        sentence: &Words,
        found: &Encounter,
        index: usize,
    ) -> Option<TimeWords> {
        let remarks =
            (sentence.start..found.words.start).find(|word| self.page.in_list("remarks", *word))?;
        let during = (remarks + 1..found.words.end)
            .any(|word| self.page.is_any(word, &["during", "in", "at"]));
        let before = index.checked_sub(1).filter(|_| during)?;
        self.days(&self.page.sentences[before].words)
            .find(|time| self.verb_before(time).is_some())
            .cloned()
    }

    /// "Said on Tuesday during talks with": on that day; "said on Tuesday after talks with": roughly.
    fn said_after(&self, sentence: &Words, found: &Encounter) -> Option<TimeWords> {
        let from = found.words.start.saturating_sub(2).max(sentence.start);
        let within = ["during", "at", "in"];
        let opener = |word: &usize| {
            self.page.is_any(*word, &["after", "following"]) || self.page.is_any(*word, &within)
        };
        let after = (from..=found.words.start).find(opener)?;
        let rough = !self.page.is_any(after, &within);
        // A visit may last longer than the day on which something was said on it.
        if !rough && self.page.find_listed("visit_nouns", &found.words).is_some() {
            return None;
        }
        let before = sentence.start..after;
        let time = self.days(&before).last()?;
        (self.verb_before(time).is_some() && after - time.words.end <= 3)
            .then(|| TimeWords { rough, ..time.clone() })
    }

    /// "From 11 to 14 June, … on the second day of her tour": the day of a visit on which they met, told in
    /// the sentence or the one before.
    pub(super) fn narrow_to_day(&self, told: &mut Vec<TimeWords>, sentence: &Words) {
        let page = self.page;
        let before = page.sentence_of(sentence.start).saturating_sub(1);
        let from = page.sentences.get(before).map_or(sentence.start, |one| one.words.start);
        let range = |time: &&TimeWords| matches!(time.time, Time::Range(..));
        let only = match told.as_slice() {
            [only] => Some(only.clone()),
            [] => self.times.within(&(from..sentence.end)).iter().find(range).cloned(),
            _ => None,
        };
        let Some(mut only) = only else { return };
        let Time::Range(first, last) = only.time else { return };
        let days = (from..sentence.end).find_map(|at| {
            let day = page.low(at + 1) == "day" && page.low(at + 2) == "of";
            let own = page.is_any(at + 3, &["his", "her", "their", "the"]);
            let visit = page.in_list("visit_nouns", at + 4);
            (day && own && visit).then(|| ordinal(page.low(at))).flatten()
        });
        let Some(day) = days.and_then(|nth| nth_day(first.day?, nth)) else { return };
        if last.day.is_some_and(|last| day <= last) && first.month == last.month {
            only.time = Time::Calendar(Partial { day: Some(day), ..first });
            *told = vec![only];
        }
    }
}

/// The day of the month on which the n-th of several days falls, the first counted as one.
fn nth_day(first: u8, nth: i64) -> Option<u8> {
    u8::try_from(i64::from(first) + nth - 1).ok()
}
