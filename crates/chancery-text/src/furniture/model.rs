//! A line's likeness to page furniture, learned.
//!
//! A linear model over the features of [`lines`](super::lines), and one over the scores that it gives the
//! lines around ([`second`](super::second)), with a whole number for each feature that pages showed often
//! enough; `model/LICENSE.md` says which pages.

use super::features::Features;
use super::lines::{Line, Page};
use super::second::Scores;

static MODEL: Model<'static> = Model(include_bytes!("../../model/furniture.bin"));

/// From these scores on a line is taken for furniture: on a page that tells something, below its last
/// running text, and on a page that lists goods or links, whose lines are short as menus are. With them
/// some 97 of 100 marked lines of pages not learned from are.
const LIKE: i32 = 18;
const LIKE_BELOW: i32 = 0;
const LIKE_ON_LISTS: i32 = 45;
/// A sentence has to be more like furniture than a label is.
const SENTENCE_LIKE: i32 = 150;
/// Or so like it at the first look that what stands around it does not matter; running text all the more.
const SENTENCE_ALONE: i32 = 165;
const RUNNING_TEXT_ALONE: i32 = 250;
/// A line that stands as a heading within a text does has to be more like furniture too.
const ENCLOSED_LIKE: i32 = 60;
/// Below this score a line is of the text, wherever it stands.
const UNLIKE: i32 = -80;

/// Fewer blocks are no page.
const FEWEST: usize = 5;

/// How like furniture each line of a page is.
pub(super) struct Likeness<'a> {
    blocks: &'a [Features],
    shielded: &'a [bool],
    /// By themselves and their place. Empty where nothing can be told.
    firsts: Vec<i32>,
    /// By the first scores around them too.
    scores: Vec<i32>,
    /// Whether the page tells something in running text, rather than lists goods or links.
    tells: bool,
    /// The last running text.
    last: usize,
}

impl<'a> Likeness<'a> {
    pub(super) fn of(text: &str, blocks: &'a [Features], shielded: &'a [bool]) -> Self {
        let last = blocks.iter().rposition(|block| block.body);
        let mut like = Self {
            blocks,
            shielded,
            firsts: Vec::new(),
            scores: Vec::new(),
            tells: false,
            last: 0,
        };
        // Beside what: a few lines by themselves, or lines without a text, are all there is.
        let Some(last) = last.filter(|_| blocks.len() >= FEWEST) else { return like };
        let page = Page::new(text, blocks);
        like.last = last;
        like.firsts = (0..blocks.len()).map(|at| MODEL.score(&page.line(at))).collect();
        let scores = Scores::new(blocks, &like.firsts);
        like.scores = (0..blocks.len()).map(|at| MODEL.score(&scores.line(at))).collect();
        like.tells = tells(blocks, &like.scores);
        like
    }

    /// Whether a line is like furniture.
    pub(super) fn is_like(&self, at: usize) -> bool {
        let (Some(&first), Some(&score)) = (self.firsts.get(at), self.scores.get(at)) else {
            return false;
        };
        let block = &self.blocks[at];
        let is_like = match block {
            block if block.body => score >= SENTENCE_LIKE || first >= RUNNING_TEXT_ALONE,
            block if block.ends_sentence && !block.cut_off => {
                score >= SENTENCE_LIKE || first >= SENTENCE_ALONE
            }
            _ => score >= self.limit(at),
        };
        // A sentence that tells who said what is of the page only where it is running text of another.
        let told = block.says && first < RUNNING_TEXT_ALONE;
        is_like && !told && !block.normal.is_empty() && !self.is_shielded(at)
    }

    /// The score from which on a label is taken for furniture.
    fn limit(&self, at: usize) -> i32 {
        match at {
            at if self.is_enclosed(at) => ENCLOSED_LIKE,
            _ if !self.tells => LIKE_ON_LISTS,
            at if at > self.last => LIKE_BELOW,
            _ => LIKE,
        }
    }

    /// Whether a line stands by itself between two sentences, as a heading within a text does.
    fn is_enclosed(&self, at: usize) -> bool {
        let sentence = |at: Option<usize>| {
            at.and_then(|at| self.blocks.get(at))
                .is_some_and(|b| b.ends_sentence && !b.cut_off && b.found.reason.is_none())
        };
        sentence(at.checked_sub(1)) && sentence(Some(at + 1))
    }

    /// Whether a line looks so much like one of the text that its place alone makes it no furniture.
    pub(super) fn is_unlike(&self, at: usize) -> bool {
        self.is_shielded(at) || self.scores.get(at).is_some_and(|score| *score < UNLIKE)
    }

    /// Whether a line belongs to the text, whatever it looks like.
    pub(super) fn is_shielded(&self, at: usize) -> bool {
        self.shielded.get(at) == Some(&true)
    }
}

/// Whether what a page says is told in running text for the most part.
fn tells(blocks: &[Features], scores: &[i32]) -> bool {
    let of_text = || blocks.iter().zip(scores).filter(|(_, score)| **score < 0);
    let bytes: usize = of_text().map(|(block, _)| block.bytes).sum();
    let told: usize = of_text().filter(|(b, _)| b.body).map(|(block, _)| block.bytes).sum();
    told * 4 >= bytes * 3
}

/// Weights: five bytes each, a feature's hash (little-endian) and its weight, by rising hash.
#[derive(Debug, Clone, Copy)]
pub(super) struct Model<'a>(pub(super) &'a [u8]);

impl Model<'_> {
    /// The sum of the weights of a line's features.
    pub(super) fn score(self, line: &Line) -> i32 {
        let (entries, _) = self.0.as_chunks::<5>();
        let weight = |&feature: &u32| {
            let at = entries.binary_search_by_key(&feature, hash).ok()?;
            entries.get(at).map(|entry| i32::from(entry[4].cast_signed()))
        };
        line.0.iter().filter_map(weight).sum()
    }
}

/// The feature that an entry is about.
fn hash(entry: &[u8; 5]) -> u32 {
    u32::from_le_bytes([entry[0], entry[1], entry[2], entry[3]])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_weights_stand_in_order() {
        let (entries, rest) = MODEL.0.as_chunks::<5>();
        assert!(rest.is_empty() && entries.len() > 1000);
        assert!(entries.is_sorted_by(|a, b| hash(a) < hash(b)));
    }
}
