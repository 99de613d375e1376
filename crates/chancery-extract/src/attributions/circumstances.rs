//! When and where something was said, and what the reporter makes of it: words at the edge of a
//! content that are no part of it.

use chancery_syntax::{Form, Tag};

use super::{Attributed, last_word_end};
use crate::dates::english::weekday;
use crate::page::{Page, Words};

/// How many words of a content are looked at for an occasion.
const FAR: usize = 40;
/// How far behind its preposition an occasion may be named.
const NAMED: usize = 10;

/// Cuts the circumstances off the edges of a content behind its cue.
pub(super) fn mend(page: &Page<'_>, one: &mut Attributed) {
    let cue = one.cue.end;
    let Some(piece) = one.content.last_mut().filter(|piece| piece.start >= cue) else { return };
    day_first(page, piece);
    if let Some(end) = occasion(page, piece).or_else(|| saying_too(page, piece)) {
        piece.end = end;
    }
    if let Some(end) = remark(page, piece).or_else(|| behind_quotation(page, piece)) {
        piece.end = end;
    }
    but_not(page, piece);
}

/// "warned | on Saturday | against …": the day of the warning.
fn day_first(page: &Page<'_>, piece: &mut Words) {
    let on = usize::from(page.low(piece.start) == "on");
    let day = piece.start + on;
    let next = day + 1;
    let opens = page.tag(next) == Tag::Adp || page.is_any(next, &["that", "against", "of"]);
    if weekday(page.low(day)).is_some() && opens && next + 2 < piece.end {
        piece.start = next;
    }
}

/// "voiced alarm | at a news conference in Ostrava", "expressed hopes | during a meeting": where a
/// noun phrase is what was expressed, the occasion stands behind it.
fn occasion(page: &Page<'_>, piece: &Words) -> Option<usize> {
    let floor = piece.start + 1;
    let stop = piece.end.min(piece.start + FAR);
    let closed = |at: &usize| {
        page.is_any(*at, &["that", "will", "which", "who"])
            || page.low(*at) == "to"
                && page.form(at + 1) == Form::Base
                && page.tag(at + 1).is_verbal()
            || page.is_finite_verb(*at)
            || page.is_quotation_mark(*at) && *at > piece.start && *at + 1 < piece.end && {
                // A quotation that is closed may stand before its occasion.
                !(piece.start..*at).any(|mark| page.is_quotation_mark(mark))
            }
    };
    let end = (piece.start..stop).find(closed).unwrap_or(stop);
    (floor..end).find(|at| {
        page.is_any(*at, &["during", "at", "in", "on"])
            && names_occasion(page, *at)
            && page.tag(at - 1) != Tag::Adp
    })
}

fn names_occasion(page: &Page<'_>, at: usize) -> bool {
    if page.is_any(at, &["on"]) {
        return page.reads(at + 1, &["the", "sidelines"])
            || page.reads(at + 1, &["the", "margins"]);
    }
    let inside = |word: &usize| {
        let tag = page.tag(*word);
        matches!(tag, Tag::Det | Tag::Adj | Tag::Noun | Tag::Num | Tag::Propn | Tag::Adv)
            || page.raw(*word) == "-"
            || page.is_any(*word, &["his", "her", "their", "held", "separate", "'s", "'"])
    };
    // "the role of Kestrel in the talks": "in" opens a matter as often as an occasion.
    let own = ["a", "an", "his", "her", "their", "separate", "two"];
    let opened = matches!(page.tag(at + 1), Tag::Det | Tag::Adj | Tag::Pron | Tag::Num)
        && (page.low(at) != "in" || page.is_any(at + 1, &own));
    let run =
        at + 1..(at + 1..at + 1 + NAMED).take_while(inside).last().map_or(at, |last| last + 1);
    let ahead = run.clone().any(|word| {
        page.is_any(word, &["next", "upcoming", "coming", "future", "any", "every", "no", "these"])
    });
    opened
        && !ahead
        && !run.is_empty()
        && run
            .into_iter()
            .any(|word| page.in_list("occasions", word) || page.in_list("public_gatherings", word))
}

/// "expressed concern while telling him …": the second act of speech is one of its own.
fn saying_too(page: &Page<'_>, piece: &Words) -> Option<usize> {
    (piece.start + 2..piece.end.min(piece.start + FAR)).find(|at| {
        let verb = at + 1;
        page.low(*at) == "while"
            && page.form(verb) == Form::Gerund
            && page.lexicon.verbs.at(page, verb).is_some()
    })
}

/// "the plan has “fair” points – suggesting he may sign it": what the reporter makes of it.
fn remark(page: &Page<'_>, piece: &Words) -> Option<usize> {
    (piece.start + 3..piece.end.saturating_sub(2))
        .find(|at| page.is_dash(*at) && page.in_list("implying", at + 1))
}

/// "called the raid “an error,” a word that Kestrel took for …": what the reporter says of a quotation.
fn behind_quotation(page: &Page<'_>, piece: &Words) -> Option<usize> {
    let stop = piece.end.saturating_sub(4).min(piece.start + FAR);
    (piece.start + 2..stop.max(piece.start + 2))
        .find(|at| {
            let closes = page.is_quotation_mark(*at)
                && (page.low(at - 1) == "," || page.raw(at - 1).ends_with(','));
            closes && page.is_any(at + 1, &["a", "an"]) && page.tag(at + 2) == Tag::Noun
        })
        .map(|at| at + 1)
}

/// "it was ready to talk, but not to yield": what is denied belongs to it.
fn but_not(page: &Page<'_>, piece: &mut Words) {
    let comma = usize::from(page.low(piece.end) == ",");
    let but = piece.end + comma;
    if page.low(but) != "but" || page.low(but + 1) != "not" {
        return;
    }
    let Some(sentence) = page.sentences.get(page.sentence_of(piece.start)) else { return };
    let end = last_word_end(page, but, sentence.words.end);
    let finite = (but..end).any(|at| page.is_finite_verb(at));
    if !finite && end > but + 2 && page.sentence_of(but) == page.sentence_of(piece.start) {
        piece.end = end;
    }
}
