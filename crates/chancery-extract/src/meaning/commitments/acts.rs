//! Several acts in one statement, each a commitment of its own.

use chancery_record::CommitmentKind;
use chancery_syntax::{Form, Tag};

use crate::page::{Page, Words};

/// Fewest tokens of an act.
const SHORTEST: usize = 2;

/// Cuts the words of a commitment into its acts: before a further phrase of will or agreement
/// ("…, and stands ready to …", "and agree that …"), and, where officials are told to act, before each
/// further verb ("…, take …, and make …", "including advancing …").
///
/// `behind` tells whether the words stand behind the phrase that binds; where they do not, what is
/// before the first phrase of will is its subject and no act.
pub(super) fn cut(
    page: &Page<'_>,
    kind: CommitmentKind,
    words: &Words,
    behind: bool,
) -> Vec<Words> {
    let told = kind == CommitmentKind::JointInstruction;
    let agreed = kind == CommitmentKind::MutualAgreement;
    let own = matches!(
        kind,
        CommitmentKind::UnilateralCommitment
            | CommitmentKind::MutualAgreement
            | CommitmentKind::ClaimedUnderstanding
            | CommitmentKind::Mechanism
            | CommitmentKind::Offer
            | CommitmentKind::ReaffirmedPolicy
    );
    if !told && !own {
        return vec![words.clone()];
    }
    let mut acts: Vec<Words> = Vec::new();
    let mut start = words.start;
    let mut included = false;
    for at in words.start + SHORTEST..words.end {
        if !page.is_comma_or_and(at) {
            continue;
        }
        let next = if page.low(at) == "," && page.low(at + 1) == "and" { at + 2 } else { at + 1 };
        let comma = page.low(at) == ",";
        let standing = kind == CommitmentKind::ReaffirmedPolicy;
        let willed = if standing { None } else { willed(page, words, next) };
        let subject = willed.is_some() && !behind && acts.is_empty();
        let resume = willed
            .or_else(|| {
                let more = !acts.is_empty();
                if agreed { agreed_act(page, start..at, next, words, more) } else { None }
            })
            .or_else(|| if told { told_act(page, next, comma, &mut included) } else { None })
            .or_else(|| infinitive(page, start..at, next).filter(|_| own))
            .or_else(|| if standing { stance(page, &(start..at), next) } else { None });
        let Some(resume) = resume.filter(|resume| resume + SHORTEST <= words.end) else { continue };
        if at < start + SHORTEST {
            continue;
        }
        if !subject {
            acts.push(start..at);
        }
        start = resume;
    }
    acts.push(start..words.end);
    acts
}

/// "Exchange news and to support the ports": another infinitive with its "to", behind an act with its
/// object.
fn infinitive(page: &Page<'_>, act: Words, next: usize) -> Option<usize> {
    let to = page.low(next) == "to" && page.low(next - 1) == "and";
    let verb = page.form(next + 1) == Form::Base && page.tag(next + 1) == Tag::Verb;
    (to && verb && has_object(page, act)).then_some(next + 1)
}

/// Whether what is done has an object: a noun behind its first word.
fn has_object(page: &Page<'_>, act: Words) -> bool {
    (act.start + 1..act.end).any(|word| page.tag(word).is_nominal())
}

/// The next thing that somebody stands by: ", and to aiding it", "commitment to fighting graft and
/// creating jobs", ", and support for the League".
fn stance(page: &Page<'_>, act: &Words, next: usize) -> Option<usize> {
    let gerund = |word: usize| page.form(word) == Form::Gerund;
    if page.low(next) == "to" && gerund(next + 1) {
        return Some(next + 1);
    }
    // The act begins with its verb where "commitment to" stands before it.
    let to = act.clone().find(|word| page.low(*word) == "to" && gerund(word + 1));
    let first = to.map(|to| to + 1).or(Some(act.start).filter(|start| gerund(*start)));
    let beside = gerund(next)
        && page.low(next - 1) == "and"
        && first.is_some_and(|first| has_object(page, first..act.end));
    let held = page.in_list("stances", next) && page.is_any(next + 1, &["for", "to"]);
    (beside || held).then_some(next)
}

/// Behind a phrase of will or agreement that begins here, an adverb or a subject before it allowed.
fn willed(page: &Page<'_>, words: &Words, next: usize) -> Option<usize> {
    let first = if page.tag(next) == Tag::Adv { next + 1 } else { next };
    let phrase = ["future", "agree"].iter().find_map(|list| {
        let (length, ()) = page.lexicon.force_words(list)?.at(page, first)?;
        Some(first + length)
    })?;
    let phrase = if page.low(phrase) == "to" { phrase + 1 } else { phrase };
    (phrase < words.end && page.low(first) != "would" && !page.in_list("consensus", first))
        .then_some(phrase)
}

/// The next thing agreed: a further verb with an object of its own, where the first act begins with a
/// verb and has one too ("reopen the line, restore the station and lift the ban").
fn agreed_act(
    page: &Page<'_>,
    act: Words,
    next: usize,
    words: &Words,
    more: bool,
) -> Option<usize> {
    let verb = |word: usize| {
        page.tag(word) == Tag::Verb && matches!(page.form(word), Form::Base | Form::Present)
    };
    let start = act.start;
    let shall = (start..act.end.min(start + 5)).find(|word| page.low(*word) == "shall");
    let first = more || verb(start) || shall.is_some_and(|shall| verb(shall + 1));
    let object = has_object(page, start..act.end);
    let shared = page.is_any(next + 1, &["and", ",", "or"]);
    (first && object && verb(next) && !shared && next + SHORTEST < words.end).then_some(next)
}

/// The next act of officials who are told to act: another infinitive, or another of the gerunds that
/// "including" began.
fn told_act(page: &Page<'_>, next: usize, comma: bool, included: &mut bool) -> Option<usize> {
    if page.low(next) == "including" && page.form(next + 1) == Form::Gerund {
        *included = true;
        return Some(next + 1);
    }
    if page.low(next) == "to" && page.tag(next + 1) == Tag::Verb {
        return Some(next + 1);
    }
    let gerund = *included && comma && page.form(next) == Form::Gerund;
    let base = comma
        && page.tag(next) == Tag::Verb
        && matches!(page.form(next), Form::Base | Form::Present);
    (gerund || base).then_some(next)
}
