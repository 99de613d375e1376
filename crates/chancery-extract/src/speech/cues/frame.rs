//! How a content follows its cue: as a clause, with or without "that", a noun phrase, an infinitive.

use chancery_syntax::{Form, Tag};

use super::Frame;
use crate::lexicon::{CueVerb, Frames};
use crate::page::{Page, Words};

/// How the content follows: the frame, the end of the cue and the beginning of the content.
pub(super) fn frame(
    page: &Page<'_>,
    found: CueVerb,
    verb: usize,
    after: usize,
    sentence: &Words,
) -> Option<(Frame, usize, usize)> {
    let Frames { clause, object, infinitive, person, act } = found.frames;
    if act && !(clause && page.low(after) == "that") {
        return Some((Frame::Act, after, verb));
    }
    if let Some(behind) = behind_aside(page, after, sentence) {
        let (frame, _, content) = frame(page, found, verb, behind, sentence)?;
        return Some((frame, after, content.max(behind)));
    }
    if clause && let Some(found) = clause_or_topic(page, verb, after, sentence) {
        return Some(found);
    }
    // "agreed today to …".
    let between = page.in_list("before_infinitive", after);
    let to = after + usize::from(between);
    if infinitive && page.low(to) == "to" {
        return Some((Frame::Infinitive, to + 1, to + 1));
    }
    if person {
        // "called on and dined with": nobody is called on to do anything.
        if page.is_any(after, &["and", "by"]) {
            return None;
        }
        let visits = page.is_any(after - 1, &["on", "upon"]) && !asks(page, after, sentence);
        return (!visits).then_some((Frame::Person, after, after));
    }
    let mark = matches!(page.low(after), "," | ":");
    if clause && mark && !ends_there(page, after + 1, sentence) {
        return Some((Frame::Clause, after, after + 1));
    }
    // "The strait must stay open, Tao emphasized."
    if object && clause && ends_there(page, after, sentence) {
        return Some((Frame::Clause, after, after));
    }
    if object {
        // "expressed his gratitude": what is expressed is part of what is said.
        // "drew her attention to the law": what follows "to".
        let phrase = after > verb + 1
            && page.in_list("expressing", verb)
            && !page.is_any(after - 1, &["to", "for"]);
        // "emphasised on the need": as some write, for "emphasised the need".
        let on = page.in_list("passive_stress", verb) && page.is_any(after, &["on", "upon"]);
        // "pointing out to the importance": as some write, for "pointing to".
        let to = page.low(after - 1) == "out" && page.low(after) == "to";
        let start = if phrase { verb + 1 } else { after + usize::from(on || to) };
        return Some((Frame::Object, start, start));
    }
    if tells_of_end(page, verb, after, sentence) {
        return None;
    }
    // "seeing the conflict concluded as soon as possible": no clause begins here.
    let assesses = found.force.is_some() && page.is_any(after, NO_CLAUSE);
    ((clause || infinitive) && !assesses).then_some((Frame::Clause, after, after))
}

/// Behind a verb that takes a clause: one with "that" or behind whoever is addressed, or the topic that
/// is named in its place.
fn clause_or_topic(
    page: &Page<'_>,
    verb: usize,
    after: usize,
    sentence: &Words,
) -> Option<(Frame, usize, usize)> {
    let tells = tells(page, verb);
    let reach = if tells { 22 } else { 10 };
    if let Some((end, content)) = that_clause(page, after, sentence, reach) {
        // The one addressed between verb and "that" is no part of the cue.
        let cue_end = if content > after + 2 { after } else { end };
        return Some((Frame::Clause, cue_end, content));
    }
    // "told a meeting of officials he had decided …".
    if tells
        && let Some(content) = after_addressee(page, after, sentence)
            .or_else(|| before_pronoun(page, after, sentence))
            .or_else(|| before_state(page, after, sentence))
            .or_else(|| before_clause(page, after, sentence))
    {
        return Some((Frame::Clause, after, content));
    }
    // "informed Venn of the results": a topic is named.
    let informs = page.in_list("informing", verb) && told_of(page, after, sentence);
    // "explained Valdoria's position on …": a topic is named, not what the position is.
    (informs || names_position(page, after, sentence)).then_some((Frame::Act, after, verb))
}

/// "concluded a two-day visit": what ended, and no clause.
pub(crate) fn tells_of_end(page: &Page<'_>, verb: usize, after: usize, sentence: &Words) -> bool {
    const REACH: usize = 6;
    if !page.in_list("ending", verb) {
        return false;
    }
    let near = after..sentence.end.min(after + REACH);
    let owned = matches!(page.tag(after), Tag::Det | Tag::Num | Tag::Adj | Tag::Verb | Tag::Noun)
        || page.is_possessive_of_third_person(after);
    owned && near.into_iter().any(|at| page.in_list("ended", at))
}

/// "reiterated, in view of the drought, the need …": behind an aside between commas that stands
/// between a verb and what it takes.
fn behind_aside(page: &Page<'_>, after: usize, sentence: &Words) -> Option<usize> {
    const REACH: usize = 18;
    if page.low(after) != "," || page.tag(after + 1) != Tag::Adp {
        return None;
    }
    let stop = sentence.end.min(after + REACH);
    let close = (after + 2..stop)
        .take_while(|at| !page.form(*at).is_finite() && page.low(*at) != ";")
        .find(|at| page.low(*at) == ",")?;
    let next = close + 1;
    let taken = page.low(next) == "that" || page.tag(next) == Tag::Det && page.low(next) != "a";
    // "said, in Brennholt, the minister was …": a clause follows.
    let clause = (next..sentence.end.min(next + 5)).any(|at| page.form(at).is_finite());
    (taken && (page.low(next) == "that" || !clause)).then_some(next)
}

/// Words that begin no clause without "that".
const NO_CLAUSE: &[&str] = &["as", "by", "on", "with", "at", "after", "before"];

/// Verbs whose addressee stands between them and "that", sometimes with the occasion.
fn tells(page: &Page<'_>, verb: usize) -> bool {
    page.in_list("telling", verb)
}

/// Behind the comma or colon after the one addressed: "told the minister: “…”".
fn after_addressee(page: &Page<'_>, after: usize, sentence: &Words) -> Option<usize> {
    let stop = sentence.end.min(after + 7);
    let mark = (after + 1..stop).find(|word| matches!(page.tag(*word), Tag::Punct | Tag::Verb))?;
    let colon = page.low(mark) == ":" || page.low(mark) == "," && page.tag(mark + 1) == Tag::Punct;
    (colon && mark + 2 < sentence.end).then_some(mark + 1)
}

/// The clause without "that" behind the one addressed, where it begins with a pronoun, or where the one
/// addressed is one.
fn before_pronoun(page: &Page<'_>, after: usize, sentence: &Words) -> Option<usize> {
    let stop = sentence.end.min(after + 14);
    // "told him the fighting must stop".
    let addressed = page.is_any(after, &["him", "her", "them", "me", "us"]);
    let clause = (after + 2..sentence.end.min(after + 12)).find(|at| page.form(*at).is_finite());
    if addressed
        && clause.is_some()
        && matches!(page.tag(after + 1), Tag::Det | Tag::Propn | Tag::Noun)
    {
        return Some(after + 1);
    }
    let pronoun = (after + 1..stop)
        .take_while(|at| !page.tag(*at).is_verbal() && page.tag(*at) != Tag::Punct)
        .find(|at| page.is_any(*at, &["he", "she", "they", "it", "there"]))?;
    page.form(pronoun + 1).is_finite().then_some(pronoun)
}

/// The clause without "that" behind the name of the one addressed, where it begins with a state: "told
/// Venn Kestrel was ready".
fn before_state(page: &Page<'_>, after: usize, sentence: &Words) -> Option<usize> {
    let stop = sentence.end.min(after + 5);
    let state = (after + 1..stop).find(|at| page.lexicon.name_at(page, *at).is_some())?;
    let (length, _) = page.lexicon.name_at(page, state)?;
    let named = (after..state).all(|at| page.is_capital(at) && page.is_word(at));
    let verb = state + length + usize::from(page.tag(state + length) == Tag::Adv);
    (named && page.form(verb).is_finite()).then_some(state)
}

/// The clause without "that" behind the name of the one addressed, where it begins with an article: "told
/// the Harbour Post the line would close".
pub(crate) fn before_clause(page: &Page<'_>, after: usize, sentence: &Words) -> Option<usize> {
    const NAME: usize = 6;
    let from = after + usize::from(page.low(after) == "the");
    let stop = sentence.end.min(from + NAME);
    let end = (from..stop).take_while(|at| page.is_capital(*at) && page.is_word(*at)).last()? + 1;
    let opens = page.tag(end) == Tag::Det && page.low(end) != "that";
    let rest = end + 1..sentence.end.min(end + 12);
    let stop = rest.clone().find(|at| page.tag(*at) == Tag::Punct).unwrap_or(rest.end);
    let clause = (end + 2..stop).any(|at| page.form(at).is_finite());
    (opens && clause).then_some(end)
}

/// Whether what somebody was told of follows right behind the one addressed.
fn told_of(page: &Page<'_>, after: usize, sentence: &Words) -> bool {
    const REACH: usize = 7;
    let stop = sentence.end.min(after + REACH);
    let plain = |at: &usize| {
        !page.tag(*at).is_verbal() && page.tag(*at) != Tag::Punct && page.low(*at) != "that"
    };
    // "the President of Kestrel" is who was told.
    let owned = |at: usize| page.low(at) == "of" && page.lexicon.name_at(page, at + 1).is_some();
    let opens = |at: usize| {
        page.is_any(at, &["of", "about", "regarding"])
            || page.low(at) == "on" && !super::is_day(page, at + 1)
    };
    let mut near = (after + 1..stop).take_while(plain);
    near.any(|at| opens(at) && !owned(at)) && !opens(after)
}

/// "called on the parties to …": somebody is asked to act; "called on the President" is a visit.
fn asks(page: &Page<'_>, after: usize, sentence: &Words) -> bool {
    (after..sentence.end).any(|at| {
        let next = at + 1 + usize::from(page.tag(at + 1) == Tag::Adv);
        page.low(at) == "to" && page.form(next) == Form::Base || page.is_any(at, &["not", "for"])
    })
}

fn names_position(page: &Page<'_>, after: usize, sentence: &Words) -> bool {
    let stop = sentence.end.min(after + 7);
    let noun = (after..stop).find(|word| page.in_list("position_nouns", *word));
    noun.is_some_and(|noun| {
        (after..noun)
            .all(|word| !matches!(page.tag(word), Tag::Verb | Tag::Aux | Tag::Punct | Tag::Sconj))
            && (page.in_list("position_ties", noun + 1) || noun + 2 >= sentence.end)
    }) && !page.in_list("holding", after.wrapping_sub(1))
}

/// "that" right after the verb, or after the one addressed ("told the minister that"), up to
/// `reach` tokens on and before any other verb.
fn that_clause(
    page: &Page<'_>,
    after: usize,
    sentence: &Words,
    reach: usize,
) -> Option<(usize, usize)> {
    if page.low(after) == "that" {
        return Some((after + 1, after + 1));
    }
    let stop = sentence.end.min(after + reach);
    // "urge the adoption of a law that …": the clause belongs to the noun.
    let object = matches!(page.tag(after), Tag::Det | Tag::Adj | Tag::Noun);
    for word in after..stop {
        if object && page.low(word) == "of" && page.tag(word + 1) != Tag::Propn {
            return None;
        }
        if page.low(word) == "that"
            && matches!(page.tag(word), Tag::Sconj | Tag::X | Tag::Pron | Tag::Det)
        {
            // "acknowledged the ties that exist between them": it completes the noun.
            if object && page.is_finite_verb(word + 1) {
                return None;
            }
            let sconj = page.tag(word) != Tag::Det;
            return sconj.then_some((word + 1, word + 1));
        }
        // "reiterated the need for patience, and that …": another clause beside a noun.
        if object && page.low(word) == "," && page.low(word + 1) == "and" {
            return None;
        }
        let verbal = matches!(page.tag(word), Tag::Verb | Tag::Aux | Tag::Punct);
        if verbal && page.low(word) != "," {
            return None;
        }
    }
    None
}

fn ends_there(page: &Page<'_>, at: usize, sentence: &Words) -> bool {
    at >= sentence.end || page.is_sentence_mark(at)
}
