//! What every record keeps, whatever it was made from.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use chancery_core::record::{CueClass, Id, Quote, Record, Span, record_schema};
use chancery_core::{Analysis, Media, Source, analyze, verify};
use chancery_text::{Hint, Reading, read};
use serde_json::Value;

use crate::fiction::LEXICON;
use crate::validator;

static SCHEMA: LazyLock<Value> =
    LazyLock::new(|| serde_json::to_value(record_schema()).expect("a schema is JSON"));

/// Analyses the source and checks everything below.
pub(crate) fn hold(source: &Source<'_>) -> Analysis {
    let analysis = analyze(source, &LEXICON);
    let record = &analysis.record;
    let media = match record.document.media.as_str() {
        "text/html" => Media::Html,
        _ => Media::Plain,
    };
    let reading = read(source.bytes, &Hint { media: Some(media), charset: None });
    assert_eq!(reading.text(), analysis.text, "the text is the reading text");
    quotes_stand(source.bytes, record);
    json_round_trips(record);
    names_are_unique(record);
    names_lead_somewhere(record);
    contents_are_words_of_the_body(record, &analysis.text);
    statements_are_in_order(record);
    cues_stand_by_their_contents(record, &reading);
    analysis
}

fn quotes_stand(bytes: &[u8], record: &Record) {
    let verification = verify(bytes, record);
    assert!(verification.failures.is_empty(), "{:#?}", verification.failures);
}

fn json_round_trips(record: &Record) {
    let json = serde_json::to_value(record).expect("a record is JSON");
    let faults = validator::faults(&SCHEMA, &json);
    assert!(faults.is_empty(), "the schema does not allow: {faults:#?}");
    let back: Record = serde_json::from_value(json).expect("a record's JSON is a record");
    assert_eq!(&back, record, "the same record comes back");
}

fn names_are_unique(record: &Record) {
    unique("contact", record.contacts.iter().map(|contact| &contact.id));
    unique("statement", record.statements.iter().map(|statement| &statement.id));
    unique("commitment", record.commitments.iter().map(|commitment| &commitment.id));
    unique("reference", record.references.iter().map(|reference| &reference.id));
    let mut actors = BTreeSet::new();
    for actor in &record.actors {
        assert!(actors.insert(&actor.id), "two actors are called {:?}", actor.id);
    }
    assert!(record.contacts.iter().filter(|contact| contact.primary).count() <= 1);
}

fn unique<'r>(what: &str, ids: impl Iterator<Item = &'r Id>) {
    let mut seen = BTreeSet::new();
    for id in ids {
        assert!(seen.insert(id), "two {what}s are called {id}");
    }
}

fn names_lead_somewhere(record: &Record) {
    let actor = |id: &str| assert!(record.actor(id).is_some(), "no actor {id:?}");
    let places = record.statements.iter().enumerate().map(|(at, told)| (&told.id, at));
    let places: BTreeMap<&Id, usize> = places.collect();
    let told = |id: &Id| places.get(id).copied();
    for contact in &record.contacts {
        contact.principals.iter().chain(&contact.attendees).for_each(|who| actor(&who.actor));
        if let Some(initiator) = contact.initiator.value() {
            actor(&initiator.actor);
        }
    }
    for (index, statement) in record.statements.iter().enumerate() {
        assert!(!statement.chain.is_empty(), "a statement without any link");
        statement.chain.iter().filter_map(|link| link.actor.value()).for_each(|id| actor(id));
        statement.addressed.iter().for_each(|to| actor(&to.actor));
        if let Some(id) = &statement.contact {
            assert!(record.contacts.iter().any(|contact| contact.id == *id), "no contact {id}");
        }
        if let Some(id) = &statement.continues {
            assert!(told(id).is_some_and(|before| before < index), "continues no earlier {id}");
        }
    }
    for commitment in &record.commitments {
        assert!(told(&commitment.statement).is_some(), "a commitment of no statement");
    }
    for id in record.phrases.iter().filter_map(|phrase| phrase.statement.as_ref()) {
        assert!(told(id).is_some(), "a phrase of no statement");
    }
}

fn contents_are_words_of_the_body(record: &Record, text: &str) {
    for statement in &record.statements {
        assert!(!statement.content.is_empty(), "a statement without content");
        for piece in &statement.content {
            let span = piece.span();
            assert!(!span.is_empty() && span.end <= record.document.length, "{piece:?}");
            let words = piece.exact.chars().any(char::is_alphanumeric);
            assert!(words, "no word in {piece:?} after {:?}", before(text, piece.start));
            assert_eq!(piece.exact.trim(), piece.exact, "space around {piece:?}");
            for furniture in &record.document.furniture {
                let furniture = Span::new(furniture.start, furniture.end);
                assert!(!furniture.overlaps(span), "{piece:?} is furniture");
            }
        }
        let pieces: Vec<Span> = statement.content.iter().map(Quote::span).collect();
        assert!(pieces.windows(2).all(|two| two[0].end <= two[1].start), "{pieces:?}");
    }
}

/// Up to a hundred characters that lead up to a place.
fn before(text: &str, at: u32) -> String {
    let at = at as usize;
    text.chars().take(at).skip(at.saturating_sub(100)).collect()
}

fn statements_are_in_order(record: &Record) {
    let extents: Vec<Span> = record.statements.iter().map(|told| told.extent()).collect();
    assert!(extents.is_sorted_by_key(|extent| extent.start), "{extents:?}");
    for commitment in &record.commitments {
        let exact = &commitment.quote.exact;
        assert!(!exact.starts_with([',', ';', ':', '.', ' ']), "{exact:?} begins with a mark");
    }
    let commitments: Vec<u32> = record.commitments.iter().map(|told| told.quote.start).collect();
    assert!(commitments.is_sorted(), "{commitments:?}");
    let phrases: Vec<u32> = record.phrases.iter().map(|told| told.quote.start).collect();
    assert!(phrases.is_sorted(), "{phrases:?}");
    let references: Vec<u32> = record.references.iter().map(|told| told.quote.start).collect();
    assert!(references.is_sorted(), "{references:?}");
}

/// A cue stands in the block of its content, or before the list that its sentence introduces, and
/// beside its content: only of a narrated act ("exchanged views on") is it part.
fn cues_stand_by_their_contents(record: &Record, reading: &Reading) {
    let block = |at: u32| {
        let at = reading.bytes(Span::new(at, at + 1)).start;
        reading.blocks().iter().position(|b| b.span.start <= at && at < b.span.end)
    };
    for statement in &record.statements {
        let Some(cue) = &statement.cue else { continue };
        let (words, contents) = (cue.quote.span(), &statement.content);
        let (place, home) = (block(words.start), block(statement.extent().start));
        assert!(place.is_some() && home.is_some(), "{cue:?} or {contents:?} is in no block");
        assert!(place <= home, "{cue:?} comes after the block of {contents:?}");
        let inside = contents.iter().any(|piece| piece.span().overlaps(words));
        assert!(!inside || cue.class == CueClass::Act, "{cue:?} is part of {contents:?}");
    }
}
