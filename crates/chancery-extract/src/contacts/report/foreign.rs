//! Whether one whose state an office's own text leaves out can only be another state's: "The Secretary
//! met Prime Minister Venn", in a text of a state that has no prime minister.

use chancery_record::ActorKind;

use super::Report;
use super::sides::state_at;
use crate::actors::cast::{ActorIndex, Cast};
use crate::lexicon::Name;
use crate::page::Page;

/// The highest number of the ranks of those who speak for a state: ministers.
const MINISTER: u8 = 3;
/// The rank of heads of state and government.
const HEAD: u8 = 1;

/// Whether a contact is one of the text's own side with somebody of another that it does not name: who
/// holds an office which the own state lacks, or was met abroad by one of its own.
pub(super) fn with_foreigner(
    page: &Page<'_>,
    cast: &Cast,
    report: &Report,
    own_side: Option<&str>,
) -> bool {
    let Some(own) = own_side else { return false };
    let of_own = |actor: &ActorIndex| cast.side_of(*actor) == Some(own);
    let (ours, others): (Vec<_>, Vec<_>) = report.principals.iter().copied().partition(of_own);
    let open = others.iter().all(|actor| cast.side_of(*actor).is_none());
    if ours.is_empty() || others.is_empty() || !open {
        return false;
    }
    let abroad = || was_abroad(page, report, own);
    others.iter().all(|actor| {
        let Some((office, rank)) = high_office(page, cast, *actor) else { return false };
        // Ministers travel with their own.
        rank == HEAD && abroad() || page.lexicon.lacks(own, office)
    })
}

/// The office of one who is a minister or more, and its rank.
fn high_office<'c>(page: &Page<'_>, cast: &'c Cast, actor: ActorIndex) -> Option<(&'c str, u8)> {
    let role = cast.actors.get(actor).filter(|role| role.kind == ActorKind::Person)?;
    let (office, _) = role.office.as_ref()?;
    let rank = page.lexicon.rank_of(office).filter(|rank| *rank <= MINISTER)?;
    Some((office.as_str(), rank))
}

/// Whether the contact is set in another state, right behind those named: "met Foreign Minister Venn in
/// Larkmoor, Kestrel".
fn was_abroad(page: &Page<'_>, report: &Report, own: &str) -> bool {
    const NEAR: usize = 3;
    let Some((_, found)) = &report.lead else { return false };
    let named = found.left.iter().chain(&found.right).map(|(_, words)| words.end);
    let Some(end) = named.max().map(|last| last.max(found.words.end)) else { return false };
    let elsewhere = |at: usize| {
        let place = state_at(page, at + 1).filter(|_| page.is_capital(at + 1));
        place.is_some_and(|place| matches!(place.name, Name::State(_)) && place.side.code != own)
    };
    let mut near = end..page.len().min(end + NEAR);
    near.any(|at| page.is_any(at, &["in", "outside", "near"]) && elsewhere(at))
}
