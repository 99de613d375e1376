//! Words with their place, and how to find them again.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Span;

/// Words of a document and where they stand.
///
/// `exact` repeats the reading text at the span, so that a record can be read, quoted and checked
/// without the document.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub struct Quote {
    /// First code point of the reading text.
    pub start: u32,
    /// One past the last code point.
    pub end: u32,
    /// The words, exactly as the reading text has them.
    pub exact: String,
}

impl Quote {
    /// These words at this span.
    #[must_use]
    pub fn new(span: Span, exact: impl Into<String>) -> Self {
        Self { start: span.start, end: span.end, exact: exact.into() }
    }

    /// Where the words stand.
    #[must_use]
    pub fn span(&self) -> Span {
        Span::new(self.start, self.end)
    }
}

/// How to find a passage again in another version of its document: a `TextQuoteSelector` of the
/// W3C Web Annotation Data Model (2017), section 4.2.4.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub struct Selector {
    /// The passage.
    pub exact: String,
    /// Up to 32 code points before it.
    pub prefix: String,
    /// Up to 32 code points after it.
    pub suffix: String,
}

impl Selector {
    /// How much of the surrounding text is kept, in code points.
    pub const CONTEXT: u32 = 32;
}
