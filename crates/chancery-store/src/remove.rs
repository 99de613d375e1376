//! Taking documents out so that nothing of them stays.

use std::fs;
use std::path::PathBuf;

use chancery_record::Sha256;

use crate::case::Case;
use crate::error::{Attempt, StoreError};
use crate::{flat, refresh, rulings};

/// What [`Case::remove`] did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RemoveReport {
    /// How many documents were removed.
    pub documents: usize,
    /// How many verdicts went with them.
    pub verdicts: usize,
    /// Whether the file was also made smaller. Where it was not (no room for the work, or another
    /// program is reading), the words are gone all the same: they were written over with zeros.
    pub shrunk: bool,
    /// Whether the log beside the file is gone too. Where another program is reading, it still holds
    /// the old pages until that program closes the file.
    pub log_cleared: bool,
    /// Files beside the case file that were made when it was upgraded, and may still hold the
    /// documents: to be deleted by hand.
    pub backups: Vec<PathBuf>,
}

impl Case {
    /// Removes documents with everything that was derived from them and the verdicts on them, and
    /// leaves no trace in the file: freed pages are written over, the index forgets the words at
    /// once, and the file is written anew without the gap.
    ///
    /// Copies made before, and backups of the file system, are beyond its reach.
    ///
    /// # Errors
    /// [`StoreError::UnknownDocument`] where one of them is not held; none is removed then.
    pub fn remove(&mut self, documents: &[Sha256]) -> Result<RemoveReport, StoreError> {
        let rows =
            self.told(|| documents.iter().map(|one| self.known(one)).collect::<Attempt<Vec<_>>>())?;
        let verdicts = self.write(|transaction| {
            let mut gone = 0;
            for row in &rows {
                gone += erase(transaction, *row)?;
            }
            rulings::erase_unnamed(transaction)?;
            transaction.execute("DELETE FROM removals", [])?;
            Ok(gone)
        })?;
        // The documents are gone from here on: what fails now is reported, not returned.
        let shrunk = self.connection.execute_batch("VACUUM").is_ok();
        let checkpoint = "PRAGMA wal_checkpoint(TRUNCATE)";
        let busy = self.connection.query_row(checkpoint, [], |row| row.get::<_, i64>(0));
        let log_cleared = busy.is_ok_and(|busy| busy == 0);
        let documents = rows.len();
        Ok(RemoveReport { documents, verdicts, shrunk, log_cleared, backups: self.backups() })
    }

    fn backups(&self) -> Vec<PathBuf> {
        let (Some(folder), Some(name)) = (self.path.parent(), self.path.file_name()) else {
            return Vec::new();
        };
        let start = format!("{}.form-", name.to_string_lossy());
        let entries = fs::read_dir(folder).into_iter().flatten().flatten();
        let named = |path: &PathBuf| {
            path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(&start))
        };
        let mut found: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(named).collect();
        found.sort();
        found
    }
}

/// Returns how many verdicts went with the document.
fn erase(connection: &rusqlite::Connection, row: i64) -> Attempt<usize> {
    connection.execute("INSERT OR IGNORE INTO removals (document) VALUES (?1)", [row])?;
    refresh::erase_text(connection, row)?;
    flat::delete(connection, row)?;
    connection.execute(
        "DELETE FROM attachments WHERE verdict IN (SELECT seq FROM verdicts WHERE document = ?1)",
        [row],
    )?;
    let mut verdicts = connection.execute("DELETE FROM verdicts WHERE document = ?1", [row])?;
    verdicts += rulings::erase(connection, row)?;
    for statement in [
        "DELETE FROM successions WHERE document = ?1",
        "DELETE FROM extractions WHERE document = ?1",
        "DELETE FROM records WHERE document = ?1",
        "DELETE FROM sources WHERE document = ?1",
        "DELETE FROM names WHERE document = ?1",
        "DELETE FROM documents WHERE id = ?1",
    ] {
        connection.execute(statement, [row])?;
    }
    Ok(verdicts)
}
