//! A statement's words as the comparison counts them.

use std::collections::{BTreeMap, BTreeSet};

use unicode_segmentation::UnicodeSegmentation as _;

use crate::lexicon::Lexicon;
use crate::{english, names};

/// What a statement's words amount to.
#[derive(Debug, Default)]
pub(crate) struct Content {
    /// Its terms in the order of the text; a term may come more than once.
    pub(crate) terms: Vec<Term>,
    /// Every word, folded: what "the same words" means.
    pub(crate) plain: Vec<String>,
    /// Its numbers, those in words above ten included.
    pub(crate) numbers: BTreeSet<u64>,
    /// What is counted, by the words behind a number, with the numbers.
    pub(crate) counted: BTreeMap<String, BTreeSet<u64>>,
    /// The months it names, by number.
    pub(crate) months: BTreeSet<u8>,
    /// Its parts, as a list has them: between commas, semicolons and "and".
    pub(crate) parts: Vec<Part>,
    /// Whether it begins with the talks themselves, as what judges them does: "the call as frank".
    pub(crate) judges_the_talks: bool,
    /// Whether it tells that the talks go on: "teams will stay in touch", "to continue contacts".
    pub(crate) goes_on: bool,
    /// Whether it names somebody's view of something.
    pub(crate) names_a_view: bool,
    /// Whether it tells how things stand somewhere: "the latest developments in the valley".
    pub(crate) tells_how_things_stand: bool,
    /// Whether it says that something is needed or matters: "the necessity of a truce".
    pub(crate) says_what_is_needed: bool,
    /// The numbers that count much: neither years nor small.
    pub(crate) figures: BTreeSet<u64>,
    /// Whether it holds a word of negation.
    pub(crate) negated: bool,
    /// The terms that stand next behind a word of negation.
    pub(crate) denied: BTreeSet<String>,
    /// The oppositions it takes part in, and at which poles.
    pub(crate) poles: BTreeSet<(usize, bool)>,
}

/// A part of what may be a list.
#[derive(Debug, Default)]
pub(crate) struct Part {
    /// The keys of its terms.
    pub(crate) terms: BTreeSet<String>,
    /// Those of them that only tell that people talked, and how.
    pub(crate) manner: BTreeSet<String>,
}

/// A word, synonym group or name that counts towards likeness.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Term {
    /// The stem, or the name of its group behind an equals sign.
    pub(crate) key: String,
    /// The folded word it came from.
    pub(crate) word: String,
    /// What sort of term.
    pub(crate) sort: Sort,
    /// Whether it opens the text with a capital letter, which may or may not be a name's.
    pub(crate) opening: bool,
    /// The fields of meaning that it belongs to.
    pub(crate) fields: Vec<usize>,
}

/// What sort of term it is; this decides its weight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sort {
    /// An ordinary word.
    Common,
    /// A word so usual in these texts that sharing it says little.
    Usual,
    /// A word with a capital letter inside the sentence.
    Name,
    /// A number.
    Number,
}

struct Token {
    folded: String,
    stem: String,
    capital: bool,
    /// Whether a comma, semicolon or "and" parts it from what goes before.
    parted: bool,
}

/// How many terms behind a word of negation it is taken to deny.
const DENIED: usize = 2;

/// Reads the words of a text, at most `limit` of them.
pub(crate) fn content(text: &str, lexicon: &Lexicon, limit: usize) -> Content {
    let tokens = tokens(text, limit);
    let mut content = Content::default();
    let stems: Vec<&str> = tokens.iter().map(|token| token.stem.as_str()).collect();
    let (mut at, mut denying) = (0, 0);
    // The fields of the set expression that the tokens up to a place belong to.
    let mut expression: (&[usize], usize) = (&[], 0);
    while let Some(token) = tokens.get(at) {
        content.plain.push(token.folded.clone());
        let next = tokens.get(at + 1).map(|token| token.folded.as_str());
        if lexicon.denies(&token.folded, next) {
            content.negated = true;
            denying = DENIED;
        }
        let after = tokens.get(at + 1).map(|token| token.stem.as_str());
        content.poles.extend(lexicon.poles(&token.stem, after));
        // A month has a capital, which tells it from `may` and `march`.
        content.months.extend(english::month(&token.folded).filter(|_| token.capital && at > 0));
        if token.parted || content.parts.is_empty() {
            content.parts.push(Part::default());
        }
        let (found, taken) = match number_at(&tokens, at) {
            Some((number, taken)) => {
                content.numbers.insert(number);
                (Some(Term::number(number)), taken)
            }
            None => {
                let group = lexicon.group_at(stems.get(at..).unwrap_or(&[]), &token.folded);
                let taken = group.map_or(1, |(_, length)| length);
                (term(token, at, group.map(|(name, _)| name), lexicon), taken)
            }
        };
        for later in tokens.iter().skip(at + 1).take(taken - 1) {
            content.plain.push(later.folded.clone());
        }
        if let Some((fields, length)) = lexicon.fields_at(stems.get(at..).unwrap_or(&[])) {
            expression = (fields, at + length);
        }
        if let Some(mut term) = found {
            if at < expression.1 {
                let new = expression.0.iter().filter(|field| !term.fields.contains(field));
                let new: Vec<usize> = new.copied().collect();
                term.fields.extend(new);
            }
            if denying > 0 {
                denying -= 1;
                content.denied.insert(term.key.clone());
            }
            if let Some(part) = content.parts.last_mut() {
                part.terms.insert(term.key.clone());
                if lexicon.is_manner(&token.stem) {
                    part.manner.insert(term.key.clone());
                }
            }
            content.terms.push(term);
        }
        at += taken;
    }
    read_as_a_whole(&mut content, lexicon);
    content
}

/// What only the words together tell.
fn read_as_a_whole(content: &mut Content, lexicon: &Lexicon) {
    content.counted = counted(&content.terms);
    content.figures = content.numbers.iter().copied().filter(|value| is_figure(*value)).collect();
    let has = |field: Option<usize>| {
        field.is_some_and(|field| content.terms.iter().any(|term| term.fields.contains(&field)))
    };
    content.goes_on = has(lexicon.field_named("following up"))
        && (has(lexicon.field_named("talkers")) || has(lexicon.field_named("forms of talks")));
    content.tells_how_things_stand = content.plain.iter().any(|word| lexicon.is_affairs(word));
    content.says_what_is_needed = english::says_what_is_needed(&content.plain);
    content.names_a_view = content.plain.iter().any(|word| lexicon.is_view(word));
    content.judges_the_talks = english::begins_with_the_talks(&content.plain)
        || (english::names_the_talks_early(&content.plain)
            && has(lexicon.field_named("tone of the talks")));
}

/// Years, and numbers that any two texts may share.
const YEARS: std::ops::RangeInclusive<u64> = 1800..=2200;
const LEAST_FIGURE: u64 = 100;

/// Whether a number is so large, and no year, that two statements hardly share it by chance.
fn is_figure(value: u64) -> bool {
    value >= LEAST_FIGURE && !YEARS.contains(&value)
}

/// The number that starts at a token, and how many tokens it takes: `40,000`, `thirty`,
/// `three billion`, `1.5 million`.
fn number_at(tokens: &[Token], at: usize) -> Option<(u64, usize)> {
    let word = tokens.get(at)?.folded.as_str();
    let behind = tokens.get(at + 1..).unwrap_or(&[]).iter();
    let scales: Vec<u64> =
        behind.map_while(|token| english::multiplier(&token.folded)).take(2).collect();
    let scale = scales.iter().fold(1, |product: u64, scale| product.saturating_mul(*scale));
    let whole = as_number(word);
    let value = match whole {
        _ if scales.is_empty() => whole?,
        Some(value) => value.saturating_mul(scale),
        None => english::scaled(word, scale)?,
    };
    Some((value, 1 + scales.len()))
}

/// What the numbers among the terms count: the words behind each, up to three. A year counts
/// nothing.
fn counted(terms: &[Term]) -> BTreeMap<String, BTreeSet<u64>> {
    let mut out: BTreeMap<String, BTreeSet<u64>> = BTreeMap::new();
    for (at, term) in terms.iter().enumerate() {
        let Some(value) = term.value().filter(|value| !YEARS.contains(value)) else { continue };
        let behind = terms.iter().skip(at + 1).take(3);
        for unit in behind.take_while(|term| term.sort != Sort::Number) {
            out.entry(unit.key.clone()).or_default().insert(value);
        }
    }
    out
}

impl Term {
    fn number(value: u64) -> Self {
        let key = format!("#{value}");
        Self { word: key.clone(), key, sort: Sort::Number, opening: false, fields: Vec::new() }
    }

    fn value(&self) -> Option<u64> {
        (self.sort == Sort::Number).then(|| self.key.get(1..)?.parse().ok()).flatten()
    }
}

fn term(token: &Token, at: usize, group: Option<&str>, lexicon: &Lexicon) -> Option<Term> {
    let word = token.folded.clone();
    let opening = token.capital && at == 0;
    let usual = lexicon.is_usual(&token.stem);
    if let Some(name) = group {
        let sort = if usual { Sort::Usual } else { Sort::Common };
        let fields = lexicon.fields_of_group(name).to_vec();
        return Some(Term { key: name.to_owned(), word, sort, opening: false, fields });
    }
    if lexicon.is_stop(&word) || lexicon.is_negation(&word) || word.chars().count() < 2 {
        return None;
    }
    let sort = match (usual, token.capital && at > 0) {
        (true, _) => Sort::Usual,
        (false, true) => Sort::Name,
        (false, false) => Sort::Common,
    };
    let fields = lexicon.fields(&token.stem, &token.folded).to_vec();
    Some(Term { key: token.stem.clone(), word, sort, opening, fields })
}

/// The keys of what is done in saying the cue itself, and done seldom enough to tell the item.
pub(crate) fn performed(lemma: &str) -> Vec<String> {
    let words = tokens(lemma, 8).into_iter().map(|token| token.stem);
    words.filter(|stem| english::PERFORMATIVES.contains(&stem.as_str())).collect()
}

/// The stems of a text's words.
pub(crate) fn stems(text: &str) -> Vec<String> {
    tokens(text, usize::MAX).into_iter().map(|token| token.stem).collect()
}

fn tokens(text: &str, limit: usize) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::new();
    let mut end = 0;
    for (start, word) in text.unicode_word_indices().take(limit) {
        let between = text.get(end..start).unwrap_or("");
        end = start + word.len();
        let folded = names::fold(word);
        let (body, denied) = english::clitics(&folded);
        // A compound counts by its parts, except where a part is a mere prefix (`co-ordinate`).
        if between == "-" && out.last().is_some_and(|before| before.folded.chars().count() <= 2) {
            let before = out.pop();
            let parted = before.as_ref().is_some_and(|token| token.parted);
            let before = before.map(|token| token.folded).unwrap_or_default();
            out.push(Token { parted, ..token(format!("{before}{body}"), false) });
        } else {
            let capital = word.chars().next().is_some_and(char::is_uppercase);
            let parted = between.contains([',', ';']) || english::is_and(body);
            out.push(Token { parted, ..token(body.to_owned(), capital) });
        }
        if denied {
            out.push(token("not".to_owned(), false));
        }
    }
    out
}

fn token(folded: String, capital: bool) -> Token {
    let stem = english::stem(&folded);
    Token { folded, stem, capital, parted: false }
}

fn as_number(word: &str) -> Option<u64> {
    let digits: String = word.chars().filter(|c| *c != ',').collect();
    digits.parse().ok().or_else(|| english::number(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Content {
        content(text, Lexicon::english(), 1000)
    }

    fn keys(text: &str) -> Vec<String> {
        read(text).terms.into_iter().map(|term| term.key).collect()
    }

    #[test]
    fn synonyms_share_a_key() {
        assert_eq!(keys("the fighting"), keys("a conflict"));
        assert_eq!(keys("stay in touch"), keys("maintain communication"));
    }

    #[test]
    fn numbers_meet_in_words_and_figures() {
        assert_eq!(read("thirty years").numbers, read("30 years").numbers);
        assert_eq!(read("40,000 tonnes").numbers, BTreeSet::from([40_000]));
        assert_ne!(read("40,000 tonnes").numbers, read("4,000 tonnes").numbers);
    }

    #[test]
    fn negation_is_seen_in_contractions() {
        assert!(read("Valdoria won’t yield").negated || read("Valdoria doesn’t yield").negated);
        assert!(!read("Valdoria will yield").negated);
    }

    #[test]
    fn quotation_marks_and_case_do_not_matter() {
        assert_eq!(read("The “red line”").plain, read("the \"Red Line\"").plain);
    }

    #[test]
    fn hostile_text_is_read_without_harm() {
        for text in ["", "\u{0}\u{202e}", "---", "'''", "\u{301}\u{301}", "9999999999999999999999"]
        {
            let _ = read(text);
        }
    }
}
