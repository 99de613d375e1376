//! The contacts of a case: timeline, one contact, pairs, people, what is wanted.

use crate::program::{Folder, ONE, TWO};
use crate::validator::faults;

fn timeline(folder: &Folder) -> Vec<serde_json::Value> {
    folder.run(&["timeline", "--format", "jsonl"]).succeeds().lines()
}

/// The contact that a document is an account of.
fn of<'a>(contacts: &'a [serde_json::Value], title: &str) -> &'a serde_json::Value {
    let found = contacts.iter().find(|contact| contact.to_string().contains(title));
    found.expect("the document's contact")
}

fn accounts(contact: &serde_json::Value) -> usize {
    let witnesses = contact["witnesses"].as_array().expect("witnesses");
    witnesses.iter().map(|one| one["members"].as_array().map_or(0, Vec::len)).sum()
}

#[test]
fn the_timeline_has_each_contact_once_in_every_format() {
    let folder = Folder::with_case();
    let contacts = timeline(&folder);
    let call = of(&contacts, "Arkwell");
    assert!(accounts(call) >= 2, "{call}");
    folder.run(&["timeline"]).succeeds().says(&["Vostrek", "accounts"]);
    let all = folder.run(&["timeline", "--format", "json"]).succeeds().json();
    assert_eq!(all.as_array(), Some(&contacts));
    let table = folder.run(&["timeline", "--format", "csv"]).succeeds().out;
    assert_eq!(table.lines().count(), contacts.len() + 1);
    folder.run(&["timeline", "--format", "html", "-o", "t.html"]).succeeds();
    let page = std::fs::read_to_string(folder.path("t.html")).expect("a page");
    assert!(page.contains("<svg") && page.ends_with("</html>\n"));
    let svg = folder.run(&["timeline", "--format", "svg"]).succeeds().out;
    assert!(svg.starts_with("<svg"));
    let none = folder.run(&["timeline", "--since", "2099", "--format", "jsonl"]).succeeds();
    assert_eq!(none.lines().len(), 0);
}

#[test]
fn what_is_derived_holds_to_its_schema() {
    let folder = Folder::with_case();
    let schema = folder.run(&["schema", "dossier"]).succeeds().json();
    let part = |name: &str| {
        let mut part = schema["$defs"][name].clone();
        part["$defs"] = schema["$defs"].clone();
        part
    };
    for (command, name) in [
        ("timeline", "CaseContact"),
        ("people", "Person"),
        ("wanted", "Wanted"),
        ("pair", "Suggestion"),
    ] {
        for row in folder.run(&[command, "--format", "jsonl"]).succeeds().lines() {
            assert_eq!(faults(&part(name), &row), Vec::<String>::new(), "{command}");
        }
        folder.run(&[command, "--format", "csv"]).succeeds();
        folder.run(&[command]).succeeds();
    }
}

#[test]
fn a_contact_is_shown_with_its_accounts_and_reasons() {
    let folder = Folder::with_case();
    let shown = folder.run(&["contact", ONE]).succeeds();
    shown.says(&[
        "DERIVED FROM ALL ACCOUNTS",
        "ACCOUNT 1",
        "ACCOUNT 2",
        "WHY THESE ARE ONE CONTACT",
    ]);
    let whole = folder.run(&["contact", ONE, "--format", "json"]).succeeds().json();
    assert!(whole["accounts"].as_array().expect("accounts").len() >= 2);
    folder.run(&["contact", ONE, "--title", "The grain call"]).succeeds().says(&["The grain call"]);
    folder.run(&["timeline"]).succeeds().says(&["The grain call"]);
    folder.run(&["contact", "c1b"]).ends(2).tells(&["four or more digits"]);
    folder.run(&["contact", "ffffffff"]).ends(2).tells(&["no contact and no document"]);
}

#[test]
fn an_answer_on_a_pair_binds_also_after_a_refresh() {
    let folder = Folder::with_case();
    folder.run(&["pair", ONE, TWO, "no", "--note", "another call"]).succeeds().says(&[
        "two contacts: ",
        "contacts before, ",
        " now",
        "Tester",
    ]);
    let apart = |folder: &Folder| {
        let one = folder.run(&["contact", ONE, "--format", "json"]).succeeds().json();
        let two = folder.run(&["contact", TWO, "--format", "json"]).succeeds().json();
        one["contact"]["id"] != two["contact"]["id"]
    };
    assert!(apart(&folder));
    folder.run(&["refresh", "--lexicon", "lexicon.toml"]).succeeds();
    assert!(apart(&folder));
    folder.run(&["verdicts"]).succeeds().says(&["two contacts", "another call"]);
    folder.run(&["pair", ONE, TWO, "yes"]).succeeds().says(&["one contact: "]);
    assert!(!apart(&folder), "the later answer holds");
    folder.run(&["pair", ONE, ONE, "yes"]).ends(2).tells(&["one and the same"]);
    folder.run(&["pair", ONE]).ends(2);
    assert_eq!(folder.pipe(&["pair", "--ask"], b"q\n").code, 0);
    folder.run(&["remove", TWO]).succeeds();
    let log = folder.run(&["verdicts"]).succeeds();
    assert!(!log.out.contains("another call"), "{}", log.out);
}

#[test]
fn people_are_renamed_and_kept_apart() {
    let folder = Folder::with_case();
    let people = folder.run(&["people", "--format", "jsonl"]).succeeds().lines();
    let name = people[0]["name"].as_str().expect("a name").to_owned();
    folder.run(&["person", "rename", &name, "Somebody Else"]).succeeds().says(&["is read as"]);
    folder.run(&["people"]).succeeds().says(&["Somebody Else"]);
    folder.run(&["person", "split", "Somebody Else", "Another One", "--in", ONE]).succeeds();
    folder.run(&["person", "rename", "Nobody Known", "X"]).ends(2).tells(&["nobody in the case"]);
}

#[test]
fn accounts_that_differ_in_the_means_are_not_made_one() {
    let folder = Folder::with_case();
    let phone = "04-valdoria-mfa-ministers-phone-call.txt";
    folder.run(&["pair", ONE, phone, "yes"]).succeeds();
    folder.run(&["contact", ONE]).succeeds().says(&[
        "the accounts differ:",
        "telephone call",
        "video call",
    ]);
}
