//! Who is bound to what.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Evidence, Finding, Id, Quote, Selector};

/// What sort of commitment it is.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum CommitmentKind {
    /// The sides agree to do it.
    MutualAgreement,
    /// The sides tell their officials to do it.
    JointInstruction,
    /// A channel, mechanism or working group.
    Mechanism,
    /// A visit to come.
    PlannedVisit,
    /// One side binds itself.
    UnilateralCommitment,
    /// One side holds out a benefit.
    Offer,
    /// A benefit that depends on the other side's act.
    ConditionalOffer,
    /// One side says what it does not seek.
    Assurance,
    /// A policy is said to stand.
    ReaffirmedPolicy,
    /// One side recites what the other is said to have promised.
    ReportedPriorAssurance,
    /// One side claims that both agree.
    ClaimedUnderstanding,
}

/// How firmly the act is put.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Modality {
    /// "will", "shall".
    Will,
    /// "agreed to", "decided to".
    Agreed,
    /// "ready to", "prepared to".
    Ready,
    /// "willing to".
    Willing,
    /// "intends to", "plans to".
    Intends,
    /// "committed to", "pledged to".
    Pledged,
    /// "tasked", "instructed".
    Instructed,
    /// "does not seek", "has no intention".
    Denied,
    /// "remains", "adheres to".
    Standing,
    /// None of these words.
    Unmarked,
}

/// An undertaking, with who is bound by it and who says so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Commitment {
    /// Its name: of the document and of its words.
    pub id: Id,
    /// The statement it stands in.
    pub statement: Id,
    /// What sort.
    pub kind: CommitmentKind,
    /// How firmly.
    pub modality: Modality,
    /// The sides or persons bound, as sides or actor ids.
    pub bound: Finding<Vec<String>>,
    /// Who says so: an actor id, or `document`.
    pub claimed_by: String,
    /// The act.
    pub quote: Quote,
    /// How to find it again.
    pub selector: Selector,
    /// By when, in the text's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by_when: Option<Quote>,
    /// On what condition, in the text's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub condition: Option<Quote>,
    /// The rule that found it and the words it went by.
    pub evidence: Evidence,
}
