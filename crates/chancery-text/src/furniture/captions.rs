//! Who took a picture, told behind what it shows: "The two ministers in Brennholt. Ilka Brandt/Harborne
//! Courier", "The two ministers in Brennholt (HNA photo)".

use super::lexicon::Words;

/// Words of the longest credit.
const CREDIT_WORDS: usize = 8;
/// Words of the shortest telling of what a picture shows.
const SHOWN_WORDS: usize = 4;
/// Bytes of the longest caption.
const LONGEST: usize = 400;

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
    if text.len() > LONGEST {
        return None;
    }
    if is_by_name(text) {
        return Some(Caption::Told);
    }
    let (shown, credit) = bracketed(text)?;
    let words = || credit.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let named = words().next().is_some_and(|word| word.starts_with(char::is_uppercase));
    if count(shown) < SHOWN_WORDS || words().count() > CREDIT_WORDS {
        None
    } else if (named || words().count() <= 2)
        && words().any(|word| Words::is_of_pictures(&word.to_lowercase()))
    {
        Some(Caption::Told)
    } else {
        (named && Words::is_of_stamps(&words().next()?.to_lowercase())).then_some(Caption::Signed)
    }
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
    let house = house.strip_prefix("The ").unwrap_or(house);
    count(shown) >= SHOWN_WORDS
        && count(credit) <= CREDIT_WORDS
        && !house.ends_with(' ')
        && house.starts_with(char::is_uppercase)
        && house.split('/').all(|part| named(part, 1))
        && named(name, 2)
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
    fn credits_in_brackets() {
        assert_eq!(
            caption("The ministers met in Brennholt. (HNA Photo/Ilka Brandt)"),
            Some(Caption::Told)
        );
        assert_eq!(caption("The ministers in Brennholt on Friday (File)"), Some(Caption::Told));
        assert_eq!(caption("The ministers met in Brennholt. [Reuters]"), Some(Caption::Signed));
        for other in [
            "The ministers met in Brennholt (the capital).",
            "He left on Friday (on file)",
            "(File)",
        ] {
            assert_ne!(caption(other), Some(Caption::Signed), "{other}");
        }
        assert_eq!(caption("The ministers met in Brennholt (the capital)."), None);
    }
}
