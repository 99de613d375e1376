//! The form of a case file: its version, its upgrade, and whether its schema is what it says.

use std::path::{Path, PathBuf};

use rusqlite::Connection;
use rusqlite_migration::{M, Migrations};

use crate::case::{Notice, copy_to};
use crate::edit;
use crate::error::{Attempt, Fault, StoreError};
use crate::open::{OpenOptions, beside, limit_growth, number};

/// "CHNC", in the header of every case file (`PRAGMA application_id`).
pub(crate) const APPLICATION: i64 = 0x4348_4E43;

/// The forms of the case file, oldest first. A released one is never changed.
pub(crate) const FORMS: &[M<'static>] = &[
    M::up(include_str!("../migrations/001-case-file.sql")),
    M::up(include_str!("../migrations/002-rulings.sql")),
    M::up(include_str!("../migrations/003-codes.sql")),
    M::up(include_str!("../migrations/004-means.sql")),
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
            return Err(StoreError::Older { path, found }.into());
        }
        let backup = back_up(connection, &path, found)?;
        migrate(connection, forms)?;
        // What listings sort by is derived, and may have been derived otherwise.
        let again = connection.transaction()?;
        edit::relist_all(&again)?;
        again.commit()?;
        notices.push(Notice::new(format!(
            "the case file was upgraded from form {found} to form {known}; the file as it was is \
             kept as {}",
            backup.display()
        )));
    }
    limit_growth(connection, options)
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
