//! The attribution model, learned from annotated texts.
//!
//! What ships is learned only from texts whose licence allows it: the fictional ones marked by hand
//! in `train/attribution/`, and public-domain releases annotated standoff. From other lines in the
//! form of `PolNeAR` (spans in code points) a model for `--model` can be learned, which is never
//! committed.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use chancery_attribution::Model;
use chancery_attribution::train::{Document, Gold, Settings, learn, markup};
use chancery_record::ByteSpan;
use serde::Deserialize;

use super::{find, hash, standoff};

/// What the model that ships is learned with.
const SHIPPED: Settings = Settings { caution: 3, ..Settings::SMALL };

/// Learns the model that ships and writes it to `out`; prints the hashes of what was read and
/// written.
///
/// # Errors
/// A text that cannot be read; releases that are not all there.
pub(super) fn ship(data: &Path, out: &Path) -> Result<()> {
    let folder = crate::workspace().join("train/attribution");
    let mut documents = Vec::new();
    for file in files(&folder, "txt")? {
        let text = fs::read_to_string(&file).with_context(|| file.display().to_string())?;
        println!("{}  {}", hash(text.as_bytes()), name(&file));
        let read = markup::read(&text).with_context(|| file.display().to_string())?;
        documents.extend(read.into_iter().map(|(_, document)| document));
    }
    let releases = crate::corpus::documents(&find(data, "corpus", "us-gov-dev.jsonl.gz"))?;
    for file in files(&folder, "jsonl")? {
        let annotation = fs::read_to_string(&file)?;
        println!("{}  {}", hash(annotation.as_bytes()), name(&file));
        let (annotated, missing) = standoff::documents(&annotation, &releases)?;
        anyhow::ensure!(
            missing == 0,
            "{missing} of the annotated releases are not in {}",
            data.display()
        );
        documents.extend(annotated);
    }
    write(&documents, SHIPPED, out)
}

/// What to learn another model from.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Annotated texts as JSON lines in the form of `PolNeAR`
    lines: PathBuf,
    /// Where to write the model
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// Added to the label "no cue": more finds fewer attributions and surer ones
    #[arg(long, value_name = "STEPS", default_value_t = 0, allow_hyphen_values = true)]
    caution: i16,
}

/// Learns a model from the lines of a file.
///
/// # Errors
/// A file that cannot be read or written.
pub(crate) fn from_lines(options: &Options) -> Result<()> {
    let lines: Vec<Line> = crate::task::lines(&crate::task::bytes(&options.lines)?)?;
    let documents: Vec<Document> = lines.iter().map(document).collect();
    write(&documents, Settings { caution: options.caution, ..Settings::LARGE }, &options.out)
}

fn write(documents: &[Document], settings: Settings, out: &Path) -> Result<()> {
    let words: usize = documents.iter().map(|d| d.text.split_whitespace().count()).sum();
    let found: usize = documents.iter().map(|d| d.attributions.len()).sum();
    println!("{} texts, {words} words, {found} attributions", documents.len());
    let bytes = learn(documents, settings);
    Model::from_bytes(&bytes).context("reading the model back")?;
    fs::write(out, &bytes).with_context(|| out.display().to_string())?;
    println!("{}  {}, {} bytes", hash(&bytes), out.display(), bytes.len());
    Ok(())
}

fn name(file: &Path) -> String {
    file.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// The files of a folder with this ending, by name.
fn files(folder: &Path, ending: &str) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).with_context(|| folder.display().to_string())?;
    let mut files: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|own| own == ending))
        .collect();
    files.sort();
    Ok(files)
}

#[derive(Deserialize)]
struct Line {
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
