//! Mentions of earlier and later contacts: which contact of the case is meant, or that it is
//! wanted.

use std::collections::BTreeMap;

use chancery_record::{Edtf, Id, Partial, Precision, Quote, Sha256};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::dates::date_words;
use crate::fields::{counted, fineness, medium_words};
use crate::{calendar, english, names};

use super::brief::{self, Brief, Mention, Party};
use super::party::{Apart, Fit, matching};
use super::review::Review;
use super::{CaseContact, weigh};

/// Contacts of one pair of people that a mention is held against.
const MOST_HELD: usize = 400;

/// A mention of a contact by a document that is no account of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Pointing {
    /// The document.
    pub document: Sha256,
    /// Its title.
    pub title: Option<String>,
    /// The name of the mention in its record.
    pub id: Id,
    /// The words.
    pub words: Quote,
    /// The day meant, reckoned from the document's own contact where the words only point back.
    pub date: Option<Edtf>,
    /// What reviewers decided on the mention, where they did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review: Option<Review>,
}

/// A contact that documents refer to and that is not in the case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Wanted {
    /// What is wanted, as a sentence.
    pub summary: String,
    /// The people.
    pub principals: Vec<String>,
    /// When it was or will be, as far as the mentions settle it.
    pub date: Option<Edtf>,
    /// The place, in the words of a mention.
    pub place: Option<String>,
    /// The means.
    pub medium: Option<chancery_record::Medium>,
    /// Whether it was announced rather than referred to.
    pub announced: bool,
    /// Contacts of the case that it could be: more than one, none surely.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub candidates: Vec<Id>,
    /// Who refers to it.
    pub mentions: Vec<Pointing>,
}

/// A mention made ready: people from the document where the words name none.
struct Ready<'a> {
    brief: &'a Brief,
    mention: &'a Mention,
    principals: Vec<Party>,
    date: Option<Edtf>,
}

/// What became of the mentions.
#[derive(Debug, Default)]
pub(crate) struct Resolved {
    /// For each contact, by its place in the list.
    pub(crate) found: BTreeMap<usize, Vec<Pointing>>,
    pub(crate) wanted: Vec<Wanted>,
}

/// A contact of the case with what mentions are held against.
pub(crate) struct Held<'a> {
    pub(crate) contact: &'a CaseContact,
    pub(crate) principals: Vec<Party>,
    /// Documents that are accounts of it.
    pub(crate) documents: Vec<Sha256>,
}

/// Resolves the mentions of all documents.
pub(crate) fn resolve(
    briefs: &[Brief],
    held: &[Held<'_>],
    own_date: &BTreeMap<&Sha256, Edtf>,
    sides: &dyn Fn(&Party) -> Option<String>,
    apart: &Apart,
) -> Resolved {
    let index = index(held);
    let mut resolved = Resolved::default();
    let mut sought = Sought::default();
    for brief in briefs {
        for mention in &brief.mentions {
            let Some(ready) = ready(brief, mention, own_date, sides) else { continue };
            match held_by(&ready, held, &index, apart) {
                Match::One(at) => {
                    resolved.found.entry(at).or_default().push(pointing(&ready));
                }
                Match::Own => {}
                Match::None(candidates) => {
                    want(&ready, candidates, &mut sought, apart, mention.coming);
                }
            }
        }
    }
    resolved.wanted = sought.wanted.into_iter().map(|(_, wanted)| summed(wanted)).collect();
    resolved.wanted.sort_by(|a, b| {
        let day = |w: &Wanted| w.date.and_then(Edtf::bounds).map(|(first, _)| first);
        (day(a).is_none(), day(a), &a.summary).cmp(&(day(b).is_none(), day(b), &b.summary))
    });
    resolved
}

/// Announced contacts of which the case has no account.
pub(crate) fn announced(brief: &Brief, report: &brief::Report) -> Wanted {
    let words = report.date_words.first().cloned();
    let words = words.unwrap_or_else(|| Quote::new(chancery_record::Span::new(0, 0), ""));
    summed(Wanted {
        summary: String::new(),
        principals: report.principals.iter().map(|one| one.name.clone()).collect(),
        date: report.date,
        place: report.place.clone(),
        medium: report.medium,
        announced: true,
        candidates: Vec::new(),
        mentions: vec![Pointing {
            document: brief.document.clone(),
            title: brief.title.clone(),
            id: report.id.clone(),
            words,
            date: report.date,
            review: report.review.clone(),
        }],
    })
}

fn ready<'a>(
    brief: &'a Brief,
    mention: &'a Mention,
    own_date: &BTreeMap<&Sha256, Edtf>,
    sides: &dyn Fn(&Party) -> Option<String>,
) -> Option<Ready<'a>> {
    let mut principals = mention.principals.clone();
    if principals.len() < 2 {
        // "our meeting last November": the people of the document's own contact.
        let own = brief.reports.iter().find(|report| report.primary)?;
        if !mention.principals.is_empty() {
            return None;
        }
        principals.clone_from(&own.principals);
    }
    for party in &mut principals {
        if party.side.is_none() {
            party.side = sides(party);
        }
    }
    let mut known: Vec<String> = principals.iter().filter_map(|p| p.side.clone()).collect();
    known.sort();
    known.dedup();
    // Talks within one side are no contact; and where no side is known nothing is certain.
    if known.len() < 2 {
        return None;
    }
    let base = own_date.get(&brief.document).copied().or(brief.published);
    let date = mention.date.map(|date| relative(date, base, mention));
    Some(Ready { brief, mention, principals, date })
}

/// A month without its year, reckoned from the document's own day: the last one before it where
/// the words point back, the next one where they point ahead, otherwise the nearest, with reserve.
fn relative(date: Edtf, base: Option<Edtf>, mention: &Mention) -> Edtf {
    let Some(partial) = date.partial().filter(|p| p.year.is_none() && p.month.is_some()) else {
        return date;
    };
    let Some((own, _)) = base.and_then(Edtf::bounds).filter(|days| days.0.0 > 0) else {
        return date;
    };
    let in_year = |year: i16| {
        let whole = Edtf::date(Partial { year: Some(year), ..partial })?;
        let (first, last) = whole.bounds()?;
        Some((whole, calendar::number(first), calendar::number(last)))
    };
    let own_day = calendar::number(own);
    let mut years: Vec<_> = [own.0 - 1, own.0, own.0 + 1].into_iter().filter_map(in_year).collect();
    if mention.coming {
        years.retain(|(_, _, last)| *last >= own_day);
        years.truncate(1);
    } else if english::points_back(&mention.quote.exact) {
        years.retain(|(_, first, last)| *first < own_day && *last < own_day);
        years.reverse();
        years.truncate(1);
    } else {
        years.sort_by_key(|(_, first, last)| (own_day - (first + last) / 2).abs());
        return years.first().map_or(date, |(whole, _, _)| whole.uncertain());
    }
    years.first().map_or(date, |(whole, _, _)| *whole)
}

fn pointing(ready: &Ready<'_>) -> Pointing {
    Pointing {
        document: ready.brief.document.clone(),
        title: ready.brief.title.clone(),
        id: ready.mention.id.clone(),
        words: ready.mention.quote.clone(),
        date: ready.date,
        review: ready.mention.review.clone(),
    }
}

enum Match {
    One(usize),
    /// It is the document's own contact once more.
    Own,
    None(Vec<Id>),
}

fn index(held: &[Held<'_>]) -> BTreeMap<u64, Vec<usize>> {
    let mut index: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    for (at, one) in held.iter().enumerate() {
        for key in side_keys(&one.principals) {
            index.entry(key).or_default().push(at);
        }
    }
    index
}

fn side_keys(parties: &[Party]) -> Vec<u64> {
    let sides = parties.iter().filter_map(|party| party.side.as_deref()).map(names::fold);
    let mut sides: Vec<String> = sides.collect();
    sides.sort();
    sides.dedup();
    let mut keys = Vec::new();
    for (place, one) in sides.iter().enumerate() {
        for other in sides.iter().skip(place + 1) {
            keys.push(brief::hash([one.as_str(), other]));
        }
    }
    keys
}

fn held_by(
    ready: &Ready<'_>,
    held: &[Held<'_>],
    index: &BTreeMap<u64, Vec<usize>>,
    apart: &Apart,
) -> Match {
    let mut places: Vec<usize> = side_keys(&ready.principals)
        .iter()
        .filter_map(|key| index.get(key))
        .flatten()
        .copied()
        .collect();
    places.sort_unstable();
    places.dedup();
    let mut fitting: Vec<usize> = Vec::new();
    let mut own = false;
    for at in places.into_iter().take(MOST_HELD) {
        let Some(one) = held.get(at) else { continue };
        let found = matching(&ready.principals, &one.principals, apart);
        let named = found.pairs.iter().filter(|(_, _, fit)| *fit > Fit::Office).count();
        if named < 2 || !media(ready.mention, one.contact) {
            continue;
        }
        let Some(date) = one.contact.date.date else { continue };
        let is_own = one.documents.contains(&ready.brief.document);
        match ready.date {
            Some(said) if said.agrees(date) && comparable(said, date) => {
                own |= is_own;
                fitting.push(at);
            }
            Some(_) => {}
            // Without any date only the document's own contact is meant, if any.
            None => own |= is_own,
        }
    }
    match fitting.as_slice() {
        [only] if !own && telling(ready.date) => Match::One(*only),
        _ if own => Match::Own,
        several => Match::None(
            several
                .iter()
                .filter_map(|at| held.get(*at))
                .map(|one| one.contact.id.clone())
                .collect(),
        ),
    }
}

/// Whether two dates have a year or a month in common at all: a day of a month not given agrees
/// with every month.
fn comparable(a: Edtf, b: Edtf) -> bool {
    let month = |date: Edtf| date.partial().is_some_and(|partial| partial.month.is_some());
    a.bounds().is_some() && b.bounds().is_some() || month(a) && month(b)
}

/// Whether a date is narrow enough to single a contact out.
fn telling(date: Option<Edtf>) -> bool {
    date.is_some_and(|date| {
        matches!(date.precision(), Precision::Day | Precision::Month)
            || date.bounds().is_some_and(|(a, b)| calendar::number(b) - calendar::number(a) <= 31)
    })
}

fn media(mention: &Mention, contact: &CaseContact) -> bool {
    use chancery_record::Medium::{Call, InPerson, Phone, PressConference, Video};
    !matches!(
        (mention.medium, contact.medium),
        (Some(InPerson | PressConference), Some(Phone | Call))
            | (Some(Phone | Call | Video), Some(InPerson | PressConference))
    )
}

/// What is wanted so far.
#[derive(Debug, Default)]
struct Sought {
    wanted: Vec<(Vec<Party>, Wanted)>,
    /// The places of what is wanted of two sides.
    by_sides: BTreeMap<u64, Vec<usize>>,
}

/// Whether talks by two means can be the same talks.
fn one_means(a: chancery_record::Medium, b: chancery_record::Medium) -> bool {
    use chancery_record::Medium::{Call, Phone, Video};
    let open = |one, other| one == Call && matches!(other, Phone | Video);
    a == b || open(a, b) || open(b, a)
}

/// Adds a mention to what is wanted.
fn want(
    ready: &Ready<'_>,
    candidates: Vec<Id>,
    Sought { wanted, by_sides }: &mut Sought,
    apart: &Apart,
    coming: bool,
) {
    // "their meeting" without a day is no lead to anything.
    let Some(date) = ready.date else { return };
    let keys = side_keys(&ready.principals);
    let mut near: Vec<usize> =
        keys.iter().filter_map(|key| by_sides.get(key)).flatten().copied().collect();
    near.sort_unstable();
    near.dedup();
    // Days are compared at a hundredth of the cost of names.
    let known = near.into_iter().find(|at| {
        wanted.get(*at).is_some_and(|(people, one)| {
            let place = one.place.as_ref().zip(ready.mention.place.as_ref());
            one.announced == coming
                && one.date.is_some_and(|before| before.agrees(date))
                && place.is_none_or(|(a, b)| names::same_side(a, b))
                && one.medium.zip(ready.mention.medium).is_none_or(|(a, b)| one_means(a, b))
                && matching(people, &ready.principals, apart).pairs.len() >= 2
        })
    });
    let known = known.and_then(|at| wanted.get_mut(at));
    if let Some((_, one)) = known {
        if one.date.is_none_or(|before| fineness(date) > fineness(before)) {
            one.date = Some(date);
        }
        one.place = one.place.take().or_else(|| ready.mention.place.clone());
        one.medium = one.medium.or(ready.mention.medium);
        one.mentions.push(pointing(ready));
        return;
    }
    let principals = ready.principals.iter().map(|party| party.name.clone()).collect();
    for key in keys {
        by_sides.entry(key).or_default().push(wanted.len());
    }
    wanted.push((
        ready.principals.clone(),
        Wanted {
            summary: String::new(),
            principals,
            date: Some(date),
            place: ready.mention.place.clone(),
            medium: ready.mention.medium,
            announced: coming,
            candidates,
            mentions: vec![pointing(ready)],
        },
    ));
}

/// With its sentence.
fn summed(mut wanted: Wanted) -> Wanted {
    let names: Vec<&str> = wanted.principals.iter().map(String::as_str).collect();
    let what = match wanted.medium {
        Some(chancery_record::Medium::InPerson) | None => "meeting",
        Some(medium) => medium_words(medium),
    };
    let place = wanted.place.as_deref().map(|place| format!(" in {place}")).unwrap_or_default();
    let date = wanted.date.map(|date| format!(", {}", date_words(date))).unwrap_or_default();
    let between = format!("{what}{place}{date}, of {}", weigh::list(&names));
    let mut documents: Vec<&Sha256> = wanted.mentions.iter().map(|m| &m.document).collect();
    documents.sort();
    documents.dedup();
    let count = match documents.len() {
        1 => "one document".to_owned(),
        count => format!("{count} documents"),
    };
    wanted.summary = if wanted.announced {
        format!("A {between}, is announced by {count}; no account of it is in this case.")
    } else if wanted.candidates.is_empty() {
        format!("A {between}, is referred to by {count} and not in this case.")
    } else {
        {
            let fit = counted(wanted.candidates.len(), "contact");
            format!("A {between}, is referred to by {count}; {fit} of this case can be meant.")
        }
    };
    wanted
}
