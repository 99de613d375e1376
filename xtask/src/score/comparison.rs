//! Which statements of two accounts belong together, which stand alone, which are unconfirmed.
//!
//! * A predicted span means the gold unit with the best Jaccard coefficient if that is at least
//!   .8; else every unit at least half of whose tokens it has; else the unit that has at least
//!   half of its tokens; else a phantom, which counts as wrong.
//! * `pairs`: pairs of units without the relation; `pairs_strict` with it; `pairs_same` only those
//!   called `same`; `relation_accuracy` on the pairs found. Optional alignments count nowhere.
//! * `only`: units that stand alone in either. `unconfirmed`: units one account gives to the other
//!   side that the other account does not have; doubtful ones count nowhere.
//! * `unconfirmed_balanced`: over the units given to the other side's principal, the mean of the
//!   share of unconfirmed ones called so and of confirmed ones not called so.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;
use serde::Deserialize;

use super::figures::{Figures, Measure, Prf, Share};
use super::gold::Extent;
use super::tokens::{Run, Tokens, jaccard, shared};
use crate::files::Root;
use crate::prediction;

/// A gold file of comparisons.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Gold {
    pub(crate) pairs: Vec<Pair>,
}

/// The gold of one pair.
#[derive(Debug, Deserialize)]
pub(crate) struct Pair {
    pub(crate) a_doc: String,
    pub(crate) b_doc: String,
    a_file: String,
    b_file: String,
    units_a: Vec<Unit>,
    units_b: Vec<Unit>,
    aligned: Vec<Aligned>,
    only_a: Vec<String>,
    only_b: Vec<String>,
    #[serde(default)]
    only_optional: Vec<String>,
    #[serde(default)]
    unconfirmed: Vec<Unconfirmed>,
    #[serde(default)]
    unconfirmed_doubtful: Vec<String>,
    #[serde(default)]
    other_principal: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct Unit {
    id: String,
    #[serde(flatten)]
    extent: Extent,
}

#[derive(Debug, Deserialize)]
struct Aligned {
    a: Vec<String>,
    b: Vec<String>,
    relation: String,
    #[serde(default)]
    optional: bool,
}

#[derive(Debug, Deserialize)]
struct Unconfirmed {
    unit: String,
}

#[derive(Debug, Default)]
struct Counts {
    pairs: Prf,
    strict: Prf,
    same: Prf,
    relations: Share,
    only_a: Prf,
    only_b: Prf,
    unconfirmed: Prf,
    called: Share,
    spared: Share,
}

type Names = BTreeSet<String>;
/// Which units belong together, and by what relation; the first relation given counts.
type Alignment = BTreeMap<(String, String), Option<String>>;

/// Scores a prediction over all pairs of a gold file.
pub(crate) fn score(gold: &Gold, predicted: &prediction::Pairs, root: &Root) -> Result<Figures> {
    let mut counts = Counts::default();
    for pair in &gold.pairs {
        let a = Units::new(&pair.a_doc, &pair.units_a, &root.text(&pair.a_file)?);
        let b = Units::new(&pair.b_doc, &pair.units_b, &root.text(&pair.b_file)?);
        counts.pair(pair, &found(pair, predicted), &a, &b);
    }
    Ok(counts.figures())
}

/// The prediction for a pair, turned round where it was given the other way.
fn found(pair: &Pair, predicted: &prediction::Pairs) -> prediction::Pair {
    let named = |a: &str, b: &str| {
        predicted.pairs.iter().rev().find(|pair| pair.a_doc == a && pair.b_doc == b)
    };
    if let Some(found) = named(&pair.a_doc, &pair.b_doc) {
        return found.clone();
    }
    let Some(mut turned) = named(&pair.b_doc, &pair.a_doc).cloned() else {
        return prediction::Pair::default();
    };
    std::mem::swap(&mut turned.only_a, &mut turned.only_b);
    for row in &mut turned.aligned {
        std::mem::swap(&mut row.a, &mut row.b);
    }
    turned
}

impl Counts {
    fn pair(&mut self, gold: &Pair, found: &prediction::Pair, a: &Units<'_>, b: &Units<'_>) {
        self.alignment(gold, found, a, b);
        let optional = names(&gold.only_optional);
        let only = |gold: &[String], spans: &[(usize, usize)], units: &Units<'_>| {
            let said: Names = units.all(spans).into_iter().collect();
            agreement(&names(gold), &said.difference(&optional).cloned().collect())
        };
        self.only_a += only(&gold.only_a, &found.only_a, a);
        self.only_b += only(&gold.only_b, &found.only_b, b);
        self.unconfirmed(gold, found, a, b);
    }

    fn alignment(&mut self, gold: &Pair, found: &prediction::Pair, a: &Units<'_>, b: &Units<'_>) {
        let (mut sought, mut optional) = (Alignment::new(), BTreeSet::new());
        for row in &gold.aligned {
            for pair in product(&row.a, &row.b) {
                if row.optional {
                    optional.insert(pair);
                } else {
                    sought.entry(pair).or_insert_with(|| Some(row.relation.clone()));
                }
            }
        }
        let mut said = Alignment::new();
        for row in &found.aligned {
            for pair in product(&a.all(&row.a), &b.all(&row.b)) {
                if !optional.contains(&pair) {
                    said.entry(pair).or_insert_with(|| row.relation.clone());
                }
            }
        }
        let both: Vec<_> = sought.iter().filter(|(pair, _)| said.contains_key(*pair)).collect();
        let right = both.iter().filter(|(pair, relation)| said[*pair] == **relation).count();
        self.pairs += Prf::new(both.len(), said.len(), sought.len());
        self.strict += Prf::new(right, said.len(), sought.len());
        self.relations += Share { hits: right, cases: both.len() };
        let same = |alignment: &Alignment| -> BTreeSet<(String, String)> {
            let same = alignment.iter().filter(|(_, relation)| relation.as_deref() == Some("same"));
            same.map(|(pair, _)| pair.clone()).collect()
        };
        self.same += agreement(&same(&sought), &same(&said));
    }

    fn unconfirmed(&mut self, gold: &Pair, found: &prediction::Pair, a: &Units<'_>, b: &Units<'_>) {
        let doubtful = names(&gold.unconfirmed_doubtful);
        let certain = |name: &String| !doubtful.contains(name);
        let mut said = Names::new();
        for entry in &found.unconfirmed {
            match [a, b].into_iter().find(|units| units.document == entry.doc) {
                Some(units) => said.extend(units.of(entry.start, entry.end)),
                None => said.extend([format!("phantom:{}", entry.doc)]),
            }
        }
        said.retain(certain);
        let sought = gold.unconfirmed.iter().map(|entry| entry.unit.clone());
        let sought: Names = sought.filter(certain).collect();
        self.unconfirmed += agreement(&sought, &said);
        for unit in names(&gold.other_principal).iter().filter(|unit| certain(unit)) {
            if sought.contains(unit) {
                self.called.count(said.contains(unit));
            } else {
                self.spared.count(!said.contains(unit));
            }
        }
    }

    fn figures(&self) -> Figures {
        use Measure::{Prf, Share, Value};
        let mut only = self.only_a;
        only += self.only_b;
        let balanced = self.called.value().zip(self.spared.value()).map(|(c, s)| (c + s) / 2.0);
        Figures(vec![
            ("pairs", Prf(self.pairs)),
            ("pairs_strict", Prf(self.strict)),
            ("pairs_same", Prf(self.same)),
            ("relation_accuracy", Share(self.relations)),
            ("only_a", Prf(self.only_a)),
            ("only_b", Prf(self.only_b)),
            ("only", Prf(only)),
            ("unconfirmed", Prf(self.unconfirmed)),
            ("unconfirmed_balanced", Value(balanced)),
        ])
    }
}

/// The gold units of a document.
struct Units<'a> {
    document: &'a str,
    tokens: Tokens,
    units: Vec<(&'a str, Run)>,
}

impl<'a> Units<'a> {
    fn new(document: &'a str, units: &'a [Unit], text: &str) -> Self {
        let tokens = Tokens::of(text);
        let run =
            |unit: &'a Unit| (unit.id.as_str(), tokens.run(unit.extent.start, unit.extent.end));
        let units = units.iter().map(run).collect();
        Self { document, tokens, units }
    }

    /// The units that a predicted span means.
    fn of(&self, start: usize, end: usize) -> Vec<String> {
        let span = self.tokens.run(start, end);
        // The earliest of the best.
        let most = |value: &dyn Fn(&Run) -> f64| {
            let units = self.units.iter().rev();
            units.max_by(|x, y| value(&x.1).total_cmp(&value(&y.1)))
        };
        if let Some((unit, run)) = most(&|run| jaccard(run, &span))
            && jaccard(run, &span) >= 0.8
        {
            return vec![(*unit).to_owned()];
        }
        let mostly = |run: &Run| !run.is_empty() && 2 * shared(run, &span) >= run.len();
        let covered = self.units.iter().filter(|(_, run)| mostly(run));
        let covered: Vec<String> = covered.map(|(unit, _)| (*unit).to_owned()).collect();
        if !covered.is_empty() {
            return covered;
        }
        match most(&|run| shared(run, &span) as f64) {
            Some((unit, run)) if !span.is_empty() && 2 * shared(run, &span) >= span.len() => {
                vec![(*unit).to_owned()]
            }
            _ => vec![format!("phantom:{}:{start}-{end}", self.document)],
        }
    }

    fn all(&self, spans: &[(usize, usize)]) -> Vec<String> {
        spans.iter().flat_map(|(start, end)| self.of(*start, *end)).collect()
    }
}

fn product(a: &[String], b: &[String]) -> Vec<(String, String)> {
    a.iter().flat_map(|a| b.iter().map(|b| (a.clone(), b.clone()))).collect()
}

fn names(names: &[String]) -> Names {
    names.iter().cloned().collect()
}

fn agreement<T: Ord>(gold: &BTreeSet<T>, said: &BTreeSet<T>) -> Prf {
    Prf::new(gold.intersection(said).count(), said.len(), gold.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figures(prediction: serde_json::Value) -> Figures {
        let gold = serde_json::from_value(serde_json::json!({"pairs": [{
            "a_doc": "val", "b_doc": "tol", "a_file": "val.txt", "b_file": "tol.txt",
            "units_a": [{"id": "a1", "start": 0, "end": 15}, {"id": "a2", "start": 16, "end": 31}],
            "units_b": [{"id": "b1", "start": 0, "end": 15}, {"id": "b2", "start": 16, "end": 31}],
            "aligned": [{"a": ["a1"], "b": ["b1"], "relation": "same"}],
            "only_a": ["a2"], "only_b": ["b2"],
            "unconfirmed": [{"unit": "b2"}], "other_principal": ["b1", "b2"]}]}));
        let root = Root::in_memory([
            ("val.txt", "ferries may run tolls will fall"),
            ("tol.txt", "ferries can run fish are scarce"),
        ]);
        score(&gold.unwrap(), &serde_json::from_value(prediction).unwrap(), &root).unwrap()
    }

    fn counted(figures: &Figures, name: &str) -> Prf {
        match figures.get(name) {
            Some(Measure::Prf(prf)) => prf,
            other => panic!("{name}: {other:?}"),
        }
    }

    #[test]
    fn a_pair_given_the_other_way_round_is_turned() {
        let figures = figures(serde_json::json!({"pairs": [{"a_doc": "tol", "b_doc": "val",
            "aligned": [{"a": [[0, 15]], "b": [[0, 15]], "relation": "topic-mentioned-only"}],
            "only_a": [[16, 31]], "only_b": [],
            "unconfirmed": [{"doc": "tol", "start": 16, "end": 31}]}]}));
        assert_eq!(counted(&figures, "pairs"), Prf::new(1, 1, 1));
        assert_eq!(counted(&figures, "pairs_strict"), Prf::new(0, 1, 1));
        assert_eq!(counted(&figures, "only"), Prf::new(1, 1, 2));
        assert_eq!(figures.get("unconfirmed_balanced").unwrap().headline(), Some(1.0));
    }

    #[test]
    fn a_span_over_both_units_means_both_and_one_outside_is_a_phantom() {
        let figures = figures(serde_json::json!({"pairs": [{"a_doc": "val", "b_doc": "tol",
            "aligned": [{"a": [[0, 31]], "b": [[0, 15]], "relation": "same"}],
            "only_a": [[40, 50]]}]}));
        assert_eq!(counted(&figures, "pairs"), Prf::new(1, 2, 1));
        assert_eq!(counted(&figures, "only_a"), Prf::new(0, 1, 1));
        assert_eq!(figures.get("unconfirmed_balanced").unwrap().headline(), Some(0.5));
    }
}
