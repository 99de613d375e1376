//! Participles of saying that the model passed over: "lauded the role of Kestrel, affirming his country's
//! support for the accord".

use chancery_record::CueClass;
use chancery_syntax::Form;

use super::{Attributed, last_word_end};
use crate::page::{Page, Words};

/// How many attributions behind one may hold words of its sentence.
const NEAR: usize = 4;

/// Adds what whoever speaks goes on to say in a participle behind the comma, where no cue was found.
pub(super) fn add(page: &Page<'_>, found: &mut Vec<Attributed>) {
    let mut index = 0;
    while index < found.len() {
        if let Some(next) = behind(page, found, index) {
            let at = found.partition_point(|other| other.cue.start < next.cue.start);
            found.insert(at, next);
        }
        index += 1;
    }
}

fn behind(page: &Page<'_>, found: &[Attributed], index: usize) -> Option<Attributed> {
    let one = &found[index];
    let source = one.source.first().filter(|words| words.end <= one.cue.start)?;
    let last = one.content.last().filter(|piece| piece.start >= one.cue.end)?;
    let verb = page.behind_adverbs(last.end + 1, last.end + 3);
    let opens = page.low(last.end) == "," && page.in_list("saying_on", verb);
    let (_, cue) = page.lexicon.verbs.at(page, verb).filter(|_| opens)?;
    // Within what another says, that one goes on.
    let mut near = found.iter().skip(index.saturating_sub(NEAR)).take(2 * NEAR);
    let taken = near.any(|other| {
        let within = other.content.iter().any(|piece| piece.contains(&one.cue.start));
        within || other.cue.contains(&verb)
    });
    if one.verb.is_none() || page.form(verb) != Form::Gerund || taken {
        return None;
    }
    let end = page.sentences.get(page.sentence_of(verb))?.words.end;
    let others = found.iter().skip(index + 1).take(NEAR);
    let words = |other: &Attributed| other.source.iter().map(|words| words.start).min();
    let starts = others.map(|other| words(other).unwrap_or(other.cue.start).min(other.cue.start));
    let stop = starts.filter(|start| (verb..end).contains(start)).min().unwrap_or(end);
    let content: Words = verb + 1..last_word_end(page, verb + 1, stop);
    (stop > verb && content.len() > 2).then(|| Attributed {
        cue: verb..verb + 1,
        source: vec![source.clone()],
        content: vec![content],
        class: CueClass::Verb,
        lemma: page.lexicon.lemmas.get(usize::from(cue.lemma)).cloned().unwrap_or_default(),
        verb: Some((verb, cue)),
    })
}
