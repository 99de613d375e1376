//! The document itself: what it is, who issued it, in what form it came.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Edtf, Finding, Quote, Sha256};

/// What came with the bytes and is not in them: flags, a sidecar, a feed's fields.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Provenance {
    /// The address it was published at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Its title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// When it was published, as given (a day, or a time with its zone).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
    /// Who published it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publisher: Option<String>,
    /// Its language, as a BCP 47 tag.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Whether it is an original or a translation, as given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub translation: Option<String>,
}

/// What the text is in relation to the one first issued.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Rendition {
    /// The issuer's own words in the language they were written in.
    Original,
    /// A translation by the issuer.
    OfficialTranslation,
    /// A translation by someone else, or by a machine.
    UnofficialTranslation,
}

/// What sort of text it is; this decides how it is read.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Genre {
    /// One government's account of a contact.
    Readout,
    /// A text issued by two or more sides together.
    JointStatement,
    /// Remarks or questions and answers with speaker labels.
    Transcript,
    /// A report by the press.
    PressReport,
    /// Talks to come.
    Announcement,
    /// A statement, notice or fact sheet of one side.
    Release,
    /// None of these.
    Other,
}

/// A stretch of text that is not part of what the document says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FurnitureSpan {
    /// First code point of the reading text.
    pub start: u32,
    /// One past the last code point.
    pub end: u32,
    /// Why it was flagged, as a stable code.
    pub reason: String,
}

/// What is known of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Document {
    /// The hash of its stored bytes.
    pub sha256: Sha256,
    /// The version of the reader that made the reading text; spans hold for this version.
    pub reader: String,
    /// `text/plain` or `text/html`.
    pub media: String,
    /// The encoding the bytes were in.
    pub encoding: String,
    /// Length of the reading text in code points.
    pub length: u32,
    /// What came with the bytes.
    pub provenance: Provenance,
    /// The title.
    pub title: Finding<String>,
    /// The government, ministry or agency whose account it is.
    pub issuer: Finding<String>,
    /// The side of the issuer.
    pub issuer_side: Finding<String>,
    /// The place and date line before the text, as it stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dateline: Option<Quote>,
    /// The day of publication.
    pub published: Finding<Edtf>,
    /// BCP 47 tag of the language it is in.
    pub language: Finding<String>,
    /// Original or translation.
    pub rendition: Finding<Rendition>,
    /// What sort of text it is.
    pub genre: Finding<Genre>,
    /// What is page furniture.
    pub furniture: Vec<FurnitureSpan>,
}
