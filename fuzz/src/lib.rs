//! What several targets need.

use chancery_record::ByteSpan;

/// The most bytes of an input that a target looks at: what is long is tested elsewhere, and short
/// inputs let more of them be tried.
pub const LONGEST: usize = 1 << 14;

/// The paragraphs of a text as blocks: the lines that hold anything, trimmed.
pub fn blocks(text: &str) -> Vec<ByteSpan> {
    let mut blocks = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let words = line.trim();
        if !words.is_empty() {
            let start = at + (line.len() - line.trim_start().len());
            blocks.push(ByteSpan::new(start, start + words.len()));
        }
        at += line.len();
    }
    blocks
}
