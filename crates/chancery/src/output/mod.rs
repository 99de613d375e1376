//! How results are written: for reading, as JSON, as JSON lines, as a table.

pub(crate) mod csv;
pub(crate) mod file;
pub(crate) mod human;
pub(crate) mod json;
pub(crate) mod sink;
pub(crate) mod tables;
