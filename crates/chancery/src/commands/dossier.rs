//! What is derived from all documents of a case, and how rulings get into its log.

use std::io::Write;
use std::ops::ControlFlow;

use chancery_core::compare::case::{
    BoundRuling, Brief, Dossier, Review, Reviews, aligned_statements, dossier,
};
use chancery_core::record::{ContactRole, Id, Record, Ruling, Sha256, Target};
use chancery_store::{Case, LoggedRuling, Standings, StoreError};
use serde::Serialize;

use crate::Outcome;
use crate::args::{By, Format, Window};
use crate::error::CommandError;
use crate::output::human::Sheet;
use crate::output::sink::Rows;
use crate::session::Session;
use crate::terminal;

use super::verdict::{now, reviewer};
use super::walk;

/// The dossier of a case, with all that was found: what reviewers rejected is marked.
pub(crate) fn of(case: &Case) -> Result<Dossier, CommandError> {
    with(case, false)
}

/// The same, or without what reviewers rejected.
pub(crate) fn with(case: &Case, without_rejected: bool) -> Result<Dossier, CommandError> {
    derive(case, &case.standings()?, None, without_rejected, |each| case.outlines(each))
}

/// What the accounts of a case amount to, and a document beside them that it does not hold: which of
/// them are of one contact, as [`of`] has it. That depends on accounts alone, so no other document is
/// read, and what is said of people and of contacts referred to is not that of the whole case.
pub(crate) fn of_accounts(
    case: &Case,
    standings: &Standings,
    further: Option<&Record>,
    without_rejected: bool,
) -> Result<Dossier, CommandError> {
    derive(case, standings, further, without_rejected, |each| case.accounts(each))
}

fn derive(
    case: &Case,
    standings: &Standings,
    further: Option<&Record>,
    without_rejected: bool,
    records: impl FnOnce(&mut dyn FnMut(Record) -> ControlFlow<()>) -> Result<(), StoreError>,
) -> Result<Dossier, CommandError> {
    let reviews = reviews(standings);
    // Values are those that reviewers read, and from what they rejected nothing is derived; only
    // its contacts and references stay, to be shown with their mark.
    let reviewed = |record: Record| {
        let mut read = standings.reviewed(record);
        match without_rejected {
            true => standings.without_rejected(read),
            false => {
                read.statements.retain(|one| !standings.reject(&one.id));
                read
            }
        }
    };
    let mut briefs: Vec<Brief> = further.map(Brief::of).into_iter().collect();
    walk(records, |record: Record| {
        briefs.push(Brief::reviewed(&reviewed(record), &reviews));
        Ok(())
    })?;
    let rulings = case.rulings()?.into_iter().filter(LoggedRuling::in_force);
    let rulings: Vec<BoundRuling> = rulings.filter_map(bound).collect();
    // A record that cannot be read was reported when the records were walked.
    let record = |sha256: &Sha256| {
        let beside = further.filter(|record| record.document.sha256 == *sha256).cloned();
        beside.or_else(|| case.record(sha256).ok().map(&reviewed))
    };
    Ok(dossier(briefs, &rulings, &|a, b| match (record(a), record(b)) {
        (Some(a), Some(b)) => aligned_statements(&a, &b),
        _ => 0,
    }))
}

/// What was decided on each thing of a case.
pub(crate) fn reviews(standings: &Standings) -> Reviews {
    let each = standings.iter().map(|(id, standing)| {
        let rejected_by = standing.rejected_by().map(str::to_owned);
        let edited = standing.edits.keys();
        let edited = edited.map(|field| (field.clone(), standing.editor(field).to_owned()));
        (id.clone(), Review { rejected_by, edited: edited.collect() })
    });
    each.filter(|(_, review)| *review != Review::default()).collect()
}

/// Lists what is derived from a case: for people each as `show` writes it and below their number as
/// `counted` has it, for
/// machines a row each.
pub(crate) fn list<T: Serialize>(
    session: &Session,
    format: Format,
    columns: &[&str],
    (window, mut all): (Window, Vec<T>),
    show: impl Fn(&mut Sheet, &T),
    counted: impl Fn(usize) -> String,
) -> Result<Outcome, CommandError> {
    let count = window.cut(&mut all);
    let number = counted(count);
    let mut out = session.out();
    let mut rows = match format {
        Format::Human => {
            let mut sheet = Sheet::new(terminal::width());
            all.iter().for_each(|one| show(&mut sheet, one));
            sheet.gap();
            let line = window.words(count, &number).unwrap_or(number);
            sheet.wrapped("", "", &line, terminal::FAINT);
            out.write_all(sheet.take().as_bytes())?;
            return Ok(Outcome::Done);
        }
        Format::Json => Rows::Json(&mut *out, false),
        Format::Jsonl => Rows::Jsonl(&mut *out),
        Format::Csv => Rows::csv(&mut *out, columns)?,
    };
    all.iter().try_for_each(|one| rows.row(one))?;
    rows.finish()?;
    window.tell(session, count, &number);
    Ok(Outcome::Done)
}

/// A ruling with its targets as they are now; `None` where one of them is gone.
fn bound(logged: LoggedRuling) -> Option<BoundRuling> {
    let targets = logged.ruling.targets().into_iter().map(|target| target.document.clone());
    let documents: Vec<Sha256> = targets.collect();
    let bindings = documents.into_iter().zip(logged.attached);
    let mut bindings = bindings.map(|(document, id)| Some((document, id?)));
    Some(match logged.ruling {
        Ruling::SameContact { answer, .. } => {
            BoundRuling::SameContact { a: bindings.next()??, b: bindings.next()??, answer }
        }
        Ruling::ContactTitle { title, .. } => {
            BoundRuling::ContactTitle { contact: bindings.next()??, title }
        }
        Ruling::ReadName { name, to, contact: None } => {
            BoundRuling::ReadName { name, to, contact: None }
        }
        Ruling::ReadName { name, to, contact: Some(_) } => {
            BoundRuling::ReadName { name, to, contact: Some(bindings.next()??) }
        }
        Ruling::NamesApart { a, b } => BoundRuling::NamesApart { a, b },
        Ruling::Withdraw { .. } => return None,
    })
}

/// The report that a person means: by the name of its contact, or by its document where that
/// reports one contact.
pub(crate) fn report(case: &Case, name: &str) -> Result<Target, CommandError> {
    match case.resolve(name) {
        Ok(target) if target.kind == "contact" => return Ok(target),
        Ok(target) => {
            let message = format!("`{name}` is a {}, not a contact", target.kind);
            return Err(CommandError::new(message).hint("`chancery timeline` shows their names"));
        }
        Err(StoreError::UnknownId { .. }) => {}
        Err(error) => return Err(error.into()),
    }
    let document = match case.find(name) {
        Err(StoreError::UnknownDocument { .. }) => {
            let message = format!("no contact and no document is named `{name}`");
            let short = name.len() < 4 && name.bytes().all(|byte| byte.is_ascii_hexdigit());
            return Err(CommandError::new(message).hint(match short {
                true => "give four or more digits of its name",
                false => "`chancery timeline` shows their names",
            }));
        }
        found => found?,
    };
    let record = case.standings()?.reviewed(case.record(&document)?);
    let accounts: Vec<&Id> = record
        .contacts
        .iter()
        .filter(|contact| contact.role == ContactRole::Account)
        .map(|contact| &contact.id)
        .collect();
    match accounts.as_slice() {
        [only] => Ok(case.resolve(only.as_str())?),
        [] => Err(CommandError::new(format!("`{name}` is no account of a contact"))
            .hint("`chancery contacts` shows what was found in it")),
        several => {
            let names: Vec<&str> = several.iter().map(|id| id.short()).collect();
            Err(CommandError::new(format!("`{name}` reports {} contacts", several.len()))
                .hint(format!("name one of them: {}", names.join(", "))))
        }
    }
}

/// Adds a ruling to the log.
pub(crate) fn rule(
    case: &mut Case,
    ruling: &Ruling,
    by: &By,
) -> Result<LoggedRuling, CommandError> {
    let reviewer = reviewer(by.reviewer.as_ref())?;
    Ok(case.rule(ruling, &reviewer, &now(), by.note.as_deref())?)
}
