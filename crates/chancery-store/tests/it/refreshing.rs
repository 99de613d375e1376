//! A new extraction of the same bytes.

use chancery_record::{Decision, Id, Quote, Record, Span};
use chancery_store::{Case, Filter, StoreError};

use crate::fiction::{CALL, Desk, Paper, VISIT, put, said, selector};
use crate::verdicts::verdict;

fn case(desk: &Desk) -> (Case, Paper) {
    let call = CALL.build();
    let mut case = desk.open();
    put(&mut case, &[&call, &VISIT.build()]);
    (case, call)
}

/// The same words, read by a reader whose text has one more line before them.
fn shifted(paper: &Paper) -> (Record, String) {
    let mut record = paper.record.clone();
    let line = "A line more.\n";
    let text = format!("{line}{}", paper.text);
    let by = u32::try_from(line.len()).unwrap();
    record.document.reader = "reader/2".to_owned();
    record.version = "0.2.0".into();
    for statement in &mut record.statements {
        let old = statement.content[0].clone();
        statement.content[0] = Quote::new(Span::new(old.start + by, old.end + by), old.exact);
        statement.id = Id::of("statement", paper.sha256(), &[statement.content[0].span()]);
        statement.selector = selector(&text, &statement.content[0]);
    }
    (record, text)
}

#[test]
fn the_same_record_changes_nothing() {
    let desk = Desk::new();
    let (mut case, call) = case(&desk);
    let report = case.refresh(call.sha256(), &call.record, &call.text, &[]).unwrap();
    assert!(!report.changed);
    // Three statements, a contact, a commitment, a reference and a phrase.
    assert_eq!((report.kept, report.superseded.len()), (7, 0));
    assert_eq!(case.extractions(call.sha256()).unwrap().len(), 1);
}

#[test]
fn verdicts_follow_the_words_to_their_new_place() {
    let desk = Desk::new();
    let (mut case, call) = case(&desk);
    let old = &call.record.statements[1];
    let target = case.resolve(old.id.as_str()).unwrap();
    case.verdict(&verdict(&target, Decision::Accept, "A. Reader")).unwrap();

    let (record, text) = shifted(&call);
    let report = case.refresh(call.sha256(), &record, &text, &[]).unwrap();
    assert!(report.changed);
    assert_eq!((report.verdicts_reattached, report.orphans.len()), (1, 0));
    let new = &record.statements[1].id;
    assert_ne!(*new, old.id);
    let log = case.verdicts(new).unwrap();
    assert_eq!(log.len(), 1);
    assert_eq!(log[0].verdict.target.id, old.id, "the log itself is as it was");
    assert_eq!(case.verdicts(&old.id).unwrap().len(), 0);

    // The old name leads to the new one.
    let error = case.resolve(old.id.short()).unwrap_err();
    let StoreError::Superseded { by, .. } = &error else { panic!("{error}") };
    assert_eq!(*by, [new.to_string()]);
    assert_eq!(case.text(call.sha256()).unwrap(), text);
    let versions: Vec<String> =
        case.extractions(call.sha256()).unwrap().into_iter().map(|one| one.version).collect();
    assert_eq!(versions, ["0.1.0", "0.2.0"]);

    // And back again.
    let report = case.refresh(call.sha256(), &call.record, &call.text, &[]).unwrap();
    assert_eq!((report.verdicts_reattached, report.orphans.len()), (0, 0));
    assert_eq!(case.verdicts(&old.id).unwrap().len(), 1);
    assert_eq!(case.check().unwrap().problems, [""; 0]);
}

#[test]
fn a_verdict_never_moves_to_words_that_look_alike() {
    let desk = Desk::new();
    let (mut case, call) = case(&desk);
    let old = &call.record.statements[0];
    let target = case.resolve(old.id.as_str()).unwrap();
    case.verdict(&verdict(&target, Decision::Reject, "A. Reader")).unwrap();

    // One word less: another statement, in nearly the same place.
    let mut record = call.record.clone();
    let words = &record.statements[0].content[0];
    let shorter = Span::new(words.start, words.end - 5);
    let exact: String = words.exact.chars().take(words.exact.chars().count() - 5).collect();
    let words = Quote::new(shorter, exact);
    record.statements[0].id = Id::of("statement", call.sha256(), &[shorter]);
    record.statements[0].selector = selector(&call.text, &words);
    record.statements[0].content[0] = words;
    let report = case.refresh(call.sha256(), &record, &call.text, &[]).unwrap();
    assert_eq!(report.orphans.len(), 1);
    assert_eq!(report.orphans[0].verdict.target.id, old.id);
    assert_eq!(case.orphans().unwrap(), report.orphans);
    assert_eq!(case.verdicts(&record.statements[0].id).unwrap().len(), 0);
    // What took its place is noted all the same.
    let successions = case.successions(call.sha256()).unwrap();
    let of_old: Vec<_> = successions.iter().filter(|one| one.old == old.id).collect();
    assert_eq!(of_old.len(), 1);
    assert_eq!(
        (of_old[0].new.as_ref(), of_old[0].how.as_str()),
        (Some(&record.statements[0].id), "overlap")
    );
}

#[test]
fn the_same_name_with_other_words_is_not_the_same_thing() {
    let desk = Desk::new();
    let (mut case, call) = case(&desk);
    let target = case.resolve(call.record.statements[0].id.as_str()).unwrap();
    case.verdict(&verdict(&target, Decision::Accept, "A. Reader")).unwrap();
    // Another reader's text happens to have other words at the same code points.
    let mut record = call.record.clone();
    record.document.reader = "reader/2".to_owned();
    record.statements[0].content[0].exact = "the Ébora grain corridor must be closed".to_owned();
    record.statements[0].selector.exact = record.statements[0].content[0].exact.clone();
    let report = case.refresh(call.sha256(), &record, &call.text, &[]).unwrap();
    assert_eq!(report.orphans.len(), 1);
    let gone = report.superseded.iter().find(|one| one.old == target.id).unwrap();
    assert_eq!((&gone.new, gone.how.as_str()), (&None, "gone"));
}

#[test]
fn two_equal_passages_are_not_told_apart() {
    let desk = Desk::new();
    let (mut case, call) = case(&desk);
    let target = case.resolve(call.record.statements[2].id.as_str()).unwrap();
    case.verdict(&verdict(&target, Decision::Accept, "A. Reader")).unwrap();
    let (mut record, text) = shifted(&call);
    let mut twin = record.statements[2].clone();
    twin.id = Id::of("statement", call.sha256(), &[Span::new(0, 1)]);
    record.statements.push(twin);
    let report = case.refresh(call.sha256(), &record, &text, &[]).unwrap();
    assert_eq!(report.orphans.len(), 1);
}

#[test]
fn what_is_no_longer_found_is_listed_and_comes_back() {
    let desk = Desk::new();
    let (mut case, call) = case(&desk);
    let target = case.resolve(call.record.statements[0].id.as_str()).unwrap();
    case.verdict(&verdict(&target, Decision::Accept, "A. Reader")).unwrap();
    let mut record = call.record.clone();
    record.statements.remove(0);
    let report = case.refresh(call.sha256(), &record, &call.text, &[]).unwrap();
    assert_eq!(report.orphans.len(), 1);
    assert_eq!(said(&case, &Filter::default()).len(), 4);
    let error = case.resolve(target.id.as_str()).unwrap_err();
    assert!(matches!(&error, StoreError::Superseded { by, .. } if by.is_empty()), "{error}");
    // The document can still be found by the words of its text, and the listings agree with it.
    assert_eq!(case.search("ébora", 5).unwrap().len(), 1);

    case.refresh(call.sha256(), &call.record, &call.text, &[]).unwrap();
    assert_eq!(case.orphans().unwrap().len(), 0);
    assert_eq!(case.verdicts(&target.id).unwrap().len(), 1);
    assert_eq!(case.resolve(target.id.as_str()).unwrap(), target);
}

#[test]
fn the_record_of_another_document_is_refused() {
    let desk = Desk::new();
    let (mut case, call) = case(&desk);
    let other = VISIT.build();
    let refused = case.refresh(call.sha256(), &other.record, &other.text, &[]);
    assert!(matches!(refused, Err(StoreError::Mismatch { .. })));
    assert_eq!(case.record(call.sha256()).unwrap(), call.record);
}
