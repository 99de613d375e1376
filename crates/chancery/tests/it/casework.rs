//! A case from `add` to `remove`.

use std::fs;

use crate::program::{Folder, ONE, TWO};

#[test]
fn adding_again_adds_nothing() {
    let folder = Folder::with_demo();
    let add = ["add", ".", "--lexicon", "lexicon.toml"];
    folder.run(&add).succeeds().says(&["talks.chancery: 6 documents added"]);
    folder.run(&add).succeeds().says(&["0 documents added", "6 already there"]);
    let documents = folder.run(&["documents", "--format", "jsonl"]).succeeds().lines();
    assert_eq!(documents.len(), 6);
    assert!(documents.iter().all(|row| row["title"].is_string()));
}

#[test]
fn a_corrected_release_is_a_new_version() {
    let folder = Folder::empty();
    let line = |words: &str| {
        serde_json::json!({
            "url": "https://gov.example/readout", "title": "Readout", "publisher": "Office",
            "published": "2031-05-03", "text": format!("The ministers spoke about {words}."),
        })
    };
    folder.write("a.jsonl", format!("{}\n", line("grain")));
    folder.write("b.jsonl", format!("{}\n", line("grain and fish")));
    folder.run(&["add", "a.jsonl"]).succeeds();
    folder.run(&["add", "b.jsonl"]).succeeds().says(&["1 document added", "1 of them new version"]);
    let rows = folder.run(&["documents", "--format", "jsonl"]).succeeds().lines();
    assert!(rows.iter().any(|row| row["version"] == 2 && row["version_of"].is_string()));
}

#[test]
fn every_listing_has_every_format() {
    let folder = Folder::with_case();
    for listing in ["contacts", "statements", "commitments", "phrases", "documents"] {
        folder.run(&[listing]).succeeds();
        let array = folder.run(&[listing, "--format", "json"]).succeeds().json();
        let lines = folder.run(&[listing, "--format", "jsonl"]).succeeds().lines();
        assert_eq!(array.as_array(), Some(&lines), "{listing}");
        let table = folder.run(&[listing, "--format", "csv"]).succeeds().out;
        let mut reader = csv::Reader::from_reader(table.as_bytes());
        assert_eq!(reader.records().filter(Result::is_ok).count(), lines.len(), "{listing}");
    }
}

#[test]
fn filters_restrict() {
    let folder = Folder::with_case();
    let count = |args: &[&str]| {
        let mut all = args.to_vec();
        all.extend(["--format", "jsonl"]);
        folder.run(&all).succeeds().lines().len()
    };
    assert_eq!(count(&["documents", "--since", "2031-10"]), 2);
    assert_eq!(count(&["documents", "--until", "2031-09-30", "--since", "2031-09"]), 1);
    assert_eq!(count(&["documents", "--document", TWO]), 1);
    let of_two = count(&["statements", "--document", TWO]);
    assert!(of_two <= count(&["statements"]));
    assert_eq!(count(&["statements", "--person", "Nobody Atall"]), 0);
    assert_eq!(count(&["contacts", "--person", "Nobody Atall"]), 0);
    assert_eq!(count(&["commitments", "--side", "XXX"]), 0);
    folder.run(&["statements", "--force", "shouting"]).ends(2).tells(&["no force", "commissive"]);
    folder.run(&["statements", "--since", "yesterday"]).ends(2).tells(&["no date", "YYYY-MM-DD"]);
    folder.run(&["documents", "--topic", "trade"]).ends(2).tells(&["cannot be restricted"]);
    folder
        .run(&["contacts", "--document", "nothing.txt"])
        .ends(2)
        .tells(&["no document", "nothing.txt"]);
}

#[test]
fn a_search_without_a_hit_ends_with_one() {
    let folder = Folder::with_case();
    folder.run(&["search", "containment"]).succeeds().says(&["containment"]);
    let hits =
        folder.run(&["search", "\"playing with fire\"", "--format", "jsonl"]).succeeds().lines();
    assert_eq!(hits.len(), 2);
    folder.run(&["search", "zeppelin"]).ends(1).says(&["no hit"]);
    folder.run(&["search", "zeppelin", "--format", "json"]).ends(1).says(&["[]"]);
}

#[test]
fn a_document_that_is_removed_is_gone() {
    let folder = Folder::with_case();
    folder.run(&["remove", ONE]).succeeds().says(&["1 document", "erased"]);
    folder.run(&["search", "tiller"]).ends(1);
    let bytes = fs::read(folder.path("talks.chancery")).expect("the case");
    assert!(!bytes.windows(6).any(|window| window == b"tiller"));
    folder.run(&["remove", ONE]).ends(2).tells(&["no document"]);
}

#[test]
fn a_copy_is_a_case() {
    let folder = Folder::with_case();
    folder.run(&["copy", "copy.chancery"]).succeeds();
    let rows =
        folder.run(&["documents", "--case", "copy.chancery", "--format", "jsonl"]).succeeds();
    assert_eq!(rows.lines().len(), 6);
    folder.run(&["copy", "copy.chancery"]).ends(2).tells(&["already there", "help:"]);
}

#[test]
fn a_refresh_without_the_lexicon_of_before_says_so() {
    let folder = Folder::with_case();
    let told = folder.run(&["refresh"]).succeeds();
    told.tells(&["6 documents had been read with another lexicon", "refresh --lexicon FILE"]);
    let again = folder.run(&["refresh", "--lexicon", "lexicon.toml"]).succeeds();
    again.tells(&["6 documents had been read with another lexicon"]);
}

#[test]
fn a_refresh_with_the_same_version_changes_nothing() {
    let folder = Folder::with_case();
    let refresh = ["refresh", "--lexicon", "lexicon.toml"];
    folder.run(&refresh).succeeds().says(&["6 documents read again, 0 of them"]);
}

#[test]
fn exports_are_complete() {
    let folder = Folder::with_case();
    let records = folder.run(&["export"]).succeeds().lines();
    assert_eq!(records.len(), 6);
    let all = folder.run(&["export", "--format", "json"]).succeeds().json();
    assert_eq!(all.as_array(), Some(&records));
    for what in ["statements", "contacts", "commitments"] {
        let things: usize = records.iter().map(|r| r[what].as_array().map_or(0, Vec::len)).sum();
        let lines = folder.run(&["export", "--what", what]).succeeds().lines();
        assert_eq!(lines.len(), things, "{what}");
        folder.run(&["export", "--what", what, "--format", "csv", "-o", "t.csv"]).succeeds();
        let mut reader = csv::Reader::from_path(folder.path("t.csv")).expect("a table");
        assert_eq!(reader.records().filter(Result::is_ok).count(), things, "{what}");
    }
    folder.run(&["export", "--format", "csv"]).ends(2).tells(&["--what"]);
}

#[test]
fn verify_finds_a_word_that_was_changed() {
    let folder = Folder::with_case();
    folder.run(&["verify"]).succeeds().says(&["6 documents", "all stand"]);
    folder.run(&["verify", TWO]).succeeds().says(&["1 document"]);
    let exported = folder.run(&["export", "-o", "records.jsonl"]).succeeds();
    assert!(exported.out.is_empty());
    folder.run(&["verify", "records.jsonl"]).succeeds().says(&["6 documents"]);

    let mut records = fs::read_to_string(folder.path("records.jsonl")).expect("records");
    let marker = "\"exact\":\"";
    let at = records.find(marker).expect("a quotation") + marker.len();
    records.insert_str(at, "not ");
    folder.write("records.jsonl", records);
    folder.run(&["verify", "records.jsonl"]).ends(1).says(&[
        "✗",
        "the text there reads",
        "1 fault",
    ]);

    let mut text = fs::read_to_string(folder.path(TWO)).expect("a text");
    text = text.replace("climate", "weather");
    folder.write(TWO, text);
    folder.run(&["verify", TWO]).ends(1).says(&["not those the record was made from"]);
    folder.write("other.txt", "Another text.");
    folder.run(&["verify", "other.txt"]).ends(2).tells(&["no record of other.txt"]);
}

#[test]
fn a_verdict_is_kept_with_its_reviewer() {
    let folder = Folder::with_case();
    let contacts = folder.run(&["contacts", "--format", "jsonl"]).succeeds().lines();
    let id = contacts[0]["id"].as_str().expect("a contact").to_owned();
    let short = &id[..8];
    folder
        .run(&["verdict", short, "accept", "--note", "seen"])
        .succeeds()
        .says(&["✓ accept", "Tester"]);
    let edit =
        ["verdict", short, "edit", "medium=phone", "date=2031-09-18", "--reviewer", "Ann Other"];
    folder.run(&edit).succeeds().says(&["medium = phone", "Ann Other"]);
    let log = folder.run(&["verdicts", "--format", "jsonl"]).succeeds().lines();
    assert_eq!(log.len(), 3);
    assert_eq!(log[0]["decision"], "accept");
    assert_eq!(log[0]["note"], "seen");
    assert_eq!(log[1]["field"], "medium");
    assert_eq!(log[2]["reviewer"], "Ann Other");
    folder.run(&["verdicts", "orphans"]).succeeds().says(&["0 orphans"]);
    folder.run(&["contacts"]).succeeds().says(&["accept (Ann Other)"]);
    folder.run(&["verdict", short, "edit"]).ends(2).tells(&["needs a field"]);
    folder.run(&["verdict", short, "accept", "a=b"]).ends(2).tells(&["`edit` only"]);
    folder.run(&["verdict", "ffffffff", "accept"]).ends(2).tells(&["nothing is named"]);
    let mut nameless = folder.command(&["verdict", short, "unsure"]);
    let output = nameless.env_remove("USER").env_remove("USERNAME").output().expect("runs");
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("--reviewer"));
}
