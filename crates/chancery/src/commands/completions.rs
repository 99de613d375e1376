//! `completions`: what a shell needs to complete our arguments.

use std::io::Write;

use clap::CommandFactory;

use crate::Outcome;
use crate::args::{Arguments, Completions};
use crate::error::CommandError;
use crate::session::Session;

pub(crate) fn run(session: &Session, args: &Completions) -> Result<Outcome, CommandError> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Arguments::command(), "chancery", &mut script);
    session.out().write_all(&script)?;
    Ok(Outcome::Done)
}
