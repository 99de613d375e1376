//! The pure facade of Chancery: what the command line, bindings and cluster workers call.
//!
//! Bytes go in, a record comes out; two records go in, a collation comes out. Nothing here does
//! I/O, reads a clock or the environment, or knows how records are stored.

#![warn(clippy::disallowed_methods)]

mod backdated;
mod verify;

use chancery_record::{Provenance, Record, Sha256};
use chancery_text::{Hint, read};

pub use chancery_compare as compare;
pub use chancery_extract::{
    AttributionModel, Codebook, CodebookError, Lexicon, LexiconError, VERSION,
};
pub use chancery_record as record;
pub use chancery_text::package;
pub use chancery_text::{Media, Reading};
pub use verify::{Failure, Verification, verify};

/// A document as it was stored, and what came with it.
#[derive(Debug, Clone)]
pub struct Source<'a> {
    /// The stored bytes.
    pub bytes: &'a [u8],
    /// What kind of text they hold; found out from the bytes where not given.
    pub media: Option<Media>,
    /// What came with them and is not in them.
    pub provenance: Provenance,
}

/// What was read from a document.
#[derive(Debug, Clone)]
pub struct Analysis {
    /// The reading text, in whose code points the spans of the record count.
    pub text: String,
    /// Where in the text, in code points, a block begins with no white space before it, in order:
    /// a word does not go on there, though the letters do.
    pub breaks: Vec<u32>,
    /// The record.
    pub record: Record,
}

/// Reads a document and extracts its record.
///
/// Total and deterministic: any bytes give an analysis, and the same bytes, provenance, lexicon and
/// version give the same one.
#[must_use]
pub fn analyze(source: &Source<'_>, lexicon: &Lexicon) -> Analysis {
    let reading = read(source.bytes, &Hint { media: source.media, charset: None });
    let sha256 = Sha256::of(source.bytes);
    let mut record = chancery_extract::extract(&reading, &sha256, &source.provenance, lexicon);
    record.diagnostics.extend(backdated::diagnostic(&reading, &record));
    Analysis { breaks: breaks(&reading), text: reading.into_text(), record }
}

fn breaks(reading: &Reading) -> Vec<u32> {
    let before = |at: usize| reading.text().get(..at).and_then(|text| text.chars().next_back());
    let starts = reading.blocks().iter().map(|block| block.span);
    let joined =
        starts.filter(|span| before(span.start as usize).is_some_and(|c| !c.is_whitespace()));
    joined.map(|span| reading.span(span).start).collect()
}
