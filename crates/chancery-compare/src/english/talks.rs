//! Words for talks: which ones are meant, with whom and where.

use unicode_segmentation::UnicodeSegmentation as _;

use super::{month, weekday};
use crate::lexicon::Lexicon;

/// Whether a noun for talks, or for how talks feel, is among the first of some folded words: "the tone
/// of the conversation".
pub(crate) fn names_the_talks_early(words: &[String]) -> bool {
    const FEELING: [&str; 4] = ["tone", "atmosphere", "spirit", "mood"];
    let lexicon = Lexicon::english();
    words.iter().take(5).any(|word| FEELING.contains(&word.as_str()) || lexicon.is_talks(word))
}

/// Whether folded words begin with a noun for the talks that a text is about, and it is these talks
/// and not any others: `the call was useful`, but not `the talks between the two armies`, nor what
/// is only called after a noun for talks: `the exchange rate`, `the discussion paper`.
pub(crate) fn begins_with_the_talks(words: &[String]) -> bool {
    const POINTERS: [&str; 6] = ["the", "this", "these", "their", "our", "today"];
    const OTHERS: [&str; 7] = ["between", "of", "on", "about", "with", "in", "for"];
    let lexicon = Lexicon::english();
    let mut words = words.iter().map(String::as_str);
    words.next().is_some_and(|word| POINTERS.contains(&word))
        && words.next().is_some_and(|word| lexicon.is_talks(word))
        && words
            .next()
            .is_some_and(|word| !OTHERS.contains(&word) && !lexicon.is_called_after_talks(word))
}

/// What somebody told the other of, where words tell no more than that: "I told her about the strikes".
pub(crate) fn told_about(text: &str) -> Option<&str> {
    /// How many words may stand between the verb and "about": whom he told.
    const WHOM: usize = 6;
    let lexicon = Lexicon::english();
    let placed: Vec<(usize, &str)> = text.unicode_word_indices().take(WHOM + 4).collect();
    let folded = |at: usize| placed.get(at).map(|(_, word)| crate::names::fold(word));
    let verb = (0..2).find(|at| folded(*at).is_some_and(|word| lexicon.is_telling(&word)))?;
    let about =
        |at: &usize| folded(*at).is_some_and(|word| matches!(word.as_str(), "about" | "on"));
    let preposition = (verb + 1..=verb + WHOM).find(about)?;
    let (start, _) = placed.get(preposition + 1)?;
    text.get(*start..)
}

/// What the talks were about, where words tell no more than that those who talked spoke of it: what
/// stands behind "the call also touched on", "during the meeting the parties discussed".
pub(crate) fn talked_of(text: &str) -> Option<&str> {
    /// How many words may stand before the verb.
    const BEFORE: usize = 16;
    let lexicon = Lexicon::english();
    let placed: Vec<(usize, &str)> = text.unicode_word_indices().take(BEFORE + 4).collect();
    let folded: Vec<String> = placed.iter().map(|(_, word)| crate::names::fold(word)).collect();
    let folded: Vec<&str> = folded.iter().map(String::as_str).collect();
    let named = |at: usize| lexicon.names_what_was_talked_of(folded.get(at..)?);
    let (at, length) = (0..BEFORE).find_map(|at| Some((at, named(at)?)))?;
    let talk = |word: &&str| lexicon.is_talks(word) || lexicon.is_talkers(word);
    let ahead = folded.get(..at)?;
    // "President Maraz of Quillon and Prime Minister Alderic discussed".
    let capital = |(_, word): &&(usize, &str)| word.starts_with(char::is_uppercase);
    let names = placed.get(..at)?.iter().filter(capital).count();
    let two = ahead.contains(&"and") && names * 2 > ahead.len();
    let told = !ahead.iter().any(|word| lexicon.keeps_from_telling(word));
    (told && (two || ahead.iter().any(talk))).then_some(())?;
    let (start, _) = placed.get(at + length)?;
    text.get(*start..)
}

/// Whether folded words say that something is needed or matters, and not only what was talked of: "the
/// necessity of a truce", "how important it is".
pub(crate) fn says_what_is_needed(words: &[String]) -> bool {
    const OF: [&str; 4] = ["of", "for", "to", "that"];
    let lexicon = Lexicon::english();
    words.windows(2).any(|pair| match pair {
        [noun, next] => lexicon.is_need(noun) && OF.contains(&next.as_str()),
        _ => false,
    })
}

/// Whether a noun for talks stands in words: "the phone call took place at the request of".
pub(crate) fn of_the_talks(text: &str) -> bool {
    let lexicon = Lexicon::english();
    text.unicode_words().take(6).any(|word| lexicon.is_talks(&crate::names::fold(word)))
}

/// Whether words begin with a verb by which talks are told: "discussed with the President the dam".
pub(crate) fn begins_with_talking(text: &str) -> bool {
    let first: Vec<String> = text.unicode_words().take(4).map(crate::names::fold).collect();
    let first: Vec<&str> = first.iter().map(String::as_str).collect();
    Lexicon::english().names_what_was_talked_of(&first).is_some()
}

/// The place that stands before the word for a meeting ("his San Francisco meeting"), or behind
/// "in" after it; words of `known` names are no place.
pub(crate) fn meeting_place(text: &str, known: &[String]) -> Option<String> {
    let lexicon = Lexicon::english();
    let words: Vec<&str> = text.split_whitespace().collect();
    let bare = |word: &str| crate::names::fold(word.trim_matches(|c: char| !c.is_alphanumeric()));
    let head = words.iter().position(|word| lexicon.is_meeting(&bare(word)))?;
    let named = |word: &&&str| {
        let folded = bare(word);
        word.chars().next().is_some_and(char::is_uppercase)
            && month(&folded).is_none()
            && weekday(&folded).is_none()
            && crate::offices::office(&folded).is_none()
            // "The Leaders' Summit": whose it is.
            && !word.ends_with(['\'', '’'])
            && !folded.ends_with("'s")
            && !lexicon.is_body(&folded)
            // Abbreviations name organisations and events.
            && word.chars().filter(|c| c.is_uppercase() || c.is_numeric()).count() == 1
            && !lexicon.is_meeting(&folded)
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

#[cfg(test)]
mod tests {
    use super::*;

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
    fn what_talks_were_about_stands_behind_the_verb() {
        let about = "the ferry dispute";
        for text in [
            "the telephone call between Corvane and Harrow also touched on the ferry dispute",
            "during the negotiations, the parties discussed the ferry dispute",
            "they exchanged views on the ferry dispute",
            "President Teodor Maraz of Quillon and Prime Minister Hana Alderic discussed the ferry dispute",
        ] {
            assert_eq!(talked_of(text), Some(about), "{text}");
        }
        for text in [
            "discussed the ferry dispute",
            "the matters discussed in Velmouth",
            "the call was useful",
            "the two leaders will have discussed the dam",
            "we are focused on the dam",
            "that is what we talked about today",
            "",
        ] {
            assert_eq!(talked_of(text), None, "{text}");
        }
        assert!(begins_with_talking("touched upon the dam"));
        assert!(!begins_with_talking("the dam was discussed"));
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
}
