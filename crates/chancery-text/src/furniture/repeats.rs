//! What a page says twice: its headline (whole, cut short, or with the name of the site) and the
//! sentence below it that the text then begins with.

use super::features::Features;
use super::lexicon::starts_at_home;
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
    twice(blocks, marks);
    cut(blocks, marks);
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
    let crumbs = known(headline.words)
        && line.words <= headline.words + SITE_WORDS
        && line.pointed
        && starts_at_home(&line.normal, ' ')
        && line.normal.ends_with(headline.normal.as_str());
    cut || named || crumbs
}

/// The same words twice in a row, as pages have those of one picture in two sizes.
fn twice(blocks: &[Features], marks: &mut Marks) {
    for (at, pair) in blocks.windows(2).enumerate() {
        let known = !pair[1].normal.is_empty() && pair[1].words >= LEAD_WORDS;
        let same = known && pair[0].normal == pair[1].normal;
        if same && marks[at].is_none() && !pair[0].body {
            add(marks, at + 1, Furniture::likely(Reason::RepeatedHeadline));
        }
    }
}

/// What the text begins with, cut short above its headline, or whole above the buttons of a page.
fn cut(blocks: &[Features], marks: &mut Marks) {
    let known = |block: &Features| {
        let end = block.opening.match_indices(' ').nth(LEAD_WORDS).map(|(end, _)| end)?;
        block.opening.get(..end).map(str::to_owned)
    };
    for at in 0..blocks.len().min(TOP) {
        let block = &blocks[at];
        let Some(words) = known(block).filter(|_| block.cut_off || block.body) else { continue };
        let button = marks.get(at + 1).is_some_and(Option::is_some);
        let again = |next: &usize| {
            let below = &blocks[*next];
            let whole = below.bytes == block.bytes && below.opening == block.opening;
            let longer = block.cut_off && below.bytes >= block.bytes;
            (whole && button || longer) && below.opening.starts_with(&words)
        };
        if marks[at].is_none() && (at + 1..blocks.len().min(at + 1 + TOP)).any(|next| again(&next))
        {
            add(marks, at, Furniture::likely(Reason::RepeatedHeadline));
        }
    }
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
        // One of both has to be left.
        let left = marks.get(at + 1).is_none_or(Option::is_none);
        if left && told.is_some_and(|from| from <= DATELINE) && next.words >= block.words {
            add(marks, at, Furniture::likely(Reason::RepeatedHeadline));
        }
    }
}
