//! Converting between bytes and code points of one text.

use chancery_record::{ByteSpan, Span};

/// One entry of the table per this many bytes of text.
const STRIDE: usize = 256;

/// An index that converts UTF-8 byte offsets of one text to code points and back.
///
/// ASCII text needs no table at all. Otherwise a table holds the number of code points before
/// every 256th byte: a lookup reads at most 256 bytes of the text (plus a binary search on the
/// way from code points to bytes). The index does not hold the text; give every method the text
/// it was built from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CodePoints {
    total: u32,
    /// Code points that start before byte `i * STRIDE`; empty for ASCII text.
    before: Vec<u32>,
}

impl CodePoints {
    /// Builds the index of `text` in one pass.
    #[must_use]
    pub fn new(text: &str) -> Self {
        if text.is_ascii() {
            return Self { total: clamp(text.len()), before: Vec::new() };
        }
        let mut before = Vec::with_capacity(text.len() / STRIDE + 1);
        let mut total = 0usize;
        for chunk in text.as_bytes().chunks(STRIDE) {
            before.push(clamp(total));
            total += starts(chunk);
        }
        Self { total: clamp(total), before }
    }

    /// Number of code points of the text.
    #[must_use]
    pub fn len(&self) -> u32 {
        self.total
    }

    /// Whether the text is empty.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.total == 0
    }

    /// The code point that starts at byte `byte`. An offset inside a character is read as that
    /// character's start, one past the end as the end.
    #[must_use]
    pub fn of_byte(&self, text: &str, byte: u32) -> u32 {
        let byte = text.floor_char_boundary(byte as usize);
        if self.before.is_empty() {
            return clamp(byte);
        }
        let entry = (byte / STRIDE).min(self.before.len() - 1);
        self.before[entry] + clamp(starts(&text.as_bytes()[entry * STRIDE..byte]))
    }

    /// The byte at which code point `index` starts; one past the end is read as the end.
    #[must_use]
    pub fn to_byte(&self, text: &str, index: u32) -> u32 {
        if index >= self.total {
            return clamp(text.len());
        }
        if self.before.is_empty() {
            return index;
        }
        let entry = self.before.partition_point(|&n| n <= index).saturating_sub(1);
        let mut left = index - self.before[entry];
        let from = entry * STRIDE;
        for (i, &byte) in text.as_bytes()[from..].iter().enumerate() {
            if is_start(byte) {
                if left == 0 {
                    return clamp(from + i);
                }
                left -= 1;
            }
        }
        clamp(text.len())
    }

    /// A byte span as code points.
    #[must_use]
    pub fn span(&self, text: &str, bytes: ByteSpan) -> Span {
        Span::new(self.of_byte(text, bytes.start), self.of_byte(text, bytes.end))
    }

    /// A span of code points as bytes.
    #[must_use]
    pub fn bytes(&self, text: &str, span: Span) -> ByteSpan {
        let start = self.to_byte(text, span.start) as usize;
        ByteSpan::new(start, self.to_byte(text, span.end) as usize)
    }
}

fn is_start(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

fn starts(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| is_start(byte)).count()
}

/// Offsets fit in 32 bits because sources are cut at [`crate::MAX_SOURCE_BYTES`].
pub(crate) fn clamp(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ascii_text_keeps_no_table() {
        let text = "Arvenia".repeat(200);
        let index = CodePoints::new(&text);
        assert!(index.before.is_empty());
        assert_eq!(index.of_byte(&text, 900), 900);
    }

    #[test]
    fn every_boundary_of_a_long_mixed_text_goes_there_and_back() {
        let text = "Où Ålvør 🕊 met… ".repeat(90);
        let index = CodePoints::new(&text);
        assert_eq!(index.len() as usize, text.chars().count());
        for (n, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(index.of_byte(&text, clamp(byte)), clamp(n));
            assert_eq!(index.to_byte(&text, clamp(n)), clamp(byte));
        }
        assert_eq!(index.to_byte(&text, index.len()), clamp(text.len()));
    }

    #[test]
    fn offsets_outside_the_text_are_clamped() {
        let text = "né";
        let index = CodePoints::new(text);
        assert_eq!(index.of_byte(text, 2), 1);
        assert_eq!(index.of_byte(text, 99), 2);
        assert_eq!(index.to_byte(text, 99), 3);
    }
}
