//! `verify`: whether every quotation still stands in its bytes.

use std::fs;
use std::io::Write;
use std::path::Path;

use chancery_core::record::{Record, Sha256};
use chancery_core::{Verification, verify};
use chancery_store::{Case, DocumentRow, StoreError};

use crate::Outcome;
use crate::args::{Given, Verify};
use crate::error::CommandError;
use crate::input::{Finding, LARGEST, visit};
use crate::output::human::counted;
use crate::progress::Progress;
use crate::session::Session;
use crate::terminal::{AGAINST, FAINT, SHARED, clean, styled};

use super::walk;

pub(crate) fn run(session: &Session, args: &Verify) -> Result<Outcome, CommandError> {
    let case = session.checked_case(&args.case.case)?;
    let mut check =
        Check { session, case: &case, documents: 0, quotations: 0, failed: 0, partial: false };
    if args.files.is_empty() {
        check.whole()?;
    }
    for file in &args.files {
        match exported(file) {
            Some(records) => check.records(&records)?,
            None => check.file(file)?,
        }
    }
    check.tell()
}

struct Check<'a> {
    session: &'a Session,
    case: &'a Case,
    documents: usize,
    quotations: usize,
    failed: usize,
    partial: bool,
}

impl Check<'_> {
    /// The file itself, then every record against the bytes beside it.
    fn whole(&mut self) -> Result<(), CommandError> {
        for problem in self.case.check()?.problems {
            self.failure(&problem, "", "")?;
        }
        let mut held = Vec::new();
        let listed = walk(
            |each| self.case.documents(each),
            |row: DocumentRow| {
                held.push(row.sha256);
                Ok(())
            },
        );
        // Of a damaged file what can still be read is checked; that it is damaged was told.
        if self.failed == 0 {
            listed?;
        }
        let mut progress = Progress::new(self.session, "documents checked");
        for document in &held {
            match (self.case.bytes(document), self.case.record(document)) {
                (Ok(bytes), Ok(record)) => self.one(&bytes, &record)?,
                (Err(error), _) | (_, Err(error)) => {
                    self.failure(document.short(), "", &error.to_string())?;
                }
            }
            progress.advance(1);
        }
        Ok(())
    }

    /// Records that were exported, against the bytes in the case.
    fn records(&mut self, records: &[Record]) -> Result<(), CommandError> {
        for record in records {
            match self.case.bytes(&record.document.sha256) {
                Ok(bytes) => self.one(&bytes, record)?,
                Err(StoreError::UnknownDocument { .. }) => self.problem(
                    &CommandError::new(format!(
                        "the case does not hold {}, which a record is of",
                        record.document.sha256.short()
                    ))
                    .hint("add the document first"),
                ),
                Err(error) => return Err(error.into()),
            }
        }
        Ok(())
    }

    /// Documents as they are now, against the records in the case.
    fn file(&mut self, path: &Path) -> Result<(), CommandError> {
        let given = Given::default();
        let mut ended = Ok(());
        let _ = visit(&[path.to_path_buf()], &given, &mut |finding| {
            let checked = match finding {
                Finding::Document(found) => self.document(&found.name, &found.bytes),
                Finding::Remark(_) => Ok(()),
                Finding::Problem(problem) => {
                    self.problem(&problem);
                    Ok(())
                }
            };
            checked.map_err(|error| {
                ended = Err(error);
                crate::input::Stop
            })
        });
        ended
    }

    fn document(&mut self, name: &str, bytes: &[u8]) -> Result<(), CommandError> {
        let sha256 = Sha256::of(bytes);
        let recorded = if self.case.holds(&sha256)? { Ok(sha256) } else { self.named(name) };
        match recorded {
            Ok(document) => self.one(bytes, &self.case.record(&document)?),
            Err(StoreError::UnknownDocument { .. }) => {
                let message = format!("the case holds no record of {name}");
                self.problem(&CommandError::new(message).hint("add it with `chancery add`"));
                Ok(())
            }
            Err(error) => Err(error.into()),
        }
    }

    /// The document that was added under this name, whatever its bytes were.
    fn named(&self, name: &str) -> Result<Sha256, StoreError> {
        self.case.find(name).or_else(|error| {
            let last = Path::new(name).file_name().and_then(|name| name.to_str());
            last.map_or(Err(error), |last| self.case.find(last))
        })
    }

    fn one(&mut self, bytes: &[u8], record: &Record) -> Result<(), CommandError> {
        let Verification { checked, failures } = verify(bytes, record);
        self.documents += 1;
        self.quotations += checked;
        let title = record.document.title.value().map_or("", String::as_str);
        for failure in failures {
            let place = format!("{} {title}", record.document.sha256.short());
            let quote = if failure.quote.exact.is_empty() {
                failure.problem
            } else {
                format!("“{}”: {}", failure.quote.exact, failure.problem)
            };
            self.failure(&place, &failure.what, &quote)?;
        }
        Ok(())
    }

    fn failure(&mut self, place: &str, what: &str, problem: &str) -> Result<(), CommandError> {
        self.failed += 1;
        let sign = styled(AGAINST, "✗");
        let (place, what) = (clean(place), styled(FAINT, &clean(what)));
        let mut out = self.session.out();
        writeln!(out, "{}", format!("{sign} {place} {what}").trim_end())?;
        if !problem.is_empty() {
            writeln!(out, "    {}", clean(problem))?;
        }
        Ok(())
    }

    fn problem(&mut self, problem: &CommandError) {
        problem.report();
        self.partial = true;
    }

    fn tell(self) -> Result<Outcome, CommandError> {
        let checked = format!(
            "{} in {}",
            counted(self.quotations, "quotation"),
            counted(self.documents, "document")
        );
        let mut out = self.session.out();
        if self.failed > 0 {
            writeln!(out, "{} checked; {} found", checked, counted(self.failed, "fault"))?;
            return Ok(Outcome::Negative);
        }
        if self.documents > 0 || !self.partial {
            writeln!(out, "{} {checked} checked; all stand in their bytes", styled(SHARED, "✓"))?;
        }
        Ok(if self.partial { Outcome::Partial } else { Outcome::Done })
    }
}

/// The records in a file that `export` wrote; nothing for any other file.
fn exported(path: &Path) -> Option<Vec<Record>> {
    if fs::metadata(path)
        .ok()
        .is_none_or(|metadata| !metadata.is_file() || metadata.len() > LARGEST)
    {
        return None;
    }
    let bytes = fs::read(path).ok()?;
    let start = bytes.trim_ascii_start();
    if !start.starts_with(b"{") && !start.starts_with(b"[") {
        return None;
    }
    if let Ok(records) = serde_json::from_slice::<Vec<Record>>(&bytes) {
        return Some(records).filter(|records| !records.is_empty());
    }
    let records = serde_json::Deserializer::from_slice(&bytes).into_iter::<Record>();
    records.collect::<Result<Vec<_>, _>>().ok().filter(|records| !records.is_empty())
}
