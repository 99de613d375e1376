//! What can go wrong with a case file: what, where, and what to do.

use std::fmt;
use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;
use thiserror::Error;

/// Who is writing to a case file, as that program noted it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holder {
    /// The process id.
    pub pid: u32,
    /// The machine.
    pub host: String,
    /// The program's name.
    pub command: String,
    /// Since when, in UTC, as RFC 3339.
    pub since: String,
}

impl fmt::Display for Holder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { pid, host, command, since } = self;
        write!(f, "process {pid} ({command}) on {host}, since {since}")
    }
}

/// Why a case file could not do what was asked. [`StoreError::help`] says what to do about it.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum StoreError {
    /// There is no such file, and it was not to be created.
    #[error("no case file at {}", path.display())]
    Missing {
        /// Where it was looked for.
        path: PathBuf,
    },
    /// A directory or a device stands where the file should be.
    #[error("{} is not a file", path.display())]
    NotAFile {
        /// What was given.
        path: PathBuf,
    },
    /// The file, its directory or its medium cannot be written to, or it was opened for reading.
    #[error("the case file {} is read-only", path.display())]
    ReadOnly {
        /// The case file.
        path: PathBuf,
    },
    /// Another program is writing to it and did not finish in the time given.
    #[error("the case file {} is being written to by {}", path.display(), named(holder.as_ref()))]
    Locked {
        /// The case file.
        path: PathBuf,
        /// Who holds it, where that program left a note.
        holder: Option<Holder>,
    },
    /// The file is something else.
    #[error("{} is not a case file: {found}", path.display())]
    Foreign {
        /// The file.
        path: PathBuf,
        /// What it seems to be.
        found: String,
    },
    /// A later version of the program wrote it.
    #[error(
        "the case file {} has form {found}, and this program knows forms up to {known}",
        path.display()
    )]
    Newer {
        /// The case file.
        path: PathBuf,
        /// The version of its form.
        found: i64,
        /// The latest form that this program knows.
        known: i64,
    },
    /// The file contradicts itself.
    #[error("the case file {} is damaged: {detail}", path.display())]
    Damaged {
        /// The case file.
        path: PathBuf,
        /// What is wrong with it.
        detail: String,
    },
    /// There is no room for what was to be written; nothing of it was.
    #[error("no room left to write to the case file {}", path.display())]
    Full {
        /// The case file.
        path: PathBuf,
    },
    /// A copy or a backup would overwrite a file.
    #[error("{} is already there and was not overwritten", path.display())]
    Exists {
        /// The file in the way.
        path: PathBuf,
    },
    /// The case file holds no such document.
    #[error("no document `{name}` in the case file {}", path.display())]
    UnknownDocument {
        /// The case file.
        path: PathBuf,
        /// What was asked for.
        name: String,
    },
    /// Several documents answer to the name.
    #[error("`{name}` can mean {} documents: {}", candidates.len(), listed(candidates))]
    AmbiguousDocument {
        /// What was asked for.
        name: String,
        /// The first digits of their hashes, with their titles.
        candidates: Vec<String>,
    },
    /// No statement, contact, commitment, reference or phrase has this name.
    #[error("nothing is named `{id}` in the case file {}", path.display())]
    UnknownId {
        /// The case file.
        path: PathBuf,
        /// What was asked for.
        id: String,
    },
    /// Several things have a name that begins so.
    #[error("`{id}` can mean {} things: {}", candidates.len(), listed(candidates))]
    AmbiguousId {
        /// What was asked for.
        id: String,
        /// Their kinds and names.
        candidates: Vec<String>,
    },
    /// A later extraction no longer has it.
    #[error("`{id}` was superseded by {}", successors(by))]
    Superseded {
        /// What was asked for, as its full name.
        id: String,
        /// The names of what took its place; empty where nothing did.
        by: Vec<String>,
    },
    /// A field that a thing of its kind does not have, or that cannot be read otherwise.
    #[error("{}", no_field(kind, field, choices))]
    NoField {
        /// What sort of thing.
        kind: String,
        /// What was asked for.
        field: String,
        /// The fields that can.
        choices: String,
    },
    /// A value that a field cannot have.
    #[error("`{value}` is no value of `{field}`, which takes {why}")]
    NoValue {
        /// The field.
        field: String,
        /// What was given.
        value: String,
        /// What it takes.
        why: String,
    },
    /// A reviewer withdraws where nothing of theirs is left.
    #[error("{reviewer} has no verdict on `{id}` to withdraw")]
    NothingToWithdraw {
        /// Who.
        reviewer: String,
        /// On what.
        id: String,
    },
    /// A ruling is withdrawn that is not there or no longer holds.
    #[error("no ruling in force has the number {seq}")]
    NoRuling {
        /// Its number.
        seq: i64,
    },
    /// A lexicon or codebook is too long to be kept, or there are too many.
    #[error("{name} cannot be kept in the case file: {size} of at most {limit}")]
    TooLarge {
        /// The one that is too much.
        name: String,
        /// How many bytes it has, or how many there are.
        size: usize,
        /// The most that is taken.
        limit: usize,
    },
    /// A record was handed in with bytes that it was not made from.
    #[error("the record of {expected} was handed in with other bytes ({found})")]
    Mismatch {
        /// The hash that the record names.
        expected: String,
        /// The hash of the bytes.
        found: String,
    },
    /// The operating system refused.
    #[error("cannot use {}: {source}", path.display())]
    Io {
        /// The file concerned.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The database library refused, for a reason not named above.
    #[error("the case file {}: {source}", path.display())]
    Database {
        /// The case file.
        path: PathBuf,
        /// What the library said.
        source: rusqlite::Error,
    },
}

impl StoreError {
    /// What to do about it, as a sentence without its full stop.
    #[must_use]
    pub fn help(&self) -> &'static str {
        match self {
            Self::Missing { .. } => "check the path, or make a case file with `chancery add FILE`",
            Self::NotAFile { .. } => "give the path of a file, such as talks.chancery",
            Self::ReadOnly { .. } => {
                "make the file and its folder writable, or copy the file elsewhere and work on the copy"
            }
            Self::Locked { .. } => "wait until the other program is done, then try again",
            Self::Foreign { .. } => "give another path; this file was not touched",
            Self::Newer { .. } => {
                "install the newer version of the program; the file was not touched"
            }
            Self::Damaged { .. } => {
                "work on a copy made earlier, or add the documents to a new case file; keep the damaged file"
            }
            Self::Full { .. } => {
                "free some space or move the case file, then run the same command again; \
                 what was acknowledged before is kept"
            }
            Self::Exists { .. } => "choose another path, or move that file away",
            Self::UnknownDocument { .. } => {
                "give four or more digits of its hash, its file name, its address or its title; \
                 `chancery documents` lists them"
            }
            Self::AmbiguousDocument { .. } => "give more digits of the hash",
            Self::UnknownId { .. } => "give four or more digits of a name as a listing shows it",
            Self::AmbiguousId { .. } => "give more digits",
            Self::Superseded { .. } => "use the new name",
            Self::NoField { .. } => "write FIELD=VALUE, for example `force=warning`",
            Self::NoValue { field, .. } => example(field),
            Self::NoRuling { .. } => "`chancery verdicts` shows their numbers",
            Self::NothingToWithdraw { .. } => {
                "`chancery verdicts` shows whose they are; verdicts of others stand"
            }
            Self::TooLarge { .. } => "split or shorten it",
            Self::Mismatch { .. } => "read the document again; it may have changed meanwhile",
            Self::Io { .. } => "check the path and the permissions",
            Self::Database { .. } => "check the file with a full check, or report this as a defect",
        }
    }
}

/// How a value of a field is written.
fn example(field: &str) -> &'static str {
    match field {
        "date" => "write the day, month or year, for example `date=2031-09-18` or `date=2031-09`",
        "topics" => {
            "write codes of topics with commas between them, for example `topics=trade_tech,sanctions`"
        }
        "threat" => "write `threat=true` or `threat=false`",
        "force" => "write the code of a force, for example `force=warning`",
        "medium" => "write the code of a medium, for example `medium=phone`",
        "role" => "write the code of a role, for example `role=account`",
        _ => "write it as the listings have it, or `unknown`",
    }
}

fn no_field(kind: &str, field: &str, choices: &str) -> String {
    match choices {
        "" => format!("no field of a {kind} can be read otherwise; accept or reject it"),
        _ => format!("`{field}` is no field of a {kind}; what can be read otherwise is {choices}"),
    }
}

fn named(holder: Option<&Holder>) -> String {
    holder.map_or_else(|| "another program".to_owned(), Holder::to_string)
}

fn listed(candidates: &[String]) -> String {
    const SHOWN: usize = 8;
    let mut text = candidates.iter().take(SHOWN).cloned().collect::<Vec<_>>().join(", ");
    if candidates.len() > SHOWN {
        text.push_str(", …");
    }
    text
}

fn successors(by: &[String]) -> String {
    if by.is_empty() { "nothing: the record no longer has it".to_owned() } else { listed(by) }
}

/// What the inner functions return: an error that does not yet know its file.
#[derive(Debug)]
pub(crate) enum Fault {
    Sqlite(rusqlite::Error),
    Damaged(String),
    Said(StoreError),
}

pub(crate) type Attempt<T> = Result<T, Fault>;

impl From<rusqlite::Error> for Fault {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sqlite(error)
    }
}

impl From<StoreError> for Fault {
    fn from(error: StoreError) -> Self {
        Self::Said(error)
    }
}

impl Fault {
    pub(crate) fn damaged(detail: impl Into<String>) -> Self {
        Self::Damaged(detail.into())
    }

    /// The same as a public error; `holder` is asked only where someone holds the file.
    pub(crate) fn at(self, path: &Path, holder: impl FnOnce() -> Option<Holder>) -> StoreError {
        let path = path.to_path_buf();
        let error = match self {
            Self::Said(error) => return error,
            Self::Damaged(detail) => return StoreError::Damaged { path, detail },
            Self::Sqlite(error) => error,
        };
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
                StoreError::Locked { path, holder: holder() }
            }
            Some(ErrorCode::ReadOnly) => StoreError::ReadOnly { path },
            Some(ErrorCode::CannotOpen) => StoreError::Io {
                path,
                source: std::io::Error::other(
                    "the file cannot be opened, or no file can be made in its folder",
                ),
            },
            Some(ErrorCode::DiskFull) => StoreError::Full { path },
            Some(ErrorCode::DatabaseCorrupt) => {
                StoreError::Damaged { path, detail: error.to_string() }
            }
            Some(ErrorCode::NotADatabase) => {
                StoreError::Foreign { path, found: "not an SQLite database".to_owned() }
            }
            _ => StoreError::Database { path, source: error },
        }
    }
}
