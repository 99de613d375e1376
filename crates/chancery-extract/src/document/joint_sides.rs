//! Whose a joint text is: the states and bodies that the sentence above it says released it, that its
//! title names, or that its first sentences name side by side.

use chancery_record::ActorKind;

use crate::actors::cast::{ActorIndex, Cast};
use crate::actors::mentions::{Mention, Mentions};
use crate::document::joint_title::{self, JointTitle};
use crate::lexicon::Side;
use crate::page::{Page, Words, fold};

/// How many mentions of the text are looked at for two sides named side by side.
const OPENING: usize = 12;

/// How many sentences above a text may say who released it.
const LEAD_IN: usize = 5;

/// How many lines of the text may name its sides as its title does.
const LINES: usize = 6;

/// Two or more, or nobody.
pub(crate) fn of(
    page: &Page<'_>,
    joint: &JointTitle,
    (titled, title): (&Page<'_>, &Mentions),
    body: &Mentions,
    cast: &mut Cast,
) -> Vec<ActorIndex> {
    let found = named(page, joint, title, body, cast);
    if found.len() >= 2 || joint.authors.is_some() {
        return found;
    }
    let head = page.sentences.iter().take(LINES).map(|one| (page, one.words.clone()));
    let lines = std::iter::once((titled, 0..titled.len())).chain(head);
    let mut hyphenated = lines.map(|(page, words)| hyphenated(page, &words, cast));
    hyphenated.find(|sides| sides.len() >= 2).unwrap_or(found)
}

/// Those of whom the title or the text names two or more.
fn named(
    page: &Page<'_>,
    joint: &JointTitle,
    title: &Mentions,
    body: &Mentions,
    cast: &Cast,
) -> Vec<ActorIndex> {
    // "Statement of Valdoria, Kestrel and Marra on the Locks": all whom it names before what it is about.
    let named = distinct(cast, title.within(&joint.head));
    if named.len() >= 2 {
        return named;
    }
    if joint.authors.is_some() {
        return Vec::new();
    }
    if let Some(issuers) = joint_title::issuers(page, body) {
        let person = |mention: &Mention| cast.actors[mention.actor].kind == ActorKind::Person;
        let named = each_once(body.within(&issuers), person);
        if named.len() >= 2 {
            return named;
        }
    }
    let released = released_by(page, body, cast);
    if released.len() >= 2 {
        return released;
    }
    let mut sides = distinct(cast, &title.all);
    sides.truncate(2);
    if sides.len() == 2 {
        return sides;
    }
    side_by_side(page, body, cast, &sides)
}

/// "The following statement was released by the governments of Valdoria, Kestrel and Marra on the
/// occasion of …": those named behind "by".
fn released_by(page: &Page<'_>, body: &Mentions, cast: &Cast) -> Vec<ActorIndex> {
    let told = page.sentences.iter().take(LEAD_IN).find_map(|sentence| {
        let words = &sentence.words;
        let text = page.find_listed("released_texts", words)?;
        let by = (text.end..words.end).find(|at| {
            page.low(*at) == "by"
                && at.checked_sub(1).is_some_and(|verb| page.in_list("issuing", verb))
        })?;
        let names = by + 1..words.end;
        let stop = page.find_listed("release_occasions", &names);
        Some(names.start..stop.map_or(names.end, |stop| stop.start))
    });
    told.map_or(Vec::new(), |names: Words| distinct(cast, body.within(&names)))
}

/// The first two sides of the text that are named one beside the other.
fn side_by_side(
    page: &Page<'_>,
    body: &Mentions,
    cast: &Cast,
    known: &[ActorIndex],
) -> Vec<ActorIndex> {
    let first: Vec<&Mention> =
        body.all.iter().take(OPENING).filter(|mention| is_side(cast, mention)).collect();
    let pair = first.windows(2).find(|pair| {
        let gap = pair[0].words.end..pair[1].words.start;
        let the = usize::from(page.low(pair[0].words.start.wrapping_sub(1)) == "the");
        let before = pair[0].words.start.wrapping_sub(1 + the);
        // "Valdoria, Marra, Kestrel and …", "its partners, including Marra and Kestrel": two of more.
        let listed = page.low(before) == "," || page.in_list("naming_some", before);
        pair[0].actor != pair[1].actor
            && !listed
            && !gap.is_empty()
            && gap.clone().all(|at| page.is_any(at, &["and", "the", "&"]))
            && known.iter().all(|known| pair.iter().any(|one| one.actor == *known))
    });
    pair.map_or(Vec::new(), |pair| pair.iter().map(|mention| mention.actor).collect())
}

/// "The fifth Valdoria-Kestrel Dialogue", "the Kestrelian–Marran Commission": the sides that a hyphen joins
/// in the first such word.
fn hyphenated(page: &Page<'_>, words: &Words, cast: &mut Cast) -> Vec<ActorIndex> {
    let sides_in = |at: usize| {
        let parts = page.raw(at).split(['-', '–', '/']);
        let sides: Option<Vec<&Side>> = parts
            .map(|part| {
                page.lexicon.names.get(&fold(part)).and_then(|name| page.lexicon.side(name))
            })
            .collect();
        sides.filter(|sides| sides.len() >= 2)
    };
    let Some(sides) = words.clone().filter(|at| page.is_capital(*at)).find_map(sides_in) else {
        return Vec::new();
    };
    let state = |side: &Side| page.lexicon.states.iter().any(|known| known.code == side.code);
    let kind = |side: &Side| {
        if state(side) { ActorKind::State } else { ActorKind::Organization }
    };
    sides.into_iter().map(|side| cast.side(kind(side), &side.code, &side.name)).collect()
}

/// The states and bodies among these, each once.
fn distinct(cast: &Cast, mentions: &[Mention]) -> Vec<ActorIndex> {
    each_once(mentions, |mention| is_side(cast, mention))
}

/// Those whom the mentions that count name, each once.
fn each_once(mentions: &[Mention], counts: impl Fn(&Mention) -> bool) -> Vec<ActorIndex> {
    let mut named: Vec<ActorIndex> = Vec::new();
    for mention in mentions.iter().filter(|mention| counts(mention)) {
        if !named.contains(&mention.actor) {
            named.push(mention.actor);
        }
    }
    named
}

fn is_side(cast: &Cast, mention: &Mention) -> bool {
    matches!(cast.actors[mention.actor].kind, ActorKind::State | ActorKind::Organization)
}
