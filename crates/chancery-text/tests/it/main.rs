//! Readings as a whole. All states, people and pages are invented.

mod decoding;
mod furniture;
mod markup;
mod properties;

use chancery_record::Span;
use chancery_text::{Hint, Media, Reading, read};

/// Reads bytes with a known media and no charset.
fn read_as(media: Media, bytes: &[u8]) -> Reading {
    read(bytes, &Hint { media: Some(media), charset: None })
}

/// The source bytes of the first place where `words` stand in the text.
fn source_of<'s>(reading: &Reading, source: &'s [u8], words: &str) -> &'s [u8] {
    let at = reading.text().find(words).expect("the words stand in the text");
    let bytes = chancery_record::ByteSpan::new(at, at + words.len());
    let range = reading.source(reading.span(bytes));
    &source[range.start as usize..range.end as usize]
}

/// The words of every block.
fn cut(reading: &Reading) -> Vec<&str> {
    reading.blocks().iter().map(|block| reading.slice(block.span)).collect()
}

/// The codes of all diagnostics.
fn codes(reading: &Reading) -> Vec<&str> {
    reading.diagnostics().iter().map(|d| d.code).collect()
}

/// The whole text as a span.
fn whole(reading: &Reading) -> Span {
    Span::new(0, reading.code_points().len())
}
