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

/// What the document is an account of, and what it reports in passing: a row of the gold stands for a
/// document and a contact that it tells of. What it only announces has not been.
fn contacts(record: &Record, shared: &BTreeMap<(Sha256, Id), String>) -> Vec<prediction::Contact> {
    let was = |contact: &&Contact| contact.primary || contact.role != ContactRole::Announcement;
    let contacts = record.contacts.iter().filter(was).map(|told| {
        let name = shared.get(&(record.document.sha256.clone(), told.id.clone()));
        let own = || (!told.role.is_mention()).then(|| told.id.as_str().to_owned());
        let contact_id = name.cloned().or_else(own);
        prediction::Contact { contact_id, ..contact(told, asker_by_side) }
    });
    contacts.collect()
}

/// For every report of a contact, and every mention of one of which the case has an account, the contact's
/// name in the case.
fn shared_names(analysed: &[(&str, Analysed)]) -> BTreeMap<(Sha256, Id), String> {
    let records: Vec<&Record> = analysed.iter().map(|(_, found)| &found.record).collect();
    let mut names = BTreeMap::new();
    for contact in dossier_of(&records).contacts {
        for member in contact.members() {
            let report = (member.document.clone(), member.contact.clone());
            names.insert(report, contact.id.as_str().to_owned());
        }
        for mention in &contact.referred {
            let report = (mention.document.clone(), mention.id.clone());
            names.insert(report, contact.id.as_str().to_owned());
        }
    }
    names
}
