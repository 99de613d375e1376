//! Documents and what is kept with each.

use std::ops::ControlFlow;

use chancery_record::{ContactRole, Id, Provenance, Record, Sha256};
use rusqlite::types::FromSql;
use rusqlite::{CachedStatement, Connection, OptionalExtension, Row, ToSql};
use serde::Serialize;

use crate::case::Case;
use crate::error::{Attempt, Fault, StoreError};
use crate::put::parse_hash;
use crate::{flat, outline, pack};

/// A document in a listing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DocumentRow {
    /// The hash of its bytes.
    pub sha256: Sha256,
    /// The first possible day of publication, `YYYY-MM-DD`.
    pub day: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// Whose account it is.
    pub issuer: Option<String>,
    /// The issuer's side.
    pub side: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// Where.
    pub url: Option<String>,
    /// What sort of text it is.
    pub genre: Option<String>,
    /// Its language.
    pub language: Option<String>,
    /// Length of the reading text in code points.
    pub length: u32,
    /// Length of the bytes.
    pub size: u64,
    /// The names it was given under, sorted.
    pub names: Vec<String>,
    /// Which version of its release it is, counted from 1 in order of publication.
    pub version: u32,
    /// The first version of the release, where that is another document.
    pub version_of: Option<Sha256>,
    /// How many statements its record has.
    pub statements: u32,
    /// How many contacts.
    pub contacts: u32,
    /// How many commitments.
    pub commitments: u32,
}

/// One record that was at some time in force for a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Extraction {
    /// SHA-256 of the record's JSON.
    pub digest: String,
    /// The version of the program that made it.
    pub version: String,
    /// The version of the reader its spans hold for.
    pub reader: String,
    /// When it came into the file, in UTC.
    pub at: String,
    /// The digest of the record it took the place of.
    pub supersedes: Option<String>,
}

/// What became of a thing that a later record does not repeat.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Succession {
    /// `statement`, `commitment`, `contact`, `reference` or `phrase`.
    pub kind: String,
    /// Its name.
    pub old: Id,
    /// What took its place, if anything did.
    pub new: Option<Id>,
    /// How that was told: `selector` (same words in the same surroundings), `overlap` (shares code
    /// points of the same reading text), or `gone`.
    pub how: String,
}

const LISTING: &str = "SELECT d.sha256, d.day, d.title, d.issuer, d.issuer_side, d.publisher,
    d.url, d.genre, d.language, d.length, d.size, d.id, d.witness,
    (SELECT count(*) FROM statements WHERE document = d.id),
    (SELECT count(*) FROM contacts WHERE document = d.id),
    (SELECT count(*) FROM commitments WHERE document = d.id)
    FROM documents d";

impl Case {
    /// Whether the document is held.
    ///
    /// # Errors
    /// Only those of the file itself.
    pub fn holds(&self, document: &Sha256) -> Result<bool, StoreError> {
        self.row(document).map(|row| row.is_some()).map_err(|fault| self.at(fault))
    }

    /// How many documents are held.
    ///
    /// # Errors
    /// Only those of the file itself.
    pub fn count(&self) -> Result<u64, StoreError> {
        let query = "SELECT count(*) FROM documents";
        self.told(|| {
            let count: i64 = self.connection.query_row(query, [], |row| row.get(0))?;
            Ok(count.unsigned_abs())
        })
    }

    /// All documents, by day of publication (unknown first), then by hash.
    ///
    /// # Errors
    /// Only those of the file itself.
    pub fn documents(
        &self,
        mut each: impl FnMut(DocumentRow) -> ControlFlow<()>,
    ) -> Result<(), StoreError> {
        let walk = || {
            let query = format!("{LISTING} ORDER BY d.day, d.sha256");
            let mut query = self.connection.prepare_cached(&query)?;
            let mut rows = query.query([])?;
            while let Some(row) = rows.next()? {
                if each(self.document_row(row)?).is_break() {
                    break;
                }
            }
            Ok(())
        };
        self.told(walk)
    }

    /// One document as a listing shows it.
    ///
    /// # Errors
    /// [`StoreError::UnknownDocument`].
    pub fn document(&self, document: &Sha256) -> Result<DocumentRow, StoreError> {
        self.told(|| {
            let row = self.known(document)?;
            let query = format!("{LISTING} WHERE d.id = ?1");
            let mut query = self.connection.prepare_cached(&query)?;
            let mut rows = query.query([row])?;
            match rows.next()? {
                Some(row) => self.document_row(row),
                None => Err(self.unknown(document.as_str()).into()),
            }
        })
    }

    fn document_row(&self, row: &Row<'_>) -> Attempt<DocumentRow> {
        let sha256 = parse_hash(&row.get::<_, String>(0)?)?;
        let day: String = row.get(1)?;
        let id: i64 = row.get(11)?;
        let (version, version_of) = self.version(&sha256, row.get::<_, Option<String>>(12)?)?;
        Ok(DocumentRow {
            sha256,
            day: Some(day).filter(|day| !day.is_empty()),
            title: row.get(2)?,
            issuer: row.get(3)?,
            side: row.get(4)?,
            publisher: row.get(5)?,
            url: row.get(6)?,
            genre: row.get(7)?,
            language: row.get(8)?,
            length: row.get(9)?,
            size: row.get::<_, i64>(10)?.unsigned_abs(),
            names: self.names(id)?,
            version,
            version_of,
            statements: row.get(13)?,
            contacts: row.get(14)?,
            commitments: row.get(15)?,
        })
    }

    fn names(&self, row: i64) -> Attempt<Vec<String>> {
        let query = "SELECT name FROM names WHERE document = ?1 ORDER BY name";
        let mut query = self.connection.prepare_cached(query)?;
        let rows = query.query_map([row], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn version(&self, sha256: &Sha256, witness: Option<String>) -> Attempt<(u32, Option<Sha256>)> {
        let Some(witness) = witness else {
            return Ok((1, None));
        };
        let query = "SELECT sha256 FROM documents WHERE witness = ?1 ORDER BY day, sha256";
        let mut query = self.connection.prepare_cached(query)?;
        let rows = query.query_map([witness], |row| row.get::<_, String>(0))?;
        let mut first = None;
        for (number, row) in (1u32..).zip(rows) {
            let found = parse_hash(&row?)?;
            if found == *sha256 {
                return Ok((number, first));
            }
            first.get_or_insert(found);
        }
        Ok((1, None))
    }

    /// The document's record, as it was handed in.
    ///
    /// # Errors
    /// [`StoreError::UnknownDocument`].
    pub fn record(&self, document: &Sha256) -> Result<Record, StoreError> {
        self.told(|| self.read_record(self.known(document)?))
    }

    /// The document's bytes, as they were handed in.
    ///
    /// # Errors
    /// [`StoreError::UnknownDocument`].
    pub fn bytes(&self, document: &Sha256) -> Result<Vec<u8>, StoreError> {
        self.told(|| self.read_bytes(self.known(document)?))
    }

    /// The document's reading text.
    ///
    /// # Errors
    /// [`StoreError::UnknownDocument`].
    pub fn text(&self, document: &Sha256) -> Result<String, StoreError> {
        self.told(|| read_text(&self.connection, self.known(document)?))
    }

    /// What came with the document and is not in its bytes.
    ///
    /// # Errors
    /// [`StoreError::UnknownDocument`].
    pub fn provenance(&self, document: &Sha256) -> Result<Provenance, StoreError> {
        self.record(document).map(|record| record.document.provenance)
    }

    /// All records, one at a time, by day of publication (unknown first), then by hash.
    ///
    /// # Errors
    /// Only those of the file itself.
    pub fn records(
        &self,
        mut each: impl FnMut(Record) -> ControlFlow<()>,
    ) -> Result<(), StoreError> {
        self.told(|| {
            for (row, _) in self.hashes()? {
                if each(self.read_record(row)?).is_break() {
                    break;
                }
            }
            Ok(())
        })
    }

    /// All records in the same order, as far as what concerns several documents goes by them: without
    /// attributions and commitments, and of what was said only the words of what was said in a contact
    /// that the document is an account or announcement of. Documents that reviewers decided something
    /// on have theirs whole.
    ///
    /// # Errors
    /// Only those of the file itself.
    pub fn outlines(
        &self,
        mut each: impl FnMut(Record) -> ControlFlow<()>,
    ) -> Result<(), StoreError> {
        self.told(|| {
            for (row, _) in self.hashes()? {
                if each(outline::read(&self.connection, row)?).is_break() {
                    break;
                }
            }
            Ok(())
        })
    }

    /// Those of the documents that report a contact they are accounts of, as reviewers have its role.
    ///
    /// # Errors
    /// Only those of the file itself.
    pub fn accounts(
        &self,
        mut each: impl FnMut(Record) -> ControlFlow<()>,
    ) -> Result<(), StoreError> {
        self.told(|| {
            let mut query = self.connection.prepare_cached(
                "SELECT id FROM documents
                 WHERE id IN (SELECT document FROM contacts WHERE role = ?1) ORDER BY day, sha256",
            )?;
            let role = flat::code(&ContactRole::Account);
            let rows = query.query_map([role], |row| row.get(0))?;
            for row in rows {
                if each(outline::read(&self.connection, row?)?).is_break() {
                    break;
                }
            }
            Ok(())
        })
    }

    /// The records that were ever in force for a document, oldest first.
    ///
    /// # Errors
    /// [`StoreError::UnknownDocument`].
    pub fn extractions(&self, document: &Sha256) -> Result<Vec<Extraction>, StoreError> {
        self.told(|| {
            let row = self.known(document)?;
            let mut query = self.connection.prepare_cached(
                "SELECT e.digest, e.version, e.reader, e.at, before.digest
                 FROM extractions e LEFT JOIN extractions before ON before.seq = e.supersedes
                 WHERE e.document = ?1 ORDER BY e.seq",
            )?;
            let rows = query.query_map([row], |row| {
                Ok(Extraction {
                    digest: row.get(0)?,
                    version: row.get(1)?,
                    reader: row.get(2)?,
                    at: row.get(3)?,
                    supersedes: row.get(4)?,
                })
            })?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }

    /// What became of things of a document that a later record did not repeat, oldest first.
    ///
    /// # Errors
    /// [`StoreError::UnknownDocument`].
    pub fn successions(&self, document: &Sha256) -> Result<Vec<Succession>, StoreError> {
        self.told(|| {
            let row = self.known(document)?;
            let mut query = self.connection.prepare_cached(
                "SELECT kind, old, new, how FROM successions WHERE document = ?1
                 ORDER BY extraction, kind, old, new",
            )?;
            let rows = query.query_map([row], |row| {
                Ok(Succession {
                    kind: row.get(0)?,
                    old: Id::from_text(&row.get::<_, String>(1)?),
                    new: row.get::<_, Option<String>>(2)?.map(|id| Id::from_text(&id)),
                    how: row.get(3)?,
                })
            })?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }

    pub(crate) fn unknown(&self, name: &str) -> StoreError {
        StoreError::UnknownDocument { path: self.path.clone(), name: name.to_owned() }
    }

    /// Runs an inner function and gives its error the file's name.
    pub(crate) fn told<T>(&self, work: impl FnOnce() -> Attempt<T>) -> Result<T, StoreError> {
        work().map_err(|fault| self.at(fault))
    }

    pub(crate) fn row(&self, document: &Sha256) -> Attempt<Option<i64>> {
        let query = "SELECT id FROM documents WHERE sha256 = ?1";
        let mut query = self.connection.prepare_cached(query)?;
        Ok(query.query_row([document.as_str()], |row| row.get(0)).optional()?)
    }

    /// The row of a document that must be there.
    pub(crate) fn known(&self, document: &Sha256) -> Attempt<i64> {
        self.row(document)?.ok_or_else(|| self.unknown(document.short()).into())
    }

    /// Rows and hashes of all documents, in the order of every listing.
    pub(crate) fn hashes(&self) -> Attempt<Vec<(i64, Sha256)>> {
        let query = "SELECT id, sha256 FROM documents ORDER BY day, sha256";
        let mut query = self.connection.prepare_cached(query)?;
        let mut rows = query.query([])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push((row.get(0)?, parse_hash(&row.get::<_, String>(1)?)?));
        }
        Ok(found)
    }

    pub(crate) fn read_record(&self, row: i64) -> Attempt<Record> {
        read_record(&self.connection, row)
    }

    pub(crate) fn read_bytes(&self, row: i64) -> Attempt<Vec<u8>> {
        let query = "SELECT deflated, size FROM sources WHERE document = ?1";
        inflated(&mut self.connection.prepare_cached(query)?, row)
    }
}

pub(crate) fn read_record(connection: &Connection, row: i64) -> Attempt<Record> {
    let query = "SELECT deflated, size FROM records WHERE document = ?1";
    let json = inflated(&mut connection.prepare_cached(query)?, row)?;
    parse(&json)
}

pub(crate) fn parse(json: &[u8]) -> Attempt<Record> {
    serde_json::from_slice(json)
        .map_err(|error| Fault::damaged(format!("a stored record cannot be read: {error}")))
}

pub(crate) fn read_text(connection: &Connection, row: i64) -> Attempt<String> {
    one(connection, "SELECT text FROM texts WHERE document = ?1", row)
}

fn inflated(query: &mut CachedStatement<'_>, row: i64) -> Attempt<Vec<u8>> {
    let mut rows = query.query([row])?;
    let Some(row) = rows.next()? else {
        return Err(Fault::damaged("a document is without its bytes or its record"));
    };
    let deflated = row.get_ref(0)?.as_blob().map_err(|_| Fault::damaged("bytes are not bytes"))?;
    pack::inflate(deflated, row.get(1)?)
}

/// One value that must be there.
pub(crate) fn one<T: FromSql>(connection: &Connection, query: &str, key: impl ToSql) -> Attempt<T> {
    let found = connection.prepare_cached(query)?.query_row([key], |row| row.get(0)).optional()?;
    found.ok_or_else(|| Fault::damaged("a document lacks one of its parts"))
}
