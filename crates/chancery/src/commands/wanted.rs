//! `wanted`: contacts that are referred to or announced and of which the case has no account.
//!
//! A list of its own and not a part of the timeline: it is what one goes looking for.

use std::io::Write;

use crate::Outcome;
use crate::args::{Format, Wanted};
use crate::error::CommandError;
use crate::output::human::{Sheet, case as human, counted};
use crate::output::sink::Rows;
use crate::session::Session;
use crate::terminal;

use super::dossier;

const COLUMNS: &[&str] =
    &["summary", "principals", "date", "place", "medium", "announced", "candidates", "mentions"];

pub(crate) fn run(session: &Session, args: &Wanted) -> Result<Outcome, CommandError> {
    let case = session.read_case(&args.case.case)?;
    let wanted = dossier::of(&case)?.wanted;
    let mut out = session.out();
    let mut rows = match args.format {
        Format::Human => {
            let mut sheet = Sheet::new(terminal::width());
            wanted.iter().for_each(|one| human::wanted(&mut sheet, one));
            sheet.gap();
            let line = match wanted.len() {
                0 => "nothing is wanted".to_owned(),
                count => format!("{} wanted", counted(count, "contact")),
            };
            sheet.line(&terminal::styled(terminal::FAINT, &line));
            out.write_all(sheet.take().as_bytes())?;
            return Ok(Outcome::Done);
        }
        Format::Json => Rows::Json(&mut *out, false),
        Format::Jsonl => Rows::Jsonl(&mut *out),
        Format::Csv => Rows::csv(&mut *out, COLUMNS)?,
    };
    wanted.iter().try_for_each(|one| rows.row(one))?;
    rows.finish()?;
    Ok(Outcome::Done)
}
