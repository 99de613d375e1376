//! Words put in the other side's mouth.

use std::collections::BTreeSet;

use chancery_record::{ActorKind, Force, Genre, Kind, Record, Statement};

use crate::cast::{Cast, Voice};
use crate::collate::Comparison;
use crate::collation::{Relation, Unconfirmed, Witness};
use crate::english;
use crate::lexicon::Lexicon;

/// The statements that one account gives to the other side's principal, alone or jointly, and
/// that the other side's own account does not contain, not even in other words.
///
/// Empty where the sides that the accounts are of are unknown or the same: then no account speaks for the
/// side that the words are given to.
pub(crate) fn unconfirmed(a: &Record, b: &Record, comparison: &Comparison) -> Vec<Unconfirmed> {
    let cast = comparison.cast();
    let told_by = |record, witness| told_by(record, cast, |at| comparison.voice(witness, at));
    let (Some(side_a), Some(side_b)) = (told_by(a, Witness::A), told_by(b, Witness::B)) else {
        return Vec::new();
    };
    if side_a == side_b {
        return Vec::new();
    }
    let mut out = of_one(a, comparison, Witness::A, (side_a, side_b));
    out.extend(of_one(b, comparison, Witness::B, (side_b, side_a)));
    out
}

/// The side whose account a document is: its issuer's, or that of the office whose account a newspaper
/// tells.
fn told_by<'a>(
    record: &Record,
    cast: &Cast,
    voice: impl Fn(usize) -> Option<&'a Voice>,
) -> Option<usize> {
    // A newspaper is no state's account, whatever city its name has.
    let press = record.document.genre.value().is_some_and(|genre| *genre == Genre::PressReport);
    let issuer = record.document.issuer_side.value().filter(|_| !press);
    match issuer {
        Some(side) => cast.side_of(side),
        None => match sources(record, cast) {
            named if named.is_empty() => heard_alone(record, voice),
            named => the_only_one(record, cast, named),
        },
    }
}

/// The side of the one who alone is heard in a report that names no source: it has his words, or speaks as
/// he does ("our support"), and the other says nothing in it without him.
fn heard_alone<'a>(record: &Record, voice: impl Fn(usize) -> Option<&'a Voice>) -> Option<usize> {
    let reports = |statement: &Statement| statement.force.value() == Some(&Force::Report);
    let (mut heard, mut in_own_words) = (BTreeSet::new(), false);
    for (place, statement) in record.statements.iter().enumerate() {
        let Some(voice) = voice(place) else { continue };
        let narrated = statement.kind != Kind::Direct && statement.first_person;
        if narrated && let Some(side) = one_side(voice) {
            // Who says "our" in a sentence that is no quotation tells the whole.
            return Some(side);
        }
        if matches!(voice, Voice::Person(..)) && !reports(statement) {
            heard.insert(one_side(voice));
            in_own_words |= matches!(statement.kind, Kind::Direct | Kind::Mixed);
        }
    }
    let only = heard.pop_first().filter(|_| heard.is_empty() && in_own_words).flatten()?;
    let two = record.primary_contact().is_some_and(|contact| contact.principals.len() == 2);
    two.then_some(only)
}

fn one_side(voice: &Voice) -> Option<usize> {
    match voice.sides() {
        [side] => Some(*side),
        _ => None,
    }
}

/// The sides from whose offices a report without a side of its own has what it tells of the talks.
fn sources(record: &Record, cast: &Cast) -> BTreeSet<Option<usize>> {
    let principals = record.primary_contact().map(|contact| contact.principals.as_slice());
    let takes_part = |id: &str| principals.unwrap_or_default().iter().any(|one| one.actor == id);
    let mut sides: BTreeSet<Option<usize>> = BTreeSet::new();
    for statement in &record.statements {
        let [source, inner @ ..] = statement.chain.as_slice() else { continue };
        let Some(actor) = source.actor.value().and_then(|id| record.actor(id)) else { continue };
        let office = matches!(actor.kind, ActorKind::Unnamed | ActorKind::Organization)
            && !takes_part(&actor.id);
        let of_talks = !inner.is_empty() || english::of_the_talks(&statement.words());
        if office && of_talks && !Lexicon::english().is_paper(&actor.name) {
            sides.insert(actor.side.as_deref().and_then(|side| cast.side_of(side)));
        }
    }
    sides
}

/// The side of all sources, where it is one and takes part.
fn the_only_one(record: &Record, cast: &Cast, mut named: BTreeSet<Option<usize>>) -> Option<usize> {
    let only = named.pop_first().filter(|_| named.is_empty()).flatten()?;
    let contact = record.primary_contact()?;
    let mut sides = contact.principals.iter().filter_map(|one| one.side.as_deref());
    sides.any(|side| cast.side_of(side) == Some(only)).then_some(only)
}

fn of_one(
    record: &Record,
    comparison: &Comparison,
    witness: Witness,
    (own, other): (usize, usize),
) -> Vec<Unconfirmed> {
    let mut out = Vec::new();
    let all_links = comparison.links_by_place(witness);
    for (place, statement) in record.statements.iter().enumerate() {
        let Some((voice, force)) = comparison.told(witness, place) else { continue };
        let force = *force;
        if !speaks_for(voice, force, own, other) {
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
        } else if links.iter().any(|link| link.judgement.relation == Relation::OtherSpeaker) {
            "the other account gives it to another speaker"
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
fn speaks_for(voice: &Voice, force: Option<Force>, own: usize, other: usize) -> bool {
    let claims_for_both = force == Some(Force::Agreement) && !matches!(voice, Voice::Document);
    match voice {
        // That both discussed a thing gives neither any words.
        Voice::Joint(_) if force == Some(Force::Report) => false,
        // What the other side agreed with a third is not said in these talks.
        Voice::Joint(sides) => sides.is_empty() || (sides.contains(&other) && sides.contains(&own)),
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
