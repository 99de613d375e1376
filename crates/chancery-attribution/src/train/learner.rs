//! Learning a linear-chain conditional random field.
//!
//! Stochastic gradient ascent on the likelihood of the gold labels with `AdaGrad` steps (Duchi et
//! al. 2011) and a small pull of every touched weight toward nought; one thread and a fixed order,
//! so that the same examples give the same weights.

use super::example::Examples;
use crate::chain::Chain;

/// What to learn with.
#[derive(Debug, Clone, Copy)]
pub struct Settings {
    /// How often every sequence is read.
    pub rounds: u32,
    /// Row numbers have this many bits.
    pub bits: u32,
    /// How often a feature must stand in the examples to be learned.
    pub least: u8,
    /// The length of the first step.
    pub rate: f32,
    /// The pull toward nought.
    pub pull: f32,
    /// A byte's step is one part in this many of a unit of weight.
    pub scale: f32,
    /// Rows whose largest weight is below this (in steps of a byte) are dropped.
    pub prune: i8,
    /// Added to the label "no cue", in steps of a byte: negative finds more cues.
    pub caution: i16,
}

impl Settings {
    /// For some hundred thousand words of annotated text: a model that ships.
    pub const SMALL: Self = Self {
        rounds: 8,
        bits: 20,
        least: 2,
        rate: 0.03,
        pull: 0.002,
        scale: 24.0,
        prune: 1,
        caution: 0,
    };

    /// For a million words; the model may be large.
    pub const LARGE: Self = Self { bits: 22, ..Self::SMALL };
}

/// Learns the weights of `L` labels; `caution` is added to every step into label nought.
pub(super) fn learn<const L: usize>(
    examples: &Examples,
    settings: Settings,
    caution: i16,
) -> Chain {
    let mut learner = Learner::<L>::new(examples, settings);
    let mut order: Vec<usize> = (0..examples.sequences.len()).collect();
    let mut random = 0x2545_F491_4F6C_DD1D_u64;
    for _ in 0..settings.rounds {
        shuffle(&mut order, &mut random);
        for i in &order {
            learner.read(examples, *i);
        }
    }
    learner.finish(caution)
}

fn shuffle(order: &mut [usize], random: &mut u64) {
    for i in (1..order.len()).rev() {
        *random ^= *random << 13;
        *random ^= *random >> 7;
        *random ^= *random << 17;
        let j = usize::try_from(*random >> 33).unwrap_or(0) % (i + 1);
        order.swap(i, j);
    }
}

struct Learner<const L: usize> {
    settings: Settings,
    shift: u32,
    weights: Vec<[f32; L]>,
    /// Sums of squared gradients.
    squares: Vec<[f32; L]>,
    steps: [[f32; L]; L],
    step_squares: [[f32; L]; L],
    known: Vec<bool>,
}

impl<const L: usize> Learner<L> {
    fn new(examples: &Examples, settings: Settings) -> Self {
        let shift = 32 - settings.bits;
        let mut counts = vec![0u8; 1 << settings.bits];
        for key in &examples.keys {
            let count = &mut counts[(key >> shift) as usize];
            *count = count.saturating_add(1);
        }
        Self {
            settings,
            shift,
            weights: vec![[0.0; L]; 1 << settings.bits],
            squares: vec![[0.0; L]; 1 << settings.bits],
            steps: [[0.0; L]; L],
            step_squares: [[0.0; L]; L],
            known: counts.iter().map(|count| *count >= settings.least).collect(),
        }
    }

    fn sums(&self, keys: &[u32]) -> [f64; L] {
        let mut sums = [0f32; L];
        for key in keys {
            let row = &self.weights[(key >> self.shift) as usize];
            for (sum, weight) in sums.iter_mut().zip(row) {
                *sum += weight;
            }
        }
        sums.map(f64::from)
    }

    fn read(&mut self, examples: &Examples, index: usize) {
        let sequence = examples.sequences[index].clone();
        let keys =
            |at: usize| &examples.keys[(sequence.start + at) * examples.width..][..examples.width];
        let gold = &examples.gold[sequence.clone()];
        let sums: Vec<[f64; L]> = (0..gold.len()).map(|at| self.sums(keys(at))).collect();
        let marginals = Marginals::new(&sums, &self.steps);
        for (at, label) in gold.iter().enumerate() {
            let shares = marginals.at(at);
            let mut gradient = [0f32; L];
            for (l, slot) in gradient.iter_mut().enumerate() {
                *slot = (f64::from(u8::from(usize::from(*label) == l)) - shares[l]) as f32;
            }
            if gradient.iter().all(|g| g.abs() < 1e-3) {
                continue;
            }
            for key in keys(at) {
                self.update((key >> self.shift) as usize, &gradient);
            }
        }
        self.update_steps(gold, &marginals);
    }

    fn update(&mut self, row: usize, gradient: &[f32; L]) {
        if !self.known[row] {
            return;
        }
        let Settings { rate, pull, .. } = self.settings;
        let (weights, squares) = (&mut self.weights[row], &mut self.squares[row]);
        for l in 0..L {
            let g = gradient[l] - pull * weights[l];
            squares[l] += g * g;
            weights[l] += rate * g / (squares[l] + 1.0).sqrt();
        }
    }

    fn update_steps(&mut self, gold: &[u8], marginals: &Marginals<L>) {
        for at in 1..gold.len() {
            let pairs = marginals.pairs(at, &self.steps);
            for (from, row) in pairs.iter().enumerate() {
                for (to, share) in row.iter().enumerate() {
                    let is = usize::from(gold[at - 1]) == from && usize::from(gold[at]) == to;
                    let g = (f64::from(u8::from(is)) - share) as f32;
                    let square = &mut self.step_squares[from][to];
                    *square += g * g;
                    self.steps[from][to] += self.settings.rate * g / (*square + 1.0).sqrt();
                }
            }
        }
    }

    fn finish(self, caution: i16) -> Chain {
        let scale = self.settings.scale;
        let mut rows = Vec::with_capacity(self.weights.len() * L);
        for weights in &self.weights {
            let bytes = weights.map(|w| (w * scale).round().clamp(-127.0, 127.0) as i8);
            let small = bytes.iter().all(|b| b.unsigned_abs() < self.settings.prune as u8);
            rows.extend(if small { [0; L] } else { bytes.map(i8::cast_unsigned) });
        }
        let step = |(to, weight): (usize, &f32)| {
            let weight = (weight * scale).round().clamp(-10_000.0, 10_000.0) as i16;
            if to == 0 { weight + caution } else { weight }
        };
        let steps = self.steps.iter().flat_map(|row| row.iter().enumerate().map(step)).collect();
        Chain::new(L, rows.into(), steps).expect("sizes come from the same settings")
    }
}

/// Probabilities of labels and label pairs (forward and backward, each position scaled to one).
struct Marginals<const L: usize> {
    emissions: Vec<[f64; L]>,
    forward: Vec<[f64; L]>,
    backward: Vec<[f64; L]>,
}

impl<const L: usize> Marginals<L> {
    fn new(sums: &[[f64; L]], steps: &[[f32; L]; L]) -> Self {
        let steps = steps.map(|row| row.map(|w| f64::from(w).exp()));
        let emissions: Vec<[f64; L]> = sums
            .iter()
            .map(|sum| {
                let top = sum.iter().copied().fold(f64::MIN, f64::max);
                sum.map(|s| (s - top).exp())
            })
            .collect();
        let mut forward: Vec<[f64; L]> = Vec::with_capacity(sums.len());
        for emission in &emissions {
            let mut here = *emission;
            if let Some(last) = forward.last() {
                for (to, slot) in here.iter_mut().enumerate() {
                    let reached: f64 = (0..L).map(|from| last[from] * steps[from][to]).sum();
                    *slot *= reached;
                }
            }
            forward.push(scaled(here));
        }
        let mut backward = vec![[1.0 / L as f64; L]; sums.len()];
        for at in (1..sums.len()).rev() {
            let mut here = [0.0; L];
            for (from, slot) in here.iter_mut().enumerate() {
                *slot =
                    (0..L).map(|to| steps[from][to] * emissions[at][to] * backward[at][to]).sum();
            }
            backward[at - 1] = scaled(here);
        }
        Self { emissions, forward, backward }
    }

    fn at(&self, at: usize) -> [f64; L] {
        let mut shares = self.forward[at];
        for (share, after) in shares.iter_mut().zip(&self.backward[at]) {
            *share *= after;
        }
        scaled(shares)
    }

    fn pairs(&self, at: usize, steps: &[[f32; L]; L]) -> [[f64; L]; L] {
        let mut pairs = [[0.0; L]; L];
        let mut sum = 0.0;
        for (from, row) in pairs.iter_mut().enumerate() {
            for (to, pair) in row.iter_mut().enumerate() {
                *pair = self.forward[at - 1][from]
                    * f64::from(steps[from][to]).exp()
                    * self.emissions[at][to]
                    * self.backward[at][to];
                sum += *pair;
            }
        }
        if sum > 0.0 { pairs.map(|row| row.map(|pair| pair / sum)) } else { pairs }
    }
}

fn scaled<const L: usize>(values: [f64; L]) -> [f64; L] {
    let sum: f64 = values.iter().sum();
    if sum > 0.0 { values.map(|value| value / sum) } else { [1.0 / L as f64; L] }
}
