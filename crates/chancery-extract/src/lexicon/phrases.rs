//! Finding fixed phrases in running words.

use std::collections::HashMap;

use crate::page::{Page, fold};

/// The words of a phrase after its first, and what it stands for.
type Entry<T> = (Box<[Box<str>]>, T);

/// A set of phrases, each with what it stands for; the longest match wins.
#[derive(Debug, Clone)]
pub(crate) struct Phrases<T> {
    /// By first word; within one, longer phrases first.
    by_first: HashMap<Box<str>, Vec<Entry<T>>>,
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Self { by_first: HashMap::new() }
    }
}

impl<T: Copy> Phrases<T> {
    /// Adds a phrase; its words are split as the tokenizer splits them.
    pub(crate) fn insert(&mut self, phrase: &str, value: T) {
        let mut words = split(phrase).into_iter();
        let Some(first) = words.next() else { return };
        let rest: Box<[Box<str>]> = words.collect();
        let entries = self.by_first.entry(first).or_default();
        let at = entries.partition_point(|(other, _)| other.len() >= rest.len());
        entries.insert(at, (rest, value));
    }

    /// The longest phrase that begins at this token: how many tokens it has, and its value.
    pub(crate) fn at(&self, page: &Page<'_>, word: usize) -> Option<(usize, T)> {
        let entries = self.by_first.get(page.low(word))?;
        entries
            .iter()
            .find(|(rest, _)| {
                rest.iter().enumerate().all(|(i, w)| page.low(word + 1 + i) == w.as_ref())
            })
            .map(|(rest, value)| (rest.len() + 1, *value))
    }

    /// The value of a phrase given as plain text.
    pub(crate) fn get(&self, phrase: &str) -> Option<T> {
        let words = split(phrase);
        let (first, rest) = words.split_first()?;
        let entries = self.by_first.get(first)?;
        entries.iter().find(|(other, _)| other.as_ref() == rest).map(|(_, value)| *value)
    }
}

/// The words of a lexicon phrase in lower case, split as the tokenizer would split running text.
pub(crate) fn split(phrase: &str) -> Vec<Box<str>> {
    let mut tokens = Vec::new();
    let whole = chancery_record::ByteSpan::new(0, phrase.len());
    chancery_syntax::tokenize(phrase, whole, &mut tokens);
    tokens.iter().map(|token| fold(token.span.of(phrase)).into_boxed_str()).collect()
}
