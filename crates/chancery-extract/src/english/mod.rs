//! What is only true of English and no matter of words.

pub(crate) mod inflect;
pub(crate) mod spelling;
