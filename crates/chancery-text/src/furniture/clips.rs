//! Lists of films: the length of each stands above its headline, or below it.

use super::features::Features;
use super::rules::{Marks, add};
use super::{Furniture, FurnitureReason as Reason};

/// Films of the shortest list.
const FEWEST: usize = 3;
/// Words of the longest headline.
const HEADLINE_WORDS: usize = 25;
/// A list has at least one length in so many lines.
const LINES_A_CLIP: usize = 3;

/// Marks lists of films. In a programme of a day the hours rise; lengths of films do so by chance only.
pub(super) fn mark(blocks: &[Features], marks: &mut Marks) {
    let fits = |block: &Features| {
        block.clock.is_some() || !block.body && block.words <= HEADLINE_WORDS && !block.ends_colon
    };
    let mut at = 0;
    while at < blocks.len() {
        let length = blocks[at..].iter().take_while(|block| fits(block)).count();
        list(blocks, at, at + length, marks);
        at += length + 1;
    }
}

/// Marks the list of films among these lines, if there is one.
fn list(blocks: &[Features], from: usize, to: usize, marks: &mut Marks) {
    let clocks: Vec<(usize, u32)> =
        (from..to).filter_map(|at| Some((at, blocks[at].clock?))).collect();
    let (Some(first), Some(last)) = (clocks.first(), clocks.last()) else { return };
    let near = clocks.windows(2).all(|pair| (2..=LINES_A_CLIP).contains(&(pair[1].0 - pair[0].0)));
    let rising = clocks.windows(2).all(|pair| pair[0].1 <= pair[1].1);
    if clocks.len() < FEWEST || !near || rising {
        return;
    }
    // The last line of all is a length: the headlines stand above theirs.
    let above = last.0 + 1 == to && first.0 > from;
    let step = clocks[1].0 - first.0;
    let (start, end) = if above {
        (first.0 + 1 - step.min(first.0 + 1 - from), to)
    } else {
        (first.0, to.min(last.0 + step))
    };
    for at in start..end {
        add(marks, at, Furniture::likely(Reason::RelatedStories));
    }
}
