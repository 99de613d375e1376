//! Expressions that count from the day of writing: "today", "last week", "two years ago", "in the
//! spring".

use super::super::constraint::{Time, Turn, Unit};
use super::super::english as en;
use super::{Grammar, Read, Tokens, season_of};

impl<T: Tokens> Grammar<'_, T> {
    /// "Last year", "of this year" after a date without a year.
    pub(super) fn relative_year(&self, at: usize) -> Option<(usize, i64)> {
        let at = at + usize::from(self.is(at, &["of", ","]));
        let steps = match self.low(at) {
            "last" => -1,
            "this" => 0,
            "next" => 1,
            _ => return None,
        };
        (self.low(at + 1) == "year").then_some((at + 2, steps))
    }

    /// The same date with the year that is counted from that of writing, where one is told.
    pub(super) fn in_year(&self, (stop, time): (usize, Time)) -> (usize, Time) {
        let Time::Calendar(date) = time else { return (stop, time) };
        match self.relative_year(stop).filter(|_| date.year.is_none()) {
            Some((stop, steps)) => (stop, Time::InYear(date, steps)),
            None => (stop, time),
        }
    }

    /// "Before the end of the year", "later this month", "within the week".
    pub(super) fn rest(&self, at: usize) -> Read {
        let told = |words: &[&[&str]]| {
            words
                .iter()
                .enumerate()
                .all(|(i, any)| self.is(at + i, any))
                .then_some(at + words.len())
        };
        const THIS: [&str; 2] = ["the", "this"];
        let unit = told(&[&["by", "before"], &["the"], &["end"], &["of"], &THIS])
            .or_else(|| told(&[&["later"], &["this"]]))
            .or_else(|| told(&[&["later"], &["in"], &THIS]))
            .or_else(|| told(&[&["within"], &THIS]))?;
        let found = en::unit(self.low(unit)).filter(|_| !self.low(unit).ends_with('s'))?;
        (found != Unit::Day).then_some((unit + 1, Time::Rest(found)))
    }

    pub(super) fn deictic(&self, at: usize) -> Read {
        if let Some(numbered) = self.numbered(at) {
            return Some(numbered);
        }
        let day = |stop: usize, days: i64| Some((stop, Time::Offset(days)));
        let parts = ["morning", "afternoon", "evening", "night"];
        match self.low(at) {
            "today" | "tonight" => day(at + 1, 0),
            "yesterday" | "tomorrow" => {
                let days = if self.low(at) == "yesterday" { -1 } else { 1 };
                day(at + 1 + usize::from(self.is(at + 1, &parts)), days)
            }
            "this" if self.is(at + 1, &parts) => day(at + 2, 0),
            "earlier" | "later" if self.low(at + 1) == "today" => day(at + 2, 0),
            "last" if self.low(at + 1) == "night" => day(at + 2, -1),
            "day" if self.low(at + 1) == "before" && self.low(at + 2) == "yesterday" => {
                day(at + 3, -2)
            }
            "same" | "that" if self.low(at + 1) == "day" => {
                Some((at + 2, Time::Shift(0, Unit::Day)))
            }
            "previous" | "following" | "next" if self.low(at + 1) == "day" => {
                let days = if self.low(at) == "previous" { -1 } else { 1 };
                Some((at + 2, Time::Shift(days, Unit::Day)))
            }
            _ => None,
        }
    }

    /// "today (03)", "yesterday (23)": the day of the month tells which day that was, or a note is meant.
    fn numbered(&self, at: usize) -> Read {
        let days = match self.low(at) {
            "today" => 0,
            "yesterday" => -1,
            "tomorrow" => 1,
            _ => return None,
        };
        let bracketed = self.low(at + 1) == "(" && self.low(at + 3) == ")";
        let number = en::any_day(self.low(at + 2)).filter(|_| bracketed)?;
        Some((at + 4, Time::Numbered(days, number)))
    }

    /// "50 years ago", "two days later", "half a century ago", "a year ago".
    pub(super) fn counted(&self, at: usize) -> Read {
        if self.low(at) == "half" && self.low(at + 1) == "a" && self.low(at + 2) == "century" {
            return self.direction(at + 3, 50, Unit::Year);
        }
        // What is counted stands behind a number of one word.
        let counted = self.low(at + 1);
        if en::unit(counted).is_none() && en::years_in(counted).is_none() {
            return None;
        }
        let (next, count) = self.count(at)?;
        let (count, unit) = match (en::unit(self.low(next)), en::years_in(self.low(next))) {
            (Some(unit), _) => (count, unit),
            (None, Some(years)) => (count.checked_mul(years)?, Unit::Year),
            (None, None) => return None,
        };
        self.direction(next + 1, count, unit)
    }

    /// "Several weeks ago", "a few days earlier", "months ago".
    pub(super) fn vague(&self, at: usize) -> Read {
        const COUNTS: [&str; 8] = ["several", "few", "many", "couple", "of", "some", "a", "just"];
        if self.is(at, &["of", "some"]) || en::unit(self.before(at + 1, 1)).is_some() && at > 0 {
            let counted =
                COUNTS.contains(&self.before(at, 1)) || en::count(self.before(at, 1)).is_some();
            if counted || self.is(at, &["of", "some"]) {
                return None;
            }
        }
        let unit =
            (at..at + 4).take_while(|word| self.is(*word, &COUNTS)).last().map_or(at, |w| w + 1);
        let plural = en::unit(self.low(unit)).is_some() && self.low(unit).ends_with('s');
        (plural && self.low(unit + 1) == "ago").then_some((unit + 2, Time::Vague))
    }

    /// "In the spring", "this autumn": the season without a year.
    pub(super) fn season(&self, at: usize) -> Read {
        let month = en::season(self.low(at))?;
        let told = self.before(at, 1) == "the" && self.before(at, 2) == "in"
            || self.before(at, 1) == "in" && self.low(at) != "fall";
        let (stop, year) = self.year_after(at + 1);
        if year.is_some() {
            return Some((stop, season_of(year, month)));
        }
        told.then_some((at + 1, Time::Season(month, Turn::Nearest)))
    }

    pub(super) fn count(&self, at: usize) -> Option<(usize, i64)> {
        let alone = self.is(at, &["a", "an"]);
        let count = if alone { Some(1) } else { en::count(self.low(at)) };
        let after_number = at > 0 && self.is(at - 1, &[".", ","]) && at > 1;
        let decimal = after_number && en::count(self.before(at, 2)).is_some();
        count.filter(|_| !decimal).map(|count| (at + 1, count))
    }

    pub(super) fn direction(&self, at: usize, count: i64, unit: Unit) -> Read {
        match self.low(at) {
            "ago" => Some((at + 1, Time::Ago(count, unit))),
            "later" => Some((at + 1, Time::Shift(count, unit))),
            "earlier" | "before" => Some((at + 1, Time::Shift(-count, unit))),
            "after" => Some((at + 1, Time::Shift(count, unit))),
            _ => None,
        }
    }

    /// "last November", "last week", "earlier this year", "next Friday".
    pub(super) fn turned(&self, at: usize) -> Read {
        let outer = self.is(at, &["earlier"]) && self.low(at + 1) == "this";
        let from = if outer { at + 1 } else { at };
        let (turn, step) = match self.low(from) {
            "last" | "past" => (Turn::Last, -1),
            "this" => (Turn::This, 0),
            "next" | "coming" => (Turn::Next, 1),
            _ => return None,
        };
        let next = from + 1;
        let unit = en::unit(self.low(next)).filter(|_| !self.low(next).ends_with('s'));
        if let Some(unit) = unit.filter(|unit| *unit != Unit::Day) {
            return Some((next + 1, Time::Span(unit, step)));
        }
        if let Some(month) = en::month(self.low(next)).filter(|_| self.text.is_capital(next)) {
            // "last November 2030", "last July 4" carry more.
            if let Some((stop, Time::Calendar(told))) = self.month_first(next)
                && (told.day.is_some() || told.year.is_some())
            {
                return Some((stop, Time::Calendar(told)));
            }
            return Some((next + 1, Time::Month(month, turn)));
        }
        if let Some(month) = en::season(self.low(next)) {
            return Some((next + 1, Time::Season(month, turn)));
        }
        let weekday = en::weekday(self.low(next)).filter(|_| self.text.is_capital(next))?;
        Some((next + 1, Time::Weekday(weekday, turn)))
    }

    pub(super) fn weekday(&self, at: usize) -> Read {
        let day = en::weekday(self.low(at)).filter(|_| self.text.is_capital(at))?;
        Some((at + 1, Time::Weekday(day, Turn::Nearest)))
    }
}
