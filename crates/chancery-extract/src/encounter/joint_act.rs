//! Contacts told by what two did together: "Foreign Minister Venn and Kestrelian Foreign Minister Tao
//! agreed on Tuesday to set up a working group".

use chancery_syntax::Form;

use super::{Encounter, Finder};

/// How far behind those named the verb may stand: "agreed", "on Friday in Ostrava jointly agreed".
const REACH: usize = 10;

/// How far behind the two the words that tell of talks may stand.
const FAR: usize = 30;

impl Finder<'_, '_> {
    /// Two people or more of two sides, named one beside the other, of whom one thing is told that
    /// nobody does alone.
    pub(super) fn done_together(&self) -> Option<Encounter> {
        let verb = self.sentence.clone().find(|at| self.tells_of_both(*at))?;
        let mut all = self.subjects(verb);
        let last = all.last().map(|(_, words)| words.end)?;
        let people = all.len() >= 2 && all.iter().all(|(actor, _)| self.is_human(*actor));
        let near = verb.checked_sub(last).is_some_and(|gap| gap <= REACH);
        // "Venn and Tao, who agreed last year, …", "said she and Tao agreed": another clause's verb.
        let own = (last..verb).all(|at| {
            !self.page.is_finite_verb(at) && !self.page.is_any(at, &["who", "which", "that"])
        });
        if !people || !near || !own {
            return None;
        }
        let right = all.split_off(1);
        let apart = self.may_be_of_two_sides(&all, &right);
        apart.then(|| Encounter::of(all, right, verb..verb + 1))
    }

    /// "Venn said she and Kestrelian President Tao agreed …", "before he and his host Tao got down to talks":
    /// a pronoun for the one whom the sentence names first.
    pub(super) fn with_pronoun(&self) -> Option<Encounter> {
        let and = self.sentence.clone().find(|at| {
            self.page.is_any(at.wrapping_sub(1), &["he", "she"]) && self.page.low(*at) == "and"
        })?;
        let first = self.people_in(&(self.sentence.start..and)).into_iter().next()?;
        let mut right = self.after(and + 1);
        right.truncate(1);
        let end = right.first().filter(|(actor, _)| self.is_human(*actor))?.1.end;
        let behind = end..self.sentence.end.min(end + FAR);
        let told = behind.clone().find(|at| {
            self.tells_of_both(*at)
                || ["by_phone", "by_video"].iter().any(|list| self.list(list, *at).is_some())
                || self.noun(*at).is_some() && self.page.tag(*at).is_nominal()
        })?;
        let held = behind.take_while(|at| *at < told).all(|at| self.list("not_held", at).is_none());
        let left = vec![first];
        (held && self.may_be_of_two_sides(&left, &right))
            .then(|| Encounter::of(left, right, told..told + 1))
    }

    /// A finite verb of what several do together.
    fn tells_of_both(&self, at: usize) -> bool {
        let acts =
            ["done_together", "together_verbs"].iter().any(|list| self.list(list, at).is_some());
        let form = self.page.form(at);
        acts && !self.is_noun_here(at)
            && (form.is_finite() || form == Form::Participle)
            && !self.page.is_any(at.wrapping_sub(1), &["not", "never", "to"])
    }
}
