//! What documents refer to, held against the contacts of a case.

use std::collections::BTreeMap;

use chancery_record::{ContactRole, Edtf, Id, Sha256};

use super::brief::{Brief, Party};
use super::party::Apart;
use super::principal::{self, principals};
use super::weigh::Told;
use super::{Dossier, pointers, reports, roster};

/// Mentions of other contacts, resolved or wanted.
pub(super) fn references(dossier: &mut Dossier, briefs: &[Brief], apart: &Apart) {
    let held = held(dossier, briefs, apart);
    let own_date = dates(dossier, briefs);
    let people = &dossier.people;
    let known = roster::known_as(people);
    let sides = |party: &Party| principal::side_of(&party.name, people, &known);
    let pointers::Resolved { found, wanted } =
        pointers::resolve(briefs, &held, &own_date, &sides, apart);
    for (at, pointings) in found {
        if let Some(contact) = dossier.contacts.get_mut(at) {
            contact.referred = pointings;
        }
    }
    let announced = std::mem::replace(&mut dossier.wanted, wanted);
    dossier.wanted.extend(announced);
}

/// The contacts of the case, with those who spoke in each.
fn held<'d>(dossier: &'d Dossier, briefs: &[Brief], apart: &Apart) -> Vec<pointers::Held<'d>> {
    let reports: BTreeMap<(&Sha256, &Id), Told<'_>> = reports(briefs, ContactRole::Account)
        .into_iter()
        .map(|told| ((&told.brief.document, &told.report.id), told))
        .collect();
    let contacts = dossier.contacts.iter().map(|contact| {
        let members: Vec<Told<'_>> = contact
            .members()
            .filter_map(|member| reports.get(&(&member.document, &member.contact)).copied())
            .collect();
        let principals = principals(&members, apart).into_iter().map(|(_, party)| party);
        let documents = contact.members().map(|member| member.document.clone()).collect();
        pointers::Held { contact, principals: principals.collect(), documents }
    });
    contacts.collect()
}

/// When the contact was that a document is an account of.
fn dates<'b>(dossier: &Dossier, briefs: &'b [Brief]) -> BTreeMap<&'b Sha256, Edtf> {
    let contacts =
        dossier.contacts.iter().filter_map(|contact| Some((contact, contact.date.date?)));
    contacts
        .flat_map(|(contact, date)| contact.members().map(move |member| (&member.document, date)))
        .filter_map(|(document, date)| {
            let brief = briefs.binary_search_by(|brief| brief.document.cmp(document)).ok()?;
            briefs.get(brief).map(|brief| (&brief.document, date))
        })
        .collect()
}
