//! Contacts told by a verb and a noun of contact: "received a telephone call from", "paid a courtesy
//! call on", "X and Y had a telephone conversation", "X and Y stressed … during their talks".

use chancery_record::ActorKind;
use chancery_syntax::{Form, Tag};

use super::{Encounter, Finder, Named, are_apart};
use crate::page::Words;

/// How far behind its verb the noun of contact may stand: "received today a lengthy phone call".
const REACH: usize = 9;
/// How far behind a verb of saying the words "during their talks" may stand.
const FAR: usize = 60;

impl Finder<'_, '_> {
    /// "received a telephone call from Tao", "took a call from …", "made a phone call to …", "paid a
    /// courtesy call on …", "called on …".
    pub(super) fn by_noun(&self) -> Option<Encounter> {
        self.sentence.clone().find_map(|at| {
            let (from, other) = self.called(at)?;
            let (left, right) = (self.subjects(at), self.after(other));
            let right = if right.is_empty() { self.called_back(at, other) } else { right };
            let apart = are_apart(&left, &right);
            let urged = from == "on" && self.is_urged(&right);
            (apart && !left.is_empty() && !right.is_empty() && !urged)
                .then(|| Encounter::of(left, right, at..other))
        })
    }

    /// "The Commander was speaking when Adviser Tao paid a call on him": whom the pronoun means, the one
    /// named at the head of the sentence.
    fn called_back(&self, verb: usize, other: usize) -> Vec<Named> {
        let when = (self.sentence.start..verb).rev().find(|at| self.page.low(*at) == "when");
        let Some(when) = when.filter(|_| self.page.is_any(other, &["him", "her"])) else {
            return Vec::new();
        };
        let head = self.sentence.start..when;
        let first = self.mentions.within(&head).first().filter(|first| self.is_person(first));
        first.map(|first| (first.actor, other..other + 1)).into_iter().collect()
    }

    /// The preposition before the other side, and one past it.
    pub(super) fn called(&self, at: usize) -> Option<(&'static str, usize)> {
        if self.page.tag(at).is_nominal() && self.list("calling_verbs", at).is_none() {
            return None;
        }
        // "called on Tuesday his counterpart": when, and no visit.
        if let Some(length) = self.list("calling_on", at).filter(|on| !self.opens_day(at + on - 1))
        {
            return Some(("on", at + length));
        }
        if let Some(from) = self.accepted_from(at) {
            return Some(("from", from));
        }
        let (length, ways): (usize, &[&'static str]) =
            if let Some(length) = self.list("answering_verbs", at) {
                (length, &["from"])
            } else if let Some(length) = self.list("calling_verbs", at) {
                (length, &["to", "on"])
            } else {
                return None;
            };
        let stop = self.sentence.end.min(at + length + REACH);
        let lists = ["call_nouns", "video_nouns", "letter_nouns", "courtesy_nouns"];
        let noun = (at + length..stop).find_map(|word| {
            let long = lists.iter().filter_map(|list| self.list(list, word)).max()?;
            Some(word + long)
        })?;
        let near = noun..self.sentence.end.min(noun + REACH);
        let at =
            near.take_while(|word| !self.page.is_any(*word, &[".", ";", ":"])).find(|word| {
                ways.iter().any(|way| self.page.low(*word) == *way)
                    && !self.opens_day(*word)
                    && self.leads_on(noun, *word)
            })?;
        let way = ways.iter().find(|way| self.page.low(at) == **way)?;
        Some((way, at + 1))
    }

    /// Whether nothing but a time stands between the noun and the preposition: "a call today, 12
    /// March 2031, from".
    fn leads_on(&self, from: usize, to: usize) -> bool {
        (from..to).all(|word| {
            !self.page.tag(word).is_verbal()
                && !self.page.is_any(word, &["about", "regarding", "that", "and", "with"])
        })
    }

    /// "called on the Kestrelian President to release …": an appeal, and no visit.
    fn is_urged(&self, right: &[Named]) -> bool {
        let Some(end) = right.iter().map(|(_, words)| words.end).max() else { return false };
        let near = end..self.sentence.end.min(end + 4);
        near.into_iter().any(|word| {
            self.page.is_any(word, &["to", "for"]) && self.page.form(word + 1) == Form::Base
        })
    }

    /// "had a telephone conversation", "have held talks": a verb that tells of talks with a noun of
    /// contact behind it.
    pub(super) fn has_talks(&self, at: usize) -> bool {
        let Some(length) = self.list("having_verbs", at) else { return false };
        let stop = self.sentence.end.min(at + length + REACH);
        let noun = (at + length..stop).find(|word| self.noun(*word).is_some());
        noun.is_some_and(|noun| {
            (at + length..noun).all(|word| {
                !self.page.is_any(word, &[",", ";", "with", "that", "to"])
                    && self.page.tag(word) != Tag::Verb
            })
        })
    }

    /// "Venn and Tao stressed … during bilateral talks in Brennholt": several people of whom one
    /// thing is said, and the talks in which they did it.
    pub(super) fn in_talks(&self) -> Option<Encounter> {
        let verb = self.sentence.clone().find(|at| {
            let cue = self.page.lexicon.verbs.at(self.page, *at);
            cue.is_some() && self.page.tag(*at) == Tag::Verb && self.page.form(*at) == Form::Past
        })?;
        let mut all = self.subjects(verb);
        if all.len() < 2 || !all.iter().all(|(actor, _)| self.is_human(*actor)) {
            return None;
        }
        let talks = self.talks_behind(verb)?;
        let right = all.split_off(1);
        Some(Encounter::of(all, right, talks))
    }

    /// "during their talks", "at a meeting", "capping a two-day summit": talks behind a verb of saying.
    pub(super) fn talks_behind(&self, verb: usize) -> Option<Words> {
        let stop = self.sentence.end.min(verb + FAR);
        (verb + 1..stop).find_map(|at| {
            let ended = self.list("ending_talks", at).is_some();
            let opened = self.opens_talks(at);
            let reach = at + 1..at + 6;
            let noun = reach.into_iter().find(|word| {
                let lists = ["video_nouns", "call_nouns", "meeting_nouns", "talk_nouns"];
                lists.iter().any(|list| self.list(list, *word).is_some())
                    && self.page.tag(*word).is_nominal()
            })?;
            let own = self.page.in_list("before_own_talks", at + 1);
            (opened && (own || ended)).then_some(at..noun + 1)
        })
    }

    /// What stands before talks at which something was said: "during", "capping".
    pub(super) fn opens_talks(&self, at: usize) -> bool {
        self.list("ending_talks", at).is_some()
            || self.page.is_any(at, &["during", "in", "at", "following", "after"])
    }

    /// "Consultations took place in Brennholt on March 12 between …": the noun before "took place".
    pub(super) fn noun_held(&self, between: usize) -> Option<usize> {
        let head = self.sentence.start..between;
        let held = self.page.find_listed("held_verbs", &head)?;
        let clear = (held.end..between).all(|word| !self.page.tag(word).is_verbal());
        let noun = (self.sentence.start..held.start).rev().find(|word| {
            let talks = self.noun(*word).or_else(|| self.list("talks_nouns", *word));
            talks.is_some() && self.page.tag(*word) != Tag::Verb
        })?;
        clear.then_some(noun)
    }

    /// "Negotiations took place in Ostrava with Foreign Minister Tao", behind a sentence that tells who of
    /// the other side was there.
    pub(super) fn held_with(&self) -> Option<Encounter> {
        let held = self.page.find_listed("held_verbs", self.sentence)?;
        let with = (held.end..self.sentence.end).find(|at| self.page.low(*at) == "with")?;
        let start = self.noun_held(with)?;
        let right = self.after(with + 1);
        let index = self.page.sentence_of(self.sentence.start).checked_sub(1)?;
        let before = &self.page.sentences.get(index)?.words;
        let opens = |(_, words): &Named| {
            let by = words.start.wrapping_sub(1);
            let led = self.page.low(by.wrapping_sub(1)) == "by" || self.page.low(by) == "by";
            words.start <= before.start + 1
                || led
                    && self.page.find_listed("leading_participles", &(before.start..by)).is_some()
        };
        let (actor, _) = self.people_in(before).into_iter().find(opens)?;
        let told = vec![(actor, start..start + 1)];
        let none = self.page.is_any(start.wrapping_sub(1), &["no", "any"]);
        let people = right.iter().all(|(actor, _)| self.is_human(*actor));
        let open = self.people_in(&(self.sentence.start..held.start)).is_empty();
        (people && open && !none && self.may_be_of_two_sides(&told, &right))
            .then(|| Encounter::of(told, right, start..with + 1))
    }

    /// The states and organisations named from this token on, as far as they are joined.
    pub(super) fn sides_from(&self, from: usize) -> Vec<Named> {
        let mut sides: Vec<Named> = Vec::new();
        let mut edge = from;
        for mention in self.mentions.within(&(from..self.sentence.end)) {
            let kind = self.cast.actors[mention.actor].kind;
            let gap = edge..mention.words.start;
            let near = if sides.is_empty() { gap.len() <= 4 } else { self.joins(&gap) };
            if !matches!(kind, ActorKind::State | ActorKind::Organization) || !near {
                break;
            }
            if sides.iter().all(|(actor, _)| *actor != mention.actor) {
                sides.push((mention.actor, mention.words.clone()));
            }
            edge = mention.words.end;
        }
        sides
    }

    /// "The third meeting was held with the participation of representatives of Valdoria, Kestrel
    /// and …".
    pub(super) fn taking_part(&self) -> Option<Encounter> {
        let words = self.page.find_listed("taking_part", self.sentence)?;
        let held = self.sentence.start..words.start;
        let noun = held.rev().find(|word| {
            let tag = self.page.tag(*word);
            self.list("meeting_nouns", *word).is_some() && tag != Tag::Verb
        });
        let noun = noun.or_else(|| self.goes_on(&words).then_some(words.start))?;
        let mut all = self.after(words.end);
        if all.len() < 2 {
            all = self.sides_from(words.end);
        }
        if all.len() < 2 {
            return None;
        }
        let right = all.split_off(1);
        Some(Encounter::of(all, right, noun..noun + 1))
    }

    /// "Envoys met in Ostrava. Taking part were …": the sentence before tells of the talks.
    fn goes_on(&self, words: &Words) -> bool {
        let opens = words.start == self.sentence.start;
        let index = self.page.sentence_of(self.sentence.start).checked_sub(1);
        let before = index.and_then(|index| self.page.sentences.get(index)).filter(|_| opens);
        before.is_some_and(|before| {
            before.words.clone().any(|at| {
                let met = self.list("together_verbs", at).is_some()
                    && self.page.form(at) == Form::Past
                    && self.page.tag(at) == Tag::Verb;
                met || self.list("held_verbs", at).is_some()
            })
        })
    }

    /// "hosted the second session with a Kestrelian delegation led by Minister Tao": who headed it.
    pub(super) fn head_of_delegation(&self, from: usize) -> Vec<Named> {
        const REACH: usize = 24;
        let stop = self.sentence.end.min(from + REACH);
        let near = from..stop;
        let led = near.clone().find(|at| {
            self.list("leading_participles", *at).is_some() && self.page.low(at + 1) == "by"
        });
        let Some(led) = led else { return Vec::new() };
        let group = (from..led).any(|at| self.page.in_list("delegation_nouns", at));
        let clear = (from..led).all(|at| !self.page.form(at).is_finite());
        if group && clear { self.after(led + 2) } else { Vec::new() }
    }

    /// "was pleased to welcome", "had the honour to receive": what was done, and nothing to come.
    pub(super) fn was_pleased(&self, window: &Words) -> bool {
        window.clone().any(|at| {
            self.list("pleased_words", at).is_some()
                && (window.start..at).any(|verb| self.page.form(verb) == Form::Past)
        })
    }

    /// "a dialogue led by Valdoria's Orla Venn and Kestrel's Ruben Tao", "led by Orla Venn, head of the
    /// delegation, and chaired by Ruben Tao".
    pub(super) fn led_by(&self) -> Option<Encounter> {
        let led = |at: &usize| {
            self.list("leading_participles", *at).is_some() && self.page.low(at + 1) == "by"
        };
        let first = self.sentence.clone().find(led)?;
        let joined = |at: &usize| *at == first || self.page.is_any(at - 1, &["and", ","]);
        let mut all: Vec<Named> = Vec::new();
        for at in (first..self.sentence.end).filter(led).filter(joined) {
            for named in self.after(at + 2) {
                if all.iter().all(|(known, _)| *known != named.0) {
                    all.push(named);
                }
            }
        }
        if all.len() < 2 || !all.iter().all(|(actor, _)| self.is_human(*actor)) {
            return None;
        }
        let right = all.split_off(1);
        Some(Encounter::of(all, right, first..first + 2))
    }
}
