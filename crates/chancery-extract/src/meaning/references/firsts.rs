//! What is counted or told from something earlier: "their first call since February", "the last
//! time they spoke was seven months ago", "since taking office".

use chancery_record::ReferenceKind;

use super::{AFTER, Finder, Pointer};
use crate::dates::{Time, TimeWords, english};
use crate::page::Words;

/// How many words may stand between a number and the noun it counts.
const COUNTED: usize = 4;
/// How many words may stand between the noun and "since".
const REACH: usize = 16;

impl Finder<'_, '_> {
    /// "Their first call since February", "the first since February": the one before it, which was
    /// then. "The first time in seven months": the months.
    pub(super) fn firsts(&self) -> Vec<Pointer> {
        let page = self.page;
        let found = self.sentence.clone().filter_map(|at| {
            let length = page.listed("counting_words", at)?;
            let bare = at + length;
            let noun = (at + 1..self.sentence.end.min(at + 1 + COUNTED))
                .find(|word| page.in_list("counted_contacts", *word));
            let from = match noun {
                Some(noun) => noun + 1,
                None if page.is_any(bare, &["since", "in"]) => bare,
                None => return None,
            };
            let stop = self.sentence.end.min(from + REACH);
            let near = (from..stop).take_while(|word| !page.is_any(*word, &[";", ":", "."]));
            near.into_iter().find_map(|word| match page.low(word) {
                "since" => {
                    let time = self.time_at(word + 1)?;
                    let words = self.phrase_start(at)..time.words.end;
                    let kind = ReferenceKind::PriorContact;
                    Some(Pointer { kind, words, time: Some(time.clone()), again: None })
                }
                "in" | "for" => {
                    let words = self.gap_at(word)?;
                    Some(Pointer { kind: ReferenceKind::Period, words, time: None, again: None })
                }
                _ => None,
            })
        });
        found.collect()
    }

    /// "In seven months", "in more than a year" behind a first.
    fn gap_at(&self, at: usize) -> Option<Words> {
        let page = self.page;
        let rough = (at + 1..at + 4).take_while(|word| page.in_list("rough_counts", *word)).count();
        let number = at + 1 + rough;
        let counted = page.is_indefinite_article(number)
            || english::count(page.low(number)).is_some()
            || page.in_list("vague_counts", number);
        let unit = english::unit(page.low(number + usize::from(counted))).is_some();
        let end = number + usize::from(counted) + 1;
        (unit && end <= self.sentence.end).then_some(at..end)
    }

    /// The time that begins here, or after an article or "early" or "late".
    fn time_at(&self, at: usize) -> Option<&TimeWords> {
        let begins = |word: &usize| self.page.in_list("before_times", *word);
        let from = (at..self.sentence.end).find(|word| !begins(word))?;
        self.times
            .iter()
            .find(|time| time.words.start >= at && time.words.start <= from && time.words.end > at)
            .filter(|time| !matches!(time.time, Time::Event(_) | Time::Shift(..)))
            .filter(|time| !self.page.in_list("contact_heads", time.words.end))
    }

    /// "The last time they spoke was seven months ago".
    pub(super) fn last_times(&self) -> Vec<Pointer> {
        let page = self.page;
        let found = self.sentence.clone().filter_map(|at| {
            let length = page.listed("last_times", at)?;
            let stop = self.sentence.end.min(at + length + AFTER);
            let verb = (at + length..stop)
                .take_while(|word| !page.is_any(*word, &[";", ":"]))
                .find(|word| self.is_contact_verb(*word))?;
            let time = self.times.iter().find(|time| {
                time.words.start > verb
                    && time.words.end <= stop
                    && !matches!(time.time, Time::Offset(0) | Time::Shift(..))
            });
            let start = if at > self.sentence.start && page.in_list("phrase_openers", at - 1) {
                at - 1
            } else {
                at
            };
            let end = time.map_or(verb + 1, |time| time.words.end);
            let kind = ReferenceKind::PriorContact;
            Some(Pointer { kind, words: start..end, time: time.cloned(), again: None })
        });
        found.collect()
    }

    /// "Last week, when the two ministers met in Larkmoor".
    pub(super) fn when_clauses(&self) -> Vec<Pointer> {
        let page = self.page;
        let found = self.times.iter().filter_map(|time| {
            let from = time.words.end + usize::from(page.low(time.words.end) == ",");
            if page.low(from) != "when" {
                return None;
            }
            let stop = self.sentence.end.min(from + AFTER);
            let verb = (from + 1..stop).find(|word| self.is_contact_verb(*word))?;
            let ends = |word: &usize| {
                page.is_any(*word, &[";", ":", ".", "and", "but"])
                    || page.in_list("said_marks", *word)
            };
            let end = (verb + 1..stop).find(ends).unwrap_or(stop);
            let kind = ReferenceKind::PriorContact;
            let words = time.words.start..end;
            Some(Pointer { kind, words, time: Some(time.clone()), again: None })
        });
        found.collect()
    }

    /// Whether a verb at this token tells that two sides were in contact.
    pub(super) fn is_contact_verb(&self, at: usize) -> bool {
        let page = self.page;
        page.tag(at).is_verbal()
            && !page.in_list("open_verbs", at)
            && !self.is_bestowed(at)
            && page.in_any_list(&["together_verbs", "object_verbs"], at)
    }

    /// "Received his degree from the academy": a thing that somebody was given.
    pub(super) fn is_bestowed(&self, verb: usize) -> bool {
        let page = self.page;
        let stop = self.sentence.end.min(verb + 7);
        let mut behind =
            (verb + 1..stop).take_while(|word| !page.is_any(*word, &[",", ";", "from"]));
        page.in_list("was_given", verb) && behind.any(|word| page.in_list("bestowed", word))
    }

    /// "Since she took office in January": an event known to the reader.
    pub(super) fn takings_of_office(&self) -> Vec<Pointer> {
        let page = self.page;
        let found = self.sentence.clone().filter_map(|at| {
            if !page.in_list("turning_points", at) {
                return None;
            }
            let stop = self.sentence.end.min(at + 9);
            let near = at + 1..stop;
            let mut inside = near.take_while(|word| !page.is_any(*word, &[",", ";", ":", "."]));
            let (word, length) = inside.find_map(|word| {
                let held = || {
                    let office = page.lexicon.offices.at(page, word)?;
                    page.in_list("holding_office", word - 1).then_some(office.0)
                };
                Some((word, page.listed("office_taken", word).or_else(held)?))
            })?;
            let mut words: Words = at..word + length;
            let time = self
                .times
                .iter()
                .find(|time| time.words.start >= words.end && time.words.start <= words.end + 2);
            // Without a day it points to nothing that another text could be held against.
            let time = time?;
            words.end = time.words.end;
            let kind = ReferenceKind::Event;
            Some(Pointer { kind, words, time: Some(time.clone()), again: None })
        });
        found.collect()
    }
}
