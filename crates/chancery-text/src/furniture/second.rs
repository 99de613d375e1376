//! A second look at every line, when all lines have a first score: a label between two menus is one
//! of a menu, a short line between two paragraphs belongs to them.
//!
//! Wolpert 1992 ("Stacked Generalization"), along a page as in Cohen and de Carvalho 2005 ("Stacked
//! Sequential Learning").

use super::features::Features;
use super::lines::{Line, length, step};

/// Points of a score that one step stands for, and the highest step.
const POINTS: i32 = 40;
const STEPS: i32 = 6;
/// A line with more points is surely one of a page.
const SURE: i32 = 150;
/// Lines to either side that are taken together.
const NEAR: [usize; 3] = [2, 5, 12];

/// The first scores of a page's lines.
pub(super) struct Scores<'a> {
    blocks: &'a [Features],
    scores: &'a [i32],
    /// Sums of the scores before each line, and of all.
    sums: Vec<i64>,
    /// The mean score of the stretch without running text in which each line stands.
    stretch: Vec<u8>,
    /// How many lines are surely of a page, by the first look.
    like: u8,
}

impl<'a> Scores<'a> {
    pub(super) fn new(blocks: &'a [Features], scores: &'a [i32]) -> Self {
        let mut sum = 0;
        let mut sums = vec![0];
        for score in scores {
            sum += i64::from(bounded(*score));
            sums.push(sum);
        }
        let many = scores.iter().filter(|score| **score > SURE).count();
        let like = step(many, &[0, 2, 5, 10, 20, 40, 80]);
        let mut new = Self { blocks, scores, sums, stretch: vec![0; blocks.len()], like };
        let mut at = 0;
        while at < blocks.len() {
            let many = blocks[at..].iter().take_while(|block| !block.body).count();
            let mean = new.mean(at..at + many);
            new.stretch[at..at + many].fill(mean);
            at += many.max(1);
        }
        new
    }

    /// What the scores around `at` tell of it.
    pub(super) fn line(&self, at: usize) -> Line {
        let mut line = Line::default();
        let (Some(block), Some(own)) = (self.blocks.get(at), self.score(at, 0)) else {
            return line;
        };
        let length = length(block.words);
        let ends = u8::from(block.ends_sentence);
        line.add(100, &[own]);
        line.add(101, &[own, length, ends]);
        line.add(102, &[length, ends]);
        let page = self.mean(0..self.blocks.len());
        line.add(105, &[page, own / 2]);
        line.add(106, &[self.like, own]);
        line.add(107, &[self.like, length, ends]);
        line.add(103, &[self.stretch[at], length]);
        line.add(104, &[self.stretch[at], own / 2]);
        let near = |offset| self.score(at, offset).unwrap_or(u8::MAX);
        for offset in [-2, -1, 1, 2] {
            line.add((112 + offset) as u8, &[near(offset), own / 2]);
        }
        line.add(120, &[near(-1), near(1)]);
        line.add(121, &[near(-1), near(1), length]);
        for (template, lines) in (130..).zip(NEAR) {
            let above = self.mean(at.saturating_sub(lines)..at);
            let below = self.mean(at + 1..(at + lines + 1).min(self.blocks.len()));
            line.add(template, &[above, below]);
            line.add(template + 10, &[above.min(below), own]);
            line.add(template + 20, &[above.max(below), own]);
        }
        line
    }

    fn score(&self, at: usize, offset: isize) -> Option<u8> {
        let score = self.scores.get(at.checked_add_signed(offset)?)?;
        Some(stepped(i64::from(bounded(*score))))
    }

    fn mean(&self, lines: std::ops::Range<usize>) -> u8 {
        if lines.is_empty() || lines.end >= self.sums.len() {
            return u8::MAX;
        }
        let sum = self.sums[lines.end] - self.sums[lines.start];
        stepped(sum / lines.len() as i64)
    }
}

fn bounded(score: i32) -> i32 {
    score.clamp(-POINTS * STEPS, POINTS * STEPS)
}

fn stepped(score: i64) -> u8 {
    (score + i64::from(POINTS * STEPS)).div_euclid(i64::from(POINTS)) as u8
}
