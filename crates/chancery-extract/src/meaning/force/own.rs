//! What the speaker says of its own side: aims denied, policies that hold, what it will do.

use chancery_record::Force;
use chancery_syntax::{Form, Tag};

use super::agent::{Agent, own_before};
use super::{Bearing, Ruling, Setting, find, harm, is_lemma};
use crate::page::{Page, Words};
use crate::speech::cues::Frame;

/// The speaker's side denies an aim; a denied change of course is a policy that holds.
pub(super) fn denial(setting: &Setting<'_>, piece: &Words, agent: Agent) -> Option<Ruling> {
    let words = find(setting, "denial", piece)?;
    if find(setting, "double_negation", &(words.end..piece.end.min(words.end + 4))).is_some() {
        return Some(Ruling::new(Force::Reaffirmation, "force/double-negation", Some(words)));
    }
    let other = matches!(agent, Agent::Counterpart | Agent::Third) && setting.side.is_some();
    let page = setting.page;
    let tail = words.end..piece.end.min(words.end + 6);
    let feared = find(setting, "feared", &tail).is_some();
    // "We do not support ties with the junta": a refusal, where nobody fears the support.
    if page.in_list("lending_weight", words.end - 1) && setting.other_side.is_none() && !feared {
        return (!other).then(|| Ruling::new(Force::Rejection, "force/not-supported", Some(words)));
    }
    // "No plans to call him": no aim that anybody fears.
    if words.clone().any(|word| page.in_list("mere_plans", word)) && !feared {
        return None;
    }
    (!other).then(|| Ruling::new(Force::IntentDenial, "force/denied-aim", Some(words)))
}

/// "Our position has not changed": a policy that holds.
pub(super) fn standing(
    setting: &Setting<'_>,
    piece: &Words,
    cue: Option<Bearing<'_>>,
    agent: Agent,
) -> Option<Ruling> {
    let words = find(setting, "standing", piece)?;
    let page = setting.page;
    let strong = page.in_list("holding_on", words.start);
    let reaffirmed = cue
        .is_some_and(|cue| is_lemma(setting, "upholding_cues", cue) && cue.frame == Frame::Object);
    let own = !matches!(agent, Agent::Counterpart | Agent::Third | Agent::Everyone);
    let addressed = find(setting, "must", piece).is_some() && !own;
    ((strong && own || reaffirmed) && !addressed)
        .then(|| Ruling::new(Force::Reaffirmation, "force/policy-holds", Some(words)))
}

/// "If …": harm is a warning, a benefit an offer.
pub(super) fn conditional(setting: &Setting<'_>, piece: &Words, agent: Agent) -> Option<Ruling> {
    let page = setting.page;
    let first = if page.is_any(piece.start, &["but", "and", "however", ","]) {
        piece.start + 1
    } else {
        piece.start
    };
    let opens = page.is_any(first, &["if", "should", "unless", "were"]);
    let inverted = page.is_any(first, &["should", "were"]) && !is_subject_modal(setting, first);
    if !(page.opens_condition(first) || opens && inverted) {
        return None;
    }
    let threat = agent == Agent::Own
        || harm(setting, piece).is_some_and(|words| own_before(setting, piece, words.start));
    if find(setting, "benefit", piece).is_some() {
        return Some(Ruling::new(
            Force::Offer,
            "force/conditional-benefit",
            Some(first..first + 1),
        ));
    }
    let words = harm(setting, piece);
    if words.is_none() && matches!(agent, Agent::Own | Agent::Everyone) && has_can(page, piece) {
        let words = Some(first..first + 1);
        return Some(Ruling::new(Force::Offer, "force/conditional-readiness", words));
    }
    let consequence = page_has_future(page, piece);
    (words.is_some() || consequence).then(|| Ruling {
        threat,
        ..Ruling::new(Force::Warning, "force/conditional-harm", words.or(Some(first..first + 1)))
    })
}

fn is_subject_modal(setting: &Setting<'_>, at: usize) -> bool {
    setting.page.tag(at + 1) == Tag::Verb
}

/// "…, we can talk about the fees".
fn has_can(page: &Page<'_>, piece: &Words) -> bool {
    let comma = piece.clone().find(|word| page.low(*word) == ",");
    comma.is_some_and(|comma| (comma..piece.end.min(comma + 6)).any(|word| page.low(word) == "can"))
}

fn page_has_future(page: &Page<'_>, piece: &Words) -> bool {
    piece.clone().any(|word| page.is_any(word, &["will", "would", "could", "'ll", "may"]))
}

/// Own future acts: red lines, benefits, commitments.
pub(super) fn future(setting: &Setting<'_>, piece: &Words, agent: Agent) -> Option<Ruling> {
    let words = find(setting, "future", piece)?;
    let own = agent == Agent::Own
        || setting.joint && agent != Agent::Abstract
        || agent == Agent::Abstract && words.start == piece.start;
    if !own {
        let planned =
            setting.joint && agent == Agent::Abstract && page_low(setting, words.end, "be");
        return planned.then(|| Ruling::new(Force::Agreement, "force/joint-plan", Some(words)));
    }
    if !is_promised(setting, piece, &words) {
        return None;
    }
    let main = piece.start..relative(setting.page, piece, words.end);
    if let Some(harm) = own_harm(setting, &main) {
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

/// "We have always kept our word": what one's own side has done.
pub(super) fn record(setting: &Setting<'_>, piece: &Words, agent: Agent) -> Option<Ruling> {
    // "We have always …": with a record of one's own, "we" is one side.
    let page = setting.page;
    let one = matches!(agent, Agent::Everyone | Agent::Own) && !setting.joint;
    let first = piece.start + usize::from(page.is_quotation_mark(piece.start));
    let we = one && page.low(first) == "we";
    if agent != Agent::Own && !we {
        return None;
    }
    let words =
        find(setting, "record", piece).or_else(|| if we { None } else { perfect(page, piece) })?;
    Some(Ruling::new(Force::SelfDescription, "force/own-record", Some(words)))
}

/// Whether a phrase of what is to come makes a promise: not of what did not come about, of a refusal, of
/// what is said in passing ("we will see"), nor within another's clause.
fn is_promised(setting: &Setting<'_>, piece: &Words, words: &Words) -> bool {
    let page = setting.page;
    let next = |word: &str| page.low(words.end) == word;
    // "We would have found", "we would like others to".
    let unreal = page.low(words.start) == "would"
        && (next("have") || next("like") && page.low(words.end + 1) != "to");
    let verb = page.behind_adverbs(words.end, piece.end);
    let refused = next("not") || next("never") || next("n't");
    let refuses = refused && (verb..verb + 2).any(|at| page.in_list("refusing", at));
    let bare = !(words.end..piece.end).any(|at| page.is_word(at));
    let said = page_in(setting, "no_deeds", words.end);
    !unreal && !refuses && !bare && !said && is_governed(setting, piece, words.start)
}

/// Whether what is to come is told of the clause's own subject: not of one that a relative clause or
/// another verb's clause brings in ("documents that will …", "my sense is this will …").
fn is_governed(setting: &Setting<'_>, piece: &Words, at: usize) -> bool {
    let page = setting.page;
    let mut adverbs = page.before_adverbs(at, piece.start);
    // "She is looking forward to": the auxiliary is the verb's own.
    while adverbs > piece.start
        && page.tag(adverbs - 1) == Tag::Aux
        && page.form(adverbs - 1) != Form::Modal
    {
        adverbs = page.before_adverbs(adverbs - 1, piece.start);
    }
    let bars = |word: usize| {
        page.is_finite_verb(word) || page.is_any(word, &["that", ","]) || is_relative(page, word)
    };
    let Some(bar) = (piece.start..adverbs).rev().find(|word| bars(*word)) else { return true };
    let subject = bar + 1..adverbs;
    if subject.is_empty() {
        return page.low(bar) == ",";
    }
    let joined = page.is_any(adverbs - 1, &["and", "but", ","]);
    let own = subject.clone().any(|word| page.is_any(word, &["we", "i", "it"]));
    let named = setting.mentions.within(&subject).iter().any(|mention| {
        Some(mention.actor) == setting.speaker
            || setting.side.is_some() && setting.cast.side_of(mention.actor) == setting.side
    });
    let opened = page.low(bar) == "," && !(piece.start..bar).any(|word| page.is_finite_verb(word));
    !is_relative(page, bar) && (joined || own || named || opened || setting.joint)
}

fn is_relative(page: &Page<'_>, word: usize) -> bool {
    page.is_any(word, &["which", "who", "whom", "whose", "where"])
}

/// Where a relative clause begins behind a verb, or the end.
fn relative(page: &Page<'_>, piece: &Words, from: usize) -> usize {
    (from..piece.end).find(|word| is_relative(page, *word)).unwrap_or(piece.end)
}

/// Harm by the speaker's own hand: not what is dangerous in itself, nor "bring down the cost of".
fn own_harm(setting: &Setting<'_>, piece: &Words) -> Option<Words> {
    let harm = harm(setting, piece)?;
    find(setting, "harm_of_things", &harm).is_none().then_some(harm)
}

fn page_in(setting: &Setting<'_>, list: &str, at: usize) -> bool {
    let page = setting.page;
    page.in_list(list, page.behind_adverbs(at, at + 3))
}

fn page_low(setting: &Setting<'_>, at: usize, word: &str) -> bool {
    setting.page.low(at) == word
}

/// "has sent": a perfect tense in the main clause.
fn perfect(page: &Page<'_>, piece: &Words) -> Option<Words> {
    let head = piece.start..piece.end.min(piece.start + 10);
    let at =
        head.into_iter().find(|word| page.tag(*word) == Tag::Aux && page.is_present_have(*word))?;
    let verb = (at + 1..piece.end.min(at + 4)).find(|word| page.form(*word) == Form::Participle)?;
    Some(at..verb + 1)
}
