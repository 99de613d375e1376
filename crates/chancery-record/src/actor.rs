//! Who acts or speaks in a document.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Evidence, Quote};

/// What sort of actor it is.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum ActorKind {
    /// A named person.
    Person,
    /// A state or its side in a contact ("the Valdorian side").
    State,
    /// A ministry, agency, party, news agency, international organisation.
    Organization,
    /// A person or source described but not named ("a senior official").
    Unnamed,
    /// Several actors speaking as one ("the two sides").
    Joint,
    /// The document's own voice.
    Document,
}

/// An actor of one document, with the names the document uses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Actor {
    /// The name within the document: the words of `name` in lower case, joined by hyphens.
    pub id: String,
    /// What sort of actor.
    pub kind: ActorKind,
    /// The fullest name the document gives, without titles.
    pub name: String,
    /// Other names the document uses, in order of first use.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub names: Vec<String>,
    /// The office the document gives, in its words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub office: Option<Quote>,
    /// The side: an ISO 3166-1 alpha-2 code or the code of an international organisation where
    /// the lexicon knows it, otherwise the name that the text gives.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub side: Option<String>,
    /// The members of a joint actor, by id.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<String>,
    /// How many times it is mentioned by name or title.
    pub mentions: u32,
    /// The words that introduced it.
    pub evidence: Evidence,
}
