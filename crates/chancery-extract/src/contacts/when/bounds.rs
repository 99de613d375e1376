//! What bounds the day of a contact from outside: what the text refers back to, and the zones in which
//! "today" is told.

use chancery_record::{Edtf, Partial};

use super::super::{Report, Scene};
use crate::dates::{self, Bound, Ground, Tense, Time, TimeWords};
use crate::page::Words;

/// How many days before its publication a text may refer to what tells anything of when the contact was.
const FAR_BACK: i64 = 366;

/// The last month whose days a text of the next year would give with their year.
const LATEST_MONTH: u8 = 9;

impl Scene<'_, '_> {
    /// The latest dated thing that the document refers back to: the contact was not before it.
    pub(super) fn after(&self) -> Option<(Partial, Words)> {
        let back = self.pointers.iter().filter(|pointer| self.is_back(pointer));
        let dated = back.filter_map(|pointer| {
            let time = pointer.time.as_ref()?;
            let date = match time.time {
                Time::Calendar(date) => date,
                Time::Range(first, _) => first,
                _ => return None,
            };
            (time.bound == Bound::On).then_some(())?;
            date.month?;
            // A month that no year goes with may be one to come.
            date.day.or(date.year.map(|_| 1))?;
            Some((self.with_year(date, time), time.words.clone()))
        });
        // EDTF has no interval from a day whose year is not known.
        let dated = dated.filter(|(date, _)| date.year.is_some());
        let known = dated.filter(|(date, _)| {
            let latest = self.published.map(|published| published.latest());
            let first = date.bounds().map(|(first, _)| first);
            latest
                .zip(first)
                .is_none_or(|(latest, first)| i64::from(first.0) <= i64::from(latest.year()))
        });
        let last =
            known.max_by_key(|(date, words)| (date.bounds(), std::cmp::Reverse(words.start)));
        last.filter(|(date, _)| !self.is_far_back(*date))
    }

    /// Whether a date lies so long before the publication that it bounds nothing: a text of the summer that
    /// names a treaty of years ago.
    fn is_far_back(&self, date: Partial) -> bool {
        let Some(published) = self.published else { return false };
        let oldest = published.earliest().saturating_sub(jiff::Span::new().days(FAR_BACK));
        date.bounds().and_then(|(_, last)| dates::civil(last)).is_some_and(|last| last < oldest)
    }

    /// The latest known event that the text names: where no publication and nothing else is known,
    /// its talks were not before it.
    pub(super) fn after_event(&self) -> Option<(Partial, Words)> {
        let named = self.pointers.iter().filter_map(|pointer| {
            let time = pointer.time.as_ref()?;
            let Time::Event(event) = time.time else { return None };
            let (first, _) = self.page.lexicon.events.get(event)?.date.bounds()?;
            Some((Partial::day(first.0, first.1, first.2), time.words.clone()))
        });
        let named = named.filter(|_| self.published.is_none());
        named.max_by_key(|(date, words)| (date.bounds(), std::cmp::Reverse(words.start)))
    }

    /// The latest day without a year that the text tells something of as gone by, where no
    /// publication is known: the talks were after it, and in the same year, since texts leave out
    /// the year of days that are near. Not of days late in the year, which are spoken of in the next
    /// one.
    pub(super) fn after_in_year(&self) -> Option<(Partial, Words)> {
        if self.published.is_some() {
            return None;
        }
        let back = self.pointers.iter().filter(|pointer| self.is_back(pointer));
        let back = back.filter_map(|pointer| pointer.time.as_ref());
        let sentences = self.page.sentences.iter().map(|sentence| &sentence.words);
        let told = sentences.flat_map(|words| {
            let within = self.times.within(words).iter();
            within.filter(|time| self.follows_past(time, words.start))
        });
        let days = back.chain(told).filter_map(|time| {
            let Time::Calendar(date) = time.time else { return None };
            let open = date.year.is_none() && date.day.is_some() && time.bound == Bound::On;
            let early = date.month.is_some_and(|month| month <= LATEST_MONTH);
            (open && early).then(|| (date, time.words.clone()))
        });
        days.max_by_key(|(date, words)| (date.month, date.day, std::cmp::Reverse(words.start)))
    }

    /// "The measures that we announced February 22": a verb in the past stands before the time.
    fn follows_past(&self, time: &TimeWords, start: usize) -> bool {
        use chancery_syntax::{Form, Tag};
        let page = self.page;
        let near = time.words.start.saturating_sub(4).max(start)..time.words.start;
        let verb = near.rev().find(|word| page.tag(*word) == Tag::Verb);
        verb.is_some_and(|verb| {
            let before = verb.saturating_sub(4).max(start)..time.words.start;
            let ahead = before.into_iter().any(|word| {
                page.in_any_list(&["coming_auxiliaries", "coming_phrases", "coming_marks"], word)
            });
            matches!(page.form(verb), Form::Past | Form::Participle) && !ahead
        })
    }

    fn is_back(&self, pointer: &crate::meaning::references::Pointer) -> bool {
        use chancery_record::ReferenceKind as Kind;
        let prior = matches!(
            pointer.kind,
            Kind::PriorContact | Kind::PriorUnderstanding | Kind::PriorDocument
        );
        prior || pointer.kind == Kind::Event && self.is_told_as_past(pointer)
    }

    /// "The measures announced February 22": a clause that tells of something gone by.
    pub(super) fn is_told_as_past(&self, pointer: &crate::meaning::references::Pointer) -> bool {
        use chancery_syntax::{Form, Tag};
        let page = self.page;
        let past = pointer.words.clone().any(|word| {
            page.tag(word) == Tag::Verb && matches!(page.form(word), Form::Past | Form::Participle)
        });
        past && !pointer.words.clone().any(|word| page.in_list("coming_marks", word))
    }

    /// The same with the year that its publication gives it.
    pub(super) fn with_year(&self, date: Partial, time: &TimeWords) -> Partial {
        let known = date.year.is_some() || self.published.is_none();
        if known {
            return date;
        }
        let ground = Ground {
            published: self.published,
            zones: &[],
            others: &[],
            tense: Tense::Past,
            near: None,
            year: None,
            after: None,
            events: &self.page.lexicon.events,
        };
        dates::value_of(time, &ground).and_then(Edtf::partial).unwrap_or(date)
    }

    /// The zones whose day "today" is: of the place where it is known, of the date line, of the
    /// issuer.
    pub(super) fn zones(&self, report: &Report, in_person: bool) -> Vec<&str> {
        let place = self.place_zone(report).filter(|_| in_person);
        let line = self.dateline.and_then(|line| line.zone.as_deref());
        let own = self.own_side.and_then(|side| self.page.lexicon.zone(side));
        place.or(line).or_else(|| self.zone_above()).or(own).into_iter().collect()
    }

    /// The zones of those who met; where it is told where, only the issuer's.
    pub(super) fn other_zones(&self, report: &Report) -> Vec<&str> {
        // Where they spoke together, their clock was one; at night the text is of the day that the issuer has.
        let here = self.zone_above();
        let day = |zone: &str| self.published.is_none_or(|published| !published.is_night_in(zone));
        if here.is_some_and(day) {
            return Vec::new();
        }
        if here.is_some() || self.place_zone(report).is_some() {
            let own = self.own_side.and_then(|side| self.page.lexicon.zone(side));
            return own.into_iter().collect();
        }
        let sides = report.principals.iter().filter_map(|actor| self.cast.side_of(*actor));
        sides.filter_map(|side| self.page.lexicon.zone(side)).collect()
    }

    pub(super) fn place_zone(&self, report: &Report) -> Option<&str> {
        let (index, found) = report.lead.as_ref()?;
        let words = &self.page.sentences[*index].words;
        let reach = words.start..words.end.min(found.words.end + 60);
        reach.into_iter().find_map(|word| {
            let placed = self.page.is_any(word, &["in", "at"]);
            let article = usize::from(self.page.low(word + 1) == "the");
            if !placed {
                return None;
            }
            self.page.lexicon.zone_at(self.page, word + 1 + article)
        })
    }
}
