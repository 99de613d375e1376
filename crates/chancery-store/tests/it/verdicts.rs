//! The verdict log.

use chancery_record::{Decision, Id, Target, Verdict};
use chancery_store::{Case, Filter, StoreError};
use rusqlite::Connection;

use crate::fiction::{CALL, Desk, put, statements};

pub(crate) fn verdict(target: &Target, decision: Decision, reviewer: &str) -> Verdict {
    Verdict {
        target: target.clone(),
        decision,
        reviewer: reviewer.to_owned(),
        at: "2031-04-05T10:00:00Z".to_owned(),
        note: None,
    }
}

fn case(desk: &Desk) -> (Case, Target) {
    let call = CALL.build();
    let mut case = desk.open();
    put(&mut case, &[&call]);
    let target = case.resolve(call.record.statements[0].id.short()).unwrap();
    (case, target)
}

#[test]
fn a_name_resolves_to_its_thing_with_its_selector() {
    let desk = Desk::new();
    let (case, target) = case(&desk);
    let call = CALL.build();
    assert_eq!(target.kind, "statement");
    assert_eq!(target.selector, call.record.statements[0].selector);
    let kind = |id: &Id| case.resolve(id.as_str()).unwrap().kind;
    assert_eq!(kind(&call.record.contacts[0].id), "contact");
    assert_eq!(kind(&call.record.commitments[0].id), "commitment");
    assert_eq!(kind(&call.record.references[0].id), "reference");
    let phrase = Id::of("phrase", call.sha256(), &[call.record.phrases[0].quote.span()]);
    assert_eq!(kind(&phrase), "phrase");
    for wrong in ["", "abc", "zzzz", "0000000000000000", "ffff%"] {
        assert!(matches!(case.resolve(wrong), Err(StoreError::UnknownId { .. })), "{wrong}");
    }
}

#[test]
fn a_short_name_of_several_things_lists_them() {
    let desk = Desk::new();
    let mut call = CALL.build();
    call.record.statements[1].id = Id::from_text("abcd000000000001");
    call.record.statements[2].id = Id::from_text("abcd000000000002");
    let mut case = desk.open();
    put(&mut case, &[&call]);
    let error = case.resolve("abcd").unwrap_err();
    let StoreError::AmbiguousId { candidates, .. } = error else { panic!("{error}") };
    assert_eq!(candidates, ["statement abcd000000000001", "statement abcd000000000002"]);
}

#[test]
fn the_latest_decision_counts_and_all_are_kept() {
    let desk = Desk::new();
    let (mut case, target) = case(&desk);
    assert_eq!(case.standing(&target.id).unwrap(), None);
    let edit = Decision::Edit { field: "force".to_owned(), value: "appeal".to_owned() };
    for (decision, reviewer) in [
        (Decision::Reject, "A. Reader"),
        (edit, "A. Reader"),
        (Decision::Accept, "A. Reader"),
        (Decision::Unsure, "B. Reader"),
    ] {
        case.verdict(&verdict(&target, decision, reviewer)).unwrap();
    }
    case.close().unwrap();

    let case = desk.open();
    let log = case.verdicts(&target.id).unwrap();
    assert_eq!(log.len(), 4);
    assert_eq!(log[0].verdict, verdict(&target, Decision::Reject, "A. Reader"));
    assert!(log.iter().all(|logged| logged.attached.as_ref() == Some(&target.id)));
    let rows = statements(&case, &Filter::default());
    let standing = rows[0].verdict.clone().unwrap();
    assert_eq!(standing.decision.as_deref(), Some("unsure"));
    assert_eq!(standing.edits["force"], "appeal");
    assert_eq!(standing.reviewer, "B. Reader");
    assert!(standing.disputed);
    assert_eq!(rows[1].verdict, None);
}

#[test]
fn a_reviewer_who_changes_their_mind_is_not_in_dispute() {
    let desk = Desk::new();
    let (mut case, target) = case(&desk);
    for decision in [Decision::Reject, Decision::Accept] {
        case.verdict(&verdict(&target, decision, "A. Reader")).unwrap();
    }
    assert!(!case.standing(&target.id).unwrap().unwrap().disputed);
}

#[test]
fn a_verdict_on_a_document_that_is_not_held_is_refused() {
    let desk = Desk::new();
    let (mut case, mut target) = case(&desk);
    target.document = chancery_record::Sha256::of(b"another");
    let refused = case.verdict(&verdict(&target, Decision::Accept, "A. Reader"));
    assert!(matches!(refused, Err(StoreError::UnknownDocument { .. })));
    assert_eq!(case.verdict_log().unwrap().len(), 0);
}

#[test]
fn the_log_can_only_grow_even_for_other_programs() {
    let desk = Desk::new();
    let (mut case, target) = case(&desk);
    case.verdict(&verdict(&target, Decision::Accept, "A. Reader")).unwrap();
    case.close().unwrap();
    let other = Connection::open(&desk.path).unwrap();
    for statement in ["UPDATE verdicts SET decision = 'reject'", "DELETE FROM verdicts"] {
        let error = other.execute(statement, []).unwrap_err();
        assert!(error.to_string().contains("append-only"), "{error}");
    }
}

#[test]
fn an_edit_is_checked_before_it_is_kept() {
    let desk = Desk::new();
    let (mut case, target) = case(&desk);
    let edit =
        |field: &str, value: &str| Decision::Edit { field: field.into(), value: value.into() };
    let refused = case.verdict(&verdict(&target, edit("colour", "red"), "Ann")).unwrap_err();
    assert!(matches!(refused, StoreError::NoField { .. }), "{refused}");
    let refused = case.verdict(&verdict(&target, edit("force", "shouting"), "Ann")).unwrap_err();
    assert!(matches!(refused, StoreError::NoValue { .. }), "{refused}");
    assert_eq!(case.verdict_log().unwrap().len(), 0);
}

#[test]
fn listings_read_what_reviewers_said_and_forget_what_they_withdrew() {
    let desk = Desk::new();
    let (mut case, target) = case(&desk);
    let edit =
        |field: &str, value: &str| Decision::Edit { field: field.into(), value: value.into() };
    let mut said = |decision, who| case.verdict(&verdict(&target, decision, who)).map(|_| ());
    said(edit("force", "warning"), "Ann").unwrap();
    said(edit("topics", "border"), "Ann").unwrap();
    said(Decision::Reject, "Ben").unwrap();
    let row = |case: &Case| statements(case, &Filter::default()).remove(0);
    let found = row(&case);
    assert_eq!((found.force.as_deref(), found.topics), (Some("warning"), vec!["border".into()]));
    let topic = Filter { topic: Some("border".into()), ..Filter::default() };
    assert!(statements(&case, &topic).iter().any(|row| row.id == target.id));
    let accepted = Filter { without_rejected: true, ..Filter::default() };
    assert!(statements(&case, &accepted).iter().all(|row| row.id != target.id));

    let mut said = |decision, who| case.verdict(&verdict(&target, decision, who)).map(|_| ());
    said(Decision::Withdraw, "Ben").unwrap();
    let nothing = said(Decision::Withdraw, "Ben").unwrap_err();
    assert!(matches!(nothing, StoreError::NothingToWithdraw { .. }), "{nothing}");
    assert!(statements(&case, &accepted).iter().any(|row| row.id == target.id));
    case.verdict(&verdict(&target, Decision::Withdraw, "Ann")).unwrap();
    let found = row(&case);
    assert_eq!((found.force.as_deref(), found.verdict), (Some("demand"), None));
    assert_eq!(found.topics, ["trade"]);
    assert_eq!(case.check().unwrap().problems, Vec::<String>::new());
}
