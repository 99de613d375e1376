//! The second step: of one cue, the words of its source and of its content.

use std::ops::Range;

use chancery_syntax::Tag;
use chancery_syntax::weights::key;

use crate::chain::{Chain, Scratch};
use crate::view::{UNQUOTED, View, Word};

/// Labels: neither, source begins and goes on, content begins and goes on.
pub(crate) const LABELS: usize = 5;

/// How many features a token has.
const FEATURES: usize = 55;

/// How many tokens before and after a cue are read at most.
const BEFORE: usize = 90;
const AFTER: usize = 130;

/// What the second step finds.
pub(crate) struct Found {
    pub(crate) source: Vec<Range<usize>>,
    pub(crate) content: Vec<Range<usize>>,
}

/// Which tokens belong to which cue.
pub(crate) struct CueMarks {
    starts: Vec<usize>,
    ends: Vec<usize>,
    /// For each token, how many cues have begun before it.
    counts: Vec<u32>,
}

impl CueMarks {
    pub(crate) fn new(view: &View, cues: impl Iterator<Item = Range<usize>>) -> Self {
        let length = view.sentences.last().map_or(0, |s| s.end);
        let (starts, ends): (Vec<usize>, Vec<usize>) = cues.map(|c| (c.start, c.end)).unzip();
        let mut counts = vec![0u32; length + 1];
        for start in &starts {
            if let Some(count) = counts.get_mut(start + 1) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for count in &mut counts {
            sum += *count;
            *count = sum;
        }
        Self { starts, ends, counts }
    }

    /// Whether a cue holds this token.
    fn holds(&self, at: usize) -> bool {
        let i = self.ends.partition_point(|end| *end <= at);
        self.starts.get(i).is_some_and(|start| *start <= at)
    }

    /// How many cues begin in this range.
    fn between(&self, range: Range<usize>) -> u32 {
        let count = |at: usize| self.counts.get(at).copied().unwrap_or(0);
        count(range.end).saturating_sub(count(range.start))
    }
}

/// The words read for a cue: its sentence; the sentences around it as far as quotations reach.
pub(crate) fn window(view: &View, cue: &Range<usize>) -> Range<usize> {
    let index = view.sentence_of(cue.start);
    let block = view.block_of(index);
    let own = view.sentences.get(index).cloned().unwrap_or(0..0);
    let quoted = |at: usize| view.word(at).quote != UNQUOTED;
    let mut start = own.start;
    let mut first = index;
    // A quotation that began in an earlier sentence, or one that is all the sentence before.
    while first > 0 && start > block.start {
        let Some(before) = view.sentences.get(first - 1).filter(|s| s.start >= block.start) else {
            break;
        };
        let ends_quoted = quoted(before.end.saturating_sub(1));
        if !ends_quoted || cue.start - before.start > BEFORE {
            break;
        }
        start = before.start;
        first -= 1;
    }
    let mut end = own.end;
    let mut last = index;
    while end < block.end {
        let Some(after) = view.sentences.get(last + 1).filter(|s| s.end <= block.end) else {
            break;
        };
        if !quoted(after.start) || after.end - cue.end > AFTER {
            break;
        }
        end = after.end;
        last += 1;
    }
    start.max(cue.start.saturating_sub(BEFORE))..end.min(cue.end + AFTER)
}

pub(crate) fn find(
    chain: &Chain,
    view: &View,
    marks: &CueMarks,
    cue: &Range<usize>,
    scratch: &mut Scratch,
) -> Found {
    let window = window(view, cue);
    let reader = Reader::new(view, marks, cue, &window);
    let mut sums = vec![[0i32; LABELS]; window.len()];
    for (at, sum) in window.clone().zip(&mut sums) {
        chain.add(&reader.features(at), sum);
        if cue.contains(&at) {
            sum[0] += 1 << 20;
        }
    }
    chain.decode(scratch, &sums);
    Found {
        source: pieces(&scratch.best, window.start, 1),
        content: pieces(&scratch.best, window.start, 3),
    }
}

/// The stretches labelled `begin` and `begin + 1`.
fn pieces(labels: &[u8], start: usize, begin: u8) -> Vec<Range<usize>> {
    let mut pieces: Vec<Range<usize>> = Vec::new();
    let mut open: Option<usize> = None;
    for (at, label) in (start..).zip(labels) {
        let begins = *label == begin;
        let goes_on = *label == begin + 1;
        if !goes_on && let Some(first) = open.take() {
            pieces.push(first..at);
        }
        if begins || goes_on && open.is_none() {
            open = Some(at);
        }
    }
    if let Some(first) = open {
        pieces.push(first..start + labels.len());
    }
    pieces
}

/// What is known of a cue while its window is read.
pub(crate) struct Reader<'v> {
    view: &'v View,
    marks: &'v CueMarks,
    cue: Range<usize>,
    window: Range<usize>,
    sentence: Range<usize>,
    /// The cue's verb or noun.
    head: Word,
    /// Commas, verbs and openings of clauses from the cue to each token of the window.
    paths: Vec<Path>,
    next: u32,
    previous: u32,
    shape: u32,
}

/// What lies between a cue and a token.
#[derive(Debug, Clone, Copy, Default)]
struct Path {
    commas: u32,
    verbs: u32,
    clauses: u32,
    quotes: u32,
    stops: u32,
    /// Only words of a noun phrase lie between.
    nominal: bool,
}

impl<'v> Reader<'v> {
    pub(crate) fn new(
        view: &'v View,
        marks: &'v CueMarks,
        cue: &Range<usize>,
        window: &Range<usize>,
    ) -> Self {
        let index = view.sentence_of(cue.start);
        let sentence = view.sentences.get(index).cloned().unwrap_or(0..0);
        let head = *view.word(head(view, cue));
        let after = view.near(&sentence, cue.end, 0);
        let before = view.near(&sentence, cue.start, -1);
        let quoted = |at: usize| view.word(at).quote != UNQUOTED;
        let shape = u32::from(view.has_quote(index))
            | u32::from(quoted(cue.start)) << 1
            | u32::from(quoted(sentence.start)) << 2
            | u32::from(before.pos == Tag::Punct) << 3
            | u32::from(before.is_mark) << 4
            | u32::from(after.pos == Tag::Punct) << 5;
        let mut reader = Self {
            view,
            marks,
            cue: cue.clone(),
            window: window.clone(),
            head,
            paths: Vec::new(),
            next: after.lower,
            previous: before.tag,
            shape,
            sentence,
        };
        reader.paths = reader.read_paths();
        reader
    }

    fn read_paths(&self) -> Vec<Path> {
        let mut paths = vec![Path::default(); self.window.len()];
        let mut path = Path { nominal: true, ..Path::default() };
        for at in self.cue.end..self.window.end {
            if let Some(slot) = paths.get_mut(at - self.window.start) {
                *slot = path;
            }
            self.walk(&mut path, at);
        }
        path = Path { nominal: true, ..Path::default() };
        for at in (self.window.start..self.cue.start).rev() {
            if let Some(slot) = paths.get_mut(at - self.window.start) {
                *slot = path;
            }
            self.walk(&mut path, at);
        }
        paths
    }

    fn walk(&self, path: &mut Path, at: usize) {
        let w = self.view.word(at);
        if w.is_mark {
            path.quotes = (path.quotes + 1).min(3);
            path.nominal = false;
            return;
        }
        match w.pos {
            Tag::Punct => {
                path.commas = (path.commas + 1).min(3);
            }
            Tag::Verb => {
                path.verbs = (path.verbs + 1).min(3);
                path.nominal = false;
            }
            Tag::Aux | Tag::Adv => path.nominal = false,
            Tag::Sconj => {
                path.clauses = (path.clauses + 1).min(3);
                path.nominal = false;
            }
            Tag::Cconj => path.clauses = (path.clauses + 1).min(3),
            _ => {}
        }
        if at + 1 == self.sentence.end || at == self.sentence.start {
            path.stops = 1;
        }
    }

    /// The features of one token of the window.
    #[expect(clippy::too_many_lines, reason = "a list of templates, one a line")]
    pub(crate) fn features(&self, at: usize) -> [u32; FEATURES] {
        let view = self.view;
        let w = view.near(&self.window, at, 0);
        let (l1, r1) = (view.near(&self.window, at, -1), view.near(&self.window, at, 1));
        let (l2, r2) = (view.near(&self.window, at, -2), view.near(&self.window, at, 2));
        let (side, distance) = self.place(at);
        let path = self.paths.get(at - self.window.start).copied().unwrap_or_default();
        let between = path.commas
            | path.verbs << 2
            | path.clauses << 4
            | path.quotes << 6
            | path.stops << 8
            | u32::from(path.nominal) << 9;
        let other = self.marks.holds(at) && !self.cue.contains(&at);
        let cues = match side {
            0 => self.marks.between(at..self.cue.start),
            1 => self.marks.between(self.cue.end..at),
            _ => 0,
        }
        .min(2);
        let quoted = u32::from(w.quote != UNQUOTED);
        let own_quote = self.touches(w.quote);
        let q = quoted | own_quote << 1 | u32::from(w.is_mark) << 2 | side << 3;
        let edge = u32::from(l1.pos == Tag::Punct)
            | u32::from(r1.pos == Tag::Punct) << 1
            | u32::from(at == self.sentence.start) << 2
            | u32::from(at + 1 == self.sentence.end) << 3
            | u32::from(l1.is_mark) << 4
            | u32::from(r1.is_mark) << 5
            | u32::from(w.capital) << 6
            | u32::from(self.sentence.contains(&at)) << 7;
        let place = side | distance << 2;
        let left = self.sentence.end.saturating_sub(at);
        let rest = match left {
            0..=3 => left as u32,
            4..=6 => 4,
            7..=12 => 5,
            _ => 6,
        };
        // Where contents end: at a comma, after one, at a conjunction.
        let comma = if w.pos == Tag::Punct && !w.is_mark {
            1
        } else if l1.pos == Tag::Punct && !l1.is_mark {
            2
        } else if w.pos == Tag::Cconj {
            3
        } else {
            0
        };
        let head = self.head.stem;
        let lasting = place | quoted << 8 | cues << 9;
        [
            key(101, place, 0),
            key(102, place, w.tag),
            key(103, side, w.lower),
            key(104, side, w.tag << 10 | l1.tag),
            key(105, side, w.tag << 10 | r1.tag),
            key(106, side | l1.lower << 2, w.tag),
            key(107, side | r1.lower << 2, w.tag),
            key(108, head, place),
            key(109, head, side | w.tag << 2),
            key(110, head, w.lower ^ side),
            key(111, side, between),
            key(112, side | between << 2, w.tag),
            key(113, head ^ side, between),
            key(114, self.head.tag, side | between << 2),
            key(115, self.head.tag, side | w.tag << 2 | distance << 12),
            key(116, q, w.tag),
            key(117, q, edge),
            key(118, q, self.shape),
            key(119, q, between),
            key(120, edge | side << 8, between),
            key(121, edge | side << 8, self.shape),
            key(122, self.next, side | w.tag << 2),
            key(123, self.next, place),
            key(124, self.next ^ side, between),
            key(125, self.previous, place),
            key(126, self.previous | side << 12, between),
            key(127, self.previous | side << 12, self.head.tag | self.shape << 12),
            key(128, u32::from(other) | cues << 1 | side << 3, w.tag),
            key(129, u32::from(other) | cues << 1 | side << 3, between),
            key(130, l1.lower, w.lower ^ side),
            key(131, w.lower, r1.lower ^ side),
            key(132, l2.tag << 10 | l1.tag, w.tag << 2 | side),
            key(133, r2.tag << 10 | r1.tag, w.tag << 2 | side),
            key(134, lasting, self.head.tag),
            key(135, lasting, self.shape),
            key(136, lasting, between),
            key(137, head, side | q << 2 | edge << 8),
            key(138, head, self.shape << 2 | side),
            key(139, edge | side << 8, w.tag),
            key(140, l1.stem, side | w.tag << 2 | 1 << 31),
            key(141, self.head.tag | side << 12, edge | self.shape << 10),
            key(142, head ^ self.next.rotate_left(5), place),
            key(143, u32::from(path.nominal) | side << 1 | w.tag << 3, l1.tag << 10 | r1.tag),
            key(144, w.suffix, side | distance.min(3) << 2),
            key(145, self.between_head(at), side | between << 2),
            key(146, side | rest << 2, w.tag),
            key(147, side | rest << 2, between),
            key(148, comma | side << 2, w.lower),
            key(149, comma | side << 2, r1.lower),
            key(150, comma | side << 2 | w.tag << 4, r1.tag << 10 | r2.tag),
            key(151, comma | side << 2, l1.lower ^ l2.lower.rotate_left(9)),
            key(152, head ^ side, rest | comma << 4),
            key(153, self.shape << 2 | side, rest | comma << 4 | u32::from(quoted == 1) << 6),
            key(154, side | distance << 2, rest | quoted << 4),
            key(155, r1.stem, side | w.tag << 2),
        ]
    }

    /// Side (before, after, inside) and distance in steps that grow.
    fn place(&self, at: usize) -> (u32, u32) {
        let (side, tokens) = if at < self.cue.start {
            (0, self.cue.start - at)
        } else if at >= self.cue.end {
            (1, at - self.cue.end + 1)
        } else {
            (2, 0)
        };
        let distance = match tokens {
            0..=6 => tokens as u32,
            7..=9 => 7,
            10..=14 => 8,
            15..=24 => 9,
            25..=44 => 10,
            _ => 11,
        };
        (side, distance)
    }

    /// Whether this quotation stands right beside the cue (1) or the cue is inside it (2).
    fn touches(&self, quote: u32) -> u32 {
        if quote == UNQUOTED {
            return 0;
        }
        if self.view.word(self.cue.start).quote == quote {
            return 2;
        }
        let near = |at: usize| self.window.contains(&at) && self.view.word(at).quote == quote;
        let after = (self.cue.end..self.cue.end + 3).any(near);
        let before = (self.cue.start.saturating_sub(3)..self.cue.start).any(near);
        u32::from(after || before)
    }

    /// Whether the word next to this one toward the cue ends a phrase: its tag.
    fn between_head(&self, at: usize) -> u32 {
        let toward = if at < self.cue.start { at + 1 } else { at.saturating_sub(1) };
        if self.cue.contains(&toward) { 998 } else { self.view.word(toward).tag }
    }
}

/// The token a cue is known by: its last verb, else its last noun or adjective, else its first.
fn head(view: &View, cue: &Range<usize>) -> usize {
    let last = |test: &dyn Fn(Tag) -> bool| cue.clone().rev().find(|at| test(view.word(*at).pos));
    let first_verb = cue.clone().find(|at| view.word(*at).pos == Tag::Verb);
    first_verb
        .or_else(|| last(&|tag| matches!(tag, Tag::Noun | Tag::Adj | Tag::Propn)))
        .unwrap_or(cue.start)
}
