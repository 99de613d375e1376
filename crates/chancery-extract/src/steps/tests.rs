//! Twice as much of anything takes twice as many steps: texts in which each word could be weighed
//! against every other.

use chancery_record::{Provenance, Record, Sha256};
use chancery_text::{Hint, Media, read};

use super::TAKEN;
use crate::{Lexicon, extract};

const LEAD: &str = "Valdorian Foreign Minister Orla Venn held a phone call with Kestrelian Foreign \
                    Minister Ruben Tao on January 27, 2031.\n\n";

fn counted(media: Media, text: &str) -> (u64, Record) {
    let reading = read(text.as_bytes(), &Hint { media: Some(media), charset: None });
    let (sha256, provenance) = (Sha256::of(text.as_bytes()), Provenance::default());
    let before = TAKEN.get();
    let record = extract(&reading, &sha256, &provenance, Lexicon::english());
    (TAKEN.get() - before, record)
}

/// From `count` to twice and four times `count` the steps grow as the text does. Where they grow
/// with the square, four times as much takes more than three times as many as twice as much.
#[track_caller]
fn grows_with_the_text(count: usize, make: impl Fn(usize) -> String) -> Record {
    grows(Media::Plain, count, make)
}

#[track_caller]
fn grows(media: Media, count: usize, make: impl Fn(usize) -> String) -> Record {
    let text = |times: usize| format!("{LEAD}{}", make(count * times));
    let ([one, two], (four, record)) =
        ([1, 2].map(|times| counted(media, &text(times)).0), counted(media, &text(4)));
    assert!(one > 1_000, "{one} steps: the text is not read");
    assert!(two * 10 <= one * 22, "{one}, then {two} steps");
    assert!(four * 10 <= two * 22, "{two}, then {four} steps");
    record
}

fn words(count: usize, vocabulary: &[&str]) -> String {
    vocabulary.iter().copied().cycle().take(count).collect::<Vec<_>>().join(" ")
}

/// Four letters that tell numbers apart.
fn letters(mut number: usize) -> String {
    let mut letters = String::new();
    for _ in 0..4 {
        letters.push(char::from(b'a' + u8::try_from(number % 26).unwrap_or(0)));
        number /= 26;
    }
    letters
}

fn each(count: usize, one: impl Fn(usize) -> String) -> String {
    (0..count).map(one).collect()
}

fn has_note(record: &Record, code: &str) -> bool {
    record.diagnostics.iter().any(|note| note.code == code)
}

#[test]
fn a_sentence_of_fifty_thousand_words_is_read_in_pieces_and_told() {
    let vocabulary =
        ["the", "two", "sides", "will", "continue", "their", "trade", "and", "relations"];
    let told = |count| format!("Venn stressed that {}.", words(count, &vocabulary));
    assert!(has_note(&grows_with_the_text(12_500, told), "X006"));
}

#[test]
fn sentences_of_cues() {
    let chain = ["Venn", "said", "that", "Tao", "stressed", "that", "he", "agreed", "to"];
    let _ = grows_with_the_text(5_000, |count| words(count, &chain));
    let _ = grows_with_the_text(5_000, |count| "said ".repeat(count));
    let _ = grows_with_the_text(1_500, |count| "According to Venn, ".repeat(count));
    let _ = grows_with_the_text(1_500, |count| "and stressed that it is ".repeat(count));
    let _ = grows_with_the_text(1_500, |count| "who said that Tao, ".repeat(count));
    let _ = grows_with_the_text(1_000, |count| "Venn stressed that trade is good; ".repeat(count));
    let _ = grows_with_the_text(1_500, |count| "Venn said: ".repeat(count));
    let _ = grows_with_the_text(1_000, |count| "if trade is good, they will meet, ".repeat(count));
}

#[test]
fn a_page_without_a_full_stop_is_told() {
    let line = "the two sides exchanged views on trade and the Valdorian side will continue\n";
    assert!(has_note(&grows_with_the_text(600, |count| line.repeat(count)), "X006"));
}

#[test]
fn quotation_marks_that_never_close_are_told() {
    let sentence = "Venn said that “relations are good. ";
    assert!(has_note(&grows_with_the_text(500, |count| sentence.repeat(count)), "X007"));
    let sentence = "Venn said that relations are good.” ";
    assert!(has_note(&grows_with_the_text(500, |count| sentence.repeat(count)), "X007"));
}

#[test]
fn quotation_marks_in_pairs_are_no_trouble() {
    let record = grows_with_the_text(500, |count| "“Trade is good,” Venn said. ".repeat(count));
    assert!(!has_note(&record, "X007") && !has_note(&record, "X006"));
    let record = grows_with_the_text(500, |count| {
        format!("Venn said {}.", "“good ‘very ".repeat(count) + &"’ fine”".repeat(count))
    });
    assert!(!has_note(&record, "X007"));
    let _ = grows_with_the_text(1_000, |count| "\" said Venn \"".repeat(count));
    let _ = grows_with_the_text(500, |count| "“Venn said that it is good.\n\n".repeat(count));
}

#[test]
fn ten_thousand_names() {
    let titled = |i| format!("Minister Or{0} Ve{0} said that trade is good.\n\n", letters(i));
    let _ = grows_with_the_text(2_500, |count| each(count, titled));
    let row = |i| format!("Or{0} Ve{0}, ", letters(i));
    let _ = grows_with_the_text(2_500, |count| each(count, row));
}

/// Every name shares a word with every other.
#[test]
fn names_that_share_a_word() {
    let first = |i| format!("Minister Orla Ve{} said that trade is good.\n\n", letters(i));
    let _ = grows_with_the_text(1_000, |count| each(count, first));
    let last = |i| format!("Minister {} Venn agreed. Venn was glad.\n\n", capital(&letters(i)));
    let _ = grows_with_the_text(1_000, |count| each(count, last));
    let none = |_| "Minister Venn said that she agreed. The minister was glad.\n\n".to_owned();
    let _ = grows_with_the_text(1_000, |count| each(count, none));
}

fn capital(word: &str) -> String {
    word.chars()
        .rev()
        .enumerate()
        .map(|(i, c)| if i == 0 { c.to_ascii_uppercase() } else { c })
        .collect()
}

#[test]
fn sides_and_groups_by_the_thousand() {
    let met =
        |i| format!("Venn met with Minister Or{0} Ve{0} of France. Both agreed.\n\n", letters(i));
    let _ = grows_with_the_text(1_000, |count| each(count, met));
    let group =
        |i| format!("The {0} Group ({0}) said that it is good. ", letters(i).to_uppercase());
    let _ = grows_with_the_text(1_000, |count| each(count, group));
    let _ = grows_with_the_text(1_000, |count| "The two sides and France agreed. ".repeat(count));
}

#[test]
fn dates_and_pointers_by_the_thousand() {
    let dates = ["today", "on Friday", "April 2", "the 18th", "last week", "January 27, 2031"];
    let _ = grows_with_the_text(3_000, |count| format!("Venn said that {}.", words(count, &dates)));
    let met = "They spoke on Friday, after last week's meeting, and will meet next month.\n\n";
    let _ = grows_with_the_text(1_000, |count| met.repeat(count));
    let _ = grows_with_the_text(5_000, |count| each(count, |i| format!("{i} ")));
}

#[test]
fn lists_labels_and_paragraphs_by_the_thousand() {
    let item = |i| format!("{i}. to continue talks on trade;\n");
    let list = |count| format!("The two sides agreed:\n\n{}", each(count, item));
    let _ = grows_with_the_text(1_000, list);
    let _ = grows_with_the_text(1_000, |count| {
        "PRESIDENT VENN:  We agreed.\n\nQ: Why?\n\n".repeat(count)
    });
    let _ = grows_with_the_text(2_000, |count| "Venn agreed.\n\n".repeat(count));
    let sentence = "Venn said that trade is good and that he will meet Tao on Friday. ";
    let _ = grows_with_the_text(3_000, |count| sentence.repeat(count));
}

#[test]
fn introductions_within_what_is_introduced() {
    let said = "Minister Venn of Valdoria said in the capital on Friday:";
    let _ = grows_with_the_text(500, |count| format!("“{said}\n\n").repeat(count));
    let quoted = format!("<blockquote><p>{said}</p></blockquote>");
    let _ = grows(Media::Html, 500, |count| quoted.repeat(count));
    let _ = grows_with_the_text(500, |count| format!("{said}\n\nTrade is good.\n\n").repeat(count));
}

#[test]
fn right_to_left_text_and_emoji() {
    let text = "אמר השר \u{202e}President\u{202c} Venn said that שלום “עולם” ";
    let _ = grows_with_the_text(1_000, |count| text.repeat(count));
    let text = "🕊️👩‍👩‍👧 Venn said 🇰🇪🇸 that “🤝” is good 👍🏽. ";
    let _ = grows_with_the_text(1_000, |count| text.repeat(count));
}

#[test]
fn pages_of_tags() {
    let _ = grows(Media::Html, 1_000, |count| "<div><p>Venn said that “".repeat(count));
    let _ = grows(Media::Html, 1_000, |count| "<ul><li>trade is good".repeat(count));
    let row = "<tr><td>Venn</td><td>said</td><td>trade</td></tr>";
    let _ = grows(Media::Html, 1_000, |count| format!("<table>{}", row.repeat(count)));
}

#[test]
fn offices_joined_to_offices() {
    let vocabulary = ["King", ",", "Duke", "and", "Sultan", "–", "Emir", "/"];
    grows_with_the_text(2_000, |count| words(count, &vocabulary));
}

#[test]
fn counterparts_in_a_row() {
    grows_with_the_text(200, |count| "His Kestrelian counterpart, Ruben Tao, left. ".repeat(count));
}

#[test]
fn bylines_in_a_row() {
    grows_with_the_text(200, |count| "By Ilka Brandt\n\n".repeat(count));
}
