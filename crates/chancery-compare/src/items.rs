//! What a report that only names topics ("discussed the ceasefire, fishing quotas and steel")
//! names one by one, and which statements of the other account have content on just that.

use std::collections::BTreeMap;

use chancery_record::Force;

use crate::cast::Voice;
use crate::profile::{Item, Profile, Weighed};

/// The least share of an item's words, by weight, that a statement on it has.
const NAMED: f64 = 0.45;

/// An item that more statements have as much of picks out none of them.
const FEW: usize = 2;

/// What a word of the same field of meaning counts of the word itself.
const RELATED: f64 = 0.6;

/// What an item counts of which a statement has but names.
const ONLY_NAMES: f64 = 0.5;

/// For pairs of places of which one names what the other has content on, or names too: how much of the
/// item's words the other has, by weight.
#[derive(Debug, Default)]
pub(crate) struct Named(BTreeMap<(usize, usize), f64>);

impl Named {
    /// Looks for the items of each report in the statements of the other document.
    pub(crate) fn of(a: &[Profile], b: &[Profile]) -> Self {
        let mut pairs = BTreeMap::new();
        let from_b = named_in(b, a).into_iter().map(|((b, a), share)| ((a, b), share));
        for (pair, share) in named_in(a, b).into_iter().chain(from_b) {
            let known: &mut f64 = pairs.entry(pair).or_insert(share);
            *known = share.max(*known);
        }
        Self(pairs)
    }

    /// How much of an item that one of the two names the other has, 0 to 1.
    pub(crate) fn share(&self, a: usize, b: usize) -> f64 {
        self.0.get(&(a, b)).copied().unwrap_or(0.0)
    }
}

fn named_in(reports: &[Profile], others: &[Profile]) -> Vec<((usize, usize), f64)> {
    /// Shares as near as this are one.
    const AS_MUCH: f64 = 0.05;
    let mut out = Vec::new();
    for (place, report) in reports.iter().enumerate().filter(|(_, one)| names_topics(one)) {
        for item in &report.items {
            let shares: Vec<f64> = others.iter().map(|other| share(report, item, other)).collect();
            let as_much = |share: f64| shares.iter().filter(|one| **one >= share - AS_MUCH).count();
            let telling = |share: f64| share >= NAMED && as_much(share) <= FEW;
            let found = shares.iter().enumerate().filter(|(_, share)| telling(**share));
            out.extend(found.map(|(at, share)| ((place, at), *share)));
        }
    }
    out
}

/// How much of an item the other statement has; half of it where all that it has are names, or words for
/// how one deals with any matter, for much can be said of one place, and many things are fought.
fn share(report: &Profile, item: &Item, other: &Profile) -> f64 {
    let all: f64 = item.telling.iter().map(|(_, weight, _)| weight).sum();
    // A word alone ("health") is a topic of its own, and no other word of its field is on it.
    let alone = item.telling.iter().filter(|(_, _, says_what)| *says_what).count() == 1;
    let (mut held, mut carried) = (0.0, false);
    for (term, weight, says_what) in &item.telling {
        if let Some(word) = place(other, *term).and_then(|at| other.terms.get(at)) {
            held += weight;
            carried |= word.carries && *says_what;
        } else if related(report, *term, other) {
            held += RELATED * weight;
            carried |= *says_what && !alone;
        }
    }
    let share = if all > 0.0 { held / all } else { 0.0 };
    if carried { share } else { ONLY_NAMES * share }
}

fn place(profile: &Profile, term: usize) -> Option<usize> {
    profile.terms.binary_search_by_key(&term, |word| word.term).ok()
}

/// Whether a term of one statement shares a field of meaning with any of another.
fn related(own: &Profile, term: usize, other: &Profile) -> bool {
    let at = place(own, term);
    let in_other = |field: usize| {
        let first = other.fields.partition_point(|(known, _)| *known < field);
        other.fields.get(first).is_some_and(|(known, _)| *known == field)
    };
    own.fields.iter().any(|(field, held)| Some(*held) == at && in_other(*field))
}

/// Whether two statements only name topics, and none that both name: that people talked of one thing and
/// of another is no account of one utterance.
pub(crate) fn name_other_topics(a: &Profile, b: &Profile, share: f64) -> bool {
    let both = names_topics(a) && names_topics(b);
    let touch = |own: &Profile, other: &Profile| {
        own.items.iter().any(|item| touches(own, item, other, |word| word.carries))
    };
    let items = !(a.items.is_empty() && b.items.is_empty());
    both && items && share == 0.0 && !(touch(a, b) || touch(b, a)) && !tell_how_things_stand(a, b)
}

/// Whether two reports that name little tell how things stand, and of one place if both name any.
fn tell_how_things_stand(a: &Profile, b: &Profile) -> bool {
    const LITTLE: usize = 2;
    let [x, y] = [a, b].map(|profile| profile.content.tells_how_things_stand);
    let little = a.items.len().max(b.items.len()) <= LITTLE;
    let one_place = || a.places().any(|place| b.places().any(|other| other == place));
    let no_place = || a.places().next().is_none() || b.places().next().is_none();
    little && (((x || y) && one_place()) || (x && y && no_place()))
}

/// Whether another statement has one of the words that say what an item is, of those that count, or a
/// related one.
fn touches(own: &Profile, item: &Item, other: &Profile, counts: impl Fn(&Weighed) -> bool) -> bool {
    let has =
        |term: usize| place(other, term).and_then(|at| other.terms.get(at)).is_some_and(&counts);
    let told = |term: usize| has(term) || related(own, term, other);
    item.telling.iter().any(|(term, _, says_what)| *says_what && told(*term))
}

/// Whether a statement says no more than that one speaker gave his view, and not of what: it may be all
/// that the other account has of him.
pub(crate) fn tells_only_of_a_view(profile: &Profile) -> bool {
    names_topics(profile)
        && !profile.of_both
        && matches!(profile.voice, Voice::Person(..))
        && profile.content.names_a_view
        && profile.items.is_empty()
}

/// Whether a statement only names its topics.
pub(crate) fn names_topics(profile: &Profile) -> bool {
    profile.force == Some(Force::Report)
}

/// Whether each item of either list of topics is touched by the other.
pub(crate) fn share_topics(a: &Profile, b: &Profile) -> bool {
    let all = |own: &Profile, other: &Profile| {
        own.items.iter().all(|item| touches(own, item, other, |_| true))
    };
    all(a, b) && all(b, a)
}
