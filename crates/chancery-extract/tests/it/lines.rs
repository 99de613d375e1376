//! A record in a line language made for reading: what the case files expect and what the snapshots
//! of whole documents hold. `tests/cases/README.md` describes it.

#![allow(dead_code, reason = "the snapshots of chancery-core use all of it, the cases a part")]

use std::collections::BTreeSet;

use chancery_record::{
    Commitment, CommitmentKind, Contact, ContactRole, Finding, Genre, Id, Modality, Participant,
    PhraseUse, Quote, Record, Reference, ReferenceKind, Statement,
};

/// What a rendering shows.
pub(crate) type Shown = BTreeSet<String>;

/// Everything that can be shown, in the order it is.
pub(crate) const PARTS: [&str; 11] = [
    "document",
    "contacts",
    "statements",
    "questions",
    "commitments",
    "phrases",
    "references",
    "notes",
    "topics",
    "addressees",
    "strength",
];

/// The whole record.
pub(crate) fn whole(record: &Record) -> Vec<String> {
    render(record, &PARTS.iter().map(|part| (*part).to_owned()).collect())
}

/// The parts of a record that are shown, a line each.
pub(crate) fn render(record: &Record, shown: &Shown) -> Vec<String> {
    let mut lines = Vec::new();
    let has = |part: &str| shown.contains(part);
    if has("document") {
        lines.extend(document(record));
    }
    if has("contacts") {
        let found: Vec<String> = record.contacts.iter().flat_map(contact).collect();
        lines.extend(or_none(found, "contact"));
    }
    if has("statements") {
        let found = record.statements.iter().map(|told| statement(record, told, shown)).collect();
        lines.extend(or_none(found, "statement"));
    }
    if has("questions") {
        lines.extend(questions(record));
    }
    if has("commitments") {
        let found = record.commitments.iter().map(|bound| commitment(record, bound)).collect();
        lines.extend(or_none(found, "commitment"));
    }
    if has("phrases") {
        lines.extend(or_none(record.phrases.iter().map(phrase).collect(), "phrase"));
    }
    if has("references") {
        lines.extend(or_none(record.references.iter().map(reference).collect(), "reference"));
    }
    if has("notes") {
        lines.extend(record.diagnostics.iter().map(|note| format!("note {}", note.code)));
    }
    lines
}

fn or_none(lines: Vec<String>, what: &str) -> Vec<String> {
    if lines.is_empty() { vec![format!("no {what}")] } else { lines }
}

fn document(record: &Record) -> Vec<String> {
    let document = &record.document;
    let genre = document.genre.value().map_or("?", |genre| genre_code(*genre));
    let language = document.language.value().map_or("?", String::as_str);
    let mut parts = vec![format!("document {genre}"), language.to_owned()];
    parts.extend(document.title.value().map(|title| quoted(title)));
    if let Some(issuer) = document.issuer.value() {
        parts.push(format!("by {issuer}{}", side(document.issuer_side.value())));
    }
    parts.extend(document.published.value().map(|day| format!("published {day}")));
    vec![parts.join("  ")]
}

fn contact(contact: &Contact) -> Vec<String> {
    let role = match contact.role {
        ContactRole::Account => "",
        ContactRole::Passing => " passing",
        ContactRole::Announcement => " coming",
        ContactRole::Remarks => " remarks",
        ContactRole::Background => " background",
    };
    let medium = contact.medium.value().map_or("?", |medium| medium.code());
    let date = contact.date.value().map_or_else(|| "?".to_owned(), ToString::to_string);
    let who = people(&contact.principals, " + ");
    let mut parts = vec![format!("contact{role} {medium} {date} {who}")];
    if let Some(initiator) = contact.initiator.value() {
        parts.push(format!("asked-by {}", initiator.name));
    }
    if !contact.attendees.is_empty() {
        parts.push(format!("with {}", people(&contact.attendees, ", ")));
    }
    let words = |name: &str, quote: &Option<Quote>| {
        quote.as_ref().map(|quote| format!("{name} {}", quoted(&quote.exact)))
    };
    parts.extend(words("at", &contact.place));
    parts.extend(words("during", &contact.time_of_day));
    parts.extend(words("for", &contact.duration));
    parts.extend(contact.setting.as_ref().map(|at| format!("margins {}", quoted(&at.quote.exact))));
    if !contact.atmosphere.is_empty() {
        let tone: Vec<&str> = contact.atmosphere.iter().map(|quote| quote.exact.as_str()).collect();
        parts.push(format!("tone {}", quoted(&tone.join(", "))));
    }
    let mut lines = vec![parts.join("  ")];
    lines.extend(contact.date.why_unknown().map(|why| format!("unknown date because {why}")));
    lines
}

fn people(people: &[Participant], between: &str) -> String {
    let one = |who: &Participant| format!("{}{}", who.name, side(who.side.as_ref()));
    people.iter().map(one).collect::<Vec<_>>().join(between)
}

fn side(side: Option<&String>) -> String {
    side.map_or_else(String::new, |side| format!(" ({side})"))
}

fn statement(record: &Record, told: &Statement, shown: &Shown) -> String {
    let chain: Vec<&str> = told.chain.iter().map(|link| link.name.as_str()).collect();
    let mut parts = vec![format!("statement {}", chain.join(" > "))];
    if let Some(to) = told.addressed.as_ref().filter(|_| shown.contains("addressees")) {
        parts.push(format!("to {}", actor(record, &to.actor)));
    }
    parts.extend(told.cue.as_ref().map(|cue| format!("cue={}", cue.lemma)));
    parts.push(told.kind.code().to_owned());
    let force = told.force.value().map_or("?", |force| force.code());
    parts.push(if told.threat { format!("{force}!") } else { force.to_owned() });
    if let Some(strength) = told.strength.filter(|_| shown.contains("strength")) {
        parts.push(format!("{strength:?}").to_lowercase());
    }
    if shown.contains("topics") {
        let topics: Vec<&str> = told.topics.iter().map(|topic| topic.code.as_str()).collect();
        parts.push(format!("[{}]", topics.join(", ")));
    }
    parts.push(format!("| {}", one_line(&told.words())));
    parts.join("  ")
}

/// The questions, each with the beginnings of its answers.
fn questions(record: &Record) -> Vec<String> {
    let mut lines = Vec::new();
    for asked in &record.questions {
        let asker = asked.asker.value().map_or_else(|| "?".to_owned(), |id| actor(record, id));
        lines.push(format!("question {asker}  | {}", one_line(&asked.quote.exact)));
        let answers = record.statements.iter().filter(|s| s.answers.as_ref() == Some(&asked.id));
        lines.extend(answers.map(|told| {
            let speaker = told.speaker().map_or("?", |link| link.name.as_str());
            let words: Vec<&str> = told.content[0].exact.split_whitespace().take(4).collect();
            format!("answer {speaker}  | {} …", words.join(" "))
        }));
    }
    lines
}

fn commitment(record: &Record, bound: &Commitment) -> String {
    let who = bound.bound.value().map_or_else(
        || "?".to_owned(),
        |all| all.iter().map(|id| actor(record, id)).collect::<Vec<_>>().join(" + "),
    );
    let kind = commitment_code(bound.kind);
    let mut parts = vec![format!("commitment {kind} {} {who}", modality_code(bound.modality))];
    parts.push(format!("says {}", actor(record, &bound.claimed_by)));
    parts.extend(bound.by_when.as_ref().map(|when| format!("by {}", quoted(&when.exact))));
    parts.extend(bound.condition.as_ref().map(|given| format!("given {}", quoted(&given.exact))));
    parts.push(format!("| {}", one_line(&bound.quote.exact)));
    parts.join("  ")
}

/// The name of an actor; a side or anything else stays as it is.
fn actor(record: &Record, id: &str) -> String {
    record.actor(id).map_or_else(|| id.to_owned(), |actor| actor.name.clone())
}

fn phrase(found: &PhraseUse) -> String {
    let place = found.statement.as_ref().map_or("  outside", |_: &Id| "");
    format!("phrase {}{place}  | {}", found.phrase, one_line(&found.quote.exact))
}

fn reference(found: &Reference) -> String {
    let date = match &found.date {
        Finding::Known(_) => found.date.value().map(ToString::to_string).unwrap_or_default(),
        Finding::Unknown(_) => "?".to_owned(),
    };
    format!("reference {} {date}  | {}", reference_code(found.kind), one_line(&found.quote.exact))
}

fn quoted(words: &str) -> String {
    format!("\"{}\"", one_line(words))
}

/// Line breaks and double spaces of the text do not count in the line language.
fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn genre_code(genre: Genre) -> &'static str {
    match genre {
        Genre::Readout => "readout",
        Genre::JointStatement => "joint_statement",
        Genre::Transcript => "transcript",
        Genre::PressReport => "press_report",
        Genre::Announcement => "announcement",
        Genre::Release => "release",
        Genre::Other => "other",
    }
}

fn commitment_code(kind: CommitmentKind) -> &'static str {
    match kind {
        CommitmentKind::MutualAgreement => "mutual_agreement",
        CommitmentKind::JointInstruction => "joint_instruction",
        CommitmentKind::Mechanism => "mechanism",
        CommitmentKind::PlannedVisit => "planned_visit",
        CommitmentKind::UnilateralCommitment => "unilateral_commitment",
        CommitmentKind::Offer => "offer",
        CommitmentKind::ConditionalOffer => "conditional_offer",
        CommitmentKind::Assurance => "assurance",
        CommitmentKind::ReaffirmedPolicy => "reaffirmed_policy",
        CommitmentKind::ReportedPriorAssurance => "reported_prior_assurance",
        CommitmentKind::ClaimedUnderstanding => "claimed_understanding",
    }
}

fn modality_code(modality: Modality) -> &'static str {
    match modality {
        Modality::Will => "will",
        Modality::Agreed => "agreed",
        Modality::Ready => "ready",
        Modality::Willing => "willing",
        Modality::Intends => "intends",
        Modality::Pledged => "pledged",
        Modality::Instructed => "instructed",
        Modality::Denied => "denied",
        Modality::Standing => "standing",
        Modality::Unmarked => "unmarked",
    }
}

fn reference_code(kind: ReferenceKind) -> &'static str {
    match kind {
        ReferenceKind::PriorContact => "prior_contact",
        ReferenceKind::PriorUnderstanding => "prior_understanding",
        ReferenceKind::PriorStatement => "prior_statement",
        ReferenceKind::PriorDocument => "prior_document",
        ReferenceKind::Event => "event",
        ReferenceKind::FutureEvent => "future_event",
        ReferenceKind::Period => "period",
    }
}

/// The lines that only one of two texts has: `-` of the first, `+` of the second, and ` ` before
/// those they share, by their longest common subsequence.
pub(crate) fn difference(before: &str, after: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) = (before.lines().collect(), after.lines().collect());
    let width = new.len() + 1;
    let mut common = vec![0usize; (old.len() + 1) * width];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            let down = common[(i + 1) * width + j];
            let right = common[i * width + j + 1];
            let both = common[(i + 1) * width + j + 1] + 1;
            common[i * width + j] = if old[i] == new[j] { both } else { down.max(right) };
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut out = String::new();
    while i < old.len() || j < new.len() {
        let same = i < old.len() && j < new.len() && old[i] == new[j];
        let down = i < old.len()
            && (j == new.len() || common[(i + 1) * width + j] >= common[i * width + j + 1]);
        let (sign, line) = match (same, down) {
            (true, _) => (' ', old[i]),
            (false, true) => ('-', old[i]),
            (false, false) => ('+', new[j]),
        };
        i += usize::from(same || down);
        j += usize::from(same || !down);
        out.push(sign);
        out.push(' ');
        out.push_str(line);
        out.push('\n');
    }
    out
}
