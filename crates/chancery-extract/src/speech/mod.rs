//! Who said what, through whom: cues, sources and contents, speech carried on, and what the model adds.

pub(crate) mod attributions;
pub(crate) mod clauses;
pub(crate) mod cues;
pub(crate) mod polarity;
pub(crate) mod quotation;
pub(crate) mod set_off;
pub(crate) mod sources;
pub(crate) mod statements;
