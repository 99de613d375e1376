//! What syntax knows of attributions that lie around one another, and the model, which reads each
//! cue by itself, does not.

use chancery_record::CueClass;
use chancery_syntax::{Form, Tag};

use super::{Attributed, beside, circumstances, edges, extent, subjects};
use crate::page::{Page, Words};

/// How far behind "quoted" its "as saying" stands, in tokens.
const QUOTED: usize = 12;

/// Mends sources and contents in place.
pub(super) fn mend(page: &Page<'_>, found: &mut Vec<Attributed>) {
    quoted_as_saying(page, found);
    quoted_by(page, found);
    citing(page, found);
    for one in found.iter_mut() {
        extent::by_somebody(page, one);
        extent::noun_before(page, one);
        turn(page, one);
        told_behind(page, one);
        beside::said_on_day(page, one);
        trim_sources(page, one);
        follow(page, one);
        subjects::before_gerund(page, one);
        edges::mend(page, one);
        subjects::mend(page, one);
        circumstances::mend(page, one);
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

/// "the agency quoted him as saying": two that speak, of which the model may see but one.
fn quoted_as_saying(page: &Page<'_>, found: &mut Vec<Attributed>) {
    let mut index = 0;
    while index < found.len() {
        if let Some(said) = said_by_quoted(page, found, index) {
            found[index].content = said;
        }
        source_of_saying(page, found, index);
        if let Some(inner) = quoted_source(page, found, index) {
            let outer = &mut found[index];
            outer.cue.end = inner.source.first().map_or(outer.cue.end, |words| words.start);
            outer.content.retain(|piece| !inner.source.contains(piece));
            found.insert(index + 1, inner);
            index += 1;
        }
        index += 1;
    }
}

/// What the one said whom an attribution has for its content: "quoted | the official | as saying".
fn said_by_quoted(page: &Page<'_>, found: &[Attributed], index: usize) -> Option<Vec<Words>> {
    let one = &found[index];
    let [quoted] = one.content.as_slice() else { return None };
    let inner = found.iter().skip(index + 1).take(2).find(|other| {
        page.low(other.cue.start) == "as" && other.source.iter().any(|source| source == quoted)
    })?;
    Some(inner.content.clone())
}

/// "have been quoting | a “senior official” | as saying": the one quoted is the source of "saying",
/// where the model found none.
fn source_of_saying(page: &Page<'_>, found: &mut [Attributed], index: usize) {
    let [quoted] = found[index].content.as_slice() else { return };
    let quoted = quoted.clone();
    let quotes = found[index].cue.clone().any(|at| page.in_list("quoting", at));
    let Some(next) = found.get(index + 1).filter(|_| quotes) else { return };
    let as_saying = page.low(quoted.end) == "as" && next.cue.contains(&(quoted.end + 1));
    let own = next.source.first().is_some_and(|words| words.start >= quoted.start);
    if as_saying && !own && !next.content.is_empty() {
        let content = next.content.clone();
        let marked = page.is_quotation_mark(quoted.end - 1);
        let from = (quoted.start..quoted.end).rev().skip(1).find(|at| page.is_quotation_mark(*at));
        let name = match from {
            Some(from) if marked => from + 1..quoted.end - 1,
            _ => quoted,
        };
        found[index + 1].source = vec![name];
        found[index].content = content;
    }
}

/// The one quoted by an attribution, where no other has the words "as saying" for its cue.
fn quoted_source(page: &Page<'_>, found: &[Attributed], index: usize) -> Option<Attributed> {
    let one = &found[index];
    let quotes = |at: &usize| page.in_list("quoting", *at);
    let from = one.cue.clone().find(quotes)? + 1;
    let saying = (from + 1..from + QUOTED).find(|at| {
        page.low(*at) == "as" && page.is_word(at + 1) && page.form(at + 1) == Form::Gerund
    })?;
    let source = from..saying;
    let cue = saying..saying + 2;
    let plain = source
        .clone()
        .all(|at| page.is_quotation_mark(at) || page.is_word(at) && !page.tag(at).is_verbal());
    let taken = |words: &Words| words.start < cue.end && cue.start < words.end;
    let known = found
        .iter()
        .enumerate()
        .any(|(at, other)| at != index && (taken(&other.cue) || other.source.iter().any(taken)));
    (plain && !known && !one.content.is_empty()).then(|| Attributed {
        content: one.content.iter().filter(|piece| **piece != source).cloned().collect(),
        cue,
        source: vec![source],
        class: CueClass::Verb,
        lemma: "say".to_owned(),
        verb: None,
    })
}

/// "The minister was quoted by the agency as saying …": the subject speaks, the agent tells of it.
fn quoted_by(page: &Page<'_>, found: &mut Vec<Attributed>) {
    let mut index = 0;
    while index < found.len() {
        if let Some((subject, agent, saying)) = quoted_subject(page, &found[index]) {
            let one = &mut found[index];
            if one.content.is_empty() {
                index += 1;
                continue;
            }
            let through = agent.map(|agent| Attributed {
                cue: saying.start.saturating_sub(1).min(agent.start - 1)..agent.start,
                source: vec![agent],
                content: one.content.clone(),
                class: CueClass::Verb,
                lemma: "quote".to_owned(),
                verb: None,
            });
            one.cue = saying;
            one.source = vec![subject];
            one.lemma = "say".to_owned();
            one.class = CueClass::Verb;
            if let Some(through) = through {
                found.insert(index, through);
                index += 1;
            }
        }
        index += 1;
    }
}

/// The subject, the agent and the words "as saying" around the cue of an attribution in which
/// somebody "was quoted".
fn quoted_subject(page: &Page<'_>, one: &Attributed) -> Option<(Words, Option<Words>, Words)> {
    let sentence = page.sentences.get(page.sentence_of(one.cue.start))?.words.clone();
    let from = one.cue.start.saturating_sub(QUOTED).max(sentence.start);
    let quoted = (from..one.cue.end).rev().find(|at| page.is_any(*at, &["quoted", "cited"]))?;
    let be = quoted.checked_sub(1).filter(|at| page.is_any(*at, &["was", "were", "is", "been"]))?;
    let saying = (quoted + 1..sentence.end.min(quoted + QUOTED)).find(|at| {
        page.low(*at) == "as" && page.is_word(at + 1) && page.form(at + 1) == Form::Gerund
    })?;
    let be = if page.is_any(be.wrapping_sub(1), &["has", "have", "had"]) { be - 1 } else { be };
    let outside = |at: &usize| {
        page.tag(*at).is_verbal() || matches!(page.tag(*at), Tag::Punct | Tag::Sconj | Tag::Cconj)
    };
    let start = (sentence.start..be).rev().find(outside).map_or(sentence.start, |at| at + 1);
    let agent = (page.low(quoted + 1) == "by").then_some(quoted + 2..saying);
    let touches = one.cue.start < saying + 2 && quoted < one.cue.end;
    (start < be && touches).then_some((
        start..be,
        agent.filter(|agent| !agent.is_empty()),
        saying..saying + 2,
    ))
}

/// "As the agency reported citing a source in the ministry, …", "…, the agency reported, citing two
/// officials": the one cited speaks, the agency tells of it.
fn citing(page: &Page<'_>, found: &mut Vec<Attributed>) {
    let mut index = 0;
    while index < found.len() {
        if let Some((cue, source, content)) = cited(page, &found[index]) {
            let through = &mut found[index];
            through.content.clone_from(&content);
            let mut inner = Attributed {
                cue,
                source: vec![source],
                content,
                class: CueClass::Verb,
                lemma: "cite".to_owned(),
                verb: None,
            };
            // "The agency, citing an official, said": the verb is the official's.
            if inner.cue.start < through.cue.start {
                std::mem::swap(&mut inner.cue, &mut through.cue);
                std::mem::swap(&mut inner.lemma, &mut through.lemma);
                std::mem::swap(&mut inner.verb, &mut through.verb);
            }
            found.insert(index + 1, inner);
            index += 1;
        }
        index += 1;
    }
}

/// The word "citing" behind a cue, whoever is cited, and what for.
fn cited(page: &Page<'_>, one: &Attributed) -> Option<(Words, Words, Vec<Words>)> {
    one.verb?;
    let sentence = &page.sentences.get(page.sentence_of(one.cue.start))?.words;
    let behind = |end: usize| end + usize::from(page.low(end) == ",");
    // "The agency, citing an official, | said".
    let beside = one.source.first().map(|words| behind(words.end));
    let beside =
        beside.filter(|at| *at < one.cue.start && page.is_any(*at, &["citing", "quoting"]));
    let at = beside.unwrap_or(behind(one.cue.end));
    if !page.is_any(at, &["citing", "quoting"]) || at >= sentence.end {
        return None;
    }
    let inside = |word: &usize| {
        page.is_word(*word) && !page.tag(*word).is_verbal() && !page.is_any(*word, &["that", "as"])
            || page.is_any(*word, &["'s", "'"])
    };
    let end = (at + 1..sentence.end.min(at + QUOTED)).take_while(inside).last()? + 1;
    // A person or an office, and no concerns or data.
    let speaks = (at + 1..end).any(|word| {
        page.lexicon.unnamed.at(page, word).is_some()
            || page.lexicon.offices.at(page, word).is_some()
    });
    let before = one.source.first().is_some_and(|words| words.end <= one.cue.start);
    if !speaks || !before {
        return None;
    }
    if beside.is_some() {
        let said = one.content.clone();
        return (end < one.cue.start && !said.is_empty()).then(|| (at..at + 1, at + 1..end, said));
    }
    let own: Vec<Words> = one.content.iter().filter(|piece| piece.end <= at).cloned().collect();
    if !own.is_empty() {
        return Some((at..at + 1, at + 1..end, own));
    }
    let rest = end + 1..sentence.end;
    let closed = page.low(end) == "," && rest.len() > 3;
    closed.then(|| (at..at + 1, at + 1..end, vec![rest]))
}

pub(super) fn same_sentence(page: &Page<'_>, a: &Attributed, b: &Attributed) -> bool {
    page.sentence_of(a.cue.start) == page.sentence_of(b.cue.start)
}

/// "The call lasted an hour, said the official": a noun phrase is no content of "said". Where the
/// model took the one for the other, they change places.
fn turn(page: &Page<'_>, one: &mut Attributed) {
    let ([source], [content]) = (one.source.as_slice(), one.content.as_slice()) else { return };
    let clausal = one.verb.is_some_and(|(_, verb)| verb.frames.clause && !verb.frames.object);
    // "Tao, who leads the talks, told the Harbour Post": to whom it was told.
    let clausal = clausal && !one.cue.clone().any(|at| page.is_any(at, &["told", "tells", "tell"]));
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
    let told = page.is_any(at, &["told"]) && one.cue.len() == 1;
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
    let rest = at + 1..sentence.words.end.min(at + QUOTED + 6);
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
    let pronoun = page.is_any(at, &["he", "she", "they"]);
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
        let relative = words.clone().any(|at| page.is_any(at, &["who", "which", "that"]));
        if let Some(said) = said.filter(|_| !relative) {
            *words = if said == words.start { said + 1..words.end } else { words.start..said };
        }
    }
    one.source.retain(|words| !words.is_empty() && !is_dateline(page, words));
    if one.source.len() > 1 && one.source.iter().all(|words| words.end <= one.cue.start) {
        // Two subjects of one verb stand side by side; a far one belongs to a verb between.
        let between = one.source[0].end..one.source[1].start;
        let verb = between.clone().any(|at| page.tag(at).is_verbal());
        if verb || between.len() > 4 {
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
    let next = found.get(index + 1).map(|next| {
        let sources = next.source.iter().map(|words| words.start);
        sources.chain([next.cue.start]).min().unwrap_or(next.cue.start)
    });
    let Some(last) = found[index].content.last().cloned() else { return };
    let joined = if page.low(last.end) == "," { last.end + 1 } else { last.end };
    let bare = page.low(last.end) == ","
        && last.start >= found[index].cue.end
        && found[index].verb.is_some_and(|(_, verb)| verb.frames.clause);
    let clause = (page.low(last.start) == "that" || bare)
        && page.is_any(joined, &["and", "but"])
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
        found[inner].content[0].end = said.end;
    }
}
