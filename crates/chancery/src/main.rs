//! The command line of Chancery: arguments in, records out.
//!
//! This is the only crate that reads files, asks the terminal and writes to it. What it prints to
//! standard output is the result; messages and progress go to standard error. What a document
//! means is settled by `chancery-core`, how a case is kept by `chancery-store`.
//!
//! Exit codes: 0 done; 1 a negative finding (a quotation that no longer stands, a search without a
//! hit, a comparison without another account); 2 something could not be done. A reader that closes the pipe early is no error.

mod args;
mod commands;
mod demo;
mod error;
mod input;
mod means;
mod output;
mod progress;
mod session;
mod terminal;

use std::process::ExitCode;

use clap::Parser;

use crate::args::Arguments;
use crate::session::Session;

/// How a command ended, where it did not fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// It did what was asked.
    Done,
    /// It did, and the answer is no.
    Negative,
    /// It did what it could; messages were given about the rest.
    Partial,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let reading = arguments.command.reading();
    let ended = Session::new(&arguments.global, reading).and_then(|session| {
        let ended = commands::run(&session, arguments.command);
        session.finish().and(ended)
    });
    match ended {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Negative) => ExitCode::from(1),
        Ok(Outcome::Partial) => ExitCode::from(2),
        Err(error) if error.is_closed_pipe() => ExitCode::SUCCESS,
        Err(error) => {
            error.report();
            ExitCode::from(2)
        }
    }
}
