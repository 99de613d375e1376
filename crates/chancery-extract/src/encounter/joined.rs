//! Those whom a headline's dash joins ("Venn-Tao talks"), and those who joined somebody for talks.

use super::{Encounter, Finder, HELD};
use crate::page::fold;

impl Finder<'_, '_> {
    /// "Venn-PM Tao discuss trip", "Venn-Tao talks": a headline's dash between two who spoke; not "Ahead of
    /// Venn-Tao talks", "No Venn-Tao talks planned".
    pub(super) fn dashed(&self) -> Option<Encounter> {
        let words = || self.sentence.clone();
        let names_talks =
            |word: usize| self.noun(word).is_some() || self.list("title_talks", word).is_some();
        if !words().any(names_talks) || words().any(|at| self.list("not_held", at).is_some()) {
            return None;
        }
        words().find_map(|at| {
            let (one, other) = self.page.raw(at).split_once(['-', '–'])?;
            let one = self.cast.find_person(&[one])?;
            let office = self.page.lexicon.offices.get(&fold(other)).is_some();
            let named = || self.mentions.starting_at(at + 1).map(|found| found.actor);
            let other = if office { named() } else { self.cast.find_person(&[other]) };
            let apart =
                |other: &usize| *other != one && self.is_human(*other) && self.is_human(one);
            let other = other.filter(apart)?;
            let words = at..at + 1;
            let right = vec![(other, words.clone())];
            Some(Encounter::of(vec![(one, words.clone())], right, words))
        })
    }

    /// "joined Foreign Minister Tao and partners in Ostrava for talks": where those joined begin, a person
    /// the first of them.
    pub(super) fn joined_for_talks(&self, at: usize) -> Option<usize> {
        const FAR: usize = 24;
        let page = self.page;
        if !page.in_list("joins", at) || page.low(at + 1) == "by" {
            return None;
        }
        let first = self.after(at + 1).into_iter().next()?;
        let near = (at + 1..first.1.start).all(|word| !page.in_list("joins_else", word));
        let rest = first.1.end..self.sentence.end.min(at + FAR);
        let mut clause = rest
            .take_while(|word| !page.is_finite_verb(*word) && !page.in_list("ends_joining", *word));
        let talks = clause.any(|word| {
            page.low(word) == "for"
                && (word + 1..word + 4)
                    .any(|noun| HELD.iter().any(|list| self.list(list, noun).is_some()))
        });
        (near && talks && self.is_human(first.0)).then_some(at + 1)
    }
}
