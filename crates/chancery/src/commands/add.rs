//! `add`: documents into a case file, read by many, written by one.

use std::io::Write;
use std::ops::ControlFlow;
use std::path::Path;

use chancery_core::record::Provenance;
use chancery_core::{Lexicon, Media, Source, analyze};
use chancery_store::{Case, Means, NewDocument, Outcome as Put};

use crate::Outcome;
use crate::args::Add;
use crate::error::CommandError;
use crate::input::{Item, Paper, analyze_all};
use crate::means::{self, Toolkit};
use crate::output::human::counted;
use crate::progress::Progress;
use crate::session::Session;

/// How many documents with warnings are named.
const MOST_NAMED: usize = 8;

/// What became of the documents.
#[derive(Default)]
struct Tally {
    added: usize,
    versions: usize,
    same: usize,
    replaced: usize,
    failed: usize,
    warned: Vec<String>,
    /// What is known of documents otherwise than it came with them now.
    kept: Vec<String>,
    /// Documents whose day of publication was not known before.
    filled: Vec<String>,
}

pub(crate) fn run(session: &Session, args: &Add) -> Result<Outcome, CommandError> {
    let path = &args.case.case;
    // A file that is no case file is told before anything is read; none is made for nothing.
    let mut case = if path.exists() { Some(session.make_case(path)?) } else { None };
    let kept = case.as_ref().map_or(Ok(Vec::new()), Case::means)?;
    let mut toolkit = session.toolkit(&kept)?;
    let lexicon = toolkit.lexicon()?;
    tell_means(session, case.as_ref(), &toolkit, &kept)?;
    let mut unkept = (!means::alike(&kept, &toolkit.means)).then(|| toolkit.to_keep());
    let mut tally = Tally::default();
    let mut progress = Progress::new(session, "documents read");
    let done = analyze_all(&args.files, &args.given, &lexicon, args.work.threads, |items| {
        let count = items.len();
        let mut papers = sort(session, items, &mut tally);
        if !papers.is_empty() {
            let case = open(session, &mut case, path)?;
            for paper in &mut papers {
                reconcile(case, paper, &lexicon, &mut tally)?;
            }
            if let Some(means) = unkept.take() {
                case.keep_means(&means)?;
            }
            put(case, &papers, &mut tally)?;
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

/// Says with what the documents are read where that was not given, and where it changes.
fn tell_means(
    session: &Session,
    case: Option<&Case>,
    toolkit: &Toolkit,
    kept: &[Means],
) -> Result<(), CommandError> {
    let Some(case) = case else { return Ok(()) };
    if let Some(from_case) = toolkit.kept_by_case() {
        session.note(&format!("read with what the case keeps: {from_case}"));
    }
    if !means::alike(kept, &toolkit.means) && case.count()? > 0 {
        let now: Vec<String> = toolkit.to_keep().iter().map(means::named).collect();
        session.note(&format!(
            "the case is read with {} from now on; `chancery refresh` reads the documents that \
             are there with it",
            now.join(", ")
        ));
    }
    // One record tells: a case that keeps nothing is of a time when nothing was kept.
    let mut lacking = Vec::new();
    case.records(|record| {
        lacking = toolkit.lacks(&record);
        ControlFlow::Break(())
    })?;
    if let Some((kind, sha256)) = lacking.first() {
        let (kind, hash) = (kind.code(), sha256.short());
        session.note(&format!(
            "documents of this case were read with a {kind} (sha256 {hash}) that it does not keep; \
             `--{kind} FILE` reads new ones with it too"
        ));
    }
    Ok(())
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

/// Of a document that the case holds, what is known stays and what was not known is filled in. So
/// nothing that came with it is lost or moved without a word: what is not taken is told.
fn reconcile(
    case: &Case,
    paper: &mut Paper,
    lexicon: &Lexicon,
    tally: &mut Tally,
) -> Result<(), CommandError> {
    let record = &paper.analysis.record;
    let given = &record.document.provenance;
    if *given == Provenance::default() || !case.holds(&record.document.sha256)? {
        return Ok(());
    }
    let held = case.record(&record.document.sha256)?;
    let known = &held.document.provenance;
    let mut both = known.clone();
    for ((what, field), (_, new)) in fields(&mut both).into_iter().zip(fields(&mut given.clone())) {
        match (field.as_deref(), new.as_deref()) {
            // A text stands at many addresses: that it has another is no contradiction.
            (Some(old), Some(new)) if what != "url" && !alike(what, old, new) => {
                let name = &paper.found.name;
                tally.kept.push(format!("{what} of {name} stays {old}: {new} is not taken"));
            }
            (None, Some(new)) => {
                if what == "published" {
                    let name = &paper.found.name;
                    tally.filled.push(format!("{name}, {new}"));
                }
                *field = Some(new.to_owned());
            }
            _ => {}
        }
    }
    if both == *known {
        paper.analysis.record = held;
    } else if both != *given {
        let media = if held.document.media == "text/html" { Media::Html } else { Media::Plain };
        let bytes = &paper.found.bytes;
        paper.analysis = analyze(&Source { bytes, media: Some(media), provenance: both }, lexicon);
    }
    Ok(())
}

/// What can come with a document, by the names of the options.
fn fields(provenance: &mut Provenance) -> [(&'static str, &mut Option<String>); 6] {
    let Provenance { url, title, published, publisher, language, translation } = provenance;
    [
        ("url", url),
        ("title", title),
        ("published", published),
        ("publisher", publisher),
        ("language", language),
        ("translation", translation),
    ]
}

/// Whether two values come to the same: days of publication count without their time.
fn alike(what: &str, a: &str, b: &str) -> bool {
    let essence = |text: &str| match what {
        "published" => text.trim().chars().take(10).collect(),
        _ => text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase(),
    };
    essence(a) == essence(b)
}

fn put(case: &mut Case, papers: &[Paper], tally: &mut Tally) -> Result<(), CommandError> {
    let documents = papers.iter().map(|paper| NewDocument {
        bytes: &paper.found.bytes,
        name: &paper.found.name,
        record: &paper.analysis.record,
        text: &paper.analysis.text,
        breaks: &paper.analysis.breaks,
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
        if warnings.into_iter().any(serious) {
            tally.warned.push(paper.found.name.clone());
        }
    }
    Ok(())
}

impl Tally {
    fn tell_known(&self, session: &Session) {
        for kept in self.kept.iter().take(MOST_NAMED) {
            session.note(kept);
        }
        if self.kept.len() > MOST_NAMED {
            session.note(&format!("and so are {} others", self.kept.len() - MOST_NAMED));
        }
        if !self.kept.is_empty() {
            session.note("to change what is known of a document, remove it and add it again");
        }
        if !self.filled.is_empty() {
            let mut names = self.filled.iter().take(MOST_NAMED).cloned().collect::<Vec<_>>();
            if self.filled.len() > MOST_NAMED {
                names.push("…".to_owned());
            }
            session.note(&format!(
                "a day of publication is known now that was not before, and days that count from it \
                 are read anew: {}",
                names.join("; ")
            ));
        }
    }

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
        self.tell_known(session);
        if !self.warned.is_empty() {
            let count = counted(self.warned.len(), "document");
            let mut names = self.warned.iter().take(MOST_NAMED).cloned().collect::<Vec<_>>();
            if self.warned.len() > MOST_NAMED {
                names.push("…".to_owned());
            }
            let names = names.join(", ");
            session.note(&format!("{count} with warnings, which `chancery read` shows: {names}"));
        }
        Ok(())
    }
}
