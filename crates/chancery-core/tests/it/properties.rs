//! The invariants on random input: bytes, texts, pages, and documents damaged at random.

use chancery_core::record::Provenance;
use chancery_core::{Media, Source};
use proptest::prelude::*;
use proptest::sample::select;

use crate::fiction::{DOCUMENTS, TEXTS};
use crate::invariants::hold;

fn as_media(bytes: &[u8], media: Option<Media>) {
    let _ = hold(&Source { bytes, media, provenance: Provenance::default() });
}

/// Words and marks of the language the rules look for, in any order: far denser in cues, names,
/// dates and quotation marks than any text.
#[rustfmt::skip]
const WORDS: &[&str] = &[
    "President", "Foreign", "Minister", "Orla", "Venn", "Ruben", "Tao", "Valdoria", "Kestrel",
    "Valdorian", "Kestrelian", "Brennholt", "the", "two", "sides", "leaders", "he", "she", "they",
    "we", "I", "both", "and", "or", "of", "with", "to", "on", "at", "by", "in", "said", "says",
    "told", "stressed", "noted", "pointed", "out", "that", "agreed", "urged", "hopes", "discussed",
    "exchanged", "views", "warned", "according", "spoke", "met", "held", "a", "phone", "video",
    "call", "meeting", "talks", "request", "latter's", "today", "Friday", "the 18th", "April 2",
    "2031", "January 27, 2031", "May 14-15", "last", "week", "will", "should", "must", "is", "not",
    "does", "seek", "support", "remains", "unchanged", "if", "If", "was", "it", "It", "just",
    "now", "red", "line", "relations", "trade", "climate", "“", "”", "\"", "‘", "’", "'", "(", ")",
    "[", "]", "—", "-", "…", ".", ".", ".", ",", ",", ":", ";", "?", "!", "\n", "\n\n", "\n\n",
    "Q:", "PRESIDENT", "VENN:", "Joint", "Statement", "•", "1.", "(a)", "###", "’s", "n’t", "Mr.",
    "U.S.", "\u{a0}", "\u{200b}", "\u{ad}", "é", "沃", "🕊️", "ש", "\u{202e}",
];

fn word() -> impl Strategy<Value = &'static str> {
    select(WORDS)
}

fn wordy() -> impl Strategy<Value = String> {
    let gap = select(&[" ", " ", " ", " ", "", "  ", "\n"][..]);
    prop::collection::vec((word(), gap), 0..160)
        .prop_map(|words| words.into_iter().flat_map(|(word, gap)| [word, gap]).collect())
}

fn page() -> impl Strategy<Value = String> {
    let tag = select(
        &[
            "<p>",
            "</p>",
            "<br>",
            "<div class=promo>",
            "</div>",
            "<h1>",
            "</h1>",
            "<title>",
            "</title>",
            "<q>",
            "</q>",
            "<li>",
            "</ul>",
            "<td>",
            "<a href=x>",
            "</a>",
            "<nav>",
            "</nav>",
            "<script>",
            "</script>",
            "<!--",
            "-->",
            "<",
            ">",
            "&amp;",
            "&ldquo;",
            "&rdquo;",
            "&#8217;",
            "&nbsp;",
            "&",
            "<blockquote>",
            "<meta property=\"og:title\" content=\"President",
        ][..],
    );
    prop::collection::vec(prop_oneof![3 => word(), 1 => tag], 0..160)
        .prop_map(|pieces| pieces.join(" "))
}

/// One way to damage a text. Numbers are places in it, taken round where it is shorter.
#[derive(Debug, Clone)]
enum Damage {
    /// Ends at a byte.
    Cut(usize),
    /// Begins at a byte.
    Behead(usize),
    /// Has a line twice.
    Repeat(usize),
    /// Lacks twenty spaces from a byte on.
    CloseUp(usize),
    /// Closing marks open, opening ones close.
    SwapQuotes,
    /// No mark closes.
    DropQuotes,
    /// No full stop, no line end.
    Unstop,
    /// Goes on, from a byte of its own, at a byte of another document.
    Splice(usize, usize, usize),
    /// All in capitals.
    Upper,
    /// All in small letters.
    Lower,
}

fn damage() -> impl Strategy<Value = Damage> {
    let at = || 0..8_000usize;
    prop_oneof![
        at().prop_map(Damage::Cut),
        at().prop_map(Damage::Behead),
        at().prop_map(Damage::Repeat),
        at().prop_map(Damage::CloseUp),
        Just(Damage::SwapQuotes),
        Just(Damage::DropQuotes),
        Just(Damage::Unstop),
        (at(), at(), at()).prop_map(|(other, from, to)| Damage::Splice(other, from, to)),
        Just(Damage::Upper),
        Just(Damage::Lower),
    ]
}

fn damaged(text: &str, damage: &Damage) -> String {
    match damage {
        Damage::Cut(at) => text[..boundary(text, *at)].to_owned(),
        Damage::Behead(at) => text[boundary(text, *at)..].to_owned(),
        Damage::Repeat(at) => {
            let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
            if let Some(line) = at.checked_rem(lines.len()) {
                lines.insert(line, lines[line]);
            }
            lines.concat()
        }
        Damage::CloseUp(at) => {
            let (before, after) = text.split_at(boundary(text, *at));
            format!("{before}{}", after.replacen(' ', "", 20))
        }
        Damage::SwapQuotes => text.chars().map(swapped).collect(),
        Damage::DropQuotes => text.replace('”', ""),
        Damage::Unstop => text.replace(['.', '\n'], " "),
        Damage::Splice(other, from, to) => {
            let other = &TEXTS[other % TEXTS.len()];
            let (head, tail) = (boundary(text, *from), boundary(other, *to));
            format!("{}{}", &text[..head], &other[tail..])
        }
        Damage::Upper => text.to_uppercase(),
        Damage::Lower => text.to_lowercase(),
    }
}

fn swapped(c: char) -> char {
    match c {
        '“' => '”',
        '”' => '“',
        '’' => '‘',
        '‘' => '’',
        other => other,
    }
}

fn boundary(text: &str, at: usize) -> usize {
    text.floor_char_boundary(at % (text.len() + 1))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        as_media(&bytes, None);
        as_media(&bytes, Some(Media::Html));
    }

    #[test]
    fn any_text(text in "\\PC{0,300}") {
        as_media(text.as_bytes(), Some(Media::Plain));
    }

    #[test]
    fn any_words(text in wordy()) {
        as_media(text.as_bytes(), Some(Media::Plain));
    }

    #[test]
    fn any_words_after_a_lead(text in wordy()) {
        let text = format!(
            "Valdorian Foreign Minister Orla Venn held a phone call with Kestrelian Foreign \
             Minister Ruben Tao on January 27, 2031.\n\nVenn stressed that {text}"
        );
        as_media(text.as_bytes(), Some(Media::Plain));
    }

    #[test]
    fn any_page(html in page()) {
        as_media(html.as_bytes(), Some(Media::Html));
    }

    #[test]
    fn any_provenance(
        text in wordy(),
        title in wordy(),
        published in prop_oneof!["\\PC{0,12}", "20[0-9]{2}-[0-1][0-9]-[0-3][0-9]", Just("2031-09-18T23:59:59+14:00".to_owned())],
        publisher in wordy(),
    ) {
        let provenance = Provenance {
            title: Some(title),
            published: Some(published),
            publisher: Some(publisher),
            language: Some("en".to_owned()),
            ..Provenance::default()
        };
        let _ = hold(&Source { bytes: text.as_bytes(), media: Some(Media::Plain), provenance });
    }

    #[test]
    fn any_damaged_document(
        document in 0..DOCUMENTS.len(),
        damages in prop::collection::vec(damage(), 1..4),
    ) {
        let (document, text) = (&DOCUMENTS[document], TEXTS[document].clone());
        let text = damages.iter().fold(text, |text, damage| damaged(&text, damage));
        let _ = hold(&Source { bytes: text.as_bytes(), ..document.source() });
    }
}

/// Says what was being done where it fails.
struct Doing(String);

impl Drop for Doing {
    fn drop(&mut self) {
        if std::thread::panicking() {
            println!("failed at {}", self.0);
        }
    }
}

/// Each kind of damage to each document, at a few places: what random choice might miss.
#[test]
fn every_document_damaged_in_every_way() {
    let places = [0, 1, 300, 1_111, 2_222, 4_000];
    for (document, text) in DOCUMENTS.iter().zip(TEXTS.iter()) {
        let whole =
            [Damage::SwapQuotes, Damage::DropQuotes, Damage::Unstop, Damage::Upper, Damage::Lower];
        let local = places.iter().flat_map(|at| {
            [Damage::Cut(*at), Damage::Behead(*at), Damage::Repeat(*at), Damage::CloseUp(*at)]
        });
        for damage in whole.into_iter().chain(local) {
            let text = damaged(text, &damage);
            let _doing = Doing(format!("{} {damage:?}", document.name));
            let _ = hold(&Source { bytes: text.as_bytes(), ..document.source() });
        }
    }
}

#[test]
fn the_documents_themselves() {
    assert!(DOCUMENTS.len() >= 13);
    for document in DOCUMENTS.iter() {
        let analysis = hold(&document.source());
        assert!(!analysis.record.document.language.value().is_none_or(String::is_empty));
    }
}
