//! `read`.

use serde_json::json;

use crate::program::{Folder, ONE, TWO, gzip};

#[test]
fn a_document_is_shown_for_reading() {
    let folder = Folder::with_demo();
    let shown = folder.run(&["read", TWO, "--lexicon", "lexicon.toml"]).succeeds();
    shown
        .says(&["Readout of President Arkwell’s Video Call", "Office of the President of Kestrel"])
        .says(&["2031-09-18", "text/plain", "sha256"]);
}

#[test]
fn no_line_is_wider_than_the_terminal() {
    let folder = Folder::with_demo();
    for columns in ["60", "80", "120"] {
        let mut command = folder.command(&["read", ONE, TWO, "--lexicon", "lexicon.toml"]);
        let output = command.env("COLUMNS", columns).output().expect("runs");
        let text = String::from_utf8(output.stdout).expect("UTF-8");
        let most = columns.parse::<usize>().expect("a number");
        for line in text.lines() {
            assert!(unicode_width::UnicodeWidthStr::width(line) <= most, "{columns}: {line}");
        }
    }
}

#[test]
fn json_is_an_array_and_json_lines_are_lines() {
    let folder = Folder::with_demo();
    let records = folder.run(&["read", ONE, TWO, "--format", "json"]).succeeds().json();
    let lines = folder.run(&["read", ONE, TWO, "--format", "jsonl"]).succeeds().lines();
    assert_eq!(records.as_array().map(Vec::len), Some(2));
    assert_eq!(records.as_array().expect("an array"), &lines);
    assert_eq!(lines[0]["schema"], "chancery-record/1");
}

#[test]
fn only_the_parts_that_are_asked_for() {
    let folder = Folder::with_demo();
    let args = ["read", TWO, "--only", "contacts,phrases", "--format", "jsonl"];
    let record = &folder.run(&args).succeeds().lines()[0];
    assert!(record.get("contacts").is_some() && record.get("phrases").is_some());
    assert!(record.get("statements").is_none() && record.get("commitments").is_none());
    assert_eq!(record["document"]["media"], "text/plain");
}

#[test]
fn a_table_is_of_one_part() {
    let folder = Folder::with_demo();
    let args = ["read", TWO, "--format", "csv", "--only", "document"];
    let table = folder.run(&args).succeeds();
    assert!(table.out.starts_with("document,title,issuer,side,"));
    assert_eq!(table.out.lines().count(), 2);
    let args = ["read", TWO, "--format", "csv", "--only", "contacts,statements"];
    folder.run(&args).ends(2).tells(&["one part", "--only"]);
}

#[test]
fn flags_stand_over_the_sidecar() {
    let folder = Folder::with_demo();
    let from_sidecar = folder.run(&["read", TWO, "--format", "jsonl"]).succeeds().lines();
    let given = &from_sidecar[0]["document"]["provenance"];
    assert_eq!(given["publisher"], "Office of the President of Kestrel");
    assert_eq!(given["published"], "2031-09-18");
    let args = ["read", TWO, "--format", "jsonl", "--publisher", "Larkmoor Gazette"];
    let typed = folder.run(&args).succeeds().lines();
    assert_eq!(typed[0]["document"]["provenance"]["publisher"], "Larkmoor Gazette");
    assert_eq!(typed[0]["document"]["provenance"]["published"], "2031-09-18");
}

#[test]
fn every_package_gives_the_same_document() {
    let folder = Folder::empty();
    let text = "The ministers of Valdoria and Kestrel spoke by phone on 3 May 2031.\n";
    let line = json!({"url": "https://gov.example/1", "text": text, "published": "2031-05-03"});
    let line = format!("{line}\n\n{line}\n");
    folder.write("a.txt", text).write("b.txt.gz", gzip(text.as_bytes()));
    folder.write("c.jsonl", &line).write("d.jsonl.gz", gzip(line.as_bytes()));
    folder.write("e.json", line.lines().next().expect("a line"));
    let hash = |args: &[&str]| {
        let records = folder.run(args).succeeds().lines();
        let hashes = records.iter().map(|r| r["document"]["sha256"].to_string());
        hashes.collect::<Vec<_>>()
    };
    let one = hash(&["read", "a.txt", "--format", "jsonl"]);
    assert_eq!(hash(&["read", "b.txt.gz", "--format", "jsonl"]), one);
    assert_eq!(hash(&["read", "e.json", "--format", "jsonl"]), one);
    let two = [one[0].clone(), one[0].clone()];
    assert_eq!(hash(&["read", "c.jsonl", "--format", "jsonl"]), two);
    assert_eq!(hash(&["read", "d.jsonl.gz", "--format", "jsonl"]), two);
    for input in [text.as_bytes().to_vec(), gzip(text.as_bytes())] {
        let piped = folder.pipe(&["read", "-", "--format", "jsonl"], &input).succeeds().lines();
        assert_eq!(piped[0]["document"]["sha256"].to_string(), one[0]);
    }
    let piped =
        folder.pipe(&["read", "-", "--format", "jsonl"], line.as_bytes()).succeeds().lines();
    assert_eq!(piped.len(), 2);
    assert_eq!(piped[0]["document"]["provenance"]["url"], "https://gov.example/1");
}

#[test]
fn a_folder_is_read_in_the_order_of_its_names() {
    let folder = Folder::with_demo();
    folder.write("notes.pdf", "%PDF").write(".hidden.txt", "Not this.");
    let records = folder.run(&["read", ".", "--format", "jsonl"]).succeeds();
    assert_eq!(records.lines().len(), 6);
    let records = records.tells(&["passed over", "1 .pdf", "1 .toml"]).lines();
    assert_eq!(records[5]["document"]["media"], "text/html");
}

#[test]
fn an_account_has_its_two_principals() {
    let folder = Folder::with_demo();
    let args = ["read", TWO, "--lexicon", "lexicon.toml", "--format", "jsonl"];
    let record = &folder.run(&args).succeeds().lines()[0];
    let contacts = record["contacts"].as_array().expect("contacts");
    let primary = contacts.iter().find(|contact| contact["primary"] == true).expect("a contact");
    let principals = primary["principals"].as_array().expect("principals");
    let names: Vec<&str> = principals.iter().filter_map(|p| p["name"].as_str()).collect();
    assert_eq!(names.len(), 2, "{names:?}");
    assert!(names.iter().any(|name| name.ends_with("Arkwell")), "{names:?}");
    assert!(names.iter().any(|name| name.ends_with("Vostrek")), "{names:?}");
    assert_eq!(primary["medium"]["value"], "video");
}

#[test]
fn a_bound_a_day_after_publication_says_why() {
    let folder = Folder::empty();
    folder.write("a.txt", "President Orsin Tavek has spoken with President Mary Wren by phone.");
    let args = ["read", "a.txt", "--published", "2031-05-04T23:00:00Z", "--format", "json"];
    let record = folder.run(&args).succeeds().json();
    let date = &record[0]["contacts"][0]["date"];
    assert_eq!(date["value"], "../2031-05-05", "{date}");
    assert!(date.to_string().contains("the latest clock that may count"), "{date}");
}
