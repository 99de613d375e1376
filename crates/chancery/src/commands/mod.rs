//! One file for each command.

mod add;
mod codebook;
mod compare;
mod completions;
mod contact;
mod copy;
mod demo;
mod dossier;
mod export;
mod filter;
mod list;
mod pair;
mod people;
mod phrases;
mod read;
mod refresh;
mod remove;
mod schema;
mod search;
mod timeline;
mod verdict;
mod verdicts;
mod verify;
mod wanted;
mod window;

use std::ops::ControlFlow;

use chancery_store::StoreError;

use crate::Outcome;
use crate::args::Command;
use crate::error::CommandError;
use crate::session::Session;

/// Does what was asked.
pub(crate) fn run(session: &Session, command: Command) -> Result<Outcome, CommandError> {
    match command {
        Command::Read(args) => read::run(session, &args),
        Command::Add(args) => add::run(session, &args),
        Command::Contacts(args) => list::contacts(session, &args),
        Command::Statements(args) => list::statements(session, &args),
        Command::Commitments(args) => list::commitments(session, &args),
        Command::Phrases(args) => phrases::run(session, &args),
        Command::Documents(args) => list::documents(session, &args),
        Command::Search(args) => search::run(session, &args),
        Command::Compare(args) => compare::run(session, &args),
        Command::Timeline(args) => timeline::run(session, &args),
        Command::Contact(args) => contact::run(session, &args),
        Command::Wanted(args) => wanted::run(session, &args),
        Command::Pair(args) => pair::run(session, &args),
        Command::People(args) => people::list(session, &args),
        Command::Person(args) => people::rule(session, &args),
        Command::Verdict(args) => verdict::run(session, &args),
        Command::Verdicts(args) => verdicts::run(session, &args),
        Command::Refresh(args) => refresh::run(session, &args),
        Command::Remove(args) => remove::run(session, &args),
        Command::Copy(args) => copy::run(session, &args),
        Command::Export(args) => export::run(session, &args),
        Command::Verify(args) => verify::run(session, &args),
        Command::Demo(args) => demo::run(session, &args),
        Command::Schema(args) => schema::run(session, &args),
        Command::Codebook => codebook::run(session),
        Command::Completions(args) => completions::run(session, &args),
    }
}

/// Walks a listing of the store with a step that can fail.
fn walk<T>(
    listing: impl FnOnce(&mut dyn FnMut(T) -> ControlFlow<()>) -> Result<(), StoreError>,
    mut step: impl FnMut(T) -> Result<(), CommandError>,
) -> Result<(), CommandError> {
    let mut failed = None;
    listing(&mut |row| match step(row) {
        Ok(()) => ControlFlow::Continue(()),
        Err(error) => {
            failed = Some(error);
            ControlFlow::Break(())
        }
    })?;
    failed.map_or(Ok(()), Err)
}
