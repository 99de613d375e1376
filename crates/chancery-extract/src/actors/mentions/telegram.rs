//! People of telegrams, who go by a bare surname from the first word on: "Venn said that …".

use chancery_syntax::{Form, Tag};

use crate::actors::cast::Cast;
use crate::document::dispatch;
use crate::page::Page;

/// Notes whoever speaks or was met under a bare surname, where a page or its title says that it is a telegram.
pub(crate) fn introduce_sent(page: &Page<'_>, title: &Page<'_>, cast: &mut Cast) {
    if !dispatch::is_sent(page, title) {
        return;
    }
    for sentence in &page.sentences {
        for at in sentence.words.clone() {
            if speaks(page, at) && is_surname(page, at, sentence.words.start) {
                cast.person(&[page.raw(at)]);
            }
            for name in met(page, at, sentence.words.end) {
                cast.person(&[page.raw(name)]);
            }
        }
    }
}

/// "I had a long talk with Tao, Orsk and Brandt", "we talked to Tao": the surnames of those whom the sender met.
fn met(page: &Page<'_>, at: usize, end: usize) -> Vec<usize> {
    const REACH: usize = 8;
    const MOST: usize = 5;
    let own = page.raw(at) == "I" || page.low(at) == "we";
    let near = at + 1..end.min(at + REACH);
    let lists = ["with_verbs", "to_verbs"];
    let verb = near.clone().find(|word| page.in_any_list(&lists, *word)).filter(|_| own);
    let way = verb.and_then(|verb| {
        (verb + 1..end.min(verb + REACH)).find(|word| page.is_any(*word, &["with", "to"]))
    });
    let Some(way) = way else { return Vec::new() };
    let mut out = Vec::new();
    let mut at = way + 1;
    while out.len() < MOST && at < end && is_surname(page, at, way) && !page.is_capital(at + 1) {
        out.push(at);
        at += 1;
        // The number of a note stands behind a comma: "Tao, Orsk,1 and Brandt".
        while page.is_any(at, &[",", "and"]) || page.raw(at).chars().all(|c| c.is_ascii_digit()) {
            at += 1;
            if at >= end {
                break;
            }
        }
    }
    out
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
