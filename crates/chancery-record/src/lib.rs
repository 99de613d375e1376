//! The vocabulary: the plain, versioned data that every other crate agrees on.
//!
//! What goes in and what comes out of the program is made of these types; no algorithm lives here
//! beyond the invariants that the types keep. A value read from a document is a [`Finding`]: either
//! known, with the [`Evidence`] it rests on, or unknown, with the reason.
//!
//! Not here: reading bytes (`chancery-text`), finding things (`chancery-extract`), storing
//! (`chancery-store`).

#![warn(clippy::disallowed_methods)]

mod actor;
mod attribution;
mod codebook;
mod commitment;
mod contact;
mod diagnostic;
mod document;
mod edtf;
mod evidence;
mod force;
mod id;
mod phrase;
mod question;
mod quote;
mod record;
mod reference;
mod ruling;
mod span;
mod statement;
mod verdict;

pub use actor::{Actor, ActorKind};
pub use attribution::Attribution;
pub use codebook::{CodebookUse, Coded, TopicNames};
pub use commitment::{Commitment, CommitmentKind, Modality};
pub use contact::{Contact, ContactRole, Initiator, Medium, Participant, Setting};
pub use diagnostic::{Diagnostic, Severity};
pub use document::{Document, FurnitureSpan, Genre, Provenance, Rendition};
pub use edtf::{Day, Edtf, EdtfError, Partial, Precision};
pub use evidence::{Evidence, Finding, Known, Rule, Unknown};
pub use force::{Force, ForceGroup, Strength};
pub use id::{Id, Sha256};
pub use phrase::PhraseUse;
pub use question::Question;
pub use quote::{Quote, Selector};
pub use record::{RECORD_SCHEMA, Record, record_schema};
pub use reference::{Reference, ReferenceKind};
pub use ruling::{Answer, Ruling};
pub use span::{ByteSpan, Span};
pub use statement::{Addressee, Cue, CueClass, Kind, Link, Statement, TopicUse};
pub use verdict::{Decision, Target, Verdict};
