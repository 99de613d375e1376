//! Rulings of people, bound to the reports they are about now.

use std::collections::BTreeMap;

use chancery_record::{Answer, Id, Sha256};

use crate::names;

use super::brief::{Brief, Party};
use super::gather::Ruled;
use super::party::{Apart, ruled};
use super::weigh::Told;

/// A report that a ruling is about.
pub type Binding = (Sha256, Id);

/// A ruling with its targets as the records in force have them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BoundRuling {
    /// Whether two reports are of one contact.
    SameContact {
        /// One report.
        a: Binding,
        /// The other.
        b: Binding,
        /// The decision.
        answer: Answer,
    },
    /// What a contact is called.
    ContactTitle {
        /// A report of it.
        contact: Binding,
        /// The title; empty for none.
        title: String,
    },
    /// A name is to be read as another, everywhere or in one report.
    ReadName {
        /// The name as documents have it.
        name: String,
        /// The name to read.
        to: String,
        /// The only report it holds for.
        contact: Option<Binding>,
    },
    /// Two names are of two people.
    NamesApart {
        /// One name.
        a: String,
        /// The other.
        b: String,
    },
}

/// Renamings followed one after the other at most.
const LONGEST_CHAIN: usize = 8;

/// Reads names as people have ruled, and gives the names to keep apart and the titles. Of several
/// rulings on one question the last holds.
pub(crate) fn apply(
    briefs: &mut [Brief],
    rulings: &[BoundRuling],
) -> (Apart, BTreeMap<Binding, String>) {
    let mut everywhere: BTreeMap<String, &str> = BTreeMap::new();
    let mut here: BTreeMap<(&Binding, String), &str> = BTreeMap::new();
    let mut apart = Apart::new();
    let mut titles = BTreeMap::new();
    for ruling in rulings {
        match ruling {
            BoundRuling::ReadName { name, to, contact: None } => {
                // What was to be read otherwise before is now the name to read.
                if leads(&everywhere, &ruled(to), &ruled(name)) {
                    everywhere.remove(&ruled(to));
                }
                everywhere.insert(ruled(name), to);
                // To read one as the other takes back that they are two.
                let (a, b) = (ruled(name), ruled(to));
                apart.remove(&(a.clone().min(b.clone()), a.max(b)));
            }
            BoundRuling::ReadName { name, to, contact: Some(contact) } => {
                here.insert((contact, ruled(name)), to);
            }
            BoundRuling::NamesApart { a, b } => {
                let (a, b) = (ruled(a), ruled(b));
                if everywhere.get(&a).is_some_and(|to| ruled(to) == b) {
                    everywhere.remove(&a);
                }
                if everywhere.get(&b).is_some_and(|to| ruled(to) == a) {
                    everywhere.remove(&b);
                }
                apart.insert((a.clone().min(b.clone()), a.max(b)));
            }
            BoundRuling::ContactTitle { contact, title } => {
                titles.insert(contact.clone(), title.clone());
            }
            BoundRuling::SameContact { .. } => {}
        }
    }
    if everywhere.is_empty() && here.is_empty() {
        return (apart, titles);
    }
    for brief in briefs {
        let document = brief.document.clone();
        for report in &mut brief.reports {
            let binding = (document.clone(), report.id.clone());
            for party in report.principals.iter_mut().chain(&mut report.attendees) {
                let only = here.get(&(&binding, ruled(&party.name))).copied();
                rename(party, only, &everywhere);
            }
        }
        for party in brief.mentions.iter_mut().flat_map(|mention| &mut mention.principals) {
            rename(party, None, &everywhere);
        }
    }
    (apart, titles)
}

/// Whether readings lead from one name to another.
fn leads(everywhere: &BTreeMap<String, &str>, from: &str, to: &str) -> bool {
    let mut name = from.to_owned();
    for _ in 0..LONGEST_CHAIN {
        if name == to {
            return from != to;
        }
        let Some(next) = everywhere.get(&name) else { break };
        name = ruled(next);
    }
    false
}

fn rename(party: &mut Party, only: Option<&str>, everywhere: &BTreeMap<String, &str>) {
    let mut to = only;
    if to.is_none() {
        let mut name = ruled(&party.name);
        for _ in 0..LONGEST_CHAIN {
            let Some(next) = everywhere.get(&name).copied() else { break };
            to = Some(next);
            if ruled(next) == name {
                break;
            }
            name = ruled(next);
        }
    }
    if let Some(to) = to.filter(|to| *to != party.name) {
        party.written = Some(std::mem::replace(&mut party.name, to.to_owned()));
        party.parts = names::parts(to);
        if party.parts.is_empty() {
            // A name of initials names somebody all the same.
            party.parts.push(names::fold(to.trim()));
        }
        party.split = only.is_some();
    }
}

/// Rulings on pairs by rank, in their order; those on reports that are not there are left out.
pub(crate) fn pairs(rulings: &[BoundRuling], told: &[Told<'_>]) -> Vec<Ruled> {
    let ranks: BTreeMap<(&Sha256, &Id), usize> = told
        .iter()
        .enumerate()
        .map(|(rank, one)| ((&one.brief.document, &one.report.id), rank))
        .collect();
    let rank = |(document, id): &Binding| ranks.get(&(document, id)).copied();
    let pairs = rulings.iter().filter_map(|ruling| match ruling {
        BoundRuling::SameContact { a, b, answer } => {
            Some(Ruled { a: rank(a)?, b: rank(b)?, answer: *answer })
        }
        _ => None,
    });
    pairs.collect()
}
