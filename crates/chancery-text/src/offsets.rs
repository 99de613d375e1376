//! The offset map: from the bytes of a text to the bytes they came from.

use crate::codepoints::clamp;
use serde::{Deserialize, Serialize};

/// A byte range of the stored source, start inclusive, end exclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct SourceRange {
    /// First byte.
    pub start: u64,
    /// One past the last byte.
    pub end: u64,
}

/// How the text of a run came from its source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Byte for byte.
    Linear,
    /// Every code point came from this many source bytes (single-byte encodings, UTF-16).
    PerCodePoint(u32),
    /// Every code point of the run came from all of these bytes (an entity, an invalid sequence).
    Whole(u32),
}

/// A stretch of text with one kind of origin; it ends where the next run starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Run {
    text: u32,
    source: u32,
    kind: Kind,
}

/// A map of runs rather than of single characters: a page costs one run per tag or entity, a
/// plain file one run in all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct OffsetMap {
    runs: Vec<Run>,
    text_len: u32,
    source_end: u32,
}

impl OffsetMap {
    /// The map of a text that is its source from byte `source` on.
    pub(crate) fn identity(text_len: usize, source: usize) -> Self {
        let mut map = Self { source_end: clamp(source), ..Self::default() };
        map.push_linear(text_len, source);
        map
    }

    /// `len` more bytes of text that stand in the source as they are, from byte `source` on.
    pub(crate) fn push_linear(&mut self, len: usize, source: usize) {
        if len == 0 {
            return;
        }
        let (len, source) = (clamp(len), clamp(source));
        let goes_on = matches!(self.runs.last(), Some(run) if run.kind == Kind::Linear)
            && self.source_end == source;
        if !goes_on {
            self.runs.push(Run { text: self.text_len, source, kind: Kind::Linear });
        }
        self.text_len += len;
        self.source_end = source + len;
    }

    /// `len` more bytes of text, of `count` code points, that came from `width` source bytes each.
    pub(crate) fn push_per_code_point(
        &mut self,
        len: usize,
        count: usize,
        width: usize,
        source: usize,
    ) {
        if len == 0 {
            return;
        }
        let (width, source) = (clamp(width), clamp(source));
        let kind = Kind::PerCodePoint(width);
        let goes_on =
            matches!(self.runs.last(), Some(run) if run.kind == kind) && self.source_end == source;
        if !goes_on {
            self.runs.push(Run { text: self.text_len, source, kind });
        }
        self.text_len += clamp(len);
        self.source_end = source + width * clamp(count);
    }

    /// `len` more bytes of text that together came from the source bytes `start..end`.
    pub(crate) fn push_whole(&mut self, len: usize, start: usize, end: usize) {
        if len == 0 {
            return;
        }
        let source = clamp(start);
        let kind = Kind::Whole(clamp(end) - source);
        let same =
            matches!(self.runs.last(), Some(run) if run.kind == kind && run.source == source);
        if !same {
            self.runs.push(Run { text: self.text_len, source, kind });
        }
        self.text_len += clamp(len);
        self.source_end = clamp(end);
    }

    /// One more character, `len` bytes long, that came from the source bytes `start..end`.
    pub(crate) fn push_char(&mut self, len: usize, start: usize, end: usize) {
        match end.saturating_sub(start) {
            width if width == len => self.push_linear(len, start),
            // No encoding spends more than four bytes on a code point: anything longer is an
            // escape, which may stand for several code points.
            width @ 1..=4 => self.push_per_code_point(len, 1, width, start),
            _ => self.push_whole(len, start, end),
        }
    }

    /// The source range of the text bytes `start..end`. `code_point` gives the number of the code
    /// point at a byte of the text. An empty stretch gives an empty range.
    pub(crate) fn range(
        &self,
        start: u32,
        end: u32,
        code_point: impl Fn(u32) -> u32,
    ) -> (usize, usize) {
        if end <= start || start >= self.text_len {
            let at = if start >= self.text_len {
                self.source_end
            } else {
                self.start_of(start, &code_point)
            };
            return (at as usize, at as usize);
        }
        let from = self.start_of(start, &code_point);
        let to = self.end_of(end.min(self.text_len), &code_point);
        (from as usize, to.max(from) as usize)
    }

    fn start_of(&self, byte: u32, code_point: &impl Fn(u32) -> u32) -> u32 {
        let Some(run) = self.run_at(byte) else { return 0 };
        match run.kind {
            Kind::Linear => run.source + (byte - run.text),
            Kind::PerCodePoint(width) => {
                run.source + width * (code_point(byte) - code_point(run.text))
            }
            Kind::Whole(_) => run.source,
        }
    }

    /// Where the source of the character that ends before text byte `byte` (> 0) ends.
    fn end_of(&self, byte: u32, code_point: &impl Fn(u32) -> u32) -> u32 {
        let Some(run) = self.run_at(byte - 1) else { return 0 };
        match run.kind {
            Kind::Linear => run.source + (byte - run.text),
            Kind::PerCodePoint(width) => {
                run.source + width * (code_point(byte) - code_point(run.text))
            }
            Kind::Whole(len) => run.source + len,
        }
    }

    fn run_at(&self, byte: u32) -> Option<Run> {
        let after = self.runs.partition_point(|run| run.text <= byte);
        self.runs.get(after.checked_sub(1)?).copied()
    }

    /// The map from `text` (what `self` maps from) straight to the source of `inner`, where the
    /// source of `self` is the text of `inner`. `code_point` counts in the text of `inner`.
    ///
    /// Character by character: only sources that are not UTF-8 pay for it.
    pub(crate) fn through(
        &self,
        text: &str,
        inner: &Self,
        code_point: impl Fn(u32) -> u32,
    ) -> Self {
        let own = crate::codepoints::CodePoints::new(text);
        let mut map = Self::default();
        for (at, c) in text.char_indices() {
            let (start, end) =
                self.range(clamp(at), clamp(at + c.len_utf8()), |byte| own.of_byte(text, byte));
            let (start, end) = inner.range(clamp(start), clamp(end), &code_point);
            map.push_char(c.len_utf8(), start, end);
        }
        map
    }

    #[cfg(test)]
    pub(crate) fn run_count(&self) -> usize {
        self.runs.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbouring_linear_runs_are_one() {
        let mut map = OffsetMap::default();
        map.push_linear(4, 10);
        map.push_linear(3, 14);
        map.push_linear(2, 30);
        assert_eq!(map.run_count(), 2);
        assert_eq!(map.range(3, 5, |b| b), (13, 15));
        assert_eq!(map.range(6, 8, |b| b), (16, 31));
    }

    #[test]
    fn an_entity_maps_whole() {
        let mut map = OffsetMap::default();
        map.push_linear(2, 0);
        map.push_whole(1, 2, 7);
        map.push_linear(2, 7);
        assert_eq!(map.range(2, 3, |b| b), (2, 7));
        assert_eq!(map.range(0, 5, |b| b), (0, 9));
        assert_eq!(map.range(5, 5, |b| b), (9, 9));
    }

    #[test]
    fn maps_compose() {
        // "é" in windows-1252 is one byte and in UTF-8 two; the entity stands after it.
        let mut inner = OffsetMap::default();
        inner.push_per_code_point(7, 6, 1, 0);
        let mut outer = OffsetMap::default();
        outer.push_linear(2, 0);
        outer.push_whole(1, 2, 7);
        let decoded = "é&amp;";
        let index = crate::codepoints::CodePoints::new(decoded);
        let map = outer.through("é&", &inner, |byte| index.of_byte(decoded, byte));
        let text = crate::codepoints::CodePoints::new("é&");
        assert_eq!(map.range(0, 2, |b| text.of_byte("é&", b)), (0, 1));
        assert_eq!(map.range(2, 3, |b| text.of_byte("é&", b)), (1, 6));
    }
}
