//! Text to tokens and sentences: tokens lie in order and leave out nothing but blanks; each belongs
//! to one sentence; no sentence leaves its block.

#![no_main]

use chancery_fuzz::{LONGEST, blocks};
use chancery_syntax::{Analysis, analyze};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(&bytes[..bytes.len().min(LONGEST)]);
    let blocks = blocks(&text);
    let mut found = Analysis::default();
    analyze(&text, &blocks, &mut found);
    assert_eq!(found.tags.len(), found.tokens.len());
    assert_eq!(found.forms.len(), found.tokens.len());

    let mut at = 0;
    for token in &found.tokens {
        let range = token.span.range();
        assert!(range.start < range.end);
        blank(text.get(at..range.start).expect("tokens lie in order on boundaries"));
        assert!(text.get(range.clone()).is_some());
        at = range.end;
    }
    blank(&text[at..]);

    let mut next = 0;
    for sentence in &found.sentences {
        assert!(sentence.tokens.start == next && next < sentence.tokens.end);
        let tokens = found.tokens_of(sentence);
        assert_eq!(sentence.span.start, tokens[0].span.start);
        assert_eq!(sentence.span.end, tokens[tokens.len() - 1].span.end);
        let block = blocks.partition_point(|block| block.end <= sentence.span.start);
        assert!(blocks[block].contains(sentence.span), "a sentence crosses a block");
        next = sentence.tokens.end;
    }
    assert_eq!(next as usize, found.tokens.len());
});

fn blank(gap: &str) {
    let lost = |c: char| c.is_alphanumeric() || c.is_ascii_punctuation();
    assert!(!gap.contains(lost), "lost {gap:?}");
}
