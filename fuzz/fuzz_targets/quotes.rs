//! Which quotation marks belong together: pairs are of marks, in order, within a block, and nest or
//! stand apart.

#![no_main]

use chancery_fuzz::{LONGEST, blocks};
use chancery_syntax::{QuotePair, Token, TokenKind, pair_quotes, tokenize};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(&bytes[..bytes.len().min(LONGEST)]);
    let blocks = blocks(&text);
    let mut tokens: Vec<Token> = Vec::new();
    for block in &blocks {
        tokenize(&text, *block, &mut tokens);
    }
    let pairs = pair_quotes(&text, &tokens, &blocks);
    let mark = |at: u32| {
        let kind = tokens[at as usize].kind;
        matches!(kind, TokenKind::OpenQuote | TokenKind::CloseQuote | TokenKind::Quote)
    };
    let block = |at: u32| blocks.partition_point(|b| b.end <= tokens[at as usize].span.start);
    // The pairs that are open at this place.
    let mut around: Vec<QuotePair> = Vec::new();
    let mut last = None;
    for pair in &pairs {
        assert!(last < Some(pair.open), "pairs are ordered by different opening marks");
        last = Some(pair.open);
        assert!(pair.open < pair.close && (pair.close as usize) < tokens.len());
        assert!(mark(pair.open) && (pair.continued || mark(pair.close)), "{pair:?}");
        assert_eq!(block(pair.open), block(pair.close), "a pair crosses blocks");
        let content = pair.content();
        assert!(pair.open < content.start && content.end <= pair.close + 1);
        if pair.continued {
            let end = blocks[block(pair.open)].end;
            assert!(tokens.get(pair.close as usize + 1).is_none_or(|t| t.span.start >= end));
            assert!(mark(pair.close + 1), "nothing opens the next paragraph");
        }
        while around.last().is_some_and(|outer| outer.close < pair.open) {
            around.pop();
        }
        // What goes on in the next paragraph ends with its last token, a closing mark within it too.
        let inside = |outer: &QuotePair| {
            pair.close < outer.close || outer.continued && pair.close == outer.close
        };
        assert!(around.last().is_none_or(inside), "{pair:?} crosses {:?}", around.last());
        around.push(*pair);
    }
});
