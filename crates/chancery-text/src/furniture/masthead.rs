//! The lines above a text that tell who gives it out, when and as what: "Office of the
//! Spokesperson", "Media Note", "Press Release No. 12/2031", "By Ilka Brandt".
//!
//! They are no part of what is said, but the only place where some texts name their issuer and day:
//! whoever reads a text for these reads them too.

use super::features::Features;
use super::lexicon::Words;
use super::rules::{Marks, add, first_body, headline};
use super::{Furniture, FurnitureReason as Reason, days};
use crate::blocks::BlockKind;

/// Words of the longest line of a masthead.
const MASTHEAD_WORDS: usize = 9;
/// Words of the longest name before a day.
const NAME_WORDS: usize = 5;
/// Bytes of the longest byline.
const BYLINE: usize = 80;
/// Lines at the top that a masthead can take where no running text tells where it ends.
const TOP: usize = 8;

/// Marks the lines of a masthead, above the first running text or below the last; never the headline.
pub(super) fn mark(blocks: &[Features], marks: &mut Marks) {
    let first = first_body(blocks, marks);
    let top = first.unwrap_or(blocks.len().min(TOP));
    let foot = blocks.iter().rposition(|block| block.body).map_or(top, |last| last + 1);
    let fits = |at: &usize| marks[*at].is_none() && is_line(&blocks[*at]);
    let lines: Vec<usize> = (0..top).chain(foot..blocks.len()).filter(fits).collect();
    let headline = headline_among(blocks, marks, &lines, top);
    for at in lines.into_iter().filter(|at| Some(*at) != headline) {
        add(marks, at, Furniture::likely(Reason::Masthead));
    }
}

fn is_line(block: &Features) -> bool {
    // "The Palace of Kestrel," goes on with the day on which a text was signed there.
    let line = block.found.masthead && block.words <= MASTHEAD_WORDS && block.shape.last != b',';
    (line || block.day.stamped)
        && (!block.ends_sentence || block.words <= 2)
        && block.kind != BlockKind::Title
}

/// The one of these lines that has to be the headline, since no other line above the text can be.
fn headline_among(
    blocks: &[Features],
    marks: &Marks,
    lines: &[usize],
    top: usize,
) -> Option<usize> {
    let titled = |at: &usize| matches!(blocks[*at].kind, BlockKind::Heading(_) | BlockKind::Line);
    let can_be = |at: &usize| marks[*at].is_none() && titled(at) && blocks[*at].words > 2;
    let other = (0..top).filter(can_be).any(|at| lines.binary_search(&at).is_err());
    let above = lines.iter().copied().filter(|at| *at < top);
    // "Office of the Spokesperson" right above the text heads it and is no headline.
    let text = blocks.iter().any(|block| block.body);
    if other || text && above.clone().all(|at| blocks[at].found.office) {
        return None;
    }
    headline(blocks, marks, 0..top).or_else(|| above.min())
}

/// The number of a release: "STATEMENT/31/608", "SG/SM/20310".
pub(super) fn is_reference(text: &str) -> bool {
    let signs =
        |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || matches!(c, '/' | '-' | '.');
    text.contains('/')
        && text.chars().all(signs)
        && text.bytes().any(|byte| byte.is_ascii_digit())
        && text.as_bytes().windows(2).any(|pair| pair.iter().all(u8::is_ascii_uppercase))
}

/// "By Ilka Brandt and Jon Ferrow (Harborne Courier)", "By Ilka Brandt, Harborne, May 4, 2031 - 19:52".
pub(super) fn is_byline(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let by = words.next().is_some_and(|word| word.eq_ignore_ascii_case("by"));
    let mut names = 0;
    let named = words.all(|word| {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let day = bare.is_empty()
            || bare.starts_with(|c: char| c.is_ascii_digit())
            || Words::is_of_days(&bare.to_lowercase());
        let capital = bare.starts_with(char::is_uppercase);
        names += usize::from(capital && !day);
        day && names >= 2
            || capital
            || matches!(word, "and" | "&" | "in" | "of" | "de" | "van" | "von" | "al")
    });
    by && named && (2..=MASTHEAD_WORDS).contains(&names) && text.len() <= BYLINE
}

/// Whether a short line is nothing but a name: "Office of the Spokesperson", not "Embassy of Kestrel protests".
pub(super) fn is_name(text: &str) -> bool {
    let small = |word: &str| matches!(word, "of" | "the" | "and" | "for" | "&" | "to");
    let named = |word: &str| word.starts_with(char::is_uppercase) || small(word);
    text.split_whitespace().count() <= MASTHEAD_WORDS && text.split_whitespace().all(named)
}

/// Names with a day behind a stroke: "Ilka Brandt | 4 May 2031 - Updated 5 May 2031".
pub(super) fn is_dated_name(text: &str) -> bool {
    let Some((names, day)) = text.rsplit_once('|') else { return false };
    let named = |word: &str| word.starts_with(char::is_uppercase);
    let mut words = Words::default();
    words.read(day);
    names.split_whitespace().all(named)
        && (1..=NAME_WORDS).contains(&names.split_whitespace().count())
        && days::day(&words).told
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_offices() {
        assert!(is_name("Office of the Spokesperson"));
        assert!(!is_name("Embassy of Kestrel protests"));
    }

    #[test]
    fn names_and_days() {
        assert!(is_dated_name("Ilka Brandt  |04.05.2031 - Update : 05.05.2031"));
        for other in ["Ilka Brandt | Harborne", "The talks go on | 4 May 2031", "| 4 May 2031"] {
            assert!(!is_dated_name(other), "{other}");
        }
    }

    #[test]
    fn references() {
        assert!(is_reference("STATEMENT/31/608") && is_reference("SG/SM/20310"));
        for other in ["G7/G20", "2031/04/18", "he/she", "US/EU", "KESTREL 5/6"] {
            assert!(!is_reference(other), "{other}");
        }
    }

    #[test]
    fn bylines() {
        assert!(is_byline("By Ilka Brandt") && is_byline("BY ILKA BRANDT AND JON FERROW"));
        assert!(is_byline("By Ilka Brandt in Tarnhaven (Harborne Courier)"));
        assert!(is_byline("By Ilka Brandt, HARBORNE NEWS - May 4, 2031 - 19:52"));
        for other in [
            "By March",
            "By Monday, May 4, 2031",
            "By the way",
            "Ilka Brandt",
            "By land and by sea",
        ] {
            assert!(!is_byline(other), "{other}");
        }
    }
}
