//! Several contacts that one sentence reports: "held separate meetings with President Tao and Prime Minister
//! Orsk", "met with the Presidents of Kestrel, Ruben Tao, and of Marra, Ada Brandt" among several meetings.

use chancery_record::{ActorKind, Contact, ContactRole, Evidence, Id, Rule};

use super::{Report, Scene};
use crate::actors::cast::{ActorIndex, Cast};
use crate::encounter::{Encounter, Named};
use crate::page::Page;

const RULE: Rule = Rule::named("contact/one-of-several");

/// How many sentences before the one that tells of them may speak of "several meetings".
const BEFORE: usize = 2;

/// Those whom somebody met one after the other: the first stay with the report, the others are
/// returned, each with whoever met them.
pub(crate) fn take_apart(page: &Page<'_>, cast: &Cast, report: &mut Report) -> Vec<Vec<Named>> {
    let Some((index, found)) = &report.lead else { return Vec::new() };
    let person = |(actor, _): &Named| cast.actors[*actor].kind == ActorKind::Person;
    let [host] = found.left.as_slice() else { return Vec::new() };
    if !person(host) || found.right.len() < 2 || !found.right.iter().all(person) {
        return Vec::new();
    }
    let each = is_separate(page, *index, found) || is_round(page, cast, *index, found);
    if !each && !is_series(page, *index, report) {
        return Vec::new();
    }
    let mut groups: Vec<Vec<Named>> = Vec::new();
    for one in &found.right {
        let side = cast.side_of(one.0);
        let same = groups.last().is_some_and(|group| cast.side_of(group[0].0) == side);
        match groups.last_mut().filter(|_| same && !each) {
            Some(group) => group.push(one.clone()),
            None => groups.push(vec![one.clone()]),
        }
    }
    // Whoever was met apart from the others needs no side of his own, but none is the host's.
    let own = cast.side_of(host.0);
    let known = groups.iter().all(|group| {
        let side = cast.side_of(group[0].0);
        side.is_some() && side != own || each && side.is_none()
    });
    if groups.len() < 2 || !known {
        return Vec::new();
    }
    let others = groups.split_off(1);
    let apart = |actor: &ActorIndex| {
        others.iter().flatten().any(|(other, _)| other == actor) && *actor != host.0
    };
    let kept: Vec<ActorIndex> =
        report.principals.iter().copied().filter(|actor| !apart(actor)).collect();
    if kept.len() < 2 {
        return Vec::new();
    }
    let host = host.clone();
    report.principals = kept;
    others.into_iter().map(|group| std::iter::once(host.clone()).chain(group).collect()).collect()
}

/// "Separate meetings with", "met separately with", "met Tao and Osk in two separate meetings".
fn is_separate(page: &Page<'_>, index: usize, found: &Encounter) -> bool {
    const BEHIND: usize = 9;
    let Some(sentence) = page.sentences.get(index) else { return false };
    let last = found.right.iter().map(|(_, words)| words.end).max().unwrap_or(found.words.end);
    let near = found.words.start.saturating_sub(3).max(sentence.words.start)
        ..sentence.words.end.min(last + BEHIND);
    near.into_iter().any(|at| page.in_list("one_by_one", at))
}

/// "Is in Larkmoor for talks with Defence Minister Tao and President Orsk": a guest who is no leader sees his like
/// and the leader one after the other.
fn is_round(page: &Page<'_>, cast: &Cast, index: usize, found: &Encounter) -> bool {
    let Some(sentence) = page.sentences.get(index) else { return false };
    let before = sentence.words.start..found.words.end.max(sentence.words.start);
    let came = page.find_listed("arriving", &before).is_some();
    let leads = |(actor, _): &Named| {
        let office = cast.actors[*actor].office.as_ref();
        office.and_then(|(office, _)| page.lexicon.rank_of(office)) == Some(1)
    };
    let leaders = found.right.iter().filter(|one| leads(one)).count();
    came && leaders == 1 && found.right.len() == 2 && !found.left.iter().any(leads)
}

/// "Had several bilateral meetings", of people of several states: in the sentence or shortly before it.
fn is_series(page: &Page<'_>, index: usize, report: &Report) -> bool {
    let (Some((_, found)), Some(last)) = (&report.lead, page.sentences.get(index)) else {
        return false;
    };
    let before = page.sentences.get(index.saturating_sub(BEFORE)).map_or(0, |one| one.words.start);
    let all = before..last.words.end.min(found.words.end + 1);
    page.find_listed("several_meetings", &all).is_some()
        && page.find_listed("many_sided", &(before..last.words.end)).is_none()
}

impl Scene<'_, '_> {
    /// The contacts that a report's sentence tells of beside the primary one, held on the same day.
    pub(crate) fn beside_primary(
        &self,
        primary: Option<&Contact>,
        others: &[Vec<Named>],
    ) -> Vec<Contact> {
        let Some(primary) = primary else { return Vec::new() };
        let account = primary.role == ContactRole::Account;
        let all = others.iter().filter(|_| account);
        all.filter_map(|people| {
            let (_, words) = people.last()?;
            let quote = self.page.quote(words);
            let role = ContactRole::Account;
            Some(Contact {
                id: Id::of("contact", self.sha256, &[quote.span()]),
                medium: primary.medium.clone(),
                date: primary.date.clone(),
                place: primary.place.clone(),
                setting: primary.setting.clone(),
                ..self.bare(role, people, Evidence::words(RULE, quote))
            })
        })
        .collect()
    }
}
