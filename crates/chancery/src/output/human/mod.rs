//! For reading: calm, aligned, no wider than the terminal, nothing from a document that could
//! steer it.

mod attributions;
pub(crate) mod case;
pub(crate) mod collation;
pub(crate) mod contact;
mod diagnostics;
mod document;
mod layout;
pub(crate) mod lists;
pub(crate) mod record;
mod statements;
mod undertakings;
mod values;

pub(crate) use layout::{Sheet, counted};
