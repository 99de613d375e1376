//! Contents that are no clause: a noun phrase, whose head says what is done ("the importance of …",
//! "their support for …"), or a further verb of telling ("…, and opposed any attempt …").

use chancery_record::Force;
use chancery_syntax::{Form, Tag};

use super::{Bearing, Ruling, Setting, find, harm};
use crate::page::{Page, Words};
use crate::speech::cues::Frame;

/// Lists of heads in `forces.toml` and the force each gives.
const HEADS: [(&str, Force); 7] = [
    ("head_norm", Force::Principle),
    ("head_standing", Force::Reaffirmation),
    ("head_thanks", Force::Appreciation),
    ("head_refusal", Force::Rejection),
    ("head_own", Force::Commitment),
    ("head_hope", Force::Appeal),
    ("head_blame", Force::Accusation),
];
/// Within how many tokens a head is looked for: an article or owner and a few adjectives before it.
const BEFORE_HEAD: usize = 7;

/// The force by the head of a noun phrase.
pub(super) fn headed(
    setting: &Setting<'_>,
    piece: &Words,
    cue: Option<Bearing<'_>>,
) -> Option<Ruling> {
    let page = setting.page;
    let nominal = match cue.map(|cue| cue.frame) {
        Some(Frame::Object) => true,
        Some(Frame::Act | Frame::Infinitive | Frame::Person) => false,
        _ => !clause(page, piece),
    };
    if !nominal {
        return None;
    }
    let stop = piece.end.min(piece.start + BEFORE_HEAD);
    // Behind a preposition or a verb the head is passed.
    let end = (piece.start..stop)
        .find(|word| page.tag(*word) == Tag::Adp || page.form(*word).is_finite())
        .unwrap_or(stop);
    let found = HEADS.iter().filter_map(|(list, force)| {
        let words = first_before(setting, list, piece, end)?;
        Some((words, *force))
    });
    let (words, force) = found.min_by_key(|(words, _)| words.start)?;
    // "his concern about the floods": nobody is blamed; "Marra's plan to …": another's.
    let whom = piece.start..words.start;
    if force == Force::Accusation
        && let Some(words) = super::others::state_of_affairs(setting, piece)
    {
        return Some(Ruling::new(Force::Assessment, "force/concern-at-things", Some(words)));
    }
    if force == Force::Commitment && is_anothers(setting, &whom) {
        return None;
    }
    // "their readiness to impose severe costs": harm by the speaker's own hand.
    let rest = words.end..piece.end;
    if force == Force::Commitment
        && let Some(harm) = harm(setting, &rest)
    {
        return Some(Ruling {
            threat: true,
            ..Ruling::new(Force::Warning, "force/readiness-to-harm", Some(harm))
        });
    }
    Some(Ruling::new(force, "force/head", Some(words)))
}

/// Whether those named before a head are not on the speaker's side.
fn is_anothers(setting: &Setting<'_>, whom: &Words) -> bool {
    let named = setting.mentions.within(whom);
    !setting.joint
        && !named.is_empty()
        && named.iter().all(|mention| {
            Some(mention.actor) != setting.speaker
                && (setting.side.is_none() || setting.cast.side_of(mention.actor) != setting.side)
        })
}

fn first_before(setting: &Setting<'_>, list: &str, piece: &Words, end: usize) -> Option<Words> {
    find(setting, list, piece).filter(|words| words.start < end)
}

/// Whether a finite verb stands in the phrase's first words.
fn clause(page: &Page<'_>, piece: &Words) -> bool {
    finite_within(page, piece, BEFORE_HEAD)
}

/// Whether a finite verb stands in the first tokens of a piece.
pub(super) fn finite_within(page: &Page<'_>, piece: &Words, reach: usize) -> bool {
    let head = piece.start..piece.end.min(piece.start + reach);
    head.into_iter().any(|word| page.is_finite_verb(word))
}

/// The force of a further verb of telling, where no cue of its own was found.
pub(super) fn further_verb(
    setting: &Setting<'_>,
    piece: &Words,
    cue: Option<Bearing<'_>>,
) -> Option<Ruling> {
    let page = setting.page;
    let told = matches!(page.form(piece.start), Form::Past | Form::Present3);
    if cue.is_some() || !told || page.tag(piece.start) != Tag::Verb {
        return None;
    }
    let (length, verb) = page.lexicon.verbs.at(page, piece.start)?;
    let force = verb.force.filter(|force| {
        use Force::{Appreciation, Commitment, Reaffirmation, Rejection, Warning};
        let alone =
            matches!(force, Appreciation | Commitment | Reaffirmation | Rejection | Warning);
        alone || *force == Force::Agreement && setting.joint
    })?;
    Some(Ruling::new(force, "force/further-verb", Some(piece.start..piece.start + length)))
}

/// "explained its position on …": what was said of the topic is not told.
pub(super) fn position_told(setting: &Setting<'_>, piece: &Words) -> Option<Ruling> {
    let words = find(setting, "tells_position", &(piece.start..piece.end.min(piece.start + 1)))?;
    let rest = words.end..piece.end.min(words.end + 7);
    let head = find(setting, "position", &rest)?;
    let more = (head.end..piece.end).any(|word| setting.page.low(word) == "that");
    (!more).then(|| Ruling::new(Force::Report, "force/position-told", Some(words.start..head.end)))
}
