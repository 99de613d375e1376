//! Days as numbers, in the proleptic Gregorian calendar.

use chancery_record::Day;

/// Days since 1970-01-01 (Hinnant, "chrono-compatible low-level date algorithms", 2021).
pub(crate) fn number((year, month, day): Day) -> i64 {
    let (month, day) = (i64::from(month), i64::from(day));
    let year = i64::from(year) - i64::from(month <= 2);
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// The weekday, Monday being 0.
pub(crate) fn weekday(day: Day) -> u8 {
    u8::try_from((number(day) + 3).rem_euclid(7)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_days() {
        assert_eq!(number((1970, 1, 1)), 0);
        assert_eq!(number((2000, 3, 1)), 11_017);
        assert_eq!(weekday((1970, 1, 1)), 3);
        assert_eq!(weekday((2024, 2, 29)), 3);
        assert_eq!(number((2024, 3, 1)) - number((2024, 2, 28)), 2);
    }
}
