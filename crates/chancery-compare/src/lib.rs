//! Sets two accounts side by side, statement by statement, and finds which documents are accounts
//! of one contact.
mod collation;

pub use collation::{
    Agreement, COLLATION_SCHEMA, Change, Collation, Counts, Edit, Field, FieldDifference, Pairing,
    PairingVerdict, Relation, Row, Siglum, Unconfirmed, Witness, collation_schema,
};
use chancery_record::{Edtf, Finding, Record};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Documents that are accounts of one contact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Cluster {
    /// Places of the documents in the list that was given, ascending.
    pub members: Vec<usize>,
    /// The principals, each by the fullest name that a document gives.
    pub principals: Vec<String>,
    /// The day, as narrow as all accounts together make it.
    pub date: Finding<Edtf>,
    /// Why these belong together, each a sentence for a person to read.
    pub reasons: Vec<String>,
}

/// x
#[must_use]
pub fn collate(_a: &Record, _b: &Record) -> Collation { todo!() }
/// x
#[must_use]
pub fn same_contact(_a: &Record, _b: &Record) -> Pairing { todo!() }
/// x
#[must_use]
pub fn cluster(_records: &[&Record]) -> Vec<Cluster> { todo!() }
