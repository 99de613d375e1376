//! Extraction, case by case.
//!
//! - `cases`: the cases of `tests/cases/*.md` against what is extracted.
//! - `casebook`: the reader of those files, with tests of its own.
//! - `lines`: the line language that they expect in.
//! - `lists`: whether a rule reads each list of the lexicon.
//! - `set_off`: speech that the markup of a page sets off.

mod casebook;
mod cases;
mod lines;
mod lists;
mod set_off;
