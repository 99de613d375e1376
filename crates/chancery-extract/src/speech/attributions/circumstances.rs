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
/// Words that belong to the verb before them: "let him down in a speech".
const PARTICLES: [&str; 6] = ["down", "up", "out", "off", "away", "back"];

/// Cuts the circumstances off the edges of a content behind its cue.
pub(super) fn mend(page: &Page<'_>, one: &mut Attributed) {
    let cue = one.cue.end;
    let Some(piece) = one.content.last_mut().filter(|piece| piece.start >= cue) else { return };
    bare(page, piece);
    but_not(page, piece);
}

/// Cuts off what a content behind its cue has at its edges of when, where and what came of it.
pub(crate) fn bare(page: &Page<'_>, piece: &mut Words) {
    day_first(page, piece);
    audience_first(page, piece);
    let end = occasion(page, piece).or_else(|| saying_too(page, piece));
    piece.end = end.unwrap_or(piece.end);
    let end = remark(page, piece).or_else(|| behind_quotation(page, piece));
    piece.end = end.unwrap_or(piece.end);
    piece.end = outcome(page, piece).unwrap_or(piece.end);
    piece.end = disputed(page, piece).unwrap_or(piece.end);
    piece.end = by_whom(page, piece).unwrap_or(piece.end);
    piece.end = when_they_met(page, piece).unwrap_or(piece.end);
}

/// "stressed the worth of old ties | when he met President Tao on Friday": where it was said.
fn when_they_met(page: &Page<'_>, piece: &Words) -> Option<usize> {
    (piece.start + 2..piece.end.saturating_sub(3)).rev().take(FAR).find(|at| {
        let verb = page.behind_adverbs(at + 2, at + 4);
        page.low(*at) == "when"
            && page.is_he_she_or_they(at + 1)
            && page.in_any_list(&["with_verbs", "object_verbs"], verb)
            && page.form(verb) == Form::Past
    })
}

/// "said the boat had drifted, according to two people at the port": who tells of it is no part of it.
fn by_whom(page: &Page<'_>, piece: &Words) -> Option<usize> {
    let comma = (piece.start + 2..piece.end.saturating_sub(2))
        .rev()
        .take(FAR)
        .find(|at| page.low(*at) == "," && page.lexicon.according.at(page, at + 1).is_some())?;
    let open = (comma + 2..piece.end).any(|at| page.low(at) == "," || page.is_quotation_mark(at));
    (!open).then_some(comma)
}

/// "accused Valdoria of arming them, a charge Brennholt denies", "…, which Brennholt denies": what another
/// says to it, by the reporter.
fn disputed(page: &Page<'_>, piece: &Words) -> Option<usize> {
    const NEAR: usize = 7;
    (piece.start + 2..piece.end.saturating_sub(2)).rev().take(2 * NEAR).find(|at| {
        let next = at + 1;
        let article = page.is_article(next);
        let noun = article && (next + 1..next + 3).any(|at| page.in_list("disputed_things", at));
        let denied =
            (next + 2..piece.end.min(next + NEAR + 2)).any(|verb| page.in_list("disputing", verb));
        page.low(*at) == "," && denied && (noun || page.low(next) == "which")
    })
}

/// "in a statement", "on his own page": where something was said, and nothing of what was.
pub(crate) fn is_only_where(page: &Page<'_>, words: &Words) -> bool {
    const FEW: usize = 8;
    let end = last_word_end(page, words.start, words.end);
    let noun = (words.start + 2..end).any(|at| {
        page.in_list("carriers", at)
            || page.in_list("issued_texts", at)
            || page.in_list("occasions", at)
    });
    page.is_any(words.start, &["in", "on", "at", "during", "via"])
        && matches!(page.tag(words.start + 1), Tag::Det | Tag::Pron)
        && end <= words.start + FEW
        && noun
        && !(words.start..end).any(|at| page.is_finite_verb(at) || page.is_quotation_mark(at))
}

/// "vowed to seek peace, easing fears of a strike": what comes of it, by the reporter, behind what is
/// no clause.
fn outcome(page: &Page<'_>, piece: &Words) -> Option<usize> {
    let stop = piece.end.saturating_sub(3).min(piece.start + FAR);
    let comma = (piece.start + 2..stop.max(piece.start + 2)).find(|at| {
        let verb = at + 1 + usize::from(page.tag(at + 1) == Tag::Adv);
        page.low(*at) == ","
            && page.form(verb) == Form::Gerund
            && page.tag(verb) == Tag::Verb
            && !page
                .is_any(verb, &["including", "following", "according", "regarding", "concerning"])
    })?;
    let head = piece.start..comma;
    let asked = page.is_any(piece.start, &["how", "what", "why"]);
    let clause = !asked && head.clone().any(|at| page.is_finite_verb(at));
    // "of combating hunger, reducing want and …": a list.
    let listed = head.clone().any(|at| page.form(at) == Form::Gerund)
        || (comma + 2..piece.end)
            .any(|at| page.low(at) == "and" && page.form(at + 1) == Form::Gerund);
    (!clause && !listed && !head.into_iter().any(|at| page.is_quotation_mark(at))).then_some(comma)
}

/// "As Tao told | journalists, | the call lasted an hour": to whom it was told.
fn audience_first(page: &Page<'_>, piece: &mut Words) {
    let audience = page.in_list("audiences_of_telling", piece.start);
    if audience && page.low(piece.start + 1) == "," && piece.len() > 4 {
        piece.start += 2;
    }
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
    let stop = piece.end.min(piece.start + FAR);
    let mut quoted = false;
    for at in piece.start..stop {
        if page.is_quotation_mark(at) {
            quoted = !quoted;
            continue;
        }
        if quoted {
            continue;
        }
        // "discussed the raids in a call": the verb is kept where only a topic is told.
        let topic = at == piece.start && page.is_finite_verb(at);
        if !topic && closes(page, at) {
            return during(page, piece, at);
        }
        let particle = page.is_any(at.wrapping_sub(1), &PARTICLES);
        let opens = at > piece.start
            && names_occasion(page, at)
            && (page.tag(at - 1) != Tag::Adp || particle);
        if opens {
            return Some(at);
        }
    }
    None
}

/// Behind such a word what was expressed is a clause, whose own occasion it may be.
fn closes(page: &Page<'_>, at: usize) -> bool {
    let act =
        page.low(at) == "to" && page.form(at + 1) == Form::Base && page.tag(at + 1).is_verbal();
    act || page.is_any(at, &["that", "will", "which", "who"]) || page.is_finite_verb(at)
}

/// "invited Tao to Brennholt | during their talks": behind an infinitive too, what those who talk do with
/// one another at the end is where it was said.
fn during(page: &Page<'_>, piece: &Words, act: usize) -> Option<usize> {
    let own = |at: &usize| {
        page.low(*at) == "during"
            && page.is_his_her_or_their(at + 1)
            && page.in_list("occasions", last_word_end(page, *at, piece.end) - 1)
    };
    if page.low(act) != "to" {
        return None;
    }
    let broken =
        |end: usize| (act..end).any(|at| page.is_finite_verb(at) || page.is_quotation_mark(at));
    let last = (piece.end.saturating_sub(5).max(act + 2)..piece.end.saturating_sub(2)).find(own);
    let last = last.filter(|_| !broken(piece.end));
    // "ways to widen trade | during a forty-minute meeting that …".
    let lasted = |at: &usize| {
        page.low(*at) == "during"
            && page.is_indefinite_article(at + 1)
            && names_occasion(page, *at)
            && !broken(*at)
    };
    last.or_else(|| (act + 2..piece.end.saturating_sub(2)).take(FAR).find(lasted))
}

fn names_occasion(page: &Page<'_>, at: usize) -> bool {
    if page.low(at) == "by" {
        return page.in_list("by_means", at + 1);
    }
    if !page.is_any(at, &["during", "at", "in", "on"]) {
        return false;
    }
    if page.low(at) == "on" {
        return page.in_list("on_the_margins", at + 1);
    }
    let inside = |word: &usize| {
        let tag = page.tag(*word);
        matches!(tag, Tag::Det | Tag::Adj | Tag::Noun | Tag::Num | Tag::Propn | Tag::Adv)
            || page.raw(*word) == "-"
            || page.in_list("within_occasions", *word)
    };
    // "the role of Kestrel in the talks": "in" opens a matter as often as an occasion.
    let own = |word: usize| {
        page.is_any(word, &["a", "an", "his", "her", "their", "two"])
            || page.in_list("own_occasions", word)
    };
    let opened = matches!(page.tag(at + 1), Tag::Det | Tag::Adj | Tag::Pron | Tag::Num)
        && (page.low(at) != "in" || own(at + 1));
    let run =
        at + 1..(at + 1..at + 1 + NAMED).take_while(inside).last().map_or(at, |last| last + 1);
    let ahead = run.clone().any(|word| page.in_list("not_the_occasion", word));
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
            closes && page.is_indefinite_article(at + 1) && page.tag(at + 2) == Tag::Noun
        })
        .map(|at| at + 1)
}

/// "it was ready to talk, but not to yield", "it had heard the offer but awaited a letter": what is denied
/// or set against it belongs to it.
fn but_not(page: &Page<'_>, piece: &mut Words) {
    let comma = usize::from(page.low(piece.end) == ",");
    let but = piece.end + comma;
    let clause = piece.clone().any(|at| page.is_finite_verb(at));
    let verb = clause && page.is_finite_verb(but + 1);
    if page.low(but) != "but" || page.low(but + 1) != "not" && !verb {
        return;
    }
    let Some(sentence) = page.sentences.get(page.sentence_of(piece.start)) else { return };
    let end = last_word_end(page, but, sentence.words.end);
    let rest = but + 1 + usize::from(verb)..end;
    // What has a verb of saying, a comma or a mark in it may be somebody else's.
    let open = rest.clone().any(|at| {
        page.lexicon.verbs.at(page, at).is_some() && page.tag(at).is_verbal()
            || page.low(at) == ","
            || page.is_quotation_mark(at)
    });
    let says = page.lexicon.verbs.at(page, but + 1).is_some();
    let finite = rest.clone().any(|at| page.is_finite_verb(at));
    if (!finite && !verb || verb && !says && !open)
        && end > but + 2
        && page.sentence_of(but) == page.sentence_of(piece.start)
    {
        piece.end = end;
    }
}
