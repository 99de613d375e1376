//! When: the ways these texts tell time, and what a publication date adds to them.
//!
//! A publication date bounds a contact's date; it is never its value. "Today" in a release is a
//! reason, and so is a weekday or a day of the month before it.

use chancery_record::{Edtf, Evidence, Finding, Partial, Rule};
use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZoneDatabase;
use jiff::{Timestamp, ToSpan};

use crate::english::calendar;
use crate::page::{Page, Words};

/// What an expression says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Time {
    /// A date or part of one: "27 January 2031", "April 2", "the 18th", "July", "in 2024".
    Calendar(Partial),
    /// Two days of one month: "May 14-15".
    Days(u8, u8, u8, Option<i16>),
    /// "on Friday".
    Weekday(i8),
    /// Days from the day of writing: "today" is 0.
    Offset(i64),
    /// "last November".
    LastMonth(u8),
    /// "last week", "earlier this week".
    Week(i64),
    /// "last month".
    Month(i64),
    /// "last year", "this year".
    Year(i64),
    /// "50 years ago".
    YearsAgo(i64),
}

/// An expression of time and its words.
#[derive(Debug, Clone)]
pub(crate) struct TimeWords {
    pub(crate) words: Words,
    pub(crate) time: Time,
}

/// The expressions of time within these tokens, left to right.
pub(crate) fn find(page: &Page<'_>, words: &Words) -> Vec<TimeWords> {
    let mut found = Vec::new();
    let mut at = words.start;
    while at < words.end {
        match at_word(page, at, words.end) {
            Some((end, time)) => {
                found.push(TimeWords { words: at..end, time });
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

fn at_word(page: &Page<'_>, at: usize, end: usize) -> Option<(usize, Time)> {
    month_first(page, at)
        .or_else(|| day_first(page, at))
        .or_else(|| deictic(page, at))
        .or_else(|| relative(page, at))
        .or_else(|| weekday(page, at))
        .or_else(|| day_alone(page, at))
        .or_else(|| year_alone(page, at))
        .filter(|(stop, _)| *stop <= end)
}

/// "January 27, 2031", "April 2", "May 14-15", "July 2031", "in July".
fn month_first(page: &Page<'_>, at: usize) -> Option<(usize, Time)> {
    let month = calendar::month(page.low(at)).filter(|_| page.is_capital(at))?;
    let mut next = at + 1;
    if page.low(next) == "." {
        next += 1;
    }
    let word = page.low(next);
    if let Some(day) = calendar::day(word).or_else(|| calendar::ordinal_day(word)) {
        let mut after = next + 1;
        let second = matches!(page.low(after), "-" | "–" | "and")
            .then(|| calendar::day(page.low(after + 1)))
            .flatten();
        if second.is_some() {
            after += 2;
        }
        let comma = usize::from(page.low(after) == ",");
        let year = calendar::year(page.low(after + comma));
        let stop = if year.is_some() { after + comma + 1 } else { after };
        let time = match second {
            Some(last) => Time::Days(month, day, last, year),
            None => Time::Calendar(Partial { year, month: Some(month), day: Some(day) }),
        };
        return Some((stop, time));
    }
    if let Some((first, last)) = word.split_once(['-', '–'])
        && let (Some(first), Some(last)) = (calendar::day(first), calendar::day(last))
    {
        return Some((next + 1, Time::Days(month, first, last, None)));
    }
    let comma = usize::from(word == ",");
    if let Some(year) = calendar::year(page.low(next + comma)) {
        let partial = Partial { year: Some(year), month: Some(month), day: None };
        return Some((next + comma + 1, Time::Calendar(partial)));
    }
    let before = if at > 0 { page.low(at - 1) } else { "" };
    let introduced = matches!(
        before,
        "in" | "since" | "until" | "this" | "of" | "early" | "late" | "mid" | "by"
    );
    // "May" and "March" are also verbs.
    (introduced && (month != 5 || before == "in"))
        .then(|| (at + 1, Time::Calendar(Partial { year: None, month: Some(month), day: None })))
}

/// "27 January 2031", "the 18th of March".
fn day_first(page: &Page<'_>, at: usize) -> Option<(usize, Time)> {
    let word = page.low(at);
    let day = calendar::day(word).or_else(|| calendar::ordinal_day(word))?;
    let month_at = if page.low(at + 1) == "of" { at + 2 } else { at + 1 };
    let month = calendar::month(page.low(month_at)).filter(|_| page.is_capital(month_at))?;
    let comma = usize::from(page.low(month_at + 1) == ",");
    let year = calendar::year(page.low(month_at + 1 + comma));
    let stop = if year.is_some() { month_at + 2 + comma } else { month_at + 1 };
    Some((stop, Time::Calendar(Partial { year, month: Some(month), day: Some(day) })))
}

/// "the 18th".
fn day_alone(page: &Page<'_>, at: usize) -> Option<(usize, Time)> {
    let day = calendar::ordinal_day(page.low(at))?;
    let before = at.checked_sub(1).map_or("", |word| page.low(word));
    let two_before = at.checked_sub(2).map_or("", |word| page.low(word));
    // "the 18th" after "on" or "of", not "the 18th meeting".
    let bound =
        before == "the" && matches!(two_before, "of" | "on" | "until" | "by" | "from" | "since");
    let noun = chancery_syntax::Tag::is_nominal(page.tag(at + 1)) || page.low(at + 1) == "-";
    let dated = bound && !(noun && page.is_word(at + 1));
    dated.then(|| (at + 1, Time::Calendar(Partial { year: None, month: None, day: Some(day) })))
}

fn deictic(page: &Page<'_>, at: usize) -> Option<(usize, Time)> {
    let days = match page.low(at) {
        "today" | "tonight" => 0,
        "yesterday" => -1,
        "tomorrow" => 1,
        "this" if page.is_any(at + 1, &["morning", "afternoon", "evening"]) => {
            return Some((at + 2, Time::Offset(0)));
        }
        "earlier" if page.low(at + 1) == "today" => return Some((at + 2, Time::Offset(0))),
        "last" if page.is_any(at + 1, &["night"]) => return Some((at + 2, Time::Offset(-1))),
        _ => return None,
    };
    // "today's meeting" says when as well.
    Some((at + 1, Time::Offset(days)))
}

/// "last November", "last week", "50 years ago", "this year".
fn relative(page: &Page<'_>, at: usize) -> Option<(usize, Time)> {
    let word = page.low(at);
    if let Some(count) = calendar::count(word) {
        if page.is_any(at + 1, &["years", "year"]) && page.low(at + 2) == "ago" {
            return Some((at + 3, Time::YearsAgo(count)));
        }
        if page.is_any(at + 1, &["days", "day"]) && page.low(at + 2) == "ago" {
            return Some((at + 3, Time::Offset(-count)));
        }
        return None;
    }
    let step = match word {
        "last" | "past" => -1,
        "this" => 0,
        "next" => 1,
        "earlier" | "later" if page.low(at + 1) == "this" => {
            return relative(page, at + 1);
        }
        _ => return None,
    };
    match page.low(at + 1) {
        "week" => Some((at + 2, Time::Week(step))),
        "month" => Some((at + 2, Time::Month(step))),
        "year" => Some((at + 2, Time::Year(step))),
        next => {
            let month = calendar::month(next).filter(|_| page.is_capital(at + 1))?;
            let time = if step < 0 {
                Time::LastMonth(month)
            } else {
                Time::Calendar(Partial { year: None, month: Some(month), day: None })
            };
            Some((at + 2, time))
        }
    }
}

fn weekday(page: &Page<'_>, at: usize) -> Option<(usize, Time)> {
    let day = calendar::weekday(page.low(at)).filter(|_| page.is_capital(at))?;
    Some((at + 1, Time::Weekday(day)))
}

/// "in 2024".
fn year_alone(page: &Page<'_>, at: usize) -> Option<(usize, Time)> {
    let year = calendar::year(page.low(at))?;
    let before = at.checked_sub(1).map_or("", |word| page.low(word));
    matches!(before, "in" | "since" | "of" | "during")
        .then(|| (at + 1, Time::Calendar(Partial { year: Some(year), month: None, day: None })))
}

/// When a document was published: a day, and the moment where a time was given.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Publication<'s> {
    pub(crate) given: &'s str,
    day: Date,
    moment: Option<Timestamp>,
}

impl<'s> Publication<'s> {
    /// Reads what came with the document; `None` where it is no date.
    pub(crate) fn read(given: &'s str) -> Option<Self> {
        let trimmed = given.trim();
        let day: Date = trimmed.get(..10)?.parse().ok()?;
        let moment = trimmed.parse::<Timestamp>().ok();
        Some(Self { given, day, moment })
    }

    /// The day of publication in a zone; two where the zone is not known and they differ.
    fn days(&self, zones: &[&str]) -> (Date, Date) {
        let Some(moment) = self.moment else { return (self.day, self.day) };
        let local = zones.iter().filter_map(|zone| {
            let zone = TimeZoneDatabase::bundled().get(zone).ok()?;
            Some(moment.to_zoned(zone).date())
        });
        let days: Vec<Date> = local.collect();
        match (days.iter().min(), days.iter().max()) {
            (Some(first), Some(last)) => (*first, *last),
            // No zone known: the day may be the one before or after.
            _ => {
                let hour = moment.to_zoned(jiff::tz::TimeZone::UTC).hour();
                let early = if hour < 12 { self.day.saturating_sub(1.day()) } else { self.day };
                let late = if hour >= 12 { self.day.saturating_add(1.day()) } else { self.day };
                (early, late)
            }
        }
    }

    /// The last day it can be anywhere.
    fn latest(&self) -> Date {
        self.moment.map_or(self.day, |_| self.day.saturating_add(1.day()))
    }
}

const STATED: Rule = Rule::named("date/stated");
const REASONED: Rule = Rule::named("date/reasoned-from-publication");
const BOUNDED: Rule = Rule::named("date/bounded-by-publication");

/// The day of a contact from the expression that tells it and the publication date. `zones` are
/// those whose day "today" may be.
pub(crate) fn solve(
    page: &Page<'_>,
    told: Option<&TimeWords>,
    published: Option<Publication<'_>>,
    zones: &[&str],
) -> Finding<Edtf> {
    let Some(told) = told else { return bounded(published) };
    let quote = page.quote(&told.words);
    let stated = Evidence::words(STATED, quote.clone());
    let reasoned = |publication: &Publication<'_>, why: &str| {
        Evidence::words(REASONED, quote.clone())
            .and_metadata("published", publication.given)
            .because(why)
    };
    match told.time {
        Time::Calendar(partial) => calendar_date(partial, published, stated, &reasoned),
        Time::Days(month, first, last, year) => {
            let year = year.or_else(|| published.and_then(|p| year_before(&p, month, first)));
            let end = |day| Partial { year, month: Some(month), day: Some(day) };
            found(Edtf::interval(Some(end(first)), Some(end(last))), stated)
        }
        Time::Offset(days) => match published {
            Some(publication) => {
                let (first, last) = publication.days(zones);
                let shift = |day: Date| day.saturating_add(days.days());
                let why = "the text counts from the day it was published";
                found(between(shift(first), shift(last)), reasoned(&publication, why))
            }
            None => unsettled(
                format!("the text says “{}” and no publication date is known", quote.exact),
                quote,
            ),
        },
        Time::Weekday(day) => match published {
            Some(publication) => {
                let date = weekday_before(publication.days(zones).1, day);
                let why = "the last such weekday up to the day of publication";
                found(date.and_then(edtf), reasoned(&publication, why))
            }
            None => unsettled(
                format!("the text says “{}” and no publication date is known", quote.exact),
                quote,
            ),
        },
        Time::Week(_) | Time::Month(_) | Time::Year(_) | Time::LastMonth(_) | Time::YearsAgo(_) => {
            match published.and_then(|publication| span_of(told.time, publication.day)) {
                Some(date) => found(Some(date), stated),
                None => unsettled(
                    format!("the text says “{}” and no publication date is known", quote.exact),
                    quote,
                ),
            }
        }
    }
}

/// The same without a contact: what an expression says given the day of writing.
pub(crate) fn value_of(time: Time, published: Option<Publication<'_>>) -> Option<Edtf> {
    match time {
        Time::Calendar(partial) => Edtf::date(partial),
        Time::Days(month, first, last, year) => {
            let end = |day| Partial { year, month: Some(month), day: Some(day) };
            Edtf::interval(Some(end(first)), Some(end(last)))
        }
        Time::Offset(days) => edtf(published?.day.saturating_add(days.days())),
        Time::Weekday(day) => edtf(weekday_before(published?.day, day)?),
        Time::LastMonth(month) if published.is_none() => {
            Edtf::date(Partial { year: None, month: Some(month), day: None })
        }
        _ => span_of(time, published?.day),
    }
}

fn calendar_date(
    partial: Partial,
    published: Option<Publication<'_>>,
    stated: Evidence,
    reasoned: &dyn Fn(&Publication<'_>, &str) -> Evidence,
) -> Finding<Edtf> {
    let Some(publication) = published.filter(|_| partial.year.is_none()) else {
        let missing = match (partial.year, partial.month, partial.day) {
            (None, None, Some(_)) => Some("the text gives the day of the month, not month or year"),
            (None, Some(_), _) => Some("the text gives no year"),
            (Some(_), _, None) => Some("the text gives no day"),
            _ => None,
        };
        let stated = match missing {
            Some(reason) => stated.because(reason),
            None => stated,
        };
        return found(Edtf::date(partial), stated);
    };
    let latest = publication.latest();
    match (partial.month, partial.day) {
        (Some(month), Some(day)) => {
            let year = year_before(&publication, month, day);
            let why = "the last such day up to the day of publication";
            found(Edtf::date(Partial { year, ..partial }), reasoned(&publication, why))
        }
        (None, Some(day)) => {
            let date = day_of_month_before(latest, day);
            let why = "the last such day of a month up to the day of publication";
            found(date.and_then(edtf), reasoned(&publication, why))
        }
        (Some(month), None) => {
            let year = year_before(&publication, month, 1);
            let why = "the last such month up to the day of publication";
            found(Edtf::date(Partial { year, ..partial }), reasoned(&publication, why))
        }
        (None, None) => found(None, stated),
    }
}

/// Without a word about time: on or before the day of publication.
fn bounded(published: Option<Publication<'_>>) -> Finding<Edtf> {
    let Some(publication) = published else {
        return Finding::unknown("the text gives no date and no publication date is known");
    };
    let evidence = Evidence::metadata(BOUNDED, "published", publication.given)
        .because("the text gives no date; the contact was not after its publication");
    let end = partial(publication.latest());
    Edtf::interval(None, end).map_or_else(
        || Finding::unknown("the text gives no date"),
        |date| Finding::known(date, evidence),
    )
}

fn found(date: Option<Edtf>, evidence: Evidence) -> Finding<Edtf> {
    date.map_or_else(
        || Finding::unknown("the words name no day of the calendar"),
        |date| Finding::known(date, evidence),
    )
}

fn unsettled(because: String, seen: chancery_record::Quote) -> Finding<Edtf> {
    Finding::Unknown(chancery_record::Unknown { unknown: because, seen: vec![seen] })
}

fn span_of(time: Time, day: Date) -> Option<Edtf> {
    match time {
        Time::LastMonth(month) => {
            let this_year = i8::try_from(month).is_ok_and(|m| m < day.month());
            let year = if this_year { day.year() } else { day.year() - 1 };
            Edtf::date(Partial { year: Some(year), month: Some(month), day: None })
        }
        Time::Week(weeks) => {
            let back = i64::from(day.weekday().to_monday_zero_offset());
            let monday = day.saturating_sub(back.days()).saturating_add((7 * weeks).days());
            between(monday, monday.saturating_add(6.days()))
        }
        Time::Month(months) => {
            let date = day.saturating_add(months.months());
            let month = u8::try_from(date.month()).ok();
            Edtf::date(Partial { year: Some(date.year()), month, day: None })
        }
        Time::Year(years) => {
            let year = i16::try_from(i64::from(day.year()) + years).ok();
            Edtf::date(Partial { year, month: None, day: None })
        }
        Time::YearsAgo(years) => {
            let year = i16::try_from(i64::from(day.year()) - years).ok();
            Edtf::date(Partial { year, month: None, day: None })
        }
        _ => None,
    }
}

fn year_before(publication: &Publication<'_>, month: u8, day: u8) -> Option<i16> {
    let year = publication.day.year();
    let latest = publication.latest();
    let this = (latest.month(), latest.day());
    let told = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    Some(if told <= this || latest.year() > year { year } else { year - 1 })
}

fn weekday_before(day: Date, weekday: i8) -> Option<Date> {
    let weekday = Weekday::from_monday_one_offset(weekday).ok()?;
    if day.weekday() == weekday { Some(day) } else { day.nth_weekday(-1, weekday).ok() }
}

fn day_of_month_before(latest: Date, day: u8) -> Option<Date> {
    let day = i8::try_from(day).ok()?;
    let mut month = latest.first_of_month();
    for _ in 0..3 {
        if let Ok(date) = Date::new(month.year(), month.month(), day)
            && date <= latest
        {
            return Some(date);
        }
        month = month.saturating_sub(1.month());
    }
    None
}

fn partial(day: Date) -> Option<Partial> {
    let (month, number) = (u8::try_from(day.month()).ok()?, u8::try_from(day.day()).ok()?);
    Some(Partial::day(day.year(), month, number))
}

fn edtf(day: Date) -> Option<Edtf> {
    Edtf::date(partial(day)?)
}

fn between(first: Date, last: Date) -> Option<Edtf> {
    if first == last { edtf(first) } else { Edtf::interval(partial(first), partial(last)) }
}
