//! People whom an office in the plural introduces together: "Presidents Orla Venn of Valdoria and
//! Ruben Tao of Kestrel", "the foreign ministers of Valdoria and Kestrel, Orla Venn and Ruben Tao",
//! "the presidents of Valdoria, Orla Venn, and Kestrel, Ruben Tao", "Orla Venn and Ruben Tao, the
//! presidents of Valdoria and Kestrel".

use super::{state_at, with_side};
use crate::actors::cast::Cast;
use crate::actors::mentions::{addressed, name_at, name_words};
use crate::page::{Page, Words, fold};

/// How many words the name of an office in the plural may have.
const OFFICE: usize = 4;
/// How many people one office may introduce.
const MOST: usize = 8;

/// Somebody named, and the state that is named with them.
type Named = (Words, Option<String>);

/// Notes the people whom an office in the plural introduces here. Returns where to read on.
pub(super) fn introduce(
    page: &Page<'_>,
    cast: &mut Cast,
    at: usize,
    end: usize,
    in_body: bool,
) -> Option<usize> {
    let found = before_names(page, at, end).or_else(|| behind_names(page, at, end))?;
    let bytes = in_body.then(|| page.bytes(&found.words));
    for (name, side) in &found.people {
        let person = cast.person(&name_words(page, name));
        cast.describe(person, Some((found.office.clone(), bytes)), side.as_deref());
    }
    Some(found.end)
}

/// People of one office.
struct Holders {
    office: String,
    words: Words,
    people: Vec<Named>,
    end: usize,
}

/// The office first: "[Valdorian and Kestrelian] presidents […]".
fn before_names(page: &Page<'_>, at: usize, end: usize) -> Option<Holders> {
    let (start, owners) = match page.is_capital(at).then(|| states(page, at)).flatten() {
        Some((next, sides)) => (next + usize::from(page.is_any(next, &["'s", "'"])), Some(sides)),
        None => (at, None),
    };
    let (from, office) = plural(page, start, end)?;
    let words = start..from;
    if owners.is_none()
        && let Some((end, people)) = in_turn(page, from, end)
    {
        return Some(Holders { office, words, people, end });
    }
    let owners = match owners {
        Some(sides) => Some((from + usize::from(page.low(from) == ","), sides)),
        None => of_states(page, from)
            .filter(|(next, _)| page.low(*next) == ",")
            .map(|(comma, sides)| (comma + 1, sides)),
    };
    let start = owners.as_ref().map_or(from, |(next, _)| *next);
    if owners.is_none()
        && let Some((end, people)) = behind_dash(page, from, end)
    {
        return Some(Holders { office, words, people, end });
    }
    let (end, people) = names(page, start, end)?;
    let people = match owners {
        Some((_, sides)) => of_sides(people, sides)?,
        None => people,
    };
    (people.len() >= 2).then_some(Holders { office, words, people, end })
}

/// "The foreign ministers of the Lake countries – Orla Venn (Valdoria), Ruben Tao (Kestrel) and …": each
/// with a state of its own.
fn behind_dash(page: &Page<'_>, from: usize, end: usize) -> Option<(usize, Vec<Named>)> {
    const NEAR: usize = 10;
    let mark = (from..end.min(from + NEAR))
        .find(|at| page.is_dash(*at) || page.is_any(*at, &[",", ":", "("]))?;
    let (end, people) = names(page, mark + 1, end)?;
    let each = people.iter().all(|(name, side)| name.len() > 1 && side.is_some());
    (people.len() >= 2 && each).then_some((end, people))
}

/// The names first: "Orla Venn and Ruben Tao, the presidents of Valdoria and Kestrel".
fn behind_names(page: &Page<'_>, at: usize, end: usize) -> Option<Holders> {
    let (next, people) = page.is_capital(at).then(|| names(page, at, end)).flatten()?;
    let full = people.len() >= 2 && people.iter().all(|(name, _)| name.len() >= 2);
    if !full || page.low(next) != "," {
        return None;
    }
    let start = next + 1 + usize::from(page.is_any(next + 1, &["the", "respective"]));
    let adjectives = states(page, start);
    let start = adjectives.as_ref().map_or(start, |(next, _)| *next);
    let (from, office) = plural(page, start, end)?;
    let (end, sides) = match adjectives {
        Some((_, sides)) => (from, sides),
        None => of_states(page, from)?,
    };
    let people = of_sides(people, sides)?;
    Some(Holders { office, words: start..from, people, end })
}

/// Each with the state at the same place, where there are as many.
fn of_sides(people: Vec<Named>, sides: Vec<String>) -> Option<Vec<Named>> {
    if people.len() != sides.len() {
        return None;
    }
    Some(people.into_iter().zip(sides).map(|((name, _), side)| (name, Some(side))).collect())
}

/// "Of Valdoria, Orla Venn, and Kestrel, Ruben Tao", "of Valdoria (Orla Venn) and Kestrel (Ruben
/// Tao)": each state with its own.
fn in_turn(page: &Page<'_>, from: usize, end: usize) -> Option<(usize, Vec<Named>)> {
    if page.low(from) != "of" {
        return None;
    }
    let (mut at, mut people) = (from + 1, Vec::new());
    let mut stop = at;
    while people.len() < MOST {
        let again = usize::from(!people.is_empty() && page.low(at) == "of");
        let Some((next, side)) = state_at(page, at + again) else { break };
        let close = match page.low(next) {
            "," => None,
            "(" => Some(")"),
            _ => break,
        };
        let Some(name) = name_at(page, addressed(page, next + 1, end), end) else { break };
        if close.is_some_and(|close| page.low(name.end) != close) {
            break;
        }
        stop = name.end + usize::from(close.is_some());
        people.push((name, Some(side)));
        at = behind_link(page, stop);
    }
    (people.len() >= 2).then_some((stop, people))
}

/// One past a comma, an "and" or both.
fn behind_link(page: &Page<'_>, at: usize) -> usize {
    let at = at + usize::from(page.low(at) == ",");
    at + usize::from(page.is_any(at, &["and", "&"]))
}

/// An office in the plural that begins here: where it ends, and its singular in lower case.
fn plural(page: &Page<'_>, at: usize, end: usize) -> Option<(usize, String)> {
    // Of more than one word the first stands as it does in the singular.
    let opens = page.lexicon.offices.may_open(page, at);
    let longest = if opens { OFFICE } else { 1 };
    (1..=longest).rev().filter(|length| at + length < end).find_map(|length| {
        let words = at..at + length;
        if !page.low(words.end - 1).ends_with('s') {
            return None;
        }
        let phrase = fold(page.bytes(&words).of(page.text));
        let singular = phrase.strip_suffix('s')?;
        let office = singular.strip_suffix("ie").map_or(singular.to_owned(), |y| format!("{y}y"));
        page.lexicon.offices.get(&office)?;
        Some((words.end, office))
    })
}

/// "Of Valdoria and Kestrel": one past it, and the sides.
fn of_states(page: &Page<'_>, at: usize) -> Option<(usize, Vec<String>)> {
    (page.low(at) == "of").then(|| states(page, at + 1)).flatten()
}

/// "Valdorian and Kestrelian", "Valdoria, Kestrel and Ostria", "Valdoria's and Kestrel's": one past
/// the last, and two sides or more.
fn states(page: &Page<'_>, at: usize) -> Option<(usize, Vec<String>)> {
    let (mut stop, first) = state_at(page, at)?;
    let mut sides = vec![first];
    let mut closed = false;
    while !closed && sides.len() < MOST {
        let owned = stop + usize::from(page.is_any(stop, &["'s", "'"]));
        let next = behind_link(page, owned);
        closed = page.is_any(next.wrapping_sub(1), &["and", "&"]);
        let (end, side) = state_at(page, next).filter(|_| next > owned)?;
        if sides.contains(&side) {
            return None;
        }
        sides.push(side);
        stop = end;
    }
    closed.then_some((stop, sides))
}

/// Names in a row, each with the state behind it if one stands there: one past the last.
fn names(page: &Page<'_>, at: usize, end: usize) -> Option<(usize, Vec<Named>)> {
    let mut people: Vec<Named> = Vec::new();
    let (mut next, mut stop, mut closed) = (at, at, false);
    while !closed && people.len() < MOST {
        let name = name_at(page, addressed(page, next, end), end)?;
        let (behind, side) = with_side(page, name.end);
        people.push((name, side));
        stop = behind;
        if people.len() > 1 && page.is_any(next.wrapping_sub(1), &["and", "&"]) {
            closed = true;
        } else {
            next = behind_link(page, stop);
            if next == stop {
                return None;
            }
        }
    }
    closed.then_some((stop, people))
}
