//! English names of months, weekdays and numbers.

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

/// The month (1-12) of an English name or its abbreviation, in lower case.
pub(crate) fn month(word: &str) -> Option<u8> {
    let word = word.strip_suffix('.').unwrap_or(word);
    let short = matches!(word.len(), 3 | 4);
    let position =
        MONTHS.iter().position(|name| *name == word || short && name.starts_with(word))?;
    u8::try_from(position + 1).ok()
}

/// The weekday (1 = Monday … 7) of an English name in lower case.
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

/// A year from 1800 to 2199 in four digits.
pub(crate) fn year(word: &str) -> Option<i16> {
    let plain = word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| word.parse().ok()).flatten().filter(|year| (1800..2200).contains(year))
}

/// A count in digits or, up to ninety-nine, in a word.
pub(crate) fn count(word: &str) -> Option<i64> {
    const WORDS: [&str; 21] = [
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
        "twenty",
    ];
    const TENS: [(&str, i64); 6] = [
        ("thirty", 30),
        ("forty", 40),
        ("fifty", 50),
        ("sixty", 60),
        ("seventy", 70),
        ("eighty", 80),
    ];
    let digits = word.trim_end_matches("th");
    if !digits.is_empty() && digits.len() <= 4 && digits.bytes().all(|b| b.is_ascii_digit()) {
        return digits.parse().ok();
    }
    let word_value =
        WORDS.iter().position(|name| *name == word).and_then(|n| i64::try_from(n).ok());
    word_value.or_else(|| TENS.iter().find(|(name, _)| *name == word).map(|(_, n)| *n))
}
