//! Phrases that are written with alternatives, found in running words.
//!
//! How they are written stands at the top of `lexicon/en/phrases.toml`. A pattern is a row of slots,
//! each with the words that can stand there. All ways through it are followed at once (Thompson
//! 1968), so that a look costs no more than the pattern is long, however many readings it has.

use std::collections::{BTreeMap, HashMap};
use std::hash::BuildHasherDefault;

use super::phrases::{Mixed, mark, split};
use crate::english::{inflect, spelling};
use crate::page::Page;

/// A pattern may be so many words long: what is longer is somebody's text.
const MOST_WORDS: usize = 8;
/// Tokens that a pattern may reach over, marks counted in.
const MOST_TOKENS: usize = 31;

/// What can stand at one place, each as the tokens it is made of.
#[derive(Debug, Clone, Default)]
struct Slot {
    options: Vec<Box<[Box<str>]>>,
    /// Whether it may be left out.
    optional: bool,
}

#[derive(Debug, Clone)]
struct Pattern {
    slots: Box<[Slot]>,
    value: u16,
}

impl Pattern {
    /// The most tokens from this one on that it covers.
    fn reach(&self, page: &Page<'_>, word: usize) -> Option<usize> {
        // Bit n: the slots so far can cover n tokens.
        let mut reached: u32 = 1;
        for slot in &self.slots {
            let mut next = if slot.optional { reached } else { 0 };
            for (option, from) in pairs(&slot.options, reached) {
                let stands =
                    option.iter().zip(word + from..).all(|(own, at)| page.low(at) == &**own);
                let to = from + option.len();
                if stands && to <= MOST_TOKENS {
                    next |= 1 << to;
                }
            }
            if next == 0 {
                return None;
            }
            reached = next;
        }
        Some(reached.ilog2() as usize).filter(|length| *length > 0)
    }

    /// The words it can begin with.
    fn heads(&self) -> impl Iterator<Item = &str> {
        let needed = self.slots.iter().position(|slot| !slot.optional).unwrap_or_default();
        let slots = self.slots.iter().take(needed + 1);
        slots.flat_map(|slot| &slot.options).filter_map(|option| option.first()).map(|word| &**word)
    }
}

/// Every option with every place that was reached.
fn pairs(
    options: &[Box<[Box<str>]>],
    reached: u32,
) -> impl Iterator<Item = (&Box<[Box<str>]>, usize)> {
    // Each place is the lowest bit of what is left.
    let rest = |left: &u32| Some(left & left.wrapping_sub(1)).filter(|rest| *rest != 0);
    let places = move || std::iter::successors(Some(reached), rest);
    let places = move || places().map(|left| left.trailing_zeros() as usize);
    options.iter().flat_map(move |option| places().map(move |at| (option, at)))
}

/// A set of patterns, each with the number of what it stands for.
#[derive(Debug, Clone, Default)]
pub(crate) struct Patterns {
    patterns: Vec<Pattern>,
    /// Indexes of patterns by the mark of a word they can begin with.
    by_first: HashMap<u64, Vec<u32>, BuildHasherDefault<Mixed>>,
}

impl Patterns {
    /// Adds a pattern; the error says what is wrong with how it is written.
    pub(super) fn insert(
        &mut self,
        written: &str,
        value: u16,
        irregular: &BTreeMap<String, Vec<String>>,
    ) -> Result<(), String> {
        for order in orders(written)? {
            let slots = slots(&order, irregular)?;
            let pattern = Pattern { slots: slots.into_boxed_slice(), value };
            let number = u32::try_from(self.patterns.len()).unwrap_or(u32::MAX);
            for head in pattern.heads() {
                let known = self.by_first.entry(mark(head)).or_default();
                if known.last() != Some(&number) {
                    known.push(number);
                }
            }
            self.patterns.push(pattern);
        }
        Ok(())
    }

    /// The longest phrase that begins at this token: how many tokens it has, and its number. Of two
    /// as long the one that was added first wins.
    pub(crate) fn at(&self, page: &Page<'_>, word: usize) -> Option<(usize, u16)> {
        let mut best: Option<(usize, u16)> = None;
        for number in self.by_first.get(&page.mark(word))? {
            let Some(pattern) = self.patterns.get(*number as usize) else { continue };
            if let Some(length) = pattern.reach(page, word)
                && best.is_none_or(|(longest, _)| length > longest)
            {
                best = Some((length, pattern.value));
            }
        }
        best
    }
}

/// A pattern with its halves in both orders, where `<and>` joins them.
fn orders(written: &str) -> Result<Vec<String>, String> {
    let Some(open) = written.find('<') else { return Ok(vec![written.to_owned()]) };
    let (first, rest) = (written.get(..open), written.get(open + 1..));
    let halves = rest.and_then(|rest| rest.split_once('>'));
    let (Some(first), Some((join, second))) = (first, halves) else {
        return Err("“<” is not closed".to_owned());
    };
    let (first, second) = (first.trim(), second.trim());
    if join.trim().is_empty() || first.is_empty() || second.is_empty() {
        return Err("“<…>” stands between two parts and holds the word that joins them".to_owned());
    }
    if second.contains(['<', '>']) {
        return Err("“<…>” can stand once only".to_owned());
    }
    let each = [(first, second), (second, first)];
    Ok(each.map(|(one, other)| format!("{one} {join} {other}")).to_vec())
}

/// The slots of a pattern, in order.
fn slots(written: &str, irregular: &BTreeMap<String, Vec<String>>) -> Result<Vec<Slot>, String> {
    let mut out = Vec::new();
    let mut rest = written.trim_start();
    while let Some(first) = rest.chars().next() {
        let close = match first {
            '[' => Some(']'),
            '{' => Some('}'),
            _ => None,
        };
        let (inside, after) = match close {
            Some(close) => {
                let inner = rest.get(1..).unwrap_or_default();
                inner.split_once(close).ok_or_else(|| format!("“{first}” is not closed"))?
            }
            None => rest.split_at(rest.find([' ', '[', '{']).unwrap_or(rest.len())),
        };
        if let Some(stray) = inside.chars().find(|c| "[]{}>".contains(*c)) {
            return Err(format!("“{stray}” has no place where it stands"));
        }
        if close.is_none() && inside.contains('|') {
            return Err("“|” stands within brackets only".to_owned());
        }
        let optional = first == '[';
        let options = inside.split('|').map(|option| readings(option.trim(), irregular));
        let options = options.collect::<Result<Vec<_>, _>>()?.concat();
        out.push(Slot { options, optional });
        rest = after.trim_start();
    }
    if out.iter().all(|slot| slot.optional) {
        return Err("nothing in it has to stand".to_owned());
    }
    let longest: usize = out.iter().map(Slot::words).sum();
    if longest > MOST_WORDS {
        return Err(format!("it can be {longest} words long; at most {MOST_WORDS} are allowed"));
    }
    Ok(out)
}

impl Slot {
    /// The words of its longest option; marks are none.
    fn words(&self) -> usize {
        let words = |option: &[Box<str>]| {
            option.iter().filter(|token| token.chars().any(char::is_alphanumeric)).count()
        };
        self.options.iter().map(|option| words(option)).max().unwrap_or_default()
    }
}

/// The token rows that an option of one or more words stands for.
fn readings(
    option: &str,
    irregular: &BTreeMap<String, Vec<String>>,
) -> Result<Vec<Box<[Box<str>]>>, String> {
    if option.is_empty() {
        return Err("an alternative is empty; “[…]” is what may be left out".to_owned());
    }
    let mut rows = vec![String::new()];
    for word in option.split_whitespace() {
        let forms = forms(word, irregular)?;
        let longer = |row: &String| -> Vec<String> {
            forms.iter().map(|form| format!("{row} {form}")).collect()
        };
        rows = rows.iter().flat_map(longer).collect();
    }
    Ok(rows.iter().map(|row| tokens(row)).collect())
}

/// The tokens of a row of words. Plain words are a token each, and most are plain: the tokenizer is
/// asked only where there is something to cut.
fn tokens(row: &str) -> Box<[Box<str>]> {
    let plain = row.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b' ');
    if plain && !row.contains("cannot") {
        return row.split_ascii_whitespace().map(Box::from).collect();
    }
    split(row.trim_start()).into_boxed_slice()
}

/// The forms of one word: inflected, with and without an ending, spelled either way, and with a
/// hyphen, a blank or nothing where it has a hyphen.
fn forms(word: &str, irregular: &BTreeMap<String, Vec<String>>) -> Result<Vec<String>, String> {
    let mut forms = match (word.strip_prefix('~'), word.split_once('(')) {
        (Some(""), _) => return Err("“~” stands before a verb".to_owned()),
        (Some(verb), None) => inflect::forms(verb, irregular),
        (None, Some((stem, ending))) => {
            let ending = ending.strip_suffix(')').filter(|ending| !ending.is_empty());
            let ending = ending.ok_or_else(|| format!("“{word}”: “(…)” ends a word"))?;
            vec![stem.to_owned(), format!("{stem}{ending}")]
        }
        (Some(_), Some(_)) => return Err(format!("“{word}” has both “~” and “(…)”")),
        (None, None) => vec![word.to_owned()],
    };
    if let Some(stray) = forms.iter().flat_map(|form| form.chars()).find(|c| "~()".contains(*c)) {
        return Err(format!("“{word}”: “{stray}” has no place where it stands"));
    }
    forms.extend(forms.clone().iter().filter_map(|form| spelling::british(form)));
    for form in forms.clone().iter().filter(|form| form.contains('-')) {
        forms.extend([form.replace('-', " "), form.replace('-', "")]);
    }
    Ok(forms)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(written: &str) -> Vec<String> {
        let mut all = Vec::new();
        for order in orders(written).unwrap() {
            let mut rows = vec![String::new()];
            for slot in slots(&order, &BTreeMap::new()).unwrap() {
                let mut longer = if slot.optional { rows.clone() } else { Vec::new() };
                for row in &rows {
                    longer.extend(
                        slot.options.iter().map(|words| {
                            format!("{row} {}", words.join(" ")).trim_start().to_owned()
                        }),
                    );
                }
                rows = longer;
            }
            all.append(&mut rows);
        }
        all
    }

    fn mistake(written: &str) -> String {
        Patterns::default().insert(written, 0, &BTreeMap::new()).unwrap_err()
    }

    #[test]
    fn a_pattern_stands_for_all_its_readings() {
        assert_eq!(
            rows("[special] {bond(s)|ties}"),
            ["bond", "bonds", "ties", "special bond", "special bonds", "special ties",]
        );
        assert_eq!(
            rows("~deepen trust"),
            ["deepen trust", "deepened trust", "deepening trust", "deepens trust",]
        );
        assert_eq!(rows("peace <and> growth"), ["peace and growth", "growth and peace"]);
        assert_eq!(rows("win-win"), ["win-win", "win win", "winwin"]);
        assert_eq!(rows("collective defense"), ["collective defense", "collective defence"]);
        assert_eq!(rows("common, open"), ["common , open"]);
    }

    #[test]
    fn mistakes_are_told() {
        for (written, part) in [
            ("[special bond", "“[” is not closed"),
            ("special} bond", "“}” has no place"),
            ("special|close bond", "within brackets only"),
            ("{special|} bond", "an alternative is empty"),
            ("[special] [bond]", "nothing in it has to stand"),
            ("~ trust", "before a verb"),
            ("bond(s", "“(…)” ends a word"),
            ("peace <and> growth <and> trust", "once only"),
            ("<and> growth", "between two parts"),
            ("one two three four five six seven eight nine", "9 words long"),
        ] {
            let told = mistake(written);
            assert!(told.contains(part), "{written}: {told}");
        }
    }
}
