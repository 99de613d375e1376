//! Which fictional documents are accounts of one contact.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod common;

use chancery_compare::{PairingVerdict, cluster, same_contact};
use chancery_record::{ContactRole, Evidence, Finding, Medium, Quote, Record, Rule, Span};
use common::*;

fn account(
    name: &str,
    medium: Option<Medium>,
    date: Option<&str>,
    published: Option<&str>,
) -> Record {
    with_contact(record(name, None, &[]), &LEADERS, medium, date, published)
}

fn verdict(a: &Record, b: &Record) -> PairingVerdict {
    let pairing = same_contact(a, b);
    assert!(!pairing.reasons.is_empty());
    assert_eq!(same_contact(b, a).verdict, pairing.verdict);
    pairing.verdict
}

#[test]
fn same_people_same_day_is_one_contact() {
    let a = account("a", Some(Medium::Video), Some("2031-09-18"), None);
    let b = account("b", Some(Medium::Call), Some("2031-09-18"), None);
    assert_eq!(verdict(&a, &b), PairingVerdict::Same);
}

#[test]
fn a_day_without_its_month_fits_a_whole_date() {
    let a = account("a", Some(Medium::Video), Some("XXXX-XX-18"), None);
    let b = account("b", Some(Medium::Video), Some("2031-09-18"), None);
    assert_eq!(verdict(&a, &b), PairingVerdict::Same);
    let c = account("c", Some(Medium::Video), Some("2031-09-17"), None);
    assert_eq!(verdict(&a, &c), PairingVerdict::Different);
}

#[test]
fn a_call_on_another_day_is_another_contact() {
    let a = account("a", Some(Medium::Phone), Some("2031-09-18"), None);
    let b = account("b", Some(Medium::Phone), Some("2031-11-21"), None);
    assert_eq!(verdict(&a, &b), PairingVerdict::Different);
}

#[test]
fn one_day_apart_is_left_open_for_calls_and_settled_for_meetings() {
    let call = |name, date| account(name, Some(Medium::Phone), Some(date), None);
    assert_eq!(
        verdict(&call("a", "2031-09-18"), &call("b", "2031-09-19")),
        PairingVerdict::Undecided
    );
    assert_eq!(
        verdict(&call("a", "XXXX-09-18"), &call("b", "2031-09-19")),
        PairingVerdict::Undecided
    );
    assert_eq!(
        verdict(&call("a", "XXXX-09-16"), &call("b", "2031-09-19")),
        PairingVerdict::Different
    );
    let visit = |name, date| account(name, Some(Medium::InPerson), Some(date), None);
    assert_eq!(
        verdict(&visit("a", "2031-09-18"), &visit("b", "2031-09-19")),
        PairingVerdict::Different
    );
}

#[test]
fn a_call_is_no_meeting() {
    let a = account("a", Some(Medium::Phone), Some("2031-09-18"), None);
    let b = account("b", Some(Medium::InPerson), Some("2031-09-18"), None);
    assert_eq!(verdict(&a, &b), PairingVerdict::Different);
}

#[test]
fn other_people_are_another_contact() {
    let a = account("a", Some(Medium::Phone), Some("2031-09-18"), None);
    let others = [("Mirel Dasko", "Valdoria"), ("Tobias Wren", "Kestrel")];
    let b = with_contact(
        record("b", None, &[]),
        &others,
        Some(Medium::Phone),
        Some("2031-09-18"),
        None,
    );
    assert_eq!(verdict(&a, &b), PairingVerdict::Different);
}

#[test]
fn a_weekday_must_be_that_of_the_date() {
    let friday = |name: &str, words: &str| {
        let mut record = account(name, Some(Medium::Phone), None, None);
        let quote = Quote::new(Span::new(0, 9), words);
        record.contacts[0].date = Finding::known(
            "2031-11".parse().unwrap(),
            Evidence::words(Rule::named("test/x"), quote),
        );
        record
    };
    let dated = account("b", Some(Medium::Phone), Some("2031-11-21"), None);
    assert_eq!(verdict(&friday("a", "on Friday"), &dated), PairingVerdict::Same);
    assert_eq!(verdict(&friday("c", "on Monday"), &dated), PairingVerdict::Different);
}

#[test]
fn a_document_published_before_the_day_cannot_tell_of_it() {
    let a = account("a", Some(Medium::Phone), Some("2031-09-18"), None);
    let b = account("b", Some(Medium::Phone), None, Some("2031-09-10"));
    assert_eq!(verdict(&a, &b), PairingVerdict::Different);
    let c = account("c", Some(Medium::Phone), None, Some("2031-09-18"));
    assert_eq!(verdict(&a, &c), PairingVerdict::Same);
}

#[test]
fn likeness_of_words_alone_decides_nothing() {
    let (mut a, mut b) = (valdoria(), valdoria_retold());
    assert_eq!(verdict(&a, &b), PairingVerdict::Undecided);
    a = with_contact(a, &LEADERS, Some(Medium::Video), None, None);
    b = with_contact(b, &LEADERS, Some(Medium::Video), None, None);
    assert_eq!(verdict(&a, &b), PairingVerdict::Undecided);
}

#[test]
fn an_announcement_is_no_account() {
    let a = account("a", Some(Medium::InPerson), Some("2031-09-18"), None);
    let mut b = account("b", Some(Medium::InPerson), Some("2031-09-18"), None);
    b.contacts[0].role = ContactRole::Announcement;
    assert_eq!(verdict(&a, &b), PairingVerdict::Different);
}

fn case() -> Vec<Record> {
    let misspelt = [("Ilan Vostreck", "Valdoria"), ("Josephine T. Arkwel", "Kestrel")];
    let mut announcement = account("announced", Some(Medium::Video), Some("2031-09-18"), None);
    announcement.contacts[0].role = ContactRole::Announcement;
    vec![
        account("september, dated", Some(Medium::Video), Some("2031-09-18"), None),
        account("november", Some(Medium::Phone), Some("2031-11-21"), None),
        with_contact(
            record("september, day only", None, &[]),
            &misspelt,
            Some(Medium::Video),
            Some("XXXX-XX-18"),
            None,
        ),
        announcement,
        record("no contact", None, &[]),
        account("november, press", Some(Medium::Call), Some("2031-11-21"), None),
    ]
}

#[test]
fn documents_gather_by_contact() {
    let records = case();
    let list: Vec<&Record> = records.iter().collect();
    let clusters = cluster(&list);
    let members: Vec<&[usize]> =
        clusters.iter().map(|cluster| cluster.members.as_slice()).collect();
    assert_eq!(members, [&[0, 2][..], &[1, 5]]);
    assert_eq!(clusters[0].date.unwrap().to_string(), "2031-09-18");
    assert_eq!(clusters[0].principals.len(), 2);
    assert!(!clusters[0].reasons.is_empty());
}

#[test]
fn the_order_of_documents_does_not_matter() {
    let records = case();
    let forward: Vec<&Record> = records.iter().collect();
    let backward: Vec<&Record> = records.iter().rev().collect();
    let names = |list: &[&Record]| -> std::collections::BTreeSet<Vec<String>> {
        cluster(list)
            .into_iter()
            .map(|cluster| {
                let mut names: Vec<String> = cluster
                    .members
                    .iter()
                    .map(|at| list[*at].document.title.value().unwrap().clone())
                    .collect();
                names.sort();
                names
            })
            .collect()
    };
    assert_eq!(names(&forward), names(&backward));
}

#[test]
fn patterns_complete_each_other() {
    let a = account("a", Some(Medium::Video), Some("XXXX-XX-18"), Some("2031-09-18"));
    let b = account("b", Some(Medium::Video), Some("2031-09"), Some("2031-09-19"));
    let clusters = cluster(&[&a, &b]);
    assert_eq!(clusters.len(), 1);
    assert_eq!(clusters[0].date.unwrap().to_string(), "2031-09-18");
}
