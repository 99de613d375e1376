//! `refresh`: the documents of a case, read again with this version.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

use chancery_core::record::{CodebookUse, Record, Sha256};
use chancery_core::{Analysis, Lexicon, Media, Source, analyze};
use chancery_store::{Case, DocumentRow, LoggedVerdict, Succession};
use rayon::ThreadPoolBuilder;
use rayon::prelude::*;

use crate::Outcome;
use crate::args::Refresh;
use crate::error::CommandError;
use crate::means::{self, Toolkit};
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
    /// What became of them in each document of which something was superseded.
    replaced: Vec<Replaced>,
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
    let kept = if args.built_in { Vec::new() } else { case.means()? };
    let mut toolkit = session.toolkit(&kept)?;
    let lexicon = toolkit.lexicon()?;
    if !args.built_in {
        refuse_lacking(&case, &toolkit)?;
        if let Some(from_case) = toolkit.kept_by_case() {
            session.note(&format!("read with what the case keeps: {from_case}"));
        }
    }
    if !means::alike(&case.means()?, &toolkit.means) {
        case.keep_means(&toolkit.to_keep())?;
    }
    let mut progress = Progress::new(session, "documents read again");
    let mut tally = Tally::default();
    let mut other = Other::default();
    for batch in documents.chunks(BATCH) {
        let stored = batch.iter().map(|document| Stored::of(&case, document));
        let stored = stored.collect::<Result<Vec<_>, _>>()?;
        let before: Vec<_> = stored.iter().map(|stored| stored.means.clone()).collect();
        let again: Vec<Analysis> =
            pool.install(|| stored.par_iter().map(|stored| stored.read(&lexicon)).collect());
        for ((document, analysis), before) in batch.iter().zip(again).zip(before) {
            other.note(&before, &Means::of(&analysis.record));
            let Analysis { text, breaks, record } = &analysis;
            let report = case.refresh(document, record, text, breaks)?;
            tally.documents += 1;
            tally.changed += usize::from(report.changed);
            tally.superseded += report.superseded.len();
            if !report.superseded.is_empty() {
                tally.replaced.push(Replaced::of(record, &report.superseded));
            }
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

/// Documents of which it is told what was superseded.
const MOST_TOLD: usize = 12;

/// What of a document the new record has under another name, or no longer has.
struct Replaced {
    document: String,
    title: String,
    /// How many of each kind are there under another name, and how many are gone.
    kinds: BTreeMap<String, (usize, usize)>,
}

impl Replaced {
    fn of(record: &Record, superseded: &[Succession]) -> Self {
        let mut kinds: BTreeMap<String, (usize, usize)> = BTreeMap::new();
        let mut seen = BTreeSet::new();
        for one in superseded.iter().filter(|one| seen.insert((&one.kind, &one.old))) {
            let (renamed, gone) = kinds.entry(one.kind.clone()).or_default();
            *(if one.new.is_some() { renamed } else { gone }) += 1;
        }
        let document = record.document.sha256.short().to_owned();
        let title = record.document.title.value().cloned().unwrap_or_default();
        Self { document, title, kinds }
    }

    /// `04385c2f Minister Speaks by Phone: 2 statements renamed, 1 phrase gone`
    fn told(&self) -> String {
        let mut parts = Vec::new();
        for (kind, (renamed, gone)) in &self.kinds {
            for (count, what) in [(*renamed, "renamed"), (*gone, "gone")] {
                parts.extend((count > 0).then(|| format!("{} {what}", counted(count, kind))));
            }
        }
        format!("{} {}: {}", self.document, terminal::clean(&self.title), parts.join(", "))
    }
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

/// A case whose documents were read with something that is not at hand is not read without it:
/// people and states would be lost that nobody meant to give up.
fn refuse_lacking(case: &Case, toolkit: &Toolkit) -> Result<(), CommandError> {
    let (mut documents, mut first) = (0, None);
    walk(
        |each| case.records(each),
        |record: Record| {
            let lacking = toolkit.lacks(&record);
            documents += usize::from(!lacking.is_empty());
            first = first.take().or_else(|| lacking.into_iter().next());
            Ok(())
        },
    )?;
    let Some((kind, sha256)) = first else { return Ok(()) };
    let (count, kind) = (counted(documents, "document"), kind.code());
    let message = format!(
        "{count} had been read with a {kind} (sha256 {}) that is neither given nor kept in the case",
        sha256.short()
    );
    Err(CommandError::new(message).hint(format!(
        "give it with --{kind} FILE; --built-in reads with the program's own words and model alone"
    )))
}

/// How many documents had been read with other means than now.
#[derive(Default)]
struct Other {
    codebook: usize,
    lexicon: usize,
    model: usize,
}

impl Other {
    fn note(&mut self, before: &Means, now: &Means) {
        self.codebook += usize::from(now.codebook != before.codebook);
        self.model += usize::from(now.model != before.model);
        self.lexicon += usize::from(now.lexicons != before.lexicons);
    }

    fn tell(&self, session: &Session) {
        let all = [(self.codebook, "codebook"), (self.lexicon, "lexicon"), (self.model, "model")];
        for (count, what) in all.into_iter().filter(|(count, _)| *count > 0) {
            let documents = counted(count, "document");
            session.note(&format!("{documents} had been read with another {what}, or with none"));
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
            let things = match self.superseded {
                1 => "1 finding has".to_owned(),
                count => format!("{count} findings have"),
            };
            writeln!(out, "{things} another name or are gone:")?;
            for one in self.replaced.iter().take(MOST_TOLD) {
                writeln!(out, "  {}", one.told())?;
            }
            if self.replaced.len() > MOST_TOLD {
                let more = counted(self.replaced.len() - MOST_TOLD, "document");
                writeln!(out, "  … and in {more} more")?;
            }
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
