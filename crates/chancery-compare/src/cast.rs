//! Who is who across two documents.

use std::collections::BTreeMap;

use chancery_record::{Actor, ActorKind, Record, Statement};

use crate::called::Called;
use crate::names;

/// Who speaks, in terms that hold for both documents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Voice {
    /// A person, by number; with the side where it is known.
    Person(usize, Option<usize>),
    /// A state, ministry or unnamed official of a side.
    Side(usize),
    /// Several sides as one, ascending; empty where the members are not known.
    Joint(Vec<usize>),
    /// The document itself.
    Document,
    /// Nobody the document settles.
    Unknown,
}

/// How two voices relate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Accord {
    /// One and the same speaker, or both joint.
    Same,
    /// Two speakers of one side.
    SameSide,
    /// One is joint and the other is one of those sides.
    Joint,
    /// One or both are unknown, or the document's own voice.
    Open,
    /// Speakers of different sides.
    Across,
}

/// The persons and sides of two documents under common numbers.
#[derive(Debug, Default)]
pub(crate) struct Cast {
    /// Each side by the parts of the name first given to it.
    sides: Vec<Vec<String>>,
    /// The side of each person, where known.
    persons: Vec<Option<usize>>,
    /// What the persons are called.
    called: Called,
}

/// The voices of a document's actors.
#[derive(Debug)]
pub(crate) struct Voices<'a>(BTreeMap<&'a str, Voice>);

impl Voices<'_> {
    /// The voice of a statement: its innermost source.
    pub(crate) fn of(&self, statement: &Statement) -> Voice {
        let Some(link) = statement.speaker() else { return Voice::Document };
        let Some(id) = link.actor.value() else { return Voice::Unknown };
        self.0.get(id.as_str()).cloned().unwrap_or(Voice::Unknown)
    }
}

impl Cast {
    /// The cast of two records.
    pub(crate) fn of(a: &Record, b: &Record) -> Self {
        let mut cast = Self::default();
        for actor in a.actors.iter().chain(&b.actors) {
            cast.enter(actor);
        }
        cast
    }

    fn enter(&mut self, actor: &Actor) {
        let side = actor.side.as_deref().map(|side| self.side(side));
        if actor.kind != ActorKind::Person {
            return;
        }
        let parts = names::parts(&actor.name);
        let at = self.find(&parts, side).unwrap_or(self.persons.len());
        match self.persons.get_mut(at) {
            Some(known) => *known = known.or(side),
            None => self.persons.push(side),
        }
        self.called.enter(at, parts);
    }

    /// The number of a side, given one if it is new.
    fn side(&mut self, name: &str) -> usize {
        self.side_of(name).unwrap_or_else(|| {
            self.sides.push(names::parts(name));
            self.sides.len() - 1
        })
    }

    /// The number of a side.
    pub(crate) fn side_of(&self, name: &str) -> Option<usize> {
        let parts = names::parts(name);
        self.sides.iter().position(|side| names::same_side_parts(side, &parts))
    }

    /// The first person whom a name, given by its parts, can belong to.
    fn find(&self, parts: &[String], side: Option<usize>) -> Option<usize> {
        let fits = |at: usize| match (self.persons.get(at).copied().flatten(), side) {
            (Some(known), Some(side)) => known == side,
            _ => true,
        };
        self.called.first(parts, fits)
    }

    /// The voices of a document's actors; each is looked for once.
    pub(crate) fn voices<'a>(&self, record: &'a Record) -> Voices<'a> {
        let mut voices = BTreeMap::new();
        for actor in &record.actors {
            voices.entry(actor.id.as_str()).or_insert_with(|| self.voice_of(record, actor));
        }
        Voices(voices)
    }

    /// The voice of an actor of one of the documents.
    fn voice_of(&self, record: &Record, actor: &Actor) -> Voice {
        let side = actor.side.as_deref().and_then(|side| self.side_of(side));
        match actor.kind {
            ActorKind::Person => {
                self.find(&names::parts(&actor.name), side).map_or(Voice::Unknown, |at| {
                    let known = self.persons.get(at).copied().flatten();
                    Voice::Person(at, known.or(side))
                })
            }
            ActorKind::Joint => {
                let mut sides: Vec<usize> = actor
                    .members
                    .iter()
                    .filter_map(|id| record.actor(id)?.side.as_deref())
                    .filter_map(|side| self.side_of(side))
                    .collect();
                sides.sort_unstable();
                sides.dedup();
                Voice::Joint(sides)
            }
            ActorKind::Document => Voice::Document,
            ActorKind::State | ActorKind::Organization | ActorKind::Unnamed => {
                side.map_or(Voice::Unknown, Voice::Side)
            }
        }
    }
}

impl Voice {
    /// The sides it speaks for.
    pub(crate) fn sides(&self) -> &[usize] {
        match self {
            Self::Person(_, Some(side)) | Self::Side(side) => std::slice::from_ref(side),
            Self::Joint(sides) => sides,
            Self::Person(_, None) | Self::Document | Self::Unknown => &[],
        }
    }

    /// How it relates to another voice.
    pub(crate) fn accord(&self, other: &Self) -> Accord {
        match (self, other) {
            (Self::Document | Self::Unknown, _) | (_, Self::Document | Self::Unknown) => {
                Accord::Open
            }
            (Self::Joint(a), Self::Joint(b)) => {
                let overlap = a.is_empty() || b.is_empty() || a.iter().any(|side| b.contains(side));
                if overlap { Accord::Same } else { Accord::Across }
            }
            (Self::Joint(joint), single) | (single, Self::Joint(joint)) => {
                let sides = single.sides();
                let member = joint.is_empty()
                    || sides.is_empty()
                    || sides.iter().any(|side| joint.contains(side));
                if member { Accord::Joint } else { Accord::Across }
            }
            (Self::Person(a, _), Self::Person(b, _)) if a == b => Accord::Same,
            (a, b) => match (a.sides().first(), b.sides().first()) {
                (Some(x), Some(y)) if x == y => Accord::SameSide,
                (Some(_), Some(_)) => Accord::Across,
                _ => Accord::Open,
            },
        }
    }
}
