//! Those whom the title of a record names as having talked: "Record of Conversation Between Venn and Tao",
//! "MINUTES OF A MEETING OF VENN WITH TAO". Archives give surnames alone, and not always in small letters.

use crate::actors::cast::{ActorIndex, Cast};
use crate::actors::mentions::name_words;
use crate::actors::title::title_at;
use crate::document::labels::capitalised;
use crate::page::{Page, Words};

/// How many tokens may stand before the noun: a number, an article.
const NUMBER: usize = 3;
/// How far behind "of" the noun of the talk may stand, and "between" behind that.
const NEAR: usize = 4;
/// The most words of a name.
const NAME: usize = 4;
/// The most people whom such a title names.
const MOST: usize = 12;
/// Nouns of what is recorded.
const TALKS: [&str; 4] = ["open_nouns", "call_nouns", "video_nouns", "meeting_nouns"];

/// The words of contact of a record's title and the names behind them, at least two.
#[derive(Debug)]
pub(crate) struct Parties {
    pub(crate) talk: Words,
    pub(crate) names: Vec<Words>,
}

/// Those whom these words name, if they are the title of a record of a talk.
pub(crate) fn parties(page: &Page<'_>, words: &Words) -> Option<Parties> {
    let head = words.start..words.end.min(words.start + NUMBER);
    let (noun, length) =
        head.into_iter().find_map(|at| Some((at, page.listed("record_nouns", at)?)))?;
    let of = noun + length;
    let near = of + 1..words.end.min(of + 1 + NEAR);
    let talk = near
        .into_iter()
        .find(|at| page.in_any_list(&TALKS, *at))
        .filter(|_| page.low(of) == "of")?;
    let behind = talk + 1..words.end.min(talk + 1 + NEAR);
    let joint = behind.into_iter().find(|at| page.is_any(*at, &["between", "of"]))?;
    let with = page.low(joint) == "of";
    let names = names(page, joint + 1..words.end, with)?;
    (names.len() >= 2).then_some(Parties { talk: talk..joint + 1, names })
}

/// The names of a letter's title, its writer first: "Letter from Venn to Tao".
pub(crate) fn correspondents(page: &Page<'_>, words: &Words) -> Option<Parties> {
    let head = words.start..words.end.min(words.start + NUMBER);
    let (noun, length) =
        head.into_iter().find_map(|at| Some((at, page.listed("letters_written", at)?)))?;
    let from = noun + length;
    let writer = whole_name(page, from + 1, words.end).filter(|_| page.low(from) == "from")?;
    let to = (page.low(writer.end) == "to").then_some(writer.end + 1)?;
    let reader = whole_name(page, to, words.end).filter(|name| name.end == words.end)?;
    Some(Parties { talk: noun..from + 1, names: vec![writer, reader] })
}

/// The name that begins here, a title before it included.
fn whole_name(page: &Page<'_>, at: usize, end: usize) -> Option<Words> {
    let title = title_at(page, at, end).map_or(at, |title| title.words.end);
    let stop = end.min(title + NAME + 1);
    let last = (title..stop).find(|at| !is_name(page, *at)).unwrap_or(stop);
    (last > title && last <= title + NAME).then_some(at..last)
}

/// The names that stand here one behind the other; behind "of" the last come after "with".
fn names(page: &Page<'_>, words: Words, with: bool) -> Option<Vec<Words>> {
    let mut out: Vec<Words> = Vec::new();
    let (mut at, mut joined) = (words.start, !with);
    while at < words.end && out.len() < MOST {
        let Some(name) = whole_name(page, at, words.end) else { break };
        let end = name.end;
        out.push(name);
        let comma = usize::from(page.low(end) == ",");
        let and = usize::from(page.is_any(end + comma, &["and", "&"]));
        let met = usize::from(page.low(end) == "with");
        joined |= met == 1;
        if comma + and + met == 0 {
            break;
        }
        at = end + comma + and + met;
    }
    joined.then_some(out)
}

/// A word of a name: capitalised, and no state's, body's or office's.
fn is_name(page: &Page<'_>, at: usize) -> bool {
    let known = page.lexicon.name_at(page, at).is_some()
        || page.lexicon.offices.at(page, at).is_some()
        || page.lexicon.organisation_nouns.contains(page.low(at));
    let letters = page.raw(at).chars().any(char::is_alphabetic);
    page.is_word(at) && letters && page.is_capital(at) && !known && page.low(at) != "and"
}

/// Notes those whom a record's or a letter's title names without an office.
pub(crate) fn introduce_recorded(title: &Page<'_>, cast: &mut Cast) {
    let whole = 0..title.len();
    let found = parties(title, &whole).or_else(|| correspondents(title, &whole));
    let Some(found) = found else { return };
    for name in &found.names {
        if title_at(title, name.start, name.end).is_none() {
            let spelled = spelled(title, name);
            let words: Vec<&str> = spelled.iter().map(String::as_str).collect();
            cast.person(&words);
        }
    }
}

/// Who goes by these words of a record's title.
pub(crate) fn recorded_person(title: &Page<'_>, cast: &Cast, name: &Words) -> Option<ActorIndex> {
    let from = title_at(title, name.start, name.end).map_or(name.start, |found| found.words.end);
    let spelled = spelled(title, &(from..name.end));
    let words: Vec<&str> = spelled.iter().map(String::as_str).collect();
    cast.find_person(&words)
}

/// A name, its capitals made small where it has nothing else.
fn spelled(title: &Page<'_>, name: &Words) -> Vec<String> {
    name_words(title, name).into_iter().map(capitalised).collect()
}
