//! Commands that show what documents hold.

use std::path::PathBuf;

use clap::{Args, ValueEnum, ValueHint};

use super::{Format, InCase, Output, Reading, Rejected, Window};

/// Which contacts, statements or commitments to list.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "Which")]
pub(crate) struct Filters {
    /// Speaker or participant, by part of the name
    #[arg(long, value_name = "NAME")]
    pub(crate) person: Option<String>,
    /// Side: the code that the listings show, an ISO code or a name
    #[arg(long, value_name = "SIDE")]
    pub(crate) side: Option<String>,
    /// Topic, by its code or its name in the codebook
    #[arg(long, value_name = "CODE")]
    pub(crate) topic: Option<String>,
    /// Force of a statement, by its code (`warning`, `demand`, …, or one of your codebook)
    #[arg(long, value_name = "CODE")]
    pub(crate) force: Option<String>,
    /// Not before this day, month or year
    #[arg(long, value_name = "DATE")]
    pub(crate) since: Option<String>,
    /// Not after this day, month or year
    #[arg(long, value_name = "DATE")]
    pub(crate) until: Option<String>,
    /// Document, by hash, file name, address or title
    #[arg(long, value_name = "DOCUMENT")]
    pub(crate) document: Option<String>,
    /// Kind of statement, commitment or contact, by its code
    #[arg(long, value_name = "CODE")]
    pub(crate) kind: Option<String>,
    /// Leave out what reviewers rejected
    #[arg(long)]
    pub(crate) without_rejected: bool,
}

/// Of which documents.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "Which")]
struct Published {
    /// Not published before this day, month or year
    #[arg(long, value_name = "DATE")]
    since: Option<String>,
    /// Not published after this day, month or year
    #[arg(long, value_name = "DATE")]
    until: Option<String>,
    /// Document, by hash, file name, address or title
    #[arg(long, value_name = "DOCUMENT")]
    document: Option<String>,
}

/// Which documents to list.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "Which")]
pub(crate) struct DocumentFilters {
    /// The issuer's side: the code that the listings show, an ISO code or a name
    #[arg(long, value_name = "SIDE")]
    side: Option<String>,
    #[command(flatten)]
    published: Published,
    /// Genre or language, by its code
    #[arg(long, value_name = "CODE")]
    kind: Option<String>,
    /// Do not count what reviewers rejected
    #[arg(long)]
    without_rejected: bool,
}

/// Which uses of set phrases to list.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "Which")]
pub(crate) struct PhraseFilters {
    /// Words of the phrase, as documents have it or as its code has them; all must be there
    #[arg(long, value_name = "TEXT")]
    pub(crate) words: Option<String>,
    /// The phrase, by its code
    #[arg(long, value_name = "CODE")]
    kind: Option<String>,
    /// The side whose document uses it: the code that the listings show, an ISO code or a name
    #[arg(long, value_name = "SIDE")]
    side: Option<String>,
    #[command(flatten)]
    published: Published,
    /// Leave out what reviewers rejected
    #[arg(long)]
    without_rejected: bool,
}

/// Filters of one listing as those of all.
pub(crate) trait Filtering {
    fn filters(&self) -> Filters;
}

impl Filtering for Filters {
    fn filters(&self) -> Filters {
        self.clone()
    }
}

impl Filtering for DocumentFilters {
    fn filters(&self) -> Filters {
        let Self { side, published, kind, without_rejected } = self.clone();
        let Published { since, until, document } = published;
        Filters { side, since, until, document, kind, without_rejected, ..Filters::default() }
    }
}

impl Filtering for PhraseFilters {
    fn filters(&self) -> Filters {
        let Self { words: _, side, published, kind, without_rejected } = self.clone();
        let Published { since, until, document } = published;
        Filters { side, since, until, document, kind, without_rejected, ..Filters::default() }
    }
}

#[derive(Debug, Args)]
pub(crate) struct Phrases {
    /// For each phrase and each issuer, how often and in how many documents, and the first and the
    /// last use by day of publication
    #[arg(long)]
    pub(crate) history: bool,
    #[command(flatten)]
    pub(crate) list: List<PhraseFilters>,
}

#[derive(Debug, Args)]
pub(crate) struct List<F: Args> {
    #[command(flatten)]
    pub(crate) filters: F,
    #[command(flatten)]
    pub(crate) window: Window,
    #[arg(long, value_enum, default_value = "human")]
    pub(crate) format: Format,
    #[command(flatten)]
    pub(crate) case: InCase,
}

/// How to write a timeline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum TimelineFormat {
    /// For reading
    Human,
    /// One JSON array
    Json,
    /// One JSON object a line
    Jsonl,
    /// One table, for a spreadsheet
    Csv,
    /// One self-contained page with the drawing and the list
    Html,
    /// The drawing alone
    Svg,
}

#[derive(Debug, Args)]
pub(crate) struct Timeline {
    /// Participant, by part of the name
    #[arg(long, value_name = "NAME")]
    pub(crate) person: Option<String>,
    /// Side: the code that the listings show, an ISO code or a name
    #[arg(long, value_name = "SIDE")]
    pub(crate) side: Option<String>,
    /// Not wholly before this day, month or year
    #[arg(long, value_name = "DATE")]
    pub(crate) since: Option<String>,
    /// Not wholly after this day, month or year
    #[arg(long, value_name = "DATE")]
    pub(crate) until: Option<String>,
    /// Only contacts with at least so many accounts
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub(crate) accounts: usize,
    #[command(flatten)]
    pub(crate) window: Window,
    #[command(flatten)]
    pub(crate) rejected: Rejected,
    #[arg(long, value_enum, default_value = "human")]
    pub(crate) format: TimelineFormat,
    #[command(flatten)]
    pub(crate) output: Output,
    #[command(flatten)]
    pub(crate) case: InCase,
}

#[derive(Debug, Args)]
pub(crate) struct Wanted {
    #[command(flatten)]
    pub(crate) window: Window,
    #[command(flatten)]
    pub(crate) rejected: Rejected,
    #[arg(long, value_enum, default_value = "human")]
    pub(crate) format: Format,
    #[command(flatten)]
    pub(crate) case: InCase,
}

#[derive(Debug, Args)]
pub(crate) struct Search {
    /// Words to find; several must all be there, "words in quotation marks" in this order, and
    /// `word*` stands for all that begin so
    #[arg(required = true, value_name = "QUERY")]
    pub(crate) query: Vec<String>,
    /// Show at most this many documents
    #[arg(long, value_name = "N", default_value_t = 50)]
    #[arg(value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) limit: u32,
    /// Only in documents in which somebody of this name takes part or speaks
    #[arg(long, value_name = "NAME")]
    pub(crate) person: Option<String>,
    /// Only in documents of this side: the code that the listings show, an ISO code or a name
    #[arg(long, value_name = "SIDE")]
    pub(crate) side: Option<String>,
    /// Only in documents not published before this day, month or year
    #[arg(long, value_name = "DATE")]
    pub(crate) since: Option<String>,
    /// Only in documents not published after this day, month or year
    #[arg(long, value_name = "DATE")]
    pub(crate) until: Option<String>,
    /// Only in this document, by hash, file name, address or title
    #[arg(long, value_name = "DOCUMENT")]
    pub(crate) document: Option<String>,
    #[arg(long, value_enum, default_value = "human")]
    pub(crate) format: Format,
    #[command(flatten)]
    pub(crate) case: InCase,
}

/// How to write a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum PageFormat {
    /// For reading
    Human,
    /// One JSON object
    Json,
    /// One JSON object a row
    Jsonl,
    /// One table, for a spreadsheet
    Csv,
    /// One self-contained page, to send to a colleague
    Html,
}

#[derive(Debug, Args)]
pub(crate) struct Compare {
    /// A document: a file, or one of the case by hash, file name, address or title; or a contact
    #[arg(value_name = "A", value_hint = ValueHint::FilePath)]
    pub(crate) a: String,
    /// The other document; may be left out where the case has just one other account
    #[arg(value_name = "B", value_hint = ValueHint::FilePath)]
    pub(crate) b: Option<String>,
    #[command(flatten)]
    pub(crate) rejected: Rejected,
    #[arg(long, value_enum, default_value = "human")]
    pub(crate) format: PageFormat,
    #[command(flatten)]
    pub(crate) output: Output,
    /// The case file to find documents in; what it holds of a document that is given as a file goes
    /// before the file [default: talks.chancery, asked only about what is no file]
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) case: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) reading: Reading,
}
