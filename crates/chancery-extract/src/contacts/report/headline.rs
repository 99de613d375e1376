//! Two whom a headline names by surname alone ("Venn-Tao call"): whose they are the text leaves to its readers.

use chancery_record::ActorKind;

use super::sides::{pair, state_at};
use super::{Heading, Report, is_personal};
use crate::actors::cast::{ActorIndex, Cast};
use crate::actors::mentions::{Mention, meeting_of_two};
use crate::encounter::Encounter;
use crate::page::Page;

/// Whether a headline tells of a contact of two people by surname alone, in a text that names two states, or one
/// that speaks of the talks ("Venn and Tao hold call, and Kestrel says it liked what it heard").
pub(super) fn between_surnames(pages: &[Option<&Page<'_>>], cast: &Cast, report: &Report) -> bool {
    let titled = report.heading.as_ref().is_some_and(|found| is_personal(cast, found));
    let bare = |actor: &ActorIndex| {
        let role = &cast.actors[*actor];
        let person = role.kind == ActorKind::Person;
        person && role.office.is_none() && !role.full_name().contains(' ')
    };
    let two = report.principals.len() == 2 && report.principals.iter().all(bare);
    let known = report.principals.iter().filter_map(|actor| cast.side_of(*actor));
    let open = known.count() < 2;
    titled && two && open && (names_two_states(pages) || has_state_speak(pages))
}

/// "Tao tells Venn it is ready to talk", above a text that goes on with a meeting of the two: what the one said
/// was said at it.
pub(super) fn told_to_other(
    page: &Page<'_>,
    cast: &Cast,
    heading: &Heading<'_, '_>,
) -> Option<Encounter> {
    meeting_of_two(page)?;
    let title = heading.page;
    let person = |one: &&Mention| cast.actors[one.actor].kind == ActorKind::Person;
    (0..title.len()).find_map(|at| {
        let length = title.listed("headline_tells", at)?;
        let one = heading.mentions.ending_at(at).filter(person)?;
        let other = heading.mentions.starting_at(at + length).filter(person)?;
        let named = |one: &Mention| vec![(one.actor, one.words.clone())];
        (one.actor != other.actor).then(|| Encounter::of(named(one), named(other), at..at + length))
    })
}

/// The sides that the words up to this one name, by name or adjective.
pub(super) fn states_named<'p>(page: &'p Page<'_>, end: usize) -> Vec<&'p str> {
    let named = (0..end.min(page.len())).filter(|at| page.is_capital(*at));
    let sides =
        named.filter_map(|at| page.side(at)).filter(|(_, side)| !side.agency && !side.ambiguous);
    sides.map(|(_, side)| side.code.as_str()).collect()
}

/// "Kestrel says": a state as who speaks.
fn has_state_speak(pages: &[Option<&Page<'_>>]) -> bool {
    pages.iter().flatten().any(|page| {
        (0..page.len()).any(|at| {
            let state = state_at(page, at).filter(|_| page.is_capital(at));
            state.is_some_and(|state| {
                page.lexicon.verbs.at(page, state.end).is_some() && page.is_finite_verb(state.end)
            })
        })
    })
}

fn names_two_states(pages: &[Option<&Page<'_>>]) -> bool {
    let mut codes: Vec<String> = Vec::new();
    for page in pages.iter().flatten() {
        for at in 0..page.len() {
            if let Some((one, other)) = pair(page, at) {
                codes.extend([one, other]);
            } else {
                codes.extend(page.side(at).map(|(_, side)| side.code.clone()));
            }
            codes.sort_unstable();
            codes.dedup();
            if codes.len() >= 2 {
                return true;
            }
        }
    }
    false
}
