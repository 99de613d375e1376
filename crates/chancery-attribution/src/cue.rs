//! The first step: which words attribute.

use std::ops::Range;

use chancery_syntax::Tag;
use chancery_syntax::weights::key;

use crate::chain::{Chain, Scratch};
use crate::view::{UNQUOTED, View};

/// Labels: outside, begins, goes on.
pub(crate) const LABELS: usize = 3;

/// How many features a token has.
const FEATURES: usize = 37;

/// Finds the cues of a sentence with their margins.
pub(crate) fn find(
    chain: &Chain,
    view: &View,
    sentence: &Range<usize>,
    scratch: &mut Scratch,
    out: &mut Vec<(Range<usize>, i32)>,
) {
    let context = Context::new(view, sentence);
    let mut sums = vec![[0i32; LABELS]; sentence.len()];
    for (at, sum) in sentence.clone().zip(&mut sums) {
        chain.add(&features(view, sentence, &context, at), sum);
    }
    chain.decode(scratch, &sums);
    let mut open: Option<(usize, i32)> = None;
    for (i, label) in scratch.best.iter().enumerate() {
        let at = sentence.start + i;
        if *label != 2
            && let Some((start, margin)) = open.take()
        {
            out.push((start..at, margin));
        }
        if *label == 1 || *label == 2 && open.is_none() {
            let margin = sums.get(i).map_or(0, |s| s[1].max(s[2]) - s[0]);
            open = Some((at, margin));
        }
    }
    if let Some((start, margin)) = open {
        out.push((start..sentence.end, margin));
    }
}

/// What holds for the whole sentence.
pub(crate) struct Context {
    has_quote: bool,
    starts_quoted: bool,
    ends_quoted: bool,
}

impl Context {
    pub(crate) fn new(view: &View, sentence: &Range<usize>) -> Self {
        let quoted = |at: usize| view.word(at).quote != UNQUOTED;
        Self {
            has_quote: sentence.clone().any(quoted),
            starts_quoted: quoted(sentence.start),
            ends_quoted: quoted(sentence.end.saturating_sub(1)),
        }
    }
}

/// The features of one token.
pub(crate) fn features(
    view: &View,
    sentence: &Range<usize>,
    context: &Context,
    at: usize,
) -> [u32; FEATURES] {
    let w = view.near(sentence, at, 0);
    let (l1, l2, l3) =
        (view.near(sentence, at, -1), view.near(sentence, at, -2), view.near(sentence, at, -3));
    let (r1, r2, r3) =
        (view.near(sentence, at, 1), view.near(sentence, at, 2), view.near(sentence, at, 3));
    let quoted = u32::from(w.quote != UNQUOTED);
    let around = quoted
        | u32::from(l1.is_mark) << 1
        | u32::from(r1.is_mark) << 2
        | u32::from(l2.is_mark) << 3
        | u32::from(r2.is_mark) << 4;
    let whole = u32::from(context.has_quote)
        | u32::from(context.starts_quoted) << 1
        | u32::from(context.ends_quoted) << 2;
    let ahead = ahead(view, sentence, at);
    let behind = behind(view, sentence, at);
    let first = u32::from(at == sentence.start);
    [
        key(1, first, 0),
        key(2, w.lower, 0),
        key(3, w.stem, 0),
        key(4, w.suffix, w.tag),
        key(5, w.tag, 0),
        key(6, w.lower, w.tag),
        key(7, l1.lower, 0),
        key(8, r1.lower, 0),
        key(9, l2.lower, 0),
        key(10, r2.lower, 0),
        key(11, l1.lower, w.lower),
        key(12, w.lower, r1.lower),
        key(13, w.stem, r1.tag),
        key(14, w.stem, l1.tag),
        key(15, l1.tag << 10 | w.tag, r1.tag),
        key(16, w.tag, r1.tag << 10 | r2.tag),
        key(17, l2.tag << 10 | l1.tag, w.tag),
        key(18, w.stem, around),
        key(19, w.tag, around),
        key(20, w.stem, whole),
        key(21, w.tag, whole << 1 | quoted),
        key(22, w.stem, ahead),
        key(23, w.tag, ahead),
        key(24, w.stem, behind),
        key(25, w.tag, behind),
        key(26, w.lower, r1.lower ^ r2.lower.rotate_left(7)),
        key(27, l1.lower, r1.lower),
        key(28, l1.stem, w.tag),
        key(29, r1.stem, w.tag),
        key(30, l2.stem, w.tag),
        key(31, w.tag, r3.tag << 10 | r2.tag),
        key(32, l3.tag << 10 | l2.tag, l1.tag),
        key(33, w.stem, w.tag << 16 | l1.tag << 8 | r1.tag),
        key(34, w.suffix, r1.tag),
        key(35, behind, ahead << 16 | w.tag),
        key(36, l1.stem, w.stem),
        key(37, w.stem, r1.stem),
    ]
}

/// How the words after this one go on: the first of "that", "to", a clause, a quotation, an end.
fn ahead(view: &View, sentence: &Range<usize>, at: usize) -> u32 {
    let quoted = view.word(at).quote;
    for offset in 1..8usize {
        let i = at + offset;
        if !sentence.contains(&i) {
            return 1;
        }
        let w = view.word(i);
        if w.quote != quoted {
            return 2 + 8 * u32::from(offset > 2);
        }
        match w.pos {
            Tag::Sconj => return 3 + 8 * u32::from(offset > 1),
            Tag::Verb | Tag::Aux => return 4 + 8 * (w.tag % 16) + 256 * u32::from(offset > 2),
            Tag::Punct => return 5 + 8 * u32::from(offset > 1),
            _ => {}
        }
    }
    6
}

/// What stands before: the nearest nominal in the clause, by kind and distance.
fn behind(view: &View, sentence: &Range<usize>, at: usize) -> u32 {
    for offset in 1..8usize {
        let Some(i) = at.checked_sub(offset).filter(|i| sentence.contains(i)) else { return 1 };
        let w = view.word(i);
        let far = u32::from(offset > 1) + u32::from(offset > 3);
        match w.pos {
            Tag::Propn => return 2 + 8 * far,
            Tag::Pron => return 3 + 8 * far + 64 * (w.lower % 4096),
            Tag::Noun => return 4 + 8 * far,
            Tag::Punct => return 5 + 8 * far + 32 * u32::from(w.is_mark),
            Tag::Verb => return 6 + 8 * far,
            _ => {}
        }
    }
    7
}
