//! The force of a statement, by the decision order of the readout codebook.
//!
//! Words are in `lexicon/en/forces.toml`; this file holds the order in which they are asked and
//! the conditions on who the clause's subject is.

use chancery_record::Force;
use chancery_syntax::{Form, Tag};

use crate::cast::{ActorIndex, Cast};
use crate::cues::Frame;
use crate::mentions::{Mentions, Naming};
use crate::page::{Page, Words};

/// What is known about a piece besides its words.
pub(crate) struct Setting<'s> {
    pub(crate) page: &'s Page<'s>,
    pub(crate) mentions: &'s Mentions,
    pub(crate) cast: &'s Cast,
    /// The speaker's side, where known.
    pub(crate) side: Option<&'s str>,
    /// The side of the other principal, where there is one.
    pub(crate) other_side: Option<&'s str>,
    pub(crate) joint: bool,
    pub(crate) speaker: Option<ActorIndex>,
}

/// A cue's bearing on the force of its content.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Bearing<'s> {
    pub(crate) frame: Frame,
    pub(crate) force: Option<Force>,
    pub(crate) lemma: &'s str,
}

/// A force, the rule that gave it and the words it went by.
pub(crate) struct Ruling {
    pub(crate) force: Force,
    pub(crate) rule: &'static str,
    pub(crate) words: Option<Words>,
    pub(crate) threat: bool,
}

/// Who the clause is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Agent {
    Own,
    Counterpart,
    Everyone,
    Third,
    Abstract,
}

impl Ruling {
    fn new(force: Force, rule: &'static str, words: Option<Words>) -> Self {
        Self { force, rule, words, threat: false }
    }
}

/// Decides the force of a piece.
///
/// `before` is the piece it is coordinated with: a verb phrase without a subject has that one's.
pub(crate) fn decide(
    setting: &Setting<'_>,
    piece: &Words,
    before: Option<&Words>,
    cue: Option<Bearing<'_>>,
) -> Ruling {
    let agent = match before {
        Some(before) if begins_with_verb(setting.page, piece) => agent(setting, before),
        _ => agent(setting, piece),
    };
    by_cue(setting, piece, cue, agent)
        .or_else(|| denial(setting, piece, agent))
        .or_else(|| standing(setting, piece, cue, agent))
        .or_else(|| conditional(setting, piece, agent))
        .or_else(|| hoped(setting, piece))
        .or_else(|| future(setting, piece, agent))
        .or_else(|| directive(setting, piece, agent))
        .or_else(|| conflict(setting, piece, agent))
        .or_else(|| norm(setting, piece, agent))
        .or_else(|| record(setting, piece, agent))
        .or_else(|| thanks(setting, piece))
        .or_else(|| cue_default(cue))
        .unwrap_or_else(|| Ruling::new(Force::Assessment, "force/otherwise", None))
}

/// Cues that settle it alone: topics without content, agreement, instruction.
fn by_cue(
    setting: &Setting<'_>,
    piece: &Words,
    cue: Option<Bearing<'_>>,
    agent: Agent,
) -> Option<Ruling> {
    if let Some(words) = both_agree(setting, piece) {
        return Some(Ruling::new(Force::Agreement, "force/both-agree", Some(words)));
    }
    let cue = cue?;
    let force = cue.force?;
    let settled = match force {
        Force::Report => cue.frame == Frame::Act,
        Force::Agreement => setting.joint || cue.frame != Frame::Clause,
        Force::Instruction | Force::Appreciation => true,
        Force::Accusation | Force::Rejection => cue.frame != Frame::Infinitive,
        Force::Warning => true,
        Force::Commitment => {
            if cue.frame == Frame::Infinitive
                && let Some(words) = find(setting, "benefit", piece)
            {
                return Some(Ruling::new(Force::Offer, "force/own-benefit", Some(words)));
            }
            cue.frame != Frame::Clause
        }
        Force::Reaffirmation => true,
        Force::Appeal => return Some(addressed(setting, piece, cue, agent)),
        _ => false,
    };
    settled.then(|| Ruling::new(force, "force/cue", None))
}

/// "urged the other side to …": a demand where only the counterpart is told, and not as a hope.
fn addressed(setting: &Setting<'_>, piece: &Words, cue: Bearing<'_>, agent: Agent) -> Ruling {
    let hopeful =
        cue.lemma.contains("hope") || cue.lemma.contains("wish") || cue.lemma.contains("desire");
    let counterpart = first_actor_is_counterpart(setting, piece) || agent == Agent::Counterpart;
    if counterpart && !hopeful && cue.frame == Frame::Person {
        Ruling::new(Force::Demand, "force/counterpart-told", None)
    } else {
        Ruling::new(Force::Appeal, "force/others-told", None)
    }
}

fn first_actor_is_counterpart(setting: &Setting<'_>, piece: &Words) -> bool {
    let head = piece.start..piece.end.min(piece.start + 5);
    setting
        .mentions
        .within(&head)
        .first()
        .is_some_and(|mention| is_counterpart(setting, mention.actor))
}

fn is_counterpart(setting: &Setting<'_>, actor: ActorIndex) -> bool {
    let side = setting.cast.side_of(actor);
    side.is_some() && side == setting.other_side && side != setting.side
}

fn both_agree(setting: &Setting<'_>, piece: &Words) -> Option<Words> {
    let words = find(setting, "agree", piece)?;
    let page = setting.page;
    let before = piece.start..words.start;
    let together =
        before.clone().any(|word| page.is_any(word, &["both", "we", "they", "sides", "two"]))
            || before.is_empty() && !page.is_any(words.start, &["consensus"]);
    let early = words.start < piece.start + 8;
    (together && early && page.low(words.start) != "consensus").then_some(words)
}

/// The speaker's side denies an aim; a denied change of course is a policy that holds.
fn denial(setting: &Setting<'_>, piece: &Words, agent: Agent) -> Option<Ruling> {
    let words = find(setting, "denial", piece)?;
    if find(setting, "double_negation", &(words.end..piece.end.min(words.end + 4))).is_some() {
        return Some(Ruling::new(Force::Reaffirmation, "force/double-negation", Some(words)));
    }
    let other = matches!(agent, Agent::Counterpart | Agent::Third) && setting.side.is_some();
    (!other).then(|| Ruling::new(Force::IntentDenial, "force/denied-aim", Some(words)))
}

fn standing(
    setting: &Setting<'_>,
    piece: &Words,
    cue: Option<Bearing<'_>>,
    agent: Agent,
) -> Option<Ruling> {
    let words = find(setting, "standing", piece)?;
    let page = setting.page;
    let strong = page.is_any(
        words.start,
        &[
            "remains",
            "remain",
            "no",
            "has",
            "have",
            "had",
            "adhere",
            "adheres",
            "abide",
            "abides",
            "stands",
            "stand",
            "is",
            "continues",
            "continue",
            "adhering",
        ],
    );
    let reaffirmed = cue.is_some_and(|cue| {
        matches!(
            cue.lemma,
            "reaffirm"
                | "affirm"
                | "reiterate"
                | "emphasize"
                | "emphasise"
                | "underscore"
                | "stress"
                | "underline"
                | "restate"
                | "renew"
                | "highlight"
        ) && cue.frame == Frame::Object
    });
    let own = !matches!(agent, Agent::Counterpart | Agent::Third | Agent::Everyone);
    let addressed = find(setting, "must", piece).is_some() && !own;
    ((strong && own || reaffirmed) && !addressed)
        .then(|| Ruling::new(Force::Reaffirmation, "force/policy-holds", Some(words)))
}

/// "If …": harm is a warning, a benefit an offer.
fn conditional(setting: &Setting<'_>, piece: &Words, agent: Agent) -> Option<Ruling> {
    let page = setting.page;
    let first = if page.is_any(piece.start, &["but", "and", "however", ","]) {
        piece.start + 1
    } else {
        piece.start
    };
    let opens = page.is_any(first, &["if", "should", "unless", "were"]);
    let inverted = page.is_any(first, &["should", "were"]) && !is_subject_modal(setting, first);
    if !(page.is_any(first, &["if", "unless"]) || opens && inverted) {
        return None;
    }
    let threat = agent == Agent::Own
        || find(setting, "warn", piece)
            .is_some_and(|words| own_before(setting, piece, words.start));
    if find(setting, "benefit", piece).is_some() {
        return Some(Ruling::new(
            Force::Offer,
            "force/conditional-benefit",
            Some(first..first + 1),
        ));
    }
    let words = find(setting, "warn", piece);
    let consequence = page_has_future(page, piece);
    (words.is_some() || consequence).then(|| Ruling {
        threat,
        ..Ruling::new(Force::Warning, "force/conditional-harm", words.or(Some(first..first + 1)))
    })
}

fn is_subject_modal(setting: &Setting<'_>, at: usize) -> bool {
    setting.page.tag(at + 1) == Tag::Verb
}

fn own_before(setting: &Setting<'_>, piece: &Words, end: usize) -> bool {
    let mentions = setting.mentions.within(&(piece.start..end));
    mentions.last().is_some_and(|mention| {
        setting.side.is_some() && setting.cast.side_of(mention.actor) == setting.side
    })
}

fn page_has_future(page: &Page<'_>, piece: &Words) -> bool {
    piece.clone().any(|word| page.is_any(word, &["will", "would", "could", "'ll", "may"]))
}

/// Own future acts: red lines, benefits, commitments.
fn future(setting: &Setting<'_>, piece: &Words, agent: Agent) -> Option<Ruling> {
    let words = find(setting, "future", piece)?;
    let own = agent == Agent::Own
        || setting.joint && agent != Agent::Abstract
        || agent == Agent::Abstract && words.start == piece.start;
    if !own {
        return None;
    }
    if let Some(harm) = find(setting, "warn", piece) {
        let mut ruling = Ruling::new(Force::Warning, "force/own-harm", Some(harm));
        ruling.threat = true;
        return Some(ruling);
    }
    if find(setting, "denial", piece).is_some() {
        return None;
    }
    let rest = words.end..piece.end.min(words.end + 5);
    if find(setting, "benefit", &rest).is_some() {
        return Some(Ruling::new(Force::Offer, "force/own-benefit", Some(words)));
    }
    Some(Ruling::new(Force::Commitment, "force/own-future", Some(words)))
}

/// "Hopes that the other side will …".
fn hoped(setting: &Setting<'_>, piece: &Words) -> Option<Ruling> {
    let head = piece.start..piece.end.min(piece.start + 5);
    let words = find(setting, "hope", &head)?;
    let told = !setting.mentions.within(&(words.end..piece.end)).is_empty();
    told.then(|| Ruling::new(Force::Appeal, "force/hoped", Some(words)))
}

/// An actor is told to act.
fn directive(setting: &Setting<'_>, piece: &Words, agent: Agent) -> Option<Ruling> {
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

/// Harm foretold, blame, refusal.
fn conflict(setting: &Setting<'_>, piece: &Words, agent: Agent) -> Option<Ruling> {
    if let Some(words) = not_but(setting.page, piece) {
        return Some(Ruling::new(Force::Rejection, "force/not-but", Some(words)));
    }
    if let Some(words) = find(setting, "refuse", piece) {
        let negated = setting.page.is_any(words.start, &["is", "are", "this"]);
        if !negated || words.start < piece.start + 12 {
            return Some(Ruling::new(Force::Rejection, "force/refused", Some(words)));
        }
    }
    if let Some(words) = find(setting, "warn", piece) {
        return Some(Ruling::new(Force::Warning, "force/harm", Some(words)));
    }
    let words = find(setting, "blame", piece)?;
    let someone = matches!(agent, Agent::Counterpart | Agent::Third)
        || setting.mentions.within(piece).iter().any(|mention| {
            mention.naming != Naming::Group && Some(mention.actor) != setting.speaker
        });
    let norm = find(setting, "must", piece).is_some();
    (someone && !norm).then(|| Ruling::new(Force::Accusation, "force/blame", Some(words)))
}

/// "is not security, but protectionism": one name for a thing is refused for another.
fn not_but(page: &Page<'_>, piece: &Words) -> Option<Words> {
    let at = piece.clone().find(|word| {
        page.is_any(*word, &["is", "are"]) && page.is_any(word + 1, &["not", "n't"])
    })?;
    let but = (at + 2..piece.end.min(at + 14)).find(|word| page.low(*word) == "but")?;
    let noun = !matches!(page.tag(at + 2), Tag::Verb | Tag::Adv);
    (noun && page.is_any(but - 1, &[",", "”", "\""])).then_some(at..but + 1)
}

/// A norm with an abstract subject, or none.
fn norm(setting: &Setting<'_>, piece: &Words, agent: Agent) -> Option<Ruling> {
    if let Some(words) = find(setting, "norm", piece) {
        return Some(Ruling::new(Force::Principle, "force/norm", Some(words)));
    }
    let words = find(setting, "must", piece)?;
    (agent == Agent::Abstract)
        .then(|| Ruling::new(Force::Principle, "force/abstract-must", Some(words)))
}

fn record(setting: &Setting<'_>, piece: &Words, agent: Agent) -> Option<Ruling> {
    if agent != Agent::Own {
        return None;
    }
    let words = find(setting, "record", piece).or_else(|| perfect(setting.page, piece))?;
    Some(Ruling::new(Force::SelfDescription, "force/own-record", Some(words)))
}

/// "has sent": a perfect tense in the main clause.
fn perfect(page: &Page<'_>, piece: &Words) -> Option<Words> {
    let head = piece.start..piece.end.min(piece.start + 10);
    let at = head
        .into_iter()
        .find(|word| page.tag(*word) == Tag::Aux && page.is_any(*word, &["has", "have"]))?;
    let verb = (at + 1..piece.end.min(at + 4)).find(|word| page.form(*word) == Form::Participle)?;
    Some(at..verb + 1)
}

fn thanks(setting: &Setting<'_>, piece: &Words) -> Option<Ruling> {
    let words = find(setting, "thanks", piece)?;
    let early = words.start < piece.start + 5 || setting.page.low(words.start) == "very";
    let passive = words.start > piece.start && setting.page.tag(words.start - 1) == Tag::Aux;
    (early && !passive).then(|| Ruling::new(Force::Appreciation, "force/thanks", Some(words)))
}

fn cue_default(cue: Option<Bearing<'_>>) -> Option<Ruling> {
    let force = cue?.force?;
    Some(Ruling::new(force, "force/cue-default", None))
}

/// The first of a list's words within the piece.
fn find(setting: &Setting<'_>, list: &str, piece: &Words) -> Option<Words> {
    let phrases = setting.page.lexicon.force_words(list)?;
    piece.clone().find_map(|at| {
        let (length, ()) = phrases.at(setting.page, at)?;
        (at + length <= piece.end).then_some(at..at + length)
    })
}

fn begins_with_verb(page: &Page<'_>, piece: &Words) -> bool {
    let first = if page.tag(piece.start) == Tag::Adv { piece.start + 1 } else { piece.start };
    matches!(page.tag(first), Tag::Verb | Tag::Aux)
}

/// Who the subject of the clause's main verb is. Of "the point is that …" it is the subject of what
/// follows.
fn agent(setting: &Setting<'_>, piece: &Words) -> Agent {
    let page = setting.page;
    let mut start = piece.start;
    let stop = piece.end.min(start + 12);
    if let Some(that) = (start + 2..stop)
        .find(|word| page.low(*word) == "that" && page.is_any(word - 1, &["is", "was"]))
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
    let subject = start..verb.unwrap_or(start + 1).min(piece.end);
    if find(setting, "everyone", &subject).is_some() {
        return Agent::Everyone;
    }
    if subject.is_empty() {
        return Agent::Own;
    }
    if subject.clone().any(|word| page.is_any(word, &["i", "we", "our"])) {
        return Agent::Own;
    }
    let named: Vec<_> = setting.mentions.within(&subject).iter().collect();
    let Some(mention) = named.first() else { return Agent::Abstract };
    // "China's position", "the state of relations": the subject is a thing.
    if page.is_any(mention.words.end, &["'s", "'", "-"]) || mention.words.start > subject.start + 2
    {
        return Agent::Abstract;
    }
    if named.len() > 1
        && named.iter().any(|m| is_counterpart(setting, m.actor))
        && named
            .iter()
            .any(|m| setting.side.is_some() && setting.cast.side_of(m.actor) == setting.side)
    {
        return Agent::Everyone;
    }
    if setting.cast.actors[mention.actor].members.len() > 1 || mention.naming == Naming::Group {
        Agent::Everyone
    } else if is_counterpart(setting, mention.actor) {
        Agent::Counterpart
    } else if Some(mention.actor) == setting.speaker
        || setting.side.is_some() && setting.cast.side_of(mention.actor) == setting.side
    {
        Agent::Own
    } else {
        Agent::Third
    }
}
