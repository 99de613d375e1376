//! `verdicts`: the log, or those verdicts whose words are gone.

use std::io::Write;

use crate::Outcome;
use crate::args::{Format, Log, Verdicts};
use crate::error::CommandError;
use crate::output::human::{Sheet, case as human, counted, lists};
use crate::output::sink::Rows;
use crate::session::Session;
use crate::terminal;

const COLUMNS: &[&str] =
    &["seq", "target", "decision", "field", "value", "reviewer", "at", "note", "attached"];

pub(crate) fn run(session: &Session, args: &Verdicts) -> Result<Outcome, CommandError> {
    let case = session.read_case(&args.case.case)?;
    let log = match args.which {
        Log::List => case.verdict_log()?,
        Log::Orphans => case.orphans()?,
    };
    let mut out = session.out();
    let mut rows = match args.format {
        Format::Human => {
            let mut sheet = Sheet::new(terminal::width());
            for logged in &log {
                lists::verdict(&mut sheet, logged);
            }
            let rulings = match args.which {
                Log::List => case.rulings()?,
                Log::Orphans => {
                    let mut rulings = case.rulings()?;
                    rulings.retain(|ruling| ruling.attached.iter().any(Option::is_none));
                    rulings
                }
            };
            for logged in &rulings {
                human::ruling(&mut sheet, logged);
            }
            let name = if args.which == Log::Orphans { "orphan" } else { "verdict" };
            let count = counted(log.len() + rulings.len(), name);
            sheet.gap();
            sheet.line(&terminal::styled(terminal::FAINT, &count));
            out.write_all(sheet.take().as_bytes())?;
            return Ok(Outcome::Done);
        }
        Format::Json => Rows::Json(&mut *out, false),
        Format::Jsonl => Rows::Jsonl(&mut *out),
        Format::Csv => Rows::csv(&mut *out, COLUMNS)?,
    };
    for logged in &log {
        rows.row(logged)?;
    }
    rows.finish()?;
    Ok(Outcome::Done)
}
