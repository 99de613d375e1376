//! Learns the weights of the furniture model: logistic-like regression by gradient steps of adapted
//! length (Duchi, Hazan and Singer 2011, "Adaptive Subgradient Methods"), with only such operations
//! on numbers as give the same result everywhere, so that the same pages give the same bytes.

use super::features;
use super::lines::{Line, Page};
use super::model::Model;
use crate::plain;
use chancery_record::ByteSpan;
use std::collections::BTreeMap;

/// Rounds over all pages.
const ROUNDS: u64 = 5;
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

/// A page to learn from: the features of its lines, and whether they are furniture.
#[derive(Debug)]
pub struct Lesson(Vec<(Line, bool)>);

impl Lesson {
    /// A plain text and which stretches of it are furniture.
    #[must_use]
    pub fn new(text: &str, is_furniture: impl Fn(ByteSpan) -> bool) -> Self {
        let raw = plain::blocks(text);
        let blocks = features::of(text, &raw);
        let page = Page::new(&blocks);
        let lines = raw.iter().zip(&blocks).enumerate();
        let lines = lines.filter(|(_, (_, block))| !block.normal.is_empty());
        Self(lines.map(|(at, (raw, _))| (page.line(at), is_furniture(raw.span))).collect())
    }

    /// The score of each line by a model's bytes, and whether it is furniture.
    #[must_use]
    pub fn scores(&self, model: &[u8]) -> Vec<(i32, bool)> {
        let score = |(line, furniture): &(Line, bool)| (Model(model).score(line), *furniture);
        self.0.iter().map(score).collect()
    }
}

/// The weights, as `model/furniture.bin` holds them.
#[must_use]
pub fn learn(lessons: &[Lesson]) -> Vec<u8> {
    let features = frequent(lessons);
    let numbered: Vec<Vec<(Vec<usize>, bool)>> = lessons
        .iter()
        .map(|lesson| {
            let known =
                |line: &Line| line.0.iter().filter_map(|f| features.get(f).copied()).collect();
            lesson.0.iter().map(|(line, furniture)| (known(line), *furniture)).collect()
        })
        .collect();
    let mut regression = Regression::new(features.len());
    let mut order: Vec<usize> = (0..lessons.len()).collect();
    for round in 0..ROUNDS {
        shuffle(&mut order, round);
        for &at in &order {
            for (line, furniture) in &numbered[at] {
                regression.step(line, *furniture);
            }
        }
    }
    let mut bytes = Vec::new();
    for (feature, at) in features {
        let weight = (regression.weights[at] * SCALE).round() as i8;
        if weight != 0 {
            bytes.extend(feature.to_le_bytes());
            bytes.push(weight.cast_unsigned());
        }
    }
    bytes
}

/// The features that stand on enough pages, numbered by rising hash.
fn frequent(lessons: &[Lesson]) -> BTreeMap<u32, usize> {
    let mut pages: BTreeMap<u32, u32> = BTreeMap::new();
    for lesson in lessons {
        let mut own: Vec<u32> = lesson.0.iter().flat_map(|(line, _)| &line.0).copied().collect();
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
