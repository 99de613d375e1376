//! What all accounts of a contact give together besides its day: the means, and who took part.

use std::collections::BTreeMap;

use chancery_record::Medium;

use super::Principal;
use super::brief::Party;
use super::party::{self, Apart};
use super::roster::{Known, Person};
use super::weigh::Told;

/// The means that most accounts give, a call of a stated kind before one of none.
pub(super) fn medium(members: &[Told<'_>]) -> Option<Medium> {
    let mut counts: BTreeMap<Medium, usize> = BTreeMap::new();
    for medium in members.iter().filter_map(|told| told.report.medium) {
        *counts.entry(medium).or_default() += 1;
    }
    let general = |medium: &Medium| matches!(medium, Medium::Call | Medium::PressConference);
    let best = |general_too: bool| {
        let list = counts.iter().filter(|(medium, _)| general_too || !general(medium));
        list.max_by_key(|(medium, count)| (**count, std::cmp::Reverse(**medium))).map(|(m, _)| *m)
    };
    best(false).or_else(|| best(true))
}

/// Each principal once, by the fullest name; with what stands for it when mentions are resolved.
pub(super) fn principals(members: &[Told<'_>], apart: &Apart) -> Vec<(Principal, Party)> {
    let mut people: Vec<(Principal, Party)> = Vec::new();
    for party in members.iter().flat_map(|told| &told.report.principals) {
        let best = people
            .iter()
            .enumerate()
            .map(|(at, (_, known))| (party::fit(known, party, apart), std::cmp::Reverse(at)))
            .max()
            .filter(|(fit, _)| *fit > party::Fit::No);
        match best.and_then(|(_, at)| people.get_mut(at.0)) {
            Some((principal, known)) => also(principal, known, party),
            None => {
                let principal = Principal {
                    name: party.name.clone(),
                    names: party.written.iter().cloned().collect(),
                    side: party.side.clone(),
                    office: party.office.clone(),
                };
                people.push((principal, party.clone()));
            }
        }
    }
    people
}

fn also(principal: &mut Principal, known: &mut Party, party: &Party) {
    let fuller = (party.parts.len(), party.name.len()) > (known.parts.len(), known.name.len());
    if party.name != principal.name {
        let other = if fuller { principal.name.clone() } else { party.name.clone() };
        if fuller {
            principal.name.clone_from(&party.name);
            principal.names.retain(|name| *name != party.name);
        }
        if !principal.names.contains(&other) {
            principal.names.push(other);
            principal.names.sort();
        }
    }
    if let Some(written) = party.written.as_ref().filter(|name| **name != principal.name)
        && !principal.names.contains(written)
    {
        principal.names.push(written.clone());
        principal.names.sort();
    }
    if fuller {
        let side = known.side.take();
        *known = Party { side: party.side.clone().or(side), ..party.clone() };
    }
    principal.side = principal.side.take().or_else(|| party.side.clone());
    principal.office = principal.office.take().or_else(|| party.office.clone());
}

/// Gives principals whose side no account of the contact tells the side that the roster has, where
/// it has one only.
pub(super) fn fill_sides(principals: &mut [Principal], people: &[Person], known: &Known) {
    for principal in principals.iter_mut().filter(|one| one.side.is_none()) {
        principal.side = side_of(&principal.name, people, known);
    }
}

/// The only side that the roster gives to the only person a name can stand for.
pub(super) fn side_of(name: &str, people: &[Person], known: &Known) -> Option<String> {
    let places = known.persons(name);
    let found: Vec<&Person> = places.into_iter().filter_map(|at| people.get(at)).collect();
    match found.as_slice() {
        [only] if only.sides.len() == 1 => only.sides.first().cloned(),
        _ => None,
    }
}
