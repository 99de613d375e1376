//! English words of the calendar: months, weekdays, numbers, units.

use super::constraint::Unit;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

const WEEKDAYS: [&str; 7] =
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// The month (1-12) of an English name or its abbreviation, in lower case; `None` for other words.
#[must_use]
pub fn month(word: &str) -> Option<u8> {
    let word = word.strip_suffix('.').unwrap_or(word);
    // "Marc" is a given name.
    let short = word.len() == 3 || word == "sept";
    let position =
        MONTHS.iter().position(|name| *name == word || short && name.starts_with(word))?;
    u8::try_from(position + 1).ok()
}

/// The first month of a season in the northern hemisphere, by its English name in lower case.
pub(crate) fn season(word: &str) -> Option<u8> {
    Some(match word {
        "spring" => 3,
        "summer" => 6,
        "autumn" | "fall" => 9,
        "winter" => 12,
        _ => return None,
    })
}

/// Whether a month's name is also a common word, which a capital alone does not tell from it.
pub(crate) fn is_common_word(month: u8) -> bool {
    matches!(month, 3 | 5)
}

/// The weekday (1 = Monday … 7) of an English name in lower case; abbreviations with three to five
/// letters ("Tues.") count where `short` allows them.
pub(crate) fn weekday(word: &str) -> Option<i8> {
    let position = WEEKDAYS.iter().position(|name| *name == word)?;
    i8::try_from(position + 1).ok()
}

/// The day of the month in "18th" or "2nd".
pub(crate) fn ordinal_day(word: &str) -> Option<u8> {
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|ending| word.strip_suffix(ending))?;
    day(digits)
}

/// The day of the month in one or two digits.
pub(crate) fn day(word: &str) -> Option<u8> {
    let plain = !word.is_empty() && word.len() <= 2 && word.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| word.parse().ok()).flatten().filter(|day| (1..=31).contains(day))
}

/// The day of the month, "18" or "18th".
pub(crate) fn any_day(word: &str) -> Option<u8> {
    day(word).or_else(|| ordinal_day(word))
}

/// A year from 1800 to 2199 in four digits.
pub(crate) fn year(word: &str) -> Option<i16> {
    let plain = word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| word.parse().ok()).flatten().filter(|year| (1800..2200).contains(year))
}

/// The year before the first of a Japanese era, by its name in lower case: Reiwa 1 is 2019, Heisei 1
/// is 1989, Showa 1 is 1926 (Law No. 43 of 1979 and the Cabinet orders made under it).
pub(crate) fn era(word: &str) -> Option<i16> {
    Some(match word {
        "reiwa" => 2018,
        "heisei" => 1988,
        "showa" => 1925,
        _ => return None,
    })
}

/// Whether a body may go by a day and this noun ("the May 4 Movement"), in lower case.
pub(crate) fn is_body_named_after_day(word: &str) -> bool {
    const BODIES: [&str; 10] = [
        "movement",
        "alliance",
        "coalition",
        "forces",
        "brigade",
        "brigades",
        "front",
        "party",
        "group",
        "organization",
    ];
    BODIES.contains(&word)
}

/// A unit of time in the singular or plural, in lower case.
pub(crate) fn unit(word: &str) -> Option<Unit> {
    Some(match word.strip_suffix('s').unwrap_or(word) {
        "day" => Unit::Day,
        "week" => Unit::Week,
        "month" => Unit::Month,
        "year" => Unit::Year,
        _ => return None,
    })
}

/// How many years a longer unit has: "decades", "half a century" counts fifty.
pub(crate) fn years_in(word: &str) -> Option<i64> {
    match word.strip_suffix('s').unwrap_or(word) {
        "decade" => Some(10),
        "centurie" | "century" => Some(100),
        _ => None,
    }
}

const WORDS: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];

const TENS: [(&str, i64); 8] = [
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("fifty", 50),
    ("sixty", 60),
    ("seventy", 70),
    ("eighty", 80),
    ("ninety", 90),
];

/// A count in digits or, up to ninety-nine, in words.
pub(crate) fn count(word: &str) -> Option<i64> {
    if !word.is_empty() && word.len() <= 4 && word.bytes().all(|b| b.is_ascii_digit()) {
        return word.parse().ok();
    }
    if let Some((tens, ones)) = word.split_once('-') {
        return Some(ten(tens)? + small(ones).filter(|n| (1..10).contains(n))?);
    }
    small(word).or_else(|| ten(word))
}

fn small(word: &str) -> Option<i64> {
    WORDS.iter().position(|name| *name == word).and_then(|n| i64::try_from(n).ok())
}

fn ten(word: &str) -> Option<i64> {
    TENS.iter().find(|(name, _)| *name == word).map(|(_, n)| *n)
}

/// The number in "50th" or, for the round ones that anniversaries have, "fiftieth".
pub(crate) fn ordinal(word: &str) -> Option<i64> {
    const NAMED: [(&str, i64); 14] = [
        ("first", 1),
        ("second", 2),
        ("third", 3),
        ("fourth", 4),
        ("fifth", 5),
        ("tenth", 10),
        ("fifteenth", 15),
        ("twentieth", 20),
        ("twenty-fifth", 25),
        ("thirtieth", 30),
        ("fortieth", 40),
        ("fiftieth", 50),
        ("sixtieth", 60),
        ("hundredth", 100),
    ];
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|ending| word.strip_suffix(ending));
    let number = digits.filter(|d| d.len() <= 3 && d.bytes().all(|b| b.is_ascii_digit()));
    number
        .and_then(|d| d.parse().ok())
        .filter(|n| *n > 0)
        .or_else(|| NAMED.iter().find(|(name, _)| *name == word).map(|(_, n)| *n))
}
