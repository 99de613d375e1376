//! A case as a whole: which documents tell of one contact, when it was by all of them together,
//! who the people are, and which contacts are referred to and missing.
//!
//! Everything here is derived: from the records, cut down to [`Brief`]s, and from the rulings of
//! people, which always win. The result does not depend on the order of the documents. No record
//! is changed by another document.

mod block;
mod brief;
mod gather;
mod party;
mod pointers;
mod principal;
mod roster;
mod rulings;
mod weigh;
mod when;
mod window;
mod witness;

use std::collections::{BTreeMap, BTreeSet};

use chancery_record::{ContactRole, Day, Edtf, Id, Medium, Record, Sha256};
use schemars::{JsonSchema, Schema, schema_for};
use serde::{Deserialize, Serialize};

pub use brief::Brief;
pub use pointers::{Pointing, Wanted};
pub use roster::{OfficeHeld, Person};
pub use rulings::{Binding, BoundRuling};
pub use when::{Constraint, DerivedDate};

pub(crate) use party::Apart;
pub(crate) use weigh::{Told, shared, weigh};

use crate::collate::Comparison;
use crate::fields::medium_words;
use brief::{Party, Report};
use gather::{Gathered, Scored};
use principal::{medium, principals};

/// The name and version of the form of a dossier.
pub const DOSSIER_SCHEMA: &str = "chancery-dossier/1";

/// Reasons for one contact that are kept; a contact with many copies has as many pairs.
const MOST_LINKS: usize = 40;
/// Days between the day announced and that of an account.
const ANNOUNCED: i64 = 31;
/// Days that a window has beyond the one it is ordered by.
const SPAN: i64 = 14;
/// Accounts that an announcement is held against by one name.
const MOST_ANNOUNCED: usize = 400;
/// Unsure pairs that are kept.
const MOST_UNSURE: usize = 500;

/// What is derived from all documents of a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Dossier {
    /// [`DOSSIER_SCHEMA`].
    pub schema: String,
    /// The contacts, by date; those without one last.
    pub contacts: Vec<CaseContact>,
    /// The people, those in most documents first.
    pub people: Vec<Person>,
    /// Contacts that are referred to or announced and of which the case has no account.
    pub wanted: Vec<Wanted>,
    /// Pairs of reports that a person would have to decide, the likeliest first.
    pub unsure: Vec<Suggestion>,
    /// What is odd about the rulings.
    pub remarks: Vec<String>,
}

/// A contact of a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CaseContact {
    /// The name of its first report.
    pub id: Id,
    /// The title that a person gave it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// When it was.
    pub date: DerivedDate,
    /// By what means: the narrowest that is said.
    pub medium: Option<Medium>,
    /// Who spoke with whom, each by the fullest name.
    pub principals: Vec<Principal>,
    /// Its accounts: copies and versions of one text are one witness.
    pub witnesses: Vec<Witness>,
    /// Why its reports belong together.
    pub links: Vec<Linked>,
    /// Documents that announced it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub announced: Vec<Member>,
    /// Documents that refer to it without being accounts of it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub referred: Vec<Pointing>,
}

/// Someone who spoke.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Principal {
    /// The fullest name that an account gives.
    pub name: String,
    /// The other names that accounts of this contact give.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub names: Vec<String>,
    /// The side.
    pub side: Option<String>,
    /// The office, in the words of an account.
    pub office: Option<String>,
}

/// A text that tells of a contact, in one or more documents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Witness {
    /// What its documents are to each other, where there are several.
    pub sameness: Option<Sameness>,
    /// The documents, by day of publication.
    pub members: Vec<Member>,
}

/// What documents of one witness are to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Sameness {
    /// The same text, published by others.
    Copy,
    /// Versions of one release.
    Version,
}

/// A report of a contact in a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Member {
    /// The document.
    pub document: Sha256,
    /// The contact in its record.
    pub contact: Id,
    /// The document's title.
    pub title: Option<String>,
    /// Who issued it.
    pub issuer: Option<String>,
    /// The issuer's side.
    pub side: Option<String>,
    /// The day of publication.
    pub published: Option<Edtf>,
}

/// Two reports that were found to be of one contact, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Linked {
    /// A report; "A" in the reasons.
    pub a: Id,
    /// Another; "B" in the reasons.
    pub b: Id,
    /// Whether a person said so.
    pub ruled: bool,
    /// The reasons, each a sentence.
    pub reasons: Vec<String>,
}

/// Two reports that may be of one contact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Suggestion {
    /// A report; "A" in the reasons.
    pub a: Member,
    /// Another; "B" in the reasons.
    pub b: Member,
    /// What speaks for and against it, each a sentence.
    pub reasons: Vec<String>,
}

/// The JSON Schema (2020-12) of [`Dossier`].
#[must_use]
pub fn dossier_schema() -> Schema {
    schema_for!(Dossier)
}

impl Member {
    pub(crate) fn of(told: &Told<'_>) -> Self {
        Self {
            document: told.brief.document.clone(),
            contact: told.report.id.clone(),
            title: told.brief.title.clone(),
            issuer: told.brief.issuer.clone(),
            side: told.brief.side.clone(),
            published: told.brief.published,
        }
    }
}

impl CaseContact {
    /// All its reports, witness by witness.
    pub fn members(&self) -> impl Iterator<Item = &Member> {
        self.witnesses.iter().flat_map(|witness| &witness.members)
    }

    /// The year, also where the month is not known (`2031-XX-18`); that of an interval's first day,
    /// or of its last where the first is open.
    #[must_use]
    pub fn year(&self) -> Option<i16> {
        let date = self.date.date?;
        let days = date.bounds().map(|(first, last)| if first.0 == 0 { last.0 } else { first.0 });
        days.or_else(|| date.partial()?.year)
    }
}

/// How many statements two documents share when they are aligned one by one; see
/// [`aligned_statements`].
pub type Aligned<'a> = dyn Fn(&Sha256, &Sha256) -> usize + 'a;

/// How many statements of two records make the same claim.
#[must_use]
pub fn aligned_statements(a: &Record, b: &Record) -> usize {
    let comparison = Comparison::of(a, b);
    comparison.links.iter().filter(|link| link.judgement.claim_agrees).count()
}

/// Puts a case together. The order of the documents does not matter; a document given twice counts
/// once.
///
/// `aligned` is asked, for a bounded number of pairs that names and dates leave open, how many
/// statements they share; 0 for what cannot be told.
#[must_use]
pub fn dossier(mut briefs: Vec<Brief>, rulings: &[BoundRuling], aligned: &Aligned<'_>) -> Dossier {
    briefs.sort_by(|a, b| a.document.cmp(&b.document));
    briefs.dedup_by(|a, b| a.document == b.document);
    let (apart, titles) = rulings::apply(&mut briefs, rulings);
    let told = reports(&briefs, ContactRole::Account);
    let ruled = rulings::pairs(rulings, &told);
    let gathered = gather::gather(&told, &ruled, &apart, aligned);
    let people = roster::roster(&briefs, &apart);
    let mut contacts = contacts(&told, &gathered, &apart);
    let known = roster::known_as(&people);
    for contact in &mut contacts {
        principal::fill_sides(&mut contact.principals, &people, &known);
        let of = |member: &Member| titles.get(&(member.document.clone(), member.contact.clone()));
        let title = contact.members().find_map(of).filter(|title| !title.is_empty()).cloned();
        contact.title = title;
    }
    let remarks = gathered.contradicted.iter().filter_map(|ruled| {
        let (a, b) = (told.get(ruled.a)?, told.get(ruled.b)?);
        Some(format!(
            "the ruling that {} and {} are {} is contradicted by newer ones",
            a.report.id.short(),
            b.report.id.short(),
            if ruled.answer == chancery_record::Answer::Yes {
                "one contact"
            } else {
                "two contacts"
            },
        ))
    });
    let remarks = remarks.collect();
    let unsure = suggestions(&told, &gathered, &apart);
    let mut dossier = Dossier {
        schema: DOSSIER_SCHEMA.to_owned(),
        contacts,
        people,
        wanted: Vec::new(),
        unsure,
        remarks,
    };
    announcements(&mut dossier, &briefs, &told, &apart);
    references(&mut dossier, &briefs, &apart);
    dossier.contacts.sort_by_key(order);
    dossier
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
            reasons.insert(0, "A person said that they are of one contact.".to_owned());
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
        let reasons = reasons(*a, *b, apart);
        Some(Suggestion { a: Member::of(a), b: Member::of(b), reasons })
    });
    pairs.collect()
}

/// Announcements are no accounts: they are kept beside the contact they announced, or wanted.
fn announcements(dossier: &mut Dossier, briefs: &[Brief], told: &[Told<'_>], apart: &Apart) {
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

/// Mentions of other contacts, resolved or wanted.
fn references(dossier: &mut Dossier, briefs: &[Brief], apart: &Apart) {
    let reports: BTreeMap<(&Sha256, &Id), Told<'_>> = reports(briefs, ContactRole::Account)
        .into_iter()
        .map(|told| ((&told.brief.document, &told.report.id), told))
        .collect();
    let held: Vec<pointers::Held<'_>> = dossier
        .contacts
        .iter()
        .map(|contact| {
            let members: Vec<Told<'_>> = contact
                .members()
                .filter_map(|member| reports.get(&(&member.document, &member.contact)).copied())
                .collect();
            let principals = principals(&members, apart).into_iter().map(|(_, party)| party);
            let documents = contact.members().map(|member| member.document.clone()).collect();
            pointers::Held { contact, principals: principals.collect(), documents }
        })
        .collect();
    let own_date: BTreeMap<&Sha256, Edtf> = dossier
        .contacts
        .iter()
        .filter_map(|contact| Some((contact, contact.date.date?)))
        .flat_map(|(contact, date)| contact.members().map(move |member| (&member.document, date)))
        .filter_map(|(document, date)| {
            let brief = briefs.binary_search_by(|brief| brief.document.cmp(document)).ok()?;
            briefs.get(brief).map(|brief| (&brief.document, date))
        })
        .collect();
    let known = roster::known_as(&dossier.people);
    let people = &dossier.people;
    let sides = |party: &Party| principal::side_of(&party.name, people, &known);
    let resolved = pointers::resolve(briefs, &held, &own_date, &sides, apart);
    let pointers::Resolved { found, wanted } = resolved;
    for (at, pointings) in found {
        if let Some(contact) = dossier.contacts.get_mut(at) {
            contact.referred = pointings;
        }
    }
    let announced = std::mem::take(&mut dossier.wanted);
    dossier.wanted = wanted;
    dossier.wanted.extend(announced);
}

/// A medium in words for people.
#[must_use]
pub fn medium_name(medium: Medium) -> &'static str {
    medium_words(medium)
}
