//! `export`: records, or one table of them, for other programs.

use std::io::Write;

use chancery_core::record::Record;
use chancery_store::Case;
use serde::Serialize;

use crate::Outcome;
use crate::args::{Export, ExportFormat, Part, What};
use crate::error::CommandError;
use crate::output::file;
use crate::output::json::Of;
use crate::output::sink::Rows;
use crate::output::tables::PartTable;
use crate::session::Session;

use super::walk;

pub(crate) fn run(session: &Session, args: &Export) -> Result<Outcome, CommandError> {
    let part = args.what.part();
    if args.format == ExportFormat::Csv && part.is_none() {
        return Err(CommandError::new("whole records are no table")
            .hint("add --what statements, contacts or commitments, or use --format jsonl"));
    }
    let case = session.read_case(&args.case.case)?;
    file::write_to(session, &args.output, |out| match (args.format, part) {
        (ExportFormat::Csv, Some(part)) => table(&case, part, out),
        (ExportFormat::Json, _) => rows(&case, args.what, Rows::Json(out, false)),
        _ => rows(&case, args.what, Rows::Jsonl(out)),
    })?;
    Ok(Outcome::Done)
}

fn table(case: &Case, part: Part, out: &mut dyn Write) -> Result<(), CommandError> {
    let mut table = PartTable::new(out, part)?;
    walk(|each| case.records(each), |record: Record| table.record(&record))?;
    table.finish()
}

fn rows(case: &Case, what: What, mut rows: Rows<'_>) -> Result<(), CommandError> {
    walk(
        |each| case.records(each),
        |record: Record| match what {
            What::Records => rows.row(&record),
            What::Statements => each_of(&mut rows, &record, &record.statements),
            What::Contacts => each_of(&mut rows, &record, &record.contacts),
            What::Commitments => each_of(&mut rows, &record, &record.commitments),
        },
    )?;
    rows.finish()
}

fn each_of<T: Serialize>(
    rows: &mut Rows<'_>,
    record: &Record,
    things: &[T],
) -> Result<(), CommandError> {
    let (document, title) = (&record.document.sha256, record.document.title.value());
    things.iter().try_for_each(|part| rows.row(&Of { document, title, part }))
}

impl What {
    fn part(self) -> Option<Part> {
        match self {
            Self::Records => None,
            Self::Statements => Some(Part::Statements),
            Self::Contacts => Some(Part::Contacts),
            Self::Commitments => Some(Part::Commitments),
        }
    }
}
