//! One-to-one matching of gold and predicted spans.

/// Which gold was matched with which prediction.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Matching {
    /// By gold number, in order: the number of the prediction.
    pub(crate) pairs: Vec<(usize, usize)>,
}

/// Greedy by falling similarity, ties to the earlier gold and then the earlier prediction; pairs
/// below `threshold` are not made.
pub(crate) fn greedy(
    gold: usize,
    predicted: usize,
    threshold: f64,
    similarity: impl Fn(usize, usize) -> f64,
) -> Matching {
    let mut candidates: Vec<(f64, usize, usize)> = (0..gold)
        .flat_map(|g| (0..predicted).map(move |p| (g, p)))
        .map(|(g, p)| (similarity(g, p), g, p))
        .filter(|(score, ..)| *score >= threshold)
        .collect();
    candidates.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let (mut taken_gold, mut taken) = (vec![false; gold], vec![false; predicted]);
    let mut pairs = Vec::new();
    for (_, g, p) in candidates {
        if !taken_gold[g] && !taken[p] {
            (taken_gold[g], taken[p]) = (true, true);
            pairs.push((g, p));
        }
    }
    pairs.sort_unstable();
    Matching { pairs }
}

impl Matching {
    /// The gold that a prediction was matched with.
    pub(crate) fn gold_of(&self, predicted: usize) -> Option<usize> {
        self.pairs.iter().find(|(_, p)| *p == predicted).map(|(g, _)| *g)
    }

    /// How many pairs have a gold of which `holds` is true.
    pub(crate) fn count(&self, holds: impl Fn(usize) -> bool) -> usize {
        self.pairs.iter().filter(|(g, _)| holds(*g)).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_pair_is_taken_first_and_ties_go_to_the_earlier_gold() {
        let table = [[0.6, 0.9], [0.6, 0.9]];
        let matching = greedy(2, 2, 0.5, |g, p| table[g][p]);
        assert_eq!(matching.pairs, [(0, 1), (1, 0)]);
        assert_eq!(greedy(2, 2, 0.7, |g, p| table[g][p]).pairs, [(0, 1)]);
    }
}
