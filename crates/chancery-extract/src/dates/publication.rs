//! When a text was published, and which days that was in which zones.

use std::ops::Range;

use chancery_record::{Edtf, Partial};
use jiff::civil::Date;
use jiff::tz::{TimeZone, TimeZoneDatabase};
use jiff::{Timestamp, ToSpan};

use super::english as en;

/// When a text was published: a day, and the moment where a time with its zone was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Publication {
    /// What was given, as it was.
    pub(crate) given: String,
    pub(crate) day: Date,
    moment: Option<Timestamp>,
    /// The words of the text that tell it, where it did not come with the text.
    pub(crate) words: Option<Range<usize>>,
}

/// Before this hour a text that says "today" may mean the day that has just ended.
const SMALL_HOURS: i8 = 5;
/// Before this hour a day is too young for a text to tell of talks held on it.
const TOO_YOUNG: i8 = 9;

impl Publication {
    /// Reads a day or a time: ISO 8601, RFC 2822, "18 March 2031", "March 18, 2031", "18.03.2031".
    /// `None` where it is none of them.
    pub(crate) fn read(given: &str) -> Option<Self> {
        let text = given.trim();
        let moment = moment(text);
        let head = text.get(..10).and_then(|day| day.parse::<Date>().ok());
        let day = head.or_else(|| spelled(text))?;
        let moment = moment.filter(|_| has_time(text));
        Some(Self { given: given.to_owned(), day, moment, words: None })
    }

    /// The day told by words of the text itself; `None` where it is not whole or no such day is.
    pub(crate) fn told(date: Partial, words: Range<usize>) -> Option<Self> {
        let month = i8::try_from(date.month?).ok()?;
        let day = Date::new(date.year?, month, i8::try_from(date.day?).ok()?).ok()?;
        Some(Self { given: day.to_string(), day, moment: None, words: Some(words) })
    }

    /// The same with the writer's own day, where a date line gives one that is not more than two
    /// days from it.
    pub(crate) fn at_writer(&self, date: Partial) -> Option<Self> {
        let near = (-2..=2_i64).map(|days| self.day.saturating_add(days.days()));
        let fits = near.into_iter().find(|day| {
            partial(*day).is_some_and(|day| date.day.is_some() && day.meet(date).is_some())
        })?;
        Some(Self { day: fits, moment: None, ..self.clone() })
    }

    /// The same with the writer's own day, where a date line gives its weekday (Monday 1): the last such
    /// day, not more than three days before.
    pub(crate) fn on_weekday(&self, weekday: i8) -> Option<Self> {
        let mut near = (-3..=0_i64).rev().map(|days| self.day.saturating_add(days.days()));
        let day = near.find(|day| day.weekday().to_monday_one_offset() == weekday)?;
        Some(Self { day, moment: None, ..self.clone() })
    }

    /// The day in EDTF.
    pub(crate) fn date(&self) -> Option<Edtf> {
        edtf(self.day)
    }

    /// First and last day that "today" can mean: in the zone of the writer, or where none is known
    /// anywhere. `others` are zones whose clock may have counted as well: of the seat of the issuer
    /// where the writer was elsewhere, or of the other side where it is not told where they met.
    pub(crate) fn today(&self, zones: &[&str], others: &[&str]) -> (Date, Date) {
        let Some(moment) = self.moment else { return (self.day, self.day) };
        let here = zones.iter().find_map(|zone| day_and_hour(moment, zone));
        let Some((day, hour)) = here else { return self.anywhere(moment) };
        let eve = day.saturating_sub(1.day());
        let mut awake = others.iter().filter_map(|zone| day_and_hour(moment, zone));
        // Night here and day there: the talks of "today" were in the day there.
        if hour < TOO_YOUNG
            && let Some((there, _)) = awake.find(|(there, hour)| {
                (*there == eve || *there == day && *hour < 22) && *hour >= TOO_YOUNG
            })
        {
            return (there, there);
        }
        let first = if hour < SMALL_HOURS { eve } else { day };
        let there = others.iter().filter_map(|zone| day_and_hour(moment, zone));
        let there = there.filter(|(_, hour)| *hour >= TOO_YOUNG).map(|(day, _)| day);
        let all: Vec<Date> = there.chain([first, day]).collect();
        (all.iter().min().copied().unwrap_or(first), all.iter().max().copied().unwrap_or(day))
    }

    /// The days it was somewhere, from UTC-12 to UTC+14.
    fn anywhere(&self, moment: Timestamp) -> (Date, Date) {
        let here = moment.to_zoned(TimeZone::UTC);
        let (day, hour) = (here.date(), here.hour());
        let early = if hour < 12 { day.saturating_sub(1.day()) } else { day };
        let late = if hour >= 10 { day.saturating_add(1.day()) } else { day };
        (early, late)
    }

    /// Whether it was night or early morning in a zone.
    pub(crate) fn is_night_in(&self, zone: &str) -> bool {
        let here = self.moment.and_then(|moment| day_and_hour(moment, zone));
        here.is_some_and(|(_, hour)| hour < TOO_YOUNG)
    }

    /// The last day it was in any of these zones, where what it reports was; anywhere where none is known.
    pub(crate) fn latest_in(&self, zones: &[&str]) -> Date {
        let Some(moment) = self.moment else { return self.day };
        let days = zones.iter().filter_map(|zone| day_and_hour(moment, zone)).map(|(day, _)| day);
        days.max().unwrap_or_else(|| self.latest())
    }

    /// The last day it was anywhere: nothing it reports is later.
    pub(crate) fn latest(&self) -> Date {
        self.moment.map_or(self.day, |moment| self.anywhere(moment).1.max(self.day))
    }

    /// The first day it was anywhere: nothing it announces is earlier.
    pub(crate) fn earliest(&self) -> Date {
        self.moment.map_or(self.day, |moment| self.anywhere(moment).0.min(self.day))
    }
}

fn day_and_hour(moment: Timestamp, zone: &str) -> Option<(Date, i8)> {
    let zone = TimeZoneDatabase::bundled().get(zone).ok()?;
    let here = moment.to_zoned(zone);
    Some((here.date(), here.hour()))
}

fn moment(text: &str) -> Option<Timestamp> {
    text.parse::<Timestamp>().ok().or_else(|| {
        let zoned = jiff::fmt::rfc2822::parse(text).ok()?;
        Some(zoned.timestamp())
    })
}

/// Whether the time of day is one: midnight on the dot is how feeds write a day without a time.
fn has_time(text: &str) -> bool {
    !text.contains("00:00:00")
}

/// A day in words or with its parts in the European order.
fn spelled(text: &str) -> Option<Date> {
    let low = text.to_lowercase();
    let parts: Vec<&str> =
        low.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    let year = parts.iter().find_map(|part| en::year(part))?;
    let month = parts.iter().find_map(|part| en::month(part).filter(|_| part.len() > 2));
    let day = parts.iter().find_map(|part| en::any_day(part));
    let (month, day) = match (month, parts.as_slice()) {
        (Some(month), _) => (month, day?),
        (None, [first, second, last, ..]) if text.contains('.') && en::year(last).is_some() => {
            (en::day(second)?, en::day(first)?)
        }
        (None, [first, second, third, ..]) if en::year(first).is_some() => {
            (en::day(second)?, en::day(third)?)
        }
        _ => return None,
    };
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

pub(super) fn partial(day: Date) -> Option<Partial> {
    let (month, number) = (u8::try_from(day.month()).ok()?, u8::try_from(day.day()).ok()?);
    Some(Partial::day(day.year(), month, number))
}

pub(super) fn edtf(day: Date) -> Option<Edtf> {
    Edtf::date(partial(day)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today(given: &str, zones: &[&str], others: &[&str]) -> String {
        let (first, last) = Publication::read(given).expect("a date").today(zones, others);
        format!("{first}/{last}")
    }

    #[test]
    fn days_are_read_in_many_forms() {
        for given in [
            "2031-03-18",
            "2031-03-18T09:30:00Z",
            "2031-03-18 09:30",
            "Tue, 18 Mar 2031 09:30:00 GMT",
            "18 March 2031",
            "March 18, 2031",
            "18.03.2031",
            "2031/3/18",
        ] {
            let read = Publication::read(given).expect(given);
            assert_eq!(read.day.to_string(), "2031-03-18", "{given}");
        }
        for given in ["", "soon", "2031-02-30", "March 2031", "31.02.2031", "é"] {
            assert!(Publication::read(given).is_none(), "{given}");
        }
    }

    #[test]
    fn a_feeds_stamp_may_be_the_next_day_of_the_writer() {
        let stamp = "2031-02-22T03:28:27+00:00";
        assert_eq!(today(stamp, &["America/New_York"], &[]), "2031-02-21/2031-02-21");
        assert_eq!(today(stamp, &["Asia/Shanghai"], &[]), "2031-02-22/2031-02-22");
        assert_eq!(today(stamp, &[], &[]), "2031-02-21/2031-02-22");
        let other = today(stamp, &["America/New_York"], &["Asia/Shanghai"]);
        assert_eq!(other, "2031-02-21/2031-02-22");
    }

    #[test]
    fn what_is_reported_was_not_after_the_day_where_it_was() {
        let read = Publication::read("2031-03-18T16:30:00+00:00").expect("a date");
        let latest = |zones: &[&str]| read.latest_in(zones).to_string();
        assert_eq!(latest(&["America/New_York"]), "2031-03-18");
        assert_eq!(latest(&["America/New_York", "Asia/Tokyo"]), "2031-03-19");
        assert_eq!(latest(&[]), "2031-03-19");
    }

    #[test]
    fn small_hours_and_young_days() {
        let after_midnight = "2031-02-24T05:09:17+00:00";
        assert_eq!(today(after_midnight, &["America/New_York"], &[]), "2031-02-23/2031-02-24");
        let eight_in_tokyo = "2031-06-12T23:06:44+00:00";
        let zones = (&["America/New_York"], &["Asia/Tokyo"]);
        assert_eq!(today(eight_in_tokyo, zones.0, zones.1), "2031-06-12/2031-06-12");
    }

    #[test]
    fn early_morning_where_they_met_is_the_day_before() {
        let seven_in_sydney = "2031-02-11T20:32:22+00:00";
        let zones = (&["Australia/Sydney"], &["America/New_York"]);
        assert_eq!(today(seven_in_sydney, zones.0, zones.1), "2031-02-11/2031-02-11");
        let night_at_home = "2031-05-23T04:47:21+00:00";
        let zones = (&["America/New_York"], &["Asia/Tokyo"]);
        assert_eq!(today(night_at_home, zones.0, zones.1), "2031-05-23/2031-05-23");
    }

    #[test]
    fn midnight_is_a_day_without_a_time() {
        assert_eq!(today("2031-02-22T00:00:00+00:00", &[], &[]), "2031-02-22/2031-02-22");
    }
}
