//! Who a clause is about.

use chancery_record::ActorKind;
use chancery_syntax::{Form, Tag};

use super::{Bearing, Setting, find};
use crate::actors::cast::ActorIndex;
use crate::actors::mentions::Naming;
use crate::dates::english::weekday;
use crate::page::{Page, Words};
use crate::speech::cues::Frame;

/// Who the clause is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Agent {
    Own,
    Counterpart,
    Everyone,
    Third,
    Abstract,
}

/// Who the subject of the clause's main verb is. Of "the point is that …" it is the subject of what
/// follows.
pub(super) fn agent(setting: &Setting<'_>, piece: &Words, cue: Option<Bearing<'_>>) -> Agent {
    let page = setting.page;
    let subject = main_subject(page, piece);
    // "We will …" of one speaker is that speaker's side.
    let last = page.before_adverbs(subject.end, subject.start + 1).wrapping_sub(1);
    if page.low(last) == "we" && !setting.joint {
        return Agent::Own;
    }
    if find(setting, "everyone", &subject).is_some() {
        return Agent::Everyone;
    }
    if subject.is_empty() || subject.clone().any(|word| page.is_any(word, &["i", "we", "our"])) {
        return Agent::Own;
    }
    let quoted = page.is_quotation_mark(piece.start)
        || page.is_quotation_mark(piece.start.saturating_sub(1));
    let indirect = !quoted && cue.is_some_and(|cue| cue.frame == Frame::Clause);
    let pronoun = indirect.then(|| by_pronoun(setting, piece, &subject)).flatten();
    pronoun.unwrap_or_else(|| by_name(setting, &subject))
}

/// The words before the main verb of a piece, behind what only opens it.
fn main_subject(page: &Page<'_>, piece: &Words) -> Words {
    // "Said Monday his country will": the day is that of the saying.
    let day = weekday(page.low(piece.start)).is_some() && piece.len() > 2;
    let mut start = piece.start + usize::from(day);
    let stop = piece.end.min(start + 12);
    if let Some(that) =
        (start + 2..stop).find(|word| page.low(*word) == "that" && page.is_singular_be(word - 1))
    {
        start = that + 1;
    }
    // The main clause after "If …," or "In the face of …,".
    let opener = page.tag(start) == Tag::Adp
        || page.is_any(start, &["if", "as", "in", "at", "should", "when", "since", "given"]);
    if opener && let Some(comma) = (start..piece.end).find(|word| page.low(*word) == ",") {
        start = comma + 1;
    }
    let verb = (start..piece.end).find(|word| {
        matches!(page.tag(*word), Tag::Aux | Tag::Verb)
            && matches!(page.form(*word), Form::Modal | Form::Present | Form::Present3 | Form::Past)
    });
    start..verb.unwrap_or(start + 1).min(piece.end)
}

/// Who is named in the subject.
fn by_name(setting: &Setting<'_>, subject: &Words) -> Agent {
    let page = setting.page;
    let named = setting.mentions.within(subject);
    let Some(mention) = named.first() else { return Agent::Abstract };
    // "Kestrel's position", "the state of relations": the subject is a thing.
    if page.is_any(mention.words.end, &["'s", "'", "-"]) || mention.words.start > subject.start + 2
    {
        return Agent::Abstract;
    }
    let own = |actor| setting.side.is_some() && setting.cast.side_of(actor) == setting.side;
    let both = named.len() > 1
        && named.iter().any(|one| is_counterpart(setting, one.actor))
        && named.iter().any(|one| own(one.actor));
    let several = setting.cast.actors[mention.actor].members.len() > 1;
    if both || several || mention.naming == Naming::Group {
        Agent::Everyone
    } else if is_counterpart(setting, mention.actor) {
        Agent::Counterpart
    } else if Some(mention.actor) == setting.speaker || own(mention.actor) {
        Agent::Own
    } else {
        Agent::Third
    }
}

/// "He said he was ready", "the ministry says it will go on": who speaks of himself. A body that says
/// "he must" means somebody else. "Her country will" is the speaker's own.
fn by_pronoun(setting: &Setting<'_>, piece: &Words, subject: &Words) -> Option<Agent> {
    const NEAR: usize = 4;
    let page = setting.page;
    // "He expected that they would": what is to come is not his.
    let head = subject.start..piece.end.min(subject.end + NEAR);
    let verb = page.behind_adverbs(subject.end, piece.end);
    ["future", "must", "denial", "record"]
        .iter()
        .find(|list| find(setting, list, &head).is_some_and(|words| words.start <= verb))?;
    let speaker = &setting.cast.actors[setting.speaker?];
    if setting.joint || speaker.members.len() > 1 {
        return None;
    }
    let body = matches!(speaker.kind, ActorKind::State | ActorKind::Organization);
    let first = subject.start;
    let rest = first + 1..subject.end;
    let alone = rest.clone().all(|at| page.tag(at) == Tag::Adv);
    match page.low(first) {
        "he" | "she" if alone && speaker.kind == ActorKind::Person => Some(Agent::Own),
        "he" | "she" if alone && body => Some(Agent::Third),
        "it" if alone && body => Some(Agent::Own),
        "his" | "her" | "its" | "their" if rest.len() == 1 => {
            page.in_list("own_bodies", first + 1).then_some(Agent::Own)
        }
        _ => None,
    }
}

/// Whether the first who is named in a piece is of the other side.
pub(super) fn first_actor_is_counterpart(setting: &Setting<'_>, piece: &Words) -> bool {
    let head = piece.start..piece.end.min(piece.start + 5);
    setting
        .mentions
        .within(&head)
        .first()
        .is_some_and(|mention| is_counterpart(setting, mention.actor))
}

/// Whether somebody is of the side that the speaker talked with.
pub(super) fn is_counterpart(setting: &Setting<'_>, actor: ActorIndex) -> bool {
    let side = setting.cast.side_of(actor);
    side.is_some() && side == setting.other_side && side != setting.side
}

/// Whether the last who is named before `end` is of the speaker's side.
pub(super) fn own_before(setting: &Setting<'_>, piece: &Words, end: usize) -> bool {
    let mentions = setting.mentions.within(&(piece.start..end));
    mentions.last().is_some_and(|mention| {
        setting.side.is_some() && setting.cast.side_of(mention.actor) == setting.side
    })
}

/// Whether a piece begins with a verb, behind an adverb at the most.
pub(super) fn begins_with_verb(page: &Page<'_>, piece: &Words) -> bool {
    let first = if page.tag(piece.start) == Tag::Adv { piece.start + 1 } else { piece.start };
    matches!(page.tag(first), Tag::Verb | Tag::Aux)
}
