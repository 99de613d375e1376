//! What was asked, where a text keeps question and answer apart.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Evidence, Finding, Id, Quote, Selector};

/// A question of a transcript or an interview: all that its asker says in one turn. It is no
/// statement of either side; the statements made in answer name it
/// ([`Statement::answers`](crate::Statement::answers)).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Question {
    /// Its name: of the document and of its words.
    pub id: Id,
    /// Who asks, by actor id; unknown where neither the label nor the words name the asker.
    pub asker: Finding<String>,
    /// The label it stands under.
    pub label: Quote,
    /// What is asked, from its first word to its last.
    pub quote: Quote,
    /// How to find it again.
    pub selector: Selector,
    /// The rule that found it and the words it went by.
    pub evidence: Evidence,
}
