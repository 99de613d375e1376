//! Whose a verb is that has no subject of its own: that of the verb before it, or whoever stands right
//! before it where the model passed over that.

use chancery_syntax::{Form, Tag};

use super::Attributed;
use super::mend::same_sentence;
use crate::page::{Page, Words};

/// How many words a subject may have.
const LONGEST: usize = 14;

/// Mends an attribution without a source.
pub(super) fn mend(page: &Page<'_>, found: &mut [Attributed], index: usize) {
    let one = &found[index];
    let verb = one.verb.map_or(one.cue.start, |(at, _)| at);
    let told = page.tag(verb) == Tag::Verb && page.form(verb).is_finite();
    if !one.source.is_empty() || !told {
        return;
    }
    let source = before(page, found, index)
        .or_else(|| right_before(page, one.cue.start))
        .or_else(|| in_turn(page, one.cue.start));
    found[index].source.extend(source);
}

/// "Valdoria denies this, and says …": the subject that the verb before has, where nothing was told with
/// that by which whoever speaks would be known.
fn before(page: &Page<'_>, found: &[Attributed], index: usize) -> Option<Words> {
    let one = &found[index];
    let joiner = page.before_adverbs(one.cue.start, 0).checked_sub(1)?;
    let last = found[..index].last().filter(|last| same_sentence(page, last, one))?;
    let source = last.source.first().filter(|words| words.end <= last.cue.start)?;
    let empty = last.content.iter().all(|piece| {
        piece.len() == 1 && page.is_any(piece.start, &["this", "that", "it", "them", "these"])
    });
    (empty && page.is_and_or_but(joiner)).then(|| source.clone())
}

/// "It is understood | the two ministers | also discussed": two who are called so right before the verb.
fn right_before(page: &Page<'_>, cue: usize) -> Option<Words> {
    let end = page.before_adverbs(cue, cue.saturating_sub(2));
    let sentence = page.sentences.get(page.sentence_of(cue))?.words.start;
    let floor = end.saturating_sub(4).max(sentence);
    let start = (floor..end).rev().find(|at| page.is_the_or_both(*at))?;
    let two = page.low(start) == "both" || page.is_any(start + 1, &["two", "three"]);
    let noun = end.checked_sub(1).filter(|at| {
        page.tag(*at) == Tag::Noun
            && (page.form(*at) == Form::Plural || page.in_list("plain_plurals", *at))
    })?;
    (two && noun > start).then_some(start..end)
}

/// "Tao, for his part, | expressed": the subject before the aside.
fn in_turn(page: &Page<'_>, cue: usize) -> Option<Words> {
    let end = page.before_adverbs(cue, cue.saturating_sub(2)).checked_sub(1)?;
    let open = (end.saturating_sub(5)..end).rev().find(|at| page.low(*at) == ",")?;
    let aside = page.is_any(open + 1, &["for", "in"])
        && page.in_list("in_turn", end - 1)
        && page.low(end) == ",";
    let start = page.sentences.get(page.sentence_of(cue))?.words.start;
    let plain = (start..open).all(|at| page.is_word(at) && !page.tag(at).is_verbal());
    (aside && plain && start < open && open - start <= LONGEST).then_some(start..open)
}
