//! Whether two people who took part, in two documents, can be one.

use std::collections::BTreeSet;

use crate::names::{self, Likeness};
use crate::offices;

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
    if parts.is_empty() {
        // "J. K." has initials only.
        return names::fold(name.trim());
    }
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
    if parted(a, b, apart) {
        return Fit::No;
    }
    match (names::likeness(&a.parts, &b.parts), sides) {
        // Of whom people said that it is not the one whose name the text has, part of that name tells
        // nothing.
        (Likeness::Part, _) if a.split || b.split => Fit::No,
        // A whole name outweighs a side, which is inferred more often than read.
        (Likeness::Whole, _) => Fit::Whole,
        (Likeness::Part, Some(false)) => Fit::No,
        (Likeness::Part, _) => Fit::Part,
        (Likeness::No, Some(true))
            if !a.split && !b.split && a.post.is_some() && a.post == b.post =>
        {
            damaged(a, b)
        }
        (Likeness::No, _) => Fit::No,
    }
}

/// Whether people have ruled that the two are two.
fn parted(a: &Party, b: &Party, apart: &Apart) -> bool {
    if apart.is_empty() {
        return false;
    }
    let (x, y) = (ruled(&a.name), ruled(&b.name));
    apart.contains(&(x.clone().min(y.clone()), x.max(y)))
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

/// Somebody who is not named: of one side, and no two offices. Where the side of one is not known
/// ("the President", in a text of which nobody knows whose it is) the office has to be told.
fn unnamed(a: &Party, b: &Party, sides: Option<bool>) -> Fit {
    match (sides, &a.post, &b.post) {
        (Some(false), ..) => Fit::No,
        (_, Some(x), Some(y)) if offices::can_be_one(x, y) => Fit::Office,
        (_, Some(_), Some(_)) | (None, ..) => Fit::No,
        _ => Fit::Office,
    }
}

/// Whether two names that are not alike can be one that a translating program damaged, as far as
/// the company they are in speaks for it: one office, no two sides, and a family name of which two
/// letters in three are in their places.
fn damaged_in_company(a: &Party, b: &Party) -> bool {
    if a.split || b.split {
        return false;
    }
    let posts = a.post.is_some() && a.post == b.post;
    let sides = match (&a.side, &b.side) {
        (Some(x), Some(y)) => names::same_side(x, y),
        _ => true,
    };
    posts && sides && names::much_alike(&a.parts, &b.parts)
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
    let free = |used: &dyn Fn(usize) -> bool, count: usize| -> Option<usize> {
        let mut free = (0..count).filter(|at| !used(*at));
        free.next().filter(|_| free.next().is_none())
    };
    let last_a = free(&|at| found.pairs.iter().any(|pair| pair.0 == at), a.len());
    let last_b = free(&|at| found.pairs.iter().any(|pair| pair.1 == at), b.len());
    if let (Some(i), Some(j)) = (last_a, last_b)
        && found.pairs.iter().any(|(_, _, fit)| *fit > Fit::Office)
        && a.get(i)
            .zip(b.get(j))
            .is_some_and(|(x, y)| !parted(x, y, apart) && damaged_in_company(x, y))
    {
        found.pairs.push((i, j, Fit::Office));
    }
    found.pairs.sort_unstable();
    found.left_a = (0..a.len()).filter(|i| !found.pairs.iter().any(|p| p.0 == *i)).collect();
    found.left_b = (0..b.len()).filter(|j| !found.pairs.iter().any(|p| p.1 == *j)).collect();
    found
}
