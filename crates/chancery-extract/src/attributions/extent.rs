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
        let that = page.low(joined + 1) == "that" && page.is_any(joined, &["and", "but"]);
        let near = joined >= last.end && joined <= last.end + 1;
        let end = next.content.last()?.end;
        let same = same_sentence(page, one, next) && next.verb.is_some();
        (that && near && same && end > next.cue.end).then_some(source.start..end)
    });
    found[index].content.extend(told);
}
