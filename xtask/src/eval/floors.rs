//! Floors: figures that must not get worse.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

use super::measure::{Column, Section};
use crate::score::figures::Measure;

const SCHEMA: &str = "chancery-eval-baseline/1";

/// The floors of all sets.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Baseline {
    schema: String,
    sets: BTreeMap<String, Floors>,
}

/// The floors of one set, and the gold they were measured on.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
struct Floors {
    /// SHA-256 of the gold file.
    gold: String,
    /// By figure: the least it may be (for a fault, which is a rate of errors: the most).
    floors: BTreeMap<String, f64>,
}

/// How a figure stands to its floor.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Standing {
    /// There is none, or it does not apply.
    NoFloor,
    /// As good or better.
    Passed(f64),
    /// Worse.
    Failed(f64),
}

/// How many gates there were.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Tally {
    pub(super) passed: usize,
    pub(super) failed: usize,
    pub(super) skipped: usize,
}

impl Baseline {
    /// The floors in a file; none where there is no file.
    pub(super) fn read(path: &Path) -> Result<Self> {
        if !path.exists() {
            return Ok(Self { schema: SCHEMA.to_owned(), sets: BTreeMap::new() });
        }
        let context = || format!("{}: not a baseline", path.display());
        serde_json::from_str(&std::fs::read_to_string(path)?).with_context(context)
    }

    pub(super) fn write(&self, path: &Path) -> Result<()> {
        let text = serde_json::to_string_pretty(self)? + "\n";
        std::fs::write(path, text).with_context(|| format!("{}: cannot be written", path.display()))
    }

    /// How a figure of a column stands. Floors measured on other outside gold do not apply; those
    /// on the repository's own gold always do, or editing the gold would lift them.
    pub(super) fn standing(&self, column: &Column, name: &str, measure: Measure) -> Standing {
        let Some(floor) = self.applied(column).and_then(|set| set.floors.get(name)) else {
            return Standing::NoFloor;
        };
        if worse(measure, *floor) { Standing::Failed(*floor) } else { Standing::Passed(*floor) }
    }

    /// The sets whose gold is not the one their floors were measured on.
    pub(super) fn changed(&self, sections: &[Section]) -> Vec<&'static str> {
        let columns = columns(sections).filter(|column| self.applied(column).is_none());
        columns.map(|column| column.set).filter(|set| self.sets.contains_key(*set)).collect()
    }

    /// How many floors had nothing to be compared with.
    pub(super) fn unmeasured(&self, sections: &[Section]) -> usize {
        let applied = |set: &str| {
            columns(sections).any(|column| column.set == set && self.applied(column).is_some())
        };
        let left = self.sets.iter().filter(|(set, _)| !applied(set));
        left.map(|(_, set)| set.floors.len()).sum()
    }

    /// Raises the floors to the figures, adds those that are missing and, where `lower`, lowers
    /// those that were not reached. Returns what was changed, a line each.
    pub(super) fn update(&mut self, sections: &[Section], lower: bool) -> Vec<String> {
        let mut changes = Vec::new();
        for section in sections {
            for column in &section.columns {
                let applies = self.applied(column).is_some();
                let known = self.sets.contains_key(column.set);
                if known && !applies && !lower {
                    continue;
                }
                let set = self.sets.entry(column.set.to_owned()).or_default();
                if known && !applies {
                    set.floors.clear();
                }
                set.gold.clone_from(&column.gold);
                for (name, _) in section.rows.iter().filter(|(_, gated)| *gated) {
                    let Some(measure) = column.figures.get(name) else { continue };
                    let line = set.update(name, measure, lower);
                    changes.extend(line.map(|line| format!("{} {line}", column.set)));
                }
            }
        }
        changes
    }

    fn applied(&self, column: &Column) -> Option<&Floors> {
        self.sets.get(column.set).filter(|set| column.own || set.gold == column.gold)
    }
}

impl Floors {
    fn update(&mut self, name: &str, measure: Measure, lower: bool) -> Option<String> {
        let new = floor_of(measure)?;
        let old = self.floors.get(name).copied();
        let better = |old: f64| if measure.is_fault() { new < old } else { new > old };
        if old.is_some_and(|old| old == new || (!better(old) && !lower)) {
            return None;
        }
        self.floors.insert(name.to_owned(), new);
        let from = old.map_or("none".to_owned(), |old| old.to_string());
        Some(format!("{name}: {from} -> {new}"))
    }
}

fn columns(sections: &[Section]) -> impl Iterator<Item = &Column> {
    sections.iter().flat_map(|section| &section.columns)
}

/// Whether a figure misses its floor. A rate of errors that has no cases misses nothing.
fn worse(measure: Measure, floor: f64) -> bool {
    match (measure.headline(), measure.is_fault()) {
        (Some(value), true) => value > floor + 1e-9,
        (Some(value), false) => value < floor - 1e-9,
        (None, fault) => !fault,
    }
}

/// The figure cut to four decimals on the side that it does not miss itself.
fn floor_of(measure: Measure) -> Option<f64> {
    let value = measure.headline()? * 1e4;
    let cut = if measure.is_fault() { (value - 1e-6).ceil() } else { (value + 1e-6).floor() };
    Some(cut.max(0.0) / 1e4)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::score::figures::{Figures, Share};

    const ROWS: &[(&str, bool)] = &[("right", true), ("wrong", true), ("shown", false)];

    fn sections(gold: &str, own: bool, right: usize, wrong: usize) -> Vec<Section> {
        let share = |hits| Share { hits, cases: 3 };
        let figures = Figures(vec![
            ("right", Measure::Share(share(right))),
            ("wrong", Measure::Fault(share(wrong))),
            ("shown", Measure::Share(share(1))),
        ]);
        let gold = gold.to_owned();
        let column = Column { set: "ferry", heading: "ferry", gold, own, figures };
        vec![Section { title: "ferries", rows: ROWS, columns: vec![column] }]
    }

    fn baseline() -> Baseline {
        let mut baseline = Baseline { schema: SCHEMA.to_owned(), sets: BTreeMap::new() };
        baseline.update(&sections("one", false, 2, 1), false);
        baseline
    }

    fn standings(baseline: &Baseline, sections: &[Section]) -> Vec<Standing> {
        let column = &sections[0].columns[0];
        let names = ROWS.iter().map(|(name, _)| *name);
        names
            .map(|name| baseline.standing(column, name, column.figures.get(name).unwrap()))
            .collect()
    }

    #[test]
    fn what_was_measured_passes_and_anything_worse_fails() {
        use Standing::{Failed, NoFloor, Passed};
        let baseline = baseline();
        let same = standings(&baseline, &sections("one", false, 2, 1));
        assert_eq!(same, [Passed(0.6666), Passed(0.3334), NoFloor]);
        let worse = standings(&baseline, &sections("one", false, 1, 2));
        assert_eq!(worse, [Failed(0.6666), Failed(0.3334), NoFloor]);
    }

    #[test]
    fn floors_are_raised_freely_and_lowered_only_when_told_to() {
        let mut updated = baseline();
        assert!(updated.update(&sections("one", false, 1, 2), false).is_empty());
        assert_eq!(updated, baseline());
        assert_eq!(updated.update(&sections("one", false, 3, 0), false).len(), 2);
        assert_eq!(updated.update(&sections("one", false, 1, 2), true).len(), 2);
        let low = standings(&updated, &sections("one", false, 1, 2));
        assert_eq!(low[0], Standing::Passed(0.3333));
    }

    #[test]
    fn floors_of_other_outside_gold_do_not_apply_and_those_of_own_gold_do() {
        let mut baseline = baseline();
        let other = sections("two", false, 0, 3);
        assert_eq!(standings(&baseline, &other), [Standing::NoFloor; 3]);
        assert_eq!(baseline.changed(&other), ["ferry"]);
        assert_eq!(baseline.unmeasured(&other), 2);
        assert!(baseline.update(&other, false).is_empty());
        assert_eq!(standings(&baseline, &sections("two", true, 0, 3))[0], Standing::Failed(0.6666));
        assert_eq!(baseline.update(&other, true).len(), 2);
        assert_eq!(standings(&baseline, &other)[0], Standing::Passed(0.0));
    }

    #[test]
    fn sets_that_were_not_measured_are_skipped() {
        assert_eq!(baseline().unmeasured(&[]), 2);
        assert_eq!(baseline().unmeasured(&sections("one", false, 2, 1)), 0);
    }
}
