//! A removed document leaves no trace.

use chancery_record::{Decision, Sha256};
use chancery_store::{Filter, Journal, NewDocument, OpenOptions, StoreError};
use rusqlite::Connection;

use crate::fiction::{
    CALL, Desk, Draft, VISIT, contains, creating, everything, numbered, put, said,
};
use crate::verdicts::verdict;

/// Words that stand in no other document, in every place where a document can leave words.
fn secret() -> crate::fiction::Paper {
    let content = "Quorvexian envoys met Zyphandrel at the Brumtholme lodge";
    let (_, _, _, force, topic) = CALL.said[1];
    Draft {
        name: "secret/brumtholme-note.txt",
        url: Some("https://zyphandrel.example/quorvex"),
        title: Some("Zyphandrel speaks"),
        published: Some("2031-06-06"),
        said: &[("Zyphandrel Okk", "Quorvexia", content, force, topic)],
        teaser: "READ | Brumtholme in bloom",
        version: "0.1.0",
    }
    .build()
}

const TRACES: [&str; 6] =
    ["uorvex", "yphandrel", "rumtholme", "quorvex", "zyphandrel", "brumtholme"];

fn remove_and_look(options: &OpenOptions) {
    let desk = Desk::new();
    let paper = secret();
    let mut case = chancery_store::Case::open(&desk.path, options).unwrap();
    let many: Vec<_> = (0..400).map(numbered).collect();
    put(&mut case, &many[..200].iter().collect::<Vec<_>>());
    put(&mut case, &[&CALL.build(), &paper, &VISIT.build()]);
    put(&mut case, &many[200..].iter().collect::<Vec<_>>());
    let target = case.resolve(paper.record.statements[0].id.as_str()).unwrap();
    case.verdict(&verdict(&target, Decision::Accept, "A. Reader")).unwrap();
    // Refreshed before: earlier records count too.
    let mut record = paper.record.clone();
    record.phrases.clear();
    case.refresh(paper.sha256(), &record, &paper.text, &[]).unwrap();
    case.close().unwrap();
    let mut case = chancery_store::Case::open(&desk.path, options).unwrap();
    let bare: Vec<&str> = TRACES.into_iter().filter(|word| contains(&desk.path, word)).collect();
    assert!(!bare.is_empty(), "the words are in the file to begin with");
    assert_eq!(case.search("zyphandrel", 5).unwrap().len(), 1);

    let report = case.remove(&[paper.sha256().clone()]).unwrap();
    assert_eq!((report.documents, report.verdicts), (1, 1));
    assert!(report.shrunk && report.log_cleared);
    assert!(!case.holds(paper.sha256()).unwrap());
    assert_eq!(case.search("zyphandrel", 5).unwrap().len(), 0);
    assert_eq!(case.verdict_log().unwrap().len(), 0);
    assert_eq!(case.check().unwrap().problems, [""; 0]);
    for name in desk.files() {
        for word in TRACES {
            assert!(!contains(&desk.folder.path().join(&name), word), "{word} in {name}");
        }
    }
    // The others are untouched.
    assert_eq!(case.search("ébora", 5).unwrap().len(), 1);
    assert_eq!(case.count().unwrap(), 402);
    case.close().unwrap();
    for word in TRACES {
        assert!(!contains(&desk.path, word), "{word}");
    }
}

#[test]
fn nothing_of_it_stays_in_the_file() {
    remove_and_look(&creating());
}

#[test]
fn nothing_of_it_stays_with_a_rollback_journal() {
    remove_and_look(&OpenOptions { journal: Journal::Rollback, ..creating() });
}

/// The same for bytes that deflate cannot shorten, which stand in the file as they are.
#[test]
fn nothing_of_bytes_that_stand_as_they_are_stays() {
    let desk = Desk::new();
    let mut noise = 0x9E37_79B9_7F4A_7C15u64;
    let bytes: Vec<u8> = std::iter::repeat_with(|| {
        noise ^= noise << 13;
        noise ^= noise >> 7;
        noise ^= noise << 17;
        noise.to_le_bytes()
    })
    .take(4_000)
    .flatten()
    .collect();
    let mut paper = secret();
    paper.record.document.sha256 = Sha256::of(&bytes);
    let mut case = desk.open();
    case.put(&[NewDocument { bytes: &bytes, ..paper.new_document() }]).unwrap();
    put(&mut case, &[&CALL.build()]);
    case.close().unwrap();
    let piece = &bytes[10_000..10_040];
    let held = |bytes: &[u8]| bytes.windows(piece.len()).any(|window| window == piece);
    assert!(held(&std::fs::read(&desk.path).unwrap()));
    let mut case = desk.open();
    case.remove(&[paper.sha256().clone()]).unwrap();
    case.close().unwrap();
    assert!(!held(&std::fs::read(&desk.path).unwrap()));
}

#[test]
fn removing_is_as_if_it_had_never_been_added() {
    let (with, without) = (Desk::new(), Desk::new());
    let mut case = with.open();
    put(&mut case, &[&CALL.build(), &secret(), &VISIT.build()]);
    case.remove(&[secret().sha256().clone()]).unwrap();
    let mut other = without.open();
    put(&mut other, &[&VISIT.build(), &CALL.build()]);
    assert_eq!(everything(&case), everything(&other));
}

#[test]
fn one_unknown_document_and_none_is_removed() {
    let desk = Desk::new();
    let mut case = desk.open();
    put(&mut case, &[&CALL.build()]);
    let refused = case.remove(&[CALL.build().sha256().clone(), Sha256::of(b"another")]);
    assert!(matches!(refused, Err(StoreError::UnknownDocument { .. })));
    assert_eq!(case.count().unwrap(), 1);
}

#[test]
fn verdicts_on_other_documents_stay() {
    let desk = Desk::new();
    let mut case = desk.open();
    let (call, visit) = (CALL.build(), VISIT.build());
    put(&mut case, &[&call, &visit]);
    for paper in [&call, &visit] {
        let target = case.resolve(paper.record.statements[0].id.as_str()).unwrap();
        case.verdict(&verdict(&target, Decision::Accept, "A. Reader")).unwrap();
    }
    assert_eq!(case.remove(&[call.sha256().clone()]).unwrap().verdicts, 1);
    assert_eq!(case.verdict_log().unwrap().len(), 1);
    assert_eq!(said(&case, &Filter::default()).len(), 2);
}

#[test]
fn a_reader_keeps_the_log_and_is_told() {
    let desk = Desk::new();
    let mut case = desk.open();
    put(&mut case, &[&CALL.build(), &secret()]);
    let reader = Connection::open(&desk.path).unwrap();
    reader.execute_batch("BEGIN; SELECT count(*) FROM documents;").unwrap();
    let mut case = {
        case.close().unwrap();
        let wait = std::time::Duration::from_millis(50);
        chancery_store::Case::open(&desk.path, &OpenOptions { wait, ..creating() }).unwrap()
    };
    let report = case.remove(&[secret().sha256().clone()]).unwrap();
    assert!(!report.log_cleared);
    drop(reader);
    case.close().unwrap();
    for word in TRACES {
        assert!(!contains(&desk.path, word), "{word}");
    }
}
