//! The command line as it is typed. What the arguments mean is settled by each command.

mod decide;
mod files;
mod list;
mod shared;

use clap::{Args, Parser, Subcommand};

pub(crate) use decide::{
    Log, OneContact, Pair, People, Person, PersonRuling, Ruling, Verdict, Verdicts, YesNo,
};
pub(crate) use files::{
    Add, Completions, Copy, Demo, Export, ExportFormat, Form, Read, Refresh, Remove, Schema,
    Verify, What,
};
pub(crate) use list::{
    Compare, DocumentFilters, Filtering, Filters, List, PageFormat, Phrases, Search, Timeline,
    TimelineFormat, Wanted,
};
pub(crate) use shared::{
    By, Format, Given, InCase, Output, Part, PlainFormat, Reading, Rejected, USUAL_CASE, Window,
    Work,
};

/// Reads what governments and the press publish about talks between officials, and keeps the
/// record: who spoke with whom, who said what, what was agreed, and how two accounts differ.
#[derive(Debug, Parser)]
#[command(name = "chancery", version, max_term_width = 100)]
#[command(after_help = "Begin with `chancery demo`; it reads six fictional documents.\n\
    Exit codes: 0 done, 1 a negative finding (verify, search,\n\
    compare without another account), 2 something could not be done.")]
pub(crate) struct Arguments {
    #[command(flatten)]
    pub(crate) global: Global,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// Options of every command.
#[derive(Debug, Args)]
pub(crate) struct Global {
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
    Contacts(List<Filters>),
    /// List the statements: who said what
    Statements(List<Filters>),
    /// List the commitments: who is bound to what, and who says so
    Commitments(List<Filters>),
    /// List the uses of set phrases, or who used each first and last
    Phrases(Phrases),
    /// List the documents
    Documents(List<DocumentFilters>),
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
    /// Merge, rename, split or keep apart the people of a case, or withdraw that
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

impl Command {
    /// What documents are read with, where the command reads any.
    pub(crate) fn reading(&self) -> Reading {
        let reading = match self {
            Self::Read(args) => Some(&args.reading),
            Self::Add(args) => Some(&args.reading),
            Self::Refresh(args) => Some(&args.reading),
            Self::Compare(args) => Some(&args.reading),
            _ => None,
        };
        reading.cloned().unwrap_or_default()
    }
}
