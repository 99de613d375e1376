//! What a statement does: the sixteen forces of the readout codebook and their six groups.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The force of a statement: what its speaker does in saying it (Searle 1976, refined for
/// diplomatic talk; the definitions stand in `docs/forces.md`).
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Force {
    /// Both sides are said to agree.
    Agreement,
    /// Principals direct their own officials.
    Instruction,
    /// The speaker binds its own side to future conduct.
    Commitment,
    /// A benefit or an invitation is held out.
    Offer,
    /// An existing policy is said to hold.
    Reaffirmation,
    /// An aim that the other side fears is denied.
    IntentDenial,
    /// The counterpart alone is told to act.
    Demand,
    /// Actors that include the speaker, or all parties, are told to act; or the counterpart is,
    /// with hope or wish.
    Appeal,
    /// A norm with an abstract subject or none.
    Principle,
    /// An adverse consequence is predicted or a line is drawn.
    Warning,
    /// Blame is put on an identifiable party.
    Accusation,
    /// A claim, framing or proposal is refused.
    Rejection,
    /// A state of affairs is described or evaluated.
    Assessment,
    /// The speaker's own record is presented with approval.
    SelfDescription,
    /// A topic is said to have been raised, without content.
    Report,
    /// Thanks, praise, welcome, wishes.
    Appreciation,
}

/// The six groups of forces, on which careful readers agree far more often than on single forces.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum ForceGroup {
    /// Binding oneself.
    Commissive,
    /// Telling others to act.
    Directive,
    /// Stating norms.
    Normative,
    /// Warning, blaming, refusing.
    Conflictual,
    /// Describing.
    Assertive,
    /// Thanking and wishing.
    Expressive,
}

/// How strongly something is demanded, appealed for, warned of, blamed or refused, where its words
/// are stronger or weaker than the plain ones.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Strength {
    /// "raised concerns", "hopes that".
    Weak,
    /// "must stop", "strongly opposes", "condemned".
    Strong,
}

impl ForceGroup {
    /// All groups.
    pub const ALL: [Self; 6] = [
        Self::Commissive,
        Self::Directive,
        Self::Normative,
        Self::Conflictual,
        Self::Assertive,
        Self::Expressive,
    ];

    /// The group's code, as in JSON.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Commissive => "commissive",
            Self::Directive => "directive",
            Self::Normative => "normative",
            Self::Conflictual => "conflictual",
            Self::Assertive => "assertive",
            Self::Expressive => "expressive",
        }
    }
}

impl Force {
    /// All forces, in the codebook's order.
    pub const ALL: [Self; 16] = [
        Self::Agreement,
        Self::Instruction,
        Self::Commitment,
        Self::Offer,
        Self::Reaffirmation,
        Self::IntentDenial,
        Self::Demand,
        Self::Appeal,
        Self::Principle,
        Self::Warning,
        Self::Accusation,
        Self::Rejection,
        Self::Assessment,
        Self::SelfDescription,
        Self::Report,
        Self::Appreciation,
    ];

    /// The group it belongs to.
    #[must_use]
    pub fn group(self) -> ForceGroup {
        match self {
            Self::Agreement
            | Self::Instruction
            | Self::Commitment
            | Self::Offer
            | Self::Reaffirmation
            | Self::IntentDenial => ForceGroup::Commissive,
            Self::Demand | Self::Appeal => ForceGroup::Directive,
            Self::Principle => ForceGroup::Normative,
            Self::Warning | Self::Accusation | Self::Rejection => ForceGroup::Conflictual,
            Self::Assessment | Self::SelfDescription | Self::Report => ForceGroup::Assertive,
            Self::Appreciation => ForceGroup::Expressive,
        }
    }

    /// The codebook's code, as in JSON.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Agreement => "agreement",
            Self::Instruction => "instruction",
            Self::Commitment => "commitment",
            Self::Offer => "offer",
            Self::Reaffirmation => "reaffirmation",
            Self::IntentDenial => "intent_denial",
            Self::Demand => "demand",
            Self::Appeal => "appeal",
            Self::Principle => "principle",
            Self::Warning => "warning",
            Self::Accusation => "accusation",
            Self::Rejection => "rejection",
            Self::Assessment => "assessment",
            Self::SelfDescription => "self_description",
            Self::Report => "report",
            Self::Appreciation => "appreciation",
        }
    }

    /// The force with this code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|force| force.code() == code)
    }
}
