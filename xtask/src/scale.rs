//! `cargo xtask scale`: how well the accounts of one contact find each other in documents whose
//! truth is known ([`crate::generate`]), and what it costs.
//!
//! Extended B-cubed (Amigó et al. 2009) over the documents that are accounts. What is no account
//! stands alone in truth: put beside an account, it lowers the account's precision.

mod cubed;

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context, Result, ensure};
use chancery_core::compare::case::{Brief, Dossier, aligned_statements, dossier};
use chancery_core::compare::same_contact;
use chancery_core::{Lexicon, Source, analyze};
use chancery_record::{Contact, ContactRole, Id, Record, Sha256};
use chancery_text::package::Packaged;
use rayon::prelude::*;

use crate::generate::{Row, Truth};
use cubed::{Cubed, Labels};

#[derive(clap::Args)]
pub(crate) struct Options {
    /// Documents as `cargo xtask generate` writes them
    documents: PathBuf,
    /// What is true of them
    #[arg(long, value_name = "FILE")]
    truth: PathBuf,
    /// Their states
    #[arg(long, value_name = "FILE")]
    lexicon: PathBuf,
    /// Where to write the documents that stand wrong, with the contact they were put in (JSON lines)
    #[arg(long, value_name = "FILE")]
    errors: Option<PathBuf>,
    /// Print why two documents, by their identifiers, are weighed as they are
    #[arg(long, value_name = "ID", num_args = 2)]
    explain: Vec<String>,
    /// Fail where B-cubed F1 over all accounts is lower
    #[arg(long, value_name = "F1")]
    least: Option<f64>,
}

/// What is kept of a document.
struct Kept {
    brief: Brief,
    sha256: Sha256,
    accounts: Vec<Id>,
    /// What was read, for those who look into errors.
    read: Vec<String>,
}

/// Runs the whole way and prints figures.
pub(crate) fn run(options: &Options) -> Result<()> {
    let lexicon = crate::files::lexicon(&options.lexicon)?;
    let documents = crate::corpus::documents(&options.documents)?;
    let truth: Truth = serde_json::from_slice(&crate::task::bytes(&options.truth)?)?;
    ensure!(documents.len() == truth.documents.len(), "documents and truth are not of one run");
    if let [a, b] = options.explain.as_slice() {
        return explain(&documents, &lexicon, a, b);
    }
    let (kept, reading, reading_clock) = timed(|| kept(&documents, &lexicon));
    let rest = memory("VmRSS");
    let place: BTreeMap<&Sha256, usize> =
        kept.iter().enumerate().map(|(at, kept)| (&kept.sha256, at)).collect();
    let briefs: Vec<Brief> = kept.iter().map(|kept| kept.brief.clone()).collect();
    let aligned = |a: &Sha256, b: &Sha256| {
        let record = |sha: &Sha256| place.get(sha).map(|at| record(&documents[*at], &lexicon));
        record(a).zip(record(b)).map_or(0, |(a, b)| aligned_statements(&a, &b))
    };
    let (found, matching, matching_clock) = timed(|| dossier(briefs, &[], &aligned));
    println!("documents               {:>10}", documents.len());
    println!("contacts found          {:>10}", found.contacts.len());
    println!("                        CPU s   clock s");
    println!("reading              {reading:>8.2} {reading_clock:>9.2}");
    println!("case level           {matching:>8.2} {matching_clock:>9.2}");
    println!("memory before, peak MiB {:>10} {}", rest, memory("VmHWM"));
    let said = said(&kept, &found);
    let least = report(&truth, &said);
    witnesses(&truth, &kept, &found);
    if let Some(path) = &options.errors {
        errors(path, &truth, &said, &kept)?;
    }
    ensure!(options.least.is_none_or(|limit| least >= limit), "B-cubed F1 is only {least:.4}");
    Ok(())
}

fn explain(documents: &[Packaged], lexicon: &Lexicon, a: &str, b: &str) -> Result<()> {
    let found = |id: &str| {
        let named = documents.iter().find(|document| document.sidecar.id.as_deref() == Some(id));
        named.map(|document| record(document, lexicon)).with_context(|| format!("no document {id}"))
    };
    let weighed = same_contact(&found(a)?, &found(b)?);
    println!("{:?}", weighed.verdict);
    weighed.reasons.iter().for_each(|reason| println!("  {reason}"));
    Ok(())
}

fn record(document: &Packaged, lexicon: &Lexicon) -> Record {
    let provenance = crate::predict::provenance(document.sidecar.clone());
    let source = Source { bytes: &document.content, media: Some(document.media), provenance };
    analyze(&source, lexicon).record
}

fn kept(documents: &[Packaged], lexicon: &Lexicon) -> Vec<Kept> {
    let each = documents.par_iter().map(|document| {
        let record = record(document, lexicon);
        let accounts = record.contacts.iter().filter(|c| c.role == ContactRole::Account);
        Kept {
            brief: Brief::of(&record),
            sha256: record.document.sha256.clone(),
            accounts: accounts.map(|contact| contact.id.clone()).collect(),
            read: record.contacts.iter().map(|contact| summary(&record, contact)).collect(),
        }
    });
    each.collect()
}

fn summary(record: &Record, contact: &Contact) -> String {
    let people: Vec<String> = contact
        .principals
        .iter()
        .map(|one| {
            let office = one.office.as_ref().map_or("-", |quote| quote.exact.as_str());
            format!("{} [{}; {office}]", one.name, one.side.as_deref().unwrap_or("?"))
        })
        .collect();
    let date = contact.date.value().map(ToString::to_string).unwrap_or_default();
    let published = record.document.published.value().map(ToString::to_string).unwrap_or_default();
    let (role, medium) = (contact.role, contact.medium.value());
    format!("{role:?} {medium:?} date {date} out {published}: {}", people.join(" + "))
}

/// What was done, and the seconds it took: of processors and on the clock.
fn timed<T>(work: impl FnOnce() -> T) -> (T, f64, f64) {
    let (start, before) = (Instant::now(), processor());
    let done = work();
    (done, processor() - before, start.elapsed().as_secs_f64())
}

/// Processor time of this process in seconds, where the system tells (in hundredths).
fn processor() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields = stat.rsplit_once(')').map_or("", |(_, fields)| fields);
    let ticks = fields.split_whitespace().skip(11).take(2).filter_map(|f| f.parse::<f64>().ok());
    ticks.sum::<f64>() / 100.0
}

/// MiB, where the system tells.
fn memory(key: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(':'));
    let number = line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok());
    number.unwrap_or(0) / 1024
}

/// For each document the contacts that its accounts were put in.
fn said(kept: &[Kept], found: &Dossier) -> Labels {
    let mut of: BTreeMap<(&Sha256, &Id), usize> = BTreeMap::new();
    for (number, contact) in found.contacts.iter().enumerate() {
        for member in contact.members() {
            of.insert((&member.document, &member.contact), number);
        }
    }
    let alone = found.contacts.len();
    let each = kept.iter().enumerate().map(|(at, kept)| {
        let labels: BTreeSet<usize> =
            kept.accounts.iter().filter_map(|id| of.get(&(&kept.sha256, id)).copied()).collect();
        if labels.is_empty() { BTreeSet::from([alone + at]) } else { labels }
    });
    each.collect()
}

/// The true label of each document; what is no account has one of its own.
fn gold(truth: &Truth) -> Labels {
    let alone = truth.contacts.len();
    let rows = truth.documents.iter().enumerate();
    rows.map(|(at, row)| BTreeSet::from([row.contact.unwrap_or(alone + at)])).collect()
}

/// Prints the figures over all accounts and over parts of them; gives the F1 over all.
fn report(truth: &Truth, said: &Labels) -> f64 {
    let gold = gold(truth);
    let cubed = cubed::each(&gold, said);
    let accounts = || (0..gold.len()).filter(|at| truth.documents[*at].contact.is_some());
    let mut size: BTreeMap<usize, usize> = BTreeMap::new();
    for row in &truth.documents {
        *size.entry(row.contact.unwrap_or(usize::MAX)).or_default() += 1;
    }
    println!("\nB-cubed                  documents precision recall F1");
    let show = |name: &str, places: &mut dyn Iterator<Item = usize>| {
        let mean = Cubed::mean(places.map(|at| cubed[at]));
        println!(
            "{name:<26} {:>7} {:>9.4} {:.4} {:.4}",
            mean.1,
            mean.0.precision,
            mean.0.recall,
            mean.0.f1()
        );
        mean.0.f1()
    };
    let all = show("all accounts", &mut accounts());
    let contact = |at: usize| truth.documents[at].contact;
    let several =
        |at: &usize| contact(*at).and_then(|of| size.get(&of)).is_some_and(|count| *count > 1);
    show("contacts with several", &mut accounts().filter(several));
    let first = |at: &usize| {
        let row = &truth.documents[*at];
        row.version_of.is_none() && row.copy_of.is_none()
    };
    show("without copies, versions", &mut accounts().filter(first));
    for (episode, name) in NEAR_MISSES.iter().enumerate() {
        let within =
            |at: &usize| contact(*at).is_some_and(|of| truth.contacts[of].episode == episode);
        show(name, &mut accounts().filter(within));
    }
    let kinds: BTreeSet<&str> = truth.documents.iter().map(|row| row.kind.as_str()).collect();
    for kind in kinds {
        let of_kind = |at: &usize| truth.documents[*at].kind == kind;
        show(kind, &mut (0..gold.len()).filter(of_kind));
    }
    all
}

const NEAR_MISSES: [&str; 9] = [
    "  nothing near",
    "  five calls in 18 days",
    "  delegation, one day",
    "  phone and in person",
    "  ministers a day after",
    "  two days running",
    "  round of calls",
    "  namesakes",
    "  a year later",
];

/// Which documents are one text: copies and versions.
fn witnesses(truth: &Truth, kept: &[Kept], found: &Dossier) {
    let numbers: BTreeMap<&str, usize> =
        truth.documents.iter().enumerate().map(|(at, row)| (row.id.as_str(), at)).collect();
    let root =
        |row: &Row| row.version_of.as_ref().or(row.copy_of.as_ref()).unwrap_or(&row.id).clone();
    let gold: Labels = truth
        .documents
        .iter()
        .enumerate()
        .map(|(at, row)| BTreeSet::from([numbers.get(root(row).as_str()).copied().unwrap_or(at)]))
        .collect();
    let mut of: BTreeMap<&Sha256, BTreeSet<usize>> = BTreeMap::new();
    let all = found.contacts.iter().flat_map(|contact| &contact.witnesses);
    for (number, witness) in all.enumerate() {
        for member in &witness.members {
            of.entry(&member.document).or_default().insert(kept.len() + number);
        }
    }
    let said: Labels = kept
        .iter()
        .enumerate()
        .map(|(at, kept)| of.get(&kept.sha256).cloned().unwrap_or_else(|| BTreeSet::from([at])))
        .collect();
    let cubed = cubed::each(&gold, &said);
    let accounts = (0..gold.len()).filter(|at| truth.documents[*at].contact.is_some());
    let (mean, count) = Cubed::mean(accounts.map(|at| cubed[at]));
    println!(
        "{:<26} {count:>7} {:>9.4} {:.4} {:.4}",
        "one text (witnesses)",
        mean.precision,
        mean.recall,
        mean.f1()
    );
}

/// Documents whose B-cubed is less than one, with the labels.
fn errors(path: &Path, truth: &Truth, said: &Labels, kept: &[Kept]) -> Result<()> {
    let gold = gold(truth);
    let mut out = std::io::BufWriter::new(
        std::fs::File::create(path).with_context(|| format!("{}: not written", path.display()))?,
    );
    for (at, one) in cubed::each(&gold, said).into_iter().enumerate() {
        let row = &truth.documents[at];
        if one.precision < 1.0 || one.recall < 1.0 {
            let line = serde_json::json!({
                "line": at, "id": row.id, "kind": row.kind, "contact": row.contact,
                "said": said[at], "precision": one.precision, "recall": one.recall, "read": kept[at].read,
            });
            writeln!(out, "{line}")?;
        }
    }
    Ok(())
}
