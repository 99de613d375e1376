//! What can go wrong with a command: what, where, why, and what to do.

use std::error::Error;
use std::io;
use std::path::Path;

use chancery_store::StoreError;

use crate::terminal;

/// A failure as it is told to a person.
#[derive(Debug)]
pub(crate) struct CommandError {
    message: String,
    causes: Vec<String>,
    hint: Option<String>,
    closed_pipe: bool,
}

impl CommandError {
    /// A failure without a deeper cause.
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), causes: Vec::new(), hint: None, closed_pipe: false }
    }

    /// The same with what to do about it.
    pub(crate) fn hint(mut self, hint: impl Into<String>) -> Self {
        let hint = hint.into();
        self.hint = (!hint.is_empty()).then_some(hint);
        self
    }

    /// The same with what caused it.
    pub(crate) fn because(mut self, cause: &dyn Error) -> Self {
        let mut cause = Some(cause);
        while let Some(error) = cause {
            // Some errors have told their cause already.
            let told = error.to_string();
            if !self.causes.last().is_some_and(|before| before.ends_with(&told)) {
                self.causes.push(told);
            }
            cause = error.source();
        }
        self
    }

    /// A file that could not be read, with advice that fits what the system said.
    pub(crate) fn reading(path: &Path, error: &io::Error) -> Self {
        let message = format!("cannot read {}", path.display());
        Self::new(message).because(error).hint(advice(error))
    }

    /// A file that could not be written.
    pub(crate) fn writing(path: &Path, error: &io::Error) -> Self {
        let message = format!("cannot write {}", path.display());
        Self::new(message).because(error).hint(advice(error))
    }

    /// Whether the reader of our output went away, which is no failure of ours.
    pub(crate) fn is_closed_pipe(&self) -> bool {
        self.closed_pipe
    }

    /// Tells it on standard error.
    pub(crate) fn report(&self) {
        terminal::message("error", &self.message, &self.causes, self.hint.as_deref());
    }
}

/// What to do about an error of the operating system.
fn advice(error: &io::Error) -> &'static str {
    match error.kind() {
        io::ErrorKind::NotFound => "check the path",
        io::ErrorKind::PermissionDenied => "check the permissions",
        io::ErrorKind::StorageFull => "free some space, then run the same command again",
        io::ErrorKind::UnexpectedEof | io::ErrorKind::InvalidInput | io::ErrorKind::InvalidData => {
            "get the file again; it may be damaged or cut short"
        }
        io::ErrorKind::AlreadyExists => "choose another path, or move that file away",
        _ => "see what the system says, then run the same command again",
    }
}

/// Writing the results is the only I/O whose path is not known.
impl From<io::Error> for CommandError {
    fn from(error: io::Error) -> Self {
        let closed_pipe = error.kind() == io::ErrorKind::BrokenPipe;
        let failure = Self::new("cannot write the results").because(&error).hint(advice(&error));
        Self { closed_pipe, ..failure }
    }
}

impl From<serde_json::Error> for CommandError {
    fn from(error: serde_json::Error) -> Self {
        Self::from(io::Error::from(error))
    }
}

impl From<csv::Error> for CommandError {
    fn from(error: csv::Error) -> Self {
        Self::from(io::Error::from(error))
    }
}

impl From<StoreError> for CommandError {
    fn from(error: StoreError) -> Self {
        let hint = error.help();
        Self::new(error.to_string()).hint(hint)
    }
}
