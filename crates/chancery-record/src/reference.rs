//! What a document points to outside the contact it reports.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Edtf, Evidence, Finding, Id, Quote};

/// What is pointed to.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum ReferenceKind {
    /// An earlier call or meeting.
    PriorContact,
    /// A consensus or understanding reached before.
    PriorUnderstanding,
    /// Something said before.
    PriorStatement,
    /// A document, agreement or resolution.
    PriorDocument,
    /// An event.
    Event,
    /// Something to come.
    FutureEvent,
    /// A stretch of time.
    Period,
}

/// A mention of something outside the contact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Reference {
    /// Its name: of the document and of its words.
    pub id: Id,
    /// What is pointed to.
    pub kind: ReferenceKind,
    /// The words.
    pub quote: Quote,
    /// When that was, or will be, as far as the text settles it.
    pub date: Finding<Edtf>,
    /// The rule that found it.
    pub evidence: Evidence,
}
