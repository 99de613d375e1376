//! Standing bodies of two states that met: "The tenth session of the Valdoria-Kestrel Joint Commission was held
//! in Ostrava", "The Joint Commission between Valdoria and Kestrel held its first session".

use super::envoys::Sender;
use super::{Finder, HELD};
use crate::page::Words;

/// How far before its noun the states of a body may stand.
const BEFORE: usize = 7;
/// How far behind it the verb may stand: "on Economic, Scientific and Technical Cooperation".
const REACH: usize = 24;

impl Finder<'_, '_> {
    /// The states whose joint body met, and the words that tell so.
    pub(super) fn commission_met(&self) -> Option<(Vec<Sender>, Words)> {
        let nouns = self.sentence.clone().take(REACH);
        let noun = nouns.clone().find(|at| {
            self.list("commission_nouns", *at).is_some() && !self.page.tag(*at).is_verbal()
        })?;
        let end = noun + self.list("commission_nouns", noun)?;
        let (sides, last) = self.states_before(noun).map(|sides| (sides, end)).or_else(|| {
            let between = (end..end + 4).find(|at| self.page.is_any(*at, &["between", "of"]))?;
            let (sides, last) = self.states(between + 1);
            (sides.len() == 2).then_some((sides, last))
        })?;
        // Nothing is told before it: "after", "said that".
        if (self.sentence.start..noun).any(|at| self.page.is_finite_verb(at)) {
            return None;
        }
        let words = self.body_met(last)?;
        let held = !self.is_not_held(&(self.sentence.start..words.end));
        held.then_some((sides, words))
    }

    /// "The Ministry hosted the seventh round of the Valdoria-Kestrel Political Dialogue": a body of two states
    /// that a house of one of them received.
    pub(super) fn commission_hosted(&self) -> Option<(Vec<Sender>, Words)> {
        let verb = self.sentence.clone().find(|at| self.page.is_finite_verb(*at))?;
        let length = self.list("hosting_sessions", verb)?;
        let reach = verb + length..self.sentence.end.min(verb + length + REACH);
        let noun = reach.clone().find(|at| {
            self.list("commission_nouns", *at).is_some() && !self.page.tag(*at).is_verbal()
        })?;
        let plain = (verb + length..noun)
            .all(|at| !self.page.tag(at).is_verbal() && !self.page.is_any(at, &[",", ";", "that"]));
        let sides = self.states_before(noun).filter(|_| plain)?;
        let words = verb..noun + 1;
        (!self.is_not_held(&words)).then_some((sides, words))
    }

    /// "was held", "met", "held its first session" behind the name of a body.
    fn body_met(&self, from: usize) -> Option<Words> {
        let stop = self.sentence.end.min(from + REACH);
        let verb = (from..stop).find(|at| self.page.is_finite_verb(*at))?;
        if let Some(length) = self.list("held_verbs", verb) {
            return Some(verb..verb + length);
        }
        let with = self.page.low(verb + 1) == "with";
        if self.page.in_list("gathering", verb) && !with {
            return Some(verb..verb + 1);
        }
        let held = self.page.in_list("holding_sessions", verb);
        let near = verb + 1..self.sentence.end.min(verb + 7);
        let own = near.clone().any(|at| self.page.in_list("its_own", at));
        let noun = near.into_iter().find(|at| {
            let listed = HELD.iter().any(|list| self.list(list, *at).is_some());
            listed || self.page.in_list("session", *at)
        })?;
        (held && own).then_some(verb..noun + 1)
    }

    /// The two states named right before a noun: "Valdoria-Kestrel Joint", "Valdorian-Kestrelian", "Valdoria
    /// and Kestrel".
    fn states_before(&self, noun: usize) -> Option<Vec<Sender>> {
        let from = noun.saturating_sub(BEFORE).max(self.sentence.start);
        (from..noun).find_map(|at| self.compound(at).or_else(|| self.dashed_states(at)))
    }

    /// "Valdoria-Kestrel", one token.
    fn compound(&self, at: usize) -> Option<Vec<Sender>> {
        let lexicon = self.page.lexicon;
        let (one, other) = self.page.low(at).split_once(['-', '–'])?;
        let sender = |part: &str| {
            let side = lexicon.side(lexicon.names.get(part)?)?;
            Some(Sender::of(side, at..at + 1))
        };
        // "South Harbour-Kestrel": the first name may begin before the dash.
        let long = || sender(&format!("{} {one}", self.page.low(at.checked_sub(1)?)));
        let first = long().or_else(|| sender(one))?;
        let second = sender(other)?;
        (first.code != second.code).then(|| vec![first, second])
    }

    /// "Valdoria - Kestrel", "Valdoria and Kestrel": two names with a dash or an "and" between them.
    fn dashed_states(&self, at: usize) -> Option<Vec<Sender>> {
        let page = self.page;
        let named = |at: usize| {
            let (length, side) = page.side(at)?;
            Some(Sender::of(side, at..at + length))
        };
        let first = named(at)?;
        let gap = first.words.end;
        let second = (page.is_dash(gap) || page.is_any(gap, &["and", "-"]))
            .then(|| named(gap + 1))
            .flatten()?;
        (first.code != second.code).then(|| vec![first, second])
    }
}
