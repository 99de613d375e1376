//! What a case file may be found to be, and what is said then.

use std::fs;
use std::time::Duration;

use chancery_store::{Case, Journal, OpenOptions, StoreError};
use rusqlite::Connection;

use crate::fiction::{CALL, Desk, VISIT, creating, everything, numbered, put};

fn writing() -> OpenOptions {
    OpenOptions::default()
}

fn reading() -> OpenOptions {
    OpenOptions { read_only: true, ..OpenOptions::default() }
}

fn refused(desk: &Desk, options: &OpenOptions) -> StoreError {
    let error = Case::open(&desk.path, options).expect_err("it is refused");
    // What, where, and what to do.
    assert!(error.to_string().contains("talks.chancery"), "{error}");
    assert!(!error.to_string().ends_with('.'), "{error}");
    assert!(!error.help().is_empty());
    error
}

/// A case file of two documents, closed.
fn filed() -> Desk {
    let desk = Desk::new();
    let mut case = desk.open();
    put(&mut case, &[&CALL.build(), &VISIT.build()]);
    case.close().unwrap();
    desk
}

#[test]
fn one_file_remains() {
    let desk = filed();
    assert_eq!(desk.files(), ["talks.chancery"]);
    // Nor does the file say on which machine it was written.
    let other = Connection::open(&desk.path).unwrap();
    let holders = "SELECT count(*) FROM holder";
    let holders: i64 = other.query_row(holders, [], |row| row.get(0)).unwrap();
    assert_eq!(holders, 0);
}

#[test]
fn one_file_remains_after_reading_too() {
    let desk = filed();
    let before = fs::read(&desk.path).unwrap();
    let case = Case::open(&desk.path, &reading()).unwrap();
    assert_eq!(case.count().unwrap(), 2);
    case.close().unwrap();
    assert_eq!(desk.files(), ["talks.chancery"]);
    assert_eq!(fs::read(&desk.path).unwrap(), before);
}

#[test]
fn missing() {
    let desk = Desk::new();
    assert!(matches!(refused(&desk, &writing()), StoreError::Missing { .. }));
    let both = OpenOptions { create: true, ..reading() };
    assert!(matches!(refused(&desk, &both), StoreError::Missing { .. }));
    assert!(desk.files().is_empty(), "nothing was made");
    let deep = desk.folder.path().join("no/such/talks.chancery");
    assert!(matches!(Case::open(&deep, &creating()), Err(StoreError::Io { .. })));
}

#[test]
fn a_folder() {
    let desk = Desk::new();
    fs::create_dir(&desk.path).unwrap();
    assert!(matches!(refused(&desk, &creating()), StoreError::NotAFile { .. }));
}

#[test]
fn names_that_mean_something_to_the_library_are_names() {
    let desk = Desk::new();
    for name in [":memory:", "file:x?mode=memory", "a#b%20c?.chancery", "тест 中.chancery"] {
        let path = desk.folder.path().join(name);
        let mut case = Case::open(&path, &creating()).unwrap();
        put(&mut case, &[&CALL.build()]);
        case.close().unwrap();
        assert!(path.is_file(), "{name}");
        assert_eq!(Case::open(&path, &reading()).unwrap().count().unwrap(), 1);
    }
}

#[test]
fn foreign() {
    let desk = Desk::new();
    fs::write(&desk.path, "Dear colleague, the talks went well.\n".repeat(10)).unwrap();
    assert!(matches!(refused(&desk, &creating()), StoreError::Foreign { .. }));
    fs::write(&desk.path, "short").unwrap();
    assert!(matches!(refused(&desk, &creating()), StoreError::Foreign { .. }));
    fs::remove_file(&desk.path).unwrap();

    let other = Connection::open(&desk.path).unwrap();
    other
        .execute_batch("CREATE TABLE recipes (name); INSERT INTO recipes VALUES ('soup')")
        .unwrap();
    drop(other);
    let before = fs::read(&desk.path).unwrap();
    assert!(matches!(refused(&desk, &creating()), StoreError::Foreign { .. }));
    assert_eq!(fs::read(&desk.path).unwrap(), before, "it was not touched");
}

#[test]
fn an_empty_file_becomes_a_case_file_only_when_asked() {
    let desk = Desk::new();
    fs::write(&desk.path, "").unwrap();
    assert!(matches!(refused(&desk, &writing()), StoreError::Foreign { .. }));
    desk.open().close().unwrap();
    assert_eq!(Case::open(&desk.path, &reading()).unwrap().count().unwrap(), 0);
}

#[test]
fn newer() {
    let desk = filed();
    let other = Connection::open(&desk.path).unwrap();
    other.pragma_update(None, "user_version", 99).unwrap();
    drop(other);
    let error = refused(&desk, &creating());
    assert!(matches!(error, StoreError::Newer { found: 99, .. }), "{error}");
}

#[test]
fn an_impossible_form() {
    let desk = filed();
    let other = Connection::open(&desk.path).unwrap();
    other.pragma_update(None, "user_version", -3).unwrap();
    drop(other);
    assert!(matches!(refused(&desk, &creating()), StoreError::Damaged { .. }));
}

#[test]
fn cut_short() {
    let desk = filed();
    let bytes = fs::read(&desk.path).unwrap();
    for keep in [120, 4096, bytes.len() / 2, bytes.len() - 1] {
        fs::write(&desk.path, &bytes[..keep]).unwrap();
        let error = refused(&desk, &creating());
        assert!(matches!(error, StoreError::Damaged { .. }), "{keep}: {error}");
    }
}

#[test]
fn damaged_pages_are_found_and_never_a_panic() {
    let desk = Desk::new();
    let mut case = desk.open();
    let papers: Vec<_> = (0..25).map(numbered).collect();
    put(&mut case, &papers.iter().collect::<Vec<_>>());
    case.close().unwrap();
    let bytes = fs::read(&desk.path).unwrap();
    let mut found = 0;
    for page in 0..bytes.len() / 4096 {
        let mut broken = bytes.clone();
        for byte in &mut broken[page * 4096 + 3000..(page + 1) * 4096] {
            *byte = byte.wrapping_mul(31).wrapping_add(7);
        }
        fs::write(&desk.path, &broken).unwrap();
        let _ = fs::remove_file(desk.folder.path().join("talks.chancery-wal"));
        let _ = fs::remove_file(desk.folder.path().join("talks.chancery-shm"));
        // For writing, since only so can the search index be compared with the texts.
        match Case::open(&desk.path, &writing()) {
            Err(StoreError::Damaged { .. }) => found += 1,
            Err(error) => panic!("page {page}: {error}"),
            Ok(case) => {
                found += usize::from(!case.check().unwrap().problems.is_empty());
                let _ = case.search("grain", 100);
                let _ = case.records(|_| std::ops::ControlFlow::Continue(()));
            }
        }
    }
    // SQLite keeps no checksums: a changed word that nothing else repeats (a name, a side) may go
    // unnoticed.
    let pages = bytes.len() / 4096;
    assert!(found * 5 >= pages * 4, "{found} of {pages}");
}

#[test]
fn a_stored_size_that_lies_is_found() {
    let desk = filed();
    for size in ["99999999999", "-1", "3", "1000000"] {
        let other = Connection::open(&desk.path).unwrap();
        other.execute_batch(&format!("UPDATE records SET size = {size}")).unwrap();
        drop(other);
        let case = Case::open(&desk.path, &reading()).unwrap();
        let error = case.record(CALL.build().sha256()).unwrap_err();
        assert!(matches!(error, StoreError::Damaged { .. }), "{error}");
    }
}

#[test]
fn a_changed_schema_is_refused() {
    for change in [
        "CREATE TRIGGER spy AFTER INSERT ON documents BEGIN DELETE FROM names; END",
        "DROP TRIGGER verdicts_are_not_changed",
        "DROP INDEX statements_by_id",
        "DROP VIEW statement_overview",
        "ALTER TABLE documents ADD COLUMN more TEXT",
        "DROP TABLE removals; CREATE VIEW removals AS SELECT id AS document FROM documents",
    ] {
        let desk = filed();
        let other = Connection::open(&desk.path).unwrap();
        other.execute_batch(change).unwrap();
        drop(other);
        let error = refused(&desk, &creating());
        assert!(matches!(error, StoreError::Damaged { .. }), "{change}: {error}");
    }
}

#[test]
fn other_peoples_views_are_let_be() {
    let desk = filed();
    let other = Connection::open(&desk.path).unwrap();
    other.execute_batch("CREATE VIEW mine AS SELECT count(*) FROM documents; ANALYZE;").unwrap();
    drop(other);
    assert_eq!(desk.open().count().unwrap(), 2);
}

#[test]
fn bytes_that_were_swapped_are_found() {
    let desk = filed();
    let other = Connection::open(&desk.path).unwrap();
    other
        .execute_batch(
            "UPDATE sources SET (size, deflated) =
             (SELECT size, deflated FROM sources AS s WHERE s.document = 2)
             WHERE document = 1;
             UPDATE texts SET text = text || ' more' WHERE document = 2;",
        )
        .unwrap();
    drop(other);
    let problems = desk.open().check().unwrap().problems;
    assert_eq!(problems.len(), 2, "{problems:?}");
    assert!(problems.iter().any(|problem| problem.contains("bytes of")));
    assert!(problems.iter().any(|problem| problem.contains("search index")));
}

#[test]
fn read_only_by_its_permissions() {
    let desk = filed();
    let mut permissions = fs::metadata(&desk.path).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&desk.path, permissions).unwrap();
    assert!(matches!(refused(&desk, &creating()), StoreError::ReadOnly { .. }));
    let case = Case::open(&desk.path, &reading()).unwrap();
    assert_eq!(case.count().unwrap(), 2);
}

#[test]
fn read_only_by_choice() {
    let desk = filed();
    let mut case = Case::open(&desk.path, &reading()).unwrap();
    let paper = numbered(1);
    let error = case.put(&[paper.new_document()]).unwrap_err();
    assert!(matches!(error, StoreError::ReadOnly { .. }), "{error}");
    let error = case.remove(&[CALL.build().sha256().clone()]).unwrap_err();
    assert!(matches!(error, StoreError::ReadOnly { .. }), "{error}");
    assert_eq!(case.count().unwrap(), 2);
}

#[test]
fn no_room_left() {
    let desk = Desk::new();
    let small = OpenOptions { max_bytes: Some(600_000), ..creating() };
    let mut case = Case::open(&desk.path, &small).unwrap();
    let papers: Vec<_> = (0..2_000).map(numbered).collect();
    let mut acknowledged = 0;
    let error = papers
        .chunks(10)
        .find_map(|chunk| {
            let batch: Vec<_> = chunk.iter().map(|paper| paper.new_document()).collect();
            match case.put(&batch) {
                Ok(report) => {
                    acknowledged += report.added() as u64;
                    None
                }
                Err(error) => Some(error),
            }
        })
        .expect("the file is full before all are in");
    assert!(matches!(error, StoreError::Full { .. }), "{error}");
    assert!(acknowledged > 0 && acknowledged % 10 == 0);
    // What was acknowledged is there, and nothing of the batch that failed.
    assert_eq!(case.count().unwrap(), acknowledged);
    assert_eq!(case.check().unwrap().problems, [""; 0]);
    case.close().unwrap();
    assert!(fs::metadata(&desk.path).unwrap().len() <= 600_000);

    // With more room the same command goes on from there.
    let mut case = desk.open();
    let batch: Vec<_> = papers.iter().take(400).map(|paper| paper.new_document()).collect();
    let report = case.put(&batch).unwrap();
    assert_eq!(report.same() as u64, acknowledged.min(400));
    assert_eq!(case.count().unwrap(), 400.max(acknowledged));
}

#[test]
fn a_rollback_journal_serves_as_well() {
    let desk = Desk::new();
    let options = OpenOptions { journal: Journal::Rollback, ..creating() };
    let mut case = Case::open(&desk.path, &options).unwrap();
    put(&mut case, &[&CALL.build(), &VISIT.build()]);
    assert_eq!(desk.files(), ["talks.chancery"], "no log lies beside it even while open");
    let seen = everything(&case);
    case.close().unwrap();
    // From one journal to the other and back.
    assert_eq!(everything(&desk.open()), seen);
    assert_eq!(everything(&Case::open(&desk.path, &options).unwrap()), seen);
    assert_eq!(desk.files(), ["talks.chancery"]);
}

#[test]
fn a_copy_is_one_whole_file_and_overwrites_nothing() {
    let desk = Desk::new();
    let mut case = desk.open();
    put(&mut case, &[&CALL.build(), &VISIT.build()]);
    let copy = desk.folder.path().join("copy.chancery");
    case.copy(&copy).unwrap();
    // While the original is open and unfinished.
    assert!(!desk.folder.path().join("copy.chancery-wal").exists());
    assert_eq!(everything(&Case::open(&copy, &reading()).unwrap()), everything(&case));
    let holders: i64 = Connection::open(&copy)
        .unwrap()
        .query_row("SELECT count(*) FROM holder", [], |row| row.get(0))
        .unwrap();
    assert_eq!(holders, 0);
    let error = case.copy(&copy).unwrap_err();
    assert!(matches!(error, StoreError::Exists { .. }), "{error}");
    let error = case.copy(&desk.folder.path().join("no/such.chancery")).unwrap_err();
    assert!(error.to_string().contains("no such folder"), "{error}");
    let parts: Vec<String> =
        desk.files().into_iter().filter(|name| name.contains(".part-")).collect();
    assert!(parts.is_empty(), "{parts:?}");
}

#[test]
fn locked_by_another_program() {
    let desk = filed();
    let other = Connection::open(&desk.path).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let wait = Duration::from_millis(50);
    let mut case = Case::open(&desk.path, &OpenOptions { wait, ..writing() }).unwrap();
    let paper = numbered(1);
    let error = case.put(&[paper.new_document()]).unwrap_err();
    // That program left no note.
    assert!(matches!(error, StoreError::Locked { holder: None, .. }), "{error}");
    assert_eq!(case.count().unwrap(), 2, "reading goes on");
    other.execute_batch("ROLLBACK").unwrap();
    assert_eq!(case.put(&[paper.new_document()]).unwrap().added(), 1);
}

#[test]
fn a_table_that_lost_rows_is_noticed_on_opening() {
    let desk = filed();
    let page: u32 = Connection::open(&desk.path)
        .unwrap()
        .query_row("SELECT rootpage FROM sqlite_schema WHERE name = 'contacts'", [], |row| {
            row.get(0)
        })
        .unwrap();
    let mut bytes = std::fs::read(&desk.path).unwrap();
    let from = (page as usize - 1) * 4096;
    // The number of rows on the page: SQLite itself reads on without a word.
    bytes[from + 3..from + 5].copy_from_slice(&[0, 0]);
    std::fs::write(&desk.path, bytes).unwrap();
    let error = Case::open(&desk.path, &reading()).unwrap_err();
    assert!(error.to_string().contains("the table of contacts is not whole"), "{error}");
    let all_the_same = OpenOptions { damaged_too: true, ..reading() };
    let problems = Case::open(&desk.path, &all_the_same).unwrap().check().unwrap().problems;
    assert!(!problems.is_empty());
    let mut once = problems.clone();
    once.sort();
    once.dedup();
    assert_eq!(once.len(), problems.len(), "{problems:?}");
}
