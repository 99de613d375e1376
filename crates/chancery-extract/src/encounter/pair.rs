//! Contacts whose two sides one sentence names and the next tells to have met: "President Venn and her
//! Kestrelian counterpart Ruben Tao watched the signing. The two leaders held talks", and those of a guest with
//! whom a visit is named: "President Venn said during a visit to Ostrava by President Tao".

use chancery_syntax::Tag;

use super::{Encounter, Finder, Named};
use crate::actors::mentions::Naming;
use crate::lexicon::Standing;
use crate::page::Words;

/// How far behind the words for both the verb may stand.
const REACH: usize = 4;
/// How far behind "visit" the guest may be named: "to the capital by".
const GUEST: usize = 6;

impl Finder<'_, '_> {
    /// Talks of two whom the sentence, or the one before it, names together.
    pub(super) fn pair_met(&self) -> Option<Encounter> {
        self.pair_acted().or_else(|| self.pair_held())
    }

    /// "During the talks held by both foreign ministers", "at a meeting of the two": talks of the two whom the
    /// sentence before tells to hold one office.
    fn pair_held(&self) -> Option<Encounter> {
        let page = self.page;
        let groups = self.mentions.within(self.sentence).iter();
        let mut of_talks = groups.filter(|one| one.naming == Naming::Group).filter_map(|one| {
            let start = one.words.start;
            let by =
                start.checked_sub(1).filter(|by| page.is_any(*by, &["by", "between", "of"]))?;
            let held = usize::from(page.in_any_list(&["held_verbs", "having_verbs"], by - 1));
            let noun = by.checked_sub(1 + held).filter(|noun| *noun >= self.sentence.start)?;
            let two = one.words.clone().any(|at| page.is_any(at, &["two", "both", "pair"]));
            let states = one.words.clone().any(|at| self.list("two_states", at).is_some());
            let talks = page.in_any_list(&["talk_nouns", "meeting_nouns", "call_nouns"], noun);
            (two && talks && !states).then_some(noun..start)
        });
        let words = of_talks.next()?;
        let near = words.start.saturating_sub(3).max(self.sentence.start)..words.start;
        if near
            .into_iter()
            .any(|at| page.in_any_list(&["earlier_marks", "to_come", "not_ours"], at))
        {
            return None;
        }
        let index = page.sentence_of(self.sentence.start).checked_sub(1)?;
        let mut named = self.people_in(&page.sentences.get(index)?.words);
        // "The Kestrelian minister, Ruben Tao": one who is named twice over.
        named.dedup_by_key(|one| one.0);
        let [one, other] = named.as_slice() else { return None };
        let (left, right) = (vec![one.clone()], vec![other.clone()]);
        let counterpart = (one.1.end..other.1.end)
            .any(|at| page.lexicon.standing(page.low(at)) == Some(Standing::Counterpart));
        let alike = one.0 != other.0 && (counterpart || self.are_alike(one.0, other.0));
        (alike && self.are_of_two_sides(&left, &right)).then(|| Encounter::of(left, right, words))
    }

    /// "The two leaders held talks".
    fn pair_acted(&self) -> Option<Encounter> {
        let group = self.mentions.within(self.sentence).iter().find(|one| {
            let two = one.words.clone().any(|at| self.page.is_any(at, &["two", "both", "pair"]));
            let states = one.words.clone().any(|at| self.list("two_states", at).is_some());
            one.naming == Naming::Group && two && !states
        })?;
        let end = group.words.end;
        let stop = self.sentence.end.min(end + REACH);
        let verb = (end..stop).find(|at| self.page.is_finite_verb(*at))?;
        let clear = (end..verb).all(|at| self.page.tag(at) == Tag::Adv);
        let met = self.has_talks(verb) || self.page.in_list("pair_verbs", verb);
        let with = (verb + 1..self.sentence.end.min(verb + REACH))
            .any(|at| self.page.low(at) == "with" && !self.page.is_any(at + 1, &["each", "one"]));
        if !clear || !met || with || self.is_not_held(&(end..verb + 1)) {
            return None;
        }
        let (one, other) =
            self.pair_in(&(self.sentence.start..group.words.start)).or_else(|| {
                let index = self.page.sentence_of(self.sentence.start).checked_sub(1)?;
                self.pair_in(&self.page.sentences.get(index)?.words)
            })?;
        let (left, right) = (vec![one], vec![other]);
        let apart = self.may_be_of_two_sides(&left, &right);
        apart.then(|| Encounter::of(left, right, verb..verb + 1))
    }

    /// The two people whom these words name, one beside the other; none where they name others too.
    fn pair_in(&self, words: &Words) -> Option<(Named, Named)> {
        let people = self.people_in(words);
        let [one, other] = people.as_slice() else { return None };
        let joined = self.joins(&(one.1.end..other.1.start));
        (joined && one.0 != other.0).then(|| (one.clone(), other.clone()))
    }

    /// "Venn said during a visit to Ostrava by Kestrelian President Tao": a visit at which the host spoke.
    pub(super) fn visited_by(&self) -> Option<Encounter> {
        let noun = self.sentence.clone().find(|at| {
            self.page.in_list("visit_nouns", *at)
                && (at.saturating_sub(4)..*at)
                    .any(|word| self.page.is_any(word, &["during", "after"]))
        })?;
        let near = noun + 1..self.sentence.end.min(noun + GUEST);
        let by = near.into_iter().find(|at| self.page.low(*at) == "by")?;
        let mut right = self.after(by + 1);
        right.truncate(1);
        let left = self.subjects(noun);
        let people = left.iter().chain(&right).all(|(actor, _)| self.is_human(*actor));
        let both = left.len() == 1 && right.len() == 1;
        (both && people && self.may_be_of_two_sides(&left, &right))
            .then(|| Encounter::of(left, right, noun..by + 1))
    }

    /// "Had President Tao to lunch".
    pub(super) fn is_at_table(&self, at: usize) -> bool {
        const FAR: usize = 16;
        let near = at + 1..self.sentence.end.min(at + FAR);
        let mut tos = near.filter(|word| self.page.low(*word) == "to");
        let fed = tos.any(|to| self.page.in_list("meals", to + 1));
        fed && self.page.is_any(at, &["had", "has"])
    }

    /// In a headline: "Tao tells Venn in Ostrava", "Tao warns Venn in phone call".
    pub(super) fn told_in_headline(&self) -> Option<Encounter> {
        self.sentence.clone().find_map(|at| {
            let length = self.list("headline_tells", at)?;
            let mut right = self.after(at + length);
            right.truncate(1);
            let end = right.first().filter(|(_, words)| words.start == at + length)?.1.end;
            let left = self.subjects(at);
            let place = self.page.low(end) == "in" && self.page.is_capital(end + 1);
            let talks = (end..self.sentence.end.min(end + GUEST)).any(|at| {
                let held = self.page.in_any_list(&super::HELD, at);
                held && self.page.tag(at).is_nominal()
            });
            let people = left.iter().chain(&right).all(|(actor, _)| self.is_human(*actor));
            let apart = !left.is_empty() && super::are_apart(&left, &right);
            (people && apart && (place || talks)).then(|| Encounter::of(left, right, at..end))
        })
    }
}
