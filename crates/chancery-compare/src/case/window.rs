//! Between which days a contact can have been, as far as one document tells, and how firmly.

use chancery_record::{Day, Edtf, Partial};

use crate::calendar;

use super::brief::{Brief, Report};

/// Days after a contact within which its accounts are usually out.
pub(crate) const USUAL_DELAY: i64 = 7;

/// The most days of an interval that an account gives as its day.
const WIDEST: i64 = 14;

/// How firmly a window stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Firm {
    /// Reckoned from the day of publication alone.
    Loose,
    /// A day or month without its year, taken as the last before publication.
    Reckoned,
    /// The text gives it.
    Given,
}

/// First and last day, as numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Window {
    pub(crate) first: i64,
    pub(crate) last: i64,
    pub(crate) firm: Firm,
}

impl Window {
    /// The window of a report; `None` where nothing bounds it on both sides.
    pub(crate) fn of(brief: &Brief, report: &Report) -> Option<Self> {
        let published = published(brief);
        // A day later than published: zones, and feeds that stamp in another zone.
        let latest = published.map(|day| day + 1);
        let loose = |last: i64| Self { first: last - 1 - USUAL_DELAY, last, firm: Firm::Loose };
        let Some(date) = report.date else { return latest.map(loose) };
        match date.bounds() {
            Some((first, last)) if first.0 > 0 && last.0 < 9999 => {
                let (first, last) = (calendar::number(first), calendar::number(last));
                // "Since their last call in March", until publication: no days that it gives.
                let wide = date.partial().is_none()
                    && last - first > WIDEST
                    && latest.is_some_and(|day| last + 1 >= day);
                Some(match wide {
                    true => Self { first: first.max(last - 1 - USUAL_DELAY), ..loose(last) },
                    false => Self { first, last, firm: Firm::Given },
                })
            }
            Some((first, last)) if first.0 > 0 => {
                let last = latest.unwrap_or(calendar::number(last));
                Some(Self { first: calendar::number(first), last, firm: Firm::Loose })
                    .filter(|window| window.last - window.first < 400)
            }
            Some((_, last)) => {
                let end = calendar::number(last);
                Some(loose(latest.map_or(end, |latest| latest.min(end))))
            }
            None => last_before(date.partial()?, latest?).or_else(|| latest.map(loose)),
        }
    }

    /// The middle day by which reports are put in order.
    pub(crate) fn order(self) -> i64 {
        if self.firm == Firm::Loose { self.last - 1 } else { self.first }
    }

    /// Days between two windows; 0 where they meet.
    pub(crate) fn gap(self, other: Self) -> i64 {
        (self.first.max(other.first) - self.last.min(other.last)).max(0)
    }
}

/// The first possible day of publication, as a number.
pub(crate) fn published(brief: &Brief) -> Option<i64> {
    let (first, _) = brief.published.and_then(Edtf::bounds)?;
    (first.0 > 0).then(|| calendar::number(first))
}

/// The last day or month that fits a pattern and is not after `latest`.
pub(crate) fn last_before(pattern: Partial, latest: i64) -> Option<Window> {
    let (year, month, _) = calendar::day(latest);
    let months = (0..24i16).map(|back| {
        let count = year * 12 + i16::from(month) - 1 - back;
        (count.div_euclid(12), u8::try_from(count.rem_euclid(12) + 1).unwrap_or(1))
    });
    months.filter_map(|(year, month)| completed(pattern, year, month)).find_map(|(first, last)| {
        let (first, last) = (calendar::number(first), calendar::number(last));
        (first <= latest).then_some(Window { first, last, firm: Firm::Reckoned })
    })
}

fn completed(pattern: Partial, year: i16, month: u8) -> Option<(Day, Day)> {
    let whole = Partial { year: Some(year), month: Some(month), day: None };
    let met = pattern.meet(whole)?;
    Edtf::date(met)?.bounds()
}
