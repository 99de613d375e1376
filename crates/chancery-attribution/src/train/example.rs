//! Annotated texts as sequences of features and gold labels.

use std::ops::Range;

use chancery_record::ByteSpan;
use chancery_syntax::{Analysis, analyze};

use super::Document;
use crate::cue::{self, Context};
use crate::span::{CueMarks, Reader, window};
use crate::view::View;

/// Sequences laid end to end.
#[derive(Debug, Default)]
pub(super) struct Examples {
    /// Features of all positions; each position has as many as any other.
    pub(super) keys: Vec<u32>,
    /// How many features a position has.
    pub(super) width: usize,
    /// The gold label of each position.
    pub(super) gold: Vec<u8>,
    /// Positions of each sequence.
    pub(super) sequences: Vec<Range<usize>>,
}

impl Examples {
    fn push(&mut self, keys: &[u32], gold: u8) {
        self.width = keys.len();
        self.keys.extend_from_slice(keys);
        self.gold.push(gold);
    }
}

/// Examples for cues and for the spans of each cue.
pub(super) fn examples(documents: &[Document]) -> (Examples, Examples) {
    let (mut cues, mut spans) = (Examples::default(), Examples::default());
    let mut syntax = Analysis::default();
    for document in documents {
        analyze(&document.text, &document.blocks, &mut syntax);
        let view = View::new(&document.text, &document.blocks, &syntax);
        let mut gold: Vec<Tokens> =
            document.attributions.iter().filter_map(|gold| tokens(&view, &syntax, gold)).collect();
        gold.sort_by_key(|gold| (gold.cue.start, gold.cue.end));
        cue_examples(&view, &gold, &mut cues);
        span_examples(&view, &gold, &mut spans);
    }
    (cues, spans)
}

/// An attribution by tokens.
struct Tokens {
    cue: Range<usize>,
    source: Vec<Range<usize>>,
    content: Vec<Range<usize>>,
}

fn tokens(view: &View, syntax: &Analysis, gold: &super::Gold) -> Option<Tokens> {
    let of = |spans: &[ByteSpan]| -> Vec<Range<usize>> {
        spans
            .iter()
            .map(|span| {
                syntax.token_at(span.start)
                    ..syntax.tokens.partition_point(|token| token.span.start < span.end)
            })
            .filter(|range| !range.is_empty())
            .collect()
    };
    // A cue in pieces is known by its longest.
    let cue = of(&gold.cue).into_iter().max_by_key(Range::len)?;
    let sentence = view.sentences.get(view.sentence_of(cue.start))?;
    let cue = cue.start..cue.end.min(sentence.end);
    Some(Tokens { cue, source: of(&gold.source), content: of(&gold.content) })
}

fn cue_examples(view: &View, gold: &[Tokens], out: &mut Examples) {
    let length = view.sentences.last().map_or(0, |s| s.end);
    let mut labels = vec![0u8; length];
    for found in gold {
        for at in found.cue.clone() {
            if let Some(label) = labels.get_mut(at) {
                *label = if at == found.cue.start { 1 } else { 2 };
            }
        }
    }
    for sentence in &view.sentences {
        let context = Context::new(view, sentence);
        let start = out.gold.len();
        for at in sentence.clone() {
            let keys = cue::features(view, sentence, &context, at);
            out.push(&keys, labels.get(at).copied().unwrap_or(0));
        }
        out.sequences.push(start..out.gold.len());
    }
}

fn span_examples(view: &View, gold: &[Tokens], out: &mut Examples) {
    let mut cues: Vec<Range<usize>> = gold.iter().map(|gold| gold.cue.clone()).collect();
    cues.dedup();
    let mut kept: Vec<Range<usize>> = Vec::with_capacity(cues.len());
    for cue in cues {
        if kept.last().is_none_or(|last| last.end <= cue.start) {
            kept.push(cue);
        }
    }
    let marks = CueMarks::new(view, kept.into_iter());
    for found in gold {
        let window = window(view, &found.cue);
        let reader = Reader::new(view, &marks, &found.cue, &window);
        let start = out.gold.len();
        for at in window.clone() {
            out.push(&reader.features(at), label(found, at));
        }
        out.sequences.push(start..out.gold.len());
    }
}

fn label(found: &Tokens, at: usize) -> u8 {
    if found.cue.contains(&at) {
        return 0;
    }
    let inside = |ranges: &[Range<usize>]| {
        ranges.iter().find(|range| range.contains(&at)).map(|range| u8::from(range.start != at))
    };
    match (inside(&found.source), inside(&found.content)) {
        (Some(on), _) => 1 + on,
        (None, Some(on)) => 3 + on,
        (None, None) => 0,
    }
}
