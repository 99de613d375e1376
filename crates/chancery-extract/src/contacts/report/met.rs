//! The name of one who took part and of whom the report tells the state alone, where the text tells further on whom
//! of that state the other met: "Venn meets Kestrel's top diplomat … Venn sat down with Kestrelian Minister Tao".

use chancery_record::ActorKind;

use super::Report;
use crate::actors::cast::Cast;
use crate::actors::mentions::Mentions;
use crate::encounter::{self, Named};
use crate::page::Page;

/// How many sentences may tell whom somebody met.
const REACH: usize = 12;

/// Puts the name in the place of the state.
pub(crate) fn name_met(page: &Page<'_>, cast: &Cast, mentions: &Mentions, report: &mut Report) {
    let Some((place, met)) = met(page, cast, mentions, report) else { return };
    report.principals[place] = met.0;
    if let Some((_, lead)) = &mut report.lead {
        lead.right.push(met);
    }
}

/// The place of the state among two who took part, and the one of its people whom the other met.
fn met(
    page: &Page<'_>,
    cast: &Cast,
    mentions: &Mentions,
    report: &Report,
) -> Option<(usize, Named)> {
    let [one, other] = *report.principals.as_slice() else { return None };
    let kinds = (cast.actors[one].kind, cast.actors[other].kind);
    let (person, place) = match kinds {
        (ActorKind::Person, ActorKind::State) => (one, 1),
        (ActorKind::State, ActorKind::Person) => (other, 0),
        _ => return None,
    };
    let side = cast.side_of(report.principals[place])?;
    page.body().take(REACH).find_map(|(_, sentence)| {
        let words = &sentence.words;
        let found = encounter::in_press(page, cast, mentions, words, None)
            .or_else(|| encounter::plain(page, cast, mentions, words))?;
        let ([left], [right]) = (found.left.as_slice(), found.right.as_slice()) else {
            return None;
        };
        let met = match (left.0 == person, right.0 == person) {
            (true, false) => right,
            (false, true) => left,
            _ => return None,
        };
        let theirs = cast.side_of(met.0) == Some(side);
        (theirs && cast.actors[met.0].kind == ActorKind::Person).then(|| (place, met.clone()))
    })
}
