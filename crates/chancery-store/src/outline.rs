//! A record cut down to what a case as such goes by (its contacts, who took part in them, what was
//! said there, what it refers to), a tenth of its length on average.
//!
//! It is a [`Record`] with less in it, so that whoever derives something from records can be handed
//! either. It can be derived again from the whole one.

use chancery_record::{
    Contact, Document, Finding, PhraseUse, Quote, Record, ReferenceKind, Selector, Span, Statement,
};
use rusqlite::{Connection, OptionalExtension, params};

use crate::error::{Attempt, Fault};
use crate::get;
use crate::pack::{self, Packer};
use crate::put::{json, size};

/// Writes that of a document's record.
pub(crate) fn insert(connection: &Connection, document: i64, record: &Record) -> Attempt<()> {
    let json = json(&outline(record));
    let deflated = Packer::new().deflate(json.as_bytes());
    connection
        .prepare_cached("INSERT INTO outlines (document, size, deflated) VALUES (?1, ?2, ?3)")?
        .execute(params![document, size(json.len()), deflated])?;
    Ok(())
}

/// Whether that of a document is its record's.
pub(crate) fn agrees(connection: &Connection, document: i64, record: &Record) -> Attempt<bool> {
    let found =
        stored(connection, "SELECT deflated, size FROM outlines WHERE document = ?1", document);
    Ok(found
        .is_ok_and(|found| found.is_some_and(|found| found == json(&outline(record)).into_bytes())))
}

/// A document's record as far as a case goes by it; whole where a reviewer decided something on the
/// document, since that may be on anything in it.
pub(crate) fn read(connection: &Connection, document: i64) -> Attempt<Record> {
    let query = "SELECT deflated, size FROM outlines WHERE document = ?1
         AND NOT EXISTS (SELECT 1 FROM verdicts WHERE document = ?1)";
    match stored(connection, query, document)? {
        Some(json) => get::parse(&json),
        None => get::read_record(connection, document),
    }
}

fn stored(connection: &Connection, query: &str, document: i64) -> Attempt<Option<Vec<u8>>> {
    let row = connection
        .prepare_cached(query)?
        .query_row([document], |row| Ok((row.get::<_, Vec<u8>>(0)?, row.get::<_, i64>(1)?)))
        .optional()
        .map_err(Fault::from)?;
    row.map(|(deflated, size)| pack::inflate(&deflated, size)).transpose()
}

fn outline(record: &Record) -> Record {
    let reports = || record.contacts.iter().filter(|contact| !contact.role.is_mention());
    let reported = reports().next().is_some();
    let pointing = record.references.iter().filter(|one| one.kind == ReferenceKind::PriorContact);
    let pointing: Vec<_> = pointing.cloned().collect();
    // Where nobody was in contact, it does not matter who is named.
    let silent = record.contacts.is_empty() && pointing.is_empty();
    let said = record.statements.iter().filter(|one| match &one.contact {
        Some(id) => reports().any(|contact| contact.id == *id),
        None => reports().any(|contact| contact.primary),
    });
    let asked = record.questions.iter().filter(|one| asks_of(&one.quote, &record.contacts));
    Record {
        schema: record.schema.clone(),
        version: record.version.clone(),
        codebook: None,
        lexicons: Vec::new(),
        model: None,
        document: Document { furniture: Vec::new(), dateline: None, ..record.document.clone() },
        actors: if silent { Vec::new() } else { record.actors.clone() },
        contacts: record.contacts.clone(),
        statements: said.map(words).collect(),
        questions: asked.cloned().collect(),
        attributions: Vec::new(),
        commitments: Vec::new(),
        phrases: if reported { phrases(record) } else { Vec::new() },
        references: pointing,
        diagnostics: Vec::new(),
    }
}

/// Whether somebody asks about one of the contacts.
fn asks_of(question: &Quote, contacts: &[Contact]) -> bool {
    let mut told = contacts.iter().filter_map(|contact| contact.evidence.quotes().first());
    told.any(|quote| question.span().overlaps(quote.span()))
}

/// A statement with nothing but its words and the contact it was made in.
fn words(statement: &Statement) -> Statement {
    let none = Selector { exact: String::new(), prefix: String::new(), suffix: String::new() };
    Statement {
        id: statement.id.clone(),
        chain: Vec::new(),
        cue: None,
        content: statement.content.clone(),
        selector: none,
        kind: statement.kind,
        continues: None,
        answers: None,
        addressed: None,
        force: Finding::unknown(""),
        coded: None,
        strength: None,
        threat: false,
        first_person: false,
        topics: Vec::new(),
        contact: statement.contact.clone(),
        evidence: statement.evidence.clone(),
    }
}

/// Which set phrases it uses, each once and without its words.
fn phrases(record: &Record) -> Vec<PhraseUse> {
    let mut codes: Vec<&String> = record.phrases.iter().map(|one| &one.phrase).collect();
    codes.sort_unstable();
    codes.dedup();
    let nowhere = || Quote::new(Span::new(0, 0), "");
    let used =
        |code: &String| PhraseUse { phrase: code.clone(), quote: nowhere(), statement: None };
    codes.into_iter().map(used).collect()
}
