//! Names that depend on content alone, so that the same words get the same name on every machine.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sha2::Digest;

use crate::Span;

/// The SHA-256 of a document's stored bytes, in 64 lower-case hexadecimal digits.
///
/// Packaging (gzip, a JSON line) is not part of the document: its content's bytes are hashed.
#[derive(
    Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(transparent)]
pub struct Sha256(String);

impl Sha256 {
    /// The hash of these bytes (FIPS 180-4).
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Self(hex(&sha2::Sha256::digest(bytes)))
    }

    /// The 64 digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The first eight digits: enough to tell documents apart on a screen.
    #[must_use]
    pub fn short(&self) -> &str {
        self.0.get(..8).unwrap_or(&self.0)
    }

    /// Reads 64 hexadecimal digits; `None` for anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let plain = text.len() == 64 && text.bytes().all(|b| b.is_ascii_hexdigit());
        plain.then(|| Self(text.to_ascii_lowercase()))
    }
}

impl fmt::Display for Sha256 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The name of a statement, commitment, contact, phrase use or reference: the first 16
/// hexadecimal digits of a SHA-256 over what it is, the document's hash and its spans.
///
/// The same words in the same bytes keep their name when the document is read again; other words
/// never inherit it.
#[derive(
    Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(transparent)]
pub struct Id(String);

impl Id {
    /// The name of a thing of this `kind` at these spans of this document.
    #[must_use]
    pub fn of(kind: &str, document: &Sha256, spans: &[Span]) -> Self {
        let mut hash = sha2::Sha256::new();
        hash.update(kind.as_bytes());
        hash.update([0]);
        hash.update(document.as_str().as_bytes());
        for span in spans {
            hash.update(span.start.to_be_bytes());
            hash.update(span.end.to_be_bytes());
        }
        let mut name = hex(&hash.finalize());
        name.truncate(16);
        Self(name)
    }

    /// The 16 digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The first eight digits: what a person types.
    #[must_use]
    pub fn short(&self) -> &str {
        self.0.get(..8).unwrap_or(&self.0)
    }

    /// Takes a name as it was written down; any text, since a wrong one merely finds nothing.
    #[must_use]
    pub fn from_text(text: &str) -> Self {
        Self(text.to_ascii_lowercase())
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut out = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        out.push(char::from(DIGITS[usize::from(byte >> 4)]));
        out.push(char::from(DIGITS[usize::from(byte & 15)]));
    }
    out
}
