//! The half of the verdict log that is about several documents.

use chancery_record::{Answer, Ruling, Target};
use chancery_store::{Case, StoreError};
use rusqlite::Connection;

use crate::fiction::{CALL, Desk, VISIT, put};

fn case(desk: &Desk) -> (Case, Target, Target) {
    let (call, visit) = (CALL.build(), VISIT.build());
    let mut case = desk.open();
    put(&mut case, &[&call, &visit]);
    let a = case.resolve(call.record.contacts[0].id.as_str()).unwrap();
    let b = case.resolve(visit.record.contacts[0].id.as_str()).unwrap();
    (case, a, b)
}

fn rule(case: &mut Case, ruling: &Ruling) {
    case.rule(ruling, "A. Reader", "2031-04-05T10:00:00Z", Some("seen")).unwrap();
}

fn pair(a: &Target, b: &Target) -> Ruling {
    Ruling::SameContact { a: a.clone(), b: b.clone(), answer: Answer::Yes }
}

#[test]
fn rulings_are_kept_with_what_they_are_about() {
    let desk = Desk::new();
    let (mut case, a, b) = case(&desk);
    rule(&mut case, &pair(&a, &b));
    case.close().unwrap();
    let log = desk.open().rulings().unwrap();
    assert_eq!(log.len(), 1);
    assert_eq!(log[0].ruling, pair(&a, &b));
    assert_eq!(log[0].attached, [Some(a.id.clone()), Some(b.id.clone())]);
    assert_eq!(log[0].note.as_deref(), Some("seen"));
}

#[test]
fn a_ruling_follows_its_contact_into_a_new_record() {
    let desk = Desk::new();
    let (mut case, a, b) = case(&desk);
    rule(&mut case, &pair(&a, &b));
    // A later version reports the contact in other words, under another name.
    let mut call = CALL.build();
    let contact = &mut call.record.contacts[0];
    contact.id = chancery_record::Id::from_text("00000000000000aa");
    contact.evidence = chancery_record::Evidence::metadata(
        chancery_record::Rule::named("test/x"),
        "title",
        "other words",
    );
    let held =
        call.record.contacts.iter().filter(|c| c.role == chancery_record::ContactRole::Account);
    assert_eq!(held.count(), 1);
    case.refresh(&a.document, &call.record, &call.text, &[]).unwrap();
    let attached = case.rulings().unwrap().swap_remove(0).attached;
    assert_eq!(attached[0].as_ref().unwrap().as_str(), "00000000000000aa");
}

#[test]
fn the_log_of_rulings_can_only_grow_and_leaves_with_its_documents() {
    let desk = Desk::new();
    let (mut case, a, b) = case(&desk);
    rule(&mut case, &pair(&a, &b));
    let name = CALL.build().record.contacts[0].principals[0].name.clone();
    let read = |name: &str| Ruling::ReadName {
        name: name.to_owned(),
        to: "Zyxwvut Qponml".to_owned(),
        contact: None,
    };
    rule(&mut case, &read(&name));
    case.close().unwrap();
    let other = Connection::open(&desk.path).unwrap();
    for statement in ["UPDATE rulings SET note = ''", "DELETE FROM rulings"] {
        let error = other.execute(statement, []).unwrap_err();
        assert!(error.to_string().contains("append-only"), "{error}");
    }
    drop(other);
    let mut case = desk.open();
    case.remove(&[a.document.clone(), b.document.clone()]).unwrap();
    assert_eq!(case.rulings().unwrap(), []);
    case.close().unwrap();
    let bytes = std::fs::read(&desk.path).unwrap();
    assert!(!bytes.windows(7).any(|window| window == b"Zyxwvut"));
}

#[test]
fn a_ruling_on_a_document_that_is_not_held_is_refused() {
    let desk = Desk::new();
    let (mut case, a, mut b) = case(&desk);
    b.document = chancery_record::Sha256::of(b"another");
    let refused = case.rule(&pair(&a, &b), "A. Reader", "2031-04-05T10:00:00Z", None);
    assert!(matches!(refused, Err(StoreError::UnknownDocument { .. })));
    assert_eq!(case.rulings().unwrap(), []);
}

#[test]
fn a_withdrawal_is_an_entry_of_its_own() {
    let desk = Desk::new();
    let (mut case, a, b) = case(&desk);
    rule(&mut case, &pair(&a, &b));
    rule(&mut case, &Ruling::Withdraw { of: 1 });
    let log = case.rulings().unwrap();
    assert_eq!(log.len(), 2, "nothing leaves the log");
    assert_eq!((log[0].withdrawn, log[0].in_force()), (Some(2), false));
    assert!(!log[1].in_force());
    for of in [1, 2, 9] {
        let again = case.rule(&Ruling::Withdraw { of }, "A. Reader", "2031-04-05T10:00:00Z", None);
        assert!(matches!(again, Err(StoreError::NoRuling { seq }) if seq == of), "{of}");
    }
}

#[test]
fn a_withdrawal_leaves_with_what_it_withdrew() {
    let desk = Desk::new();
    let (mut case, a, b) = case(&desk);
    rule(&mut case, &pair(&a, &b));
    rule(&mut case, &Ruling::Withdraw { of: 1 });
    case.remove(std::slice::from_ref(&a.document)).unwrap();
    assert_eq!(case.rulings().unwrap(), []);
}
