//! Which reports of one contact are one witness: copies of a text and versions of a release are
//! no further accounts.

use super::weigh::{Told, shared};
use super::window;
use super::{Member, Sameness, Witness};

/// Reports of one contact that are compared each with each.
const MOST_COMPARED: usize = 60;

/// Groups the reports of one contact; ranks are places in `told`. The newest version of a release
/// stands last in its witness.
pub(crate) fn witnesses(told: &[Told<'_>]) -> Vec<(Witness, Vec<usize>)> {
    let mut groups: Vec<(Vec<usize>, Option<Sameness>)> = Vec::new();
    for (place, one) in told.iter().enumerate() {
        let known = groups.iter_mut().take(MOST_COMPARED).find_map(|group| {
            let how = group.0.iter().find_map(|other| sameness(one, told.get(*other)?))?;
            Some((group, how))
        });
        match known {
            Some((group, how)) => {
                group.0.push(place);
                // A new version is worth telling even beside copies.
                group.1 =
                    Some(if group.1 == Some(Sameness::Version) { Sameness::Version } else { how });
            }
            None => groups.push((vec![place], None)),
        }
    }
    let order = |place: &usize| {
        told.get(*place).map(|one| (window::published(one.brief), one.brief.document.clone()))
    };
    for (group, _) in &mut groups {
        group.sort_by_key(order);
    }
    groups.sort_by_key(|(group, _)| group.first().map(order));
    let witness = |(group, sameness): (Vec<usize>, Option<Sameness>)| {
        let members = group.iter().filter_map(|place| told.get(*place)).map(Member::of).collect();
        (Witness { sameness, members }, group)
    };
    groups.into_iter().map(witness).collect()
}

fn sameness(a: &Told<'_>, b: &Told<'_>) -> Option<Sameness> {
    if a.brief.address.is_some() && a.brief.address == b.brief.address {
        return Some(Sameness::Version);
    }
    let shared = shared(a.report, b.report);
    if !shared.copy {
        return None;
    }
    let one_issuer = a.brief.issuer.is_some() && a.brief.issuer == b.brief.issuer;
    let whole = a.report.prints.len() == b.report.prints.len()
        && shared.statements == a.report.prints.len()
        && a.report.prints.iter().zip(&b.report.prints).all(|(x, y)| x.exact == y.exact);
    Some(if one_issuer && !whole { Sameness::Version } else { Sameness::Copy })
}

/// The reports that speak for the contact's date: of several versions of a release the newest.
pub(crate) fn current<'a>(told: &[Told<'a>], witnesses: &[(Witness, Vec<usize>)]) -> Vec<Told<'a>> {
    let mut kept: Vec<usize> = Vec::new();
    for (witness, places) in witnesses {
        match witness.sameness {
            Some(Sameness::Version) => kept.extend(places.last()),
            _ => kept.extend(places),
        }
    }
    kept.sort_unstable();
    kept.into_iter().filter_map(|place| told.get(place).copied()).collect()
}
