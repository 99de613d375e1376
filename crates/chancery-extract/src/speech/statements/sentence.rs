//! One sentence: which of the ways to tell who speaks in it applies, and what it then tells.

use chancery_record::ActorKind;

use super::relation::reporter;
use super::{Attribution, Manner, Source, Telling};
use crate::actors::cast::{ActorIndex, Cast};
use crate::document::dateline;
use crate::page::{Sentence, Words};
use crate::speech::cues::{self, Cue, Frame, Stance};

/// How many sentences at the head of a text may tell of the talk that it is about.
const LEAD: usize = 3;

impl Telling<'_, '_> {
    /// Reads a sentence for what is said in it.
    pub(super) fn sentence(&mut self, cast: &mut Cast, index: usize, mut sentence: Sentence) {
        self.at = sentence.words.start;
        self.note_meeting(cast, &sentence.words);
        let first_of_block = self.page.blocks[sentence.block].sentences.start == index;
        if self.spoken(cast, &sentence) || self.goes_on_relayed(cast, &sentence) {
            self.note_subject(cast, &sentence.words);
            return;
        }
        if self.manner == Manner::Transcript || self.remarks(cast, &sentence, first_of_block) {
            self.labelled(cast, &sentence, first_of_block);
            return;
        }
        sentence.words.start = sentence.words.start.max(self.told_from).min(sentence.words.end);
        // "While, the minister asserted": a joiner that a comma leaves without a clause to join.
        if self.page.is_any(sentence.words.start, &["while", "whereas"])
            && self.page.low(sentence.words.start + 1) == ","
        {
            sentence.words.start = (sentence.words.start + 2).min(sentence.words.end);
        }
        if self.item(cast, &sentence, first_of_block) || self.opens_listing(cast, &sentence) {
            return;
        }
        self.goes_on_listing(&mut sentence);
        if self.manner == Manner::Post && self.principals.len() > 1 {
            // "He told me": the other of the two.
            let writer = self.voice.as_ref().and_then(|voice| voice.chain.first()?.0);
            self.salience.person = self.principals.iter().copied().find(|one| Some(*one) != writer);
        }
        let whole = sentence.words.clone();
        if self.reported() {
            sentence.words.start = dateline::behind(self.page, &whole);
        }
        let own = self.voice.clone();
        let Some(found) = self.by_cues(cast, index, &sentence, whole, first_of_block) else {
            return;
        };
        if found.is_empty() {
            self.without_cue(cast, index, &sentence, first_of_block);
        } else {
            self.passive_before(cast, &sentence, &found);
            self.tell(cast, &sentence, found);
        }
        if matches!(self.manner, Manner::Joint | Manner::Post) {
            // The text's own voice comes back after each sentence.
            self.voice = own;
        }
        self.note_subject(cast, &sentence.words);
    }

    /// What its cues attribute; `None` where that has been told by other means already.
    fn by_cues(
        &mut self,
        cast: &mut Cast,
        index: usize,
        sentence: &Sentence,
        whole: Words,
        first_of_block: bool,
    ) -> Option<Vec<Attribution>> {
        let mut found = cues::find(self.page, &sentence.words);
        // "spoke today with … about …" at the head of an office's text tells of the talk itself.
        let lead = self.manner != Manner::Press && (self.lead == Some(index) || index < LEAD);
        found.retain(|cue| !(lead && cue.lemma == cues::SPOKE_ABOUT));
        let stranger = self.stranger_speaks(&found, &sentence.words, first_of_block);
        // "According to X, Y said …" is two attributions, of which one has no content of its own.
        let through = found.first().is_some_and(|cue| {
            cue.stance == Stance::Preposition && cue.words.start <= sentence.words.start + 1
        });
        if stranger && self.page.raw(sentence.words.start) == "I" {
            self.voice = None;
        }
        let mut attributions = self.attribute(cast, &sentence.words, found);
        if stranger && attributions.is_empty() {
            self.voice = None;
        }
        if self.introduces(cast, index, sentence, &mut attributions) {
            return None;
        }
        self.open_list(index, sentence, &mut attributions);
        // "The two governments agreed to:" says nothing without its list.
        let opened = self.manner == Manner::Joint
            && self.heading_list.as_ref().is_some_and(|head| head.block == sentence.block);
        if opened && attributions.is_empty() {
            return None;
        }
        if self.opens_relay(cast, sentence, &attributions) {
            return None;
        }
        attributions.retain(|found| !self.begins_withheld(found.cue.words.start));
        if self.reported() {
            attributions.retain(|found| !self.is_only_thought(cast, found));
        }
        let through = through || self.is_plainly_nested(&attributions, &sentence.words);
        let known = attributions.len() + usize::from(through);
        let credited = attributions.iter().any(|found| found.reports_rest);
        // "We will not leave – said Venn": the marks tell what the model does not know.
        let dashed = attributions.iter().any(|found| {
            found.cue.frame == Frame::Before && self.page.is_dash(found.cue.words.start - 1)
        });
        if self.through_text(cast, sentence)
            || self.reported()
                && !dashed
                && self.plan.cues_in(&whole, self.attributed, !credited) >= known
                && !self.knows_source(&attributions, &whole)
                && self.learned(cast, &Sentence { words: whole, ..sentence.clone() })
        {
            self.note_subject(cast, &sentence.words);
            return None;
        }
        Some(attributions)
    }

    /// Whether a reporter tells what somebody thought or planned; what those who talked decided together
    /// they agreed.
    fn is_only_thought(&self, cast: &Cast, found: &Attribution) -> bool {
        let several = found.source.is_some_and(|actor| cast.actors[actor].kind == ActorKind::Joint);
        let decided = several && self.page.in_list("decided_together", found.cue.verb);
        // "Premier Venn hoped the ambassador would …": what one of those who talk hopes is said to the other.
        let principal = found.source.is_some_and(|actor| self.converses(cast, actor));
        let hoped = principal && self.page.in_list("hoping", found.cue.verb);
        !decided && !hoped && self.page.lexicon.thought.contains(&found.cue.lemma)
    }

    /// Whether somebody of whom the text does not say who it is speaks in a readout.
    fn stranger_speaks(&self, found: &[Cue], sentence: &Words, first_of_block: bool) -> bool {
        self.manner == Manner::Readout
            && (first_of_block && self.unknown_speaks(found, sentence)
                || self.unknown_office_speaks(found, sentence))
    }

    /// A sentence without a cue: a passive, what the model found, or speech that is carried on.
    fn without_cue(
        &mut self,
        cast: &mut Cast,
        index: usize,
        sentence: &Sentence,
        first_of_block: bool,
    ) {
        let told = self.passive(cast, sentence)
            || self.manner == Manner::Readout
                && self.heading_list.is_none()
                && self.reports_plainly(&sentence.words)
                && self.learned(cast, sentence);
        if !told && !self.floats(cast, index, sentence) {
            self.carry_on(cast, index, sentence, first_of_block);
        }
    }

    /// "The agency reported that X told Y that …": sources in their order, nothing quoted, nothing
    /// turned round, and one within what another says.
    fn is_plainly_nested(&self, found: &[Attribution], sentence: &Words) -> bool {
        let turned = |one: &Attribution| one.cue.frame == Frame::Before || one.reports_rest;
        found.iter().any(|one| one.outer.is_some())
            && !found.iter().any(turned)
            && !sentence.clone().any(|at| self.page.is_quotation_mark(at))
    }

    /// Writes down the attributions of a sentence, each with those through whom it comes.
    pub(super) fn tell(
        &mut self,
        cast: &mut Cast,
        sentence: &Sentence,
        attributions: Vec<Attribution>,
    ) {
        let outer: Option<Source> = self.outer_voice(cast, sentence, &attributions);
        let held = outer.is_some();
        let through = reporter(&attributions);
        for found in attributions {
            if found.reports_rest {
                continue;
            }
            let link = (found.source, found.mention.clone());
            let over = found.outer.iter().chain(&outer).find(|over| over.0 != found.source);
            let mut chain: Vec<Source> = over.cloned().into_iter().collect();
            if let Some(through) = through.as_ref().filter(|through| through.0 != link.0) {
                chain.insert(0, through.clone());
            }
            chain.push(link);
            // "He recalled that the two presidents had agreed …": "they" are not the presidents.
            let within =
                found.outer.is_some() && found.source.is_some_and(|actor| is_open(cast, actor));
            if !held && !within {
                self.note_source(cast, found.source);
            }
            self.statement(cast, sentence, &found, chain);
        }
        // "…, the ministry said. It added …"
        let body = through.and_then(|through| through.0);
        let body = body.filter(|actor| cast.actors[*actor].kind != ActorKind::Person);
        if self.reported() {
            self.note_source(cast, body);
            self.note_reporter(cast, body);
        }
        if let Some(speaker) = outer {
            // What is recited ends with its sentence; the reciter speaks on.
            self.speaks_on(vec![speaker], sentence.block);
        }
    }

    /// The speaker who recites this sentence's source, where it is not a voice of its own: someone
    /// who takes no part in the contact, or words that point back ("just now", "at that meeting").
    fn outer_voice(
        &self,
        cast: &Cast,
        sentence: &Sentence,
        attributions: &[Attribution],
    ) -> Option<Source> {
        let voice = self.voice.as_ref().filter(|voice| voice.block == sentence.block)?;
        if self.manner != Manner::Readout || self.principals.len() < 2 {
            return None;
        }
        let first = attributions.first()?;
        let source = first.source?;
        let speaker = voice.chain.first()?.0?;
        let together = cast.actors[speaker].kind == ActorKind::Joint;
        if speaker == source || together || cast.actors[source].members.contains(&speaker) {
            return None;
        }
        let principal = self.principals.contains(&source);
        let joint = cast.actors[source].members.len() > 1;
        let unnamed = cast.actors[source].kind == ActorKind::Unnamed;
        let back = self.points_back(&sentence.words) && !unnamed;
        let person = cast.actors[source].kind == ActorKind::Person;
        let recited = back || person && !principal;
        (recited && !joint).then_some((Some(speaker), None))
    }

    /// Whether the head of a sentence points back to what was said before ("just now", "at that meeting").
    pub(super) fn points_back(&self, sentence: &Words) -> bool {
        let mut head = sentence.start..sentence.end.min(sentence.start + 9);
        head.any(|word| self.page.in_list("before_now", word))
    }
}

/// Whether an actor is several of whom the text does not say who they are.
fn is_open(cast: &Cast, actor: ActorIndex) -> bool {
    cast.actors[actor].kind == ActorKind::Joint && cast.actors[actor].members.is_empty()
}
