//! The verdict log, and what each verdict is attached to.
//!
//! A verdict names its target by id and by selector, as they were when the reviewer decided. The log
//! is never changed. What a verdict is attached to now is derived from the log and the record in
//! force, each time the record changes: to the thing with the same id and the same words; else to
//! the only thing of its kind with the same words in the same surroundings; else to nothing.

use std::collections::BTreeMap;

use chancery_record::{Decision, Id, Selector, Sha256, Target, Verdict};
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::Serialize;

use crate::case::Case;
use crate::error::{Attempt, Fault, StoreError};
use crate::put::parse_hash;
use crate::thing::Thing;
use crate::{edit, get, thing};

/// A verdict with its place in the log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LoggedVerdict {
    /// Its number in this file's log.
    pub seq: i64,
    /// As it was given.
    #[serde(flatten)]
    pub verdict: Verdict,
    /// What it is attached to in the record in force; absent for an orphan.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attached: Option<Id>,
}

/// Where the verdicts on one thing stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Standing {
    /// The latest decision that is no edit: `accept`, `reject` or `unsure`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decision: Option<String>,
    /// The latest value that reviewers gave to each field.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub edits: BTreeMap<String, String>,
    /// Who gave each of these values.
    #[serde(skip)]
    pub editors: BTreeMap<String, String>,
    /// Who made the decision that is no edit.
    #[serde(skip)]
    pub decider: Option<String>,
    /// Who gave the latest verdict.
    pub reviewer: String,
    /// When.
    pub at: String,
    /// Whether reviewers' latest decisions differ from each other.
    pub disputed: bool,
}

impl Standing {
    /// Whether the latest decision is that it is wrong.
    #[must_use]
    pub fn rejects(&self) -> bool {
        self.decision.as_deref() == Some("reject")
    }

    /// Who said that it is wrong, where that is the latest decision.
    #[must_use]
    pub fn rejected_by(&self) -> Option<&str> {
        self.rejects().then(|| self.decider.as_deref().unwrap_or(&self.reviewer))
    }

    /// Who had a field read otherwise.
    #[must_use]
    pub fn editor(&self, field: &str) -> &str {
        self.editors.get(field).unwrap_or(&self.reviewer)
    }
}

const LOGGED: &str = "SELECT v.seq, d.sha256, v.target, v.kind, v.exact, v.prefix, v.suffix,
    v.decision, v.field, v.value, v.reviewer, v.at, v.note, a.id
    FROM verdicts v JOIN documents d ON d.id = v.document
    JOIN attachments a ON a.verdict = v.seq";

impl Case {
    /// Adds a verdict to the log. It is attached to its target as a refresh would attach it; a
    /// verdict imported from elsewhere may so become an orphan at once.
    ///
    /// # Errors
    /// [`StoreError::UnknownDocument`] where its document is not held; [`StoreError::NoField`] and
    /// [`StoreError::NoValue`] for an edit that cannot be, [`StoreError::NothingToWithdraw`].
    pub fn verdict(&mut self, verdict: &Verdict) -> Result<LoggedVerdict, StoreError> {
        let row = self.told(|| self.known(&verdict.target.document))?;
        let Verdict { target, decision, reviewer, .. } = verdict;
        let mut verdict = verdict.clone();
        if let Decision::Edit { field, value } = decision {
            let value = edit::checked(&target.kind, field, value)?;
            verdict.decision = Decision::Edit { field: field.clone(), value };
        }
        if *decision == Decision::Withdraw {
            let id = target.id.as_str();
            let given = logged_on(&self.connection, id).map_err(|fault| self.at(fault))?;
            if !in_force(&given).iter().any(|one| one.verdict.reviewer == *reviewer) {
                let (reviewer, id) = (reviewer.clone(), target.id.short().to_owned());
                return Err(StoreError::NothingToWithdraw { reviewer, id });
            }
        }
        let (seq, attached) = self.write(|transaction| {
            let record = get::read_record(transaction, row)?;
            let things = thing::things(&record, &get::read_text(transaction, row)?);
            let seq = log(transaction, row, &verdict)?;
            let attached = attach(transaction, seq, &verdict.target, &things)?;
            edit::relist(transaction, row)?;
            Ok((seq, attached))
        })?;
        Ok(LoggedVerdict { seq, verdict, attached })
    }

    /// The verdicts attached to a thing, oldest first.
    ///
    /// # Errors
    /// Only those of the file itself.
    pub fn verdicts(&self, id: &Id) -> Result<Vec<LoggedVerdict>, StoreError> {
        self.told(|| logged(&self.connection, "WHERE a.id = ?1 ORDER BY v.seq", Some(id.as_str())))
    }

    /// The whole log, oldest first.
    ///
    /// # Errors
    /// Only those of the file itself.
    pub fn verdict_log(&self) -> Result<Vec<LoggedVerdict>, StoreError> {
        self.told(|| logged(&self.connection, "ORDER BY v.seq", None))
    }

    /// The verdicts whose target the record in force no longer has, oldest first.
    ///
    /// # Errors
    /// Only those of the file itself.
    pub fn orphans(&self) -> Result<Vec<LoggedVerdict>, StoreError> {
        self.told(|| logged(&self.connection, "WHERE a.id IS NULL ORDER BY v.seq", None))
    }

    /// Where the verdicts on a thing stand; `None` where there is none.
    ///
    /// # Errors
    /// Only those of the file itself.
    pub fn standing(&self, id: &Id) -> Result<Option<Standing>, StoreError> {
        self.told(|| standing(&self.connection, id.as_str()))
    }
}

fn log(connection: &Connection, row: i64, verdict: &Verdict) -> Attempt<i64> {
    let (decision, field, value) = match &verdict.decision {
        Decision::Accept => ("accept", None, None),
        Decision::Reject => ("reject", None, None),
        Decision::Unsure => ("unsure", None, None),
        Decision::Withdraw => ("withdraw", None, None),
        Decision::Edit { field, value } => ("edit", Some(field), Some(value)),
    };
    let Target { id, kind, selector, .. } = &verdict.target;
    connection
        .prepare_cached(
            "INSERT INTO verdicts (document, kind, target, exact, prefix, suffix, decision, field,
                 value, reviewer, at, note)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
        )?
        .execute(params![
            row,
            kind,
            id.as_str(),
            selector.exact,
            selector.prefix,
            selector.suffix,
            decision,
            field,
            value,
            verdict.reviewer,
            verdict.at,
            verdict.note,
        ])?;
    Ok(connection.last_insert_rowid())
}

/// Attaches a verdict anew; returns what to.
pub(crate) fn attach(
    connection: &Connection,
    seq: i64,
    target: &Target,
    things: &[Thing],
) -> Attempt<Option<Id>> {
    let found = counterpart(target, things).map(|thing| thing.id.clone());
    let insert = "INSERT OR REPLACE INTO attachments (verdict, kind, id) VALUES (?1, ?2, ?3)";
    connection.prepare_cached(insert)?.execute(params![
        seq,
        target.kind,
        found.as_ref().map(Id::as_str)
    ])?;
    Ok(found)
}

pub(crate) fn counterpart<'a>(target: &Target, things: &'a [Thing]) -> Option<&'a Thing> {
    // The same id at the same place of another reader's text can be other words: those are not it.
    let same = |thing: &&Thing| {
        thing.kind == target.kind
            && thing.id == target.id
            && thing.selector.exact == target.selector.exact
    };
    things.iter().find(same).or_else(|| by_selector(&target.kind, &target.selector, things))
}

/// The only thing of this kind with these words in these surroundings.
pub(crate) fn by_selector<'a>(
    kind: &str,
    selector: &Selector,
    things: &'a [Thing],
) -> Option<&'a Thing> {
    if selector.exact.is_empty() {
        return None;
    }
    let mut found = things.iter().filter(|thing| thing.kind == kind && thing.selector == *selector);
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

/// The verdicts on a document, oldest first.
pub(crate) fn of_document(
    connection: &Connection,
    document: &Sha256,
) -> Attempt<Vec<LoggedVerdict>> {
    logged(connection, "WHERE d.sha256 = ?1 ORDER BY v.seq", Some(document.as_str()))
}

fn logged(connection: &Connection, tail: &str, key: Option<&str>) -> Attempt<Vec<LoggedVerdict>> {
    let mut query = connection.prepare_cached(&format!("{LOGGED} {tail}"))?;
    let mut rows = query.query(rusqlite::params_from_iter(key))?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(read(row)?);
    }
    Ok(found)
}

fn read(row: &Row<'_>) -> Attempt<LoggedVerdict> {
    let selector = Selector { exact: row.get(4)?, prefix: row.get(5)?, suffix: row.get(6)? };
    let target = Target {
        document: parse_hash(&row.get::<_, String>(1)?)?,
        id: Id::from_text(&row.get::<_, String>(2)?),
        kind: row.get(3)?,
        selector,
    };
    let decision = match row.get::<_, String>(7)?.as_str() {
        "accept" => Decision::Accept,
        "reject" => Decision::Reject,
        "unsure" => Decision::Unsure,
        "withdraw" => Decision::Withdraw,
        "edit" => Decision::Edit { field: row.get(8)?, value: row.get(9)? },
        other => return Err(Fault::damaged(format!("a verdict has the unknown decision {other}"))),
    };
    Ok(LoggedVerdict {
        seq: row.get(0)?,
        verdict: Verdict {
            target,
            decision,
            reviewer: row.get(10)?,
            at: row.get(11)?,
            note: row.get(12)?,
        },
        attached: row.get::<_, Option<String>>(13)?.map(|id| Id::from_text(&id)),
    })
}

pub(crate) fn standing(connection: &Connection, id: &str) -> Attempt<Option<Standing>> {
    let any = "SELECT 1 FROM attachments WHERE id = ?1 LIMIT 1";
    if connection.prepare_cached(any)?.query_row([id], |_| Ok(())).optional()?.is_none() {
        return Ok(None);
    }
    let verdicts = logged_on(connection, id)?;
    let verdicts = in_force(&verdicts);
    let (mut edits, mut editors) = (BTreeMap::new(), BTreeMap::new());
    let mut latest: BTreeMap<&str, &str> = BTreeMap::new();
    let mut decision = None;
    for LoggedVerdict { verdict, .. } in &verdicts {
        if let Decision::Edit { field, value } = &verdict.decision {
            // Verdicts of before values were checked may say anything.
            if let Ok(value) = edit::checked(&verdict.target.kind, field, value) {
                edits.insert(field.clone(), value);
                editors.insert(field.clone(), verdict.reviewer.clone());
            }
        }
        if let Some(code) = code(&verdict.decision) {
            latest.insert(&verdict.reviewer, code);
            decision = Some((code, &verdict.reviewer));
        }
    }
    let (decision, decider) = decision.unzip();
    let disputed = latest.values().any(|code| Some(*code) != decision);
    let (decision, decider) = (decision.map(str::to_owned), decider.cloned());
    Ok(verdicts.last().map(|LoggedVerdict { verdict, .. }| Standing {
        decision,
        edits,
        editors,
        decider,
        reviewer: verdict.reviewer.clone(),
        at: verdict.at.clone(),
        disputed,
    }))
}

/// The code of a decision on the whole thing.
fn code(decision: &Decision) -> Option<&'static str> {
    match decision {
        Decision::Accept => Some("accept"),
        Decision::Reject => Some("reject"),
        Decision::Unsure => Some("unsure"),
        Decision::Edit { .. } | Decision::Withdraw => None,
    }
}

fn logged_on(connection: &Connection, id: &str) -> Attempt<Vec<LoggedVerdict>> {
    logged(connection, "WHERE a.id = ?1 ORDER BY v.seq", Some(id))
}

/// The verdicts that their reviewers did not withdraw later.
fn in_force(verdicts: &[LoggedVerdict]) -> Vec<&LoggedVerdict> {
    let mut left: Vec<&LoggedVerdict> = Vec::new();
    for logged in verdicts {
        if logged.verdict.decision == Decision::Withdraw {
            left.retain(|one| one.verdict.reviewer != logged.verdict.reviewer);
        } else {
            left.push(logged);
        }
    }
    left
}
