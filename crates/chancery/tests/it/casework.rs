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
    let by_code = count(&["statements", "--side", "VAL"]);
    assert!(by_code > 0);
    assert_eq!(count(&["statements", "--side", "valdoria"]), by_code);
    assert_eq!(count(&["timeline", "--side", "Valdoria"]), count(&["timeline", "--side", "val"]));
    folder.run(&["statements", "--force", "shouting"]).ends(2).tells(&["no force", "commissive"]);
    for list in ["statements", "contacts", "commitments", "timeline", "documents"] {
        let wrong = folder.run(&[list, "--side", "Atlantis"]).ends(2);
        wrong.tells(&["`Atlantis` is no side", "VAL (Valdoria)", "KES"]);
        if list != "documents" {
            let wrong = folder.run(&[list, "--person", "Nobody Atall"]).ends(2);
            wrong.tells(&["nobody in the case", "chancery people"]);
        }
    }
    folder.run(&["statements", "--topic", "gossip"]).ends(2).tells(&["is no topic", "trade"]);
    for (list, choice) in [
        ("statements", "indirect"),
        ("contacts", "in_person"),
        ("commitments", "mutual_agreement"),
        ("documents", "readout"),
        ("phrases", "the kinds are"),
    ] {
        folder.run(&[list, "--kind", "gossip"]).ends(2).tells(&["`gossip` is no kind", choice]);
    }
    folder.run(&["statements", "--since", "yesterday"]).ends(2).tells(&["no date", "YYYY-MM-DD"]);
    folder.run(&["documents", "--topic", "trade"]).ends(2).tells(&["unexpected argument"]);
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
    folder.run(&["search", "talks", "--limit", "0"]).ends(2).tells(&["--limit"]);
    folder.run(&["search", "zeppelin", "--format", "json"]).ends(1).says(&["[]"]);
}

#[test]
fn words_of_two_blocks_are_two_words_and_each_place_is_told() {
    let folder = Folder::empty();
    folder.write(
        "page.html",
        "<html><body><div>Menu</div><p>Foreign Minister Vale said that foreign trade had \
         grown.</p></body></html>",
    );
    folder.run(&["add", "page.html"]).succeeds();
    let hits = folder.run(&["search", "menu", "--format", "jsonl"]).succeeds().lines();
    assert_eq!(hits[0]["places"], serde_json::json!([{"start": 0, "end": 4}]));
    let hits = folder.run(&["search", "foreign", "--format", "jsonl"]).succeeds().lines();
    let places = hits[0]["places"].as_array().expect("places");
    let text = folder.run(&["read", "page.html", "--format", "jsonl"]).succeeds().lines();
    assert_eq!(text[0]["document"]["length"], hits[0]["span"]["end"].as_u64().unwrap_or(0) + 17);
    assert_eq!(places.len(), 2);
    let shown = |place: &serde_json::Value| format!("{}–{}", place["start"], place["end"]);
    let listed = format!("{}, {}", shown(&places[0]), shown(&places[1]));
    folder.run(&["search", "foreign"]).succeeds().says(&[&listed]);
    folder.run(&["refresh"]).succeeds();
    folder.run(&["search", "menu"]).succeeds();
    folder.run(&["verify"]).succeeds();
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
fn a_case_keeps_what_it_is_read_with() {
    let folder = Folder::with_case();
    let before = folder.run(&["export"]).succeeds().out;
    // Without a lexicon on the command line, also where its file is gone.
    fs::remove_file(folder.path("lexicon.toml")).expect("removed");
    let told = folder.run(&["refresh"]).succeeds().says(&["6 documents read again, 0 of them"]);
    told.tells(&["read with what the case keeps: lexicon lexicon.toml (sha256 "]);
    folder.write("new.txt", "President Josephine Arkwell of Valdoria met the envoys of Kestrel.\n");
    folder.run(&["add", "new.txt"]).succeeds().tells(&["what the case keeps"]);
    folder.run(&["statements", "--side", "valdoria"]).succeeds();
    folder.run(&["remove", "new.txt"]).succeeds();
    assert_eq!(folder.run(&["export"]).succeeds().out, before);
    // So does a copy.
    folder.run(&["copy", "copy.chancery"]).succeeds();
    let again = folder.run(&["refresh", "--case", "copy.chancery"]).succeeds();
    again.says(&["read again, 0 of them"]);
}

#[test]
fn another_lexicon_takes_the_place_of_the_one_kept_and_that_is_said() {
    let folder = Folder::with_case();
    folder.write("own.toml", "[[state]]\nnames = [\"Valdoria\"]\ncode = \"VAD\"\n");
    let more = ["add", ONE, "--lexicon", "own.toml"];
    folder.run(&more).succeeds().tells(&["the case is read with lexicon own.toml"]);
    let told = folder.run(&["refresh"]).succeeds();
    told.tells(&["what the case keeps: lexicon own.toml", "had been read with another lexicon"]);
    folder.run(&["contacts", "--side", "VAD"]).succeeds().says(&["Vostrek"]);
    folder.run(&["refresh", "--built-in", "--lexicon", "own.toml"]).ends(2);
    let bare = folder.run(&["refresh", "--built-in"]).succeeds();
    bare.tells(&["had been read with another lexicon, or with none"]);
    let told = folder.run(&["refresh"]).succeeds().says(&["0 of them with another record"]);
    assert!(!told.err.contains("keeps"), "{}", told.err);
}

#[test]
fn a_case_that_keeps_no_lexicon_is_not_read_without_it() {
    let folder = Folder::with_case();
    let case = rusqlite::Connection::open(folder.path("talks.chancery")).expect("a database");
    case.execute("DELETE FROM means", []).expect("deleted");
    drop(case);
    let before = folder.run(&["export"]).succeeds().out;
    let told = folder.run(&["refresh"]).ends(2);
    told.tells(&["6 documents had been read with a lexicon", "--lexicon FILE", "--built-in"]);
    assert_eq!(folder.run(&["export"]).succeeds().out, before);
    folder.run(&["add", ONE]).succeeds().tells(&["that it does not keep", "`--lexicon FILE`"]);
    let given = folder.run(&["refresh", "--lexicon", "lexicon.toml"]).succeeds();
    given.says(&["read again, 0 of them"]);
    folder.run(&["refresh"]).succeeds().tells(&["read with what the case keeps"]);
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
        folder
            .run(&["export", "--what", what, "--format", "csv", "-o", "t.csv", "--overwrite"])
            .succeeds();
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
}

/// The first statement of the case that is made as a force, by its name.
fn first_with(folder: &Folder, force: &str) -> String {
    let rows = folder.run(&["statements", "--force", force, "--format", "jsonl"]).succeeds();
    rows.lines()[0]["id"].as_str().expect("a name").to_owned()
}

fn is_listed(folder: &Folder, id: &str, args: &[&str]) -> bool {
    folder.run(&[args, &["--format", "jsonl"]].concat()).succeeds().out.contains(id)
}

#[test]
fn what_a_reviewer_says_is_checked() {
    let folder = Folder::with_case();
    let id = first_with(&folder, "warning");
    let edit = |values: &[&str]| folder.run(&[&["verdict", &id, "edit"], values].concat());
    edit(&["force=foo"]).ends(2).tells(&["`foo` is no value of `force`", "demand", "unknown"]);
    edit(&["colour=red"]).ends(2).tells(&["no field of a statement", "force", "topics"]);
    // One that is wrong and none is kept.
    edit(&["force=demand", "threat=perhaps"]).ends(2).tells(&["true or false"]);
    assert_eq!(folder.run(&["verdicts", "--format", "jsonl"]).succeeds().lines().len(), 0);
}

#[test]
fn verdicts_take_effect_and_can_be_withdrawn() {
    let folder = Folder::with_case();
    let id = first_with(&folder, "warning");
    folder.run(&["verdict", &id, "edit", "force=Demand", "topics=border"]).succeeds();
    assert!(is_listed(&folder, &id, &["statements", "--force", "demand"]));
    assert!(is_listed(&folder, &id, &["statements", "--topic", "border"]));
    assert!(!is_listed(&folder, &id, &["statements", "--force", "warning"]));
    folder.run(&["refresh"]).succeeds();
    assert!(is_listed(&folder, &id, &["statements", "--force", "demand"]));
    folder.run(&["verdict", &id, "reject", "--reviewer", "Ann Other"]).succeeds();
    assert!(is_listed(&folder, &id, &["statements"]));
    for args in [&["statements"][..], &["export", "--what", "statements"]] {
        let rest = [args, &["--without-rejected"]].concat();
        let lines = |args: &[&str]| {
            folder.run(&[args, &["--format", "jsonl"]].concat()).succeeds().lines().len()
        };
        assert_eq!(lines(&rest) + 1, lines(args), "{args:?}");
    }
    folder.run(&["export", "--without-rejected"]).ends(2).tells(&["--what"]);
    // What is withdrawn is the reviewer's own, and stays in the log.
    folder.run(&["verdict", &id, "withdraw", "--reviewer", "Ann Other"]).succeeds();
    assert!(is_listed(&folder, &id, &["statements", "--without-rejected"]));
    assert!(is_listed(&folder, &id, &["statements", "--force", "demand"]));
    folder.run(&["verdict", &id, "withdraw"]).succeeds();
    assert!(is_listed(&folder, &id, &["statements", "--force", "warning"]));
    folder.run(&["verdict", &id, "withdraw"]).ends(2).tells(&["Tester has no verdict"]);
    assert_eq!(folder.run(&["verdicts", "--format", "jsonl"]).succeeds().lines().len(), 5);
}

#[test]
fn tables_of_listings_and_exports_are_one() {
    let folder = Folder::with_case();
    let id = first_with(&folder, "warning");
    folder.run(&["verdict", &id, "edit", "force=demand"]).succeeds();
    for what in ["statements", "contacts", "commitments"] {
        let listed = folder.run(&[what, "--format", "csv"]).succeeds().out;
        let exported = folder.run(&["export", "--what", what, "--format", "csv"]).succeeds().out;
        // Contacts are listed by date, and exported document by document.
        let sorted = |table: &str| {
            let mut lines: Vec<String> = table.lines().map(str::to_owned).collect();
            lines.sort();
            lines
        };
        assert_eq!(sorted(&listed), sorted(&exported), "{what}");
        assert!(what == "contacts" || listed == exported, "{what}");
    }
    let table = folder.run(&["statements", "--format", "csv"]).succeeds().out;
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let rows: Vec<std::collections::HashMap<String, String>> =
        reader.deserialize().collect::<Result<_, _>>().expect("a table");
    let row = rows.iter().find(|row| row["id"] == id).expect("the statement");
    assert_eq!(row["force"], "demand");
    assert_eq!((row["verdict"].as_str(), row["edited"].as_str()), ("edited", "force"));
    assert_eq!(row["reviewer"], "Tester");
    assert!(rows.iter().any(|row| row["day"] == "2031-09-18" && row["side"] == "KES"));
    assert!(rows.iter().any(|row| !row["topics_inherited"].is_empty()));
    let exported = folder.run(&["export", "--what", "statements"]).succeeds().lines();
    let one = exported.iter().find(|one| one["id"] == *id).expect("the statement");
    assert_eq!(one["force"]["value"], "warning", "the record is as it was read");
    assert_eq!(one["verdict"]["edits"]["force"], "demand");
}

#[test]
fn sides_stand_in_the_order_of_names() {
    let folder = Folder::empty();
    folder.write("a.txt", "Minister Vostrek of Ysmere spoke with President Marrun of Brazil.\n");
    let read = ["read", "a.txt", "--only", "contacts", "--format"];
    let record = folder.run(&[&read[..], &["jsonl"]].concat()).succeeds().lines().remove(0);
    let table = folder.run(&[&read[..], &["csv"]].concat()).succeeds().out;
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let row: std::collections::HashMap<String, String> =
        reader.deserialize().next().expect("a row").expect("a row");
    let principals = record["contacts"][0]["principals"].as_array().expect("principals");
    let sides: Vec<&str> =
        principals.iter().map(|one| one["side"].as_str().unwrap_or("")).collect();
    assert!(sides.contains(&"") && sides.len() == 2, "{sides:?}");
    assert_eq!(row["sides"], sides.join("; "));
}

/// Which documents `timeline` has together, and which `compare` calls accounts of one contact.
fn paired(folder: &Folder) -> (Vec<[String; 2]>, Vec<[String; 2]>) {
    let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    let rows = folder.run(&["documents", "--format", "jsonl"]).succeeds().lines();
    let documents: Vec<String> = rows.iter().map(|row| text(&row["sha256"])).collect();
    let contacts = folder.run(&["timeline", "--format", "jsonl"]).succeeds().lines();
    let of = |document: &String| {
        contacts.iter().position(|contact| contact["witnesses"].to_string().contains(document))
    };
    let (mut together, mut same) = (Vec::new(), Vec::new());
    for (at, a) in documents.iter().enumerate() {
        for b in &documents[at + 1..] {
            if of(a).is_some() && of(a) == of(b) {
                together.push([a.clone(), b.clone()]);
            }
            let compared = folder.run(&["compare", a, b, "--format", "json"]).succeeds().json();
            if compared["pairing"]["verdict"] == "same" {
                same.push([a.clone(), b.clone()]);
            }
        }
    }
    (together, same)
}

#[test]
fn a_comparison_judges_as_the_case_does() {
    let folder = Folder::with_case();
    let (together, same) = paired(&folder);
    assert_eq!(together.len(), 3);
    assert_eq!(same, together);
    // What a reviewer took to be no account counts in neither.
    let contacts = folder.run(&["timeline", "--format", "jsonl"]).succeeds().lines();
    let several =
        contacts.iter().find(|one| one["witnesses"].as_array().is_some_and(|w| w.len() > 1));
    let first = &several.unwrap()["witnesses"][0]["members"][0];
    let id = first["contact"].as_str().unwrap();
    folder.run(&["verdict", id, "edit", "role=background"]).succeeds();
    let (together, same) = paired(&folder);
    assert_eq!(together.len(), 1);
    assert!(together.iter().all(|pair| same.contains(pair)));
}
