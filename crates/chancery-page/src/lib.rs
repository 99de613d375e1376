//! page
use chancery_compare::Collation;
use chancery_record::Record;

/// x
#[must_use]
pub fn collation_page(_a: &Record, _b: &Record, _c: &Collation) -> String { todo!() }
