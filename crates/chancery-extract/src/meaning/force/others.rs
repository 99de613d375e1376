//! What the speaker says to others and of others: calls, harm, blame, refusal, norms.

use chancery_record::Force;
use chancery_syntax::Tag;

use super::agent::{Agent, first_actor_is_counterpart};
use super::heads::finite_within;
use super::{Bearing, Ruling, Setting, find, harm};
use crate::actors::mentions::Naming;
use crate::page::{Page, Words};
use crate::speech::cues::Frame;

/// "Hopes that the other side will …".
pub(super) fn hoped(setting: &Setting<'_>, piece: &Words) -> Option<Ruling> {
    let head = piece.start..piece.end.min(piece.start + 5);
    let words = find(setting, "hope", &head)?;
    let told = !setting.mentions.within(&(words.end..piece.end)).is_empty();
    told.then(|| Ruling::new(Force::Appeal, "force/hoped", Some(words)))
}

/// An actor is told to act.
pub(super) fn directive(setting: &Setting<'_>, piece: &Words, agent: Agent) -> Option<Ruling> {
    if let Some(words) = find(setting, "calls", piece).filter(|words| words.start < piece.start + 3)
    {
        let force = if agent == Agent::Counterpart
            || first_actor_is_counterpart(setting, &(words.end..piece.end))
        {
            Force::Demand
        } else {
            Force::Appeal
        };
        return Some(Ruling::new(force, "force/called-on", Some(words)));
    }
    if let Some(words) = task_of(setting, piece) {
        return Some(Ruling::new(Force::Appeal, "force/task-of-actors", Some(words)));
    }
    let words = find(setting, "must", piece)?;
    match agent {
        Agent::Counterpart => {
            Some(Ruling::new(Force::Demand, "force/counterpart-must", Some(words)))
        }
        Agent::Everyone | Agent::Own | Agent::Third => {
            Some(Ruling::new(Force::Appeal, "force/actor-must", Some(words)))
        }
        Agent::Abstract => None,
    }
}

/// "The first task for both governments is to …": actors are told to act.
fn task_of(setting: &Setting<'_>, piece: &Words) -> Option<Words> {
    let page = setting.page;
    let head = piece.start..piece.end.min(piece.start + 6);
    let task = head.into_iter().find(|word| page.in_list("tasks", *word))?;
    let is = (task..piece.end.min(task + 14)).find(|word| page.in_list("task_is", *word))?;
    let between = task + 1..is;
    let told = !setting.mentions.within(&between).is_empty()
        || find(setting, "everyone", &between).is_some();
    let of = page.in_list("whose_task", task + 1);
    (told || of && between.len() > 2).then_some(task..is)
}

/// "Expressed concern over the floods": blame only where somebody is meant.
pub(super) fn mild(setting: &Setting<'_>, piece: &Words, cue: Bearing<'_>) -> Option<Ruling> {
    let blames = cue.force == Some(Force::Accusation) && cue.frame != Frame::Act;
    let expressed = || setting.page.lexicon.has_listed_word("concern_words", cue.lemma);
    let words = (blames && expressed()).then(|| state_of_affairs(setting, piece)).flatten()?;
    Some(Ruling::new(Force::Assessment, "force/concern-at-things", Some(words)))
}

/// The head of what a concern is about, where that is a state of affairs and nobody's deed ("the
/// situation in Kestrel", "rising cases"), with no word of blame.
pub(super) fn state_of_affairs(setting: &Setting<'_>, piece: &Words) -> Option<Words> {
    let page = setting.page;
    let opened = |at: usize| {
        at + usize::from(page.is_any(at, &["over", "about", "at", "by", "for", "regarding"]))
    };
    let noun = piece.start..piece.end.min(piece.start + 5);
    let concern = noun.into_iter().rev().find(|word| page.in_list("concerns", *word));
    let start = opened(concern.map_or(piece.start, |word| word + 1));
    let bar =
        |word: &usize| page.tag(*word) == Tag::Adp || page.is_any(*word, &[",", "and", "'s", "'"]);
    let phrase = (start..piece.end.min(start + 8)).take_while(|word| !bar(word));
    let head = phrase.last().filter(|head| page.in_list("states_of_affairs", *head))?;
    find(setting, "blame", piece).is_none().then_some(head..head + 1)
}

/// Harm foretold, blame, refusal.
pub(super) fn conflict(setting: &Setting<'_>, piece: &Words, agent: Agent) -> Option<Ruling> {
    if let Some(words) = not_but(setting.page, piece) {
        return Some(Ruling::new(Force::Rejection, "force/not-but", Some(words)));
    }
    if let Some(words) = find(setting, "refuse", piece) {
        let negated = setting.page.is_any(words.start, &["is", "are", "this"]);
        if !negated || words.start < piece.start + 12 {
            return Some(Ruling::new(Force::Rejection, "force/refused", Some(words)));
        }
    }
    if let Some(words) = harm(setting, piece) {
        return Some(Ruling::new(Force::Warning, "force/harm", Some(words)));
    }
    let words = blame(setting, piece)?;
    if find(setting, "fault", piece).is_some() {
        return Some(Ruling::new(Force::Accusation, "force/fault", Some(words)));
    }
    // "we support the experts on war crimes": what one does oneself is no blame.
    let own =
        matches!(agent, Agent::Own | Agent::Everyone) && !told_that(setting.page, piece, &words);
    if own && setting.joint {
        return None;
    }
    let someone = matches!(agent, Agent::Counterpart | Agent::Third)
        || setting.mentions.within(piece).iter().any(|mention| {
            mention.naming != Naming::Group && Some(mention.actor) != setting.speaker
        });
    let norm = find(setting, "must", piece).is_some();
    (someone && !norm).then(|| Ruling::new(Force::Accusation, "force/blame", Some(words)))
}

/// Whether the words stand in a clause with "that" or "which" before them.
fn told_that(page: &Page<'_>, piece: &Words, words: &Words) -> bool {
    (piece.start..words.start).any(|word| page.is_relative_pronoun(word))
}

/// Words of blame: not negated ("no interference"), and in a noun phrase not far behind its head
/// ("their coordination on …, including on the aggression of …").
fn blame(setting: &Setting<'_>, piece: &Words) -> Option<Words> {
    const REACH: usize = 8;
    /// A clause has its verb within so many tokens.
    const CLAUSE: usize = 20;
    let words = find(setting, "blame", piece)?;
    let page = setting.page;
    let before = words.start.saturating_sub(2).max(piece.start)..words.start;
    let negated = before.clone().any(|word| page.is_any(word, &["no", "without", "never", "any"]));
    let near = words.start < piece.start + REACH || finite_within(page, piece, CLAUSE);
    (near && !negated).then_some(words)
}

/// "is not security, but protectionism": one name for a thing is refused for another.
fn not_but(page: &Page<'_>, piece: &Words) -> Option<Words> {
    let at = piece
        .clone()
        .find(|word| page.is_present_be(*word) && page.is_any(word + 1, &["not", "n't"]))?;
    let but = (at + 2..piece.end.min(at + 14)).find(|word| page.low(*word) == "but")?;
    let noun = !matches!(page.tag(at + 2), Tag::Verb | Tag::Adv);
    (noun && page.is_any(but - 1, &[",", "”", "\""])).then_some(at..but + 1)
}

/// A norm with an abstract subject, or none.
pub(super) fn norm(setting: &Setting<'_>, piece: &Words, agent: Agent) -> Option<Ruling> {
    if let Some(words) = find(setting, "norm", piece) {
        return Some(Ruling::new(Force::Principle, "force/norm", Some(words)));
    }
    let words = find(setting, "must", piece)?;
    (agent == Agent::Abstract)
        .then(|| Ruling::new(Force::Principle, "force/abstract-must", Some(words)))
}
