//! A case file of an earlier form: nothing of it is lost, and what is derived is derived anew.

use chancery_record::{Decision, Force};
use chancery_store::{Case, Filter, OpenOptions};
use rusqlite::Connection;

use crate::fiction::{CALL, Desk, VISIT, put, statements};
use crate::verdicts::verdict;

const FORMS: [&str; 3] = [
    include_str!("../../migrations/001-case-file.sql"),
    include_str!("../../migrations/002-rulings.sql"),
    include_str!("../../migrations/003-codes.sql"),
];

/// A file of the third form with the rows of a present one.
fn third_form(desk: &Desk) -> std::path::PathBuf {
    let old = desk.path.with_file_name("old.chancery");
    let connection = Connection::open(&old).unwrap();
    FORMS.iter().for_each(|form| connection.execute_batch(form).unwrap());
    connection.pragma_update(None, "user_version", 3).unwrap();
    connection.execute("ATTACH ?1 AS new", [desk.path.to_str().unwrap()]).unwrap();
    for table in [
        "documents",
        "names",
        "sources",
        "texts",
        "records",
        "extractions",
        "statements",
        "statement_topics",
        "contacts",
        "participants",
        "commitments",
        "pointers",
        "phrases",
        "verdicts",
        "attachments",
    ] {
        let columns = "SELECT group_concat(name, ', ') FROM pragma_table_info(?1, 'main')";
        let columns: String = connection.query_row(columns, [table], |row| row.get(0)).unwrap();
        let copy = format!("INSERT INTO {table} ({columns}) SELECT {columns} FROM new.{table}");
        connection.execute(&copy, []).unwrap();
    }
    let index = "INSERT INTO search (rowid, title, text) SELECT document, title, text FROM texts";
    connection.execute(index, []).unwrap();
    connection.execute("DETACH new", []).unwrap();
    old
}

#[test]
fn a_file_of_the_third_form_keeps_its_log_and_reads_by_it() {
    let desk = Desk::new();
    let call = CALL.build();
    let mut case = desk.open();
    put(&mut case, &[&call, &VISIT.build()]);
    let id = &call.record.statements[0].id;
    let target = case.resolve(id.as_str()).unwrap();
    let edit =
        |field: &str, value: &str| Decision::Edit { field: field.into(), value: value.into() };
    for decision in [Decision::Accept, edit("force", "warning"), Decision::Unsure] {
        case.verdict(&verdict(&target, decision, "Ann")).unwrap();
    }
    let log = case.verdict_log().unwrap();
    case.close().unwrap();

    let old = third_form(&desk);
    let other = Connection::open(&old).unwrap();
    // As it was before values were checked, and with a number of a verdict that is gone.
    other
        .execute_batch(
            "INSERT INTO verdicts SELECT 9, document, kind, target, exact, prefix, suffix, 'edit',
             'colour', 'red', reviewer, at, note FROM verdicts WHERE seq = 1;
         INSERT INTO attachments SELECT 9, kind, id FROM attachments WHERE verdict = 1;
         UPDATE statements SET force = 'demand';
         UPDATE sqlite_sequence SET seq = 20 WHERE name = 'verdicts'",
        )
        .unwrap();
    drop(other);

    // Who only reads has the present form of it before them; the file stays as it is.
    let bytes = std::fs::read(&old).unwrap();
    let reading = OpenOptions { read_only: true, ..OpenOptions::default() };
    let read = Case::open(&old, &reading).unwrap();
    assert!(read.notices().iter().any(|notice| notice.text().contains("older form 3")));
    let warned = Filter { forces: vec![Force::Warning], ..Filter::default() };
    assert_eq!(statements(&read, &warned).len(), 1);
    assert_eq!(read.search("corridor", 5).unwrap().len(), 1);
    assert_eq!(read.check().unwrap().problems, Vec::<String>::new());
    read.close().unwrap();
    assert_eq!(std::fs::read(&old).unwrap(), bytes);

    let mut case = Case::open(&old, &OpenOptions::default()).unwrap();
    assert!(case.notices().iter().any(|notice| notice.text().contains("old.chancery.form-3")));
    assert_eq!(case.check().unwrap().problems, Vec::<String>::new());
    let kept = case.verdict_log().unwrap();
    assert_eq!(kept[..3], log[..]);
    assert_eq!(kept.len(), 4);
    let by = |force| Filter { forces: vec![force], ..Filter::default() };
    let warned = statements(&case, &by(Force::Warning));
    assert_eq!(warned.iter().map(|row| &row.id).collect::<Vec<_>>(), [id]);
    assert_eq!(statements(&case, &by(Force::Demand)).len(), 0, "listings are as of the record");
    let standing = case.standing(id).unwrap().unwrap();
    assert_eq!(standing.edits.len(), 1, "what is no value does not stand");
    assert_eq!(case.search("corridor", 5).unwrap().len(), 1);
    let next = case.verdict(&verdict(&target, Decision::Withdraw, "Ann")).unwrap();
    assert_eq!(next.seq, 21, "a number is not used twice");
    assert_eq!(case.standing(id).unwrap(), None);
    let refused = Connection::open(&old).unwrap().execute("DELETE FROM verdicts", []);
    assert!(refused.unwrap_err().to_string().contains("append-only"));
}
