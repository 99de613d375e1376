//! From bytes to text: which encoding, and where each character came from.

use crate::codepoints::clamp;
use crate::diagnostic::Diagnostic;
use crate::offsets::OffsetMap;
use chancery_record::Span;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{DecoderResult, Encoding, REPLACEMENT, UTF_8, UTF_16BE, UTF_16LE};

/// A decoded source.
pub(crate) struct Decoded {
    pub(crate) text: String,
    pub(crate) map: OffsetMap,
    pub(crate) encoding: &'static str,
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// Whether the bytes are no text at all.
    pub(crate) binary: bool,
}

/// How many bytes are looked at to tell what a file is.
const SAMPLE: usize = 64 * 1024;
/// How many places of invalid bytes are told one by one.
const REPLACED_TOLD: usize = 8;

/// Decodes `bytes`: a byte order mark decides, then valid UTF-8, then UTF-16 without a mark, then
/// the declared `charset`, then what `chardetng` finds most likely.
pub(crate) fn decode(bytes: &[u8], charset: Option<&str>) -> Decoded {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return decode_as(bytes, mark, encoding);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => decode_valid(text, bytes, charset),
        Err(_) => decode_other(bytes, charset),
    }
}

fn decode_valid(text: &str, bytes: &[u8], charset: Option<&str>) -> Decoded {
    // ASCII in UTF-16 is valid UTF-8 with a NUL beside every letter.
    if text.as_bytes().iter().take(SAMPLE).any(|&byte| byte == 0)
        && let Some(encoding) = utf16_without_mark(bytes)
    {
        return guessed(decode_as(bytes, 0, encoding));
    }
    let mut decoded = Decoded {
        text: text.to_owned(),
        map: OffsetMap::identity(text.len(), 0),
        encoding: UTF_8.name(),
        diagnostics: Vec::new(),
        binary: is_binary(bytes),
    };
    if let Some(declared) = charset.filter(|_| !text.is_ascii())
        && Encoding::for_label(declared.as_bytes()) != Some(UTF_8)
    {
        decoded.diagnostics.push(Diagnostic::new(
            "R009",
            format!("declared as {declared:?}, but the bytes are valid UTF-8"),
            "read as UTF-8; nothing to do unless the text looks wrong",
        ));
    }
    decoded
}

fn decode_other(bytes: &[u8], charset: Option<&str>) -> Decoded {
    if let Some(encoding) = utf16_without_mark(bytes) {
        return guessed(decode_as(bytes, 0, encoding));
    }
    if is_binary(bytes) {
        let mut decoded = decode_as(bytes, 0, UTF_8);
        decoded.binary = true;
        return decoded;
    }
    if mostly_utf8(bytes) {
        return decode_as(bytes, 0, UTF_8);
    }
    let declared = charset.and_then(|label| Encoding::for_label(label.as_bytes()));
    if let Some(encoding) = declared.filter(|&e| e != REPLACEMENT && !is_utf16(e)) {
        return decode_as(bytes, 0, encoding);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(&bytes[..bytes.len().min(SAMPLE)], bytes.len() <= SAMPLE);
    let mut decoded = guessed(decode_as(bytes, 0, detector.guess(None, Utf8Detection::Allow)));
    if let Some(label) = charset {
        decoded.diagnostics.push(Diagnostic::new(
            "R009",
            format!("the declared charset {label:?} is not one that can be read"),
            "name the charset by a label of the Encoding Standard",
        ));
    }
    decoded
}

fn guessed(mut decoded: Decoded) -> Decoded {
    decoded.diagnostics.push(Diagnostic::new(
        "R004",
        format!("the encoding is not declared; read as {}", decoded.encoding),
        "give the charset if the text looks wrong",
    ));
    decoded
}

/// Decodes what stands after a byte order mark of `mark` bytes.
fn decode_as(bytes: &[u8], mark: usize, encoding: &'static Encoding) -> Decoded {
    let mut out = Builder { text: String::with_capacity(bytes.len()), ..Builder::default() };
    out.map = OffsetMap::identity(0, mark);
    if encoding == UTF_8 {
        out.utf8(&bytes[mark..], mark);
    } else if is_utf16(encoding) {
        out.utf16(&bytes[mark..], mark, encoding == UTF_16BE);
    } else if encoding.is_single_byte() {
        out.single_byte(&bytes[mark..], mark, encoding);
    } else {
        out.stepwise(&bytes[mark..], mark, encoding);
    }
    out.finish(encoding.name())
}

#[derive(Default)]
struct Builder {
    text: String,
    map: OffsetMap,
    /// Byte offsets in `text` of the first replaced places, and how many there are in all.
    replaced: Vec<usize>,
    replaced_count: usize,
}

impl Builder {
    fn utf8(&mut self, bytes: &[u8], from: usize) {
        let mut at = from;
        for chunk in bytes.utf8_chunks() {
            self.map.push_linear(chunk.valid().len(), at);
            self.text.push_str(chunk.valid());
            at += chunk.valid().len();
            if !chunk.invalid().is_empty() {
                self.replace(at, at + chunk.invalid().len());
                at += chunk.invalid().len();
            }
        }
    }

    fn utf16(&mut self, bytes: &[u8], from: usize, big_endian: bool) {
        let units = bytes.chunks_exact(2).map(|pair| match pair {
            [a, b] if big_endian => u16::from_be_bytes([*a, *b]),
            [a, b] => u16::from_le_bytes([*a, *b]),
            _ => 0xFFFD,
        });
        let mut at = from;
        for unit in char::decode_utf16(units) {
            match unit {
                Ok(c) => {
                    let width = c.len_utf16() * 2;
                    self.text.push(c);
                    self.map.push_per_code_point(c.len_utf8(), 1, width, at);
                    at += width;
                }
                Err(_) => {
                    self.replace(at, at + 2);
                    at += 2;
                }
            }
        }
        if bytes.len() % 2 == 1 {
            self.replace(at, at + 1);
        }
    }

    fn single_byte(&mut self, bytes: &[u8], from: usize, encoding: &'static Encoding) {
        let (text, malformed) = encoding.decode_without_bom_handling(bytes);
        self.map.push_per_code_point(text.len(), bytes.len(), 1, from);
        if malformed {
            for (at, _) in text.char_indices().filter(|&(_, c)| c == '\u{FFFD}') {
                self.note(at);
            }
        }
        self.text.push_str(&text);
    }

    /// Feeds the decoder byte by byte to learn which bytes each character came from.
    fn stepwise(&mut self, bytes: &[u8], from: usize, encoding: &'static Encoding) {
        let mut decoder = encoding.new_decoder_without_bom_handling();
        let mut start = from;
        let mut out = [0u8; 16];
        for at in 0..=bytes.len() {
            let (input, last) = match bytes.get(at..=at) {
                Some(byte) => (byte, false),
                None => (&bytes[bytes.len()..], true),
            };
            let mut fed = 0;
            // Whether the decoder gave up on a byte and reads those behind it anew.
            let mut anew = false;
            loop {
                let (result, read, written) =
                    decoder.decode_to_utf8_without_replacement(&input[fed..], &mut out, last);
                fed += read;
                let end = (from + at + fed).min(from + bytes.len());
                let written = std::str::from_utf8(&out[..written]).unwrap_or_default();
                start = self.decoded(written, start, end, anew);
                match result {
                    DecoderResult::Malformed(_, after) => {
                        let bad_end = end.saturating_sub(after as usize).max(start);
                        self.replace(start, bad_end.max(start + usize::from(start < end)));
                        start = bad_end.max(start + usize::from(start < end));
                        anew = true;
                    }
                    DecoderResult::InputEmpty | DecoderResult::OutputFull => break,
                }
            }
        }
    }

    /// Takes what the decoder wrote for the bytes `start..end`; gives where the next bytes start.
    fn decoded(&mut self, written: &str, start: usize, end: usize, anew: bool) -> usize {
        if written.is_empty() {
            return start;
        }
        // Read anew, an ASCII character is one byte; others may wait behind it.
        if anew && written.len() == 1 && end > start + 1 {
            self.map.push_char(1, start, start + 1);
            self.text.push_str(written);
            return start + 1;
        }
        let mut chars = written.chars();
        // A decoder that gave up on a lead byte may write for it and for the byte after it.
        if let (Some(a), Some(b), None, true) =
            (chars.next(), chars.next(), chars.next(), end - start > 1)
        {
            self.map.push_char(a.len_utf8(), start, end - 1);
            self.map.push_char(b.len_utf8(), end - 1, end);
        } else {
            for c in written.chars() {
                self.map.push_whole(c.len_utf8(), start, end);
            }
        }
        self.text.push_str(written);
        end
    }

    fn replace(&mut self, start: usize, end: usize) {
        self.note(self.text.len());
        self.text.push('\u{FFFD}');
        self.map.push_whole('\u{FFFD}'.len_utf8(), start, end);
    }

    fn note(&mut self, at: usize) {
        self.replaced_count += 1;
        if self.replaced.len() < REPLACED_TOLD {
            self.replaced.push(at);
        }
    }

    fn finish(self, encoding: &'static str) -> Decoded {
        let mut diagnostics = Vec::new();
        let mut counted = (0, 0);
        for &at in &self.replaced {
            counted = (at, counted.1 + self.text[counted.0..at].chars().count());
            let place = clamp(counted.1);
            diagnostics.push(
                Diagnostic::new(
                    "R003",
                    format!(
                        "bytes that are not {encoding} were read as U+FFFD ({} places in all)",
                        self.replaced_count
                    ),
                    "look at the source; give its charset if it is known",
                )
                .at(Span::new(place, place + 1)),
            );
        }
        Decoded { text: self.text, map: self.map, encoding, diagnostics, binary: false }
    }
}

fn is_utf16(encoding: &'static Encoding) -> bool {
    encoding == UTF_16LE || encoding == UTF_16BE
}

/// UTF-16 without a mark: nearly every second byte is NUL, on one side only (Latin script), or
/// the other side is. Scripts whose units have no NUL byte are not found.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(SAMPLE) & !1];
    if sample.len() < 4 {
        return None;
    }
    let (mut even, mut odd) = (0usize, 0usize);
    for pair in sample.chunks_exact(2) {
        even += usize::from(pair[0] == 0);
        odd += usize::from(pair[1] == 0);
    }
    let pairs = sample.len() / 2;
    if odd * 10 >= pairs * 6 && even * 20 <= pairs {
        Some(UTF_16LE)
    } else if even * 10 >= pairs * 6 && odd * 20 <= pairs {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// Whether the start of a source looks like no text: a known magic number, or more than one
/// control character (other than white space and escapes) in a hundred bytes, stray ones aside.
fn is_binary(bytes: &[u8]) -> bool {
    const MAGIC: [&[u8]; 7] =
        [b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"\xFF\xD8\xFF", b"GIF8", b"\x7FELF", b"\x1F\x8B"];
    if MAGIC.iter().any(|magic| bytes.starts_with(magic)) {
        return true;
    }
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let controls = sample
        .iter()
        .filter(|&&b| b < 0x20 && !matches!(b, b'\t' | b'\n' | b'\r' | 0x0C | 0x0B | 0x1B))
        .count();
    controls * 100 > sample.len() && (controls >= 4 || controls * 4 >= sample.len())
}

/// Whether the valid sequences of more than one byte outnumber the invalid ones by far: such a
/// text is damaged UTF-8 rather than another encoding.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut valid, mut invalid) = (0usize, 0usize);
    for chunk in bytes[..bytes.len().min(16 * SAMPLE)].utf8_chunks() {
        valid += chunk.valid().bytes().filter(|&byte| byte >= 0xC0).count();
        invalid += usize::from(!chunk.invalid().is_empty());
    }
    valid > 0 && valid >= invalid * 4
}
