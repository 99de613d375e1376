//! The whole layer of attributions: whatever a text gives as said, thought, wanted or found.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Cue, Evidence, Finding, Id, Quote};

/// A source, a cue and a content (Pareti 2012; Newell et al. 2018): "source says content" in the
/// widest sense. Statements are the acts of communication among them, cut by force and carried on
/// over sentences; beliefs, plans, attitudes, findings, and what is quoted within a quotation, stand
/// only here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Attribution {
    /// Its name: of the document, its cue and its content.
    pub id: Id,
    /// The words that name the source; none where nobody is named.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub source: Vec<Quote>,
    /// Who that is, by actor id.
    pub actor: Finding<String>,
    /// The words that attribute.
    pub cue: Cue,
    /// What is attributed, in one or more pieces.
    pub content: Vec<Quote>,
    /// The model that found it and the words it went by.
    pub evidence: Evidence,
}
