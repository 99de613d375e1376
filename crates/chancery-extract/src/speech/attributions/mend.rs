//! What syntax knows of attributions that lie around one another, and the model, which reads each
//! cue by itself, does not.

use chancery_record::CueClass;
use chancery_syntax::{Form, Tag};

use super::{
    Attributed, addressee, beside, circumstances, edges, extent, participles, quoted, shared,
    subjects,
};
use crate::page::{Page, Words};

/// To how many words it may be told.
const TOLD: usize = 18;

/// Mends sources and contents in place.
pub(super) fn mend(page: &Page<'_>, found: &mut Vec<Attributed>) {
    quoted::mend(page, found);
    for one in found.iter_mut() {
        extent::by_somebody(page, one);
        extent::noun_before(page, one);
        extent::from_opening_mark(page, one);
        extent::to_closing_mark(page, one);
        addressee::mend(page, one);
        turn(page, one);
        told_behind(page, one);
        beside::said_on_day(page, one);
        trim_sources(page, one);
        follow(page, one);
        subjects::before_gerund(page, one);
        edges::mend(page, one);
        subjects::mend(page, one);
        circumstances::mend(page, one);
        extent::asked_whether(page, one);
    }
    for index in 0..found.len() {
        for other in index + 1..found.len().min(index + 4) {
            if same_sentence(page, &found[index], &found[other]) {
                edges::apart(page, found, index, other);
                edges::apart(page, found, other, index);
                beside::contrasted(page, found, index, other);
            }
        }
    }
    for index in 0..found.len() {
        credit_whole(page, found, index);
    }
    extent::own_predicates(page, found);
    participles::add(page, found);
    for index in 0..found.len() {
        shared::mend(page, found, index);
        extent::up_to_verb(page, found, index);
        go_on(page, found, index);
        extent::also_that(page, found, index);
        opens_as_participle(page, found, index);
    }
    for outer in 0..found.len() {
        // What lies around a cue stands near it in the order of cues.
        for inner in outer.saturating_sub(4)..found.len().min(outer + 2) {
            if inner != outer && same_sentence(page, &found[inner], &found[outer]) {
                embrace(page, found, inner, outer);
            }
        }
    }
}

/// "Tao asked Venn to leave, according to the palace": what the palace tells begins with Tao, and not
/// behind the verb.
fn credit_whole(page: &Page<'_>, found: &mut [Attributed], index: usize) {
    let one = &found[index];
    let [content] = one.content.as_slice() else { return };
    if one.class != CueClass::Preposition || content.end > one.cue.start {
        return;
    }
    let start = content.start;
    let around = index.saturating_sub(2)..found.len().min(index + 3);
    let teller = found[around].iter().find(|other| {
        let near = other.cue.end <= start && start <= other.cue.end + 2;
        near && other.class == CueClass::Verb && same_sentence(page, other, one)
    });
    // "Tao told Venn that …, and suggested that …": the palace may tell of the second alone.
    let from = teller.and_then(|teller| {
        let cue = teller.cue.start;
        let words = teller.source.first()?;
        (words.end <= cue && cue <= words.end + 3).then_some(words.start)
    });
    if let Some(from) = from {
        found[index].content[0].start = from;
    }
}

/// Whether two attributions have their cues in one sentence.
pub(super) fn same_sentence(page: &Page<'_>, a: &Attributed, b: &Attributed) -> bool {
    page.sentence_of(a.cue.start) == page.sentence_of(b.cue.start)
}

/// "The call lasted an hour, said the official": a noun phrase is no content of "said". Where the
/// model took the one for the other, they change places.
fn turn(page: &Page<'_>, one: &mut Attributed) {
    let ([source], [content]) = (one.source.as_slice(), one.content.as_slice()) else { return };
    let clausal = one.verb.is_some_and(|(_, verb)| verb.frames.clause && !verb.frames.object);
    // "Tao, who leads the talks, told the Harbour Post": to whom it was told.
    let clausal = clausal && !one.cue.clone().any(|at| page.in_list("forms_of_telling", at));
    let after = content.start == one.cue.end && source.end <= one.cue.start;
    let before = one.cue.start.wrapping_sub(1);
    let closed = page.is_any(before, &[",", "”", "\"", "''"]);
    let head = phrase(page, content);
    let quoted = page.raw(content.start).starts_with(['“', '"', '‘']);
    if !clausal || !after || !closed || quoted || head.is_empty() || finite(page, &head) {
        return;
    }
    let Some(sentence) = page.sentences.get(page.sentence_of(one.cue.start)) else { return };
    let said = sentence.words.start.max(source.start.min(before))..before;
    if finite(page, &said) {
        one.content = vec![said];
        one.source = vec![head];
    }
}

/// "Valdoria wants peace, President Venn told Prime Minister Tao on Monday, as …": behind "told" stands
/// only to whom and when; what was told stands before it.
fn told_behind(page: &Page<'_>, one: &mut Attributed) {
    let at = one.cue.start;
    let told = page.in_list("was_told", at) && one.cue.len() == 1;
    let Some(source) = one.source.first().filter(|words| told && words.end == at) else { return };
    let before = one.content.iter().any(|piece| piece.start < at);
    let Some(sentence) = page.sentences.get(page.sentence_of(at)) else { return };
    let comma = source.start.wrapping_sub(1);
    if before || page.low(comma) != "," || comma <= sentence.words.start + 3 {
        return;
    }
    let said = sentence.words.start..comma;
    let opens = matches!(page.tag(said.start), Tag::Adp | Tag::Sconj)
        || page.form(said.start) == Form::Gerund;
    // To whom it was told: names and a day, up to a comma or the end.
    let rest = at + 1..sentence.words.end.min(at + TOLD);
    let stop = rest.clone().find(|word| matches!(page.low(*word), "," | "." | ";"));
    let Some(stop) = stop else { return };
    let clause = (at + 1..stop).any(|word| {
        page.is_any(word, &["that", "he", "she", "it", "they", "to"]) || page.is_finite_verb(word)
    });
    let goes_on = page.low(stop) == ","
        && !page.is_any(stop + 1, &["as", "in", "after", "amid", "according"]);
    let quoted = rest.clone().any(|word| page.is_quotation_mark(word));
    if !clause && !opens && !goes_on && !quoted && finite(page, &said) {
        one.content = vec![said];
    }
}

/// "…, noted she", "not so, thinks Ruben Tao": behind a cue that closes its sentence's words stands
/// its subject, where none stands before it.
fn follow(page: &Page<'_>, one: &mut Attributed) {
    let names = |words: &Words| {
        words.clone().any(|at| {
            page.tag(at).is_nominal()
                || matches!(page.tag(at), Tag::Pron | Tag::Det | Tag::Num | Tag::X)
        })
    };
    one.source.retain(&names);
    let at = one.cue.end;
    let verbal = one.cue.clone().any(|at| page.tag(at) == Tag::Verb && page.form(at).is_finite());
    let behind = one.content.first().is_some_and(|piece| piece.end <= one.cue.start);
    if !one.source.is_empty() || !verbal || !behind {
        return;
    }
    let pronoun = page.is_he_she_or_they(at);
    let named = (at..at + 4).take_while(|at| page.is_capital(*at)).count();
    // "…, said a diplomat who had seen the contract".
    let described = (at..at + 6)
        .take_while(|word| matches!(page.tag(*word), Tag::Det | Tag::Adj | Tag::Noun))
        .count();
    let opens = page.tag(at) == Tag::Det && described > 1;
    let length = if pronoun {
        1
    } else if opens {
        described
    } else {
        named
    };
    let closed = opens && page.is_any(at + length, &["who", "with", "in", "from", "of"]);
    let closed = closed || page.tag(at + length) == Tag::Punct || at + length >= page.len();
    if length > 0 && closed {
        one.source.push(at..at + length);
        one.content.retain(|piece| piece.start < at || piece.end > at + length);
    }
}

/// Sources hold no verb of saying: what stands before it is another's.
fn trim_sources(page: &Page<'_>, one: &mut Attributed) {
    for words in &mut one.source {
        let said = words.clone().find(|at| {
            page.lexicon.verbs.at(page, *at).is_some()
                && page.is_finite_verb(*at)
                // "a person briefed on the talks | told": a participle.
                && !(*at > words.start && words.end == one.cue.start
                    && page.form(*at) == Form::Past && page.tag(at + 1) == Tag::Adp
                    && page.tag(at - 1).is_nominal())
                // "The media reports mention": before the verb stands its subject.
                && (*at == words.start || at + 1 != one.cue.start || one.verb.is_none())
        });
        // A relative clause may hold one ("the minister, who said so").
        let relative = words.clone().any(|at| page.is_relative_pronoun(at));
        if let Some(said) = said.filter(|_| !relative) {
            *words = if said == words.start { said + 1..words.end } else { words.start..said };
        }
    }
    one.source.retain(|words| !words.is_empty() && !is_dateline(page, words));
    if one.source.len() > 1 && one.source.iter().all(|words| words.end <= one.cue.start) {
        // Two subjects of one verb stand side by side; a far one belongs to a verb between.
        let between = one.source[0].end..one.source[1].start;
        let verb = between.clone().any(|at| page.tag(at).is_verbal());
        let told = page.is_finite_verb(page.behind_adverbs(one.source[1].end, one.cue.start));
        if page.form(one.cue.start) == Form::Gerund && told {
            // "…, she said, adding": the one right before.
            one.source.remove(0);
        } else if verb || between.len() > 4 {
            one.source.truncate(1);
        }
    }
}

/// "BRENNHOLT — The line will close, said …": the place where a report was written says nothing.
fn is_dateline(page: &Page<'_>, words: &Words) -> bool {
    let opens = page.opens_sentence(words.start);
    let shouted = words.clone().all(|at| !page.raw(at).chars().any(char::is_lowercase));
    opens && shouted && (page.is_dash(words.end) || page.low(words.end) == "(")
}

/// "Noting that the river was low, Venn said …": a participle that opens the sentence has the subject
/// behind it.
fn opens_as_participle(page: &Page<'_>, found: &mut [Attributed], index: usize) {
    let one = &found[index];
    let at = one.cue.start;
    let first = page.sentences.get(page.sentence_of(at)).map(|sentence| sentence.words.start);
    if !one.source.is_empty() || first != Some(at) || page.form(at) != Form::Gerund {
        return;
    }
    let Some(next) = found.get(index + 1).filter(|next| same_sentence(page, one, next)) else {
        return;
    };
    let source = next.source.first().filter(|words| words.end <= next.cue.start).cloned();
    let end = one.content.last().map_or(one.cue.end, |piece| piece.end);
    let Some(source) = source.filter(|source| source.start >= end && source.start <= end + 2)
    else {
        return;
    };
    found[index].source = vec![source];
}

/// "said that …, and that …": the second clause is said too.
fn go_on(page: &Page<'_>, found: &mut [Attributed], index: usize) {
    let says = |next: &&Attributed| next.verb.is_some();
    let next = found.get(index + 1).filter(says).map(|next| {
        let sources = next.source.iter().map(|words| words.start);
        sources.chain([next.cue.start]).min().unwrap_or(next.cue.start)
    });
    let Some(last) = found[index].content.last().cloned() else { return };
    let joined = if page.low(last.end) == "," { last.end + 1 } else { last.end };
    let bare = page.low(last.end) == ","
        && last.start >= found[index].cue.end
        && finite(page, &last)
        && !page.opens_indirect_question(last.start)
        && found[index].verb.is_some_and(|(_, verb)| verb.frames.clause);
    let clause = (page.low(last.start) == "that" || bare)
        && page.is_and_or_but(joined)
        && page.low(joined + 1) == "that";
    let Some(sentence) = page.sentences.get(page.sentence_of(last.start)).filter(|_| clause) else {
        return;
    };
    let mut end = sentence.words.end;
    if let Some(next) = next.filter(|next| *next > joined && *next < end) {
        end = next;
    }
    while end > joined && !page.is_word(end - 1) && !page.raw(end - 1).starts_with(['”', '"']) {
        end -= 1;
    }
    if let Some(piece) = found[index].content.last_mut().filter(|_| end > joined + 2) {
        piece.end = end;
    }
}

/// The words up to the first comma or relative pronoun.
pub(super) fn phrase(page: &Page<'_>, words: &Words) -> Words {
    let end = words.clone().find(|at| page.is_any(*at, &[",", "who", "which", "that"]));
    words.start..end.unwrap_or(words.end)
}

/// Whether a finite verb stands in the words.
pub(super) fn finite(page: &Page<'_>, words: &Words) -> bool {
    words.clone().any(|at| page.is_finite_verb(at))
}

/// "A told B that …, an official said": the words of the official begin with A, and what A told
/// goes on to their end.
fn embrace(page: &Page<'_>, found: &mut [Attributed], inner: usize, outer: usize) {
    let (within, around) = (&found[inner], &found[outer]);
    let (Some(told), [said]) = (within.content.first(), around.content.as_slice()) else { return };
    let (told, said) = (told.clone(), said.clone());
    let closes = around.cue.start >= said.end && within.cue.start < around.cue.start;
    let overlaps = told.start < said.end && said.start < told.end;
    let Some(speaker) = within.source.first().filter(|words| words.end <= within.cue.start) else {
        return;
    };
    let own = around.source.first().is_some_and(|words| words.start > within.cue.end);
    if !closes || !overlaps || !own || told.start < within.cue.end {
        return;
    }
    let sentence = &page.sentences[page.sentence_of(within.cue.start)];
    let start = speaker.start.max(sentence.words.start);
    if said.start > start {
        found[outer].content[0].start = start;
    }
    if told.end < said.end {
        let mut told = told.start..said.end;
        circumstances::bare(page, &mut told);
        found[inner].content[0] = told;
    }
}
