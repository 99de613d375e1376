//! Which of many documents are accounts of one contact.

use std::collections::BTreeMap;

use chancery_record::{Edtf, Record, Sha256};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::case::{Brief, Dossier, aligned_statements, dossier};

/// Documents that are accounts of one contact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Cluster {
    /// Places of the documents in the list that was given, ascending.
    pub members: Vec<usize>,
    /// The principals, each by the fullest name that a document gives.
    pub principals: Vec<String>,
    /// The day, as narrow as all accounts together make it.
    pub date: Option<Edtf>,
    /// Why these belong together, each a sentence for a person to read; empty for a document
    /// alone.
    pub reasons: Vec<String>,
}

/// Groups documents by the contact they are accounts of: the contacts of [`dossier`] without
/// rulings. Documents that announce talks or only mention them are in no group; an account without
/// a companion is a group of one; a document that reports several contacts is in several groups.
#[must_use]
pub fn cluster(records: &[&Record]) -> Vec<Cluster> {
    let mut places: BTreeMap<&Sha256, Vec<usize>> = BTreeMap::new();
    for (place, record) in records.iter().enumerate() {
        places.entry(&record.document.sha256).or_default().push(place);
    }
    let contacts = dossier_of(records).contacts;
    let mut clusters: Vec<Cluster> = contacts
        .into_iter()
        .map(|contact| {
            let mut members: Vec<usize> = contact
                .members()
                .filter_map(|member| places.get(&member.document))
                .flatten()
                .copied()
                .collect();
            members.sort_unstable();
            members.dedup();
            let mut reasons: Vec<String> = Vec::new();
            for reason in contact.links.into_iter().flat_map(|link| link.reasons) {
                if !reasons.contains(&reason) {
                    reasons.push(reason);
                }
            }
            let principals = contact.principals.into_iter().map(|one| one.name).collect();
            Cluster { members, principals, date: contact.date.date, reasons }
        })
        .collect();
    clusters.sort_by(|a, b| a.members.cmp(&b.members));
    clusters
}

/// The dossier of records that are all at hand, without rulings.
#[must_use]
pub fn dossier_of(records: &[&Record]) -> Dossier {
    let by_hash: BTreeMap<&Sha256, &Record> =
        records.iter().map(|record| (&record.document.sha256, *record)).collect();
    let briefs = records.iter().map(|record| Brief::of(record)).collect();
    dossier(briefs, &[], &|a, b| match (by_hash.get(a), by_hash.get(b)) {
        (Some(a), Some(b)) => aligned_statements(a, b),
        _ => 0,
    })
}
