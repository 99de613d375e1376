//! The facade as a whole: what holds for every input, and whole documents as they read now.
//!
//! - `invariants`: what every record keeps.
//! - `properties`: the invariants on random bytes, texts, pages and damaged documents.
//! - `hostile`: the invariants on inputs that trouble such programs.
//! - `sameness`: the same input gives the same bytes of JSON, in one thread or in four.
//! - `snapshots`: the fictional documents in the line language of the case files.

#![allow(clippy::print_stdout, reason = "shown only where a test fails")]

mod fiction;
mod hostile;
mod invariants;
mod properties;
mod sameness;
mod snapshots;

/// The line language of the case files.
#[path = "../../../chancery-extract/tests/it/lines.rs"]
mod lines;
/// As much of JSON Schema as the record's schema uses.
#[path = "../../../chancery/tests/it/validator.rs"]
mod validator;
