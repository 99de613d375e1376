//! What is only true of English: word endings, spelling, contractions, numbers in words,
//! durations and weekdays.

use rust_stemmers::{Algorithm, Stemmer};

/// The stem of a folded word (Porter 2001, the English Snowball stemmer), with the British and
/// the American spelling brought to one form.
pub(crate) fn stem(word: &str) -> String {
    Stemmer::create(Algorithm::English).stem(&american(word)).into_owned()
}

/// `-ise`, `-isation`, `-our`, `-yse`, `-tre` in their American form. Words that never had the
/// other form are bent too, on both sides alike.
fn american(word: &str) -> String {
    const ENDINGS: [(&str, &str); 12] = [
        ("isation", "ization"),
        ("isations", "izations"),
        ("ising", "izing"),
        ("ised", "ized"),
        ("ises", "izes"),
        ("ise", "ize"),
        ("yse", "yze"),
        ("ours", "ors"),
        ("oured", "ored"),
        ("our", "or"),
        ("tre", "ter"),
        ("ence", "ense"),
    ];
    if word.len() < 6 {
        return word.to_owned();
    }
    for (british, american) in ENDINGS {
        if let Some(body) = word.strip_suffix(british) {
            return format!("{body}{american}");
        }
    }
    word.to_owned()
}

/// A folded word without its possessive ending; a contraction of "not" is split off as `n't`.
pub(crate) fn clitics(word: &str) -> (&str, bool) {
    if let Some(body) = word.strip_suffix("n't") {
        return (body, true);
    }
    let body = word.strip_suffix("'s").or_else(|| word.strip_suffix('\'')).unwrap_or(word);
    (body, false)
}

/// The number that a folded word stands for, where it is above ten; small numbers in words are
/// as good as articles.
pub(crate) fn number(word: &str) -> Option<u64> {
    const WORDS: [(&str, u64); 19] = [
        ("eleven", 11),
        ("twelve", 12),
        ("thirteen", 13),
        ("fourteen", 14),
        ("fifteen", 15),
        ("sixteen", 16),
        ("seventeen", 17),
        ("eighteen", 18),
        ("nineteen", 19),
        ("twenty", 20),
        ("thirty", 30),
        ("forty", 40),
        ("fifty", 50),
        ("sixty", 60),
        ("seventy", 70),
        ("eighty", 80),
        ("ninety", 90),
        ("hundred", 100),
        ("thousand", 1000),
    ];
    WORDS.iter().find(|(name, _)| *name == word).map(|(_, value)| *value)
}

/// Whether a folded word joins the parts of a list.
pub(crate) fn is_and(word: &str) -> bool {
    word == "and"
}

/// Whether folded words begin with a noun for the talks that a text is about, and it is these talks
/// and not any others: `the call was useful`, but not `the talks between the two armies`, nor what
/// is only called after a noun for talks: `the exchange rate`, `the discussion paper`.
pub(crate) fn begins_with_the_talks(words: &[String]) -> bool {
    const POINTERS: [&str; 6] = ["the", "this", "these", "their", "our", "today"];
    const NOUNS: [&str; 9] = [
        "call",
        "conversation",
        "discussion",
        "discussions",
        "exchange",
        "meeting",
        "summit",
        "talk",
        "talks",
    ];
    const OTHERS: [&str; 7] = ["between", "of", "on", "about", "with", "in", "for"];
    let mut words = words.iter().map(String::as_str);
    words.next().is_some_and(|word| POINTERS.contains(&word))
        && words.next().is_some_and(|word| NOUNS.contains(&word))
        && words.next().is_some_and(|word| !OTHERS.contains(&word) && !is_called_after_talks(word))
}

/// Whether a folded word behind a noun for talks is most likely the head of a compound: it names a
/// thing that talks have, or such a thing by its ending. An open list; what is not known here is
/// taken for the beginning of what is said of the talks.
fn is_called_after_talks(word: &str) -> bool {
    const HEADS: [&str; 33] = [
        "agenda",
        "centre",
        "center",
        "communique",
        "date",
        "day",
        "desk",
        "document",
        "fee",
        "format",
        "forum",
        "group",
        "hall",
        "host",
        "leader",
        "letter",
        "note",
        "paper",
        "partner",
        "place",
        "process",
        "program",
        "programme",
        "rate",
        "report",
        "room",
        "round",
        "scheme",
        "site",
        "student",
        "table",
        "topic",
        "venue",
    ];
    const ENDINGS: [&str; 5] = ["tion", "tions", "ment", "ments", "ism"];
    let head = |word: &str| HEADS.contains(&word);
    head(word)
        || word.strip_suffix('s').is_some_and(head)
        || ENDINGS.iter().any(|ending| word.ends_with(ending))
}

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

/// Stems of what is done by saying that one does it.
pub(crate) const PERFORMATIVES: [&str; 4] = ["apolog", "condol", "congratul", "sympathi"];

/// What a folded word behind a number multiplies it by.
pub(crate) fn multiplier(word: &str) -> Option<u64> {
    match word {
        "hundred" => Some(100),
        "thousand" => Some(1_000),
        "million" | "millions" | "mn" => Some(1_000_000),
        "billion" | "billions" | "bn" => Some(1_000_000_000),
        "trillion" => Some(1_000_000_000_000),
        _ => None,
    }
}

/// A number below eleven in words, or a decimal fraction, times what it is multiplied by.
pub(crate) fn scaled(word: &str, scale: u64) -> Option<u64> {
    if let Some(small) = small_number(word) {
        return small.checked_mul(scale);
    }
    let (whole, part) = word.split_once('.')?;
    let digits = part.len() <= 6 && part.chars().all(|c| c.is_ascii_digit());
    let unit = 10_u64.checked_pow(u32::try_from(part.len()).ok()?)?;
    let part: u64 = part.parse().ok().filter(|_| digits)?;
    let whole: u64 = whole.parse().ok()?;
    whole.checked_mul(scale)?.checked_add(part.checked_mul(scale)? / unit)
}

/// What the adjective of a state's name, or of its people, is made from: the name, which may lose a
/// vowel or two (`Sedrane`, `Sedrani`). Names that change more (`Wales`, `Welsh`) are not known here.
pub(crate) fn adjective_stems(name: &str) -> impl Iterator<Item = &str> {
    const SHORTEST: usize = 4;
    (0..=2).filter_map(move |lost| {
        let (stem, vowels) = name.split_at_checked(name.len().checked_sub(lost)?)?;
        let fits = vowels.chars().all(|c| "aeiouy".contains(c)) && stem.chars().count() >= SHORTEST;
        fits.then_some(stem)
    })
}

/// What a folded word is made from if it is the adjective of a state's name, or its people: the
/// word without each ending that it may have. Where one state's name begins as another's does, the
/// adjective is not that of the shorter: `Nigerian` is of Nigeria, not of Niger.
pub(crate) fn adjective_beginnings(word: &str) -> impl Iterator<Item = &str> {
    const LONGER: [(&str, &str); 1] = [("niger", "nigeria")];
    const ENDINGS: [&str; 16] = [
        "i", "is", "n", "ns", "an", "ans", "ian", "ians", "ese", "ish", "ic", "er", "ers", "ite",
        "ites", "s",
    ];
    let of_another =
        |stem: &str| LONGER.iter().any(|(name, longer)| *name == stem && word.starts_with(longer));
    let stems = ENDINGS.iter().filter_map(|ending| word.strip_suffix(ending));
    stems.filter(move |stem| !of_another(stem))
}

fn small_number(word: &str) -> Option<u64> {
    const WORDS: [&str; 11] =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    let place = WORDS.iter().position(|name| *name == word)?;
    u64::try_from(place).ok()
}

/// A duration as the words give it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Duration {
    /// In minutes.
    pub(crate) minutes: u64,
    /// Whether the words hedge ("about", "nearly", "more than").
    pub(crate) rough: bool,
}

/// Reads "two hours and ten minutes", "50 minutes", "about an hour and a half"; `None` where no
/// unit of time is found.
pub(crate) fn duration(text: &str) -> Option<Duration> {
    const HEDGES: [&str; 10] = [
        "about",
        "around",
        "nearly",
        "almost",
        "over",
        "than",
        "roughly",
        "some",
        "approximately",
        "least",
    ];
    let folded = crate::names::fold(text);
    let (mut minutes, mut pending, mut unit, mut rough) = (0u64, None::<u64>, None::<u64>, false);
    let mut article = false;
    for word in folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let value = word.parse().ok().or_else(|| number(word)).or_else(|| small_number(word));
        match (value, word) {
            (Some(value), _) => {
                pending = Some(pending.unwrap_or(0).saturating_add(value));
                article = false;
            }
            (None, "a" | "an") if pending.is_none() => {
                pending = Some(1);
                article = true;
            }
            (None, "half") => {
                minutes = minutes.saturating_add(30);
                if article || pending.is_none() {
                    pending = None;
                    unit = unit.or(Some(0));
                }
            }
            (None, "hour" | "hours") if unit != Some(0) => {
                minutes = minutes.saturating_add(pending.take().unwrap_or(1).saturating_mul(60));
                unit = Some(60);
            }
            (None, "minute" | "minutes") => {
                minutes = minutes.saturating_add(pending.take().unwrap_or(1));
                unit = Some(1);
            }
            (None, word) => rough |= HEDGES.contains(&word),
        }
    }
    (unit.is_some() && minutes > 0).then_some(Duration { minutes, rough })
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

/// The place that stands before the word for a meeting ("his San Francisco meeting"), or behind
/// "in" after it; words of `known` names are no place.
pub(crate) fn meeting_place(text: &str, known: &[String]) -> Option<String> {
    const HEADS: [&str; 7] =
        ["meeting", "summit", "talks", "visit", "encounter", "call", "conversation"];
    let words: Vec<&str> = text.split_whitespace().collect();
    let bare = |word: &str| crate::names::fold(word.trim_matches(|c: char| !c.is_alphanumeric()));
    let head = words.iter().position(|word| HEADS.contains(&bare(word).as_str()))?;
    let named = |word: &&&str| {
        let folded = bare(word);
        word.chars().next().is_some_and(char::is_uppercase)
            && month(&folded).is_none()
            && weekday(&folded).is_none()
            && crate::offices::office(&folded).is_none()
            && !folded.ends_with("'s")
            && !folded.ends_with("s'")
            // Abbreviations name organisations and events.
            && word.chars().filter(|c| c.is_uppercase() || c.is_numeric()).count() == 1
            && !HEADS.contains(&folded.as_str())
            && !known.iter().any(|part| crate::names::respelt(part, &folded))
    };
    let start = usize::from(words.first().is_some_and(|first| bare(first) != "summit"));
    let mut before: Vec<&str> = words
        .get(start.min(head)..head)
        .unwrap_or(&[])
        .iter()
        .rev()
        .take_while(named)
        .copied()
        .collect();
    before.reverse();
    if before.is_empty() {
        let place = words.iter().skip(head + 1).position(|word| matches!(*word, "in" | "at"))?;
        before = words.iter().skip(head + place + 2).take_while(named).copied().collect();
    }
    let place = before.join(" ");
    let place = place.trim_matches(|c: char| !c.is_alphanumeric());
    (!place.is_empty()).then(|| place.to_owned())
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

/// Whether words speak of talks of those who are spoken of ("our meeting", "their call", "the
/// meeting between the two leaders").
pub(crate) fn own_talks(text: &str) -> bool {
    let folded = crate::names::fold(text);
    folded
        .split(|c: char| !c.is_alphanumeric())
        .any(|word| matches!(word, "our" | "their" | "his" | "her" | "two" | "both" | "between"))
}

/// The capitalised words behind "with" or "to": whom the talks spoken of were with.
pub(crate) fn with_whom(text: &str) -> Vec<&str> {
    let mut words =
        text.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    if !words.any(|word| word.eq_ignore_ascii_case("with")) {
        return Vec::new();
    }
    let named = words.skip_while(|word| matches!(*word, "the" | "his" | "her" | "their"));
    named.take_while(|word| word.chars().next().is_some_and(char::is_uppercase)).collect()
}

/// Whether words speak of somebody's counterpart ("met his Kestrelian counterpart").
pub(crate) fn of_counterpart(text: &str) -> bool {
    let folded = crate::names::fold(text);
    let mut words = folded.split(|c: char| !c.is_alphanumeric());
    words.any(|word| matches!(word, "counterpart" | "counterparts"))
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
    fn spellings_and_endings_meet() {
        assert_eq!(stem("organisation"), stem("organizations"));
        assert_eq!(stem("honoured"), stem("honored"));
        assert_ne!(stem("sanction"), stem("section"));
    }

    #[test]
    fn numbers_are_read_with_what_multiplies_them() {
        assert_eq!(scaled("three", 1_000_000_000), Some(3_000_000_000));
        assert_eq!(scaled("1.5", 1_000_000), Some(1_500_000));
        assert_eq!(scaled("1.x", 1_000_000), None);
        assert_eq!(scaled("9.999999", u64::MAX), None);
    }

    fn is_adjective_of(name: &str, word: &str) -> bool {
        adjective_beginnings(word).any(|stem| adjective_stems(name).any(|of| of == stem))
    }

    #[test]
    fn adjectives_of_states_are_told_from_other_states() {
        assert!(is_adjective_of("valdoria", "valdorian"));
        assert!(is_adjective_of("kestrel", "kestrelese"));
        assert!(is_adjective_of("sedrane", "sedrani"));
        assert!(!is_adjective_of("austria", "australia"));
        assert!(!is_adjective_of("niger", "nigeria"));
        assert!(!is_adjective_of("niger", "nigerian"));
        assert!(!is_adjective_of("niger", "nigerians"));
        assert!(!is_adjective_of("niger", "nigerias"));
        assert!(is_adjective_of("nigeria", "nigerian"));
        assert!(is_adjective_of("niger", "nigers"));
        assert!(!is_adjective_of("larkmoor", "lark"));
    }

    #[test]
    fn these_talks_are_told_from_others() {
        let begins = |text: &str| {
            let words: Vec<String> = text.split(' ').map(str::to_owned).collect();
            begins_with_the_talks(&words)
        };
        assert!(begins("the call as frank and useful"));
        assert!(!begins("the talks between the two armies must go on"));
        assert!(!begins("the call"));
        assert!(begins("the exchange was open and the talks useful"));
        assert!(begins("the discussions productive"));
        assert!(begins("the meeting lasted long"));
        assert!(!begins("the exchange rate is stable"));
        assert!(!begins("the discussion paper was useful"));
        assert!(!begins("the exchange programmes were a success"));
        assert!(!begins("the summit declaration as a step forward"));
    }

    #[test]
    fn durations_in_words_and_figures_meet() {
        let minutes = |text| duration(text).map(|d| (d.minutes, d.rough));
        assert_eq!(minutes("two hours and ten minutes"), Some((130, false)));
        assert_eq!(minutes("130 minutes"), Some((130, false)));
        assert_eq!(minutes("nearly two hours"), Some((120, true)));
        assert_eq!(minutes("an hour and a half"), Some((90, false)));
        assert_eq!(minutes("half an hour"), Some((30, false)));
        assert_eq!(minutes("two and a half hours"), Some((150, false)));
        assert_eq!(minutes("at length"), None);
    }

    #[test]
    fn the_place_of_a_meeting_stands_beside_it() {
        let known = ["vostrek".to_owned()];
        let place = |text| meeting_place(text, &known);
        assert_eq!(
            place("his Port Ellery meeting with President Vostrek last November").as_deref(),
            Some("Port Ellery")
        );
        assert_eq!(place("the summit in Caldre last June").as_deref(), Some("Caldre"));
        assert_eq!(place("their virtual meeting last November"), None);
        assert_eq!(place("the November meeting"), None);
    }

    #[test]
    fn weekdays_are_found_in_their_sentence() {
        assert_eq!(weekday("on Friday evening"), Some(4));
        assert_eq!(weekday("on the evening of the 18th"), None);
    }
}
