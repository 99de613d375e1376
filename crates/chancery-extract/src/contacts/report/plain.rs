//! The contact that a text tells of in a sentence built otherwise than those that the other ways know: the general
//! reading, taken last.

use super::foreign::with_foreigner;
use super::headline::states_named;
use super::release::is_beside_matter;
use super::sides::{is_bare, is_named_whole};
use super::{Report, between_states, describe_official, infer_side, is_no_account, is_personal};
use super::{know_sides, lists_results, principals, two_sides};
use crate::actors::cast::{ActorIndex, Cast};
use crate::actors::mentions::Mentions;
use crate::encounter::{self, Encounter};
use crate::page::Page;

/// How many sentences of the body may tell of it.
const OPENING: usize = 6;
/// The same in a reporter's text.
const REACH: usize = 24;
/// How many sentences at the head of a reporter's text tell which states it is about.
const HEAD: usize = 3;

/// The first contact of people of two sides that the text tells as one that was.
pub(crate) fn told_plainly(
    page: &Page<'_>,
    cast: &mut Cast,
    mentions: &Mentions,
    title: Option<&Page<'_>>,
    (own_side, press): (Option<&str>, bool),
) -> Option<Report> {
    let other_matter = |title: &Page<'_>| {
        let remarks = title.find_listed("remarks_titles", &(0..title.len())).is_some();
        !press && (remarks || is_no_account(title)) || lists_results(title)
    };
    if title.is_some_and(other_matter) {
        return None;
    }
    let publisher = own_side;
    let own_side = own_side.filter(|_| !press);
    let reach = if press { REACH } else { OPENING };
    let told: Vec<(usize, Encounter)> = page
        .body()
        .take(reach)
        .flat_map(|(index, sentence)| {
            let words = &sentence.words;
            let whole = |found: &Encounter| is_personal(cast, found) || found.official.is_some();
            let known = encounter::in_press(page, cast, mentions, words, own_side).filter(whole);
            // Congratulations by cable are the news of those who send them.
            let sent = |found: &Encounter| page.find_listed("letter_nouns", &found.words).is_some();
            let known = known.filter(|found| !sent(found));
            let beside = |found: &Encounter| !press && is_beside_matter(page, found);
            let plain = encounter::plain(page, cast, mentions, words);
            plain
                .into_iter()
                .chain(known)
                .filter(move |found| !beside(found))
                .map(move |found| (index, found))
        })
        .collect();
    told.into_iter().find_map(|(index, mut found)| {
        describe_official(page, cast, mentions, &mut found, own_side);
        of_two_sides(page, cast, title, (index, found), (own_side, publisher))
    })
}

/// A report of this contact, if those who held it can be of two sides.
fn of_two_sides(
    page: &Page<'_>,
    cast: &mut Cast,
    title: Option<&Page<'_>>,
    lead: (usize, Encounter),
    (own_side, publisher): (Option<&str>, Option<&str>),
) -> Option<Report> {
    let mut report = Report { lead: Some(lead), by_press: true, ..Report::default() };
    know_sides(page, cast, &report, own_side);
    report.principals = principals(cast, &report);
    let together = is_named_whole(page, &report);
    infer_side(&[Some(page), title], cast, &report.principals, (false, together));
    // One whose state is left out may be of the other's.
    let apart = two_sides(cast, &report.principals, true)
        || with_foreigner(page, cast, &report, own_side)
        || own_side.is_none() && between_states(cast, &report.principals)
        || names_other_side(page, title, cast, &report.principals, (own_side, publisher));
    let own = own_side
        .is_none_or(|own| report.principals.iter().any(|actor| cast.side_of(*actor) == Some(own)));
    (report.principals.len() >= 2 && apart && own).then_some(report)
}

/// Whether the text says at its head that it is about two sides, where it leaves open whose some of those are
/// who were in contact: the title of an office's text names another side than its own, that of a reporter's or its
/// first sentences name two. Whoever a body of many states meets is none of its own.
pub(super) fn names_other_side(
    page: &Page<'_>,
    title: Option<&Page<'_>>,
    cast: &Cast,
    principals: &[ActorIndex],
    (own_side, publisher): (Option<&str>, Option<&str>),
) -> bool {
    let sides = || principals.iter().map(|actor| cast.side_of(*actor));
    let mut known: Vec<&str> = sides().flatten().collect();
    known.sort_unstable();
    known.dedup();
    // Those whose states are left out in a text that comes from one of them are of that one.
    let domestic = known.is_empty() && publisher.is_some();
    if !sides().any(|side| side.is_none()) || known.len() > 1 || domestic {
        return false;
    }
    // Somebody of whom nothing but the name is told is no state's.
    let told = |actor: &ActorIndex| cast.actors[*actor].office.is_some();
    let bare = |actor: &ActorIndex| is_bare(cast, *actor);
    let mut named: Vec<&str> =
        title.iter().flat_map(|title| states_named(title, title.len())).collect();
    named.sort_unstable();
    named.dedup();
    let alone = !known.is_empty() || principals.iter().any(told);
    if principals.iter().any(bare) && alone && named.len() < 2 {
        return false;
    }
    let Some(own) = own_side else {
        let head = page.body().take(HEAD).last().map_or(0, |(_, last)| last.words.end);
        named.extend(states_named(page, head));
        named.sort_unstable();
        named.dedup();
        return named.len() >= 2;
    };
    page.lexicon.is_organisation(own) || named.iter().any(|side| *side != own)
}
