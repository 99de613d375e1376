//! Scorers: how well a [prediction](crate::prediction) agrees with a gold file.
//!
//! A readable second implementation of the definitions that the gold's own scorers state in their
//! docstrings; figures agree with those to four decimals. All offsets are code points of the raw
//! file. Nothing here knows how a prediction was made.

pub(crate) mod attribution;
pub(crate) mod comparison;
pub(crate) mod contacts;
pub(crate) mod dates;
pub(crate) mod figures;
pub(crate) mod furniture;
pub(crate) mod gold;
pub(crate) mod matching;
pub(crate) mod names;
pub(crate) mod record;
pub(crate) mod statements;
pub(crate) mod tokens;
