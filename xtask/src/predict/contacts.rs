//! The contacts that the documents of one case are accounts of, and which documents share one.

use std::collections::BTreeMap;

use chancery_core::compare::cluster;
use chancery_record::{Contact, ContactRole, Record};

use super::Analysed;
use super::documents::{asker_by_side, contact};
use crate::prediction::{self, Document, Documents};

/// The documents with their contacts. Documents that tell of one contact give it one name.
pub(crate) fn documents(analysed: &[(&str, Analysed)]) -> Documents {
    let shared = shared_names(analysed);
    let documents = analysed.iter().map(|(doc_id, found)| Document {
        doc_id: (*doc_id).to_owned(),
        contacts: contacts(&found.record, shared.get(doc_id)),
        ..Document::default()
    });
    Documents { documents: documents.collect() }
}

/// What the document is an account of. What it reports in passing or announces is left out: the
/// gold has a row for every account.
fn contacts(record: &Record, shared: Option<&String>) -> Vec<prediction::Contact> {
    let told = |contact: &&Contact| contact.primary || contact.role == ContactRole::Account;
    let contacts = record.contacts.iter().filter(told).map(|told| {
        let name = if told.primary { shared } else { None };
        let name = name.cloned().unwrap_or_else(|| told.id.as_str().to_owned());
        prediction::Contact { contact_id: Some(name), ..contact(told, asker_by_side) }
    });
    contacts.collect()
}

/// For every document in a cluster the cluster's name: the hash of its first document. Documents
/// are clustered in the order of their hashes, so that the gold's order cannot matter.
fn shared_names<'a>(analysed: &[(&'a str, Analysed)]) -> BTreeMap<&'a str, String> {
    let mut order: Vec<(&Record, &'a str)> =
        analysed.iter().map(|(doc_id, found)| (&found.record, *doc_id)).collect();
    order.sort_by(|a, b| (&a.0.document.sha256, a.1).cmp(&(&b.0.document.sha256, b.1)));
    let records: Vec<&Record> = order.iter().map(|(record, _)| *record).collect();
    let mut names = BTreeMap::new();
    for cluster in cluster(&records) {
        let members: Vec<usize> =
            cluster.members.into_iter().filter(|member| *member < order.len()).collect();
        for member in &members {
            let first = &order[members[0]].0.document.sha256;
            names.insert(order[*member].1, first.short().to_owned());
        }
    }
    names
}
