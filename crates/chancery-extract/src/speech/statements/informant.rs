//! Who is about to tell of the talks: "A senior official, who asked not to be named, gave another
//! version. Tao, he said, had …".
//!
//! Whoever is brought in so, without a name and without words of his own, is "he" and "the official"
//! of what follows, and the source of the account that begins there.

use super::account::Account;
use super::{Manner, Telling};
use crate::actors::cast::Cast;
use crate::lexicon::UnnamedKind;
use crate::page::{Sentence, Words};
use crate::speech::sources::Subject;

/// How many words may stand between an article and the noun of a person.
const NEAR: usize = 7;
/// How many words may name whoever tells.
const NAME: usize = 14;

impl Telling<'_, '_> {
    /// Notes whom a sentence brings in, where nothing was told in it (since `before`).
    pub(super) fn informant(&mut self, cast: &mut Cast, sentence: &Sentence, before: usize) {
        let page = self.page;
        if self.manner != Manner::Press || self.told.len() > before {
            return;
        }
        let tells = ["anonymous", "about_to_tell"]
            .iter()
            .any(|list| page.find_listed(list, &sentence.words).is_some());
        let Some(words) = self.brought_in(&sentence.words).filter(|_| tells) else { return };
        let actor = self.resolver(&[], None).resolve(cast, &Subject::Described(words), None);
        if actor.is_some_and(|actor| self.converses(cast, actor)) {
            return;
        }
        self.note_source(cast, actor);
        self.account = Some(Account { reporter: (actor, None), block: sentence.block });
    }

    /// "A senior official of the ministry": one person without a name, at the head of a sentence or
    /// of a clause.
    fn brought_in(&self, sentence: &Words) -> Option<Words> {
        let page = self.page;
        let opens = |at: &usize| {
            let head = *at == sentence.start || page.low(at - 1) == ",";
            head && page.is_indefinite_article_or_one(*at)
        };
        let start = sentence.clone().find(opens)?;
        let near = start + 1..sentence.end.min(start + NEAR);
        let noun = near.into_iter().take_while(|at| page.is_word(*at)).find_map(|at| {
            let (length, kind) = page.lexicon.unnamed.at(page, at)?;
            let one = !page.low(at + length - 1).ends_with('s');
            (kind == UnnamedKind::Person && one).then_some(at + length)
        })?;
        let ends =
            |at: &usize| page.is_any(*at, &[",", "who", "that"]) || page.tag(*at).is_verbal();
        let end = (noun..sentence.end).find(ends)?;
        (end - start <= NAME).then_some(start..end)
    }
}
