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
    let names = one.cue.clone().any(|at| page.in_list("citing", at));
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

/// How many cues and sources each token belongs to.
struct Taken(Vec<u32>);

impl Taken {
    fn of(page: &Page<'_>, found: &[Attributed]) -> Self {
        let mut taken = Self(vec![0; page.len()]);
        found.iter().for_each(|one| taken.add(one));
        taken
    }

    fn add(&mut self, one: &Attributed) {
        self.change(one, |count| count.saturating_add(1));
    }

    fn remove(&mut self, one: &Attributed) {
        self.change(one, |count| count.saturating_sub(1));
    }

    fn change(&mut self, one: &Attributed, changed: impl Fn(u32) -> u32) {
        for at in words_of(one).flat_map(Words::clone) {
            if let Some(count) = self.0.get_mut(at) {
                *count = changed(*count);
            }
        }
    }

    /// Whether another attribution than this one has a word of these for its cue or source.
    fn by_another(&self, words: &Words, one: &Attributed) -> bool {
        words.clone().any(|at| {
            let own = words_of(one).filter(|words| words.contains(&at)).count();
            self.0.get(at).is_some_and(|count| *count as usize > own)
        })
    }
}

/// The words of an attribution's cue and sources.
fn words_of(one: &Attributed) -> impl Iterator<Item = &Words> {
    std::iter::once(&one.cue).chain(&one.source)
}

/// The words "as saying" among those from `from` to `end`, where they are near.
fn as_saying(page: &Page<'_>, from: usize, end: usize) -> Option<Words> {
    let saying = |at: &usize| {
        page.low(*at) == "as" && page.is_word(at + 1) && page.form(at + 1) == Form::Gerund
    };
    (from..end.min(from + QUOTED - 1)).find(saying).map(|at| at..at + 2)
}

/// "the agency quoted him as saying": two that speak, of which the model may see but one.
fn quoted_as_saying(page: &Page<'_>, found: &mut Vec<Attributed>) {
    let mut taken = Taken::of(page, found);
    let mut index = 0;
    while index < found.len() {
        if let Some(said) = said_by_quoted(page, found, index) {
            found[index].content = said;
        }
        if let Some((name, said)) = source_of_saying(page, found, index) {
            found[index].content = said;
            let inner = &mut found[index + 1];
            taken.remove(inner);
            inner.source = vec![name];
            taken.add(inner);
        }
        if let Some(inner) = quoted_source(page, &taken, &found[index]) {
            let outer = &mut found[index];
            taken.remove(outer);
            outer.cue.end = inner.source.first().map_or(outer.cue.end, |words| words.start);
            outer.content.retain(|piece| !inner.source.contains(piece));
            taken.add(outer);
            taken.add(&inner);
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

/// "have been quoting | a “senior official” | as saying": the one quoted, who is the source of "saying"
/// where the model found none, and what that one said.
fn source_of_saying(
    page: &Page<'_>,
    found: &[Attributed],
    index: usize,
) -> Option<(Words, Vec<Words>)> {
    let one = &found[index];
    let [quoted] = one.content.as_slice() else { return None };
    let quotes = one.cue.clone().any(|at| page.in_list("quoting", at));
    let next = found.get(index + 1).filter(|_| quotes)?;
    let as_saying = page.low(quoted.end) == "as" && next.cue.contains(&(quoted.end + 1));
    let own = next.source.first().is_some_and(|words| words.start >= quoted.start);
    if !as_saying || own || next.content.is_empty() {
        return None;
    }
    let marked = page.is_quotation_mark(quoted.end - 1);
    let from = (quoted.start..quoted.end).rev().skip(1).find(|at| page.is_quotation_mark(*at));
    let name = match from {
        Some(from) if marked => from + 1..quoted.end - 1,
        _ => quoted.clone(),
    };
    Some((name, next.content.clone()))
}

/// The one quoted by an attribution, where no other has the words "as saying" for its cue.
fn quoted_source(page: &Page<'_>, taken: &Taken, one: &Attributed) -> Option<Attributed> {
    let from = one.cue.clone().find(|at| page.in_list("quoting", *at))? + 1;
    let cue = as_saying(page, from + 1, usize::MAX)?;
    let source = from..cue.start;
    let plain = source
        .clone()
        .all(|at| page.is_quotation_mark(at) || page.is_word(at) && !page.tag(at).is_verbal());
    (plain && !one.content.is_empty() && !taken.by_another(&cue, one)).then(|| Attributed {
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
    let quoted = (from..one.cue.end).rev().find(|at| page.in_list("was_quoted", *at))?;
    let be = quoted.checked_sub(1).filter(|at| page.is_any(*at, &["was", "were", "is", "been"]))?;
    let saying = as_saying(page, quoted + 1, sentence.end)?;
    let be = if page.is_form_of_have(be.wrapping_sub(1)) { be - 1 } else { be };
    let outside = |at: &usize| {
        page.tag(*at).is_verbal() || matches!(page.tag(*at), Tag::Punct | Tag::Sconj | Tag::Cconj)
    };
    let start = (sentence.start..be).rev().find(outside).map_or(sentence.start, |at| at + 1);
    let agent = (page.low(quoted + 1) == "by").then_some(quoted + 2..saying.start);
    let touches = one.cue.start < saying.end && quoted < one.cue.end;
    let agent = agent.filter(|agent| !agent.is_empty());
    (start < be && touches).then_some((start..be, agent, saying))
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
    let beside = beside.filter(|at| *at < one.cue.start && page.in_list("citing_now", *at));
    let at = beside.unwrap_or(behind(one.cue.end));
    if !page.in_list("citing_now", at) || at >= sentence.end {
        return None;
    }
    let inside = |word: &usize| {
        page.is_word(*word) && !page.tag(*word).is_verbal() && !page.is_any(*word, &["that", "as"])
            || page.is_possessive_mark(*word)
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
