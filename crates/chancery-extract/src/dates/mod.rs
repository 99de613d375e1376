//! When: expressions of time as constraints, and the days that satisfy them.
//!
//! Three steps, none of which knows anything of contacts or documents, so that they could stand in
//! a crate of their own:
//!
//! 1. [`grammar`] recognises expressions of time in a row of words; what each says is a
//!    [`constraint`] with the words it stands in.
//! 2. [`publication`] reads when a text was published, and which days that was in which zones.
//! 3. [`solver`] finds what a set of constraints leaves: a day where they settle it, otherwise the
//!    part of a date (EDTF, ISO 8601-2:2019) that they settle, and what is missing.
//!
//! A publication date bounds the date of an event; it is never its value.

pub(crate) mod constraint;
pub(crate) mod english;
pub(crate) mod events;
mod grammar;
mod publication;
mod solver;

pub(crate) use constraint::{Bound, Time, TimeWords, Turn, Unit};
pub(crate) use events::Events;
pub(crate) use grammar::{Tokens, find};
pub(crate) use publication::Publication;
pub(crate) use solver::{
    Ground, Problem, Solution, Tense, around, civil, is_beyond, solve, value_of,
};

/// From a day whose year is not known to the end of that year, not sure.
pub(crate) fn rest_of_year(day: chancery_record::Partial) -> Option<chancery_record::Edtf> {
    let last = chancery_record::Partial { year: None, month: Some(12), day: Some(31) };
    let rest = chancery_record::Edtf::interval(Some(day), Some(last))?;
    Some(rest.uncertain())
}

/// The expressions of time of a text, in its order.
#[derive(Debug, Clone, Default)]
pub(crate) struct Times {
    all: Vec<TimeWords>,
}

impl Times {
    /// Those of these sentences.
    pub(crate) fn of(
        text: &impl Tokens,
        events: &Events,
        sentences: impl Iterator<Item = std::ops::Range<usize>>,
    ) -> Self {
        Self { all: sentences.flat_map(|words| find(text, events, &words)).collect() }
    }

    /// Those within these words.
    pub(crate) fn within(&self, words: &std::ops::Range<usize>) -> &[TimeWords] {
        let from = self.all.partition_point(|time| time.words.start < words.start);
        let to = self.all.partition_point(|time| time.words.end <= words.end);
        self.all.get(from..to.max(from)).unwrap_or(&[])
    }

    /// The year a text counts from: "this year marks the 50th anniversary of" a known event, or
    /// "50 years ago" in one sentence with it. `None` where two of them disagree.
    pub(crate) fn year(
        &self,
        events: &Events,
        sentences: impl Iterator<Item = std::ops::Range<usize>>,
    ) -> Option<(i16, std::ops::Range<usize>)> {
        let mut found: Option<(i16, std::ops::Range<usize>)> = None;
        for sentence in sentences {
            let Some(here) = self.counted(events, &sentence) else { continue };
            if found.as_ref().is_some_and(|known| known.0 != here.0) {
                return None;
            }
            found = found.or(Some(here));
        }
        found
    }

    fn counted(
        &self,
        events: &Events,
        sentence: &std::ops::Range<usize>,
    ) -> Option<(i16, std::ops::Range<usize>)> {
        let times = self.within(sentence);
        let this_year = times.iter().any(|time| matches!(time.time, Time::Span(Unit::Year, 0)));
        times.iter().find_map(|time| match time.time {
            Time::Anniversary(years, Some(event)) if this_year => {
                let year = i64::from(events.year(event)?) + years;
                Some((i16::try_from(year).ok()?, time.words.clone()))
            }
            Time::Ago(years, Unit::Year) if !time.rough && years >= 5 => {
                let named = times.iter().filter(|other| other.words.start >= time.words.end);
                let event = named.filter_map(|other| match other.time {
                    Time::Event(event) => Some((event, other.words.end)),
                    _ => None,
                });
                let (event, end) = event.min_by_key(|(_, end)| *end)?;
                let year = i64::from(events.year(event)?) + years;
                Some((i16::try_from(year).ok()?, time.words.start..end))
            }
            _ => None,
        })
    }
}
