//! What is only true of English: abbreviations, sentence openers, contractions, clitics.
//!
//! The words stand in `lexicon/en/`; the code here only reads them.

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

use foldhash::fast::FixedState;

/// The lists are no one else's to fill, so a fixed hash is safe.
type Map<K, V> = HashMap<K, V, FixedState>;

/// What the full stop of an abbreviation can mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Abbreviation {
    /// Before a name; never ends a sentence.
    Title,
    /// An abbreviation only before a number.
    Number,
    /// Inside a sentence whatever follows.
    Inner,
    /// May also end a sentence.
    Final,
    /// An abbreviation only before a comma, a number or a month.
    Weekday,
}

/// The English word lists, read once.
pub(crate) struct English {
    abbreviations: Map<&'static str, Abbreviation>,
    openers: HashSet<&'static str, FixedState>,
    contractions: Map<String, usize>,
}

/// The longest entry the lists are asked for, in bytes.
const LONGEST: usize = 16;

impl English {
    /// The lists compiled into the crate.
    pub(crate) fn lists() -> &'static Self {
        static LISTS: OnceLock<English> = OnceLock::new();
        LISTS.get_or_init(Self::read)
    }

    fn read() -> Self {
        let mut abbreviations = Map::default();
        let mut section = Abbreviation::Inner;
        for line in lines(include_str!("../lexicon/en/abbreviations.txt")) {
            match line {
                "[title]" => section = Abbreviation::Title,
                "[number]" => section = Abbreviation::Number,
                "[inner]" => section = Abbreviation::Inner,
                "[final]" => section = Abbreviation::Final,
                "[weekday]" => section = Abbreviation::Weekday,
                entry => {
                    abbreviations.insert(entry, section);
                }
            }
        }
        let openers = lines(include_str!("../lexicon/en/openers.txt")).collect();
        let contractions = lines(include_str!("../lexicon/en/contractions.txt"))
            .filter_map(|line| {
                let (head, tail) = line.split_once('|')?;
                Some((format!("{head}{tail}"), head.len()))
            })
            .collect();
        Self { abbreviations, openers, contractions }
    }

    /// The meaning of `word.` where `word` (no full stop) is a known abbreviation.
    pub(crate) fn abbreviation(&self, word: &str) -> Option<Abbreviation> {
        if word.is_empty() || word.len() > LONGEST || !word.is_ascii() {
            return None;
        }
        if let Some(found) = self.abbreviations.get(word) {
            return Some(*found);
        }
        if word.len() < 2 || word.bytes().any(|b| b.is_ascii_lowercase()) {
            return None;
        }
        // "GEN." for "Gen."; a capitalised "NO." or "MIN." is read like the titlecase entry.
        let mut title = [0u8; LONGEST];
        let title = title.get_mut(..word.len())?;
        title.copy_from_slice(word.as_bytes());
        title.get_mut(1..)?.make_ascii_lowercase();
        self.abbreviations.get(std::str::from_utf8(title).ok()?).copied()
    }

    /// Whether a capitalised `word` more likely opens a sentence than continues a name.
    pub(crate) fn opens_sentence(&self, word: &str) -> bool {
        self.openers.contains(word)
    }

    /// Where `word` parts in two, in bytes: "cannot" → 3.
    pub(crate) fn contraction(&self, word: &str) -> Option<usize> {
        let mut lower = [0u8; 8];
        let lower = lower.get_mut(..word.len())?;
        lower.copy_from_slice(word.as_bytes());
        lower.make_ascii_lowercase();
        self.contractions.get(std::str::from_utf8(lower).ok()?).copied()
    }
}

/// Where a word parts in two that are written together, in bytes: "cannot" → 3.
#[must_use]
pub fn parts(word: &str) -> Option<usize> {
    English::lists().contraction(word)
}

fn lines(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// Where the clitic of `word` begins, in bytes: "doesn’t" → before "n’t", "state's" → before "'s".
///
/// `apostrophe` is the byte offset of the last apostrophe in `word`, `width` its length in bytes.
pub(crate) fn clitic(word: &str, apostrophe: usize, width: usize) -> Option<usize> {
    let tail = word.get(apostrophe + width..)?;
    if tail.eq_ignore_ascii_case("t") {
        let n = apostrophe.checked_sub(1)?;
        let letter = word.as_bytes().get(n)?;
        return (n > 0 && letter.eq_ignore_ascii_case(&b'n')).then_some(n);
    }
    (is_clitic(tail) && apostrophe > 0).then_some(apostrophe)
}

/// Whether `tail` is what follows the apostrophe of a clitic: "s", "re", "ve", "ll", "d", "m".
pub(crate) fn is_clitic(tail: &str) -> bool {
    const TAILS: [&str; 6] = ["s", "re", "ve", "ll", "d", "m"];
    TAILS.iter().any(|known| tail.eq_ignore_ascii_case(known))
}

/// Last parts that mark `name.ending` as one word: web domains, file types.
pub(crate) fn is_name_ending(label: &str) -> bool {
    const KNOWN: [&str; 28] = [
        "com", "org", "net", "gov", "edu", "mil", "int", "info", "eu", "uk", "us", "ca", "au",
        "de", "fr", "cn", "ru", "jp", "in", "tv", "io", "ch", "html", "htm", "pdf", "doc", "docx",
        "xls",
    ];
    KNOWN.iter().any(|known| label.eq_ignore_ascii_case(known))
}

/// Whether `word` is the name of a month or its abbreviation without full stop.
pub(crate) fn is_month(word: &str) -> bool {
    const MONTHS: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    word.get(..3).is_some_and(|head| MONTHS.iter().any(|m| head.eq_ignore_ascii_case(m)))
        && word.starts_with(|c: char| c.is_ascii_uppercase())
}
