//! One writer at a time, and who it is.
//!
//! The lock is SQLite's. The note in `holder` only says who has it: it is committed before the work
//! begins, so that others can read it while the work goes on. A program that is killed leaves its
//! note behind; that does no harm, since the note is read only when the lock is in fact held.

use std::sync::atomic::{AtomicU64, Ordering};

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior, params};

use crate::case::Case;
use crate::error::{Attempt, Holder, StoreError};

impl Case {
    /// Does the work in one transaction that holds the write lock from its start; all of it is on
    /// the disk when this returns, or none.
    pub(crate) fn write<T>(
        &mut self,
        work: impl FnOnce(&Transaction<'_>) -> Attempt<T>,
    ) -> Result<T, StoreError> {
        let done = self.attempt(work);
        done.map_err(|fault| self.at(fault))
    }

    fn attempt<T>(&mut self, work: impl FnOnce(&Transaction<'_>) -> Attempt<T>) -> Attempt<T> {
        let now = now();
        let token = self.token.clone();
        let mut transaction = begin(&mut self.connection)?;
        if !has_note(&transaction, &token)? {
            write_note(&transaction, &token, &now)?;
            transaction.commit()?;
            transaction = begin(&mut self.connection)?;
        }
        let value = work(&transaction)?;
        transaction.commit()?;
        Ok(value)
    }
}

fn begin(connection: &mut Connection) -> Attempt<Transaction<'_>> {
    Ok(connection.transaction_with_behavior(TransactionBehavior::Immediate)?)
}

/// The time, in UTC, as RFC 3339 to the second.
pub(crate) fn now() -> String {
    let second = Timestamp::from_second(Timestamp::now().as_second());
    second.unwrap_or(Timestamp::UNIX_EPOCH).to_string()
}

/// A name for a connection that no other has.
pub(crate) fn token() -> String {
    static OPENED: AtomicU64 = AtomicU64::new(0);
    let count = OPENED.fetch_add(1, Ordering::Relaxed);
    format!("{}-{}-{count}", Timestamp::now().as_nanosecond(), std::process::id())
}

fn has_note(connection: &Connection, token: &str) -> Attempt<bool> {
    let query = "SELECT 1 FROM holder WHERE token = ?1";
    let found = connection.prepare_cached(query)?.query_row([token], |_| Ok(())).optional()?;
    Ok(found.is_some())
}

fn write_note(connection: &Connection, token: &str, now: &str) -> Attempt<()> {
    connection.execute(
        "INSERT OR REPLACE INTO holder (only, token, pid, host, command, since)
         VALUES (1, ?1, ?2, ?3, ?4, ?5)",
        params![token, std::process::id(), host(), command(), now],
    )?;
    Ok(())
}

/// The note of whoever is writing, unless it is this connection's own.
pub(crate) fn read_note(connection: &Connection, token: &str) -> Option<Holder> {
    let query = "SELECT pid, host, command, since FROM holder WHERE token <> ?1";
    let holder = connection.query_row(query, [token], |row| {
        Ok(Holder { pid: row.get(0)?, host: row.get(1)?, command: row.get(2)?, since: row.get(3)? })
    });
    holder.ok()
}

/// Takes this connection's note away; another writer's stays.
pub(crate) fn clear_note(case: &Case) {
    if !has_note(&case.connection, &case.token).unwrap_or(false) {
        return;
    }
    // A note that cannot be cleared now is replaced by the next writer's.
    let _ = case.connection.execute("DELETE FROM holder WHERE token = ?1", [&case.token]);
}

fn command() -> String {
    let program = std::env::args_os().next().unwrap_or_default();
    let name = std::path::Path::new(&program).file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}

#[cfg(unix)]
fn host() -> String {
    rustix::system::uname().nodename().to_string_lossy().into_owned()
}

#[cfg(not(unix))]
fn host() -> String {
    std::env::var("COMPUTERNAME").unwrap_or_else(|_| "this machine".to_owned())
}
