//! Bytes to reading text: blocks and furniture lie within it in order, every code point leads back
//! to bytes of the source, and spans go there and back.

#![no_main]

use chancery_fuzz::LONGEST;
use chancery_record::Span;
use chancery_text::{Hint, Media, Reading, read};
use libfuzzer_sys::fuzz_target;

const CHARSETS: [Option<&str>; 6] =
    [None, Some("utf-16le"), Some("windows-1252"), Some("gb18030"), Some("iso-2022-jp"), Some("?")];

fuzz_target!(|bytes: &[u8]| {
    let bytes = &bytes[..bytes.len().min(LONGEST)];
    // The last byte chooses the charset, so that files can be given as they are.
    let charset = CHARSETS[usize::from(bytes.last().copied().unwrap_or(0)) % CHARSETS.len()];
    for media in [None, Some(Media::Plain), Some(Media::Html)] {
        for charset in [None, charset] {
            let hint = Hint { media, charset: charset.map(str::to_owned) };
            let reading = read(bytes, &hint);
            holds(&reading, bytes.len() as u64);
            let again = read(bytes, &hint);
            assert_eq!(reading.text(), again.text());
            assert_eq!(reading.blocks(), again.blocks());
        }
    }
});

fn holds(reading: &Reading, length: u64) {
    let text = reading.text();
    let mut end = 0;
    for block in reading.blocks() {
        assert!(end <= block.span.start && block.span.start < block.span.end, "{block:?}");
        let words = text.get(block.span.range()).expect("blocks lie on character boundaries");
        assert_eq!(words.trim(), words);
        end = block.span.end;
    }
    assert!(end as usize <= text.len());
    let mut end = 0;
    for (span, _) in reading.furniture() {
        assert!(end <= span.start && text.get(span.range()).is_some(), "furniture at {span:?}");
        end = span.end;
    }
    let mut last = 0;
    for (index, c) in (0..).zip(text.chars()) {
        let span = Span::new(index, index + 1);
        let range = reading.source(span);
        assert!(last <= range.start && range.start < range.end && range.end <= length);
        last = range.start;
        let bytes = reading.bytes(span);
        assert_eq!(reading.span(bytes), span);
        assert!(reading.quote(span).chars().eq([c]));
    }
    for note in reading.diagnostics() {
        assert!(note.span.is_none_or(|span| span.end <= reading.code_points().len()));
    }
}
