//! Paragraphs in the words of one whom a sentence above them introduces.

use chancery_record::{ActorKind, CueClass, Kind};

use super::content::{has_substance, is_frame, unmentioned};
use super::write::Ascribed;
use super::{Attribution, Manner, Sentence, Source, Telling};
use crate::actors::cast::Cast;
use crate::page::Words;
use crate::speech::clauses;
use crate::speech::set_off::{SetOff, names_in_act, relays};
use crate::speech::sources::Subject;

/// What is set off here, and whose it is.
#[derive(Debug, Clone)]
pub(super) struct Open {
    place: SetOff,
    chain: Vec<Source>,
    /// The verb that introduces it, until it is told.
    cue: Option<(Words, String, CueClass)>,
    /// The block in which somebody else took the word again.
    closed: Option<usize>,
    /// Whether one speaks in it who tells what others said.
    relayed: bool,
}

impl Telling<'_, '_> {
    /// Opens what a sentence introduces that is set off below it, and tells whatever else the sentence
    /// reports; `false` where it introduces nothing.
    pub(super) fn introduces(
        &mut self,
        cast: &mut Cast,
        index: usize,
        sentence: &Sentence,
        found: &mut Vec<Attribution>,
    ) -> bool {
        let Some(open) = self.introduced(cast, index, found) else { return false };
        if !found.is_empty() {
            let found = std::mem::take(found);
            self.tell(cast, sentence, found);
        }
        self.open_set_off(cast, open);
        true
    }

    /// What a sentence introduces; its attribution goes from those found.
    fn introduced(
        &mut self,
        cast: &mut Cast,
        index: usize,
        found: &mut Vec<Attribution>,
    ) -> Option<Open> {
        if !matches!(self.manner, Manner::Readout | Manner::Release) {
            return None;
        }
        let at = self.set_off.partition_point(|one| one.sentence < index);
        let place = self.set_off.get(at).filter(|one| one.sentence == index)?.clone();
        let described = matches!(place.subject, Subject::Described(_));
        let known = found.iter().find(|one| one.cue.verb == place.verb && !described);
        let source = known.map(|one| (one.source, one.mention.clone()));
        let lemma = known.map_or_else(|| self.lemma(place.verb), |one| one.cue.lemma.clone());
        let source = source.or_else(|| {
            let actor = self.resolved(cast, &place.subject);
            let words = match &place.subject {
                Subject::Named(_, words) | Subject::Described(words) => Some(words.clone()),
                _ => None,
            };
            actor.map(|actor| (Some(actor), words))
        })?;
        let actor = source.0?;
        let relayed = relays(self.page, cast, &source);
        let kind = cast.actors[actor].kind;
        let speaks = matches!(kind, ActorKind::Person | ActorKind::Unnamed)
            || cast.actors[actor].members.len() > 1;
        // "The spokesman issued the following statement:" is the head of an account that is the
        // office's own.
        let issues = self.page.in_list("issuing", place.verb);
        if !speaks || issues && relayed {
            return None;
        }
        self.heading_list = None;
        found.retain(|one| one.cue.verb != place.verb);
        let verb = self.page.is_word(place.verb);
        let cue = (place.verb..place.verb + 1, lemma, CueClass::Verb);
        let cue = verb.then_some(cue);
        Some(Open { place, chain: vec![source], cue, closed: None, relayed })
    }

    /// Whether a block ends in a sentence that introduces what is set off below it.
    pub(super) fn is_introduction(&self, block: usize) -> bool {
        let at = self.set_off.partition_point(|one| one.place() <= block);
        at.checked_sub(1).is_some_and(|at| self.set_off[at].place() == block)
    }

    /// The dictionary form of a verb that introduces.
    fn lemma(&self, verb: usize) -> String {
        if self.page.in_list("issuing", verb) {
            return "issue a statement".to_owned();
        }
        let lexicon = self.page.lexicon;
        let known = lexicon.verbs.at(self.page, verb);
        let lemma = known.and_then(|(_, verb)| lexicon.lemmas.get(usize::from(verb.lemma)));
        lemma.cloned().unwrap_or_else(|| self.page.low(verb).to_owned())
    }

    /// Opens what is set off; the one who speaks is who "he" is from now on.
    fn open_set_off(&mut self, cast: &Cast, open: Open) {
        self.voice = None;
        self.in_remarks = false;
        if !open.relayed {
            self.note_source(cast, open.chain[0].0);
        }
        self.opened = Some(open);
    }

    /// A sentence within what is set off; `false` where it is not.
    pub(super) fn spoken(&mut self, cast: &mut Cast, sentence: &Sentence) -> bool {
        let Some(open) = self.opened.clone() else { return false };
        let words = &sentence.words;
        let outside = !open.place.blocks.contains(&sentence.block);
        let unmarked = open.place.marked && !self.quotations.covers(self.page, words);
        let speaker = open.chain[0].0;
        let told = !open.place.marked && names_in_act(self.page, self.mentions, words, speaker);
        if open.closed == Some(sentence.block) || !outside && (unmarked || told) {
            if let Some(open) = self.opened.as_mut().filter(|open| open.closed.is_none()) {
                open.closed = Some(sentence.block);
                self.voice = None;
            }
            return false;
        }
        if outside {
            if sentence.block >= open.place.blocks.end {
                self.opened = None;
                self.voice = None;
            }
            return false;
        }
        if open.relayed {
            self.told_by_spokesperson(cast, sentence, &open.chain[0], open.cue.clone());
        } else {
            self.in_own_words(cast, sentence, &open);
        }
        if let Some(open) = &mut self.opened {
            open.cue = None;
            open.chain = unmentioned(&open.chain);
        }
        true
    }

    /// A sentence in the speaker's own words.
    fn in_own_words(&mut self, cast: &mut Cast, sentence: &Sentence, open: &Open) {
        let words = sentence.words.clone();
        if is_frame(self.page, &words) || !has_substance(self.page, &words) {
            return;
        }
        let chain = open.chain.clone();
        self.speaks_on(chain.clone(), sentence.block);
        let speaker = chain[0].0;
        if let Some(found) = self.recited(cast, &words, speaker) {
            let link = (found.source, found.mention.clone());
            self.statement(cast, sentence, &found, vec![(speaker, None), link]);
            self.voice = None;
            return;
        }
        let pieces = clauses::pieces(self.page, &words);
        let before = self.told.len();
        let (rule, cue) = ("attribution/set-off", open.cue.clone());
        self.write(cast, sentence, pieces, Ascribed { bearing: None, chain, rule, cue });
        for told in &mut self.told[before..] {
            told.kind = Kind::Direct;
            told.addressee = None;
        }
        self.voice = None;
    }
}
