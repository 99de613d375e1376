//! Extraction, case by case.
//!
//! - `cases`: the cases of `tests/cases/*.md` against what is extracted.
//! - `casebook`: the reader of those files, with tests of its own.
//! - `lines`: the line language that they expect in.

mod casebook;
mod cases;
mod lines;
