//! The general reading of a sentence that tells of a contact, however it is built: a verb or noun of contact,
//! who is its subject, owns it or is named before it, and who stands under "with", "to", "by" or "between" or is
//! its object. Tense and mood tell what was held from what is to come, wished for or refused.

use chancery_syntax::{Form, Tag};

use super::described::Official;
use super::{Encounter, Finder, Named, are_apart};
use crate::actors::cast::Cast;
use crate::actors::mentions::{Mention, Mentions};
use crate::page::{Page, Words};

/// How far behind a noun of contact its preposition may stand: "a meeting in Ostrava on Monday with".
const REACH: usize = 9;
/// How far before it its owner may stand: "Venn's first formal talks with".
const OWNER: usize = 4;
/// How far behind an opening phrase the comma may stand that ends it.
const PHRASE: usize = 12;

/// Nouns of talks that are held, whoever holds them.
const NOUNS: [&str; 6] = [
    "video_nouns",
    "call_nouns",
    "meeting_nouns",
    "talks_nouns",
    "talk_nouns",
    "joint_appearances",
];

/// The contact of people that a sentence tells as one that was.
pub(crate) fn plain(
    page: &Page<'_>,
    cast: &Cast,
    mentions: &Mentions,
    sentence: &Words,
) -> Option<Encounter> {
    if page.low(sentence.end.saturating_sub(1)) == "?" {
        return None;
    }
    let finder = Finder { page, cast, mentions, sentence, own: None };
    sentence.clone().find_map(|at| {
        let found = finder.plain_with(at).or_else(|| finder.plain_together(at))?;
        finder.is_plainly_told(&found).then_some(found)
    })
}

impl Finder<'_, '_> {
    /// The length of the noun of contact that begins here.
    fn plain_noun(&self, at: usize) -> Option<usize> {
        let lists = NOUNS.iter().chain(&["given_for_guests"]);
        let length = lists.filter_map(|list| self.list(list, at)).max()?;
        // "An exchange of prisoners with Kestrel".
        let of_things = self.page.in_list("exchanges", at)
            && self.page.low(at + 1) == "of"
            && self.list("exchanged_words", at + 2).is_none();
        let nominal = !of_things && (self.page.tag(at).is_nominal() || self.is_noun_here(at));
        let appeal = self.page.in_list("appeals", at)
            && self.page.is_any(at + length, &["for", "on", "upon", "to"]);
        (nominal && !appeal).then_some(length)
    }

    /// Whether a verb of contact stands here, told of somebody who acts.
    fn is_plain_verb(&self, at: usize) -> bool {
        let before = at.wrapping_sub(1);
        let passive =
            self.page.is_any(before, &["was", "were", "be", "been", "being", "is", "are"]);
        let form = self.page.form(at);
        let gerund = form == Form::Gerund;
        let told = gerund || matches!(form, Form::Past | Form::Participle | Form::Present3);
        told && (gerund || !passive) && self.page.tag(at).is_verbal() && !self.is_noun_here(at)
    }

    /// One person, or several, with the others behind a preposition or as the object.
    fn plain_with(&self, at: usize) -> Option<Encounter> {
        let (noun, from) = match self.plain_noun(at) {
            Some(length) => (true, self.behind_noun(at, length)?),
            None => (false, self.behind_verb(at)?),
        };
        let right = self.after(from);
        let right = if right.is_empty() { self.included(from) } else { right };
        if !noun && self.is_naming(at, &right) {
            return None;
        }
        let left = if noun { self.holders(at, &right) } else { self.doers(at) };
        if right.is_empty() || right.iter().all(|(actor, _)| !self.is_human(*actor)) {
            return self.with_office(left, at..from);
        }
        let apart = !left.is_empty() && are_apart(&left, &right);
        apart.then(|| Encounter::of(left, right, at..from))
    }

    /// "After talks with the Kestrelian foreign minister", "called his Kestrelian counterpart": the other goes by
    /// office alone.
    fn with_office(&self, left: Vec<Named>, words: Words) -> Option<Encounter> {
        let title = self.office_alone(words.end, self.sentence.end)?;
        let side = title.side.clone()?;
        let apart = left.iter().all(|(actor, _)| self.cast.side_of(*actor) != Some(&side));
        let official =
            Official { words: title.words, side: Some(side), of_body: false, left: false };
        (apart && !left.is_empty()).then(|| Encounter {
            official: Some(official),
            ..Encounter::of(left, Vec::new(), words)
        })
    }

    /// Where the others begin behind a noun of contact.
    fn behind_noun(&self, at: usize, length: usize) -> Option<usize> {
        let page = self.page;
        let call = self.list("call_nouns", at).is_some();
        // "During a reception for the Kestrelian ambassador".
        let guests = self.list("given_for_guests", at).is_some();
        let stop = self.sentence.end.min(at + length + REACH);
        let clause = (at + length..stop).take_while(|word| {
            !page.is_finite_verb(*word) && !page.is_any(*word, &[";", ":", ".", "that", "which"])
        });
        let mut ways = clause.into_iter().filter(|word| {
            page.low(*word) == "with"
                || guests && page.low(*word) == "for"
                || call && page.is_any(*word, &["to"]) && *word == at + length
        });
        ways.next().map(|way| way + 1)
    }

    /// Where the others begin behind a verb of contact, in the active or the passive voice.
    fn behind_verb(&self, at: usize) -> Option<usize> {
        if let Some(host) = self.host_behind(at) {
            return Some(host);
        }
        if !self.is_plain_verb(at) {
            return None;
        }
        let with = self.list("with_verbs", at).or_else(|| self.list("with_gerunds", at));
        let with = with.filter(|_| !self.page.in_list("weak_with_verbs", at));
        let with = with.and_then(|_| self.preposition(at + 1, "with")).map(|with| with + 1);
        let to = || self.list("to_verbs", at).and_then(|_| self.preposition(at + 1, "to"));
        let object = || self.list("object_verbs", at).map(|length| at + length);
        let gerund = || self.list("object_gerunds", at).map(|length| at + length);
        with.or_else(|| to().map(|to| to + 1))
            .or_else(object)
            .or_else(gerund)
            .or_else(|| self.told_by_wire(at))
    }

    /// "Told Tao by phone that", "urged Tao over a video link to": what one said to the other, and by what means.
    fn told_by_wire(&self, at: usize) -> Option<usize> {
        let page = self.page;
        let length = self.list("told_verbs", at).or_else(|| self.list("said_to", at))?;
        let other = self.after(at + length);
        let end = other.first().filter(|(_, words)| words.start <= at + length + OWNER)?.1.end;
        let near = end..self.sentence.end.min(end + OWNER + 1);
        let mut clause = near.take_while(|word| !page.is_any(*word, &["that", ",", ";", "to"]));
        let wire = clause.any(|word| page.in_any_list(&["by_phone", "by_video"], word));
        wire.then_some(at + length)
    }

    /// Those who held what a noun of contact names: its owner, or the subject of the sentence.
    fn holders(&self, noun: usize, right: &[Named]) -> Vec<Named> {
        let floor = noun.saturating_sub(OWNER).max(self.sentence.start);
        for at in (floor..noun).rev() {
            if self.page.is_any(at, &["'s", "'", "’s"]) {
                return self.before(at);
            }
            if self.page.is_any(at, &["his", "her", "their"]) {
                let nearest = self.nearest(at);
                return if nearest.is_empty() { self.subjects(noun) } else { nearest };
            }
            if self.page.is_any(at, &[",", ";", "that", "and"]) {
                break;
            }
        }
        let subjects = self.subjects(noun);
        if subjects.is_empty() { self.behind_phrase(right) } else { subjects }
    }

    /// Those who do what a verb of contact tells.
    fn doers(&self, verb: usize) -> Vec<Named> {
        let page = self.page;
        let start = self.sentence.start;
        let mut at = verb;
        while at > start
            && (matches!(page.tag(at - 1), Tag::Adv | Tag::Aux)
                || page.is_any(at - 1, &["has", "have", "had", "was", "were", "also", "later"]))
        {
            at -= 1;
        }
        let before = at.wrapping_sub(1);
        if at > start && page.is_any(before, &["who", "whom"]) {
            let end = before - usize::from(page.low(before.wrapping_sub(1)) == ",");
            return self.before(end);
        }
        let named = self.mentions.ending_at(at).filter(|one| self.is_person(one));
        match named.filter(|one| one.words.start >= start) {
            Some(one) => self.before(one.words.end),
            None => self.subjects(verb),
        }
    }

    /// The person named last before this token, with those joined to it.
    fn nearest(&self, at: usize) -> Vec<Named> {
        let head = self.sentence.start..at;
        let owner = |one: &&Mention| self.page.is_any(one.words.end, &["'s", "'", "’s"]);
        let people = self.mentions.within(&head).iter();
        let mut people = people.filter(|one| self.is_person(one)).filter(|one| !owner(one));
        people.next_back().map(|last| self.before(last.words.end)).unwrap_or_default()
    }

    /// "In talks with Tao, Venn said": the subject behind the phrase that opens the sentence.
    fn behind_phrase(&self, right: &[Named]) -> Vec<Named> {
        self.subject_behind(right).unwrap_or_default()
    }

    /// Several who did it together: "During a call on Friday, Venn and Tao discussed", "talks between".
    fn plain_together(&self, at: usize) -> Option<Encounter> {
        let page = self.page;
        let mut all = if let Some(length) = self.plain_noun(at) {
            self.joined_in_talks(at, length)?
        } else {
            let together = self.list("together_verbs", at).or_else(|| self.list("pair_verbs", at));
            together.filter(|_| self.is_plain_verb(at) && !page.in_list("weak_with_verbs", at))?;
            self.doers(at)
        };
        if all.len() < 2 {
            return None;
        }
        let right = all.split_off(1);
        Some(Encounter::of(all, right, at..at + 1))
    }

    /// Those who are named together as having held talks: behind "between", or as the subject of what was said
    /// "during a call", "after their meeting".
    fn joined_in_talks(&self, noun: usize, length: usize) -> Option<Vec<Named>> {
        let page = self.page;
        let end = noun + length;
        let stop = self.sentence.end.min(end + REACH);
        let between = (end..stop).take_while(|at| !page.is_finite_verb(*at));
        if let Some(between) = between.into_iter().find(|at| page.low(*at) == "between") {
            return Some(self.after(between + 1));
        }
        // "A conversation that Venn and Tao had on Saturday".
        let that = usize::from(page.is_any(end, &["that", "which"]));
        let owners = self.after(end + that);
        let had = owners.last().map(|(_, words)| words.end);
        if had.is_some_and(|had| page.is_any(had, &["had", "held"])) && owners.len() > 1 {
            return Some(owners);
        }
        let floor = noun.saturating_sub(OWNER + 1).max(self.sentence.start);
        let came = |at: usize| page.low(at) == "for" && self.came_before(at);
        let opener = (floor..noun).rev().find(|at| self.opens_talks(*at) || came(*at))?;
        // "During a meeting of the cabinet": others than they.
        if page.is_any(end, &["of", "with"]) {
            return None;
        }
        if opener > self.past_line(noun) {
            let all = self.subjects(opener);
            let (first, last) = (all.first()?.1.start, all.last()?.1.end);
            // "Aides met with Venn and Tao at a dinner": those named are no subject.
            let head = self.past_line(noun)..first;
            let subject = !head.into_iter().any(|at| page.is_finite_verb(at))
                && (last..opener).any(|at| page.is_finite_verb(at));
            return subject.then_some(all);
        }
        let comma = (end..self.sentence.end.min(end + PHRASE)).find(|at| page.low(*at) == ",")?;
        let verb = (comma + 1..self.sentence.end).find(|at| page.is_finite_verb(*at))?;
        Some(self.subjects_in(&(comma + 1..verb)))
    }

    /// "Venn is in Ostrava, where she was received by Tao": what the sentence is about, told of its subject.
    fn is_where_subject_went(&self, found: &Encounter) -> bool {
        const HEAD: usize = 2;
        let start = found.words.start;
        let mut back = (self.sentence.start..start).rev();
        let opener =
            back.find(|at| self.page.is_any(*at, &["who", "whom", "which", "where", "when"]));
        let head = self.sentence.start..self.sentence.start + HEAD + 1;
        let subject = self.mentions.within(self.sentence).iter().find(|one| self.is_person(one));
        opener.is_some_and(|at| self.page.low(at) == "where")
            && subject.is_some_and(|one| {
                let apposed = self.page.low(one.words.start.wrapping_sub(1)) == ",";
                (head.contains(&one.words.start) || apposed)
                    && found.left.iter().any(|(actor, _)| *actor == one.actor)
            })
    }

    /// "Venn and Tao arrived at the hotel for": a journey or an act told as done.
    fn came_before(&self, at: usize) -> bool {
        let verb = (self.sentence.start..at).rev().find(|word| self.page.is_finite_verb(*word));
        verb.is_some_and(|verb| {
            ["arriving", "journeys", "gathering", "together_verbs"]
                .iter()
                .any(|list| self.list(list, verb).is_some())
                && self.page.form(verb) == Form::Past
        })
    }

    /// Whether people are told to have been in contact, as something that was.
    fn is_plainly_told(&self, found: &Encounter) -> bool {
        let human = found.left.iter().chain(&found.right).all(|(actor, _)| self.is_human(*actor));
        let start = found.words.start;
        let near = start.saturating_sub(3).max(self.sentence.start)..start;
        let other = near.into_iter().any(|at| {
            let lists = ["earlier_marks", "not_ours", "to_come", "not_yet_held"];
            self.page.in_any_list(&lists, at) || self.page.is_any(at, &["no", "any", "without"])
        });
        human
            && !other
            && self.can_be_apart(&found.left, &found.right)
            && !self.is_coming(found)
            && !self.is_thought_of(found)
            && (!self.is_aside(found) || self.is_where_subject_went(found))
            && !self.is_earlier(found)
            && !self.is_at_a_halt(found)
            && !self.is_not_held(&found.words)
            && !super::is_offered(self.page, self.sentence, found)
    }
}
