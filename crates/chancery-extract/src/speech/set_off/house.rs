//! What stands below somebody's words and is the house's: how journalists register, where the visit
//! goes on, what the ministry is; and what is no house's, though it speaks of no "I".

use super::in_first_person;
use crate::actors::cast::{ActorIndex, Cast};
use crate::actors::mentions::{Mentions, Naming};
use crate::page::{Page, Words};

/// Whether a paragraph tells the press what to do, how a visit goes on, or what the house is or does.
pub(super) fn is_of_the_house(page: &Page<'_>, words: &Words) -> bool {
    if in_first_person(page, words) {
        return false;
    }
    page.find_listed("press_arrangements", words).is_some()
        || page.find_listed("visit_goes_on", words).is_some()
        || is_about_the_house(page, words)
}

/// "The Ministry of Foreign Affairs is in Brennholt".
fn is_about_the_house(page: &Page<'_>, words: &Words) -> bool {
    let start = words.start + usize::from(page.low(words.start) == "the");
    let verb = words.clone().find(|at| page.is_finite_verb(*at));
    let head = start..verb.unwrap_or(start);
    start > words.start && head.clone().take(4).any(|at| page.in_list("houses", at))
}

/// "The strait must stay open", "Valdoria will keep its word": what must be, and what the speaker's own
/// state will do now, are told by one who speaks for it.
pub(super) fn is_norm(
    page: &Page<'_>,
    cast: &Cast,
    mentions: &Mentions,
    words: &Words,
    speaker: Option<ActorIndex>,
) -> bool {
    let Some(verb) = words.clone().find(|at| page.is_finite_verb(*at)) else { return false };
    let side = speaker.and_then(|actor| cast.actors[actor].side.as_deref());
    let own = side.is_some()
        && mentions.within(&(words.start..verb)).first().is_some_and(|mention| {
            mention.naming == Naming::Side && cast.actors[mention.actor].side.as_deref() == side
        });
    own && page.in_list("pledging", verb)
        || page.in_list("norms", verb)
        || page.in_list("norms", words.start)
}
