//! `cargo xtask learn`: learns the attribution model from annotated texts.
//!
//! Texts marked by hand (`chancery_attribution::train::markup`) and JSON lines in the form of
//! `PolNeAR` (spans in code points). What ships is learned only from texts whose licence allows
//! it; a model learned from `PolNeAR` is for `--model` alone and is never committed.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use chancery_attribution::Model;
use chancery_attribution::train::{Document, Gold, Settings, learn, markup};
use chancery_record::ByteSpan;
use chancery_syntax::{Analysis, analyze};
use serde::Deserialize;

use crate::prediction::{Attribution, Attributions};

/// What to learn from and how.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Marked texts: files, or folders with *.txt
    #[arg(long, value_name = "PATH")]
    marked: Vec<PathBuf>,
    /// JSON lines in the form of PolNeAR
    #[arg(long, value_name = "FILE")]
    lines: Vec<PathBuf>,
    /// Read only the first so many texts of each file of lines
    #[arg(long, value_name = "N")]
    first: Option<usize>,
    /// Where to write the model
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    #[arg(long, default_value_t = Settings::default().rounds)]
    rounds: u32,
    #[arg(long, default_value_t = Settings::default().bits)]
    bits: u32,
    #[arg(long, default_value_t = Settings::default().least)]
    least: u8,
    #[arg(long, default_value_t = Settings::default().rate)]
    rate: f32,
    #[arg(long, default_value_t = Settings::default().pull)]
    pull: f32,
    #[arg(long, default_value_t = Settings::default().prune)]
    prune: i8,
    #[arg(long, default_value_t = Settings::default().caution, allow_hyphen_values = true)]
    caution: i16,
    /// Then find the attributions of these JSON lines …
    #[arg(long, value_name = "FILE", requires = "predicted")]
    predict: Option<PathBuf>,
    /// … and write them here
    #[arg(long, value_name = "FILE")]
    predicted: Option<PathBuf>,
}

/// Learns, writes the model, and predicts where that is wanted.
pub(crate) fn run(options: &Options) -> Result<()> {
    let mut documents = Vec::new();
    for path in &options.marked {
        for file in files(path)? {
            let text = fs::read_to_string(&file).with_context(|| file.display().to_string())?;
            let read = markup::read(&text).with_context(|| file.display().to_string())?;
            documents.extend(read.into_iter().map(|(_, document)| document));
        }
    }
    for path in &options.lines {
        let lines = lines(path)?;
        let count = options.first.unwrap_or(usize::MAX);
        documents.extend(lines.iter().take(count).map(document));
    }
    let words: usize = documents.iter().map(|d| d.text.split_whitespace().count()).sum();
    let found: usize = documents.iter().map(|d| d.attributions.len()).sum();
    println!("{} texts, {words} words, {found} attributions", documents.len());
    let settings = Settings {
        rounds: options.rounds,
        bits: options.bits,
        least: options.least,
        rate: options.rate,
        pull: options.pull,
        prune: options.prune,
        caution: options.caution,
        ..Settings::default()
    };
    let bytes = learn(&documents, settings);
    println!("{} bytes", bytes.len());
    fs::write(&options.out, &bytes)?;
    if let (Some(gold), Some(out)) = (&options.predict, &options.predicted) {
        predict(&Model::from_bytes(&bytes)?, gold, out)?;
    }
    Ok(())
}

fn files(path: &Path) -> Result<Vec<PathBuf>> {
    if path.is_file() {
        return Ok(vec![path.to_owned()]);
    }
    let mut files: Vec<PathBuf> = fs::read_dir(path)
        .with_context(|| path.display().to_string())?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|ext| ext == "txt"))
        .collect();
    files.sort();
    Ok(files)
}

#[derive(Deserialize)]
struct Line {
    doc_id: String,
    text: String,
    #[serde(default)]
    attributions: Vec<Marked>,
}

#[derive(Deserialize)]
struct Marked {
    source: Vec<(usize, usize)>,
    cue: Vec<(usize, usize)>,
    content: Vec<(usize, usize)>,
}

fn lines(path: &Path) -> Result<Vec<Line>> {
    crate::task::lines(&crate::task::bytes(path)?)
}

/// Blocks as the program's reader makes them, offsets in bytes.
fn document(line: &Line) -> Document {
    let mut bytes: Vec<usize> = line.text.char_indices().map(|(at, _)| at).collect();
    bytes.push(line.text.len());
    let last = bytes.len() - 1;
    let spans = |spans: &[(usize, usize)]| -> Vec<ByteSpan> {
        spans
            .iter()
            .map(|(s, e)| ByteSpan::new(bytes[*s.min(&last)], bytes[*e.min(&last)]))
            .collect()
    };
    let attributions = line
        .attributions
        .iter()
        .map(|found| Gold {
            cue: spans(&found.cue),
            source: spans(&found.source),
            content: spans(&found.content),
        })
        .collect();
    Document { blocks: blocks(&line.text), text: line.text.clone(), attributions }
}

fn blocks(text: &str) -> Vec<ByteSpan> {
    let hint = chancery_text::Hint { media: Some(chancery_text::Media::Plain), charset: None };
    let reading = chancery_text::read(text.as_bytes(), &hint);
    reading.blocks().iter().map(|block| block.span).collect()
}

fn predict(model: &Model, gold: &Path, out: &Path) -> Result<()> {
    let mut json = String::new();
    let mut syntax = Analysis::default();
    for line in lines(gold)? {
        let blocks = blocks(&line.text);
        analyze(&line.text, &blocks, &mut syntax);
        let points = |at: u32| line.text.get(..at as usize).map_or(0, |s| s.chars().count());
        let span = |range: &std::ops::Range<usize>| {
            let (first, last) = (&syntax.tokens[range.start], &syntax.tokens[range.end - 1]);
            (points(first.span.start), points(last.span.end))
        };
        let attributions = chancery_attribution::find(model, &line.text, &blocks, &syntax)
            .iter()
            .map(|found| Attribution {
                source: found.source.iter().map(span).collect(),
                cue: vec![span(&found.cue)],
                content: found.content.iter().map(span).collect(),
            })
            .collect();
        let predicted = Attributions { doc_id: line.doc_id, attributions };
        json += &serde_json::to_string(&predicted)?;
        json.push('\n');
    }
    fs::write(out, json).with_context(|| out.display().to_string())
}
