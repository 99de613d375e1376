//! When two EDTF dates say the same, and when one does not contradict the other.

use std::sync::LazyLock;

use regex::Regex;

type Day = (u16, u8, u8);
type Interval = (Day, Day);

const BEGINNING: Day = (0, 0, 0);
const END: Day = (9999, 12, 31);

static DATE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$").expect("a valid pattern"));
static SURE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^\d{4}-\d\d-\d\d$").expect("a valid pattern"));

/// First and last day of a date, interval (`A/B`, `A/..`, short ends `2021-09-09/10`) or set
/// (`[A,B]`, `{A,B}`); `? ~ %` are taken off. `None` for anything else, patterns with X included.
pub(crate) fn interval(date: &str) -> Option<Interval> {
    let date = bare(date);
    let set = |open, close| date.strip_prefix(open).and_then(|rest: &str| rest.strip_suffix(close));
    if let Some(members) = set('[', ']').or_else(|| set('{', '}')) {
        return hull(members);
    }
    match date.split_once('/') {
        Some((from, to)) => ends(from, to),
        None => whole(&date),
    }
}

/// A day stated without reserve: `YYYY-MM-DD` and nothing else.
pub(crate) fn is_sure(date: Option<&str>) -> bool {
    date.is_some_and(|date| SURE.is_match(date.trim()))
}

/// Whether it is the same day or interval as one of the gold dates.
pub(crate) fn is_exact(date: Option<&str>, gold: &[&str]) -> bool {
    date.and_then(interval)
        .is_some_and(|found| gold.iter().any(|gold| interval(gold) == Some(found)))
}

/// Whether it is exact, or contains or lies inside a gold interval, or is a pattern that fits; no
/// date at all is right where the text gives none (`may_be_silent`).
pub(crate) fn is_consistent(date: Option<&str>, gold: &[&str], may_be_silent: bool) -> bool {
    let Some(date) = date.filter(|date| !date.is_empty()) else { return may_be_silent };
    if is_exact(Some(date), gold) {
        return true;
    }
    let gold = gold.iter().filter_map(|gold| interval(gold));
    if date.to_uppercase().contains('X') {
        if !date.contains(|c: char| c.is_ascii_digit()) {
            return may_be_silent;
        }
        return gold.flat_map(|(from, to)| [from, to]).any(|day| fits(date, day));
    }
    let Some((from, to)) = interval(date) else { return false };
    gold.into_iter().any(|(low, high)| (from <= low && high <= to) || (low <= from && to <= high))
}

fn bare(date: &str) -> String {
    date.trim().replace(['?', '~', '%'], "")
}

fn hull(members: &str) -> Option<Interval> {
    let parts =
        members.split("..").flat_map(|part| part.split(',')).filter(|part| !part.is_empty());
    let intervals = parts.map(interval).collect::<Option<Vec<_>>>()?;
    let from = intervals.iter().map(|interval| interval.0).min()?;
    Some((from, intervals.iter().map(|interval| interval.1).max()?))
}

fn ends(from: &str, to: &str) -> Option<Interval> {
    let open = |end: &str| matches!(end, "" | "..");
    let to = if open(from) || open(to) { to.to_owned() } else { lengthened(from, to) };
    let low = if open(from) { BEGINNING } else { interval(from)?.0 };
    let high = if open(&to) { END } else { interval(&to)?.1 };
    ((low, high) != (BEGINNING, END)).then_some((low, high))
}

/// A short end (`2021-09-09/10`) with the beginning's first digits before it.
fn lengthened(from: &str, to: &str) -> String {
    let missing = from.chars().count().saturating_sub(to.chars().count());
    from.chars().take(missing).chain(to.chars()).collect()
}

fn whole(date: &str) -> Option<Interval> {
    let head: String = date.chars().take(10).collect();
    let parts = DATE.captures(&head)?;
    let year: u16 = parts[1].parse().ok()?;
    let Some(month) = parts.get(2) else { return Some(((year, 1, 1), (year, 12, 31))) };
    let month: u8 = month.as_str().parse().ok().filter(|month| (1..=12).contains(month))?;
    match parts.get(3) {
        None => Some(((year, month, 1), (year, month, last_day(year, month)))),
        Some(day) => {
            let day = (year, month, day.as_str().parse().ok()?);
            Some((day, day))
        }
    }
}

fn last_day(year: u16, month: u8) -> u8 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Whether a pattern, its X filled from `day`, contains that day.
fn fits(pattern: &str, day: Day) -> bool {
    let known = format!("{:04}-{:02}-{:02}", day.0, day.1, day.2);
    let pattern = bare(pattern).to_uppercase();
    let fill = |part: &str| -> String {
        let filled = part.chars().zip(known.chars().map(Some).chain(std::iter::repeat(None)));
        filled.map(|(c, k)| if c == 'X' { k.unwrap_or(c) } else { c }).collect()
    };
    let filled = match pattern.split_once('/') {
        Some((from, to)) => format!("{}/{}", fill(from), fill(&lengthened(from, to))),
        None => fill(&pattern),
    };
    interval(&filled).is_some_and(|(from, to)| from <= day && day <= to)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_intervals_sets_and_open_ends_have_first_and_last_days() {
        assert_eq!(interval("2031-02"), Some(((2031, 2, 1), (2031, 2, 28))));
        assert_eq!(interval("2031-05-09/10"), Some(((2031, 5, 9), (2031, 5, 10))));
        assert_eq!(interval("2031-07/.."), Some(((2031, 7, 1), END)));
        assert_eq!(interval("[2031-05-09,2031-05-11]"), Some(((2031, 5, 9), (2031, 5, 11))));
        assert_eq!(interval("2031-05-09~"), Some(((2031, 5, 9), (2031, 5, 9))));
        for none in ["", "XXXX-05-09", "2031-13", "../..", "soon"] {
            assert_eq!(interval(none), None, "{none}");
        }
    }

    #[test]
    fn a_pattern_is_consistent_where_its_known_digits_fit() {
        let gold = ["2031-05-09"];
        for fits in ["XXXX-05-09", "XXXX-XX-09", "2031-05", "2031", "2031-05-08/10"] {
            assert!(is_consistent(Some(fits), &gold, false), "{fits}");
        }
        for wrong in ["XXXX-05-10", "2031-06", "2030"] {
            assert!(!is_consistent(Some(wrong), &gold, false), "{wrong}");
        }
        assert!(is_consistent(None, &gold, true) && !is_consistent(None, &gold, false));
    }

    #[test]
    fn only_a_plain_day_is_sure() {
        assert!(is_sure(Some("2031-05-09")));
        assert!(!is_sure(Some("2031-05-09?")) && !is_sure(Some("2031-05")) && !is_sure(None));
    }
}
