//! What reviewers decided on the reports and mentions of a case.

use std::collections::BTreeMap;

use chancery_record::Id;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What reviewers decided on a report of a contact, or on a mention of one.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Review {
    /// Who said last that it is wrong; absent where nobody did, or somebody took it back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rejected_by: Option<String>,
    /// The fields that are read otherwise than they were found, each with who said so.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub edited: BTreeMap<String, String>,
}

/// Reviews by the name of what they are of.
pub type Reviews = BTreeMap<Id, Review>;

impl Review {
    /// What was decided, in words: "date edited by Lena", "rejected by Lena".
    #[must_use]
    pub fn words(&self) -> Vec<String> {
        let edits = self.edited.iter();
        let edits = edits.map(|(field, by)| format!("{} edited by {by}", field.replace('_', " ")));
        edits.chain(self.rejected_by.iter().map(|by| format!("rejected by {by}"))).collect()
    }
}
