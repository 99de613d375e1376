//! What a report that only names topics ("discussed the ceasefire, fishing quotas and steel")
//! names one by one, and which statements of the other account have content on just that.

use std::collections::BTreeMap;

use chancery_record::Force;

use crate::profile::{Item, Profile};

/// The share of an item's words, by weight, that a statement on it has.
const NAMED: f64 = 0.75;

/// An item that more statements have content on picks out none of them.
const FEW: usize = 2;

/// The pairs of places of which one names what the other has content on.
#[derive(Debug, Default)]
pub(crate) struct Named(BTreeMap<(usize, usize), Naming>);

/// How plainly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Naming {
    /// By one word.
    Word,
    /// By several.
    Words,
}

impl Named {
    /// Looks for the items of each report in the statements of the other document.
    pub(crate) fn of(a: &[Profile], b: &[Profile]) -> Self {
        let mut pairs = BTreeMap::new();
        let from_b = named_in(b, a).into_iter().map(|((b, a), naming)| ((a, b), naming));
        for (pair, naming) in named_in(a, b).into_iter().chain(from_b) {
            let known = pairs.entry(pair).or_insert(naming);
            *known = naming.max(*known);
        }
        Self(pairs)
    }

    /// How one of the two names an item of the other, if it does.
    pub(crate) fn naming(&self, a: usize, b: usize) -> Option<Naming> {
        self.0.get(&(a, b)).copied()
    }
}

fn named_in(reports: &[Profile], others: &[Profile]) -> Vec<((usize, usize), Naming)> {
    let mut out = Vec::new();
    for (place, report) in reports.iter().enumerate().filter(|(_, one)| names_topics(one)) {
        for item in &report.items {
            let on_it = |other: &&(usize, &Profile)| !names_topics(other.1) && holds(other.1, item);
            let found: Vec<(usize, &Profile)> =
                others.iter().enumerate().filter(|one| on_it(&one)).take(FEW + 1).collect();
            if found.len() <= FEW {
                let naming = if item.telling.len() > 1 { Naming::Words } else { Naming::Word };
                out.extend(found.into_iter().map(|(at, _)| ((place, at), naming)));
            }
        }
    }
    out
}

/// Whether a statement only names its topics.
pub(crate) fn names_topics(profile: &Profile) -> bool {
    profile.force == Some(Force::Report)
}

fn holds(profile: &Profile, item: &Item) -> bool {
    let has = |term: usize| profile.terms.binary_search_by_key(&term, |word| word.term).is_ok();
    let all: f64 = item.telling.iter().map(|(_, weight)| weight).sum();
    let shared: f64 =
        item.telling.iter().filter(|(term, _)| has(*term)).map(|(_, weight)| weight).sum();
    all > 0.0 && shared >= NAMED * all
}

/// Whether each item of one list of topics is touched by the other list, and the other way round.
pub(crate) fn same_topics(a: &Profile, b: &Profile) -> bool {
    let touched = |item: &Item, other: &Profile| {
        other.terms.iter().any(|word| item.terms.contains(&word.term))
    };
    a.items.iter().all(|item| touched(item, b)) && b.items.iter().all(|item| touched(item, a))
}
