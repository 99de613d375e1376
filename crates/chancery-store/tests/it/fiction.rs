//! Records of talks between states that do not exist, built by hand: no extraction is needed here.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use chancery_record::{
    Actor, ActorKind, Commitment, CommitmentKind, Contact, ContactRole, Cue, CueClass, Document,
    Evidence, Finding, Force, FurnitureSpan, Id, Kind, Link, Medium, Modality, Participant,
    PhraseUse, Provenance, Quote, RECORD_SCHEMA, Record, Reference, ReferenceKind, Rule, Selector,
    Sha256, Span, Statement, TopicUse,
};
use chancery_store::{Case, Filter, NewDocument, OpenOptions, StatementRow};
use tempfile::TempDir;

const RULE: Rule = Rule::named("test/fiction");

/// A folder that goes away, and the path of a case file in it.
pub(crate) struct Desk {
    pub(crate) folder: TempDir,
    pub(crate) path: PathBuf,
}

impl Desk {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("talks.chancery");
        Self { folder, path }
    }

    pub(crate) fn open(&self) -> Case {
        Case::open(&self.path, &creating()).unwrap()
    }

    /// What lies in the folder.
    pub(crate) fn files(&self) -> Vec<String> {
        let entries = std::fs::read_dir(self.folder.path()).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

pub(crate) fn creating() -> OpenOptions {
    OpenOptions { create: true, ..OpenOptions::default() }
}

/// A document as it is handed to the case file.
#[derive(Clone)]
pub(crate) struct Paper {
    pub(crate) name: String,
    pub(crate) text: String,
    pub(crate) record: Record,
}

impl Paper {
    pub(crate) fn sha256(&self) -> &Sha256 {
        &self.record.document.sha256
    }

    pub(crate) fn new_document(&self) -> NewDocument<'_> {
        let Self { name, text, record } = self;
        NewDocument { bytes: text.as_bytes(), name, record, text, breaks: &[] }
    }
}

pub(crate) fn put(case: &mut Case, papers: &[&Paper]) -> chancery_store::PutReport {
    let batch: Vec<NewDocument<'_>> = papers.iter().map(|paper| paper.new_document()).collect();
    case.put(&batch).unwrap()
}

/// One thing said: speaker, side, content, force, topic.
pub(crate) type Said<'a> = (&'a str, &'a str, &'a str, Force, &'a str);

/// What a paper is made from.
pub(crate) struct Draft<'a> {
    pub(crate) name: &'a str,
    pub(crate) url: Option<&'a str>,
    pub(crate) title: Option<&'a str>,
    pub(crate) published: Option<&'a str>,
    pub(crate) said: &'a [Said<'a>],
    /// A last line that is not part of the document.
    pub(crate) teaser: &'a str,
    pub(crate) version: &'static str,
}

pub(crate) const CALL: Draft<'static> = Draft {
    name: "desk/valdor-readout.txt",
    url: Some("https://mfa.valdor.example/news/17"),
    title: Some("Foreign Minister Vašik speaks with Minister Tamren"),
    published: Some("2031-04-02"),
    said: &[
        ("Oren Vašik", "Valdor", "the Ébora grain corridor must stay open", Force::Demand, "trade"),
        ("Oren Vašik", "Valdor", "Valdor will send three ships in May", Force::Commitment, "trade"),
        ("Ilsa Tamren", "Keshmar", "the border talks had been useful", Force::Assessment, "border"),
    ],
    teaser: "READ | Harbour festival draws crowds to the grain quay",
    version: "0.1.0",
};

pub(crate) const VISIT: Draft<'static> = Draft {
    name: "desk/keshmar-visit.txt",
    url: Some("https://www.keshmar.example/visits/4"),
    title: Some("President Marrun receives Minister Vašik"),
    published: Some("2031-03-18"),
    said: &[
        ("Deko Marrun", "Keshmar", "the border talks would go on", Force::Commitment, "border"),
        ("Oren Vasik", "Valdor", "he valued the welcome", Force::Appreciation, "protocol"),
    ],
    teaser: "",
    version: "0.1.0",
};

pub(crate) const UNDATED: Draft<'static> = Draft {
    name: "desk/undated.txt",
    url: None,
    title: None,
    published: None,
    said: &[("Ilsa Tamren", "Keshmar", "nothing was settled", Force::Assessment, "border")],
    teaser: "",
    version: "0.1.0",
};

impl Draft<'_> {
    pub(crate) fn build(&self) -> Paper {
        let opening = format!("{} spoke by telephone with Ilsa Tamren.", self.said[0].0);
        let mut text = format!("{opening}\n");
        let mut places = Vec::new();
        for (speaker, _, content, _, _) in self.said {
            let start = points(&text);
            text.push_str(&format!("{speaker} said that {content}.\n"));
            places.push(start);
        }
        let teaser = points(&text);
        text.push_str(self.teaser);
        let sha256 = Sha256::of(text.as_bytes());
        let mut record = self.frame(&sha256, &text);
        if !self.teaser.is_empty() {
            let furniture =
                FurnitureSpan { start: teaser, end: points(&text), reason: "teaser".to_owned() };
            record.document.furniture.push(furniture);
        }
        let words = |span: Span| quote(&text, span);
        record.contacts.push(contact(&sha256, words(Span::new(0, points(&opening))), self));
        let contact = record.contacts[0].id.clone();
        for (said, start) in self.said.iter().zip(places) {
            let statement = statement(&sha256, &text, said, start, &contact);
            if said.3 == Force::Commitment {
                record.commitments.push(commitment(&sha256, &statement, said));
            }
            record.statements.push(statement);
        }
        let first = record.statements[0].content[0].clone();
        let head = words(Span::new(first.start, first.start + 8));
        record.references.push(Reference {
            id: Id::of("reference", &sha256, &[head.span()]),
            kind: ReferenceKind::Event,
            quote: head.clone(),
            date: Finding::unknown("the text gives no date"),
            evidence: Evidence::words(RULE, head.clone()),
        });
        record.phrases.push(PhraseUse {
            phrase: "set-phrase".to_owned(),
            quote: head,
            statement: None,
        });
        Paper { name: self.name.to_owned(), text, record }
    }

    fn frame(&self, sha256: &Sha256, text: &str) -> Record {
        let own = |value: Option<&str>| value.map(str::to_owned);
        let provenance = Provenance {
            url: own(self.url),
            title: own(self.title),
            published: own(self.published),
            ..Provenance::default()
        };
        let given = |field: &str, value: &str| Evidence::metadata(RULE, field, value);
        let title = self.title.map_or_else(
            || Finding::unknown("the document has no title"),
            |title| Finding::known(title.to_owned(), given("title", title)),
        );
        let published = self.published.map_or_else(
            || Finding::unknown("no date came with it"),
            |day| Finding::known(day.parse().unwrap(), given("published", day)),
        );
        let unknown = || Finding::unknown("the text does not say");
        Record {
            codebook: None,
            lexicons: Vec::new(),
            model: None,
            schema: RECORD_SCHEMA.into(),
            version: self.version.into(),
            document: Document {
                sha256: sha256.clone(),
                reader: "reader/1".to_owned(),
                media: "text/plain".to_owned(),
                encoding: "UTF-8".to_owned(),
                length: points(text),
                provenance,
                title,
                issuer: unknown(),
                issuer_side: unknown(),
                dateline: None,
                published,
                language: unknown(),
                rendition: Finding::unknown("the text does not say"),
                genre: Finding::unknown("the text does not say"),
                furniture: Vec::new(),
            },
            actors: self.actors(text),
            contacts: Vec::new(),
            statements: Vec::new(),
            commitments: Vec::new(),
            phrases: Vec::new(),
            references: Vec::new(),
            questions: Vec::new(),
            attributions: Vec::new(),
            diagnostics: Vec::new(),
        }
    }

    fn actors(&self, text: &str) -> Vec<Actor> {
        let mut actors: Vec<Actor> = Vec::new();
        for (name, side, ..) in self.said {
            if actors.iter().any(|actor| actor.name == *name) {
                continue;
            }
            actors.push(Actor {
                id: actor(name),
                kind: ActorKind::Person,
                name: (*name).to_owned(),
                names: Vec::new(),
                office: None,
                side: Some((*side).to_owned()),
                members: Vec::new(),
                mentions: 1,
                evidence: Evidence::words(RULE, quote(text, Span::new(0, points(name)))),
            });
        }
        actors
    }
}

fn points(text: &str) -> u32 {
    u32::try_from(text.chars().count()).unwrap()
}

fn actor(name: &str) -> String {
    name.to_lowercase().replace(' ', "-")
}

fn quote(text: &str, span: Span) -> Quote {
    let words: String = text.chars().skip(span.start as usize).take(span.len() as usize).collect();
    Quote::new(span, words)
}

pub(crate) fn selector(text: &str, quoted: &Quote) -> Selector {
    let before = quoted.start.saturating_sub(32);
    let after = (quoted.end + 32).min(points(text));
    Selector {
        exact: quoted.exact.clone(),
        prefix: quote(text, Span::new(before, quoted.start)).exact,
        suffix: quote(text, Span::new(quoted.end, after)).exact,
    }
}

fn contact(sha256: &Sha256, words: Quote, draft: &Draft<'_>) -> Contact {
    let evidence = Evidence::words(RULE, words.clone());
    let party = |name: &str, side: &str| Participant {
        actor: actor(name),
        name: name.to_owned(),
        office: None,
        side: Some(side.to_owned()),
        evidence: evidence.clone(),
    };
    let (first, side, ..) = draft.said[0];
    Contact {
        id: Id::of("contact", sha256, &[words.span()]),
        primary: true,
        role: ContactRole::Account,
        medium: Finding::known(Medium::Phone, evidence.clone()),
        principals: vec![party(first, side), party("Ilsa Tamren", "Keshmar")],
        attendees: Vec::new(),
        date: Finding::unknown("the text gives no date"),
        time_of_day: None,
        initiator: Finding::unknown("the text does not say"),
        duration: None,
        place: None,
        setting: None,
        atmosphere: Vec::new(),
        evidence,
    }
}

fn statement(sha256: &Sha256, text: &str, said: &Said<'_>, start: u32, contact: &Id) -> Statement {
    let (speaker, _, content, force, topic) = *said;
    let named = Span::new(start, start + points(speaker));
    let cue = Span::new(named.end + 1, named.end + 10);
    let content = Span::new(cue.end + 1, cue.end + 1 + points(content));
    let words = quote(text, content);
    let evidence = Evidence::words(RULE, quote(text, cue));
    Statement {
        id: Id::of("statement", sha256, &[content]),
        chain: vec![Link {
            actor: Finding::known(actor(speaker), evidence.clone()),
            name: speaker.to_owned(),
            mention: Some(quote(text, named)),
        }],
        cue: Some(Cue { quote: quote(text, cue), lemma: "say".to_owned(), class: CueClass::Verb }),
        selector: selector(text, &words),
        kind: Kind::Indirect,
        continues: None,
        answers: None,
        addressed: None,
        force: Finding::known(force, evidence.clone()),
        coded: None,
        strength: None,
        threat: false,
        first_person: false,
        topics: vec![TopicUse {
            code: topic.to_owned(),
            quote: words.clone(),
            inherited: false,
            faint: false,
        }],
        contact: Some(contact.clone()),
        content: vec![words],
        evidence,
    }
}

fn commitment(sha256: &Sha256, statement: &Statement, said: &Said<'_>) -> Commitment {
    let words = statement.content[0].clone();
    Commitment {
        id: Id::of("commitment", sha256, &[words.span()]),
        statement: statement.id.clone(),
        kind: CommitmentKind::UnilateralCommitment,
        modality: Modality::Will,
        bound: Finding::known(vec![actor(said.0)], statement.evidence.clone()),
        claimed_by: actor(said.0),
        selector: statement.selector.clone(),
        quote: words,
        by_when: None,
        condition: None,
        evidence: statement.evidence.clone(),
    }
}

/// A small release that is like no other.
pub(crate) fn numbered(n: u32) -> Paper {
    let name = format!("wire/{n:06}.txt");
    let url = format!("https://wire.example/{n}");
    let title = format!("Release {n} on the talks");
    let published = format!("20{:02}-{:02}-{:02}", 20 + n % 10, 1 + n % 12, 1 + n % 28);
    let speakers = ["Oren Vašik", "Ilsa Tamren", "Deko Marrun", "Lio Sandrel", "Mara Ketteng"];
    let sides = ["Valdor", "Keshmar", "Keshmar", "Ostmark", "Ostmark"];
    let topics = ["trade", "border", "fisheries", "energy", "protocol", "visas", "water"];
    let contents = [
        format!("the grain corridor number {n} must stay open to every ship that asks for passage"),
        format!("her side would send {n} tonnes of flour to the border before the winter sets in"),
        format!(
            "the joint commission on fisheries had met {n} times and would now meet every month"
        ),
    ];
    let forces = [Force::Demand, Force::Commitment, Force::Assessment, Force::Warning];
    let said: Vec<Said<'_>> = (0u32..)
        .zip(&contents)
        .map(|(i, content)| {
            let pick = (n.wrapping_mul(7) + i * 3) as usize;
            let who = pick % speakers.len();
            let (force, topic) = (forces[pick % forces.len()], topics[pick % topics.len()]);
            (speakers[who], sides[who], content.as_str(), force, topic)
        })
        .collect();
    Draft {
        name: &name,
        url: Some(&url),
        title: Some(&title),
        published: Some(&published),
        said: &said,
        teaser: "",
        version: "0.1.0",
    }
    .build()
}

pub(crate) fn statements(case: &Case, filter: &Filter) -> Vec<StatementRow> {
    let mut rows = Vec::new();
    case.statements(filter, |row| {
        rows.push(row);
        ControlFlow::Continue(())
    })
    .unwrap();
    rows
}

pub(crate) fn said(case: &Case, filter: &Filter) -> Vec<String> {
    statements(case, filter).into_iter().map(|row| row.words).collect()
}

/// Everything that the public interface says about a case, as one text.
pub(crate) fn everything(case: &Case) -> String {
    let mut lines = Vec::new();
    let next = ControlFlow::Continue(());
    let line = |value: serde_json::Value| value.to_string();
    case.documents(|row| {
        lines.push(line(serde_json::to_value(&row).unwrap()));
        next
    })
    .unwrap();
    case.records(|record| {
        lines.push(line(serde_json::to_value(&record).unwrap()));
        next
    })
    .unwrap();
    let all = Filter::default();
    case.statements(&all, |row| {
        lines.push(line(serde_json::to_value(&row).unwrap()));
        next
    })
    .unwrap();
    case.contacts(&all, |row| {
        lines.push(line(serde_json::to_value(&row).unwrap()));
        next
    })
    .unwrap();
    case.commitments(&all, |row| {
        lines.push(line(serde_json::to_value(&row).unwrap()));
        next
    })
    .unwrap();
    for query in ["grain", "border talks", "valdor", "release"] {
        let hits = case.search(query, 100).unwrap();
        lines.push(line(serde_json::to_value(&hits).unwrap()));
    }
    lines.join("\n")
}

/// Whether a file holds these bytes.
pub(crate) fn contains(file: &Path, words: &str) -> bool {
    let bytes = std::fs::read(file).unwrap();
    bytes.windows(words.len()).any(|window| window == words.as_bytes())
}
