//! A record cut down to what the case level needs, so that a hundred thousand fit in memory.

use std::collections::BTreeSet;

use chancery_record::{
    Actor, ActorKind, Contact, ContactRole, Edtf, Id, Medium, Participant, Quote, Record,
    ReferenceKind, Sha256,
};

use crate::lexicon::Lexicon;
use crate::{english, names, offices, words};

use super::review::{Review, Reviews};

/// Statements of one document whose words are kept.
const MOST_STATEMENTS: usize = 40;
/// Words of a statement that are looked at.
const LONGEST_STATEMENT: usize = 80;
/// Letters of a statement that are kept for showing.
const EXCERPT: usize = 70;
/// People of one contact that are kept.
const MOST_PEOPLE: usize = 12;
/// Mentions of other contacts that are kept of one document.
const MOST_MENTIONS: usize = 40;

/// What the case level needs of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Brief {
    /// The document.
    pub document: Sha256,
    /// Its title.
    pub title: Option<String>,
    /// Who issued it.
    pub issuer: Option<String>,
    /// Who published it, as given with it.
    pub(crate) publisher: Option<String>,
    /// The issuer's side.
    pub side: Option<String>,
    /// The day of publication.
    pub published: Option<Edtf>,
    /// What all versions of one release share: its address.
    pub(crate) address: Option<String>,
    pub(crate) reports: Vec<Report>,
    pub(crate) mentions: Vec<Mention>,
}

/// A contact as one document reports or announces it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Report {
    pub(crate) id: Id,
    pub(crate) role: ContactRole,
    pub(crate) primary: bool,
    pub(crate) medium: Option<Medium>,
    pub(crate) date: Option<Edtf>,
    /// The words that bear on the date.
    pub(crate) date_words: Vec<Quote>,
    /// The extractor's reasoning about it, or why it is unknown.
    pub(crate) date_reason: Option<String>,
    /// The words for the day count from when they were written ("today").
    pub(crate) counted: bool,
    /// Monday is 0.
    pub(crate) weekday: Option<u8>,
    pub(crate) before_noon: Option<bool>,
    pub(crate) principals: Vec<Party>,
    pub(crate) attendees: Vec<Party>,
    pub(crate) place: Option<String>,
    /// Who asked: the side or, failing that, the name.
    pub(crate) initiator: Option<(String, Option<String>)>,
    pub(crate) prints: Vec<Print>,
    /// Codes of set phrases, ascending.
    pub(crate) formulas: Vec<String>,
    /// What reviewers decided on it.
    pub(crate) review: Option<Review>,
}

impl Report {
    /// Whether a reviewer said that it is wrong.
    pub(crate) fn rejected(&self) -> bool {
        self.review.as_ref().is_some_and(|review| review.rejected_by.is_some())
    }

    /// Who had its day read otherwise than it was found.
    pub(crate) fn redated(&self) -> Option<&str> {
        self.review.as_ref()?.edited.get("date").map(String::as_str)
    }
}

/// Someone who took part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Party {
    pub(crate) name: String,
    /// The parts of the name; empty where nobody is named (a state, "the foreign minister").
    pub(crate) parts: Vec<String>,
    pub(crate) side: Option<String>,
    /// The office in the text's words.
    pub(crate) office: Option<String>,
    /// The office by one name for all its wordings.
    pub(crate) post: Option<String>,
    /// The name as the document has it, where people ruled that another is to be read.
    pub(crate) written: Option<String>,
    /// Whether that ruling holds in this report only: the document's name is somebody else's here.
    pub(crate) split: bool,
}

/// The words of a statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Print {
    /// Of all its words in order.
    pub(crate) exact: u64,
    /// Of its telling terms, ascending.
    pub(crate) terms: Vec<u32>,
    /// Its beginning.
    pub(crate) excerpt: String,
}

/// A contact that a document points to without being an account of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mention {
    pub(crate) id: Id,
    pub(crate) coming: bool,
    pub(crate) quote: Quote,
    pub(crate) date: Option<Edtf>,
    pub(crate) medium: Option<Medium>,
    pub(crate) principals: Vec<Party>,
    pub(crate) place: Option<String>,
    pub(crate) review: Option<Review>,
}

impl Brief {
    /// Cuts down a record that was reviewed: its values are those to read, and `reviews` says of
    /// which contacts and references something was decided.
    #[must_use]
    pub fn reviewed(record: &Record, reviews: &Reviews) -> Self {
        let mut brief = Self::of(record);
        for report in &mut brief.reports {
            report.review = reviews.get(&report.id).cloned();
        }
        for mention in &mut brief.mentions {
            mention.review = reviews.get(&mention.id).cloned();
        }
        brief
    }

    /// Cuts a record down.
    #[must_use]
    pub fn of(record: &Record) -> Self {
        let document = &record.document;
        let reports = record
            .contacts
            .iter()
            .filter(|contact| !contact.role.is_mention())
            .map(|contact| report(record, contact))
            .collect();
        let address = document.provenance.url.as_deref().map(address).filter(|a| !a.is_empty());
        Self {
            document: document.sha256.clone(),
            title: document.title.value().cloned(),
            issuer: document.issuer.value().cloned(),
            publisher: document.provenance.publisher.clone(),
            side: document.issuer_side.value().cloned(),
            published: document.published.value().copied(),
            address,
            reports,
            mentions: mentions(record),
        }
    }
}

impl Brief {
    /// Who put it out: the publisher or, failing that, the issuer.
    pub(crate) fn source(&self) -> Option<&str> {
        self.publisher.as_deref().or(self.issuer.as_deref())
    }

    /// The contact that the document is an account of.
    pub(crate) fn account(&self) -> Option<&Report> {
        let role = |report: &&Report| report.primary && report.role == ContactRole::Account;
        self.reports.iter().find(role)
    }
}

/// An address without what does not tell documents apart.
fn address(url: &str) -> String {
    let url = url.split(['#', '?']).next().unwrap_or("");
    let url = url.trim().trim_end_matches('/').to_lowercase();
    let body = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    let body = body.unwrap_or(&url);
    body.strip_prefix("www.").unwrap_or(body).to_owned()
}

fn report(record: &Record, contact: &Contact) -> Report {
    let evidence = contact.date.evidence();
    let date_words: Vec<Quote> = match &contact.date {
        chancery_record::Finding::Known(_) => {
            evidence.map(|evidence| evidence.quotes().to_vec()).unwrap_or_default()
        }
        chancery_record::Finding::Unknown(unknown) => unknown.seen.clone(),
    };
    let reason = evidence.and_then(|evidence| evidence.reason()).or(contact.date.why_unknown());
    let mut formulas: Vec<String> =
        record.phrases.iter().map(|phrase| phrase.phrase.clone()).collect();
    formulas.sort();
    formulas.dedup();
    Report {
        id: contact.id.clone(),
        role: contact.role,
        primary: contact.primary,
        medium: contact.medium.value().copied(),
        date: contact.date.value().copied(),
        counted: date_words.iter().any(|quote| english::counts_from_writing(&quote.exact)),
        weekday: date_words.iter().find_map(|quote| english::weekday(&quote.exact)),
        date_words,
        date_reason: reason.map(str::to_owned),
        before_noon: contact.time_of_day.as_ref().and_then(|q| english::before_noon(&q.exact)),
        principals: people(record, &contact.principals),
        attendees: people(record, &contact.attendees),
        place: contact.place.as_ref().map(|quote| quote.exact.clone()),
        initiator: contact.initiator.value().map(|found| (found.name.clone(), found.side.clone())),
        prints: prints(record, contact),
        formulas: if contact.primary { formulas } else { Vec::new() },
        review: None,
    }
}

fn people(record: &Record, people: &[Participant]) -> Vec<Party> {
    people.iter().take(MOST_PEOPLE).map(|person| party(record, person)).collect()
}

fn party(record: &Record, person: &Participant) -> Party {
    let actor = record.actor(&person.actor);
    let named = actor.is_none_or(|actor| actor.kind == ActorKind::Person || is_surname(actor));
    let office = person.office.as_ref().or_else(|| actor.and_then(|actor| actor.office.as_ref()));
    let office = office.map(|quote| quote.exact.clone());
    let described = office.as_deref().unwrap_or(if named { "" } else { &person.name });
    Party {
        name: person.name.clone(),
        parts: if named { names::parts(&person.name) } else { Vec::new() },
        side: person.side.clone(),
        post: offices::office(described),
        // "Her counterpart" says to whom somebody is the like, and not what office that is.
        office: office.filter(|office| !english::of_counterpart(office)),
        written: None,
        split: false,
    }
}

/// Whether one of whom the text says no more goes by a name all the same, as reporters give it: "Venn".
fn is_surname(actor: &Actor) -> bool {
    let name = actor.name.as_str();
    let spelled = name.chars().skip(1).any(char::is_lowercase);
    actor.kind == ActorKind::Unnamed
        && name.starts_with(char::is_uppercase)
        && !name.contains(' ')
        && spelled
        && offices::office(name).is_none()
}

/// "His meeting with Orsk" in an account of talks with Tao: a name behind "with" that is neither one
/// of the people nor of the sides of the document's own contact.
fn with_another(record: &Record, quote: &Quote) -> bool {
    let whom = english::with_whom(&quote.exact);
    let Some(last) = whom.last() else { return false };
    let primary = record.contacts.iter().find(|contact| contact.primary);
    let Some(primary) = primary else { return false };
    let own = primary.principals.iter().flat_map(|one| {
        let office = one.office.as_ref().map_or("", |quote| quote.exact.as_str());
        let side = record.actors.iter().filter(|actor| {
            actor.kind == ActorKind::State && actor.side.is_some() && actor.side == one.side
        });
        let side = side.flat_map(|actor| names::parts(&actor.name));
        names::parts(&one.name)
            .into_iter()
            .chain(names::parts(office))
            .chain(side)
            .collect::<Vec<_>>()
    });
    let last = names::parts(last);
    !last.is_empty() && !own.collect::<Vec<_>>().iter().any(|part| last.contains(part))
}

fn named_party(actor: &Actor) -> Party {
    let office = actor.office.as_ref().map(|quote| quote.exact.clone());
    Party {
        name: actor.name.clone(),
        parts: names::parts(&actor.name),
        side: actor.side.clone(),
        post: office.as_deref().and_then(offices::office),
        office,
        written: None,
        split: false,
    }
}

fn prints(record: &Record, contact: &Contact) -> Vec<Print> {
    let of_it = record.statements.iter().filter(|statement| match &statement.contact {
        Some(id) => *id == contact.id,
        None => contact.primary,
    });
    of_it.take(MOST_STATEMENTS).map(|statement| print(&statement.words())).collect()
}

fn print(text: &str) -> Print {
    let content = words::content(text, Lexicon::english(), LONGEST_STATEMENT);
    let telling = content.terms.iter().filter(|term| term.sort != words::Sort::Usual);
    let mut terms: Vec<u32> = telling.map(|term| fold32(hash([term.key.as_str()]))).collect();
    terms.sort_unstable();
    terms.dedup();
    let exact = hash(content.plain.iter().map(String::as_str));
    Print { exact, terms, excerpt: excerpt(text) }
}

fn excerpt(text: &str) -> String {
    let flat: Vec<&str> = text.split_whitespace().collect();
    let flat = flat.join(" ");
    if flat.chars().count() <= EXCERPT {
        return flat;
    }
    let cut: String = flat.chars().take(EXCERPT).collect();
    let body = cut.rsplit_once(' ').map_or(cut.as_str(), |(body, _)| body);
    format!("{body} …")
}

/// FNV-1a (Fowler, Noll, Vo), the same on every machine.
pub(crate) fn hash<'a>(words: impl IntoIterator<Item = &'a str>) -> u64 {
    let mut state = 0xcbf2_9ce4_8422_2325_u64;
    for word in words {
        for byte in word.bytes().chain([0]) {
            state = (state ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    state
}

fn fold32(hash: u64) -> u32 {
    u32::try_from((hash >> 32) ^ (hash & 0xffff_ffff)).unwrap_or(u32::MAX)
}

/// What the document points to: contacts in passing, and references to talks that are no contact
/// of the record.
fn mentions(record: &Record) -> Vec<Mention> {
    let passing = record.contacts.iter().filter(|c| c.role.is_mention());
    let mut found: Vec<Mention> = passing.filter_map(|contact| passed(record, contact)).collect();
    for reference in &record.references {
        if reference.kind != ReferenceKind::PriorContact {
            continue;
        }
        let span = reference.quote.span();
        if let Some(same) = found.iter_mut().find(|found| found.quote.span().overlaps(span)) {
            same.date = same.date.or(reference.date.value().copied());
            continue;
        }
        // A summit of many is not of these two; "our meeting" is.
        if !english::own_talks(&reference.quote.exact) {
            continue;
        }
        let named = named_in(record, &reference.quote);
        // "met his Kestrelian counterpart": whoever "he" is, it need not be one of these two.
        let others = || {
            english::of_counterpart(&reference.quote.exact)
                || with_another(record, &reference.quote)
        };
        if named.is_empty() && others() {
            continue;
        }
        found.push(Mention {
            id: reference.id.clone(),
            coming: english::points_ahead(&reference.quote.exact),
            quote: reference.quote.clone(),
            date: reference.date.value().copied(),
            medium: None,
            principals: named,
            place: english::meeting_place(&reference.quote.exact, &name_parts(record)),
            review: None,
        });
    }
    found.truncate(MOST_MENTIONS);
    found
}

/// The people whom the words of a reference name, where one of them took no part in the contact that
/// the document reports: the talks are theirs. Nobody where the words leave it to the document.
fn named_in(record: &Record, quote: &Quote) -> Vec<Party> {
    let words: BTreeSet<String> = names::parts(&quote.exact).into_iter().collect();
    let own: Vec<&str> = record
        .contacts
        .iter()
        .filter(|contact| contact.primary)
        .flat_map(|contact| &contact.principals)
        .map(|one| one.actor.as_str())
        .collect();
    let named: Vec<&Actor> = record
        .actors
        .iter()
        .filter(|actor| actor.kind == ActorKind::Person)
        .filter(|actor| names::parts(&actor.name).last().is_some_and(|part| words.contains(part)))
        .collect();
    if named.iter().all(|actor| own.contains(&actor.id.as_str())) {
        return Vec::new();
    }
    named.into_iter().map(named_party).collect()
}

fn passed(record: &Record, contact: &Contact) -> Option<Mention> {
    let quote = contact.evidence.quotes().first()?.clone();
    // What the press asks about is not what the document refers to.
    let asked = record.questions.iter().any(|one| one.quote.span().overlaps(quote.span()));
    // Talks for which the words name nobody are those of the document's people only where they say so.
    if asked || contact.principals.is_empty() && !english::own_talks(&quote.exact) {
        return None;
    }
    let place = contact.place.as_ref().map(|quote| quote.exact.clone());
    Some(Mention {
        id: contact.id.clone(),
        coming: english::points_ahead(&quote.exact),
        date: contact.date.value().copied(),
        medium: contact.medium.value().copied(),
        principals: people(record, &contact.principals),
        place: place.or_else(|| english::meeting_place(&quote.exact, &name_parts(record))),
        quote,
        review: None,
    })
}

fn name_parts(record: &Record) -> Vec<String> {
    let named = record.actors.iter().filter(|actor| actor.kind == ActorKind::Person);
    named.flat_map(|actor| names::parts(&actor.name)).collect()
}
