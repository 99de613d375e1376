//! Whose those are who led a delegation: "a delegation of the Lake League led by Director Venn met".

use chancery_record::ActorKind;

use super::Report;
use crate::actors::cast::{ActorIndex, Cast};
use crate::page::{Page, Words};

/// How far before the name the delegation may stand.
const BEFORE: usize = 16;
/// How far behind its noun the words stand that tell whose it is.
const WHOSE: usize = 8;

/// Gives one who led a delegation the side that the delegation is of.
pub(super) fn side_by_delegation(page: &Page<'_>, cast: &mut Cast, report: &Report) {
    let Some((index, found)) = &report.lead else { return };
    let Some(sentence) = page.sentences.get(*index) else { return };
    let led: Vec<(ActorIndex, String)> = found
        .left
        .iter()
        .chain(&found.right)
        .filter(|(actor, _)| {
            let role = &cast.actors[*actor];
            role.kind == ActorKind::Person && role.side.is_none()
        })
        .filter_map(|(actor, words)| Some((*actor, side_led(page, &sentence.words, words)?)))
        .collect();
    for (actor, side) in led {
        cast.actors[actor].side = Some(side);
    }
}

/// The side of the delegation that the one named here led.
fn side_led(page: &Page<'_>, sentence: &Words, name: &Words) -> Option<String> {
    let from = name.start.saturating_sub(BEFORE).max(sentence.start);
    let by = (from..name.start).rev().find(|at| page.low(*at) == "by")?;
    let led = by > from && page.in_list("leading_participles", by - 1);
    let near = name.start - by <= WHOSE && !(by + 1..name.start).any(|at| page.low(at) == ",");
    let noun = (from..by).rev().find(|at| page.in_list("delegations", *at))?;
    if !led || !near {
        return None;
    }
    // "the Kestrelian delegation", "a delegation of the Harbour Guard of Kestrel".
    let before = noun.saturating_sub(4).max(sentence.start)..noun;
    let behind = noun + 1..by;
    let side = |at: usize| page.side(at).map(|(_, side)| side.code.clone());
    behind.into_iter().find_map(side).or_else(|| before.into_iter().find_map(side))
}
