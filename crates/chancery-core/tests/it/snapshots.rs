//! Whole documents in the line language of the case files, as they read now. They say what the
//! program does, not what is right: that is the gold's part. `UPDATE_EXPECT=1 cargo test
//! -p chancery-core` writes them anew; read the difference before it is committed.

use std::path::PathBuf;

use chancery_core::analyze;

use crate::fiction::{DOCUMENTS, Fiction, LEXICON};
use crate::lines;

fn compare(document: &Fiction) -> Option<String> {
    let analysis = analyze(&document.source(), &LEXICON);
    let mut now = lines::whole(&analysis.record).join("\n");
    now.push('\n');
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/snapshots")
        .join(format!("{}.txt", document.name));
    let before = std::fs::read_to_string(&path).unwrap_or_default();
    if before == now {
        return None;
    }
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        std::fs::write(&path, now).expect("the snapshot can be written");
        return None;
    }
    Some(format!("{}\n{}", document.name, lines::difference(&before, &now)))
}

#[test]
fn documents_read_as_before() {
    let changed: Vec<String> = DOCUMENTS.iter().filter_map(compare).collect();
    assert!(changed.is_empty(), "UPDATE_EXPECT=1 blesses\n\n{}", changed.join("\n"));
}
