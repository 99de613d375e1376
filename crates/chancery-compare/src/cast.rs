//! Who is who across two documents.

use std::collections::BTreeMap;

use chancery_record::{Actor, ActorKind, Record, Sha256, Statement};

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
    /// The persons whom a document only calls by an office, by the document and the actor's name in it.
    by_office: BTreeMap<(Sha256, String), usize>,
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
        cast.tell_offices(a, b);
        cast.tell_offices(b, a);
        cast
    }

    /// Tells who the one is whom a document only calls "the Prime Minister": where two spoke in either
    /// document and one of them is the same, the other is the other, if his office is that.
    fn tell_offices(&mut self, own: &Record, other: &Record) {
        let principals = |record: &Record| -> Vec<Actor> {
            let contact = record.primary_contact();
            let all = contact.map(|contact| contact.principals.as_slice()).unwrap_or_default();
            all.iter().filter_map(|one| record.actor(&one.actor).cloned()).collect()
        };
        let (own_two, other_two) = (principals(own), principals(other));
        let ([a, b], [x, y]) = (own_two.as_slice(), other_two.as_slice()) else { return };
        let person = |actor: &Actor| self.person(own, actor);
        let found = [(a, b, x, y), (b, a, x, y), (a, b, y, x), (b, a, y, x)].into_iter().find_map(
            |(unnamed, named, same, sought)| {
                let fits = unnamed.kind == ActorKind::Unnamed
                    && person(named).is_some_and(|number| person(same) == Some(number))
                    && holds(sought, &unnamed.name);
                let number = person(sought).filter(|_| fits)?;
                Some((unnamed.id.clone(), number))
            },
        );
        if let Some((id, number)) = found {
            self.by_office.insert((own.document.sha256.clone(), id), number);
        }
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

    /// The number of the person an actor is, where it is one.
    pub(crate) fn person(&self, record: &Record, actor: &Actor) -> Option<usize> {
        match self.voice_of(record, actor) {
            Voice::Person(number, _) => Some(number),
            _ => None,
        }
    }

    /// The number of the person whom a document only calls by an office, where the other tells who that is.
    pub(crate) fn called_by_office(&self, record: &Record, actor: &str) -> Option<usize> {
        self.by_office.get(&(record.document.sha256.clone(), actor.to_owned())).copied()
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
        let called = (record.document.sha256.clone(), actor.id.clone());
        if let Some(number) = self.by_office.get(&called) {
            return Voice::Person(*number, self.persons.get(*number).copied().flatten());
        }
        let side = actor.side.as_deref().and_then(|side| self.side_of(side));
        match actor.kind {
            ActorKind::Person => {
                self.find(&names::parts(&actor.name), side).map_or(Voice::Unknown, |at| {
                    let known = self.persons.get(at).copied().flatten();
                    Voice::Person(at, known.or(side))
                })
            }
            ActorKind::Joint => {
                let members = actor.members.iter().filter_map(|id| record.actor(id));
                let members = members.filter(|member| member.kind != ActorKind::Joint);
                let voices: Vec<Voice> =
                    members.map(|member| self.voice_of(record, member)).collect();
                // Of whom one member's side is not known, the others are not all.
                let settled = voices.iter().all(|voice| !voice.sides().is_empty());
                let all = voices.iter().filter(|_| settled).flat_map(|voice| voice.sides());
                let mut sides: Vec<usize> = all.copied().collect();
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

/// Whether a person's office, or a part of it, is what another document calls him by.
fn holds(actor: &Actor, called: &str) -> bool {
    let words = |text: &str| {
        let parts = names::parts(text);
        parts.into_iter().filter(|word| word != "the").collect::<Vec<String>>()
    };
    let called = words(called);
    let office = actor.office.as_ref().map(|office| words(&office.exact)).unwrap_or_default();
    !called.is_empty() && called.iter().all(|word| office.contains(word))
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
