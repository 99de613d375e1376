//! Tokens that the rules read as another mark than the one that is written: character references, and
//! the single marks that much of the English-speaking world puts round speech.

use std::collections::BTreeMap;

use chancery_syntax::{Analysis, QuotePair, TokenKind};

/// Fewer quoted tokens than this are a set term, and their marks nobody's concern.
const SPEECH: u32 = 5;

/// What each of those tokens is read as.
pub(super) fn read_otherwise(
    text: &str,
    syntax: &Analysis,
    pairs: &[QuotePair],
) -> BTreeMap<usize, String> {
    let mut read = references(text, syntax);
    read.extend(single_marks(text, syntax, pairs));
    read
}

fn references(text: &str, syntax: &Analysis) -> BTreeMap<usize, String> {
    if !text.contains('&') {
        return BTreeMap::new();
    }
    let each = syntax.tokens.iter().enumerate().filter_map(|(word, token)| {
        let plain = token.plain(text);
        (plain != token.span.of(text)).then(|| (word, plain.into_owned()))
    });
    each.collect()
}

/// The single marks that stand round speech, read as double ones. Within another quotation they are left
/// alone, and so is whatever may be an apostrophe: no punctuation stands at the closing mark.
fn single_marks<'a>(
    text: &'a str,
    syntax: &'a Analysis,
    pairs: &'a [QuotePair],
) -> impl Iterator<Item = (usize, String)> + 'a {
    let written = move |at: u32| syntax.tokens.get(at as usize).map_or("", |t| t.span.of(text));
    let ends_speech = move |close: u32| {
        let punctuation = |at: u32| {
            let token = syntax.tokens.get(at as usize);
            token.is_none_or(|token| matches!(token.kind, TokenKind::Punct))
        };
        punctuation(close + 1) || close.checked_sub(1).is_some_and(punctuation)
    };
    let mut covered = 0;
    let outermost = pairs.iter().filter(move |pair| {
        let within = pair.open < covered;
        covered = covered.max(pair.close);
        !within
    });
    let speech = outermost.filter(move |pair| {
        let single = matches!(written(pair.open), "'" | "‘" | "’");
        single
            && pair.content().len() as u32 >= SPEECH
            && (pair.continued || ends_speech(pair.close))
    });
    speech.flat_map(|pair| {
        let opening = (pair.open as usize, "“".to_owned());
        let closing = (!pair.continued).then(|| (pair.close as usize, "”".to_owned()));
        std::iter::once(opening).chain(closing)
    })
}
