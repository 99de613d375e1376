//! The names of those who hold the offices by which a report tells of them together: "the foreign ministers of
//! Valdoria and Kestrel met", where the text names one foreign minister of each.

use chancery_record::ActorKind;

use super::{Heading, Report};
use crate::actors::cast::{ActorIndex, Cast, Role};
use crate::page::{Page, Words, fold};

/// Puts the names in the place of the states, if every one of them has one holder in the text.
pub(crate) fn name_holders(
    page: &Page<'_>,
    cast: &Cast,
    heading: Option<&Heading<'_, '_>>,
    report: &mut Report,
) {
    let state = |actor: &ActorIndex| cast.actors[*actor].kind == ActorKind::State;
    if report.principals.len() < 2 || !report.principals.iter().all(state) {
        return;
    }
    let Some(offices) = offices_told(page, heading, report) else { return };
    let holders: Option<Vec<ActorIndex>> =
        report.principals.iter().map(|state| holder(page, cast, &offices, *state)).collect();
    let Some(holders) = holders else { return };
    let states = std::mem::replace(&mut report.principals, holders.clone());
    let lead = report.lead.as_mut().map(|(_, found)| found);
    for found in lead.into_iter().chain(report.heading.as_mut()) {
        for (actor, _) in found.left.iter_mut().chain(&mut found.right) {
            if let Some(at) = states.iter().position(|state| state == actor) {
                *actor = holders[at];
            }
        }
    }
}

/// The office of several that the sentence of the report tells of those who met, else the title.
fn offices_told(
    page: &Page<'_>,
    heading: Option<&Heading<'_, '_>>,
    report: &Report,
) -> Option<String> {
    let told = |page: &Page<'_>, words: &Words| {
        let found = page.find_listed("offices_of_several", words)?;
        Some(fold(page.bytes(&found).of(page.text)))
    };
    let lead = report.told_in(page);
    let titled = || heading.and_then(|heading| told(heading.page, &(0..heading.page.len())));
    lead.and_then(|words| told(page, &words)).or_else(titled)
}

/// The one person of a state who holds the office.
fn holder(page: &Page<'_>, cast: &Cast, offices: &str, state: ActorIndex) -> Option<ActorIndex> {
    let side = cast.side_of(state)?;
    let fits = |role: &Role| {
        let person = role.kind == ActorKind::Person && role.mentions > 0;
        person && role.side.as_deref() == Some(side) && holds(page, role, offices)
    };
    let mut found = cast.actors.iter().enumerate().filter(|(_, role)| fits(role));
    let (person, _) = found.next()?;
    found.next().is_none().then_some(person)
}

/// Whether somebody holds an office that is told of several.
fn holds(page: &Page<'_>, role: &Role, offices: &str) -> bool {
    let Some((office, _)) = &role.office else { return false };
    let lexicon = page.lexicon;
    let one = offices.trim_end_matches('s').replace("heads", "head");
    let leads = lexicon.answers_to_many(&one) && lexicon.rank_of(office) == Some(1);
    leads || *office == one || lexicon.is_foreign_ministers(office) && offices.contains("foreign")
}
