//! What the tagger looks at, as 32-bit hashes.

use super::label::{Label, meaning};
use crate::tag::Tag;
use crate::weights::key;

/// The longest word whose every byte is looked at; of a longer one, head and tail.
const LONGEST: usize = 64;

/// Hashes of one word's parts.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Word {
    form: u32,
    pub(crate) lower: u32,
    suffix: [u32; 5],
    prefix: [u32; 3],
    /// Runs of capitals, small letters, digits and marks.
    shape: u32,
    /// The labels the training text gave this word; 0 where it is unknown.
    pub(crate) class: u32,
}

impl Word {
    /// Reads a word. Curly marks count as straight ones; characters without width are skipped.
    pub(crate) fn read(word: &str) -> Self {
        let mut letters = Letters::default();
        for c in word.chars() {
            letters.push(c);
        }
        letters.finish()
    }

    /// What stands beyond the ends of a sentence.
    fn edge() -> Self {
        Self { form: 1, lower: 1, suffix: [1; 5], prefix: [1; 3], shape: 1, class: 1 }
    }
}

/// A word being read.
struct Letters {
    lower: [u8; LONGEST],
    length: usize,
    form: u32,
    shape: u32,
    last_shape: u8,
    run: u8,
}

impl Default for Letters {
    fn default() -> Self {
        Self { lower: [0; LONGEST], length: 0, form: SEED, shape: SEED, last_shape: 0, run: 0 }
    }
}

const SEED: u32 = 0x811C_9DC5;

/// One step of the FNV-1a hash.
#[inline]
fn step(hash: u32, byte: u8) -> u32 {
    (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
}

impl Letters {
    #[inline]
    fn push(&mut self, c: char) {
        if c.is_ascii() {
            self.push_ascii(c as u8);
            return;
        }
        match c {
            '\u{2018}' | '\u{2019}' | '\u{201B}' | '\u{02BC}' | '\u{FF07}' => {
                self.push_ascii(b'\'');
            }
            '\u{201C}'..='\u{201F}' | '«' | '»' | '\u{FF02}' => self.push_ascii(b'"'),
            '\u{2010}' | '\u{2011}' => self.push_ascii(b'-'),
            '…' => {
                for _ in 0..3 {
                    self.push_ascii(b'.');
                }
            }
            '\u{00AD}' | '\u{200C}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' => {}
            c => self.push_other(c),
        }
    }

    #[inline]
    fn push_ascii(&mut self, b: u8) {
        self.form = step(self.form, b);
        let shape = match b {
            b'A'..=b'Z' => b'X',
            b'a'..=b'z' => b'x',
            b'0'..=b'9' => b'd',
            b => b,
        };
        self.push_shape(shape);
        self.push_lower(if shape == b'd' { b'0' } else { b.to_ascii_lowercase() });
    }

    fn push_other(&mut self, c: char) {
        let mut utf8 = [0; 4];
        for b in c.encode_utf8(&mut utf8).bytes() {
            self.form = step(self.form, b);
        }
        let shape = match c {
            c if c.is_uppercase() => b'X',
            c if c.is_alphabetic() => b'x',
            c if c.is_numeric() => b'd',
            _ => b'~',
        };
        self.push_shape(shape);
        for lower in c.to_lowercase() {
            for b in lower.encode_utf8(&mut utf8).bytes() {
                self.push_lower(b);
            }
        }
    }

    #[inline]
    fn push_shape(&mut self, shape: u8) {
        self.run = if shape == self.last_shape { self.run.saturating_add(1) } else { 1 };
        self.last_shape = shape;
        // A run counts once, and once more for its second sign: "X", "Xx", "XX" differ.
        if self.run <= 2 {
            self.shape = step(self.shape, shape);
        }
    }

    #[inline]
    fn push_lower(&mut self, b: u8) {
        if self.length == LONGEST {
            // Keep the head; let the tail slide.
            self.lower.copy_within(LONGEST - 15..LONGEST, LONGEST - 16);
            self.length -= 1;
        }
        if let Some(slot) = self.lower.get_mut(self.length) {
            *slot = b;
            self.length += 1;
        }
    }

    fn finish(self) -> Word {
        let lower = self.lower.get(..self.length).unwrap_or(&[]);
        let mut word = Word { form: self.form, shape: self.shape, ..Word::default() };
        word.lower = lower.iter().fold(SEED, |hash, b| step(hash, *b));
        let mut hash = SEED;
        for (slot, b) in word.suffix.iter_mut().zip(lower.iter().rev()) {
            hash = step(hash, *b);
            *slot = hash;
        }
        hash = SEED;
        for (slot, b) in word.prefix.iter_mut().zip(lower) {
            hash = step(hash, *b);
            *slot = hash;
        }
        word
    }
}

/// How many features depend on the words alone.
pub(crate) const FIXED: usize = 30;
/// How many features depend on the labels chosen so far.
pub(crate) const MOVING: usize = 9;

/// The labels chosen so far, as far as the features look back.
#[derive(Debug, Clone, Copy)]
pub(crate) struct History {
    /// The label before.
    pub(crate) last: Label,
    /// The label before that.
    pub(crate) second: Label,
    /// The nearest verb, auxiliary or "to" before.
    pub(crate) verb: Label,
}

/// The label that stands for what is before a sentence.
const BEFORE: Label = 255;
/// A bit above every label: a conjunction or a mark has come since.
const BROKEN: Label = 64;

impl History {
    pub(crate) fn start() -> Self {
        Self { last: BEFORE, second: BEFORE, verb: BEFORE }
    }

    pub(crate) fn push(&mut self, label: Label) {
        self.second = self.last;
        self.last = label;
        match meaning(label).0 {
            Tag::Verb | Tag::Aux | Tag::Part => self.verb = label,
            // What was before a conjunction or a mark counts for less.
            Tag::Cconj | Tag::Punct => self.verb |= BROKEN,
            _ => {}
        }
    }
}

/// The words around a position.
pub(crate) struct Window<'w> {
    words: &'w [Word],
    at: usize,
}

impl<'w> Window<'w> {
    pub(crate) fn new(words: &'w [Word], at: usize) -> Self {
        Self { words, at }
    }

    fn word(&self, offset: isize) -> Word {
        self.at
            .checked_add_signed(offset)
            .and_then(|i| self.words.get(i))
            .copied()
            .unwrap_or_else(Word::edge)
    }

    /// The features that depend on the words alone.
    pub(crate) fn fixed(&self) -> [u32; FIXED] {
        let w = self.word(0);
        let (l1, l2) = (self.word(-1), self.word(-2));
        let (r1, r2) = (self.word(1), self.word(2));
        let initial = u32::from(self.at == 0);
        [
            key(1, 0, 0),
            key(2, w.lower, 0),
            key(3, w.form, initial),
            key(4, w.suffix[0], 0),
            key(5, w.suffix[1], 0),
            key(6, w.suffix[2], 0),
            key(7, w.suffix[3], 0),
            key(8, w.suffix[4], 0),
            key(9, w.prefix[0], 0),
            key(10, w.prefix[1], 0),
            key(11, w.prefix[2], 0),
            key(12, w.shape, initial),
            key(13, l1.lower, 0),
            key(14, l2.lower, 0),
            key(15, r1.lower, 0),
            key(16, r2.lower, 0),
            key(17, l1.lower, w.lower),
            key(18, w.lower, r1.lower),
            key(19, l1.lower, r1.lower),
            key(20, l1.suffix[2], 0),
            key(21, r1.suffix[2], 0),
            key(22, l1.shape, w.shape),
            key(23, w.shape, r1.shape),
            key(24, w.class, 0),
            key(25, r1.class, w.class),
            key(26, r1.class, r2.class),
            key(27, l1.class, w.class),
            key(28, w.suffix[1], w.shape),
            key(29, r1.class, w.lower),
            key(30, w.suffix[2], r1.class),
        ]
    }

    /// The features that depend on the labels chosen so far.
    pub(crate) fn moving(&self, history: History) -> [u32; MOVING] {
        let w = self.word(0);
        let r1 = self.word(1);
        let last = u32::from(history.last);
        let both = last << 8 | u32::from(history.second);
        let verb = u32::from(history.verb);
        [
            key(41, last, 0),
            key(42, both, 0),
            key(43, last, w.lower),
            key(44, both, w.class),
            key(45, last, r1.class),
            key(46, last, w.suffix[2]),
            key(47, last << 8 | verb, w.class),
            key(48, verb, w.suffix[1]),
            key(49, both, w.lower),
        ]
    }
}
