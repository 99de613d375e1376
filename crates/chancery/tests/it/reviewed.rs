//! What reviewers decided shows in every view of a case, and can be left out of it.

use std::fs;

use crate::program::{Folder, ONE, TWO};

const CALL: &str = "06-dispatch-report-phone-call.html";
const MINISTERS: &str = "04-valdoria-mfa-ministers-phone-call.txt";

/// The name of the account that a document gives.
fn account(folder: &Folder, document: &str) -> String {
    let args = ["contacts", "--document", document, "--kind", "account", "--format", "jsonl"];
    let rows = folder.run(&args).succeeds().lines();
    rows[0]["id"].as_str().expect("a name").to_owned()
}

fn statement(folder: &Folder, document: &str, words: &str) -> String {
    let args = ["statements", "--document", document, "--format", "jsonl"];
    let rows = folder.run(&args).succeeds().lines();
    let found = rows.iter().find(|row| row["words"].to_string().contains(words));
    found.expect("the statement")["id"].as_str().expect("a name").to_owned()
}

fn decide(folder: &Folder, id: &str, decision: &[&str]) {
    folder.run(&[&["verdict", id], decision, &["--reviewer", "Lena"]].concat()).succeeds();
}

#[test]
fn edited_values_are_read_in_timeline_and_contact_and_marked() {
    let folder = Folder::with_case();
    let id = account(&folder, MINISTERS);
    let edit = ["edit", "date=2031-08-06", "medium=video", "place=Port Ellery"];
    decide(&folder, &id, &edit);
    let marks = ["date edited by Lena", "medium edited by Lena"];
    folder.run(&["timeline"]).succeeds().says(&["2031-08-06", "video call"]).says(&marks);
    let row = folder.run(&["timeline", "--since", "2031-08-06", "--until", "2031-08-06"]);
    row.succeeds().says(&[&id[..8]]);
    let shown = folder.run(&["contact", &id]).succeeds().says(&marks);
    let shown = shown.says(&["video   edited by Lena", "2031-08-06   edited by Lena"]);
    let shown = shown.says(&["The day is as Lena edited it.", "Port Ellery"]);
    // What a reviewer wrote is no quotation.
    assert!(!shown.out.contains("“Port Ellery”"), "{}", shown.out);
    let rows = folder.run(&["timeline", "--format", "jsonl"]).succeeds().lines();
    let found = rows.iter().find(|row| row["id"] == id.as_str()).expect("the contact");
    assert_eq!(found["date"]["date"], "2031-08-06");
    assert_eq!(found["witnesses"][0]["members"][0]["review"]["edited"]["date"], "Lena");
    // The record stays as it was read; the verdict stands beside it.
    let whole = folder.run(&["contact", &id, "--format", "json"]).succeeds().json();
    assert_eq!(whole["accounts"][0]["contact"]["date"]["value"], "2031-08-04");
    assert_eq!(whole["accounts"][0]["verdict"]["edits"]["date"], "2031-08-06");
    decide(&folder, &id, &["edit", "date=unknown"]);
    folder.run(&["timeline"]).succeeds().says(&["Not dated", "no date"]);
    decide(&folder, &id, &["withdraw"]);
    folder.run(&["timeline"]).succeeds().says(&["2031-08-04"]);
}

#[test]
fn a_rejected_contact_is_marked_or_left_out() {
    let folder = Folder::with_case();
    let id = account(&folder, CALL);
    decide(&folder, &id, &["reject"]);
    folder.run(&["timeline"]).succeeds().says(&["rejected by Lena", &id[..8]]);
    folder.run(&["contact", &id]).succeeds().says(&["rejected by Lena"]);
    for (list, format) in [("timeline", "jsonl"), ("timeline", "html"), ("timeline", "svg")] {
        let args = [list, "--format", format, "--without-rejected"];
        let left = folder.run(&args).succeeds().out;
        assert!(!left.contains(&id[..8]) && !left.contains("rejected by"), "{left}");
    }
    let all = folder.run(&["people", "--format", "jsonl"]).succeeds().lines();
    let left = folder.run(&["people", "--format", "jsonl", "--without-rejected"]).succeeds();
    let documents = |rows: &[serde_json::Value]| {
        let arkwell = rows.iter().find(|row| row["names"].to_string().contains("Arkwell"));
        arkwell.expect("Arkwell")["documents"].as_u64().expect("a number")
    };
    assert_eq!(documents(&left.lines()), documents(&all) - 1);
    folder.run(&["wanted", "--without-rejected"]).succeeds();
}

#[test]
fn nothing_is_derived_from_a_rejected_account() {
    let folder = Folder::with_case();
    let (one, two) = (account(&folder, ONE), account(&folder, TWO));
    let contacts = || folder.run(&["timeline", "--format", "jsonl"]).succeeds().lines();
    let of = |rows: &[serde_json::Value], id: &str| {
        rows.iter().position(|row| row.to_string().contains(id)).expect("the contact")
    };
    let before = contacts();
    assert_eq!(of(&before, &one), of(&before, &two), "one contact");
    decide(&folder, &two, &["reject"]);
    let after = contacts();
    assert_ne!(of(&after, &one), of(&after, &two), "the rejected one stands alone");
    assert_ne!(after[of(&after, &one)]["date"]["date"], "2031-09-18", "only that one had the day");
}

#[test]
fn a_comparison_reads_and_marks_what_was_decided() {
    let folder = Folder::with_case();
    let rejected = statement(&folder, ONE, "this is playing with fire");
    let edited = statement(&folder, ONE, "red line in our relations");
    decide(&folder, &rejected, &["reject"]);
    decide(&folder, &edited, &["edit", "force=warning", "speaker=Sava Lindor"]);
    decide(&folder, &account(&folder, ONE), &["edit", "medium=phone"]);
    let compare = |more: &[&str]| {
        folder.run(&[&["compare", ONE, TWO, "--case", "talks.chancery"], more].concat()).succeeds()
    };
    let marks = ["rejected by Lena", "force edited by Lena, speaker edited by Lena", "Sava Lindor"];
    compare(&[]).says(&marks).says(&["A telephone call", "A: medium edited by Lena"]);
    let page = compare(&["--format", "html"]).says(&["class=\"statement rejected\""]);
    page.says(&["✎</span> force edited by Lena", "A: medium edited by Lena"]);
    let schema = folder.run(&["schema", "collation"]).succeeds().json();
    let json = compare(&["--format", "json"]).json();
    assert_eq!(crate::validator::faults(&schema, &json), Vec::<String>::new());
    assert_eq!(json["reviews"][&rejected]["rejected_by"], "Lena");
    compare(&["--format", "csv"]).says(&["A rejected by Lena"]);
    let left = compare(&["--without-rejected"]);
    assert!(!left.out.contains("playing with fire.  ") && !left.out.contains("rejected by"));
    let json = compare(&["--without-rejected", "--format", "json"]);
    assert!(!json.out.contains(&rejected));
}

#[test]
fn phrases_and_documents_leave_out_what_was_rejected() {
    let folder = Folder::with_case();
    let phrases = |more: &[&str]| {
        folder.run(&[&["phrases", "--format", "jsonl"], more].concat()).succeeds().lines()
    };
    let all = phrases(&[]);
    let id = all[0]["id"].as_str().expect("a name").to_owned();
    decide(&folder, &id, &["reject"]);
    folder.run(&["phrases"]).succeeds().says(&[&format!("{} · reject (Lena)", &id[..8])]);
    folder.run(&["phrases", "--format", "csv"]).succeeds().says(&["reject,Lena"]);
    assert_eq!(phrases(&["--without-rejected"]).len(), all.len() - 1);

    decide(&folder, &statement(&folder, ONE, "playing with fire"), &["reject"]);
    let count = |more: &[&str]| {
        let args = ["documents", "--document", ONE, "--format", "jsonl"];
        let rows = folder.run(&[&args, more].concat()).succeeds().lines();
        rows[0]["statements"].as_u64().expect("a number")
    };
    assert_eq!(count(&["--without-rejected"]), count(&[]) - 1);
}

#[test]
fn a_speaker_whom_nobody_can_tell_is_not_the_document() {
    let folder = Folder::with_case();
    let id = statement(&folder, ONE, "playing with fire");
    decide(&folder, &id, &["edit", "speaker=unknown"]);
    folder.run(&["statements", "--document", ONE]).succeeds().says(&["speaker unknown"]);
    let compare = ["compare", ONE, TWO, "--case", "talks.chancery"];
    folder.run(&compare).succeeds().says(&["unknown", "speaker edited by Lena"]);
}

#[test]
fn a_reason_says_that_nothing_was_found_in_every_form() {
    let folder = Folder::empty();
    let told = "The foreign minister of Valdoria, Mirel Dasko, and her Kestrelian counterpart, \
                Tobias Wren, held talks on grain.";
    folder.write("talks.txt", told);
    let lexicon = fs::read(crate::program::demo("lexicon.toml")).expect("the lexicon");
    folder.write("lexicon.toml", lexicon);
    folder.run(&["add", "talks.txt", "--lexicon", "lexicon.toml"]).succeeds();
    for args in [
        &["contacts", "--format", "csv"][..],
        &["contacts", "--format", "json"],
        &["read", "talks.txt", "--lexicon", "lexicon.toml", "--format", "json"],
        &["read", "talks.txt", "--lexicon", "lexicon.toml"],
        &["export"],
        &["timeline", "--format", "json"],
        &["timeline", "--format", "html"],
        &["timeline"],
    ] {
        let shown = folder.run(args).succeeds().out;
        for claim in ["the text does not say", "nobody is said to", "gives no date", "No account"] {
            assert!(!shown.contains(claim), "{args:?}: {claim}\n{shown}");
        }
    }
    folder.run(&["export"]).succeeds().says(&["no words were found by which anybody asked for it"]);
}
