//! Readings.

use crate::blocks::Block;
use crate::codepoints::{CodePoints, clamp};
use crate::decode::{Decoded, decode};
use crate::diagnostic::Diagnostic;
use crate::furniture::{self, Furniture};
use crate::literal;
use crate::metadata::MetadataClaim;
use crate::offsets::{OffsetMap, SourceRange};
use crate::{MAX_SOURCE_BYTES, html, plain, sniff};
use chancery_record::{ByteSpan, Span};
use serde::{Deserialize, Serialize};

/// What is known about a source besides its bytes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hint {
    /// What kind of text it is; found out from the bytes if not given.
    pub media: Option<Media>,
    /// Its charset, as an HTTP header or an archive names it. Valid UTF-8 and byte order marks
    /// are believed before it.
    pub charset: Option<String>,
}

/// What kind of text a source is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Media {
    /// Text as it is.
    Plain,
    /// HTML, a whole page or a piece of one.
    Html,
}

/// A source as it reads: its text, blocks and furniture, and the way back to its bytes.
#[derive(Debug, Clone)]
pub struct Reading {
    text: String,
    media: Media,
    encoding: &'static str,
    index: CodePoints,
    map: OffsetMap,
    blocks: Vec<Block>,
    claims: Vec<MetadataClaim>,
    diagnostics: Vec<Diagnostic>,
}

/// Reads `bytes`. Total: any input gives a reading, in time and memory linear in its length.
#[must_use]
pub fn read(bytes: &[u8], hint: &Hint) -> Reading {
    let mut diagnostics = Vec::new();
    let bytes =
        bytes.get(..MAX_SOURCE_BYTES).inspect(|_| diagnostics.push(too_long())).unwrap_or(bytes);
    let mut decoded = match literal::unescape(bytes) {
        Some(unescaped) => {
            diagnostics.push(was_literal());
            let mut decoded = decode_source(&unescaped.bytes, hint);
            decoded.map = decoded.map.through(&decoded.text, &unescaped.map, |byte| byte);
            decoded
        }
        None => decode_source(bytes, hint),
    };
    diagnostics.append(&mut decoded.diagnostics);
    let media = hint.media.unwrap_or_else(|| sniff::media(&decoded.text));
    let reading = match media {
        _ if decoded.binary => binary(decoded, media),
        Media::Plain => read_plain(decoded),
        Media::Html => read_html(decoded, &mut diagnostics),
    };
    finish(reading, diagnostics)
}

fn decode_source(bytes: &[u8], hint: &Hint) -> Decoded {
    let declared = match (&hint.charset, hint.media) {
        (Some(charset), _) => Some(charset.clone()),
        (None, Some(Media::Plain)) => None,
        (None, _) => sniff::meta_charset(bytes),
    };
    decode(bytes, declared.as_deref())
}

fn read_plain(decoded: Decoded) -> Reading {
    let index = CodePoints::new(&decoded.text);
    let raw = plain::blocks(&decoded.text);
    let blocks = furniture::mark(&decoded.text, raw);
    Reading {
        text: decoded.text,
        media: Media::Plain,
        encoding: decoded.encoding,
        index,
        map: decoded.map,
        blocks,
        claims: Vec::new(),
        diagnostics: Vec::new(),
    }
}

fn read_html(decoded: Decoded, diagnostics: &mut [Diagnostic]) -> Reading {
    let page = html::read(&decoded.text);
    move_to_page(diagnostics, &decoded.text, &page);
    let index = CodePoints::new(&page.text);
    let map = if decoded.map == OffsetMap::identity(decoded.text.len(), 0) {
        page.map
    } else {
        let inner = CodePoints::new(&decoded.text);
        page.map.through(&page.text, &decoded.map, |byte| inner.of_byte(&decoded.text, byte))
    };
    let blocks = furniture::mark(&page.text, page.blocks);
    Reading {
        text: page.text,
        media: Media::Html,
        encoding: decoded.encoding,
        index,
        map,
        blocks,
        claims: page.claims,
        diagnostics: page.diagnostics,
    }
}

/// Makes places in the decoded source places in the page's text; a place within markup is none.
fn move_to_page(diagnostics: &mut [Diagnostic], decoded: &str, page: &html::Page) {
    if diagnostics.iter().all(|note| note.span.is_none()) {
        return;
    }
    let (inner, outer) = (CodePoints::new(decoded), CodePoints::new(&page.text));
    let from_source = |at: usize, c: char| {
        let (at, end) = (clamp(at), clamp(at + c.len_utf8()));
        page.map.range(at, end, |byte| outer.of_byte(&page.text, byte)).0
    };
    let replaced = page.text.char_indices().filter(|(_, c)| *c == char::REPLACEMENT_CHARACTER);
    let places: Vec<(usize, usize)> = replaced.map(|(at, c)| (from_source(at, c), at)).collect();
    for note in diagnostics {
        note.span = note.span.and_then(|span| {
            let source = inner.to_byte(decoded, span.start) as usize;
            let at = places.binary_search_by_key(&source, |(source, _)| *source).ok()?;
            let index = outer.of_byte(&page.text, clamp(places.get(at)?.1));
            Some(Span::new(index, index + 1))
        });
    }
}

/// A reading without blocks, so that nothing is taken from what is no text.
fn binary(decoded: Decoded, media: Media) -> Reading {
    let help = "give the text itself; PDF, images and archives are not read";
    Reading {
        index: CodePoints::new(&decoded.text),
        text: decoded.text,
        media,
        encoding: decoded.encoding,
        map: decoded.map,
        blocks: Vec::new(),
        claims: Vec::new(),
        diagnostics: vec![Diagnostic::new("R002", "the source is not text", help)],
    }
}

fn finish(mut reading: Reading, mut first: Vec<Diagnostic>) -> Reading {
    if reading.blocks.is_empty() && !reading.diagnostics.iter().any(|d| d.code == "R002") {
        first.push(Diagnostic::new(
            "R001",
            "the source holds no text",
            "check that the right file was given",
        ));
    }
    first.append(&mut reading.diagnostics);
    reading.diagnostics = first;
    reading
}

fn too_long() -> Diagnostic {
    let message = format!("only the first {MAX_SOURCE_BYTES} bytes of the source were read");
    Diagnostic::new("R006", message, "split the source")
}

fn was_literal() -> Diagnostic {
    Diagnostic::new(
        "R005",
        "the source is a Python bytes literal; its escapes were resolved",
        "store the bytes themselves if they can still be had",
    )
}

impl Reading {
    /// The reading text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text itself, without the rest of the reading.
    #[must_use]
    pub fn into_text(self) -> String {
        self.text
    }

    /// What the source was read as.
    #[must_use]
    pub fn media(&self) -> Media {
        self.media
    }

    /// The encoding the source was decoded from, by its name in the Encoding Standard.
    #[must_use]
    pub fn encoding(&self) -> &'static str {
        self.encoding
    }

    /// The blocks, in the order of the text.
    #[must_use]
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// What the page says about itself: meta tags, JSON-LD, `<time>` and the like.
    #[must_use]
    pub fn claims(&self) -> &[MetadataClaim] {
        &self.claims
    }

    /// What was noticed while reading.
    #[must_use]
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// The index that converts between bytes and code points of the text.
    #[must_use]
    pub fn code_points(&self) -> &CodePoints {
        &self.index
    }

    /// Bytes of the text as code points.
    #[must_use]
    pub fn span(&self, bytes: ByteSpan) -> Span {
        self.index.span(&self.text, bytes)
    }

    /// Code points of the text as bytes.
    #[must_use]
    pub fn bytes(&self, span: Span) -> ByteSpan {
        self.index.bytes(&self.text, span)
    }

    /// The words at `span`; what lies outside the text is left out.
    #[must_use]
    pub fn quote(&self, span: Span) -> &str {
        self.slice(self.bytes(span))
    }

    /// The words at `bytes`; empty if the span is not on character boundaries of the text.
    #[must_use]
    pub fn slice(&self, bytes: ByteSpan) -> &str {
        self.text.get(bytes.range()).unwrap_or_default()
    }

    /// The bytes of the stored source that the code points of `span` came from, from the first
    /// byte of the first to the last byte of the last; markup in between is inside the range.
    #[must_use]
    pub fn source(&self, span: Span) -> SourceRange {
        let bytes = self.bytes(span);
        let code_point = |byte| self.index.of_byte(&self.text, byte);
        let (start, end) = self.map.range(bytes.start, bytes.end, code_point);
        SourceRange { start: start as u64, end: end as u64 }
    }

    /// The furniture, neighbouring blocks with the same reason taken together: each stretch goes
    /// from its first block to its last, with the white space between them.
    #[must_use]
    pub fn furniture(&self) -> Vec<(ByteSpan, Furniture)> {
        furniture::merged(&self.blocks)
    }
}
