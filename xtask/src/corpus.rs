//! Corpora of documents as JSON lines.

use std::path::Path;

use anyhow::{Context, Result};
use chancery_core::Lexicon;
use chancery_text::package::{Packaged, jsonl_line};

use crate::predict::{Analysed, provenance};

/// The documents of a file of JSON lines, gzipped or not.
pub(crate) fn documents(path: &Path) -> Result<Vec<Packaged>> {
    let bytes = crate::task::bytes(path)?;
    let lines = bytes.split(|byte| *byte == b'\n').enumerate();
    let lines = lines.filter(|(_, line)| !line.trim_ascii().is_empty());
    let read = |(at, line): (usize, &[u8])| {
        jsonl_line(line).with_context(|| format!("{}: line {}", path.display(), at + 1))
    };
    lines.map(read).collect()
}

/// What the program makes of a document.
pub(crate) fn analysed(document: &Packaged) -> Analysed {
    let from = provenance(document.sidecar.clone());
    Analysed::new(&document.content, Some(document.media), from, Lexicon::english())
}

/// A text for the terminal: one line, no control characters.
pub(crate) fn plain(text: &str) -> String {
    let words = text.split(|c: char| c.is_whitespace() || c.is_control());
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}
