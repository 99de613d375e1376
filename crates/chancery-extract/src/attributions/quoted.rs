//! Somebody quoted by somebody else: "the agency quoted him as saying", "was quoted by", "citing an
//! official".

use chancery_record::CueClass;
use chancery_syntax::{Form, Tag};

use super::Attributed;
use crate::page::{Page, Words};

/// How far behind "quoted" its "as saying" stands, in tokens.
const QUOTED: usize = 12;

/// Gives each of those who speak what is theirs.
pub(super) fn mend(page: &Page<'_>, found: &mut Vec<Attributed>) {
    for index in 0..found.len() {
        behind_own_cue(page, found, index);
        as_doing(page, found, index);
    }
    quoted_as_saying(page, found);
    quoted_by(page, found);
    citing(page, found);
}

/// "quoted | Tao as saying that …": where the model took all of it for what was said, he is the source of
/// "saying", and the rest is what both tell.
fn behind_own_cue(page: &Page<'_>, found: &mut [Attributed], index: usize) {
    let [one, next, ..] = &mut found[index..] else { return };
    let ([piece], quotes) =
        (one.content.as_slice(), one.cue.clone().any(|at| page.in_list("quoting", at)))
    else {
        return;
    };
    let as_saying = next.cue.start;
    let within = page.low(as_saying) == "as"
        && piece.start >= one.cue.end
        && (piece.start + 1..piece.start + QUOTED).contains(&as_saying)
        && next.cue.end < piece.end;
    if !quotes || !within {
        return;
    }
    let (name, said) = (piece.start..as_saying, next.cue.end..piece.end);
    let around = |words: &Words| words.start < next.cue.end && words.end > next.cue.end;
    next.content.retain(|words| !around(words));
    if next.content.is_empty() {
        next.content.push(said);
    }
    if next.source.is_empty() {
        next.source.push(name);
    }
    one.content.clone_from(&next.content);
}

/// "citing Kestrel as giving shelter": what somebody is named for doing is nothing that one says.
fn as_doing(page: &Page<'_>, found: &mut [Attributed], index: usize) {
    let [one, next, ..] = &mut found[index..] else { return };
    let names = one.cue.clone().any(|at| page.is_any(at, &["citing", "cites", "cited"]));
    let verb = next.cue.start + 1;
    let doing = page.low(next.cue.start) == "as"
        && page.form(verb) == Form::Gerund
        && page.lexicon.verbs.at(page, verb).is_none();
    if names && doing && next.cue.len() == 2 && next.source.iter().all(|s| s.start >= one.cue.end) {
        next.class = CueClass::Other;
        next.content.clear();
        one.content.retain(|piece| piece.start >= one.cue.end);
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
