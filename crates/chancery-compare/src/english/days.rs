//! Months, weekdays, parts of the day, and words that count from the day at hand.

/// The month that a folded word names.
pub(crate) fn month(word: &str) -> Option<u8> {
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
    let place = MONTHS.iter().position(|name| *name == word)?;
    u8::try_from(place + 1).ok()
}

/// The weekday that the words name, Monday being 0.
pub(crate) fn weekday(text: &str) -> Option<u8> {
    const DAYS: [&str; 7] =
        ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let folded = crate::names::fold(text);
    let found = folded
        .split(|c: char| !c.is_alphanumeric())
        .find_map(|word| DAYS.iter().position(|day| *day == word))?;
    u8::try_from(found).ok()
}

/// Whether words for a day count from the day on which they were written ("today", "this
/// morning"), so that they are wrong wherever the text comes out again later.
pub(crate) fn counts_from_writing(text: &str) -> bool {
    const DAYS: [&str; 3] = ["today", "tonight", "yesterday"];
    const PARTS: [&str; 4] = ["morning", "afternoon", "evening", "night"];
    let folded = crate::names::fold(text);
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).collect();
    let this = |pair: &[&str]| match pair {
        [first, part] => matches!(*first, "this" | "last") && PARTS.contains(part),
        _ => false,
    };
    words.iter().any(|word| DAYS.contains(word)) || words.windows(2).any(this)
}

/// Whether words of a time of day speak of its first or its second half: a meeting in the morning
/// is not one in the evening. `None` for noon and for no such words.
pub(crate) fn before_noon(text: &str) -> Option<bool> {
    let folded = crate::names::fold(text);
    let mut words = folded.split(|c: char| !c.is_alphanumeric());
    words.find_map(|word| match word {
        "morning" | "breakfast" => Some(true),
        "evening" | "night" | "tonight" | "dinner" | "afternoon" => Some(false),
        _ => None,
    })
}

/// Whether words point to the last such day before ("last November").
pub(crate) fn points_back(text: &str) -> bool {
    let folded = crate::names::fold(text);
    folded.split(|c: char| !c.is_alphanumeric()).any(|word| matches!(word, "last" | "past"))
}

/// Whether words speak of what is to come ("upcoming").
pub(crate) fn points_ahead(text: &str) -> bool {
    let folded = crate::names::fold(text);
    folded
        .split(|c: char| !c.is_alphanumeric())
        .any(|word| matches!(word, "upcoming" | "next" | "coming" | "forthcoming" | "later"))
}

/// The weekday's name.
pub(crate) fn weekday_name(day: u8) -> &'static str {
    match day % 7 {
        0 => "Monday",
        1 => "Tuesday",
        2 => "Wednesday",
        3 => "Thursday",
        4 => "Friday",
        5 => "Saturday",
        _ => "Sunday",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weekdays_are_found_in_their_sentence() {
        assert_eq!(weekday("on Friday evening"), Some(4));
        assert_eq!(weekday("on the evening of the 18th"), None);
    }
}
