//! What a page says twice: its headline (whole, cut short, or with the name of the site) and the
//! sentence below it that the text then begins with.

use super::features::Features;
use super::rules::{Marks, add};
use super::{Furniture, FurnitureReason as Reason};
use crate::blocks::BlockKind;

/// Words of the shortest headline that is known again.
const HEADLINE_WORDS: usize = 4;
/// Words of the longest.
const LONGEST: usize = 30;
/// Words that a page adds to a headline: the name of the site.
const SITE_WORDS: usize = 4;
/// Words of the shortest sentence that is known again at the beginning of the text.
const LEAD_WORDS: usize = 8;
/// Bytes of a place and a day before the words that a text begins with.
const DATELINE: usize = 60;
/// Blocks among which a text begins that has no menu above it.
const TOP: usize = 8;

/// Marks what stands twice.
pub(super) fn mark(blocks: &[Features], marks: &mut Marks) {
    headline(blocks, marks);
    lead(blocks, marks);
}

/// The headline again, above the running text or below it.
fn headline(blocks: &[Features], marks: &mut Marks) {
    let titled = |block: &Features| {
        let line = matches!(block.kind, BlockKind::Heading(_) | BlockKind::Line)
            || (block.kind == BlockKind::Paragraph && block.cut_off);
        line && (HEADLINE_WORDS..=LONGEST).contains(&block.words)
    };
    let Some(first) = (0..blocks.len()).find(|&at| marks[at].is_none() && titled(&blocks[at]))
    else {
        return;
    };
    let start = blocks.iter().position(|b| b.body).unwrap_or(blocks.len());
    let end = blocks.iter().rposition(|b| b.body).unwrap_or(0);
    let mut shown = first;
    for at in first + 1..blocks.len() {
        let inside = start < at && at < end;
        if inside || marks[at].is_some() {
            continue;
        }
        match again(&blocks[shown], &blocks[at]) {
            Some(Twice::Later) => add(marks, at, Furniture::likely(Reason::RepeatedHeadline)),
            Some(Twice::Earlier) if at < start.max(first + 2) => {
                add(marks, shown, Furniture::likely(Reason::RepeatedHeadline));
                shown = at;
            }
            _ => {}
        }
    }
}

/// Which of two lines is the one that the page repeats.
enum Twice {
    Earlier,
    Later,
}

fn again(first: &Features, other: &Features) -> Option<Twice> {
    // A long paragraph keeps no words to be known again by.
    if first.normal.is_empty() || other.normal.is_empty() {
        return None;
    }
    if first.normal == other.normal {
        return Some(Twice::Later);
    }
    if is_shown_of(other, first) {
        return Some(Twice::Later);
    }
    is_shown_of(first, other).then_some(Twice::Earlier)
}

/// Whether a line is a headline cut short, or with the name of the site behind it.
fn is_shown_of(line: &Features, headline: &Features) -> bool {
    let known = |words: usize| words >= HEADLINE_WORDS;
    let cut = line.cut_off
        && !line.normal.is_empty()
        && known(line.words)
        && headline.words <= LONGEST
        && headline.normal.starts_with(line.normal.trim_end());
    let named = line.parted
        && known(headline.words)
        && line.words <= headline.words + SITE_WORDS
        && line.normal.starts_with(headline.normal.as_str());
    cut || named
}

/// A sentence above the text that the text itself begins with, after its dateline perhaps.
fn lead(blocks: &[Features], marks: &mut Marks) {
    let first = blocks.iter().position(|block| block.body).unwrap_or(0);
    for at in 0..blocks.len().min(TOP.max(first + 1)) {
        let block = &blocks[at];
        let sentence = block.body || (at > 0 && block.ends_sentence && block.words >= LEAD_WORDS);
        if marks[at].is_some() || !sentence || block.normal.is_empty() {
            continue;
        }
        let Some(next) = blocks.get(at + 1) else { return };
        let told = next.opening.find(block.normal.trim_end());
        if told.is_some_and(|from| from <= DATELINE) && next.words >= block.words {
            add(marks, at, Furniture::likely(Reason::RepeatedHeadline));
        }
    }
}
