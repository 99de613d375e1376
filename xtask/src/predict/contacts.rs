//! The contacts that the documents of one case are accounts of, and which documents share one.

use std::collections::BTreeMap;

use chancery_core::compare::dossier_of;
use chancery_record::{Contact, ContactRole, Id, Record, Sha256};

use super::Analysed;
use super::documents::{asker_by_side, contact};
use crate::prediction::{self, Document, Documents};

/// The documents with their contacts. Documents that tell of one contact give it one name.
pub(crate) fn documents(analysed: &[(&str, Analysed)]) -> Documents {
    let shared = shared_names(analysed);
    let documents = analysed.iter().map(|(doc_id, found)| Document {
        doc_id: (*doc_id).to_owned(),
        contacts: contacts(&found.record, &shared),
        ..Document::default()
    });
    Documents { documents: documents.collect() }
}

/// What the document is an account of. What it reports in passing or announces is left out: the
/// gold has a row for every account.
fn contacts(record: &Record, shared: &BTreeMap<(Sha256, Id), String>) -> Vec<prediction::Contact> {
    let told = |contact: &&Contact| contact.primary || contact.role == ContactRole::Account;
    let contacts = record.contacts.iter().filter(told).map(|told| {
        let name = shared.get(&(record.document.sha256.clone(), told.id.clone()));
        let name = name.cloned().unwrap_or_else(|| told.id.as_str().to_owned());
        prediction::Contact { contact_id: Some(name), ..contact(told, asker_by_side) }
    });
    contacts.collect()
}

/// For every report of a contact the contact's name in the case.
fn shared_names(analysed: &[(&str, Analysed)]) -> BTreeMap<(Sha256, Id), String> {
    let records: Vec<&Record> = analysed.iter().map(|(_, found)| &found.record).collect();
    let mut names = BTreeMap::new();
    for contact in dossier_of(&records).contacts {
        for member in contact.members() {
            let report = (member.document.clone(), member.contact.clone());
            names.insert(report, contact.id.as_str().to_owned());
        }
    }
    names
}
