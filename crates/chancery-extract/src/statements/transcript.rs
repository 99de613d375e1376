//! Speech under speaker labels.

use chancery_record::{ActorKind, Kind};

use super::content::{has_substance, unmentioned};
use super::{Attribution, Sentence, Telling, Voice};
use crate::cast::{ActorIndex, Cast};
use crate::clauses;
use crate::cues::{self, Cue, Frame, Stance};
use crate::labels;
use crate::page::{Page, Words};

impl Telling<'_, '_> {
    /// A sentence of a transcript, under its speaker's label.
    pub(super) fn labelled(&mut self, cast: &mut Cast, sentence: &Sentence, first_of_block: bool) {
        let mut words = sentence.words.clone();
        if first_of_block && let Some(label) = labels::at(self.page, cast, &words) {
            let mention = Some(label.words.clone());
            let chain = vec![(Some(label.actor), mention)];
            self.voice = Some(Voice { chain, block: sentence.block, last: usize::MAX });
            words.start = label.content;
        }
        let Some(voice) = self.voice.clone() else { return };
        let speaker = voice.chain.last().and_then(|link| link.0);
        let asks =
            speaker.is_some_and(|actor| cast.actors[actor].full_name() == labels::QUESTIONER);
        if asks || is_direction(self.page, &words) || !has_substance(self.page, &words) {
            return;
        }
        if let Some(found) = self.recited(cast, &words, speaker) {
            let link = (found.source, found.mention.clone());
            let chain = vec![(speaker, None), link];
            self.statement(cast, sentence, &found, chain);
            self.voice = Some(Voice {
                chain: voice.chain,
                block: sentence.block,
                last: self.told.len().saturating_sub(1),
            });
            return;
        }
        let chain =
            if voice.last == usize::MAX { voice.chain.clone() } else { unmentioned(&voice.chain) };
        let pieces = clauses::pieces(self.page, &words);
        let before = self.told.len();
        self.write(cast, sentence, pieces, None, chain, "attribution/label", None);
        for told in &mut self.told[before..] {
            told.kind = Kind::Direct;
        }
        if self.told.len() > before {
            let last = self.told.len() - 1;
            self.voice = Some(Voice { chain: voice.chain, block: sentence.block, last });
        }
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
            cue.frame == Frame::Clause && self.page.low(cue.content.saturating_sub(1)) == "that"
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
pub(super) fn is_direction(page: &Page<'_>, words: &Words) -> bool {
    let first = page.raw(words.start);
    let last = page.raw(words.end.saturating_sub(1));
    let bracketed = matches!(first, "(" | "[") && matches!(last, ")" | "]" | ".");
    bracketed || page.raw(words.start) == "END" && words.len() < 10
}
