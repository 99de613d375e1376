//! What a comparison of two documents says: plain data, one row per statement or group of
//! statements.

mod field;

use std::borrow::Cow;
use std::collections::BTreeMap;

use chancery_record::{Diagnostic, Id, Rendition, Sha256};
use schemars::{JsonSchema, Schema, schema_for};
use serde::{Deserialize, Serialize};

pub use field::{Agreement, Field, FieldDifference};

use crate::case::Reviews;

/// The name and version of the collation's form. The number grows when a reader of the old form
/// could misread the new one.
pub const COLLATION_SCHEMA: &str = "chancery-collation/1";

/// Two documents, statement by statement. In textual criticism a *collation* sets the witnesses
/// of a text side by side without judging which of them is right; so does this.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Collation {
    /// [`COLLATION_SCHEMA`].
    pub schema: Cow<'static, str>,
    /// The first document.
    pub a: Siglum,
    /// The second document.
    pub b: Siglum,
    /// Whether the two are accounts of one contact, and why.
    pub pairing: Pairing,
    /// The statements of both. The rows follow the order of A; a row that is only in B stands
    /// behind the row of the statement before it in B.
    pub rows: Vec<Row>,
    /// What the documents say of the contact as such.
    pub fields: Vec<FieldDifference>,
    /// Words given to the other side that the other side's account does not contain, in the
    /// order of the text, those of A first.
    pub unconfirmed: Vec<Unconfirmed>,
    /// How many rows of each sort there are.
    pub counts: Counts,
    /// What reviewers decided on the contacts and statements of both, by their names, where they
    /// did. `collate` leaves it empty: whoever knows the verdicts writes it.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub reviews: Reviews,
    /// What was left undone, and why.
    pub diagnostics: Vec<Diagnostic>,
}

/// What a document is called in a collation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Siglum {
    /// The hash of its stored bytes.
    pub sha256: Sha256,
    /// Its title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Who issued it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issuer: Option<String>,
    /// The issuer's side.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub side: Option<String>,
    /// The day of publication, in EDTF.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
    /// Original or translation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rendition: Option<Rendition>,
}

/// Whether two documents are accounts of one contact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Pairing {
    /// The answer.
    pub verdict: PairingVerdict,
    /// What speaks for it and against it, each a sentence for a person to read.
    pub reasons: Vec<String>,
}

/// The answer to "one contact?".
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum PairingVerdict {
    /// Both are accounts of the same contact.
    Same,
    /// They are accounts of different contacts, or one is not an account.
    Different,
    /// The documents do not say enough.
    Undecided,
}

/// One of the two documents.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Witness {
    /// The first.
    A,
    /// The second.
    B,
}

/// How the statements of a row relate.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Relation {
    /// The same statement in the same words (letter case, quotation marks and spaces aside).
    Same,
    /// The same statement in other words or in another translation. Not a change.
    OtherRendering,
    /// The same claim, given to another speaker: to both sides jointly and to one of them, or to one
    /// side and the other.
    OtherSpeaker,
    /// The same specific item, and something else is claimed of it.
    DifferentClaim,
    /// One side only names the topic; the other has content on it.
    TopicOnly,
    /// Only the first document has it. Not a denial by the second.
    OnlyA,
    /// Only the second document has it. Not a denial by the first.
    OnlyB,
}

/// Statements that belong together, or one that stands alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Row {
    /// The statements of the first document, in its order.
    pub a: Vec<Id>,
    /// The statements of the second document, in its order.
    pub b: Vec<Id>,
    /// How they relate.
    pub relation: Relation,
    /// Whether the two documents have it in different places of their order.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub moved: bool,
    /// Why the row was made, each a clause for a person to read; empty for a statement that
    /// stands alone.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reasons: Vec<String>,
    /// For a statement that stands alone: the statement of the other document whose words are most
    /// like its own, where they are much like. It was not set beside it, since it stands elsewhere
    /// or is part of a longer statement; it may be the same matter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nearest: Option<Id>,
    /// The word-level difference, where the wordings are so close that it can be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub redline: Option<Vec<Change>>,
}

/// A stretch of a redline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Change {
    /// What becomes of the words between A and B.
    pub edit: Edit,
    /// The words as A has them, with the space behind them; empty for an insertion.
    pub a: String,
    /// The words as B has them, with the space behind them; empty for a deletion.
    pub b: String,
}

/// What becomes of words between A and B. This is a way of showing two texts; neither is the
/// draft of the other.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Edit {
    /// In both.
    Keep,
    /// Only in A.
    Delete,
    /// Only in B.
    Insert,
}

/// Words that one account gives to a principal of the other side (alone or jointly) and that the
/// other side's own account does not contain.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Unconfirmed {
    /// The account that gives the words.
    pub document: Witness,
    /// The statement.
    pub statement: Id,
    /// To whom they are given: the name in that account.
    pub attributed_to: String,
    /// Why it is listed.
    pub reason: String,
}

/// How many rows there are of each relation, and how many statements are unconfirmed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Counts {
    /// Rows in the same words.
    pub same: u32,
    /// Rows in other words or another translation.
    pub other_rendering: u32,
    /// Rows with one claim given to another speaker.
    #[serde(default)]
    pub other_speaker: u32,
    /// Rows with different claims on one item.
    pub different_claim: u32,
    /// Rows where one side only names the topic.
    pub topic_only: u32,
    /// Statements only in A.
    pub only_a: u32,
    /// Statements only in B.
    pub only_b: u32,
    /// Rows whose place differs.
    pub moved: u32,
    /// Statements given to the other side and not found in its account.
    pub unconfirmed: u32,
}

impl Relation {
    /// All relations, in the order in which they are shown.
    pub const ALL: [Self; 7] = [
        Self::Same,
        Self::OtherRendering,
        Self::OtherSpeaker,
        Self::DifferentClaim,
        Self::TopicOnly,
        Self::OnlyA,
        Self::OnlyB,
    ];

    /// The code used in JSON.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::OtherRendering => "other_rendering",
            Self::OtherSpeaker => "other_speaker",
            Self::DifferentClaim => "different_claim",
            Self::TopicOnly => "topic_only",
            Self::OnlyA => "only_a",
            Self::OnlyB => "only_b",
        }
    }

    /// The words for it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Same => "same words",
            Self::OtherRendering => "other wording",
            Self::OtherSpeaker => "other speaker",
            Self::DifferentClaim => "different claim",
            Self::TopicOnly => "topic only",
            Self::OnlyA => "only in A",
            Self::OnlyB => "only in B",
        }
    }

    /// The sign for it; never used without the words.
    #[must_use]
    pub fn glyph(self) -> char {
        match self {
            Self::Same => '≡',
            Self::OtherRendering => '≈',
            Self::OtherSpeaker => '≙',
            Self::DifferentClaim => '≠',
            Self::TopicOnly => '◦',
            Self::OnlyA => '◀',
            Self::OnlyB => '▶',
        }
    }

    /// Whether nothing stands against one speaker's having said it.
    pub(crate) fn is_of_one_speaker(self) -> bool {
        !matches!(self, Self::OtherSpeaker | Self::DifferentClaim)
    }

    /// Whether both documents have part in the row.
    #[must_use]
    pub fn is_shared(self) -> bool {
        !matches!(self, Self::OnlyA | Self::OnlyB)
    }

    /// The relation seen from the other document.
    #[must_use]
    pub fn mirrored(self) -> Self {
        match self {
            Self::OnlyA => Self::OnlyB,
            Self::OnlyB => Self::OnlyA,
            other => other,
        }
    }
}

impl PairingVerdict {
    /// The code used in JSON.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Different => "different",
            Self::Undecided => "undecided",
        }
    }
}

impl Witness {
    /// Its letter.
    #[must_use]
    pub fn letter(self) -> char {
        match self {
            Self::A => 'A',
            Self::B => 'B',
        }
    }

    /// The other document.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::A => Self::B,
            Self::B => Self::A,
        }
    }
}

impl Edit {
    /// The edit seen from the other document.
    #[must_use]
    pub fn mirrored(self) -> Self {
        match self {
            Self::Keep => Self::Keep,
            Self::Delete => Self::Insert,
            Self::Insert => Self::Delete,
        }
    }
}

impl Collation {
    /// What the fields are of: where no contact was found in one of the two, of the texts alone.
    #[must_use]
    pub fn fields_heading(&self) -> &'static str {
        match self.fields.iter().all(|field| field.field.is_of_the_text()) {
            true => "The two texts",
            false => "What each says of the contact",
        }
    }

    /// The row that a statement of one of the documents stands in.
    #[must_use]
    pub fn row_of(&self, witness: Witness, statement: &Id) -> Option<&Row> {
        self.rows.iter().find(|row| match witness {
            Witness::A => row.a.contains(statement),
            Witness::B => row.b.contains(statement),
        })
    }

    /// Whether a statement is listed as unconfirmed.
    #[must_use]
    pub fn is_unconfirmed(&self, witness: Witness, statement: &Id) -> bool {
        self.unconfirmed
            .iter()
            .any(|entry| entry.document == witness && entry.statement == *statement)
    }
}

/// The JSON Schema (2020-12) of [`Collation`].
#[must_use]
pub fn collation_schema() -> Schema {
    schema_for!(Collation)
}
