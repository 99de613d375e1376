//! The order in which a document is taken apart.

mod ids;
mod undertakings;
mod writer;

use std::borrow::Cow;

use chancery_record::{
    Contact, ContactRole, Diagnostic, Document, Evidence, Finding, Id, Provenance, RECORD_SCHEMA,
    Record, Reference, Rule, Severity, Sha256,
};
use chancery_text::{Hint, Media, Reading, read};

use crate::attributions::{self, Attributed};
use crate::author::{Author, author, poster};
use crate::cast::Cast;
use crate::contacts::{
    Heading, Report, Scene, beside, gathered, in_press, in_release, report, take_apart,
    told_by_author,
};
use crate::dates::{Ground, Tense, Times};
use crate::genre::{genre, manner};
use crate::issuer::{IssuedBy, issued_by};
use crate::joint_sides;
use crate::joint_title::JointTitle;
use crate::mentions::{self, Mentions};
use crate::named_elsewhere::settle;
use crate::page::Page;
use crate::quotation::Quotations;
use crate::statements::{Known, Manner, Telling};
use crate::{Lexicon, VERSION, dateline, document, oddities, references, set_off};
use ids::actor_ids;
use writer::{Findings, Writer};

/// Reads the record of one document.
#[expect(clippy::too_many_lines, reason = "the order of the rules, one step after another")]
pub(crate) fn record(
    reading: &Reading,
    sha256: &Sha256,
    provenance: &Provenance,
    lexicon: &Lexicon,
) -> Record {
    let page = Page::new(reading, lexicon);
    let sentences = || page.sentences.iter().map(|sentence| sentence.words.clone());
    let times = Times::of(&page, &lexicon.events, sentences());
    let dateline = dateline::find(&page, &times);
    let published = document::publication(reading, provenance, dateline.as_ref());
    let written = (dateline.as_ref(), published.as_ref());
    let mut document = document::describe(&page, reading, sha256, provenance, written);
    let mut diagnostics = from_reading(reading);
    if let Some(tag) = unhandled(&document) {
        diagnostics.push(not_handled(&tag));
        return empty(document, diagnostics);
    }
    let given = provenance.title.clone().unwrap_or_default();
    let title_reading = read(given.as_bytes(), &Hint { media: Some(Media::Plain), charset: None });
    let title_page = Page::new(&title_reading, lexicon);
    let attributed = attributions::find(&page);
    let bare = provenance.publisher.is_none();
    let mut cast = introduced(&page, &title_page, &attributed, bare);
    let title_mentions = mentions::find(&title_page, &mut cast, false);
    let mut mentions = mentions::find(&page, &mut cast, true);
    mentions::stand_for_letters(&page, &mut cast, &mut mentions);
    let heading = (!given.is_empty()).then_some(Heading {
        page: &title_page,
        mentions: &title_mentions,
        given: &given,
    });
    let own_side = document.issuer_side.value().cloned();
    let issuer_name = document.issuer.value().cloned();
    let mut reported = report(
        &page,
        &mut cast,
        &mentions,
        heading.as_ref(),
        own_side.as_deref(),
        issuer_name.as_deref(),
    );
    if let Some((actor, office)) = reported.as_ref().and_then(|report| report.by_office(&cast)) {
        let own = own_side.as_deref();
        let settle = |report| settle(&page, &mut cast, &mentions, report, (actor, &office), own);
        let actor = reported.as_mut().and_then(settle).unwrap_or(actor);
        mentions::stand_for(&page, &mut cast, &mut mentions, actor, &office);
    }
    take_own_side(&mut document, &page, reported.as_ref());
    let own_side = own_side.or_else(|| document.issuer_side.value().cloned());
    let titled = heading.as_ref().map(|heading| (heading.page, heading.mentions));
    let quotations = Quotations::of(&page);
    let issued = issued_by(&document, lexicon);
    let set_off = set_off::find(&page, &cast, &mentions, &quotations);
    let author =
        author(&page, &mut cast, &mentions, &quotations, &set_off, titled, &document, issued);
    let author = match reported.as_ref().filter(|report| report.posted) {
        Some(report) => poster(author, report.principals.first().copied()),
        None => author,
    };
    let own = author.as_ref().filter(|author| author.throughout && author.first_person);
    let reported = match own {
        Some(own) => {
            // The title of a dispatch names who writes and who reads.
            let titled = heading.as_ref().filter(|_| !own.dispatch);
            let given = (titled, own_side.as_deref());
            told_by_author(&page, &mut cast, &mentions, own.actor, reported, given)
        }
        None => reported,
    };
    let manner = manner_of(
        &page,
        &document,
        reported.as_ref(),
        &mentions,
        &attributed,
        author.as_ref(),
        issued,
        &quotations,
    );
    let unsigned = matches!(issued, IssuedBy::Unknown) && author.is_none();
    let reported = match manner {
        Manner::Press => {
            in_press(&page, &mut cast, &mentions, titled, reported, own_side.as_deref())
        }
        // Nobody is known to have issued it, and it is in nobody's own voice: told by a third.
        Manner::Release if unsigned && reported.is_none() => {
            in_press(&page, &mut cast, &mentions, titled, None, own_side.as_deref())
        }
        Manner::Release | Manner::Joint if reported.is_none() => {
            in_release(&page, &mut cast, &mentions, titled, own_side.as_deref())
        }
        _ => reported,
    };
    // A text about something else than the talks it tells of does not mean those who talked by "they".
    let about = reported.as_ref().filter(|report| !report.by_press);
    let joint = JointTitle::of(&title_page);
    let principals = match about {
        Some(report) if !report.principals.is_empty() => report.principals.clone(),
        _ if manner == Manner::Joint => {
            joint_sides::of(&page, &joint, &title_mentions, &mentions, &cast)
        }
        _ => Vec::new(),
    };
    diagnostics.extend(oddities::of(&page, &quotations));
    let lead = about.and_then(|report| report.lead.as_ref()).map(|(index, _)| *index);
    let joint_name =
        joint.authors.map(|words| title_page.bytes(&words).of(title_page.text).to_owned());
    let known = Known {
        page: &page,
        mentions: &mentions,
        quotations: &quotations,
        set_off: &set_off,
        attributed: &attributed,
        manner,
        principals,
        talkers: reported.as_ref().map(|report| report.principals.clone()).unwrap_or_default(),
        own_side: own_side.as_deref(),
        lead,
        author: author.as_ref(),
        joint_name,
    };
    let heard = Telling::new(known).run(&mut cast);
    let told = heard.told;
    let press = manner == Manner::Press;
    let title = heading.as_ref().map(|heading| heading.page);
    let reported = reported
        .or_else(|| gathered(&page, &mut cast, &mentions, title, press))
        .or_else(|| beside(&page, &mut cast, &mentions, heading.as_ref(), own_side.as_deref()));
    let issuer = document.issuer.value().cloned().unwrap_or_else(|| "document".to_owned());
    let ids = actor_ids(&cast);
    let told_in = reported.as_ref().and_then(|report| report.lead.as_ref());
    let told_in = told_in.map(|(index, found)| (*index, &found.words));
    let begins = dateline.as_ref().map_or(0, |line| line.end);
    let named = document.title.value().map_or("", String::as_str);
    let pointers = references::find(&page, &times, told_in, begins, named);
    let year = times.year(&lexicon.events, sentences());
    let scene = Scene {
        page: &page,
        cast: &cast,
        mentions: &mentions,
        heading: heading.as_ref(),
        sha256,
        times: &times,
        published: published.as_ref(),
        dateline: dateline.as_ref(),
        pointers: &pointers,
        year: year.as_ref(),
        own_side: own_side.as_deref(),
        issuer: &issuer,
        ids: &ids,
    };
    let (contacts, references) = encounters(&scene, reported.as_ref(), &mut diagnostics);
    let primary = contacts.iter().find(|contact| contact.primary);
    let coming = primary.is_some_and(|contact| contact.role == ContactRole::Announcement);
    let account = primary.is_some_and(|contact| {
        matches!(contact.role, ContactRole::Account | ContactRole::Announcement)
    });
    document.genre = genre(&page, manner, coming, account);
    let writer = Writer { page: &page, cast: &cast, sha256, author: author.as_ref(), ids: &ids };
    let findings = Findings {
        contacts,
        references,
        told: &told,
        asked: &heard.asked,
        attributed: &attributed,
        mentions: &mentions,
    };
    writer.finish(document, findings, diagnostics)
}

/// Everyone whom the title, the text or an attribution introduces.
fn introduced(page: &Page<'_>, title: &Page<'_>, attributed: &[Attributed], bare: bool) -> Cast {
    let mut cast = Cast::new(page.lexicon);
    mentions::introduce_all(title, &mut cast, false, false);
    mentions::introduce_all(page, &mut cast, true, bare);
    mentions::introduce_sources(page, &mut cast, attributed);
    mentions::introduce_pair(title, &mut cast);
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
            .any(|quote| quote.exact.eq_ignore_ascii_case("today"));
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

/// How the document is read, by its title, its signs and whether it reports a contact.
#[expect(clippy::too_many_arguments, reason = "all that the manner depends on")]
fn manner_of(
    page: &Page<'_>,
    document: &Document,
    reported: Option<&Report>,
    mentions: &Mentions,
    attributed: &[Attributed],
    author: Option<&Author>,
    issued: IssuedBy,
    quotations: &Quotations,
) -> Manner {
    let title = document.title.value().map_or("", String::as_str);
    let named = read(title.as_bytes(), &Hint { media: Some(Media::Plain), charset: None });
    let named = Page::new(&named, page.lexicon);
    let titled = (!title.is_empty()).then_some(&named);
    manner(page, titled, reported, mentions, attributed, author, issued, quotations)
}

/// The references, with what their words tell of their dates.
fn referred(scene: &Scene<'_, '_>, primary: Option<&Contact>) -> Vec<Reference> {
    const RULE: Rule = Rule::named("reference/phrase");
    const DATED: Rule = Rule::named("reference/dated-words");
    let page = scene.page;
    let near = primary.and_then(|contact| contact.date.value()).and_then(|date| date.partial());
    let zones: Vec<&str> =
        scene.own_side.and_then(|side| page.lexicon.zone(side)).into_iter().collect();
    let ground = Ground {
        published: scene.published,
        zones: &zones,
        others: &[],
        tense: Tense::Past,
        near,
        year: scene.year.map(|(year, words)| (*year, words)),
        after: None,
        events: &page.lexicon.events,
    };
    let written = scene.pointers.iter().map(|pointer| {
        let quote = page.quote(&pointer.words);
        use chancery_record::ReferenceKind::FutureEvent;
        let turn = pointer.turn(page, &ground);
        let ahead =
            turn == references::MonthTurn::Ahead || pointer.lies_ahead(scene.pointers, &ground);
        let kind = if ahead { FutureEvent } else { pointer.kind };
        let coming = kind == FutureEvent;
        let tense = if coming { Tense::Coming } else { Tense::Past };
        let date = pointer.date(scene.pointers, &Ground { tense, ..ground });
        let date = date.filter(|_| coming || turn != references::MonthTurn::Open);
        let date = date.map(|(value, words)| {
            Finding::known(value, Evidence::words(DATED, page.quote(&words)))
        });
        Reference {
            id: Id::of("reference", scene.sha256, &[quote.span()]),
            kind,
            date: date.unwrap_or_else(|| Finding::unknown("its words give no date")),
            evidence: Evidence::words(RULE, quote.clone()),
            quote,
        }
    });
    written.collect()
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
