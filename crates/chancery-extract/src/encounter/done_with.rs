//! Contacts told by what one did with, to or by another of another side: "Venn reviewed the harbour plan
//! with Foreign Minister Tao", "was received by President Tao", "presented her letters to …".

use chancery_syntax::{Form, Tag};

use super::{Encounter, Finder, Named};
use crate::page::Words;

/// How far behind the verb the preposition may stand.
const REACH: usize = 16;

impl Finder<'_, '_> {
    /// A person who does something in which a person of another side takes part, both in one clause.
    pub(super) fn done_with(&self) -> Option<Encounter> {
        let verb = self.sentence.clone().find(|at| self.is_verb_of_clause(*at))?;
        let left = self.subjects(verb);
        let (told, right) = self.taking_part_in(verb)?;
        let people = left.iter().chain(&right).all(|(actor, _)| self.is_human(*actor));
        let near = left.last().is_some_and(|(_, words)| {
            let gap = words.end..verb;
            gap.start <= verb && gap.len() <= REACH && self.is_of_one_clause(&gap)
        });
        let apart = self.may_be_of_two_sides(&left, &right);
        (people && near && apart).then(|| Encounter::of(left, right, told))
    }

    /// The first finite verb, or the participle behind its auxiliary.
    fn is_verb_of_clause(&self, at: usize) -> bool {
        self.page.tag(at) == Tag::Verb
            && (self.page.form(at).is_finite() || self.page.form(at) == Form::Participle)
            && !self.is_noun_here(at)
    }

    /// The words from the verb to the preposition, and who stands behind it.
    fn taking_part_in(&self, verb: usize) -> Option<(Words, Vec<Named>)> {
        let stop = self.sentence.end.min(verb + REACH);
        let to = self.list("done_to", verb).is_some();
        let by = self.list("done_by", verb).is_some() && self.is_passive(verb);
        let at = (verb + 1..stop).find(|at| {
            self.page.low(*at) == "with"
                || to && self.page.low(*at) == "to"
                || by && self.page.low(*at) == "by"
        })?;
        let clear = self.is_of_one_clause(&(verb + 1..at))
            && (verb..at).all(|word| self.list("no_company", word).is_none());
        let mut right = self.after(at + 1);
        right.truncate(1);
        let held = right.iter().all(|(actor, words)| {
            words.start <= at + 4 && self.cast.actors[*actor].office.is_some()
        });
        (clear && held && !right.is_empty()).then_some((verb..at + 1, right))
    }

    fn is_passive(&self, verb: usize) -> bool {
        let before = verb.saturating_sub(3).max(self.sentence.start)..verb;
        before.into_iter().any(|at| self.page.is_any(at, &["was", "were", "been", "being"]))
    }

    fn is_of_one_clause(&self, words: &Words) -> bool {
        words.clone().all(|at| {
            let auxiliary = self.page.tag(at) == Tag::Aux;
            (auxiliary || !self.page.is_finite_verb(at))
                && !self
                    .page
                    .is_any(at, &["that", "who", "which", "whom", ";", ":", "where", "when"])
        })
    }
}
