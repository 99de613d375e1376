//! Adding documents.

use chancery_record::{Provenance, Record, Sha256};
use rusqlite::{Connection, OptionalExtension, params};

use crate::case::Case;
use crate::error::{Attempt, Fault, StoreError};
use crate::pack::{self, Packer};
use crate::{flat, fold, refresh, writer};

/// A document to be added: what was read from it, and from what.
#[derive(Debug, Clone, Copy)]
pub struct NewDocument<'a> {
    /// Its bytes; `record.document.sha256` is their hash.
    pub bytes: &'a [u8],
    /// The path or address it was given under.
    pub name: &'a str,
    /// What was read from it, with the provenance it was read under.
    pub record: &'a Record,
    /// Its reading text.
    pub text: &'a str,
    /// Where in it, in code points, a block begins with no white space before it, in order: words
    /// on both sides of such a place are searched for as two.
    pub breaks: &'a [u32],
}

/// What became of a document handed to [`Case::put`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It is new.
    Added,
    /// It is new, and another version of a release that the case already holds: of these documents,
    /// in order of publication.
    Version(Vec<Sha256>),
    /// It was there already; nothing changed, except that its name is kept with the others.
    Same,
    /// Its bytes were there already, and it now comes with more particulars (a date, a publisher):
    /// its record was replaced.
    Replaced,
    /// It is longer than the case file takes, and was left out.
    TooLong {
        /// Its length, or that of its text or record, in bytes.
        size: usize,
        /// The most that is taken.
        limit: usize,
    },
}

/// What became of each document of a batch, in the order given.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PutReport {
    /// One for each.
    pub outcomes: Vec<Outcome>,
}

impl PutReport {
    /// How many were new.
    #[must_use]
    pub fn added(&self) -> usize {
        let new = |outcome: &&Outcome| matches!(outcome, Outcome::Added | Outcome::Version(_));
        self.outcomes.iter().filter(new).count()
    }

    /// How many were there already.
    #[must_use]
    pub fn same(&self) -> usize {
        self.outcomes.iter().filter(|outcome| **outcome == Outcome::Same).count()
    }

    /// How many had their record replaced.
    #[must_use]
    pub fn replaced(&self) -> usize {
        self.outcomes.iter().filter(|outcome| **outcome == Outcome::Replaced).count()
    }
}

impl Case {
    /// Adds a batch of documents in one transaction. When it returns, all of them are on the disk;
    /// when it fails or the program is killed, none is. Adding a document again changes nothing.
    ///
    /// The case file ends up the same in whatever order documents are added. So where the same
    /// bytes come with different provenance, the one with more particulars wins (and of two with
    /// equally many, the one whose JSON sorts last); a record made anew by another version of the
    /// program does not win here: that is what [`Case::refresh`] is for.
    ///
    /// # Errors
    /// [`StoreError::Mismatch`] where a record was not made from its bytes, [`StoreError::Full`],
    /// [`StoreError::Locked`], [`StoreError::ReadOnly`]. Nothing of the batch is kept then.
    pub fn put(&mut self, documents: &[NewDocument<'_>]) -> Result<PutReport, StoreError> {
        // What needs no lock is done before it is taken.
        let mut packer = Packer::new();
        let mut batch = Vec::with_capacity(documents.len());
        for document in documents {
            batch.push(Prepared::of(document, &mut packer)?);
        }
        let now = writer::now();
        self.write(|transaction| {
            let mut outcomes = Vec::with_capacity(batch.len());
            for prepared in &batch {
                outcomes.push(put(transaction, prepared, &now)?);
            }
            Ok(PutReport { outcomes })
        })
    }
}

/// A document in the form it is stored in.
struct Prepared<'a> {
    new: &'a NewDocument<'a>,
    bytes: Vec<u8>,
    json: String,
    deflated: Vec<u8>,
    excess: Option<usize>,
}

impl<'a> Prepared<'a> {
    fn of(new: &'a NewDocument<'a>, packer: &mut Packer) -> Result<Self, StoreError> {
        let longest = new.bytes.len().max(new.text.len());
        if longest > pack::LONGEST {
            let (json, bytes, deflated) = (String::new(), Vec::new(), Vec::new());
            return Ok(Self { new, bytes, json, deflated, excess: Some(longest) });
        }
        let found = Sha256::of(new.bytes);
        let expected = &new.record.document.sha256;
        if found != *expected {
            let (expected, found) = (expected.to_string(), found.to_string());
            return Err(StoreError::Mismatch { expected, found });
        }
        let json = json(new.record);
        let excess = (json.len() > pack::LONGEST).then_some(json.len());
        let deflated = packer.deflate(json.as_bytes());
        Ok(Self { new, bytes: packer.deflate(new.bytes), json, deflated, excess })
    }
}

/// A record as it is stored.
pub(crate) fn json(record: &Record) -> String {
    serde_json::to_string(record).expect("a record has only string keys and finite numbers")
}

fn put(connection: &Connection, prepared: &Prepared<'_>, now: &str) -> Attempt<Outcome> {
    if let Some(size) = prepared.excess {
        return Ok(Outcome::TooLong { size, limit: pack::LONGEST });
    }
    let new = prepared.new;
    let sha256 = &new.record.document.sha256;
    let query = "SELECT id FROM documents WHERE sha256 = ?1";
    let held: Option<i64> = connection
        .prepare_cached(query)?
        .query_row([sha256.as_str()], |row| row.get(0))
        .optional()?;
    if let Some(row) = held {
        add_name(connection, row, new.name)?;
        return again(connection, row, new, now);
    }
    let witness = witness(new.record);
    let earlier = match &witness {
        Some(witness) => versions(connection, witness)?,
        None => Vec::new(),
    };
    insert(connection, prepared, witness.as_deref(), now)?;
    Ok(if earlier.is_empty() { Outcome::Added } else { Outcome::Version(earlier) })
}

fn again(connection: &Connection, row: i64, new: &NewDocument<'_>, now: &str) -> Attempt<Outcome> {
    let held = crate::get::read_record(connection, row)?;
    if weight(&held.document.provenance) >= weight(&new.record.document.provenance) {
        return Ok(Outcome::Same);
    }
    refresh::replace(connection, row, new.record, (new.text, new.breaks), now)?;
    Ok(Outcome::Replaced)
}

/// The order among provenances of the same bytes: the heavier wins.
fn weight(provenance: &Provenance) -> (usize, String) {
    let given = [
        &provenance.url,
        &provenance.title,
        &provenance.published,
        &provenance.publisher,
        &provenance.language,
        &provenance.translation,
    ];
    let count = given.into_iter().filter(|field| field.is_some()).count();
    (count, serde_json::to_string(provenance).unwrap_or_default())
}

fn add_name(connection: &Connection, row: i64, name: &str) -> Attempt<()> {
    let insert = "INSERT OR IGNORE INTO names (document, name) VALUES (?1, ?2)";
    connection.prepare_cached(insert)?.execute(params![row, name])?;
    Ok(())
}

fn versions(connection: &Connection, witness: &str) -> Attempt<Vec<Sha256>> {
    let query = "SELECT sha256 FROM documents WHERE witness = ?1 ORDER BY day, sha256";
    let mut query = connection.prepare_cached(query)?;
    let rows = query.query_map([witness], |row| row.get::<_, String>(0))?;
    let mut found = Vec::new();
    for row in rows {
        found.extend(Sha256::parse(&row?));
    }
    Ok(found)
}

fn insert(
    connection: &Connection,
    prepared: &Prepared<'_>,
    witness: Option<&str>,
    now: &str,
) -> Attempt<()> {
    let NewDocument { bytes, name, record, text, breaks } = *prepared.new;
    let sha256 = &record.document.sha256;
    connection
        .prepare_cached(
            "INSERT INTO documents (sha256, media, day, length, size, added)
             VALUES (?1, '', '', 0, ?2, ?3)",
        )?
        .execute(params![sha256.as_str(), size(bytes.len()), now])?;
    let row = connection.last_insert_rowid();
    describe(connection, row, record, witness)?;
    add_name(connection, row, name)?;
    connection
        .prepare_cached("INSERT INTO sources (document, size, deflated) VALUES (?1, ?2, ?3)")?
        .execute(params![row, size(bytes.len()), prepared.bytes])?;
    insert_text(connection, row, record, text, breaks)?;
    insert_record(connection, row, record, &prepared.json, &prepared.deflated)?;
    refresh::log_extraction(connection, row, record, &prepared.json, now)?;
    flat::insert(connection, row, record)
}

/// Fills in what `documents` repeats from a record.
pub(crate) fn describe(
    connection: &Connection,
    row: i64,
    record: &Record,
    witness: Option<&str>,
) -> Attempt<()> {
    let document = &record.document;
    let provenance = &document.provenance;
    let bounds = flat::published(record).and_then(|published| published.bounds());
    connection
        .prepare_cached(
            "UPDATE documents SET witness = ?2, day = ?3, title = ?4, issuer = ?5,
                 issuer_side = ?6, publisher = ?7, url = ?8, genre = ?9, language = ?10,
                 media = ?11, length = ?12
             WHERE id = ?1",
        )?
        .execute(params![
            row,
            witness,
            bounds.map_or_else(String::new, |(first, _)| flat::day(first)),
            document.title.value().or(provenance.title.as_ref()),
            document.issuer.value(),
            document.issuer_side.value(),
            provenance.publisher,
            provenance.url,
            document.genre.value().map(flat::code),
            document.language.value(),
            document.media,
            document.length,
        ])?;
    Ok(())
}

/// Puts the reading text in, and its words into the index.
pub(crate) fn insert_text(
    connection: &Connection,
    row: i64,
    record: &Record,
    text: &str,
    breaks: &[u32],
) -> Attempt<()> {
    let title = indexed_title(record);
    let spaced = spaced(text, breaks);
    connection
        .prepare_cached(
            "INSERT INTO texts (document, title, text, spaced) VALUES (?1, ?2, ?3, ?4)",
        )?
        .execute(params![row, title, text, spaced])?;
    connection
        .prepare_cached("INSERT INTO search (rowid, title, text) VALUES (?1, ?2, ?3)")?
        .execute(params![row, title, spaced.as_deref().unwrap_or(text)])?;
    Ok(())
}

/// The text with a line feed at each break; `None` where there is none.
pub(crate) fn spaced(text: &str, breaks: &[u32]) -> Option<String> {
    if breaks.is_empty() {
        return None;
    }
    let mut spaced = String::with_capacity(text.len() + breaks.len());
    let mut breaks = breaks.iter().peekable();
    for (at, c) in (0u32..).zip(text.chars()) {
        while breaks.next_if(|place| **place <= at).is_some() {
            spaced.push('\n');
        }
        spaced.push(c);
    }
    Some(spaced)
}

fn indexed_title(record: &Record) -> &str {
    let document = &record.document;
    let title = document.title.value().or(document.provenance.title.as_ref());
    title.map_or("", String::as_str)
}

pub(crate) fn insert_record(
    connection: &Connection,
    row: i64,
    record: &Record,
    json: &str,
    deflated: &[u8],
) -> Attempt<()> {
    connection
        .prepare_cached(
            "INSERT OR REPLACE INTO records (document, schema, version, reader, size, deflated)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute(params![
            row,
            record.schema,
            record.version,
            record.document.reader,
            size(json.len()),
            deflated,
        ])?;
    Ok(())
}

pub(crate) fn size(length: usize) -> i64 {
    i64::try_from(length).unwrap_or(i64::MAX)
}

/// What all versions of one release share: its address; or, where it came without one, publisher,
/// title and day together. A title alone is not enough: "readout of a call with the foreign
/// minister" is the title of many calls.
pub(crate) fn witness(record: &Record) -> Option<String> {
    let provenance = &record.document.provenance;
    if let Some(url) = &provenance.url {
        return Some(address(url)).filter(|address| !address.is_empty());
    }
    let title = provenance.title.as_ref().map(|title| fold::words(title).join(" "))?;
    let publisher = provenance.publisher.as_ref()?;
    let (first, _) = flat::published(record)?.bounds()?;
    (!title.is_empty()).then(|| format!("{publisher}\n{title}\n{}", flat::day(first)))
}

/// An address without the parts in which two addresses of one page may differ.
pub(crate) fn address(url: &str) -> String {
    let url = url.trim();
    let url = url.split('#').next().unwrap_or(url);
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let host = host.to_ascii_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    format!("{host}/{path}").trim_end_matches('/').to_owned()
}

/// A hash as it is stored.
pub(crate) fn parse_hash(text: &str) -> Attempt<Sha256> {
    Sha256::parse(text).ok_or_else(|| Fault::damaged("a stored hash is not one"))
}
