//! `export`: records, or one table of them, for other programs.

use std::io::Write;

use chancery_core::record::{Id, Record};
use chancery_store::{Case, Standing};
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
    if args.without_rejected && part.is_none() {
        return Err(CommandError::new("whole records are as they were read").hint(
            "add --what statements, contacts or commitments to leave out what was rejected",
        ));
    }
    let case = session.read_case(&args.case.case)?;
    let rows = Verdicts { case: &case, without_rejected: args.without_rejected };
    file::write_to(session, &args.output, |out| match (args.format, part) {
        (ExportFormat::Csv, Some(part)) => rows.table(part, out),
        (ExportFormat::Json, _) => rows.rows(args.what, Rows::Json(out, false)),
        _ => rows.rows(args.what, Rows::Jsonl(out)),
    })?;
    Ok(Outcome::Done)
}

/// A part of a record, and where the verdicts on it stand.
#[derive(Serialize)]
struct Judged<'a, T> {
    #[serde(flatten)]
    of: Of<'a, T>,
    verdict: Option<Standing>,
}

/// What is exported, each thing with the verdicts on it.
struct Verdicts<'a> {
    case: &'a Case,
    without_rejected: bool,
}

impl Verdicts<'_> {
    /// Where they stand; `None` for a thing that is to be left out.
    fn on(&self, id: &Id) -> Result<Option<Option<Standing>>, CommandError> {
        let standing = self.case.standing(id)?;
        let out = self.without_rejected && standing.as_ref().is_some_and(Standing::rejects);
        Ok((!out).then_some(standing))
    }

    fn table(&self, part: Part, out: &mut dyn Write) -> Result<(), CommandError> {
        let mut table = PartTable::new(out, part)?;
        walk(
            |each| self.case.records(each),
            |record: Record| table.record(&record, |id| self.on(id)),
        )?;
        table.finish()
    }

    fn rows(&self, what: What, mut rows: Rows<'_>) -> Result<(), CommandError> {
        walk(
            |each| self.case.records(each),
            |record: Record| match what {
                What::Records => rows.row(&record),
                What::Statements => {
                    self.each(&mut rows, &record, &record.statements, |one| &one.id)
                }
                What::Contacts => self.each(&mut rows, &record, &record.contacts, |one| &one.id),
                What::Commitments => {
                    self.each(&mut rows, &record, &record.commitments, |one| &one.id)
                }
            },
        )?;
        rows.finish()
    }

    fn each<T: Serialize>(
        &self,
        rows: &mut Rows<'_>,
        record: &Record,
        things: &[T],
        id: impl Fn(&T) -> &Id,
    ) -> Result<(), CommandError> {
        let (document, title) = (&record.document.sha256, record.document.title.value());
        for part in things {
            if let Some(verdict) = self.on(id(part))? {
                rows.row(&Judged { of: Of { document, title, part }, verdict })?;
            }
        }
        Ok(())
    }
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
