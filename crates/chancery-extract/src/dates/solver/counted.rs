//! Dates that count from the day of writing, or from that of another event.

use chancery_record::{Edtf, Partial};
use jiff::civil::Date;
use jiff::{Span, ToSpan};

use super::super::constraint::{Turn, Unit};
use super::super::publication::{edtf, partial};
use super::{
    Solution, Solver, Tense, between, civil, days_between, month_of, weekday_before, weekday_from,
};

impl Solver<'_> {
    pub(super) fn offset(&self, days: i64) -> Solution {
        let Some(published) = self.ground.published else { return self.unwritten() };
        let (first, last) = published.today(self.ground.zones, self.ground.others);
        let shift = |day: Date| day.saturating_add(days.days());
        let why = if first == last {
            "the text counts from the day it was published"
        } else {
            "the text counts from the day it was published, which differs by zone"
        };
        Solution::published(between(shift(first), shift(last)), why)
    }

    /// "today (17)": the day of that number beside the one that the word tells; where none is near, the
    /// number is that of a note.
    pub(super) fn numbered(&self, days: i64, number: u8) -> Solution {
        const NEAR: [i64; 5] = [0, -1, 1, -2, 2];
        let told = self.offset(days);
        let Some(published) = self.ground.published else { return told };
        let past = self.ground.tense == Tense::Past;
        let mut near = NEAR.iter().map(|by| published.day.saturating_add((days + by).days()));
        let found = near.find(|day| {
            i8::try_from(number) == Ok(day.day()) && (!past || *day <= published.latest())
        });
        let why = "the day of that number beside the day of publication";
        found.map_or(told, |day| Solution::published(edtf(day), why))
    }

    pub(super) fn weekday(&self, weekday: i8, turn: Turn) -> Solution {
        let Some(published) = self.ground.published else { return self.unwritten() };
        let (first, last) = published.today(self.ground.zones, self.ground.others);
        let ahead = turn == Turn::Next || self.ground.tense == Tense::Coming && turn != Turn::Last;
        if ahead {
            let why = "the next such weekday from the day of publication";
            let date = if turn == Turn::Next { first.tomorrow().unwrap_or(first) } else { first };
            let found = weekday_from(date, weekday);
            return Solution::published(found.and_then(edtf), why);
        }
        if turn == Turn::Last {
            let day = first.yesterday().unwrap_or(first);
            let found = weekday_before(day, weekday);
            // In one week "last Friday" may also mean the Friday of the week before.
            let same_week = found.is_some_and(|found| {
                days_between(found, day) < i32::from(day.weekday().to_monday_zero_offset()) + 1
            });
            let date = found.and_then(edtf);
            let why = "the last such weekday before the day of publication";
            return Solution::published(
                date.map(|date| if same_week { date.uncertain() } else { date }),
                why,
            );
        }
        let why = "the last such weekday up to the day of publication";
        Solution::published(weekday_before(last, weekday).and_then(edtf), why)
    }

    pub(super) fn month(&self, month: u8, turn: Turn) -> Solution {
        let bare = Partial { year: None, month: Some(month), day: None };
        let Some(day) = self.writing() else {
            let known = self.ground.year.or_else(|| {
                let near = self.ground.near.and_then(|near| near.year)?;
                self.ground.year.map(|(_, words)| (near, words))
            });
            let year = match (turn, known) {
                (Turn::Last, Some((year, _))) => Some(year - 1),
                (Turn::This, Some((year, _))) => Some(year),
                _ => None,
            };
            let date = Edtf::date(Partial { year, ..bare });
            return Solution::new(date, "the month counts from a day of writing that is not known");
        };
        let number = i8::try_from(month).unwrap_or(1);
        let year = match turn {
            Turn::Last | Turn::Nearest if number < day.month() => day.year(),
            Turn::Last | Turn::Nearest => day.year() - 1,
            Turn::This => day.year(),
            Turn::Next if number > day.month() => day.year(),
            Turn::Next => day.year() + 1,
        };
        let date = Edtf::date(Partial { year: Some(year), ..bare });
        self.since_writing(date, "the month counts from the day of writing")
    }

    pub(super) fn span(&self, unit: Unit, steps: i64) -> Solution {
        let Some(day) = self.writing() else {
            let year = self.ground.year.map(|(year, _)| i64::from(year) + steps);
            return match year.filter(|_| unit == Unit::Year) {
                Some(year) => self.year(year),
                None => self.unwritten(),
            };
        };
        let date = match unit {
            Unit::Day => edtf(day.saturating_add(steps.days())),
            Unit::Week => {
                let back = i64::from(day.weekday().to_monday_zero_offset());
                let monday = day.saturating_sub(back.days()).saturating_add((7 * steps).days());
                let sunday = monday.saturating_add(6.days());
                // "Earlier this week" ends with the day of writing, "later this week" begins with it.
                match (steps, self.ground.tense) {
                    (0, Tense::Past) => between(monday, day),
                    (0, Tense::Coming) => between(day, sunday),
                    _ => between(monday, sunday),
                }
            }
            Unit::Month => month_of(day.saturating_add(steps.months())),
            Unit::Year => return self.year(i64::from(day.year()) + steps),
        };
        self.since_writing(date, "the text counts from the day of writing")
    }

    pub(super) fn in_year(&self, date: Partial, steps: i64) -> Solution {
        let known = self.ground.year.map(|(year, _)| year);
        let writing = self.writing().map(|day| day.year()).or(known);
        let year = writing.and_then(|year| i16::try_from(i64::from(year) + steps).ok());
        match year {
            Some(year) => {
                let told = self.dated(Partial { year: Some(year), ..date });
                if told.problem.is_some() {
                    return told;
                }
                self.since_writing(told.date, "the text counts years from the day of writing")
            }
            None => Solution::new(
                Edtf::date(date),
                "the year counts from a day of writing that is not known",
            ),
        }
    }

    /// Half a year or a quarter of it.
    pub(super) fn part_of_year(&self, first: u8, last: u8, steps: i64) -> Solution {
        let known = self.writing().map(|day| day.year()).or(self.ground.year.map(|(year, _)| year));
        let year = known.and_then(|year| i16::try_from(i64::from(year) + steps).ok());
        let Some(year) = year else { return self.unwritten() };
        let month = |month: u8| Some(Partial { year: Some(year), month: Some(month), day: None });
        let date = Edtf::interval(month(first), month(last));
        self.since_writing(date, "the text counts years from the day of writing")
    }

    /// The three months of a season, roughly: where it begins differs by country and by who tells.
    pub(super) fn season(&self, first: u8, turn: Turn) -> Solution {
        let Some(day) = self.writing() else { return self.unwritten() };
        let Ok(number) = i8::try_from(first) else { return self.unwritten() };
        let of = |year: i16| {
            let start = Date::new(year, number, 1).ok()?;
            Some((start, start.saturating_add(2.months()).last_of_month()))
        };
        let years = [day.year() - 1, day.year(), day.year() + 1];
        let all = || years.into_iter().filter_map(of);
        let past = self.ground.tense == Tense::Past;
        let found = match turn {
            Turn::Last => all().rfind(|(_, last)| *last < day),
            Turn::Next => all().find(|(first, _)| *first > day),
            Turn::This => of(day.year()),
            Turn::Nearest if past => all().rfind(|(first, _)| *first <= day),
            Turn::Nearest => all().find(|(_, last)| *last >= day),
        };
        let month = |day: Date| partial(day).map(|day| Partial { day: None, ..day });
        let date = found.and_then(|(first, last)| Edtf::interval(month(first), month(last)));
        self.since_writing(date.map(Edtf::approximate), "the text counts from the day of writing")
    }

    /// From the day of writing to the end of its week, month or year.
    pub(super) fn rest(&self, unit: Unit) -> Solution {
        let Some(day) = self.writing() else { return self.unwritten() };
        let last = match unit {
            Unit::Day => day,
            Unit::Week => {
                let ahead = 6 - i64::from(day.weekday().to_monday_zero_offset());
                day.saturating_add(ahead.days())
            }
            Unit::Month => day.last_of_month(),
            Unit::Year => day.last_of_year(),
        };
        self.since_writing(between(day, last), "the text counts from the day of writing")
    }

    pub(super) fn ago(&self, count: i64, unit: Unit) -> Solution {
        let back = count.clamp(0, 9999);
        let Some(day) = self.writing() else {
            let year = self.ground.year.map(|(year, _)| i64::from(year) - back);
            return match year.filter(|_| unit == Unit::Year) {
                Some(year) => self.year(year),
                None => self.unwritten(),
            };
        };
        let date = match unit {
            Unit::Day => edtf(day.saturating_sub(back.days())),
            Unit::Week => {
                let about = day.saturating_sub((7 * back).days());
                between(about.saturating_sub(3.days()), about.saturating_add(3.days()))
            }
            Unit::Month => month_of(day.saturating_sub(back.months())).map(Edtf::approximate),
            Unit::Year => return self.year(i64::from(day.year()) - back),
        };
        self.since_writing(date, "the text counts back from the day of writing")
    }

    /// "Two days later": from the day of the contact.
    pub(super) fn shift(&self, count: i64, unit: Unit) -> Solution {
        let why = "the text counts from an event whose day is not known";
        let from = self.ground.near.filter(|near| near.day.is_some());
        let Some(day) = from.and_then(|near| near.bounds()).and_then(|(first, _)| civil(first))
        else {
            return Solution::new(None, why);
        };
        let count = count.clamp(-9999, 9999);
        let span: Span = match unit {
            Unit::Day => count.days(),
            Unit::Week => (7 * count).days(),
            Unit::Month => count.months(),
            Unit::Year => count.years(),
        };
        let why = "the text counts from the day of the contact";
        Solution::new(edtf(day.saturating_add(span)), why)
    }

    pub(super) fn anniversary(&self, years: i64, event: Option<usize>) -> Solution {
        let known = event.and_then(|event| self.ground.events.year(event));
        match (known, self.writing()) {
            (Some(year), _) => self.year(i64::from(year) + years),
            (None, Some(day)) => self.year(i64::from(day.year()) - years),
            (None, None) => self.unwritten(),
        }
    }

    pub(super) fn year(&self, year: i64) -> Solution {
        let year = i16::try_from(year).ok();
        let date = Edtf::date(Partial { year, month: None, day: None });
        self.since_writing(date, "the text counts years from the day of writing")
    }

    pub(super) fn since_writing(&self, date: Option<Edtf>, why: &str) -> Solution {
        Solution { by_publication: self.ground.published.is_some(), ..Solution::new(date, why) }
    }

    /// The day of writing: of publication, or about that of the contact.
    pub(super) fn writing(&self) -> Option<Date> {
        let published = self.ground.published.map(|published| published.day);
        published.or_else(|| {
            let near = self.ground.near.filter(|near| near.month.is_some())?;
            near.bounds().and_then(|(first, _)| civil(first))
        })
    }

    pub(super) fn unwritten(&self) -> Solution {
        Solution::new(None, "the text counts from the day of its writing, which is not known")
    }
}
