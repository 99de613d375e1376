//! From a reading text to the record: actors, contacts, statements, commitments, set phrases and
//! references, each with the words it came from.
//!
//! [`extract`] goes once over a document: who is named (`mentions`), which contact it reports
//! (`encounter`, `contacts`), who said what in it (`cues`, `sources`, `clauses`, `statements`), with
//! what force and on what (`force`, `topics`), who is bound to what (`commitments`), and what it
//! points to (`references`). Rules are here, words are in `lexicon/`.

#![warn(clippy::disallowed_methods)]

mod assemble;
mod attributions;
mod author;
mod cast;
mod clauses;
mod codebook;
mod commitments;
mod contacts;
mod cues;
mod dateline;
mod dates;
mod dispatch;
mod document;
mod encounter;
mod english;
mod epithets;
mod fold;
mod force;
mod formulas;
mod genre;
mod introduced;
mod issuer;
mod joint_sides;
mod joint_title;
mod labels;
mod lexicon;
mod mentions;
mod named_elsewhere;
mod oddities;
mod page;
mod polarity;
mod quotation;
mod references;
mod set_off;
mod sources;
mod statements;
mod steps;
mod title;
mod topics;

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
