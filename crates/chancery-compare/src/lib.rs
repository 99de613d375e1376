//! Sets two accounts of one contact side by side, statement by statement, and finds which
//! documents are accounts of one contact.
//!
//! [`collate`] aligns the statements of two records and says of each row how its statements
//! relate; [`same_contact`] says whether two documents tell of one contact and why; [`cluster`]
//! does so for many documents. A translation or another wording is not a change, and what one
//! side leaves out is not a contradiction. Nothing here says which account is right.
//!
//! Pure: no files, no clock; the same records give the same result. Not here: showing a
//! collation (`chancery-page`, the binary).

#![warn(clippy::disallowed_methods)]

mod affinity;
mod align;
pub mod calendar;
mod called;
pub mod case;
mod cast;
mod cluster;
mod collate;
mod collation;
mod dates;
mod english;
mod fields;
mod items;
mod lexicon;
mod names;
mod offices;
mod pairing;
mod parties;
mod profile;
pub mod redline;
mod relate;
mod steps;
mod unconfirmed;
mod words;

pub use cluster::{Cluster, cluster, dossier_of};
pub use collate::collate;
pub use collation::{
    Agreement, COLLATION_SCHEMA, Change, Collation, Counts, Edit, Field, FieldDifference, Pairing,
    PairingVerdict, Relation, Row, Siglum, Unconfirmed, Witness, collation_schema,
};
pub use dates::date_words;
pub use pairing::same_contact;
