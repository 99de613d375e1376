//! Records as flat tables: the columns of each, and a row for each thing.

use std::io::Write;

use chancery_core::record::{Edtf, Participant, Quote, Record};
use serde::Serialize;
use serde_json::Value;

use crate::args::Part;
use crate::error::CommandError;

use super::csv::Table;

const DOCUMENTS: &[&str] = &[
    "document",
    "title",
    "issuer",
    "side",
    "publisher",
    "published",
    "language",
    "rendition",
    "genre",
    "media",
    "encoding",
    "length",
    "url",
    "contacts",
    "statements",
    "commitments",
];
const CONTACTS: &[&str] = &[
    "document",
    "title",
    "id",
    "role",
    "primary",
    "medium",
    "date",
    "date_unknown_because",
    "principals",
    "sides",
    "offices",
    "attendees",
    "initiator",
    "initiator_says",
    "place",
    "duration",
    "atmosphere",
    "words",
];
const STATEMENTS: &[&str] = &[
    "document",
    "title",
    "id",
    "speaker",
    "side",
    "chain",
    "cue",
    "kind",
    "force",
    "coded",
    "strength",
    "threat",
    "topics",
    "addressee",
    "contact",
    "start",
    "end",
    "words",
];
const COMMITMENTS: &[&str] = &[
    "document",
    "title",
    "id",
    "statement",
    "kind",
    "modality",
    "bound",
    "claimed_by",
    "by_when",
    "condition",
    "start",
    "end",
    "words",
];
const PHRASES: &[&str] = &["document", "title", "phrase", "statement", "start", "end", "words"];
const REFERENCES: &[&str] = &["document", "title", "id", "kind", "date", "start", "end", "words"];

const ATTRIBUTIONS: &[&str] = &[
    "document", "title", "id", "source", "actor", "cue", "lemma", "class", "start", "end",
    "content",
];

/// The columns of the table of a part.
fn columns(part: Part) -> &'static [&'static str] {
    match part {
        Part::Document => DOCUMENTS,
        Part::Contacts => CONTACTS,
        Part::Statements => STATEMENTS,
        Part::Commitments => COMMITMENTS,
        Part::Phrases => PHRASES,
        Part::References => REFERENCES,
        Part::Attributions => ATTRIBUTIONS,
    }
}

/// A table of one part of many records.
pub(crate) struct PartTable<W: Write> {
    part: Part,
    table: Table<W>,
}

impl<W: Write> PartTable<W> {
    /// Begins the table.
    pub(crate) fn new(out: W, part: Part) -> Result<Self, CommandError> {
        Ok(Self { part, table: Table::new(out, columns(part))? })
    }

    /// Adds the rows of a record.
    pub(crate) fn record(&mut self, record: &Record) -> Result<(), CommandError> {
        let rows = match self.part {
            Part::Document => vec![document(record)],
            Part::Contacts => contacts(record),
            Part::Statements => statements(record),
            Part::Commitments => commitments(record),
            Part::Phrases => phrases(record),
            Part::References => references(record),
            Part::Attributions => attributions(record),
        };
        for row in rows {
            let mut cells = vec![record.document.sha256.to_string(), title(record)];
            cells.extend(row);
            self.table.row(cells)?;
        }
        Ok(())
    }

    /// Ends it.
    pub(crate) fn finish(self) -> Result<(), CommandError> {
        self.table.finish()
    }
}

fn title(record: &Record) -> String {
    record.document.title.value().cloned().unwrap_or_default()
}

fn code(value: Option<&impl Serialize>) -> String {
    match value.map(serde_json::to_value) {
        Some(Ok(Value::String(code))) => code,
        _ => String::new(),
    }
}

fn exact(quote: Option<&Quote>) -> String {
    quote.map(|quote| quote.exact.clone()).unwrap_or_default()
}

fn text(value: Option<&String>) -> String {
    value.cloned().unwrap_or_default()
}

fn name(record: &Record, id: &str) -> String {
    record.actor(id).map_or_else(|| id.to_owned(), |actor| actor.name.clone())
}

fn joined(parts: impl Iterator<Item = String>) -> String {
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; ")
}

fn document(record: &Record) -> Vec<String> {
    let document = &record.document;
    vec![
        text(document.issuer.value()),
        text(document.issuer_side.value()),
        text(document.provenance.publisher.as_ref()),
        document.published.value().map(Edtf::to_string).unwrap_or_default(),
        text(document.language.value()),
        code(document.rendition.value()),
        code(document.genre.value()),
        document.media.clone(),
        document.encoding.clone(),
        document.length.to_string(),
        text(document.provenance.url.as_ref()),
        record.contacts.len().to_string(),
        record.statements.len().to_string(),
        record.commitments.len().to_string(),
    ]
}

fn contacts(record: &Record) -> Vec<Vec<String>> {
    let rows = record.contacts.iter().map(|contact| {
        let people = |of: fn(&Participant) -> String| joined(contact.principals.iter().map(of));
        let initiator = contact.initiator.value();
        vec![
            contact.id.to_string(),
            code(Some(&contact.role)),
            contact.primary.to_string(),
            code(contact.medium.value()),
            contact.date.value().map(Edtf::to_string).unwrap_or_default(),
            contact.date.why_unknown().unwrap_or_default().to_owned(),
            people(|person| person.name.clone()),
            people(|person| text(person.side.as_ref())),
            people(|person| exact(person.office.as_ref())),
            joined(contact.attendees.iter().map(|person| person.name.clone())),
            initiator.map(|found| found.name.clone()).unwrap_or_default(),
            initiator.map(|found| name(record, &found.asserted_by)).unwrap_or_default(),
            exact(contact.place.as_ref()),
            exact(contact.duration.as_ref()),
            joined(contact.atmosphere.iter().map(|quote| quote.exact.clone())),
            exact(contact.evidence.quotes().first()),
        ]
    });
    rows.collect()
}

fn statements(record: &Record) -> Vec<Vec<String>> {
    let rows = record.statements.iter().map(|statement| {
        let speaker = statement.speaker();
        let actor = speaker.and_then(|link| link.actor.value()).and_then(|id| record.actor(id));
        let link = |link: &chancery_core::record::Link| match link.actor.value() {
            Some(id) => name(record, id),
            None => link.name.clone(),
        };
        let mut topics: Vec<String> = Vec::new();
        for topic in &statement.topics {
            if !topics.contains(&topic.code) {
                topics.push(topic.code.clone());
            }
        }
        let extent = statement.extent();
        vec![
            statement.id.to_string(),
            speaker.map(link).unwrap_or_default(),
            text(actor.and_then(|actor| actor.side.as_ref())),
            statement.chain.iter().map(link).collect::<Vec<_>>().join(" > "),
            exact(statement.cue.as_ref().map(|cue| &cue.quote)),
            statement.kind.code().to_owned(),
            statement.force.value().map(|force| force.code().to_owned()).unwrap_or_default(),
            statement.coded.as_ref().map(|coded| coded.code.clone()).unwrap_or_default(),
            code(statement.strength.as_ref()),
            statement.threat.to_string(),
            joined(topics.into_iter()),
            statement.addressed.as_ref().map(|one| name(record, &one.actor)).unwrap_or_default(),
            statement.contact.as_ref().map(ToString::to_string).unwrap_or_default(),
            extent.start.to_string(),
            extent.end.to_string(),
            statement.words(),
        ]
    });
    rows.collect()
}

fn commitments(record: &Record) -> Vec<Vec<String>> {
    let rows = record.commitments.iter().map(|commitment| {
        let bound = commitment.bound.value().into_iter().flatten();
        vec![
            commitment.id.to_string(),
            commitment.statement.to_string(),
            code(Some(&commitment.kind)),
            code(Some(&commitment.modality)),
            joined(bound.map(|id| name(record, id))),
            name(record, &commitment.claimed_by),
            exact(commitment.by_when.as_ref()),
            exact(commitment.condition.as_ref()),
            commitment.quote.start.to_string(),
            commitment.quote.end.to_string(),
            commitment.quote.exact.clone(),
        ]
    });
    rows.collect()
}

fn phrases(record: &Record) -> Vec<Vec<String>> {
    let rows = record.phrases.iter().map(|phrase| {
        vec![
            phrase.phrase.clone(),
            phrase.statement.as_ref().map(ToString::to_string).unwrap_or_default(),
            phrase.quote.start.to_string(),
            phrase.quote.end.to_string(),
            phrase.quote.exact.clone(),
        ]
    });
    rows.collect()
}

fn attributions(record: &Record) -> Vec<Vec<String>> {
    let rows = record.attributions.iter().map(|one| {
        let words = |quotes: &[chancery_core::record::Quote]| {
            quotes.iter().map(|quote| quote.exact.as_str()).collect::<Vec<_>>().join(" … ")
        };
        let start = one.content.first().map_or(0, |quote| quote.start);
        let end = one.content.last().map_or(start, |quote| quote.end);
        vec![
            one.id.to_string(),
            words(&one.source),
            one.actor.value().cloned().unwrap_or_default(),
            one.cue.quote.exact.clone(),
            one.cue.lemma.clone(),
            code(Some(&one.cue.class)),
            start.to_string(),
            end.to_string(),
            words(&one.content),
        ]
    });
    rows.collect()
}

fn references(record: &Record) -> Vec<Vec<String>> {
    let rows = record.references.iter().map(|reference| {
        vec![
            reference.id.to_string(),
            code(Some(&reference.kind)),
            reference.date.value().map(Edtf::to_string).unwrap_or_default(),
            reference.quote.start.to_string(),
            reference.quote.end.to_string(),
            reference.quote.exact.clone(),
        ]
    });
    rows.collect()
}
