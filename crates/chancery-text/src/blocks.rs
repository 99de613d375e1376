//! Blocks: the paragraphs, headings, items and lines of a reading text.

use crate::furniture::Furniture;
use chancery_record::ByteSpan;
use serde::{Deserialize, Serialize};

/// A stretch of the reading text that stands as one unit, without white space around it.
///
/// The blocks of a reading are in order, do not overlap and cover all text that is not white.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// Where, in bytes of the reading text.
    pub span: ByteSpan,
    /// What kind of unit.
    pub kind: BlockKind,
    /// Why it belongs to the page rather than to the document, if it does.
    pub furniture: Option<Furniture>,
}

/// What kind of unit a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BlockKind {
    /// The content of an HTML `<title>`.
    Title,
    /// A heading and its level, 1 to 6; the first short line of a plain text is a level 1.
    Heading(u8),
    /// Running text.
    Paragraph,
    /// An item of a list.
    ListItem,
    /// A cell of a table.
    Cell,
    /// A paragraph inside a `<blockquote>`.
    Quote,
    /// A caption of a figure or a table.
    Caption,
    /// The label of a button, an option or a form field.
    Control,
    /// A short line of plain text that ends in no sentence punctuation.
    Line,
}

/// What the markup around a block said, for deciding about furniture.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Surroundings {
    /// Bytes of the block's text that are inside links, white space aside.
    pub(crate) linked: u32,
    /// Bytes of the block's text, white space aside.
    pub(crate) inked: u32,
    /// Inside `<nav>`, or an element with that role.
    pub(crate) nav: bool,
    /// Inside `<footer>`.
    pub(crate) footer: bool,
    /// Inside `<header>`.
    pub(crate) header: bool,
    /// Inside `<aside>`.
    pub(crate) aside: bool,
    /// Inside the caption of a figure, not of a table.
    pub(crate) figure: bool,
    /// Inside `<article>` or `<main>`.
    pub(crate) article: bool,
    /// Whether the source has markup at all.
    pub(crate) markup: bool,
}

/// A block and what stood around it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct RawBlock {
    pub(crate) span: ByteSpan,
    pub(crate) kind: BlockKind,
    pub(crate) around: Surroundings,
}

/// `text[start..end]` without white space at its ends, or nothing if it is all white.
pub(crate) fn trimmed(text: &str, start: usize, end: usize) -> Option<ByteSpan> {
    let slice = text.get(start..end)?;
    let rest = slice.trim_start_matches(is_white);
    let from = start + (slice.len() - rest.len());
    let ink = rest.trim_end_matches(is_white);
    (!ink.is_empty()).then(|| ByteSpan::new(from, from + ink.len()))
}

/// White space, or a character that only steers line breaking.
pub(crate) fn is_white(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200B}' | '\u{2060}' | '\u{FEFF}' | '\u{00AD}')
}

/// Whether a text ends as a sentence does, closing quotes and brackets aside.
pub(crate) fn ends_sentence(text: &str) -> bool {
    let text = text.trim_end_matches(|c: char| {
        is_white(c) || matches!(c, '"' | '\'' | '”' | '’' | ')' | ']' | '»' | '*')
    });
    text.ends_with(['.', '!', '?', '…', '。', '！', '？'])
}
