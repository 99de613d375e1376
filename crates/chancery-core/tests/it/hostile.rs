//! Inputs that trouble such programs: each keeps the invariants. That the work grows no faster than
//! the text is counted where it is done (`steps` in `chancery-extract`).

use chancery_core::record::Provenance;
use chancery_core::{Media, Source};

use crate::invariants::hold;

const LEAD: &str = "Valdorian Foreign Minister Orla Venn held a phone call with Kestrelian Foreign \
                    Minister Ruben Tao on January 27, 2031.\n\n";

fn source(text: &str) -> Source<'_> {
    Source { bytes: text.as_bytes(), media: Some(Media::Plain), provenance: Provenance::default() }
}

fn holds(make: impl Fn(usize) -> String, count: usize) {
    let _ = hold(&source(&make(count)));
}

fn words(count: usize, vocabulary: &[&str]) -> String {
    let words: Vec<&str> = vocabulary.iter().copied().cycle().take(count).collect();
    words.join(" ")
}

#[test]
fn a_sentence_of_fifty_thousand_words() {
    let vocabulary =
        ["the", "two", "sides", "will", "continue", "their", "trade", "and", "relations"];
    holds(|count| format!("{LEAD}Venn stressed that {}.", words(count, &vocabulary)), 50_000);
}

#[test]
fn a_sentence_of_nothing_but_cues() {
    let vocabulary = ["Venn", "said", "that", "Tao", "stressed", "that", "he", "agreed", "to"];
    holds(|count| format!("{LEAD}{}.", words(count, &vocabulary)), 20_000);
}

#[test]
fn quotation_marks_that_never_close() {
    let sentence = "“Venn said that relations are good. ";
    holds(|count| format!("{LEAD}{}", sentence.repeat(count)), 2_000);
}

#[test]
fn quotation_marks_that_never_open() {
    let sentence = "Venn said that relations are good.” ";
    holds(|count| format!("{LEAD}{}", sentence.repeat(count)), 2_000);
}

#[test]
fn straight_quotation_marks_without_number() {
    holds(|count| format!("{LEAD}{}", "\" said Venn \"".repeat(count)), 4_000);
}

/// Four letters that tell numbers apart.
fn letters(index: usize) -> String {
    let mut rest = index;
    let letter = |_| {
        let letter = char::from(b'a' + u8::try_from(rest % 26).expect("below 26"));
        rest /= 26;
        letter
    };
    (0..4).map(letter).collect()
}

/// Names of two words, all different, each with a title.
#[test]
fn ten_thousand_names() {
    let name = |index: usize| {
        format!("Minister Or{0} Ve{0} of Kestrel said that trade is good.", letters(index))
    };
    let text = |count: usize| (0..count).map(name).collect::<Vec<_>>().join("\n\n");
    holds(|count| format!("{LEAD}{}", text(count)), 10_000);
}

#[test]
fn ten_thousand_names_in_a_row() {
    let name = |index: usize| format!("Orla V{}", "e".repeat(index % 40 + 1));
    let text = |count: usize| (0..count).map(name).collect::<Vec<_>>().join(", ");
    holds(|count| format!("{LEAD}{} and others were present.", text(count)), 10_000);
}

#[test]
fn a_page_without_a_full_stop() {
    let line = "the two sides exchanged views on trade and the Valdorian side will continue\n";
    holds(|count| format!("{LEAD}{}", line.repeat(count)), 2_000);
}

#[test]
fn nothing_but_paragraphs() {
    holds(|count| format!("{LEAD}{}", "Venn agreed.\n\n".repeat(count)), 5_000);
}

#[test]
fn nothing_but_dates() {
    let dates =
        ["today", "on Friday", "April 2", "the 18th", "last week", "January 27, 2031", "May 14-15"];
    holds(|count| format!("{LEAD}Venn said that {}.", words(count, &dates)), 10_000);
}

#[test]
fn nothing_but_commas_and_brackets() {
    holds(|count| format!("{LEAD}Venn said, {}", "(, ".repeat(count)), 20_000);
}

#[test]
fn text_from_right_to_left() {
    let text = "אמר השר \u{202e}President\u{202c} Venn said that שלום “עולם” ";
    holds(|count| format!("{LEAD}{}", text.repeat(count)), 1_000);
}

#[test]
fn emoji() {
    let text = "🕊️👩‍👩‍👧 Venn said 🇰🇪🇸 that “🤝” is good 👍🏽. ";
    holds(|count| format!("{LEAD}{}", text.repeat(count)), 1_000);
}

#[test]
fn one_letter_without_end() {
    holds(|count| format!("{LEAD}Venn said that {}", "a".repeat(count)), 400_000);
}

#[test]
fn combining_marks_without_end() {
    holds(|count| format!("{LEAD}Venn said that a{}", "\u{301}".repeat(count)), 100_000);
}

#[test]
fn capitals_without_end() {
    holds(|count| format!("{LEAD}{}", "VENN ".repeat(count)), 20_000);
}

#[test]
fn one_office_of_many_words() {
    let vocabulary = ["Deputy", "Prime", "Minister", "and", "Minister", "of", "Foreign", "Affairs"];
    holds(|count| format!("{LEAD}{} said so.", words(count, &vocabulary)), 8_000);
}

#[test]
fn offices_joined_without_end() {
    let vocabulary = ["King", ",", "Duke", "and", "Sultan", "–", "Emir", "/"];
    holds(|count| format!("{LEAD}{} Venn said so.", words(count, &vocabulary)), 8_000);
}

#[test]
fn labels_without_end() {
    holds(
        |count| format!("{LEAD}{}", "PRESIDENT VENN:  We agreed.\n\nQ: Why?\n\n".repeat(count)),
        2_000,
    );
}

#[test]
fn tags_without_end() {
    let text = format!("<p>{LEAD}</p>{}", "<div><p>Venn said that “".repeat(2_000));
    let _ = hold(&Source { media: Some(Media::Html), ..source(&text) });
}

/// Paragraphs that each give the whole name of somebody else with the same first name.
#[test]
fn one_first_name_for_all() {
    let name = |index: usize| format!("Minister Orla Ve{} said so.", letters(index));
    let text = |count: usize| (0..count).map(name).collect::<Vec<_>>().join("\n\n");
    holds(|count| format!("{LEAD}{}", text(count)), 2_000);
}

#[test]
fn quotations_within_quotations() {
    holds(
        |count| {
            format!("{LEAD}Venn said {}.", "“good ‘very ".repeat(count) + &"’ fine”".repeat(count))
        },
        3_000,
    );
}

#[test]
fn a_document_of_many_megabytes() {
    let sentence = "Venn said that trade is good and that he will meet Tao on Friday. ";
    holds(|count| format!("{LEAD}{}", sentence.repeat(count)), 20_000);
}

#[test]
fn nothing() {
    for text in ["", " ", "\n", "\u{feff}", "\0", ".", "“", "”", "—", "\u{202e}"] {
        let analysis = hold(&source(text));
        assert!(analysis.record.contacts.is_empty() && analysis.record.statements.is_empty());
    }
}
