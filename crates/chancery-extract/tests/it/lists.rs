//! The lists of the lexicon against the code: a list that no rule reads tells its editor something untrue.

use std::fs;
use std::path::{Path, PathBuf};

/// The files below a folder that end so.
fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder of this crate");
    let mut found = Vec::new();
    for path in entries.map(|entry| entry.expect("an entry").path()) {
        if path.is_dir() {
            found.extend(files(&path, ending));
        } else if path.extension().is_some_and(|known| known == ending) {
            found.push(path);
        }
    }
    found
}

#[test]
fn every_list_is_read_by_a_rule() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let code: String = files(&root.join("src"), "rs")
        .iter()
        .map(|path| fs::read_to_string(path).expect("source text"))
        .collect();
    let mut unread = Vec::new();
    for path in files(&root.join("lexicon"), "toml") {
        let text = fs::read_to_string(&path).expect("a lexicon file");
        let mut in_lists = false;
        for line in text.lines() {
            if line.starts_with('[') {
                in_lists = line == "[lists]";
            }
            let name = line.split_once(" = [").map(|(name, _)| name).filter(|_| in_lists);
            unread.extend(
                name.filter(|name| !code.contains(&format!("\"{name}\""))).map(str::to_owned),
            );
        }
    }
    assert!(unread.is_empty(), "no rule reads {unread:?}");
}
