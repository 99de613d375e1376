//! Quotations that no cue claims: they go on from the attribution before them.
//!
//! The press names the speaker once and lets quotations follow, over sentences and paragraphs
//! (Pavllo et al. 2018, "Quootstrap": a quotation without a speaker of its own belongs to the last
//! one).

use std::ops::Range;

use crate::Attribution;
use crate::view::View;

/// A quotation of fewer words is a set term rather than speech.
const SPEECH: usize = 6;

/// Adds unclaimed quotations to the contents of the attributions they go on from.
pub(crate) fn attach(view: &View, found: &mut [Attribution]) {
    let claimed = claimed(view, found);
    for quotation in view.quotations() {
        let words = quotation.clone().filter(|at| view.word(*at).is_word).count();
        let free = quotation.clone().all(|at| !claimed.get(at).copied().unwrap_or(false));
        if words < SPEECH || !free || !opens(view, quotation) {
            continue;
        }
        let after = found.partition_point(|one| one.cue.start < quotation.start);
        let Some(speaker) = speaker(view, found, after, quotation) else { continue };
        found[speaker].content.push(quotation.clone());
    }
}

/// Whether a quotation begins its sentence and no word follows it in the sentence it ends in: words
/// beside it would say whose it is.
fn opens(view: &View, quotation: &Range<usize>) -> bool {
    let sentence = |at: usize| view.sentences.get(view.sentence_of(at));
    let first = sentence(quotation.start).is_some_and(|s| s.start == quotation.start);
    let last = sentence(quotation.end - 1)
        .is_some_and(|s| !(quotation.end..s.end).any(|at| view.word(at).is_word));
    first && last
}

/// The attribution that an unclaimed quotation goes on from: the last one with a quotation in the
/// same block or, where the quotation opens its block, in the one before.
fn speaker(
    view: &View,
    found: &[Attribution],
    after: usize,
    quotation: &Range<usize>,
) -> Option<usize> {
    let block = view.block_of(view.sentence_of(quotation.start));
    let floor = if quotation.start == block.start {
        view.block_of(view.sentence_of(block.start.checked_sub(1)?)).start
    } else {
        block.start
    };
    (after.saturating_sub(8)..after).rev().find(|at| {
        let one = &found[*at];
        one.cue.start >= floor
            && !view.quoted(one.cue.start)
            && one
                .content
                .iter()
                .any(|piece| view.quoted(piece.start) || view.quoted(piece.end - 1))
    })
}

/// Which tokens some attribution holds already.
fn claimed(view: &View, found: &[Attribution]) -> Vec<bool> {
    let mut claimed = vec![false; view.len()];
    for one in found.iter().filter(|one| !view.quoted(one.cue.start)) {
        for piece in one.content.iter().chain([&one.cue]) {
            claimed.get_mut(piece.clone()).unwrap_or(&mut []).fill(true);
        }
    }
    claimed
}
