//! `people` and `person`: who is who in a case.

use std::io::Write;

use chancery_core::record::Ruling;

use crate::Outcome;
use crate::args::{People, Person, PersonRuling};
use crate::error::CommandError;
use crate::output::human::{Sheet, case as human, counted};
use crate::session::Session;
use crate::terminal;

use super::dossier;

const COLUMNS: &[&str] = &["name", "names", "sides", "offices", "documents"];

pub(crate) fn list(session: &Session, args: &People) -> Result<Outcome, CommandError> {
    let case = session.read_case(&args.case.case)?;
    let people = dossier::with(&case, None, args.rejected.without_rejected)?.people;
    let end = match people.len() {
        1 => "1 person".to_owned(),
        count => format!("{count} people"),
    };
    dossier::list(session, args.format, COLUMNS, &people, human::person, &end)
}

pub(crate) fn rule(session: &Session, args: &Person) -> Result<Outcome, CommandError> {
    let mut case = session.write_case(&args.case.case)?;
    let people = dossier::of(&case)?.people;
    let known = |name: &str| {
        let is = |one: &String| one.to_lowercase() == name.trim().to_lowercase();
        if people.iter().any(|person| person.names.iter().any(is)) {
            return Ok(name.trim().to_owned());
        }
        Err(CommandError::new(format!("nobody in the case is named `{name}`"))
            .hint("write it as `chancery people` shows it"))
    };
    let given = |name: &str| match name.trim() {
        "" => Err(CommandError::new("a name cannot be empty").hint("give the name to read")),
        name => Ok(name.to_owned()),
    };
    let ruling = match &args.what {
        PersonRuling::Merge { name, into } => {
            Ruling::ReadName { name: known(name)?, to: known(into)?, contact: None }
        }
        PersonRuling::Rename { name, to } => {
            Ruling::ReadName { name: known(name)?, to: given(to)?, contact: None }
        }
        PersonRuling::Split { name, to, contact } => Ruling::ReadName {
            name: known(name)?,
            to: given(to)?,
            contact: Some(dossier::report(&case, contact)?),
        },
        PersonRuling::Apart { a, b } => Ruling::NamesApart { a: known(a)?, b: known(b)? },
    };
    let logged = dossier::rule(&mut case, &ruling, &args.by)?;
    let after = dossier::of(&case)?.people.len();
    case.close()?;
    let mut sheet = Sheet::new(terminal::width());
    human::ruling(&mut sheet, &logged);
    sheet.line(&terminal::styled(
        terminal::FAINT,
        &format!("    {} before, {after} now", counted(people.len(), "name")),
    ));
    session.out().write_all(sheet.take().as_bytes())?;
    Ok(Outcome::Done)
}
