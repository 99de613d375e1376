//! A record as its reviewers read it: what they edited in the place of what was found.
//!
//! Listings have the same in their rows; what is derived from whole records (a case as such, a
//! comparison) reads this. The record itself is never changed, and is exported as it was read.

use std::collections::BTreeMap;

use chancery_record::{
    Actor, ActorKind, Contact, Evidence, Finding, Id, Initiator, Link, PhraseUse, Quote, Record,
    Reference, Sha256, Span, Statement, TopicUse,
};
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::case::Case;
use crate::edit::UNKNOWN;
use crate::error::{Attempt, StoreError};
use crate::thing::phrase_id;
use crate::verdict::{Standing, standing};

/// Where the verdicts stand on everything of a case that has one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Standings(BTreeMap<Id, Standing>);

impl Case {
    /// Where the verdicts stand, for the whole case.
    ///
    /// # Errors
    /// Only those of the file itself.
    pub fn standings(&self) -> Result<Standings, StoreError> {
        self.told(|| {
            let query = "SELECT DISTINCT id FROM attachments WHERE id IS NOT NULL";
            let mut query = self.connection.prepare_cached(query)?;
            let ids = query.query_map([], |row| row.get::<_, String>(0))?;
            let ids = ids.collect::<Result<Vec<_>, _>>()?;
            let each = ids.into_iter().map(|id| {
                let standing = standing(&self.connection, &id)?;
                Ok(standing.map(|standing| (Id::from_text(&id), standing)))
            });
            Ok(Standings(each.filter_map(Attempt::transpose).collect::<Attempt<_>>()?))
        })
    }

    /// The kinds of what reviewers rejected of a document, one for each thing.
    ///
    /// # Errors
    /// [`StoreError::UnknownDocument`].
    pub fn rejected(&self, document: &Sha256) -> Result<Vec<String>, StoreError> {
        self.told(|| {
            let row = self.known(document)?;
            let mut query = self.connection.prepare_cached(
                "SELECT DISTINCT a.kind, a.id FROM attachments a JOIN verdicts v ON v.seq = a.verdict
                 WHERE v.document = ?1 AND a.id IS NOT NULL",
            )?;
            let things = query.query_map([row], |row| Ok((row.get(0)?, row.get(1)?)))?;
            let mut kinds = Vec::new();
            for (kind, id) in things.collect::<Result<Vec<(String, String)>, _>>()? {
                if standing(&self.connection, &id)?.is_some_and(|standing| standing.rejects()) {
                    kinds.push(kind);
                }
            }
            Ok(kinds)
        })
    }
}

impl Standings {
    /// The name of a use of a set phrase, by which verdicts are about it.
    #[must_use]
    pub fn name_of(document: &Sha256, phrase: &PhraseUse) -> Id {
        phrase_id(document, phrase)
    }

    /// Where they stand on one thing.
    #[must_use]
    pub fn on(&self, id: &Id) -> Option<&Standing> {
        self.0.get(id)
    }

    /// Whether the latest decision on it is that it is wrong.
    #[must_use]
    pub fn reject(&self, id: &Id) -> bool {
        self.on(id).is_some_and(Standing::rejects)
    }

    /// All of them, by name.
    pub fn iter(&self) -> impl Iterator<Item = (&Id, &Standing)> {
        self.0.iter()
    }

    /// The record with the values that reviewers read. What they rejected is still in it.
    #[must_use]
    pub fn reviewed(&self, mut record: Record) -> Record {
        let edited = |id: &Id| self.on(id).filter(|standing| !standing.edits.is_empty());
        for one in &mut record.contacts {
            edited(&one.id).into_iter().for_each(|standing| contact(one, standing, &record.actors));
        }
        for one in &mut record.statements {
            if let Some(standing) = edited(&one.id) {
                statement(one, standing, &mut record.actors);
            }
        }
        for one in &mut record.references {
            edited(&one.id).into_iter().for_each(|standing| reference(one, standing));
        }
        record
    }

    /// The same without what they rejected: contacts, statements, commitments and references.
    #[must_use]
    pub fn without_rejected(&self, mut record: Record) -> Record {
        record.contacts.retain(|one| !self.reject(&one.id));
        record.statements.retain(|one| !self.reject(&one.id));
        record.commitments.retain(|one| !self.reject(&one.id));
        record.references.retain(|one| !self.reject(&one.id));
        record
    }
}

/// A value of the record's own that a reviewer wrote; `None` for one that it does not have.
fn parse<T: DeserializeOwned>(code: &str) -> Option<T> {
    serde_json::from_value(Value::String(code.to_owned())).ok()
}

fn finding<T>(value: Option<T>, by: &str) -> Finding<T> {
    match value {
        Some(value) => Finding::known(value, Evidence::review(by)),
        None => Finding::unknown(format!("{by} decided that nobody can tell")),
    }
}

/// Words of a reviewer: they stand nowhere in the document.
fn nowhere(words: &str) -> Quote {
    Quote::new(Span::new(0, 0), words)
}

fn contact(contact: &mut Contact, standing: &Standing, actors: &[Actor]) {
    for (field, value) in &standing.edits {
        let by = standing.editor(field);
        match field.as_str() {
            "medium" => contact.medium = finding(parse(value), by),
            "date" => contact.date = finding(value.parse().ok(), by),
            "role" => contact.role = parse(value).unwrap_or(contact.role),
            "place" => contact.place = (value != UNKNOWN).then(|| nowhere(value)),
            "initiator" => {
                let known = (value != UNKNOWN).then(|| {
                    let actor = named(actors, value);
                    Initiator {
                        actor: actor.map_or_else(|| value.clone(), |actor| actor.id.clone()),
                        name: value.clone(),
                        side: actor.and_then(|actor| actor.side.clone()),
                        asserted_by: by.to_owned(),
                    }
                });
                contact.initiator = finding(known, by);
            }
            _ => {}
        }
    }
}

fn named<'a>(actors: &'a [Actor], name: &str) -> Option<&'a Actor> {
    let is = |one: &String| one.to_lowercase() == name.to_lowercase();
    actors.iter().find(|actor| is(&actor.name) || actor.names.iter().any(is))
}

fn statement(statement: &mut Statement, standing: &Standing, actors: &mut Vec<Actor>) {
    for (field, value) in &standing.edits {
        let by = standing.editor(field);
        match field.as_str() {
            "force" => statement.force = finding(parse(value), by),
            "kind" => statement.kind = parse(value).unwrap_or(statement.kind),
            "strength" => statement.strength = parse(value),
            "threat" => statement.threat = value == "true",
            "topics" => statement.topics = topics(value),
            _ => {}
        }
    }
    let edit = |field: &str| standing.edits.get_key_value(field);
    if let Some((field, _)) = edit("speaker").or(edit("side")) {
        speaker(statement, standing, standing.editor(field), actors);
    }
}

fn topics(codes: &str) -> Vec<TopicUse> {
    let codes = codes.split(' ').filter(|code| !code.is_empty() && *code != UNKNOWN);
    let topic = |code: &str| TopicUse {
        code: code.to_owned(),
        quote: nowhere(""),
        inherited: false,
        faint: false,
    };
    codes.map(topic).collect()
}

/// The speaker as a reviewer has it: one of the document's people, or one whom it does not name.
fn speaker(statement: &mut Statement, standing: &Standing, by: &str, actors: &mut Vec<Actor>) {
    let edit = |field: &str| standing.edits.get(field).map(String::as_str);
    let before = statement.speaker().and_then(|link| link.actor.value());
    let before = before.and_then(|id| actors.iter().find(|actor| actor.id == *id)).cloned();
    let name = edit("speaker").map(str::to_owned).or(before.as_ref().map(|one| one.name.clone()));
    let name = name.unwrap_or_else(|| UNKNOWN.to_owned());
    let known = named(actors, &name).cloned().filter(|_| name != UNKNOWN);
    let side = match edit("side") {
        Some(UNKNOWN) => None,
        Some(side) => Some(side.to_owned()),
        None => known.as_ref().and_then(|actor| actor.side.clone()),
    };
    let id = match known {
        Some(actor) if actor.side == side => actor.id,
        _ if name == UNKNOWN && side.is_none() => String::new(),
        known => {
            let id = format!("reviewed-{}", actors.len());
            let kind = known.as_ref().map_or(ActorKind::Person, |actor| actor.kind);
            actors.push(Actor {
                id: id.clone(),
                kind,
                name: name.clone(),
                names: Vec::new(),
                office: None,
                side,
                members: Vec::new(),
                mentions: 0,
                evidence: Evidence::review(by),
            });
            id
        }
    };
    let link =
        Link { actor: finding(Some(id).filter(|id| !id.is_empty()), by), name, mention: None };
    statement.chain.pop();
    statement.chain.push(link);
}

fn reference(reference: &mut Reference, standing: &Standing) {
    for (field, value) in &standing.edits {
        match field.as_str() {
            "kind" => reference.kind = parse(value).unwrap_or(reference.kind),
            "date" => reference.date = finding(value.parse().ok(), standing.editor(field)),
            _ => {}
        }
    }
}
