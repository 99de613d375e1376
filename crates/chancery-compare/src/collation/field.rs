//! What two documents say of the contact as such: the fields, and how they agree.

use std::borrow::Cow;

use chancery_record::TopicNames;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Something said of the contact as such.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// By what means.
    Medium,
    /// On what day.
    Date,
    /// Who asked for it.
    Initiator,
    /// How long it lasted.
    Duration,
    /// Between whom.
    Participants,
    /// Who else was there.
    Attendees,
    /// How it went.
    Atmosphere,
    /// Where.
    Place,
    /// How many statements and words the account has.
    Length,
    /// In what order topics first come up.
    TopicOrder,
    /// When the account was published.
    Published,
}

/// How two documents agree on a field.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Agreement {
    /// They say the same.
    Same,
    /// They say different things.
    Different,
    /// Only A says.
    OnlyA,
    /// Only B says.
    OnlyB,
    /// They agree, and A says it less exactly.
    LessSpecificA,
    /// They agree, and B says it less exactly.
    LessSpecificB,
    /// Neither says.
    Neither,
}

/// A field of the contact in both documents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FieldDifference {
    /// Which.
    pub field: Field,
    /// What A says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub a: Option<String>,
    /// What B says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub b: Option<String>,
    /// How they agree.
    pub kind: Agreement,
}

impl FieldDifference {
    /// What A and what B says, with topics by their names.
    #[must_use]
    pub fn shown(&self, names: &TopicNames) -> [Option<Cow<'_, str>>; 2] {
        [&self.a, &self.b].map(|value| {
            let value = value.as_deref()?;
            Some(match self.field {
                Field::TopicOrder => Cow::Owned(named(value, names)),
                _ => Cow::Borrowed(value),
            })
        })
    }
}

/// A list of topics with their numbers ("trade tech (2), visits (1)") by their names.
fn named(topics: &str, names: &TopicNames) -> String {
    let each = topics.split(", ").map(|one| {
        let (code, number) = one.split_once(" (").unwrap_or((one, ""));
        let name = names.name(&code.replace(' ', "_")).into_owned();
        if number.is_empty() { name } else { format!("{name} ({number}") }
    });
    each.collect::<Vec<_>>().join(", ")
}

impl Field {
    /// Whether it is of the texts and not of the contact they tell of: that two texts are not of one
    /// length, or not of one day, contradicts nothing.
    #[must_use]
    pub fn is_of_the_text(self) -> bool {
        matches!(self, Self::Length | Self::TopicOrder | Self::Published)
    }

    /// The words for it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Medium => "medium",
            Self::Date => "date",
            Self::Initiator => "asked for by",
            Self::Duration => "duration",
            Self::Participants => "participants",
            Self::Attendees => "others present",
            Self::Atmosphere => "atmosphere",
            Self::Place => "place",
            Self::Length => "statements",
            Self::TopicOrder => "order of topics",
            Self::Published => "published",
        }
    }
}

impl FieldDifference {
    /// The words for how they agree. Texts of other lengths differ as texts; they do not contradict
    /// each other.
    #[must_use]
    pub fn label(&self) -> &'static str {
        match self.kind {
            Agreement::Different if self.field.is_of_the_text() => "texts differ",
            kind => kind.label(),
        }
    }
}

impl Agreement {
    /// The words for it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Different => "different",
            Self::OnlyA => "only in A",
            Self::OnlyB => "only in B",
            Self::LessSpecificA => "less specific in A",
            Self::LessSpecificB => "less specific in B",
            Self::Neither => "found in neither",
        }
    }

    /// The agreement seen from the other document.
    #[must_use]
    pub fn mirrored(self) -> Self {
        match self {
            Self::OnlyA => Self::OnlyB,
            Self::OnlyB => Self::OnlyA,
            Self::LessSpecificA => Self::LessSpecificB,
            Self::LessSpecificB => Self::LessSpecificA,
            other => other,
        }
    }
}
