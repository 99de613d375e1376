//! `verdicts`: the log, or those entries whose words are gone.

use std::io::Write;

use chancery_core::record::Ruling;
use chancery_store::{LoggedRuling, LoggedVerdict};
use serde::Serialize;
use serde_json::{Value, json};

use crate::Outcome;
use crate::args::{Format, Log, Verdicts};
use crate::error::CommandError;
use crate::output::human::{Sheet, case as human, counted, lists};
use crate::output::sink::Rows;
use crate::session::Session;
use crate::terminal;

const COLUMNS: &[&str] = &[
    "seq",
    "target",
    "decision",
    "field",
    "value",
    "reviewer",
    "at",
    "note",
    "attached",
    "log",
    "withdrawn",
];

/// An entry of the log: on something that was found, or on several documents at once. Each kind has
/// its own numbers.
#[derive(Serialize)]
#[serde(tag = "log", rename_all = "snake_case")]
enum Entry {
    Verdict(LoggedVerdict),
    Ruling(LoggedRuling),
}

impl Entry {
    fn at(&self) -> &str {
        match self {
            Self::Verdict(logged) => &logged.verdict.at,
            Self::Ruling(logged) => &logged.at,
        }
    }

    /// The entry in the columns of the table: a ruling on names has the name in `field` and what it
    /// is read as in `value`.
    fn cells(&self) -> Result<Value, CommandError> {
        let Self::Ruling(logged) = self else { return Ok(serde_json::to_value(self)?) };
        let (field, value) = match &logged.ruling {
            Ruling::SameContact { answer, .. } => (None, answer.code().to_owned()),
            Ruling::ContactTitle { title, .. } => (None, title.clone()),
            Ruling::ReadName { name, to, .. } => (Some(name), to.clone()),
            Ruling::NamesApart { a, b } => (Some(a), b.clone()),
            Ruling::Withdraw { of } => (None, of.to_string()),
        };
        let targets: Vec<&str> =
            logged.ruling.targets().into_iter().map(|target| target.id.as_str()).collect();
        Ok(json!({
            "log": "ruling", "seq": logged.seq, "target": targets,
            "decision": logged.ruling.code(), "field": field, "value": value,
            "reviewer": logged.reviewer, "at": logged.at, "note": logged.note,
            "attached": logged.attached, "withdrawn": logged.withdrawn,
        }))
    }
}

pub(crate) fn run(session: &Session, args: &Verdicts) -> Result<Outcome, CommandError> {
    let case = session.read_case(&args.case.case)?;
    let orphans = args.which == Log::Orphans;
    let verdicts = if orphans { case.orphans()? } else { case.verdict_log()? };
    let mut rulings = case.rulings()?;
    if orphans {
        rulings.retain(|ruling| ruling.attached.iter().any(Option::is_none));
    }
    let verdicts = verdicts.into_iter().map(Entry::Verdict);
    let mut log: Vec<Entry> = verdicts.chain(rulings.into_iter().map(Entry::Ruling)).collect();
    // Times are of one form and zone, so that they sort as text; within a second the order of each
    // kind stays.
    log.sort_by(|a, b| a.at().cmp(b.at()));
    let count = args.window.cut(&mut log);
    let number = counted(count, if orphans { "orphan" } else { "verdict" });
    let mut out = session.out();
    let mut rows = match args.format {
        Format::Human => {
            let end = args.window.words(count, &number).unwrap_or(number);
            out.write_all(listing(&log, &end).as_bytes())?;
            return Ok(Outcome::Done);
        }
        Format::Json => Rows::Json(&mut *out, false),
        Format::Jsonl => Rows::Jsonl(&mut *out),
        Format::Csv => {
            let mut rows = Rows::csv(&mut *out, COLUMNS)?;
            log.iter().try_for_each(|entry| rows.row(&entry.cells()?))?;
            rows.finish()?;
            args.window.tell(session, count, &number);
            return Ok(Outcome::Done);
        }
    };
    log.iter().try_for_each(|entry| rows.row(entry))?;
    rows.finish()?;
    args.window.tell(session, count, &number);
    Ok(Outcome::Done)
}

fn listing(log: &[Entry], end: &str) -> String {
    let mut sheet = Sheet::new(terminal::width());
    for entry in log {
        match entry {
            Entry::Verdict(logged) => lists::verdict(&mut sheet, logged),
            Entry::Ruling(logged) => human::ruling(&mut sheet, logged),
        }
    }
    sheet.gap();
    sheet.wrapped("", "", end, terminal::FAINT);
    sheet.take()
}
