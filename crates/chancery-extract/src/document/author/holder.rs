//! Whose page it is: the person who holds the office that issued a text.

use chancery_record::ActorKind;

use super::signature::ends_line;
use super::{HEAD, person_of};
use crate::actors::cast::{ActorIndex, Cast};
use crate::actors::mentions::{Mentions, Naming};
use crate::actors::title::title_at;
use crate::page::{Page, Sentence, Words, fold};

/// How long a line that only names somebody may be, in tokens.
const LINE: usize = 16;

/// The person whose name stands on a line of its own at the head of a text that an office held by one
/// person issued ("Minister for Harbours, Kestrel").
pub(super) fn holder(
    page: &Page<'_>,
    cast: &mut Cast,
    mentions: &Mentions,
    issuer: &str,
) -> Option<(ActorIndex, Words)> {
    let words = crate::lexicon::phrases::split(issuer);
    if !is_held_by_one(page, &words) {
        return None;
    }
    let named = with_office(page, cast, mentions, issuer, &words);
    named.or_else(|| {
        let name = on_a_line(page, cast, mentions)?;
        Some((person_of(page, cast, mentions, &name), name))
    })
}

/// Whether the words name an office that one person holds, and no body.
fn is_held_by_one(page: &Page<'_>, words: &[Box<str>]) -> bool {
    let office = (0..words.len()).any(|from| {
        let held = words[from..words.len().min(from + 2)].join(" ");
        page.lexicon.rank_of(&held).is_some() || page.lexicon.rank_of(&words[from]).is_some()
    });
    let body = words.iter().any(|word| page.lexicon.organisation_nouns.contains(&**word));
    office && !body && page.lexicon.bodies.get(&words[0]).is_none()
}

/// The one who is named with the issuing office at the head of the text.
fn with_office(
    page: &Page<'_>,
    cast: &Cast,
    mentions: &Mentions,
    issuer: &str,
    words: &[Box<str>],
) -> Option<(ActorIndex, Words)> {
    let folded = fold(issuer);
    let state = state_in(page, words);
    let head = page.sentences.iter().take(HEAD);
    let all = || head.clone().flat_map(|sentence| mentions.within(&sentence.words));
    // "I spoke with President Tao" on the page of another president.
    let spoken_with: Vec<ActorIndex> = all()
        .filter(|m| page.is_any(m.words.start.wrapping_sub(1), &["with", "to", "from"]))
        .map(|mention| mention.actor)
        .collect();
    let named = all().find(|mention| {
        let role = &cast.actors[mention.actor];
        let with = spoken_with.contains(&mention.actor);
        let others = state.is_some_and(|own| role.side.as_deref().is_some_and(|s| s != own));
        if with || others {
            return false;
        }
        let held = role.office.as_ref().is_some_and(|(held, _)| folded.contains(held.as_str()));
        role.kind == ActorKind::Person && mention.naming == Naming::Named && held
    })?;
    Some((named.actor, named.words.clone()))
}

/// The code of the state that an issuer's words name.
fn state_in<'p>(page: &'p Page<'_>, words: &[Box<str>]) -> Option<&'p str> {
    (0..words.len()).find_map(|from| {
        let ends = (from + 1..=words.len().min(from + 5)).rev();
        let mut names = ends.filter_map(|end| page.lexicon.names.get(&words[from..end].join(" ")));
        names.find_map(|name| page.lexicon.side(name)).map(|side| side.code.as_str())
    })
}

/// A name on a line of its own at the head of the text.
fn on_a_line(page: &Page<'_>, cast: &Cast, mentions: &Mentions) -> Option<Words> {
    let short = |sentence: &&Sentence| {
        let verb = sentence.words.clone().any(|at| page.form(at).is_finite());
        sentence.words.len() <= LINE && !verb
    };
    let alone = |at: usize, line: &Words| {
        let name = crate::actors::mentions::name_at(page, at, line.end)?;
        let known = mentions.within(&name).first();
        let person = known.is_none_or(|known| cast.actors[known.actor].kind == ActorKind::Person);
        (person && (2..=4).contains(&name.len()) && ends_line(page, &name, line)).then_some(name)
    };
    page.sentences.iter().take(HEAD).filter(short).find_map(|sentence| {
        let line = &sentence.words;
        let title = title_at(page, line.start, line.end);
        let start = title.map_or(line.start, |title| title.words.end);
        alone(start, line).or_else(|| {
            // "Media release by the Minister for Harbours, Ruben Tao".
            let comma = line.clone().rev().find(|at| page.low(*at) == ",")?;
            alone(comma + 1, line)
        })
    })
}
