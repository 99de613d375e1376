//! Who is named in a document, by what name, office and side, and whom pronouns and epithets mean.

pub(crate) mod cast;
pub(crate) mod epithets;
pub(crate) mod introduced;
pub(crate) mod mentions;
pub(crate) mod named_elsewhere;
pub(crate) mod title;
