//! What a reading has to say about its source.

use chancery_record::Span;
use serde::Serialize;

/// Something about the source that a person should know. Reading never fails on content.
///
/// | code | what |
/// |---|---|
/// | R001 | the source is empty or holds nothing but white space |
/// | R002 | the source looks binary; it has no blocks |
/// | R003 | bytes that are no text were read as U+FFFD |
/// | R004 | the encoding was guessed |
/// | R005 | the source is a Python bytes literal and was unescaped |
/// | R006 | the source is longer than the reader reads |
/// | R007 | a script, style or other hidden element is never closed |
/// | R008 | embedded JSON-LD could not be parsed |
/// | R009 | the charset that was declared is not used: unknown, or the bytes say otherwise |
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Diagnostic {
    /// Stable code, `R` and three digits.
    pub code: &'static str,
    /// What was found.
    pub message: String,
    /// What to do about it.
    pub help: String,
    /// Where in the reading text, if it has a place.
    pub span: Option<Span>,
}

impl Diagnostic {
    pub(crate) fn new(code: &'static str, message: impl Into<String>, help: &str) -> Self {
        Self { code, message: message.into(), help: help.into(), span: None }
    }

    pub(crate) fn at(mut self, span: Span) -> Self {
        self.span = Some(span);
        self
    }
}
