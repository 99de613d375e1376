//! Putting a new record in the place of an old one.

use chancery_record::{Id, Record, Sha256};
use rusqlite::{Connection, OptionalExtension, params};
use serde::Serialize;

use crate::case::Case;
use crate::error::{Attempt, StoreError};
use crate::get::{self, Succession};
use crate::pack::Packer;
use crate::thing::{Thing, things};
use crate::verdict::{self, LoggedVerdict};
use crate::{edit, flat, put, writer};

/// What a refresh changed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct RefreshReport {
    /// Whether the new record differs from the old one at all.
    pub changed: bool,
    /// How many things of the record kept their name.
    pub kept: usize,
    /// What became of the others.
    pub superseded: Vec<Succession>,
    /// How many verdicts were attached to a thing by the same words under a new name.
    pub verdicts_reattached: usize,
    /// The verdicts whose target is no longer there.
    pub orphans: Vec<LoggedVerdict>,
}

impl Case {
    /// Puts a new record (with the reading text its spans hold for and that text's breaks, as in
    /// [`crate::NewDocument`]) in the place of the old one,
    /// notes what took the place of what, and attaches the verdicts anew: to the same words only,
    /// never to words that merely look alike.
    ///
    /// # Errors
    /// [`StoreError::UnknownDocument`]; [`StoreError::Mismatch`] where the record is of another
    /// document; and those of writing. The old record stays then.
    pub fn refresh(
        &mut self,
        document: &Sha256,
        record: &Record,
        text: &str,
        breaks: &[u32],
    ) -> Result<RefreshReport, StoreError> {
        if record.document.sha256 != *document {
            return Err(StoreError::Mismatch {
                expected: record.document.sha256.to_string(),
                found: document.to_string(),
            });
        }
        let row = self.told(|| self.known(document))?;
        let now = writer::now();
        self.write(|transaction| replace(transaction, row, record, (text, breaks), &now))
    }
}

/// Replaces the record of a document that is there.
pub(crate) fn replace(
    connection: &Connection,
    row: i64,
    record: &Record,
    (text, breaks): (&str, &[u32]),
    now: &str,
) -> Attempt<RefreshReport> {
    let (old, old_text) = (get::read_record(connection, row)?, get::read_text(connection, row)?);
    let (before, after) = (things(&old, &old_text), things(record, text));
    let same_reader = old.document.reader == record.document.reader;
    let superseded = successions(&before, &after, same_reader);
    let changed = old != *record || old_text != text;
    if changed {
        store(connection, row, record, now)?;
    }
    if changed || spaced(connection, row)? != put::spaced(text, breaks) {
        erase_text(connection, row)?;
        put::insert_text(connection, row, record, text, breaks)?;
    }
    if changed {
        note_successions(connection, row, &superseded)?;
    }
    let kept = before.iter().filter(|thing| after.iter().any(|other| same(thing, other))).count();
    let mut report = RefreshReport { changed, kept, superseded, ..RefreshReport::default() };
    for mut logged in verdict::of_document(connection, &record.document.sha256)? {
        let target = &logged.verdict.target;
        logged.attached = verdict::attach(connection, logged.seq, target, &after)?;
        match &logged.attached {
            None => report.orphans.push(logged),
            Some(id) if *id != target.id => report.verdicts_reattached += 1,
            Some(_) => {}
        }
    }
    if changed {
        edit::apply(connection, row)?;
    }
    Ok(report)
}

fn store(connection: &Connection, row: i64, record: &Record, now: &str) -> Attempt<()> {
    let json = put::json(record);
    let deflated = Packer::new().deflate(json.as_bytes());
    put::insert_record(connection, row, record, &json, &deflated)?;
    put::describe(connection, row, record, put::witness(record).as_deref())?;
    flat::delete(connection, row)?;
    flat::insert(connection, row, record)?;
    log_extraction(connection, row, record, &json, now)
}

fn spaced(connection: &Connection, row: i64) -> Attempt<Option<String>> {
    let query = "SELECT spaced FROM texts WHERE document = ?1";
    Ok(connection.prepare_cached(query)?.query_row([row], |row| row.get(0))?)
}

/// Takes a text and its words out; the index must be told the very words it was given.
pub(crate) fn erase_text(connection: &Connection, row: i64) -> Attempt<()> {
    for statement in [
        "INSERT INTO search (search, rowid, title, text)
         SELECT 'delete', document, title, text FROM indexed_texts WHERE document = ?1",
        "DELETE FROM texts WHERE document = ?1",
    ] {
        connection.prepare_cached(statement)?.execute([row])?;
    }
    Ok(())
}

/// Notes that a record came into force.
pub(crate) fn log_extraction(
    connection: &Connection,
    row: i64,
    record: &Record,
    json: &str,
    now: &str,
) -> Attempt<()> {
    let last = "SELECT max(seq) FROM extractions WHERE document = ?1";
    let last: Option<i64> =
        connection.prepare_cached(last)?.query_row([row], |row| row.get(0)).optional()?.flatten();
    connection
        .prepare_cached(
            "INSERT INTO extractions (document, digest, version, reader, at, supersedes)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute(params![
            row,
            Sha256::of(json.as_bytes()).as_str(),
            record.version,
            record.document.reader,
            now,
            last,
        ])?;
    Ok(())
}

fn note_successions(connection: &Connection, row: i64, superseded: &[Succession]) -> Attempt<()> {
    let insert = "INSERT INTO successions (extraction, document, kind, old, new, how)
         VALUES ((SELECT max(seq) FROM extractions WHERE document = ?1), ?1, ?2, ?3, ?4, ?5)";
    let mut insert = connection.prepare_cached(insert)?;
    for Succession { kind, old, new, how } in superseded {
        insert.execute(params![row, kind, old.as_str(), new.as_ref().map(Id::as_str), how])?;
    }
    Ok(())
}

/// The same thing: its words at their place.
fn same(a: &Thing, b: &Thing) -> bool {
    a.kind == b.kind && a.id == b.id && a.selector.exact == b.selector.exact
}

/// What became of each thing that the new record does not repeat. Spans can be compared only
/// within one reader's text.
fn successions(before: &[Thing], after: &[Thing], same_reader: bool) -> Vec<Succession> {
    let mut found = Vec::new();
    for old in before.iter().filter(|old| !after.iter().any(|new| same(old, new))) {
        let to = |new: Option<&Thing>, how: &str| Succession {
            kind: old.kind.to_owned(),
            old: old.id.clone(),
            new: new.map(|new| new.id.clone()),
            how: how.to_owned(),
        };
        if let Some(new) = verdict::by_selector(old.kind, &old.selector, after) {
            found.push(to(Some(new), "selector"));
            continue;
        }
        let overlaps =
            |new: &&Thing| same_reader && new.kind == old.kind && new.span.overlaps(old.span);
        let mut heirs = after.iter().filter(overlaps).peekable();
        if heirs.peek().is_none() {
            found.push(to(None, "gone"));
        }
        found.extend(heirs.map(|new| to(Some(new), "overlap")));
    }
    found
}
