//! What goes in comes out; adding again, in other orders, or other versions.

use chancery_record::Sha256;
use chancery_store::{Filter, Outcome, StoreError};

use crate::fiction::{CALL, Desk, Draft, UNDATED, VISIT, everything, numbered, put, statements};

#[test]
fn what_goes_in_comes_out() {
    let desk = Desk::new();
    let paper = CALL.build();
    let mut case = desk.open();
    assert!(!case.holds(paper.sha256()).unwrap());
    assert_eq!(put(&mut case, &[&paper]).outcomes, [Outcome::Added]);
    case.close().unwrap();

    let case = desk.open();
    assert!(case.holds(paper.sha256()).unwrap());
    assert_eq!(case.bytes(paper.sha256()).unwrap(), paper.text.as_bytes());
    assert_eq!(case.text(paper.sha256()).unwrap(), paper.text);
    assert_eq!(case.record(paper.sha256()).unwrap(), paper.record);
    assert_eq!(case.provenance(paper.sha256()).unwrap(), paper.record.document.provenance);
    let row = case.document(paper.sha256()).unwrap();
    assert_eq!((row.statements, row.contacts, row.commitments), (3, 1, 1));
    assert_eq!(row.names, ["desk/valdor-readout.txt"]);
    assert_eq!(row.day.as_deref(), Some("2031-04-02"));
    assert_eq!(case.check().unwrap().problems, [""; 0]);
}

#[test]
fn bytes_need_not_be_text() {
    let desk = Desk::new();
    let mut paper = UNDATED.build();
    let bytes: Vec<u8> = (0..=255).cycle().take(70_000).collect();
    paper.record.document.sha256 = Sha256::of(&bytes);
    let mut case = desk.open();
    let new = chancery_store::NewDocument { bytes: &bytes, ..paper.new_document() };
    case.put(&[new]).unwrap();
    assert_eq!(case.bytes(paper.sha256()).unwrap(), bytes);
}

#[test]
fn an_empty_document_and_an_empty_batch_are_kept_as_such() {
    let desk = Desk::new();
    let mut paper = UNDATED.build();
    paper.record.document.sha256 = Sha256::of(b"");
    paper.record.statements.clear();
    let mut case = desk.open();
    assert_eq!(case.put(&[]).unwrap().outcomes, []);
    let new = chancery_store::NewDocument { bytes: b"", text: "", ..paper.new_document() };
    assert_eq!(case.put(&[new]).unwrap().added(), 1);
    assert_eq!(case.bytes(paper.sha256()).unwrap(), b"");
    assert_eq!(case.text(paper.sha256()).unwrap(), "");
}

#[test]
fn adding_again_changes_nothing() {
    let desk = Desk::new();
    let (call, visit) = (CALL.build(), VISIT.build());
    let mut case = desk.open();
    put(&mut case, &[&call, &visit]);
    let before = everything(&case);
    let report = put(&mut case, &[&visit, &call, &call]);
    assert_eq!((report.added(), report.same()), (0, 3));
    assert_eq!(everything(&case), before);
}

#[test]
fn the_order_of_adding_does_not_matter() {
    let papers = [CALL.build(), VISIT.build(), UNDATED.build(), numbered(1), numbered(2)];
    let corrected = Draft { said: VISIT.said, published: Some("2031-04-03"), ..CALL }.build();
    let mut bare = CALL.build();
    bare.record.document.provenance.title = None;
    bare.name = "elsewhere/copy.txt".to_owned();
    let all: Vec<_> = papers.iter().chain([&corrected, &bare]).collect();

    let mut seen = Vec::new();
    for turn in 0..all.len() {
        let desk = Desk::new();
        let mut case = desk.open();
        let mut order = all.clone();
        order.rotate_left(turn);
        if turn % 2 == 1 {
            order.reverse();
        }
        // Singly, in twos, and at once.
        for batch in order.chunks([1, 2, order.len()][turn % 3]) {
            put(&mut case, batch);
        }
        seen.push(everything(&case));
    }
    assert!(seen[0].contains("corridor"));
    assert!(seen.iter().all(|other| *other == seen[0]));
}

#[test]
fn the_same_bytes_with_more_particulars_replace_the_record() {
    let desk = Desk::new();
    let full = CALL.build();
    let mut bare = CALL.build();
    bare.record.document.provenance.published = None;
    let mut case = desk.open();
    put(&mut case, &[&bare]);
    assert_eq!(put(&mut case, &[&full]).outcomes, [Outcome::Replaced]);
    assert_eq!(put(&mut case, &[&bare]).outcomes, [Outcome::Same]);
    assert_eq!(case.record(full.sha256()).unwrap(), full.record);
    assert_eq!(case.extractions(full.sha256()).unwrap().len(), 2);
}

#[test]
fn a_reissue_at_the_same_address_is_a_version() {
    let desk = Desk::new();
    let first = CALL.build();
    let said = &CALL.said[..2];
    let url = Some("http://www.mfa.valdor.example/news/17/#top");
    let second = Draft { said, url, published: Some("2031-04-04"), ..CALL }.build();
    let mut case = desk.open();
    put(&mut case, &[&second]);
    let report = put(&mut case, &[&first]);
    assert_eq!(report.outcomes, [Outcome::Version(vec![second.sha256().clone()])]);
    // By day of publication, not by the order of adding.
    let (older, newer) =
        (case.document(first.sha256()).unwrap(), case.document(second.sha256()).unwrap());
    assert_eq!((older.version, older.version_of), (1, None));
    assert_eq!((newer.version, newer.version_of.as_ref()), (2, Some(first.sha256())));
}

#[test]
fn one_title_on_two_days_is_two_releases() {
    let desk = Desk::new();
    let publisher = Some("Valdor MFA".to_owned());
    let mut case = desk.open();
    let titled = |published, said| {
        let mut paper = Draft { url: None, published: Some(published), said, ..CALL }.build();
        paper.record.document.provenance.publisher = publisher.clone();
        paper
    };
    let papers = [
        titled("2031-04-02", CALL.said),
        titled("2031-05-02", VISIT.said),
        titled("2031-04-02", VISIT.said),
    ];
    // The last has the bytes of the second and is held already.
    let report = put(&mut case, &[&papers[0], &papers[1]]);
    assert_eq!(report.outcomes, [Outcome::Added, Outcome::Added]);
    let other = titled("2031-04-02", UNDATED.said);
    let report = put(&mut case, &[&other]);
    assert_eq!(report.outcomes, [Outcome::Version(vec![papers[0].sha256().clone()])]);
}

#[test]
fn a_record_of_other_bytes_is_refused_and_nothing_is_kept() {
    let desk = Desk::new();
    let (call, mut visit) = (CALL.build(), VISIT.build());
    visit.text.push('!');
    let mut case = desk.open();
    let refused = case.put(&[call.new_document(), visit.new_document()]);
    assert!(matches!(refused, Err(StoreError::Mismatch { .. })));
    assert_eq!(case.count().unwrap(), 0);
}

#[test]
fn documents_are_found_by_what_a_person_types() {
    let desk = Desk::new();
    let (call, visit) = (CALL.build(), VISIT.build());
    let mut case = desk.open();
    put(&mut case, &[&call, &visit]);
    for name in [
        call.sha256().short(),
        &call.sha256().as_str().to_uppercase(),
        "desk/valdor-readout.txt",
        "valdor-readout.txt",
        "https://mfa.valdor.example/news/17",
        "mfa.valdor.example/news/17/",
        "Foreign Minister Vašik speaks with Minister Tamren",
    ] {
        assert_eq!(case.find(name).unwrap(), *call.sha256(), "{name}");
    }
    for name in ["", "readout.txt", "%", "_", "abc", "deadbeefdeadbeef", "'; DROP TABLE names"] {
        assert!(matches!(case.find(name), Err(StoreError::UnknownDocument { .. })), "{name}");
    }

    let mut copy = VISIT.build();
    copy.name = "other/valdor-readout.txt".to_owned();
    put(&mut case, &[&copy]);
    let error = case.find("valdor-readout.txt").unwrap_err();
    let StoreError::AmbiguousDocument { candidates, .. } = &error else { panic!("{error}") };
    assert_eq!(candidates.len(), 2);
    assert!(error.to_string().contains(call.sha256().short()));
}

#[test]
fn a_walk_can_stop_early() {
    let desk = Desk::new();
    let mut case = desk.open();
    let papers: Vec<_> = (0..10).map(numbered).collect();
    put(&mut case, &papers.iter().collect::<Vec<_>>());
    let mut seen = 0;
    case.records(|_| {
        seen += 1;
        if seen == 3 {
            std::ops::ControlFlow::Break(())
        } else {
            std::ops::ControlFlow::Continue(())
        }
    })
    .unwrap();
    assert_eq!(seen, 3);
    let limited = Filter { limit: Some(4), ..Filter::default() };
    assert_eq!(statements(&case, &limited).len(), 4);
}
