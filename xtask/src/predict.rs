//! `cargo xtask predict`: what the program finds in the documents that a gold file names, in the
//! form the scorers take.
//!
//! From the gold file come names, paths, inline texts and pairs ([`Task`]) and nothing else; from a
//! file's name nothing is concluded.

mod analysed;
mod attribution;
mod comparison;
mod contacts;
mod documents;

use std::path::Path;

use anyhow::{Context, Result, bail};
use chancery_core::Lexicon;
use rayon::prelude::*;

pub(crate) use analysed::{Analysed, Sidecars, account, provenance};

use crate::files::Root;
use crate::prediction::{Attributions, Documents, Pairs};
use crate::task::{Inline, Named, PairNamed, Task};

/// Where documents stand and how they are read.
#[derive(Clone, Copy)]
pub(crate) struct Setting<'a> {
    pub(crate) root: &'a Root,
    pub(crate) lexicon: &'a Lexicon,
    pub(crate) sidecars: Sidecars,
}

/// Predictions, and what could not be read.
pub(crate) struct Predicted<T> {
    pub(crate) found: T,
    pub(crate) failures: Vec<anyhow::Error>,
}

impl<T> Predicted<T> {
    /// The predictions, unless something could not be read.
    pub(crate) fn complete(self) -> Result<T> {
        match self.failures.into_iter().next() {
            Some(failure) => Err(failure),
            None => Ok(self.found),
        }
    }
}

/// Writes the prediction for the gold file at `gold` to `out`. A document that cannot be read is
/// left out and told at the end.
pub(crate) fn run(gold: &Path, out: &Path, setting: Setting<'_>) -> Result<()> {
    let task = Task::of(&crate::task::bytes(gold)?);
    let (text, failures) = match task.with_context(|| gold.display().to_string())? {
        Task::Statements(named) => json(statements(&named, setting))?,
        Task::Contacts(named) => json(contacts(&named, setting))?,
        Task::Comparison(pairs) => json(comparison(&pairs, setting))?,
        Task::Attribution(texts) => {
            (json_lines(&attribution(&texts, setting.lexicon))?, Vec::new())
        }
    };
    std::fs::write(out, text).with_context(|| format!("{}: cannot be written", out.display()))?;
    for failure in &failures {
        eprintln!("{failure:#}");
    }
    if !failures.is_empty() {
        bail!("{} documents could not be read and are left out", failures.len());
    }
    Ok(())
}

/// Statements and the rest of the record of single documents.
pub(crate) fn statements(named: &[Named], setting: Setting<'_>) -> Predicted<Documents> {
    let documents = named.par_iter().map(|named| {
        Analysed::file(&named.file, setting).map(|found| documents::document(&named.doc_id, &found))
    });
    let (documents, failures) = split(documents.collect());
    Predicted { found: Documents { documents }, failures }
}

/// The contacts of documents that form one case.
pub(crate) fn contacts(named: &[Named], setting: Setting<'_>) -> Predicted<Documents> {
    let analysed = named.par_iter().map(|named| {
        Analysed::file(&named.file, setting).map(|found| (named.doc_id.as_str(), found))
    });
    let (analysed, failures) = split(analysed.collect());
    Predicted { found: contacts::documents(&analysed), failures }
}

/// Pairs of documents, collated.
pub(crate) fn comparison(pairs: &[PairNamed], setting: Setting<'_>) -> Predicted<Pairs> {
    let pairs = pairs.par_iter().map(|named| {
        let a = Analysed::file(&named.a_file, setting)?;
        let b = Analysed::file(&named.b_file, setting)?;
        Ok(comparison::pair(named, &a, &b))
    });
    let (pairs, failures) = split(pairs.collect());
    Predicted { found: Pairs { pairs }, failures }
}

/// The attributions of texts.
pub(crate) fn attribution(texts: &[Inline], lexicon: &Lexicon) -> Vec<Attributions> {
    let texts = texts.par_iter().map(|inline| {
        let found = Analysed::text(&inline.text, lexicon);
        attribution::attributions(&inline.doc_id, &found)
    });
    texts.collect()
}

fn split<T>(results: Vec<Result<T>>) -> (Vec<T>, Vec<anyhow::Error>) {
    let mut failures = Vec::new();
    let found = results.into_iter().filter_map(|result| result.map_err(|e| failures.push(e)).ok());
    (found.collect(), failures)
}

fn json<T: serde::Serialize>(predicted: Predicted<T>) -> Result<(String, Vec<anyhow::Error>)> {
    let text = serde_json::to_string_pretty(&predicted.found)?;
    Ok((text + "\n", predicted.failures))
}

fn json_lines(texts: &[Attributions]) -> Result<String> {
    let lines = texts.iter().map(|text| Ok(serde_json::to_string(text)? + "\n"));
    lines.collect()
}
