//! People of telegrams, who go by a bare surname from the first word on: "Venn said that …".

use chancery_syntax::{Form, Tag};

use crate::actors::cast::Cast;
use crate::document::dispatch;
use crate::page::Page;

/// Notes whoever speaks under a bare surname, where a page says that it is a telegram.
pub(super) fn introduce(page: &Page<'_>, cast: &mut Cast) {
    if !dispatch::is_telegram(page) {
        return;
    }
    for sentence in &page.sentences {
        for at in sentence.words.clone() {
            if speaks(page, at) && is_surname(page, at, sentence.words.start) {
                cast.person(&[page.raw(at)]);
            }
        }
    }
}

/// Whether the word behind this one says that somebody spoke.
fn speaks(page: &Page<'_>, at: usize) -> bool {
    let verb = page.behind_adverbs(at + 1, at + 4);
    page.form(verb) == Form::Past
        && page.tag(verb).is_verbal()
        && page.lexicon.verbs.at(page, verb).is_some()
}

/// One word, written as a name and no state's or office's, that no other name stands before.
fn is_surname(page: &Page<'_>, at: usize, start: usize) -> bool {
    let raw = page.raw(at);
    let spelled = page.is_capital(at) && raw.chars().any(char::is_lowercase) && raw.len() > 2;
    let known = page.lexicon.name_at(page, at).is_some()
        || page.lexicon.places.at(page, at).is_some()
        || page.lexicon.offices.at(page, at).is_some()
        || page.lexicon.unnamed.at(page, at).is_some()
        || page.lexicon.organisation_nouns.contains(page.low(at));
    let alone = at == start
        || !page.is_capital(at - 1) && !page.is_any(at - 1, &["the", "of", "a", "an", "this"]);
    spelled && page.tag(at) == Tag::Propn && !known && alone
}
