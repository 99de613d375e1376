//! `compare`.

use std::fs;

use crate::program::{Folder, ONE, TWO};

const LEXICON: [&str; 2] = ["--lexicon", "lexicon.toml"];

#[test]
fn two_files_need_no_case() {
    let folder = Folder::with_demo();
    let args = [&["compare", ONE, TWO], &LEXICON[..]].concat();
    let shown = folder.run(&args).succeeds();
    shown.says(&["B Readout of President Arkwell", "ONE CONTACT?"]);
    assert!(!folder.path("talks.chancery").exists());
}

#[test]
fn a_narrow_terminal_gets_one_column() {
    let folder = Folder::with_demo();
    let args = [&["compare", ONE, TWO], &LEXICON[..]].concat();
    for (columns, wide) in [("70", false), ("110", true)] {
        let output = folder.command(&args).env("COLUMNS", columns).output().expect("runs");
        let text = String::from_utf8(output.stdout).expect("UTF-8");
        assert_eq!(text.contains("──────"), wide, "{text}");
        let most = columns.parse::<usize>().expect("a number");
        for line in text.lines() {
            assert!(unicode_width::UnicodeWidthStr::width(line) <= most, "{columns}: {line}");
        }
    }
}

#[test]
fn a_page_goes_to_a_file() {
    let folder = Folder::with_demo();
    let args = ["compare", ONE, TWO, "--format", "html", "-o", "page.html"];
    let done = folder.run(&[&args, &LEXICON[..]].concat()).succeeds();
    assert!(done.out.is_empty());
    let page = fs::read_to_string(folder.path("page.html")).expect("a page");
    assert!(page.starts_with("<!DOCTYPE html>") || page.starts_with("<!doctype html>"));
    let left: Vec<_> = fs::read_dir(folder.path("")).expect("a folder").flatten().collect();
    assert!(left.iter().all(|entry| !entry.file_name().to_string_lossy().contains(".part-")));
}

#[test]
fn rows_are_the_same_in_json_lines_and_in_a_table() {
    let folder = Folder::with_demo();
    let run = |format| {
        folder.run(&[&["compare", ONE, TWO, "--format", format], &LEXICON[..]].concat()).succeeds()
    };
    let collation = run("json").json();
    assert_eq!(collation["schema"], "chancery-collation/1");
    let rows = collation["rows"].as_array().expect("rows").len();
    assert_eq!(run("jsonl").lines().len(), rows);
    let table = run("csv").out;
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    assert_eq!(reader.records().filter(Result::is_ok).count(), rows);
}

#[test]
fn documents_of_a_case_have_several_names() {
    let folder = Folder::with_case();
    let rows = folder.run(&["documents", "--format", "jsonl"]).succeeds().lines();
    let two = rows.iter().find(|row| row["url"].is_string() && row["day"] == "2031-09-18");
    let two = two.expect("the second document");
    let (hash, url) =
        (two["sha256"].as_str().expect("a hash"), two["url"].as_str().expect("a url"));
    fs::remove_file(folder.path(TWO)).expect("removed");
    let first = folder.run(&["compare", ONE, &hash[..8], "--format", "json"]).succeeds().json();
    let by_url = folder.run(&["compare", ONE, url, "--format", "json"]).succeeds().json();
    let by_name = folder.run(&["compare", ONE, TWO, "--format", "json"]).succeeds().json();
    assert_eq!(first["b"]["sha256"], hash);
    assert_eq!(first["b"], by_url["b"]);
    assert_eq!(first["b"], by_name["b"]);
}

#[test]
fn what_is_not_there_is_said() {
    let folder = Folder::with_demo();
    folder.run(&["compare", ONE, "nothing.txt"]).ends(2).tells(&[
        "no file",
        "talks.chancery",
        "--case",
    ]);
    folder.run(&["add", TWO]).succeeds();
    folder.run(&["compare", ONE, "nothing.txt"]).ends(2).tells(&["no document `nothing.txt`"]);
    folder.write("two.jsonl", "{\"text\":\"One text.\"}\n{\"text\":\"Another text.\"}\n");
    folder.run(&["compare", ONE, "two.jsonl"]).ends(2).tells(&["more than one document"]);
    folder.run(&["compare", ONE, "."]).ends(2).tells(&["more than one document"]);
}

#[test]
fn one_document_finds_the_other_account() {
    let folder = Folder::with_demo();
    folder
        .run(&[&["add", ONE, TWO, "05-kestrel-marran-joint-statement.txt"], &LEXICON[..]].concat())
        .succeeds();
    let both = folder.run(&["compare", TWO, "--format", "json"]).succeeds().json();
    let one = folder.run(&["read", ONE, "--format", "jsonl"]).succeeds().lines();
    assert_eq!(both["b"]["sha256"], one[0]["document"]["sha256"]);
    let joint = ["compare", "05-kestrel-marran-joint-statement.txt"];
    folder.run(&joint).ends(1).tells(&["no other account"]);
}

#[test]
fn a_case_that_is_named_goes_before_files() {
    let folder = Folder::with_demo();
    folder.run(&[&["add", ONE, TWO, "--case", "x.chancery"], &LEXICON[..]].concat()).succeeds();
    // Without the lexicon and the sidecar the file alone gives another record.
    fs::remove_file(folder.path(TWO).with_extension("json")).expect("a sidecar");
    let files = ["compare", ONE, TWO, "--format", "json"];
    let by_case = [&files[..], &["--case", "x.chancery"]].concat();
    let (bare, held) =
        (folder.run(&files).succeeds().json(), folder.run(&by_case).succeeds().json());
    assert_eq!(held["b"]["published"], "2031-09-18");
    assert!(bare["b"]["published"].is_null(), "{}", bare["b"]);
    assert_eq!(held["b"]["sha256"], bare["b"]["sha256"]);
}

#[test]
fn a_file_that_the_named_case_does_not_hold_is_read_and_that_is_said() {
    let folder = Folder::with_demo();
    folder.run(&[&["add", ONE, "--case", "x.chancery"], &LEXICON[..]].concat()).succeeds();
    let both = [&["compare", ONE, TWO, "--case", "x.chancery"], &LEXICON[..]].concat();
    let done = folder.run(&both).succeeds();
    done.tells(&["x.chancery does not hold", TWO]).says(&["ONE CONTACT?"]);
    // Other bytes under the name of a document of the case are not that document.
    folder.write(ONE, "Another text.\n");
    folder.run(&both).succeeds().tells(&[&format!("x.chancery does not hold {ONE}")]);
}

#[test]
fn a_named_case_that_is_not_there_is_an_error() {
    let folder = Folder::with_demo();
    let args = ["compare", ONE, TWO, "--case", "nowhere.chancery"];
    folder.run(&args).ends(2).tells(&["no case file nowhere.chancery", "--case"]);
}

#[test]
fn of_several_other_accounts_one_has_to_be_named() {
    let folder = Folder::with_case();
    let told = folder.run(&["compare", ONE]).ends(2);
    told.tells(&["has 2 other accounts", "name one of them as B", "(KES)"]);
}

#[test]
fn who_says_it_through_whom_and_how_stands_with_the_words() {
    let folder = Folder::with_demo();
    let shown = folder.run(&[&["compare", ONE, TWO], &LEXICON[..]].concat()).succeeds();
    shown.says(&["Josephine Arkwell ← Ilan Vostrek “repeated", "“welcomed”:"]);
}
