//! Extended B-cubed for many documents: only those that share a label are looked at.

use std::collections::{BTreeMap, BTreeSet};

/// The labels of each document.
pub(crate) type Labels = Vec<BTreeSet<usize>>;

/// Precision and recall of a document, or their means.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct Cubed {
    pub(crate) precision: f64,
    pub(crate) recall: f64,
}

impl Cubed {
    pub(crate) fn f1(self) -> f64 {
        let sum = self.precision + self.recall;
        if sum > 0.0 { 2.0 * self.precision * self.recall / sum } else { 0.0 }
    }

    /// The means, and over how many.
    pub(crate) fn mean(each: impl Iterator<Item = Self>) -> (Self, usize) {
        let (mut sum, mut count) = (Self::default(), 0);
        for one in each {
            sum.precision += one.precision;
            sum.recall += one.recall;
            count += 1;
        }
        let of = |sum: f64| if count > 0 { sum / count as f64 } else { 0.0 };
        (Self { precision: of(sum.precision), recall: of(sum.recall) }, count)
    }
}

/// Precision and recall of each document (Amigó et al. 2009, extended for several labels).
pub(crate) fn each(gold: &Labels, said: &Labels) -> Vec<Cubed> {
    let (of_gold, of_said) = (inverted(gold), inverted(said));
    let one = |at: usize| {
        let near = |labels: &Labels, of: &BTreeMap<usize, Vec<usize>>| -> BTreeSet<usize> {
            labels[at].iter().flat_map(|label| &of[label]).copied().collect()
        };
        let common =
            |labels: &Labels, other: usize| labels[at].intersection(&labels[other]).count() as f64;
        let share = |places: BTreeSet<usize>, over: &Labels| {
            let count = places.len() as f64;
            let sum: f64 = places
                .into_iter()
                .map(|other| common(gold, other).min(common(said, other)) / common(over, other))
                .sum();
            sum / count
        };
        Cubed {
            precision: share(near(said, &of_said), said),
            recall: share(near(gold, &of_gold), gold),
        }
    };
    (0..gold.len()).map(one).collect()
}

fn inverted(labels: &Labels) -> BTreeMap<usize, Vec<usize>> {
    let mut of: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (at, labels) in labels.iter().enumerate() {
        for label in labels {
            of.entry(*label).or_default().push(at);
        }
    }
    of
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(of: &[&[usize]]) -> Labels {
        of.iter().map(|labels| labels.iter().copied().collect()).collect()
    }

    #[test]
    fn the_same_grouping_is_perfect_and_a_merged_one_is_not_precise() {
        let gold = labels(&[&[1], &[1], &[2], &[3]]);
        let same = Cubed::mean(each(&gold, &labels(&[&[7], &[7], &[8], &[9]])).into_iter());
        assert_eq!(same, (Cubed { precision: 1.0, recall: 1.0 }, 4));
        let merged = Cubed::mean(each(&gold, &labels(&[&[7], &[7], &[7], &[9]])).into_iter()).0;
        // Two of three, twice; one of three; one.
        assert!((merged.precision - (2.0 / 3.0 + 2.0 / 3.0 + 1.0 / 3.0 + 1.0) / 4.0).abs() < 1e-9);
        assert!((merged.recall - 1.0).abs() < 1e-9);
    }

    #[test]
    fn a_second_label_that_is_wrong_costs_precision() {
        let gold = labels(&[&[1], &[2]]);
        let said = labels(&[&[7, 8], &[8]]);
        let found = each(&gold, &said);
        assert!(found[0].precision < 1.0 && found[0].recall == 1.0);
    }
}
