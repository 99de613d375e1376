//! Records as flat tables: the columns of each, and a row for each thing.

use std::collections::HashMap;
use std::io::Write;

use chancery_core::record::{Edtf, Id, Quote, Record, Sha256, TopicUse};
use chancery_store::Standing;
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
/// What all tables of things that verdicts can be about begin and end with.
const FIRST: usize = 4;
const LAST: usize = 3;

const CONTACTS: &[&str] = &[
    "document",
    "title",
    "day",
    "publisher",
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
    "verdict",
    "edited",
    "reviewer",
];
const STATEMENTS: &[&str] = &[
    "document",
    "title",
    "day",
    "publisher",
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
    "topics_inherited",
    "topics_faint",
    "addressee",
    "contact",
    "start",
    "end",
    "words",
    "verdict",
    "edited",
    "reviewer",
];
const COMMITMENTS: &[&str] = &[
    "document",
    "title",
    "day",
    "publisher",
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
    "verdict",
    "edited",
    "reviewer",
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
    /// The rows of the record that [`PartTable::one`] was last asked about.
    held: Option<(Sha256, HashMap<String, Vec<String>>)>,
}

impl<W: Write> PartTable<W> {
    /// Begins the table.
    pub(crate) fn new(out: W, part: Part) -> Result<Self, CommandError> {
        Ok(Self { part, table: Table::new(out, columns(part))?, held: None })
    }

    /// Adds the rows of a record. For each thing that verdicts can be about it is asked where they
    /// stand; without an answer the thing is left out.
    pub(crate) fn record(
        &mut self,
        record: &Record,
        standing: impl Fn(&Id) -> Result<Option<Option<Standing>>, CommandError>,
    ) -> Result<(), CommandError> {
        for mut row in rows(self.part, record) {
            if judged(self.part) {
                let id = Id::from_text(row.get(FIRST).map_or("", String::as_str));
                let Some(standing) = standing(&id)? else { continue };
                judge(self.part, &mut row, standing.as_ref());
            }
            self.table.row(row)?;
        }
        Ok(())
    }

    /// Adds the row of one thing of a record.
    pub(crate) fn one(
        &mut self,
        record: &Record,
        id: &Id,
        standing: Option<&Standing>,
    ) -> Result<(), CommandError> {
        let document = &record.document.sha256;
        if self.held.as_ref().is_none_or(|(held, _)| held != document) {
            let named = |row: Vec<String>| (row.get(FIRST).cloned().unwrap_or_default(), row);
            let rows = rows(self.part, record).into_iter().map(named).collect();
            self.held = Some((document.clone(), rows));
        }
        let row = self.held.as_ref().and_then(|(_, rows)| rows.get(id.as_str()));
        let Some(mut row) = row.cloned() else { return Ok(()) };
        judge(self.part, &mut row, standing);
        self.table.row(row)
    }

    /// Ends it.
    pub(crate) fn finish(self) -> Result<(), CommandError> {
        self.table.finish()
    }
}

/// Whether verdicts are about rows of this part one by one.
fn judged(part: Part) -> bool {
    matches!(part, Part::Contacts | Part::Statements | Part::Commitments)
}

fn rows(part: Part, record: &Record) -> Vec<Vec<String>> {
    let rows = match part {
        Part::Document => vec![document(record)],
        Part::Contacts => contacts(record),
        Part::Statements => statements(record),
        Part::Commitments => commitments(record),
        Part::Phrases => phrases(record),
        Part::References => references(record),
        Part::Attributions => attributions(record),
    };
    let whole = rows.into_iter().map(|row| {
        let mut cells = vec![record.document.sha256.to_string(), title(record)];
        if judged(part) {
            cells.push(day(record));
            cells.push(text(record.document.provenance.publisher.as_ref()));
        }
        cells.extend(row);
        if judged(part) {
            cells.extend(std::iter::repeat_n(String::new(), LAST));
        }
        cells
    });
    whole.collect()
}

/// Writes into a row what reviewers decided: the values to read, the decision, who.
fn judge(part: Part, row: &mut [String], standing: Option<&Standing>) {
    let Some(standing) = standing else { return };
    let mut set = |column: &str, value: &str| {
        let at = columns(part).iter().position(|name| *name == column);
        if let Some(cell) = at.and_then(|at| row.get_mut(at)) {
            value.clone_into(cell);
        }
    };
    for (field, value) in &standing.edits {
        set(field, if value == "unknown" { "" } else { value });
        if field == "topics" {
            set("topics", &value.replace(' ', "; ").replace("unknown", ""));
            set("topics_inherited", "");
            set("topics_faint", "");
        }
    }
    let disputed = if standing.disputed { ", disputed" } else { "" };
    let decision = standing.decision.as_deref().unwrap_or("edited");
    set("verdict", &format!("{decision}{disputed}"));
    let edited = standing.edits.keys().cloned().collect::<Vec<_>>();
    set("edited", &edited.join("; "));
    set("reviewer", &standing.reviewer);
}

/// The first possible day of publication, as the record has it or as it was given.
fn day(record: &Record) -> String {
    let found = record.document.published.value().and_then(|date| date.bounds());
    let given = record.document.provenance.published.as_ref();
    match found {
        Some(((year, month, day), _)) => format!("{year:04}-{month:02}-{day:02}"),
        None => given.and_then(|given| given.get(..10)).unwrap_or_default().to_owned(),
    }
}

fn title(record: &Record) -> String {
    record.document.title.value().cloned().unwrap_or_default()
}

pub(crate) fn code(value: Option<&impl Serialize>) -> String {
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

pub(crate) fn name(record: &Record, id: &str) -> String {
    record.actor(id).map_or_else(|| id.to_owned(), |actor| actor.name.clone())
}

/// Values that stand beside those of another column: an empty one keeps its place.
pub(crate) fn aligned(parts: impl Iterator<Item = Option<String>>) -> String {
    let parts: Vec<String> = parts.map(Option::unwrap_or_default).collect();
    if parts.iter().all(String::is_empty) { String::new() } else { parts.join("; ") }
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
        let initiator = contact.initiator.value();
        vec![
            contact.id.to_string(),
            code(Some(&contact.role)),
            contact.primary.to_string(),
            code(contact.medium.value()),
            contact.date.value().map(Edtf::to_string).unwrap_or_default(),
            contact.date.why_unknown().unwrap_or_default().to_owned(),
            joined(contact.principals.iter().map(|person| person.name.clone())),
            aligned(contact.principals.iter().map(|person| person.side.clone())),
            aligned(contact.principals.iter().map(|p| p.office.as_ref().map(|o| o.exact.clone()))),
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
        let link = |link: &chancery_core::record::Link| match link.actor.value() {
            Some(id) => name(record, id),
            None => link.name.clone(),
        };
        let mut topics: Vec<&TopicUse> = Vec::new();
        for topic in &statement.topics {
            if !topics.iter().any(|seen| seen.code == topic.code) {
                topics.push(topic);
            }
        }
        let marked = |of: fn(&TopicUse) -> bool| {
            joined(topics.iter().filter(|topic| of(topic)).map(|topic| topic.code.clone()))
        };
        let extent = statement.extent();
        vec![
            statement.id.to_string(),
            speaker.map(link).unwrap_or_default(),
            match speaker {
                Some(link) => side(record, link.actor.value().map_or("", String::as_str)),
                None => text(record.document.issuer_side.value()),
            },
            statement.chain.iter().map(link).collect::<Vec<_>>().join(" > "),
            exact(statement.cue.as_ref().map(|cue| &cue.quote)),
            statement.kind.code().to_owned(),
            statement.force.value().map(|force| force.code().to_owned()).unwrap_or_default(),
            statement.coded.as_ref().map(|coded| coded.code.clone()).unwrap_or_default(),
            code(statement.strength.as_ref()),
            statement.threat.to_string(),
            marked(|_| true),
            marked(|topic| topic.inherited),
            marked(|topic| topic.faint && !topic.inherited),
            statement.addressed.as_ref().map(|one| name(record, &one.actor)).unwrap_or_default(),
            statement.contact.as_ref().map(ToString::to_string).unwrap_or_default(),
            extent.start.to_string(),
            extent.end.to_string(),
            statement.words(),
        ]
    });
    rows.collect()
}

/// The side of an actor; of a joint one the sides of its members, sorted and joined by `+`.
fn side(record: &Record, id: &str) -> String {
    let Some(actor) = record.actor(id) else { return String::new() };
    if let Some(side) = &actor.side {
        return side.clone();
    }
    let members = actor.members.iter().filter_map(|member| record.actor(member));
    let mut sides: Vec<&str> = members.filter_map(|member| member.side.as_deref()).collect();
    sides.sort_unstable();
    sides.dedup();
    sides.join("+")
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
