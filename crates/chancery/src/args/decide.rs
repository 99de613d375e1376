//! Commands with which a person decides: on contacts, people and what was found.

use clap::{Args, Subcommand, ValueEnum};

use super::{By, Format, InCase, PlainFormat, Rejected, Window};

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
    pub(crate) window: Window,
    #[command(flatten)]
    pub(crate) by: By,
    #[arg(long, value_enum, default_value = "human")]
    pub(crate) format: Format,
    #[command(flatten)]
    pub(crate) case: InCase,
}

#[derive(Debug, Args)]
pub(crate) struct People {
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
    /// What was decided before no longer holds; the log keeps it
    Withdraw {
        /// The number of the decision, as `chancery verdicts` shows it, or a name on which there is
        /// only one
        #[arg(value_name = "DECISION")]
        decision: String,
    },
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
    /// A field is to be read otherwise (`unknown`: nobody can tell)
    Edit,
    /// What this reviewer decided on it before no longer holds; the log keeps it
    Withdraw,
}

#[derive(Debug, Args)]
pub(crate) struct Verdict {
    /// What was found, by four or more digits of its name
    #[arg(value_name = "ID")]
    pub(crate) id: String,
    #[arg(value_enum, value_name = "VERDICT")]
    pub(crate) ruling: Ruling,
    /// For `edit`: the fields and the values to read, as the listings have them
    #[arg(value_name = "FIELD=VALUE")]
    pub(crate) edits: Vec<String>,
    #[command(flatten)]
    pub(crate) by: By,
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
    #[command(flatten)]
    pub(crate) window: Window,
    #[arg(long, value_enum, default_value = "human")]
    pub(crate) format: Format,
    #[command(flatten)]
    pub(crate) case: InCase,
}
