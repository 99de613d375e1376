//! Findings written down as a record.

use std::collections::BTreeSet;

use chancery_record::{
    Actor, ActorKind, Addressee, Attribution, Coded, Contact, Cue, CueClass, Diagnostic, Document,
    Evidence, Finding, Force, Genre, Id, Link, Question, Quote, Record, Reference, Rule, Severity,
    Sha256, Span, Statement,
};

use super::empty;
use crate::actors::cast::{ActorIndex, Cast, Role};
use crate::actors::mentions::Mentions;
use crate::document::author::{Author, NamedIn};
use crate::meaning::force::strength;
use crate::meaning::{formulas, topics};
use crate::page::{Page, Words};
use crate::speech::attributions::Attributed;
use crate::speech::statements::{Asked, Told};

/// What the rules and the model found.
pub(super) struct Findings<'f> {
    pub(super) contacts: Vec<Contact>,
    pub(super) references: Vec<Reference>,
    pub(super) told: &'f [Told],
    pub(super) asked: &'f [Asked],
    pub(super) attributed: &'f [Attributed],
    pub(super) mentions: &'f Mentions,
}

/// Writes findings down.
pub(super) struct Writer<'w, 'a> {
    pub(super) page: &'w Page<'a>,
    pub(super) cast: &'w Cast,
    pub(super) sha256: &'w Sha256,
    pub(super) author: Option<&'w Author>,
    /// The id of each of the cast, in its order.
    pub(super) ids: &'w [String],
}

impl Writer<'_, '_> {
    /// The record of a document, with all that was found.
    pub(super) fn finish(
        &self,
        document: Document,
        findings: Findings<'_>,
        mut diagnostics: Vec<Diagnostic>,
    ) -> Record {
        let Findings { contacts, references, told, asked, attributed, mentions } = findings;
        let mut record = empty(document, Vec::new());
        record.attributions = self.attributions(attributed, mentions);
        let primary = contacts.iter().find(|contact| contact.primary);
        let contact_id = primary.map(|contact| contact.id.clone());
        record.questions = self.questions(asked);
        let answered: Vec<Id> = record.questions.iter().map(|asked| asked.id.clone()).collect();
        record.statements = self.statements(told, contact_id.as_ref(), &answered, &record.document);
        record.commitments = self.commitments(told, &record.statements, primary);
        record.phrases = self.phrases(told, &record);
        record.references = references;
        record.contacts = contacts;
        record.actors = self.actors(&record);
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
        contact: Option<&Id>,
        answered: &[Id],
        document: &Document,
    ) -> Vec<Statement> {
        let mut out: Vec<Statement> = Vec::with_capacity(told.len());
        let mut names: Vec<Id> = Vec::with_capacity(told.len());
        let mut mind = topics::Mind::default();
        for one in told {
            let quote = self.page.quote(&one.content);
            let content = self.pieces(one);
            let spans: Vec<Span> = content.iter().map(Quote::span).collect();
            let id = Id::of("statement", self.sha256, &spans);
            names.push(id.clone());
            let (force, rule, words) = &one.ruling;
            let ground =
                words.as_ref().map_or_else(|| quote.clone(), |words| self.page.quote(words));
            out.push(Statement {
                id,
                chain: one.chain.iter().map(|link| self.link(link, one, document)).collect(),
                cue: one.cue.as_ref().map(|(words, lemma, class)| Cue {
                    quote: self.page.quote(words),
                    lemma: lemma.clone(),
                    class: *class,
                }),
                selector: self.page.selector(quote.span()),
                kind: one.kind,
                continues: one.continues.and_then(|index| names.get(index).cloned()),
                answers: one.answers.and_then(|asked| answered.get(asked).cloned()),
                addressed: self.addressee(one),
                force: self.force(*force, Evidence::words(Rule::named(rule), ground)),
                coded: self.coded(one),
                strength: strength(self.page, one),
                threat: one.threat,
                first_person: one.first_person,
                topics: mind.topics(self.page, one),
                contact: contact.filter(|_| one.in_contact).cloned(),
                evidence: Evidence::words(Rule::named(one.rule), self.ground(one)),
                content,
            });
        }
        topics::throughout(self.page.lexicon, &mut out);
        out
    }

    fn addressee(&self, one: &Told) -> Option<Addressee> {
        let (actor, words) = one.addressee.as_ref()?;
        let evidence = Evidence::words(Rule::named("statement/addressed"), self.page.quote(words));
        Some(Addressee { actor: self.ids.get(*actor)?.clone(), evidence })
    }

    /// The content; in two pieces where the words that attribute it stand in its midst ("The strait, Tao
    /// said, is open").
    fn pieces(&self, one: &Told) -> Vec<Quote> {
        let page = self.page;
        let cue = one.cue.as_ref().filter(|(_, _, class)| *class != CueClass::Act);
        let inside = cue
            .map(|(words, _, _)| words)
            .filter(|cue| one.content.start < cue.start && cue.end < one.content.end);
        let Some(cue) = inside else { return vec![page.quote(&one.content)] };
        let named = one.chain.last().and_then(|(_, words)| words.as_ref());
        let named =
            named.filter(|words| one.content.start < words.start && words.end < one.content.end);
        let from = named.map_or(cue.start, |words| words.start.min(cue.start));
        let to = named.map_or(cue.end, |words| words.end.max(cue.end));
        let (mut before, mut after) = (one.content.start..from, to..one.content.end);
        while before.start < before.end && page.low(before.end - 1) == "," {
            before.end -= 1;
        }
        while after.start < after.end && page.low(after.start) == "," {
            after.start += 1;
        }
        let says = |words: &Words| words.clone().any(|at| page.is_word(at));
        let pieces: Vec<Words> = [before, after].into_iter().filter(says).collect();
        if pieces.is_empty() {
            return vec![page.quote(&one.content)];
        }
        pieces.iter().map(|words| page.quote(words)).collect()
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
            actor: Finding::known(self.ids.get(actor).cloned().unwrap_or_default(), evidence),
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

    fn questions(&self, asked: &[Asked]) -> Vec<Question> {
        const LABEL: Rule = Rule::named("question/label");
        let written = asked.iter().map(|one| {
            let (quote, label) = (self.page.quote(&one.content), self.page.quote(&one.label));
            let asker = one.asker.as_ref().and_then(|(actor, words)| {
                let named = Evidence::words(Rule::named("question/asker"), self.page.quote(words));
                Some(Finding::known(self.ids.get(*actor)?.clone(), named))
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

    fn attributions(&self, attributed: &[Attributed], mentions: &Mentions) -> Vec<Attribution> {
        const MODEL: Rule = Rule::named("attribution/model");
        let written = attributed.iter().map(|one| {
            let cue = self.page.quote(&one.cue);
            let content: Vec<Quote> = one.content.iter().map(|w| self.page.quote(w)).collect();
            let spans: Vec<Span> =
                std::iter::once(cue.span()).chain(content.iter().map(Quote::span)).collect();
            Attribution {
                id: Id::of("attribution", self.sha256, &spans),
                source: one.source.iter().map(|words| self.page.quote(words)).collect(),
                actor: self.source_actor(one, mentions),
                evidence: Evidence::words(MODEL, cue.clone()),
                cue: Cue { quote: cue, lemma: one.lemma.clone(), class: one.class },
                content,
            }
        });
        written.collect()
    }

    /// Who a source is, where its words name somebody known.
    fn source_actor(&self, one: &Attributed, mentions: &Mentions) -> Finding<String> {
        const NAMED: Rule = Rule::named("attribution/named-source");
        let Some(words) = one.source.first() else {
            return Finding::unknown("nobody is named as the source");
        };
        let Some(mention) = crate::speech::attributions::mention(self.page, mentions, words) else {
            return Finding::unknown("the source is not named");
        };
        let id = self.ids.get(mention.actor).cloned().unwrap_or_default();
        Finding::known(id, Evidence::words(NAMED, self.page.quote(&mention.words)))
    }

    // ----- phrases -----

    fn phrases(&self, told: &[Told], record: &Record) -> Vec<chancery_record::PhraseUse> {
        let statements = &record.statements;
        let press = record.document.genre.value() == Some(&Genre::PressReport);
        let found = formulas::find(self.page, press).into_iter().map(|(words, mut one)| {
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
    fn actors(&self, record: &Record) -> Vec<Actor> {
        const NAMED: Rule = Rule::named("actor/named");
        const TITLE: Rule = Rule::named("actor/named-in-title");
        let used = used_actors(record, &self.cast.actors, self.ids);
        let mut out = Vec::new();
        for (index, role) in self.cast.actors.iter().enumerate() {
            let listed = role.kind == ActorKind::Person && role.mentions > 0;
            if !used.contains(&self.ids[index]) && !listed {
                continue;
            }
            let evidence = match role.first {
                Some(bytes) => Evidence::words(NAMED, self.page.quote_bytes(bytes)),
                None if let Some(shown) = self.shown(record, index) => shown,
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
                id: self.ids[index].clone(),
                kind: role.kind,
                name: self.spoken_name(index),
                names: self.other_names(index),
                office: role.office.as_ref().and_then(|o| o.1).map(|at| self.page.quote_bytes(at)),
                side: self.cast.side_of(index).map(str::to_owned),
                members: role.members.iter().filter_map(|m| self.ids.get(*m).cloned()).collect(),
                mentions: role.mentions,
                evidence,
            });
        }
        out
    }

    /// The words for one who has no name of its own: those that stand for it where it speaks or is spoken
    /// to, or those that name its members.
    fn shown(&self, record: &Record, index: usize) -> Option<Evidence> {
        const SHOWN: Rule = Rule::named("actor/described");
        const MEMBERS: Rule = Rule::named("actor/named-together");
        let id = &self.ids[index];
        let links = record.statements.iter().flat_map(|statement| &statement.chain);
        let mut mentions = links.filter(|link| link.actor.value() == Some(id));
        if let Some(quote) = mentions.find_map(|link| link.mention.clone()) {
            return Some(Evidence::words(SHOWN, quote));
        }
        let mut addressed = record.statements.iter().flat_map(|statement| &statement.addressed);
        if let Some(one) =
            addressed.find(|one| one.actor == *id && !one.evidence.quotes().is_empty())
        {
            return Some(one.evidence.clone());
        }
        let attributed = record.attributions.iter().filter(|one| one.actor.value() == Some(id));
        if let Some(quote) = attributed.flat_map(|one| &one.source).next() {
            return Some(Evidence::words(SHOWN, quote.clone()));
        }
        let members = self.cast.actors[index].members.iter();
        let mut named = members.filter_map(|member| self.cast.actors.get(*member)?.first);
        let first = Evidence::words(MEMBERS, self.page.quote_bytes(named.next()?));
        Some(named.fold(first, |found, bytes| found.and(self.page.quote_bytes(bytes))))
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
fn used_actors(record: &Record, roles: &[Role], ids: &[String]) -> BTreeSet<String> {
    let mut used = BTreeSet::new();
    for statement in &record.statements {
        used.extend(statement.chain.iter().filter_map(|link| link.actor.value().cloned()));
        used.extend(statement.addressed.iter().map(|one| one.actor.clone()));
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
