//! What stands beside what was said and is no part of it: the day on which it was, what another has
//! said against it.

use chancery_syntax::{Form, Tag};

use super::mend::finite;
use super::{Attributed, last_word_end};
use crate::dates::english::weekday;
use crate::page::{Page, Words};

/// "Tao will meet Venn and Raz, the palace said Tuesday": the day is not what was said, which stands
/// before the source.
pub(super) fn said_on_day(page: &Page<'_>, one: &mut Attributed) {
    let clausal = one.verb.is_some_and(|(_, verb)| verb.frames.clause);
    let day = |piece: &Words| {
        let at = piece.start + usize::from(page.low(piece.start) == "on");
        weekday(page.low(at)).is_some() && last_word_end(page, at, piece.end) <= at + 1
    };
    let behind = one.content.iter().all(|piece| piece.start >= one.cue.end && day(piece));
    let Some(source) = one.source.first().filter(|words| words.end == one.cue.start) else {
        return;
    };
    let Some(sentence) = page.sentences.get(page.sentence_of(source.start)) else { return };
    let comma = source.start.wrapping_sub(1);
    if !clausal || !behind || page.low(comma) != "," || comma <= sentence.words.start + 3 {
        return;
    }
    let said = sentence.words.start..comma;
    let opens = matches!(page.tag(said.start), Tag::Adp | Tag::Sconj)
        || page.form(said.start) == Form::Gerund;
    let quoted = said.clone().any(|at| page.is_quotation_mark(at));
    if !opens && !quoted && finite(page, &said) {
        one.content = vec![said];
    }
}

/// "said talks had advanced, though Kestrel has denied it": what another has said, against what was said
/// before, is told by the reporter.
pub(super) fn contrasted(page: &Page<'_>, found: &mut [Attributed], index: usize, other: usize) {
    let next = &found[other];
    let Some(source) = next.source.first().filter(|words| words.end <= next.cue.start) else {
        return;
    };
    let Some(opener) = source.start.checked_sub(1) else { return };
    let against = page.is_any(opener, &["though", "although", "whereas", "while"]);
    let comma = opener.wrapping_sub(1);
    let parted = page.low(comma) == "," && next.verb.is_some() && page.is_capital(source.end - 1);
    let one = &mut found[index];
    if !against || !parted || one.source.first().is_none_or(|words| words.start > one.cue.start) {
        return;
    }
    let Some(last) = one.content.last_mut() else { return };
    let quoted = (last.start..last.end).any(|at| page.is_quotation_mark(at));
    if !quoted && last.start > one.cue.start && last.start < comma && comma < last.end {
        last.end = comma;
    }
}
