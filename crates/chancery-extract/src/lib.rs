//! From a reading text to the record: actors, contacts, statements, commitments, set phrases and
//! references, each with the words it came from.

mod cast;
mod document;
mod english;
mod fold;
mod lexicon;
mod mentions;
mod page;
mod title;

use std::borrow::Cow;

use chancery_record::{Provenance, RECORD_SCHEMA, Record, Sha256};
use chancery_text::Reading;

pub use lexicon::{Lexicon, LexiconError};

use cast::Cast;
use page::Page;

/// The version of the rules; it is part of every record.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Reads the record of one document. Total: it never fails on content; what could not be decided
/// is unknown with a reason, or told in the diagnostics.
#[must_use]
pub fn extract(
    reading: &Reading,
    sha256: &Sha256,
    provenance: &Provenance,
    lexicon: &Lexicon,
) -> Record {
    let page = Page::new(reading, lexicon);
    let document = document::describe(&page, reading, sha256, provenance);
    let mut cast = Cast::default();
    let _mentions = mentions::find(&page, &mut cast, true);
    Record {
        schema: Cow::Borrowed(RECORD_SCHEMA),
        version: Cow::Borrowed(VERSION),
        document,
        actors: Vec::new(),
        contacts: Vec::new(),
        statements: Vec::new(),
        commitments: Vec::new(),
        phrases: Vec::new(),
        references: Vec::new(),
        diagnostics: Vec::new(),
    }
}
