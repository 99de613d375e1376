//! Another article below the first, as pages that go on without end have it when they are stored: its
//! headline stands twice, with labels between that stand above the first article too.

use super::features::Features;
use super::rules::{Marks, add};
use super::{Furniture, FurnitureReason as Reason};
use std::collections::HashSet;

/// Words of the shortest headline, and of the longest.
const HEADLINE: std::ops::RangeInclusive<usize> = 4..=30;
/// Bytes of running text of the shortest article.
const ARTICLE: usize = 200;
/// Lines between the headline and its second place.
const BETWEEN: usize = 5;

/// Marks everything from the headline of another article on.
pub(super) fn mark(blocks: &[Features], marks: &mut Marks) {
    let Some(first) = blocks.iter().position(|block| block.body) else { return };
    let above: HashSet<&str> = blocks[..first].iter().map(|b| b.normal.as_str()).collect();
    let opens = |at: &usize| opens(blocks, marks, &above, *at);
    let Some(from) = (end_of_first(blocks)..blocks.len()).find(opens) else { return };
    for at in from..blocks.len() {
        add(marks, at, Furniture::likely(Reason::RelatedStories));
    }
}

/// Where the first article can end: what a site says about itself above its pages is none.
fn end_of_first(blocks: &[Features]) -> usize {
    let (mut bodies, mut bytes) = (0, 0);
    for (at, block) in blocks.iter().enumerate().filter(|(_, block)| block.body) {
        bodies += 1;
        bytes += block.bytes;
        if bodies >= 2 && bytes >= ARTICLE {
            return at + 1;
        }
    }
    blocks.len()
}

/// Whether a line is a headline that stands again a few lines below, above running text, and nothing but
/// lines of the page between, one of which stands above the first text too.
fn opens(blocks: &[Features], marks: &Marks, above: &HashSet<&str>, at: usize) -> bool {
    let headline = &blocks[at];
    let titled = |block: &Features| {
        HEADLINE.contains(&block.words) && !block.ends_sentence && !block.ends_colon && !block.body
    };
    if marks[at].is_some() || headline.normal.is_empty() || !titled(headline) {
        return false;
    }
    let again =
        (at + 1..blocks.len()).take(BETWEEN).find(|&next| blocks[next].normal == headline.normal);
    again.is_some_and(|again| {
        let of_page = |next: usize| {
            let block = &blocks[next];
            marks[next].is_some() || block.day.told || block.found.masthead || block.found.menu
        };
        let told = blocks.get(again + 1).is_some_and(|block| block.body || block.ends_sentence);
        let above = |next: usize| {
            let label = blocks[next].normal.as_str();
            !label.is_empty() && above.contains(label)
        };
        (at + 1..again).all(of_page) && (at + 1..again).any(above) && told
    })
}
