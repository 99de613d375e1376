//! `contact`: one contact with all its accounts.

use std::collections::BTreeSet;
use std::io::Write;

use chancery_core::compare::case::{CaseContact, Sameness, Witness};
use chancery_core::compare::collate;
use chancery_core::record::{Contact, Medium, Record, Ruling, Sha256};
use chancery_store::{Case, Standing};
use serde::Serialize;

use crate::Outcome;
use crate::args::{OneContact, PlainFormat};
use crate::error::CommandError;
use crate::output::human::{Sheet, case as human, contact as fields};
use crate::output::json;
use crate::session::Session;
use crate::terminal;

use super::dossier;

pub(crate) fn run(session: &Session, args: &OneContact) -> Result<Outcome, CommandError> {
    let case = match &args.title {
        Some(title) => {
            let mut case = session.write_case(&args.case.case)?;
            let contact = dossier::report(&case, &args.id)?;
            let ruling = Ruling::ContactTitle { contact, title: title.trim().to_owned() };
            dossier::rule(&mut case, &ruling, &args.by)?;
            case
        }
        None => session.read_case(&args.case.case)?,
    };
    let target = dossier::report(&case, &args.id)?;
    let dossier = dossier::of(&case)?;
    let of = |contact: &&CaseContact| {
        contact.members().any(|m| m.document == target.document && m.contact == target.id)
    };
    let Some(contact) = dossier.contacts.iter().find(of) else {
        let message = format!("the document does not report `{}` as an account of it", args.id);
        return Err(CommandError::new(message)
            .hint("contacts mentioned in passing or announced are in `chancery wanted`"));
    };
    let mut out = session.out();
    match args.format {
        PlainFormat::Json => json::pretty(&mut *out, &whole(&case, contact)?)?,
        PlainFormat::Human => {
            let mut sheet = Sheet::new(terminal::width());
            show(&case, contact, &mut sheet)?;
            out.write_all(sheet.take().as_bytes())?;
        }
    }
    Ok(Outcome::Done)
}

/// The contact as derived, and as each account has it.
#[derive(Serialize)]
struct Whole<'a> {
    contact: &'a CaseContact,
    accounts: Vec<Account>,
}

/// A report as its record has it, and where the verdicts on it stand.
#[derive(Serialize)]
struct Account {
    document: Sha256,
    contact: Contact,
    #[serde(skip_serializing_if = "Option::is_none")]
    verdict: Option<Standing>,
}

fn whole<'a>(case: &Case, contact: &'a CaseContact) -> Result<Whole<'a>, CommandError> {
    let mut accounts = Vec::new();
    for member in contact.members() {
        let record = case.record(&member.document)?;
        let found = record.contacts.into_iter().find(|contact| contact.id == member.contact);
        let verdict = case.standing(&member.contact)?;
        let document = member.document.clone();
        accounts.extend(found.map(|contact| Account { document, contact, verdict }));
    }
    Ok(Whole { contact, accounts })
}

/// By what means the accounts have it, where they name one; "a call" goes with any call.
fn media(case: &Case, contact: &CaseContact) -> Result<BTreeSet<Medium>, CommandError> {
    let standings = case.standings()?;
    let mut found = BTreeSet::new();
    for member in contact.members() {
        let record = standings.reviewed(case.record(&member.document)?);
        let told = record.contacts.iter().find(|contact| contact.id == member.contact);
        found.extend(told.and_then(|contact| contact.medium.value()).copied());
    }
    if found.contains(&Medium::Phone) || found.contains(&Medium::Video) {
        found.remove(&Medium::Call);
    }
    Ok(found)
}

fn show(case: &Case, contact: &CaseContact, sheet: &mut Sheet) -> Result<(), CommandError> {
    let standings = case.standings()?;
    human::head(sheet, contact, &media(case, contact)?);
    for (number, witness) in contact.witnesses.iter().enumerate() {
        human::witness(sheet, number + 1, witness);
        let mut before: Option<Record> = None;
        for member in &witness.members {
            let record = standings.reviewed(case.record(&member.document)?);
            human::member(sheet, member);
            // Copies have the same words: their fields are shown once.
            let shown = witness.sameness == Some(Sameness::Copy) && before.is_some();
            if let Some(found) = record.contacts.iter().find(|c| c.id == member.contact)
                && !shown
            {
                fields::fields(sheet, &record, found);
            }
            if let Some(before) = before.as_ref().filter(|_| is_version(witness)) {
                human::changes(sheet, before, &record, &collate(before, &record));
            }
            before = Some(record);
        }
    }
    human::links(sheet, contact);
    Ok(())
}

fn is_version(witness: &Witness) -> bool {
    witness.sameness == Some(Sameness::Version)
}
