//! Whose words a text holds: "a statement from the harbour ministry", "the ministry statement".

use chancery_syntax::Tag;

use crate::page::{Page, Words};

/// The words for whoever gave out the text that a description is of.
pub(crate) fn issuer(page: &Page<'_>, words: &Words) -> Option<Words> {
    let text = words.clone().find(|at| page.in_list("issued_texts", *at))?;
    given_by(page, words, text).or_else(|| body_before(page, words, text))
}

/// "a statement | issued by | the ministry".
fn given_by(page: &Page<'_>, words: &Words, text: usize) -> Option<Words> {
    let given = text + 1 + usize::from(page.in_list("given_out", text + 1));
    // "issued yesterday by".
    let given = page.behind_adverbs(given, words.end);
    let from = given + 1 + usize::from(page.tag(given) == Tag::Noun);
    let by = from - 1;
    // "a statement from the ministry | issued after …".
    let end = words.end - usize::from(page.in_list("given_out", words.end - 1));
    let named = from < end && (from..end).any(|at| page.is_capital(at));
    (named && page.is_any(by, &["from", "by"])).then_some(from..end)
}

/// "the Harbour Office | statement": a body of its own, not a state ("the Kestrelian statement").
fn body_before(page: &Page<'_>, words: &Words, text: usize) -> Option<Words> {
    if text + 1 != words.end {
        return None;
    }
    // "a ministry press release": what sort of text it is.
    let sort = |at: &usize| page.in_list("sorts_of_texts", *at);
    let end = (words.start..text).rev().find(|at| !sort(at))? + 1;
    let start = words.start + usize::from(page.is_indefinite_article(words.start));
    let body = end.checked_sub(1).filter(|at| *at > start)?;
    let plain = (start + 1..end).all(|at| {
        matches!(page.tag(at), Tag::Propn | Tag::Noun | Tag::Adj)
            || page.is_any(at, &["'s", "'", "of"])
    });
    let named = (start..end).any(|at| page.is_capital(at) && at > words.start);
    let known = page.lexicon.organisation_nouns.contains(page.low(body));
    (plain && named && known).then_some(start..end)
}

/// "the statement", "the written statement": a text spoken of before.
pub(crate) fn the_text(page: &Page<'_>, words: &Words) -> bool {
    let definite = page.is_the_this_or_that(words.start);
    let last = words.end - 1;
    definite
        && words.len() <= 3
        && page.in_list("issued_texts", last)
        && (words.start + 1..last).all(|at| page.tag(at) == Tag::Adj && !page.is_capital(at))
}
