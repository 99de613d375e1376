//! What a codebook of the user's own adds to a record.

use std::borrow::Cow;
use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Evidence, Sha256};

/// The codebook of the user's own that a record was made with. A record without one was made with
/// the codebook of the program's version alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CodebookUse {
    /// Its name, as it gives it; empty where it gives none.
    pub name: String,
    /// Its version, as it gives it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// The hash of its text in UTF-8, by which figures can be made again.
    pub sha256: Sha256,
}

/// What a statement is by a force of the user's own. It stands beside the program's force and does
/// not take its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Coded {
    /// The force's code in the user's codebook.
    pub code: String,
    /// Its group: one of the six, or one of the user's own.
    pub group: String,
    /// The words that show it, or the program's force it stands for.
    pub evidence: Evidence,
}

/// Names of topics by their codes, for people to read. Records have the codes alone.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TopicNames(BTreeMap<String, String>);

impl TopicNames {
    /// The name; where there is none, the words of the code.
    #[must_use]
    pub fn name(&self, code: &str) -> Cow<'_, str> {
        match self.0.get(code) {
            Some(name) => Cow::Borrowed(name),
            None => Cow::Owned(code.replace('_', " ")),
        }
    }

    /// Whether a topic of this code has a name.
    #[must_use]
    pub fn has(&self, code: &str) -> bool {
        self.0.contains_key(code)
    }

    /// The code of a name, whatever its case.
    #[must_use]
    pub fn code(&self, name: &str) -> Option<&str> {
        let name = name.trim().to_lowercase();
        let found = self.0.iter().find(|(_, known)| known.to_lowercase() == name);
        found.map(|(code, _)| code.as_str())
    }
}

impl Extend<(String, String)> for TopicNames {
    fn extend<T: IntoIterator<Item = (String, String)>>(&mut self, names: T) {
        self.0.extend(names);
    }
}
