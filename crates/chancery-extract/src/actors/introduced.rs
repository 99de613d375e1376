//! People whom their state introduces and no title before the name: "Valdoria's Orla Venn", "Orla
//! Venn of Valdoria", heads of delegations; [`several`] by one office, [`same_office`] by one that
//! stands with another.

mod same_office;
mod several;

use std::collections::BTreeSet;

use chancery_syntax::Tag;

use crate::actors::cast::Cast;
use crate::actors::mentions::{addressed, name_at, name_words};
use crate::actors::title::side_after;
use crate::page::{Page, Words};

/// Notes everyone who is introduced in these ways.
pub(crate) fn introduce(page: &Page<'_>, cast: &mut Cast, in_body: bool) {
    let again = alone(page);
    for sentence in &page.sentences {
        let mut at = sentence.words.start;
        while at < sentence.words.end {
            let next = several::introduce(page, cast, at, sentence.words.end, in_body)
                .or_else(|| same_office::introduce(page, cast, at, &sentence.words, in_body))
                .or_else(|| head_of_delegation(page, cast, at, &sentence.words))
                .or_else(|| of_state(page, cast, at, sentence.words.end, &again));
            at = next.unwrap_or(at + 1).max(at + 1);
        }
    }
}

/// "A delegation of the Assembly of Kestrel, led by Ruben Tao": whose delegation it is tells the side of
/// whoever leads it. Returns where to read on.
fn head_of_delegation(page: &Page<'_>, cast: &mut Cast, at: usize, words: &Words) -> Option<usize> {
    const BACK: usize = 16;
    let led = page.in_list("leading_participles", at) && page.low(at + 1) == "by";
    let name =
        led.then(|| name_at(page, addressed(page, at + 2, words.end), words.end)).flatten()?;
    let floor = at.saturating_sub(BACK).max(words.start);
    let noun = (floor..at).rev().find(|at| page.in_list("delegation_nouns", *at))?;
    // "Head of the Kestrelian Delegation, and chaired by Orla Venn": another's.
    if (noun..at).any(|at| page.is_any(at, &["and", "by", ";"])) {
        return None;
    }
    let side_in = |words: Words| {
        let mut named = words.filter_map(|at| page.lexicon.name_at(page, at));
        named.find_map(|(_, name)| page.lexicon.side(name)).map(|side| side.code.clone())
    };
    // "A delegation of … Kestrel", "a Kestrelian delegation".
    let side = side_in(noun + 1..of_chain(page, noun + 1, at))
        .or_else(|| side_in(noun.saturating_sub(3).max(floor)..noun))?;
    let known = cast.find_person(&name_words(page, &name));
    if name.len() < 2 && known.is_none() {
        return None;
    }
    let person = cast.person(&name_words(page, &name));
    if cast.actors[person].side.is_none() {
        cast.describe(person, None, Some(&side));
    }
    Some(name.end)
}

/// One past "of the Assembly of Kestrel": whose a body is, right behind it, not what it came for.
fn of_chain(page: &Page<'_>, from: usize, end: usize) -> usize {
    if !page.is_any(from, &["of", "from"]) {
        return from;
    }
    let inside = |at: &usize| match page.tag(*at) {
        Tag::Adp => page.is_any(*at, &["of", "from"]),
        tag => tag.is_nominal() || matches!(tag, Tag::Det | Tag::Adj | Tag::Num | Tag::X),
    };
    (from..end).find(|at| !inside(at)).unwrap_or(end)
}

/// Last words of names that stand by themselves somewhere: surnames that come again.
fn alone<'p>(page: &'p Page<'_>) -> BTreeSet<&'p str> {
    let single = (1..page.len()).filter(|word| {
        page.is_capital(*word)
            && page.tag(*word) == Tag::Propn
            && !page.is_capital(word - 1)
            && !page.is_capital(word + 1)
    });
    single.map(|word| page.low(word)).collect()
}

fn state_at(page: &Page<'_>, at: usize) -> Option<(usize, String)> {
    let from = at + usize::from(page.low(at) == "the");
    let (length, name) = page.lexicon.name_at(page, from)?;
    let side = page.lexicon.side(name)?;
    Some((from + length, side.code.clone()))
}

/// One past "of Valdoria" behind a name, and the side.
fn with_side(page: &Page<'_>, end: usize) -> (usize, Option<String>) {
    // "Orla Venn (Valdoria)".
    let bracketed = (page.low(end) == "(").then(|| state_at(page, end + 1)).flatten();
    if let Some((next, side)) = bracketed.filter(|(next, _)| page.low(*next) == ")") {
        return (next + 1, Some(side));
    }
    match side_after(page, end) {
        Some((next, name)) => (next, page.lexicon.side(name).map(|side| side.code.clone())),
        None => (end, None),
    }
}

/// "Valdoria's Orla Venn", "Orla Venn of Valdoria": a full name whose first word is a given name or
/// whose last one comes again alone. Returns where to read on.
fn of_state(
    page: &Page<'_>,
    cast: &mut Cast,
    at: usize,
    end: usize,
    again: &BTreeSet<&str>,
) -> Option<usize> {
    let possessed = state_at(page, at).filter(|(next, _)| page.is_any(*next, &["'s", "'"]));
    let start = possessed.as_ref().map_or(at, |(next, _)| next + 1);
    let name = name_at(page, start, end)?;
    let side = match possessed {
        Some((_, side)) => Some(side),
        None => with_side(page, name.end).1,
    }?;
    let proper = name.clone().all(|word| matches!(page.tag(word), Tag::Propn | Tag::X));
    let full = (2..=3).contains(&name.len()) && proper;
    let person = || is_persons(page, &name, again) || start > at && is_of_same_office(page, at);
    if !full || !person() {
        return Some(name.end);
    }
    let person = cast.person(&name_words(page, &name));
    cast.describe(person, None, Some(&side));
    Some(name.end)
}

/// "Valdorian Defence Minister Orla Venn and Kestrel's Ruben Tao": a state joined to one who is named
/// with an office has the holder of the same office behind it.
fn is_of_same_office(page: &Page<'_>, at: usize) -> bool {
    const BACK: usize = 16;
    let joined = page.is_any(at.wrapping_sub(1), &["and", ","]);
    let sentence = page.sentences.get(page.sentence_of(at)).map_or(at, |one| one.words.start);
    let mut back = (at.saturating_sub(BACK).max(sentence)..at).rev();
    joined
        && back.any(|word| {
            let held = page.lexicon.offices.at(page, word);
            held.is_some_and(|(length, _)| {
                page.is_capital(word) && page.is_capital(word + length)
                    || page.is_capital(word) && page.is_any(word + length, &["of", "for"])
            })
        })
}

fn is_persons(page: &Page<'_>, name: &Words, again: &BTreeSet<&str>) -> bool {
    let given = crate::fold::without_marks(page.raw(name.start));
    page.lexicon.woman_by_name(&given).is_some() || again.contains(page.low(name.end - 1))
}
