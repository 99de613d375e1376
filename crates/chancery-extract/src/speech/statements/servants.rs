//! For whom somebody speaks who is called by another: "Venn's spokesman said she had told …", "an aide to
//! Tao said he was ready".

use chancery_record::ActorKind;

use super::Telling;
use crate::actors::cast::{ActorIndex, Cast};
use crate::actors::mentions::{Mention, Naming};
use crate::page::Words;
use crate::speech::attributions::Attributed;

impl Telling<'_, '_> {
    /// Whether "he" or "she" within what a servant says can be the one served.
    pub(super) fn tells_of_principal(&self, one: &Attributed, servant: &Attributed) -> bool {
        self.is_he_or_she(one) && self.served(servant).is_some()
    }

    /// The one served, where a servant tells what "he" or "she" said.
    pub(super) fn principal_told_of(
        &self,
        cast: &Cast,
        one: &Attributed,
        servant: &Attributed,
    ) -> Option<ActorIndex> {
        let served = self.served(servant).filter(|_| self.is_he_or_she(one))?;
        (cast.actors[served.actor].kind == ActorKind::Person).then_some(served.actor)
    }

    fn is_he_or_she(&self, one: &Attributed) -> bool {
        let pronoun = |words: &Words| words.len() == 1 && self.page.is_he_or_she(words.start);
        one.source.first().is_some_and(pronoun)
    }

    /// Whose the words of a source say it is: "Venn's spokesman", "a spokesman for Venn".
    fn served(&self, servant: &Attributed) -> Option<&Mention> {
        let page = self.page;
        let words = servant.source.first()?;
        let inside = self.mentions.within(words);
        let owner = inside.first().filter(|one| {
            one.words.start <= words.start + 1 && page.is_possessive_mark(one.words.end)
        });
        let of = inside.last().filter(|one| {
            let article = usize::from(page.low(one.words.start.wrapping_sub(1)) == "the");
            let tie = one.words.start.wrapping_sub(1 + article);
            one.words.end == words.end && page.is_any(tie, &["for", "of", "to"])
        });
        // "Ruben Tao, an aide to Venn" is "he" himself.
        let person = |one: &&Mention| matches!(one.naming, Naming::Named | Naming::Office);
        owner.or(of).filter(person).filter(|_| inside.len() == 1)
    }
}
