//! The name of one who took part and whom the report describes by office or as somebody's counterpart, where the
//! text names elsewhere the one person who can be meant: "after meeting his Kestrelian counterpart … Kestrel's
//! Harbour Minister Ruben Tao said".

use chancery_record::ActorKind;

use super::Report;
use crate::Lexicon;
use crate::actors::cast::{ActorIndex, Cast, Role};
use crate::lexicon::Standing;
use crate::page::fold;

/// Puts the names in their places.
pub(crate) fn name_counterparts(lexicon: &Lexicon, cast: &Cast, report: &mut Report) {
    for at in 0..report.principals.len() {
        let Some(person) = meant(lexicon, cast, &report.principals, report.principals[at]) else {
            continue;
        };
        let described = std::mem::replace(&mut report.principals[at], person);
        let lead = report.lead.as_mut().map(|(_, found)| found);
        for found in lead.into_iter().chain(report.heading.as_mut()) {
            for (actor, _) in found.left.iter_mut().chain(&mut found.right) {
                if *actor == described {
                    *actor = person;
                }
            }
        }
    }
}

/// The one person of the side of somebody described who holds the office of whom he is the counterpart, or the one
/// by which he goes.
fn meant(
    lexicon: &Lexicon,
    cast: &Cast,
    principals: &[ActorIndex],
    described: ActorIndex,
) -> Option<ActorIndex> {
    let role = &cast.actors[described];
    let side = role.side.as_deref().filter(|_| role.kind == ActorKind::Unnamed)?;
    let words = fold(&role.full_name());
    let last = words.split(' ').next_back()?;
    let counterpart = lexicon.standing(last) == Some(Standing::Counterpart);
    let other = principals.iter().find(|actor| cast.actors[**actor].kind == ActorKind::Person);
    let held = other.and_then(|actor| office(&cast.actors[*actor]));
    let fits = |role: &Role| {
        let Some(own) = office(role) else { return false };
        let alike = |held: &str| {
            own == held || lexicon.is_foreign_ministers(own) && lexicon.is_foreign_ministers(held)
        };
        if counterpart { held.is_some_and(alike) } else { words.ends_with(own) }
    };
    let mut found = cast.actors.iter().enumerate().filter(|(actor, role)| {
        let person = role.kind == ActorKind::Person && role.mentions > 0;
        person && role.side.as_deref() == Some(side) && !principals.contains(actor) && fits(role)
    });
    let (person, _) = found.next()?;
    found.next().is_none().then_some(person)
}

fn office(role: &Role) -> Option<&str> {
    role.office.as_ref().map(|(office, _)| office.as_str())
}
