//! What the rules look at in a block.

use super::lexicon::{self, Found};
use crate::blocks::{BlockKind, RawBlock, Surroundings, ends_sentence};

/// Blocks longer than this, in bytes, are running text whatever they say.
const LONGEST_LOOKED_UP: usize = 400;

/// One block as the rules see it.
#[derive(Debug, Clone)]
pub(super) struct Features {
    pub(super) kind: BlockKind,
    pub(super) around: Surroundings,
    /// Number of words as white space separates them; a guess for long blocks.
    pub(super) words: usize,
    pub(super) bytes: usize,
    pub(super) ends_sentence: bool,
    /// Ends in "…" or "...": a cut teaser.
    pub(super) cut_off: bool,
    /// Running text: long enough and ends as a sentence does.
    pub(super) body: bool,
    /// Holds a digit.
    pub(super) digits: bool,
    /// Holds nothing but `#`, `*`, `-`, or an end word in brackets or dashes.
    pub(super) end_mark: bool,
    pub(super) found: Found,
    /// The words in the lexicon's form, if the block is short.
    pub(super) normal: String,
}

/// The features of every block.
pub(super) fn of(text: &str, blocks: &[RawBlock]) -> Vec<Features> {
    blocks
        .iter()
        .map(|block| one(text.get(block.span.range()).unwrap_or_default(), block))
        .collect()
}

/// The label of a line such as "READ | The envoys meet again" or "Tags: Arvenia".
fn label(text: &str) -> Option<&str> {
    let (label, rest) = text.split_once(['|', ':', '»', '►'])?;
    (label.len() <= 24 && !rest.trim().is_empty()).then_some(label)
}

fn one(text: &str, block: &RawBlock) -> Features {
    let ends = ends_sentence(text);
    let short = text.len() <= LONGEST_LOOKED_UP;
    let words = if short { lexicon::words(text) } else { Vec::new() };
    // Nobody asks how long a long block is.
    let count = if short { text.split_whitespace().count() } else { text.len() / 6 };
    let open = text.ends_with(|c: char| c.is_alphanumeric());
    let cut_off = text.ends_with('…') || text.ends_with("...");
    let mut found = if short { lexicon::find(&words, open) } else { Found::default() };
    if let Some(label) = label(text).filter(|_| words.len() <= lexicon::START_WORDS && short) {
        found.reason = found.reason.or_else(|| lexicon::find_label(label));
    }
    Features {
        kind: block.kind,
        around: block.around,
        words: count,
        bytes: text.len(),
        ends_sentence: ends,
        cut_off,
        body: !short || (ends && !cut_off && count >= 20),
        digits: text.bytes().any(|byte| byte.is_ascii_digit()),
        end_mark: short && is_end_mark(text),
        found,
        normal: if short { words.join(" ") } else { String::new() },
    }
}

/// "###", "# # #", "-30-", "[ENDS]", "-- END --": what press offices put under a text.
fn is_end_mark(text: &str) -> bool {
    let ink: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let hashes = ink.len() >= 2 && ink.bytes().all(|byte| byte == b'#');
    let framed = ink.trim_matches(|c: char| {
        matches!(c, '[' | ']' | '(' | ')' | '-' | '–' | '—' | '*' | '/' | '#')
    });
    let word = matches!(framed, "END" | "ENDS" | "End" | "Ends" | "END." | "30");
    hashes || (word && framed.len() < ink.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn end_marks() {
        for mark in ["###", "# # #", "[ENDS]", "-END-", "– 30 –", "(End)"] {
            assert!(is_end_mark(mark), "{mark}");
        }
        for other in ["#", "30", "Ends", "* * *", "#Arvenia", "Endings"] {
            assert!(!is_end_mark(other), "{other}");
        }
    }
}
