//! The gold of statements and records, as far as the scorers look at it.

use serde::Deserialize;

use super::names::Entities;

/// A gold file of statements.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Gold {
    #[serde(default)]
    pub(crate) entities: Entities,
    pub(crate) documents: Vec<Document>,
}

/// The gold of one document.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Document {
    pub(crate) doc_id: String,
    pub(crate) file: String,
    #[serde(default)]
    pub(crate) local_entities: Entities,
    /// The part of the document that was annotated; all of it where absent.
    #[serde(default)]
    pub(crate) annotated_range: Option<Extent>,
    #[serde(default)]
    pub(crate) statements: Vec<Statement>,
    #[serde(default)]
    pub(crate) contacts: Vec<Contact>,
    #[serde(default)]
    pub(crate) boilerplate: Vec<Furniture>,
    #[serde(default)]
    pub(crate) commitments: Vec<Commitment>,
    #[serde(default)]
    pub(crate) references: Vec<Reference>,
    #[serde(default)]
    pub(crate) set_phrases: Vec<SetPhrase>,
}

/// A stretch of the raw file.
#[derive(Debug, Clone, Copy, Deserialize)]
pub(crate) struct Extent {
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// A gold statement, with readings that a careful annotator could also have chosen.
#[derive(Debug, Deserialize)]
pub(crate) struct Statement {
    #[serde(flatten)]
    pub(crate) extent: Extent,
    pub(crate) speaker: String,
    #[serde(default)]
    pub(crate) alt_speaker: Vec<String>,
    #[serde(default)]
    pub(crate) speaker_chain: Vec<String>,
    #[serde(default)]
    pub(crate) cue: Option<Extent>,
    #[serde(default)]
    pub(crate) speaker_mention: Option<Extent>,
    pub(crate) kind: String,
    #[serde(default)]
    pub(crate) alt_kind: Vec<String>,
    pub(crate) force: String,
    #[serde(default)]
    pub(crate) alt_force: Vec<String>,
    #[serde(default)]
    pub(crate) topics: Vec<String>,
    #[serde(default)]
    pub(crate) optional: bool,
}

/// A gold contact.
#[derive(Debug, Deserialize)]
pub(crate) struct Contact {
    #[serde(default)]
    pub(crate) primary: bool,
    #[serde(default)]
    pub(crate) optional: bool,
    #[serde(default)]
    pub(crate) date: Option<String>,
    #[serde(default)]
    pub(crate) date_alt: Option<String>,
    #[serde(default)]
    pub(crate) date_accept: Vec<String>,
    /// What the file alone says; absent where it says nothing.
    #[serde(default)]
    pub(crate) date_in_text_only: Option<String>,
    #[serde(default)]
    pub(crate) medium: Option<String>,
    #[serde(default)]
    pub(crate) medium_in_text_only: Option<String>,
    #[serde(default)]
    pub(crate) medium_accept: Vec<String>,
    #[serde(default)]
    pub(crate) initiator: Option<String>,
    #[serde(default)]
    pub(crate) participants: Vec<Participant>,
}

/// Someone who took part; without an entity where the text does not name them.
#[derive(Debug, Deserialize)]
pub(crate) struct Participant {
    #[serde(default)]
    pub(crate) entity: Option<String>,
    #[serde(default)]
    pub(crate) principal: bool,
}

/// A stretch of page furniture.
#[derive(Debug, Deserialize)]
pub(crate) struct Furniture {
    #[serde(flatten)]
    pub(crate) extent: Extent,
    #[serde(default)]
    pub(crate) optional: bool,
}

/// A gold commitment.
#[derive(Debug, Deserialize)]
pub(crate) struct Commitment {
    #[serde(flatten)]
    pub(crate) extent: Extent,
    #[serde(rename = "type")]
    pub(crate) kind: String,
    #[serde(default)]
    pub(crate) optional: bool,
}

/// A gold reference.
#[derive(Debug, Deserialize)]
pub(crate) struct Reference {
    #[serde(flatten)]
    pub(crate) extent: Extent,
    #[serde(default)]
    pub(crate) resolved_date: Option<String>,
    #[serde(default)]
    pub(crate) date_in_text_only: Option<String>,
    #[serde(default)]
    pub(crate) optional: bool,
}

/// A gold set phrase.
#[derive(Debug, Deserialize)]
pub(crate) struct SetPhrase {
    #[serde(flatten)]
    pub(crate) extent: Extent,
    pub(crate) phrase: String,
    #[serde(default)]
    pub(crate) optional: bool,
}
