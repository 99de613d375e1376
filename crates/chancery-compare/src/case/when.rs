//! What all accounts of a contact say together of its day.
//!
//! Each account gives constraints (a year, a month, a day of the month, a weekday, "not after");
//! the day that meets them all is derived here, for the contact in the case. No document's record
//! is touched by it.

use chancery_record::{Day, Edtf, Id, Partial, Quote, Sha256};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::dates::date_words;
use crate::fields::fineness;
use crate::{calendar, english};

use super::weigh::Told;
use super::window::{self, Firm};

/// Days before publication in which a day of the month or a weekday alone is looked for.
const REACH_BACK: i64 = 31;
/// Days that are tried one by one.
const MOST_DAYS: i64 = 800;

/// What one account contributes to the date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Constraint {
    /// The document.
    pub document: Sha256,
    /// The contact in it.
    pub contact: Id,
    /// What it says, as a clause ("the day of the month is 18").
    pub says: String,
    /// The words, where the text says it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub words: Vec<Quote>,
}

/// The date of a contact as all its accounts give it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DerivedDate {
    /// The date; absent where nothing is settled.
    pub date: Option<Edtf>,
    /// How it follows, as a sentence; or what is missing.
    pub reasoning: String,
    /// Whether it takes more than one account to settle it.
    pub together: bool,
    /// What each account says.
    pub constraints: Vec<Constraint>,
}

/// All that is said of the day.
#[derive(Debug, Default)]
struct Sum {
    /// What the calendar dates say together; `None` where they contradict each other.
    calendar: Option<Partial>,
    contradiction: bool,
    first: Option<i64>,
    last: Option<i64>,
    published: Option<i64>,
    weekday: Option<u8>,
    finest: Option<Edtf>,
    qualified: bool,
}

impl Sum {
    fn of(told: &[Told<'_>]) -> Self {
        let mut sum = Self { calendar: Some(Partial::default()), ..Self::default() };
        for one in told.iter().filter(|one| !is_late(one, told)) {
            if let Some(date) = one.report.date {
                sum.add(date);
            }
            let own = one.report.date.is_some_and(Edtf::is_sure_day);
            if let Some(weekday) = one.report.weekday.filter(|_| !own) {
                sum.contradiction |= sum.weekday.is_some_and(|before| before != weekday);
                sum.weekday = Some(weekday);
            }
            if let Some(published) = window::published(one.brief) {
                sum.published = Some(sum.published.map_or(published, |p| p.min(published)));
            }
        }
        sum
    }

    fn add(&mut self, date: Edtf) {
        if self.finest.is_none_or(|finest| fineness(date) > fineness(finest)) {
            self.finest = Some(date);
        }
        if let Some(partial) = date.partial() {
            self.calendar = self.calendar.and_then(|so_far| so_far.meet(partial));
            self.contradiction |= self.calendar.is_none();
            // An uncertain day stays uncertain; where another account is sure, that one is taken first.
            let day = partial.day.is_some();
            self.qualified |= day && !date.is_sure_day() && date.bounds().is_some();
        } else if let Some((first, last)) = date.bounds() {
            if first.0 > 0 {
                let first = calendar::number(first);
                self.first = Some(self.first.map_or(first, |before| before.max(first)));
            }
            if last.0 < 9999 {
                let last = calendar::number(last);
                self.last = Some(self.last.map_or(last, |before| before.min(last)));
            }
        }
    }

    /// The span to try days in, and whether it is only reckoned from publication.
    fn span(&self) -> Option<(i64, i64, bool)> {
        let partial = self.calendar?;
        let own = partial.bounds().map(|(a, b)| (calendar::number(a), calendar::number(b)));
        let published = self.published.map(|day| day + 1);
        let (mut first, mut last) = own.map_or((None, None), |(a, b)| (Some(a), Some(b)));
        first = [first, self.first].into_iter().flatten().max();
        last = [last, self.last, published].into_iter().flatten().min();
        match (first, last) {
            (Some(first), Some(last)) => Some((first, last, false)),
            (None, Some(last)) => Some((last - REACH_BACK, last, true)),
            _ => None,
        }
    }

    /// The days that meet everything, at most two of them; whether the span was reckoned.
    fn days(&self) -> Option<(Vec<Day>, bool)> {
        let partial = self.calendar?;
        let (first, last, reckoned) = self.span()?;
        if last - first > MOST_DAYS {
            return None;
        }
        let fits = |day: &Day| {
            partial.meet(Partial::day(day.0, day.1, day.2)).is_some()
                && self.weekday.is_none_or(|weekday| calendar::weekday(*day) == weekday)
        };
        Some(((first..=last).map(calendar::day).filter(fits).take(2).collect(), reckoned))
    }
}

/// Whether a text without a side counts its day from when it was written ("today"), and the day or
/// two before it are given by another: a translation or a copy that came out later.
fn is_late(one: &Told<'_>, told: &[Told<'_>]) -> bool {
    if !one.report.counted || one.brief.side.is_some() {
        return false;
    }
    let Some(window) = one.window else { return false };
    told.iter().filter(|other| !other.report.counted || other.brief.side.is_some()).any(|other| {
        let day = other.report.date.filter(|date| date.is_sure_day());
        let given = day.and(other.window).filter(|given| given.firm == Firm::Given);
        given.is_some_and(|given| (1..=2).contains(&(window.first - given.last)))
    })
}

/// Whether one day can meet all that these reports say.
pub(crate) fn possible(told: &[Told<'_>]) -> bool {
    let sum = Sum::of(told);
    if sum.contradiction {
        // Days one apart, which zones explain, were weighed pair by pair.
        return spread(told).is_some_and(|(first, last)| last - first <= 1);
    }
    sum.days().is_none_or(|(days, reckoned)| reckoned || !days.is_empty())
}

/// First and last of the whole days given.
fn spread(told: &[Told<'_>]) -> Option<(i64, i64)> {
    let days = told.iter().filter(|one| !is_late(one, told)).filter_map(|one| {
        let date = one.report.date.filter(|date| date.is_sure_day())?;
        date.bounds().map(|(day, _)| calendar::number(day))
    });
    let days: Vec<i64> = days.collect();
    days.iter().min().copied().zip(days.iter().max().copied())
}

/// Derives the date of a contact from all its reports.
pub(crate) fn derive(told: &[Told<'_>]) -> DerivedDate {
    let mut derived = found(told);
    let edited: Vec<&str> = told.iter().filter_map(|one| one.report.redated()).collect();
    if let [first, ..] = edited.as_slice() {
        derived.reasoning = match (told.len(), edited.len()) {
            (1, _) if derived.date.is_none() => {
                format!("Nobody can tell the day: so {first} edited it.")
            }
            (1, _) => format!("The day is as {first} edited it."),
            (_, 1) => {
                format!("{} The day of one account was edited by {first}.", derived.reasoning)
            }
            (_, count) => {
                format!("{} The days of {count} accounts were edited.", derived.reasoning)
            }
        };
    }
    derived
}

fn found(told: &[Told<'_>]) -> DerivedDate {
    let constraints: Vec<Constraint> = told.iter().flat_map(constraints).collect();
    let sum = Sum::of(told);
    let own = told.iter().filter_map(|one| one.report.date).map(fineness).max();
    let end = |date: Option<Edtf>, reasoning: String| {
        let finer = date.map(fineness) > own;
        let together = told.len() > 1 && finer;
        DerivedDate { date, reasoning, together, constraints: constraints.clone() }
    };
    if sum.contradiction {
        return end(apart(told), contradiction(told));
    }
    let current = || told.iter().filter(|one| !is_late(one, told));
    if let Some(sure) = current().filter_map(|one| one.report.date).find(|d| d.is_sure_day()) {
        let agree = told.iter().filter(|one| one.report.date == Some(sure)).count();
        let reasoning = match agree {
            1 => "One account gives the day, and nothing in the others contradicts it.".to_owned(),
            count => format!("{count} accounts give the day."),
        };
        let reasoning =
            if told.len() == 1 { "The account gives the day.".to_owned() } else { reasoning };
        return end(Some(sure), reasoning);
    }
    if let Some((days, reckoned)) = sum.days()
        && let [day] = days.as_slice()
        && (!reckoned || sum.calendar.is_some_and(|c| c.day.is_some()) || sum.weekday.is_some())
    {
        let date = Edtf::date(Partial::day(day.0, day.1, day.2));
        let uncertain = reckoned || sum.qualified;
        let date = date.map(|date| if uncertain { date.uncertain() } else { date });
        return end(date, only_day(*day, &sum, reckoned));
    }
    match narrowest(&sum) {
        Some(date) => {
            end(Some(date), format!("The accounts settle {}; {}.", date_words(date), missing(&sum)))
        }
        None => end(None, "No day, month or year was found in the accounts.".to_owned()),
    }
}

fn narrowest(sum: &Sum) -> Option<Edtf> {
    let met = sum.calendar.and_then(Edtf::date);
    match (met, sum.finest) {
        (Some(met), Some(finest)) if fineness(met) >= fineness(finest) => Some(met),
        (_, finest) => finest,
    }
}

fn missing(sum: &Sum) -> &'static str {
    let partial = sum.calendar.unwrap_or_default();
    match (partial.year, partial.month, partial.day) {
        (None, None, None) => "no day of the calendar was found",
        (None, _, _) => "the year is missing",
        (_, None, _) => "the month is missing",
        _ => "the day is missing",
    }
}

fn only_day(day: Day, sum: &Sum, reckoned: bool) -> String {
    let date = Edtf::date(Partial::day(day.0, day.1, day.2)).map(date_words).unwrap_or_default();
    let weekday = sum.weekday.map(english::weekday_name);
    let and = weekday.map(|name| format!(", a {name},")).unwrap_or_default();
    if reckoned {
        format!("{date}{and} is the only such day in the month before publication.")
    } else {
        format!("{date}{and} is the only day that fits all of it.")
    }
}

/// Days one apart as an interval; anything wider is no date.
fn apart(told: &[Told<'_>]) -> Option<Edtf> {
    let (first, last) = spread(told)?;
    let day = |number| {
        let (year, month, day) = calendar::day(number);
        Some(Partial::day(year, month, day))
    };
    (last > first && last - first <= 1).then(|| Edtf::interval(day(first), day(last))).flatten()
}

fn contradiction(told: &[Told<'_>]) -> String {
    match spread(told) {
        Some((first, last)) if last - first == 1 => {
            let sides: Vec<String> = told
                .iter()
                .filter_map(|one| {
                    let date = one.report.date.filter(|date| date.is_sure_day())?;
                    let whose = one.brief.side.as_deref().or(one.brief.issuer.as_deref());
                    Some(format!(
                        "{} for {}",
                        date_words(date),
                        whose.unwrap_or("an account whose issuer is not known")
                    ))
                })
                .take(4)
                .collect();
            format!("One contact can have two dates across time zones: {}.", sides.join(", "))
        }
        _ => "The accounts contradict each other on the day.".to_owned(),
    }
}

fn constraints(one: &Told<'_>) -> Vec<Constraint> {
    let mut found = Vec::new();
    let mut add = |says: String, words: Vec<Quote>| {
        let (document, contact) = (one.brief.document.clone(), one.report.id.clone());
        found.push(Constraint { document, contact, says, words });
    };
    let words = one.report.date_words.clone();
    if let Some(date) = one.report.date {
        let edited = one.report.redated().map(|by| format!(", as {by} edited it"));
        add(format!("{}{}", says(date), edited.unwrap_or_default()), words.clone());
    }
    let sure = one.report.date.is_some_and(Edtf::is_sure_day);
    if let Some(weekday) = one.report.weekday.filter(|_| !sure) {
        add(format!("it was a {}", english::weekday_name(weekday)), words);
    }
    if let Some(published) = one.brief.published.filter(|_| !sure) {
        let published = date_words(published);
        let says = format!(
            "not after its publication, {published}, or the day after by the clock of another zone"
        );
        add(says, Vec::new());
    }
    if found.is_empty() {
        let reason = one.report.date_reason.clone();
        let (document, contact) = (one.brief.document.clone(), one.report.id.clone());
        let says =
            format!("nothing: {}", reason.unwrap_or_else(|| "no day was found in it".to_owned()));
        found.push(Constraint { document, contact, says, words: Vec::new() });
    }
    found
}

fn says(date: Edtf) -> String {
    if let Some(partial) = date.partial() {
        return match (partial.year, partial.month, partial.day) {
            (None, None, Some(day)) => format!("the day of the month is {day}"),
            (None, Some(_), None) => format!("the month is {}", date_words(date)),
            (Some(_), None, None) => format!("the year is {}", date_words(date)),
            (Some(_), Some(_), None) => format!("the month is {}", date_words(date)),
            _ => format!("the day is {}", date_words(date)),
        };
    }
    let day = |(year, month, day): Day| {
        Edtf::date(Partial::day(year, month, day)).map(date_words).unwrap_or_default()
    };
    match date.bounds() {
        Some((first, last)) if first.0 <= 0 => format!("not after {}", day(last)),
        Some((first, last)) if last.0 >= 9999 => format!("not before {}", day(first)),
        Some((first, last)) => format!("between {} and {}", day(first), day(last)),
        None => format!("the day is {}", date_words(date)),
    }
}
