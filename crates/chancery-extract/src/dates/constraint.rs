//! What an expression of time says, apart from the words it says it in.

use std::ops::Range;

use chancery_record::Partial;

/// What an expression says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Time {
    /// A date or part of one: "27 January 2031", "April 2", "the 18th", "in July", "in 2024".
    Calendar(Partial),
    /// First and last day: "May 14-15", "28 April to 3 May 2031".
    Range(Partial, Partial),
    /// "Friday" (1 = Monday … 7), "last Friday".
    Weekday(i8, Turn),
    /// Days from the day of writing: "today" is 0.
    Offset(i64),
    /// The same with its number in the month: "today (17)" is 0 and 17.
    Numbered(i64, u8),
    /// "last November", "this November".
    Month(u8, Turn),
    /// "last week" is -1, "this year" 0.
    Span(Unit, i64),
    /// "In December last year" is -1, "on 5 May this year" 0.
    InYear(Partial, i64),
    /// "The first half of next year" is 1, 6 and 1: its first and last month, and the year.
    PartOfYear(u8, u8, i64),
    /// What is left of the year, month or week: "before the end of the year", "later this month".
    Rest(Unit),
    /// "Last summer", "in the autumn": its first month in the northern hemisphere.
    Season(u8, Turn),
    /// "Several weeks ago", "recently": gone by, and no more is told.
    Vague,
    /// "50 years ago", counted from the day of writing.
    Ago(i64, Unit),
    /// "two days later", counted from another event of the text; negative before it.
    Shift(i64, Unit),
    /// "the 50th anniversary", of a known event where one is named.
    Anniversary(i64, Option<usize>),
    /// A known event by its name.
    Event(usize),
}

/// A unit in which time is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unit {
    Day,
    Week,
    Month,
    Year,
}

/// Which one of those that return: Fridays, Novembers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Turn {
    /// The nearest in the direction of the telling.
    Nearest,
    Last,
    This,
    Next,
}

/// How an event lies to the time named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Bound {
    /// Then.
    On,
    /// "before", "until", "by".
    Before,
    /// "since", "after".
    After,
}

/// An expression of time and its words, by token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TimeWords {
    pub(crate) words: Range<usize>,
    pub(crate) time: Time,
    pub(crate) bound: Bound,
    /// "about", "nearly", "more than" before it.
    pub(crate) rough: bool,
    /// The weekday (1 = Monday … 7) that stands before a day of the calendar, where the two are one.
    pub(crate) weekday: Option<i8>,
}

impl TimeWords {
    /// A weekday and the day of the calendar behind it as one: "Tuesday, May 16".
    pub(crate) fn joined(&self, next: &Self) -> Option<Self> {
        let (Time::Weekday(day, Turn::Nearest), Time::Calendar(date)) = (self.time, next.time)
        else {
            return None;
        };
        date.day?;
        let words = self.words.start..next.words.end;
        Some(Self { words, weekday: Some(day), ..next.clone() })
    }

    /// Whether it names a day, given the day of writing.
    pub(crate) fn names_day(&self) -> bool {
        match self.time {
            Time::Calendar(partial) | Time::InYear(partial, _) => partial.day.is_some(),
            Time::Range(first, _) => first.day.is_some(),
            Time::Weekday(..) | Time::Offset(_) | Time::Numbered(..) => true,
            Time::Ago(_, unit) | Time::Shift(_, unit) => unit == Unit::Day,
            _ => false,
        }
    }

    /// Whether it names a day of the calendar, or its number in a month.
    pub(crate) fn is_calendar_day(&self) -> bool {
        matches!(self.time, Time::Calendar(partial) | Time::InYear(partial, _) if partial.day.is_some())
            || matches!(self.time, Time::Range(first, _) if first.day.is_some())
    }

    /// Whether it points ahead by itself: "tomorrow", "next week".
    pub(crate) fn points_ahead(&self) -> bool {
        match self.time {
            Time::Offset(days) | Time::Numbered(days, _) => days > 0,
            Time::Span(_, steps) => steps > 0,
            Time::InYear(_, steps) | Time::PartOfYear(.., steps) => steps > 0,
            Time::Rest(_) => true,
            Time::Month(_, turn) | Time::Weekday(_, turn) | Time::Season(_, turn) => {
                turn == Turn::Next
            }
            _ => false,
        }
    }

    /// Whether it points back by itself: "yesterday", "last week", "three years ago".
    pub(crate) fn points_back(&self) -> bool {
        match self.time {
            Time::Offset(days) | Time::Numbered(days, _) => days < 0,
            Time::Span(_, steps) | Time::InYear(_, steps) | Time::PartOfYear(.., steps) => {
                steps < 0
            }
            Time::Month(_, turn) | Time::Weekday(_, turn) | Time::Season(_, turn) => {
                turn == Turn::Last
            }
            Time::Ago(..) | Time::Vague => true,
            _ => false,
        }
    }
}
