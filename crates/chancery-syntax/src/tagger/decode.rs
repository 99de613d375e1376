//! Greedy decoding, one sentence at a time.

use super::features::{History, Window, Word};
use super::label::{LABELS, Label, meaning};
use super::model::Model;
use crate::tag::{Form, Tag};

/// Tags sentences with a model; keeps its working memory for the next one.
#[derive(Debug, Clone, Default)]
pub struct Tagger {
    words: Vec<Word>,
}

impl Tagger {
    /// Tags the words of one sentence, in order; appends one tag and one form for each to `tags`
    /// and `forms`. Linear in the words.
    pub fn tag(
        &mut self,
        model: &Model,
        words: impl Iterator<Item = impl AsRef<str>>,
        tags: &mut Vec<Tag>,
        forms: &mut Vec<Form>,
    ) {
        self.words.clear();
        self.words.extend(words.map(|word| {
            let mut read = Word::read(word.as_ref());
            read.class = model.class(read.lower);
            read
        }));
        let mut history = History::start();
        for at in 0..self.words.len() {
            let label = best(&score(model, &Window::new(&self.words, at), history));
            history.push(label);
            let (tag, form) = meaning(label);
            tags.push(tag);
            forms.push(form);
        }
    }
}

/// The sum of the weights of a position's features, for each label.
fn score(model: &Model, window: &Window<'_>, history: History) -> [i16; LABELS] {
    add(model, window.moving(history), add(model, window.fixed(), [0; LABELS]))
}

/// Adds the weights of features. All are looked for before the first is added: so the reads from
/// memory, which are what takes the time, overlap.
#[inline]
fn add<const N: usize>(model: &Model, keys: [u32; N], mut scores: [i16; LABELS]) -> [i16; LABELS] {
    for (key, slot) in keys.iter().zip(keys.map(|key| model.slot(key))) {
        if let Some(row) = model.row(*key, slot) {
            for (sum, weight) in scores.iter_mut().zip(row) {
                *sum += i16::from(weight.cast_signed());
            }
        }
    }
    scores
}

/// The label with the highest score; the first of equals.
fn best(scores: &[i16; LABELS]) -> Label {
    let mut best = 0;
    let mut highest = i16::MIN;
    for (label, score) in (0u8..).zip(scores) {
        if *score > highest {
            highest = *score;
            best = label;
        }
    }
    best
}
