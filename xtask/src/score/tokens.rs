//! The tokens that spans are compared by.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

/// Letters, digits and the underscore of any script, as Python's `\w` has them (a combining mark
/// ends a word there, unlike in UTS #18).
static WORD: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"[\p{L}\p{N}_]+").expect("a valid pattern"));

/// The tokens of a text, by their code points.
#[derive(Debug)]
pub(crate) struct Tokens {
    words: Vec<Range<usize>>,
}

/// A run of tokens, by their numbers. A span of text always covers a run.
pub(crate) type Run = Range<usize>;

impl Tokens {
    /// The words of `text`.
    pub(crate) fn of(text: &str) -> Self {
        Self { words: code_points(text, WORD.find_iter(text).map(|word| word.range())) }
    }

    /// The tokens of which more than half lies in `start..end`.
    pub(crate) fn run(&self, start: usize, end: usize) -> Run {
        let inside = |word: &Range<usize>| {
            let shared = end.min(word.end).saturating_sub(start.max(word.start));
            2 * shared > word.len()
        };
        let near = self.words.partition_point(|word| word.end <= start);
        let mut run = near..near;
        for (number, word) in self.words.iter().enumerate().skip(near) {
            if word.start >= end {
                break;
            }
            if inside(word) {
                run = if run.is_empty() { number..number + 1 } else { run.start..number + 1 };
            }
        }
        run
    }
}

/// How many tokens both have.
pub(crate) fn shared(a: &Run, b: &Run) -> usize {
    a.end.min(b.end).saturating_sub(a.start.max(b.start))
}

/// The share of their tokens that both have (Jaccard's coefficient); 0 where there are none.
pub(crate) fn jaccard(a: &Run, b: &Run) -> f64 {
    let both = shared(a, b);
    let either = a.len() + b.len() - both;
    if either == 0 { 0.0 } else { both as f64 / either as f64 }
}

/// Ascending byte ranges of `text` as code points.
pub(crate) fn code_points(
    text: &str,
    ranges: impl Iterator<Item = Range<usize>>,
) -> Vec<Range<usize>> {
    let (mut byte, mut point) = (0, 0);
    let mut at = |target: usize| {
        point += text[byte..target].chars().count();
        byte = target;
        point
    };
    ranges.map(|range| at(range.start)..at(range.end)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_belongs_to_the_span_that_has_more_than_half_of_it() {
        let tokens = Tokens::of("Ælfa and Brenn met.");
        assert_eq!(tokens.run(0, 8), 0..2);
        assert_eq!(tokens.run(2, 8), 1..2, "half of `Ælfa` is not more than half");
        assert_eq!(tokens.run(1, 8), 0..2);
        assert!(tokens.run(4, 5).is_empty());
        assert!(tokens.run(50, 60).is_empty());
    }

    #[test]
    fn jaccard_is_shared_over_all() {
        assert_eq!(jaccard(&(0..4), &(2..6)), 2.0 / 6.0);
        assert_eq!(jaccard(&(0..0), &(3..3)), 0.0);
    }
}
