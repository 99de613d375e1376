//! A codebook of the user's own: what it adds, what it replaces, and what is said of a wrong one.

use serde_json::Value;

use crate::program::{Folder, ONE, TWO};

fn record(folder: &Folder, document: &str, codebook: &str) -> Value {
    let lexicon = ["--lexicon", "lexicon.toml", "--format", "jsonl", "--codebook", codebook];
    let read = folder.run(&[&["read", document][..], &lexicon[..]].concat()).succeeds();
    read.lines().remove(0)
}

fn topics(record: &Value) -> Vec<&str> {
    let statements = record["statements"].as_array().expect("statements").iter();
    let topics = statements.flat_map(|one| one["topics"].as_array().expect("topics"));
    topics.filter_map(|topic| topic["code"].as_str()).collect()
}

fn coded(record: &Value) -> Vec<&str> {
    let statements = record["statements"].as_array().expect("statements").iter();
    statements.filter_map(|one| one["coded"]["code"].as_str()).collect()
}

#[test]
fn topics_and_forces_are_added_and_the_record_says_by_what() {
    let folder = Folder::with_demo();
    let record = record(&folder, TWO, "codebook.yaml");
    let found = topics(&record);
    assert!(found.contains(&"ysmere") && found.contains(&"caldre"), "{found:?}");
    assert!(found.contains(&"bilateral_relations"), "{found:?}");
    assert_eq!(coded(&record), ["call_for_release"]);
    assert_eq!(record["codebook"]["name"], "northern-ocean");
    assert_eq!(record["codebook"]["version"], "1");
    assert_eq!(record["codebook"]["sha256"].as_str().map(str::len), Some(64));
}

#[test]
fn a_codebook_replaces_the_built_in_one_where_it_says_so() {
    let folder = Folder::with_demo();
    folder.write(
        "own.yaml",
        "replace: true\nforces:\n- code: appeal\n- code: soft\n  group: assertive\n  \
         within: [assertive, expressive]\ntopics:\n- code: ysmere\n  words: [ysmere]\n",
    );
    let record = record(&folder, ONE, "own.yaml");
    assert!(topics(&record).iter().all(|code| *code == "ysmere"), "{:?}", topics(&record));
    assert!(coded(&record).contains(&"soft"));
    for one in record["statements"].as_array().expect("statements") {
        let force = one["force"]["value"].as_str();
        assert!(force.is_none_or(|force| force == "appeal"), "{force:?}");
    }
}

#[test]
fn a_copy_of_the_built_in_codebook_changes_nothing() {
    let folder = Folder::with_demo();
    folder.write("copy.yaml", folder.run(&["codebook"]).succeeds().out);
    let plain = ["read", ONE, "--lexicon", "lexicon.toml", "--format", "jsonl"];
    let plain = folder.run(&plain).succeeds().lines().remove(0);
    let copied = record(&folder, ONE, "copy.yaml");
    assert_eq!(copied["statements"], plain["statements"]);
    assert_eq!(copied["codebook"]["name"], "readout-force-and-topics");
    assert!(plain.get("codebook").is_none());
}

#[test]
fn statements_of_a_case_are_found_by_a_force_of_ones_own() {
    let folder = Folder::with_case();
    let refresh = ["refresh", "--lexicon", "lexicon.toml", "--codebook", "codebook.yaml"];
    folder.run(&refresh).succeeds().tells(&["had been read with another codebook"]);
    folder.run(&["statements", "--force", "call for release"]).succeeds().says(&["fishermen"]);
    let wrong = folder.run(&["statements", "--force", "call"]).ends(2);
    wrong.tells(&["`call` is no force", "of your codebook call_for_release, proverb"]);
    folder.run(&["statements", "--topic", "ysmere"]).succeeds().says(&["Ysmere"]);
}

#[test]
fn a_wrong_codebook_is_told_with_file_line_and_the_nearest_key() {
    let folder = Folder::with_demo();
    for (yaml, told) in [
        ("topics:\n- code: x\n  keyword: [y]\n", "own.yaml:3:3: unknown key `keyword` in a topic"),
        ("topics:\n- code: x\n  keyword: [y]\n", "did you mean `keywords`?"),
        ("topics: [\n", "own.yaml:2:1: this is no YAML"),
        ("forces:\n- code: x\n  group: y\n", "own.yaml:3:10: unknown group `y`"),
    ] {
        folder.write("own.yaml", yaml);
        let read = folder.run(&["read", ONE, "--codebook", "own.yaml"]).ends(2);
        read.tells(&[told, "help:"]);
    }
    folder.run(&["read", ONE, "--codebook", "gone.yaml"]).ends(2).tells(&["cannot read gone.yaml"]);
}
