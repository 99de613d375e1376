//! The case file: one SQLite file that keeps the bytes, the reading texts, the records, the
//! verdicts of reviewers and a search index of many documents, and answers questions about them.
//!
//! The crate knows nothing of reading or extracting. It is handed bytes, a [`Record`] and the
//! reading text, and hands them back unchanged. What it derives (flat tables to filter by, the
//! search index) can be derived again from those three.
//!
//! Invariants:
//! - A document is wholly in the file or not at all: everything about it is written in one
//!   transaction, and [`Case::put`] returns after that transaction is on the disk.
//! - No answer depends on the order in which documents were added: listings are ordered by day of
//!   publication, then by hash.
//! - A verdict is never changed and never moves to other words. It leaves only with its document.
//! - A file that comes from elsewhere is not trusted: see [`Case::open`].
//!
//! [`Record`]: chancery_record::Record

mod case;
mod edit;
mod error;
mod flat;
mod fold;
mod form;
mod get;
mod list;
mod means;
mod network;
mod open;
mod outline;
mod pack;
mod put;
mod refresh;
mod remove;
mod resolve;
mod reviewed;
mod rows;
mod rulings;
mod search;
mod thing;
mod verdict;
mod writer;

pub use case::{Case, CheckReport, Notice};
pub use edit::checked as check_edit;
pub use error::{Holder, StoreError};
pub use get::{DocumentRow, Extraction, Succession};
pub use list::Filter;
pub use means::{Means, MeansKind};
pub use open::{Journal, OpenOptions};
pub use put::{NewDocument, Outcome, PutReport};
pub use refresh::RefreshReport;
pub use remove::RemoveReport;
pub use reviewed::Standings;
pub use rows::{CommitmentRow, ContactRow, Party, StatementRow};
pub use rulings::LoggedRuling;
pub use search::Hit;
pub use verdict::{LoggedVerdict, Standing};
