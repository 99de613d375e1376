//! What is only true of English and no matter of words.

mod closed_class;
pub(crate) mod inflect;
pub(crate) mod spelling;
