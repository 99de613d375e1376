//! The order in which a document is taken apart.

mod ids;
mod referred;
mod text;
mod undertakings;
mod writer;

use std::borrow::Cow;

use chancery_record::{
    Contact, ContactRole, Diagnostic, Document, Evidence, Finding, Genre, Provenance,
    RECORD_SCHEMA, Record, Reference, Rule, Severity, Sha256,
};
use chancery_text::{Hint, Media, Reading, read};

use crate::actors::cast::Cast;
use crate::actors::mentions::{self, Mentions};
use crate::actors::named_elsewhere::settle;
use crate::contacts::{Heading, Report, Scene, report, take_apart};
use crate::document::genre::genre;
use crate::document::givers;
use crate::document::issuer::{IssuedBy, issued_by};
use crate::document::oddities;
use crate::page::Page;
use crate::speech::attributions::{self, Attributed};
use crate::speech::quotation::Quotations;
use crate::speech::set_off;
use crate::speech::statements::Manner;
use crate::{Lexicon, VERSION, document};
use ids::actor_ids;
use referred::referred;
use text::{Dated, Text};
use writer::{Findings, Writer};

/// What is known of a title: that it is no markup.
const PLAIN: Hint = Hint { media: Some(Media::Plain), charset: None };

/// Reads the record of one document.
pub(crate) fn record(
    reading: &Reading,
    sha256: &Sha256,
    provenance: &Provenance,
    lexicon: &Lexicon,
) -> Record {
    let page = Page::new(reading, lexicon);
    let dated = Dated::of(&page, provenance);
    let written = (dated.dateline.as_ref(), dated.published.as_ref());
    let mut document = document::describe(&page, reading, sha256, provenance, written);
    let mut diagnostics = from_reading(reading);
    if let Some(tag) = unhandled(&document) {
        diagnostics.push(not_handled(&tag));
        return empty(document, diagnostics);
    }
    let given = provenance.title.as_deref().unwrap_or_default();
    // Where none came with it, the first line of the text tells who signs it and whose joint text it is; what
    // contact it reports and on which day is read in the text itself.
    let own_title = document.title.value().map_or("", String::as_str);
    let title = if given.is_empty() { own_title } else { given };
    let title_reading = read(title.as_bytes(), &PLAIN);
    let title_page = Page::new(&title_reading, lexicon);
    let attributed = attributions::find(&page);
    let own = document.issuer_side.value().map(String::as_str);
    let own = own.filter(|_| issued_by(&document, lexicon) == IssuedBy::Office);
    let mut cast =
        introduced((&page, &title_page), &attributed, provenance.publisher.is_none(), own);
    let title_mentions = mentions::find(&title_page, &mut cast, false);
    let mut mentions = mentions::find(&page, &mut cast, true);
    mentions::note_sexes_by_possessives(&page, &mut cast, &mentions);
    mentions::stand_for_letters(&page, &mut cast, &mut mentions);
    mentions::sides_of_leaders(&page, &mut cast, &mentions);
    let heading = Heading { page: &title_page, mentions: &title_mentions, given };
    let heading = (!given.is_empty()).then_some(&heading);
    let reported = first_report(&page, &mut cast, &mut mentions, heading, &document);
    let own_side = document.issuer_side.value().cloned();
    take_own_side(&mut document, &page, reported.as_ref());
    let own_side = own_side.or_else(|| document.issuer_side.value().cloned());
    let quotations = Quotations::of(&page);
    let set_off = set_off::find(&page, &cast, &mentions, &quotations);
    let text = Text {
        page: &page,
        mentions: &mentions,
        title: (&title_page, &title_mentions),
        heading,
        quotations: &quotations,
        set_off: &set_off,
        attributed: &attributed,
        issued: issued_by(&document, lexicon),
        document: &document,
        own_side: own_side.as_deref(),
    };
    diagnostics.extend(oddities::of(&page, &quotations));
    written_down(&text, cast, &dated, reported, sha256, diagnostics)
}

/// What a text says and tells of, as a record. `reported` is what its words alone report.
fn written_down(
    text: &Text<'_, '_>,
    mut cast: Cast,
    dated: &Dated,
    reported: Option<Report>,
    sha256: &Sha256,
    mut diagnostics: Vec<Diagnostic>,
) -> Record {
    let account = text.account(&mut cast, reported);
    let heard = text.heard(&mut cast, &account);
    let reported = text.reported_at_last(&mut cast, &account, &heard);
    let outside = text.outside(dated, reported.as_ref());
    let mut document = text.document.clone();
    let issuer = text.document.issuer.value().map_or("document", String::as_str);
    let ids = actor_ids(&cast);
    let scene = text.scene(&cast, dated, &outside, (sha256, issuer, &ids));
    let (contacts, references) = encounters(&scene, reported.as_ref(), &mut diagnostics);
    document.genre = genre_of(text.page, account.manner, &contacts);
    let author = account.author.as_ref();
    let writer = Writer { page: text.page, cast: &cast, sha256, author, ids: &ids };
    let findings = Findings {
        contacts,
        references,
        told: &heard.told,
        asked: &heard.asked,
        attributed: text.attributed,
        mentions: text.mentions,
    };
    writer.finish(document, findings, diagnostics)
}

/// Which contact the text reports by its words alone, before it is known whose text it is.
fn first_report(
    page: &Page<'_>,
    cast: &mut Cast,
    mentions: &mut Mentions,
    heading: Option<&Heading<'_, '_>>,
    document: &Document,
) -> Option<Report> {
    let own_side = document.issuer_side.value().map(String::as_str);
    let issuer = document.issuer.value().map(String::as_str);
    let mut reported = report(page, cast, mentions, heading, own_side, issuer);
    if let Some((actor, office)) = reported.as_ref().and_then(|report| report.by_office(cast)) {
        let settle = |report| settle(page, cast, mentions, report, (actor, &office), own_side);
        let actor = reported.as_mut().and_then(settle).unwrap_or(actor);
        mentions::stand_for(page, cast, mentions, actor, &office);
    }
    reported
}

/// The genre, by how the document is read and what its primary contact is.
fn genre_of(page: &Page<'_>, manner: Manner, contacts: &[Contact]) -> Finding<Genre> {
    let primary = contacts.iter().find(|contact| contact.primary);
    let coming = primary.is_some_and(|contact| contact.role == ContactRole::Announcement);
    let account = primary.is_some_and(|contact| {
        matches!(contact.role, ContactRole::Account | ContactRole::Announcement)
    });
    genre(page, manner, coming, account)
}

/// Everyone whom the title, the text or an attribution introduces; `own` is the side of the office that
/// issued it.
fn introduced(
    (page, title): (&Page<'_>, &Page<'_>),
    attributed: &[Attributed],
    bare: bool,
    own: Option<&str>,
) -> Cast {
    let mut cast = Cast::new(page.lexicon);
    cast.own_side = own.map(str::to_owned);
    mentions::introduce_all(title, &mut cast, false, false);
    if let Some(own) = own {
        givers::by_title(title, &mut cast, own);
    }
    mentions::introduce_sent(page, title, &mut cast);
    mentions::introduce_all(page, &mut cast, true, bare);
    if let Some(own) = own {
        givers::by_head(page, &mut cast, own);
    }
    mentions::introduce_sources(page, &mut cast, attributed);
    mentions::introduce_pair(title, page, &mut cast);
    mentions::introduce_recorded(title, &mut cast);
    mentions::note_sexes(page, &mut cast);
    cast
}

/// The contacts, the primary one first, and the references.
fn encounters(
    scene: &Scene<'_, '_>,
    reported: Option<&Report>,
    diagnostics: &mut Vec<Diagnostic>,
) -> (Vec<Contact>, Vec<Reference>) {
    let mut one = reported.cloned();
    let others = one.as_mut().map(|one| take_apart(scene.page, scene.cast, one));
    let told = one.as_ref().map(|reported| (reported, scene.contact(reported)));
    let told = told.filter(|(reported, (contact, _))| {
        !scene.is_mention(reported, contact) && !scene.is_bygone(reported, contact)
    });
    let reported = told.as_ref().map(|(reported, _)| *reported);
    let primary = told.map(|(_, (contact, notes))| {
        diagnostics.extend(notes);
        contact
    });
    let references = referred(scene, primary.as_ref());
    let beside = scene.beside_primary(primary.as_ref(), &others.unwrap_or_default());
    let passing = scene.passing(reported, primary.as_ref(), &references);
    // "Friday's call" in a report of that call points to nothing else.
    let own = primary.as_ref().and_then(|primary| primary.date.value());
    let own = own.filter(|date| date.is_sure_day()).copied();
    let mut references = references;
    references.retain(|reference| {
        let prior = reference.kind == chancery_record::ReferenceKind::PriorContact;
        // "Today" may be the day of something else that the text tells of.
        let quotes = reference.date.evidence().map(|evidence| evidence.quotes());
        let today = quotes
            .unwrap_or_default()
            .iter()
            .any(|quote| quote.exact.to_lowercase().ends_with("today"));
        own.is_none() || !prior || today || reference.date.value().copied() != own
    });
    references.retain(|reference| !is_news(scene, reference));
    (primary.into_iter().chain(beside).chain(passing).collect(), references)
}

/// Whether something happened on the day of the paper: that is its news and points to nothing outside.
fn is_news(scene: &Scene<'_, '_>, reference: &Reference) -> bool {
    let happened = reference.kind == chancery_record::ReferenceKind::Event;
    let date = reference.date.value().filter(|date| date.is_sure_day());
    let first = date.and_then(|date| date.partial()).and_then(|date| date.bounds());
    let day = scene.published.map(|published| published.latest());
    let day = day.and_then(|day| {
        Some((day.year(), u8::try_from(day.month()).ok()?, u8::try_from(day.day()).ok()?))
    });
    happened && day.is_some() && first.map(|(first, _)| first) == day
}

/// Where nothing names the issuer, the side that the text speaks from: its person is named without
/// a state ("President A held a call with Kestrelian President B").
fn take_own_side(document: &mut Document, page: &Page<'_>, report: Option<&Report>) {
    const RULE: Rule = Rule::named("document/own-side-by-naming");
    let Some((report, side)) = report.and_then(|r| Some((r, r.own_side.clone()?))) else { return };
    let Some((index, _)) = &report.lead else { return };
    if document.issuer_side.value().is_none() && document.issuer.value().is_none() {
        let quote = page.quote(&page.sentences[*index].words);
        let why = "its person is named without a state, the other with one";
        document.issuer_side = Finding::known(side, Evidence::words(RULE, quote).because(why));
    }
}

fn from_reading(reading: &Reading) -> Vec<Diagnostic> {
    let notes = reading.diagnostics().iter().map(|note| Diagnostic {
        code: std::borrow::Cow::Owned(note.code.to_string()),
        severity: match note.code {
            "R001" | "R002" => Severity::Error,
            "R003" | "R006" => Severity::Warning,
            _ => Severity::Note,
        },
        message: note.message.clone(),
        help: note.help.clone(),
        span: note.span,
    });
    notes.collect()
}

/// The language, where it is known and not one that is handled.
fn unhandled(document: &Document) -> Option<String> {
    let tag = document.language.value()?;
    let english = tag == "en" || tag.starts_with("en-") || tag == "eng";
    (!english && document.length > 0).then(|| tag.clone())
}

fn not_handled(tag: &str) -> Diagnostic {
    Diagnostic::new(
        "X001",
        Severity::Warning,
        format!("the document is in “{tag}”, which is not handled; nothing was extracted"),
    )
    .help("the document is kept and can be searched; give --language if it is wrong")
}

fn empty(document: Document, diagnostics: Vec<Diagnostic>) -> Record {
    Record {
        schema: Cow::Borrowed(RECORD_SCHEMA),
        version: Cow::Borrowed(VERSION),
        codebook: None,
        lexicons: Vec::new(),
        model: None,
        document,
        actors: Vec::new(),
        contacts: Vec::new(),
        statements: Vec::new(),
        questions: Vec::new(),
        attributions: Vec::new(),
        commitments: Vec::new(),
        phrases: Vec::new(),
        references: Vec::new(),
        diagnostics,
    }
}
