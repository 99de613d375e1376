//! Whom the words before a cue name: subjects that the model cut short, took too far to the left or
//! mistook for a clause.

use chancery_record::CueClass;
use chancery_syntax::{Form, Tag};

use super::{Attributed, bounds};
use crate::page::{Page, Words};

/// How far to the left a subject may be completed.
const BACK: usize = 10;
/// Words that open a phrase of circumstance or a clause, and no subject.
const OPENERS: [&str; 9] =
    ["after", "before", "following", "when", "while", "as", "because", "since", "despite"];
/// Words behind which a clause of its own begins.
const BEHIND: [&str; 7] = ["after", "before", "when", "while", "because", "since", "until"];

/// Mends the source of one attribution.
pub(super) fn mend(page: &Page<'_>, one: &mut Attributed) {
    noun_in_cue(page, one);
    part_of_content(one);
    object_of_verb(page, one);
    behind_list(page, one);
    without_clauses(page, one);
    if let [source] = one.source.as_slice() {
        let mut words = nearer(page, source, one.cue.start).unwrap_or_else(|| source.clone());
        let before = words.end <= one.cue.start;
        words = if before { last_clause(page, &words) } else { first_clause(page, &words) };
        words = bounds::bare(page, &words);
        if words.is_empty() || is_circumstance(page, &words) {
            one.source.clear();
        } else if is_clause(page, &words) {
            drop_clause(page, one);
        } else {
            if before {
                words.start = whole_start(page, &words, one.cue.start);
            }
            one.source = vec![words];
        }
    }
    opened_by_circumstance(page, one);
}

/// "Envoy Venn met Envoy Tao | where | the two | agreed": of several pieces those that are clauses go.
fn without_clauses(page: &Page<'_>, one: &mut Attributed) {
    let clause = |words: &Words| {
        let verb = words.clone().find(|at| page.is_finite_verb(*at));
        verb.is_some_and(|verb| verb + 1 < words.end && !relative(page, &(words.start..verb)))
    };
    if one.source.iter().any(|words| !clause(words)) {
        one.source.retain(|words| !clause(words));
    }
}

/// "The two announced plans for a bridge": what was announced announces nothing.
fn part_of_content(one: &mut Attributed) {
    let behind = one.cue.end;
    let said = &one.content;
    one.source.retain(|source| {
        let inside = |piece: &Words| piece.start <= source.start && source.end <= piece.end;
        source.start < behind || !said.iter().any(inside)
    });
}

/// "the media | reports mention": the noun belongs to the subject.
fn noun_in_cue(page: &Page<'_>, one: &mut Attributed) {
    let at = one.cue.start;
    let noun = page.in_list("reports_as_nouns", at);
    let verb = page.lexicon.verbs.at(page, at + 1).is_some() || page.in_list("mentioning", at + 1);
    if let Some(source) = one.source.last_mut().filter(|source| source.end == at)
        && noun
        && verb
        && one.cue.len() > 1
    {
        source.end = at + 1;
        one.cue.start = at + 1;
        one.class = CueClass::Verb;
    }
}

/// "The two have talked since March, after Valdoria agreed …": the subject right before the cue, not
/// that of the clause before.
fn nearer(page: &Page<'_>, source: &Words, cue: usize) -> Option<Words> {
    let nominal = |at: &usize| {
        page.is_word(*at)
            && matches!(page.tag(*at), Tag::Det | Tag::Adj | Tag::Noun | Tag::Propn | Tag::Num)
            || page.is_any(*at, &["'s", "'", ","])
    };
    // "after Valdoria's adviser, Mira Sol, warned".
    let cue = cue - usize::from(page.low(cue.wrapping_sub(1)) == ",");
    let floor = cue.saturating_sub(BACK).max(source.end);
    let start = (floor..cue).rev().take_while(nominal).last()?;
    let opened =
        start > floor && page.is_any(start - 1, &BEHIND) && !relative(page, &(source.start..start));
    let named = (start..cue).any(|at| page.is_capital(at));
    let told = page.is_finite_verb(cue) || page.is_finite_verb(cue + 1);
    // "held talks during which | the two officials agreed".
    let within = start > floor
        && (page.low(start - 1) == "where"
            || page.low(start - 1) == "which" && page.tag(start.saturating_sub(2)) == Tag::Adp);
    let definite = page.is_the_or_both(start);
    (told && (opened && named || within && (named || definite))).then_some(start..cue)
}

/// "Allies of Tao drew up a plan, suggesting a pause": what stands behind a participle is what was
/// said, not who said it.
pub(super) fn before_gerund(page: &Page<'_>, one: &mut Attributed) {
    let at = one.cue.start;
    let gerund = one.class == CueClass::Verb
        && page.form(at) == Form::Gerund
        && page.low(at.wrapping_sub(1)) == ",";
    let behind = one.source.first().is_some_and(|words| words.start == one.cue.end);
    let before = one.content.iter().all(|piece| piece.end <= at);
    if !gerund || !behind || !before {
        return;
    }
    let Some(sentence) = page.sentences.get(page.sentence_of(at)) else { return };
    let mut end = sentence.words.end;
    while end > one.cue.end && !page.is_word(end - 1) && !page.is_quotation_mark(end - 1) {
        end -= 1;
    }
    one.source.clear();
    let said: Words = one.cue.end..end;
    one.content = vec![said];
}

/// "… to meet Venn and Tao, | the palace said": a list that has had its "and" is over; who speaks stands
/// behind the comma.
fn behind_list(page: &Page<'_>, one: &mut Attributed) {
    let at = one.cue.start;
    let Some(source) = one.source.last_mut().filter(|words| words.end == at) else { return };
    let Some(comma) = source.clone().rev().find(|at| page.low(*at) == ",") else { return };
    let and = |words: Words| words.into_iter().any(|at| page.low(at) == "and");
    let listed = and(source.start..comma) && !and(comma..source.end);
    let plain = (comma + 1..source.end)
        .all(|at| !page.tag(at).is_verbal() && !page.is_relative_pronoun(at));
    if !listed || !plain || comma + 1 >= source.end {
        return;
    }
    let start = source.start;
    *source = comma + 1..source.end;
    one.source.retain(|words| words.end == at);
    let near = |piece: &&mut Words| piece.end <= comma && piece.end + 2 >= start;
    if let Some(piece) = one.content.last_mut().filter(near) {
        piece.end = comma;
    }
}

/// "repeated his counterpart's concern saying …": what somebody repeats does not say it, but who repeats
/// it.
fn object_of_verb(page: &Page<'_>, one: &mut Attributed) {
    let at = one.cue.start;
    let Some(source) = one.source.first().filter(|words| words.end == at) else { return };
    let gerund = page.form(at) == Form::Gerund && page.tag(at).is_verbal();
    let object = source.start > 0 && page.is_finite_verb(source.start - 1);
    let last = source.end - 1;
    let speaks = page.is_capital(last)
        || page.tag(last) != Tag::Noun
        || page.lexicon.unnamed.at(page, last).is_some()
        || page.lexicon.offices.at(page, last).is_some()
        || page.lexicon.epithets.contains(page.low(last))
        || page.lexicon.organisation_nouns.contains(page.low(last));
    let told = object && page.lexicon.verbs.at(page, source.start - 1).is_some();
    if gerund && told && !speaks {
        one.source.clear();
    }
}

/// "The reports came after Valdoria": of a clause before another only the subject of the second.
fn last_clause(page: &Page<'_>, words: &Words) -> Words {
    let opener = words.clone().skip(1).rfind(|at| page.is_any(*at, &BEHIND));
    let opener = opener.filter(|at| !relative(page, &(words.start..*at)));
    let opener = opener.or_else(|| words.clone().rev().find(|at| takes_subject(page, words, *at)));
    opener.filter(|at| at + 1 < words.end).map_or_else(|| words.clone(), |at| at + 1..words.end)
}

/// "how | experts", "a cleric whom | Kestrel", "the vote came as | officials": behind such a word a clause
/// begins, whose subject closes the words.
fn takes_subject(page: &Page<'_>, words: &Words, at: usize) -> bool {
    let nominal = |at: usize| {
        matches!(page.tag(at), Tag::Det | Tag::Adj | Tag::Noun | Tag::Propn | Tag::Num | Tag::Cconj)
    };
    let closes = at + 1 < words.end && (at + 1..words.end).all(nominal);
    let clause = || (words.start..at).any(|word| page.is_finite_verb(word));
    closes
        && (page.low(at) == "whom"
            || page.low(at) == "which" && page.tag(at.wrapping_sub(1)) == Tag::Adp
            || page.is_any(at, &["how", "why", "what"]) && at == words.start
            || page.low(at) == "as" && clause())
}

/// "according to a statement that came after the minister met Tao": behind the cue stands the source
/// first.
fn first_clause(page: &Page<'_>, words: &Words) -> Words {
    let opener = words.clone().skip(1).find(|at| page.is_any(*at, &BEHIND));
    words.start..opener.unwrap_or(words.end)
}

/// "Following the talks", "After the meeting": when it was said.
fn is_circumstance(page: &Page<'_>, words: &Words) -> bool {
    page.is_any(words.start, &OPENERS)
}

/// Whether these words have a verb of their own, outside a relative clause.
fn is_clause(page: &Page<'_>, words: &Words) -> bool {
    let aside = words.clone().any(|at| page.low(at) == ",");
    let modal = words.clone().skip(1).find(|at| {
        let told = page.form(*at) == Form::Modal && page.tag(*at).is_verbal()
            || !aside && page.tag(*at) == Tag::Aux && page.is_finite_be(*at);
        told && !page.is_capital(*at) && at + 1 < words.end
    });
    modal.is_some_and(|at| !relative(page, &(words.start..at)))
}

fn relative(page: &Page<'_>, words: &Words) -> bool {
    const PRONOUNS: [&str; 6] = ["who", "which", "that", "whose", "whom", "where"];
    words.clone().any(|at| page.is_any(at, &PRONOUNS))
}

/// "Both must keep the determination that …": no one speaks but who says all of it.
fn drop_clause(page: &Page<'_>, one: &mut Attributed) {
    let quoted = one.content.iter().any(|piece| piece.clone().any(|at| page.is_quotation_mark(at)));
    if quoted || one.verb.is_some() {
        one.source.clear();
    } else {
        one.class = CueClass::Other;
        one.content.clear();
    }
}

/// Where the subject begins of which these are the last words.
fn whole_start(page: &Page<'_>, words: &Words, cue: usize) -> usize {
    let mut start = words.start;
    let Some(sentence) = page.sentences.get(page.sentence_of(start)) else { return start };
    let floor = start.saturating_sub(BACK).max(sentence.words.start);
    let determined = page.tag(start) == Tag::Det || page.tag(start) == Tag::Pron;
    let plural = page.tag(words.end - 1) == Tag::Noun && page.form(words.end - 1) == Form::Plural;
    if !determined && plural && !page.is_capital(start) {
        start = noun_phrase_start(page, start, floor);
    }
    // "with Republicans and some Democrats demanding": both are the subject.
    let and = start.checked_sub(1).filter(|at| *at > floor && page.low(*at) == "and");
    let near = words.end == cue;
    let Some(and) = and.filter(|_| near) else { return start };
    let first = noun_phrase_start(page, and, floor);
    let with = page.low(first.wrapping_sub(1)) == "with";
    if with && first < and { first } else { start }
}

/// Where the run of nouns and their modifiers begins that ends here.
fn noun_phrase_start(page: &Page<'_>, end: usize, floor: usize) -> usize {
    let inside = |at: &usize| {
        let tag = page.tag(*at);
        let pronoun = relative(page, &(*at..*at + 1));
        // The "US" is no "us".
        let shouted = page.is_capital(*at) && page.raw(*at).chars().all(char::is_uppercase);
        matches!(tag, Tag::Noun | Tag::Propn | Tag::Adj | Tag::Num | Tag::Det) && !pronoun
            || page.raw(*at) == "-"
            || shouted && page.raw(*at).len() > 1
    };
    (floor..end).rev().take_while(inside).last().unwrap_or(end)
}

/// "After the meeting in Ostrava, Tao said, “…”": when it was said is no part of what was.
fn opened_by_circumstance(page: &Page<'_>, one: &mut Attributed) {
    let Some(first) = one.content.first().cloned() else { return };
    let Some(sentence) = page.sentences.get(page.sentence_of(first.start)) else { return };
    let opens = first.start == sentence.words.start && first.end <= one.cue.start;
    let circumstance = page.tag(first.start) == Tag::Adp
        || page.is_any(first.start, &OPENERS)
        || page.form(first.start) == Form::Gerund
        || page.in_list("when_asked", first.start);
    let finite = first.clone().any(|at| page.is_finite_verb(at));
    let quoted = first.clone().any(|at| page.is_quotation_mark(at));
    let asked = page.in_list("when_asked", first.start);
    if !opens || !circumstance || finite && !asked || quoted {
        return;
    }
    if one.content.len() > 1 {
        one.content.remove(0);
        return;
    }
    // What was said stands behind, and the model passed it over.
    let source = one.source.first().is_some_and(|words| words.end <= one.cue.start);
    let start = (one.cue.end..sentence.words.end).find(|at| page.is_word(*at));
    let mark = page.is_any(one.cue.end, &[",", ":"]);
    if let Some(start) = start.filter(|start| source && mark && start + 2 < sentence.words.end) {
        let said: Words = start..sentence.words.end;
        one.content = vec![said];
    }
}
