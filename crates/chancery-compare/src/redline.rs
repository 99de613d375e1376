//! Word-level differences inside a row.
//!
//! Words are the words of Unicode (UAX #29). Spaces, the style of quotation marks, apostrophes
//! and dashes, and the letter case of the first word do not count as differences.

use similar::{Algorithm, DiffOp, capture_diff_slices};
use unicode_segmentation::UnicodeSegmentation as _;

use crate::collation::{Change, Edit};
use crate::names;

/// Words of one text that are compared; longer rows get no redline.
const MOST_WORDS: usize = 1_500;

/// Share of words in common, in percent, below which a redline is harder to read than the two
/// texts side by side.
const READABLE: usize = 60;

#[derive(Debug, Clone, PartialEq, Eq)]
struct Token {
    /// The words and the space behind them.
    shown: String,
    /// What is compared.
    key: String,
}

/// The difference of two texts, word by word (Myers 1986); `None` where they agree, where they
/// share too little for it to be read, or where one is too long.
#[must_use]
pub fn redline(a: &str, b: &str) -> Option<Vec<Change>> {
    // The algorithm is not symmetric; one fixed order makes the result so.
    if a > b {
        return redline(b, a).map(|changes| mirrored(&changes));
    }
    let (from, to) = (tokens(a)?, tokens(b)?);
    let keys = |tokens: &[Token]| -> Vec<String> {
        tokens.iter().map(|token| token.key.clone()).collect()
    };
    let (from_keys, to_keys) = (keys(&from), keys(&to));
    let ops = capture_diff_slices(Algorithm::Myers, &from_keys, &to_keys);
    let kept: usize = ops
        .iter()
        .map(|op| if matches!(op, DiffOp::Equal { .. }) { op.old_range().len() } else { 0 })
        .sum();
    let total = from.len().max(to.len());
    if kept == total || kept * 100 < total * READABLE {
        return None;
    }
    Some(ops.iter().flat_map(|op| changes(op, &from, &to)).collect())
}

/// The redline seen from the other document; a deletion still goes before the insertion that
/// replaces it.
#[must_use]
pub fn mirrored(changes: &[Change]) -> Vec<Change> {
    let mut out: Vec<Change> = Vec::with_capacity(changes.len());
    for change in changes {
        let turned =
            Change { edit: change.edit.mirrored(), a: change.b.clone(), b: change.a.clone() };
        let inserted = out.last().is_some_and(|last| last.edit == Edit::Insert);
        let at = if turned.edit == Edit::Delete && inserted { out.len() - 1 } else { out.len() };
        out.insert(at, turned);
    }
    out
}

fn changes(op: &DiffOp, from: &[Token], to: &[Token]) -> Vec<Change> {
    let text = |tokens: &[Token], range: std::ops::Range<usize>| -> String {
        tokens.get(range).unwrap_or(&[]).iter().map(|token| token.shown.as_str()).collect()
    };
    let (a, b) = (text(from, op.old_range()), text(to, op.new_range()));
    let delete = Change { edit: Edit::Delete, a: a.clone(), b: String::new() };
    let insert = Change { edit: Edit::Insert, a: String::new(), b: b.clone() };
    match op {
        DiffOp::Equal { .. } => vec![Change { edit: Edit::Keep, a, b }],
        DiffOp::Delete { .. } => vec![delete],
        DiffOp::Insert { .. } => vec![insert],
        DiffOp::Replace { .. } => vec![delete, insert],
    }
}

fn tokens(text: &str) -> Option<Vec<Token>> {
    let mut out: Vec<Token> = Vec::new();
    for piece in text.split_word_bounds() {
        if piece.chars().all(char::is_whitespace) {
            if let Some(last) = out.last_mut() {
                last.shown.push_str(piece);
            }
            continue;
        }
        if out.len() >= MOST_WORDS {
            return None;
        }
        let first = !out.iter().any(|token| token.key.chars().any(char::is_alphanumeric));
        out.push(Token { shown: piece.to_owned(), key: key(piece, first) });
    }
    Some(out)
}

/// What a word is compared by.
fn key(word: &str, first: bool) -> String {
    let straight: String = word
        .chars()
        .map(|c| match c {
            '“' | '”' | '„' | '«' | '»' | '‟' | '「' | '」' => '"',
            '’' | '‘' | 'ʼ' | '`' | '´' => '\'',
            '–' | '—' | '‐' | '‑' | '―' => '-',
            c => c,
        })
        .collect();
    if first { names::fold(&straight) } else { straight }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edits(a: &str, b: &str) -> Vec<(Edit, String, String)> {
        let changes = redline(a, b).unwrap_or_default();
        changes.into_iter().map(|change| (change.edit, change.a, change.b)).collect()
    }

    #[test]
    fn one_changed_word_is_a_deletion_and_an_insertion() {
        let found =
            edits("stands ready to send 40,000 tonnes", "stands ready to send 4,000 tonnes");
        assert_eq!(found.len(), 4);
        assert_eq!(found[1], (Edit::Delete, "40,000 ".to_owned(), String::new()));
        assert_eq!(found[2], (Edit::Insert, String::new(), "4,000 ".to_owned()));
    }

    #[test]
    fn spaces_quotes_and_the_first_letter_are_no_difference() {
        assert_eq!(redline("The “red  line” stands", "the \"red line\" stands"), None);
        assert!(redline("The red line stands", "The Red line stands").is_some());
    }

    #[test]
    fn texts_with_little_in_common_get_no_redline() {
        assert_eq!(redline("All parties must cool down", "Wheat will be shipped soon"), None);
    }

    #[test]
    fn both_texts_can_be_read_off() {
        let (a, b) = ("We will send wheat soon.", "We will soon send more wheat.");
        let changes = redline(a, b).unwrap();
        assert_eq!(changes.iter().map(|change| change.a.as_str()).collect::<String>(), a);
        assert_eq!(changes.iter().map(|change| change.b.as_str()).collect::<String>(), b);
    }
}
