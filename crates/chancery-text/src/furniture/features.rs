//! What the rules look at in a block.

use super::lexicon::{self, Found, Words};
use crate::blocks::{BlockKind, RawBlock, Surroundings, ends_sentence};

/// Blocks longer than this, in bytes, are running text whatever they say.
const LONGEST_LOOKED_UP: usize = 320;

/// Longest end mark, in bytes.
const LONGEST_END_MARK: usize = 24;
/// Bytes of an English word and the space after it, for guessing.
const BYTES_A_WORD: usize = 6;
/// A block of this many words that ends as a sentence does is running text.
const BODY_WORDS: usize = 20;

/// One block as the rules see it.
#[derive(Debug, Clone)]
pub(super) struct Features {
    pub(super) kind: BlockKind,
    pub(super) around: Surroundings,
    /// Number of words; a guess for long blocks.
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
    /// The words in the lexicon's form, if the block is short and no running text.
    pub(super) normal: String,
}

/// The features of every block.
pub(super) fn of(text: &str, blocks: &[RawBlock]) -> Vec<Features> {
    let mut words = Words::default();
    let slice = |block: &RawBlock| text.get(block.span.range()).unwrap_or_default();
    blocks.iter().map(|block| one(slice(block), block, &mut words)).collect()
}

/// The label of a line such as "READ | The envoys meet again" or "Tags: Arvenia".
fn label(text: &str) -> Option<&str> {
    let (label, rest) = text.split_once(['|', ':', '»', '►'])?;
    (label.len() <= 24 && !rest.trim().is_empty()).then_some(label)
}

fn one(text: &str, block: &RawBlock, words: &mut Words) -> Features {
    let ends_sentence = ends_sentence(text);
    let cut_off = text.ends_with('…') || text.ends_with("...");
    let mut features = Features {
        kind: block.kind,
        around: block.around,
        words: text.len() / BYTES_A_WORD,
        bytes: text.len(),
        ends_sentence,
        cut_off,
        body: true,
        digits: false,
        end_mark: false,
        found: Found::default(),
        normal: String::new(),
    };
    if text.len() > LONGEST_LOOKED_UP {
        return features;
    }
    words.read(text);
    features.words = words.len();
    features.body = ends_sentence && !cut_off && words.len() >= BODY_WORDS;
    features.digits = text.bytes().any(|byte| byte.is_ascii_digit());
    features.end_mark = is_end_mark(text);
    features.found = lexicon::find(words, text.ends_with(|c: char| c.is_alphanumeric()));
    if words.len() <= lexicon::START_WORDS {
        let labelled = || lexicon::find_label(label(text)?);
        features.found.reason = features.found.reason.or_else(labelled);
    }
    if !features.body {
        features.normal = words.joined().to_owned();
    }
    features
}

/// "###", "# # #", "-30-", "[ENDS]", "-- END --": what press offices put under a text.
fn is_end_mark(text: &str) -> bool {
    if text.len() > LONGEST_END_MARK {
        return false;
    }
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
