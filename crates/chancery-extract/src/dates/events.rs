//! Known events with their dates (`lexicon/en/events.toml`): anchors from which a text counts.

use std::collections::HashMap;

use chancery_record::Edtf;
use foldhash::fast::FixedState;

use super::grammar::Tokens;

/// The words of a name after its first, and the event it names.
type Entry = (Box<[Box<str>]>, usize);

/// A table of known events.
#[derive(Debug, Clone, Default)]
pub(crate) struct Events {
    all: Vec<Event>,
    /// By the first word of a name: its further words and the event; longer names first.
    by_first: HashMap<Box<str>, Vec<Entry>, FixedState>,
}

/// A known event.
#[derive(Debug, Clone)]
pub(crate) struct Event {
    pub(crate) date: Edtf,
}

impl Events {
    /// Adds an event with its names, each as a row of words in lower case.
    pub(crate) fn insert(&mut self, date: Edtf, names: Vec<Vec<Box<str>>>) {
        let index = self.all.len();
        self.all.push(Event { date });
        for words in names {
            let mut words = words.into_iter();
            let Some(first) = words.next() else { continue };
            let rest: Box<[Box<str>]> = words.collect();
            let entries = self.by_first.entry(first).or_default();
            let at = entries.partition_point(|(other, _)| other.len() >= rest.len());
            entries.insert(at, (rest, index));
        }
    }

    /// The event named from this word on: one past its last word, and its number.
    pub(crate) fn at<T: Tokens>(&self, text: &T, at: usize) -> Option<(usize, usize)> {
        let entries = self.by_first.get(text.low(at))?;
        let found = entries.iter().find(|(rest, _)| {
            rest.iter().enumerate().all(|(i, word)| text.low(at + 1 + i) == word.as_ref())
        });
        found.map(|(rest, event)| (at + rest.len() + 1, *event))
    }

    pub(crate) fn get(&self, event: usize) -> Option<&Event> {
        self.all.get(event)
    }

    /// The year in which it was.
    pub(crate) fn year(&self, event: usize) -> Option<i16> {
        self.get(event)?.date.bounds().map(|(first, _)| first.0)
    }
}
