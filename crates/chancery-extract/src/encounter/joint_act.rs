//! Contacts told by what two did together: "Foreign Minister Venn and Kestrelian Foreign Minister Tao
//! agreed on Tuesday to set up a working group".

use chancery_syntax::Form;

use super::{Encounter, Finder, Named};
use crate::page::Words;

/// How far behind those named the verb may stand: "agreed", "on Friday in Ostrava jointly agreed".
const REACH: usize = 10;
/// How far behind the two the words that tell of talks may stand.
const FAR: usize = 30;

impl Finder<'_, '_> {
    /// Two people or more of two sides, named one beside the other, of whom one thing is told that
    /// nobody does alone.
    pub(super) fn done_together(&self) -> Option<Encounter> {
        // "If Venn and Tao agree, the bridge will be built".
        if self.page.is_any(self.sentence.start, &["if", "unless", "should", "when", "once"]) {
            return None;
        }
        let verb = self
            .sentence
            .clone()
            .find(|at| self.tells_of_both(*at) || self.appears_with_counterpart(*at))?;
        let mut all = self.subjects(verb);
        let last = all.last().map(|(_, words)| words.end)?;
        let people = all.len() >= 2 && all.iter().all(|(actor, _)| self.is_human(*actor));
        let near = verb.checked_sub(last).is_some_and(|gap| gap <= REACH);
        // "Venn and Tao, who agreed last year, …", "said she and Tao agreed": another clause's verb.
        let own = (last..verb)
            .all(|at| !self.page.is_finite_verb(at) && !self.page.in_list("not_together", at));
        if !people || !near || !own {
            return None;
        }
        let right = all.split_off(1);
        let apart = self.may_be_of_two_sides(&all, &right);
        apart.then(|| Encounter::of(all, right, verb..verb + 1))
    }

    /// "Venn said she and Kestrelian President Tao agreed …", "before he and his host Tao got down to talks":
    /// a pronoun for the one named last before it.
    pub(super) fn with_pronoun(&self) -> Option<Encounter> {
        let and = self.sentence.clone().find(|at| {
            self.page.is_any(at.wrapping_sub(1), &["he", "she"]) && self.page.low(*at) == "and"
        })?;
        let head = self.sentence.start..and;
        let left = vec![self.meant_by(and - 1).or_else(|| self.named_before(&head))?];
        let mut right = self.after(and + 1);
        right.truncate(1);
        let end = right.first().filter(|(actor, _)| self.is_human(*actor))?.1.end;
        let behind = end..self.sentence.end.min(end + FAR);
        let told = behind.clone().find(|at| {
            self.tells_of_both(*at) || self.noun(*at).is_some() && self.page.tag(*at).is_nominal()
        })?;
        let held = self.is_held(&(end..told), &behind);
        let apart = self.may_be_of_two_sides(&left, &right) || self.is_at_home(&left[0], &right);
        (held && apart).then(|| Encounter::of(left, right, told..told + 1))
    }

    /// "Foreign Minister Venn says she and Kestrel's Ruben Tao …": a minister or above without a state in a
    /// text that names the other's is of the reader's own.
    fn is_at_home(&self, (one, _): &Named, others: &[Named]) -> bool {
        const MINISTER: u8 = 3;
        let office = self.cast.actors[*one].office.as_ref();
        let rank = office.and_then(|(office, _)| self.page.lexicon.rank_of(office));
        let foreign = others.iter().all(|(other, _)| self.cast.side_of(*other).is_some());
        let open = self.cast.side_of(*one).is_none();
        open && foreign && rank.is_some_and(|rank| rank <= MINISTER)
    }

    /// The person of that sex who is named last before a pronoun.
    fn meant_by(&self, pronoun: usize) -> Option<Named> {
        let woman = self.page.low(pronoun) == "she";
        let before = self.people_in(&(self.sentence.start..pronoun));
        let fits =
            |(actor, _): &Named| self.cast.actors[*actor].woman.is_none_or(|known| known == woman);
        before.into_iter().rev().find(fits)
    }

    /// Whether nothing says that the talks are still to come, or were long ago ("in 1998").
    fn is_held(&self, before: &Words, clause: &Words) -> bool {
        let year = |at: usize| {
            let raw = self.page.raw(at);
            raw.len() == 4 && raw.bytes().all(|byte| byte.is_ascii_digit())
        };
        before.clone().all(|at| self.list("not_held", at).is_none())
            && !clause.clone().any(|at| self.page.low(at) == "in" && year(at + 1))
    }

    /// "Venn and her Kestrelian counterpart Ruben Tao inspected the post": two who hold one office and do one
    /// thing in one place.
    fn appears_with_counterpart(&self, at: usize) -> bool {
        let shown = self.page.in_list("joint_appearing", at) && self.page.form(at).is_finite();
        let counterpart = |word: usize| {
            self.list("counterpart_words", word).is_some()
                && (word.saturating_sub(3)..word)
                    .any(|own| self.page.is_any(own, &["his", "her", "their"]))
        };
        let and = |word: usize| self.page.low(word) == "and";
        let head = self.sentence.start..at;
        shown && head.clone().any(counterpart) && head.clone().any(and) && !self.is_noun_here(at)
    }

    /// A finite verb of what several do together.
    fn tells_of_both(&self, at: usize) -> bool {
        let acts =
            ["done_together", "together_verbs"].iter().any(|list| self.list(list, at).is_some());
        let form = self.page.form(at);
        let before = at.wrapping_sub(1);
        let perfect = form == Form::Participle && self.page.is_any(before, &["has", "have", "had"]);
        acts && !self.is_noun_here(at)
            && (form.is_finite() || perfect)
            && !self.page.is_any(before, &["not", "never", "to"])
    }
}
