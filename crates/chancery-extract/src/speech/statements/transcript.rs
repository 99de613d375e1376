//! Speech under speaker labels.

use chancery_record::{ActorKind, Kind};

use super::content::{has_substance, is_frame, unmentioned};
use super::write::Ascribed;
use super::{Asked, Attribution, Manner, Sentence, Telling, Voice};
use crate::actors::cast::{ActorIndex, Cast};
use crate::document::labels::{self, Labelled};
use crate::page::{Page, Words};
use crate::speech::clauses;
use crate::speech::cues::{self, Cue, Frame, Stance};

/// The questions of a transcript.
#[derive(Debug, Default)]
pub(super) struct Questions {
    asked: Vec<Asked>,
    /// The one that is being answered.
    pub(super) answering: Option<usize>,
    /// Whether the one who asks is speaking.
    asking: bool,
    /// Whether the last question may still be answered.
    open: bool,
}

impl Questions {
    /// All that were asked; a label at the end of the text asks nothing.
    pub(super) fn whole(mut self) -> Vec<Asked> {
        self.asked.pop_if(|last| last.content.is_empty());
        self.asked
    }
}

impl Telling<'_, '_> {
    /// A sentence of a transcript, under its speaker's label.
    pub(super) fn labelled(&mut self, cast: &mut Cast, sentence: &Sentence, first_of_block: bool) {
        let mut words = sentence.words.clone();
        let label = if first_of_block {
            labels::at(self.page, cast, &words, self.own_side.as_deref())
        } else {
            None
        };
        if let Some(label) = label {
            words.start = label.content;
            self.turn(cast, label, sentence.block);
        }
        if self.questions.asking {
            self.asked_on(&words);
            return;
        }
        let Some(voice) = self.voice.clone() else { return };
        let speaker = voice.speaker();
        if is_direction(self.page, &words)
            || is_frame(self.page, &words)
            || !has_substance(self.page, &words)
        {
            return;
        }
        if let Some(found) = self.recited(cast, &words, speaker) {
            let link = (found.source, found.mention.clone());
            let chain = vec![(speaker, None), link];
            self.statement(cast, sentence, &found, chain);
            self.speaks_on(voice.chain, sentence.block);
            return;
        }
        let chain =
            if voice.last == usize::MAX { voice.chain.clone() } else { unmentioned(&voice.chain) };
        let pieces = clauses::pieces(self.page, &words);
        let before = self.told.len();
        self.write(cast, sentence, pieces, Ascribed::uncued(chain, "attribution/label"));
        for told in &mut self.told[before..] {
            told.kind = Kind::Direct;
        }
        if self.told.len() > before {
            self.speaks_on(voice.chain, sentence.block);
        }
    }

    /// Whether a sentence of an official report belongs to remarks that it quotes under a label, up to
    /// a line of marks or a paragraph that tells of the speaker again.
    pub(super) fn remarks(
        &mut self,
        cast: &mut Cast,
        sentence: &Sentence,
        first_of_block: bool,
    ) -> bool {
        if !matches!(self.manner, Manner::Readout | Manner::Release) {
            return false;
        }
        if !first_of_block {
            return self.in_remarks;
        }
        let words = &sentence.words;
        if let Some((label, actor)) = self.known_label(cast, words) {
            let takes_part = self.principals.is_empty() || self.principals.contains(&actor);
            if !takes_part {
                // An aide who tells of the talks: "I" is the aide.
                self.salience.author = Some(actor);
                self.told_from = label.content;
            }
            self.in_remarks = takes_part;
            return takes_part;
        }
        if let Some(actor) = self.heads_remarks(words) {
            self.in_remarks = true;
            self.speaks_on(vec![(Some(actor), None)], sentence.block);
            return true;
        }
        let speaker = self.voice.as_ref().and_then(Voice::speaker);
        let marks = !words.clone().any(|at| self.page.is_word(at));
        let told = self.mentions.within(words).first().is_some_and(|mention| {
            Some(mention.actor) == speaker && self.page.is_finite_verb(mention.words.end)
        });
        let tag = self.page.raw(words.start).starts_with('#');
        if self.in_remarks && (marks || told || tag) {
            self.in_remarks = false;
            self.voice = None;
        }
        self.in_remarks
    }

    /// A heading over somebody's remarks opens them, and so does a label with an address alone behind it
    /// ("Orla Venn: Mr Minister, friends,").
    pub(super) fn open_remarks(&mut self, cast: &mut Cast, block: usize) {
        let paragraph = &self.page.blocks[block];
        let Some(first) = self.page.sentences.get(paragraph.sentences.start) else { return };
        let words = first.words.clone();
        let alone = paragraph.sentences.len() == 1;
        let readout = matches!(self.manner, Manner::Readout | Manner::Release);
        if !readout || !alone {
            return;
        }
        let labelled = self.known_label(cast, &words).map(|(_, actor)| actor);
        let labelled = labelled.filter(|actor| self.principals.contains(actor));
        if let Some(actor) = self.heads_remarks(&words).or(labelled) {
            self.in_remarks = true;
            self.speaks_on(vec![(Some(actor), None)], block);
        }
    }

    /// "Foreign Minister Orla Venn's opening remarks" on a line of its own: whose remarks follow.
    fn heads_remarks(&self, words: &Words) -> Option<ActorIndex> {
        const LONGEST: usize = 20;
        let page = self.page;
        if words.len() > LONGEST || words.clone().any(|at| page.form(at).is_finite()) {
            return None;
        }
        let owner = self.mentions.within(words).iter().find(|mention| {
            self.principals.contains(&mention.actor) && page.is_possessive_mark(mention.words.end)
        })?;
        let rest = owner.words.end + 1..words.end;
        let noun = rest.clone().find(|at| page.in_list("remarks_at_length", *at))?;
        let last = (noun + 1..words.end).all(|at| !page.is_word(at));
        (last && noun <= owner.words.end + 3).then_some(owner.actor)
    }

    /// A label before a sentence with somebody known under it.
    fn known_label(&self, cast: &mut Cast, words: &Words) -> Option<(labels::Label, ActorIndex)> {
        let label = labels::of_known(self.page, cast, words, self.own_side.as_deref())?;
        let Labelled::Speaker(actor) = label.speaker else { return None };
        Some((label, actor))
    }

    /// Another speaks now.
    fn turn(&mut self, cast: &Cast, label: labels::Label, block: usize) {
        // "Yes." asks nothing: the question before it is still the one to be answered.
        let page = self.page;
        self.questions.asked.pop_if(|last| {
            let marked = last.content.clone().any(|at| page.raw(at) == "?");
            !marked && !has_substance(page, &last.content)
        });
        self.questions.open &= !self.questions.asked.is_empty();
        self.questions.asking = matches!(label.speaker, Labelled::Asker(_));
        let actor = match label.speaker {
            Labelled::Asker(asker) => {
                let nothing = label.content..label.content;
                self.questions.asked.push(Asked { asker, label: label.words, content: nothing });
                self.voice = None;
                self.questions.answering = None;
                return;
            }
            Labelled::Speaker(actor) => Some(actor),
            Labelled::Answerer => self.writer().or(self.answerer),
        };
        // Whoever leads the conversation ("MODERATOR") answers nothing and ends the answer.
        let leads = actor.is_some_and(|actor| cast.actors[actor].kind == ActorKind::Unnamed)
            && self.page.in_list("moderators", label.words.start);
        self.questions.answering = if leads {
            None
        } else {
            self.questions.asked.len().checked_sub(1).filter(|_| self.questions.open)
        };
        self.questions.open &= !leads;
        let chain = vec![(actor, Some(label.words))];
        self.voice = Some(Voice { chain, block, last: usize::MAX });
    }

    /// More of a question.
    fn asked_on(&mut self, words: &Words) {
        if words.is_empty() || is_direction(self.page, words) {
            return;
        }
        let Some(asked) = self.questions.asked.last_mut() else { return };
        if asked.content.is_empty() {
            asked.content = words.clone();
        } else {
            asked.content.end = words.end;
        }
        self.questions.open = true;
    }

    /// What a speaker of a transcript says that another person said.
    pub(super) fn recited(
        &mut self,
        cast: &mut Cast,
        words: &Words,
        speaker: Option<ActorIndex>,
    ) -> Option<Attribution> {
        let found = cues::find(self.page, words);
        let that = |cue: &Cue| {
            cue.frame == Frame::Clause
                && cue.lemma != cues::CLEAR
                && self.page.low(cue.content.saturating_sub(1)) == "that"
        };
        let cues: Vec<Cue> = found.into_iter().filter(that).collect();
        let attributed = self.attribute(cast, words, cues);
        attributed.into_iter().find(|found| {
            let named =
                found.mention.as_ref().is_some_and(|m| self.mentions.ending_at(m.end).is_some());
            // "Valdoria hopes that …": a side's speaker tells what it hopes; only the past tense or a
            // person recites.
            let past = matches!(found.cue.stance, Stance::Finite | Stance::Perfect);
            let person =
                found.source.is_some_and(|actor| cast.actors[actor].kind == ActorKind::Person);
            named && (past || person) && found.source != speaker
        })
    }
}

/// A stage direction or the line that ends a transcript.
fn is_direction(page: &Page<'_>, words: &Words) -> bool {
    let first = page.raw(words.start);
    let last = page.raw(words.end.saturating_sub(1));
    let bracketed = matches!(first, "(" | "[") && matches!(last, ")" | "]" | ".");
    bracketed || page.raw(words.start) == "END" && words.len() < 10
}
