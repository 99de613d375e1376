//! What the attribution model finds on a page.

mod addressee;
mod beside;
mod bounds;
mod circumstances;
mod edges;
mod extent;
mod mend;
mod nominal;
mod participles;
mod quoted;
mod shared;
mod subjects;

pub(crate) use bounds::{without_adverbs, without_day};
pub(crate) use circumstances::{bare, is_only_where};

use chancery_record::{ByteSpan, CueClass};
use chancery_syntax::Tag;

use crate::actors::mentions::{Mention, Mentions, Naming};
use crate::lexicon::CueVerb;
use crate::page::{Page, Words};
use crate::speech::polarity::{Polarity, TURNED, polarity};

/// An attribution by the tokens of a page.
#[derive(Debug, Clone)]
pub(crate) struct Attributed {
    pub(crate) cue: Words,
    pub(crate) source: Vec<Words>,
    pub(crate) content: Vec<Words>,
    pub(crate) class: CueClass,
    /// The dictionary form of its head.
    pub(crate) lemma: String,
    /// The verb of saying that its cue holds, and its token.
    pub(crate) verb: Option<(usize, CueVerb)>,
}

/// Finds the attributions of a page, by cue in the order of the text.
pub(crate) fn find(page: &Page<'_>) -> Vec<Attributed> {
    let blocks: Vec<ByteSpan> = page.blocks.iter().map(|block| block.span).collect();
    let model = page.lexicon.model();
    let found = chancery_attribution::find(model, page.text, &blocks, &page.syntax);
    let mut found: Vec<Attributed> = found
        .into_iter()
        .map(|one| {
            let tagged = |at: &usize| !matches!(page.tag(*at), Tag::Noun | Tag::Propn | Tag::Adj);
            let mut verbs = one.cue.clone().filter(tagged);
            let verb = verbs.find_map(|at| Some((at, page.lexicon.verbs.at(page, at)?.1)));
            let mut spoken = one.cue.clone().filter(tagged);
            let spoken = spoken.find_map(|at| Some(page.lexicon.spoken.at(page, at)?.1));
            let said = verb.map(|(_, verb)| verb.lemma).or(spoken);
            let class = class(page, &one.cue, said.is_some());
            let lemma = said.and_then(|lemma| page.lexicon.lemmas.get(usize::from(lemma)));
            let lemma = lemma.cloned().unwrap_or_else(|| page.low(head(page, &one.cue)).to_owned());
            Attributed {
                cue: one.cue,
                source: one.source,
                content: one.content,
                class,
                lemma,
                verb,
            }
        })
        .collect();
    nominal::add(page, &mut found);
    mend::mend(page, &mut found);
    for one in &mut found {
        turn(page, one);
    }
    found
}

impl Attributed {
    /// What the words before its verb make of it.
    pub(crate) fn polarity(&self, page: &Page<'_>) -> Polarity {
        let verb = self.verb.map_or_else(|| head(page, &self.cue), |(at, _)| at);
        let force = self.verb.and_then(|(_, verb)| verb.force);
        let sentence = page.sentences.get(page.sentence_of(verb));
        sentence.map_or(Polarity::Said, |s| polarity(page, verb, &s.words, force))
    }
}

/// "did not accept": its force is that of turning down.
fn turn(page: &Page<'_>, one: &mut Attributed) {
    if let Polarity::Turned(force) = one.polarity(page)
        && let Some((_, verb)) = &mut one.verb
    {
        verb.force = Some(force);
        one.lemma.insert_str(0, TURNED);
    }
}

/// The mention that a source's words amount to: the one they begin or end with, possessors aside.
pub(crate) fn mention<'m>(
    page: &Page<'_>,
    mentions: &'m Mentions,
    source: &Words,
) -> Option<&'m Mention> {
    let inside = mentions.within(source);
    let possessor = |mention: &&Mention| {
        mention.words.end < source.end && page.is_possessive_mark(mention.words.end)
    };
    // "the Fishermen Families Forum" is not "Fishermen Families".
    let cut = |mention: &&Mention| {
        let next = mention.words.end;
        let goes_on = next < source.end && page.is_capital(next) && page.is_word(next);
        goes_on
            && mentions.starting_at(next).is_none()
            && page.lexicon.organisation_nouns.contains(page.low(next))
    };
    let mut heads = inside.iter().filter(|mention| !possessor(mention) && !cut(mention));
    let first = heads.next()?;
    let named = |mention: &&Mention| matches!(mention.naming, Naming::Named | Naming::Group);
    let near = first.words.start <= source.start + 1;
    if named(&first) && near {
        return Some(first);
    }
    // Elsewhere a name counts that no preposition governs ("an aide to Venn" is not Venn, "the head
    // of the line, Ruben Tao" is Tao), a side only where it is all of the source.
    let governed = |mention: &&Mention| {
        let before = source.start..mention.words.start;
        page.low(mention.words.start.wrapping_sub(1)) != ","
            && !closes_title(page, source, mention)
            && before.clone().any(|at| page.tag(at) == Tag::Adp)
    };
    let name = inside
        .iter()
        .filter(|mention| !possessor(mention) && !governed(mention) && !cut(mention))
        .find(|mention| mention.naming == Naming::Named);
    name.or_else(|| Some(first).filter(|m| near && m.words.end >= source.end))
}

/// "Governor of the Larkmoor region | Ruben Tao": a long office, and the name of its holder at the end.
fn closes_title(page: &Page<'_>, source: &Words, mention: &Mention) -> bool {
    let office = |at: usize| page.is_capital(at) && page.lexicon.offices.at(page, at).is_some();
    let before = mention.words.start.wrapping_sub(1);
    mention.words.end == source.end
        && (office(source.start) || office(source.start + 1))
        && page.is_capital(source.start)
        && page.tag(before).is_nominal()
}

/// The token a cue is known by: its first verb, else its last noun, else its first token.
fn head(page: &Page<'_>, cue: &Words) -> usize {
    let verb = cue.clone().find(|at| page.tag(*at) == Tag::Verb);
    let noun = || cue.clone().rev().find(|at| page.tag(*at).is_nominal());
    verb.or_else(noun).unwrap_or(cue.start)
}

fn class(page: &Page<'_>, cue: &Words, says: bool) -> CueClass {
    let preposition = page.lexicon.according.at(page, cue.start).is_some();
    let verb = cue.clone().any(|at| page.tag(at) == Tag::Verb);
    let noun = cue.clone().any(|at| page.lexicon.cue_nouns.contains(page.low(at)));
    match () {
        () if preposition => CueClass::Preposition,
        () if says => CueClass::Verb,
        () if noun && !verb => CueClass::Noun,
        () => CueClass::Other,
    }
}

/// Behind the last word before `end`; `floor` at the least.
fn last_word_end(page: &Page<'_>, floor: usize, end: usize) -> usize {
    let mut end = end;
    while end > floor && !page.is_word(end - 1) {
        end -= 1;
    }
    end
}
