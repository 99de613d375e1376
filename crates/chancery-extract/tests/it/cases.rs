//! The cases of `tests/cases/*.md`: what is expected, compared line by line with what is extracted.
//!
//! `UPDATE_EXPECT=1 cargo test -p chancery-extract` writes the present lines into the files, except
//! in cases marked `known-wrong`: those say what is right, and fail once the program gets there.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use chancery_extract::{Lexicon, extract};
use chancery_record::{Record, Sha256};
use chancery_text::{Hint, Media, read};

use crate::casebook::{self, Case};
use crate::lines;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let additions = std::fs::read_to_string(tests().join("lexicon.toml")).expect("a lexicon");
    Lexicon::english().with_additions(&additions).expect("valid additions")
});

fn tests() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests")
}

/// The files with their cases, in the order of their names.
fn files() -> Vec<(PathBuf, Vec<Case>)> {
    let entries = std::fs::read_dir(tests().join("cases")).expect("the cases");
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.retain(|path| {
        path.extension().is_some_and(|ending| ending == "md") && !path.ends_with("README.md")
    });
    paths.sort();
    let with_cases = paths.into_iter().map(|path| {
        let markdown = std::fs::read_to_string(&path).expect("a case file");
        let cases = casebook::read(&markdown);
        let cases = cases.unwrap_or_else(|mistake| panic!("{}: {mistake}", path.display()));
        (path, cases)
    });
    with_cases.collect()
}

fn record(case: &Case) -> Record {
    let bytes = case.text.as_bytes();
    let reading = read(bytes, &Hint { media: Some(Media::Plain), charset: None });
    extract(&reading, &Sha256::of(bytes), &case.provenance, &LEXICON)
}

/// What a case has to say where it does not hold.
fn complaint(case: &Case, found: &[String]) -> Option<String> {
    let name = &case.name;
    match (case.expected == found, case.known_wrong) {
        (true, false) | (false, true) => None,
        (true, true) => Some(format!("{name}: holds now. Take “known-wrong” away.\n")),
        (false, false) => {
            let difference = lines::difference(&case.expected.join("\n"), &found.join("\n"));
            Some(format!("{name} (- expected, + found)\n\n{}\n\n{difference}", case.text))
        }
    }
}

#[test]
fn cases_hold() {
    let bless = std::env::var_os("UPDATE_EXPECT").is_some();
    let mut complaints = Vec::new();
    for (path, cases) in files() {
        let found: Vec<Vec<String>> =
            cases.iter().map(|case| lines::render(&record(case), &case.shown)).collect();
        if bless {
            write(&path, &cases, &found);
        }
        for (case, found) in cases.iter().zip(&found) {
            if let Some(complaint) = complaint(case, found).filter(|_| !bless || case.known_wrong) {
                let file = path.file_name().unwrap_or_default().to_string_lossy();
                complaints.push(format!("{file}: {complaint}"));
            }
        }
    }
    let count = complaints.len();
    assert!(count == 0, "{count} cases do not hold\n\n{}", complaints.join("\n----\n"));
}

/// Puts what was found in the place of what was expected, from the last case to the first.
fn write(path: &Path, cases: &[Case], found: &[Vec<String>]) {
    let markdown = std::fs::read_to_string(path).expect("a case file");
    let mut lines: Vec<&str> = markdown.lines().collect();
    for (case, found) in cases.iter().zip(found).rev().filter(|(case, _)| !case.known_wrong) {
        let (start, end) = case.place;
        lines.splice(start..end, found.iter().map(String::as_str));
    }
    let blessed = lines.join("\n") + "\n";
    if blessed != markdown {
        std::fs::write(path, blessed).expect("the case file can be written");
    }
}

#[test]
fn names_of_cases_are_unique() {
    let mut seen: BTreeMap<String, PathBuf> = BTreeMap::new();
    let mut count = 0;
    for (path, cases) in files() {
        for case in cases {
            count += 1;
            if let Some(before) = seen.insert(case.name.clone(), path.clone()) {
                panic!("“{}” in {} and {}", case.name, before.display(), path.display());
            }
        }
    }
    assert!(count >= 60, "only {count} cases were read");
}

/// The states of the cases are those of the bundled fiction, where that is at hand.
#[test]
fn the_lexicon_is_that_of_the_fiction() {
    let original = tests().join("../../../eval/fiction/lexicon.toml");
    let Ok(original) = std::fs::read_to_string(original) else { return };
    let copy = std::fs::read_to_string(tests().join("lexicon.toml")).expect("a lexicon");
    assert_eq!(copy, original, "copy eval/fiction/lexicon.toml to tests/lexicon.toml");
}
