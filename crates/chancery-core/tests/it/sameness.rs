//! The same input gives the same bytes of JSON: again, and in four threads at once.

use std::thread;

use chancery_core::analyze;

use crate::fiction::{DOCUMENTS, LEXICON};

/// The records of all documents, one a line.
fn all() -> String {
    let lines = DOCUMENTS.iter().map(|document| {
        let analysis = analyze(&document.source(), &LEXICON);
        serde_json::to_string(&analysis.record).expect("a record is JSON")
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn twice_in_a_row() {
    assert_eq!(all(), all());
}

#[test]
fn in_four_threads() {
    let alone = all();
    let together: Vec<String> = thread::scope(|scope| {
        let threads: Vec<_> = (0..4).map(|_| scope.spawn(all)).collect();
        threads.into_iter().map(|one| one.join().expect("no panic")).collect()
    });
    assert!(together.iter().all(|one| *one == alone));
}

/// What stands before it in the same thread leaves no trace in a record.
#[test]
fn in_any_order() {
    let json = |index: usize| {
        let analysis = analyze(&DOCUMENTS[index].source(), &LEXICON);
        serde_json::to_string(&analysis.record).expect("a record is JSON")
    };
    let forwards: Vec<String> = (0..DOCUMENTS.len()).map(json).collect();
    let mut backwards: Vec<String> = (0..DOCUMENTS.len()).rev().map(json).collect();
    backwards.reverse();
    assert!(forwards == backwards);
}
