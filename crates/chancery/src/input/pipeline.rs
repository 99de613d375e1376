//! Documents found, read and extracted, many at a time, handed on in the order they were found.

use std::path::PathBuf;
use std::sync::mpsc::{SyncSender, sync_channel};

use chancery_core::record::{Record, Severity};
use chancery_core::{Analysis, Lexicon, Source, analyze};
use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};

use crate::args::Given;
use crate::error::CommandError;

use super::{Finding, Found, Stop, visit};

/// How much is held at a time: so many documents, or so many bytes.
const BATCH: usize = 64;
const BATCH_BYTES: usize = 4 << 20;

/// A document and what was read from it.
#[derive(Debug)]
pub(crate) struct Paper {
    /// As it was found.
    pub(crate) found: Found,
    /// What it says.
    pub(crate) analysis: Analysis,
}

/// What comes out for each finding.
#[derive(Debug)]
pub(crate) enum Item {
    /// A document that was read.
    Paper(Box<Paper>),
    /// Something that could not be.
    Problem(CommandError),
    /// Something to know.
    Remark(String),
}

/// Reads everything that was given and hands it to `take` in batches, in order. While one batch is
/// taken, the next is being read: at most three are in memory.
pub(crate) fn analyze_all(
    paths: &[PathBuf],
    given: &Given,
    lexicon: &Lexicon,
    threads: usize,
    mut take: impl FnMut(Vec<Item>) -> Result<(), CommandError>,
) -> Result<(), CommandError> {
    super::check(paths, given)?;
    std::thread::scope(|scope| {
        let (sender, batches) = sync_channel(1);
        scope.spawn(move || {
            let mut reader = Reader { lexicon, threads, pool: None, sender };
            let mut batch = Batch::default();
            // A taker that stopped has its reason, and tells it.
            let _ = visit(paths, given, &mut |finding| {
                batch.push(finding);
                if batch.is_full() { reader.send(std::mem::take(&mut batch)) } else { Ok(()) }
            })
            .and_then(|()| reader.send(batch));
        });
        batches.into_iter().try_for_each(&mut take)
    })
}

#[derive(Default)]
struct Batch {
    findings: Vec<Finding>,
    bytes: usize,
}

impl Batch {
    fn push(&mut self, finding: Finding) {
        if let Finding::Document(found) = &finding {
            self.bytes += found.bytes.len();
        }
        self.findings.push(finding);
    }

    fn is_full(&self) -> bool {
        self.findings.len() >= BATCH || self.bytes >= BATCH_BYTES
    }
}

struct Reader<'a> {
    lexicon: &'a Lexicon,
    threads: usize,
    pool: Option<ThreadPool>,
    sender: SyncSender<Vec<Item>>,
}

impl Reader<'_> {
    fn send(&mut self, batch: Batch) -> Result<(), Stop> {
        let items = self.read(batch.findings);
        self.sender.send(items).map_err(|_| Stop)
    }

    fn read(&mut self, findings: Vec<Finding>) -> Vec<Item> {
        let lexicon = self.lexicon;
        if findings.len() < 2 || self.threads == 1 {
            return findings.into_iter().map(|finding| item(finding, lexicon)).collect();
        }
        if self.pool.is_none() {
            self.pool = ThreadPoolBuilder::new().num_threads(self.threads).build().ok();
        }
        match &self.pool {
            Some(pool) => pool.install(|| {
                findings.into_par_iter().map(|finding| item(finding, lexicon)).collect()
            }),
            // A system that gives no threads still gets its answer.
            None => findings.into_iter().map(|finding| item(finding, lexicon)).collect(),
        }
    }
}

fn item(finding: Finding, lexicon: &Lexicon) -> Item {
    match finding {
        Finding::Problem(problem) => Item::Problem(problem),
        Finding::Remark(remark) => Item::Remark(remark),
        Finding::Document(found) => {
            let Found { bytes, media, provenance, .. } = &found;
            let source = Source { bytes, media: *media, provenance: provenance.clone() };
            let analysis = analyze(&source, lexicon);
            match unusable(&found.name, &analysis.record) {
                Some(problem) => Item::Problem(problem),
                None => Item::Paper(Box::new(Paper { found, analysis })),
            }
        }
    }
}

/// What to say of a document that holds no text at all.
fn unusable(name: &str, record: &Record) -> Option<CommandError> {
    let fatal = record.diagnostics.iter().find(|diagnostic| {
        diagnostic.severity == Severity::Error || matches!(&*diagnostic.code, "R001" | "R002")
    })?;
    let message = format!("{name}: {} [{}]", fatal.message, fatal.code);
    Some(CommandError::new(message).hint(fatal.help.clone()))
}
