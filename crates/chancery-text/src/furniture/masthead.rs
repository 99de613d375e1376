//! The lines above a text that tell who gives it out, when and as what: "Office of the
//! Spokesperson", "Media Note", "Press Release No. 12/2031", "By Ilka Brandt".
//!
//! They are no part of what is said, but the only place where some texts name their issuer and day:
//! whoever reads a text for these reads them too.

use super::features::Features;
use super::rules::{Marks, add, headline};
use super::{Furniture, FurnitureReason as Reason};
use crate::blocks::BlockKind;

/// Words of the longest line of a masthead.
const MASTHEAD_WORDS: usize = 9;
/// Words of the longest that holds a day and an hour.
const DATED_WORDS: usize = 16;
/// Bytes of the longest byline.
const BYLINE: usize = 80;
/// Lines at the top that a masthead can take where no running text tells where it ends.
const TOP: usize = 8;

/// Marks the lines of a masthead, above the first running text or below the last; never the headline.
pub(super) fn mark(blocks: &[Features], marks: &mut Marks) {
    let first = blocks.iter().position(|block| block.body);
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
    block.found.masthead
        && block.words <= if block.shape.digits > 1 { DATED_WORDS } else { MASTHEAD_WORDS }
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
    if other {
        return None;
    }
    let above = lines.iter().copied().filter(|at| *at < top);
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

/// "By Ilka Brandt and Jon Ferrow (Harborne Courier)", "[Article by Ilka Brandt]", "By Ilka Brandt, HARBORNE
/// NEWS - Sep 14, 2031 - 19:52".
pub(super) fn is_byline(text: &str) -> bool {
    let text = text.trim_start_matches("[Article ").trim_start_matches("[Report ");
    let mut words = text.split_whitespace();
    let by = words.next().is_some_and(|word| word.eq_ignore_ascii_case("by"));
    let mut names = 0;
    let named = words.all(|word| {
        let capital = word.trim_start_matches('(').starts_with(char::is_uppercase);
        let dated = !word.bytes().any(|byte| byte.is_ascii_lowercase())
            && word.bytes().any(|byte| byte.is_ascii_digit() || matches!(byte, b'-' | b'|'));
        names += usize::from(capital && !is_dating(word));
        capital || dated || matches!(word, "and" | "&" | "in" | "of" | "de" | "van" | "von" | "al")
    });
    by && named && (2..=MASTHEAD_WORDS).contains(&names) && text.len() <= BYLINE
}

/// A month or a weekday, in full or cut.
fn is_dating(word: &str) -> bool {
    const CUT: [&str; 19] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "mon",
        "tue", "wed", "thu", "fri", "sat", "sun",
    ];
    let low = word.trim_end_matches([',', '.']).to_ascii_lowercase();
    CUT.contains(&low.as_str())
        || low.ends_with("day")
        || ["january", "february", "march", "april", "june", "july", "august", "october"]
            .contains(&low.as_str())
        || low.ends_with("ember")
}

/// "Published 12 February", "Ilka Brandt | 23.11.2031 - Update : 23.11.2031": a word for giving out, and a
/// number near behind it.
pub(super) fn is_stamp(text: &str) -> bool {
    const STAMPS: [&str; 6] = ["published", "updated", "update", "posted", "modified", "uploaded"];
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || matches!(c, ':' | '|' | '`' | '-' | '–'))
        .filter(|word| !word.is_empty())
        .take(2 * MASTHEAD_WORDS)
        .collect();
    let stamp = words.iter().position(|word| STAMPS.contains(&word.to_ascii_lowercase().as_str()));
    let Some(stamp) = stamp else { return false };
    let number = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    let behind = words.iter().skip(stamp + 1).take(5);
    // "Published in Harbour Post, May 8th, 2031", but not "Published accounts of 12 men".
    let plain = behind
        .clone()
        .take_while(|word| !number(word))
        .all(|word| word.starts_with(char::is_uppercase) || matches!(*word, "in" | "on" | "at"));
    let numbered = plain && behind.into_iter().any(|word| number(word));
    // "Tao published 12 letters": what stands before it is a name alone, or another date.
    let alone = stamp == 0 || text.contains('|') && words.len() > stamp + 1;
    numbered && alone
}

/// "May 4, 2031, 7:12 PM", "2031-08-25 18:45:00": a day and an hour, and nothing else; a day by itself may
/// be that of a letter.
pub(super) fn is_day(text: &str) -> bool {
    const CLOCK: [&str; 9] = ["am", "pm", "at", "gmt", "utc", "ist", "cet", "et", "of"];
    let words = || {
        text.split(|c: char| {
            c.is_whitespace() || matches!(c, ',' | '|' | '-' | '–' | '/' | ':' | '.')
        })
        .filter(|word| !word.is_empty())
    };
    let number = |word: &str| word.starts_with(|c: char| c.is_ascii_digit()) && word.len() <= 9;
    let clock = |word: &str| CLOCK.contains(&word.to_ascii_lowercase().as_str());
    let numbers = words().filter(|word| number(word)).count();
    let named = words().any(is_dating);
    text.len() <= BYLINE
        && text.contains(':')
        && (named && numbers > 0 || numbers > 2)
        && words().all(|word| number(word) || clock(word) || is_dating(word))
        && text.bytes().filter(u8::is_ascii_digit).count() >= 5
}

/// "EFE jm/ta", "PTI MPB ZMN", "9341**2050": an agency and the letters or numbers of those who wrote, at
/// the end.
pub(super) fn is_sign_off(text: &str) -> bool {
    let starred = |c: char| c.is_ascii_digit() || c == '*';
    if text.contains("**") && (6..=16).contains(&text.len()) && text.chars().all(starred) {
        return true;
    }
    const AGENCIES: [&str; 8] = ["EFE", "PTI", "ANI", "AFP", "AP", "IANS", "DPA", "UPI"];
    let mut words = text.split_whitespace();
    let agency = words.next().is_some_and(|first| AGENCIES.contains(&first));
    let short = |word: &str| {
        word.split(['/', '-']).all(|letters| (1..=4).contains(&letters.len()))
            && word.bytes().all(|b| b.is_ascii_alphabetic() || matches!(b, b'/' | b'-'))
    };
    agency && text.len() <= 20 && words.clone().count() > 0 && words.all(short)
}

/// "Harbour News political reporter", "Staff writer": the post of whoever wrote it.
pub(super) fn is_post(text: &str) -> bool {
    const POSTS: [&str; 5] = ["reporter", "correspondent", "editor", "writer", "desk"];
    let words: Vec<&str> = text.split_whitespace().take(7).collect();
    let last = words.last().map(|word| word.to_ascii_lowercase());
    let post = last.is_some_and(|last| POSTS.contains(&last.as_str()));
    let plain = |word: &&str| word.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'-');
    let verb = |word: &&str| word.ends_with(['s', 'd']) && word.starts_with(char::is_lowercase);
    post && (2..=6).contains(&words.len()) && words.iter().all(plain) && !words.iter().any(verb)
}

#[cfg(test)]
mod tests {
    use super::*;

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
        assert!(is_byline("By Ilka Brandt, HARBORNE NEWS - Sep 14, 2031 - 19:52"));
        assert!(is_byline("[Article by Ilka Brandt]"));
        assert!(!is_byline("By Friday, March 3"));
        for other in ["By March", "By the way", "Ilka Brandt", "By land and by sea"] {
            assert!(!is_byline(other), "{other}");
        }
    }

    #[test]
    fn stamps_and_posts() {
        assert!(is_stamp("Published 12 February") && is_stamp("Published :`2031-07-28 02:25:58`"));
        assert!(is_stamp("Ilka Brandt  |23.11.2031 - Update : 23.11.2031"));
        assert!(!is_stamp("Tao published 12 letters") && !is_stamp("Published accounts of 12 men"));
        assert!(is_day("May 4, 2031, 7:12 PM") && is_day("2031-08-25 18:45:00"));
        assert!(
            !is_day("5 May") && !is_day("242") && !is_day("May 5, 2031") && !is_day("9:00 in Lenn")
        );
        assert!(is_sign_off("EFE jm/ta") && is_sign_off("9341**2050") && !is_sign_off("AP"));
        assert!(is_post("Harbour News political reporter") && is_post("Staff writer"));
        assert!(!is_post("Kestrel expels Harborne Courier reporter") && !is_post("writer"));
    }
}
