//! How strongly something is demanded, warned, blamed or refused: a flag beside the force.

use chancery_record::{Force, ForceGroup, Strength};

use crate::page::{Page, Words};
use crate::speech::statements::Told;

/// The strength of a statement that tells others to act, warns, blames or refuses; `None` where its
/// words are plain. The cue counts as well as the content; strong words win over weak ones, except in
/// what is only hoped for or a concern.
pub(crate) fn strength(page: &Page<'_>, told: &Told) -> Option<Strength> {
    let force: Force = told.ruling.0;
    if !matches!(force.group(), ForceGroup::Directive | ForceGroup::Conflictual) {
        return None;
    }
    let cue = told.cue.as_ref().map(|(words, _, _)| words);
    let before = cue.map(|words| words.start.saturating_sub(2)..words.end);
    let head = told.content.start..told.content.end.min(told.content.start + 6);
    let has = |list: &str, words: &Words| found(page, list, words);
    let mild = before.as_ref().is_some_and(|words| has("weak", words)) || has("weak", &head);
    if mild {
        return Some(Strength::Weak);
    }
    let strong = before.as_ref().is_some_and(|words| has("strong", words));
    (strong || has("strong", &told.content)).then_some(Strength::Strong)
}

fn found(page: &Page<'_>, list: &str, words: &Words) -> bool {
    page.find_of_force(list, words).is_some()
}
