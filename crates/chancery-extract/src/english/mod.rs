//! What is only true of English.

pub(crate) mod calendar;
pub(crate) mod inflect;
