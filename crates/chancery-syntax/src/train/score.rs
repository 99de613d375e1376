//! Scores against gold: sentence spans, tokens, tags.

use std::collections::BTreeSet;

use chancery_record::ByteSpan;

use super::conllu::Document;
use super::perceptron::joined_hyphens;
use crate::tagger::label::label;
use crate::{Analysis, Model, Tagger, analyze};

/// Matches between what was found and what is gold.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// In both.
    pub matched: usize,
    /// Found.
    pub found: usize,
    /// Gold.
    pub gold: usize,
}

impl Counts {
    /// Harmonic mean of precision and recall; 1 where both sides are empty.
    #[must_use]
    pub fn f1(self) -> f64 {
        share(2 * self.matched, self.found + self.gold)
    }

    fn add(&mut self, found: &BTreeSet<(u32, u32)>, gold: &BTreeSet<(u32, u32)>) {
        self.matched += found.intersection(gold).count();
        self.found += found.len();
        self.gold += gold.len();
    }
}

/// Exact sentence spans and exact token spans, every paragraph a block.
#[must_use]
pub fn spans(documents: &[Document]) -> (Counts, Counts) {
    let (mut sentences, mut tokens) = (Counts::default(), Counts::default());
    let mut found = Analysis::default();
    let pair = |span: ByteSpan| (span.start, span.end);
    for document in documents {
        analyze(&document.text, &document.blocks, &mut found);
        let gold = document.sentences.iter().filter_map(|s| Document::sentence_span(s));
        sentences.add(
            &found.sentences.iter().map(|s| pair(s.span)).collect(),
            &gold.map(pair).collect(),
        );
        tokens.add(
            &found.tokens.iter().map(|t| pair(t.span)).collect(),
            &document.sentences.iter().flatten().map(|t| pair(t.span)).collect(),
        );
    }
    (sentences, tokens)
}

/// Tags on gold tokens: how many parts of speech are right, how many parts of speech with their
/// form are right, of how many words.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct TagCounts {
    /// Right parts of speech.
    pub tags: usize,
    /// Right parts of speech with the right form.
    pub forms: usize,
    /// Words.
    pub words: usize,
}

impl TagCounts {
    /// The share of words with the right part of speech.
    #[must_use]
    pub fn share_of_tags(self) -> f64 {
        share(self.tags, self.words)
    }

    /// The share of words with the right part of speech and form.
    #[must_use]
    pub fn share_of_forms(self) -> f64 {
        share(self.forms, self.words)
    }
}

/// `part / whole`; 1 where there is nothing.
fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}

/// Scores a model on gold tokens; with `joined`, parts around hyphens are joined first.
#[must_use]
pub fn tags(model: &Model, documents: &[Document], joined: bool) -> TagCounts {
    let mut counts = TagCounts::default();
    let mut tagger = Tagger::default();
    for document in documents {
        for sentence in &document.sentences {
            let merged = if joined { joined_hyphens(document, sentence) } else { None };
            let sentence = merged.as_ref().unwrap_or(sentence);
            let (mut tags, mut forms) = (Vec::new(), Vec::new());
            let words = sentence.iter().map(|t| t.span.of(&document.text));
            tagger.tag(model, words, &mut tags, &mut forms);
            for (gold, (tag, form)) in sentence.iter().zip(tags.iter().zip(&forms)) {
                let right = label(gold.tag, gold.form) == label(*tag, *form);
                counts.tags += usize::from(gold.tag == *tag);
                counts.forms += usize::from(right);
                counts.words += 1;
            }
        }
    }
    counts
}
