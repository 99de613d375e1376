//! Occasions by their grammar: what somebody is congratulated on or invited to, the gathering at whose
//! edge talks are held, days with a name, contacts told behind their time.

use chancery_record::ReferenceKind;
use chancery_syntax::{Form, Tag};

use super::{AFTER, Finder, Pointer};
use crate::dates::{Time, TimeWords, english};
use crate::lexicon::ReferenceHead;
use crate::page::Words;

/// How many words may stand between a verb of congratulating or inviting and "on" or "to".
const REACH: usize = 14;

impl Finder<'_, '_> {
    /// "Congratulated Kestrel on being admitted to the League": the reason, which lies behind.
    pub(super) fn congratulated(&self) -> Vec<Pointer> {
        let page = self.page;
        let found = self.sentence.clone().filter(|at| page.in_list("congratulating", *at));
        let found = found.filter_map(|at| {
            let on = self.near(at + 1, REACH, |word| page.in_list("congratulated_on", word))?;
            // "On the occasion of assuming office".
            let occasion = page.reads(on + 1, &["the", "occasion", "of"]);
            let start = on + if occasion { 4 } else { 1 };
            let end = if page.form(start) == Form::Gerund {
                self.clause_end(start)
            } else {
                self.tail(self.phrase_after(start), ReferenceHead::Event)
            };
            (end > start + 1).then(|| self.occasion(ReferenceKind::Event, start..end))
        });
        found.collect()
    }

    /// "Invited his colleague to visit Larkmoor", "her invitation to the President to attend the
    /// regatta": what the guest is to come to.
    pub(super) fn invited(&self) -> Vec<Pointer> {
        let page = self.page;
        let found = self.sentence.clone().filter(|at| page.in_list("invitations", *at));
        let found = found.filter_map(|at| {
            let comes = |word: usize| {
                page.low(word) == "to"
                    && page.form(word + 1) == Form::Base
                    && page.in_list("invited_to_do", word + 1)
            };
            let to = self.near(at + 1, REACH, comes)?;
            let end = self.clause_end(to + 2);
            let noun = page.tag(at).is_nominal();
            let start = if noun { self.phrase_start(at) } else { to + 1 };
            (end > to + 2).then(|| self.occasion(ReferenceKind::FutureEvent, start..end))
        });
        found.collect()
    }

    /// "On the sidelines of the 26th Harbour Conference": the gathering, by its article or name.
    pub(super) fn margins(&self) -> Vec<Pointer> {
        let page = self.page;
        let found = self.sentence.clone().filter_map(|at| {
            let margin = page.listed("margins", at).filter(|_| page.low(at) != "ahead");
            let start = at + margin.or_else(|| page.listed("gathering_openers", at))?;
            let end = self.tail(self.phrase_after(start), ReferenceHead::Coming);
            // "On the occasion of the visit": what the text is about.
            if margin.is_none() && !self.is_numbered(start..self.phrase_after(start)) {
                return None;
            }
            // "… in Senvik today": the day of the talks.
            let today = self.times.iter().find(|time| {
                time.words.end == end
                    && matches!(time.time, Time::Offset(0))
                    && time.words.start > start
            });
            let end = today.map_or(end, |time| time.words.start);
            let named = page.is_the_this_or_that(start) || page.is_capital(start);
            (named && end > start + 1).then(|| self.occasion(ReferenceKind::Event, start..end))
        });
        found.collect()
    }

    /// "Sixty years of diplomatic relations": how long something has gone on.
    pub(super) fn years_of(&self) -> Vec<Pointer> {
        let page = self.page;
        let found = self.sentence.clone().filter(|at| {
            let counted = english::count(page.low(at.wrapping_sub(1))).is_some();
            counted && page.in_list("ages", *at) && page.low(at + 1) == "of"
        });
        let found = found.filter_map(|at| {
            let end = self.tail(self.phrase_after(at + 2), ReferenceHead::Event);
            let told = (at + 2..end).any(|word| page.in_list("relations", word));
            told.then(|| self.occasion(ReferenceKind::Event, self.phrase_start(at)..end))
        });
        found.collect()
    }

    /// "Valdoria's Founders' Day", "the Marran Friendship Year": a day or year with a name.
    pub(super) fn named_days(&self) -> Vec<Pointer> {
        let page = self.page;
        let large = |at: usize| page.in_list("day_heads", at) && page.is_capital(at);
        let found =
            self.sentence.clone().filter(|at| large(*at) || page.in_list("year_heads", *at));
        let found = found.filter_map(|at| {
            let owned = usize::from(page.is_possessive_mark(at.wrapping_sub(1)));
            let before = at.checked_sub(1 + owned)?;
            let named = before >= self.sentence.start
                && page.is_capital(before)
                && page.tag(before).is_nominal();
            let timed = self.times.iter().any(|time| time.words.contains(&before));
            let start = self.phrase_start(at);
            if !named || timed || page.is_capital(at + 1) {
                return None;
            }
            let end = self.tail(at + 1, ReferenceHead::Event);
            Some(self.occasion(ReferenceKind::Event, start..end))
        });
        found.collect()
    }

    /// "Yesterday (Monday, 11 April), Venn spoke with the President": a contact of another day that its
    /// time opens.
    pub(super) fn led_by_time(&self) -> Vec<Pointer> {
        let page = self.page;
        let first = self.sentence.start;
        let led = self.times.iter().find(|time| {
            let opened = page.tag(first) == Tag::Adp && time.words.start == first + 1;
            (time.words.start == first || opened) && self.is_another_day(time)
        });
        let Some(time) = led else { return Vec::new() };
        let mut from = time.words.end;
        let mut time = time;
        if page.low(from) == "(" {
            let close = self.near(from, REACH, |word| page.low(word) == ")").unwrap_or(from);
            let bracketed = |one: &&TimeWords| one.words.start > from && one.words.end <= close;
            time = self.times.iter().rfind(bracketed).unwrap_or(time);
            from = close + 1;
        }
        let from = from + usize::from(page.low(from) == ",");
        let verb = self.near(from, AFTER, |word| page.is_finite_verb(word));
        let Some(verb) = verb.filter(|verb| self.is_contact_verb(*verb)) else { return Vec::new() };
        if page.form(verb) != Form::Past {
            return Vec::new();
        }
        let with = verb + 1 + usize::from(page.is_any(verb + 1, &["with", "to"]));
        let end = self.tail(self.phrase_after(with), ReferenceHead::Contact);
        let words = first..end.max(verb + 1);
        let kind = ReferenceKind::PriorContact;
        vec![Pointer { kind, words, time: Some(time.clone()), again: None }]
    }

    /// Whether a time is another day than that of the text.
    fn is_another_day(&self, time: &TimeWords) -> bool {
        match time.time {
            Time::Offset(days) => days < 0,
            Time::Calendar(date) => date.month.is_some() && !time.points_ahead(),
            Time::Weekday(..) | Time::Month(..) | Time::Ago(..) | Time::InYear(..) => {
                !time.points_ahead()
            }
            _ => false,
        }
    }

    fn occasion(&self, kind: ReferenceKind, words: Words) -> Pointer {
        let time = self.times.iter().find(|time| {
            time.words.start >= words.start
                && time.words.end <= words.end
                && !matches!(time.time, Time::Shift(..) | Time::Event(_) | Time::Anniversary(..))
        });
        Pointer { kind, words, time: time.cloned(), again: None }
    }

    /// The first token of these that is so, before a mark that ends the clause.
    fn near(&self, from: usize, reach: usize, is: impl Fn(usize) -> bool) -> Option<usize> {
        let page = self.page;
        let stop = self.sentence.end.min(from + reach);
        let bar = |word: &usize| page.is_any(*word, &[";", ":", ".", "that", "“", "”"]);
        (from..stop).take_while(|word| !bar(word)).find(|word| is(*word))
    }

    /// Where the clause ends: before a mark, or before "and" with a verb behind it.
    fn clause_end(&self, from: usize) -> usize {
        let page = self.page;
        let stop = self.sentence.end.min(from + AFTER);
        let bar = |word: &usize| {
            let next = page.tag(word + 1);
            page.is_any(*word, &[",", ";", ":", ".", "(", "“", "”"])
                || page.tag(*word) == Tag::Sconj
                || page.tag(*word) == Tag::Cconj && (next.is_verbal() || next == Tag::Pron)
        };
        (from..stop).find(bar).unwrap_or(stop)
    }
}
