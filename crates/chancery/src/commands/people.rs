//! `people` and `person`: who is who in a case.

use std::io::Write;

use chancery_core::record::Ruling;
use chancery_store::LoggedRuling;

use crate::Outcome;
use crate::args::{People, Person, PersonRuling};
use crate::error::CommandError;
use crate::output::human::{Sheet, case as human};
use crate::session::Session;
use crate::terminal;

use super::dossier;

const COLUMNS: &[&str] = &["name", "names", "sides", "offices", "documents"];

pub(crate) fn list(session: &Session, args: &People) -> Result<Outcome, CommandError> {
    let case = session.read_case(&args.case.case)?;
    let people = dossier::with(&case, args.rejected.without_rejected)?.people;
    let shown = (args.window, people);
    dossier::list(session, args.format, COLUMNS, shown, human::person, counted_people)
}

fn counted_people(count: usize) -> String {
    if count == 1 { "1 person".to_owned() } else { format!("{count} people") }
}

/// What is read so already is not decided once more.
fn refuse_again(rulings: &[LoggedRuling], ruling: &Ruling) -> Result<(), CommandError> {
    let Ruling::ReadName { name, contact, .. } = ruling else { return Ok(()) };
    let on_it = |one: &&LoggedRuling| {
        let same = |other: &Ruling| matches!(other, Ruling::ReadName { name: n, contact: c, .. } if n == name && c == contact);
        one.in_force() && same(&one.ruling)
    };
    match rulings.iter().rfind(on_it) {
        Some(last) if last.ruling == *ruling => {
            Err(CommandError::new(format!("`{name}` is read so already, by decision {}", last.seq))
                .hint("`chancery verdicts` shows what was decided"))
        }
        _ => Ok(()),
    }
}

pub(crate) fn rule(session: &Session, args: &Person) -> Result<Outcome, CommandError> {
    let mut case = session.write_case(&args.case.case)?;
    let people = dossier::of(&case)?.people;
    let known = |name: &str| {
        let is = |one: &String| one.to_lowercase() == name.trim().to_lowercase();
        if people.iter().any(|person| person.names.iter().chain([&person.name]).any(is)) {
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
        PersonRuling::Withdraw { decision } => {
            Ruling::Withdraw { of: decided(&case.rulings()?, decision.trim())? }
        }
    };
    refuse_again(&case.rulings()?, &ruling)?;
    let logged = dossier::rule(&mut case, &ruling, &args.by)?;
    let after = dossier::of(&case)?.people.len();
    case.close()?;
    let mut sheet = Sheet::new(terminal::width());
    human::ruling(&mut sheet, &logged);
    sheet.line(&terminal::styled(
        terminal::FAINT,
        &format!("    {} before, {after} now", counted_people(people.len())),
    ));
    session.out().write_all(sheet.take().as_bytes())?;
    Ok(Outcome::Done)
}

/// The number of the decision on people that is meant: by itself, or by a name.
fn decided(rulings: &[LoggedRuling], meant: &str) -> Result<i64, CommandError> {
    let on_people = |one: &&LoggedRuling| one.in_force() && !one.ruling.names().is_empty();
    let open: Vec<&LoggedRuling> = rulings.iter().filter(on_people).collect();
    if let Ok(number) = meant.parse::<i64>() {
        let found = open.iter().find(|one| one.seq == number);
        return found.map(|one| one.seq).ok_or_else(|| {
            CommandError::new(format!("no decision on people in force has the number {number}"))
                .hint("`chancery verdicts` shows the numbers; a pair is decided anew with `chancery pair`, a title with `chancery contact --title`")
        });
    }
    let is = |name: &&str| name.to_lowercase() == meant.to_lowercase();
    let named: Vec<&&LoggedRuling> =
        open.iter().filter(|one| one.ruling.names().iter().any(is)).collect();
    match named.as_slice() {
        [only] => Ok(only.seq),
        [] => Err(CommandError::new(format!("nothing in force was decided on `{meant}`"))
            .hint("`chancery verdicts` shows what was decided")),
        several => {
            let each: Vec<String> = several.iter().map(|one| one.seq.to_string()).collect();
            Err(CommandError::new(format!("{} decisions are on `{meant}`", several.len()))
                .hint(format!("give the number of one: {}", each.join(", "))))
        }
    }
}
