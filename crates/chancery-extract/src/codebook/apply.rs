//! A codebook put into a lexicon.

use std::sync::Arc;

use chancery_record::{CodebookUse, Force};

use super::error::{CodebookError, Problem, nearest};
use super::yaml::Node;
use super::{Codebook, ForceEntry, TopicEntry};
use crate::lexicon::Lexicon;
use crate::lexicon::phrases::Phrases;
use crate::page::{Page, Words};

/// Topics are told apart by a number of eight bits.
const MOST_TOPICS: usize = 255;

/// What a codebook adds to the lexicon, or puts in the place of what is there.
#[derive(Debug, Clone)]
pub(crate) struct Listed {
    pub(crate) usage: CodebookUse,
    topics: WordList,
    /// Words of forces of the program's, by the place of the force in `known`.
    words: WordList,
    known: Vec<Force>,
    own: Vec<OwnForce>,
    /// The forces that may be given where the codebook replaces those of the program.
    only: Option<Vec<Force>>,
}

/// A force of the user's own.
#[derive(Debug, Clone)]
struct OwnForce {
    code: String,
    group: String,
    within: Vec<Force>,
    words: Option<WordList>,
}

/// What a statement is by the user's own forces.
#[derive(Debug)]
pub(crate) struct Coding<'l> {
    pub(crate) code: &'l str,
    pub(crate) group: &'l str,
    /// The words it went by; none where the program's force was enough.
    pub(crate) words: Option<Words>,
}

impl Lexicon {
    /// This lexicon with the forces and topics of a codebook: added to those that are there, or in
    /// their place where the codebook says so.
    #[must_use]
    pub fn with_codebook(&self, codebook: &Codebook) -> Self {
        let mut lexicon = self.clone();
        let mut topics = WordList::default();
        if codebook.replaces_topics {
            lexicon.drop_topics();
        }
        for topic in &codebook.topics {
            let index = lexicon.topic_number(&topic.code);
            let built_in = codebook.replaces_topics && topic.words.is_empty();
            let kept = if built_in { Self::topic_words(&topic.code) } else { Vec::new() };
            topic.words.iter().chain(&kept).for_each(|word| topics.insert(word, index));
        }
        lexicon.codebook = Some(Arc::new(Listed::of(codebook, topics)));
        lexicon
    }
}

impl Listed {
    fn of(codebook: &Codebook, topics: WordList) -> Self {
        let mut known: Vec<Force> = Vec::new();
        let mut words = WordList::default();
        let mut own = Vec::new();
        for entry in &codebook.forces {
            match entry.known {
                Some(force) => {
                    let place = u8::try_from(known.len()).unwrap_or(u8::MAX);
                    known.push(force);
                    added(entry).for_each(|word| words.insert(word, place));
                }
                None => own.push(OwnForce::of(entry)),
            }
        }
        let only = codebook.replaces_forces.then(|| known.clone());
        Self { usage: codebook.usage(), topics, words, known, own, only }
    }

    /// The topics that words from this token on show.
    pub(crate) fn topics_at(
        &self,
        page: &Page<'_>,
        at: usize,
    ) -> impl Iterator<Item = (usize, u8)> {
        self.topics.at(page, at)
    }

    /// The force of the program's that the user's words give, and these words.
    pub(crate) fn force(
        &self,
        page: &Page<'_>,
        piece: &Words,
        lemma: Option<&str>,
    ) -> Option<(Force, Option<Words>)> {
        let (place, words) = self.words.first(page, piece, lemma)?;
        self.known.get(usize::from(place)).map(|force| (*force, words))
    }

    /// The force of the user's own, the first that fits.
    pub(crate) fn coding(
        &self,
        page: &Page<'_>,
        piece: &Words,
        lemma: Option<&str>,
        force: Force,
    ) -> Option<Coding<'_>> {
        self.own.iter().find_map(|own| {
            if !own.within.is_empty() && !own.within.contains(&force) {
                return None;
            }
            let words = match &own.words {
                Some(words) => words.first(page, piece, lemma)?.1,
                None => None,
            };
            Some(Coding { code: &own.code, group: &own.group, words })
        })
    }

    /// Whether the codebook in use has this force of the program's.
    pub(crate) fn has(&self, force: Force) -> bool {
        self.only.as_ref().is_none_or(|only| only.contains(&force))
    }
}

impl OwnForce {
    fn of(entry: &ForceEntry) -> Self {
        let mut words = WordList::default();
        entry.words.iter().for_each(|word| words.insert(word, 0));
        Self {
            code: entry.code.clone(),
            group: entry.group.clone(),
            within: entry.within.clone(),
            words: (!entry.words.is_empty()).then_some(words),
        }
    }
}

/// The words of a force of the program's that the built-in codebook does not name. Those that it
/// names are asked for already, each under its conditions, and count no more for being copied.
fn added(entry: &ForceEntry) -> impl Iterator<Item = &String> {
    let built_in = Codebook::parse(Codebook::built_in()).map(|book| book.forces);
    let forces = built_in.unwrap_or_default();
    let named = forces.into_iter().find(|other| other.code == entry.code);
    let named = named.map(|named| named.words).unwrap_or_default();
    entry.words.iter().filter(move |word| !named.contains(word))
}

/// Whether each topic can be found, and whether they are not too many.
pub(super) fn check_topics(
    topics: &[TopicEntry],
    replaced: bool,
    root: &Node,
) -> Result<(), CodebookError> {
    let built_in = &Lexicon::english().topic_codes;
    let is_known = |entry: &TopicEntry| built_in.contains(&entry.code);
    let wordless = topics.iter().find(|entry| entry.words.is_empty() && !is_known(entry));
    if let Some(entry) = wordless {
        let near = nearest(&entry.code, built_in.iter().map(String::as_str));
        let needs = match near {
            Some(_) => "`words`, or spell it as a topic of the built-in codebook",
            None => "`words` (or `keywords`)",
        };
        let problem = Problem::Wordless { what: "topic", code: entry.code.clone(), needs };
        return Err(CodebookError { line: entry.line, column: 1, problem });
    }
    let own = topics.iter().filter(|entry| !is_known(entry)).count();
    let all = if replaced { topics.len() } else { built_in.len() + own };
    if all > MOST_TOPICS {
        return Err(root.error(Problem::TooMany { what: "topics", most: MOST_TOPICS }));
    }
    Ok(())
}

/// Words and phrases of the user's; `*` at the end stands for any ending of a single word, and for
/// a plural of a phrase.
#[derive(Debug, Clone, Default)]
struct WordList {
    phrases: Phrases<u8>,
    stems: Vec<(String, u8)>,
}

impl WordList {
    fn insert(&mut self, word: &str, value: u8) {
        match word.strip_suffix('*') {
            Some(stem) if !stem.contains([' ', '-']) => self.stems.push((stem.to_owned(), value)),
            Some(stem) => {
                self.phrases.insert(stem, value);
                self.phrases.insert(&format!("{stem}s"), value);
            }
            None => self.phrases.insert(word, value),
        }
    }

    /// What begins at this token: how many tokens it has, and its value.
    fn at(&self, page: &Page<'_>, at: usize) -> impl Iterator<Item = (usize, u8)> {
        let word = page.low(at);
        let stems = self.stems.iter().filter(move |(stem, _)| word.starts_with(stem.as_str()));
        self.phrases.all_at(page, at).chain(stems.map(|(_, value)| (1, *value)))
    }

    /// The lowest value that words of the piece, or the dictionary form of its cue, have.
    fn first(
        &self,
        page: &Page<'_>,
        piece: &Words,
        lemma: Option<&str>,
    ) -> Option<(u8, Option<Words>)> {
        let within = piece.clone().flat_map(|at| {
            let found = self.at(page, at).filter(move |(length, _)| at + length <= piece.end);
            found.map(move |(length, value)| (value, Some(at..at + length)))
        });
        let cue = lemma.and_then(|lemma| {
            let stem = || self.stems.iter().find(|(stem, _)| lemma.starts_with(stem.as_str()));
            self.phrases.get(lemma).or_else(|| stem().map(|(_, value)| *value))
        });
        within.chain(cue.map(|value| (value, None))).min_by_key(|(value, _)| *value)
    }
}
