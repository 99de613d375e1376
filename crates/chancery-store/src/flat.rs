//! A record as rows: what listings filter by. Everything here can be derived again from the record.

use chancery_record::{
    Commitment, Contact, Day, Edtf, Finding, Id, Participant, Record, Reference, Statement,
    TopicUse,
};
use rusqlite::{Connection, params};
use serde::Serialize;

use crate::error::Attempt;
use crate::outline;
use crate::thing::phrase_id;

/// First and last day something may have been on, as text that sorts.
type Days = (Option<String>, Option<String>);

/// Writes the rows of a record.
pub(crate) fn insert(connection: &Connection, document: i64, record: &Record) -> Attempt<()> {
    let flat = Flat { connection, document, record };
    for (ordinal, contact) in (0i64..).zip(&record.contacts) {
        flat.contact(ordinal, contact)?;
    }
    for (ordinal, statement) in (0i64..).zip(&record.statements) {
        flat.statement(ordinal, statement)?;
    }
    for (ordinal, commitment) in (0i64..).zip(&record.commitments) {
        flat.commitment(ordinal, commitment)?;
    }
    for (ordinal, reference) in (0i64..).zip(&record.references) {
        flat.pointer(ordinal, reference)?;
    }
    flat.phrases()?;
    outline::insert(connection, document, record)
}

/// Takes the rows of a document's record away.
pub(crate) fn delete(connection: &Connection, document: i64) -> Attempt<()> {
    for statement in [
        "DELETE FROM statement_topics
         WHERE statement IN (SELECT row FROM statements WHERE document = ?1)",
        "DELETE FROM participants
         WHERE contact IN (SELECT row FROM contacts WHERE document = ?1)",
        "DELETE FROM statements WHERE document = ?1",
        "DELETE FROM contacts WHERE document = ?1",
        "DELETE FROM commitments WHERE document = ?1",
        "DELETE FROM pointers WHERE document = ?1",
        "DELETE FROM phrases WHERE document = ?1",
        "DELETE FROM outlines WHERE document = ?1",
    ] {
        connection.prepare_cached(statement)?.execute([document])?;
    }
    Ok(())
}

/// Whether the rows of a document are those of its record: the same things with the same words.
pub(crate) fn agrees(connection: &Connection, document: i64, record: &Record) -> Attempt<bool> {
    let statements = record.statements.iter().map(|one| (one.id.as_str(), one.words()));
    let contacts = record.contacts.iter().map(|one| {
        let quote = one.evidence.quotes().first();
        (one.id.as_str(), quote.map(|quote| quote.exact.clone()).unwrap_or_default())
    });
    let commitments =
        record.commitments.iter().map(|one| (one.id.as_str(), one.quote.exact.clone()));
    let agree = has(connection, "statements", document, statements)?
        && has(connection, "contacts", document, contacts)?
        && has(connection, "commitments", document, commitments)?
        && outline::agrees(connection, document, record)?;
    Ok(agree)
}

fn has<'a>(
    connection: &Connection,
    table: &str,
    document: i64,
    mut expected: impl Iterator<Item = (&'a str, String)>,
) -> Attempt<bool> {
    let query =
        format!("SELECT id, ifnull(words, '') FROM {table} WHERE document = ?1 ORDER BY ordinal");
    let mut query = connection.prepare_cached(&query)?;
    let mut rows = query.query([document])?;
    while let Some(row) = rows.next()? {
        // A value that is no text does not agree either.
        let found = row.get::<_, String>(0).ok().zip(row.get::<_, String>(1).ok());
        let agrees = match (found, expected.next()) {
            (Some((id, words)), Some(one)) => id == one.0 && words == one.1,
            _ => false,
        };
        if !agrees {
            return Ok(false);
        }
    }
    Ok(expected.next().is_none())
}

struct Flat<'a> {
    connection: &'a Connection,
    document: i64,
    record: &'a Record,
}

impl Flat<'_> {
    fn contact(&self, ordinal: i64, contact: &Contact) -> Attempt<()> {
        let (first, last) = self.days(contact.date.value());
        let quote = contact.evidence.quotes().first();
        let initiator = contact.initiator.value().map(|initiator| initiator.name.as_str());
        self.connection
            .prepare_cached(
                "INSERT INTO contacts (id, document, ordinal, is_primary, role, medium, date,
                     first_day, last_day, initiator, place, start_at, end_at, words)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
            )?
            .execute(params![
                contact.id.as_str(),
                self.document,
                ordinal,
                contact.primary,
                code(&contact.role),
                contact.medium.value().map(|medium| medium.code()),
                contact.date.value().map(Edtf::to_string),
                first,
                last,
                initiator,
                contact.place.as_ref().map(|place| place.exact.as_str()),
                quote.map(|quote| quote.start),
                quote.map(|quote| quote.end),
                quote.map(|quote| quote.exact.as_str()),
            ])?;
        let row = self.connection.last_insert_rowid();
        let principals = contact.principals.iter().map(|party| (true, party));
        let attendees = contact.attendees.iter().map(|party| (false, party));
        for (ordinal, (principal, party)) in (0i64..).zip(principals.chain(attendees)) {
            self.participant(row, ordinal, principal, party)?;
        }
        Ok(())
    }

    fn participant(
        &self,
        contact: i64,
        ordinal: i64,
        principal: bool,
        party: &Participant,
    ) -> Attempt<()> {
        self.connection
            .prepare_cached(
                "INSERT INTO participants (contact, ordinal, is_principal, name, side, office)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )?
            .execute(params![
                contact,
                ordinal,
                principal,
                party.name,
                party.side,
                party.office.as_ref().map(|office| office.exact.as_str()),
            ])?;
        Ok(())
    }

    fn statement(&self, ordinal: i64, statement: &Statement) -> Attempt<()> {
        let extent = statement.extent();
        let speaker = statement.speaker();
        let via = statement.chain.split_last().map(|(_, before)| before).unwrap_or_default();
        let via: Vec<&str> = via.iter().map(|link| link.name.as_str()).collect();
        let side = match speaker {
            Some(link) => link.actor.value().and_then(|actor| self.side(actor)),
            None => self.record.document.issuer_side.value().cloned(),
        };
        let mut codes: Vec<&str> = Vec::new();
        for topic in &statement.topics {
            if !codes.contains(&topic.code.as_str()) {
                codes.push(&topic.code);
            }
        }
        let (first, last) = self.days_of(statement);
        self.connection
            .prepare_cached(
                "INSERT INTO statements (id, document, ordinal, start_at, end_at, speaker, side,
                     via, kind, force, topics, threat, contact, first_day, last_day, words,
                     coded, inherited, faint)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16,
                     ?17, ?18, ?19)",
            )?
            .execute(params![
                statement.id.as_str(),
                self.document,
                ordinal,
                extent.start,
                extent.end,
                speaker.map(|link| link.name.as_str()),
                side,
                (!via.is_empty()).then(|| via.join(" → ")),
                statement.kind.code(),
                statement.force.value().map(|force| force.code()),
                codes.join(" "),
                statement.threat,
                statement.contact.as_ref().map(Id::as_str),
                first,
                last,
                statement.words(),
                statement.coded.as_ref().map(|coded| coded.code.as_str()),
                marked(statement, |topic| topic.inherited),
                marked(statement, |topic| topic.faint && !topic.inherited),
            ])?;
        let row = self.connection.last_insert_rowid();
        let insert = "INSERT INTO statement_topics (code, statement) VALUES (?1, ?2)";
        let mut insert = self.connection.prepare_cached(insert)?;
        for code in codes {
            insert.execute(params![code, row])?;
        }
        Ok(())
    }

    fn commitment(&self, ordinal: i64, commitment: &Commitment) -> Attempt<()> {
        let statement =
            self.record.statements.iter().find(|statement| statement.id == commitment.statement);
        let (first, last) = statement.map_or_else(|| self.days(None), |found| self.days_of(found));
        let claimant = self.record.actor(&commitment.claimed_by);
        let bound = commitment.bound.value().map(|bound| self.bound(bound));
        let (bound, bound_sides) = bound.unzip();
        let text = |quote: &Option<chancery_record::Quote>| quote.as_ref().map(|q| q.exact.clone());
        self.connection
            .prepare_cached(
                "INSERT INTO commitments (id, document, ordinal, start_at, end_at, statement,
                     kind, modality, bound, bound_sides, claimed_by, side, first_day, last_day,
                     by_when, condition, words)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16,
                     ?17)",
            )?
            .execute(params![
                commitment.id.as_str(),
                self.document,
                ordinal,
                commitment.quote.start,
                commitment.quote.end,
                commitment.statement.as_str(),
                code(&commitment.kind),
                code(&commitment.modality),
                bound,
                bound_sides,
                claimant.map_or(commitment.claimed_by.as_str(), |actor| &actor.name),
                self.side(&commitment.claimed_by),
                first,
                last,
                text(&commitment.by_when),
                text(&commitment.condition),
                commitment.quote.exact,
            ])?;
        Ok(())
    }

    /// Those bound, by name, and their sides.
    fn bound(&self, bound: &[String]) -> (String, String) {
        let mut sides = Vec::new();
        let mut names = Vec::new();
        for one in bound {
            match self.record.actor(one) {
                Some(actor) => {
                    names.push(actor.name.as_str());
                    sides.extend(self.side(one));
                }
                None => {
                    names.push(one);
                    sides.push(one.clone());
                }
            }
        }
        sides.sort_unstable();
        sides.dedup();
        (names.join("; "), sides.join("+"))
    }

    fn pointer(&self, ordinal: i64, reference: &Reference) -> Attempt<()> {
        self.connection
            .prepare_cached(
                "INSERT INTO pointers (id, document, ordinal, start_at, end_at, kind, date, words)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            )?
            .execute(params![
                reference.id.as_str(),
                self.document,
                ordinal,
                reference.quote.start,
                reference.quote.end,
                code(&reference.kind),
                reference.date.value().map(Edtf::to_string),
                reference.quote.exact,
            ])?;
        Ok(())
    }

    fn phrases(&self) -> Attempt<()> {
        let mut insert = self.connection.prepare_cached(
            "INSERT INTO phrases (id, document, ordinal, start_at, end_at, phrase, statement, words)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?;
        for (ordinal, phrase) in (0i64..).zip(&self.record.phrases) {
            insert.execute(params![
                phrase_id(&self.record.document.sha256, phrase).as_str(),
                self.document,
                ordinal,
                phrase.quote.start,
                phrase.quote.end,
                phrase.phrase,
                phrase.statement.as_ref().map(Id::as_str),
                phrase.quote.exact,
            ])?;
        }
        Ok(())
    }

    /// The side of an actor; of a joint one the sides of its members, sorted and joined by `+`.
    fn side(&self, actor: &str) -> Option<String> {
        let actor = self.record.actor(actor)?;
        if actor.side.is_some() {
            return actor.side.clone();
        }
        let members = actor.members.iter().filter_map(|member| self.record.actor(member));
        let mut sides: Vec<&str> = members.filter_map(|member| member.side.as_deref()).collect();
        sides.sort_unstable();
        sides.dedup();
        (!sides.is_empty()).then(|| sides.join("+"))
    }

    fn days_of(&self, statement: &Statement) -> Days {
        let contact = statement.contact.as_ref();
        let contact = contact.and_then(|id| self.record.contacts.iter().find(|c| c.id == *id));
        self.days(contact.and_then(|contact| contact.date.value()))
    }

    /// The bounds of a date; where it has none, the day the document was published.
    fn days(&self, date: Option<&Edtf>) -> Days {
        let bounds = date.and_then(|date| date.bounds());
        let bounds = bounds.or_else(|| published(self.record)?.bounds());
        bounds.map_or((None, None), |(first, last)| (Some(day(first)), Some(day(last))))
    }
}

/// The codes of a statement's topics with a mark, each as it stands first, separated by a space.
fn marked(statement: &Statement, mark: impl Fn(&TopicUse) -> bool) -> String {
    let mut seen: Vec<&str> = Vec::new();
    let mut codes: Vec<&str> = Vec::new();
    for topic in &statement.topics {
        if !seen.contains(&topic.code.as_str()) {
            seen.push(&topic.code);
            codes.extend(mark(topic).then_some(topic.code.as_str()));
        }
    }
    codes.join(" ")
}

/// When the document was published, as the record has it or as it was given.
pub(crate) fn published(record: &Record) -> Option<Edtf> {
    if let Finding::Known(_) = record.document.published {
        return record.document.published.value().copied();
    }
    let given = record.document.provenance.published.as_deref()?;
    given.get(..10).and_then(|day| day.parse().ok())
}

/// A day as text that sorts as days do.
pub(crate) fn day((year, month, day): Day) -> String {
    format!("{year:04}-{month:02}-{day:02}")
}

/// The code of a value in the record's JSON.
pub(crate) fn code<T: Serialize>(value: &T) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(code)) => code,
        _ => String::new(),
    }
}
