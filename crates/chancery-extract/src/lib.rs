//! From a reading text to the record: actors, contacts, statements, commitments, set phrases and
//! references, each with the words it came from.
//!
//! [`extract`] goes once over a document. What sort of text it is and whose voice it is in
//! (`document`); who is named (`actors`); which contact it reports (`encounter`, `contacts`, `dates`);
//! who said what in it (`speech`); with what force and on what, who is bound to what, and what it
//! points to (`meaning`). `assemble` puts them in order. Rules are here, words are in `lexicon/`, and
//! the first line of each file is the question that it answers.

#![warn(clippy::disallowed_methods)]

mod actors;
mod assemble;
mod codebook;
mod contacts;
mod dates;
mod document;
mod encounter;
mod english;
mod fold;
mod lexicon;
mod meaning;
mod page;
mod speech;
mod steps;

use chancery_record::{Provenance, Record, Sha256};
use chancery_text::Reading;

pub use chancery_attribution::Model as AttributionModel;
pub use codebook::{Codebook, CodebookError, Problem as CodebookProblem};
pub use dates::english::month;
pub use lexicon::{Lexicon, LexiconError};

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
    let codebook = lexicon.codebook.as_ref().map(|listed| listed.usage.clone());
    let (lexicons, model) = (lexicon.additions.clone(), lexicon.model_file.clone());
    Record { codebook, lexicons, model, ..assemble::record(reading, sha256, provenance, lexicon) }
}
