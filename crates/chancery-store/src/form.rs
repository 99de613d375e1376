//! The form of a case file: its version, its upgrade, and whether its schema is what it says.

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::Connection;
use rusqlite::backup::Backup;
use rusqlite_migration::{M, Migrations};

use crate::case::{Notice, copy_to};
use crate::edit;
use crate::error::{Attempt, Fault, StoreError};
use crate::open::{OpenOptions, beside, harden, limit_growth, number};

/// "CHNC", in the header of every case file (`PRAGMA application_id`).
pub(crate) const APPLICATION: i64 = 0x4348_4E43;

/// The forms of the case file, oldest first. A released one is never changed.
pub(crate) const FORMS: &[M<'static>] = &[
    M::up(include_str!("../migrations/001-case-file.sql")),
    M::up(include_str!("../migrations/002-rulings.sql")),
    M::up(include_str!("../migrations/003-codes.sql")),
    M::up(include_str!("../migrations/004-means.sql")),
    M::up(include_str!("../migrations/005-outlines.sql")),
];

/// Makes the tables of a new file, refuses foreign and newer ones, upgrades older ones.
pub(crate) fn settle_form(
    connection: &mut Connection,
    path: &Path,
    options: &OpenOptions,
    forms: &[M<'_>],
    notices: &mut Vec<Notice>,
) -> Attempt<()> {
    let known = i64::try_from(forms.len()).unwrap_or(i64::MAX);
    // One snapshot: another program may be making the file at this moment.
    let snapshot = connection.transaction()?;
    let found = number(&snapshot, "user_version")?;
    let application = number(&snapshot, "application_id")?;
    let tables: i64 =
        snapshot.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    snapshot.commit()?;
    let path = path.to_path_buf();
    if application != APPLICATION {
        let empty = application == 0 && found == 0 && tables == 0;
        if !(empty && options.create && !options.read_only) {
            let found = if empty { "an empty database" } else { "a database of another program" };
            return Err(StoreError::Foreign { path, found: found.to_owned() }.into());
        }
        limit_growth(connection, options)?;
        return migrate(connection, forms);
    }
    if found > known {
        return Err(StoreError::Newer { path, found, known }.into());
    }
    if !(1..=known).contains(&found) {
        return Err(Fault::damaged(format!("its form has the impossible number {found}")));
    }
    if found < known {
        if options.read_only {
            *connection = upgraded_copy(connection, forms)?;
            notices.push(Notice::new(format!(
                "the case file has the older form {found}; it is read through a copy in form \
                 {known} and left as it is, which takes longer. The next command that writes to it \
                 (`chancery refresh`, for one) upgrades the file and keeps a backup"
            )));
            return Ok(());
        }
        let backup = back_up(connection, &path, found)?;
        upgrade(connection, forms)?;
        notices.push(Notice::new(format!(
            "the case file was upgraded from form {found} to form {known}; the file as it was is \
             kept as {}",
            backup.display()
        )));
    }
    limit_growth(connection, options)
}

fn upgrade(connection: &mut Connection, forms: &[M<'_>]) -> Attempt<()> {
    migrate(connection, forms)?;
    // What listings sort by is derived, and may have been derived otherwise.
    let again = connection.transaction()?;
    edit::relist_all(&again)?;
    Ok(again.commit()?)
}

/// The file in its present form, in a private database that is gone when it is closed: SQLite keeps
/// it in memory as long as it is small, else in a temporary file.
fn upgraded_copy(connection: &Connection, forms: &[M<'_>]) -> Attempt<Connection> {
    let mut copy = Connection::open("")?;
    Backup::new(connection, &mut copy)?.run_to_completion(1 << 12, Duration::ZERO, None)?;
    harden(&copy)?;
    copy.pragma_update(None, "journal_mode", "MEMORY")?;
    upgrade(&mut copy, forms)?;
    copy.execute_batch("PRAGMA query_only = ON")?;
    Ok(copy)
}

fn migrate(connection: &mut Connection, forms: &[M<'_>]) -> Attempt<()> {
    let Err(error) = Migrations::from_slice(forms).to_latest(connection) else {
        return Ok(());
    };
    // Two programs may have begun at once; then the other one has done it.
    if usize::try_from(number(connection, "user_version")?) == Ok(forms.len()) {
        return Ok(());
    }
    Err(match error {
        rusqlite_migration::Error::RusqliteError { err, .. } => err.into(),
        other => Fault::damaged(other.to_string()),
    })
}

/// A copy of the file in its old form, beside it; the name says which form.
fn back_up(connection: &Connection, path: &Path, form: i64) -> Attempt<PathBuf> {
    let name = |n: u32| match n {
        0 => beside(path, &format!(".form-{form}")),
        n => beside(path, &format!(".form-{form}.{n}")),
    };
    let free = (0..1000).map(name).find(|candidate| !candidate.exists());
    let free = free.ok_or_else(|| StoreError::Exists { path: name(0) })?;
    copy_to(connection, &free)?;
    Ok(free)
}

/// Tables, indexes, views and triggers by name, with the statements that made them. The tables
/// inside the search index are its own affair, and differ between versions of SQLite.
fn schema(connection: &Connection) -> Attempt<Vec<(String, String)>> {
    let mut query = connection.prepare(
        "SELECT type || ' ' || name, sql FROM sqlite_schema
         WHERE sql IS NOT NULL AND name NOT LIKE 'search\\_%' ESCAPE '\\'
         AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY 1",
    )?;
    let rows = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// A case file has what its form says, word for word, and no trigger besides: a trigger from
/// elsewhere could change what is written. Other people's views and tables are let be.
pub(crate) fn expect_schema(connection: &Connection, forms: &[M<'_>]) -> Attempt<()> {
    let mut model = Connection::open_in_memory()?;
    migrate(&mut model, forms)?;
    let (expected, found) = (schema(&model)?, schema(connection)?);
    if let Some((name, _)) = expected.iter().find(|object| !found.contains(object)) {
        return Err(Fault::damaged(format!("its {name} is missing or was changed")));
    }
    let stranger =
        found.iter().find(|object| object.0.starts_with("trigger ") && !expected.contains(object));
    match stranger {
        Some((name, _)) => Err(Fault::damaged(format!("it has a {name} that does not belong"))),
        None => Ok(()),
    }
}
