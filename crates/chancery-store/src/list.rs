//! Listings: contacts, statements and commitments, by person, side, topic, force, day and words.

use std::ops::ControlFlow;

use chancery_record::{Day, Force, Id, Sha256, Span};
use rusqlite::Row;
use rusqlite::types::Value;

use crate::case::Case;
use crate::error::{Attempt, StoreError};
use crate::put::parse_hash;
use crate::rows::{
    CommitmentRow, ContactRow, Judged, Party, StatementRow, known_day, read_commitment,
    read_statement,
};
use crate::search::Query;
use crate::verdict::{Standing, standing};
use crate::{flat, fold};

/// What to list. What is not set does not restrict; what is set must all hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words of a name: the speaker's, a participant's, or that of who is bound or claims it. All
    /// of them must occur in the name, whatever the case and diacritics.
    pub person: Option<String>,
    /// A side, as records name it.
    pub side: Option<String>,
    /// The code of a topic.
    pub topic: Option<String>,
    /// One of these forces; empty for any.
    pub forces: Vec<Force>,
    /// This force of a user's own codebook, by its code.
    pub coded: Option<String>,
    /// Not wholly before this day. What has no date of its own counts by its document's publication;
    /// what has neither is left out.
    pub since: Option<Day>,
    /// Not wholly after this day.
    pub until: Option<Day>,
    /// Only of this document.
    pub document: Option<Sha256>,
    /// Words, in the syntax of [`Case::search`]: of the statement or commitment itself; for contacts,
    /// of the document.
    pub text: Option<String>,
    /// Not what reviewers rejected.
    pub without_rejected: bool,
    /// No more than so many.
    pub limit: Option<usize>,
}

const STATEMENTS: &str = "SELECT t.id, d.sha256, d.title, d.day, t.speaker, t.side, t.via, t.kind,
    t.force, t.topics, t.threat, t.contact, t.start_at, t.end_at, t.words,
    t.coded, t.inherited, t.faint";
const CONTACTS: &str = "SELECT t.id, d.sha256, d.title, d.day, t.is_primary, t.role, t.medium,
    t.date, t.initiator, t.place, t.words, t.start_at, t.end_at, t.row";
const COMMITMENTS: &str = "SELECT t.id, d.sha256, d.title, d.day, t.statement, t.kind, t.modality,
    t.bound, t.claimed_by, t.by_when, t.condition, t.words, t.start_at, t.end_at";

/// What is only known to lie before a day stands at that day.
const BY_DATE: &str = "CASE WHEN t.first_day IS NULL THEN 2 WHEN t.date IS NULL THEN 1 ELSE 0 END,
    CASE WHEN t.first_day < '0001' THEN t.last_day ELSE t.first_day END, t.last_day, ";

impl Case {
    /// Statements, by day of their document's publication, its hash, and their order in it.
    ///
    /// # Errors
    /// Only those of the file itself.
    pub fn statements(
        &self,
        filter: &Filter,
        each: impl FnMut(StatementRow) -> ControlFlow<()>,
    ) -> Result<(), StoreError> {
        self.told(|| {
            self.expect_statements()?;
            let mut clause = Clause::default();
            if let Some(person) = &filter.person {
                let names = self.distinct("statements", "speaker")?;
                clause.any("t.speaker", called(person, names));
            }
            if let Some(side) = &filter.side {
                clause.any("t.side", of_side(side, self.distinct("statements", "side")?));
            }
            if let Some(topic) = &filter.topic {
                let test = "t.row IN (SELECT statement FROM statement_topics WHERE code = ?)";
                clause.test(test, [topic.clone().into()]);
            }
            if !filter.forces.is_empty() {
                let codes = filter.forces.iter().map(|force| force.code().to_owned());
                clause.any("t.force", codes.collect());
            }
            if let Some(code) = &filter.coded {
                clause.test("t.coded = ?", [code.clone().into()]);
            }
            let words = self.common(&mut clause, filter)?;
            let keep = |row: &StatementRow| words.as_ref().is_none_or(|q| q.matches(&row.words));
            self.walk(&clause.select(STATEMENTS, "statements"), filter, read_statement, keep, each)
        })
    }

    /// Contacts, by their date and, where they have none, behind those by day of their document's
    /// publication; then by its hash and their order in it. Topics and forces are those of the statements made in them.
    ///
    /// # Errors
    /// Only those of the file itself.
    pub fn contacts(
        &self,
        filter: &Filter,
        each: impl FnMut(ContactRow) -> ControlFlow<()>,
    ) -> Result<(), StoreError> {
        self.told(|| {
            let mut clause = Clause::default();
            let member = |column: &str| {
                format!(
                    "t.row IN (SELECT contact FROM participants WHERE {column} IN
                     (SELECT value FROM json_each(?)))"
                )
            };
            if let Some(person) = &filter.person {
                let names = called(person, self.distinct("participants", "name")?);
                clause.test(&member("name"), [list(names)]);
            }
            if let Some(side) = &filter.side {
                let sides = of_side(side, self.distinct("participants", "side")?);
                clause.test(&member("side"), [list(sides)]);
            }
            if let Some(topic) = &filter.topic {
                let test = "t.id IN (SELECT contact FROM statements JOIN statement_topics
                     ON statement = statements.row WHERE code = ?)";
                clause.test(test, [topic.clone().into()]);
            }
            if !filter.forces.is_empty() {
                let test = "t.id IN (SELECT contact FROM statements WHERE force IN
                     (SELECT value FROM json_each(?)))";
                let codes = filter.forces.iter().map(|force| force.code().to_owned());
                clause.test(test, [list(codes.collect())]);
            }
            if let Some(code) = &filter.coded {
                let test = "t.id IN (SELECT contact FROM statements WHERE coded = ?)";
                clause.test(test, [code.clone().into()]);
            }
            self.common(&mut clause, filter)?;
            let read = |row: &Row<'_>| self.read_contact(row);
            let select = clause.select_by(CONTACTS, "contacts", BY_DATE);
            self.walk(&select, filter, read, |_| true, each)
        })
    }

    /// Commitments, by day of their document's publication, its hash, and their order in it. Topics
    /// and forces are those of the statements they stand in.
    ///
    /// # Errors
    /// Only those of the file itself.
    pub fn commitments(
        &self,
        filter: &Filter,
        each: impl FnMut(CommitmentRow) -> ControlFlow<()>,
    ) -> Result<(), StoreError> {
        self.told(|| {
            let mut clause = Clause::default();
            let inside = |test: &str| {
                format!(
                    "EXISTS (SELECT 1 FROM statements s WHERE s.document = t.document
                     AND s.id = t.statement AND {test})"
                )
            };
            if let Some(topic) = &filter.topic {
                let test = "s.row IN (SELECT statement FROM statement_topics WHERE code = ?)";
                clause.test(&inside(test), [topic.clone().into()]);
            }
            if !filter.forces.is_empty() {
                let codes = filter.forces.iter().map(|force| force.code().to_owned());
                let test = inside("s.force IN (SELECT value FROM json_each(?))");
                clause.test(&test, [list(codes.collect())]);
            }
            if let Some(code) = &filter.coded {
                clause.test(&inside("s.coded = ?"), [code.clone().into()]);
            }
            self.commitment_parties(&mut clause, filter)?;
            let words = self.common(&mut clause, filter)?;
            let keep = |row: &CommitmentRow| words.as_ref().is_none_or(|q| q.matches(&row.words));
            self.walk(
                &clause.select(COMMITMENTS, "commitments"),
                filter,
                read_commitment,
                keep,
                each,
            )
        })
    }

    /// Statements are too many to be looked through whenever a case is opened.
    fn expect_statements(&self) -> Attempt<()> {
        if !self.statements_whole.get() && !self.damaged_too {
            crate::open::expect_whole(&self.connection, &["statements"])?;
            self.statements_whole.set(true);
        }
        Ok(())
    }

    /// The forces of users' own codebooks that statements of this case have, in order of their
    /// codes.
    ///
    /// # Errors
    /// Only those of the file itself.
    pub fn own_forces(&self) -> Result<Vec<String>, StoreError> {
        self.told(|| {
            let mut codes = self.distinct("statements", "coded")?;
            codes.sort();
            Ok(codes)
        })
    }

    /// The sides that its listings name, in order.
    ///
    /// # Errors
    /// Only those of the file itself.
    pub fn sides(&self) -> Result<Vec<String>, StoreError> {
        self.told(|| {
            let mut query = self.connection.prepare(
                "SELECT side FROM statements UNION SELECT side FROM participants
                 UNION SELECT side FROM commitments UNION SELECT bound_sides FROM commitments
                 UNION SELECT issuer_side FROM documents",
            )?;
            let rows = query.query_map([], |row| row.get::<_, Option<String>>(0))?;
            let rows = rows.collect::<Result<Vec<_>, _>>()?;
            let each = rows.iter().flatten().flat_map(|sides| sides.split('+'));
            let mut sides: Vec<String> =
                each.filter(|side| !side.is_empty()).map(str::to_owned).collect();
            sides.sort();
            sides.dedup();
            Ok(sides)
        })
    }

    /// The codes of the topics of its statements, in order.
    ///
    /// # Errors
    /// Only those of the file itself.
    pub fn topics(&self) -> Result<Vec<String>, StoreError> {
        self.told(|| self.distinct("statement_topics", "code"))
    }

    /// The set phrases that its documents use, in order.
    ///
    /// # Errors
    /// Only those of the file itself.
    pub fn phrases(&self) -> Result<Vec<String>, StoreError> {
        self.told(|| self.each("SELECT DISTINCT phrase FROM phrases ORDER BY phrase"))
    }

    /// The languages of its documents, in order.
    ///
    /// # Errors
    /// Only those of the file itself.
    pub fn languages(&self) -> Result<Vec<String>, StoreError> {
        let query = "SELECT DISTINCT language FROM documents WHERE language IS NOT NULL ORDER BY 1";
        self.told(|| self.each(query))
    }

    fn each(&self, query: &str) -> Attempt<Vec<String>> {
        let mut query = self.connection.prepare(query)?;
        let rows = query.query_map([], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Whether the name of a speaker, a participant or of who is bound has all these words.
    ///
    /// # Errors
    /// Only those of the file itself.
    pub fn names_anybody(&self, person: &str) -> Result<bool, StoreError> {
        self.told(|| {
            for (table, column) in [
                ("participants", "name"),
                ("statements", "speaker"),
                ("commitments", "bound"),
                ("commitments", "claimed_by"),
            ] {
                if !called(person, self.distinct(table, column)?).is_empty() {
                    return Ok(true);
                }
            }
            Ok(false)
        })
    }

    fn commitment_parties(&self, clause: &mut Clause, filter: &Filter) -> Attempt<()> {
        let either = |a: &str, b: &str| {
            format!(
                "({a} IN (SELECT value FROM json_each(?)) OR {b} IN (SELECT value FROM json_each(?)))"
            )
        };
        if let Some(person) = &filter.person {
            let bound = called(person, self.distinct("commitments", "bound")?);
            let claims = called(person, self.distinct("commitments", "claimed_by")?);
            clause.test(&either("t.bound", "t.claimed_by"), [list(bound), list(claims)]);
        }
        if let Some(side) = &filter.side {
            let bound = of_side(side, self.distinct("commitments", "bound_sides")?);
            let claims = of_side(side, self.distinct("commitments", "side")?);
            clause.test(&either("t.bound_sides", "t.side"), [list(bound), list(claims)]);
        }
        Ok(())
    }

    /// Conditions that all listings have; the words still to be looked for in each row.
    fn common(&self, clause: &mut Clause, filter: &Filter) -> Attempt<Option<Query>> {
        if let Some(since) = filter.since {
            clause.scan("t.last_day >= ?", flat::day(since));
        }
        if let Some(until) = filter.until {
            clause.scan("t.first_day <= ?", flat::day(until));
        }
        if let Some(document) = &filter.document {
            let row = self.known(document)?;
            clause.test("t.document = ?", [row.into()]);
        }
        let query = filter.text.as_deref().map(Query::parse).filter(|query| !query.is_empty());
        if let Some(query) = &query {
            let test = "t.document IN (SELECT rowid FROM search WHERE search MATCH ?)";
            clause.test(test, [format!("text : ({})", query.expression()).into()]);
        }
        Ok(query)
    }

    /// What documents a search is restricted to, as conditions that follow others.
    pub(crate) fn documents_test(&self, filter: &Filter) -> Attempt<(String, Vec<Value>)> {
        let mut clause = Clause::default();
        if let Some(side) = &filter.side {
            clause.test("d.issuer_side = ?", [side.clone().into()]);
        }
        if let Some(since) = filter.since {
            clause.scan("d.day >= ?", flat::day(since));
        }
        if let Some(until) = filter.until {
            clause.scan("d.day <> '' AND d.day <= ?", flat::day(until));
        }
        if let Some(document) = &filter.document {
            clause.test("d.id = ?", [self.known(document)?.into()]);
        }
        if let Some(person) = &filter.person {
            let present = called(person, self.distinct("participants", "name")?);
            let speak = called(person, self.distinct("statements", "speaker")?);
            let test = "(d.id IN (SELECT document FROM contacts JOIN participants
                     ON contact = contacts.row WHERE name IN (SELECT value FROM json_each(?)))
                 OR d.id IN (SELECT document FROM statements
                     WHERE speaker IN (SELECT value FROM json_each(?))))";
            clause.test(test, [list(present), list(speak)]);
        }
        let tests = clause.tests.iter().map(|test| format!("AND {test}"));
        Ok((tests.collect::<Vec<_>>().join(" "), clause.values))
    }

    /// Runs a listing. `keep` is asked before the limit counts.
    fn walk<T>(
        &self,
        select: &(String, Vec<Value>),
        filter: &Filter,
        read: impl Fn(&Row<'_>) -> Attempt<T>,
        keep: impl Fn(&T) -> bool,
        mut each: impl FnMut(T) -> ControlFlow<()>,
    ) -> Attempt<()>
    where
        T: Judged,
    {
        let mut left = filter.limit.unwrap_or(usize::MAX);
        let mut query = self.connection.prepare(&select.0)?;
        let mut rows = query.query(rusqlite::params_from_iter(&select.1))?;
        while left > 0 {
            let Some(row) = rows.next()? else { break };
            let mut item = read(row)?;
            if keep(&item) {
                let standing = standing(&self.connection, item.name())?;
                if filter.without_rejected && standing.as_ref().is_some_and(Standing::rejects) {
                    continue;
                }
                left -= 1;
                item.judge(standing);
                if each(item).is_break() {
                    break;
                }
            }
        }
        Ok(())
    }

    /// The different values of an indexed column, by jumping from one to the next in its index.
    pub(crate) fn distinct(&self, table: &str, column: &str) -> Attempt<Vec<String>> {
        let mut query = self.connection.prepare_cached(&format!(
            "WITH RECURSIVE next (value) AS (
                 SELECT min({column}) FROM {table}
                 UNION ALL
                 SELECT (SELECT min({column}) FROM {table} WHERE {column} > value)
                 FROM next WHERE value IS NOT NULL)
             SELECT value FROM next WHERE value IS NOT NULL"
        ))?;
        let rows = query.query_map([], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn read_contact(&self, row: &Row<'_>) -> Attempt<ContactRow> {
        let key: i64 = row.get(13)?;
        let span = row.get::<_, Option<u32>>(11)?.zip(row.get::<_, Option<u32>>(12)?);
        Ok(ContactRow {
            id: Id::from_text(&row.get::<_, String>(0)?),
            document: parse_hash(&row.get::<_, String>(1)?)?,
            title: row.get(2)?,
            day: known_day(row.get(3)?),
            primary: row.get(4)?,
            role: row.get(5)?,
            medium: row.get(6)?,
            date: row.get(7)?,
            principals: self.parties(key, true)?,
            attendees: self.parties(key, false)?,
            initiator: row.get(8)?,
            place: row.get(9)?,
            words: row.get(10)?,
            span: span.map(|(start, end)| Span::new(start, end)),
            verdict: None,
        })
    }

    fn parties(&self, contact: i64, principals: bool) -> Attempt<Vec<Party>> {
        let mut query = self.connection.prepare_cached(
            "SELECT name, side, office FROM participants
             WHERE contact = ?1 AND is_principal = ?2 ORDER BY ordinal",
        )?;
        let rows = query.query_map((contact, principals), |row| {
            Ok(Party { name: row.get(0)?, side: row.get(1)?, office: row.get(2)? })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

/// The condition of a listing.
#[derive(Default)]
struct Clause {
    tests: Vec<String>,
    values: Vec<Value>,
    /// Whether a test picks out rows by an index, so that few are left to be sorted.
    picks: bool,
}

impl Clause {
    fn test<const N: usize>(&mut self, test: &str, values: [Value; N]) {
        self.tests.push(test.to_owned());
        self.values.extend(values);
        self.picks = true;
    }

    fn any(&mut self, column: &str, values: Vec<String>) {
        self.test(&format!("{column} IN (SELECT value FROM json_each(?))"), [list(values)]);
    }

    /// A test that every row has to be read for.
    fn scan(&mut self, test: &str, value: String) {
        self.tests.push(test.to_owned());
        self.values.push(value.into());
    }

    /// Where nothing picks out rows, documents are walked in order and nothing needs sorting:
    /// `CROSS JOIN` is how SQLite is told the order of a join.
    fn select(self, columns: &str, table: &str) -> (String, Vec<Value>) {
        self.select_by(columns, table, "")
    }

    /// The same in an order of its own before that of documents.
    fn select_by(self, columns: &str, table: &str, order: &str) -> (String, Vec<Value>) {
        let from = if self.picks {
            format!("{table} t CROSS JOIN documents d ON d.id = t.document")
        } else {
            format!("documents d CROSS JOIN {table} t ON t.document = d.id")
        };
        let test = if self.tests.is_empty() {
            String::new()
        } else {
            format!("WHERE {}", self.tests.join(" AND "))
        };
        let order = format!("ORDER BY {order}d.day, d.sha256, t.ordinal");
        (format!("{columns} FROM {from} {test} {order}"), self.values)
    }
}

/// Several values as one parameter.
fn list(values: Vec<String>) -> Value {
    serde_json::Value::from(values).to_string().into()
}

fn called(person: &str, names: Vec<String>) -> Vec<String> {
    let asked = fold::words(person);
    names.into_iter().filter(|name| fold::names(&asked, name)).collect()
}

fn of_side(side: &str, sides: Vec<String>) -> Vec<String> {
    let asked = fold::words(side);
    let is = |one: &str| !asked.is_empty() && fold::words(one) == asked;
    sides.into_iter().filter(|sides| sides.split('+').any(is)).collect()
}
