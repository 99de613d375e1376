//! Files that hold a Python bytes literal: what `str(response.content)` writes by mistake.

use crate::offsets::OffsetMap;

/// A literal's content and where each of its bytes was written.
pub(crate) struct Unescaped {
    pub(crate) bytes: Vec<u8>,
    pub(crate) map: OffsetMap,
}

/// Unescapes a source that is one whole literal, `b'…'` or `b"…"`, white space around it aside.
///
/// The escapes are those of Python's language reference, 2.4.1 "String and Bytes literals". A
/// closing quote before the end means that this is not one literal, so nothing is changed.
pub(crate) fn unescape(source: &[u8]) -> Option<Unescaped> {
    let start = source.iter().position(|byte| !byte.is_ascii_whitespace())?;
    let end = source.iter().rposition(|byte| !byte.is_ascii_whitespace())? + 1;
    let quote = match source.get(start..start + 2)? {
        [b'b', quote @ (b'\'' | b'"')] => *quote,
        _ => return None,
    };
    if end < start + 3 || source[end - 1] != quote {
        return None;
    }
    let mut out = Unescaped { bytes: Vec::with_capacity(end - start), map: OffsetMap::default() };
    let mut at = start + 2;
    while at < end - 1 {
        match source[at] {
            b'\\' => at += out.escape(&source[at..end - 1], at),
            byte if byte == quote || !byte.is_ascii() => return None,
            byte => {
                out.bytes.push(byte);
                out.map.push_linear(1, at);
                at += 1;
            }
        }
    }
    Some(out)
}

impl Unescaped {
    /// Reads the escape at the start of `rest`, which stands at `at`; gives its length.
    fn escape(&mut self, rest: &[u8], at: usize) -> usize {
        let (byte, len) = match rest.get(1) {
            Some(b'n') => (Some(b'\n'), 2),
            Some(b't') => (Some(b'\t'), 2),
            Some(b'r') => (Some(b'\r'), 2),
            Some(b'\n') => (None, 2),
            Some(&quoted @ (b'\\' | b'\'' | b'"')) => (Some(quoted), 2),
            Some(b'x') => match rest.get(2..4).and_then(hex) {
                Some(byte) => (Some(byte), 4),
                None => (Some(b'\\'), 1),
            },
            Some(b'0'..=b'7') => octal(rest),
            // Python keeps the backslash of an escape that it does not know.
            _ => (Some(b'\\'), 1),
        };
        if let Some(byte) = byte {
            self.bytes.push(byte);
            self.map.push_whole(1, at, at + len);
        }
        len
    }
}

fn hex(digits: &[u8]) -> Option<u8> {
    let text = std::str::from_utf8(digits).ok()?;
    text.bytes().all(|b| b.is_ascii_hexdigit()).then(|| u8::from_str_radix(text, 16).ok())?
}

fn octal(rest: &[u8]) -> (Option<u8>, usize) {
    let digits = rest[1..].iter().take(3).take_while(|b| matches!(b, b'0'..=b'7')).count();
    let value = rest[1..=digits].iter().fold(0u32, |n, b| n * 8 + u32::from(b - b'0'));
    (Some((value & 0xFF) as u8), digits + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_resolved_and_mapped() {
        let out = unescape(br"b'Le pr\xc3\xa9sident\nd\'Arv\7 \q'").expect("a literal");
        assert_eq!(out.bytes, "Le président\nd'Arv\x07 \\q".as_bytes());
        assert_eq!(out.map.range(5, 7, |b| b), (7, 15));
    }

    #[test]
    fn a_text_that_only_starts_like_a_literal_is_left_alone() {
        assert!(unescape(b"b'a' and b'c'").is_none());
        assert!(unescape(b"b'").is_none());
        assert!(unescape(b"about").is_none());
    }
}
