//! Encodings, and the way back through them.

use crate::{codes, read_as, source_of, whole};
use chancery_text::{Hint, Media, SourceRange, read};

const NOTE: &str = "Der Außenminister von Ålvør traf die Präsidentin — in Öst.";

fn utf16(text: &str, big_endian: bool) -> Vec<u8> {
    text.encode_utf16()
        .flat_map(|unit| if big_endian { unit.to_be_bytes() } else { unit.to_le_bytes() })
        .collect()
}

#[test]
fn a_byte_order_mark_is_no_text() {
    let source = [b"\xEF\xBB\xBF".as_slice(), NOTE.as_bytes()].concat();
    let reading = read_as(Media::Plain, &source);
    assert_eq!(reading.text(), NOTE);
    assert_eq!(source_of(&reading, &source, "Außen"), "Außen".as_bytes());
    assert_eq!(reading.source(whole(&reading)).start, 3);
}

#[test]
fn utf16_is_read_with_and_without_a_mark() {
    let text = format!("{NOTE} 🕊 {NOTE}");
    for big_endian in [false, true] {
        let bare = utf16(&text, big_endian);
        let mark: &[u8] = if big_endian { b"\xFE\xFF" } else { b"\xFF\xFE" };
        for (source, guessed) in [(bare.clone(), true), ([mark, &bare].concat(), false)] {
            let reading = read_as(Media::Plain, &source);
            assert_eq!(reading.text(), text);
            assert_eq!(codes(&reading).contains(&"R004"), guessed);
            assert_eq!(source_of(&reading, &source, "🕊"), utf16("🕊", big_endian));
            assert_eq!(source_of(&reading, &source, "Öst"), utf16("Öst", big_endian));
        }
    }
}

#[test]
fn a_half_unit_and_a_lone_surrogate_are_replaced() {
    let mut source = b"\xFF\xFE".to_vec();
    source.extend(utf16("ab", false));
    source.extend([0x00, 0xD8, b'c', 0, b'!']);
    let reading = read_as(Media::Plain, &source);
    assert_eq!(reading.text(), "ab\u{FFFD}c\u{FFFD}");
    assert_eq!(codes(&reading), ["R003", "R003"]);
    assert_eq!(source_of(&reading, &source, "c"), [b'c', 0]);
}

#[test]
fn the_charset_hint_is_believed_where_the_bytes_are_not_utf8() {
    let (source, _, _) = encoding_rs::WINDOWS_1252.encode(NOTE);
    let hint = Hint { media: None, charset: Some("latin1".into()) };
    let reading = read(&source, &hint);
    assert_eq!(reading.text(), NOTE);
    assert_eq!(reading.encoding(), "windows-1252");
    assert!(reading.diagnostics().is_empty());
    assert_eq!(source_of(&reading, &source, "Präs"), b"Pr\xE4s");
}

#[test]
fn a_wrong_hint_gives_way_to_valid_utf8() {
    let hint = Hint { media: None, charset: Some("windows-1251".into()) };
    let reading = read(NOTE.as_bytes(), &hint);
    assert_eq!(reading.text(), NOTE);
    assert_eq!(codes(&reading), ["R009"]);
}

#[test]
fn an_undeclared_encoding_is_guessed_and_told() {
    let text = "Президент Арвении принял премьер-министра Толмарка в столице. ".repeat(4);
    let (source, _, _) = encoding_rs::WINDOWS_1251.encode(&text);
    let reading = read(&source, &Hint::default());
    assert_eq!(reading.text(), text);
    assert_eq!(codes(&reading), ["R004"]);
    assert_eq!(source_of(&reading, &source, "премьер").len(), "премьер".chars().count());
}

#[test]
fn encodings_of_mixed_width_keep_each_character_apart() {
    let text = "アルヴェニア大統領は Tolmark の首相と会談した。".repeat(3);
    for encoding in [encoding_rs::SHIFT_JIS, encoding_rs::EUC_JP, encoding_rs::GB18030] {
        let (source, _, lossy) = encoding.encode(&text);
        assert!(!lossy);
        let hint = Hint { media: None, charset: Some(encoding.name().into()) };
        let reading = read(&source, &hint);
        assert_eq!(reading.text(), text, "{}", encoding.name());
        for words in ["大統領", "Tolmark", "会"] {
            let (expected, _, _) = encoding.encode(words);
            assert_eq!(source_of(&reading, &source, words), expected.as_ref());
        }
    }
}

#[test]
fn a_truncated_sequence_at_the_end_is_replaced_and_in_bounds() {
    let (mut source, _, _) = encoding_rs::SHIFT_JIS.encode("会談した会");
    source.to_mut().pop();
    let hint = Hint { media: Some(Media::Plain), charset: Some("shift_jis".into()) };
    let reading = read(&source, &hint);
    assert!(reading.text().ends_with('\u{FFFD}'));
    assert_eq!(reading.source(whole(&reading)), SourceRange { start: 0, end: 9 });
}

#[test]
fn damaged_utf8_stays_utf8() {
    let mut source = format!("{NOTE} {NOTE}").into_bytes();
    source.push(0xFF);
    source.extend(b" end");
    let reading = read(&source, &Hint::default());
    assert_eq!(reading.encoding(), "UTF-8");
    assert_eq!(codes(&reading), ["R003"]);
    let place = reading.diagnostics()[0].span.expect("a place");
    assert_eq!(reading.quote(place), "\u{FFFD}");
    assert_eq!(source_of(&reading, &source, "\u{FFFD}"), [0xFF]);
}

#[test]
fn binary_and_empty_sources_have_no_blocks() {
    for source in [b"%PDF-1.7 text text".to_vec(), (0..=255).cycle().take(4000).collect()] {
        let reading = read(&source, &Hint::default());
        assert!(reading.blocks().is_empty());
        assert!(codes(&reading).contains(&"R002"));
    }
    for source in [b"".as_slice(), b" \r\n\t", b"\xEF\xBB\xBF", b"<p> </p>"] {
        assert_eq!(codes(&read(source, &Hint::default())), ["R001"]);
    }
}

#[test]
fn a_bytes_literal_is_unescaped_and_maps_back() {
    let source = br#"b'The envoy\xe2\x80\x99s visit\nto \xc3\x85lv\xc3\xb8r'"#;
    let reading = read(source, &Hint::default());
    assert_eq!(reading.text(), "The envoy’s visit\nto Ålvør");
    assert_eq!(codes(&reading), ["R005"]);
    assert_eq!(source_of(&reading, source, "’"), br"\xe2\x80\x99");
    assert_eq!(source_of(&reading, source, "visit"), b"visit");
}

#[test]
fn a_literal_of_a_page_is_read_as_a_page() {
    let source = br#"b'<p>Arvenia &amp; \xc3\x85lv\xc3\xb8r met.</p>\n<p>They agreed.</p>'"#;
    let reading = read(source, &Hint::default());
    assert_eq!(reading.media(), Media::Html);
    assert_eq!(reading.text(), "Arvenia & Ålvør met.\nThey agreed.");
    assert_eq!(source_of(&reading, source, "& Å"), br"&amp; \xc3\x85");
}

#[test]
fn carriage_returns_are_kept() {
    for media in [Media::Plain, Media::Html] {
        let text = "One.\r\nTwo.\rThree.\n\r\n\r\nFour.\r\n";
        let reading = read_as(media, text.as_bytes());
        assert_eq!(reading.text(), text);
        assert_eq!(reading.source(whole(&reading)).end, text.len() as u64);
    }
}

/// A place in the source before its markup was taken out would be another word, or none.
#[test]
fn replaced_bytes_of_a_page_are_told_where_they_stand_in_its_text() {
    let source = b"<p title='\xFF'>They met.</p><p>They \xFFagreed.</p>";
    let reading = read_as(Media::Html, &[b"\xEF\xBB\xBF".as_slice(), source].concat());
    let places: Vec<_> = reading.diagnostics().iter().map(|note| (note.code, note.span)).collect();
    let at = reading.text().chars().position(|c| c == '\u{FFFD}').expect("it is there") as u32;
    assert_eq!(places, [("R003", None), ("R003", Some(chancery_record::Span::new(at, at + 1)))]);
}
