//! EDTF dates in words.

use chancery_record::{Edtf, Partial};

const MONTHS: [&str; 12] = [
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

/// A date as a person would write it ("18 September 2031", "day 18 of a month not given"); an
/// interval as EDTF has it.
#[must_use]
pub fn date_words(date: Edtf) -> String {
    let edtf = date.to_string();
    if let Some((first, last)) = edtf.split_once('/') {
        let end = |edtf: &str| edtf.parse().map_or_else(|_| edtf.to_owned(), date_words);
        return match (first, last) {
            (".." | "", last) => format!("by {}", end(last)),
            (first, ".." | "") => format!("from {}", end(first)),
            (first, last) => format!("{} to {}", end(first), end(last)),
        };
    }
    let Some(partial) = date.partial() else { return edtf };
    let plain = plain(partial);
    match edtf.chars().last() {
        Some('?') => format!("{plain} (uncertain)"),
        Some('~') => format!("about {plain}"),
        _ => plain,
    }
}

fn plain(date: Partial) -> String {
    let month = date.month.and_then(|month| MONTHS.get(usize::from(month).checked_sub(1)?));
    match (date.day, month, date.year) {
        (Some(day), Some(month), Some(year)) => format!("{day} {month} {year}"),
        (Some(day), Some(month), None) => format!("{day} {month}, year not given"),
        (Some(day), None, None) => format!("day {day} of a month not given"),
        (Some(day), None, Some(year)) => format!("day {day} of a month not given in {year}"),
        (None, Some(month), Some(year)) => format!("{month} {year}"),
        (None, Some(month), None) => format!("{month}, year not given"),
        (None, None, Some(year)) => format!("{year:04}"),
        (None, None, None) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::date_words;

    fn words(edtf: &str) -> String {
        date_words(edtf.parse().unwrap())
    }

    #[test]
    fn dates_in_words_keep_what_is_not_known() {
        assert_eq!(words("2031-09-18"), "18 September 2031");
        assert_eq!(words("XXXX-XX-18"), "day 18 of a month not given");
        assert_eq!(words("XXXX-09-18"), "18 September, year not given");
        assert_eq!(words("2031-09?"), "September 2031 (uncertain)");
        assert_eq!(words("2031-07/.."), "from July 2031");
        assert_eq!(words("../2031-07-04"), "by 4 July 2031");
        assert_eq!(words("2031-11-10/2031-11-16"), "10 November 2031 to 16 November 2031");
    }
}
