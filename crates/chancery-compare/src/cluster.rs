//! Which of many documents are accounts of one contact.

use std::collections::{BTreeMap, BTreeSet};

use chancery_record::{Contact, Edtf, Finding, Participant, Record};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::calendar;
use crate::collation::PairingVerdict;
use crate::fields::{day, fineness};
use crate::names;
use crate::pairing::{account, same, same_contact};

/// Documents of one pair of names that are compared each with each; of more, only those whose
/// days are close.
const EACH_WITH_EACH: usize = 60;

/// Principals of one document whose names are looked at.
const MOST_PRINCIPALS: usize = 8;

/// Documents that are accounts of one contact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Cluster {
    /// Places of the documents in the list that was given, ascending.
    pub members: Vec<usize>,
    /// The principals, each by the fullest name that a document gives.
    pub principals: Vec<String>,
    /// The day, as narrow as all accounts together make it.
    pub date: Finding<Edtf>,
    /// Why these belong together, each a sentence for a person to read; empty for a document
    /// alone.
    pub reasons: Vec<String>,
}

/// Groups documents by the contact they are accounts of. Documents that announce talks or only
/// mention them are in no group; an account without a companion is a group of one.
///
/// The groups do not depend on the order of the documents, which are told apart by their hashes.
/// Only documents that share the names of two principals are compared, so that the cost grows
/// with the number of documents and not with its square. Two documents that are found to tell of
/// different contacts are never joined through a third.
#[must_use]
pub fn cluster(records: &[&Record]) -> Vec<Cluster> {
    let mut order: Vec<usize> = (0..records.len())
        .filter(|at| record_at(records, *at).and_then(account).is_some())
        .collect();
    order.sort_by_key(|at| (record_at(records, *at).map(|record| &record.document.sha256), *at));
    let mut verdicts: BTreeMap<(usize, usize), (PairingVerdict, Vec<String>)> = BTreeMap::new();
    for (x, y) in close_pairs(records, &order) {
        let (Some(a), Some(b)) = (at(records, &order, x), at(records, &order, y)) else { continue };
        let pairing = same_contact(a, b);
        verdicts.insert((x, y), (pairing.verdict, pairing.reasons));
    }
    let groups = join(order.len(), &verdicts);
    let mut clusters: Vec<Cluster> =
        groups.iter().map(|group| describe(records, &order, group, &verdicts)).collect();
    clusters.sort_by(|a, b| a.members.cmp(&b.members));
    clusters
}

fn record_at<'a>(records: &[&'a Record], place: usize) -> Option<&'a Record> {
    records.get(place).copied()
}

fn at<'a>(records: &[&'a Record], order: &[usize], rank: usize) -> Option<&'a Record> {
    order.get(rank).and_then(|place| record_at(records, *place))
}

/// Pairs of ranks to compare: documents that share two principals' names, and of those only the
/// ones close in time where there are many.
fn close_pairs(records: &[&Record], order: &[usize]) -> BTreeSet<(usize, usize)> {
    let mut blocks: BTreeMap<(String, String), Vec<usize>> = BTreeMap::new();
    for (rank, place) in order.iter().enumerate() {
        let Some(contact) = record_at(records, *place).and_then(account) else { continue };
        for key in keys(contact) {
            blocks.entry(key).or_default().push(rank);
        }
    }
    let mut pairs = BTreeSet::new();
    for mut block in blocks.into_values() {
        if block.len() > EACH_WITH_EACH {
            block.sort_by_key(|rank| {
                (at(records, order, *rank).and_then(reckoned_day).unwrap_or(i64::MAX), *rank)
            });
        }
        for (position, one) in block.iter().enumerate() {
            for other in block.iter().skip(position + 1).take(EACH_WITH_EACH) {
                pairs.insert((*one.min(other), *one.max(other)));
            }
        }
    }
    pairs
}

/// The day of the contact or, failing that, of publication.
fn reckoned_day(record: &Record) -> Option<i64> {
    let dated = account(record).and_then(|contact| day(&contact.date)).and_then(Edtf::bounds);
    let published = record.document.published.value().copied().and_then(Edtf::bounds);
    dated.or(published).map(|(first, _)| calendar::number(first))
}

/// The names of every two principals, cut to the first three letters of each part, where
/// transliterations still agree.
fn keys(contact: &Contact) -> BTreeSet<(String, String)> {
    let stems = |one: &Participant| -> Vec<String> {
        names::parts(&one.name).iter().map(|part| part.chars().take(3).collect()).collect()
    };
    let people: Vec<Vec<String>> =
        contact.principals.iter().take(MOST_PRINCIPALS).map(stems).collect();
    let mut keys = BTreeSet::new();
    for (position, one) in people.iter().enumerate() {
        for other in people.iter().skip(position + 1) {
            for (a, b) in one.iter().flat_map(|a| other.iter().map(move |b| (a, b))) {
                keys.insert((a.min(b).clone(), a.max(b).clone()));
            }
        }
    }
    keys
}

/// Joins ranks that tell of one contact, never two that are known to differ.
fn join(
    count: usize,
    verdicts: &BTreeMap<(usize, usize), (PairingVerdict, Vec<String>)>,
) -> Vec<BTreeSet<usize>> {
    let mut group_of: Vec<usize> = (0..count).collect();
    let mut groups: Vec<BTreeSet<usize>> = (0..count).map(|rank| BTreeSet::from([rank])).collect();
    let differ = |a: &BTreeSet<usize>, b: &BTreeSet<usize>| {
        a.iter().any(|x| {
            b.iter().any(|y| {
                let pair = (*x.min(y), *x.max(y));
                verdicts.get(&pair).is_some_and(|(v, _)| *v == PairingVerdict::Different)
            })
        })
    };
    for ((x, y), (verdict, _)) in verdicts {
        let (Some(&one), Some(&other)) = (group_of.get(*x), group_of.get(*y)) else { continue };
        let (Some(a), Some(b)) = (groups.get(one), groups.get(other)) else { continue };
        if *verdict != PairingVerdict::Same || one == other || differ(a, b) {
            continue;
        }
        let moved = groups.get_mut(other).map(std::mem::take).unwrap_or_default();
        for rank in &moved {
            if let Some(slot) = group_of.get_mut(*rank) {
                *slot = one;
            }
        }
        if let Some(group) = groups.get_mut(one) {
            group.extend(moved);
        }
    }
    groups.retain(|group| !group.is_empty());
    groups
}

fn describe(
    records: &[&Record],
    order: &[usize],
    group: &BTreeSet<usize>,
    verdicts: &BTreeMap<(usize, usize), (PairingVerdict, Vec<String>)>,
) -> Cluster {
    let contacts: Vec<&Contact> =
        group.iter().filter_map(|rank| at(records, order, *rank).and_then(account)).collect();
    let mut reasons: Vec<String> = Vec::new();
    for ((x, y), (verdict, why)) in verdicts {
        if *verdict == PairingVerdict::Same && group.contains(x) && group.contains(y) {
            for reason in why {
                if !reasons.contains(reason) {
                    reasons.push(reason.clone());
                }
            }
        }
    }
    let mut members: Vec<usize> =
        group.iter().filter_map(|rank| order.get(*rank).copied()).collect();
    members.sort_unstable();
    Cluster { members, principals: principals(&contacts), date: narrowest(&contacts), reasons }
}

/// Each principal once, by the fullest name.
fn principals(contacts: &[&Contact]) -> Vec<String> {
    let mut people: Vec<&Participant> = Vec::new();
    for one in contacts.iter().flat_map(|contact| &contact.principals) {
        match people.iter_mut().find(|known| same(known, one)) {
            Some(known) if one.name.len() > known.name.len() => *known = one,
            Some(_) => {}
            None => people.push(one),
        }
    }
    people.into_iter().map(|one| one.name.clone()).collect()
}

/// The narrowest date that the accounts give, made narrower where two patterns complete each
/// other (`XXXX-XX-18` and `2031-09` to `2031-09-18`).
fn narrowest(contacts: &[&Contact]) -> Finding<Edtf> {
    let dated = contacts.iter().map(|contact| &contact.date).filter(|date| date.value().is_some());
    let Some(best) = dated.clone().max_by_key(|date| day(date).map(fineness)) else {
        return contacts.first().map_or_else(
            || Finding::unknown("no account gives a day"),
            |first| first.date.clone(),
        );
    };
    let met =
        dated.filter_map(|date| day(date)?.partial()).try_fold(
            None,
            |so_far, partial| match so_far {
                None => Some(Some(partial)),
                Some(before) => partial.meet(before).map(Some),
            },
        );
    let narrower = met.flatten().and_then(Edtf::date);
    match (best.value(), best.evidence(), narrower) {
        (Some(value), Some(evidence), Some(date)) if fineness(date) > fineness(*value) => {
            let reason = "the accounts complete each other's dates";
            Finding::known(date, evidence.clone().because(reason))
        }
        _ => best.clone(),
    }
}
