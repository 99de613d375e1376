//! Source, cue and content: who is said to have said, thought, wanted or found what.
//!
//! The three-part model of attribution is that of PARC 3.0 (Pareti 2015) and PolNeAR (Newell et
//! al. 2018). Cues are found first; then, for each cue by itself, the words of its source and of
//! its content, so that links need no second step and contents may hold one another. Both steps
//! are linear-chain conditional random fields (Lafferty et al. 2001) over hashed features
//! (Weinberger et al. 2009) with whole-number weights: the same words give the same spans on every
//! machine.

#![warn(clippy::disallowed_methods)]

mod chain;
mod cue;
mod floating;
mod model;
mod span;
mod tables;
#[cfg(feature = "train")]
pub mod train;
mod view;

use std::ops::Range;

use chancery_record::ByteSpan;
use chancery_syntax::Analysis;

pub use model::{Model, ModelError};

/// One attribution, by token indices of the analysis it was found in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribution {
    /// The words that attribute: "said on Monday", "according to", "claim".
    pub cue: Range<usize>,
    /// The words that name the source; none where nobody is named.
    pub source: Vec<Range<usize>>,
    /// What is attributed, piece by piece, in the order of the text.
    pub content: Vec<Range<usize>>,
    /// How far the model preferred a cue here to none, in its own whole-number units: comparable
    /// within one model, no probability.
    pub margin: i32,
}

/// Finds the attributions of a text.
///
/// `blocks` are the byte spans `syntax` was analysed from; no attribution reaches beyond its
/// block. Ordered by cue. Linear in the tokens: a window of a bounded number of tokens is read for
/// each cue.
#[must_use]
pub fn find(model: &Model, text: &str, blocks: &[ByteSpan], syntax: &Analysis) -> Vec<Attribution> {
    let view = view::View::new(text, blocks, syntax);
    let mut scratch = chain::Scratch::default();
    let mut cues = Vec::new();
    for sentence in &view.sentences {
        cue::find(&model.cues, &view, sentence, &mut scratch, &mut cues);
    }
    let marks = span::CueMarks::new(&view, cues.iter().map(|(cue, _)| cue.clone()));
    let mut found: Vec<Attribution> = cues
        .iter()
        .map(|(cue, margin)| {
            let found = span::find(&model.spans, &view, &marks, cue, &mut scratch);
            Attribution {
                cue: cue.clone(),
                source: found.source,
                content: found.content,
                margin: *margin,
            }
        })
        .filter(|found| !found.content.is_empty())
        .collect();
    floating::attach(&view, &mut found);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<[String; 3]> {
        let blocks = [ByteSpan::new(0, text.len())];
        let mut syntax = Analysis::default();
        chancery_syntax::analyze(text, &blocks, &mut syntax);
        let words = |range: &Range<usize>| {
            let tokens = &syntax.tokens[range.clone()];
            text[tokens[0].span.start as usize..tokens[tokens.len() - 1].span.end as usize]
                .to_owned()
        };
        let join =
            |ranges: &[Range<usize>]| ranges.iter().map(words).collect::<Vec<_>>().join(" … ");
        find(Model::embedded(), text, &blocks, &syntax)
            .iter()
            .map(|one| [join(&one.source), words(&one.cue), join(&one.content)])
            .collect()
    }

    #[test]
    fn plain_reports_are_found() {
        let told = found("Foreign Minister Mirel Dasko said on Monday that the talks had failed.");
        assert_eq!(told.len(), 1);
        assert_eq!(told[0][0], "Foreign Minister Mirel Dasko");
        assert_eq!(told[0][2], "that the talks had failed");
        let told =
            found("“We will not sign,” the envoy told reporters. “Not this week, not ever.”");
        assert_eq!(told[0][0], "the envoy");
        assert!(told[0][2].contains("Not this week"), "{told:?}");
    }

    #[test]
    fn where_nothing_is_said_nothing_is_found() {
        assert_eq!(
            found("The ferry left the harbour at noon with forty lorries on board."),
            [[""; 3]; 0]
        );
        assert_eq!(found(""), [[""; 3]; 0]);
        assert_eq!(found("— “ ” ,, ; ( ["), [[""; 3]; 0]);
    }
}
