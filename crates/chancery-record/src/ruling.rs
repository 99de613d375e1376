//! What people decide about a whole case: which reports are of one contact, who is who. Like a
//! verdict, a ruling is never overwritten; the latest on a question holds.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Target;

/// The answer to a question.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// It is so.
    Yes,
    /// It is not so.
    No,
    /// There is not enough information to say; an earlier answer no longer binds.
    Unsure,
}

impl Answer {
    /// The code used in JSON.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Unsure => "unsure",
        }
    }
}

/// A person's decision about several documents at once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", tag = "ruling")]
pub enum Ruling {
    /// Whether two reports are of one contact.
    SameContact {
        /// One report.
        a: Target,
        /// The other.
        b: Target,
        /// The decision.
        answer: Answer,
    },
    /// What a contact is to be called.
    ContactTitle {
        /// A report of it.
        contact: Target,
        /// The title; empty for none.
        title: String,
    },
    /// A name is to be read as another: people are merged and renamed so. With a contact, only
    /// there: people of one name are split so.
    ReadName {
        /// The name as documents have it.
        name: String,
        /// The name to read.
        to: String,
        /// The only report this holds for.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        contact: Option<Target>,
    },
    /// Two names are of two people, however alike they are.
    NamesApart {
        /// One name.
        a: String,
        /// The other.
        b: String,
    },
    /// An earlier ruling no longer holds; it stays in the log.
    Withdraw {
        /// Its number among the rulings of the case.
        of: i64,
    },
}

impl Ruling {
    /// The reports it speaks of.
    #[must_use]
    pub fn targets(&self) -> Vec<&Target> {
        match self {
            Self::SameContact { a, b, .. } => vec![a, b],
            Self::ContactTitle { contact, .. } => vec![contact],
            Self::ReadName { contact, .. } => contact.iter().collect(),
            Self::NamesApart { .. } | Self::Withdraw { .. } => Vec::new(),
        }
    }

    /// The names it speaks of.
    #[must_use]
    pub fn names(&self) -> Vec<&str> {
        match self {
            Self::ReadName { name, to, .. } => vec![name, to],
            Self::NamesApart { a, b } => vec![a, b],
            Self::SameContact { .. } | Self::ContactTitle { .. } | Self::Withdraw { .. } => {
                Vec::new()
            }
        }
    }

    /// The code used in JSON.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::SameContact { .. } => "same_contact",
            Self::ContactTitle { .. } => "contact_title",
            Self::ReadName { .. } => "read_name",
            Self::NamesApart { .. } => "names_apart",
            Self::Withdraw { .. } => "withdraw",
        }
    }
}
