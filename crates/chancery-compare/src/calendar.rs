//! Days as numbers, in the proleptic Gregorian calendar.

use chancery_record::Day;

/// Days since 1970-01-01 (Hinnant, "chrono-compatible low-level date algorithms", 2021).
#[must_use]
pub fn number((year, month, day): Day) -> i64 {
    let (month, day) = (i64::from(month), i64::from(day));
    let year = i64::from(year) - i64::from(month <= 2);
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// The day with this number, for years 0 to 9999 (Hinnant, as above).
#[must_use]
pub fn day(number: i64) -> Day {
    let shifted = number + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (
        i16::try_from(year).unwrap_or(i16::MAX),
        u8::try_from(month).unwrap_or(1),
        u8::try_from(day).unwrap_or(1),
    )
}

/// The weekday, Monday being 0.
#[must_use]
pub fn weekday(day: Day) -> u8 {
    u8::try_from((number(day) + 3).rem_euclid(7)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_lead_back_to_their_days() {
        for number_of in (-700_000..2_900_000).step_by(997) {
            assert_eq!(number(day(number_of)), number_of);
        }
    }

    #[test]
    fn known_days() {
        assert_eq!(number((1970, 1, 1)), 0);
        assert_eq!(number((2000, 3, 1)), 11_017);
        assert_eq!(weekday((1970, 1, 1)), 3);
        assert_eq!(weekday((2024, 2, 29)), 3);
        assert_eq!(number((2024, 3, 1)) - number((2024, 2, 28)), 2);
    }
}
