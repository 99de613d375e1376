//! The references, with what their words tell of their dates.

use chancery_record::{Contact, Evidence, Finding, Id, Reference, Rule};

use crate::contacts::Scene;
use crate::dates::{Ground, Tense, civil};
use crate::meaning::references;

/// What the pointing phrases of a text refer to.
pub(super) fn referred(scene: &Scene<'_, '_>, primary: Option<&Contact>) -> Vec<Reference> {
    const RULE: Rule = Rule::named("reference/phrase");
    const DATED: Rule = Rule::named("reference/dated-words");
    let page = scene.page;
    let near = primary.and_then(|contact| contact.date.value()).and_then(|date| date.partial());
    let zones: Vec<&str> =
        scene.own_side.and_then(|side| page.lexicon.zone(side)).into_iter().collect();
    let ground = Ground {
        published: scene.published,
        zones: &zones,
        others: &[],
        tense: Tense::Past,
        near,
        year: scene.year.map(|(year, words)| (*year, words)),
        after: None,
        events: &page.lexicon.events,
    };
    let written = scene.pointers.iter().map(|pointer| {
        let quote = page.quote(&pointer.words);
        use chancery_record::ReferenceKind::{Event, FutureEvent};
        let turn = pointer.turn(page, &ground);
        let ahead =
            turn == references::MonthTurn::Ahead || pointer.lies_ahead(scene.pointers, &ground);
        let behind = turn == references::MonthTurn::Behind;
        let kind = match pointer.kind {
            _ if ahead => FutureEvent,
            FutureEvent if behind || is_gone_by(pointer, scene, &ground) => Event,
            kind => kind,
        };
        let coming = kind == FutureEvent;
        let tense = if coming { Tense::Coming } else { Tense::Past };
        let date = pointer.date(scene.pointers, &Ground { tense, ..ground });
        let date = date.filter(|_| coming || turn != references::MonthTurn::Open);
        let date = date.map(|(value, words)| {
            Finding::known(value, Evidence::words(DATED, page.quote(&words)))
        });
        Reference {
            id: Id::of("reference", scene.sha256, &[quote.span()]),
            kind,
            date: date.unwrap_or_else(|| Finding::unknown("no date was found in its words")),
            evidence: Evidence::words(RULE, quote.clone()),
            quote,
        }
    });
    written.collect()
}

/// Whether the date that its words give lies whole before the publication, so that nothing of it is to come:
/// "would have been on the market four years ago".
fn is_gone_by(pointer: &references::Pointer, scene: &Scene<'_, '_>, ground: &Ground<'_>) -> bool {
    let Some(published) = scene.published else { return false };
    let coming = Ground { tense: Tense::Coming, ..*ground };
    let date = pointer.date(scene.pointers, &coming).map(|(date, _)| date);
    let last = date.and_then(|date| date.bounds()).and_then(|(_, last)| civil(last));
    last.is_some_and(|last| last < published.earliest())
}
