//! What a value rests on. There is no way to state a value without it.

use std::borrow::Cow;
use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Quote;

/// The stable name of the rule or model that made a value, as `group/rule`.
#[derive(
    Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(transparent)]
pub struct Rule(Cow<'static, str>);

impl Rule {
    /// A rule of this program.
    #[must_use]
    pub const fn named(name: &'static str) -> Self {
        Self(Cow::Borrowed(name))
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Why a value is believed: the rule that made it, and the words or the field it came from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Evidence {
    rule: Rule,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    quotes: Vec<Quote>,
    /// A field outside the text, as `title: …`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    metadata: Option<String>,
    /// The reasoning, for a person to read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
}

impl Evidence {
    /// Evidence in the words of the document.
    #[must_use]
    pub fn words(rule: Rule, quote: Quote) -> Self {
        Self { rule, quotes: vec![quote], metadata: None, reason: None }
    }

    /// Evidence in a field that came with the document (a sidecar, a flag, a page's metadata).
    #[must_use]
    pub fn metadata(rule: Rule, field: &str, value: &str) -> Self {
        Self { rule, quotes: Vec::new(), metadata: Some(format!("{field}: {value}")), reason: None }
    }

    /// What a reviewer said against what was found; no words of the document stand behind it.
    #[must_use]
    pub fn review(reviewer: &str) -> Self {
        let reason = Some(format!("edited by {reviewer}"));
        Self { rule: Rule::named(Self::REVIEW), quotes: Vec::new(), metadata: None, reason }
    }

    /// The rule of [`Evidence::review`].
    const REVIEW: &'static str = "review/edit";

    /// Whether a reviewer said so, and no rule.
    #[must_use]
    pub fn is_review(&self) -> bool {
        self.rule.as_str() == Self::REVIEW
    }

    /// The same with further words.
    #[must_use]
    pub fn and(mut self, quote: Quote) -> Self {
        self.quotes.push(quote);
        self
    }

    /// The same with a field besides its words.
    #[must_use]
    pub fn and_metadata(mut self, field: &str, value: &str) -> Self {
        self.metadata = Some(format!("{field}: {value}"));
        self
    }

    /// The same with the reasoning spelled out.
    #[must_use]
    pub fn because(mut self, reason: impl Into<String>) -> Self {
        self.reason = Some(reason.into());
        self
    }

    /// The rule or model that made the value.
    #[must_use]
    pub fn rule(&self) -> &Rule {
        &self.rule
    }

    /// The words it rests on.
    #[must_use]
    pub fn quotes(&self) -> &[Quote] {
        &self.quotes
    }

    /// The field outside the text, where there is one.
    #[must_use]
    pub fn field(&self) -> Option<&str> {
        self.metadata.as_deref()
    }

    /// The reasoning, where it was spelled out.
    #[must_use]
    pub fn reason(&self) -> Option<&str> {
        self.reason.as_deref()
    }
}

/// A value that was looked for: known with its evidence, or unknown with the reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Finding<T> {
    /// The document (or its metadata) says so.
    Known(Known<T>),
    /// It does not, or not clearly enough.
    Unknown(Unknown),
}

/// A value and what it rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Known<T> {
    value: T,
    evidence: Evidence,
}

/// The absence of a value, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Unknown {
    /// Why nothing is stated, as a clause that can follow "unknown, because".
    pub unknown: String,
    /// Words that bear on the question but do not settle it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub seen: Vec<Quote>,
}

impl<T> Finding<T> {
    /// A value with its evidence.
    #[must_use]
    pub fn known(value: T, evidence: Evidence) -> Self {
        Self::Known(Known { value, evidence })
    }

    /// No value; `because` is a clause.
    #[must_use]
    pub fn unknown(because: impl Into<String>) -> Self {
        Self::Unknown(Unknown { unknown: because.into(), seen: Vec::new() })
    }

    /// The value, where there is one.
    #[must_use]
    pub fn value(&self) -> Option<&T> {
        match self {
            Self::Known(known) => Some(&known.value),
            Self::Unknown(_) => None,
        }
    }

    /// The evidence, where there is a value.
    #[must_use]
    pub fn evidence(&self) -> Option<&Evidence> {
        match self {
            Self::Known(known) => Some(&known.evidence),
            Self::Unknown(_) => None,
        }
    }

    /// Why there is no value.
    #[must_use]
    pub fn why_unknown(&self) -> Option<&str> {
        match self {
            Self::Known(_) => None,
            Self::Unknown(unknown) => Some(&unknown.unknown),
        }
    }

    /// The same finding about something made from the value.
    #[must_use]
    pub fn map<U>(self, make: impl FnOnce(T) -> U) -> Finding<U> {
        match self {
            Self::Known(Known { value, evidence }) => Finding::known(make(value), evidence),
            Self::Unknown(unknown) => Finding::Unknown(unknown),
        }
    }
}
