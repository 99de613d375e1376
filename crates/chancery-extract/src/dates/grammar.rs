//! Recognising expressions of time in a row of English words.

use std::ops::Range;

use chancery_record::Partial;

use super::constraint::{Bound, Time, TimeWords};
use super::english as en;
use super::events::Events;

mod relative;

/// A row of words, as far as the grammar has to know it.
pub(crate) trait Tokens {
    /// A word in lower case; empty past the end.
    fn low(&self, at: usize) -> &str;
    /// Whether it begins with a capital letter.
    fn is_capital(&self, at: usize) -> bool;
    /// Whether it is a noun or adjective, so that a number before it counts it.
    fn is_nominal(&self, at: usize) -> bool;
}

/// The expressions of time within these words, left to right; none overlaps another.
pub(crate) fn find<T: Tokens>(text: &T, events: &Events, words: &Range<usize>) -> Vec<TimeWords> {
    let grammar = Grammar { text, events };
    let mut found = Vec::new();
    let mut at = words.start;
    while at < words.end {
        match grammar.at(at).filter(|(stop, _)| *stop <= words.end) {
            Some((end, time)) => {
                // "From 4 to 5 May" tells both ends.
                let whole = matches!(time, Time::Range(..));
                found.push(TimeWords {
                    words: at..end,
                    time,
                    bound: if whole { Bound::On } else { grammar.bound(words.start, at) },
                    rough: grammar.is_rough(words.start, at),
                    weekday: None,
                });
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

struct Grammar<'g, T> {
    text: &'g T,
    events: &'g Events,
}

type Read = Option<(usize, Time)>;

impl<T: Tokens> Grammar<'_, T> {
    fn at(&self, at: usize) -> Read {
        // What begins with a figure is seldom met, and is asked for nowhere else.
        let figure = self.low(at).starts_with(|first: char| first.is_ascii_digit());
        let in_figures = |read: fn(&Self, usize) -> Read| figure.then(|| read(self, at)).flatten();
        in_figures(Self::numeric)
            .or_else(|| in_figures(Self::stretch))
            .or_else(|| self.part_of_year(at))
            .or_else(|| in_figures(Self::day_first).map(|read| self.in_year(read)))
            .or_else(|| self.month_first(at).map(|read| self.in_year(read)))
            .or_else(|| self.rest(at))
            .or_else(|| self.anniversary(at))
            .or_else(|| self.event(at))
            .or_else(|| self.deictic(at))
            .or_else(|| self.counted(at))
            .or_else(|| self.turned(at))
            .or_else(|| self.vague(at))
            .or_else(|| self.season(at))
            .or_else(|| self.weekday(at))
            .or_else(|| in_figures(Self::day_alone))
            .or_else(|| in_figures(Self::edition))
            .or_else(|| in_figures(Self::year_alone))
    }

    fn low(&self, at: usize) -> &str {
        self.text.low(at)
    }

    fn is(&self, at: usize, words: &[&str]) -> bool {
        words.contains(&self.low(at))
    }

    fn before(&self, at: usize, back: usize) -> &str {
        at.checked_sub(back).map_or("", |word| self.low(word))
    }

    /// "since", "before" and their like right before the expression, an article between.
    fn bound(&self, start: usize, at: usize) -> Bound {
        let mut before = at;
        while before > start && self.is(before - 1, &["the", "early", "late", "mid", "-"]) {
            before -= 1;
        }
        if before <= start {
            return Bound::On;
        }
        match self.low(before - 1) {
            "since" | "after" | "from" => Bound::After,
            "before" | "until" | "till" | "by" => Bound::Before,
            "of" if self.before(before, 2) == "ahead" => Bound::Before,
            "to" if self.before(before, 2) == "prior" => Bound::Before,
            _ => Bound::On,
        }
    }

    fn is_rough(&self, start: usize, at: usize) -> bool {
        let near = at.saturating_sub(2).max(start)..at;
        near.into_iter().any(|word| {
            self.is(
                word,
                &["about", "around", "nearly", "almost", "over", "some", "than", "approximately"],
            )
        })
    }

    // ----- calendar dates -----

    /// The month at this word, and one past it and its full stop.
    fn month(&self, at: usize) -> Option<(usize, u8)> {
        if !self.text.is_capital(at) {
            return None;
        }
        let month = en::month(self.low(at))?;
        let dotted = self.low(at).len() <= 4 && self.low(at + 1) == ".";
        Some((at + 1 + usize::from(dotted && en::any_day(self.low(at + 2)).is_some()), month))
    }

    /// The year after an optional comma, and one past it.
    fn year_after(&self, at: usize) -> (usize, Option<i16>) {
        let comma = usize::from(self.is(at, &[",", "of"]));
        match en::year(self.low(at + comma)) {
            Some(year) => (at + comma + 1, Some(year)),
            None => self.era_year(at + comma).map_or((at, None), |(end, year)| (end, Some(year))),
        }
    }

    /// "Reiwa 13", "the 13th year of Reiwa".
    fn era_year(&self, at: usize) -> Option<(usize, i16)> {
        let count = |word: &str| en::count(word).or_else(|| en::ordinal(word));
        let from = at + usize::from(self.low(at) == "the");
        let (era, number, end) = match en::era(self.low(from)) {
            Some(era) => (era, count(self.low(from + 1))?, from + 2),
            None if self.low(from + 1) == "year" && self.low(from + 2) == "of" => {
                (en::era(self.low(from + 3))?, count(self.low(from))?, from + 4)
            }
            None => return None,
        };
        let number = i16::try_from(number).ok().filter(|number| (1..100).contains(number))?;
        Some((end, era + number))
    }

    fn is_dash(&self, at: usize) -> bool {
        self.is(at, &["-", "–", "—", "to", "and", "through", "until"])
    }

    /// Two days in one token: "14-15", "25–26".
    fn two_days(&self, at: usize) -> Option<(u8, u8)> {
        let (first, last) = self.low(at).split_once(['-', '–'])?;
        Some((en::any_day(first)?, en::any_day(last)?))
    }

    /// "January 27, 2031", "April 2", "May 14-15, 2031", "April 28 to May 3", "July 2031".
    fn month_first(&self, at: usize) -> Read {
        let (next, month) = self.month(at)?;
        if en::any_day(self.low(next)).is_some() && self.names_a_body(next + 1) {
            return None;
        }
        if let Some((first, last)) = self.two_days(next) {
            let (stop, year) = self.year_after(next + 1);
            return Some((stop, range(year, (month, first), (month, last))));
        }
        if let Some(day) = en::any_day(self.low(next)) {
            return Some(self.after_day(next + 1, month, day));
        }
        let (stop, year) = self.year_after(next);
        if year.is_some() {
            return Some((stop, partial(year, Some(month), None)));
        }
        let introduced = self.is_introduced(at, month);
        let possessive = self.is(next, &["'s", "'"]) && !en::is_common_word(month);
        let told = self.relative_year(next).is_some();
        (introduced || possessive || told).then(|| (at + 1, partial(None, Some(month), None)))
    }

    /// "the May 4 Movement", "the 5 May Front": bodies named after a day.
    fn names_a_body(&self, at: usize) -> bool {
        self.text.is_capital(at) && en::is_body_named_after_day(self.low(at))
    }

    /// After "May 14": another day, a year, neither.
    fn after_day(&self, at: usize, month: u8, day: u8) -> (usize, Time) {
        let (stop, year) = self.year_after(at);
        if year.is_none() && self.is_dash(at) {
            if let Some(last) = en::any_day(self.low(at + 1))
                .filter(|last| *last > day && self.month(at + 2).is_none())
                .filter(|_| !self.text.is_nominal(at + 2) || self.text.is_capital(at + 2))
            {
                let (stop, year) = self.year_after(at + 2);
                return (stop, range(year, (month, day), (month, last)));
            }
            if let Some((next, other)) = self.month(at + 1)
                && self.low(at) != "and"
                && let Some(last) = en::any_day(self.low(next))
            {
                let (stop, year) = self.year_after(next + 1);
                return (stop, range(year, (month, day), (other, last)));
            }
        }
        (stop, partial(year, Some(month), Some(day)))
    }

    /// Whether a month alone is one: after "in", "since", "early"; "May" and "March" are verbs too.
    fn is_introduced(&self, at: usize, month: u8) -> bool {
        const ANY: [&str; 6] = ["in", "since", "during", "early", "late", "mid"];
        const PLAIN: [&str; 5] = ["until", "of", "by", "from", "and"];
        let before = self.before(at, 1);
        // "An April visit", "their November summit".
        const OPENERS: [&str; 9] = ["a", "an", "the", "their", "his", "her", "its", "'s", "our"];
        if OPENERS.contains(&before) && self.low(at + 1).starts_with(char::is_alphabetic) {
            return !self.text.is_capital(at + 1);
        }
        ANY.contains(&before)
            || before == "-" && self.before(at, 2) == "mid"
            || !en::is_common_word(month) && PLAIN.contains(&before)
    }

    /// "27 January 2031", "the 18th of March", "25–26 February 2017", "28 April to 3 May 2031".
    fn day_first(&self, at: usize) -> Read {
        if let Some((first, last)) = self.two_days(at) {
            let (next, month) = self.month_of(at + 1)?;
            let (stop, year) = self.year_after(next);
            return Some((stop, range(year, (month, first), (month, last))));
        }
        let first = en::any_day(self.low(at))?;
        if self.is_dash(at + 1)
            && let Some(last) = en::any_day(self.low(at + 2)).filter(|last| *last > first)
            && let Some((next, month)) = self.month_of(at + 3)
        {
            let (stop, year) = self.year_after(next);
            return Some((stop, range(year, (month, first), (month, last))));
        }
        let (next, month) = self.month_of(at + 1)?;
        if self.names_a_body(next) {
            return None;
        }
        let (stop, year) = self.year_after(next);
        if year.is_none()
            && self.is_dash(next)
            && self.low(next) != "and"
            && let Some(last) = en::any_day(self.low(next + 1))
            && let Some((after, other)) = self.month_of(next + 2)
        {
            let (stop, year) = self.year_after(after);
            return Some((stop, range(year, (month, first), (other, last))));
        }
        Some((stop, partial(year, Some(month), Some(first))))
    }

    fn month_of(&self, at: usize) -> Option<(usize, u8)> {
        self.month(if self.low(at) == "of" { at + 1 } else { at })
    }

    /// "2031-09-18", "18.03.2031", and "18/03/2031" where only one order is possible.
    fn numeric(&self, at: usize) -> Read {
        let word = self.low(at);
        let mark = ['-', '.', '/'].into_iter().find(|mark| word.matches(*mark).count() == 2)?;
        let mut parts = word.split(mark);
        let (a, b, c) = (parts.next()?, parts.next()?, parts.next()?);
        let month = |part: &str| en::day(part).filter(|month| *month <= 12);
        let date = match (en::year(a), en::year(c), mark) {
            (Some(year), None, _) => (year, month(b)?, en::day(c)?),
            (None, Some(year), '.') => (year, month(b)?, en::day(a)?),
            (None, Some(year), '/') if month(a).is_none() => (year, month(b)?, en::day(a)?),
            (None, Some(year), '/') if month(b).is_none() => (year, month(a)?, en::day(b)?),
            _ => return None,
        };
        Some((at + 1, partial(Some(date.0), Some(date.1), Some(date.2))))
    }

    /// "on the 18th", "of the 18th": after a preposition, and not before a noun ("the 18th round").
    fn day_alone(&self, at: usize) -> Read {
        let day = en::ordinal_day(self.low(at))?;
        let bound = self.before(at, 1) == "the"
            && matches!(self.before(at, 2), "of" | "on" | "until" | "by" | "from" | "since");
        let counted = self.text.is_nominal(at + 1) || self.low(at + 1) == "-";
        (bound && !counted).then(|| (at + 1, partial(None, None, Some(day))))
    }

    /// "in 2024", "the 2024 summit".
    fn year_alone(&self, at: usize) -> Read {
        let year = en::year(self.low(at))?;
        let before = self.before(at, 1);
        let told = ["in", "since", "of", "during", "by", "until", "from", "early", "late"]
            .contains(&before);
        let named = ["the", "a", "their", "its", "his", "her", "our"].contains(&before)
            && self.text.is_nominal(at + 1);
        // "Vision 2030" and "Agenda 2030" are names; "in 2024 rubles" is rare enough.
        (told || named).then(|| (at + 1, partial(Some(year), None, None)))
    }

    /// "the Olympic Winter Games Brennholt 2022", "Expo 2031": the year of an edition.
    fn edition(&self, at: usize) -> Read {
        let year = en::year(self.low(at))?;
        let near = at.saturating_sub(5)..at;
        let edition = near.into_iter().any(|word| {
            self.is(word, &["games", "olympics", "paralympics", "expo", "cup", "summit"])
        });
        let named = at > 0 && self.text.is_capital(at - 1);
        (edition && named).then(|| (at + 1, partial(Some(year), None, None)))
    }

    /// "From 2001 to 2016", "between 2018 and 2030", "2024-2027": first and last year.
    fn stretch(&self, at: usize) -> Read {
        let whole = |year: i16| Partial { year: Some(year), month: None, day: None };
        let years = |first: i16, last: i16| {
            (first < last && last - first < 200).then(|| Time::Range(whole(first), whole(last)))
        };
        if let Some((first, last)) = self.low(at).split_once(['-', '–']) {
            let (first, last) = (en::year(first)?, en::year(last)?);
            return Some((at + 1, years(first, last)?));
        }
        let first = en::year(self.low(at))?;
        let opened = match self.before(at, 1) {
            "from" => self.is(at + 1, &["to", "until", "till", "through", "-", "–"]),
            "between" => self.is(at + 1, &["and"]),
            _ => self.is(at + 1, &["-", "–"]),
        };
        let last = en::year(self.low(at + 2)).filter(|_| opened)?;
        Some((at + 3, years(first, last)?))
    }

    /// "The first half of 2032", "the second quarter of next year".
    fn part_of_year(&self, at: usize) -> Read {
        if !self.is(at + 1, &["half", "quarter"]) {
            return None;
        }
        let count = en::ordinal(self.low(at)).and_then(|count| u8::try_from(count).ok())?;
        let months = match self.low(at + 1) {
            "half" if count <= 2 => 6,
            "quarter" if count <= 4 => 3,
            _ => return None,
        };
        if self.low(at + 2) != "of" {
            return None;
        }
        let (first, last) = ((count - 1) * months + 1, count * months);
        let month = |year: Option<i16>, month: u8| Partial { year, month: Some(month), day: None };
        if let Some(year) = en::year(self.low(at + 3)) {
            return Some((at + 4, Time::Range(month(Some(year), first), month(Some(year), last))));
        }
        let the = self.low(at + 3) == "the" && self.low(at + 4) == "year";
        let told = if the { Some((at + 5, 0)) } else { self.relative_year(at + 3) };
        told.map(|(stop, steps)| (stop, Time::PartOfYear(first, last, steps)))
    }

    // ----- counted from events -----

    /// "the 50th anniversary", with the known event it is of where one follows.
    fn anniversary(&self, at: usize) -> Read {
        let hyphen = usize::from(self.low(at + 1) == "-");
        if !self.is(at + 1 + hyphen, &["anniversary"]) {
            return None;
        }
        let count = en::ordinal(self.low(at))?;
        let stop = at + 2 + hyphen;
        let event = (stop..stop + 12)
            .take_while(|word| !self.is(*word, &["", ".", ";"]))
            .find_map(|word| self.events.at(self.text, word));
        Some(match event {
            Some((end, event)) => (end, Time::Anniversary(count, Some(event))),
            None => (stop, Time::Anniversary(count, None)),
        })
    }

    fn event(&self, at: usize) -> Read {
        let (end, event) = self.events.at(self.text, at)?;
        Some((end, Time::Event(event)))
    }
}

fn partial(year: Option<i16>, month: Option<u8>, day: Option<u8>) -> Time {
    Time::Calendar(Partial { year, month, day })
}

/// The three months of a season that begins with `month`; winter ends in the year after.
fn season_of(year: Option<i16>, month: u8) -> Time {
    let last = if month > 10 { month - 10 } else { month + 2 };
    let later = if month > 10 { year.map(|year| year.saturating_add(1)) } else { year };
    Time::Range(
        Partial { year, month: Some(month), day: None },
        Partial { year: later, month: Some(last), day: None },
    )
}

fn range(year: Option<i16>, first: (u8, u8), last: (u8, u8)) -> Time {
    // "30 December to 2 January 2032": the first of them lies in the year before.
    let turns = first.0 > last.0;
    let early = year.map(|year| if turns { year - 1 } else { year });
    Time::Range(
        Partial { year: early, month: Some(first.0), day: Some(first.1) },
        Partial { year, month: Some(last.0), day: Some(last.1) },
    )
}
