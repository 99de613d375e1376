//! Attributions (source, cue, content) in news text, micro-averaged over a corpus.
//!
//! A word is a run of letters and digits with inner apostrophes, dots, commas and hyphens; a span
//! has a word when they share a character.
//!
//! * `attribution`: one-to-one by the Jaccard coefficient of the words of the contents, at least
//!   .5, greedy from the highest. `who_said_what`: matched, and the sources' overlap coefficient
//!   is at least .5 or both have none; `_strict`: their Jaccard coefficient is.
//! * `content_exact`: the same characters, white space aside; `content_exact_words`: the same
//!   words. `*_piece`: contiguous pieces with the same words. `*_overlap`: words of any
//!   attribution. `cue_any`: cues that share a word with some cue of the other side.
//! * `recall.direct`, `.mixed`, `.indirect`: matched gold by whether its words stand inside double
//!   quotation marks.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::LazyLock;

use anyhow::{Result, bail};
use regex::Regex;
use serde::Deserialize;

use super::figures::{Figures, Measure, Prf, Share};
use super::matching::greedy;
use super::tokens::code_points;
use crate::prediction::{self, Attribution};

/// A text with its attributions.
#[derive(Debug, Deserialize)]
pub(crate) struct Gold {
    pub(crate) doc_id: String,
    text: String,
    attributions: Vec<Attribution>,
}

static WORD: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"[\p{L}\p{N}]+(?:['’.,\-][\p{L}\p{N}]+)*").expect("a valid pattern")
});

const PAIRS: [&str; 11] = [
    "attribution",
    "who_said_what",
    "who_said_what_strict",
    "content_exact",
    "content_exact_words",
    "content_piece",
    "cue_piece",
    "source_piece",
    "content_overlap",
    "cue_overlap",
    "source_overlap",
];
const RECALLS: [&str; 3] = ["recall.direct", "recall.mixed", "recall.indirect"];

/// The counts over documents.
#[derive(Debug, Default)]
struct Counts {
    pairs: [Prf; PAIRS.len()],
    cue_precision: Share,
    cue_recall: Share,
    source_strict: Share,
    source: Share,
    recalls: [Share; RECALLS.len()],
}

/// Scores a prediction over a corpus; a document without prediction has none.
pub(crate) fn score(gold: &[Gold], predicted: &[prediction::Attributions]) -> Result<Figures> {
    let known: BTreeSet<&str> = gold.iter().map(|gold| gold.doc_id.as_str()).collect();
    let mut found: BTreeMap<&str, &[Attribution]> = BTreeMap::new();
    for document in predicted {
        if !known.contains(document.doc_id.as_str()) {
            bail!("unknown doc_id in predictions: {}", document.doc_id);
        }
        found.insert(&document.doc_id, &document.attributions);
    }
    let mut counts = Counts::default();
    for gold in gold {
        let text = Text::of(&gold.text);
        let said = found.get(gold.doc_id.as_str()).copied().unwrap_or_default();
        let prepared = |attributions: &[Attribution]| -> Result<Vec<Words>> {
            attributions.iter().map(|one| text.words_of(one, &gold.doc_id)).collect()
        };
        counts.document(&prepared(&gold.attributions)?, &prepared(said)?, &text);
    }
    Ok(counts.figures())
}

impl Counts {
    fn document(&mut self, gold: &[Words], said: &[Words], text: &Text) {
        let with_content = |all: &[Words]| -> Vec<Words> {
            all.iter().filter(|one| !one.content.is_empty()).cloned().collect()
        };
        let (contents, found) = (with_content(gold), with_content(said));
        let matching = greedy(contents.len(), found.len(), 0.5, |g, p| {
            jaccard(&contents[g].content, &found[p].content)
        });
        let (mut right, mut strictly) = (0, 0);
        for &(g, p) in &matching.pairs {
            let (source, other) = (&contents[g].source, &found[p].source);
            let strict = jaccard(source, other) >= 0.5;
            let loose = overlap(source, other) >= 0.5;
            let none = source.is_empty() && other.is_empty();
            right += usize::from(loose || none);
            strictly += usize::from(strict || none);
            if !source.is_empty() {
                self.source.count(loose);
                self.source_strict.count(strict);
            }
        }
        let counted = |hits| Prf::new(hits, found.len(), contents.len());
        let one = |field: fn(&Words) -> &BTreeSet<usize>| union(gold, said, field);
        let piece = |field: fn(&Words) -> &Pieces| pieces(gold, said, field);
        let figures = [
            counted(matching.pairs.len()),
            counted(right),
            counted(strictly),
            multiset(contents.iter().map(|w| &w.characters), found.iter().map(|w| &w.characters)),
            multiset(contents.iter().map(|w| &w.content), found.iter().map(|w| &w.content)),
            piece(|words| &words.content_pieces),
            piece(|words| &words.cue_pieces),
            piece(|words| &words.source_pieces),
            one(|words| &words.content),
            one(|words| &words.cue),
            one(|words| &words.source),
        ];
        for (total, figure) in self.pairs.iter_mut().zip(figures) {
            *total += figure;
        }
        self.cue_precision += touched(said, gold);
        self.cue_recall += touched(gold, said);
        for (g, words) in contents.iter().enumerate() {
            let hit = matching.pairs.iter().any(|(gold, _)| *gold == g);
            self.recalls[text.quoted_sort(&words.content)].count(hit);
        }
    }

    fn figures(&self) -> Figures {
        let cue_any = Measure::Mean {
            precision: Some(self.cue_precision.value().unwrap_or(0.0)),
            recall: Some(self.cue_recall.value().unwrap_or(0.0)),
        };
        let pairs = PAIRS.into_iter().zip(self.pairs.map(Measure::Prf));
        let recalls = RECALLS.into_iter().zip(self.recalls.map(Measure::Share));
        let sources = [
            ("cue_any", cue_any),
            ("source_acc_jaccard", Measure::Share(self.source_strict)),
            ("source_acc_overlap", Measure::Share(self.source)),
        ];
        Figures(pairs.chain(sources).chain(recalls).collect())
    }
}

type Pieces = BTreeSet<BTreeSet<usize>>;

/// The words of one attribution, by their numbers.
#[derive(Debug, Clone, Default)]
struct Words {
    source: BTreeSet<usize>,
    cue: BTreeSet<usize>,
    content: BTreeSet<usize>,
    source_pieces: Pieces,
    cue_pieces: Pieces,
    content_pieces: Pieces,
    /// The code points of the content that are no white space.
    characters: BTreeSet<usize>,
}

struct Text {
    words: Vec<Range<usize>>,
    space: Vec<bool>,
    /// For every word, whether its first character stands inside double quotation marks.
    quoted: Vec<bool>,
}

impl Text {
    fn of(text: &str) -> Self {
        let words = code_points(text, WORD.find_iter(text).map(|word| word.range()));
        let inside = quoted(text);
        let quoted = words.iter().map(|word| inside[word.start]).collect();
        Self { words, space: text.chars().map(char::is_whitespace).collect(), quoted }
    }

    fn words_of(&self, attribution: &Attribution, document: &str) -> Result<Words> {
        let spans = [&attribution.source, &attribution.cue, &attribution.content];
        for &(start, end) in spans.into_iter().flatten() {
            if start >= end || end > self.space.len() {
                bail!("bad span {start}..{end} in {document}");
            }
        }
        let [source_pieces, cue_pieces, content_pieces] = spans.map(|spans| -> Pieces {
            let pieces = spans.iter().map(|(start, end)| self.touching(*start, *end));
            pieces.filter(|piece| !piece.is_empty()).collect()
        });
        let all = |pieces: &Pieces| pieces.iter().flatten().copied().collect();
        let characters = attribution.content.iter().flat_map(|(start, end)| *start..*end);
        Ok(Words {
            source: all(&source_pieces),
            cue: all(&cue_pieces),
            content: all(&content_pieces),
            source_pieces,
            cue_pieces,
            content_pieces,
            characters: characters.filter(|at| !self.space[*at]).collect(),
        })
    }

    fn touching(&self, start: usize, end: usize) -> BTreeSet<usize> {
        let first = self.words.partition_point(|word| word.end <= start);
        let last = self.words.partition_point(|word| word.start < end);
        (first..last).collect()
    }

    /// All quoted, some quoted, none quoted: the place in [`RECALLS`].
    fn quoted_sort(&self, words: &BTreeSet<usize>) -> usize {
        match words.iter().filter(|word| self.quoted[**word]).count() {
            0 => 2,
            all if all == words.len() => 0,
            _ => 1,
        }
    }
}

/// For every character whether it is inside (or is) a double-quoted stretch. A line's end ends it.
fn quoted(text: &str) -> Vec<bool> {
    let mut inside = vec![false; text.chars().count()];
    let mut open: Option<usize> = None;
    for (at, c) in text.chars().enumerate() {
        match (c, open) {
            ('\n', Some(from)) => {
                inside[from..at].fill(true);
                open = None;
            }
            ('“' | '"' | '„' | '«', None) => open = Some(at),
            ('”' | '"' | '»', Some(from)) => {
                inside[from..=at].fill(true);
                open = None;
            }
            _ => {}
        }
    }
    inside
}

fn jaccard(a: &BTreeSet<usize>, b: &BTreeSet<usize>) -> f64 {
    let both = a.intersection(b).count();
    if both == 0 { 0.0 } else { both as f64 / (a.len() + b.len() - both) as f64 }
}

fn overlap(a: &BTreeSet<usize>, b: &BTreeSet<usize>) -> f64 {
    let both = a.intersection(b).count();
    if both == 0 { 0.0 } else { both as f64 / a.len().min(b.len()) as f64 }
}

fn union(gold: &[Words], said: &[Words], field: fn(&Words) -> &BTreeSet<usize>) -> Prf {
    let all = |words: &[Words]| -> BTreeSet<usize> {
        words.iter().flat_map(|one| field(one).iter().copied()).collect()
    };
    let (gold, said) = (all(gold), all(said));
    Prf::new(gold.intersection(&said).count(), said.len(), gold.len())
}

fn pieces(gold: &[Words], said: &[Words], field: fn(&Words) -> &Pieces) -> Prf {
    let all = |words: &[Words]| -> Pieces {
        words.iter().flat_map(|one| field(one).iter().cloned()).collect()
    };
    let (gold, said) = (all(gold), all(said));
    Prf::new(gold.intersection(&said).count(), said.len(), gold.len())
}

/// Equal keys, one-to-one.
fn multiset<'a>(
    gold: impl Iterator<Item = &'a BTreeSet<usize>>,
    said: impl Iterator<Item = &'a BTreeSet<usize>>,
) -> Prf {
    let mut pool: BTreeMap<&BTreeSet<usize>, usize> = BTreeMap::new();
    let mut prf = Prf::default();
    for key in gold {
        *pool.entry(key).or_default() += 1;
        prf.gold += 1;
    }
    for key in said {
        prf.predicted += 1;
        if let Some(left) = pool.get_mut(key).filter(|left| **left > 0) {
            *left -= 1;
            prf.hits += 1;
        }
    }
    prf
}

/// Of the cues of `these`, how many share a word with a cue of `others`.
fn touched(these: &[Words], others: &[Words]) -> Share {
    let all: BTreeSet<usize> = others.iter().flat_map(|one| one.cue.iter().copied()).collect();
    let mut share = Share::default();
    for one in these.iter().filter(|one| !one.cue.is_empty()) {
        share.count(!one.cue.is_disjoint(&all));
    }
    share
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "“We will sail,” Ms. Venn said. Tolmark's port is shut, she added.";

    fn figures(attributions: serde_json::Value) -> Figures {
        let gold = serde_json::from_value(serde_json::json!({"doc_id": "1", "text": TEXT,
            "attributions": [
                {"source": [[16, 24]], "cue": [[25, 29]], "content": [[1, 14]]},
                {"source": [[55, 58]], "cue": [[59, 64]], "content": [[31, 53]]}]}));
        let said = serde_json::json!({"doc_id": "1", "attributions": attributions});
        score(&[gold.unwrap()], &[serde_json::from_value(said).unwrap()]).unwrap()
    }

    fn headline(figures: &Figures, name: &str) -> f64 {
        figures.get(name).unwrap().headline().unwrap()
    }

    #[test]
    fn one_right_attribution_of_two_is_half_recall() {
        let figures = figures(serde_json::json!([
            {"source": [[20, 24]], "cue": [[25, 29]], "content": [[0, 15]]}]));
        for (name, value) in [
            ("attribution", 2.0 / 3.0),
            ("who_said_what", 2.0 / 3.0),
            ("who_said_what_strict", 2.0 / 3.0),
            ("content_exact", 0.0),
            ("content_exact_words", 2.0 / 3.0),
            ("cue_any", 2.0 / 3.0),
            ("recall.direct", 1.0),
            ("recall.indirect", 0.0),
        ] {
            assert!((headline(&figures, name) - value).abs() < 1e-9, "{name}");
        }
        assert_eq!(figures.get("recall.mixed").unwrap().headline(), None);
    }

    #[test]
    fn a_wrong_source_spoils_who_said_what_alone() {
        let figures = figures(serde_json::json!([
            {"source": [[31, 40]], "cue": [[25, 29]], "content": [[1, 14]]}]));
        assert!(headline(&figures, "attribution") > 0.6);
        assert_eq!(headline(&figures, "who_said_what"), 0.0);
        assert_eq!(headline(&figures, "source_acc_overlap"), 0.0);
    }

    #[test]
    fn spans_outside_the_text_are_refused() {
        let text = Text::of("Venn");
        let bad = Attribution { content: vec![(2, 9)], ..Attribution::default() };
        assert!(text.words_of(&bad, "1").is_err());
    }
}
