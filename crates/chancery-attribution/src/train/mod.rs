//! Learning the weights from annotated texts.
//!
//! Compiled only with the feature `train`; nothing here ships in the program.

mod example;
mod learner;
pub mod markup;

use chancery_record::ByteSpan;

use crate::model::{Model, to_bytes};
use crate::{cue, span};

pub use learner::Settings;

/// A text with its attributions.
#[derive(Debug, Clone, Default)]
pub struct Document {
    /// The text.
    pub text: String,
    /// Its blocks, in order.
    pub blocks: Vec<ByteSpan>,
    /// What is attributed in it.
    pub attributions: Vec<Gold>,
}

/// An attribution by byte spans.
#[derive(Debug, Clone, Default)]
pub struct Gold {
    /// The words that attribute.
    pub cue: Vec<ByteSpan>,
    /// The words that name the source.
    pub source: Vec<ByteSpan>,
    /// What is attributed.
    pub content: Vec<ByteSpan>,
}

/// Learns both steps; returns the bytes of a model. The same documents in the same order give the
/// same bytes.
#[must_use]
pub fn learn(documents: &[Document], settings: Settings) -> Vec<u8> {
    let (cues, spans) = example::examples(documents);
    let cues = learner::learn::<{ cue::LABELS }>(&cues, settings, settings.caution);
    let spans = learner::learn::<{ span::LABELS }>(&spans, settings, 0);
    to_bytes(&Model { cues, spans })
}
