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
    let reviewer = reviewer(args.by.reviewer.as_ref())?;
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
            note: args.by.note.clone(),
        })?;
        lists::verdict(&mut sheet, &logged);
    }
    case.close()?;
    session.out().write_all(sheet.take().as_bytes())?;
    Ok(Outcome::Done)
}

/// Who decides: as named, else the user by what the environment or the system calls them.
pub(super) fn reviewer(named: Option<&String>) -> Result<String, CommandError> {
    const NAMES: [&str; 4] = ["CHANCERY_REVIEWER", "USER", "LOGNAME", "USERNAME"];
    let told = |name: String| Some(name.trim().to_owned()).filter(|name| !name.is_empty());
    let environment = || NAMES.iter().find_map(|name| std::env::var(name).ok().and_then(told));
    let named = named.cloned().and_then(told);
    named.or_else(environment).or_else(|| account().and_then(told)).ok_or_else(|| {
        CommandError::new("a decision needs the name of its reviewer, and the system gives none")
            .hint("name the reviewer with --reviewer NAME, or once in CHANCERY_REVIEWER")
    })
}

/// The user's name in the list of accounts: containers often set no environment.
#[cfg(target_os = "linux")]
fn account() -> Option<String> {
    use std::os::unix::fs::MetadataExt;
    let user = std::fs::metadata("/proc/self").ok()?.uid().to_string();
    let accounts = std::fs::read_to_string("/etc/passwd").ok()?;
    let mut names = accounts.lines().filter_map(|line| {
        let mut fields = line.split(':');
        let name = fields.next()?;
        (fields.nth(1)? == user).then(|| name.to_owned())
    });
    names.next()
}

#[cfg(not(target_os = "linux"))]
fn account() -> Option<String> {
    None
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
