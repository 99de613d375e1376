//! Fictional records for tests. Valdoria and Kestrel, their leaders and all they say are
//! invented.
#![allow(dead_code, reason = "each test file uses a part")]

use std::borrow::Cow;

use chancery_record::*;

/// A statement to be: speaker ids outermost first, force, topics, words.
pub(crate) type Said<'a> = (&'a [&'a str], &'a str, &'a [&'a str], &'a str);

pub(crate) fn evidence() -> Evidence {
    Evidence::metadata(Rule::named("test/fiction"), "test", "fiction")
}

pub(crate) fn known<T>(value: T) -> Finding<T> {
    Finding::known(value, evidence())
}

pub(crate) fn actors() -> Vec<Actor> {
    let actor = |id: &str, kind, name: &str, side: Option<&str>, members: &[&str]| Actor {
        id: id.to_owned(),
        kind,
        name: name.to_owned(),
        names: Vec::new(),
        office: None,
        side: side.map(str::to_owned),
        members: members.iter().map(|member| (*member).to_owned()).collect(),
        mentions: 1,
        evidence: evidence(),
    };
    vec![
        actor("vostrek", ActorKind::Person, "Ilan Vostrek", Some("Valdoria"), &[]),
        actor("arkwell", ActorKind::Person, "Josephine Arkwell", Some("Kestrel"), &[]),
        actor("both", ActorKind::Joint, "the two leaders", None, &["vostrek", "arkwell"]),
        actor("valdoria", ActorKind::State, "Valdoria", Some("Valdoria"), &[]),
    ]
}

/// A readout of `side` with these statements.
pub(crate) fn record(name: &str, side: Option<&str>, said: &[Said<'_>]) -> Record {
    let sha256 = Sha256::of(name.as_bytes());
    let mut at = 0;
    let statements = said
        .iter()
        .map(|(chain, force, topics, words)| {
            let length = u32::try_from(words.chars().count()).unwrap();
            let quote = Quote::new(Span::new(at, at + length), *words);
            at += length + 1;
            statement(&sha256, chain, force, topics, quote)
        })
        .collect();
    let document = Document {
        sha256,
        reader: "test".to_owned(),
        media: "text/plain".to_owned(),
        encoding: "utf-8".to_owned(),
        length: at,
        provenance: Provenance::default(),
        title: known(name.to_owned()),
        issuer: Finding::unknown("the test does not say"),
        issuer_side: side.map_or_else(
            || Finding::unknown("the test does not say"),
            |side| known(side.to_owned()),
        ),
        dateline: None,
        published: Finding::unknown("the test does not say"),
        language: known("en".to_owned()),
        rendition: Finding::unknown("the test does not say"),
        genre: known(Genre::Readout),
        furniture: Vec::new(),
    };
    Record {
        codebook: None,
        lexicons: Vec::new(),
        model: None,
        schema: Cow::Borrowed(RECORD_SCHEMA),
        version: Cow::Borrowed("test"),
        document,
        actors: actors(),
        contacts: Vec::new(),
        statements,
        commitments: Vec::new(),
        phrases: Vec::new(),
        references: Vec::new(),
        questions: Vec::new(),
        attributions: Vec::new(),
        diagnostics: Vec::new(),
    }
}

fn statement(
    sha256: &Sha256,
    chain: &[&str],
    force: &str,
    topics: &[&str],
    quote: Quote,
) -> Statement {
    let link =
        |id: &&str| Link { actor: known((*id).to_owned()), name: (*id).to_owned(), mention: None };
    Statement {
        id: Id::of("statement", sha256, &[quote.span()]),
        chain: chain.iter().map(link).collect(),
        cue: None,
        selector: Selector {
            exact: quote.exact.clone(),
            prefix: String::new(),
            suffix: String::new(),
        },
        kind: Kind::Indirect,
        continues: None,
        answers: None,
        addressed: None,
        force: Force::from_code(force)
            .map_or_else(|| Finding::unknown("the test does not say"), known),
        coded: None,
        strength: None,
        threat: false,
        first_person: false,
        topics: topics
            .iter()
            .map(|code| TopicUse {
                code: (*code).to_owned(),
                quote: quote.clone(),
                inherited: false,
                faint: false,
            })
            .collect(),
        contact: None,
        evidence: evidence(),
        content: vec![quote],
    }
}

/// Gives the record a primary contact.
pub(crate) fn with_contact(
    mut record: Record,
    people: &[(&str, &str)],
    medium: Option<Medium>,
    date: Option<&str>,
    published: Option<&str>,
) -> Record {
    let participant = |(name, side): &(&str, &str)| Participant {
        actor: name.to_lowercase().replace(' ', "-"),
        name: (*name).to_owned(),
        office: None,
        side: Some((*side).to_owned()),
        evidence: evidence(),
    };
    let silent = || "the test does not say".to_owned();
    record.contacts.push(Contact {
        id: Id::of("contact", &record.document.sha256, &[]),
        primary: true,
        role: ContactRole::Account,
        medium: medium.map_or_else(|| Finding::unknown(silent()), known),
        principals: people.iter().map(participant).collect(),
        attendees: Vec::new(),
        date: date.map_or_else(|| Finding::unknown(silent()), |date| known(date.parse().unwrap())),
        time_of_day: None,
        initiator: Finding::unknown(silent()),
        duration: None,
        place: None,
        setting: None,
        atmosphere: Vec::new(),
        evidence: evidence(),
    });
    if let Some(date) = published {
        record.document.published = known(date.parse().unwrap());
    }
    record
}

pub(crate) const LEADERS: [(&str, &str); 2] =
    [("Ilan Vostrek", "Valdoria"), ("Josephine Arkwell", "Kestrel")];

/// Kestrel's short readout of a call.
pub(crate) fn kestrel() -> Record {
    record(
        "Readout of the call",
        Some("Kestrel"),
        &[
            (&["both"], "report", &["caldre"], "discussed the fighting on the Caldre Isthmus."),
            (
                &["arkwell"],
                "reaffirmation",
                &["ysmere"],
                "Kestrel’s policy on the Ysmere Islands has not changed.",
            ),
            (
                &["arkwell"],
                "accusation",
                &["trade"],
                "Valdoria seized cargoes of grain bound for Port Ellery.",
            ),
            (
                &["both"],
                "instruction",
                &["hotline"],
                "their teams to follow up, including on a maritime hotline.",
            ),
        ],
    )
}

/// Valdoria's longer readout of the same call.
pub(crate) fn valdoria() -> Record {
    record(
        "The President holds a call",
        Some("Valdoria"),
        &[
            (
                &["both"],
                "report",
                &["caldre"],
                "had a frank exchange on the situation on the Caldre Isthmus.",
            ),
            (
                &["arkwell"],
                "intent_denial",
                &["ysmere"],
                "Kestrel does not support “Ysmere independence”.",
            ),
            (
                &["arkwell"],
                "commitment",
                &["contact"],
                "She is ready to stay in close touch with President Vostrek.",
            ),
            (
                &["vostrek"],
                "warning",
                &["ysmere"],
                "Should anyone step over the red line, Valdoria will not stand by.",
            ),
            (
                &["vostrek", "arkwell"],
                "intent_denial",
                &["ysmere"],
                "Kestrel does not support “Ysmere independence”.",
            ),
            (
                &["vostrek"],
                "commitment",
                &["caldre"],
                "Valdoria stands ready to send another 40,000 tonnes of wheat to the isthmus.",
            ),
            (&["both"], "instruction", &["hotline"], "their teams to set up a maritime hotline."),
        ],
    )
}

/// Valdoria's readout in another translation, with a wrong figure.
pub(crate) fn valdoria_retold() -> Record {
    record(
        "The President held a call, put through software",
        None,
        &[
            (
                &["both"],
                "report",
                &["caldre"],
                "made frank communication on the situation of Kaldre Isthmus.",
            ),
            (
                &["arkwell"],
                "intent_denial",
                &["ysmere"],
                "Kestrel does not support “Ysmer independence”.",
            ),
            (
                &["arkwell"],
                "commitment",
                &["contact"],
                "She is willing to keep close contact with President Vostrek.",
            ),
            (
                &["vostrek"],
                "warning",
                &["ysmere"],
                "If somebody steps over the red line, Valdoria will not sit and look.",
            ),
            (
                &["vostrek", "arkwell"],
                "intent_denial",
                &["ysmere"],
                "Kestrel does not support “Ysmer independence”.",
            ),
            (
                &["vostrek"],
                "commitment",
                &["caldre"],
                "Valdoria prepares to send again 4,000 tons wheat to the isthmus.",
            ),
            (
                &["both"],
                "instruction",
                &["hotline"],
                "order the working team to build sea hotline.",
            ),
        ],
    )
}
