//! What is done by saying it, on what, who is bound to what, in whose set phrases, and what it points to.

pub(crate) mod commitments;
pub(crate) mod force;
pub(crate) mod formulas;
pub(crate) mod references;
pub(crate) mod topics;
