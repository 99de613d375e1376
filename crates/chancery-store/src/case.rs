//! A case file: what it is opened, copied, checked and closed with.

use std::cell::Cell;
use std::fs;
use std::path::{Path, PathBuf};

use chancery_record::Sha256;
use rusqlite::Connection;

use crate::error::{Attempt, Fault, Holder, StoreError};
use crate::open::{self, OpenOptions, beside};
use crate::{flat, form, writer};

/// Something the user should know about how the file was opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice(String);

impl Notice {
    pub(crate) fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The notice, as a clause without a full stop.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.0
    }
}

/// What [`Case::check`] found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckReport {
    /// How many documents were read back.
    pub documents: usize,
    /// What is wrong; empty where nothing is.
    pub problems: Vec<String>,
}

/// An open case file.
#[derive(Debug)]
pub struct Case {
    pub(crate) connection: Connection,
    pub(crate) path: PathBuf,
    /// Tells this connection's note in `holder` from those of others.
    pub(crate) token: String,
    notices: Vec<Notice>,
    /// Whether the pages of the statements were looked through.
    pub(crate) statements_whole: Cell<bool>,
    pub(crate) damaged_too: bool,
    read_only: bool,
    closed: bool,
}

impl Case {
    /// Opens a case file, or makes one where the options say so.
    ///
    /// The file is taken to be hostile until shown otherwise: its schema must be the one this
    /// program writes, functions in it are not trusted, its internals cannot be written to, and
    /// sizes read from it are bounded. A file of an older form is upgraded, after a copy of it was
    /// put beside it. [`Case::notices`] has what the user should know.
    ///
    /// # Errors
    /// One [`StoreError`] each for a missing, read-only, locked, foreign, newer or damaged file,
    /// for a directory, and for a full disk. The file is then as it was.
    pub fn open(path: &Path, options: &OpenOptions) -> Result<Self, StoreError> {
        let opened = open::open(path, options, form::FORMS)?;
        Ok(Self {
            connection: opened.connection,
            path: opened.path,
            token: writer::token(),
            notices: opened.notices,
            statements_whole: Cell::new(false),
            damaged_too: options.damaged_too,
            read_only: options.read_only,
            closed: false,
        })
    }

    /// Where the file is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What the user should know about how it was opened.
    #[must_use]
    pub fn notices(&self) -> &[Notice] {
        &self.notices
    }

    /// Brings the log into the file and removes it, so that one file remains; unless another
    /// program still has the file open, which will do it then.
    ///
    /// # Errors
    /// Where the log cannot be written back ([`StoreError::Full`]). Nothing is lost then: the log
    /// stays beside the file, and the next opening finds it.
    pub fn close(mut self) -> Result<(), StoreError> {
        self.closed = true;
        self.finish().map_err(|fault| self.at(fault))
    }

    fn finish(&self) -> Attempt<()> {
        if self.read_only {
            return Ok(());
        }
        writer::clear_note(self);
        let checkpoint = "PRAGMA wal_checkpoint(TRUNCATE)";
        match self.connection.query_row(checkpoint, [], |_| Ok(())) {
            Err(error)
                if !matches!(
                    error.sqlite_error_code(),
                    Some(rusqlite::ErrorCode::DatabaseBusy | rusqlite::ErrorCode::DatabaseLocked)
                ) =>
            {
                Err(error.into())
            }
            _ => Ok(()),
        }
    }

    /// Writes a consistent copy of the case file, as one file, while others may read and write.
    ///
    /// # Errors
    /// [`StoreError::Exists`] where something is already at `destination`; [`StoreError::Full`].
    pub fn copy(&self, destination: &Path) -> Result<(), StoreError> {
        copy_to(&self.connection, destination).map_err(|fault| fault.at(destination, || None))
    }

    /// Checks the whole file: the database's structure, the search index against the texts, every
    /// document's bytes against its hash, and the listings against the records. Takes time in proportion to the file's size.
    ///
    /// # Errors
    /// Only where the check itself cannot be made; what it finds is in the report.
    pub fn check(&self) -> Result<CheckReport, StoreError> {
        let report = self.check_structure().and_then(|mut problems| {
            let documents = self.check_documents(&mut problems)?;
            Ok(CheckReport { documents, problems: counted(problems) })
        });
        match report {
            Err(Fault::Sqlite(error)) if is_corrupt(&error) => {
                Ok(CheckReport { documents: 0, problems: vec![error.to_string()] })
            }
            other => other.map_err(|fault| self.at(fault)),
        }
    }

    fn check_structure(&self) -> Attempt<Vec<String>> {
        let mut query = self.connection.prepare("PRAGMA integrity_check(20)")?;
        let rows = query.query_map([], |row| row.get::<_, String>(0))?;
        let mut problems = rows.collect::<Result<Vec<_>, _>>()?;
        problems.retain(|problem| problem != "ok");
        let mut query = self.connection.prepare("PRAGMA foreign_key_check")?;
        let rows = query.query_map([], |row| row.get::<_, String>(0))?;
        for table in rows.take(20) {
            problems.push(format!("a row of {} has lost its document", table?));
        }
        let compare = "INSERT INTO search (search, rank) VALUES ('integrity-check', 1)";
        match self.connection.execute(compare, []) {
            Err(error) if is_corrupt(&error) => {
                problems.push("the search index does not agree with the texts".to_owned());
            }
            // Cannot be asked of a file opened for reading, or while another program writes; the
            // check above has seen the index's own structure.
            Ok(_) | Err(_) => {}
        }
        Ok(problems)
    }

    fn check_documents(&self, problems: &mut Vec<String>) -> Attempt<usize> {
        let mut documents = 0;
        for (row, sha256) in self.hashes()? {
            documents += 1;
            let bytes = self.read_bytes(row);
            if !bytes.is_ok_and(|bytes| Sha256::of(&bytes) == sha256) {
                problems.push(format!("the bytes of {} are not the ones stored", sha256.short()));
            }
            let Ok(record) = self.read_record(row) else {
                problems.push(format!("the record of {} cannot be read", sha256.short()));
                continue;
            };
            if !flat::agrees(&self.connection, row, &record)? {
                problems.push(format!("the listings of {} are not its record's", sha256.short()));
            }
        }
        Ok(documents)
    }

    /// The public form of an error of this file.
    pub(crate) fn at(&self, fault: Fault) -> StoreError {
        fault.at(&self.path, || self.holder())
    }

    fn holder(&self) -> Option<Holder> {
        writer::read_note(&self.connection, &self.token)
    }
}

impl Drop for Case {
    fn drop(&mut self) {
        if !self.closed {
            // No one is left to tell; SQLite recovers the log at the next opening.
            let _ = self.finish();
        }
    }
}

/// Each problem once, in their order, with how many times it was found.
fn counted(problems: Vec<String>) -> Vec<String> {
    let mut found: Vec<(String, usize)> = Vec::new();
    for problem in problems {
        match found.iter_mut().find(|(known, _)| *known == problem) {
            Some((_, times)) => *times += 1,
            None => found.push((problem, 1)),
        }
    }
    let told = |(problem, times)| match times {
        1 => problem,
        times => format!("{problem} ({times} times)"),
    };
    found.into_iter().map(told).collect()
}

fn is_corrupt(error: &rusqlite::Error) -> bool {
    error.sqlite_error_code() == Some(rusqlite::ErrorCode::DatabaseCorrupt)
}

/// A copy under a temporary name that takes its real name when it is whole.
pub(crate) fn copy_to(connection: &Connection, destination: &Path) -> Attempt<()> {
    let io = |source| StoreError::Io { path: destination.to_path_buf(), source };
    let taken = || StoreError::Exists { path: destination.to_path_buf() };
    if destination.symlink_metadata().is_ok() {
        return Err(taken().into());
    }
    if let Some(folder) =
        destination.parent().filter(|folder| !folder.as_os_str().is_empty() && !folder.is_dir())
    {
        let source = std::io::Error::new(std::io::ErrorKind::NotFound, "no such folder");
        return Err(StoreError::Io { path: folder.to_path_buf(), source }.into());
    }
    let part = beside(destination, &format!(".part-{}", std::process::id()));
    let name = part.to_str().ok_or_else(|| io(std::io::Error::other("its name is not Unicode")))?;
    let copied = connection.execute("VACUUM INTO ?1", [name]).map_err(Fault::from);
    let named = copied.and_then(|_| {
        forget_holder(&part)?;
        fs::File::open(&part).and_then(|file| file.sync_all()).map_err(io)?;
        // A link, not a rename: it fails where the name was taken meanwhile.
        match fs::hard_link(&part, destination) {
            Ok(()) => Ok(()),
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => Err(taken().into()),
            Err(_) => fs::rename(&part, destination).map_err(io).map_err(Fault::from),
        }
    });
    let _ = fs::remove_file(&part);
    named
}

/// A copy has no writer, and should not name this machine.
fn forget_holder(copy: &Path) -> Attempt<()> {
    let connection = Connection::open(copy)?;
    connection.execute_batch("PRAGMA secure_delete = ON; DELETE FROM holder;")?;
    Ok(())
}
