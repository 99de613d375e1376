//! Contacts told by a journey and what it was made for, or by what one said to the other there: "flew to
//! Ostrava for talks with Tao", "asked Tao in a chat over the phone to …", "raised the ban with Tao during a
//! working lunch".

use chancery_syntax::{Form, Tag};

use super::{Encounter, Finder, HELD, Named};
use crate::page::Words;

/// How far behind the journey its purpose may stand.
const PURPOSE: usize = 24;
/// In how many sentences behind it what came of it may be told.
const OUTCOME: usize = 3;
/// How far behind its verb of saying the other side may be named.
const OBJECT: usize = 12;

impl Finder<'_, '_> {
    /// "Venn flew to Ostrava on Tuesday for talks with Tao", where the text goes on to tell what came of it.
    pub(super) fn travelled(&self) -> Option<Encounter> {
        self.sentence.clone().find_map(|at| {
            self.list("journeys", at).filter(|_| !self.is_noun_here(at))?;
            let (told, from) = self.purpose(at)?;
            let (left, right) = (self.subjects(at), self.after(from));
            let people = left.iter().chain(&right).all(|(actor, _)| self.is_human(*actor));
            // Where they went to tells whose minister was visited.
            let guest = left.iter().all(|(actor, _)| self.cast.side_of(*actor).is_some());
            let host = guest && !left.is_empty() && self.can_be_apart(&left, &right);
            let apart =
                people && !right.is_empty() && (host || self.may_be_of_two_sides(&left, &right));
            (apart && self.has_outcome()).then(|| Encounter::of(left, right, told))
        })
    }

    /// "Will travel to Kestrel next week for | talks with": talks for which a journey is still to be made.
    pub(super) fn follows_journey(&self, talks: usize) -> bool {
        let from = talks.saturating_sub(PURPOSE).max(self.sentence.start);
        let purpose = (talks.saturating_sub(4).max(from)..talks)
            .any(|at| self.page.is_any(at, &["for", "where", "hold", "have"]));
        let Some(journey) =
            (from..talks).rev().find(|at| self.list("journeys_ahead", *at).is_some())
        else {
            return false;
        };
        let ahead = journey.saturating_sub(3).max(from)..journey;
        let ahead = ahead.into_iter().any(|at| self.page.is_any(at, &["will", "shall", "to"]));
        let told = (journey + 1..talks)
            .any(|at| self.page.form(at) == Form::Past && self.page.is_finite_verb(at));
        purpose && ahead && !told && self.page.form(journey) == Form::Base
    }

    /// "Venn will travel to Kestrel next week for talks with Tao": told ahead of it.
    pub(super) fn will_travel(&self) -> Option<Encounter> {
        self.sentence.clone().find_map(|at| {
            self.list("journeys_ahead", at).filter(|_| !self.is_noun_here(at))?;
            let (told, from) = self.purpose(at)?;
            let (left, right) = (self.subjects(at), self.after(from));
            let people = left.iter().chain(&right).all(|(actor, _)| self.is_human(*actor));
            let named = people && !left.is_empty() && !right.is_empty();
            let found = Encounter::of(left, right, told);
            let ahead = named && self.is_coming(&found);
            (ahead && self.can_be_apart(&found.left, &found.right)).then_some(found)
        })
    }

    /// Whether a journey that was made for the meeting stands before it, and what came of it behind:
    /// "travelled to Ostrava to meet …".
    pub(super) fn was_made_for(&self, verb: usize) -> bool {
        let from = verb.saturating_sub(PURPOSE).max(self.sentence.start);
        let to = self.page.low(verb.wrapping_sub(1)) == "to";
        let journey = || {
            let made = |at: &usize| {
                let ahead = self.page.is_any(at.wrapping_sub(1), &["will", "to", "would"]);
                self.list("journeys", *at).is_some() && !ahead && !self.is_noun_here(*at)
            };
            (from..verb).find(made)
        };
        to && self.page.in_list("met_on_arrival", verb) && journey().is_some() && self.has_outcome()
    }

    /// "for talks with", "to meet": the journey with what it was for, and where the other side begins.
    fn purpose(&self, journey: usize) -> Option<(Words, usize)> {
        let stop = self.sentence.end.min(journey + PURPOSE);
        let clause = (journey + 1..stop).take_while(|at| !self.page.is_any(*at, &[";", ":", "."]));
        clause.into_iter().find_map(|at| {
            if self.page.low(at) == "to" && self.page.in_list("met_on_arrival", at + 1) {
                let with = usize::from(self.page.low(at + 2) == "with");
                return Some((journey..at + 2, at + 2 + with));
            }
            let opened = self.page.low(at) == "for";
            let noun = (at + 1..at + 5)
                .find(|word| HELD.iter().any(|list| self.list(list, *word).is_some()))?;
            let end = noun + self.noun(noun)?;
            (opened && self.page.low(end) == "with").then_some((journey..end, end + 1))
        })
    }

    /// Whether the next sentences tell what those who met did together.
    fn has_outcome(&self) -> bool {
        let here = self.page.sentence_of(self.sentence.start);
        let next = self.page.sentences.iter().skip(here + 1).take(OUTCOME);
        next.into_iter().any(|sentence| {
            sentence.words.clone().any(|at| {
                let acts = ["done_together", "together_verbs", "states_acts"];
                let done = acts.iter().any(|list| self.list(list, at).is_some());
                let before = at.wrapping_sub(1);
                done && self.page.form(at) == Form::Past
                    && self.page.tag(at) == Tag::Verb
                    && !self.page.is_any(before, &["not", "never"])
            })
        })
    }

    /// "X told Y in a phone call that …".
    pub(super) fn told(&self) -> Option<Encounter> {
        for at in self.sentence.clone() {
            if self.list("told_verbs", at).is_none() {
                continue;
            }
            let Some(call) = self.call_within(at) else { continue };
            let left = self.subjects(at);
            let mut right = self.after(at + 1);
            right.retain(|(_, words)| words.end <= call);
            // "Told parliament that Minister Tao had promised at a meeting …": what was told.
            let named = right.first().map_or(at, |(_, words)| words.start);
            if (at..named).any(|word| self.page.low(word) == "that") {
                continue;
            }
            if !left.is_empty() && !right.is_empty() {
                return Some(Encounter::of(left, right, at..call + 3));
            }
        }
        None
    }

    /// "in a phone call", some words behind a verb.
    pub(super) fn call_within(&self, at: usize) -> Option<usize> {
        let stop = self.sentence.end.min(at + 24);
        (at + 1..stop).find(|word| {
            self.page.is_any(*word, &["in", "during", "at"])
                && self.page.is_any(word + 1, &["a", "an", "their", "the"])
                && (2..5).any(|ahead| self.noun(word + ahead).is_some())
        })
    }

    /// "Venn asked Tao in a half-hour chat over the phone to …", "raised the ban with Tao during a working
    /// lunch": what one said to the other, and the talks in which it was said.
    pub(super) fn said_in_talks(&self) -> Option<Encounter> {
        self.sentence.clone().find_map(|at| {
            let length = self.list("said_to", at).filter(|_| !self.is_noun_here(at))?;
            let talks = self.talks_behind(at)?;
            let direct = at + length;
            let with = (direct..talks.start).find(|word| self.page.low(*word) == "with");
            let left = self.subjects(at);
            let right = [Some(direct), with.map(|with| with + 1)].into_iter().flatten();
            let right = right.map(|from| self.one_before(from, &talks)).find(|one| !one.is_empty());
            let right = right?;
            let people = left.iter().chain(&right).all(|(actor, _)| self.is_human(*actor));
            let told = self.page.form(at) != Form::Base
                && !self.page.is_any(at.wrapping_sub(1), &["was", "were", "been", "be"]);
            (told && people && self.may_be_of_two_sides(&left, &right))
                .then(|| Encounter::of(left, right, talks))
        })
    }

    /// The one named from here on, before the words for the talks.
    fn one_before(&self, from: usize, talks: &Words) -> Vec<Named> {
        let mut named = self.after(from);
        named.truncate(1);
        // "Told parliament that Minister Tao had agreed at a meeting".
        let plain = |words: &Words| {
            let gap = from..words.start;
            gap.clone().all(|at| !self.page.is_any(at, &["that", "and", "who"]))
                && self.page.find_listed("public_speech", &gap).is_none()
        };
        named.retain(|(actor, words)| {
            let near = words.end <= talks.start && words.start <= from + OBJECT;
            self.is_human(*actor) && near && plain(words)
        });
        named
    }

    /// "The commission convened on Thursday, with Minister Venn leading the Valdorian side and his counterpart
    /// Tao the visiting team".
    pub(super) fn leading_sides(&self) -> Option<Encounter> {
        const NEAR: usize = 6;
        let at = self.sentence.clone().find(|at| self.page.in_list("leading_gerunds", *at))?;
        let met = self.sentence.start..at;
        let verb = met.rev().find(|word| {
            let lists = ["gathering", "held_verbs", "holding_sessions", "together_verbs"];
            self.page.form(*word).is_finite()
                && lists.iter().any(|list| self.list(list, *word).is_some())
        })?;
        let side = |from: usize| {
            let near = from..self.sentence.end.min(from + NEAR);
            near.into_iter().find(|word| self.page.in_list("delegation_nouns", *word))
        };
        let noun = side(at + 1)?;
        let mut left = self.people_in(&(verb + 1..at));
        let left = left.pop().filter(|(_, words)| words.end == at)?;
        let and = self.page.is_any(noun + 1, &["and", ",", "while"]);
        let mut right = self.after(noun + 2);
        right.truncate(1);
        let other = right.first().filter(|(actor, _)| self.is_human(*actor))?.1.end;
        (and && side(other).is_some()
            && self.may_be_of_two_sides(std::slice::from_ref(&left), &right))
        .then(|| Encounter::of(vec![left], right, verb..verb + 1))
    }
}
