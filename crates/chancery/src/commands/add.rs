//! `add`: documents into a case file, read by many, written by one.

use std::io::Write;
use std::path::Path;

use chancery_store::{Case, NewDocument, Outcome as Put};

use crate::Outcome;
use crate::args::Add;
use crate::error::CommandError;
use crate::input::{Item, Paper, analyze_all};
use crate::output::human::counted;
use crate::progress::Progress;
use crate::session::Session;

/// What became of the documents.
#[derive(Default)]
struct Tally {
    added: usize,
    versions: usize,
    same: usize,
    replaced: usize,
    failed: usize,
    warned: usize,
}

pub(crate) fn run(session: &Session, args: &Add) -> Result<Outcome, CommandError> {
    let path = &args.case.case;
    // A file that is no case file is told before anything is read; none is made for nothing.
    let mut case = if path.exists() { Some(session.make_case(path)?) } else { None };
    let mut tally = Tally::default();
    let mut progress = Progress::new(session, "documents read");
    let lexicon = session.lexicon()?;
    let done = analyze_all(&args.files, &args.given, lexicon, args.work.threads, |items| {
        let count = items.len();
        let papers = sort(session, items, &mut tally);
        if !papers.is_empty() {
            put(open(session, &mut case, path)?, &papers, &mut tally)?;
        }
        progress.advance(count);
        Ok(())
    });
    drop(progress);
    let closed = case.map_or(Ok(()), Case::close);
    tally.tell(session, path)?;
    done?;
    closed?;
    Ok(if tally.failed > 0 { Outcome::Partial } else { Outcome::Done })
}

fn open<'a>(
    session: &Session,
    case: &'a mut Option<Case>,
    path: &Path,
) -> Result<&'a mut Case, CommandError> {
    match case {
        Some(case) => Ok(case),
        None => Ok(case.insert(session.make_case(path)?)),
    }
}

/// Tells what could not be read; the rest is returned.
fn sort(session: &Session, items: Vec<Item>, tally: &mut Tally) -> Vec<Paper> {
    let mut papers = Vec::with_capacity(items.len());
    for item in items {
        match item {
            Item::Paper(paper) => papers.push(*paper),
            Item::Remark(remark) => session.note(&remark),
            Item::Problem(problem) => {
                tally.failed += 1;
                problem.report();
            }
        }
    }
    papers
}

fn put(case: &mut Case, papers: &[Paper], tally: &mut Tally) -> Result<(), CommandError> {
    let documents = papers.iter().map(|paper| NewDocument {
        bytes: &paper.found.bytes,
        name: &paper.found.name,
        record: &paper.analysis.record,
        text: &paper.analysis.text,
    });
    let report = case.put(&documents.collect::<Vec<_>>())?;
    for (paper, outcome) in papers.iter().zip(report.outcomes) {
        match outcome {
            Put::Added => tally.added += 1,
            Put::Version(_) => {
                tally.added += 1;
                tally.versions += 1;
            }
            Put::Same => tally.same += 1,
            Put::Replaced => tally.replaced += 1,
            Put::TooLong { size, limit } => {
                tally.failed += 1;
                let message = format!(
                    "{} is too long to be kept: {size} bytes of at most {limit}",
                    paper.found.name
                );
                CommandError::new(message).hint("split it").report();
            }
        }
        let warnings = paper.analysis.record.diagnostics.iter();
        let serious = |d: &chancery_core::record::Diagnostic| {
            d.severity > chancery_core::record::Severity::Note
        };
        tally.warned += usize::from(warnings.into_iter().any(serious));
    }
    Ok(())
}

impl Tally {
    fn tell(&self, session: &Session, path: &Path) -> Result<(), CommandError> {
        let mut parts = vec![format!("{} added", counted(self.added, "document"))];
        if self.versions > 0 {
            parts.push(format!("{} of them new versions of a release", self.versions));
        }
        if self.same > 0 {
            parts.push(format!("{} already there", self.same));
        }
        if self.replaced > 0 {
            parts.push(format!("{} with more particulars than before", self.replaced));
        }
        if self.failed > 0 {
            parts.push(format!("{} not added", self.failed));
        }
        writeln!(session.out(), "{}: {}", path.display(), parts.join(", "))?;
        if self.warned > 0 {
            let message = format!("{} with warnings", counted(self.warned, "document"));
            session.note(&format!("{message}; `chancery read FILE` shows them"));
        }
        Ok(())
    }
}
