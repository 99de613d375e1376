//! Contacts told by what two did together: "Foreign Minister Venn and Kestrelian Foreign Minister Tao
//! agreed on Tuesday to set up a working group".

use chancery_syntax::Form;

use super::{Encounter, Finder};

/// How far behind those named the verb may stand: "agreed", "on Friday in Ostrava jointly agreed".
const REACH: usize = 10;

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
