//! The day of a talk of which the text is a record: the line of place and day above it.

use super::super::Scene;
use crate::dates::{Bound, Time, TimeWords};

/// How many sentences or lines may stand above the record.
const LINES: usize = 8;
/// How many words the line of the day has at most.
const LINE: usize = 20;

impl Scene<'_, '_> {
    /// "Larkmoor, 3 March 1931, 10 a.m.": the first whole day that stands in a line above the record.
    pub(super) fn recorded_on(&self) -> Option<TimeWords> {
        let lines = self.page.sentences.iter().take(LINES);
        let lines = lines.filter(|line| line.words.len() <= LINE);
        let mut times = lines.flat_map(|line| self.times.within(&line.words));
        let whole = times.find(|time| {
            let whole = matches!(time.time, Time::Calendar(date) if date.year.is_some());
            whole && time.is_calendar_day() && time.bound == Bound::On
        });
        whole.cloned()
    }
}
