//! The force of a statement, by the decision order of the readout codebook.
//!
//! Words are in `lexicon/en/forces.toml`; here are the order in which they are asked (this file),
//! who the clause is about (`agent`), and the conditions of each step (`own`, `others`).

mod agent;
mod heads;
mod others;
mod own;
mod strength;

use chancery_record::Force;
use chancery_syntax::Tag;

use crate::actors::cast::{ActorIndex, Cast};
use crate::actors::mentions::Mentions;
use crate::page::{Page, Words};
use crate::speech::cues::Frame;
use crate::speech::polarity::TURNED;

pub(crate) use strength::strength;

use agent::{Agent, agent, begins_with_verb, first_actor_is_counterpart};
use heads::{further_verb, headed, position_told};
use others::{conflict, directive, hoped, norm};
use own::{conditional, denial, future, record, standing};

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
        Some(before) if begins_with_verb(setting.page, piece) => agent(setting, before, cue),
        _ => agent(setting, piece, cue),
    };
    by_codebook(setting, piece, cue)
        .or_else(|| directed(setting, piece))
        .or_else(|| by_cue(setting, piece, cue, agent))
        .or_else(|| position_told(setting, piece))
        .or_else(|| headed(setting, piece, cue))
        .or_else(|| further_verb(setting, piece, cue))
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
        .or_else(|| cue_default(setting, cue))
        .unwrap_or_else(|| Ruling::new(Force::Assessment, "force/otherwise", None))
}

/// The user's own words, which are taken at their word.
fn by_codebook(setting: &Setting<'_>, piece: &Words, cue: Option<Bearing<'_>>) -> Option<Ruling> {
    let codebook = setting.page.lexicon.codebook.as_ref()?;
    let (force, words) = codebook.force(setting.page, piece, cue.map(|cue| cue.lemma))?;
    Some(Ruling::new(force, "codebook/words", words))
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
    if let Some(mild) = others::mild(setting, piece, cue) {
        return Some(mild);
    }
    let settled = match force {
        Force::Report => cue.frame == Frame::Act,
        Force::Agreement => setting.joint || cue.frame != Frame::Clause,
        Force::Instruction | Force::Appreciation => true,
        _ if cue.lemma.starts_with(TURNED) => true,
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
    if is_lemma(setting, "inviting_cues", cue) {
        return Ruling::new(Force::Offer, "force/invited", None);
    }
    let head = piece.start..piece.end.min(piece.start + 4);
    if let Some(words) = find(setting, "own_officials", &head) {
        return Ruling::new(Force::Instruction, "force/own-officials-told", Some(words));
    }
    if let Some(words) = find(setting, "head_thanks", &head) {
        return Ruling::new(Force::Appreciation, "force/wished", Some(words));
    }
    let hopeful = setting.page.lexicon.has_listed_word("hope_words", cue.lemma);
    let counterpart = first_actor_is_counterpart(setting, piece) || agent == Agent::Counterpart;
    // "demanded that Kestrel stop".
    let demanded = cue.frame == Frame::Clause && is_lemma(setting, "demanding_cues", cue);
    if counterpart && !hopeful && (cue.frame == Frame::Person || demanded) {
        Ruling::new(Force::Demand, "force/counterpart-told", None)
    } else {
        Ruling::new(Force::Appeal, "force/others-told", None)
    }
}

/// "The ministers were directed to …", "(asked) their teams to …".
fn directed(setting: &Setting<'_>, piece: &Words) -> Option<Ruling> {
    let head = piece.start..piece.end.min(piece.start + 8);
    let own = find(setting, "own_officials", &head)
        .filter(|words| words.start == piece.start && setting.page.low(words.end) == "to");
    let words = own.or_else(|| find(setting, "directed", &head))?;
    Some(Ruling::new(Force::Instruction, "force/were-directed", Some(words)))
}

fn both_agree(setting: &Setting<'_>, piece: &Words) -> Option<Words> {
    let words = find(setting, "agree", piece)?;
    let page = setting.page;
    let before = piece.start..words.start;
    let together = before.clone().any(|word| page.in_list("both_sides", word))
        || before.is_empty() && !page.in_list("consensus", words.start);
    let early = words.start < piece.start + 8;
    (together && early && !page.in_list("consensus", words.start)).then_some(words)
}

fn thanks(setting: &Setting<'_>, piece: &Words) -> Option<Ruling> {
    if let Some(words) = gladness(setting, piece) {
        return Some(Ruling::new(Force::Appreciation, "force/glad", Some(words)));
    }
    let words = find(setting, "thanks", piece)?;
    // "I would like to express my gratitude".
    let near = if setting.page.is_i_or_we(piece.start) { 9 } else { 5 };
    let early = words.start < piece.start + near || setting.page.low(words.start) == "very";
    let passive = words.start > piece.start && setting.page.tag(words.start - 1) == Tag::Aux;
    (early && !passive).then(|| Ruling::new(Force::Appreciation, "force/thanks", Some(words)))
}

/// "I'm honored to be here", "we are delighted that …", "I'm grateful for your support".
fn gladness(setting: &Setting<'_>, piece: &Words) -> Option<Words> {
    let page = setting.page;
    let be = piece.start + 1;
    let glad = page.behind_adverbs(be + 1, piece.end);
    let am = page.is_any(be, &["am", "'m", "'re"]);
    let own = page.is_i_or_we(piece.start) && (am || page.is_form_of_be(be));
    let after = glad + 1;
    let met = page.low(after) == "to" && page.in_list("glad_to", after + 1);
    let tied = met || page.is_any(after, &["that", "for", "with", "by"]);
    (own && page.in_list("glad", glad) && tied).then_some(glad..glad + 1)
}

fn cue_default(setting: &Setting<'_>, cue: Option<Bearing<'_>>) -> Option<Ruling> {
    let cue = cue?;
    if let Some(force) = cue.force {
        return Some(Ruling::new(force, "force/cue-default", None));
    }
    // "reaffirmed the alliance": what is affirmed again was there before.
    let again = is_lemma(setting, "affirming_again_cues", cue) && cue.frame == Frame::Object;
    again.then(|| Ruling::new(Force::Reaffirmation, "force/affirmed-again", None))
}

/// Whether a cue is one of these verbs, by its dictionary form.
fn is_lemma(setting: &Setting<'_>, list: &str, cue: Bearing<'_>) -> bool {
    setting.page.lexicon.is_listed(list, cue.lemma)
}

/// The first words of harm foretold: not "the consequences of the flood" that are spoken about, nor
/// "stand by" without a "not".
fn harm(setting: &Setting<'_>, piece: &Words) -> Option<Words> {
    const BEFORE: usize = 4;
    let page = setting.page;
    let mut from = piece.start;
    while let Some(words) = find(setting, "warn", &(from..piece.end)) {
        let before = words.start.saturating_sub(BEFORE).max(piece.start)..words.start;
        let topic = page.in_list("effects_spoken_of", words.start)
            && page.is_any(words.end, &["of", "for", "on"])
            && !page.in_list("grave", words.start - 1);
        let idle = page.in_list("idle", words.start)
            && !before.clone().any(|word| page.is_any(word, &["not", "n't", "never", "nor"]));
        if !topic && !idle {
            return Some(words);
        }
        from = words.end;
    }
    None
}

/// The first of a list's words within the piece.
fn find(setting: &Setting<'_>, list: &str, piece: &Words) -> Option<Words> {
    setting.page.find_of_force(list, piece)
}
