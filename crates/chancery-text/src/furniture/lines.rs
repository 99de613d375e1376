//! What a line looks like and what stands around it, as features.
//!
//! After Kohlschütter, Fankhauser and Nejdl 2010 ("Boilerplate Detection using Shallow Text
//! Features"): the length of a line and of its neighbours, its share of function words, and where
//! it stands tell most of it. Words of short lines tell the rest. A feature is told by its hash.

use super::features::{Features, Shape};
use super::told::Told;
use crate::blocks::BlockKind;
use std::collections::HashMap;
use std::ops::Range;

/// Lines with more words show no words of their own.
const WORDY: usize = 25;
/// Words that are looked at in a longer line.
const WORDS_LOOKED_AT: usize = 48;
/// Lines to either side that are counted.
const NEAR: usize = 4;
/// What a line of running text counts for the main text at most, and what any other against it.
const MOST_WORDS: usize = 80;
const OTHER_LINE: i64 = 9;
/// Lines to either side among which running text is counted.
const REGION: usize = 6;
const WIDE: usize = 20;
/// Neighbours with more words show no words.
const TERSE: usize = 6;

/// The features of one line; one may stand more than once.
#[derive(Debug, Default)]
pub(super) struct Line(pub(super) Vec<u32>);

impl Line {
    pub(super) fn add(&mut self, template: u8, parts: &[u8]) {
        self.0.push(hash(template, parts));
    }

    fn word(&mut self, template: u8, word: &str) {
        self.add(template, word.as_bytes());
    }

    fn pair(&mut self, template: u8, first: &str, second: &str) {
        let so_far = more(hash(template, first.as_bytes()), b" ");
        self.0.push(more(so_far, second.as_bytes()));
    }
}

/// FNV-1a.
fn hash(template: u8, parts: &[u8]) -> u32 {
    more(more(0x811C_9DC5, &[template]), parts)
}

fn more(hash: u32, bytes: &[u8]) -> u32 {
    bytes.iter().fold(hash, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}

/// A page's lines, ready to be described one by one.
pub(super) struct Page<'a> {
    blocks: &'a [Features],
    /// Lines since the last running text, and up to the next; zero for running text itself.
    since: Vec<u8>,
    until: Vec<u8>,
    /// Tenths of the page's running text that stand before each line.
    before: Vec<u8>,
    repeated: Vec<bool>,
    /// How many lines stand between the running texts around each line.
    stretch: Vec<u8>,
    /// Lines of a list since the line that announced it.
    listed: Vec<u8>,
    /// Words of the running text.
    told: Told,
    /// Where the main part of the running text begins and ends.
    main: Range<usize>,
    /// Running texts before each line, and after the last.
    bodies: Vec<usize>,
    running: u8,
    terse: u8,
}

impl<'a> Page<'a> {
    pub(super) fn new(text: &str, blocks: &'a [Features]) -> Self {
        let share = |wanted: &dyn Fn(&Features) -> bool| {
            let many = blocks.iter().filter(|block| wanted(block)).count();
            step(many * 100 / blocks.len().max(1), &[2, 5, 10, 20, 35, 50, 70])
        };
        Self {
            blocks,
            since: distances(blocks.iter()),
            until: {
                let mut until = distances(blocks.iter().rev());
                until.reverse();
                until
            },
            before: before(blocks),
            repeated: repeated(blocks),
            stretch: stretches(blocks),
            listed: listed(blocks),
            told: Told::of(text, blocks),
            main: main(blocks),
            bodies: bodies(blocks),
            running: share(&|block| block.body),
            terse: share(&|block| block.words <= 4),
        }
    }

    /// What stands at `at`.
    pub(super) fn line(&self, at: usize) -> Line {
        let mut line = Line::default();
        if let Some(block) = self.blocks.get(at) {
            own(block, &mut line);
            self.place(at, block, &mut line);
            self.surroundings(at, block, &mut line);
            self.neighbours(at, block, &mut line);
            words(block, &mut line);
        }
        line
    }

    fn place(&self, at: usize, block: &Features, line: &mut Line) {
        let length = length(block.words);
        let (since, until) = (self.since[at], self.until[at]);
        line.add(10, &[self.running]);
        line.add(11, &[self.running, length]);
        line.add(12, &[self.terse, length]);
        line.add(13, &[since, until]);
        line.add(14, &[since, until, length]);
        line.add(15, &[self.before[at], length]);
        line.add(17, &[self.stretch[at], length, u8::from(block.ends_sentence)]);
        line.add(18, &[self.stretch[at], self.before[at]]);
        line.add(19, &[self.near(at), length]);
        if self.repeated[at] {
            line.add(16, &[length]);
        }
    }

    /// Where it stands against the main text, what of it the text tells, and whether it is of a list.
    fn surroundings(&self, at: usize, block: &Features, line: &mut Line) {
        let length = length(block.words);
        let (side, far) = self.side(at);
        let told = self.told.share(&block.normal);
        let last =
            |at: Option<usize>| at.and_then(|at| self.blocks.get(at)).map_or(1, |b| b.shape.last);
        let (above, below) = (last(at.checked_sub(1)), last(Some(at + 1)));
        line.add(20, &[side, far, length]);
        line.add(21, &[side, told, length]);
        line.add(22, &[told, block.shape.capitals, length]);
        line.add(23, &[u8::from(block.kind == BlockKind::ListItem), block.shape.last, side]);
        line.add(24, &[above, block.shape.last, length]);
        line.add(25, &[below, block.shape.last, length]);
        line.add(26, &[self.listed[at], side, length]);
        line.add(27, &[self.around(at, 0, REGION), self.around(at, REGION, 0), length]);
        line.add(63, &[self.around(at, REGION, REGION), told]);
        line.add(64, &[self.around(at, WIDE, 0), self.around(at, 0, WIDE), side]);
    }

    /// Before, in or after the main text, and how far from it.
    fn side(&self, at: usize) -> (u8, u8) {
        let far = |lines: usize| step(lines, &[1, 2, 4, 8, 16, 32]);
        if at < self.main.start {
            (0, far(self.main.start - at))
        } else if at >= self.main.end {
            (2, far(at - self.main.end + 1))
        } else {
            (1, 0)
        }
    }

    /// How many of so many lines above and below are running text.
    fn around(&self, at: usize, above: usize, below: usize) -> u8 {
        let end = (at + below + 1).min(self.blocks.len());
        let many = self.bodies[end] - self.bodies[at.saturating_sub(above)];
        step(many, &[0, 1, 2, 4, 6, 9])
    }

    /// How many of the lines around are short and end as no sentence does.
    fn near(&self, at: usize) -> u8 {
        let around = at.saturating_sub(NEAR)..self.blocks.len().min(at + NEAR + 1);
        let short = |block: &&Features| block.words <= 9 && !block.ends_sentence;
        self.blocks[around].iter().filter(short).count() as u8
    }

    fn neighbours(&self, at: usize, block: &Features, line: &mut Line) {
        let length_here = length(block.words);
        for offset in [-2isize, -1, 1, 2] {
            let template = (30 + offset) as u8;
            let Some(next) = at.checked_add_signed(offset).and_then(|at| self.blocks.get(at))
            else {
                line.add(template, &[length_here, u8::MAX]);
                continue;
            };
            line.add(template, &[length_here, length(next.words), u8::from(next.ends_sentence)]);
            line.add(template + 10, &[length(next.words), next.shape.capitals]);
            line.add(template + 20, &[u8::from(next.found.reason.is_some()), length_here]);
            if next.words <= TERSE {
                for word in next.normal.split_whitespace() {
                    line.word(template + 30, word);
                }
            }
        }
    }
}

/// What the line is by itself.
fn own(block: &Features, line: &mut Line) {
    let length = length(block.words);
    let Shape { capitals, upper, digits, function_words, first, last } = block.shape;
    line.add(0, &[]);
    line.add(1, &[length]);
    line.add(2, &[last]);
    line.add(3, &[length, last]);
    line.add(4, &[length, function_words]);
    line.add(5, &[length, capitals]);
    line.add(6, &[length, digits]);
    line.add(7, &[u8::from(upper), first]);
    line.add(8, &[u8::from(block.found.reason.is_some()), u8::from(block.found.menu)]);
    line.add(9, &[u8::from(block.found.protected), u8::from(block.found.masthead)]);
}

/// Its words, and of short lines its pairs of words.
fn words(block: &Features, line: &mut Line) {
    let mut last: Option<&str> = None;
    for word in block.normal.split_whitespace().take(WORDS_LOOKED_AT) {
        if block.words > WORDY {
            line.word(90, word);
            continue;
        }
        line.word(91, word);
        if block.words <= 8 {
            line.word(92, word);
        }
        match last {
            None => line.word(93, word),
            Some(last) => line.pair(94, last, word),
        }
        last = Some(word);
    }
}

/// Which step of a stair a number stands on.
pub(super) fn step(number: usize, stairs: &[usize]) -> u8 {
    stairs.iter().take_while(|&&stair| number > stair).count() as u8
}

pub(super) fn length(words: usize) -> u8 {
    step(words, &[0, 1, 2, 3, 4, 6, 9, 14, 20, 35, 60])
}

/// Steps since the last running text, in the order given.
fn distances<'a>(blocks: impl Iterator<Item = &'a Features>) -> Vec<u8> {
    let mut since = usize::MAX / 2;
    let mut distances = Vec::new();
    for block in blocks {
        since = if block.body { 0 } else { since + 1 };
        distances.push(step(since, &[0, 1, 2, 3, 5, 10, 20]));
    }
    distances
}

/// How long the stretch without running text is in which each line stands.
fn stretches(blocks: &[Features]) -> Vec<u8> {
    let mut lengths = vec![0; blocks.len()];
    let mut at = 0;
    while at < blocks.len() {
        let length = blocks[at..].iter().take_while(|block| !block.body).count();
        lengths[at..at + length].fill(step(length, &[1, 2, 4, 8, 16, 32, 64]) + 1);
        at += length.max(1);
    }
    lengths
}

/// Running texts before each line, and in all.
fn bodies(blocks: &[Features]) -> Vec<usize> {
    let mut many = 0;
    let mut bodies = vec![0];
    for block in blocks {
        many += usize::from(block.body);
        bodies.push(many);
    }
    bodies
}

/// The stretch that holds most running text for the other lines in it (Bentley 1984, "Algorithm
/// design techniques", finds such a stretch in one pass).
fn main(blocks: &[Features]) -> Range<usize> {
    let (mut best, mut most) = (0..0, 0);
    let (mut start, mut sum) = (0, 0i64);
    for (at, block) in blocks.iter().enumerate() {
        let words = block.words.min(MOST_WORDS) as i64;
        sum += if block.body { words } else { -OTHER_LINE };
        if sum <= 0 {
            (start, sum) = (at + 1, 0);
        } else if sum > most {
            (best, most) = (start..at + 1, sum);
        }
    }
    best
}

/// Lines since the last that ends in a colon, where no running text stands between.
fn listed(blocks: &[Features]) -> Vec<u8> {
    let mut since = usize::MAX / 2;
    let mut listed = Vec::new();
    for block in blocks {
        since += 1;
        listed.push(step(since, &[1, 2, 4, 8, 16]));
        if block.ends_colon {
            since = 0;
        } else if block.body {
            since = usize::MAX / 2;
        }
    }
    listed
}

fn before(blocks: &[Features]) -> Vec<u8> {
    let bytes = |block: &Features| if block.body { block.bytes } else { 0 };
    let all = blocks.iter().map(bytes).sum::<usize>().max(1);
    let mut passed = 0;
    let place = |block: &Features| {
        let tenths = (passed * 10 / all) as u8;
        passed += bytes(block);
        tenths
    };
    blocks.iter().map(place).collect()
}

fn repeated(blocks: &[Features]) -> Vec<bool> {
    let mut seen: HashMap<&str, usize> = HashMap::new();
    for block in blocks {
        *seen.entry(&block.normal).or_default() += 1;
    }
    let twice = |block: &Features| {
        !block.normal.is_empty() && seen.get(block.normal.as_str()).is_some_and(|&n| n > 1)
    };
    blocks.iter().map(twice).collect()
}
