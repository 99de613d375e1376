//! Set phrases.

use chancery_record::PhraseUse;

use crate::page::{Page, Words};

/// Every use of a set phrase in the body, in order.
pub(crate) fn find(page: &Page<'_>) -> Vec<(Words, PhraseUse)> {
    let mut uses = Vec::new();
    let mut at = 0;
    while at < page.len() {
        match page.lexicon.formulas.at(page, at) {
            Some((length, formula)) => {
                let words = at..at + length;
                let id = page.lexicon.formula_ids.get(usize::from(formula));
                let phrase = id.cloned().unwrap_or_default();
                let quote = page.quote(&words);
                uses.push((words, PhraseUse { phrase, quote, statement: None }));
                at += length;
            }
            None => at += 1,
        }
    }
    uses
}
