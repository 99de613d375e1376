//! What talks were about, told of their topics or their agenda: "Among the issues discussed were …", "The main
//! topics of the meeting were …", "The meeting was an opportunity to review …".

use chancery_record::{CueClass, Force};

use super::passive::Passive;
use crate::page::{Page, Words};
use crate::speech::cues::{Cue, Frame, Stance};

/// How far into a sentence its verb may stand, in tokens.
const REACH: usize = 48;

/// The clause and its cue, where a sentence tells so: one of the words for topics or the agenda of talks with
/// a past form of "to be", or of a verb of giving or holding, as its only verb before or behind them.
pub(super) fn on_the_agenda(page: &Page<'_>, sentence: &Words) -> Option<(Passive, Cue)> {
    let topics = page.find_listed("topics_of_talks", sentence)?;
    let reach = sentence.start..sentence.end.min(sentence.start + REACH);
    let verb = reach.clone().find(|at| {
        // "Among the issues discussed were": the participle tells more of the issues.
        page.form(*at).is_finite() && !topics.contains(at)
    })?;
    let past = page.is_any(verb, &["was", "were"]) || page.in_list("holding_topics", verb);
    let start = (sentence.start..verb.min(topics.start)).find(|at| page.is_word(*at));
    let start = start.unwrap_or(verb.min(topics.start));
    if !past || page.find_listed("not_led", &(verb..verb + 2)).is_some() {
        return None;
    }
    let clause = Passive { subject: start..verb, words: verb..verb + 1, participle: verb };
    let cue = Cue {
        words: topics.clone(),
        verb,
        lemma: "be discussed".to_owned(),
        class: CueClass::Act,
        frame: Frame::Act,
        force: Some(Force::Report),
        content: start,
        stance: Stance::Passive,
    };
    Some((clause, cue))
}
