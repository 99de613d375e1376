//! A second office of the same person: "State Councillor and Foreign Minister Orla Venn".

use super::{Title, side_after, title_from};
use crate::page::Page;

/// What stands between two offices of one person.
const JOINERS: &[&str] = &["and", "&", ",", "–", "-", "—", "/"];

/// Where another office of the same person follows after "and", a dash or a comma, the token it
/// begins at; else `at`. "The Secretary and High Representative Orsk" are two people, "the Secretary
/// and Minister for Harbours of Kestrel Ruben Tao" is one.
pub(super) fn second_office(page: &Page<'_>, start: usize, at: usize, end: usize) -> usize {
    if !page.is_any(at, JOINERS) {
        return at;
    }
    let article = start > 0 && page.low(start - 1) == "the";
    let second = || title_from(page, at + 1, end, false);
    if article && !second().is_some_and(|second| is_of_state(page, &second)) {
        return at;
    }
    let mut next = at + 1;
    if page.low(next) == "and" {
        next += 1;
    }
    for _ in 0..5 {
        if next >= end || !page.is_capital(next) {
            return at;
        }
        if page.lexicon.offices.at(page, next).is_some() {
            return if followed_by_name(page, at + 1, end) { at + 1 } else { at };
        }
        let step = page.lexicon.portfolios.at(page, next).map(|(length, ())| length);
        let prefix = page.lexicon.office_prefixes.contains(page.low(next)).then_some(1);
        let Some(step) = step.or(prefix) else { return at };
        next += step;
    }
    at
}

/// Whether the office at `at` is the last word before a name, so that the offices belong together
/// ("State Councillor and Foreign Minister Orla Venn", not "the President and Prime Minister Venn").
fn followed_by_name(page: &Page<'_>, at: usize, end: usize) -> bool {
    const OFFICES: usize = 6;
    if !page.is_capital(at.saturating_sub(2)) {
        return false;
    }
    let mut at = at;
    for _ in 0..OFFICES {
        let Some(title) = title_from(page, at, end, false).filter(|title| title.has_office) else {
            return false;
        };
        let next = title.words.end;
        if page.is_any(title.words.start, &["the"]) {
            return false;
        }
        if page.is_capital(next) {
            return true;
        }
        if !page.is_any(next, JOINERS) {
            return false;
        }
        at = next + 1 + usize::from(page.low(next + 1) == "and");
    }
    false
}

/// Whether a title ends in the state whose office it is.
fn is_of_state(page: &Page<'_>, title: &Title) -> bool {
    let of = title.words.clone().rev().find(|word| page.low(*word) == "of");
    of.and_then(|of| side_after(page, of)).is_some_and(|(end, _)| end == title.words.end)
}
