//! Two documents, collated, as the scorers take it.

use std::collections::BTreeMap;

use chancery_core::compare::{Relation, Witness, collate};
use chancery_record::Id;

use super::Analysed;
use crate::prediction::{Aligned, Pair, Unconfirmed};
use crate::task::PairNamed;

type Places<'a> = BTreeMap<&'a Id, (usize, usize)>;

/// The collation of two documents.
pub(crate) fn pair(named: &PairNamed, a: &Analysed, b: &Analysed) -> Pair {
    let collation = collate(&a.record, &b.record);
    let (places_a, places_b) = (places(a), places(b));
    let mut pair =
        Pair { a_doc: named.a_doc.clone(), b_doc: named.b_doc.clone(), ..Pair::default() };
    for row in &collation.rows {
        let (a, b) = (spans(&row.a, &places_a), spans(&row.b, &places_b));
        match relation(row.relation) {
            Some(code) => pair.aligned.push(Aligned { a, b, relation: Some(code.to_owned()) }),
            None => {
                pair.only_a.extend(a);
                pair.only_b.extend(b);
            }
        }
    }
    let unconfirmed = collation.unconfirmed.iter().filter_map(|entry| {
        let (doc, places) = match entry.document {
            Witness::A => (&named.a_doc, &places_a),
            Witness::B => (&named.b_doc, &places_b),
        };
        let &(start, end) = places.get(&entry.statement)?;
        Some(Unconfirmed { doc: doc.clone(), start, end })
    });
    pair.unconfirmed = unconfirmed.collect();
    pair
}

/// The scorers' name for a relation; nothing for statements that stand alone. Another rendering of
/// a statement is the same statement.
fn relation(relation: Relation) -> Option<&'static str> {
    match relation {
        Relation::Same | Relation::OtherRendering => Some("same"),
        Relation::OtherSpeaker | Relation::DifferentClaim => Some("same-topic-different-claim"),
        Relation::TopicOnly => Some("topic-mentioned-only"),
        Relation::OnlyA | Relation::OnlyB => None,
    }
}

fn places(found: &Analysed) -> Places<'_> {
    let statements = found.record.statements.iter();
    statements.filter_map(|one| Some((&one.id, found.raw(one.extent())?))).collect()
}

fn spans(ids: &[Id], places: &Places<'_>) -> Vec<(usize, usize)> {
    ids.iter().filter_map(|id| places.get(id).copied()).collect()
}
