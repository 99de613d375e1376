//! The other side as a group that is described and not named: "a call with transatlantic leaders",
//! "met with his Kestrelian and Marran counterparts".

use super::{Encounter, Finder};
use crate::actors::cast::Cast;
use crate::actors::mentions::Mentions;
use crate::page::{Page, Words};

/// How far from "with" the noun of the group may stand.
const REACH: usize = 8;
/// How far behind its noun the words may go that tell whose they are.
const BEHIND: usize = 8;

/// A contact with officials of other states who are described together.
pub(crate) fn with_group(
    page: &Page<'_>,
    cast: &Cast,
    mentions: &Mentions,
    sentence: &Words,
) -> Option<Encounter> {
    let finder = Finder { page, cast, mentions, sentence, own: None };
    let mut found = finder.grouped()?;
    found.coming = finder.is_coming(&found);
    Some(found)
}

/// The group that these words name behind "with": "meetings with Kestrelian leadership".
pub(crate) fn group_with(
    page: &Page<'_>,
    cast: &Cast,
    mentions: &Mentions,
    sentence: &Words,
) -> Option<Words> {
    let finder = Finder { page, cast, mentions, sentence, own: None };
    let mut withs = sentence.clone().filter(|at| page.low(*at) == "with");
    withs.find_map(|with| finder.group(with + 1))
}

impl Finder<'_, '_> {
    pub(super) fn grouped(&self) -> Option<Encounter> {
        self.sentence.clone().find_map(|at| self.group_at(at))
    }

    fn group_at(&self, at: usize) -> Option<Encounter> {
        let verb = self.verb_with(at).map(|from| (at, from, self.subjects(at)));
        let noun = || {
            if self.page.low(at) != "with" {
                return None;
            }
            let (start, possessor) = self.noun_before(at)?;
            let left = possessor.map_or_else(|| self.subjects(start), |end| self.before(end));
            Some((start, at + 1, left))
        };
        let (start, from, left) = verb.or_else(noun)?;
        let group = self.group(from).filter(|_| !left.is_empty())?;
        let people = left.iter().all(|(actor, _)| self.is_human(*actor));
        people.then(|| Encounter {
            group: Some(group),
            ..Encounter::of(left, Vec::new(), start..from)
        })
    }

    /// Where the other side begins after a verb of contact.
    pub(super) fn verb_with(&self, at: usize) -> Option<usize> {
        if self.is_noun_here(at) {
            return None;
        }
        let with = self.list("with_verbs", at).and_then(|_| self.preposition(at + 1, "with"));
        let with = with.map(|with| with + 1).or_else(|| self.accepted_from(at));
        with.or_else(|| self.object_of(at))
    }

    /// The words that describe a group of officials of others: its noun with what stands before
    /// it, and the words behind it that tell whose they are.
    fn group(&self, from: usize) -> Option<Words> {
        let stop = self.sentence.end.min(from + REACH);
        let head = (from..stop).find(|at| self.list("group_heads", *at).is_some())?;
        let end = head + self.list("group_heads", head)?;
        let with = (from..head).rev().find(|word| self.page.low(*word) == "with");
        let from = with.map_or(from, |with| with + 1);
        let before = from..head;
        let broken = before.clone().any(|word| {
            self.list("name_barriers", word).is_some()
                || self.page.tag(word).is_verbal()
                    && !self.page.is_capital(word)
                    && self.list("regions", word).is_none()
                    && self.page.form(word) != chancery_syntax::Form::Gerund
                || self.list("no_officials", word).is_some()
        });
        if broken {
            return None;
        }
        if before.clone().any(|word| self.is_foreign(word)) {
            return Some(from..end);
        }
        let whose = self.whose(end);
        whose.or_else(|| self.list("counterparts", head).map(|_| end)).map(|end| from..end)
    }

    /// The end of the words behind a group that tell whose they are: "of Kestrel", "from our Marran
    /// allies".
    fn whose(&self, end: usize) -> Option<usize> {
        let behind = end + 1..self.sentence.end.min(end + BEHIND);
        let whose = behind
            .take_while(|word| !self.page.is_any(*word, &[",", ";", ".", ":", "to", "on", "in"]))
            .find(|word| self.is_foreign(*word))
            .filter(|_| self.page.in_list("of_states", end))?;
        // "The security advisers of Valdoria, Kestrel and Marran".
        let (sides, last) = self.states(whose);
        if sides.len() > 1 {
            return Some(last);
        }
        let length = self.page.lexicon.name_at(self.page, whose).map_or(1, |(length, _)| length);
        let noun = |word: &usize| {
            self.page.tag(*word).is_nominal()
                && self.page.is_word(*word)
                && !self.page.in_list("no_part_of_groups", *word)
                && crate::dates::english::weekday(self.page.low(*word)).is_none()
        };
        let stop = self.sentence.end.min(whose + length + 3);
        Some((whose + length..stop).find(|word| !noun(word)).unwrap_or(stop))
    }

    /// A state, an organisation, or a part of the world; "New Jersey" is none of them, nor "New Mexico".
    fn is_foreign(&self, word: usize) -> bool {
        if word > 0 && self.page.low(word - 1) == "new" && self.page.is_capital(word - 1) {
            return false;
        }
        self.list("regions", word).is_some()
            || self
                .page
                .lexicon
                .name_at(self.page, word)
                .and_then(|(_, name)| self.page.lexicon.side(name))
                .is_some_and(|side| !side.agency)
    }
}
