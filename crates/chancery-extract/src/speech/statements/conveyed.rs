//! What somebody conveys for another: "the envoy conveyed President Tao's greetings".

use chancery_record::ActorKind;

use super::{Source, Telling};
use crate::actors::cast::Cast;
use crate::page::Words;

/// How far behind its owner the noun of what is conveyed may stand: "Tao's warm and sincere wishes".
const NOUN: usize = 6;

impl Telling<'_, '_> {
    /// Adds the one whose greetings, concern or message a statement told since `before` conveys to its
    /// chain, and to what goes on from it.
    pub(super) fn conveyed(&mut self, cast: &Cast, before: usize) {
        let mut owner: Option<Source> = None;
        for at in before..self.told.len() {
            let told = &self.told[at];
            if let Some((cue, ..)) = &told.cue {
                let conveys = cue.clone().any(|at| self.page.in_list("conveying", at));
                let whose = self.owner(cast, &told.content).filter(|_| conveys);
                owner = whose.filter(|whose| told.chain.iter().all(|link| link.0 != whose.0));
                self.told[at].chain.extend(owner.clone());
            } else if let Some((actor, _)) = owner {
                self.told[at].chain.push((actor, None));
            }
        }
    }

    /// Whose the attitude is that a content names first.
    fn owner(&self, cast: &Cast, content: &Words) -> Option<Source> {
        let page = self.page;
        let start = content.start + usize::from(page.low(content.start) == "the");
        let mention = self.mentions.starting_at(start)?;
        let person = cast.actors[mention.actor].kind == ActorKind::Person;
        let owned = page.is_possessive_mark(mention.words.end);
        let noun = (mention.words.end + 1..content.end)
            .take(NOUN)
            .any(|at| page.in_list("conveyed_nouns", at));
        (person && owned && noun).then(|| (Some(mention.actor), Some(mention.words.clone())))
    }
}
