//! Who is bound to what: commitments within statements.

mod acts;
pub(crate) mod bound;
mod form;

use chancery_record::{CommitmentKind, Force, Modality};
use chancery_syntax::{Form, Tag};

use crate::actors::cast::Cast;
use crate::page::{Page, Words};
use crate::speech::statements::Told;

/// A commitment before it is written to the record.
pub(crate) struct Undertaking {
    pub(crate) statement: usize,
    pub(crate) kind: CommitmentKind,
    pub(crate) modality: Modality,
    pub(crate) words: Words,
    pub(crate) condition: Option<Words>,
    pub(crate) by_when: Option<Words>,
}

/// The commitments that a statement makes: one for each act ("will go on …, and stands ready to …").
pub(crate) fn of(page: &Page<'_>, cast: &Cast, index: usize, told: &Told) -> Vec<Undertaking> {
    let Some(whole) = whole(page, cast, index, told).or_else(|| shown(page, cast, index, told))
    else {
        return Vec::new();
    };
    let from = whole.words.start;
    let behind = told.ruling.2.as_ref();
    let behind = behind.is_none_or(|trigger| trigger.end <= from || trigger.start == from);
    let acts = acts::cut(page, whole.kind, &whole.words, behind);
    // "Agreed that they will ,.", "she will": without a verb nobody is bound.
    let acts = acts.into_iter().map(|words| without_grounds(page, words)).filter(|words| {
        let last = words.clone().rev().find(|at| page.is_word(*at));
        last.is_some_and(|last| page.form(last) != Form::Modal)
    });
    let each = acts.map(|words| Undertaking {
        by_when: by_when(page, &words),
        words,
        condition: whole.condition.clone(),
        ..whole
    });
    each.collect()
}

/// The act without the clause that tells why: ", as it would bring peace".
fn without_grounds(page: &Page<'_>, words: Words) -> Words {
    let grounds = (words.start + 3..words.end).find(|at| {
        let next = at + 1;
        page.low(*at) == ","
            && (page.in_list("grounds", next)
                || page.low(next) == "as" && page.tag(next + 1) == Tag::Pron)
    });
    words.start..grounds.unwrap_or(words.end)
}

/// What the form of the content binds to where the force does not.
fn shown(page: &Page<'_>, cast: &Cast, index: usize, told: &Told) -> Option<Undertaking> {
    if !may_be_shown(told.ruling.0) {
        return None;
    }
    let (kind, words) = form::by_form(page, cast, told)?;
    Some(Undertaking {
        statement: index,
        kind,
        modality: modality(page, kind, told, Some(&words)),
        by_when: by_when(page, &words),
        words,
        condition: None,
    })
}

/// Whether statements of a force may bind by their form: not those that bind by it, and none that
/// warn or deny.
fn may_be_shown(force: Force) -> bool {
    matches!(
        force,
        Force::Assessment
            | Force::Appeal
            | Force::Accusation
            | Force::Rejection
            | Force::Report
            | Force::Principle
            | Force::SelfDescription
    )
}

/// What sort of commitment a force makes of a statement.
fn kind_of(page: &Page<'_>, cast: &Cast, told: &Told) -> Option<CommitmentKind> {
    let force = told.ruling.0;
    let speaker = told.chain.last().and_then(|link| link.0);
    let joint = speaker.is_some_and(|actor| cast.actors[actor].members.len() > 1);
    let recited = told.chain.len() > 1;
    let mechanism = has_any(page, &told.content, "mechanisms")
        && has_any(page, &told.content, "mechanism_verbs");
    Some(match force {
        Force::Agreement if joint && mechanism => CommitmentKind::Mechanism,
        Force::Agreement if joint => CommitmentKind::MutualAgreement,
        Force::Agreement => CommitmentKind::ClaimedUnderstanding,
        Force::Instruction => CommitmentKind::JointInstruction,
        Force::Offer if invites(page, told) && travels(page, told) => CommitmentKind::PlannedVisit,
        Force::Offer if opens_with_if(page, &told.content) || proviso(page, told).is_some() => {
            CommitmentKind::ConditionalOffer
        }
        Force::Offer => CommitmentKind::Offer,
        Force::Reaffirmation if form::is_will(page, &told.content) => {
            CommitmentKind::UnilateralCommitment
        }
        Force::Reaffirmation => CommitmentKind::ReaffirmedPolicy,
        Force::IntentDenial if recited => CommitmentKind::ReportedPriorAssurance,
        Force::IntentDenial => CommitmentKind::Assurance,
        Force::Commitment if joint && mechanism => CommitmentKind::Mechanism,
        Force::Commitment => CommitmentKind::UnilateralCommitment,
        Force::Appreciation if is_visit(page, told) => CommitmentKind::PlannedVisit,
        _ => return None,
    })
}

fn whole(page: &Page<'_>, cast: &Cast, index: usize, told: &Told) -> Option<Undertaking> {
    let (force, _, trigger) = &told.ruling;
    let kind = kind_of(page, cast, told)?;
    if matches!(kind, CommitmentKind::ReaffirmedPolicy | CommitmentKind::UnilateralCommitment)
        && (form::is_courtesy(page, &told.content) || page.low(told.content.start) == "by")
    {
        // "Reaffirmed by Kestrel's diplomacy" tells who did and not what.
        return None;
    }
    // "We don't support a ban": lending no weight is no policy that stands.
    let denied = told.cue.as_ref().is_some_and(|(cue, lemma, _)| {
        let mut near = cue.start.saturating_sub(1)..cue.end;
        let lends = page.lexicon.is_listed("lending_verbs", lemma);
        lends && near.any(|word| page.is_any(word, &["not", "n't", "don't", "doesn't"]))
    });
    if denied || matches!(force, Force::Commitment) && !awaits_deed(page, told) {
        return None;
    }
    let before =
        opens_with_if(page, &told.content).then(|| condition(page, &told.content)).flatten();
    let mut words = act(page, told, kind, trigger.as_ref(), before.as_ref());
    let after = proviso(page, told).filter(|words| before.is_none() && !words.is_empty());
    if let Some(after) = after.as_ref().filter(|after| after.start > words.start + 2) {
        words.end = words.end.min(after.start - 1);
    }
    if kind == CommitmentKind::UnilateralCommitment && form::is_effect(page, &words) {
        return None;
    }
    let condition = before.or(after);
    Some(Undertaking {
        statement: index,
        kind,
        modality: modality(page, kind, told, trigger.as_ref()),
        by_when: by_when(page, &words),
        words,
        condition,
    })
}

/// The act itself: after "will", "to", "agree that"; the whole clause of an assurance.
fn act(
    page: &Page<'_>,
    told: &Told,
    kind: CommitmentKind,
    trigger: Option<&Words>,
    condition: Option<&Words>,
) -> Words {
    let content = &told.content;
    let start = match kind {
        CommitmentKind::UnilateralCommitment if form::is_will(page, content) => None,
        CommitmentKind::UnilateralCommitment | CommitmentKind::Offer => trigger
            .filter(|words| words.start < content.start + 12)
            .map(|words| act_from(page, words)),
        CommitmentKind::ClaimedUnderstanding | CommitmentKind::MutualAgreement => {
            trigger.map(|words| words.end)
        }
        CommitmentKind::JointInstruction => {
            let stop = content.end.min(content.start + 10);
            // "An inquiry to find out …": ordered by its noun.
            let thing = page.is_indefinite_article(content.start);
            (content.start..if thing { content.start } else { stop })
                .find(|word| page.low(*word) == "to")
                .map(|to| to + 1)
        }
        CommitmentKind::ConditionalOffer => condition.map(|words| words.end + 1),
        CommitmentKind::PlannedVisit if invites(page, told) => {
            let to = content.clone().find(|word| page.low(*word) == "to");
            to.filter(|to| page.tag(to + 1) == Tag::Verb).map(|to| to + 1)
        }
        _ => None,
    };
    let start = start.filter(|start| start + 1 < content.end).unwrap_or(content.start);
    let mut start = start;
    // "Kestrel's commitment to building the pier": the building.
    if kind == CommitmentKind::ReaffirmedPolicy
        && let Some(verb) = form::committed_to(page, content)
    {
        start = verb;
    }
    // "Supports Valdoria's efforts": without its verb it would be Valdoria's.
    if kind == CommitmentKind::ReaffirmedPolicy
        && let Some((cue, lemma, _)) = &told.cue
        && cue.end == content.start
        && page.lexicon.is_listed("lending_verbs", lemma)
    {
        start = cue.start;
    }
    while start + 1 < content.end && page.is_any(start, &[",", ";", ":", ".", "and", "that", "to"])
    {
        start += 1;
    }
    let mut end = further_act(page, content).filter(|end| *end > start + 2).unwrap_or(content.end);
    while end > start && page.is_any(end - 1, &[".", ",", ";"]) {
        end -= 1;
    }
    start..end.max(start + 1).min(content.end)
}

/// Where the act begins: with its own verb where the phrase that binds ends in "continue to", and with
/// the phrase itself where it denies ("will not accept").
fn act_from(page: &Page<'_>, words: &Words) -> usize {
    let last = words.end - 1;
    if page.in_list("giving", words.start) || page.is_any(words.end, &["not", "never", "n't"]) {
        words.start
    } else if words.len() > 1 && page.low(last) == "to" && page.in_list("continuing", last - 1) {
        last - 1
    } else {
        words.end
    }
}

/// Where another act begins that is no part of what is promised: ", sending his best wishes", "and
/// calling on the regime to stop".
fn further_act(page: &Page<'_>, content: &Words) -> Option<usize> {
    content.clone().skip(2).find(|at| {
        if page.low(*at) == "and" && page.low(at + 1) == "that" {
            return true;
        }
        let next = at + 1 + usize::from(page.low(at + 1) == "and");
        let next = page.behind_adverbs(next, content.end);
        page.is_comma_or_and(*at)
            && page.form(next) == Form::Gerund
            && page.in_list("further_acts", next)
    })
}

/// Whether what is looked forward to is done by those who do: an act or a meeting, not "future
/// collaboration".
fn awaits_deed(page: &Page<'_>, told: &Told) -> bool {
    let cue = told.cue.as_ref().map_or("", |(_, lemma, _)| lemma.as_str());
    let trigger = told.ruling.2.as_ref();
    let looks = trigger.is_some_and(|words| page.in_list("looking", words.start));
    let start = match trigger.filter(|_| looks) {
        Some(words) => words.end,
        None if page.lexicon.is_listed("awaiting_cues", cue) => told.content.start,
        None => return true,
    };
    let start = start + usize::from(page.low(start) == "to");
    let phrase = start..told.content.end.min(start + 8);
    if page.form(page.behind_adverbs(start, phrase.end)) == Form::Gerund {
        return true;
    }
    let bar = |word: &usize| page.tag(*word) == Tag::Adp || page.is_comma_or_and(*word);
    let head = phrase.take_while(|word| !bar(word)).last();
    head.is_some_and(|head| page.in_list("invited_to", head) || page.in_list("meetings", head))
}

fn modality(
    page: &Page<'_>,
    kind: CommitmentKind,
    told: &Told,
    trigger: Option<&Words>,
) -> Modality {
    match kind {
        CommitmentKind::Assurance | CommitmentKind::ReportedPriorAssurance => Modality::Denied,
        CommitmentKind::ReaffirmedPolicy => Modality::Standing,
        CommitmentKind::JointInstruction => Modality::Instructed,
        CommitmentKind::MutualAgreement | CommitmentKind::ClaimedUnderstanding => Modality::Agreed,
        _ => {
            let near = trigger.cloned().unwrap_or(told.content.clone());
            let cue = told.cue.as_ref().map_or("", |(_, lemma, _)| lemma.as_str());
            if has_any(page, &near, "willing") || page.lexicon.has_listed_word("willingness", cue) {
                Modality::Willing
            } else if has_any(page, &near, "ready")
                || page.lexicon.has_listed_word("readiness_to_act", cue)
            {
                Modality::Ready
            } else if has_any(page, &near, "intending")
                || page.lexicon.is_listed("intending_cues", cue)
            {
                Modality::Intends
            } else if has_any(page, &near, "will") {
                Modality::Will
            } else if page.lexicon.is_listed("pledging_cues", cue) {
                Modality::Pledged
            } else if page.lexicon.is_listed("settling_cues", cue) {
                Modality::Agreed
            } else {
                Modality::Unmarked
            }
        }
    }
}

fn invites(page: &Page<'_>, told: &Told) -> bool {
    told.cue.as_ref().is_some_and(|(_, lemma, _)| page.lexicon.is_listed("inviting_cues", lemma))
}

/// Whether somebody is invited to come, and not only to take part.
fn travels(page: &Page<'_>, told: &Told) -> bool {
    let content = &told.content;
    let come = has_any(page, content, "coming_to") || has_any(page, content, "invited_to");
    let act = |at: usize| page.tag(at) == Tag::Verb;
    let other = content.clone().any(|word| page.low(word) == "to" && act(word + 1));
    come || !other && !act(content.start)
}

/// A condition behind the act: "…, provided that …".
fn proviso(page: &Page<'_>, told: &Told) -> Option<Words> {
    let content = &told.content;
    let start = (content.start + 3..content.end)
        .find(|at| page.low(at - 1) == "," && page.in_list("provisos", *at))?;
    let end = if page.low(content.end - 1) == "." { content.end - 1 } else { content.end };
    Some(start..end)
}

fn opens_with_if(page: &Page<'_>, content: &Words) -> bool {
    (content.start..content.end.min(content.start + 2)).any(|word| page.low(word) == "if")
}

fn condition(page: &Page<'_>, content: &Words) -> Option<Words> {
    let comma = content.clone().find(|word| page.low(*word) == ",")?;
    Some(content.start..comma)
}

fn is_visit(page: &Page<'_>, told: &Told) -> bool {
    let welcomed = told
        .cue
        .as_ref()
        .is_some_and(|(_, lemma, _)| page.lexicon.is_listed("welcoming_cues", lemma));
    let stop = told.content.end.min(told.content.start + 8);
    welcomed && has_any(page, &(told.content.start..stop), "invited_to")
}

fn by_when(page: &Page<'_>, words: &Words) -> Option<Words> {
    words.clone().find_map(|at| {
        let mut end = at + page.listed("deadlines", at)?;
        if page.low(end - 1) == "of" {
            end = (end..words.end)
                .find(|word| page.is_any(*word, &[",", ".", "and"]))
                .unwrap_or(words.end);
        }
        (end <= words.end).then_some(at..end)
    })
}

/// Whether a word of a list of `commitments.toml` is among these.
fn has_any(page: &Page<'_>, words: &Words, list: &str) -> bool {
    words.clone().any(|word| page.in_list(list, word))
}
