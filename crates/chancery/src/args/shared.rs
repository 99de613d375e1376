//! What several commands take: the case file, the format, what came with documents.

use std::path::PathBuf;

use clap::{Args, ValueEnum, ValueHint};

/// Which case file.
#[derive(Debug, Args)]
pub(crate) struct InCase {
    /// The case file
    #[arg(long, global = true, value_name = "FILE", default_value = USUAL_CASE)]
    #[arg(value_hint = ValueHint::FilePath)]
    pub(crate) case: PathBuf,
}

/// The case file where none is named.
pub(crate) const USUAL_CASE: &str = "talks.chancery";

/// Whether rejected things are wanted.
#[derive(Debug, Clone, Copy, Default, Args)]
pub(crate) struct Rejected {
    /// Leave out what reviewers rejected
    #[arg(long)]
    pub(crate) without_rejected: bool,
}

/// How many rows of a listing.
#[derive(Debug, Clone, Copy, Default, Args)]
pub(crate) struct Window {
    /// Show no more than so many; how many are left out is told
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) limit: Option<u32>,
    /// Pass over so many before
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true)]
    pub(crate) offset: u32,
}

/// Where results go.
#[derive(Debug, Clone, Default, Args)]
pub(crate) struct Output {
    /// Write to this file instead of the terminal
    #[arg(long, short, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) output: Option<PathBuf>,
    /// Replace the file if there is one; a case file never is
    #[arg(long, requires = "output")]
    pub(crate) overwrite: bool,
}

/// How to write rows and records.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For reading
    Human,
    /// One JSON array
    Json,
    /// One JSON object a line
    Jsonl,
    /// One table, for a spreadsheet
    Csv,
}

/// For reading, or whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum PlainFormat {
    /// For reading
    Human,
    /// One JSON object
    Json,
}

/// What came with the documents and is not in them.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "What came with the documents")]
pub(crate) struct Given {
    /// The day of publication, as YYYY-MM-DD
    #[arg(long, value_name = "DATE")]
    pub(crate) published: Option<String>,
    /// Who published it
    #[arg(long, value_name = "NAME")]
    pub(crate) publisher: Option<String>,
    /// The language it is in, as a tag such as `en`
    #[arg(long, value_name = "TAG")]
    pub(crate) language: Option<String>,
    /// Its title
    #[arg(long, value_name = "TEXT")]
    pub(crate) title: Option<String>,
    /// Where it was published
    #[arg(long, value_name = "ADDRESS", value_hint = ValueHint::Url)]
    pub(crate) url: Option<String>,
}

/// What documents are read with besides the program's own words.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "What to read with")]
pub(crate) struct Reading {
    /// States and organisations to know besides the built-in ones (TOML; repeatable)
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) lexicon: Vec<PathBuf>,
    /// Find attributions by another model than the built-in one
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) model: Option<PathBuf>,
    /// Forces and topics of your own, added to the built-in ones or in their place (YAML)
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) codebook: Option<PathBuf>,
}

/// Parts of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Part {
    /// What the document is
    Document,
    /// Who spoke with whom
    Contacts,
    /// Who said what
    Statements,
    /// Who is bound to what
    Commitments,
    /// Set phrases
    Phrases,
    /// What it points to outside the contact
    References,
    /// Everything given as said, thought, wanted or found: source, cue and content
    Attributions,
}

/// How to work.
#[derive(Debug, Args)]
pub(crate) struct Work {
    /// How many documents to read at a time (0: as many as there are processors)
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(crate) threads: usize,
}

/// Who decides.
#[derive(Debug, Clone, Default, Args)]
pub(crate) struct By {
    /// Who decides [default: CHANCERY_REVIEWER, else the name of the user]
    #[arg(long, global = true, value_name = "NAME")]
    pub(crate) reviewer: Option<String>,
    /// A remark to keep with the decision
    #[arg(long, global = true, value_name = "TEXT")]
    pub(crate) note: Option<String>,
}
