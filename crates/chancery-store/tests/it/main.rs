//! The case file, from outside: what goes in comes out, and what can go wrong is said.

#![expect(clippy::unwrap_used, reason = "in a test, a failure is the message")]

mod adding;
mod fiction;
mod listing;
mod means;
mod opening;
mod processes;
mod refreshing;
mod removing;
mod rulings;
mod searching;
mod speed;
mod upgrading;
mod verdicts;
