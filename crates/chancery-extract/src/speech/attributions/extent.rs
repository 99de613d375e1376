//! What of a sentence is said at all, and how far it reaches: clauses that the model cut at a name, took
//! for their own source or left to another verb.

use chancery_record::CueClass;
use chancery_syntax::{Form, Tag};

use super::mend::{finite, phrase, same_sentence};
use super::{Attributed, last_word_end};
use crate::page::Page;

/// How many words may name who did what a participle tells of.
const AGENT: usize = 12;

/// "the plan, put forward by Tao, has …": behind a participle "by" names who did so, and nothing is
/// said.
pub(super) fn by_somebody(page: &Page<'_>, one: &mut Attributed) {
    let by = one.content.first().is_some_and(|piece| {
        piece.start == one.cue.end && page.low(piece.start) == "by" && piece.len() <= AGENT
    });
    let told = one.cue.clone().any(|at| page.is_any(at, &["is", "are", "was", "were", "been"]));
    let head = one.verb.map_or(one.cue.start, |(at, _)| at);
    // "put" and the like have one form for all.
    let participle = matches!(page.form(head), Form::Past | Form::Participle)
        || page.low(one.cue.start.wrapping_sub(1)) == ",";
    let clause = one.content.first().is_some_and(|piece| finite(page, piece));
    if by && participle && !told && !clause && one.content.len() == 1 {
        one.class = CueClass::Other;
        one.content.clear();
    }
}

/// `“I went to Kestrel and named our goals – to calm the river. We need more,” Tao said`: what is quoted begins
/// where its marks open, where the model took no more than its end.
pub(super) fn from_opening_mark(page: &Page<'_>, one: &mut Attributed) {
    const FAR: usize = 64;
    const MARKS: usize = 2;
    let cue = one.cue.clone();
    for piece in &mut one.content {
        let near = page.quotes.partition_point(|pair| (pair.open as usize) < piece.start);
        let around = page.quotes[..near].iter().rev().take(MARKS).find(|pair| {
            let close = pair.close as usize;
            close + MARKS > piece.end && close <= piece.end + MARKS && cue.start >= close
        });
        let opened = around.map(|pair| pair.open as usize);
        if let Some(open) = opened.filter(|open| piece.start - open <= FAR) {
            piece.start = open;
        }
    }
}

/// `called the talks “fruitful and | timely”`: what is quoted in few words is said whole, where the model took
/// no more than its beginning.
pub(super) fn to_closing_mark(page: &Page<'_>, one: &mut Attributed) {
    const SHORT: u32 = 12;
    for piece in &mut one.content {
        let before = page.quotes.partition_point(|pair| (pair.open as usize) < piece.end);
        let last = page.quotes[..before].last();
        let within = last.filter(|pair| {
            let close = pair.close as usize;
            piece.start <= pair.open as usize
                && piece.end <= close
                && piece.end > pair.open as usize + 1
                && pair.close - pair.open <= SHORT
                && !(piece.end..close).contains(&one.cue.start)
        });
        if let Some(pair) = within {
            piece.end = piece.end.max(pair.close as usize + 1);
        }
    }
}

/// "An official at the port, who asked not to be named, said the fog would last": the noun phrase before
/// the verb speaks, where the model took it for what was said.
pub(super) fn noun_before(page: &Page<'_>, one: &mut Attributed) {
    let [first, second] = one.content.as_slice() else { return };
    let around = first.end <= one.cue.start && second.start >= one.cue.end;
    let told = one.cue.clone().any(|at| page.tag(at) == Tag::Verb && page.form(at).is_finite());
    let head = phrase(page, first);
    let relative = page.is_any(head.end + 1, &["who", "whose"]) && page.low(head.end) == ",";
    let quoted = first.clone().any(|at| page.is_quotation_mark(at));
    let opens = page.opens_sentence(first.start);
    if one.source.is_empty()
        && around
        && told
        && relative
        && opens
        && !quoted
        && !finite(page, &head)
    {
        one.source = vec![head];
        one.content.remove(0);
    }
}

/// "said the Reed | and Harbour Plan, put forward in May, has shown …": what is said is a clause, and
/// reaches beyond its verb.
pub(super) fn up_to_verb(page: &Page<'_>, found: &mut [Attributed], index: usize) {
    let one = &found[index];
    let ([piece], Some((_, verb))) = (one.content.as_slice(), one.verb) else { return };
    let Some(sentence) = page.sentences.get(page.sentence_of(one.cue.start)) else { return };
    let rest = piece.end..sentence.words.end;
    let clausal = verb.frames.clause && !verb.frames.object && !verb.frames.person;
    let behind =
        piece.start == one.cue.end && one.source.first().is_some_and(|s| s.end <= one.cue.start);
    let quoted = (piece.start..rest.end).any(|at| page.is_quotation_mark(at));
    let relative = page.is_any(rest.start + 1, &["which", "who", "where", "whose", "when"]);
    let joined = page.low(rest.start) == "and" || page.low(rest.start) == "," && !relative;
    let open = !finite(page, piece) && finite(page, &rest) && joined;
    let others = found.iter().skip(index + 1).take(3).any(|next| {
        rest.contains(&next.cue.start) && !next.content.is_empty() && next.verb.is_some()
    });
    if clausal && behind && open && !quoted && !others {
        found[index].content[0].end = last_word_end(page, rest.start, rest.end);
    }
}

/// "said that the ban was lifted, and that | both had agreed to …": what another says in the second clause
/// is told by who says the first.
pub(super) fn also_that(page: &Page<'_>, found: &mut [Attributed], index: usize) {
    let one = &found[index];
    let clausal = one.verb.is_some_and(|(_, verb)| verb.frames.clause);
    let Some(last) = one.content.last().filter(|last| clausal && last.start >= one.cue.end) else {
        return;
    };
    // "asked to be let go, and that …": the second clause is that of another verb.
    let opens = one.content.first().map_or(0, |piece| piece.start);
    let infinitive = page.low(opens) == "to" || page.low(opens.wrapping_sub(1)) == "to";
    if infinitive || page.low(one.cue.end - 1) == "to" {
        return;
    }
    let told = found.iter().skip(index + 1).take(3).find_map(|next| {
        let source = next.source.first().filter(|source| source.end <= next.cue.start)?;
        let joined = source.start.checked_sub(2)?;
        let that = page.low(joined + 1) == "that" && page.is_and_or_but(joined);
        let near = joined >= last.end && joined <= last.end + 1;
        let end = next.content.last()?.end;
        let same = same_sentence(page, one, next);
        (that && near && same && end > next.cue.end).then_some(source.start..end)
    });
    found[index].content.extend(told);
}

/// "denied arming the islands and maintains it keeps …", "voiced concern but stopped short of …": a finite
/// verb behind the joiner has the subject of the cue, where what is said so far is no clause.
pub(super) fn own_predicates(page: &Page<'_>, found: &mut Vec<Attributed>) {
    let mut index = 0;
    while index < found.len() {
        if let Some((joiner, verb)) = second_predicate(page, &found[index]) {
            let one = &mut found[index];
            let Some(piece) = one.content.last_mut() else { break };
            let rest = verb + 1..piece.end;
            piece.end = last_word_end(page, piece.start, joiner);
            let known = found.iter().skip(index + 1).take(3).any(|next| next.cue.contains(&verb));
            let says = page.lexicon.verbs.at(page, verb).map(|(_, cue)| cue);
            let clausal = says.filter(|cue| cue.frames.clause && !known && rest.len() > 2);
            if let Some(cue) = clausal {
                let lemma = page.lexicon.lemmas.get(usize::from(cue.lemma)).cloned();
                let next = Attributed {
                    cue: verb..verb + 1,
                    source: found[index].source.clone(),
                    content: vec![rest],
                    class: CueClass::Verb,
                    lemma: lemma.unwrap_or_default(),
                    verb: Some((verb, cue)),
                };
                let at = found.partition_point(|other| other.cue.start < verb);
                found.insert(at, next);
            }
        }
        index += 1;
    }
}

/// The joiner and the verb of a second predicate within the last piece of a content.
fn second_predicate(page: &Page<'_>, one: &Attributed) -> Option<(usize, usize)> {
    let told = one.verb.is_some_and(|(at, _)| page.tag(at).is_verbal());
    let piece = one.content.last().filter(|piece| told && piece.start >= one.cue.end)?;
    if page.is_any(piece.start, &["that", "whether", "how", "why", "what", "if"]) {
        return None;
    }
    let mut quoted = false;
    for at in piece.start..piece.end.saturating_sub(2) {
        quoted ^= page.is_quotation_mark(at);
        if quoted {
            continue;
        }
        if page.is_finite_verb(at) {
            return None;
        }
        let verb = page.behind_adverbs(at + 1, piece.end);
        let joins = at >= piece.start + 2 && page.is_and_or_but(at);
        if joins && verb + 2 < piece.end && tells_on(page, verb) {
            return Some((at, verb));
        }
    }
    None
}

/// Whether a finite verb stands here that is no participle: one of saying, or one whose form tells it.
fn tells_on(page: &Page<'_>, verb: usize) -> bool {
    let says = page.lexicon.verbs.at(page, verb).is_some() && page.tag(verb) == Tag::Verb;
    let plain = page.form(verb) == Form::Present3
        || page.is_any(verb, &["has", "had", "have", "was", "were", "did", "does"]);
    page.is_finite_verb(verb) && (says || plain)
}

/// "asked whether the port was open, but that Tao had stopped short", "insisted on a date, and that …":
/// behind what is no clause with "that", another goes on with what was told around it.
pub(super) fn asked_whether(page: &Page<'_>, one: &mut Attributed) {
    let Some(piece) = one.content.last_mut().filter(|piece| piece.start >= one.cue.end) else {
        return;
    };
    let clause = (piece.start..piece.end).take_while(|at| page.low(*at) != ",");
    let told = !page.opens_indirect_question(piece.start)
        && clause.into_iter().any(|at| page.is_finite_verb(at));
    if told || page.low(piece.start) == "that" {
        return;
    }
    let that = (piece.start + 2..piece.end.saturating_sub(3)).find(|at| {
        page.is_and_or_but(*at)
            && page.low(at + 1) == "that"
            && page.low(at - 1) == ","
            && !page.is_finite_verb(at + 2)
    });
    if let Some(joiner) = that {
        piece.end = joiner - 1;
    }
}
