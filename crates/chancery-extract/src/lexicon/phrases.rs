//! Finding fixed phrases in running words.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasher, BuildHasherDefault, Hasher};

use foldhash::fast::FixedState;

use crate::page::{Page, fold};

/// A phrase: its words in lower case, each with [`END`] after it, how many they are, and what it
/// stands for.
#[derive(Debug, Clone)]
struct Entry<T> {
    words: Box<str>,
    count: usize,
    value: T,
}

impl<T> Entry<T> {
    /// Whether its words stand from this token on.
    #[inline]
    fn stands_at(&self, page: &Page<'_>, word: usize) -> bool {
        let mut words = self.words.as_bytes();
        (word..word + self.count).all(|at| {
            let rest = words.strip_prefix(page.low(at).as_bytes());
            let rest = rest.and_then(|rest| rest.strip_prefix(&[END as u8]));
            words = rest.unwrap_or(&[]);
            rest.is_some()
        })
    }

    /// Whether these plain words are its words.
    fn is(&self, words: &str) -> bool {
        let own = self.words.bytes().map(|byte| if byte == END as u8 { b' ' } else { byte });
        // Its last word has its end behind it, too.
        self.words.len() == words.len() + 1 && own.zip(words.bytes()).all(|(own, byte)| own == byte)
    }
}

/// Ends a word within an entry; no word of a text holds it.
const END: char = '\n';

/// A set of phrases, each with what it stands for; the longest match wins.
#[derive(Debug, Clone)]
pub(crate) struct Phrases<T> {
    /// By the mark of the first word; within one, longer phrases first.
    by_first: HashMap<u64, Vec<Entry<T>>, BuildHasherDefault<Mixed>>,
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Self { by_first: HashMap::default() }
    }
}

impl<T: Copy> Phrases<T> {
    /// Adds a phrase; its words are split as the tokenizer splits them.
    pub(crate) fn insert(&mut self, phrase: &str, value: T) {
        let words = split(phrase);
        let Some(first) = words.first() else { return };
        let count = words.len();
        let entries = self.by_first.entry(mark(first)).or_default();
        let at = entries.partition_point(|other| other.count >= count);
        entries.insert(at, Entry { words: joined(&words), count, value });
    }

    /// The longest phrase that begins at this token: how many tokens it has, and its value.
    #[inline]
    pub(crate) fn at(&self, page: &Page<'_>, word: usize) -> Option<(usize, T)> {
        let entries = self.by_first.get(&page.mark(word))?;
        let found = entries.iter().find(|entry| entry.stands_at(page, word));
        found.map(|entry| (entry.count, entry.value))
    }

    /// Whether a phrase begins with the word of this token.
    pub(crate) fn may_open(&self, page: &Page<'_>, word: usize) -> bool {
        self.by_first.contains_key(&page.mark(word))
    }

    /// The marks of the first words.
    pub(crate) fn heads(&self) -> impl Iterator<Item = u64> {
        self.by_first.keys().copied()
    }

    /// Every phrase that begins at this token, the longest first.
    pub(crate) fn all_at(&self, page: &Page<'_>, word: usize) -> impl Iterator<Item = (usize, T)> {
        let entries = self.by_first.get(&page.mark(word)).into_iter().flatten();
        let found = entries.filter(move |entry| entry.stands_at(page, word));
        found.map(|entry| (entry.count, entry.value))
    }

    /// The value of a phrase given as plain text.
    pub(crate) fn get(&self, phrase: &str) -> Option<T> {
        if is_plain(phrase) {
            let first = phrase.split(' ').next()?;
            let entries = self.by_first.get(&mark(first))?;
            return entries.iter().find(|entry| entry.is(phrase)).map(|entry| entry.value);
        }
        let words = split(phrase);
        let entries = self.by_first.get(&mark(words.first()?))?;
        let joined = joined(&words);
        entries.iter().find(|entry| entry.words == joined).map(|entry| entry.value)
    }
}

fn joined(words: &[Box<str>]) -> Box<str> {
    let mut joined = String::with_capacity(words.iter().map(|word| word.len() + 1).sum());
    for word in words {
        joined.push_str(word);
        joined.push(END);
    }
    joined.into_boxed_str()
}

/// A hash by which the first word of a phrase is found: the same on every machine.
pub(crate) fn mark(word: &str) -> u64 {
    FixedState::default().hash_one(word)
}

/// The lists that have a phrase beginning with a word, as bits of their names, by the word's mark.
pub(crate) type Openers = HashMap<u64, Lists, BuildHasherDefault<Mixed>>;

/// A set of lists of the lexicon, by bits of their names. Lists may share one: it tells only which lists
/// need not be asked.
#[derive(Debug, Clone, Default)]
pub(crate) struct Lists([u64; 4]);

impl Lists {
    /// No list.
    pub(crate) const NONE: Self = Self([0; 4]);

    /// Adds a list.
    pub(crate) fn add(&mut self, name: &str) {
        let (word, bit) = Self::place(name);
        self.0[word] |= bit;
    }

    /// Whether a list may be among them.
    #[inline]
    pub(crate) fn may_have(&self, name: &str) -> bool {
        let (word, bit) = Self::place(name);
        self.0[word] & bit != 0
    }

    /// Where the bit of a list stands: by a few letters, so that the compiler can work it out where the name
    /// is given in the code.
    #[inline]
    fn place(name: &str) -> (usize, u64) {
        let length = name.len();
        let at = |place: usize| name.as_bytes().get(place).copied().map_or(0, usize::from);
        let (middle, last) =
            (at(length / 3) * 37 + at(length / 2) * 11, at(length.wrapping_sub(1)));
        let sum = length * 7 + at(0) * 3 + middle + at(length * 3 / 4) * 23 + last * 5;
        (sum / 64 % 4, 1 << (sum % 64))
    }
}

/// A set of marks.
pub(crate) type Marks = HashSet<u64, BuildHasherDefault<Mixed>>;

/// Marks are hashes already.
#[derive(Debug, Clone, Default)]
pub(crate) struct Mixed(u64);

impl Hasher for Mixed {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }

    fn write_u64(&mut self, mark: u64) {
        self.0 = mark;
    }
}

/// Whether a phrase is made of small letters and single spaces, so that each word is a token. Most are, and
/// the tokenizer is asked only where there is something to cut ("cannot").
pub(crate) fn is_plain(phrase: &str) -> bool {
    let cut = |word: &str| chancery_syntax::parts(word).is_some();
    let plain = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase());
    phrase.split(' ').all(|word| plain(word) && !cut(word))
}

/// The words of a lexicon phrase in lower case, split as the tokenizer would split running text.
pub(crate) fn split(phrase: &str) -> Vec<Box<str>> {
    let phrase = phrase.trim_end();
    if is_plain(phrase) {
        return phrase.split(' ').map(Box::from).collect();
    }
    let mut tokens = Vec::new();
    let whole = chancery_record::ByteSpan::new(0, phrase.len());
    chancery_syntax::tokenize(phrase, whole, &mut tokens);
    tokens.iter().map(|token| fold(token.span.of(phrase)).into_boxed_str()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_phrases_are_split_as_the_tokenizer_does() {
        let long = "a".repeat(300);
        let phrases = ["foreign minister", "cannot", "they cannot go", "a", "dont", "th", &long];
        for phrase in phrases {
            let mut tokens = Vec::new();
            let whole = chancery_record::ByteSpan::new(0, phrase.len());
            chancery_syntax::tokenize(phrase, whole, &mut tokens);
            let words: Vec<&str> = tokens.iter().map(|token| token.span.of(phrase)).collect();
            assert_eq!(words, split(phrase).iter().map(|word| &**word).collect::<Vec<_>>());
        }
    }

    #[test]
    fn phrases_are_found_as_text() {
        let mut phrases = Phrases::default();
        for (value, phrase) in
            ["minister", "foreign minister", "state's minister"].iter().enumerate()
        {
            phrases.insert(phrase, value);
        }
        assert_eq!(phrases.get("foreign minister"), Some(1));
        assert_eq!(phrases.get("state's minister"), Some(2));
        for other in ["foreign", "foreign ministers", "foreign  ministe", "state", ""] {
            assert_eq!(phrases.get(other), None, "{other}");
        }
    }
}
