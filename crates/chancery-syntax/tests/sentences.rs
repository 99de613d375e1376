//! Sentences of invented texts.

use chancery_record::ByteSpan;
use chancery_syntax::{Analysis, LONGEST_SENTENCE, analyze};

fn sentences(text: &str) -> Vec<&str> {
    let mut found = Analysis::default();
    analyze(text, &[ByteSpan::new(0, text.len())], &mut found);
    found.sentences.iter().map(|s| s.span.of(text)).collect()
}

/// Asserts that the bars in `text` are where its sentences part.
#[track_caller]
fn parts(text: &str) {
    let expected: Vec<&str> = text.split('|').map(str::trim).collect();
    let joined = text.replace('|', "");
    assert_eq!(sentences(&joined), expected);
}

#[test]
fn plain_sentences() {
    parts("The envoy met the minister. |They did not agree! |Why? |Nobody said.");
}

#[test]
fn titles_and_initials() {
    parts("Mr. Venn met Gen. Tarn and Sen. J. K. Orlo Jr. in Belmar City. |Dr. Ama spoke.");
    parts("The U.S. Secretary left. |He will visit the U.N. Security Council.");
    parts("He left the U.S. |The two sides met at 9 a.m. |They agreed.");
    parts("Under Resolution No. 5 the sides met on Jan. 3, 2031. |It passed.");
}

#[test]
fn missing_spaces() {
    parts("They held talks.|The minister agreed.|“We will go.”|Then he left.");
}

#[test]
fn quotations() {
    parts("“We agree. |We will sign,” he said. |He left.");
    parts("“We agree.” |The envoy left.");
    parts("“Do we agree?” he asked. |“We do!” she said.");
    parts("\"We agree.\" |The envoy left.");
    parts("“We agree. ” |The envoy left.");
    parts("(The sides met.) |They agreed.");
}

#[test]
fn lower_case_after_an_abbreviation_goes_on() {
    parts("The ministry (est. 2012) approx. doubled, i.e. grew. |It did.");
    parts("They met at 9 a.m. in the hall.");
    parts("The act (2 Code 16 et seq.) and the treaty hold.");
}

#[test]
fn stops_set_apart_end_what_they_follow() {
    parts("The sides met . . |They agreed .");
}

#[test]
fn ellipses() {
    parts("They met ... and agreed… in part. |Then they left.");
}

#[test]
fn line_wraps_do_not_part_but_items_do() {
    parts("The sides met in\nBelmar City and\nagreed.");
    parts("They agreed:\n|1. to meet again;\n|2. to write.");
    parts("They agreed\n|• to meet\n|• to write");
    parts("They agreed\n|(a) to meet\n|(b) to write");
    parts("One heading\n\n|Another heading");
    parts("and so on\n|MINISTER VENN: Thank you.");
}

#[test]
fn note_marks_belong_to_what_they_follow() {
    parts("The treaty was signed.[12] |It holds. [3] |They said so.");
}

#[test]
fn a_block_ends_a_sentence() {
    let text = "A heading The text follows.";
    let blocks = [ByteSpan::new(0, 9), ByteSpan::new(10, text.len())];
    let mut found = Analysis::default();
    analyze(text, &blocks, &mut found);
    let spans: Vec<&str> = found.sentences.iter().map(|s| s.span.of(text)).collect();
    assert_eq!(spans, ["A heading", "The text follows."]);
}

/// Rules look from one end of a sentence to the other: a text that never stops has to end somewhere.
#[test]
fn a_sentence_without_end_is_read_in_pieces() {
    let sentences = |words: usize| {
        let text = "and then they met ".repeat(words / 4);
        let mut found = Analysis::default();
        analyze(&text, &[ByteSpan::new(0, text.len())], &mut found);
        assert_eq!((found.tokens.len(), found.tags.len()), (words, words));
        found.sentences.iter().map(|s| s.tokens.len()).collect::<Vec<_>>()
    };
    assert_eq!(sentences(LONGEST_SENTENCE), [LONGEST_SENTENCE]);
    assert_eq!(sentences(LONGEST_SENTENCE + 4), [LONGEST_SENTENCE, 4]);
    assert_eq!(sentences(50_000), [LONGEST_SENTENCE; 50]);
}

#[test]
fn a_buffer_forgets_the_document_before() {
    let mut found = Analysis::default();
    for _ in 0..2 {
        analyze("They met. They left.", &[ByteSpan::new(0, 20)], &mut found);
        assert_eq!((found.tokens.len(), found.tags.len(), found.forms.len()), (6, 6, 6));
        assert_eq!(found.sentences.len(), 2);
    }
    assert_eq!(found.token_at(5), 1);
    assert_eq!(found.sentence_at(10), 1);
    assert_eq!(found.tokens_of(&found.sentences[1]).len(), 3);
}
