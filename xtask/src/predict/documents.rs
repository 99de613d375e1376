//! The record of one document as the scorers take it.

use std::collections::BTreeSet;

use chancery_record::{
    Actor, ActorKind, CommitmentKind, Contact, Initiator, Link, Medium, Participant, Record,
    ReferenceKind,
};

use super::Analysed;
use crate::prediction::{self, Document, Speaker};

/// Parts of a state by which a text may name it.
const PARTS: [&str; 4] = [" government", " administration", " delegation", " cabinet"];

/// How many words a title before a name may have.
const TITLE: usize = 8;

/// Everything that is predicted of a document.
pub(crate) fn document(doc_id: &str, found: &Analysed) -> Document {
    let record = &found.record;
    let named = |initiator: &Initiator| asker_by_name(record, initiator);
    let titled = |who: &Participant| {
        record.actor(&who.actor).map_or_else(|| who.name.clone(), |actor| with_title(actor, found))
    };
    Document {
        doc_id: doc_id.to_owned(),
        statements: statements(found),
        contacts: record
            .contacts
            .iter()
            .map(|told| prediction::Contact {
                participants: told.principals.iter().map(titled).collect(),
                ..contact(told, named)
            })
            .collect(),
        boilerplate: record
            .document
            .furniture
            .iter()
            .filter_map(|span| found.raw(chancery_record::Span::new(span.start, span.end)))
            .collect(),
        commitments: commitments(found),
        references: references(found),
        set_phrases: set_phrases(found),
    }
}

/// A contact, with the side that asked as `asker` puts it.
pub(crate) fn contact(
    contact: &Contact,
    asker: impl FnOnce(&Initiator) -> String,
) -> prediction::Contact {
    prediction::Contact {
        contact_id: None,
        primary: Some(contact.primary),
        date: contact.date.value().map(ToString::to_string),
        medium: Some(medium(contact.medium.value().copied()).to_owned()),
        participants: contact.principals.iter().map(|who| who.name.clone()).collect(),
        initiator: contact.initiator.value().map(asker),
    }
}

/// The code of the side that asked, or the asker's name where no side is known.
pub(crate) fn asker_by_side(initiator: &Initiator) -> String {
    initiator.side.clone().unwrap_or_else(|| initiator.name.clone())
}

/// A person by name, any other asker by its side's code.
fn asker_by_name(record: &Record, initiator: &Initiator) -> String {
    match record.actor(&initiator.actor) {
        Some(Actor { kind: ActorKind::Person, name, .. }) => name.clone(),
        _ => asker_by_side(initiator),
    }
}

fn statements(found: &Analysed) -> Vec<prediction::Statement> {
    let statements = found.record.statements.iter().filter_map(|statement| {
        let (start, end) = found.raw(statement.extent())?;
        let mut seen = BTreeSet::new();
        let topics = statement.topics.iter().map(|topic| topic.code.clone());
        let name = |link: &Link| speaker(link, found);
        Some(prediction::Statement {
            start,
            end,
            speaker: statement.speaker().and_then(name),
            kind: Some(statement.kind.code().to_owned()),
            force: statement.force.value().map(|force| force.code().to_owned()),
            topics: topics.filter(|code| seen.insert(code.clone())).collect(),
            chain: statement.chain.iter().map(name).collect(),
        })
    });
    statements.collect()
}

/// The name of a source; nothing where the words do not settle who it is. A joint source is given
/// as the text's phrase for it ("the two leaders") or, where the text names them, as its members.
fn speaker(link: &Link, found: &Analysed) -> Option<Speaker> {
    let id = link.actor.value()?;
    let record = &found.record;
    let Some(actor) = record.actor(id) else { return Some(Speaker::One(link.name.clone())) };
    // "The Kestrelian government", not the state.
    let part = link.mention.as_ref().map(|mention| mention.exact.as_str()).filter(|words| {
        actor.kind == ActorKind::State && PARTS.iter().any(|part| words.ends_with(part))
    });
    if let Some(part) = part {
        return Some(Speaker::One(part.to_owned()));
    }
    if actor.kind != ActorKind::Joint {
        return Some(Speaker::One(with_title(actor, found)));
    }
    let known = actor.names.first().unwrap_or(&actor.name);
    let phrase = link.mention.as_ref().map_or(known.as_str(), |mention| &mention.exact);
    let members: Vec<String> = actor
        .members
        .iter()
        .filter_map(|member| record.actor(member))
        .map(|member| with_title(member, found))
        .collect();
    let plain = phrase.to_lowercase();
    let counted = ["the two ", "two ", "both "].iter().any(|start| plain.starts_with(start));
    Some(if counted || members.len() < 2 {
        Speaker::One(phrase.to_owned())
    } else {
        Speaker::Several(members)
    })
}

/// A person's full name with the title that the text gives right before it ("Lt Gen Oscar Venn"): a gold
/// that knows somebody by title and name has no other form of it. A name of one word stands alone.
fn with_title(actor: &Actor, found: &Analysed) -> String {
    let name = actor.name.as_str();
    if actor.kind != ActorKind::Person || !name.contains(' ') {
        return name.to_owned();
    }
    let Some((before, _)) = found.reading.text().split_once(name) else { return name.to_owned() };
    let line = before.rsplit('\n').next().unwrap_or_default();
    let title = |word: &&str| {
        word.starts_with(char::is_uppercase)
            && word.chars().all(|c| c.is_alphabetic() || c == '.' || c == '-')
    };
    let closed = line.ends_with(' ');
    let mut words: Vec<&str> =
        line.trim_end().rsplit(' ').take_while(title).take(TITLE).filter(|_| closed).collect();
    words.reverse();
    words.push(name);
    words.join(" ")
}

fn commitments(found: &Analysed) -> Vec<prediction::Commitment> {
    let commitments = found.record.commitments.iter().filter_map(|commitment| {
        let (start, end) = found.place(&commitment.quote)?;
        Some(prediction::Commitment {
            start,
            end,
            kind: Some(commitment_code(commitment.kind).to_owned()),
            bound: commitment.bound.value().cloned().unwrap_or_default(),
        })
    });
    commitments.collect()
}

fn references(found: &Analysed) -> Vec<prediction::Reference> {
    let references = found.record.references.iter().filter_map(|reference| {
        let (start, end) = found.place(&reference.quote)?;
        Some(prediction::Reference {
            start,
            end,
            kind: Some(reference_code(reference.kind).to_owned()),
            date: reference.date.value().map(ToString::to_string),
        })
    });
    references.collect()
}

fn set_phrases(found: &Analysed) -> Vec<prediction::SetPhrase> {
    let phrases = found.record.phrases.iter().filter_map(|phrase| {
        let (start, end) = found.place(&phrase.quote)?;
        Some(prediction::SetPhrase { start, end, phrase: Some(phrase.phrase.clone()) })
    });
    phrases.collect()
}

/// The scorers know no press conferences: one is held in person.
fn medium(medium: Option<Medium>) -> &'static str {
    match medium {
        Some(Medium::PressConference) => Medium::InPerson.code(),
        Some(medium) => medium.code(),
        None => "unspecified",
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
