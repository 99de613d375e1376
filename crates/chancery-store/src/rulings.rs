//! The half of the verdict log that is about several documents at once.
//!
//! A ruling names contacts as a verdict does, by id and selector. What they are now is found each
//! time they are asked for: the thing with the same id and words; else the only one with the same
//! words in the same surroundings; else, since a document's bytes never change, the only account
//! in the document; else nothing.

use std::collections::BTreeMap;

use chancery_record::{ContactRole, Id, Record, Ruling, Target};
use rusqlite::{Connection, params};
use serde::Serialize;

use crate::case::Case;
use crate::error::{Attempt, Fault, StoreError};
use crate::verdict::counterpart;
use crate::{get, thing};

/// A ruling with its place in the log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LoggedRuling {
    /// Its number among the rulings of this file.
    pub seq: i64,
    /// As it was given.
    #[serde(flatten)]
    pub ruling: Ruling,
    /// Who decided.
    pub reviewer: String,
    /// When, in UTC, as RFC 3339.
    pub at: String,
    /// A remark.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// What each of its targets is in the record in force; `None` for one that is no longer there.
    pub attached: Vec<Option<Id>>,
    /// The number of the ruling that withdrew it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub withdrawn: Option<i64>,
}

impl Case {
    /// Adds a ruling to the log.
    ///
    /// # Errors
    /// [`StoreError::UnknownDocument`] where a document it is about is not held;
    /// [`StoreError::NoRuling`] where the one that it withdraws is not in force.
    pub fn rule(
        &mut self,
        ruling: &Ruling,
        reviewer: &str,
        at: &str,
        note: Option<&str>,
    ) -> Result<LoggedRuling, StoreError> {
        if let Ruling::Withdraw { of } = ruling {
            let mut rulings = self.rulings()?.into_iter();
            let held = rulings.find(|one| one.seq == *of).filter(LoggedRuling::in_force);
            held.ok_or(StoreError::NoRuling { seq: *of })?;
        }
        let targets = ruling.targets();
        let rows = self.told(|| {
            targets.iter().map(|target| self.known(&target.document)).collect::<Attempt<Vec<_>>>()
        })?;
        let (seq, attached) = self.write(|transaction| {
            let json = serde_json::to_string(ruling)
                .map_err(|error| Fault::damaged(format!("a ruling cannot be written: {error}")))?;
            transaction.execute(
                "INSERT INTO rulings (kind, ruling, reviewer, at, note) VALUES (?1, ?2, ?3, ?4, ?5)",
                params![ruling.code(), json, reviewer, at, note],
            )?;
            let seq = transaction.last_insert_rowid();
            for row in &rows {
                transaction.execute(
                    "INSERT OR IGNORE INTO ruling_documents (ruling, document) VALUES (?1, ?2)",
                    params![seq, row],
                )?;
            }
            Ok((seq, attached(transaction, ruling)?))
        })?;
        let (reviewer, at) = (reviewer.to_owned(), at.to_owned());
        let note = note.map(str::to_owned);
        let ruling = ruling.clone();
        Ok(LoggedRuling { seq, ruling, reviewer, at, note, attached, withdrawn: None })
    }

    /// All rulings, oldest first, each with what its targets are now.
    ///
    /// # Errors
    /// Only those of the file itself.
    pub fn rulings(&self) -> Result<Vec<LoggedRuling>, StoreError> {
        self.told(|| {
            let mut query = self.connection.prepare_cached(
                "SELECT seq, ruling, reviewer, at, note FROM rulings ORDER BY seq",
            )?;
            let mut rows = query.query([])?;
            let mut found = Vec::new();
            while let Some(row) = rows.next()? {
                let ruling: Ruling = parse(&row.get::<_, String>(1)?)?;
                let attached = attached(&self.connection, &ruling)?;
                let (seq, reviewer, at) = (row.get(0)?, row.get(2)?, row.get(3)?);
                let (note, withdrawn) = (row.get(4)?, None);
                found.push(LoggedRuling { seq, ruling, reviewer, at, note, attached, withdrawn });
            }
            mark_withdrawn(&mut found);
            Ok(found)
        })
    }
}

impl LoggedRuling {
    /// Whether it says something that still holds: it was not withdrawn, and withdraws none itself.
    #[must_use]
    pub fn in_force(&self) -> bool {
        self.withdrawn.is_none() && !matches!(self.ruling, Ruling::Withdraw { .. })
    }
}

fn mark_withdrawn(rulings: &mut [LoggedRuling]) {
    let pairs = rulings.iter().filter_map(|one| match one.ruling {
        Ruling::Withdraw { of } => Some((of, one.seq)),
        _ => None,
    });
    let withdrawn: BTreeMap<i64, i64> = pairs.collect();
    for one in rulings {
        one.withdrawn = withdrawn.get(&one.seq).copied();
    }
}

fn parse(json: &str) -> Attempt<Ruling> {
    serde_json::from_str(json)
        .map_err(|error| Fault::damaged(format!("a ruling cannot be read: {error}")))
}

fn attached(connection: &Connection, ruling: &Ruling) -> Attempt<Vec<Option<Id>>> {
    ruling.targets().into_iter().map(|target| now(connection, target)).collect()
}

fn now(connection: &Connection, target: &Target) -> Attempt<Option<Id>> {
    let row = get::one(
        connection,
        "SELECT id FROM documents WHERE sha256 = ?1",
        target.document.as_str(),
    )?;
    let record = get::read_record(connection, row)?;
    let things = thing::things(&record, &get::read_text(connection, row)?);
    let same = counterpart(target, &things).map(|thing| thing.id.clone());
    Ok(same.or_else(|| only_account(&record)))
}

fn only_account(record: &Record) -> Option<Id> {
    let mut accounts = record.contacts.iter().filter(|c| c.role == ContactRole::Account);
    let first = accounts.next()?;
    accounts.next().is_none().then(|| first.id.clone())
}

/// Takes out the rulings about a document that is being removed, before its rows go.
pub(crate) fn erase(connection: &Connection, document: i64) -> Attempt<usize> {
    let erased = connection.execute(
        "DELETE FROM rulings WHERE seq IN (SELECT ruling FROM ruling_documents WHERE document = ?1)",
        [document],
    )?;
    erase_loose_withdrawals(connection)?;
    Ok(erased)
}

/// A withdrawal leaves with what it withdrew.
fn erase_loose_withdrawals(connection: &Connection) -> Attempt<()> {
    connection.execute(
        "DELETE FROM rulings WHERE kind = 'withdraw'
         AND json_extract(ruling, '$.of') NOT IN (SELECT seq FROM rulings)",
        [],
    )?;
    Ok(())
}

/// Takes out the rulings on names that no document has any more, so that nothing is kept of people
/// whose documents were removed.
pub(crate) fn erase_unnamed(connection: &Connection) -> Attempt<()> {
    let mut query = connection
        .prepare("SELECT seq, ruling FROM rulings WHERE kind IN ('read_name', 'names_apart')")?;
    let rows = query.query_map([], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?)))?;
    let rows = rows.collect::<Result<Vec<_>, _>>()?;
    let mut held = connection.prepare("SELECT 1 FROM participants WHERE name = ?1 LIMIT 1")?;
    for (seq, json) in rows {
        let ruling = parse(&json)?;
        let mut named = false;
        for name in ruling.names() {
            named |= held.exists([name])?;
        }
        if !named {
            connection.execute("DELETE FROM rulings WHERE seq = ?1", [seq])?;
        }
    }
    erase_loose_withdrawals(connection)
}
