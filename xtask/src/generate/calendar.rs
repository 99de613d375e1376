//! Days and minutes without a clock. A day is counted from 1970-01-01, a minute likewise in UTC.

pub(crate) const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const WEEKDAYS: [&str; 7] =
    ["Thursday", "Friday", "Saturday", "Sunday", "Monday", "Tuesday", "Wednesday"];

/// A day of the Gregorian calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Day(pub(crate) i64);

impl Day {
    /// Of year, month and day of the month (Hinnant, "chrono-compatible low-level date algorithms").
    pub(crate) fn of(year: i64, month: i64, day: i64) -> Self {
        let y = if month <= 2 { year - 1 } else { year };
        let era = y.div_euclid(400);
        let yoe = y.rem_euclid(400);
        let doy = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        Self(era * 146_097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719_468)
    }

    /// Year, month (from 1) and day of the month.
    pub(crate) fn civil(self) -> (i64, usize, i64) {
        let z = self.0 + 719_468;
        let era = z.div_euclid(146_097);
        let doe = z.rem_euclid(146_097);
        let yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365;
        let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
        let mp = (5 * doy + 2) / 153;
        let month = if mp < 10 { mp + 3 } else { mp - 9 };
        (yoe + era * 400 + i64::from(month <= 2), month as usize, doy - (153 * mp + 2) / 5 + 1)
    }

    pub(crate) fn weekday(self) -> &'static str {
        WEEKDAYS[self.0.rem_euclid(7) as usize]
    }

    pub(crate) fn month(self) -> &'static str {
        MONTHS[self.civil().1 - 1]
    }

    /// `2031-09-18`
    pub(crate) fn iso(self) -> String {
        let (year, month, day) = self.civil();
        format!("{year:04}-{month:02}-{day:02}")
    }

    /// `September 18` or `18 September`
    pub(crate) fn in_year(self, day_first: bool) -> String {
        let day = self.civil().2;
        if day_first {
            format!("{day} {}", self.month())
        } else {
            format!("{} {day}", self.month())
        }
    }

    /// `September 18, 2031` or `18 September 2031`
    pub(crate) fn full(self, day_first: bool) -> String {
        let comma = if day_first { "" } else { "," };
        format!("{}{comma} {}", self.in_year(day_first), self.civil().0)
    }

    /// `the 18th`
    pub(crate) fn ordinal(self) -> String {
        let day = self.civil().2;
        let ending = match (day % 10, day % 100) {
            (1, d) if d != 11 => "st",
            (2, d) if d != 12 => "nd",
            (3, d) if d != 13 => "rd",
            _ => "th",
        };
        format!("the {day}{ending}")
    }
}

/// A minute in UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Minute(pub(crate) i64);

impl Minute {
    /// The day on a clock that many half hours ahead of UTC.
    pub(crate) fn day(self, half_hours: i64) -> Day {
        Day((self.0 + half_hours * 30).div_euclid(1440))
    }

    /// Hour and minute on that clock.
    pub(crate) fn time(self, half_hours: i64) -> (i64, i64) {
        let minute = (self.0 + half_hours * 30).rem_euclid(1440);
        (minute / 60, minute % 60)
    }

    /// The minute at which that clock shows the hour on the day.
    pub(crate) fn at(day: Day, hour: i64, minute: i64, half_hours: i64) -> Self {
        Self(day.0 * 1440 + hour * 60 + minute - half_hours * 30)
    }
}

#[cfg(test)]
mod tests {
    use super::{Day, Minute};

    #[test]
    fn days_and_their_names() {
        let day = Day::of(2031, 9, 18);
        assert_eq!(day.civil(), (2031, 9, 18));
        assert_eq!((day.weekday(), day.iso().as_str()), ("Thursday", "2031-09-18"));
        assert_eq!(Day::of(2032, 2, 29).0 + 1, Day::of(2032, 3, 1).0);
        assert_eq!(Day::of(2031, 1, 21).ordinal(), "the 21st");
        assert_eq!(Day::of(2031, 1, 11).ordinal(), "the 11th");
    }

    #[test]
    fn a_clock_ahead_shows_the_next_day() {
        let evening = Minute::at(Day::of(2031, 9, 18), 22, 30, 0);
        assert_eq!(evening.day(18).iso(), "2031-09-19");
        assert_eq!(evening.time(18), (7, 30));
        assert_eq!(evening.day(-10).iso(), "2031-09-18");
    }
}
