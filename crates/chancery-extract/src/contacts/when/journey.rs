//! Talks on a journey whose days a sentence before tells: "Venn traveled to Larkmoor April 17-20. In Larkmoor, she
//! met with …".

use chancery_record::ActorKind;
use chancery_syntax::Form;

use super::super::Scene;
use crate::dates::{Bound, Time, TimeWords};
use crate::encounter::Encounter;

/// How many sentences before the one that tells of the talks may tell of the journey.
const BEFORE: usize = 3;

impl Scene<'_, '_> {
    /// The days of a journey that one of those who talked is told to have made: the talks were on one of them.
    pub(super) fn on_journey(&self, index: usize, found: &Encounter) -> Option<TimeWords> {
        let page = self.page;
        if found.coming {
            return None;
        }
        let before = page.sentences.get(index.saturating_sub(BEFORE)..index)?;
        before.iter().rev().find_map(|sentence| {
            let words = &sentence.words;
            let made = words
                .clone()
                .find(|at| page.in_list("journeys", *at) && page.form(*at) == Form::Past)?;
            let traveler = self.mentions.within(&(words.start..made)).iter().any(|one| {
                self.cast.actors[one.actor].kind == ActorKind::Person
                    && found.left.iter().any(|(actor, _)| *actor == one.actor)
            });
            let days = self.times.within(&(made..words.end)).iter();
            let mut days = days.filter(|time| {
                matches!(time.time, Time::Range(first, _) if first.day.is_some())
                    && time.bound == Bound::On
            });
            days.next().filter(|_| traveler).cloned()
        })
    }
}
