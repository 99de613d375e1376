//! Set phrases. In the title of an office or the name of an institute they are nobody's wording.

use chancery_record::PhraseUse;

use crate::page::{Page, Words};

/// Every use of a set phrase in the body, in order.
pub(crate) fn find(page: &Page<'_>) -> Vec<(Words, PhraseUse)> {
    let mut uses = Vec::new();
    let mut at = 0;
    while at < page.len() {
        match page.lexicon.formulas.at(page, at) {
            Some((length, _)) if stands_in_name(page, &(at..at + length)) => at += length,
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

/// How many tokens of a name may stand before the phrase in it.
const BEFORE: usize = 14;

/// Whether a phrase is a part of a name: written with capitals, and before it the head of an office or a
/// body ("Special Envoy for Peace and Security"), or behind it ("Peace and Security Affairs").
fn stands_in_name(page: &Page<'_>, words: &Words) -> bool {
    const LINKS: [&str; 8] = ["for", "of", "the", "and", ",", "&", "on", "to"];
    let link = |word: usize| LINKS.contains(&page.low(word));
    let large =
        words.clone().all(|word| page.is_capital(word) || link(word) || !page.is_word(word));
    if !large || words.len() < 2 {
        return false;
    }
    if page.is_capital(words.end) && page.in_list("name_ends", words.end) {
        return true;
    }
    let floor = words.start.saturating_sub(BEFORE);
    let name = (floor..words.start).rev().take_while(|word| page.is_capital(*word) || link(*word));
    let mut linked = false;
    for word in name {
        linked |= page.is_any(word, &["for", "of", "on"]);
        let office = || page.lexicon.offices.at(page, word).is_some();
        if linked && page.is_capital(word) && (page.in_list("name_heads", word) || office()) {
            return true;
        }
    }
    false
}
