//! What the scorers take: one JSON form for documents, pairs and attributions.
//!
//! All offsets are code points of the raw file, start inclusive, end exclusive.

use serde::{Deserialize, Deserializer, Serialize};

/// Predictions about documents: statements, contacts and the rest of the record.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Documents {
    pub(crate) documents: Vec<Document>,
}

/// What is predicted of one document.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Document {
    #[serde(deserialize_with = "name")]
    pub(crate) doc_id: String,
    #[serde(default)]
    pub(crate) statements: Vec<Statement>,
    #[serde(default)]
    pub(crate) contacts: Vec<Contact>,
    #[serde(default)]
    pub(crate) boilerplate: Vec<(usize, usize)>,
    #[serde(default)]
    pub(crate) commitments: Vec<Commitment>,
    #[serde(default)]
    pub(crate) references: Vec<Reference>,
    #[serde(default)]
    pub(crate) set_phrases: Vec<SetPhrase>,
}

/// A statement; the speaker is the innermost source.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Statement {
    pub(crate) start: usize,
    pub(crate) end: usize,
    #[serde(default)]
    pub(crate) speaker: Option<Speaker>,
    #[serde(default)]
    pub(crate) kind: Option<String>,
    #[serde(default)]
    pub(crate) force: Option<String>,
    #[serde(default)]
    pub(crate) topics: Vec<String>,
    #[serde(default)]
    pub(crate) chain: Vec<Option<Speaker>>,
}

/// One name, or the names of those who speak jointly.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub(crate) enum Speaker {
    One(String),
    Several(Vec<String>),
}

/// A contact.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Contact {
    #[serde(default, deserialize_with = "optional_name", skip_serializing_if = "Option::is_none")]
    pub(crate) contact_id: Option<String>,
    #[serde(default)]
    pub(crate) primary: Option<bool>,
    #[serde(default)]
    pub(crate) date: Option<String>,
    #[serde(default)]
    pub(crate) medium: Option<String>,
    #[serde(default)]
    pub(crate) participants: Vec<String>,
    #[serde(default)]
    pub(crate) initiator: Option<String>,
}

/// A commitment.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Commitment {
    pub(crate) start: usize,
    pub(crate) end: usize,
    #[serde(rename = "type", default)]
    pub(crate) kind: Option<String>,
    #[serde(default)]
    pub(crate) bound: Vec<String>,
}

/// A mention of something outside the contact.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Reference {
    pub(crate) start: usize,
    pub(crate) end: usize,
    #[serde(rename = "type", default)]
    pub(crate) kind: Option<String>,
    #[serde(default)]
    pub(crate) date: Option<String>,
}

/// A set phrase; `phrase` is any name for the formula.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct SetPhrase {
    pub(crate) start: usize,
    pub(crate) end: usize,
    #[serde(default)]
    pub(crate) phrase: Option<String>,
}

/// Predictions about pairs of documents.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Pairs {
    pub(crate) pairs: Vec<Pair>,
}

/// How two documents relate, statement by statement.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Pair {
    #[serde(deserialize_with = "name")]
    pub(crate) a_doc: String,
    #[serde(deserialize_with = "name")]
    pub(crate) b_doc: String,
    #[serde(default)]
    pub(crate) aligned: Vec<Aligned>,
    #[serde(default)]
    pub(crate) only_a: Vec<(usize, usize)>,
    #[serde(default)]
    pub(crate) only_b: Vec<(usize, usize)>,
    #[serde(default)]
    pub(crate) unconfirmed: Vec<Unconfirmed>,
}

/// Statements of both documents that belong together.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Aligned {
    pub(crate) a: Vec<(usize, usize)>,
    pub(crate) b: Vec<(usize, usize)>,
    #[serde(default)]
    pub(crate) relation: Option<String>,
}

/// Words that one account gives to the other side and that the other account does not contain.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Unconfirmed {
    #[serde(deserialize_with = "name")]
    pub(crate) doc: String,
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// The attributions of one text: a line of a JSONL file.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Attributions {
    #[serde(deserialize_with = "name")]
    pub(crate) doc_id: String,
    pub(crate) attributions: Vec<Attribution>,
}

/// One attribution (Pareti 2012): who, by what words, what; each in one or more pieces.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Attribution {
    #[serde(default)]
    pub(crate) source: Vec<(usize, usize)>,
    #[serde(default)]
    pub(crate) cue: Vec<(usize, usize)>,
    #[serde(default)]
    pub(crate) content: Vec<(usize, usize)>,
}

/// A document's name, which may be written as a number.
pub(crate) fn name<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    Ok(match Label::deserialize(from)? {
        Label::Text(text) => text,
        Label::Number(number) => number.to_string(),
    })
}

fn optional_name<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    Ok(Option::<Label>::deserialize(from)?.map(|label| match label {
        Label::Text(text) => text,
        Label::Number(number) => number.to_string(),
    }))
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Label {
    Text(String),
    Number(serde_json::Number),
}
