//! Whether two people who took part, in two documents, can be one.

use std::collections::BTreeSet;

use crate::names::{self, Likeness};

use super::brief::Party;

/// How well two participants fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Fit {
    /// They are two people.
    No,
    /// One is not named, or the names differ and the office is one that one person holds.
    Office,
    /// They share a surname or a given name and nothing speaks against it.
    Part,
    /// They share their name.
    Whole,
}

/// Pairs of names that people have ruled to be of two people; folded, in ascending order.
pub(crate) type Apart = BTreeSet<(String, String)>;

/// A name as rulings are looked up by.
pub(crate) fn ruled(name: &str) -> String {
    let mut parts = names::parts(name);
    parts.sort();
    parts.join(" ")
}

/// Compares two participants.
pub(crate) fn fit(a: &Party, b: &Party, apart: &Apart) -> Fit {
    let sides = match (&a.side, &b.side) {
        (Some(x), Some(y)) => Some(names::same_side(x, y)),
        _ => None,
    };
    if a.parts.is_empty() || b.parts.is_empty() {
        return unnamed(a, b, sides);
    }
    if !apart.is_empty() {
        let (x, y) = (ruled(&a.name), ruled(&b.name));
        if apart.contains(&(x.clone().min(y.clone()), x.max(y))) {
            return Fit::No;
        }
    }
    match (names::likeness(&a.parts, &b.parts), sides) {
        // A whole name outweighs a side, which is inferred more often than read.
        (Likeness::Whole, _) => Fit::Whole,
        (Likeness::Part, Some(false)) => Fit::No,
        (Likeness::Part, _) => Fit::Part,
        (Likeness::No, Some(true)) if a.post.is_some() && a.post == b.post => damaged(a, b),
        (Likeness::No, _) => Fit::No,
    }
}

/// One office, one side, two names: one person under a damaged name where some part of the names
/// begins alike, otherwise two who held the office one after the other.
fn damaged(a: &Party, b: &Party) -> Fit {
    let keys = |party: &Party| -> BTreeSet<String> {
        party.parts.iter().map(|part| names::key(part)).collect()
    };
    let shared = keys(a).intersection(&keys(b)).any(|key| key.chars().count() > 1);
    if shared { Fit::Office } else { Fit::No }
}

fn unnamed(a: &Party, b: &Party, sides: Option<bool>) -> Fit {
    if sides != Some(true) {
        return Fit::No;
    }
    match (&a.post, &b.post) {
        (Some(x), Some(y)) if x != y => Fit::No,
        _ => Fit::Office,
    }
}

/// How the participants of two contacts fit, each taken once, best first.
#[derive(Debug, Clone, Default)]
pub(crate) struct Matching {
    /// Places in both lists, and how well they fit.
    pub(crate) pairs: Vec<(usize, usize, Fit)>,
    /// Those of the first list without a counterpart.
    pub(crate) left_a: Vec<usize>,
    /// Those of the second.
    pub(crate) left_b: Vec<usize>,
}

/// Matches two lists of at most a dozen people.
pub(crate) fn matching(a: &[Party], b: &[Party], apart: &Apart) -> Matching {
    let mut all: Vec<(Fit, usize, usize)> = Vec::new();
    for (i, one) in a.iter().enumerate() {
        for (j, other) in b.iter().enumerate() {
            let fit = fit(one, other, apart);
            if fit > Fit::No {
                all.push((fit, i, j));
            }
        }
    }
    all.sort_by(|x, y| (y.0, x.1, x.2).cmp(&(x.0, y.1, y.2)));
    let mut found = Matching::default();
    for (fit, i, j) in all {
        if !found.pairs.iter().any(|(x, y, _)| *x == i || *y == j) {
            found.pairs.push((i, j, fit));
        }
    }
    found.pairs.sort_unstable();
    found.left_a = (0..a.len()).filter(|i| !found.pairs.iter().any(|p| p.0 == *i)).collect();
    found.left_b = (0..b.len()).filter(|j| !found.pairs.iter().any(|p| p.1 == *j)).collect();
    found
}
