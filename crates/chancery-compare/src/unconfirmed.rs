//! Words put in the other side's mouth.

use chancery_record::{Force, Genre, Record};

use crate::cast::Voice;
use crate::collate::Comparison;
use crate::collation::{Relation, Unconfirmed, Witness};

/// The statements that one account gives to the other side's principal, alone or jointly, and
/// that the other side's own account does not contain, not even in other words.
///
/// Empty where an account is a press report, or the issuers' sides are unknown or the same: then no account speaks for the side
/// that the words are given to.
pub(crate) fn unconfirmed(a: &Record, b: &Record, comparison: &Comparison) -> Vec<Unconfirmed> {
    let side = |record: &Record| {
        // A newspaper is no state's account, whatever city its name has.
        let genre = record.document.genre.value();
        let reported = genre.is_some_and(|genre| *genre == Genre::PressReport);
        let document = (!reported).then_some(&record.document)?;
        document.issuer_side.value().and_then(|side| comparison.cast().side_of(side))
    };
    let (Some(side_a), Some(side_b)) = (side(a), side(b)) else { return Vec::new() };
    if side_a == side_b {
        return Vec::new();
    }
    let mut out = of_one(a, comparison, Witness::A, side_b);
    out.extend(of_one(b, comparison, Witness::B, side_a));
    out
}

fn of_one(
    record: &Record,
    comparison: &Comparison,
    witness: Witness,
    other: usize,
) -> Vec<Unconfirmed> {
    let mut out = Vec::new();
    let all_links = comparison.links_by_place(witness);
    for (place, statement) in record.statements.iter().enumerate() {
        let Some(voice) = comparison.voice(witness, place) else { continue };
        let force = statement.force.value().copied();
        if !speaks_for(voice, force, other) {
            continue;
        }
        let links = all_links.get(&place).map(Vec::as_slice).unwrap_or_default();
        let named = force == Some(Force::Report)
            && links.iter().any(|link| link.judgement.relation.is_shared());
        if named || comparison.is_contained(witness, place) {
            continue;
        }
        let reason = if links.iter().any(|link| link.judgement.relation == Relation::TopicOnly) {
            "the other account only names the topic"
        } else if links.is_empty() {
            "the other account does not contain it"
        } else {
            "the other account has something else on this item"
        };
        out.push(Unconfirmed {
            document: witness,
            statement: statement.id.clone(),
            attributed_to: name(record, place),
            reason: reason.to_owned(),
        });
    }
    out
}

/// Whether the words are given to the other side: to its principal, to both jointly, or by one
/// who says that both agree.
fn speaks_for(voice: &Voice, force: Option<Force>, other: usize) -> bool {
    let claims_for_both = force == Some(Force::Agreement) && !matches!(voice, Voice::Document);
    match voice {
        // That both discussed a thing gives neither any words.
        Voice::Joint(_) if force == Some(Force::Report) => false,
        Voice::Joint(sides) => sides.is_empty() || sides.contains(&other),
        voice => voice.sides().contains(&other) || claims_for_both,
    }
}

fn name(record: &Record, place: usize) -> String {
    let Some(link) = record.statements.get(place).and_then(|statement| statement.speaker()) else {
        return "the document".to_owned();
    };
    let actor = link.actor.value().and_then(|id| record.actor(id));
    actor.map_or_else(|| link.name.clone(), |actor| actor.name.clone())
}
