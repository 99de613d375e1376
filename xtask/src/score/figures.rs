//! Counts that can be added, and the figures made from them.

use std::ops::AddAssign;

use serde_json::{Value, json};

/// True positives, predicted, gold: precision, recall and F1.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct Prf {
    pub(crate) hits: usize,
    pub(crate) predicted: usize,
    pub(crate) gold: usize,
}

/// Hits out of cases.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct Share {
    pub(crate) hits: usize,
    pub(crate) cases: usize,
}

/// One figure of a score.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Measure {
    /// Precision, recall, F1; the headline is F1.
    Prf(Prf),
    /// A share of which more is better.
    Share(Share),
    /// A share of which less is better.
    Fault(Share),
    /// A share that is told beside others and is neither good nor bad in itself.
    Note(Share),
    /// Precision and recall that are means over documents (B-cubed).
    Mean {
        /// Mean precision; absent where there is nothing to average.
        precision: Option<f64>,
        /// Mean recall.
        recall: Option<f64>,
    },
    /// A value computed elsewhere of which more is better.
    Value(Option<f64>),
}

/// The figures of one score, in the order in which they are shown.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Figures(pub(crate) Vec<(&'static str, Measure)>);

impl Prf {
    pub(crate) fn new(hits: usize, predicted: usize, gold: usize) -> Self {
        Self { hits, predicted, gold }
    }

    /// Share of the predicted that is right; 1 where nothing was to be found and nothing was said.
    pub(crate) fn precision(self) -> f64 {
        self.ratio(self.predicted)
    }

    /// Share of the gold that was found.
    pub(crate) fn recall(self) -> f64 {
        self.ratio(self.gold)
    }

    /// Their harmonic mean.
    pub(crate) fn f1(self) -> f64 {
        harmonic(self.precision(), self.recall())
    }

    fn ratio(self, of: usize) -> f64 {
        match (self.predicted, self.gold) {
            (0, 0) => 1.0,
            _ if of == 0 => 0.0,
            _ => self.hits as f64 / of as f64,
        }
    }
}

impl AddAssign for Prf {
    fn add_assign(&mut self, other: Self) {
        self.hits += other.hits;
        self.predicted += other.predicted;
        self.gold += other.gold;
    }
}

impl Share {
    /// Counts one case.
    pub(crate) fn count(&mut self, hit: bool) {
        self.cases += 1;
        self.hits += usize::from(hit);
    }

    /// The share; `None` without cases.
    pub(crate) fn value(self) -> Option<f64> {
        (self.cases > 0).then(|| self.hits as f64 / self.cases as f64)
    }
}

impl AddAssign for Share {
    fn add_assign(&mut self, other: Self) {
        self.hits += other.hits;
        self.cases += other.cases;
    }
}

impl Measure {
    /// The value that is shown and compared with a floor.
    pub(crate) fn headline(self) -> Option<f64> {
        match self {
            Self::Prf(prf) => Some(prf.f1()),
            Self::Share(share) | Self::Fault(share) | Self::Note(share) => share.value(),
            Self::Mean { precision, recall } => Some(harmonic(precision?, recall?)),
            Self::Value(value) => value,
        }
    }

    /// Whether less is better.
    pub(crate) fn is_fault(self) -> bool {
        matches!(self, Self::Fault(_))
    }

    fn json(self) -> Value {
        let mean =
            |p: f64, r: f64| json!({"p": round(p), "r": round(r), "f1": round(harmonic(p, r))});
        match self {
            Self::Prf(prf) => json!({
                "p": round(prf.precision()), "r": round(prf.recall()), "f1": round(prf.f1()),
                "tp": prf.hits, "pred": prf.predicted, "gold": prf.gold,
            }),
            Self::Share(share) => {
                json!({"acc": share.value().map(round), "correct": share.hits, "n": share.cases})
            }
            Self::Fault(share) | Self::Note(share) => {
                json!({"rate": share.value().map(round), "count": share.hits, "n": share.cases})
            }
            Self::Mean { precision: Some(p), recall: Some(r) } => mean(p, r),
            Self::Mean { .. } => json!({"p": null, "r": null, "f1": null}),
            Self::Value(value) => json!({"acc": value.map(round)}),
        }
    }
}

impl Figures {
    /// The figure of this name.
    pub(crate) fn get(&self, name: &str) -> Option<Measure> {
        self.0.iter().find(|(key, _)| *key == name).map(|(_, measure)| *measure)
    }

    /// All of them as a JSON object.
    pub(crate) fn json(&self) -> Value {
        self.0.iter().map(|(name, measure)| ((*name).to_owned(), measure.json())).collect()
    }
}

/// Four decimals.
pub(crate) fn round(value: f64) -> f64 {
    (value * 1e4).round_ties_even() / 1e4
}

fn harmonic(precision: f64, recall: f64) -> f64 {
    if precision + recall > 0.0 { 2.0 * precision * recall / (precision + recall) } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn precision_recall_and_f1_of_two_right_of_four_said_and_three_sought() {
        let prf = Prf::new(2, 4, 3);
        assert_eq!(prf.precision(), 0.5);
        assert_eq!(round(prf.recall()), 0.6667);
        assert_eq!(round(prf.f1()), 0.5714);
    }

    #[test]
    fn silence_about_nothing_is_right_and_silence_about_something_is_not() {
        assert_eq!(Prf::default().f1(), 1.0);
        assert_eq!(Prf::new(0, 0, 3).f1(), 0.0);
        assert_eq!(Prf::new(0, 3, 0).f1(), 0.0);
        assert_eq!(Share::default().value(), None);
    }
}
