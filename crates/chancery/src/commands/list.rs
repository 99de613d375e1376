//! `contacts`, `statements`, `commitments`, `documents`: what a case holds.

use std::io::Write;

use chancery_core::record::{Id, Record, Sha256};
use chancery_store::{Case, DocumentRow, Standing, StatementRow};
use serde::Serialize;

use crate::Outcome;
use crate::args::{DocumentFilters, Filtering, Filters, Format, List, Part, Window};
use crate::error::CommandError;
use crate::output::human::lists::{self, DocumentName};
use crate::output::human::{Sheet, counted};
use crate::output::sink::Rows;
use crate::output::tables::{self, PartTable};
use crate::session::Session;
use crate::terminal;

use super::filter::{self, Listed};
use super::walk;

const DOCUMENTS: &[&str] = &[
    "sha256",
    "day",
    "title",
    "issuer",
    "side",
    "publisher",
    "url",
    "genre",
    "language",
    "length",
    "names",
    "version",
    "version_of",
    "contacts",
    "statements",
    "commitments",
];

pub(crate) fn contacts(session: &Session, args: &List<Filters>) -> Result<Outcome, CommandError> {
    let case = session.read_case(&args.case.case)?;
    let filter = filter::filter(session, &case, &args.filters, Listed::Contacts)?;
    let shown = (args.format, args.window);
    listing(session, shown, "contact", Columns::Of(&case, Part::Contacts), |list| {
        walk(
            |each| case.contacts(&filter, each),
            |row| {
                let kind = [Some(row.role.as_str()), row.medium.as_deref()];
                if !of_kind(&args.filters, &kind) || !list.due() {
                    return Ok(());
                }
                list.thing(&row, (&row.document, &row.id, row.verdict.as_ref()), |sheet, _| {
                    lists::contact(sheet, &row);
                })
            },
        )
    })
}

pub(crate) fn statements(session: &Session, args: &List<Filters>) -> Result<Outcome, CommandError> {
    let case = session.read_case(&args.case.case)?;
    let filter = filter::filter(session, &case, &args.filters, Listed::Statements)?;
    let mut last = None;
    let names = session.topic_names(&case.means()?)?;
    let shown = (args.format, args.window);
    listing(session, shown, "statement", Columns::Of(&case, Part::Statements), |list| {
        walk(
            |each| case.statements(&filter, each),
            |row| {
                if !of_kind(&args.filters, &[Some(row.kind.as_str())]) || !list.due() {
                    return Ok(());
                }
                let (title, day) = (row.title.as_ref(), row.day.as_ref());
                let name = DocumentName { sha256: row.document.as_str(), title, day };
                let show = |sheet: &mut Sheet, before: &mut Option<String>| {
                    lists::document(sheet, &name, before);
                    lists::statement(sheet, &row, &names);
                };
                if matches!(list.form, Form::Rows(_)) {
                    let record = held(&case, &mut last, &row.document)?;
                    return list.row(&Full::of(&row, record), show);
                }
                list.thing(&row, (&row.document, &row.id, row.verdict.as_ref()), show)
            },
        )
    })
}

/// A statement with what its table has and the listing itself does not need.
#[derive(Serialize)]
struct Full<'a> {
    #[serde(flatten)]
    row: &'a StatementRow,
    publisher: Option<&'a String>,
    cue: Option<&'a String>,
    strength: Option<String>,
    addressee: Option<String>,
}

impl<'a> Full<'a> {
    fn of(row: &'a StatementRow, record: &'a Record) -> Self {
        let found = record.statements.iter().find(|one| one.id == row.id);
        let edited = row.verdict.as_ref().and_then(|one| one.edits.get("strength")).cloned();
        let strength =
            found.and_then(|one| one.strength.as_ref()).map(|one| tables::code(Some(one)));
        let addressed = found.and_then(|one| one.addressed.as_ref());
        Self {
            row,
            publisher: record.document.provenance.publisher.as_ref(),
            cue: found.and_then(|one| one.cue.as_ref()).map(|cue| &cue.quote.exact),
            strength: edited.or(strength).filter(|code| code != "unknown"),
            addressee: addressed.map(|one| tables::name(record, &one.actor)),
        }
    }
}

/// The record of a document, kept for its next rows.
fn held<'a>(
    case: &Case,
    last: &'a mut Option<Box<Record>>,
    document: &Sha256,
) -> Result<&'a Record, CommandError> {
    let kept = last.take().filter(|record| record.document.sha256 == *document);
    let record = kept.map_or_else(|| case.record(document).map(Box::new), Ok)?;
    Ok(last.insert(record))
}

pub(crate) fn commitments(
    session: &Session,
    args: &List<Filters>,
) -> Result<Outcome, CommandError> {
    let case = session.read_case(&args.case.case)?;
    let filter = filter::filter(session, &case, &args.filters, Listed::Commitments)?;
    let shown = (args.format, args.window);
    listing(session, shown, "commitment", Columns::Of(&case, Part::Commitments), |list| {
        walk(
            |each| case.commitments(&filter, each),
            |row| {
                if !of_kind(&args.filters, &[Some(row.kind.as_str())]) || !list.due() {
                    return Ok(());
                }
                let (title, day) = (row.title.as_ref(), row.day.as_ref());
                let name = DocumentName { sha256: row.document.as_str(), title, day };
                list.thing(&row, (&row.document, &row.id, row.verdict.as_ref()), |sheet, before| {
                    lists::document(sheet, &name, before);
                    lists::commitment(sheet, &row);
                })
            },
        )
    })
}

pub(crate) fn documents(
    session: &Session,
    args: &List<DocumentFilters>,
) -> Result<Outcome, CommandError> {
    let case = session.read_case(&args.case.case)?;
    let filters = args.filters.filters();
    let wanted = Wanted::new(session, &case, &filters, Listed::Documents)?;
    let shown = (args.format, args.window);
    listing(session, shown, "document", Columns::Named(DOCUMENTS), |list| {
        walk(
            |each| case.documents(each),
            |mut row: DocumentRow| {
                let kinds = [row.genre.as_deref(), row.language.as_deref()];
                if !wanted.document(&row) || !of_kind(&filters, &kinds) || !list.due() {
                    return Ok(());
                }
                if filters.without_rejected {
                    let rejected = case.rejected(&row.sha256)?;
                    let count = |kind| rejected.iter().filter(|one| **one == kind).count();
                    let less = |all: u32, kind| {
                        all.saturating_sub(u32::try_from(count(kind)).unwrap_or(u32::MAX))
                    };
                    row.contacts = less(row.contacts, "contact");
                    row.statements = less(row.statements, "statement");
                    row.commitments = less(row.commitments, "commitment");
                }
                list.row(&row, |sheet, _| lists::held(sheet, &row))
            },
        )
    })
}

/// What the store does not filter by itself.
pub(super) struct Wanted {
    document: Option<Sha256>,
    side: Option<String>,
    since: Option<String>,
    until: Option<String>,
}

impl Wanted {
    pub(super) fn new(
        session: &Session,
        case: &Case,
        filters: &Filters,
        listed: Listed,
    ) -> Result<Self, CommandError> {
        let day = |(year, month, day): (i16, u8, u8)| format!("{year:04}-{month:02}-{day:02}");
        let filter = filter::filter(session, case, filters, listed)?;
        Ok(Self {
            document: filter.document,
            side: filter.side,
            since: filter.since.map(day),
            until: filter.until.map(day),
        })
    }

    pub(super) fn record(&self, record: &Record) -> bool {
        let day = record.document.published.value().and_then(|date| date.bounds());
        let day = day.map(|((year, month, day), _)| format!("{year:04}-{month:02}-{day:02}"));
        let side = record.document.issuer_side.value();
        self.holds(&record.document.sha256, day.as_deref())
            && self.side.as_ref().is_none_or(|wanted| side == Some(wanted))
    }

    fn document(&self, row: &DocumentRow) -> bool {
        self.holds(&row.sha256, row.day.as_deref())
            && self.side.as_ref().is_none_or(|wanted| row.side.as_ref() == Some(wanted))
    }

    fn holds(&self, sha256: &Sha256, day: Option<&str>) -> bool {
        self.document.as_ref().is_none_or(|wanted| wanted == sha256)
            && self.since.as_deref().is_none_or(|since| day.is_some_and(|day| day >= since))
            && self.until.as_deref().is_none_or(|until| day.is_some_and(|day| day <= until))
    }
}

pub(super) fn of_kind(filters: &Filters, kinds: &[Option<&str>]) -> bool {
    let Some(wanted) = filters.kind.as_deref().map(filter::code) else { return true };
    kinds.iter().flatten().any(|kind| filter::code(kind) == wanted)
}

/// A listing that is being written.
pub(super) struct Listing<'a> {
    /// Rows so far, with those that are not shown.
    count: usize,
    window: Window,
    form: Form<'a>,
}

enum Form<'a> {
    Human {
        sheet: Sheet,
        before: Option<String>,
        out: &'a mut dyn Write,
    },
    Rows(Rows<'a>),
    /// A table of a part, and the record that the last rows were of.
    Table {
        table: Box<PartTable<&'a mut dyn Write>>,
        case: &'a Case,
        held: Option<Box<Record>>,
    },
}

/// What a table of the listing has: named fields of its rows, or all that the table of a part of
/// records has.
pub(super) enum Columns<'a> {
    Named(&'a [&'a str]),
    Of(&'a Case, Part),
}

impl Listing<'_> {
    /// Counts one more row; whether it is to be shown.
    pub(super) fn due(&mut self) -> bool {
        let due = self.window.holds(self.count);
        self.count += 1;
        due
    }

    pub(super) fn row(
        &mut self,
        row: &impl Serialize,
        show: impl FnOnce(&mut Sheet, &mut Option<String>),
    ) -> Result<(), CommandError> {
        match &mut self.form {
            Form::Rows(rows) => rows.row(row),
            Form::Human { sheet, before, out } => {
                show(sheet, before);
                Ok(out.write_all(sheet.take().as_bytes())?)
            }
            // Rows of such a table come through `thing`.
            Form::Table { .. } => Ok(()),
        }
    }

    /// A row that is a thing of a record.
    fn thing(
        &mut self,
        row: &impl Serialize,
        (document, id, standing): (&Sha256, &Id, Option<&Standing>),
        show: impl FnOnce(&mut Sheet, &mut Option<String>),
    ) -> Result<(), CommandError> {
        if let Form::Table { table, case, held } = &mut self.form {
            return table.one(self::held(case, held, document)?, id, standing);
        }
        self.row(row, show)
    }
}

pub(super) fn listing<'a>(
    session: &Session,
    (format, window): (Format, Window),
    one: &str,
    columns: Columns<'a>,
    fill: impl FnOnce(&mut Listing<'_>) -> Result<(), CommandError>,
) -> Result<Outcome, CommandError> {
    let mut out = session.out();
    let form = match format {
        Format::Human => {
            Form::Human { sheet: Sheet::new(terminal::width()), before: None, out: &mut *out }
        }
        Format::Json => Form::Rows(Rows::Json(&mut *out, false)),
        Format::Jsonl => Form::Rows(Rows::Jsonl(&mut *out)),
        Format::Csv => match columns {
            Columns::Named(columns) => Form::Rows(Rows::csv(&mut *out, columns)?),
            Columns::Of(case, part) => {
                let out: &mut dyn Write = &mut *out;
                Form::Table { table: Box::new(PartTable::new(out, part)?), case, held: None }
            }
        },
    };
    let mut list = Listing { count: 0, window, form };
    fill(&mut list)?;
    let count = list.count;
    match list.form {
        Form::Rows(rows) => rows.finish()?,
        Form::Table { table, .. } => table.finish()?,
        Form::Human { out, .. } => {
            let line = if count == 0 {
                format!("no {one}s")
            } else {
                let legend = if one == "statement" { lists::LEGEND } else { "" };
                let number = counted(count, one);
                match window.words(count, &number) {
                    // The line has no room for a legend then.
                    Some(shown) => {
                        format!("\n{shown}\n{}", legend.trim_start()).trim_end().to_owned()
                    }
                    None => format!("\n{number}{legend}"),
                }
            };
            writeln!(out, "{}", terminal::styled(terminal::FAINT, &line))?;
            return Ok(Outcome::Done);
        }
    }
    window.tell(session, count, &counted(count, one));
    Ok(Outcome::Done)
}
