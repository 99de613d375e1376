//! A case as a whole: which documents tell of one contact, when it was by all of them together,
//! who the people are, and which contacts are referred to and missing.
//!
//! Everything here is derived: from the records, cut down to [`Brief`]s, and from the rulings of
//! people, which always win. The result does not depend on the order of the documents. No record
//! is changed by another document.

mod announced;
mod block;
mod brief;
mod dossier;
mod gather;
mod party;
mod pointers;
mod principal;
mod referred;
mod review;
mod roster;
mod rulings;
mod weigh;
mod when;
mod window;
mod witness;

use std::collections::BTreeMap;

use chancery_record::{Answer, ContactRole, Day, Edtf, Id, Medium, Record, Sha256};

pub use brief::Brief;
pub use dossier::{
    CaseContact, DOSSIER_SCHEMA, Dossier, Linked, Member, Principal, Sameness, Suggestion, Witness,
    dossier_schema,
};
pub use pointers::{Pointing, Wanted};
pub use review::{Review, Reviews};
pub use roster::{OfficeHeld, Person};
pub use rulings::{Binding, BoundRuling};
pub use when::{Constraint, DerivedDate};

pub(crate) use party::Apart;
pub(crate) use weigh::{Told, shared, weigh};

use crate::collate::Comparison;
use crate::fields::medium_words;
use gather::{Gathered, Scored};
use principal::{medium, principals};

/// Reasons for one contact that are kept; a contact with many copies has as many pairs.
const MOST_LINKS: usize = 40;
/// Unsure pairs that are kept.
const MOST_UNSURE: usize = 500;

/// How many statements two documents share when they are aligned one by one; see
/// [`aligned_statements`].
pub type Aligned<'a> = dyn Fn(&Sha256, &Sha256) -> usize + 'a;

/// How many statements of two records make the same claim.
#[must_use]
pub fn aligned_statements(a: &Record, b: &Record) -> usize {
    Comparison::of(a, b).claims_in_both()
}

/// Puts a case together. A report that reviewers rejected is not gathered with any other, and stands
/// alone. The order of the documents does not matter; a document given twice counts
/// once.
///
/// `aligned` is asked, for a bounded number of pairs that names and dates leave open, how many
/// statements they share; 0 for what cannot be told.
#[must_use]
pub fn dossier(mut briefs: Vec<Brief>, rulings: &[BoundRuling], aligned: &Aligned<'_>) -> Dossier {
    briefs.sort_by(|a, b| a.document.cmp(&b.document));
    briefs.dedup_by(|a, b| a.document == b.document);
    let (apart, titles) = rulings::apply(&mut briefs, rulings);
    let (rejected, told): (Vec<_>, Vec<_>) =
        reports(&briefs, ContactRole::Account).into_iter().partition(|one| one.report.rejected());
    let ruled = rulings::pairs(rulings, &told);
    let gathered = gather::gather(&told, &ruled, &apart, aligned);
    let people = roster::roster(&briefs, &apart);
    let mut contacts = contacts(&told, &gathered, &apart);
    contacts.extend(rejected.iter().map(|one| contact(&[*one], Vec::new(), &apart)));
    let known = roster::known_as(&people);
    for contact in &mut contacts {
        principal::fill_sides(&mut contact.principals, &people, &known);
        let of = |member: &Member| titles.get(&(member.document.clone(), member.contact.clone()));
        let title = contact.members().find_map(of).filter(|title| !title.is_empty()).cloned();
        contact.title = title;
    }
    let unsure = suggestions(&told, &gathered, &apart);
    let mut dossier = Dossier {
        schema: DOSSIER_SCHEMA.to_owned(),
        contacts,
        people,
        wanted: Vec::new(),
        unsure,
        remarks: remarks(&told, &gathered),
    };
    announced::announcements(&mut dossier, &briefs, &told, &apart);
    referred::references(&mut dossier, &briefs, &apart);
    dossier.contacts.sort_by_key(order);
    dossier
}

/// Rulings that newer ones contradict.
fn remarks(told: &[Told<'_>], gathered: &Gathered) -> Vec<String> {
    let remarks = gathered.contradicted.iter().filter_map(|ruled| {
        let (a, b) = (told.get(ruled.a)?, told.get(ruled.b)?);
        let one = ruled.answer == Answer::Yes;
        Some(format!(
            "the ruling that {} and {} are {} is contradicted by newer ones",
            a.report.id.short(),
            b.report.id.short(),
            if one { "one contact" } else { "two contacts" },
        ))
    });
    remarks.collect()
}

/// By first day, then by last, then by name; what has no day comes last.
fn order(contact: &CaseContact) -> (bool, Option<(Day, Day)>, Id) {
    let days = contact.date.date.and_then(Edtf::bounds).map(|(first, last)| {
        // What is only known to lie before a day stands at that day.
        if first.0 == 0 { (last, last) } else { (first, last) }
    });
    // A day of which the month is not known stands at the end of its year.
    let days = days.or_else(|| contact.year().map(|year| ((year, 12, 31), (year, 12, 31))));
    (days.is_none(), days, contact.id.clone())
}

fn reports(briefs: &[Brief], role: ContactRole) -> Vec<Told<'_>> {
    let each = briefs.iter().flat_map(|brief| {
        brief.reports.iter().filter(move |r| r.role == role).map(move |r| Told::new(brief, r))
    });
    each.collect()
}

fn contacts(told: &[Told<'_>], gathered: &Gathered, apart: &Apart) -> Vec<CaseContact> {
    let mut links: BTreeMap<usize, Vec<(Scored, bool)>> = BTreeMap::new();
    let mut group_of = vec![0; told.len()];
    for (number, group) in gathered.groups.iter().enumerate() {
        for rank in group {
            if let Some(slot) = group_of.get_mut(*rank) {
                *slot = number;
            }
        }
    }
    for link in &gathered.links {
        let number = group_of.get(link.0.a).copied().unwrap_or(0);
        links.entry(number).or_default().push(*link);
    }
    let groups = gathered.groups.iter().enumerate();
    groups
        .map(|(number, group)| {
            let members: Vec<Told<'_>> =
                group.iter().filter_map(|rank| told.get(*rank).copied()).collect();
            let links = links.get(&number).map_or(&[][..], Vec::as_slice);
            contact(&members, linked(told, links, apart), apart)
        })
        .collect()
}

fn linked(told: &[Told<'_>], links: &[(Scored, bool)], apart: &Apart) -> Vec<Linked> {
    let links = links.iter().take(MOST_LINKS).filter_map(|(scored, ruled)| {
        let (a, b) = (told.get(scored.a)?, told.get(scored.b)?);
        let mut reasons = reasons(*a, *b, apart);
        if *ruled {
            reasons.insert(0, dossier::RULED_ONE.to_owned());
        }
        Some(Linked { a: a.report.id.clone(), b: b.report.id.clone(), ruled: *ruled, reasons })
    });
    links.collect()
}

fn reasons(a: Told<'_>, b: Told<'_>, apart: &Apart) -> Vec<String> {
    let mut reasons = weigh(a, b, apart, &|| shared(a.report, b.report), true).reasons;
    if a.brief.address.is_some() && a.brief.address == b.brief.address {
        reasons.insert(0, "They are versions of one release: one address.".to_owned());
    }
    reasons
}

fn contact(members: &[Told<'_>], links: Vec<Linked>, apart: &Apart) -> CaseContact {
    let found = witness::witnesses(members);
    let date = when::derive(&witness::current(members, &found));
    let witnesses: Vec<Witness> = found.into_iter().map(|(witness, _)| witness).collect();
    let first = witnesses.first().and_then(|witness| witness.members.first());
    CaseContact {
        id: first.map_or_else(|| Id::from_text(""), |member| member.contact.clone()),
        title: None,
        date,
        medium: medium(members),
        principals: principals(members, apart)
            .into_iter()
            .map(|(principal, _)| principal)
            .collect(),
        witnesses,
        links,
        announced: Vec::new(),
        referred: Vec::new(),
    }
}

fn suggestions(told: &[Told<'_>], gathered: &Gathered, apart: &Apart) -> Vec<Suggestion> {
    let pairs = gathered.unsure.iter().take(MOST_UNSURE).filter_map(|pair| {
        let (a, b) = (told.get(pair.a)?, told.get(pair.b)?);
        let mut reasons = reasons(*a, *b, apart);
        if let Some(why) = gathered.held_back.get(&(pair.a, pair.b)) {
            reasons.insert(0, (*why).to_owned());
        }
        Some(Suggestion { a: Member::of(a), b: Member::of(b), reasons })
    });
    pairs.collect()
}

/// A medium in words for people.
#[must_use]
pub fn medium_name(medium: Medium) -> &'static str {
    medium_words(medium)
}
