//! Who is who across two documents.

use chancery_record::{Actor, ActorKind, Record, Statement};

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
    sides: Vec<String>,
    persons: Vec<Person>,
}

#[derive(Debug)]
struct Person {
    names: Vec<String>,
    side: Option<usize>,
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
        match self.find(&actor.name, side) {
            Some(at) => {
                if let Some(person) = self.persons.get_mut(at) {
                    person.side = person.side.or(side);
                    person.names.push(actor.name.clone());
                }
            }
            None => self.persons.push(Person { names: vec![actor.name.clone()], side }),
        }
    }

    /// The number of a side, given one if it is new.
    fn side(&mut self, name: &str) -> usize {
        self.side_of(name).unwrap_or_else(|| {
            self.sides.push(name.to_owned());
            self.sides.len() - 1
        })
    }

    /// The number of a side.
    pub(crate) fn side_of(&self, name: &str) -> Option<usize> {
        self.sides.iter().position(|side| names::same_side(side, name))
    }

    fn find(&self, name: &str, side: Option<usize>) -> Option<usize> {
        self.persons.iter().position(|person| {
            let sides_fit = match (person.side, side) {
                (Some(a), Some(b)) => a == b,
                _ => true,
            };
            sides_fit && person.names.iter().any(|known| names::same_person(known, name))
        })
    }

    /// The voice of a statement: its innermost source.
    pub(crate) fn voice(&self, record: &Record, statement: &Statement) -> Voice {
        let Some(link) = statement.speaker() else { return Voice::Document };
        let Some(id) = link.actor.value() else { return Voice::Unknown };
        record.actor(id).map_or(Voice::Unknown, |actor| self.voice_of(record, actor))
    }

    /// The voice of an actor of one of the documents.
    pub(crate) fn voice_of(&self, record: &Record, actor: &Actor) -> Voice {
        let side = actor.side.as_deref().and_then(|side| self.side_of(side));
        match actor.kind {
            ActorKind::Person => self.find(&actor.name, side).map_or(Voice::Unknown, |at| {
                let known = self.persons.get(at).and_then(|person| person.side);
                Voice::Person(at, known.or(side))
            }),
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
    pub(crate) fn sides(&self) -> Vec<usize> {
        match self {
            Self::Person(_, Some(side)) | Self::Side(side) => vec![*side],
            Self::Joint(sides) => sides.clone(),
            Self::Person(_, None) | Self::Document | Self::Unknown => Vec::new(),
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
