//! Linear chains: the best labels of a sequence under whole-number weights.

use std::borrow::Cow;

/// Weights of a chain: hashed features by label, and label pairs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Chain {
    labels: usize,
    /// A feature's upper bits choose its row.
    shift: u32,
    /// `labels` weights a row, as bytes of signed numbers.
    rows: Cow<'static, [u8]>,
    /// `labels * labels` weights: from, to.
    steps: Vec<i16>,
}

impl Chain {
    /// `None` where the sizes do not fit one another: the number of rows is a power of two.
    pub(crate) fn new(labels: usize, rows: Cow<'static, [u8]>, steps: Vec<i16>) -> Option<Self> {
        let count = rows.len().checked_div(labels)?;
        let fits = (1..=8).contains(&labels)
            && count.is_power_of_two()
            && (1..=24).contains(&count.ilog2())
            && rows.len() == labels * count
            && steps.len() == labels * labels;
        fits.then(|| Self { labels, shift: 32 - count.ilog2(), rows, steps })
    }

    #[cfg(feature = "train")]
    pub(crate) fn bits(&self) -> u32 {
        32 - self.shift
    }

    #[cfg(feature = "train")]
    pub(crate) fn parts(&self) -> (usize, &[u8], &[i16]) {
        (self.labels, &self.rows, &self.steps)
    }

    /// Adds the weights of one position's features to `sums`, one for each label.
    #[inline]
    pub(crate) fn add<const L: usize>(&self, keys: &[u32], sums: &mut [i32; L]) {
        debug_assert_eq!(L, self.labels);
        let rows: &[[u8; L]] = self.rows.as_chunks().0;
        // A sum of its own stays in registers from row to row.
        let mut total = [0; L];
        for key in keys {
            if let Some(row) = rows.get((key >> self.shift) as usize) {
                for (sum, weight) in total.iter_mut().zip(row) {
                    *sum += i32::from(weight.cast_signed());
                }
            }
        }
        for (sum, more) in sums.iter_mut().zip(total) {
            *sum += more;
        }
    }

    #[inline]
    fn step(&self, from: usize, to: usize) -> i32 {
        self.steps.get(from * self.labels + to).map_or(0, |weight| i32::from(*weight))
    }

    /// The best labels (Viterbi 1967) for the sums of a sequence, into `best`.
    pub(crate) fn decode<const L: usize>(&self, scratch: &mut Scratch, sums: &[[i32; L]]) {
        let Scratch { best, back } = scratch;
        best.clear();
        back.clear();
        let Some(first) = sums.first() else { return };
        let mut score = *first;
        for sum in sums.get(1..).unwrap_or(&[]) {
            let mut next = [0i32; L];
            let mut from = [0u8; L];
            for (to, (slot, origin)) in next.iter_mut().zip(&mut from).enumerate() {
                let mut top = i32::MIN;
                for (label, so_far) in score.iter().enumerate() {
                    let reached = so_far + self.step(label, to);
                    if reached > top {
                        top = reached;
                        *origin = label as u8;
                    }
                }
                *slot = top + sum.get(to).copied().unwrap_or(0);
            }
            back.extend_from_slice(&from);
            score = next;
        }
        let mut label = 0;
        for (other, reached) in score.iter().enumerate() {
            if *reached > score.get(label).copied().unwrap_or(i32::MIN) {
                label = other;
            }
        }
        best.push(label as u8);
        for from in back.chunks_exact(L).rev() {
            label = usize::from(from.get(label).copied().unwrap_or(0));
            best.push(label as u8);
        }
        best.reverse();
    }
}

/// Buffers used again from sequence to sequence.
#[derive(Debug, Default)]
pub(crate) struct Scratch {
    /// The labels of the sequence decoded last.
    pub(crate) best: Vec<u8>,
    back: Vec<u8>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_that_is_forbidden_is_not_taken() {
        // Two labels; from 0 to 1 costs more than the second position gains.
        let chain = Chain::new(2, vec![0; 4].into(), vec![0, -10, 0, 0]).unwrap();
        let mut scratch = Scratch::default();
        chain.decode(&mut scratch, &[[8, 0], [0, 5]]);
        assert_eq!(scratch.best, [0, 0]);
        chain.decode(&mut scratch, &[[18, 0], [0, 15]]);
        assert_eq!(scratch.best, [0, 1]);
        chain.decode::<2>(&mut scratch, &[]);
        assert!(scratch.best.is_empty());
    }

    #[test]
    fn sizes_are_checked() {
        let sized = |labels, rows, steps| Chain::new(labels, vec![0; rows].into(), vec![0; steps]);
        assert!(sized(2, 15, 4).is_none());
        assert!(sized(2, 12, 4).is_none());
        assert!(sized(2, 16, 3).is_none());
        assert!(sized(0, 0, 0).is_none());
        assert!(sized(2, 16, 4).is_some());
    }
}
