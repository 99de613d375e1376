//! `refresh`: the documents of a case, read again with this version.

use std::io::Write;

use chancery_core::record::{CodebookUse, Record, Sha256};
use chancery_core::{Analysis, Lexicon, Media, Source, analyze};
use chancery_store::{Case, DocumentRow, LoggedVerdict};
use rayon::ThreadPoolBuilder;
use rayon::prelude::*;

use crate::Outcome;
use crate::args::Refresh;
use crate::error::CommandError;
use crate::output::human::{Sheet, counted, lists};
use crate::progress::Progress;
use crate::session::Session;
use crate::terminal;

use super::walk;

/// How many documents are in memory at a time.
const BATCH: usize = 32;

#[derive(Default)]
struct Tally {
    documents: usize,
    changed: usize,
    superseded: usize,
    reattached: usize,
    orphans: Vec<LoggedVerdict>,
}

pub(crate) fn run(session: &Session, args: &Refresh) -> Result<Outcome, CommandError> {
    let mut case = session.write_case(&args.case.case)?;
    let mut documents: Vec<Sha256> = Vec::new();
    walk(
        |each| case.documents(each),
        |row: DocumentRow| {
            documents.push(row.sha256);
            Ok(())
        },
    )?;
    let pool = ThreadPoolBuilder::new().num_threads(args.work.threads).build();
    let pool = pool.map_err(|e| CommandError::new("cannot start threads").because(&e))?;
    let lexicon = session.lexicon()?;
    let mut progress = Progress::new(session, "documents read again");
    let mut tally = Tally::default();
    let mut other = Other::default();
    for batch in documents.chunks(BATCH) {
        let stored = batch.iter().map(|document| Stored::of(&case, document));
        let stored = stored.collect::<Result<Vec<_>, _>>()?;
        let before: Vec<_> = stored.iter().map(|stored| stored.means.clone()).collect();
        let again: Vec<Analysis> =
            pool.install(|| stored.par_iter().map(|stored| stored.read(lexicon)).collect());
        for ((document, analysis), before) in batch.iter().zip(again).zip(before) {
            other.note(&before, &Means::of(&analysis.record));
            let report = case.refresh(document, &analysis.record, &analysis.text)?;
            tally.documents += 1;
            tally.changed += usize::from(report.changed);
            tally.superseded += report.superseded.len();
            tally.reattached += report.verdicts_reattached;
            tally.orphans.extend(report.orphans);
        }
        progress.advance(batch.len());
    }
    drop(progress);
    case.close()?;
    other.tell(session);
    tally.tell(session)?;
    Ok(Outcome::Done)
}

/// What a record was made with besides the program's version.
#[derive(Clone, PartialEq, Eq)]
struct Means {
    codebook: Option<CodebookUse>,
    lexicons: Vec<Sha256>,
    model: Option<Sha256>,
}

impl Means {
    fn of(record: &Record) -> Self {
        let Record { codebook, lexicons, model, .. } = record.clone();
        Self { codebook, lexicons, model }
    }
}

/// How many documents had been read with other means than now, and how many of them with some that are
/// not given now.
#[derive(Default)]
struct Other {
    codebook: (usize, usize),
    lexicon: (usize, usize),
    model: (usize, usize),
}

impl Other {
    fn note(&mut self, before: &Means, now: &Means) {
        let count = |(all, lost): &mut (usize, usize), differs: bool, gone: bool| {
            *all += usize::from(differs);
            *lost += usize::from(differs && gone);
        };
        count(&mut self.codebook, now.codebook != before.codebook, now.codebook.is_none());
        count(&mut self.model, now.model != before.model, now.model.is_none());
        let kept = before.lexicons.iter().all(|one| now.lexicons.contains(one));
        count(&mut self.lexicon, now.lexicons != before.lexicons, !kept);
    }

    fn tell(&self, session: &Session) {
        let all = [(self.codebook, "codebook"), (self.lexicon, "lexicon"), (self.model, "model")];
        for ((count, lost), what) in all.into_iter().filter(|((count, _), _)| *count > 0) {
            let documents = counted(count, "document");
            let again = format!("; `chancery refresh --{what} FILE` reads them with it again");
            let again = if lost > 0 { again } else { String::new() };
            session.note(&format!(
                "{documents} had been read with another {what}, or with none{again}"
            ));
        }
    }
}

/// What a record is made from.
struct Stored {
    bytes: Vec<u8>,
    media: Media,
    provenance: chancery_core::record::Provenance,
    means: Means,
}

impl Stored {
    fn of(case: &Case, document: &Sha256) -> Result<Self, CommandError> {
        // The same kind of text as before: a name that said so is not there any more.
        let record = case.record(document)?;
        let media = if record.document.media == "text/html" { Media::Html } else { Media::Plain };
        let means = Means::of(&record);
        Ok(Self {
            bytes: case.bytes(document)?,
            media,
            provenance: record.document.provenance,
            means,
        })
    }

    fn read(&self, lexicon: &Lexicon) -> Analysis {
        let Self { bytes, media, provenance, .. } = self;
        analyze(&Source { bytes, media: Some(*media), provenance: provenance.clone() }, lexicon)
    }
}

impl Tally {
    fn tell(&self, session: &Session) -> Result<(), CommandError> {
        let mut out = session.out();
        let read = counted(self.documents, "document");
        writeln!(out, "{read} read again, {} of them with another record", self.changed)?;
        if self.superseded > 0 {
            writeln!(out, "{} superseded", counted(self.superseded, "thing"))?;
        }
        if self.reattached > 0 {
            writeln!(
                out,
                "{} attached to the same words anew",
                counted(self.reattached, "verdict")
            )?;
        }
        if !self.orphans.is_empty() {
            let orphans = counted(self.orphans.len(), "verdict");
            writeln!(out, "{orphans} without their words (`chancery verdicts orphans`):")?;
            let mut sheet = Sheet::new(terminal::width());
            for orphan in &self.orphans {
                lists::verdict(&mut sheet, orphan);
            }
            out.write_all(sheet.take().as_bytes())?;
        }
        Ok(())
    }
}
