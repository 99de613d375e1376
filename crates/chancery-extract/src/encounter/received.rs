//! Contacts told from the guest's side: "was received by President Tao", "presented her letters of
//! credence to President Tao", "a courtesy call paid on him by Ambassador Venn".

use chancery_syntax::{Form, Tag};

use super::{Encounter, Finder, Named};

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
        let accredited = self.presents_papers(verb);
        let apart = self.may_be_of_two_sides(&left, &right)
            || accredited && !left.is_empty() && self.can_be_apart(&left, &right);
        (people && near && apart).then(|| Encounter::of(left, right, verb..from))
    }

    /// "Has received letters of credence from", "accepted the credentials of": where those begin who handed
    /// them over.
    pub(super) fn accepted_from(&self, verb: usize) -> Option<usize> {
        let from = verb + self.list("accepting_verbs", verb)?;
        let stop = self.sentence.end.min(from + NEAR);
        let papers = (from..stop).find_map(|at| Some(at + self.list("credentials", at)?))?;
        self.page.is_any(papers, &["of", "from"]).then_some(papers + 1)
    }

    /// "During a courtesy call paid on her by Ambassador Tao", "a courtesy call by Tao on President Venn": the
    /// guest behind "by", and the host behind "on" or as the subject.
    pub(super) fn paid_by(&self) -> Option<Encounter> {
        self.sentence.clone().find_map(|at| {
            let noun = at + self.list("courtesy_nouns", at)?;
            let near = noun..self.sentence.end.min(noun + REACH);
            let near = near.take_while(|word| !self.page.is_finite_verb(*word) || *word == noun);
            let by = near.clone().find(|word| self.page.low(*word) == "by")?;
            let on = near
                .into_iter()
                .find(|word| self.page.is_any(*word, &["on", "to"]) && !self.opens_day(*word));
            let guest: Vec<Named> = self.after(by + 1).into_iter().take(1).collect();
            let host: Vec<Named> =
                on.map(|on| self.after(on + 1)).unwrap_or_default().into_iter().take(1).collect();
            let pronoun = on.is_some_and(|on| self.page.is_any(on + 1, &["him", "her", "them"]));
            let host = match on.filter(|_| !pronoun) {
                Some(_) => host,
                None => self.subjects(at),
            };
            let host = if host.is_empty() { self.subject_behind(&guest)? } else { host };
            let people = guest.iter().chain(&host).all(|(actor, _)| self.is_human(*actor));
            let apart = !guest.is_empty() && self.can_be_apart(&guest, &host);
            (people && apart).then(|| Encounter::of(guest, host, at..by + 1))
        })
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
        let mut near = verb + 1..self.sentence.end.min(verb + REACH);
        let to = near.find(|at| self.page.low(*at) == "to");
        to.filter(|_| self.presents_papers(verb)).map(|to| to + 1)
    }

    /// "Presented … letters of credence": whether a verb here and its object tell of it.
    fn presents_papers(&self, verb: usize) -> bool {
        let mut near = verb + 1..self.sentence.end.min(verb + REACH);
        self.page.in_list("presenting", verb)
            && self.page.tag(verb) == Tag::Verb
            && self.page.form(verb) != Form::Base
            && near.any(|at| self.list("credentials", at).is_some())
    }
}
