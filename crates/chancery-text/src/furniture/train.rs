//! Learns the weights of the furniture model: logistic-like regression by gradient steps of adapted
//! length (Duchi, Hazan and Singer 2011, "Adaptive Subgradient Methods"), with only such operations
//! on numbers as give the same result everywhere, so that the same pages give the same bytes.

use super::features::{self, Features};
use super::lines::{Line, Page};
use super::model::Model;
use super::second::Scores;
use crate::plain;
use chancery_record::ByteSpan;
use std::collections::BTreeMap;

/// Rounds over all pages.
const ROUNDS: u64 = 10;
/// A feature has to stand on so many pages to get a weight.
const PAGES: u32 = 12;
/// How much a line of the text that is taken for furniture counts against the reverse.
const DEARER: f64 = 3.0;
/// The length of a first step.
const STEP: f64 = 0.3;
/// A line that is on its side of nought by so much teaches nothing more.
const FAR: f64 = 4.0;
/// What is kept of a weight: this many times it, as far as it fits in a byte.
const SCALE: f64 = 25.0;

/// Parts of the pages of which each gets its first scores from a model of the others.
const FOLDS: usize = 4;

/// A page to learn from: its lines, their features, and whether they are furniture.
#[derive(Debug)]
pub struct Lesson {
    blocks: Vec<Features>,
    lines: Vec<Line>,
    furniture: Vec<bool>,
    page: usize,
}

impl Lesson {
    /// A plain text and which stretches of it are furniture. Lessons with the same number are of one page.
    #[must_use]
    pub fn new(number: usize, text: &str, is_furniture: impl Fn(ByteSpan) -> bool) -> Self {
        let blocks = features::of(text, &plain::blocks(text));
        let page = Page::new(text, &blocks);
        let lines = (0..blocks.len()).map(|at| page.line(at)).collect();
        let furniture = blocks.iter().map(|block| is_furniture(block.span)).collect();
        Self { blocks, lines, furniture, page: number }
    }

    /// The score of each line by a model's bytes, and whether it is furniture.
    #[must_use]
    pub fn scores(&self, model: &[u8]) -> Vec<(i32, bool)> {
        let model = Model(model);
        let seconds = self.seconds(model);
        self.told().map(|at| (model.score(&seconds[at]), self.furniture[at])).collect()
    }

    /// The lines that hold words.
    fn told(&self) -> impl Iterator<Item = usize> {
        (0..self.blocks.len()).filter(|&at| !self.blocks[at].normal.is_empty())
    }

    /// Its lines at a second look, by the first scores of a model.
    fn seconds(&self, model: Model<'_>) -> Vec<Line> {
        let firsts: Vec<i32> = self.lines.iter().map(|line| model.score(line)).collect();
        let scores = Scores::new(&self.blocks, &firsts);
        (0..self.blocks.len()).map(|at| scores.line(at)).collect()
    }
}

/// The weights of both looks, as `model/furniture.bin` holds them.
#[must_use]
pub fn learn(lessons: &[Lesson]) -> Vec<u8> {
    let fold = |at: usize| lessons[at].page / FOLDS % FOLDS;
    let first = |wanted: &dyn Fn(usize) -> bool| {
        let lessons = lessons.iter().enumerate().filter(|(at, _)| wanted(*at));
        let lessons: Vec<_> =
            lessons.map(|(_, lesson)| (lesson, lesson.lines.as_slice())).collect();
        weights(&lessons)
    };
    let of_others: Vec<Vec<u8>> =
        (0..FOLDS).map(|own| bytes(&first(&|at| fold(at) != own))).collect();
    let seconds: Vec<Vec<Line>> = lessons
        .iter()
        .enumerate()
        .map(|(at, lesson)| lesson.seconds(Model(&of_others[fold(at)])))
        .collect();
    let seconds: Vec<_> = lessons.iter().zip(seconds.iter().map(Vec::as_slice)).collect();
    let mut both = weights(&seconds);
    both.extend(first(&|_| true));
    bytes(&both)
}

/// The weights by feature.
fn bytes(weights: &BTreeMap<u32, i8>) -> Vec<u8> {
    let mut bytes = Vec::new();
    for (feature, weight) in weights {
        bytes.extend(feature.to_le_bytes());
        bytes.push(weight.cast_unsigned());
    }
    bytes
}

/// What the features of lines weigh.
fn weights(lessons: &[(&Lesson, &[Line])]) -> BTreeMap<u32, i8> {
    let features = frequent(lessons.iter().map(|(_, lines)| *lines));
    let numbered: Vec<Vec<(Vec<usize>, bool)>> = lessons
        .iter()
        .map(|(lesson, lines)| {
            let known =
                |at: usize| lines[at].0.iter().filter_map(|f| features.get(f).copied()).collect();
            lesson.told().map(|at| (known(at), lesson.furniture[at])).collect()
        })
        .collect();
    let mut regression = Regression::new(features.len());
    // The mean over the later rounds depends less on which pages came last.
    let mut sums = vec![0.0; features.len()];
    let mut order: Vec<usize> = (0..lessons.len()).collect();
    for round in 0..ROUNDS {
        shuffle(&mut order, round);
        for &at in &order {
            for (line, furniture) in &numbered[at] {
                regression.step(line, *furniture);
            }
        }
        if round >= ROUNDS / 2 {
            for (sum, weight) in sums.iter_mut().zip(&regression.weights) {
                *sum += weight;
            }
        }
    }
    let rounds = (ROUNDS - ROUNDS / 2) as f64;
    let weight = |at: usize| (sums[at] / rounds * SCALE).round() as i8;
    let weights = features.into_iter().map(|(feature, at)| (feature, weight(at)));
    weights.filter(|(_, weight)| *weight != 0).collect()
}

/// The features that stand on enough pages, numbered by rising hash.
fn frequent<'a>(lessons: impl Iterator<Item = &'a [Line]>) -> BTreeMap<u32, usize> {
    let mut pages: BTreeMap<u32, u32> = BTreeMap::new();
    for lesson in lessons {
        let mut own: Vec<u32> = lesson.iter().flat_map(|line| &line.0).copied().collect();
        own.sort_unstable();
        own.dedup();
        for feature in own {
            *pages.entry(feature).or_default() += 1;
        }
    }
    let often = pages.into_iter().filter(|(_, pages)| *pages >= PAGES);
    often.enumerate().map(|(at, (feature, _))| (feature, at)).collect()
}

struct Regression {
    weights: Vec<f64>,
    /// Squares of all steps so far.
    moved: Vec<f64>,
}

impl Regression {
    fn new(features: usize) -> Self {
        Self { weights: vec![0.0; features], moved: vec![1e-6; features] }
    }

    fn step(&mut self, line: &[usize], furniture: bool) {
        let score: f64 = line.iter().map(|&at| self.weights[at]).sum();
        let (side, weight) = if furniture { (1.0, 1.0) } else { (-1.0, DEARER) };
        let slope = ((1.0 - side * score / FAR) / 2.0).clamp(0.0, 1.0) * weight;
        if slope == 0.0 {
            return;
        }
        for &at in line {
            self.moved[at] += slope * slope;
            self.weights[at] += STEP * side * slope / self.moved[at].sqrt();
        }
    }
}

/// Fisher and Yates, by a fixed sequence of numbers.
fn shuffle(order: &mut [usize], round: u64) {
    let mut state = round.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    for last in (1..order.len()).rev() {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        order.swap(last, (state >> 33) as usize % (last + 1));
    }
}
