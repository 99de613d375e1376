//! Whether talks are told as held: not as to come, and not as only spoken of; and the guest who is named behind
//! the place where he was received.

use chancery_syntax::Form;

use super::{Encounter, Finder, Named};
use crate::actors::cast::Cast;
use crate::actors::mentions::Mentions;
use crate::lexicon::Standing;
use crate::page::{Page, Words};

/// Whether a contact is told of beside another: as what one tells another about, or by which the time of others is told.
pub(crate) fn is_told_beside(
    page: &Page<'_>,
    cast: &Cast,
    mentions: &Mentions,
    sentence: &Words,
    found: &Encounter,
) -> bool {
    let finder = Finder { page, cast, mentions, sentence, own: None };
    finder.is_recounted(found) || finder.is_before_others(found)
}

impl Finder<'_, '_> {
    /// "Briefed her counterpart Tao on her meetings with Ministers Osk and Mirk": a contact of which one tells
    /// another.
    fn is_recounted(&self, found: &Encounter) -> bool {
        let page = self.page;
        let start = found.words.start;
        let verb = (self.sentence.start..start).find(|at| page.in_list("told_verbs", *at));
        let Some(verb) = verb else { return false };
        let about = (verb + 1..start)
            .find(|at| page.is_any(*at, &["about", "on", "regarding"]) && !self.opens_day(*at));
        let counterpart =
            |at: usize| page.lexicon.standing(page.low(at)) == Some(Standing::Counterpart);
        about.is_some_and(|about| {
            let whom = verb + 1..about;
            !self.people_in(&whom).is_empty() || whom.clone().any(counterpart)
        })
    }

    /// "The talks were held shortly after the minister had met President Tao": a meeting by which the time of
    /// others is told.
    pub(super) fn is_before_others(&self, found: &Encounter) -> bool {
        let head = self.sentence.start..found.words.start;
        let held = self.page.find_listed("held_verbs", &head);
        held.is_some_and(|held| {
            (held.end..head.end).any(|at| self.page.is_any(at, &["after", "before"]))
        })
    }

    /// "Backing in talks with Kestrel", "hopes for talks with Kestrel": a state, and talks that are only spoken
    /// of.
    pub(super) fn is_spoken_about(&self, right: &[Named], noun: usize) -> bool {
        const NEAR: usize = 4;
        let state = right.iter().all(|(actor, _)| !self.is_human(*actor));
        let from = noun.saturating_sub(NEAR).max(self.sentence.start + 1);
        let within = |at: usize| {
            self.page.is_any(at, &["in", "for", "of", "on"])
                && self.page.in_list("spoken_of_talks", at.saturating_sub(1))
        };
        // "Said that talks with Kestrel would go on": the talks are the subject of what is said.
        let told = self.page.low(noun.saturating_sub(1)) == "that";
        state && (told || (from..noun).any(within))
    }

    /// "Agreed to press Kestrel, as they met": the verb of contact has a clause of its own behind what is to
    /// come.
    pub(super) fn has_own_clause(&self, ahead: usize, verb: usize) -> bool {
        let opened = (ahead + 1..verb).any(|at| self.page.is_any(at, &["as", "when", "while"]));
        opened
            && self.page.is_any(
                verb.wrapping_sub(1),
                &["they", "he", "she", "both", "two", "leaders", "ministers"],
            )
    }

    /// "received at Harbour Palace on Monday the Foreign Minister of Kestrel, Ruben Tao": the guest behind the
    /// place.
    pub(super) fn behind_place(&self, verb: usize, from: usize) -> Vec<Named> {
        const REACH: usize = 32;
        let place = self.page.is_any(from, &["in", "at", "on"]);
        let host = self.page.in_list("receiving_verbs", verb) && place;
        let reach = from..self.sentence.end.min(from + REACH);
        let people = self.people_in(&reach);
        let Some((_, words)) = people.first().filter(|_| host) else { return Vec::new() };
        let comma = usize::from(self.page.low(words.start.wrapping_sub(1)) == ",");
        let clear = (from..words.start.saturating_sub(comma)).all(|at| {
            (!self.page.tag(at).is_verbal() || self.page.is_capital(at))
                && !self.page.is_any(at, &[",", ";", "with", "by", "that", "who", "after", "from"])
        });
        if clear { self.after(words.start) } else { Vec::new() }
    }

    /// "A meeting between Venn and Tao will take place on Tuesday": talks of which the verb behind them tells
    /// that they are to come.
    fn will_be_held(&self, encounter: &Encounter) -> bool {
        let named = encounter.left.iter().chain(&encounter.right).map(|(_, words)| words.end);
        let Some(end) = named.max().filter(|end| *end > encounter.words.start) else {
            return false;
        };
        self.noun(encounter.words.start).is_some()
            && self.page.is_any(end, &["will", "shall"])
            && self.list("will_be_held", end + 1).is_some()
    }

    /// "will meet", "to host", "is scheduled to speak".
    pub(super) fn is_coming(&self, encounter: &Encounter) -> bool {
        let start = encounter.words.start;
        // "Vowed to end the dispute during their talks": what is to come is what was said at them.
        if self.opens_talks(start) || self.was_made_for(start) {
            return false;
        }
        let window = start.saturating_sub(6).max(self.sentence.start)..start;
        let awaited = self.page.find_listed("awaited", &window).is_some();
        if awaited || self.follows_journey(start) || self.will_be_held(encounter) {
            return true;
        }
        if self.was_pleased(&window) {
            return false;
        }
        window.into_iter().any(|word| {
            let particle =
                word.checked_sub(1).is_some_and(|w| self.list("to_particles", w).is_some());
            self.list("coming_auxiliaries", word).is_some()
                && !particle
                && !self.has_own_clause(word, start)
                && (self.page.form(start) == Form::Base
                    || (word + 1..start).any(|verb| self.page.form(verb) == Form::Base))
        })
    }
}
