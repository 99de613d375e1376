//! Opening a case file: what it is, whether it can be trusted, which form it has, which journal.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::{Connection, ErrorCode, OpenFlags};
use rusqlite_migration::M;

use crate::case::Notice;
use crate::error::{Attempt, Fault, StoreError};
use crate::form::{expect_schema, settle_form};
use crate::network::network;
use crate::pack;

/// How the file is kept consistent while it is written to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Journal {
    /// [`Journal::Wal`] on a local file system, [`Journal::Rollback`] on a network.
    #[default]
    Auto,
    /// A write-ahead log: readers and a writer do not wait for each other.
    Wal,
    /// A rollback journal: works wherever files can be locked.
    Rollback,
}

/// How to open a case file. By default: an existing one, for writing, waiting five seconds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenOptions {
    /// Make the file where there is none.
    pub create: bool,
    /// Change nothing.
    pub read_only: bool,
    /// How long to wait for another writer.
    pub wait: Duration,
    /// The journal to use.
    pub journal: Journal,
    /// Do not let the file grow beyond this many bytes.
    pub max_bytes: Option<u64>,
    /// Open a file of which tables are damaged, for [`crate::Case::check`] to tell what is wrong.
    pub damaged_too: bool,
}

impl Default for OpenOptions {
    fn default() -> Self {
        Self {
            create: false,
            read_only: false,
            wait: Duration::from_secs(5),
            journal: Journal::Auto,
            max_bytes: None,
            damaged_too: false,
        }
    }
}

/// An open database that has been found to be a case file of the present form.
pub(crate) struct Opened {
    pub(crate) connection: Connection,
    pub(crate) path: PathBuf,
    pub(crate) notices: Vec<Notice>,
}

pub(crate) fn open(
    path: &Path,
    options: &OpenOptions,
    forms: &[M<'_>],
) -> Result<Opened, StoreError> {
    // An absolute path also keeps SQLite from reading a meaning into names such as ":memory:".
    let path = std::path::absolute(path)
        .map_err(|source| StoreError::Io { path: path.to_path_buf(), source })?;
    inspect(&path, options)?;
    let mut notices = Vec::new();
    let at = |fault: Fault| fault.at(&path, || None);
    let mut connection = connect(&path, options, &mut notices).map_err(at)?;
    settle_form(&mut connection, &path, options, forms, &mut notices).map_err(at)?;
    settle_journal(&connection, &path, options, &mut notices).map_err(at)?;
    expect_schema(&connection, forms).map_err(at)?;
    if !options.damaged_too {
        expect_whole(&connection, CHECKED_ON_OPENING).map_err(at)?;
    }
    Ok(Opened { connection, path, notices })
}

/// What can be told before the database library touches the file.
fn inspect(path: &Path, options: &OpenOptions) -> Result<(), StoreError> {
    let io = |source| StoreError::Io { path: path.to_path_buf(), source };
    let metadata = match fs::metadata(path) {
        Ok(metadata) => metadata,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            return absent(path, options);
        }
        Err(error) => return Err(io(error)),
    };
    if !metadata.is_file() {
        return Err(StoreError::NotAFile { path: path.to_path_buf() });
    }
    // Also for those whom the system would let write all the same: the mark was put there by someone.
    if metadata.permissions().readonly() && !options.read_only {
        return Err(StoreError::ReadOnly { path: path.to_path_buf() });
    }
    let mut header = Vec::with_capacity(100);
    fs::File::open(path).and_then(|file| file.take(100).read_to_end(&mut header)).map_err(io)?;
    if header.is_empty() && options.create && !options.read_only {
        return Ok(());
    }
    check_header(&header, metadata.len(), idle(path)).map_err(|fault| fault.at(path, || None))
}

fn absent(path: &Path, options: &OpenOptions) -> Result<(), StoreError> {
    let folder = path.parent().filter(|folder| !folder.is_dir());
    match folder {
        _ if !options.create || options.read_only => {
            Err(StoreError::Missing { path: path.to_path_buf() })
        }
        Some(folder) => Err(StoreError::Io {
            path: folder.to_path_buf(),
            source: std::io::Error::new(std::io::ErrorKind::NotFound, "no such folder"),
        }),
        None => Ok(()),
    }
}

/// Whether no journal lies beside the file, so that its header can be taken at its word.
fn idle(path: &Path) -> bool {
    ["-wal", "-journal"].iter().all(|suffix| !beside(path, suffix).exists())
}

pub(crate) fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

/// The header of the SQLite file format (<https://sqlite.org/fileformat2.html>, section 1.3).
fn check_header(header: &[u8], length: u64, idle: bool) -> Attempt<()> {
    if header.len() < 100 || !header.starts_with(b"SQLite format 3\0") {
        let code = rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_NOTADB);
        return Err(rusqlite::Error::SqliteFailure(code, None).into());
    }
    let word = |at: usize| {
        let bytes = header.get(at..at + 4).and_then(|bytes| bytes.try_into().ok());
        u64::from(bytes.map_or(0, u32::from_be_bytes))
    };
    let page = match word(16) >> 16 {
        1 => 65_536,
        size => size,
    };
    if !(512..=65_536).contains(&page) || !page.is_power_of_two() {
        return Err(Fault::damaged("its header names an impossible page size"));
    }
    // The page count is valid only where the change counter equals version-valid-for.
    let counted = word(24) == word(92) && word(28) > 0;
    if idle && counted && length < word(28) * page {
        return Err(Fault::damaged(format!(
            "it has {length} bytes where its header promises {}: it was cut short",
            word(28) * page
        )));
    }
    Ok(())
}

fn connect(path: &Path, options: &OpenOptions, notices: &mut Vec<Notice>) -> Attempt<Connection> {
    let mut flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX
        | OpenFlags::SQLITE_OPEN_EXRESCODE;
    flags.set(OpenFlags::SQLITE_OPEN_CREATE, options.create && !options.read_only);
    if !options.read_only {
        let connection = Connection::open_with_flags(path, flags)?;
        harden(&connection)?;
        connection.busy_timeout(options.wait)?;
        if connection.is_readonly("main")? {
            return Err(StoreError::ReadOnly { path: path.to_path_buf() }.into());
        }
        return Ok(connection);
    }
    // Where no log can be made beside the file, the first look into it fails.
    match reader(path, flags, options.wait) {
        Err(Fault::Sqlite(error))
            if idle(path)
                && matches!(
                    error.sqlite_error_code(),
                    Some(ErrorCode::CannotOpen | ErrorCode::ReadOnly)
                ) =>
        {
            notices.push(Notice::new(
                "no log can be kept beside the case file; it is read as it stands, and must not be \
                 changed by another program meanwhile",
            ));
            immutable(path)
        }
        found => found,
    }
}

/// Reading goes through a connection that could write, since only such a one can clear away the
/// journal when it closes; the pragma keeps it from changing anything.
fn reader(path: &Path, flags: OpenFlags, wait: Duration) -> Attempt<Connection> {
    let connection = Connection::open_with_flags(path, flags)?;
    harden(&connection)?;
    connection.busy_timeout(wait)?;
    connection.execute_batch("PRAGMA query_only = ON")?;
    connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
    Ok(connection)
}

/// A file on a medium where not even the index of a log can be written.
fn immutable(path: &Path) -> Attempt<Connection> {
    let name = path.to_str().ok_or_else(|| {
        Fault::Said(StoreError::Io {
            path: path.to_path_buf(),
            source: std::io::Error::other("its name is not Unicode"),
        })
    })?;
    let name = name.replace('%', "%25").replace('?', "%3f").replace('#', "%23");
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY
        | OpenFlags::SQLITE_OPEN_NO_MUTEX
        | OpenFlags::SQLITE_OPEN_EXRESCODE
        | OpenFlags::SQLITE_OPEN_URI;
    let connection = Connection::open_with_flags(format!("file:{name}?immutable=1"), flags)?;
    harden(&connection)?;
    Ok(connection)
}

/// A view of the words of the search index. It belongs to the connection and is not in the file, and is
/// made before the connection is kept from changing anything.
const VOCABULARY: &str = "CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab(main, search, row)";

/// SQLite's advice for files that may be hostile (<https://sqlite.org/security.html>, section 1.2).
pub(crate) fn harden(connection: &Connection) -> Attempt<()> {
    // All statements that adding a document takes; the default of 16 prepares them again each time.
    connection.set_prepared_statement_cache_capacity(64);
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_FKEY, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DML, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DDL, false)?;
    let longest = i32::try_from(pack::LONGEST * 2 + (1 << 20)).unwrap_or(i32::MAX);
    for (limit, value) in [
        (Limit::SQLITE_LIMIT_LENGTH, longest),
        (Limit::SQLITE_LIMIT_SQL_LENGTH, 1 << 20),
        (Limit::SQLITE_LIMIT_COLUMN, 100),
        (Limit::SQLITE_LIMIT_EXPR_DEPTH, 100),
        (Limit::SQLITE_LIMIT_COMPOUND_SELECT, 20),
        (Limit::SQLITE_LIMIT_ATTACHED, 1),
        (Limit::SQLITE_LIMIT_TRIGGER_DEPTH, 10),
        (Limit::SQLITE_LIMIT_WORKER_THREADS, 0),
    ] {
        connection.set_limit(limit, value)?;
    }
    connection.execute_batch(
        "PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0; PRAGMA secure_delete = ON;
         PRAGMA cache_size = -16000;",
    )?;
    Ok(connection.execute_batch(VOCABULARY)?)
}

/// Tables whose rows are few and short, so that looking through them costs milliseconds even in a
/// case of thousands of documents. A damaged page of theirs loses rows without an error: documents
/// that are not listed, verdicts that no longer count. Records and texts tell by their checksums.
const CHECKED_ON_OPENING: &[&str] = &[
    "documents",
    "verdicts",
    "attachments",
    "rulings",
    "ruling_documents",
    "contacts",
    "participants",
    "commitments",
];

/// Whether the pages of these tables are in order.
pub(crate) fn expect_whole(connection: &Connection, tables: &[&str]) -> Attempt<()> {
    for table in tables {
        // Older forms have fewer.
        let there = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?1";
        if !connection.prepare_cached(there)?.exists([table])? {
            continue;
        }
        let query = format!("PRAGMA quick_check({table})");
        let told = connection.query_row(&query, [], |row| row.get::<_, String>(0));
        let detail = match told {
            Ok(told) if told == "ok" => continue,
            Ok(told) => told,
            Err(error) if error.sqlite_error_code() == Some(ErrorCode::DatabaseCorrupt) => {
                error.to_string()
            }
            Err(error) => return Err(error.into()),
        };
        // SQLite heads its list with a line of stars and the name of the database.
        let detail = detail.lines().find(|line| !line.starts_with("***")).unwrap_or("a page");
        return Err(Fault::damaged(format!("the table of {table} is not whole ({detail})")));
    }
    Ok(())
}

pub(crate) fn number(connection: &Connection, pragma: &str) -> Attempt<i64> {
    Ok(connection.pragma_query_value(None, pragma, |row| row.get(0))?)
}

pub(crate) fn limit_growth(connection: &Connection, options: &OpenOptions) -> Attempt<()> {
    if let Some(bytes) = options.max_bytes {
        let page = number(connection, "page_size")?.unsigned_abs().max(512);
        let pages = i64::try_from((bytes / page).clamp(1, 0xFFFF_FFFE)).unwrap_or(i64::MAX);
        let set = |_: &rusqlite::Row<'_>| Ok(());
        connection.query_row(&format!("PRAGMA max_page_count = {pages}"), [], set)?;
    }
    Ok(())
}

fn settle_journal(
    connection: &Connection,
    path: &Path,
    options: &OpenOptions,
    notices: &mut Vec<Notice>,
) -> Attempt<()> {
    let away = network(path);
    let rollback = match options.journal {
        Journal::Auto => away.is_some(),
        Journal::Wal => false,
        Journal::Rollback => true,
    };
    if let (Some(kind), true) = (away, rollback) {
        notices.push(Notice::new(format!(
            "{} lies on a network file system ({kind}); a rollback journal is used, and readers \
             wait while someone writes",
            path.display()
        )));
    }
    if options.read_only {
        return Ok(());
    }
    let (wanted, statement) = if rollback {
        ("delete", "PRAGMA journal_mode = DELETE")
    } else {
        ("wal", "PRAGMA journal_mode = WAL")
    };
    let mut now: String = connection.pragma_query_value(None, "journal_mode", |row| row.get(0))?;
    if now != wanted {
        now = match connection.query_row(statement, [], |row| row.get(0)) {
            Ok(now) => now,
            // Another program has the file open: its journal stays.
            Err(error) if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy) => now,
            Err(error) => return Err(error.into()),
        };
    }
    if rollback && now == "wal" {
        notices.push(Notice::new(
            "another program has the case file open with a write-ahead log; close it before \
             working over a network",
        ));
    }
    // FULL: what was acknowledged outlives a power cut, not only the end of the program.
    connection.execute_batch("PRAGMA synchronous = FULL")?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::FORMS;

    const NEXT: &[M<'static>] = &[
        M::up(include_str!("../migrations/001-case-file.sql")),
        M::up("CREATE TABLE later (word TEXT) STRICT; INSERT INTO later VALUES ('kept')"),
    ];

    const OLD: &[M<'static>] = &[M::up(include_str!("../migrations/001-case-file.sql"))];

    fn new() -> OpenOptions {
        OpenOptions { create: true, ..OpenOptions::default() }
    }

    #[test]
    fn an_older_form_is_upgraded_and_kept_beside() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("talks.chancery");
        drop(open(&path, &new(), OLD).unwrap());

        let reading = OpenOptions { read_only: true, ..OpenOptions::default() };
        let bytes = std::fs::read(&path).unwrap();
        let read = open(&path, &reading, NEXT).unwrap();
        assert!(read.notices[0].text().contains("older form 1"));
        let word: String =
            read.connection.query_row("SELECT word FROM later", [], |row| row.get(0)).unwrap();
        assert_eq!(word, "kept");
        assert!(read.connection.execute("DELETE FROM later", []).is_err());
        drop(read);
        assert_eq!(std::fs::read(&path).unwrap(), bytes, "reading leaves the file as it is");

        let opened = open(&path, &new(), NEXT).unwrap();
        assert_eq!(opened.notices.len(), 1);
        assert!(opened.notices[0].text().contains("talks.chancery.form-1"));
        assert_eq!(number(&opened.connection, "user_version").unwrap(), 2);
        drop(opened);

        // The backup is a whole case file of the old form.
        drop(open(&folder.path().join("talks.chancery.form-1"), &new(), OLD).unwrap());
        let newer = open(&path, &new(), OLD);
        assert!(matches!(newer, Err(StoreError::Newer { found: 2, known: 1, .. })));
    }

    #[test]
    fn a_file_on_a_medium_that_cannot_be_written_to_is_read_as_it_stands() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("100% sure? #1.chancery");
        let opened = open(&path, &new(), FORMS).unwrap();
        opened.connection.execute("INSERT INTO removals VALUES (1)", []).unwrap();
        drop(opened);
        let connection = immutable(&path).unwrap();
        let count = "SELECT count(*) FROM removals";
        let count: i64 = connection.query_row(count, [], |row| row.get(0)).unwrap();
        assert_eq!(count, 1);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "no log beside it");
    }

    #[test]
    fn a_failed_upgrade_leaves_the_file_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("talks.chancery");
        drop(open(&path, &new(), OLD).unwrap());
        let broken = [OLD[0].clone(), M::up("CREATE TABLE documents (id)")];
        assert!(open(&path, &new(), &broken).is_err());
        drop(open(&path, &new(), OLD).unwrap());
    }
}
