//! The people of a case: who is named in which spellings, with which offices, in how many
//! documents.

use std::collections::{BTreeMap, BTreeSet};

use chancery_record::Sha256;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::names::{self, Likeness};
use crate::offices;

use super::brief::{Brief, Party};
use super::party::{Apart, Fit, fit, ruled};

/// Spellings of one block of name keys that are compared each with each.
const MOST_COMPARED: usize = 200;

/// Someone who takes part in contacts of a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Person {
    /// The fullest of the usual names, or the one that people ruled to be read.
    pub name: String,
    /// All spellings that documents have, in alphabetical order.
    pub names: Vec<String>,
    /// The sides that documents give.
    pub sides: Vec<String>,
    /// The offices that documents give, with the days of publication between which they do.
    pub offices: Vec<OfficeHeld>,
    /// In how many documents the person takes part in a contact.
    pub documents: usize,
}

/// An office of a person, as documents give it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OfficeHeld {
    /// In the documents' words.
    pub office: String,
    /// The first day of publication of a document that gives it.
    pub first: Option<String>,
    /// The last.
    pub last: Option<String>,
}

#[derive(Debug, Default)]
struct Spelling {
    party: Option<Party>,
    /// The spellings of the documents, of which this is how to read them.
    written: BTreeSet<String>,
    documents: BTreeSet<Sha256>,
    offices: BTreeMap<String, (Option<String>, Option<String>)>,
}

/// The people of these documents, by name. Only those who are named.
pub(crate) fn roster(briefs: &[Brief], apart: &Apart) -> Vec<Person> {
    let spellings = spellings(briefs);
    let list: Vec<(&(String, Option<String>), &Spelling)> = spellings.iter().collect();
    let mut group: Vec<usize> = (0..list.len()).collect();
    let mut members: Vec<Vec<usize>> = (0..list.len()).map(|at| vec![at]).collect();
    let mut links: Vec<(usize, usize)> = Vec::new();
    for block in blocks(&list).into_values() {
        let block: Vec<usize> = block.into_iter().take(MOST_COMPARED).collect();
        for (place, one) in block.iter().enumerate() {
            for other in block.iter().skip(place + 1) {
                links.push((*one.min(other), *one.max(other)));
            }
        }
    }
    links.sort_unstable();
    links.dedup();
    let whole = |a: usize, b: usize| match fit_of(&list, a, b, apart) {
        Some(Fit::Whole) => sides_meet(&list, a, b),
        Some(Fit::Part) => is_short_form(&list, a, b),
        _ => false,
    };
    for (a, b) in links.iter().copied().filter(|(a, b)| whole(*a, *b)) {
        let (x, y) = (root(&group, a), root(&group, b));
        if x == y {
            continue;
        }
        let of = |at: usize| members.get(at).map_or(&[][..], Vec::as_slice);
        let differ = of(x).iter().take(MOST_COMPARED).any(|one| {
            let mut others = of(y).iter().take(MOST_COMPARED);
            others.any(|other| fit_of(&list, *one, *other, apart) == Some(Fit::No))
        });
        if !differ {
            unite(&mut group, a, b);
            let moved = members.get_mut(x.max(y)).map(std::mem::take).unwrap_or_default();
            members.get_mut(x.min(y)).into_iter().for_each(|into| into.extend(moved.iter()));
        }
    }
    surnames(&list, &links, &mut group, apart);
    let mut people: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for at in 0..list.len() {
        people.entry(root(&group, at)).or_default().push(at);
    }
    let mut people: Vec<Person> = people.into_values().map(|of| person(&list, &of)).collect();
    people.sort_by(|a, b| (b.documents, &a.name).cmp(&(a.documents, &b.name)));
    people
}

type List<'a> = [(&'a (String, Option<String>), &'a Spelling)];

/// A name of one part joins the only whole name it can be part of.
fn surnames(list: &List<'_>, links: &[(usize, usize)], group: &mut [usize], apart: &Apart) {
    let mut wholes: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    let mut twins: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for (a, b) in links.iter().copied() {
        for (short, long) in [(a, b), (b, a)] {
            if parts(list, short) == 1
                && (parts(list, long) > 1 || spelt_alike(list, short, long))
                && fit_of(list, short, long, apart) >= Some(Fit::Part)
                && may_be_part(list, short, long)
            {
                let found = if parts(list, long) > 1 { &mut wholes } else { &mut twins };
                found.entry(short).or_default().insert(long);
            }
        }
    }
    // Another spelling of the one part says less than a whole name.
    for (short, found) in wholes.into_iter().chain(twins) {
        let named: BTreeSet<usize> = found.iter().map(|at| root(group, *at)).collect();
        let mut named = named.into_iter();
        if let (Some(only), None) = (named.next(), named.next()) {
            unite(group, short, only);
        }
    }
}

/// "Joe Arkwell" beside "Joseph R. Arkwell": short forms of one given name, of one side and in one office.
fn is_short_form(list: &List<'_>, a: usize, b: usize) -> bool {
    let (Some(x), Some(y)) = (party(list, a), party(list, b)) else { return false };
    let whole = x.parts.len() > 1 && y.parts.len() > 1;
    whole && of_one_side(x, y) && x.post.is_some() && x.post == y.post
}

/// Whether a name of one part may be that of somebody whose whole name has it. Where the side of one is not
/// known, the part has to stand in the other as it is or be long enough to be told again in another spelling, must
/// be no given name before others, and the offices must fit.
fn may_be_part(list: &List<'_>, short: usize, long: usize) -> bool {
    const TELLING: usize = 6;
    let (Some(x), Some(y)) = (party(list, short), party(list, long)) else { return false };
    if !sides_meet(list, short, long) {
        return false;
    }
    if of_one_side(x, y) {
        return true;
    }
    let Some(part) = x.parts.first() else { return false };
    let family = y.parts.last().is_some_and(|last| names::respelt(part, last));
    let given = y.parts.len() > 2 && !family;
    let spelled = part.chars().count() >= TELLING || y.parts.contains(part);
    let posts = match (&x.post, &y.post) {
        (Some(x), Some(y)) => offices::can_be_one(x, y),
        _ => true,
    };
    !given && spelled && posts
}

/// Whether both have a side, and it is one.
fn of_one_side(a: &Party, b: &Party) -> bool {
    a.side.as_ref().zip(b.side.as_ref()).is_some_and(|(x, y)| names::same_side(x, y))
}

fn spelt_alike(list: &List<'_>, a: usize, b: usize) -> bool {
    parts(list, a) == parts(list, b)
}

fn parts(list: &List<'_>, at: usize) -> usize {
    party(list, at).map_or(0, |party| party.parts.len())
}

fn party<'l>(list: &'l List<'_>, at: usize) -> Option<&'l Party> {
    list.get(at).and_then(|(_, spelling)| spelling.party.as_ref())
}

fn fit_of(list: &List<'_>, a: usize, b: usize, apart: &Apart) -> Option<Fit> {
    Some(fit(party(list, a)?, party(list, b)?, apart))
}

/// Sides do not contradict each other, or one is not known.
fn sides_meet(list: &List<'_>, a: usize, b: usize) -> bool {
    let side = |at: usize| list.get(at).and_then(|((_, side), _)| side.as_deref());
    match (side(a), side(b)) {
        (Some(x), Some(y)) => names::same_side(x, y),
        _ => true,
    }
}

fn root(group: &[usize], at: usize) -> usize {
    let mut at = at;
    while let Some(up) = group.get(at).copied().filter(|up| *up != at) {
        at = up;
    }
    at
}

fn unite(group: &mut [usize], a: usize, b: usize) {
    let (a, b) = (root(group, a), root(group, b));
    if let Some(slot) = group.get_mut(a.max(b)) {
        *slot = a.min(b);
    }
}

fn spellings(briefs: &[Brief]) -> BTreeMap<(String, Option<String>), Spelling> {
    let mut spellings: BTreeMap<(String, Option<String>), Spelling> = BTreeMap::new();
    for brief in briefs {
        let day = brief.published.map(|date| date.to_string());
        for party in brief.reports.iter().flat_map(|r| r.principals.iter().chain(&r.attendees)) {
            if party.parts.is_empty() {
                continue;
            }
            let key = (party.name.clone(), party.side.clone());
            let spelling = spellings.entry(key).or_default();
            spelling.documents.insert(brief.document.clone());
            spelling.written.insert(party.written.as_ref().unwrap_or(&party.name).clone());
            if let Some(office) = &party.office {
                let days = spelling.offices.entry(office.to_lowercase()).or_default();
                widen(days, day.as_ref());
            }
            spelling.party.get_or_insert_with(|| party.clone());
        }
    }
    spellings
}

fn widen(days: &mut (Option<String>, Option<String>), day: Option<&String>) {
    let Some(day) = day else { return };
    if days.0.as_ref().is_none_or(|first| day < first) {
        days.0 = Some(day.clone());
    }
    if days.1.as_ref().is_none_or(|last| day > last) {
        days.1 = Some(day.clone());
    }
}

fn blocks(list: &List<'_>) -> BTreeMap<String, Vec<usize>> {
    let mut blocks: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, (_, spelling)) in list.iter().enumerate() {
        let parts = spelling.party.iter().flat_map(|party| &party.parts);
        let mut keys: Vec<String> = parts.map(|part| names::key(part)).collect();
        keys.sort();
        keys.dedup();
        for key in keys {
            blocks.entry(key).or_default().push(at);
        }
    }
    blocks
}

fn person(list: &List<'_>, of: &[usize]) -> Person {
    let all: Vec<_> = of.iter().filter_map(|at| list.get(*at)).collect();
    let best = all.iter().max_by_key(|((name, _), spelling)| {
        // A whole name before a part of it, then the usual one, then the longest.
        let whole = names::parts(name).len().min(2);
        (whole, spelling.documents.len(), name.len(), std::cmp::Reverse(name.clone()))
    });
    let name = best.map(|((name, _), _)| name.clone()).unwrap_or_default();
    let names: BTreeSet<String> = all.iter().flat_map(|(_, s)| s.written.clone()).collect();
    let sides: BTreeSet<String> = all.iter().filter_map(|((_, side), _)| side.clone()).collect();
    let mut offices: BTreeMap<String, (Option<String>, Option<String>)> = BTreeMap::new();
    for (office, days) in all.iter().flat_map(|(_, spelling)| &spelling.offices) {
        let entry = offices.entry(office.clone()).or_default();
        widen(entry, days.0.as_ref());
        widen(entry, days.1.as_ref());
    }
    let documents: BTreeSet<&Sha256> = all.iter().flat_map(|(_, s)| &s.documents).collect();
    let held = |(office, (first, last))| OfficeHeld { office, first, last };
    let mut offices: Vec<OfficeHeld> = offices.into_iter().map(held).collect();
    offices.sort_by(|a, b| (&a.first, &a.office).cmp(&(&b.first, &b.office)));
    Person {
        name,
        names: names.into_iter().collect(),
        sides: sides.into_iter().collect(),
        offices,
        documents: documents.len(),
    }
}

/// A roster by name.
#[derive(Debug, Default)]
pub(crate) struct Known {
    /// The persons that a name stands for; keys are as [`ruled`] makes them.
    places: BTreeMap<String, Vec<usize>>,
    /// The parts of the names of the first persons.
    parts: Vec<Vec<String>>,
}

impl Known {
    /// The persons that a name stands for; where it is not in the roster as it stands, those of the
    /// first whose name it can be.
    pub(crate) fn persons(&self, name: &str) -> Vec<usize> {
        if let Some(places) = self.places.get(&ruled(name)) {
            return places.clone();
        }
        let parts = names::parts(name);
        let fits = |of: &[String]| names::likeness(of, &parts) != Likeness::No;
        let fitting = self.parts.iter().enumerate().filter(|(_, of)| fits(of));
        fitting.map(|(at, _)| at).collect()
    }
}

/// How many people are looked through for one whose name is not in the roster as it stands.
const MOST_PEOPLE: usize = 400;

/// The persons of a roster by name.
pub(crate) fn known_as(people: &[Person]) -> Known {
    let mut known: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, person) in people.iter().enumerate() {
        for name in person.names.iter().chain([&person.name]) {
            let places = known.entry(ruled(name)).or_default();
            if !places.contains(&at) {
                places.push(at);
            }
        }
    }
    let first = people.iter().take(MOST_PEOPLE);
    Known { places: known, parts: first.map(|person| names::parts(&person.name)).collect() }
}
