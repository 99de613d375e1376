//! What people decide about what the program found. A verdict is never overwritten.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Id, Selector, Sha256};

/// A person's decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", tag = "decision")]
pub enum Decision {
    /// It is right.
    Accept,
    /// It is wrong.
    Reject,
    /// There is not enough information to say.
    Unsure,
    /// A field is to be read otherwise; what the program found is kept beside it.
    Edit {
        /// The field, as listings have it (`speaker`, `force`, `date`, …).
        field: String,
        /// The value to read.
        value: String,
    },
    /// What this reviewer decided on it before no longer holds; it stays in the log.
    Withdraw,
}

/// What a verdict is about, in terms that outlive a new extraction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Target {
    /// The document.
    pub document: Sha256,
    /// The name of the thing at the time of the verdict.
    pub id: Id,
    /// What it is: `statement`, `commitment`, `contact`, `reference` or `phrase`.
    pub kind: String,
    /// Its words and their surroundings.
    pub selector: Selector,
}

/// One entry of the verdict log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Verdict {
    /// What it is about.
    pub target: Target,
    /// The decision.
    #[serde(flatten)]
    pub decision: Decision,
    /// Who decided.
    pub reviewer: String,
    /// When, in UTC, as RFC 3339.
    pub at: String,
    /// A remark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}
