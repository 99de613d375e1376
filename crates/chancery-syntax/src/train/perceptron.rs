//! Learning the tagger's weights.
//!
//! Averaged perceptron (Collins 2002; Freund & Schapire 1999) over greedy decisions, with the
//! sparse variant of Goldberg & Elhadad (2011), "Learning Sparser Perceptron Models": a feature
//! has no say until it has been part of enough mistakes. Whole numbers and a fixed order
//! throughout: the same treebanks give the same bytes.

use std::collections::BTreeMap;
use std::collections::HashMap;

use crate::tagger::features::{FIXED, History, MOVING, Window, Word};
use crate::tagger::label::{LABELS, Label, label};

use super::conllu::{Document, GoldToken};

/// What to learn with.
#[derive(Debug, Clone, Copy)]
pub struct Settings {
    /// How often every sentence is read.
    pub rounds: u32,
    /// In how many mistakes a feature must have had a part before it has a say.
    pub mistakes: u32,
    /// How often a word must stand in the treebanks for its labels to be remembered.
    pub word_count: u32,
    /// Weights are divided so that the largest common one fits a byte: units of weight a step of
    /// the byte stands for are `1 / scale`.
    pub scale: i64,
    /// One sentence in this many is also read in capitals, as headings and speaker labels are set.
    pub capitals: u32,
}

impl Default for Settings {
    fn default() -> Self {
        Self { rounds: 8, mistakes: 2, word_count: 2, scale: 4, capitals: 20 }
    }
}

/// Words and gold labels of one sentence.
struct Example {
    words: Vec<Word>,
    gold: Vec<Label>,
}

/// Learns from the documents; returns the bytes of a model.
#[must_use]
pub fn learn(documents: &[Document], settings: Settings) -> Vec<u8> {
    let mut examples: Vec<Example> = Vec::new();
    let mut seen = 0u32;
    for document in documents {
        for sentence in &document.sentences {
            examples.push(example(document, sentence));
            if let Some(merged) = joined_hyphens(document, sentence) {
                examples.push(example(document, &merged));
            }
            seen += 1;
            if seen.is_multiple_of(settings.capitals) {
                examples.push(in_capitals(document, sentence));
            }
        }
    }
    let counts = word_counts(&examples);
    set_classes(&mut examples, &counts, settings.word_count);
    let mut learner = Learner { settings, rows: Vec::new(), index: HashMap::default(), clock: 0 };
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut random = 0x2545_F491_4F6C_DD1D_u64;
    for _ in 0..settings.rounds {
        shuffle(&mut order, &mut random);
        for i in &order {
            if let Some(example) = examples.get(*i) {
                learner.read(example);
            }
        }
    }
    let classes: Vec<(u32, u32)> = counts
        .iter()
        .map(|(word, counts)| (*word, class(counts, settings.word_count)))
        .filter(|(_, mask)| *mask != 0)
        .collect();
    crate::tagger::write_model(&learner.finish(), &classes)
}

fn example(document: &Document, sentence: &[GoldToken]) -> Example {
    Example {
        words: sentence.iter().map(|t| Word::read(t.span.of(&document.text))).collect(),
        gold: sentence.iter().map(|t| label(t.tag, t.form)).collect(),
    }
}

/// The sentence set in capitals.
fn in_capitals(document: &Document, sentence: &[GoldToken]) -> Example {
    let upper = |token: &GoldToken| Word::read(&token.span.of(&document.text).to_uppercase());
    let gold = sentence.iter().map(|t| label(t.tag, t.form)).collect();
    Example { words: sentence.iter().map(upper).collect(), gold }
}

/// The sentence with the parts around hyphens joined as the tokenizer joins them, each with the
/// tag of its last part; `None` where nothing is to be joined.
#[must_use]
pub fn joined_hyphens(document: &Document, sentence: &[GoldToken]) -> Option<Vec<GoldToken>> {
    let mut joined: Vec<GoldToken> = Vec::with_capacity(sentence.len());
    let mut changed = false;
    let mut i = 0;
    while let Some(token) = sentence.get(i) {
        let text = token.span.of(&document.text);
        let neighbours = joined.last().copied().zip(sentence.get(i + 1));
        if let ("-" | "\u{2010}" | "\u{2011}", Some((before, after))) = (text, neighbours)
            && before.span.end == token.span.start
            && token.span.end == after.span.start
            && ends_with_alphanumeric(before.span.of(&document.text))
            && after.span.of(&document.text).starts_with(char::is_alphanumeric)
        {
            joined.pop();
            let mut whole = *after;
            whole.span.start = before.span.start;
            joined.push(whole);
            changed = true;
            i += 2;
        } else {
            joined.push(*token);
            i += 1;
        }
    }
    changed.then_some(joined)
}

fn ends_with_alphanumeric(word: &str) -> bool {
    word.trim_end_matches('.').ends_with(char::is_alphanumeric)
}

/// How often each word has each label.
type Counts = BTreeMap<u32, [u32; LABELS]>;

fn word_counts(examples: &[Example]) -> Counts {
    let mut counts = Counts::new();
    for example in examples {
        for (word, gold) in example.words.iter().zip(&example.gold) {
            counts.entry(word.lower).or_default()[usize::from(*gold)] += 1;
        }
    }
    counts
}

/// A bit for each label that is at least one in fifty of a word's uses; 0 for a rare word.
fn class(counts: &[u32; LABELS], least: u32) -> u32 {
    let total: u32 = counts.iter().sum();
    if total < least {
        return 0;
    }
    counts
        .iter()
        .enumerate()
        .filter(|(_, n)| **n > 0 && **n * 50 >= total)
        .fold(0u32, |mask, (i, _)| mask | 1 << i)
}

/// Gives each word its class as the other uses of the word tell it: what the tagger will know of
/// a word when it meets it in a text it has not learned from.
fn set_classes(examples: &mut [Example], counts: &Counts, least: u32) {
    for example in examples {
        for (word, gold) in example.words.iter_mut().zip(&example.gold) {
            let mut others = counts.get(&word.lower).copied().unwrap_or([0; LABELS]);
            others[usize::from(*gold)] = others[usize::from(*gold)].saturating_sub(1);
            word.class = class(&others, least);
        }
    }
}

fn shuffle(order: &mut [usize], random: &mut u64) {
    for i in (1..order.len()).rev() {
        *random ^= *random << 13;
        *random ^= *random >> 7;
        *random ^= *random << 17;
        let j = usize::try_from(*random >> 33).unwrap_or(0) % (i + 1);
        order.swap(i, j);
    }
}

/// The weights of one feature while learning.
struct Weights {
    key: u32,
    mistakes: u32,
    now: [i32; LABELS],
    /// Each change times the clock when it was made: `now - past / clock` is the average.
    past: [i64; LABELS],
}

struct Learner {
    settings: Settings,
    rows: Vec<Weights>,
    index: HashMap<u32, u32, KeyHasher>,
    clock: i64,
}

/// Feature keys are hashes already.
#[derive(Clone, Copy, Default)]
struct KeyHasher;

impl std::hash::BuildHasher for KeyHasher {
    type Hasher = Passed;
    fn build_hasher(&self) -> Passed {
        Passed(0)
    }
}

struct Passed(u64);

impl std::hash::Hasher for Passed {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, _: &[u8]) {}
    fn write_u32(&mut self, key: u32) {
        self.0 = u64::from(key).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }
}

impl Learner {
    fn read(&mut self, example: &Example) {
        let mut history = History::start();
        for (at, gold) in example.gold.iter().enumerate() {
            let window = Window::new(&example.words, at);
            let mut keys = [0u32; FIXED + MOVING];
            keys[..FIXED].copy_from_slice(&window.fixed());
            keys[FIXED..].copy_from_slice(&window.moving(history));
            let guess = self.guess(&keys);
            self.clock += 1;
            if guess != *gold {
                self.correct(&keys, *gold, guess);
            }
            history.push(guess);
        }
    }

    fn guess(&self, keys: &[u32]) -> Label {
        let mut scores = [0i32; LABELS];
        for key in keys {
            let Some(row) = self.index.get(key).and_then(|i| self.rows.get(*i as usize)) else {
                continue;
            };
            if row.mistakes >= self.settings.mistakes {
                for (sum, weight) in scores.iter_mut().zip(&row.now) {
                    *sum += weight;
                }
            }
        }
        let mut best = 0;
        for (label, score) in scores.iter().enumerate() {
            if *score > scores[best] {
                best = label;
            }
        }
        u8::try_from(best).unwrap_or(0)
    }

    fn correct(&mut self, keys: &[u32], gold: Label, guess: Label) {
        for key in keys {
            let next = u32::try_from(self.rows.len()).unwrap_or(u32::MAX);
            let i = *self.index.entry(*key).or_insert(next);
            if i == next {
                let (now, past) = ([0; LABELS], [0; LABELS]);
                self.rows.push(Weights { key: *key, mistakes: 0, now, past });
            }
            let Some(row) = self.rows.get_mut(i as usize) else { continue };
            row.mistakes += 1;
            for (label, change) in [(gold, 1), (guess, -1)] {
                row.now[usize::from(label)] += change;
                row.past[usize::from(label)] += i64::from(change) * self.clock;
            }
        }
    }

    /// The averaged weights in steps of `1 / scale`, sorted by key, rows of noughts left out.
    fn finish(mut self) -> Vec<(u32, [i8; LABELS])> {
        let (clock, scale) = (self.clock.max(1), self.settings.scale);
        self.rows.retain(|row| row.mistakes >= self.settings.mistakes);
        self.rows.sort_unstable_by_key(|row| row.key);
        let mut rows = Vec::with_capacity(self.rows.len());
        for row in &self.rows {
            let mut bytes = [0i8; LABELS];
            for (byte, (now, past)) in bytes.iter_mut().zip(row.now.iter().zip(&row.past)) {
                let sum = (i64::from(*now) * clock - past) * scale;
                let rounded = (sum + sum.signum() * clock / 2) / clock;
                *byte = i8::try_from(rounded.clamp(-127, 127)).unwrap_or(0);
            }
            if bytes.iter().any(|b| *b != 0) {
                rows.push((row.key, bytes));
            }
        }
        rows
    }
}
