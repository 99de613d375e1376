//! Set phrases: formulas whose appearance, change and disappearance is a signal.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Id, Quote};

/// One use of a set phrase.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PhraseUse {
    /// The lexicon's name of the phrase; all its renderings share it. Of a term that the text itself sets in
    /// quotation marks ("grey fleet"), its words in small letters with "_" between them.
    pub phrase: String,
    /// The words.
    pub quote: Quote,
    /// The statement it stands in, where it stands in one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub statement: Option<Id>,
}
