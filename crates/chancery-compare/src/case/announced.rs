//! Announcements of talks, held against the accounts of talks.

use std::collections::{BTreeMap, BTreeSet};

use chancery_record::{ContactRole, Id, Sha256};

use super::brief::{Brief, Report};
use super::party::{self, Apart};
use super::weigh::Told;
use super::{Dossier, Member, pointers, reports};

/// Days between the day announced and that of an account.
const ANNOUNCED: i64 = 31;
/// Days that a window has beyond the one it is ordered by.
const SPAN: i64 = 14;
/// Accounts that an announcement is held against by one name.
const MOST_ANNOUNCED: usize = 400;

/// Announcements are no accounts: they are kept beside the contact they announced, or wanted.
pub(super) fn announcements(
    dossier: &mut Dossier,
    briefs: &[Brief],
    told: &[Told<'_>],
    apart: &Apart,
) {
    let place: BTreeMap<(&Sha256, &Id), usize> = told
        .iter()
        .enumerate()
        .map(|(at, one)| ((&one.brief.document, &one.report.id), at))
        .collect();
    let mut index: BTreeMap<Id, Vec<usize>> = BTreeMap::new();
    for (number, contact) in dossier.contacts.iter().enumerate() {
        for member in contact.members() {
            index.entry(member.contact.clone()).or_default().push(number);
        }
    }
    let keyed = accounts_by_people(told);
    for announced in reports(briefs, ContactRole::Announcement) {
        let keys = people_keys(announced.report);
        let near = keys.iter().filter_map(|key| keyed.get(key)).flat_map(|of| about(of, announced));
        let mut ranks: Vec<usize> = near.collect();
        ranks.sort_unstable();
        ranks.dedup();
        let met = ranks
            .into_iter()
            .filter_map(|rank| told.get(rank))
            .find(|account| announces(announced, **account, apart));
        let number = met.and_then(|account| {
            place.get(&(&account.brief.document, &account.report.id))?;
            index.get(&account.report.id)?.first().copied()
        });
        match number.and_then(|number| dossier.contacts.get_mut(number)) {
            Some(contact) => contact.announced.push(Member::of(&announced)),
            None => dossier.wanted.push(pointers::announced(announced.brief, announced.report)),
        }
    }
}

/// Accounts by a name of their people, in the order of their days.
fn accounts_by_people(told: &[Told<'_>]) -> BTreeMap<String, Vec<(i64, usize)>> {
    let mut keyed: BTreeMap<String, Vec<(i64, usize)>> = BTreeMap::new();
    for (rank, one) in told.iter().enumerate() {
        let Some(window) = one.window else { continue };
        for key in people_keys(one.report) {
            keyed.entry(key).or_default().push((window.order(), rank));
        }
    }
    for accounts in keyed.values_mut() {
        accounts.sort_unstable();
    }
    keyed
}

/// Those of them whose days can be the announced ones.
fn about<'a>(
    accounts: &'a [(i64, usize)],
    announced: Told<'_>,
) -> impl Iterator<Item = usize> + 'a {
    let days = announced.window.map(|w| (w.first - ANNOUNCED - SPAN, w.last + ANNOUNCED + SPAN));
    let (first, last) = days.unwrap_or((0, -1));
    let from = accounts.partition_point(|(day, _)| *day < first);
    let near = accounts.iter().skip(from).take_while(move |(day, _)| *day <= last);
    near.take(MOST_ANNOUNCED).map(|(_, rank)| *rank)
}

fn people_keys(report: &Report) -> BTreeSet<String> {
    let parts = report.principals.iter().filter_map(|party| party.parts.last());
    parts.map(|part| crate::names::key(part)).collect()
}

/// Whether an account tells of the talks that a document announced: the same people, a day that
/// fits the announced one, and no earlier than the announcement.
fn announces(announced: Told<'_>, account: Told<'_>, apart: &Apart) -> bool {
    let (Some(coming), Some(date)) = (announced.report.date, account.report.date) else {
        return false;
    };
    // Days are compared at a hundredth of the cost of names.
    coming.agrees(date)
        && announced.window.zip(account.window).is_some_and(|(a, b)| a.gap(b) <= ANNOUNCED)
        && party::matching(&announced.report.principals, &account.report.principals, apart)
            .pairs
            .len()
            >= 2
}
