//! A document with its record, and the way from the record's spans to the raw file.

use std::path::Path;

use anyhow::Result;
use chancery_core::{Lexicon, Source, analyze};
use chancery_record::{Contact, ContactRole, Provenance, Quote, Record, Span};
use chancery_text::package::Sidecar;
use chancery_text::{Hint, Media, Reading};

use super::Setting;

/// Whether the JSON files beside documents are used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sidecars {
    /// Where they exist.
    Used,
    /// The document has to speak for itself.
    Ignored,
}

/// A document as the program sees it.
pub(crate) struct Analysed {
    /// What the program made of it.
    pub(crate) record: Record,
    /// Its reading text with the way back to its bytes.
    pub(crate) reading: Reading,
    /// For every byte of the raw file, how many code points begin before it; one more at the end.
    points: Vec<usize>,
}

impl Analysed {
    /// Reads and analyses a file, with its sidecar where that is wanted and exists.
    pub(crate) fn file(file: &str, setting: Setting<'_>) -> Result<Self> {
        let bytes = setting.root.bytes(file)?;
        let provenance = match setting.sidecars {
            Sidecars::Used => setting.root.path(file).map(|path| sidecar(&path))?,
            Sidecars::Ignored => Provenance::default(),
        };
        Ok(Self::new(&bytes, None, provenance, setting.lexicon))
    }

    /// Analyses a plain text.
    pub(crate) fn text(text: &str, lexicon: &Lexicon) -> Self {
        Self::new(text.as_bytes(), Some(Media::Plain), Provenance::default(), lexicon)
    }

    /// Analyses these bytes.
    pub(crate) fn new(
        bytes: &[u8],
        media: Option<Media>,
        provenance: Provenance,
        lexicon: &Lexicon,
    ) -> Self {
        let record = analyze(&Source { bytes, media, provenance }, lexicon).record;
        let reading = chancery_text::read(bytes, &Hint { media, charset: None });
        Self { record, reading, points: points(bytes) }
    }

    /// A stretch of the reading text in code points of the raw file; nothing where it is empty.
    pub(crate) fn raw(&self, span: Span) -> Option<(usize, usize)> {
        let source = self.reading.source(span);
        let point = |byte: u64| {
            let last = self.points.len() - 1;
            self.points[usize::try_from(byte).map_or(last, |byte| byte.min(last))]
        };
        let (start, end) = (point(source.start), point(source.end));
        (start < end).then_some((start, end))
    }

    /// The place of quoted words in the raw file.
    pub(crate) fn place(&self, quote: &Quote) -> Option<(usize, usize)> {
        self.raw(quote.span())
    }
}

/// The contact that the document is an account of.
pub(crate) fn account(record: &Record) -> Option<&Contact> {
    record.primary_contact().filter(|contact| contact.role == ContactRole::Account)
}

/// What a sidecar says of where a document comes from.
pub(crate) fn provenance(sidecar: Sidecar) -> Provenance {
    Provenance {
        url: sidecar.url,
        title: sidecar.title,
        published: sidecar.published,
        publisher: sidecar.publisher,
        language: sidecar.language,
        translation: sidecar.translation,
    }
}

/// What the JSON file beside a document says; one that cannot be read is told and passed over.
fn sidecar(document: &Path) -> Provenance {
    let path = document.with_extension("json");
    if path == document || !path.is_file() {
        return Provenance::default();
    }
    let read = || -> Result<Sidecar> { Ok(Sidecar::from_json(&std::fs::read(&path)?)?) };
    read().map(provenance).unwrap_or_else(|error| {
        eprintln!("{}: not used as a sidecar: {error:#}", path.display());
        Provenance::default()
    })
}

/// A code point begins at every byte that does not continue one (RFC 3629).
fn points(bytes: &[u8]) -> Vec<usize> {
    let mut before = 0;
    let mut points: Vec<usize> = Vec::with_capacity(bytes.len() + 1);
    for byte in bytes {
        points.push(before);
        before += usize::from(byte & 0b1100_0000 != 0b1000_0000);
    }
    points.push(before);
    points
}

#[cfg(test)]
mod tests {
    use super::*;

    fn raw(source: &str, words: &str) -> Option<String> {
        let lexicon = Lexicon::english();
        let found = Analysed::new(source.as_bytes(), None, Provenance::default(), lexicon);
        let at = found.reading.text().find(words)?;
        let start = found.reading.text()[..at].chars().count();
        let end = start + words.chars().count();
        let span = Span::new(u32::try_from(start).ok()?, u32::try_from(end).ok()?);
        let (start, end) = found.raw(span)?;
        Some(source.chars().skip(start).take(end - start).collect())
    }

    #[test]
    fn places_in_plain_text_are_the_same_in_the_raw_file() {
        assert_eq!(
            raw("Ælfa met Brenn – “soon”.", "Brenn – “soon”"),
            Some("Brenn – “soon”".into())
        );
    }

    #[test]
    fn a_byte_order_mark_counts_in_the_raw_file() {
        let marked = "\u{feff}Ælfa met Brenn.";
        assert_eq!(raw(marked, "met"), Some("met".into()));
    }

    #[test]
    fn markup_and_entities_count_in_the_raw_file() {
        let page = "<html><body><p>Ælfa &amp; <b>Brenn</b> met in Tölm.</p></body></html>";
        assert_eq!(raw(page, "Brenn met"), Some("Brenn</b> met".into()));
        assert_eq!(raw(page, "Ælfa & Brenn"), Some("Ælfa &amp; <b>Brenn".into()));
    }
}
