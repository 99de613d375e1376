//! Unpacking what documents come in: gzip, lines of JSON, a JSON sidecar beside a file. Pure:
//! bytes in, bytes out.

use crate::reading::Media;
use flate2::read::MultiGzDecoder;
use serde::{Deserialize, Serialize};
use std::io::Read;

/// Why a package could not be unpacked.
#[derive(Debug, thiserror::Error)]
pub enum PackageError {
    /// The gzip stream is damaged or cut short.
    #[error("not a readable gzip stream: {0}")]
    Gzip(#[from] std::io::Error),
    /// The content is longer than the caller allows.
    #[error("the unpacked content is longer than {limit} bytes")]
    TooLong {
        /// The limit, in bytes.
        limit: usize,
    },
    /// Not a JSON object with the keys of a document.
    #[error("not a JSON document: {0}")]
    Json(#[from] serde_json::Error),
    /// The object holds neither `html` nor `text`.
    #[error("the JSON object has neither \"html\" nor \"text\"")]
    NoContent,
}

/// A document taken out of its package.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Packaged {
    /// The stored source: the UTF-8 of the `html` or `text` field.
    pub content: Vec<u8>,
    /// Which of the two it was.
    pub media: Media,
    /// What the package says about the document.
    pub sidecar: Sidecar,
}

/// What a package says about a document. Unknown keys are passed over; a value that is no string
/// or number is treated as missing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Sidecar {
    /// The packager's own identifier.
    #[serde(deserialize_with = "lenient", skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Name of the file that holds the document.
    #[serde(deserialize_with = "lenient", skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// Where it was published.
    #[serde(deserialize_with = "lenient", skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Its title.
    #[serde(deserialize_with = "lenient", skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// When it was published, as written.
    #[serde(deserialize_with = "lenient", skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
    /// What some packagers call `published`; it is moved there if that is missing.
    #[serde(deserialize_with = "lenient", skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// What kind of date `published` is, in the packager's words.
    #[serde(deserialize_with = "lenient", skip_serializing_if = "Option::is_none")]
    pub date_kind: Option<String>,
    /// Who published it.
    #[serde(deserialize_with = "lenient", skip_serializing_if = "Option::is_none")]
    pub publisher: Option<String>,
    /// Language of the text.
    #[serde(deserialize_with = "lenient", skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Whose account it is.
    #[serde(deserialize_with = "lenient", skip_serializing_if = "Option::is_none")]
    pub side: Option<String>,
    /// What kind of document it is, in the packager's words.
    #[serde(deserialize_with = "lenient", skip_serializing_if = "Option::is_none")]
    pub doc_type: Option<String>,
    /// Whether it is an original or a translation, in the packager's words.
    #[serde(deserialize_with = "lenient", skip_serializing_if = "Option::is_none")]
    pub translation: Option<String>,
}

impl Sidecar {
    /// Reads the JSON object beside a document.
    ///
    /// # Errors
    /// [`PackageError::Json`] if it is not a JSON object or names one key twice.
    pub fn from_json(bytes: &[u8]) -> Result<Self, PackageError> {
        // By way of a map: serde would also read a struct from an array.
        let fields: serde_json::Map<String, serde_json::Value> =
            serde_json::from_slice(without_mark(bytes))?;
        let sidecar: Self = serde_json::from_value(serde_json::Value::Object(fields))?;
        Ok(sidecar.settled())
    }

    /// The keys that [`Sidecar::from_json`] takes.
    pub const KEYS: [&'static str; 12] = [
        "id",
        "file",
        "url",
        "title",
        "published",
        "date",
        "date_kind",
        "publisher",
        "language",
        "side",
        "doc_type",
        "translation",
    ];

    /// The keys of a JSON object that are none of these, in order; none for what is no object.
    #[must_use]
    pub fn unknown_keys(bytes: &[u8]) -> Vec<String> {
        let fields: Result<serde_json::Map<String, serde_json::Value>, _> =
            serde_json::from_slice(without_mark(bytes));
        let names = fields.unwrap_or_default().into_iter().map(|(name, _)| name);
        names.filter(|name| !Self::KEYS.contains(&name.as_str())).collect()
    }

    fn settled(mut self) -> Self {
        if self.published.is_none() {
            self.published = self.date.take();
        }
        self
    }
}

/// Whether the bytes start like a gzip stream (RFC 1952, 2.3.1: magic number and deflate).
#[must_use]
pub fn is_gzip(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0x1F, 0x8B, 0x08])
}

/// Unpacks a gzip stream of any number of members.
///
/// # Errors
/// [`PackageError::TooLong`] if more than `limit` bytes come out, found before they are kept;
/// [`PackageError::Gzip`] if the stream is damaged.
pub fn gunzip(bytes: &[u8], limit: usize) -> Result<Vec<u8>, PackageError> {
    let mut content = Vec::new();
    let most = (limit as u64).saturating_add(1);
    MultiGzDecoder::new(bytes).take(most).read_to_end(&mut content)?;
    if content.len() > limit {
        return Err(PackageError::TooLong { limit });
    }
    Ok(content)
}

#[derive(Deserialize)]
struct Line {
    html: Option<String>,
    text: Option<String>,
    #[serde(flatten)]
    sidecar: Sidecar,
}

/// Reads one line of a JSON Lines file: an object with `html` or `text` and the keys of a
/// [`Sidecar`]. With both, `html` is taken.
///
/// # Errors
/// [`PackageError::Json`] if the line is not such an object, [`PackageError::NoContent`] if it
/// holds no document.
pub fn jsonl_line(line: &[u8]) -> Result<Packaged, PackageError> {
    let line: Line = serde_json::from_slice(without_mark(line))?;
    let (content, media) = match (line.html, line.text) {
        (Some(html), _) => (html, Media::Html),
        (None, Some(text)) => (text, Media::Plain),
        (None, None) => return Err(PackageError::NoContent),
    };
    Ok(Packaged { content: content.into_bytes(), media, sidecar: line.sidecar.settled() })
}

fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes)
}

/// A string, or a number as one; anything else is nothing.
fn lenient<'de, D: serde::Deserializer<'de>>(value: D) -> Result<Option<String>, D::Error> {
    Ok(match serde_json::Value::deserialize(value)? {
        serde_json::Value::String(text) => Some(text),
        serde_json::Value::Number(number) => Some(number.to_string()),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn gzip(content: &[u8]) -> Vec<u8> {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        encoder.write_all(content).expect("memory");
        encoder.finish().expect("memory")
    }

    #[test]
    fn gzip_members_are_joined_and_bounded() {
        let mut packed = gzip(b"Arvenia ");
        packed.extend(gzip(b"and Tolmark"));
        assert!(is_gzip(&packed));
        assert_eq!(gunzip(&packed, 19).expect("fits"), b"Arvenia and Tolmark");
        assert!(matches!(gunzip(&packed, 18), Err(PackageError::TooLong { limit: 18 })));
        assert!(matches!(gunzip(&packed[..20], 99), Err(PackageError::Gzip(_))));
    }

    #[test]
    fn a_line_is_a_document() {
        let line = br#"{"url":"https://gov.example/1","published":"2031-05-01","html":"<p>x</p>"}"#;
        let packaged = jsonl_line(line).expect("a document");
        assert_eq!(packaged.content, b"<p>x</p>");
        assert_eq!(packaged.media, Media::Html);
        assert_eq!(packaged.sidecar.published.as_deref(), Some("2031-05-01"));
        assert!(matches!(jsonl_line(b"{}"), Err(PackageError::NoContent)));
        assert!(matches!(jsonl_line(b"[1]"), Err(PackageError::Json(_))));
    }

    #[test]
    fn a_sidecar_may_say_date_and_use_numbers() {
        let sidecar = Sidecar::from_json(br#"{"id":7,"date":"2031-05-02","side":null,"x":[1]}"#)
            .expect("an object");
        assert_eq!(sidecar.id.as_deref(), Some("7"));
        assert_eq!(sidecar.published.as_deref(), Some("2031-05-02"));
        assert_eq!(sidecar.side, None);
    }
}
