//! `codebook`: the built-in codebook, to begin one's own with.

use std::io::Write;

use chancery_core::Codebook;

use crate::Outcome;
use crate::error::CommandError;
use crate::session::Session;

pub(crate) fn run(session: &Session) -> Result<Outcome, CommandError> {
    session.out().write_all(Codebook::built_in().as_bytes())?;
    Ok(Outcome::Done)
}
