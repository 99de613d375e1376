//! Commands that take documents in, keep them and write them out.

use std::path::PathBuf;

use clap::{Args, ValueEnum, ValueHint};
use clap_complete::Shell;

use super::{Format, Given, InCase, Output, Part, Reading, Work};

#[derive(Debug, Args)]
pub(crate) struct Read {
    /// Files (text, HTML, JSONL; gzipped or not), folders, or `-` for standard input
    #[arg(required = true, value_name = "FILE", value_hint = ValueHint::AnyPath)]
    pub(crate) files: Vec<PathBuf>,
    /// Show only these parts
    #[arg(long, value_name = "PARTS", value_delimiter = ',')]
    pub(crate) only: Vec<Part>,
    #[arg(long, value_enum, default_value = "human")]
    pub(crate) format: Format,
    #[command(flatten)]
    pub(crate) given: Given,
    #[command(flatten)]
    pub(crate) work: Work,
    #[command(flatten)]
    pub(crate) reading: Reading,
}

#[derive(Debug, Args)]
pub(crate) struct Add {
    /// Files (text, HTML, JSONL; gzipped or not), folders, or `-` for standard input
    #[arg(required = true, value_name = "FILE", value_hint = ValueHint::AnyPath)]
    pub(crate) files: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) case: InCase,
    #[command(flatten)]
    pub(crate) given: Given,
    #[command(flatten)]
    pub(crate) work: Work,
    #[command(flatten)]
    pub(crate) reading: Reading,
}

#[derive(Debug, Args)]
pub(crate) struct Refresh {
    /// Read with the program's own words and model alone, and keep no others in the case
    #[arg(long, conflicts_with_all = ["lexicon", "codebook", "model"])]
    pub(crate) built_in: bool,
    #[command(flatten)]
    pub(crate) case: InCase,
    #[command(flatten)]
    pub(crate) work: Work,
    #[command(flatten)]
    pub(crate) reading: Reading,
}

#[derive(Debug, Args)]
pub(crate) struct Remove {
    /// Documents, by hash, file name, address or title
    #[arg(required = true, value_name = "DOCUMENT")]
    pub(crate) documents: Vec<String>,
    #[command(flatten)]
    pub(crate) case: InCase,
}

#[derive(Debug, Args)]
pub(crate) struct Copy {
    /// Where to; nothing is overwritten
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) to: PathBuf,
    #[command(flatten)]
    pub(crate) case: InCase,
}

/// What to export.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum What {
    /// Whole records
    Records,
    /// A row a statement
    Statements,
    /// A row a contact
    Contacts,
    /// A row a commitment
    Commitments,
}

/// How to export.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ExportFormat {
    /// One JSON object a line
    Jsonl,
    /// One JSON array
    Json,
    /// One table, for a spreadsheet
    Csv,
}

#[derive(Debug, Args)]
pub(crate) struct Export {
    #[arg(long, value_enum, default_value = "jsonl")]
    pub(crate) format: ExportFormat,
    #[arg(long, value_enum, default_value = "records")]
    pub(crate) what: What,
    /// Leave out what reviewers rejected (rows only: whole records are as they were read)
    #[arg(long)]
    pub(crate) without_rejected: bool,
    #[command(flatten)]
    pub(crate) output: Output,
    #[command(flatten)]
    pub(crate) case: InCase,
}

#[derive(Debug, Args)]
pub(crate) struct Verify {
    /// Documents to check against their records in the case, or exported records (JSON, JSONL) to
    /// check against its bytes; without one, the whole case is checked
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) files: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) case: InCase,
}

#[derive(Debug, Args)]
pub(crate) struct Demo {
    /// Write the documents, a case file and the comparison as a page into this folder
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub(crate) dir: Option<PathBuf>,
}

/// What to print the schema of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Form {
    /// What was read from one document
    Record,
    /// Two accounts side by side
    Collation,
    /// What is derived from all documents of a case
    Dossier,
}

#[derive(Debug, Args)]
pub(crate) struct Schema {
    #[arg(value_enum, default_value = "record")]
    pub(crate) form: Form,
}

#[derive(Debug, Args)]
pub(crate) struct Completions {
    #[arg(value_enum)]
    pub(crate) shell: Shell,
}
