//! Inputs that trouble such programs: each keeps the invariants, and four times as much of it takes
//! nowhere near sixteen times as long.

use std::time::{Duration, Instant};

use chancery_core::record::Provenance;
use chancery_core::{Media, Source, analyze};

use crate::fiction::LEXICON;
use crate::invariants::hold;

const LEAD: &str = "Valdorian Foreign Minister Orla Venn held a phone call with Kestrelian Foreign \
                    Minister Ruben Tao on January 27, 2031.\n\n";

fn source(text: &str) -> Source<'_> {
    Source { bytes: text.as_bytes(), media: Some(Media::Plain), provenance: Provenance::default() }
}

/// The invariants at full size, and the growth of the time on the way there.
fn bounded(make: impl Fn(usize) -> String, count: usize) {
    let mut before = fastest(&make(count / 16), Duration::MAX);
    for part in [4, 1] {
        let text = make(count / part);
        // Four times as much: linear is 4, quadratic 16. The constant absorbs a busy machine.
        let bound = before * 9 + Duration::from_millis(60);
        let now = fastest(&text, bound);
        assert!(now < bound, "{} bytes took {now:?}, a quarter of them {before:?}", text.len());
        before = now;
    }
    let _ = hold(&source(&make(count)));
}

/// The time it takes: the least of three, or of one that is below the bound already.
fn fastest(text: &str, bound: Duration) -> Duration {
    let mut best = Duration::MAX;
    for _ in 0..3 {
        let start = Instant::now();
        let _ = analyze(&source(text), &LEXICON);
        best = best.min(start.elapsed());
        if best < bound && bound < Duration::MAX {
            break;
        }
    }
    best
}

fn words(count: usize, vocabulary: &[&str]) -> String {
    let words: Vec<&str> = vocabulary.iter().copied().cycle().take(count).collect();
    words.join(" ")
}

#[test]
fn a_sentence_of_fifty_thousand_words() {
    let vocabulary =
        ["the", "two", "sides", "will", "continue", "their", "trade", "and", "relations"];
    bounded(|count| format!("{LEAD}Venn stressed that {}.", words(count, &vocabulary)), 50_000);
}

#[test]
fn a_sentence_of_nothing_but_cues() {
    let vocabulary = ["Venn", "said", "that", "Tao", "stressed", "that", "he", "agreed", "to"];
    bounded(|count| format!("{LEAD}{}.", words(count, &vocabulary)), 20_000);
}

#[test]
fn quotation_marks_that_never_close() {
    let sentence = "“Venn said that relations are good. ";
    bounded(|count| format!("{LEAD}{}", sentence.repeat(count)), 2_000);
}

#[test]
fn quotation_marks_that_never_open() {
    let sentence = "Venn said that relations are good.” ";
    bounded(|count| format!("{LEAD}{}", sentence.repeat(count)), 2_000);
}

#[test]
fn straight_quotation_marks_without_number() {
    bounded(|count| format!("{LEAD}{}", "\" said Venn \"".repeat(count)), 4_000);
}

/// Names of two words, all different, each with a title.
#[test]
fn ten_thousand_names() {
    let name = |index: usize| {
        let mut letters = String::new();
        let mut rest = index;
        for _ in 0..4 {
            letters.push(char::from(b'a' + u8::try_from(rest % 26).expect("below 26")));
            rest /= 26;
        }
        format!("Minister Or{letters} Ve{letters} of Kestrel said that trade is good.")
    };
    let text = |count: usize| (0..count).map(name).collect::<Vec<_>>().join("\n\n");
    bounded(|count| format!("{LEAD}{}", text(count)), 10_000);
}

#[test]
fn ten_thousand_names_in_a_row() {
    let name = |index: usize| format!("Orla V{}", "e".repeat(index % 40 + 1));
    let text = |count: usize| (0..count).map(name).collect::<Vec<_>>().join(", ");
    bounded(|count| format!("{LEAD}{} and others were present.", text(count)), 10_000);
}

#[test]
fn a_page_without_a_full_stop() {
    let line = "the two sides exchanged views on trade and the Valdorian side will continue\n";
    bounded(|count| format!("{LEAD}{}", line.repeat(count)), 2_000);
}

#[test]
fn nothing_but_paragraphs() {
    bounded(|count| format!("{LEAD}{}", "Venn agreed.\n\n".repeat(count)), 5_000);
}

#[test]
fn nothing_but_dates() {
    let dates =
        ["today", "on Friday", "April 2", "the 18th", "last week", "January 27, 2031", "May 14-15"];
    bounded(|count| format!("{LEAD}Venn said that {}.", words(count, &dates)), 10_000);
}

#[test]
fn nothing_but_commas_and_brackets() {
    bounded(|count| format!("{LEAD}Venn said, {}", "(, ".repeat(count)), 20_000);
}

#[test]
fn text_from_right_to_left() {
    let text = "אמר השר \u{202e}President\u{202c} Venn said that שלום “עולם” ";
    bounded(|count| format!("{LEAD}{}", text.repeat(count)), 1_000);
}

#[test]
fn emoji() {
    let text = "🕊️👩‍👩‍👧 Venn said 🇰🇪🇸 that “🤝” is good 👍🏽. ";
    bounded(|count| format!("{LEAD}{}", text.repeat(count)), 1_000);
}

#[test]
fn one_letter_without_end() {
    bounded(|count| format!("{LEAD}Venn said that {}", "a".repeat(count)), 400_000);
}

#[test]
fn combining_marks_without_end() {
    bounded(|count| format!("{LEAD}Venn said that a{}", "\u{301}".repeat(count)), 100_000);
}

#[test]
fn capitals_without_end() {
    bounded(|count| format!("{LEAD}{}", "VENN ".repeat(count)), 20_000);
}

#[test]
fn one_office_of_many_words() {
    let vocabulary = ["Deputy", "Prime", "Minister", "and", "Minister", "of", "Foreign", "Affairs"];
    bounded(|count| format!("{LEAD}{} said so.", words(count, &vocabulary)), 8_000);
}

#[test]
fn labels_without_end() {
    bounded(
        |count| format!("{LEAD}{}", "PRESIDENT VENN:  We agreed.\n\nQ: Why?\n\n".repeat(count)),
        2_000,
    );
}

#[test]
fn tags_without_end() {
    let text = format!("<p>{LEAD}</p>{}", "<div><p>Venn said that “".repeat(2_000));
    let _ = hold(&Source { media: Some(Media::Html), ..source(&text) });
}

#[test]
fn nothing() {
    for text in ["", " ", "\n", "\u{feff}", "\0", ".", "“", "”", "—", "\u{202e}"] {
        let analysis = hold(&source(text));
        assert!(analysis.record.contacts.is_empty() && analysis.record.statements.is_empty());
    }
}
