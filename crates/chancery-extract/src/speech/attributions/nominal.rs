//! Nouns that tell of an act of speech and that the model passed over: "Venn's statement that …", "a
//! promise from Tao to …", "made a call for …".

use chancery_record::CueClass;
use chancery_syntax::{Form, Tag};

use super::{Attributed, last_word_end};
use crate::page::{Page, Words};

/// How many words the one who speaks may be named with.
const NAME: usize = 8;
/// How far what is promised may reach, and how far from it other cues are looked at.
const REACH: usize = 80;
/// How far behind a verb like "made" its noun may stand.
const LIGHT: usize = 5;

/// Adds what such nouns attribute where no cue is found.
pub(super) fn add(page: &Page<'_>, found: &mut Vec<Attributed>) {
    let mut more = Vec::new();
    for sentence in &page.sentences {
        let nouns = sentence.words.clone().filter(|at| page.in_list("speech_nouns", *at));
        let free = nouns.filter(|at| !is_taken(found, *at));
        more.extend(free.filter_map(|noun| told_by(page, &sentence.words, noun)));
    }
    if !more.is_empty() {
        found.extend(more);
        found.sort_by_key(|one| (one.cue.start, one.cue.end));
    }
}

/// Whether an attribution near by has this token among its words.
fn is_taken(found: &[Attributed], at: usize) -> bool {
    let first = found.partition_point(|one| one.cue.start + REACH < at);
    let near = found[first..].iter().take_while(|one| one.cue.start < at + REACH);
    let holds = |pieces: &[Words]| pieces.iter().any(|piece| piece.contains(&at));
    near.into_iter().any(|one| one.cue.contains(&at) || holds(&one.content) || holds(&one.source))
}

fn told_by(page: &Page<'_>, sentence: &Words, noun: usize) -> Option<Attributed> {
    if page.tag(noun) != Tag::Noun || page.is_capital(noun) && noun > sentence.start {
        return None;
    }
    let owned = owner(page, sentence, noun).map(|source| (source, noun + 1));
    let (source, from) = owned
        .or_else(|| giver(page, sentence, noun))
        .or_else(|| maker(page, sentence, noun).map(|source| (source, noun + 1)))?;
    let clause = page.low(from) == "that";
    let act = page.low(from) == "to" && page.form(from + 1) == Form::Base;
    let matter = page.low(from) == "for" && page.in_list("nouns_with_for", noun);
    if !clause && !act && !matter {
        return None;
    }
    let content = from..content_end(page, sentence, from + 1, clause);
    (content.len() > 3).then(|| Attributed {
        cue: noun..noun + 1,
        source: vec![source],
        content: vec![content],
        class: CueClass::Noun,
        lemma: page.low(noun).to_owned(),
        verb: page.lexicon.verbs.at(page, noun).map(|(_, verb)| (noun, verb)),
    })
}

/// "Kestrelian President Ruben Tao's statement": the capitalised name before it.
fn owner(page: &Page<'_>, sentence: &Words, noun: usize) -> Option<Words> {
    let floor = noun.saturating_sub(3).max(sentence.start + 1);
    let mark = (floor..noun).rev().find(|at| page.is_possessive_mark(*at))?;
    let plain = (mark + 1..noun).all(|at| page.tag(at) == Tag::Adj);
    let start = name_start(page, sentence, mark);
    (plain && start < mark).then_some(start..mark)
}

fn name_start(page: &Page<'_>, sentence: &Words, end: usize) -> usize {
    let floor = end.saturating_sub(NAME).max(sentence.start);
    (floor..end)
        .rev()
        .take_while(|at| page.is_capital(*at) && page.is_word(*at))
        .last()
        .unwrap_or(end)
}

/// "a promise from Kestrelian leader Ruben Tao to": the name behind it, and where that ends.
fn giver(page: &Page<'_>, sentence: &Words, noun: usize) -> Option<(Words, usize)> {
    if !page.is_any(noun + 1, &["from", "by"]) {
        return None;
    }
    let start = noun + 2;
    let stop = sentence.end.min(start + NAME);
    let end = (start..stop).find(|at| page.is_any(*at, &["to", "that"]))?;
    let named = (start..end).any(|at| page.is_capital(at));
    let plain = (start..end).all(|at| page.is_word(at) && !page.tag(at).is_verbal());
    (named && plain).then_some((start..end, end))
}

/// "Kestrel made a last-minute call for": the name before the verb.
fn maker(page: &Page<'_>, sentence: &Words, noun: usize) -> Option<Words> {
    let floor = noun.saturating_sub(LIGHT).max(sentence.start + 1);
    let verb = (floor..noun).rev().find(|at| page.in_list("speech_makers", *at))?;
    let plain = (verb + 1..noun).all(|at| {
        matches!(page.tag(at), Tag::Det | Tag::Adj | Tag::Noun | Tag::Punct) && page.low(at) != ","
    });
    let told = page.tag(verb) == Tag::Verb && page.form(verb).is_finite();
    let start = name_start(page, sentence, verb);
    (plain && told && start < verb).then_some(start..verb)
}

/// Where what is promised or called for ends: at a comma, or where the verb of the sentence comes.
fn content_end(page: &Page<'_>, sentence: &Words, from: usize, clause: bool) -> usize {
    let stop = sentence.end.min(from + REACH);
    let end = (from..stop).find(|at| {
        let finite = page.is_finite_verb(*at);
        page.is_any(*at, &[",", ";", ":", "–", "—"])
            || finite && !clause
            || clause && page.is_quotation_mark(*at)
    });
    last_word_end(page, from, end.unwrap_or(stop))
}
