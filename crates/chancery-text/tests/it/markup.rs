//! HTML: text, blocks, claims and the way back.

use crate::{codes, cut, read_as, source_of};
use chancery_text::{BlockKind, Hint, Media, MetadataField, read};

#[test]
fn only_text_is_left_and_nothing_else_changes() {
    let source = "<!-- no --><p class=x>The  envoys\n of <b>Arve</b>nia&nbsp;met.</p>\r\n<script>let a = '<p>no</p>';</script><style>p{}</style><noscript>no</noscript><template><p>no</p></template><svg><title>no</title><path/></svg><p>Yes</p>";
    let reading = read_as(Media::Html, source.as_bytes());
    assert_eq!(reading.text(), "The  envoys\n of Arvenia\u{A0}met.\r\nYes");
    assert_eq!(cut(&reading), ["The  envoys\n of Arvenia\u{A0}met.", "Yes"]);
    assert_eq!(source_of(&reading, source.as_bytes(), "\u{A0}"), b"&nbsp;");
    assert_eq!(source_of(&reading, source.as_bytes(), "Arvenia"), b"Arve</b>nia");
}

#[test]
fn character_references_keep_their_own_source() {
    let cases = [
        ("a&amp;b", "&", "&amp;"),
        ("a&ampb", "&", "&amp"),
        ("a&#8217;b", "’", "&#8217;"),
        ("a&#x2019b", "\u{2019b}", "&#x2019b"),
        ("a&#146;b", "’", "&#146;"),
        ("a&notit;b", "¬", "&not"),
        ("a&fjlig;b", "fj", "&fjlig;"),
        ("a&unknown;b", "&unknown;", "&unknown;"),
        ("a & b", "&", "&"),
        ("a&&lt;b", "&<", "&&lt;"),
        ("a < b", "<", "<"),
        ("a</></>&amp;b", "&", "&amp;"),
        ("a</>b", "b", "b"),
        ("a&lt;/p>b", "</p>", "&lt;/p>"),
    ];
    for (source, words, expected) in cases {
        let reading = read_as(Media::Html, source.as_bytes());
        let found = source_of(&reading, source.as_bytes(), words);
        assert_eq!(String::from_utf8_lossy(found), expected, "{source}");
    }
}

#[test]
fn pages_in_other_encodings_lead_back_to_their_bytes() {
    let page = "<html><head><meta charset='windows-1251'></head><body><p>Министр &laquo;Арвении&raquo; прибыл</p></body></html>";
    let (source, _, _) = encoding_rs::WINDOWS_1251.encode(page);
    let reading = read(&source, &Hint::default());
    assert_eq!(reading.text(), "Министр «Арвении» прибыл");
    let (expected, _, _) = encoding_rs::WINDOWS_1251.encode("&laquo;Арвении&raquo; при");
    assert_eq!(source_of(&reading, &source, "«Арвении» при"), expected.as_ref());
}

#[test]
fn elements_shape_blocks() {
    let source = "<title>Visit | Arvenia</title><h2>The visit</h2><div>One<div>Two</div>three</div><ul><li>First<li>Second</ul><p>After</p><table><tr><td>Cell<th>Head</table><blockquote>Said</blockquote><figure><figcaption>Photo</figcaption></figure><button>Press</button>";
    let reading = read_as(Media::Html, source.as_bytes());
    let kinds: Vec<_> = reading.blocks().iter().map(|b| (reading.slice(b.span), b.kind)).collect();
    assert_eq!(
        kinds,
        [
            ("Visit | Arvenia", BlockKind::Title),
            ("The visit", BlockKind::Heading(2)),
            ("One", BlockKind::Paragraph),
            ("Two", BlockKind::Paragraph),
            ("three", BlockKind::Paragraph),
            ("First", BlockKind::ListItem),
            ("Second", BlockKind::ListItem),
            ("After", BlockKind::Paragraph),
            ("Cell", BlockKind::Cell),
            ("Head", BlockKind::Cell),
            ("Said", BlockKind::Quote),
            ("Photo", BlockKind::Caption),
            ("Press", BlockKind::Control),
        ]
    );
}

#[test]
fn a_line_break_separates_unless_the_sentence_runs_on() {
    let source = "<p>He went to<br>the border.<br>She stayed.<br><br>and left</p>";
    let reading = read_as(Media::Html, source.as_bytes());
    assert_eq!(cut(&reading), ["He went tothe border.", "She stayed.", "and left"]);
}

#[test]
fn preformatted_text_and_pages_without_markup_are_cut_at_lines() {
    let reading = read_as(Media::Html, b"<pre>One.\nTwo.</pre>");
    assert_eq!(cut(&reading), ["One.", "Two."]);
    let reading = read_as(Media::Html, b"One &amp; only.\n\nTwo.");
    assert_eq!(cut(&reading), ["One & only.", "Two."]);
}

#[test]
fn pages_make_claims() {
    let source = br#"<html lang="en-AV"><head><title>T</title>
<meta property="og:title" content="Envoys &amp; ministers meet">
<meta name=author content=' Ada Quill '><meta name="viewport" content="x">
<link rel="canonical" href="https://gov.example/a">
<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2031-04-02",
"publisher":{"name":"Arvenia Gazette"},"author":[{"name":"Ada Quill"}]}</script>
<script>var x = {"datePublished": "no"}</script></head>
<body><time datetime="2031-04-03">yesterday</time></body></html>"#;
    let reading = read(source, &Hint::default());
    let claims: Vec<_> =
        reading.claims().iter().map(|c| (c.field, c.value.as_str(), c.from.as_str())).collect();
    use MetadataField::{Author, Language, Published, Publisher, Title, Url};
    assert_eq!(
        claims,
        [
            (Language, "en-AV", "html lang"),
            (Title, "Envoys & ministers meet", "meta og:title"),
            (Author, "Ada Quill", "meta author"),
            (Url, "https://gov.example/a", "link canonical"),
            (Published, "2031-04-02", "json-ld datePublished"),
            (Publisher, "Arvenia Gazette", "json-ld publisher"),
            (Author, "Ada Quill", "json-ld author"),
            (Published, "2031-04-03", "time datetime"),
        ]
    );
}

#[test]
fn what_is_never_closed_is_told() {
    let reading = read_as(Media::Html, b"<p>Before</p><script>if (a < b) {");
    assert_eq!(reading.text(), "Before");
    assert_eq!(codes(&reading), ["R007"]);
    let reading = read_as(Media::Html, b"<svg><g><p>Out of the drawing</p>");
    assert_eq!(reading.text(), "Out of the drawing");
}

#[test]
fn hostile_pages_are_read_in_linear_time() {
    let deep = format!("{}core{}", "<div>".repeat(200_000), "</div>".repeat(200_000));
    let wide = format!("<p {}>core</p>", "a=b ".repeat(200_000));
    let long = format!("<p title=\"{}\">core</p>", "x".repeat(2_000_000));
    let bogus = format!("{}core", "</b></i></nav></svg>".repeat(50_000));
    let entities = format!("{}core", "&".repeat(500_000));
    for source in [deep, wide, long, bogus, entities] {
        let reading = read_as(Media::Html, source.as_bytes());
        assert!(reading.text().ends_with("core"));
        assert_eq!(source_of(&reading, source.as_bytes(), "core"), b"core");
    }
}
