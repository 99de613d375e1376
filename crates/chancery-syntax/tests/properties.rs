//! What holds for any text.

use chancery_record::ByteSpan;
use chancery_syntax::{Analysis, analyze, pair_quotes};
use proptest::prelude::*;

/// Text of the pieces the rules look at, in any order, among arbitrary characters.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => Just(" ".to_owned()),
        2 => "[A-Za-z]{1,8}",
        1 => "[0-9,.:]{1,6}",
        1 => prop::sample::select(vec![
            ".", "...", "?!", "“", "”", "‘", "’", "'", "\"", "''", "``", "«", "»", "(", ")", "[1]",
            "-", "–", "—", "\n", "\n\n", "\r\n", "1.", "(a)", "•", "U.S.", "Mr.", "Ph.D", "n’t",
            "s'", "http://", "www.", "@", "\u{A0}", "\u{200B}", "\u{AD}", "\u{200D}", "平", "é",
            "e\u{301}", "👍🏽", "שלום", "İ", "ǅ", "\u{0}",
        ])
        .prop_map(str::to_owned),
        1 => any::<String>(),
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn tokens_are_in_order_and_only_blanks_and_asterisks_lie_between(text in text()) {
        let mut found = Analysis::default();
        analyze(&text, &[ByteSpan::new(0, text.len())], &mut found);
        let mut rebuilt = String::new();
        let mut at = 0;
        for token in &found.tokens {
            let range = token.span.range();
            prop_assert!(range.start < range.end);
            let gap = text.get(at..range.start).expect("tokens lie in order on boundaries");
            prop_assert!(gap.chars().all(|c| !c.is_alphanumeric()), "lost {gap:?}");
            // "**Venn**": what sets words in bold is no token.
            let mark = |c: char| c.is_ascii_punctuation() && c != '*';
            prop_assert!(!gap.chars().any(mark) && !gap.contains("****"), "lost {gap:?}");
            rebuilt.push_str(gap);
            rebuilt.push_str(text.get(range.clone()).expect("on boundaries"));
            at = range.end;
        }
        rebuilt.push_str(text.get(at..).expect("in bounds"));
        prop_assert_eq!(rebuilt, text);
    }

    #[test]
    fn sentences_hold_every_token_once(text in text(), cut in 0usize..200) {
        let cut = (0..=cut.min(text.len())).rev().find(|i| text.is_char_boundary(*i)).unwrap_or(0);
        let blocks = [ByteSpan::new(0, cut), ByteSpan::new(cut, text.len())];
        let mut found = Analysis::default();
        analyze(&text, &blocks, &mut found);
        let mut next = 0;
        for sentence in &found.sentences {
            prop_assert_eq!(sentence.tokens.start, next);
            prop_assert!(sentence.tokens.end > next);
            let tokens = found.tokens_of(sentence);
            prop_assert_eq!(sentence.span.start, tokens[0].span.start);
            prop_assert_eq!(sentence.span.end, tokens[tokens.len() - 1].span.end);
            let within = blocks.iter().any(|block| block.contains(sentence.span));
            prop_assert!(within, "a sentence crosses a block");
            next = sentence.tokens.end;
        }
        prop_assert_eq!(next as usize, found.tokens.len());
        prop_assert_eq!(found.tags.len(), found.tokens.len());
        prop_assert_eq!(found.forms.len(), found.tokens.len());
    }

    #[test]
    fn quotes_nest_or_stand_apart(text in text()) {
        let blocks = [ByteSpan::new(0, text.len())];
        let mut found = Analysis::default();
        analyze(&text, &blocks, &mut found);
        let pairs = pair_quotes(&text, &found.tokens, &blocks);
        for (i, pair) in pairs.iter().enumerate() {
            prop_assert!(pair.open < pair.close);
            prop_assert!((pair.close as usize) < found.tokens.len());
            for later in &pairs[i + 1..] {
                prop_assert!(later.open > pair.open);
                prop_assert!(later.open > pair.close || later.close < pair.close);
            }
        }
    }

    #[test]
    fn blocks_need_not_make_sense(text in text(), a in 0usize..300, b in 0usize..300) {
        let mut found = Analysis::default();
        analyze(&text, &[ByteSpan::new(a, b), ByteSpan::new(b, a)], &mut found);
        prop_assert_eq!(found.tags.len(), found.tokens.len());
    }
}

/// Each of these would not come to an end in anyone's patience if a step cost its square.
#[test]
fn long_runs_cost_no_more_than_their_length() {
    let runs = [
        ". ",
        ".)",
        "a.",
        "a. ",
        "“",
        "” ",
        "\"",
        "' ",
        "1.",
        "www.",
        "a@a.",
        "e\u{301}",
        "x-",
        "U.S.-",
        "[1] ",
        "\u{200D}",
        "👍",
        "‘a’s ",
        "n't",
        "\n1.",
        "A\n",
        "Mr. ",
    ];
    for run in runs {
        let text = run.repeat(100_000);
        let blocks = [ByteSpan::new(0, text.len())];
        let mut found = Analysis::default();
        analyze(&text, &blocks, &mut found);
        assert_eq!(found.tags.len(), found.tokens.len());
        let pairs = pair_quotes(&text, &found.tokens, &blocks);
        assert!(pairs.len() <= found.tokens.len() / 2);
    }
}
