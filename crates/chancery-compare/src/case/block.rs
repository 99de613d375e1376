//! Which reports are weighed against each other.
//!
//! Reports are put into blocks by the names of two principals, by two sides, by their texts and by
//! their address, each block is put in order of days, and a report meets only those near it. The
//! number of pairs grows with the number of reports and not with its square.

use std::collections::{BTreeMap, BTreeSet};

use crate::names;

use super::brief::{self, Party};
use super::weigh::Told;
use super::window::Firm;

/// Reports of one block that a report meets at most, on each side of it.
const NEIGHBOURS: usize = 40;
/// Blocks up to this size are weighed each with each, whatever the days.
const SMALL: usize = 24;
/// Principals of one report whose names make keys.
const MOST_PRINCIPALS: usize = 6;
/// Days of a window for which a report is looked for by one name.
const SHORT: i64 = 4;
/// Days between two reports of one contact that both give a day.
const GIVEN_REACH: i64 = 2;
/// The same where one of them has only a day of publication.
const LOOSE_REACH: i64 = 12;

/// Pairs of ranks, the smaller first, ascending.
pub(crate) fn pairs(told: &[Told<'_>]) -> Vec<(usize, usize)> {
    let mut blocks: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    for (rank, one) in told.iter().enumerate() {
        let mut keys = keys(one);
        keys.sort_unstable();
        keys.dedup();
        for key in keys {
            blocks.entry(key).or_default().push(rank);
        }
    }
    let mut pairs = Vec::new();
    for block in blocks.into_values().filter(|block| block.len() > 1) {
        sweep(told, block, &mut pairs);
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

fn sweep(told: &[Told<'_>], mut block: Vec<usize>, pairs: &mut Vec<(usize, usize)>) {
    let order = |rank: usize| {
        told.get(rank).and_then(|one| one.window).map(|w| (w.order(), w.firm == Firm::Given))
    };
    let small = block.len() <= SMALL;
    block.sort_by_key(|rank| (order(*rank).map_or(i64::MAX, |(day, _)| day), *rank));
    for (place, one) in block.iter().enumerate() {
        for other in block.iter().skip(place + 1).take(NEIGHBOURS) {
            let near = match (order(*one), order(*other)) {
                (Some((x, true)), Some((y, true))) => y - x <= GIVEN_REACH,
                (Some((x, _)), Some((y, _))) => y - x <= LOOSE_REACH,
                _ => true,
            };
            if !near && !small {
                break;
            }
            pairs.push((*one.min(other), *one.max(other)));
        }
    }
    // What has no day at all stands at the end, and would meet only the latest.
    if !small {
        let undated: Vec<usize> =
            block.iter().copied().filter(|rank| order(*rank).is_none()).take(NEIGHBOURS).collect();
        for one in undated {
            for other in block.iter().filter(|other| **other != one).take(NEIGHBOURS) {
                pairs.push((one.min(*other), one.max(*other)));
            }
        }
    }
}

fn keys(told: &Told<'_>) -> Vec<u64> {
    let people = told.report.principals.iter().take(MOST_PRINCIPALS);
    let people: Vec<&Party> = people.collect();
    let mut keys = Vec::new();
    for (place, one) in people.iter().enumerate() {
        for other in people.iter().skip(place + 1) {
            for (a, b) in name_keys(one)
                .iter()
                .flat_map(|a| name_keys(other).into_iter().map(move |b| (a.clone(), b)))
            {
                keys.push(brief::hash(["name", a.as_str().min(&b), a.as_str().max(&b)]));
            }
            if let (Some(a), Some(b)) = (&one.side, &other.side) {
                let (a, b) = (names::fold(a), names::fold(b));
                keys.push(brief::hash(["side", a.as_str().min(&b), a.as_str().max(&b)]));
            }
        }
    }
    keys.extend(day_keys(told, &people));
    let mut texts: Vec<u64> = told
        .report
        .prints
        .iter()
        .filter(|print| print.terms.len() >= 6)
        .map(|print| print.exact)
        .collect();
    texts.sort_unstable();
    keys.extend(texts.iter().take(2).map(|text| text.rotate_left(1)));
    keys.extend(told.brief.address.as_deref().map(|address| brief::hash(["address", address])));
    keys
}

/// One name with a day: where the other side is not named, or under a name too damaged to find.
fn day_keys(told: &Told<'_>, people: &[&Party]) -> Vec<u64> {
    let Some(window) = told.window else { return Vec::new() };
    let days = match window.firm {
        Firm::Loose => window.last - 2..=window.last,
        _ if window.last - window.first < SHORT => window.first..=window.last + 1,
        _ => return Vec::new(),
    };
    let ends = people.iter().flat_map(|party| name_keys(party));
    let names: BTreeSet<String> = ends.collect();
    let each = names.iter().flat_map(|name| days.clone().map(move |day| (name, day.to_string())));
    each.map(|(name, day)| brief::hash(["day", name, &day])).collect()
}

/// Keys of the parts that can be a family name: the first and the last.
fn name_keys(party: &Party) -> Vec<String> {
    let ends = [party.parts.first(), party.parts.last()].into_iter().flatten();
    let mut keys: Vec<String> = ends.flat_map(|part| names::coarse_keys(part)).collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}
