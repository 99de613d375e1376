//! Contacts that a reporter tells by the way: "called for calm after meeting Tao", "During the meeting
//! Venn pressed Tao on …", "told his Kestrelian counterpart in a phone call".

use chancery_syntax::{Form, Tag};

use super::described::Official;
use super::{Encounter, Finder, Named};
use crate::lexicon::Standing;

/// How far behind its opener a noun of contact may stand.
const NEAR: usize = 5;
/// How far behind its verb the other side may be named.
const OBJECT: usize = 8;

impl Finder<'_, '_> {
    /// "has called for calm after meeting Tao in Ostrava", "made the remarks when meeting Tao", "After meeting
    /// Tao, Venn said".
    pub(super) fn after_meeting(&self) -> Option<Encounter> {
        self.sentence.clone().find_map(|at| {
            let opened = self.page.is_any(at, &["after", "following", "upon", "when", "while"]);
            let from = self.met_in_gerund(at + 1).filter(|_| opened)?;
            let mut right = self.after(from);
            let near = right.first().is_some_and(|(_, words)| words.start <= from + OBJECT);
            let opens = opened && at == self.sentence.start;
            let left = if opens { self.behind_comma(&mut right) } else { self.subjects(at) };
            let people = left.iter().chain(&right).all(|(actor, _)| self.is_human(*actor));
            (near && people && self.may_be_of_two_sides(&left, &right))
                .then(|| Encounter::of(left, right, at + 1..at + 2))
        })
    }

    /// Whom a sentence is about that opens with those met: "After meeting Tao in Ostrava|, Minister Venn| said".
    /// `met` keeps those before the comma.
    fn behind_comma(&self, met: &mut Vec<Named>) -> Vec<Named> {
        let end = met.first().map_or(self.sentence.end, |(_, words)| words.end);
        let comma = (end..self.sentence.end).find(|word| self.page.low(*word) == ",");
        let Some(comma) = comma else { return Vec::new() };
        met.retain(|(_, words)| words.end <= comma);
        let stop = self.sentence.end;
        let verb = (comma + 1..stop).find(|word| self.page.is_finite_verb(*word)).unwrap_or(stop);
        self.people_in(&(comma + 1..verb))
    }

    /// Where the other side begins behind "meeting Tao", "catching up with Tao".
    fn met_in_gerund(&self, at: usize) -> Option<usize> {
        if self.page.in_list("meeting_in_gerund", at) {
            let noun = self.page.is_any(at + 1, &["in", "on", "at"]);
            return (!noun).then(|| at + 1 + usize::from(self.page.low(at + 1) == "with"));
        }
        // "After hosting Minister Tao"; "after receiving a letter from Minister Tao" is no meeting.
        if self.page.in_list("receiving_in_gerund", at) {
            let first = self.after(at + 1).first().map(|(_, words)| words.start)?;
            let plain = (at + 1..first)
                .all(|word| self.page.tag(word) != Tag::Adp || self.page.low(word) == "of");
            return plain.then_some(at + 1);
        }
        let length = self.list("with_gerunds", at)?;
        self.page.is_any(at + length, &["with", "to"]).then_some(at + length + 1)
    }

    /// "During the meeting in Ostrava, Venn pressed Tao on the prisoners".
    pub(super) fn during_meeting(&self) -> Option<Encounter> {
        let start = self.sentence.start;
        let opened = self.page.is_any(start, &["during", "in", "at"]);
        let stop = self.sentence.end.min(start + NEAR);
        let noun = (start + 1..stop).find(|word| self.noun(*word).is_some()).filter(|_| opened)?;
        let near = noun..self.sentence.end.min(noun + 2 * NEAR);
        let comma = near.into_iter().find(|word| self.page.low(*word) == ",")?;
        let verb = (comma + 1..self.sentence.end).find(|word| {
            self.page.tag(*word) == Tag::Verb && self.page.form(*word) == Form::Past
        })?;
        let left = self.people_in(&(comma + 1..verb));
        let mut right = self.after(verb + 1);
        right.truncate(1);
        let close = right.first().is_some_and(|(_, words)| words.start <= verb + OBJECT);
        let people = left.iter().chain(&right).all(|(actor, _)| self.is_human(*actor));
        (close && people && self.may_be_of_two_sides(&left, &right))
            .then(|| Encounter::of(left, right, noun..noun + 1))
    }

    /// "Venn told his Kestrelian counterpart in a phone call on Saturday that …", the counterpart
    /// named nowhere beside it.
    pub(super) fn told_counterpart(&self) -> Option<Encounter> {
        self.sentence.clone().find_map(|at| {
            self.list("told_verbs", at).filter(|_| !self.is_noun_here(at))?;
            self.call_within(at)?;
            let own = at + 1;
            if !self.page.is_any(own, &["his", "her", "their"]) {
                return None;
            }
            let (length, name) = self.page.lexicon.name_at(self.page, own + 1)?;
            let noun = own + 1 + length;
            let counterpart =
                self.page.lexicon.standing(self.page.low(noun)) == Some(Standing::Counterpart);
            let side = self.page.lexicon.side(name).filter(|_| counterpart)?.code.clone();
            let named = self.page.is_capital(noun + 1) && self.page.is_word(noun + 1);
            let left: Vec<Named> = self.subjects(at);
            let human = !left.is_empty() && left.iter().all(|(actor, _)| self.is_human(*actor));
            let apart = left.iter().all(|(actor, _)| self.cast.side_of(*actor) != Some(&side));
            let official =
                Official { words: own..noun + 1, side: Some(side), of_body: false, left: false };
            (!named && human && apart).then(|| Encounter {
                official: Some(official),
                ..Encounter::of(left, Vec::new(), at..noun + 1)
            })
        })
    }
}
