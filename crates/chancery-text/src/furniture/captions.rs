//! What a picture shows, known by who took it ("The two ministers in Brennholt. Ilka Brandt/Harborne
//! Courier", "The two ministers in Brennholt (HNA photo)"), by where those shown stand ("Minister Venn (R)
//! and Ambassador Tao shake hands") or by its label ("FILE - …").

use super::lexicon::{Words, bare_name};
use crate::blocks::ends_sentence;

/// Words of the longest credit.
const CREDIT_WORDS: usize = 8;
/// Words of the shortest telling of what a picture shows.
const SHOWN_WORDS: usize = 4;
/// Bytes of the longest caption.
const LONGEST: usize = 400;
/// Bytes of the longest one that its first word tells.
const LONGEST_LABELLED: usize = 900;
/// Bytes in which a text says that it tells of a picture.
const SHOWN: usize = 60;
/// Words of a place in a picture: "second from left".
const SIDE_WORDS: usize = 3;

/// How surely a text tells of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Caption {
    /// It names who took it, or says so.
    Told,
    /// It ends in the short name of a house, as the last line of a report can.
    Signed,
}

/// What the end of a text says of a picture.
pub(super) fn caption(text: &str) -> Option<Caption> {
    if text.len() > LONGEST_LABELLED {
        return None;
    }
    if is_from_file(text) || is_shown(text) {
        return Some(Caption::Told);
    }
    if text.len() > LONGEST {
        return None;
    }
    let housed = is_of_house(text) || is_filed(text);
    if housed || is_by_name(text) || is_labelled(text) || is_posed(text) {
        return Some(Caption::Told);
    }
    let (shown, credit) = bracketed(text)?;
    if count(shown) < SHOWN_WORDS {
        return None;
    }
    let words: Vec<&str> =
        credit.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let labelled = credit.split_once(':').is_some_and(|(label, name)| {
        Words::is_of_pictures(&label.trim().to_lowercase())
            && name.trim_start().starts_with(char::is_uppercase)
            && words.len() <= CREDIT_WORDS
    });
    if labelled || credits(&words) || !ends_sentence(shown) && is_of_platform(&words) {
        return Some(Caption::Told);
    }
    let first = words.first().filter(|_| words.len() <= CREDIT_WORDS)?;
    let agency = is_capital(first) && Words::is_of_stamps(&first.to_lowercase());
    agency.then_some(Caption::Signed)
}

/// Whether the words of a bracket say whose a picture is: "HNA Photo/Ilka Brandt", "File photo", not
/// "see photo", "courtesy call" or "File No. 763".
fn credits(words: &[&str]) -> bool {
    let plain = |word: &&str| !word.contains(|c: char| c.is_ascii_digit());
    if words.len() > CREDIT_WORDS || !words.iter().all(plain) {
        return false;
    }
    let low: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
    let picture = low.iter().any(|word| Words::is_of_pictures(word));
    let file = low.iter().any(|word| Words::is_of_files(word));
    let of_file = low.first().is_some_and(|word| Words::is_of_files(word));
    let rest = || {
        words
            .iter()
            .zip(&low)
            .filter(|(_, low)| !Words::is_of_pictures(low) && !Words::is_of_files(low))
    };
    let agency = rest().any(|(word, low)| is_capital(word) && Words::is_of_stamps(low));
    if rest().next().is_none() {
        // "File", "file photo".
        return of_file && (picture || words.first().is_some_and(|word| is_capital(word)));
    }
    let named = rest().any(|(word, _)| is_capital(word));
    let opens = words.first().is_some_and(|word| is_capital(word)) || of_file;
    picture && named && opens || file && agency
}

/// Whether the words of a bracket are a name and the platform on which its picture was: "Ilka Brandt Facebook".
fn is_of_platform(words: &[&str]) -> bool {
    let platform = |word: &&str| Words::is_of_platforms(&word.to_lowercase());
    let named = words.len() <= CREDIT_WORDS && words.iter().all(|word| is_capital(word));
    named && words.len() > 1 && words.last().is_some_and(platform)
}

fn is_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// What stands in brackets at the end of a text, and what before them.
fn bracketed(text: &str) -> Option<(&str, &str)> {
    let inner = text.trim_end_matches('.').strip_suffix([')', ']'])?;
    inner.rsplit_once(['(', '['])
}

/// Whether a text ends in a name and, behind a stroke, whom the picture was taken for.
fn is_by_name(text: &str) -> bool {
    if !text.contains('/') {
        return false;
    }
    let Some((shown, credit)) = text.rsplit_once(['.', '|', ')']) else { return false };
    let Some((name, house)) = credit.split_once('/') else { return false };
    let named = |part: &str, least: usize| {
        let capital = |word: &str| word.starts_with(char::is_uppercase);
        count(part) >= least && part.split_whitespace().all(capital)
    };
    let house = bare_name(house);
    count(shown) >= SHOWN_WORDS
        && count(credit) <= CREDIT_WORDS
        && !house.ends_with(' ')
        && house.starts_with(char::is_uppercase)
        && house.split('/').all(|part| named(part, 1))
        && named(name, 2)
}

/// Whether a text begins by saying that a picture shows what it tells: "This photo, provided by the
/// ministry, shows the two ministers".
fn is_shown(text: &str) -> bool {
    if !Words::can_tell_of_a_picture(text) {
        return false;
    }
    let mut words = Words::default();
    words.read(&text[..text.floor_char_boundary(SHOWN)]);
    words.tell_of_a_picture()
}

/// Whether a text ends in a stroke and a house that deals in pictures: "… in Brennholt, May 4, 2031. /HNP".
fn is_of_house(text: &str) -> bool {
    let Some((shown, house)) = text.trim_end_matches('.').rsplit_once('/') else { return false };
    shown.ends_with([' ', '.'])
        && count(shown) >= SHOWN_WORDS
        && Words::is_of_picture_houses(&house.trim().to_lowercase())
}

/// Whether a text ends in square brackets that say whose file a picture is from: "[File, Courier]".
fn is_filed(text: &str) -> bool {
    let inner =
        text.trim_end_matches('.').strip_suffix(']').and_then(|inner| inner.rsplit_once('['));
    let Some((shown, credit)) = inner else { return false };
    let Some((file, house)) = credit.split_once(',') else { return false };
    count(shown) >= SHOWN_WORDS
        && is_capital(file)
        && Words::is_of_files(&file.trim().to_lowercase())
        && count(house) > 0
        && house.split_whitespace().all(is_capital)
        && count(house) <= CREDIT_WORDS
}

/// Whether a text ends in whose its picture is, behind a label: "… on Friday. Photo: Harborne Courier",
/// "… on Friday. PHOTO | HNA".
fn is_labelled(text: &str) -> bool {
    let Some((shown, credit)) = text.rsplit_once([':', '|']) else { return false };
    let Some((shown, label)) = shown.rsplit_once(['.', '|', '(', ')']) else { return false };
    let mut words = label.split_whitespace();
    let label = words.clone().count() <= 2
        && words.any(|word| Words::is_of_pictures(&word.to_lowercase()))
        && label.trim_start().starts_with(char::is_uppercase);
    label
        && count(shown) >= SHOWN_WORDS
        && (1..=CREDIT_WORDS).contains(&count(credit))
        && credit.trim_start().starts_with(char::is_uppercase)
}

/// Whether a text begins as agencies begin captions of older pictures: "FILE - The two ministers …".
fn is_from_file(text: &str) -> bool {
    let first = text.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let behind = text[first.len()..].trim_start_matches(' ');
    let shouted = first.len() > 1 && first.chars().all(char::is_uppercase);
    shouted
        && Words::is_of_files(&first.to_lowercase())
        && behind.starts_with(['-', '–', '—'])
        && count(text) >= SHOWN_WORDS
}

/// Whether a text tells where those shown stand and what they are seen to do: "Minister Venn (L) and
/// Ambassador Tao shake hands", "Minister Venn, left, greets Ambassador Tao". A letter alone can be a
/// party's.
fn is_posed(text: &str) -> bool {
    if text.contains(['"', '“', '”']) || !is_capital(text) {
        return false;
    }
    let brackets = text.match_indices('(').filter_map(|(at, _)| {
        let (inner, _) = text[at + 1..].split_once(')')?;
        Some((&text[..at], inner))
    });
    let commas = text.match_indices(',').filter_map(|(at, _)| {
        let (inner, _) = text[at + 1..].split_once(',')?;
        Some((&text[..at], inner))
    });
    let placed = |(before, inner): (&str, &str)| {
        let named = before.split_whitespace().next_back().is_some_and(is_capital);
        let mut words = inner.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
        let side = words.clone().any(|word| Words::is_of_sides(&word.to_lowercase()));
        named && side && words.clone().count() <= SIDE_WORDS && words.all(is_of_place)
    };
    brackets.chain(commas).any(placed) && {
        let mut words = Words::default();
        words.read(text);
        words.tell_of_a_pose()
    }
}

/// "left", "second from left", "2nd L".
fn is_of_place(word: &str) -> bool {
    Words::is_of_sides(&word.to_lowercase()) || word.starts_with(|c: char| c.is_ascii_digit())
}

fn count(text: &str) -> usize {
    text.split_whitespace().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credits_behind_captions() {
        assert!(is_by_name(
            "The ministers met in Brennholt on Friday. Ilka Brandt/Harborne Courier"
        ));
        assert!(is_by_name("The ministers on Friday.Credit...Ilka Brandt/The Harborne Courier"));
        for other in [
            "The ministers met in Brennholt on 3/4 May.",
            "They spoke of the bridge. Tolmark/Arvenia",
            "8. Safe UX/UI Design",
            "The ministers met. He or she/they",
            "The ministers met in Brennholt on Friday. Ilka Brandt/Harborne Courier reported it.",
        ] {
            assert!(!is_by_name(other), "{other}");
        }
    }

    #[test]
    fn those_shown_and_where_they_stand() {
        for told in [
            "Minister Oda Venn (L) and Ambassador Ruben Tao shake hands in Brennholt on May 4, 2031.",
            "Minister Oda Venn, second from left, poses for a picture with Ambassador Tao in Brennholt",
            "Arvenia's Oda Venn (right) greets Kestrel's Ruben Tao before their talks. HNA",
            "FILE - Supporters of the strike gather in Tolmark, May 4, 2031. Talks go on.",
        ] {
            assert_eq!(caption(told), Some(Caption::Told), "{told}");
        }
        assert!(is_labelled("The ministers met in Brennholt on May 4, 2031. PHOTO | HNA"));
        for other in [
            "Senator Oda Venn (R) and Ambassador Ruben Tao discussed the bridge.",
            "Minister Oda Venn left for Tolmark, where she will shake hands with Ambassador Tao.",
            "Minister Venn told reporters that he, left alone, would shake hands with nobody.",
            "FILE NO. 763/12 - Minister Venn met Ambassador Tao.",
            "File - no answer was given.",
        ] {
            assert_eq!(caption(other), None, "{other}");
        }
    }

    #[test]
    fn captions_by_their_first_and_last_words() {
        for told in [
            "This photo, provided by Arvenia's foreign ministry on May 4, shows Oda Venn (right) in Brennholt.",
            "In this photo released by the palace, Oda Venn greets Ruben Tao",
            "Boats wait off the coast of Tolmark in Kestrel, May 4, 2031. /CFP",
            "President Oda Venn and Chancellor Ruben Tao. [File, Courier]",
        ] {
            assert_eq!(caption(told), Some(Caption::Told), "{told}");
        }
        for other in [
            "This photograph of our relations is not the whole story.",
            "They agreed on 3 May. /Harborne",
            "He spoke of the harbour and the fleet [File, see below]",
        ] {
            assert_eq!(caption(other), None, "{other}");
        }
    }

    #[test]
    fn credits_in_brackets() {
        assert_eq!(
            caption("The ministers met in Brennholt. (HNA Photo/Ilka Brandt)"),
            Some(Caption::Told)
        );
        assert_eq!(caption("The ministers in Brennholt on Friday (File)"), Some(Caption::Told));
        assert_eq!(caption("The ministers in Brennholt (photo: HNA)"), Some(Caption::Told));
        assert_eq!(caption("The ministers met in Brennholt. [Reuters]"), Some(Caption::Signed));
        for other in [
            "The ministers met in Brennholt (the capital).",
            "He left on Friday (on file)",
            "(File)",
        ] {
            assert_ne!(caption(other), Some(Caption::Signed), "{other}");
        }
        for other in [
            "Minister Venn met Ambassador Tao on Monday (courtesy call).",
            "Minister Venn met Ambassador Tao on Monday (Courtesy call on the Minister).",
            "Minister Venn met Ambassador Tao on Monday (File No. 763.72/14).",
            "Minister Venn met Ambassador Tao on Monday (see photo).",
            "Minister Venn met Ambassador Tao on Monday (Photo 3).",
            "The ministers met in Brennholt (the capital).",
        ] {
            assert_eq!(caption(other), None, "{other}");
        }
    }
}
