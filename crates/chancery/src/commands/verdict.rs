//! `verdict`: a person says whether something that was found is right.

use std::io::Write;

use chancery_core::record::{Decision, Verdict as Entry};
use chancery_store::check_edit;

use crate::Outcome;
use crate::args::{Ruling, Verdict};
use crate::error::CommandError;
use crate::output::human::{Sheet, lists};
use crate::session::Session;
use crate::terminal;

pub(crate) fn run(session: &Session, args: &Verdict) -> Result<Outcome, CommandError> {
    let reviewer = reviewer(args.reviewer.as_ref())?;
    let decisions = decisions(args)?;
    let mut case = session.write_case(&args.case.case)?;
    let target = case.resolve(&args.id)?;
    for decision in &decisions {
        if let Decision::Edit { field, value } = decision {
            check_edit(&target.kind, field, value)?;
        }
    }
    let mut sheet = Sheet::new(terminal::width());
    for decision in decisions {
        let logged = case.verdict(&Entry {
            target: target.clone(),
            decision,
            reviewer: reviewer.clone(),
            at: now(),
            note: args.note.clone(),
        })?;
        lists::verdict(&mut sheet, &logged);
    }
    case.close()?;
    session.out().write_all(sheet.take().as_bytes())?;
    Ok(Outcome::Done)
}

/// Who decides: as named, else the user.
pub(super) fn reviewer(named: Option<&String>) -> Result<String, CommandError> {
    let user = || ["USER", "USERNAME"].iter().find_map(|name| std::env::var(name).ok());
    let reviewer = named.cloned().or_else(user).map(|name| name.trim().to_owned());
    reviewer.filter(|name| !name.is_empty()).ok_or_else(|| {
        CommandError::new("a verdict needs the name of its reviewer, and the system gives none")
            .hint("name the reviewer with --reviewer NAME")
    })
}

fn decisions(args: &Verdict) -> Result<Vec<Decision>, CommandError> {
    let plain = match args.ruling {
        Ruling::Accept => Decision::Accept,
        Ruling::Reject => Decision::Reject,
        Ruling::Unsure => Decision::Unsure,
        Ruling::Withdraw => Decision::Withdraw,
        Ruling::Edit if args.edits.is_empty() => {
            return Err(CommandError::new("`edit` needs a field and the value to read")
                .hint("for example `chancery verdict 1a2b3c4d edit force=warning`"));
        }
        Ruling::Edit => return args.edits.iter().map(|edit| parse(edit)).collect(),
    };
    if args.edits.is_empty() {
        return Ok(vec![plain]);
    }
    Err(CommandError::new("values are given with `edit` only")
        .hint("for example `chancery verdict 1a2b3c4d edit force=warning`"))
}

fn parse(edit: &str) -> Result<Decision, CommandError> {
    let parts = edit.split_once('=').map(|(field, value)| (field.trim(), value.trim()));
    match parts {
        Some((field, value)) if !field.is_empty() => {
            Ok(Decision::Edit { field: field.to_owned(), value: value.to_owned() })
        }
        _ => Err(CommandError::new(format!("`{edit}` is no FIELD=VALUE"))
            .hint("for example `force=warning`")),
    }
}

/// The time, in UTC, as RFC 3339 to the second.
pub(super) fn now() -> String {
    let second = jiff::Timestamp::from_second(jiff::Timestamp::now().as_second());
    second.unwrap_or(jiff::Timestamp::UNIX_EPOCH).to_string()
}
