//! Dates that keep their precision: the parts of the Extended Date/Time Format
//! (EDTF, ISO 8601-2:2019) that texts about talks need.

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// A day as year, month, day; comparable.
pub type Day = (i16, u8, u8);

/// A date of which some parts may be unspecified (`XXXX-04-02`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Partial {
    /// The year, where known.
    pub year: Option<i16>,
    /// The month (1-12), where known.
    pub month: Option<u8>,
    /// The day of the month (1-31), where known.
    pub day: Option<u8>,
}

/// How exact a date is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// One day.
    Day,
    /// One month.
    Month,
    /// One year.
    Year,
    /// Two ends.
    Interval,
    /// Some digits unspecified.
    Pattern,
}

/// A date, partial date or interval in EDTF.
///
/// `2024-04-02`, `2021-11`, `XXXX-XX-18`, `2021-07/..`, each optionally followed by `?`
/// (uncertain) or `~` (approximate).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Edtf {
    form: Form,
    qualifier: Option<char>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Form {
    Date(Partial),
    Interval(Option<Partial>, Option<Partial>),
}

/// Why a text is not a date this program can keep.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error(
    "`{0}` is not an EDTF date; write YYYY-MM-DD, YYYY-MM, YYYY, XXXX-MM-DD or an interval A/B"
)]
pub struct EdtfError(String);

impl JsonSchema for Edtf {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Edtf".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "description": "A date in EDTF (ISO 8601-2): 2024-04-02, 2021-11, XXXX-XX-18, 2021-07/..",
            "pattern": "^(\\.\\.|[0-9X]{4}(-[0-9X]{2}){0,2})(/(\\.\\.|[0-9X]{4}(-[0-9X]{2}){0,2}))?[?~]?$"
        })
    }
}

impl Partial {
    /// A whole day.
    #[must_use]
    pub fn day(year: i16, month: u8, day: u8) -> Self {
        Self { year: Some(year), month: Some(month), day: Some(day) }
    }

    /// First and last day, where the year is known and the day does not lack its month.
    #[must_use]
    pub fn bounds(self) -> Option<(Day, Day)> {
        let year = self.year?;
        match (self.month, self.day) {
            (None, None) => Some(((year, 1, 1), (year, 12, 31))),
            (Some(month), None) => Some(((year, month, 1), (year, month, last_day(year, month)))),
            (Some(month), Some(day)) => Some(((year, month, day), (year, month, day))),
            (None, Some(_)) => None,
        }
    }

    /// What both say together; `None` where they contradict each other or name no real day.
    #[must_use]
    pub fn meet(self, other: Self) -> Option<Self> {
        let merged = Self {
            year: meet(self.year, other.year)?,
            month: meet(self.month, other.month)?,
            day: meet(self.day, other.day)?,
        };
        merged.is_real().then_some(merged)
    }

    fn is_real(self) -> bool {
        let month_fits = self.month.is_none_or(|month| (1..=12).contains(&month));
        let day_fits = self.day.is_none_or(|day| {
            let longest = self.month.map_or(31, |month| last_day(self.year.unwrap_or(2024), month));
            (1..=longest).contains(&day)
        });
        month_fits && day_fits
    }
}

/// `Some(None)`: neither says anything.
fn meet<T: PartialEq>(a: Option<T>, b: Option<T>) -> Option<Option<T>> {
    match (a, b) {
        (Some(a), Some(b)) if a == b => Some(Some(a)),
        (Some(_), Some(_)) => None,
        (a, b) => Some(a.or(b)),
    }
}

/// The last day of a month in the Gregorian calendar; 31 for a month out of range.
fn last_day(year: i16, month: u8) -> u8 {
    match month {
        2 if (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl Edtf {
    /// A date or partial date; `None` for parts out of range or with nothing known.
    #[must_use]
    pub fn date(partial: Partial) -> Option<Self> {
        let said = partial.year.is_some() || partial.month.is_some() || partial.day.is_some();
        let whole = (0..=9999).contains(&partial.year.unwrap_or(0)) && partial.is_real();
        (said && whole).then_some(Self { form: Form::Date(partial), qualifier: None })
    }

    /// An interval; an open end is `None`. `None` where both are open; with one date at both ends it is
    /// that date.
    #[must_use]
    pub fn interval(from: Option<Partial>, to: Option<Partial>) -> Option<Self> {
        if from == to {
            return from.and_then(Self::date);
        }
        (from.is_some() || to.is_some())
            .then_some(Self { form: Form::Interval(from, to), qualifier: None })
    }

    /// The same, marked uncertain (`?`).
    #[must_use]
    pub fn uncertain(self) -> Self {
        Self { qualifier: Some('?'), ..self }
    }

    /// The same, marked approximate (`~`).
    #[must_use]
    pub fn approximate(self) -> Self {
        Self { qualifier: Some('~'), ..self }
    }

    /// The date, unless it is an interval.
    #[must_use]
    pub fn partial(self) -> Option<Partial> {
        match self.form {
            Form::Date(partial) => Some(partial),
            Form::Interval(..) => None,
        }
    }

    /// How exact it is.
    #[must_use]
    pub fn precision(self) -> Precision {
        match self.form {
            Form::Interval(..) => Precision::Interval,
            Form::Date(Partial { year: Some(_), month: None, day: None }) => Precision::Year,
            Form::Date(Partial { year: Some(_), month: Some(_), day: None }) => Precision::Month,
            Form::Date(Partial { year: Some(_), month: Some(_), day: Some(_) }) => Precision::Day,
            Form::Date(_) => Precision::Pattern,
        }
    }

    /// Whether it states one day without reserve.
    #[must_use]
    pub fn is_sure_day(self) -> bool {
        self.precision() == Precision::Day && self.qualifier.is_none()
    }

    /// First and last day; an open end is year 0 or 9999. `None` for a pattern.
    #[must_use]
    pub fn bounds(self) -> Option<(Day, Day)> {
        match self.form {
            Form::Date(partial) => partial.bounds(),
            Form::Interval(from, to) => {
                let low = from.map_or(Some((0, 1, 1)), |p| p.bounds().map(|b| b.0))?;
                let high = to.map_or(Some((9999, 12, 31)), |p| p.bounds().map(|b| b.1))?;
                Some((low, high))
            }
        }
    }

    /// Whether one and the same day could satisfy both.
    #[must_use]
    pub fn agrees(self, other: Self) -> bool {
        match (self.form, other.form) {
            (Form::Date(a), Form::Date(b)) => a.meet(b).is_some(),
            _ => match (self.bounds(), other.bounds()) {
                (Some(a), Some(b)) => a.0 <= b.1 && b.0 <= a.1,
                _ => true,
            },
        }
    }
}

impl fmt::Display for Partial {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.year {
            Some(year) => write!(f, "{year:04}")?,
            None => f.write_str("XXXX")?,
        }
        match (self.month, self.day) {
            (None, None) => return Ok(()),
            (Some(month), _) => write!(f, "-{month:02}")?,
            (None, Some(_)) => f.write_str("-XX")?,
        }
        self.day.map_or(Ok(()), |day| write!(f, "-{day:02}"))
    }
}

impl fmt::Display for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.form {
            Form::Date(partial) => partial.fmt(f)?,
            Form::Interval(from, to) => {
                write_end(f, from)?;
                f.write_str("/")?;
                write_end(f, to)?;
            }
        }
        self.qualifier.map_or(Ok(()), |qualifier| write!(f, "{qualifier}"))
    }
}

impl FromStr for Edtf {
    type Err = EdtfError;

    fn from_str(text: &str) -> Result<Self, EdtfError> {
        let fail = || EdtfError(text.chars().take(40).collect());
        let (body, qualifier) = match text.chars().last() {
            Some(mark @ ('?' | '~')) => (&text[..text.len() - 1], Some(mark)),
            _ => (text, None),
        };
        let form = match body.split_once('/') {
            Some((from, to)) => {
                let (from, to) = (end(from).ok_or_else(fail)?, end(to).ok_or_else(fail)?);
                Self::interval(from, to).ok_or_else(fail)?.form
            }
            None => Self::date(partial(body).ok_or_else(fail)?).ok_or_else(fail)?.form,
        };
        Ok(Self { form, qualifier })
    }
}

impl TryFrom<String> for Edtf {
    type Error = EdtfError;

    fn try_from(text: String) -> Result<Self, EdtfError> {
        text.parse()
    }
}

impl From<Edtf> for String {
    fn from(date: Edtf) -> Self {
        date.to_string()
    }
}

fn write_end(f: &mut fmt::Formatter<'_>, end: Option<Partial>) -> fmt::Result {
    match end {
        Some(partial) => write!(f, "{partial}"),
        None => f.write_str(".."),
    }
}

fn end(text: &str) -> Option<Option<Partial>> {
    if matches!(text, ".." | "") { Some(None) } else { partial(text).map(Some) }
}

fn partial(text: &str) -> Option<Partial> {
    let mut parts = text.split('-');
    let year = number(parts.next()?, 4)?;
    let month = parts.next().map_or(Some(None), |part| number(part, 2))?;
    let day = parts.next().map_or(Some(None), |part| number(part, 2))?;
    if parts.next().is_some() {
        return None;
    }
    let small = |n: Option<i16>| n.map_or(Some(None), |n| u8::try_from(n).ok().map(Some));
    Some(Partial { year, month: small(month)?, day: small(day)? })
}

/// `Some(None)` for unspecified digits.
fn number(text: &str, digits: usize) -> Option<Option<i16>> {
    if text.len() != digits {
        None
    } else if text.bytes().all(|b| b == b'X') {
        Some(None)
    } else if text.bytes().all(|b| b.is_ascii_digit()) {
        text.parse().ok().map(Some)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edtf(text: &str) -> Edtf {
        text.parse().unwrap()
    }

    #[test]
    fn an_interval_of_one_date_is_that_date() {
        assert_eq!(edtf("2024-04-02/2024-04-02"), edtf("2024-04-02"));
        assert_ne!(edtf("2024-04-02/2024-04-03"), edtf("2024-04-02"));
    }

    #[test]
    fn dates_are_written_as_they_were_read() {
        for text in [
            "2024-04-02",
            "2021-11",
            "1972",
            "XXXX-XX-18",
            "XXXX-04-02",
            "2021-07/..",
            "2021-09-10?",
        ] {
            assert_eq!(edtf(text).to_string(), text);
        }
    }

    #[test]
    fn impossible_dates_are_refused() {
        for text in ["2024-13-01", "2023-02-29", "24-01-01", "", "XXXX", "../..", "2024-1-1", "é"]
        {
            assert!(text.parse::<Edtf>().is_err(), "{text}");
        }
    }

    #[test]
    fn partial_dates_agree_where_one_day_fits_both() {
        assert!(edtf("XXXX-XX-18").agrees(edtf("2022-03-18")));
        assert!(!edtf("XXXX-XX-18").agrees(edtf("2022-03-17")));
        assert!(edtf("2021-07/..").agrees(edtf("2021-09-10")));
        assert!(!edtf("2021-07/..").agrees(edtf("2021-06-30")));
    }

    #[test]
    fn only_a_whole_unqualified_day_is_sure() {
        assert!(edtf("2024-04-02").is_sure_day());
        for text in ["2024-04-02?", "2024-04", "XXXX-04-02", "2024-04-02/2024-04-03"] {
            assert!(!edtf(text).is_sure_day(), "{text}");
        }
    }
}
