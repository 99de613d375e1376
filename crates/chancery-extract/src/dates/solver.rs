//! What a set of constraints leaves of a date.

use std::ops::Range;

use chancery_record::{Edtf, Partial};
use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::constraint::{Time, TimeWords};
use super::events::Events;
use super::publication::{Publication, edtf, partial};

mod counted;

/// Whether something is told as gone by or as to come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tense {
    Past,
    Coming,
}

/// What is known besides the expressions that tell the date.
#[derive(Clone, Copy)]
pub(crate) struct Ground<'g> {
    pub(crate) published: Option<&'g Publication>,
    /// Zones of the writer: its day is meant by "today".
    pub(crate) zones: &'g [&'g str],
    /// Zones in which the writer may have been as well.
    pub(crate) others: &'g [&'g str],
    pub(crate) tense: Tense,
    /// The day (or part of it) of another date of the text, where no publication is known.
    pub(crate) near: Option<Partial>,
    /// The year that the text counts from, with the words that tell it.
    pub(crate) year: Option<(i16, &'g Range<usize>)>,
    /// An event that it cannot be earlier than, with its words.
    pub(crate) after: Option<(Partial, &'g Range<usize>)>,
    pub(crate) events: &'g Events,
}

/// Why no sure value can be given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Problem {
    /// "February 30".
    NoSuchDay,
    /// "Friday, March 17" where that was a Monday; two different days.
    Conflict,
    /// The day named is later than the publication of the text that tells of it as gone by.
    PublishedBefore,
}

/// A date with the constraints that settle it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Solution {
    pub(crate) date: Option<Edtf>,
    /// How it follows, or what is missing; empty where the words say it all.
    pub(crate) because: String,
    /// The words that it rests on.
    pub(crate) used: Vec<Range<usize>>,
    /// Whether the publication was used.
    pub(crate) by_publication: bool,
    pub(crate) problem: Option<Problem>,
}

impl Solution {
    fn new(date: Option<Edtf>, because: &str) -> Self {
        Self {
            date,
            because: because.to_owned(),
            used: Vec::new(),
            by_publication: false,
            problem: None,
        }
    }

    fn published(date: Option<Edtf>, because: &str) -> Self {
        Self { by_publication: true, ..Self::new(date, because) }
    }

    fn with(mut self, problem: Problem) -> Self {
        self.problem = Some(problem);
        self
    }
}

/// A candidate this much older than the publication, in days, is doubtful where the next one after
/// the publication is near.
const FAR: i32 = 300;
/// How near, in days.
const NEAR: i32 = 65;

/// The date that these expressions together tell. All are held to be about one event.
pub(crate) fn solve(told: &[TimeWords], ground: &Ground<'_>) -> Solution {
    let mut solution = Solver { ground }.all(told);
    let left_open = !told.is_empty() && solution.date.is_none() && solution.problem.is_none();
    if let Some((after, words)) = ground.after.filter(|_| left_open) {
        let mut open = Solution::new(
            Edtf::interval(Some(after), None),
            "the text counts from the day of its writing, which is not known; the contact was not \
             before what it refers to",
        );
        open.used = told.iter().map(|one| one.words.clone()).chain([words.clone()]).collect();
        return open;
    }
    solution.used = told.iter().map(|one| one.words.clone()).collect();
    if let Some((_, words)) = ground.year.filter(|_| solution.used_year(told, ground)) {
        solution.used.push(words.clone());
    }
    if told.is_empty()
        && let Some((_, words)) = ground.after
    {
        solution.used.push(words.clone());
    }
    solution
}

impl Solution {
    fn used_year(&self, told: &[TimeWords], ground: &Ground<'_>) -> bool {
        let given = told.iter().any(|one| {
            matches!(one.time, Time::Calendar(p) if p.year.is_some())
                || matches!(one.time, Time::Range(_, p) if p.year.is_some())
        });
        let has = self.date.and_then(Edtf::partial).is_some_and(|date| date.year.is_some());
        ground.published.is_none() && !given && has
    }
}

/// Whether the day it names lies right beyond the publication of a text that tells of it as gone by.
pub(crate) fn is_beyond(told: &TimeWords, ground: &Ground<'_>) -> bool {
    Solver { ground }.one(told).problem == Some(Problem::PublishedBefore)
}

/// How many days lie between the publication and the last and the next such month, where a month is
/// told without a year.
pub(crate) fn around(told: &TimeWords, ground: &Ground<'_>) -> Option<(i32, i32)> {
    let Time::Calendar(date) = told.time else { return None };
    let published = ground.published?;
    if date.month.is_none() || date.day.is_some() || date.year.is_some() {
        return None;
    }
    let last = candidate(date, published.latest(), true)?;
    let next = candidate(date, published.earliest().tomorrow().ok()?, false)?;
    let begins = next.first_of_month();
    Some((days_between(last.last_of_month(), published.day), days_between(begins, published.day)))
}

/// The date of one expression about something else than the event reported.
pub(crate) fn value_of(told: &TimeWords, ground: &Ground<'_>) -> Option<Edtf> {
    let solver = Solver { ground };
    let date = match told.time {
        Time::Calendar(date) if date.year.is_some() => Edtf::date(date),
        // "Will mark the 50th anniversary": the day of what it commemorates is not when that will be.
        Time::Anniversary(_, None) if ground.tense == Tense::Coming => None,
        Time::Event(event) | Time::Anniversary(_, Some(event)) if ground.tense == Tense::Past => {
            ground.events.get(event).map(|event| event.date)
        }
        _ => solver.one(told).date,
    };
    date.map(|date| if told.rough { date.approximate() } else { date })
}

struct Solver<'s> {
    ground: &'s Ground<'s>,
}

impl Solver<'_> {
    fn all(&self, told: &[TimeWords]) -> Solution {
        let [first, rest @ ..] = told else { return self.bounded() };
        if rest.is_empty() {
            return self.one(first);
        }
        let weekday = told.iter().find_map(|one| match one.time {
            Time::Weekday(day, _) => Some(day),
            _ => None,
        });
        let mut calendar = Partial::default();
        let mut dates = told.iter().filter_map(|one| match one.time {
            Time::Calendar(date) => Some(date),
            _ => None,
        });
        let merged = dates.try_fold(calendar, |known, date| known.meet(date));
        let Some(merged) = merged else {
            let kept = Edtf::date(common(told));
            return Solution::new(kept, "the text gives dates that do not agree")
                .with(Problem::Conflict);
        };
        calendar = merged;
        if calendar == Partial::default() {
            return self.agreeing(told);
        }
        let mut solution = self.calendar(calendar, weekday);
        if let Some(other) =
            told.iter().find(|one| !matches!(one.time, Time::Calendar(_) | Time::Weekday(..)))
        {
            let other = self.one(other).date;
            let apart = other.zip(solution.date).is_some_and(|(a, b)| !a.agrees(b));
            if apart && self.ground.published.is_some() {
                solution.date = solution.date.map(Edtf::uncertain);
                "the text gives dates that do not agree".clone_into(&mut solution.because);
                return solution.with(Problem::Conflict);
            }
        }
        solution
    }

    /// Several expressions none of which is of the calendar ("today, Friday").
    fn agreeing(&self, told: &[TimeWords]) -> Solution {
        let mut solutions = told.iter().map(|one| self.one(one));
        let Some(first) = solutions.next() else { return self.bounded() };
        let mut best = first;
        for other in solutions {
            let (Some(a), Some(b)) = (best.date, other.date) else {
                if best.date.is_none() {
                    best = other;
                }
                continue;
            };
            if !a.agrees(b) {
                best.date = Some(a.uncertain());
                "the text gives days that do not agree".clone_into(&mut best.because);
                return best.with(Problem::Conflict);
            }
            if b.is_sure_day() && !a.is_sure_day() {
                best = other;
            }
        }
        best
    }

    fn one(&self, told: &TimeWords) -> Solution {
        match told.time {
            Time::Calendar(date) => self.calendar(date, told.weekday),
            Time::Range(first, last) => self.range(first, last),
            Time::Weekday(day, turn) => self.weekday(day, turn),
            Time::Offset(days) => self.offset(days),
            Time::Numbered(days, number) => self.numbered(days, number),
            Time::Month(month, turn) => self.month(month, turn),
            Time::InYear(date, steps) => self.in_year(date, steps),
            Time::PartOfYear(first, last, steps) => self.part_of_year(first, last, steps),
            Time::Rest(unit) => self.rest(unit),
            Time::Season(month, turn) => self.season(month, turn),
            Time::Vague => Solution::new(None, "the text says that it is gone by, and not when"),
            Time::Span(unit, steps) => self.span(unit, steps),
            Time::Ago(count, unit) => self.ago(count, unit),
            Time::Shift(count, unit) => self.shift(count, unit),
            Time::Anniversary(years, event) => self.anniversary(years, event),
            Time::Event(event) => {
                let date = self.ground.events.get(event).map(|event| event.date);
                Solution::new(date, "the date of a known event")
            }
        }
    }

    /// Without a word about time: between what it cannot precede and the publication.
    fn bounded(&self) -> Solution {
        let after = self.ground.after.map(|(date, _)| date);
        let latest = self.ground.published.filter(|_| self.ground.tense == Tense::Past);
        let zones: Vec<&str> =
            self.ground.zones.iter().chain(self.ground.others).copied().collect();
        let latest = latest.and_then(|published| partial(published.latest_in(&zones)));
        let after =
            after.filter(|after| match (after.bounds(), latest.and_then(Partial::bounds)) {
                (Some(after), Some(latest)) => after.0 <= latest.1,
                (bounds, _) => bounds.is_some(),
            });
        let because = match (after, latest) {
            (Some(_), Some(_)) => {
                "the text does not date the contact, which was after what it refers to and not after \
                 its publication, by the latest clock that may count"
            }
            (Some(_), None) => {
                "the text does not date the contact, which was after what it refers to"
            }
            (None, Some(_)) => {
                "the text does not date the contact, which was not after its publication, by the latest \
                 clock that may count"
            }
            (None, None) if self.ground.published.is_some() => "no date was found in the text",
            (None, None) => "no date was found in the text and no publication date is known",
        };
        let date = Edtf::interval(after, latest);
        Solution { by_publication: latest.is_some(), ..Solution::new(date, because) }
    }

    // ----- days of the calendar -----

    fn calendar(&self, date: Partial, weekday: Option<i8>) -> Solution {
        if Edtf::date(date).is_none() {
            return Solution::new(None, "the words name no day of the calendar")
                .with(Problem::NoSuchDay);
        }
        let solution = match (date.year, self.ground.published) {
            (Some(_), _) => self.dated(date),
            (None, Some(published)) => self.nearest(date, published),
            (None, None) => self.undated(date),
        };
        check_weekday(solution, weekday)
    }

    /// A date with its year: not after the publication of a text that tells of it as gone by.
    fn dated(&self, date: Partial) -> Solution {
        let because = if date.day.is_none() { "no day was found in the text" } else { "" };
        let solution = Solution::new(Edtf::date(date), because);
        let first = date.bounds().and_then(|(first, _)| civil(first));
        let early = self.ground.published.zip(first).is_some_and(|(published, first)| {
            self.ground.tense == Tense::Past && first > published.latest()
        });
        if early {
            return Solution {
                date: solution.date.map(Edtf::uncertain),
                ..Solution::published(None, "the day named is after the day of publication")
            }
            .with(Problem::PublishedBefore);
        }
        solution
    }

    /// A date without its year or month, and no publication.
    fn undated(&self, date: Partial) -> Solution {
        if let Some((year, _)) = self.ground.year {
            let because = "the year is the one the text counts from";
            return Solution::new(Edtf::date(Partial { year: Some(year), ..date }), because);
        }
        if date.month.is_some()
            && let Some(near) = self.ground.near.and_then(|near| near.bounds())
        {
            let at = civil(near.0);
            if let Some(found) = at.and_then(|at| last_such(date, at, self.ground.tense)) {
                return Solution::new(found, "the nearest to the date of the contact");
            }
        }
        let because = match (date.month, date.day) {
            (None, _) => "the text gives the day of the month, not month or year",
            (_, _) => "no year was found in the text",
        };
        Solution::new(Edtf::date(date), because)
    }

    /// The last such date up to the publication, or the next one after it.
    fn nearest(&self, date: Partial, published: &Publication) -> Solution {
        let past = self.ground.tense == Tense::Past;
        let limit = if past { published.latest() } else { published.earliest() };
        let why = if past {
            "the last such day up to the day of publication"
        } else {
            "the next such day from the day of publication"
        };
        let Some(found) = candidate(date, limit, past) else {
            return Solution::new(Edtf::date(date), "no such day lies near its publication");
        };
        let other = candidate(date, limit.saturating_add(step(past).days()), !past);
        let far = days_between(found, limit);
        let near = other.map_or(i32::MAX, |other| days_between(other, limit));
        let doubtful = match (date.month, date.day) {
            (Some(_), Some(_)) => far > FAR && near < NEAR,
            (None, Some(_)) => past && far > 24 && near < 4,
            _ => false,
        };
        if doubtful {
            let because = "such a day lies right beyond the day of publication, and the other one \
                           is too far from it";
            return Solution::published(Edtf::date(date), because).with(Problem::PublishedBefore);
        }
        let value = if date.day.is_some() {
            edtf(found)
        } else {
            Edtf::date(Partial { year: Some(found.year()), ..date })
        };
        Solution::published(value, why)
    }

    fn range(&self, first: Partial, last: Partial) -> Solution {
        let end = if last.year.is_some() { self.dated(last) } else { self.calendar(last, None) };
        if end.date.is_none() || Edtf::date(first).is_none() {
            return Solution::new(None, "the words name no day of the calendar")
                .with(Problem::NoSuchDay);
        }
        let year = end.date.and_then(Edtf::partial).and_then(|date| date.year);
        let turns = first.month > last.month;
        let early = year.map(|year| if turns { year - 1 } else { year });
        let first = Partial { year: first.year.or(early), ..first };
        let last = Partial { year, ..last };
        let date = Edtf::interval(Some(first), Some(last));
        let kept = date.filter(|_| Edtf::date(first).is_some());
        Solution {
            date: if end.problem.is_some() { kept.map(Edtf::uncertain) } else { kept },
            ..end
        }
    }
}

/// What all dates of the calendar among these say alike.
fn common(told: &[TimeWords]) -> Partial {
    let mut dates = told.iter().filter_map(|one| match one.time {
        Time::Calendar(date) => Some(date),
        _ => None,
    });
    let Some(first) = dates.next() else { return Partial::default() };
    dates.fold(first, |a, b| Partial {
        year: a.year.filter(|_| a.year == b.year),
        month: a.month.filter(|_| a.month == b.month),
        day: a.day.filter(|_| a.day == b.day),
    })
}

/// A day that is not the weekday named beside it is not sure.
fn check_weekday(solution: Solution, weekday: Option<i8>) -> Solution {
    let day = solution.date.filter(|date| date.is_sure_day()).and_then(Edtf::bounds);
    let Some((day, weekday)) = day.and_then(|(first, _)| civil(first)).zip(weekday) else {
        return solution;
    };
    if day.weekday().to_monday_one_offset() == weekday {
        return solution;
    }
    let date = solution.date.map(Edtf::uncertain);
    let because = "the weekday named is not that of the day named".to_owned();
    Solution { date, because, ..solution }.with(Problem::Conflict)
}

/// The last such date up to `limit`, or the first from it on.
fn candidate(date: Partial, limit: Date, past: bool) -> Option<Date> {
    let fits = |day: Date| if past { day <= limit } else { day >= limit };
    match (date.month, date.day) {
        (Some(month), day) => {
            let month = i8::try_from(month).ok()?;
            // For a month alone, its first or last day decides.
            let years = 0..=8_i16;
            years.into_iter().find_map(|back| {
                let year = if past { limit.year() - back } else { limit.year() + back };
                let day = match day {
                    Some(day) => Date::new(year, month, i8::try_from(day).ok()?).ok(),
                    None if past => Date::new(year, month, 1).ok(),
                    None => Date::new(year, month, 1).ok().map(Date::last_of_month),
                };
                day.filter(|day| fits(*day))
            })
        }
        (None, Some(day)) => {
            let day = i8::try_from(day).ok()?;
            (0..3_i64).find_map(|steps| {
                let first = limit.first_of_month();
                let month = if past {
                    first.saturating_sub(steps.months())
                } else {
                    first.saturating_add(steps.months())
                };
                Date::new(month.year(), month.month(), day).ok().filter(|day| fits(*day))
            })
        }
        (None, None) => None,
    }
}

/// Of a date without year, the one nearest to `at` in the direction of the telling.
fn last_such(date: Partial, at: Date, tense: Tense) -> Option<Option<Edtf>> {
    let past = tense == Tense::Past;
    let found = candidate(date, at, past)?;
    Some(Edtf::date(Partial { year: Some(found.year()), ..date }))
}

fn step(past: bool) -> i64 {
    if past { 1 } else { -1 }
}

fn days_between(a: Date, b: Date) -> i32 {
    a.until(b).map_or(i32::MAX, |span| span.get_days().abs())
}

pub(crate) fn civil((year, month, day): chancery_record::Day) -> Option<Date> {
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

fn weekday_before(day: Date, weekday: i8) -> Option<Date> {
    let weekday = Weekday::from_monday_one_offset(weekday).ok()?;
    if day.weekday() == weekday { Some(day) } else { day.nth_weekday(-1, weekday).ok() }
}

fn weekday_from(day: Date, weekday: i8) -> Option<Date> {
    let weekday = Weekday::from_monday_one_offset(weekday).ok()?;
    if day.weekday() == weekday { Some(day) } else { day.nth_weekday(1, weekday).ok() }
}

fn month_of(day: Date) -> Option<Edtf> {
    let month = u8::try_from(day.month()).ok();
    Edtf::date(Partial { year: Some(day.year()), month, day: None })
}

fn between(first: Date, last: Date) -> Option<Edtf> {
    if first == last { edtf(first) } else { Edtf::interval(partial(first), partial(last)) }
}
