//! Notes about a document: what could not be read or decided, where, and what to do.

use std::borrow::Cow;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Span;

/// How much a note matters.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing.
    Note,
    /// Something may be missing from the record.
    Warning,
    /// The document could not be used.
    Error,
}

/// A coded note about a document. Reading and extracting never fail on content: they return what
/// they could, and these.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Diagnostic {
    /// A stable code: `R…` from reading, `X…` from extraction.
    pub code: Cow<'static, str>,
    /// How much it matters.
    pub severity: Severity,
    /// What is the matter.
    pub message: String,
    /// What to do about it; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub help: String,
    /// Where in the reading text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub span: Option<Span>,
}

impl Diagnostic {
    /// A note with a code and a message.
    #[must_use]
    pub fn new(code: &'static str, severity: Severity, message: impl Into<String>) -> Self {
        Self {
            code: Cow::Borrowed(code),
            severity,
            message: message.into(),
            help: String::new(),
            span: None,
        }
    }

    /// The same with what to do about it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = help.into();
        self
    }

    /// The same with the place.
    #[must_use]
    pub fn at(mut self, span: Span) -> Self {
        self.span = Some(span);
        self
    }
}
