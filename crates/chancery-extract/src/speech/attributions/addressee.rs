//! To whom something was said, where the model took that one for the source: "Tao asked his
//! counterpart, Venn, to …", "Venn was told by Tao that …", "Tao, today, asked Venn to …".

use chancery_record::CueClass;
use chancery_syntax::Tag;

use super::{Attributed, bounds};
use crate::page::{Page, Words};

/// How many words may name who speaks.
const NAME: usize = 10;

/// Gives an attribution by a verb to the one who speaks, and not to the one who is spoken to or to a
/// day.
pub(super) fn mend(page: &Page<'_>, one: &mut Attributed) {
    if one.class != CueClass::Verb || one.content.iter().any(|piece| piece.start < one.cue.end) {
        return;
    }
    if is_passive(page, &one.cue) {
        if let Some(agent) = agent(page, one) {
            one.source = vec![agent];
        }
        return;
    }
    let cue = one.cue.start;
    let before = |words: &Words| words.end <= cue;
    if one.source.iter().any(before) {
        one.source.retain(before);
    }
    let days = |words: &Words| words.clone().all(|at| page.in_list("spoken_days", at));
    if let [only] = one.source.as_slice()
        && only.end == cue
        && days(only)
        && let Some(name) = name_before(page, only.start)
    {
        one.source = vec![name];
    }
}

/// "was told", "has been informed".
fn is_passive(page: &Page<'_>, cue: &Words) -> bool {
    cue.len() > 1 && cue.clone().any(|at| page.is_any(at, &["was", "were", "been", "is", "are"]))
}

/// "by her counterpart, Tao, on Tuesday": the words behind "by", as far as what was said.
fn agent(page: &Page<'_>, one: &Attributed) -> Option<Words> {
    let said = one.content.first()?.start;
    let from = one.cue.end + 1;
    let told = one.cue.clone().any(|at| page.in_list("told_verbs", at));
    if !told || page.low(from - 1) != "by" || said <= from || said - from > NAME + 4 {
        return None;
    }
    let end = (from..said).rev().find(|at| page.is_word(*at))? + 1;
    let words = bounds::bare(page, &(from..end));
    let end = (words.start..words.end).rev().find(|at| page.is_word(*at))? + 1;
    let named = (words.start..end).any(|at| page.is_capital(at));
    (named && end - words.start <= NAME).then_some(words.start..end)
}

/// The name that ends at a token, its comma aside.
fn name_before(page: &Page<'_>, end: usize) -> Option<Words> {
    let sentence = page.sentences.get(page.sentence_of(end))?.words.start;
    let end = end - usize::from(end > sentence && page.low(end - 1) == ",");
    let floor = end.saturating_sub(NAME).max(sentence);
    let nominal = |at: &usize| {
        page.is_word(*at)
            && matches!(page.tag(*at), Tag::Det | Tag::Adj | Tag::Noun | Tag::Propn | Tag::X)
    };
    let start = (floor..end).rev().take_while(nominal).last()?;
    (start..end).any(|at| page.is_capital(at)).then_some(start..end)
}
