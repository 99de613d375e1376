//! Lines that belong to the text although they are short: the points of a list that the text announces,
//! the names under a joint statement, and a last sentence that was broken off. Nothing by place or look marks them.

use super::features::Features;
use super::rules::Marks;
use crate::blocks::BlockKind;

/// Words of the shortest line that announces a list, and of the longest.
const ANNOUNCING: std::ops::RangeInclusive<usize> = 3..=45;
/// Names and offices below a line that says for whom they sign.
const SIGNERS: usize = 3;
/// Words of the shortest sentence that is broken off.
const BROKEN_WORDS: usize = 8;
/// Words of the longest line of a signature.
const SIGNER_WORDS: usize = 9;

/// For each line, whether it belongs to the text so.
pub(super) fn shielded(blocks: &[Features], marks: &Marks) -> Vec<bool> {
    let mut shielded = vec![false; blocks.len()];
    let mut at = 0;
    while at < blocks.len() {
        let below = &blocks[at + 1..];
        let open = |next: &usize| marks[at + 1 + next].is_none();
        let many = if marks[at].is_some() {
            0
        } else if blocks[at].signs {
            let signer = |b: &&Features| b.words <= SIGNER_WORDS && !b.signs && !b.body;
            let names = below.iter().take(SIGNERS).take_while(signer).count();
            (0..names).take_while(open).count()
        } else if announces(&blocks[at]) {
            points(below, open)
        } else {
            0
        };
        if many > 0 || blocks[at].signs && marks[at].is_none() {
            shielded[at..=at + many].fill(true);
        }
        at += many + 1;
    }
    if let Some(last) = shielded.last_mut() {
        *last |= is_broken_off(blocks, marks);
    }
    shielded
}

/// Whether the last line is a sentence of the text that the store of it broke off: it follows upon a sentence and
/// has the small words of one.
fn is_broken_off(blocks: &[Features], marks: &Marks) -> bool {
    let [.., before, last] = blocks else { return false };
    let follows = before.ends_sentence && !before.cut_off && marks[blocks.len() - 2].is_none();
    let sentence = last.words >= BROKEN_WORDS && last.shape.function_words >= 2;
    follows && sentence && !last.cut_off && matches!(last.shape.first, b'A' | b'"' | b'?')
}

fn announces(block: &Features) -> bool {
    block.ends_colon && ANNOUNCING.contains(&block.words) && block.found.reason.is_none()
}

/// How many of these lines are points of a list.
fn points(below: &[Features], open: impl Fn(&usize) -> bool) -> usize {
    let mut many = 0;
    for (at, block) in below.iter().enumerate() {
        let first = block.shape.first;
        let goes_on = matches!(block.shape.last, b';' | b',');
        let is_point = block.kind == BlockKind::ListItem || goes_on || first == b'a';
        if !is_point || !open(&at) {
            // The last point ends the sentence and the list.
            return many + usize::from(many > 0 && block.ends_sentence && !block.body && open(&at));
        }
        many += 1;
        if !goes_on && block.ends_sentence && block.kind != BlockKind::ListItem {
            break;
        }
    }
    many
}
