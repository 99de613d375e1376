//! What holds for every input.

use crate::{codes, read_as, whole};
use chancery_record::{ByteSpan, Span};
use chancery_text::{Hint, Media, Reading, read};
use proptest::prelude::*;

/// Bounds, order and coverage that every reading keeps.
fn check(reading: &Reading, source: &[u8]) {
    let text = reading.text();
    let binary = codes(reading).contains(&"R002");
    let mut at = 0;
    for block in reading.blocks() {
        let words = text.get(block.span.range()).expect("blocks are on character boundaries");
        assert!(!words.trim().is_empty() && words.trim() == words);
        let gap = &text[at..block.span.start as usize];
        assert!(gap.chars().all(invisible), "{gap:?} is in no block");
        at = block.span.end as usize;
    }
    assert!(binary || text[at..].chars().all(invisible));
    let mut last = 0;
    for index in 0..reading.code_points().len() {
        let range = reading.source(Span::new(index, index + 1));
        assert!(range.start < range.end && range.end <= source.len() as u64);
        assert!(range.start >= last, "sources go forward");
        last = range.start;
    }
    for (furniture, _) in reading.furniture() {
        assert!(text.get(furniture.range()).is_some());
    }
}

fn invisible(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200B}' | '\u{2060}' | '\u{FEFF}' | '\u{AD}')
}

/// Pieces that trouble tokenizers, in any order.
fn page() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("<p>"),
        Just("</p>"),
        Just("<br>"),
        Just("<div class='a' a=b>"),
        Just("</div>"),
        Just("<a href=x>"),
        Just("</a>"),
        Just("<nav>"),
        Just("</nav>"),
        Just("<title>"),
        Just("</title>"),
        Just("<textarea>"),
        Just("</textarea>"),
        Just("<script>"),
        Just("</script>"),
        Just("<style>"),
        Just("</style>"),
        Just("<svg>"),
        Just("</svg>"),
        Just("<!--"),
        Just("-->"),
        Just("<!"),
        Just("<?x"),
        Just("<"),
        Just(">"),
        Just("</"),
        Just("&amp;"),
        Just("&amp"),
        Just("&notit;"),
        Just("&#0;"),
        Just("&#x1F54A;"),
        Just("&"),
        Just("&#"),
        Just("&#x"),
        Just("&x;"),
        Just("\r\n"),
        Just("\r"),
        Just("\n"),
        Just("\0"),
        Just(" "),
        Just("Ålvør"),
        Just("🕊"),
        Just("The envoys met."),
        Just("home"),
        Just("\""),
        Just("'"),
        Just("="),
        Just("<![CDATA["),
        Just("]]>"),
        Just("<li>"),
        Just("<td>"),
        Just("<pre>"),
        Just("<template>"),
        Just("</template>"),
        Just("<h1>"),
        Just("\u{FEFF}"),
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

/// A lead byte that is given up, an ASCII byte behind it, and another lead byte given up at once.
#[test]
fn bytes_that_are_read_anew_have_their_places() {
    for source in [&[129, 48, 129, 32][..], &[129, 48, 129], &[129, 48, 129, 48, 32, 129]] {
        let hint = Hint { media: None, charset: Some("gbk".to_owned()) };
        check(&read(source, &hint), source);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn plain_text_is_its_source(text in "\\PC{0,80}([ \\n\\r]{1,3}\\PC{0,40}){0,6}") {
        prop_assume!(!text.starts_with('\u{FEFF}') && !text.starts_with("b'") && !text.starts_with("b\""));
        let reading = read_as(Media::Plain, text.as_bytes());
        prop_assert_eq!(reading.text(), &text);
        check(&reading, text.as_bytes());
        for (n, (at, c)) in text.char_indices().enumerate() {
            let span = Span::new(n as u32, n as u32 + 1);
            let range = reading.source(span);
            prop_assert_eq!((range.start as usize, range.end as usize), (at, at + c.len_utf8()));
            prop_assert_eq!(reading.span(reading.bytes(span)), span);
            prop_assert_eq!(reading.quote(span), c.to_string());
        }
    }

    #[test]
    fn any_page_is_read(source in page()) {
        let reading = read_as(Media::Html, source.as_bytes());
        check(&reading, source.as_bytes());
        // What came through unchanged stands in the source byte for byte.
        for (n, c) in reading.text().chars().enumerate() {
            let range = reading.source(Span::new(n as u32, n as u32 + 1));
            let from = &source[range.start as usize..range.end as usize];
            prop_assert!(from.starts_with('&') || from == "\0" || from == c.to_string(),
                "{:?} from {:?}", c, from);
        }
    }

    #[test]
    fn any_page_in_another_encoding_is_read(source in page(), which in 0usize..4) {
        let encoding = [encoding_rs::WINDOWS_1252, encoding_rs::SHIFT_JIS, encoding_rs::GB18030,
            encoding_rs::ISO_2022_JP][which];
        let (bytes, _, _) = encoding.encode(&source);
        let hint = Hint { media: Some(Media::Html), charset: Some(encoding.name().into()) };
        check(&read(&bytes, &hint), &bytes);
    }

    #[test]
    fn any_bytes_are_read(source in prop::collection::vec(any::<u8>(), 0..300), html: bool,
        charset in prop::option::of(prop::sample::select(vec!["utf-16le", "gbk", "iso-2022-jp",
            "big5", "euc-kr", "koi8-r", "replacement", "x-user-defined", "none"])))
    {
        let media = html.then_some(Media::Html);
        let hint = Hint { media, charset: charset.map(str::to_owned) };
        let reading = read(&source, &hint);
        check(&reading, &source);
        let again = read(&source, &hint);
        prop_assert_eq!(reading.text(), again.text());
    }

    #[test]
    fn spans_go_there_and_back(text in "(\\PC|\n){0,700}", a in 0u32..800, b in 0u32..800) {
        let reading = read_as(Media::Plain, text.as_bytes());
        let total = whole(&reading).end;
        let span = Span::new(a.min(b).min(total), a.max(b).min(total));
        let bytes: ByteSpan = reading.bytes(span);
        prop_assert_eq!(reading.span(bytes), span);
        prop_assert_eq!(reading.quote(span).chars().count(), span.len() as usize);
    }
}
