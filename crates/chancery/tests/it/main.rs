//! The program as its users meet it: arguments in, output and exit code out. All texts are fiction.
//!
//! - `reading`: `read`, its formats, inputs and packages
//! - `casework`: a case from `add` to `remove`, verdicts, export, verify
//! - `comparing`: `compare` in every format
//! - `contacts`: timeline, contact, pair, people, wanted
//! - `decisions`: decisions on people and pairs, and how they are taken back
//! - `listings`: what listings hold, their order, what restricts them
//! - `reviewed`: what reviewers decided, in every view
//! - `refusals`: bad input, bad case files, bad arguments; what is said and the exit code
//! - `safety`: terminals, spreadsheets, closed pipes, colours
//! - `sameness`: the same output for any number of threads and any order
//! - `readme`: what README.md shows of a command
//! - `forms`: JSON against the schemas, help against its snapshot, the demo against its source

mod casework;
mod codebook;
mod comparing;
mod contacts;
mod decisions;
mod forms;
mod listings;
mod program;
mod reading;
mod readme;
mod refusals;
mod reviewed;
mod safety;
mod sameness;
mod validator;
