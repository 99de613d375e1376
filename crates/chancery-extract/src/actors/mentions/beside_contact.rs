//! Full names without a title beside words of contact: "after meeting with Ruben Tao", "the call between Ada Osk and
//! Ruben Tao", "Orla Venn received"; and the surname of one whom whoever reports says to have seen ("I saw Tao").

use chancery_syntax::{Form, Tag};

use super::name::{addressed, name_at, name_ending_at, name_words};
use crate::actors::cast::Cast;
use crate::page::{Page, Words};

/// How far behind a word of contact "with" or "between" may stand.
const REACH: usize = 7;
/// How many sentences open a text, a title and a line above it included.
const OPENING: usize = 3;
/// Verbs of contact, told of somebody.
const VERBS: [&str; 5] =
    ["with_verbs", "with_gerunds", "object_verbs", "object_gerunds", "headline_tells"];
/// Nouns of contact.
const NOUNS: [&str; 5] =
    ["video_nouns", "call_nouns", "meeting_nouns", "talk_nouns", "joint_appearances"];

/// Notes them: in a title and in the sentences that open a text. Further on a name without an office is as likely a
/// private person's.
pub(super) fn introduce(page: &Page<'_>, cast: &mut Cast, in_body: bool) {
    for (index, sentence) in page.sentences.iter().enumerate() {
        let words = &sentence.words;
        for at in words.clone() {
            let mut names: Vec<Words> = Vec::new();
            if !in_body || index < OPENING {
                names.extend(behind(page, at, words.end, in_body));
                names.extend(before(page, at, words.start));
            }
            names.extend(seen(page, at, words.end));
            if !in_body {
                names.extend(pair(page, at, words.end));
            }
            for name in names {
                cast.person(&name_words(page, &name));
            }
        }
    }
}

/// Whether a name is one in full: a given name first, and nothing that goes on behind it.
fn is_full(page: &Page<'_>, name: &Words) -> bool {
    let given = page.lexicon.woman_by_name(&crate::fold::without_marks(page.raw(name.start)));
    let proper = name.clone().all(|at| matches!(page.tag(at), Tag::Propn | Tag::X | Tag::Noun));
    let goes_on = page.is_capital(name.end) && page.is_word(name.end);
    let body = page.lexicon.organisation_nouns.contains(page.low(name.end - 1));
    (2..=3).contains(&name.len()) && given.is_some() && proper && !goes_on && !body
}

fn full_at(page: &Page<'_>, at: usize, end: usize) -> Option<Words> {
    name_at(page, addressed(page, at, end), end).filter(|name| is_full(page, name))
}

/// Those under "with" or "between", or in a title the object of a verb: a text gives whom somebody met his office.
fn behind(page: &Page<'_>, at: usize, end: usize, in_body: bool) -> Vec<Words> {
    let noun = page.in_any_list(&NOUNS, at);
    let verb = page.in_any_list(&VERBS, at) && page.tag(at).is_verbal();
    if !noun && !verb {
        return Vec::new();
    }
    let met = verb && !in_body && page.form(at) != Form::Base;
    let object = met.then(|| full_at(page, at + 1, end)).flatten();
    let near = at + 1..end.min(at + REACH);
    let plain = near.take_while(|word| !page.is_any(*word, &[".", ";", ":", ","]));
    let way = plain.into_iter().find(|word| page.is_any(*word, &["with", "between"]));
    let Some(way) = way else { return object.into_iter().collect() };
    let Some(first) = full_at(page, way + 1, end) else { return object.into_iter().collect() };
    let and = first.end;
    let next = page.is_any(and, &["and", "&"]).then(|| full_at(page, and + 1, end)).flatten();
    object.into_iter().chain([first]).chain(next).collect()
}

/// The subject of a verb of contact.
fn before(page: &Page<'_>, at: usize, floor: usize) -> Option<Words> {
    let told = page.in_any_list(&VERBS, at)
        && !page.in_list("weak_with_verbs", at)
        && page.tag(at).is_verbal()
        && matches!(page.form(at), Form::Past | Form::Present3);
    let name = told.then(|| name_ending_at(page, floor, at)).flatten()?;
    let opens = name.start == floor || page.is_any(name.start - 1, &[",", "and", "that", ":"]);
    (opens && is_full(page, &name)).then_some(name)
}

/// "I saw Tao this afternoon": one who reports takes it that his readers know whom.
fn seen(page: &Page<'_>, at: usize, end: usize) -> Option<Words> {
    let told = page.is_any(at, &["saw", "met"]) && page.raw(at.wrapping_sub(1)) == "I";
    let name = told.then(|| name_at(page, at + 1, end)).flatten()?;
    let known = page.lexicon.places.at(page, name.start).is_some()
        || page.lexicon.name_at(page, name.start).is_some();
    (name.len() == 1 && page.tag(name.start) == Tag::Propn && !known).then_some(name)
}

/// "Orla Venn and Ruben Tao hail the pact": two whom a headline names together.
fn pair(page: &Page<'_>, at: usize, end: usize) -> Vec<Words> {
    let Some(one) = full_at(page, at, end) else { return Vec::new() };
    let joined = page.is_any(one.end, &["and", ",", "&"]);
    let other = joined.then(|| full_at(page, one.end + 1, end)).flatten();
    let other = other.filter(|other| page.is_word(other.end) && !page.is_capital(other.end));
    other.map_or_else(Vec::new, |other| vec![one, other])
}
