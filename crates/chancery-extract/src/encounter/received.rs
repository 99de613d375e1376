//! Contacts told from the guest's side: "was received by President Tao", "presented her letters of
//! credence to President Tao".

use chancery_syntax::{Form, Tag};

use super::{Encounter, Finder};

/// How far behind the verb the other side may stand.
const REACH: usize = 20;
/// How far behind "was received" its "by" may stand.
const NEAR: usize = 10;

impl Finder<'_, '_> {
    /// A guest as the subject, and the host behind "by" or "to".
    pub(super) fn received(&self) -> Option<Encounter> {
        let (verb, from) =
            self.sentence.clone().find_map(|at| Some((at, self.host_behind(at)?)))?;
        let left = self.subjects(verb);
        let mut right = self.after(from);
        right.truncate(1);
        let people = left.iter().chain(&right).all(|(actor, _)| self.is_human(*actor));
        let near = right.first().is_some_and(|(_, words)| words.start <= from + 4);
        // Credentials are another state's.
        let accredited = (verb..from).any(|at| self.list("credentials", at).is_some());
        let apart = self.may_be_of_two_sides(&left, &right)
            || accredited && !left.is_empty() && self.can_be_apart(&left, &right);
        (people && near && apart).then(|| Encounter::of(left, right, verb..from))
    }

    /// Where the host stands behind a verb: "was received | by", "presented … letters of credence … | to".
    pub(super) fn host_behind(&self, verb: usize) -> Option<usize> {
        let passive = self.list("received_verbs", verb).is_some()
            && self.page.is_any(verb.wrapping_sub(1), &["was", "were"]);
        // "was received yesterday at the palace by".
        let near = verb + 1..self.sentence.end.min(verb + NEAR);
        let plain = near.take_while(|at| {
            self.page.tag(*at) != Tag::Verb && !self.page.is_any(*at, &["that", "and", ";"])
        });
        let by = || plain.into_iter().find(|at| self.page.low(*at) == "by");
        if let Some(by) = passive.then(by).flatten() {
            return Some(by + 1);
        }
        let presents = self.page.in_list("presenting", verb)
            && self.page.tag(verb) == Tag::Verb
            && self.page.form(verb) != Form::Base;
        if !presents {
            return None;
        }
        let stop = self.sentence.end.min(verb + REACH);
        let letters = (verb + 1..stop).any(|at| self.list("credentials", at).is_some());
        let to = (verb + 1..stop).find(|at| self.page.low(*at) == "to");
        to.filter(|_| letters).map(|to| to + 1)
    }
}
