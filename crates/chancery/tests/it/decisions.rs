//! Decisions on people and pairs: how they are read, kept, listed and taken back.

use crate::program::{Folder, ONE, TWO};

/// The people of a case as rows.
fn people(folder: &Folder) -> Vec<serde_json::Value> {
    folder.run(&["people", "--format", "jsonl"]).succeeds().lines()
}

fn named<'a>(people: &'a [serde_json::Value], name: &str) -> Option<&'a serde_json::Value> {
    people.iter().find(|one| one["name"] == name)
}

fn spelt(person: &serde_json::Value, name: &str) -> bool {
    person["names"].as_array().is_some_and(|names| names.iter().any(|one| one == name))
}

#[test]
fn every_format_of_the_log_has_all_of_it_oldest_first() {
    let folder = Folder::with_case();
    let contact = folder.run(&["contacts", "--document", ONE, "--format", "jsonl"]).lines();
    let id = contact[0]["id"].as_str().expect("a name").to_owned();
    folder.run(&["person", "merge", "Vostreck", "Ilan Vostrek"]).succeeds();
    std::thread::sleep(std::time::Duration::from_millis(1100));
    folder.run(&["verdict", &id, "accept"]).succeeds();
    let rows = folder.run(&["verdicts", "--format", "jsonl"]).succeeds().lines();
    let kinds: Vec<&str> = rows.iter().filter_map(|row| row["log"].as_str()).collect();
    assert_eq!(kinds, ["ruling", "verdict"]);
    assert_eq!((&rows[0]["ruling"], &rows[0]["name"]), (&"read_name".into(), &"Vostreck".into()));
    let all = folder.run(&["verdicts", "--format", "json"]).succeeds().json();
    assert_eq!(all.as_array(), Some(&rows));
    let table = folder.run(&["verdicts", "--format", "csv"]).succeeds().out;
    let mut lines = table.lines();
    assert!(lines.next().is_some_and(|head| head.starts_with("seq,target,decision,field,value")));
    assert!(lines.next().is_some_and(|row| row.starts_with("1,,read_name,Vostreck,Ilan Vostrek,")));
    assert!(lines.next().is_some_and(|row| row.contains(",accept,")));
    let shown = folder.run(&["verdicts"]).succeeds().says(&["2 verdicts"]).out;
    assert!(shown.find("is read as") < shown.find("accept"), "{shown}");
}

#[test]
fn a_merged_spelling_stays_known_and_can_be_taken_back() {
    let folder = Folder::with_case();
    folder.run(&["person", "merge", "Vostreck", "Ilan Vostrek"]).succeeds();
    let after = people(&folder);
    assert!(spelt(named(&after, "Ilan Vostrek").expect("he is there"), "Vostreck"), "{after:?}");
    folder.run(&["contact", ONE]).succeeds().says(&["also Vostreck"]);
    let again = folder.run(&["person", "merge", "Vostreck", "Ilan Vostrek"]).ends(2);
    again.tells(&["is read so already, by decision 1"]);
    folder.run(&["person", "withdraw", "Vostreck"]).succeeds().says(&["decision 1 is withdrawn"]);
    folder.run(&["verdicts"]).succeeds().says(&["withdrawn by decision 2", "2 verdicts"]);
    folder.run(&["person", "withdraw", "1"]).ends(2).tells(&["no decision on people in force"]);
    folder.run(&["person", "withdraw", "Nobody"]).ends(2).tells(&["nothing in force was decided"]);
}

#[test]
fn to_rename_and_rename_back_leaves_the_names_of_the_documents() {
    let folder = Folder::with_case();
    let before = people(&folder);
    folder.run(&["person", "rename", "Mirel Dasko", "M. D."]).succeeds();
    let renamed = people(&folder);
    let minister = named(&renamed, "M. D.").expect("a name of initials is a name");
    assert!(spelt(minister, "Mirel Dasko") && !spelt(minister, "M. D."), "{minister}");
    folder.run(&["person", "rename", "M. D.", "Mirel Dasko"]).succeeds();
    assert_eq!(people(&folder), before);
    folder.run(&["person", "rename", "Mirel Dasko", "Minister D"]).succeeds();
    folder.run(&["person", "withdraw", "3"]).succeeds();
    assert_eq!(people(&folder), before);
}

#[test]
fn a_split_is_heeded_in_what_is_derived() {
    let folder = Folder::with_case();
    folder.run(&["person", "split", "--in", ONE, "Josephine Arkwell", "Mary Arkwell"]).succeeds();
    let shown = folder.run(&["contact", ONE]).succeeds().says(&["Mary Arkwell"]).out;
    let derived = shown.split("ACCOUNT 1").next().unwrap_or_default();
    assert!(!derived.contains("Josephine T. Arkwell"), "{derived}");
    let other = folder.run(&["contact", TWO]).succeeds().out;
    assert!(!other.contains("Mary"), "{other}");
    folder.run(&["person", "withdraw", "Mary Arkwell"]).succeeds();
    folder.run(&["contact", ONE]).succeeds().says(&["Josephine T. Arkwell"]);
}

#[test]
fn options_may_stand_behind_what_is_decided() {
    let folder = Folder::with_case();
    let line = ["person", "merge", "Vostreck", "Ilan Vostrek", "--case", "talks.chancery"];
    let by = ["--reviewer", "Lena", "--note", "one letter more"];
    folder.run(&[&line[..], &by[..]].concat()).succeeds().says(&["by Lena"]);
    folder.run(&["person", "merge", "--help"]).succeeds().says(&["--case", "--reviewer", "--note"]);
    let rows = folder.run(&["verdicts", "--format", "jsonl"]).succeeds().lines();
    assert_eq!(rows[0]["note"], "one letter more");
}

#[test]
fn a_reviewer_is_found_where_the_environment_names_none() {
    let folder = Folder::with_case();
    let bare = |name: Option<&str>| {
        let mut command = folder.command(&["person", "apart", "Vostreck", "Josephine Arkwell"]);
        command.env_remove("USER").env_remove("LOGNAME").env_remove("USERNAME");
        if let Some(name) = name {
            command.env("CHANCERY_REVIEWER", name);
        }
        command.output().expect("it runs")
    };
    let told = bare(Some("Lena"));
    assert!(String::from_utf8_lossy(&told.stdout).contains("by Lena"));
    let told = bare(None);
    let message = String::from_utf8_lossy(&told.stderr).into_owned();
    // Where the system has no list of accounts either, it says what to do.
    assert!(told.status.success() || message.contains("CHANCERY_REVIEWER"), "{message}");
}

#[test]
fn a_comparison_says_of_a_pair_what_the_case_says() {
    let folder = Folder::with_case();
    let verdict = |folder: &Folder| {
        let args = ["compare", ONE, TWO, "--case", "talks.chancery", "--format", "json"];
        let pairing = folder.run(&args).succeeds().json()["pairing"].clone();
        (pairing["verdict"].clone(), pairing["reasons"][0].clone())
    };
    assert_eq!(verdict(&folder).0, "same");
    folder.run(&["pair", ONE, TWO, "no"]).succeeds();
    let (told, why) = verdict(&folder);
    assert_eq!(told, "different");
    assert!(why.as_str().is_some_and(|why| why.contains("a person decided")), "{why}");
    folder.run(&["pair", ONE, TWO, "yes"]).succeeds();
    let (told, why) = verdict(&folder);
    assert_eq!((told, why), ("same".into(), "A person said that they are of one contact.".into()));
}

#[test]
fn a_value_that_cannot_be_is_refused_with_help_for_its_field() {
    let folder = Folder::with_case();
    let contact = folder.run(&["contacts", "--document", ONE, "--format", "jsonl"]).lines();
    let id = contact[0]["id"].as_str().expect("a name").to_owned();
    let told = folder.run(&["verdict", &id, "edit", "date=yesterday"]).ends(2);
    let told = told.tells(&["`yesterday` is no value of `date`", "date=2031-09"]);
    assert!(!told.err.contains("force="), "{}", told.err);
}
