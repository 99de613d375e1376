//! `read`: the record of documents, without a case file.

use std::io::Write;

use chancery_core::record::{Record, TopicNames};

use crate::Outcome;
use crate::args::{Format, Part, Read};
use crate::error::CommandError;
use crate::input::{Item, Paper, analyze_all};
use crate::output::human::{Sheet, record};
use crate::output::json;
use crate::output::sink::Rows;
use crate::output::tables::PartTable;
use crate::session::Session;
use crate::terminal;

pub(crate) fn run(session: &Session, args: &Read) -> Result<Outcome, CommandError> {
    let mut out = match args.format {
        Format::Human => session.out(),
        Format::Json | Format::Jsonl | Format::Csv => session.bare_out()?,
    };
    let mut writer = Writer::new(session, args, &mut *out)?;
    let mut outcome = Outcome::Done;
    let lexicon = session.lexicon()?;
    analyze_all(&args.files, &args.given, lexicon, args.work.threads, |items| {
        for item in items {
            match item {
                Item::Paper(paper) => writer.paper(&paper, &args.only)?,
                Item::Remark(remark) => session.note(&remark),
                Item::Problem(problem) => {
                    problem.report();
                    outcome = Outcome::Partial;
                }
            }
        }
        Ok(())
    })?;
    writer.finish()?;
    Ok(outcome)
}

enum Writer<'a> {
    Human(Sheet, TopicNames, &'a mut dyn Write),
    Rows(Rows<'a>),
    Table(PartTable<&'a mut dyn Write>),
}

impl<'a> Writer<'a> {
    fn new(session: &Session, args: &Read, out: &'a mut dyn Write) -> Result<Self, CommandError> {
        Ok(match args.format {
            Format::Human => {
                Self::Human(Sheet::new(terminal::width()), session.topic_names(&[])?, out)
            }
            Format::Json => Self::Rows(Rows::Json(out, false)),
            Format::Jsonl => Self::Rows(Rows::Jsonl(out)),
            Format::Csv => Self::Table(PartTable::new(out, table(&args.only)?)?),
        })
    }

    fn paper(&mut self, paper: &Paper, only: &[Part]) -> Result<(), CommandError> {
        let record: &Record = &paper.analysis.record;
        match self {
            Self::Human(sheet, names, out) => {
                let (name, text) = (&paper.found.name, Some(paper.analysis.text.as_str()));
                record::show(sheet, record, name, text, only, names);
                sheet.gap();
                Ok(out.write_all(sheet.take().as_bytes())?)
            }
            Self::Rows(rows) if only.is_empty() => rows.row(record),
            Self::Rows(rows) => rows.row(&json::only(record, only)?),
            Self::Table(table) => table.record(record, |_| Ok(Some(None))),
        }
    }

    fn finish(self) -> Result<(), CommandError> {
        match self {
            Self::Human(..) => Ok(()),
            Self::Rows(rows) => rows.finish(),
            Self::Table(table) => table.finish(),
        }
    }
}

/// Which table: the statements, unless another part was asked for.
fn table(only: &[Part]) -> Result<Part, CommandError> {
    match only {
        [] => Ok(Part::Statements),
        [part] => Ok(*part),
        _ => {
            Err(CommandError::new("a table holds one part of the record, and more were asked for")
                .hint("give one part with --only, or use --format jsonl"))
        }
    }
}
