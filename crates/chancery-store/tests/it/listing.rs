//! Filters over statements, contacts and commitments.

use std::ops::ControlFlow;

use chancery_record::{Edtf, Finding, Force};
use chancery_store::{Case, Filter};

use crate::fiction::{CALL, Desk, UNDATED, VISIT, put, said, statements};

fn case(desk: &Desk) -> Case {
    let mut case = desk.open();
    put(&mut case, &[&CALL.build(), &VISIT.build(), &UNDATED.build()]);
    case
}

fn person(name: &str) -> Filter {
    Filter { person: Some(name.to_owned()), ..Filter::default() }
}

fn side(name: &str) -> Filter {
    Filter { side: Some(name.to_owned()), ..Filter::default() }
}

#[test]
fn statements_come_by_day_then_by_their_place() {
    let desk = Desk::new();
    assert_eq!(
        said(&case(&desk), &Filter::default()),
        [
            "nothing was settled",
            "the border talks would go on",
            "he valued the welcome",
            "the Ébora grain corridor must stay open",
            "Valdor will send three ships in May",
            "the border talks had been useful",
        ]
    );
}

#[test]
fn statements_are_filtered_by_each_and_by_all() {
    let desk = Desk::new();
    let case = case(&desk);
    // Written with and without its diacritic.
    assert_eq!(said(&case, &person("VASIK")).len(), 3);
    assert_eq!(said(&case, &person("tamren ilsa")).len(), 2);
    assert_eq!(said(&case, &person("Vas")).len(), 0);
    assert_eq!(said(&case, &side("valdor")).len(), 3);
    let topic = Filter { topic: Some("border".to_owned()), ..Filter::default() };
    assert_eq!(said(&case, &topic).len(), 3);
    let forces = Filter { forces: vec![Force::Demand, Force::Appreciation], ..Filter::default() };
    assert_eq!(
        said(&case, &forces),
        ["he valued the welcome", "the Ébora grain corridor must stay open"]
    );
    let document = Filter { document: Some(VISIT.build().sha256().clone()), ..Filter::default() };
    assert_eq!(said(&case, &document).len(), 2);
    let all =
        Filter { topic: Some("border".to_owned()), since: Some((2031, 1, 1)), ..side("Keshmar") };
    assert_eq!(
        said(&case, &all),
        ["the border talks would go on", "the border talks had been useful"]
    );
}

#[test]
fn statements_are_filtered_by_their_own_words() {
    let desk = Desk::new();
    let case = case(&desk);
    let text = |text: &str| Filter { text: Some(text.to_owned()), ..Filter::default() };
    assert_eq!(said(&case, &text("ebora")), ["the Ébora grain corridor must stay open"]);
    assert_eq!(said(&case, &text("\"border talks\"")).len(), 2);
    // In the document, but in no one statement.
    assert_eq!(said(&case, &text("corridor ships")).len(), 0);
    // The limit counts what is shown.
    let first = Filter { limit: Some(1), ..text("useful") };
    assert_eq!(said(&case, &first), ["the border talks had been useful"]);
    // No words: no restriction.
    assert_eq!(said(&case, &text(" - ")).len(), 6);
}

#[test]
fn days_are_those_of_the_contact_or_else_of_publication() {
    let desk = Desk::new();
    let mut case = desk.open();
    let mut call = CALL.build();
    let evidence = call.record.contacts[0].evidence.clone();
    let date: Edtf = "2031-03".parse().unwrap();
    call.record.contacts[0].date = Finding::known(date, evidence);
    put(&mut case, &[&call, &VISIT.build(), &UNDATED.build()]);
    let between = |since, until| Filter { since, until, ..Filter::default() };
    // The call was in March, on whatever day; that it was published in April does not matter.
    assert_eq!(said(&case, &between(Some((2031, 4, 1)), None)).len(), 0);
    assert_eq!(said(&case, &between(Some((2031, 3, 20)), None)).len(), 3);
    assert_eq!(said(&case, &between(None, Some((2031, 3, 18)))).len(), 5);
    assert_eq!(said(&case, &between(None, Some((2031, 2, 28)))).len(), 0);
}

#[test]
fn contacts_are_filtered_by_those_who_took_part() {
    let desk = Desk::new();
    let case = case(&desk);
    let contacts = |filter: &Filter| {
        let mut rows = Vec::new();
        case.contacts(filter, |row| {
            rows.push(row);
            ControlFlow::Continue(())
        })
        .unwrap();
        rows
    };
    let rows = contacts(&Filter::default());
    assert_eq!(rows.len(), 3);
    let call = rows.iter().find(|row| row.principals[0].name == "Oren Vašik").unwrap();
    assert_eq!(call.principals[1].side.as_deref(), Some("Keshmar"));
    assert_eq!(call.medium.as_deref(), Some("phone"));
    assert_eq!(call.words.as_deref(), Some("Oren Vašik spoke by telephone with Ilsa Tamren."));
    assert_eq!(contacts(&person("vasik")).len(), 1);
    assert_eq!(contacts(&person("tamren")).len(), 3);
    assert_eq!(contacts(&side("VALDOR")).len(), 1);
    let demand = Filter { forces: vec![Force::Demand], ..Filter::default() };
    assert_eq!(contacts(&demand).len(), 1);
    let border = Filter { topic: Some("border".to_owned()), ..Filter::default() };
    assert_eq!(contacts(&border).len(), 3);
    let grain = Filter { text: Some("grain".to_owned()), ..Filter::default() };
    assert_eq!(contacts(&grain).len(), 1);
}

#[test]
fn commitments_are_filtered_by_who_is_bound() {
    let desk = Desk::new();
    let case = case(&desk);
    let commitments = |filter: &Filter| {
        let mut rows = Vec::new();
        case.commitments(filter, |row| {
            rows.push(row);
            ControlFlow::Continue(())
        })
        .unwrap();
        rows
    };
    assert_eq!(commitments(&Filter::default()).len(), 2);
    let rows = commitments(&side("valdor"));
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0].bound, ["Oren Vašik"]);
    assert_eq!(rows[0].words, "Valdor will send three ships in May");
    assert_eq!(
        (rows[0].kind.as_str(), rows[0].modality.as_str()),
        ("unilateral_commitment", "will")
    );
    assert_eq!(commitments(&person("marrun")).len(), 1);
    let ships = Filter { text: Some("ship*".to_owned()), ..Filter::default() };
    assert_eq!(commitments(&ships).len(), 1);
    let trade = Filter { topic: Some("trade".to_owned()), ..Filter::default() };
    assert_eq!(commitments(&trade).len(), 1);
    let demand = Filter { forces: vec![Force::Demand], ..Filter::default() };
    assert_eq!(commitments(&demand).len(), 0);
}

#[test]
fn a_joint_speaker_is_of_all_its_sides() {
    let desk = Desk::new();
    let mut call = CALL.build();
    let mut joint = call.record.actors[0].clone();
    joint.id = "both".to_owned();
    joint.side = None;
    joint.members = call.record.actors.iter().map(|actor| actor.id.clone()).collect();
    call.record.actors.push(joint);
    let evidence = call.record.statements[0].evidence.clone();
    call.record.statements[0].chain[0].actor = Finding::known("both".to_owned(), evidence);
    let mut case = desk.open();
    put(&mut case, &[&call]);
    assert_eq!(said(&case, &side("Valdor")).len(), 2);
    assert_eq!(said(&case, &side("Keshmar")).len(), 2);
    assert_eq!(statements(&case, &Filter::default())[0].side.as_deref(), Some("Keshmar+Valdor"));
}
