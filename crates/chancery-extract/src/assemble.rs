//! The order of the rules, and their findings written down as a record.

use std::borrow::Cow;

use chancery_record::{
    Actor, ActorKind, Attribution, Coded, Commitment, Contact, ContactRole, Cue, Diagnostic,
    Document, Evidence, Finding, Force, Id, Link, Provenance, Question, Quote, RECORD_SCHEMA,
    Record, Reference, Rule, Severity, Sha256, Span, Statement,
};
use chancery_text::{Hint, Media, Reading, read};

use crate::attributions::{self, Attributed};
use crate::author::{Author, NamedIn, author};
use crate::cast::{ActorIndex, Cast};
use crate::contacts::{Heading, Report, Scene, beside, report, told_by_author};
use crate::dates::{Ground, Tense, Times};
use crate::force::strength;
use crate::genre::{genre, manner};
use crate::issuer::{IssuedBy, issued_by};
use crate::mentions::{self, Mention, Mentions};
use crate::page::{Page, Words};
use crate::quotation::Quotations;
use crate::statements::{Asked, Manner, Telling, Told};
use crate::{
    Lexicon, VERSION, commitments, dateline, document, formulas, oddities, references, topics,
};

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
    let mentions = mentions::find(&page, &mut cast, true);
    let heading = (!given.is_empty()).then_some(Heading {
        page: &title_page,
        mentions: &title_mentions,
        given: &given,
    });
    let own_side = document.issuer_side.value().cloned();
    let issuer_name = document.issuer.value().cloned();
    let reported = report(
        &page,
        &mut cast,
        &mentions,
        heading.as_ref(),
        own_side.as_deref(),
        issuer_name.as_deref(),
    );
    take_own_side(&mut document, &page, reported.as_ref());
    let own_side = own_side.or_else(|| document.issuer_side.value().cloned());
    let titled = heading.as_ref().map(|heading| (heading.page, heading.mentions));
    let quotations = Quotations::of(&page);
    let issued = issued_by(&document, lexicon);
    let author = author(&page, &mut cast, &mentions, &quotations, titled, &document, issued);
    let own = author.as_ref().filter(|author| author.throughout && author.first_person);
    let reported = match own {
        Some(own) => {
            let given = (heading.as_ref(), own_side.as_deref());
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
    );
    let principals = speakers(&page, reported.as_ref(), manner, &title_mentions, &mentions, &cast);
    diagnostics.extend(oddities::of(&page, &quotations));
    let lead: Vec<usize> =
        reported.iter().filter_map(|r| r.lead.as_ref().map(|(index, _)| *index)).collect();
    let heard = Telling::new(
        &page,
        &mentions,
        &quotations,
        &attributed,
        manner,
        &principals,
        own_side.as_deref(),
        lead.clone(),
        author.as_ref(),
    )
    .run(&mut cast);
    let told = heard.told;
    let reported = reported
        .or_else(|| beside(&page, &mut cast, &mentions, heading.as_ref(), own_side.as_deref()));
    let issuer = document.issuer.value().cloned().unwrap_or_else(|| "document".to_owned());
    let ids = actor_ids(&cast);
    let told_in = reported.as_ref().and_then(|report| report.lead.as_ref());
    let told_in = told_in.map(|(index, found)| (*index, &found.words));
    let pointers =
        references::find(&page, &times, told_in, dateline.as_ref().map_or(0, |line| line.end));
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
    let writer = Writer { page: &page, cast: &cast, sha256, author: author.as_ref() };
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
    let mut cast = Cast::default();
    mentions::introduce_all(title, &mut cast, false, false);
    mentions::introduce_all(page, &mut cast, true, bare);
    mentions::introduce_sources(page, &mut cast, attributed);
    mentions::note_sexes(page, &mut cast);
    cast
}

/// The contacts, the primary one first, and the references.
fn encounters(
    scene: &Scene<'_, '_>,
    reported: Option<&Report>,
    diagnostics: &mut Vec<Diagnostic>,
) -> (Vec<Contact>, Vec<Reference>) {
    let reported = reported.filter(|report| !scene.is_mention(report));
    let primary = reported.map(|reported| {
        let (contact, notes) = scene.contact(reported);
        diagnostics.extend(notes);
        contact
    });
    let references = referred(scene, primary.as_ref());
    let passing = scene.passing(reported, primary.as_ref(), &references);
    // "Friday's call" in a report of that call points to nothing else.
    let own = primary.as_ref().and_then(|primary| primary.date.value());
    let own = own.filter(|date| date.is_sure_day()).copied();
    let mut references = references;
    references.retain(|reference| {
        let prior = reference.kind == chancery_record::ReferenceKind::PriorContact;
        own.is_none() || !prior || reference.date.value().copied() != own
    });
    (primary.into_iter().chain(passing).collect(), references)
}

/// How the document is read, by its title, its signs and whether it reports a contact.
fn manner_of(
    page: &Page<'_>,
    document: &Document,
    reported: Option<&Report>,
    mentions: &Mentions,
    attributed: &[Attributed],
    author: Option<&Author>,
    issued: IssuedBy,
) -> Manner {
    let title = document.title.value().map_or("", String::as_str);
    let named = read(title.as_bytes(), &Hint { media: Some(Media::Plain), charset: None });
    let named = Page::new(&named, page.lexicon);
    let titled = (!title.is_empty()).then_some(&named);
    manner(page, titled, reported, mentions, attributed, author, issued)
}

/// Those who speak: the principals, or the sides that a joint text names.
fn speakers(
    page: &Page<'_>,
    reported: Option<&Report>,
    manner: Manner,
    title: &Mentions,
    body: &Mentions,
    cast: &Cast,
) -> Vec<ActorIndex> {
    let principals = reported.map(|report| report.principals.clone()).unwrap_or_default();
    if principals.is_empty() && manner == Manner::Joint {
        sides_of_title(page, title, body, cast)
    } else {
        principals
    }
}

/// The references, with what their words tell of their dates.
fn referred(scene: &Scene<'_, '_>, primary: Option<&Contact>) -> Vec<Reference> {
    const RULE: Rule = Rule::named("reference/phrase");
    const DATED: Rule = Rule::named("reference/dated-words");
    let page = scene.page;
    let near = primary.and_then(|contact| contact.date.value()).and_then(|date| date.partial());
    let ground = Ground {
        published: scene.published,
        zones: &[],
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
        let ahead = pointer.lies_ahead(scene.pointers, &ground);
        let kind = if ahead { FutureEvent } else { pointer.kind };
        let coming = kind == FutureEvent;
        let tense = if coming { Tense::Coming } else { Tense::Past };
        let date = pointer.date(scene.pointers, &Ground { tense, ..ground });
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

/// The two sides of a joint text: those that its title names, else two that its first sentences name
/// side by side ("Kestrel and Valdoria reaffirmed"). What it is about names states too.
fn sides_of_title(
    page: &Page<'_>,
    title: &Mentions,
    body: &Mentions,
    cast: &Cast,
) -> Vec<ActorIndex> {
    const OPENING: usize = 12;
    let side = |mention: &&Mention| {
        let kind = cast.actors[mention.actor].kind;
        matches!(kind, ActorKind::State | ActorKind::Organization)
    };
    let mut sides: Vec<ActorIndex> = Vec::new();
    for mention in title.all.iter().filter(side) {
        if !sides.contains(&mention.actor) && sides.len() < 2 {
            sides.push(mention.actor);
        }
    }
    if sides.len() == 2 {
        return sides;
    }
    let first: Vec<&Mention> = body.all.iter().take(OPENING).filter(side).collect();
    let pair = first.windows(2).find(|pair| {
        let gap = pair[0].words.end..pair[1].words.start;
        pair[0].actor != pair[1].actor
            && !gap.is_empty()
            && gap.clone().all(|at| page.is_any(at, &["and", "the", "&"]))
            && sides.iter().all(|known| pair.iter().any(|one| one.actor == *known))
    });
    pair.map_or(Vec::new(), |pair| pair.iter().map(|mention| mention.actor).collect())
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

/// The names by which the actors go in the record: their words in lower case, joined by hyphens;
/// a number tells those of one name apart.
fn actor_ids(cast: &Cast) -> Vec<String> {
    let mut taken: std::collections::BTreeMap<String, usize> = std::collections::BTreeMap::new();
    let named = cast.actors.iter().map(|role| {
        let own = slug(&role.full_name());
        let count = taken.entry(own.clone()).or_default();
        *count += 1;
        if *count == 1 { own } else { format!("{own}-{count}") }
    });
    named.collect()
}

fn slug(name: &str) -> String {
    let folded = crate::fold::without_marks(name);
    let parts = folded.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    let mut slug = parts.collect::<Vec<_>>().join("-");
    if slug.len() > 60 {
        let cut = (0..=60).rev().find(|at| slug.is_char_boundary(*at)).unwrap_or(0);
        slug.truncate(cut);
    }
    if slug.is_empty() { "actor".to_owned() } else { slug }
}

/// What the rules and the model found.
struct Findings<'f> {
    contacts: Vec<Contact>,
    references: Vec<Reference>,
    told: &'f [Told],
    asked: &'f [Asked],
    attributed: &'f [Attributed],
    mentions: &'f Mentions,
}

/// Writes findings down.
struct Writer<'w, 'a> {
    page: &'w Page<'a>,
    cast: &'w Cast,
    sha256: &'w Sha256,
    author: Option<&'w Author>,
}

impl Writer<'_, '_> {
    fn finish(
        &self,
        document: Document,
        findings: Findings<'_>,
        mut diagnostics: Vec<Diagnostic>,
    ) -> Record {
        let Findings { contacts, references, told, asked, attributed, mentions } = findings;
        let ids = actor_ids(self.cast);
        let mut record = empty(document, Vec::new());
        record.attributions = self.attributions(attributed, mentions, &ids);
        let primary = contacts.iter().find(|contact| contact.primary);
        let contact_id = primary.map(|contact| contact.id.clone());
        record.questions = self.questions(asked, &ids);
        let answered: Vec<Id> = record.questions.iter().map(|asked| asked.id.clone()).collect();
        record.statements =
            self.statements(told, &ids, contact_id.as_ref(), &answered, &record.document);
        record.commitments = self.commitments(told, &record.statements, &ids);
        record.phrases = self.phrases(told, &record.statements);
        record.references = references;
        record.contacts = contacts;
        record.actors = self.actors(&record, &ids);
        if record.contacts.is_empty() && record.document.length > 0 {
            diagnostics.push(Diagnostic::new(
                "X002",
                Severity::Note,
                "no contact between officials of two sides was found",
            ));
        }
        record.diagnostics = diagnostics;
        record
    }

    // ----- statements -----

    fn statements(
        &self,
        told: &[Told],
        ids: &[String],
        contact: Option<&Id>,
        answered: &[Id],
        document: &Document,
    ) -> Vec<Statement> {
        let mut out: Vec<Statement> = Vec::with_capacity(told.len());
        let mut names: Vec<Id> = Vec::with_capacity(told.len());
        let mut mind = topics::Mind::default();
        for one in told {
            let quote = self.page.quote(&one.content);
            let id = Id::of("statement", self.sha256, &[quote.span()]);
            names.push(id.clone());
            let (force, rule, words) = &one.ruling;
            let ground =
                words.as_ref().map_or_else(|| quote.clone(), |words| self.page.quote(words));
            out.push(Statement {
                id,
                chain: one.chain.iter().map(|link| self.link(link, ids, one, document)).collect(),
                cue: one.cue.as_ref().map(|(words, lemma, class)| Cue {
                    quote: self.page.quote(words),
                    lemma: lemma.clone(),
                    class: *class,
                }),
                selector: self.page.selector(quote.span()),
                kind: one.kind,
                continues: one.continues.and_then(|index| names.get(index).cloned()),
                answers: one.answers.and_then(|asked| answered.get(asked).cloned()),
                addressee: one.addressee.and_then(|actor| ids.get(actor).cloned()),
                force: self.force(*force, Evidence::words(Rule::named(rule), ground)),
                coded: self.coded(one),
                strength: strength(self.page, one),
                threat: one.threat,
                first_person: one.first_person,
                topics: mind.topics(self.page, one),
                contact: contact.filter(|_| one.in_contact).cloned(),
                evidence: Evidence::words(Rule::named(one.rule), self.ground(one)),
                content: vec![quote],
            });
        }
        out
    }

    /// The force, where the codebook in use has it.
    fn force(&self, force: Force, evidence: Evidence) -> Finding<Force> {
        match &self.page.lexicon.codebook {
            Some(codebook) if !codebook.has(force) => {
                Finding::unknown("the codebook in use has no such force")
            }
            _ => Finding::known(force, evidence),
        }
    }

    /// What the statement is by the forces of the user's own codebook.
    fn coded(&self, one: &Told) -> Option<Coded> {
        const WORDS: Rule = Rule::named("codebook/words");
        const WITHIN: Rule = Rule::named("codebook/within");
        let codebook = self.page.lexicon.codebook.as_ref()?;
        let lemma = one.cue.as_ref().map(|(_, lemma, _)| lemma.as_str());
        let coding = codebook.coding(self.page, &one.content, lemma, one.ruling.0)?;
        let evidence = match (&coding.words, &one.ruling.2) {
            (Some(words), _) => Evidence::words(WORDS, self.page.quote(words)),
            (None, Some(words)) => Evidence::words(WITHIN, self.page.quote(words)),
            (None, None) => Evidence::words(WITHIN, self.ground(one)),
        };
        Some(Coded { code: coding.code.to_owned(), group: coding.group.to_owned(), evidence })
    }

    /// The words an attribution went by: its cue, or the first words of what carries on.
    fn ground(&self, told: &Told) -> Quote {
        match &told.cue {
            Some((words, _, _)) => self.page.quote(words),
            None => {
                let first = told.content.start..told.content.end.min(told.content.start + 4);
                self.page.quote(&first)
            }
        }
    }

    fn link(
        &self,
        link: &(Option<ActorIndex>, Option<Words>),
        ids: &[String],
        told: &Told,
        document: &Document,
    ) -> Link {
        const SOURCE: Rule = Rule::named("attribution/source");
        let mention = link.1.as_ref().map(|words| self.page.quote(words));
        let Some(actor) = link.0 else {
            return Link {
                actor: Finding::unknown("the words do not say whose statement it is"),
                name: String::new(),
                mention,
            };
        };
        let evidence = match &mention {
            Some(words) => Evidence::words(SOURCE, words.clone()),
            None => self
                .voice(actor, document)
                .unwrap_or_else(|| Evidence::words(SOURCE, self.ground(told))),
        };
        Link {
            actor: Finding::known(ids.get(actor).cloned().unwrap_or_default(), evidence),
            name: self.spoken_name(actor),
            mention,
        }
    }

    /// What names the author of the text, where this is the author.
    fn voice(&self, actor: ActorIndex, document: &Document) -> Option<Evidence> {
        const VOICE: Rule = Rule::named("attribution/own-voice");
        let author = self.author.filter(|author| author.actor == actor)?;
        match &author.named {
            NamedIn::Words(words) => Some(Evidence::words(VOICE, self.page.quote(words))),
            NamedIn::Title => {
                let title = document.provenance.title.as_deref()?;
                Some(Evidence::metadata(VOICE, "title", title))
            }
            NamedIn::Issuer => document.issuer.evidence().cloned(),
        }
    }

    /// The name of a speaker; of several together, the name of each.
    fn spoken_name(&self, actor: ActorIndex) -> String {
        let role = &self.cast.actors[actor];
        let names: Vec<String> =
            role.members.iter().map(|member| self.cast.actors[*member].full_name()).collect();
        match names.as_slice() {
            [] => role.full_name(),
            [one] => one.clone(),
            [first @ .., last] => format!("{} and {last}", first.join(", ")),
        }
    }

    /// Other names; of several together, the words that stand for them.
    fn other_names(&self, actor: ActorIndex) -> Vec<String> {
        let role = &self.cast.actors[actor];
        let mut names = role.names.clone();
        if !role.members.is_empty() {
            names.insert(0, role.full_name());
        }
        names
    }

    // ----- questions -----

    fn questions(&self, asked: &[Asked], ids: &[String]) -> Vec<Question> {
        const LABEL: Rule = Rule::named("question/label");
        let written = asked.iter().map(|one| {
            let (quote, label) = (self.page.quote(&one.content), self.page.quote(&one.label));
            let asker = one.asker.as_ref().and_then(|(actor, words)| {
                let named = Evidence::words(Rule::named("question/asker"), self.page.quote(words));
                Some(Finding::known(ids.get(*actor)?.clone(), named))
            });
            Question {
                id: Id::of("question", self.sha256, &[quote.span()]),
                asker: asker
                    .unwrap_or_else(|| Finding::unknown("neither label nor words name who asks")),
                selector: self.page.selector(quote.span()),
                evidence: Evidence::words(LABEL, label.clone()),
                label,
                quote,
            }
        });
        written.collect()
    }

    // ----- attributions -----

    fn attributions(
        &self,
        attributed: &[Attributed],
        mentions: &Mentions,
        ids: &[String],
    ) -> Vec<Attribution> {
        const MODEL: Rule = Rule::named("attribution/model");
        let written = attributed.iter().map(|one| {
            let cue = self.page.quote(&one.cue);
            let content: Vec<Quote> = one.content.iter().map(|w| self.page.quote(w)).collect();
            let spans: Vec<Span> =
                std::iter::once(cue.span()).chain(content.iter().map(Quote::span)).collect();
            Attribution {
                id: Id::of("attribution", self.sha256, &spans),
                source: one.source.iter().map(|words| self.page.quote(words)).collect(),
                actor: self.source_actor(one, mentions, ids),
                evidence: Evidence::words(MODEL, cue.clone()),
                cue: Cue { quote: cue, lemma: one.lemma.clone(), class: one.class },
                content,
            }
        });
        written.collect()
    }

    /// Who a source is, where its words name somebody known.
    fn source_actor(
        &self,
        one: &Attributed,
        mentions: &Mentions,
        ids: &[String],
    ) -> Finding<String> {
        const NAMED: Rule = Rule::named("attribution/named-source");
        let Some(words) = one.source.first() else {
            return Finding::unknown("nobody is named as the source");
        };
        let Some(mention) = crate::attributions::mention(self.page, mentions, words) else {
            return Finding::unknown("the source is not named");
        };
        let id = ids.get(mention.actor).cloned().unwrap_or_default();
        Finding::known(id, Evidence::words(NAMED, self.page.quote(&mention.words)))
    }

    // ----- commitments, phrases -----

    fn commitments(
        &self,
        told: &[Told],
        statements: &[Statement],
        ids: &[String],
    ) -> Vec<Commitment> {
        let made = told.iter().enumerate();
        let made = made.flat_map(|(index, one)| commitments::of(self.page, self.cast, index, one));
        let written = made.filter_map(|undertaking| {
            let statement = statements.get(undertaking.statement)?;
            let one = told.get(undertaking.statement)?;
            let quote = self.page.quote(&undertaking.words);
            let speaker = one.chain.last().and_then(|link| link.0);
            Some(Commitment {
                id: Id::of("commitment", self.sha256, &[quote.span()]),
                statement: statement.id.clone(),
                kind: undertaking.kind,
                modality: undertaking.modality,
                bound: self.bound(speaker, &quote),
                claimed_by: one
                    .chain
                    .first()
                    .filter(|_| one.chain.len() > 1)
                    .and_then(|link| link.0)
                    .and_then(|actor| ids.get(actor).cloned())
                    .unwrap_or_else(|| "document".to_owned()),
                selector: self.page.selector(quote.span()),
                by_when: undertaking.by_when.map(|words| self.page.quote(&words)),
                condition: undertaking.condition.map(|words| self.page.quote(&words)),
                evidence: Evidence::words(Rule::named("commitment/from-force"), quote.clone()),
                quote,
            })
        });
        written.collect()
    }

    /// The sides bound: the speaker's, or those of all joint speakers.
    fn bound(&self, speaker: Option<ActorIndex>, quote: &Quote) -> Finding<Vec<String>> {
        const RULE: Rule = Rule::named("commitment/bound-by-speaker");
        let Some(actor) = speaker else {
            return Finding::unknown("the speaker is not known");
        };
        let members = &self.cast.actors[actor].members;
        let who =
            if members.is_empty() { std::slice::from_ref(&actor) } else { members.as_slice() };
        let each = who.iter().map(|member| {
            let side = self.cast.side_of(*member).map(str::to_owned);
            side.unwrap_or_else(|| self.cast.actors[*member].full_name())
        });
        let mut sides: Vec<String> = each.collect();
        sides.sort();
        sides.dedup();
        Finding::known(sides, Evidence::words(RULE, quote.clone()))
    }

    fn phrases(&self, told: &[Told], statements: &[Statement]) -> Vec<chancery_record::PhraseUse> {
        let found = formulas::find(self.page).into_iter().map(|(words, mut one)| {
            let after = told.partition_point(|other| other.content.start <= words.start);
            let index = after.checked_sub(1);
            let inside = index.filter(|index| words.end <= told[*index].content.end);
            one.statement = inside.and_then(|index| statements.get(index)).map(|s| s.id.clone());
            one
        });
        found.collect()
    }

    // ----- actors -----

    /// Those that the record speaks of or that the text names.
    fn actors(&self, record: &Record, ids: &[String]) -> Vec<Actor> {
        const NAMED: Rule = Rule::named("actor/named");
        const TITLE: Rule = Rule::named("actor/named-in-title");
        let used = used_actors(record, &self.cast.actors, ids);
        let mut out = Vec::new();
        for (index, role) in self.cast.actors.iter().enumerate() {
            let listed = role.kind == ActorKind::Person && role.mentions > 0;
            if !used.contains(&ids[index]) && !listed {
                continue;
            }
            let evidence = match role.first {
                Some(bytes) => Evidence::words(NAMED, self.page.quote_bytes(bytes)),
                None if self.author.is_some_and(|author| {
                    author.actor == index && author.named == NamedIn::Issuer
                }) =>
                {
                    let issuer = record.document.issuer.evidence().cloned();
                    issuer.unwrap_or_else(|| Evidence::metadata(NAMED, "publisher", ""))
                }
                None => match self.first_words() {
                    Some(quote) if record.document.provenance.title.is_none() => {
                        Evidence::words(NAMED, quote)
                    }
                    _ => {
                        let title = record.document.provenance.title.as_deref().unwrap_or("");
                        Evidence::metadata(TITLE, "title", title)
                    }
                },
            };
            out.push(Actor {
                id: ids[index].clone(),
                kind: role.kind,
                name: self.spoken_name(index),
                names: self.other_names(index),
                office: role.office.as_ref().and_then(|o| o.1).map(|at| self.page.quote_bytes(at)),
                side: self.cast.side_of(index).map(str::to_owned),
                members: role.members.iter().filter_map(|m| ids.get(*m).cloned()).collect(),
                mentions: role.mentions,
                evidence,
            });
        }
        out
    }

    fn first_words(&self) -> Option<Quote> {
        let sentence = self.page.sentences.first()?;
        Some(
            self.page
                .quote(&(sentence.words.start..sentence.words.end.min(sentence.words.start + 6))),
        )
    }
}

/// The ids that the record uses, with the members of joint ones.
fn used_actors(
    record: &Record,
    roles: &[crate::cast::Role],
    ids: &[String],
) -> std::collections::BTreeSet<String> {
    let mut used = std::collections::BTreeSet::new();
    for statement in &record.statements {
        used.extend(statement.chain.iter().filter_map(|link| link.actor.value().cloned()));
        used.extend(statement.addressee.clone());
    }
    used.extend(record.questions.iter().filter_map(|one| one.asker.value().cloned()));
    used.extend(record.attributions.iter().filter_map(|one| one.actor.value().cloned()));
    for contact in &record.contacts {
        let all = contact.principals.iter().chain(&contact.attendees);
        used.extend(all.map(|participant| participant.actor.clone()));
        used.extend(contact.initiator.value().map(|initiator| initiator.actor.clone()));
    }
    for (index, role) in roles.iter().enumerate() {
        if used.contains(&ids[index]) {
            used.extend(role.members.iter().filter_map(|member| ids.get(*member).cloned()));
        }
    }
    used
}
