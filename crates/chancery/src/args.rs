//! The command line as it is typed. What the arguments mean is settled by each command.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum, ValueHint};
use clap_complete::Shell;

/// Reads what governments and the press publish about talks between officials, and keeps the
/// record: who spoke with whom, who said what, what was agreed, and how two accounts differ.
#[derive(Debug, Parser)]
#[command(name = "chancery", version, max_term_width = 100, disable_help_subcommand = true)]
#[command(after_help = "Begin with `chancery demo`; it reads six fictional documents.\n\
    Exit codes: 0 done, 1 a negative finding (verify, search), 2 something could not be done.")]
pub(crate) struct Arguments {
    #[command(flatten)]
    pub(crate) global: Global,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// Options of every command.
#[derive(Debug, Args)]
pub(crate) struct Global {
    /// States and organisations to know besides the built-in ones (TOML; repeatable)
    #[arg(long, global = true, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) lexicon: Vec<PathBuf>,
    /// Find attributions by another model than the built-in one
    #[arg(long, global = true, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) model: Option<PathBuf>,
    /// Forces and topics of your own, added to the built-in ones or in their place (YAML)
    #[arg(long, global = true, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) codebook: Option<PathBuf>,
    /// Give no notes and no progress; errors are still told
    #[arg(long, short, global = true)]
    pub(crate) quiet: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Show the record of documents, without a case file
    Read(Read),
    /// Add documents to a case file; adding again changes nothing
    Add(Add),
    /// List the contacts: who spoke with whom, when, by what means
    Contacts(List),
    /// List the statements: who said what
    Statements(List),
    /// List the commitments: who is bound to what, and who says so
    Commitments(List),
    /// List the uses of set phrases
    Phrases(List),
    /// List the documents
    Documents(List),
    /// Find words in the texts (exit code 1 where there is no hit)
    Search(Search),
    /// Set two accounts side by side, statement by statement
    Compare(Compare),
    /// Show the contacts of a case in order of time, each once, whoever reports it
    Timeline(Timeline),
    /// Show a contact with all its accounts, its date and the reasoning
    Contact(OneContact),
    /// List the contacts that documents refer to or announce and of which the case has no account
    Wanted(Wanted),
    /// Say whether two accounts are of one contact, or list the pairs that are not certain
    Pair(Pair),
    /// List the people of a case with the spellings of their names
    People(People),
    /// Merge, rename, split or keep apart the people of a case
    Person(Person),
    /// Say whether something that was found is right
    Verdict(Verdict),
    /// List the verdicts, or those whose words are gone
    Verdicts(Verdicts),
    /// Read the documents of a case again with this version
    Refresh(Refresh),
    /// Erase a document from a case: its bytes, record, verdicts and index entries
    Remove(Remove),
    /// Write a consistent copy of a case, as one file
    Copy(Copy),
    /// Write out records or one table of them
    Export(Export),
    /// Check that every quotation stands in its bytes (exit code 1 where one does not)
    Verify(Verify),
    /// Read the bundled fictional documents and show what comes out
    Demo(Demo),
    /// Print the JSON Schema of a record or a collation
    Schema(Schema),
    /// Print the built-in codebook (YAML), to begin one of your own with
    Codebook,
    /// Print completions for a shell
    Completions(Completions),
}

/// Which case file.
#[derive(Debug, Args)]
pub(crate) struct InCase {
    /// The case file
    #[arg(long, value_name = "FILE", default_value = USUAL_CASE)]
    #[arg(value_hint = ValueHint::FilePath)]
    pub(crate) case: PathBuf,
}

/// The case file where none is named.
pub(crate) const USUAL_CASE: &str = "talks.chancery";

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
}

/// How to work.
#[derive(Debug, Args)]
pub(crate) struct Work {
    /// How many documents to read at a time (0: as many as there are processors)
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(crate) threads: usize,
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
}

/// Which rows to list.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "Which")]
pub(crate) struct Filters {
    /// Speaker or participant, by part of the name
    #[arg(long, value_name = "NAME")]
    pub(crate) person: Option<String>,
    /// Side, by the code or name that the listings show
    #[arg(long, value_name = "SIDE")]
    pub(crate) side: Option<String>,
    /// Topic, by its code
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
}

#[derive(Debug, Args)]
pub(crate) struct List {
    #[command(flatten)]
    pub(crate) filters: Filters,
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
    /// Side, by the code or name that the listings show
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
    #[arg(long, value_enum, default_value = "human")]
    pub(crate) format: TimelineFormat,
    /// Write to this file instead of the terminal
    #[arg(long, short, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) output: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) case: InCase,
}

/// For reading, or whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum PlainFormat {
    /// For reading
    Human,
    /// One JSON object
    Json,
}

#[derive(Debug, Args)]
pub(crate) struct OneContact {
    /// The contact, by four or more digits of the name of any report of it, or a document
    #[arg(value_name = "ID")]
    pub(crate) id: String,
    /// Give the contact a title; an empty one takes it away
    #[arg(long, value_name = "TEXT")]
    pub(crate) title: Option<String>,
    #[command(flatten)]
    pub(crate) by: By,
    #[arg(long, value_enum, default_value = "human")]
    pub(crate) format: PlainFormat,
    #[command(flatten)]
    pub(crate) case: InCase,
}

/// Who decides.
#[derive(Debug, Clone, Default, Args)]
pub(crate) struct By {
    /// Who decides [default: the name of the user]
    #[arg(long, value_name = "NAME")]
    pub(crate) reviewer: Option<String>,
    /// A remark to keep with the decision
    #[arg(long, value_name = "TEXT")]
    pub(crate) note: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct Wanted {
    #[arg(long, value_enum, default_value = "human")]
    pub(crate) format: Format,
    #[command(flatten)]
    pub(crate) case: InCase,
}

/// The answer to a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum YesNo {
    /// They are of one contact, now and after every refresh
    Yes,
    /// They are of two contacts, now and after every refresh
    No,
    /// It cannot be told; an earlier answer no longer binds
    Unsure,
}

#[derive(Debug, Args)]
pub(crate) struct Pair {
    /// A report, by its contact's name or its document; without one, the unsure pairs are listed
    #[arg(value_name = "A", requires = "b")]
    pub(crate) a: Option<String>,
    /// Another
    #[arg(value_name = "B", requires = "answer")]
    pub(crate) b: Option<String>,
    #[arg(value_enum, value_name = "ANSWER")]
    pub(crate) answer: Option<YesNo>,
    /// Ask about each pair that is not certain: y, n, u, q to stop, anything else for the next
    #[arg(long, conflicts_with = "a")]
    pub(crate) ask: bool,
    #[command(flatten)]
    pub(crate) by: By,
    #[arg(long, value_enum, default_value = "human")]
    pub(crate) format: Format,
    #[command(flatten)]
    pub(crate) case: InCase,
}

#[derive(Debug, Args)]
pub(crate) struct People {
    #[arg(long, value_enum, default_value = "human")]
    pub(crate) format: Format,
    #[command(flatten)]
    pub(crate) case: InCase,
}

#[derive(Debug, Args)]
pub(crate) struct Person {
    #[command(subcommand)]
    pub(crate) what: PersonRuling,
    #[command(flatten)]
    pub(crate) by: By,
    #[command(flatten)]
    pub(crate) case: InCase,
}

#[derive(Debug, Subcommand)]
pub(crate) enum PersonRuling {
    /// Two names are of one person; the second is the one to read
    Merge {
        /// A name, as a document has it
        name: String,
        /// The name to read
        into: String,
    },
    /// A person is to be called otherwise
    Rename {
        /// A name, as a document has it
        name: String,
        /// The name to read
        to: String,
    },
    /// In one contact's report a name is of another person
    Split {
        /// The name, as the document has it
        name: String,
        /// The name to read there
        to: String,
        /// The report, by its contact's name or its document
        #[arg(long = "in", value_name = "ID")]
        contact: String,
    },
    /// Two names are of two people, however alike
    Apart {
        /// A name
        a: String,
        /// Another
        b: String,
    },
}

#[derive(Debug, Args)]
pub(crate) struct Search {
    /// Words to find; several must all be there, "words in quotation marks" in this order
    #[arg(required = true, value_name = "QUERY")]
    pub(crate) query: Vec<String>,
    /// Show at most this many documents
    #[arg(long, value_name = "N", default_value_t = 50)]
    pub(crate) limit: usize,
    #[arg(long, value_enum, default_value = "human")]
    pub(crate) format: Format,
    #[command(flatten)]
    pub(crate) case: InCase,
}

#[derive(Debug, Args)]
pub(crate) struct Compare {
    /// A document: a file, or one of the case by hash, file name, address or title; or a contact
    #[arg(value_name = "A", value_hint = ValueHint::FilePath)]
    pub(crate) a: String,
    /// The other document; may be left out where the case has just one other account
    #[arg(value_name = "B", value_hint = ValueHint::FilePath)]
    pub(crate) b: Option<String>,
    #[arg(long, value_enum, default_value = "human")]
    pub(crate) format: PageFormat,
    /// Write to this file instead of the terminal
    #[arg(long, short, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) output: Option<PathBuf>,
    /// The case file to find documents in; what it holds of a document that is given as a file goes
    /// before the file [default: talks.chancery, asked only about what is no file]
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) case: Option<PathBuf>,
}

/// What a person may decide.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Ruling {
    /// It is right
    Accept,
    /// It is wrong
    Reject,
    /// There is not enough information to say
    Unsure,
    /// A field is to be read otherwise
    Edit,
}

#[derive(Debug, Args)]
pub(crate) struct Verdict {
    /// What was found, by four or more digits of its name
    #[arg(value_name = "ID")]
    pub(crate) id: String,
    #[arg(value_enum, value_name = "VERDICT")]
    pub(crate) ruling: Ruling,
    /// For `edit`: the fields and the values to read, as in the JSON of the record
    #[arg(value_name = "FIELD=VALUE")]
    pub(crate) edits: Vec<String>,
    /// Who decides [default: the name of the user]
    #[arg(long, value_name = "NAME")]
    pub(crate) reviewer: Option<String>,
    /// A remark to keep with it
    #[arg(long, value_name = "TEXT")]
    pub(crate) note: Option<String>,
    #[command(flatten)]
    pub(crate) case: InCase,
}

/// Which verdicts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Log {
    /// All, oldest first
    List,
    /// Those whose words the present record no longer has
    Orphans,
}

#[derive(Debug, Args)]
pub(crate) struct Verdicts {
    #[arg(value_enum, default_value = "list", value_name = "WHICH")]
    pub(crate) which: Log,
    #[arg(long, value_enum, default_value = "human")]
    pub(crate) format: Format,
    #[command(flatten)]
    pub(crate) case: InCase,
}

#[derive(Debug, Args)]
pub(crate) struct Refresh {
    #[command(flatten)]
    pub(crate) case: InCase,
    #[command(flatten)]
    pub(crate) work: Work,
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
    /// Write to this file instead of the terminal
    #[arg(long, short, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) output: Option<PathBuf>,
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
