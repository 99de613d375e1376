//! Chancery's own tasks: predictions for gold files, scores and their floors, samples for human
//! eyes, schemas, and the tagger's training. `cargo xtask help` lists them.

// A task reports on the terminal.
#![allow(clippy::print_stdout, clippy::print_stderr)]

mod corpus;
mod eval;
mod files;
mod generate;
mod predict;
mod prediction;
mod sample;
mod scale;
mod schema;
mod score;
mod scoring;
mod task;
mod titles;
mod train;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result};
use chancery_core::record::Sha256;
use chancery_core::{AttributionModel, Codebook, Lexicon};
use clap::{Parser, Subcommand};

use crate::predict::{Setting, Sidecars};

#[derive(Parser)]
#[command(name = "cargo xtask", about = "Chancery's own tasks", disable_version_flag = true)]
struct Arguments {
    #[command(subcommand)]
    task: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Write what the program finds in the documents a gold file names, as the scorers take it
    Predict {
        /// Statements, contacts, comparison (JSON) or attributions (JSON lines), told by its keys
        gold: PathBuf,
        /// The folder that the gold's paths are relative to (or to its folder `seeds`)
        #[arg(long, value_name = "DIR")]
        root: PathBuf,
        /// Where to write the prediction
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
        /// A TOML file with further states and organisations
        #[arg(long, value_name = "FILE")]
        lexicon: Option<PathBuf>,
        /// Another attribution model than the one that ships
        #[arg(long, value_name = "FILE")]
        model: Option<PathBuf>,
        /// A codebook of one's own (YAML)
        #[arg(long, value_name = "FILE")]
        codebook: Option<PathBuf>,
        /// Leave out the JSON files beside documents
        #[arg(long)]
        no_sidecars: bool,
    },
    /// Print the figures of a prediction as JSON
    Score {
        /// The gold file
        gold: PathBuf,
        /// The prediction
        predicted: PathBuf,
        /// The folder that the gold's paths are relative to
        #[arg(long, value_name = "DIR")]
        root: PathBuf,
    },
    /// Score the program on its own gold, and on outside gold where there is some, against floors
    Eval(eval::Options),
    /// Write fictional documents about contacts whose truth is known
    Generate(generate::Options),
    /// Score how accounts find each other in documents that `generate` wrote, with time and memory
    Scale(scale::Options),
    /// Print random documents beside their records, for human eyes
    ReadSample(sample::Options),
    /// Print for every document its title and the contact found, as tab-separated values
    Titles {
        /// Documents as JSON lines, gzipped or not
        documents: PathBuf,
    },
    /// Write or check the JSON Schemas in docs/schema
    Schema {
        /// Write them; without it they are only checked
        #[arg(long, conflicts_with = "check")]
        write: bool,
        /// Fail where a schema is not up to date (the default)
        #[arg(long)]
        check: bool,
    },
    /// Learn the models that ship and print their hashes and scores
    Train(train::Options),
    /// Learn an attribution model for `--model` from other annotated lines
    Learn(train::attribution::Options),
    /// Turn marked copies of releases into standoff annotation
    Standoff {
        /// Texts marked as in `train/attribution`, each headed by the number of its line
        marked: Vec<PathBuf>,
        /// The releases, as JSON lines
        #[arg(long, value_name = "FILE")]
        releases: PathBuf,
        /// Where to write the annotation
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
}

fn main() -> ExitCode {
    match run(Arguments::parse().task) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(task: Command) -> Result<ExitCode> {
    match task {
        Command::Predict { gold, root, out, lexicon, model, codebook, no_sidecars } => {
            let mut lexicon = lexicon.map(|path| files::lexicon(&path)).transpose()?;
            if let Some(path) = model {
                let bytes = std::fs::read(&path)?;
                let model = AttributionModel::from_bytes(&bytes)?;
                let base = lexicon.as_ref().unwrap_or(Lexicon::english());
                lexicon = Some(base.with_model(model, Sha256::of(&bytes)));
            }
            if let Some(path) = codebook {
                let yaml = std::fs::read_to_string(&path)?;
                let codebook = Codebook::parse(&yaml)
                    .with_context(|| format!("{} is no codebook", path.display()))?;
                let base = lexicon.as_ref().unwrap_or(Lexicon::english());
                lexicon = Some(base.with_codebook(&codebook));
            }
            let setting = Setting {
                root: &files::Root::new(&root),
                lexicon: lexicon.as_ref().unwrap_or(Lexicon::english()),
                sidecars: if no_sidecars { Sidecars::Ignored } else { Sidecars::Used },
            };
            predict::run(&gold, &out, setting)?;
        }
        Command::Score { gold, predicted, root } => {
            println!("{:#}", scoring::run(&gold, &predicted, &root)?);
        }
        Command::Eval(options) => return eval::run(&options),
        Command::Generate(options) => generate::run(&options)?,
        Command::Scale(options) => scale::run(&options)?,
        Command::ReadSample(options) => sample::run(&options)?,
        Command::Titles { documents } => titles::run(&documents)?,
        Command::Schema { write, .. } => schema::run(workspace(), write)?,
        Command::Train(options) => train::run(&options)?,
        Command::Learn(options) => train::attribution::from_lines(&options)?,
        Command::Standoff { marked, releases, out } => train::mark(&marked, &releases, &out)?,
    }
    Ok(ExitCode::SUCCESS)
}

/// The folder of the workspace.
fn workspace() -> &'static Path {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    own.parent().unwrap_or(own)
}
