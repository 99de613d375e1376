//! What verbs and links put before the talks: the pluperfect of a verb of saying, years with their
//! clause, stretches of time since something.

use chancery_record::ReferenceKind;
use chancery_syntax::{Form, Tag};

use super::{AFTER, Finder, Pointer};
use crate::dates::{Bound, Time, TimeWords};
use crate::lexicon::ReferenceHead;
use crate::page::Words;

impl Finder<'_, '_> {
    /// "The palace had already warned sailors", "the minister made clear long ago": something said
    /// before, with whom it was said to.
    pub(super) fn said_before(&self) -> Vec<Pointer> {
        let page = self.page;
        let found = self.sentence.clone().filter_map(|at| {
            let cue = page.lexicon.verbs.at(page, at).filter(|(_, cue)| cue.frames.clause)?;
            if page.tag(at) != Tag::Verb || !page.in_list("saying_before", at) {
                return None;
            }
            let had = page.before_adverbs(at, self.sentence.start);
            let pluperfect = had > self.sentence.start
                && page.low(had - 1) == "had"
                && page.form(at) == Form::Participle;
            let behind = at + cue.0.max(1) + usize::from(page.in_list("said_plainly", at + cue.0));
            let past = page.form(at) == Form::Past;
            let before = page.listed("long_before", behind).filter(|_| past);
            let verb_start = if pluperfect { had - 1 } else { at };
            let subject =
                self.subject_before(verb_start).filter(|_| pluperfect || before.is_some())?;
            let end = match before {
                Some(length) => self.time_upto(behind, behind + length),
                None => self.phrase_after(behind).max(behind),
            };
            let kind = ReferenceKind::PriorStatement;
            Some(Pointer { kind, words: subject..end, time: None, again: None })
        });
        found.collect()
    }

    /// "Earlier that day, the minister met with his counterpart": a contact of the same day, before.
    pub(super) fn earlier(&self) -> Vec<Pointer> {
        let page = self.page;
        let start = self.sentence.start;
        let Some(length) = page.listed("earlier_openers", start) else { return Vec::new() };
        let stop = self.sentence.end.min(start + AFTER);
        let verb = (start + length..stop).find(|word| page.is_finite_verb(*word));
        let Some(verb) = verb.filter(|verb| self.is_contact_verb(*verb)) else { return Vec::new() };
        let with = verb + 1 + usize::from(page.is_any(verb + 1, &["with", "to"]));
        let end = self.phrase_after(with);
        let kind = ReferenceKind::PriorContact;
        vec![Pointer { kind, words: start..end, time: None, again: None }]
    }

    /// "A week after the two spoke by phone", "days after parliament rejected the toll": what an
    /// interval is counted from, told as a clause. Its day hangs on that of another event.
    pub(super) fn intervals_after(&self) -> Vec<Pointer> {
        let page = self.page;
        let counts = |word: usize| {
            crate::dates::english::count(page.low(word)).is_some()
                || page.in_list("vague_counts", word)
                || page.is_indefinite_article(word)
        };
        let found = self.sentence.clone().filter_map(|at| {
            let unit = at.checked_sub(1).filter(|unit| *unit >= self.sentence.start)?;
            let long = crate::dates::english::unit(page.low(unit)).is_some()
                || page.in_list("short_units", unit);
            if page.low(at) != "after" || !long {
                return None;
            }
            let counted = unit > self.sentence.start && counts(unit - 1);
            let start = unit - usize::from(counted);
            let stop = self.sentence.end.min(at + AFTER);
            let bar = |word: &usize| page.is_any(*word, &[",", ";", ":", ".", "(", "“", "”"]);
            let end = (at + 1..stop).find(bar).unwrap_or(stop);
            let verb = (at + 2..end).find(|word| page.is_finite_verb(*word))?;
            let past = page.form(verb) == Form::Past || page.tag(verb) == Tag::Aux;
            let told = page.form(verb) == Form::Past
                && page.lexicon.verbs.at(page, verb).is_some_and(|(_, cue)| cue.frames.clause);
            let kind = if self.is_contact_verb(verb) {
                ReferenceKind::PriorContact
            } else if told {
                ReferenceKind::PriorStatement
            } else {
                ReferenceKind::Event
            };
            past.then_some(Pointer { kind, words: start..end, time: None, again: None })
        });
        found.collect()
    }

    /// The end of the time that these words are part of or stand before: "earlier this week".
    fn time_upto(&self, from: usize, to: usize) -> usize {
        let near = |time: &&TimeWords| time.words.start >= from && time.words.start <= to;
        self.times.iter().find(near).map_or(to, |time| time.words.end.max(to))
    }

    /// The noun phrase right before a verb; `None` for a pronoun or none.
    fn subject_before(&self, verb: usize) -> Option<usize> {
        let page = self.page;
        let last = verb.checked_sub(1).filter(|last| *last >= self.sentence.start)?;
        let start = self.phrase_start(last);
        // "Said that the two had agreed": told within somebody's words.
        let told = page.low(start.wrapping_sub(1)) == "that"
            || page.tag(start.wrapping_sub(1)) == Tag::Verb;
        if told || page.is_any(start, &["that", "which"]) {
            return None;
        }
        let noun = page.tag(last).is_nominal() || page.is_any(last, &[")", "]"]);
        (noun && start < verb).then_some(start)
    }

    /// "Since May", "since last week", "since the start of the crisis": the stretch and no more,
    /// where no contact is counted from then.
    pub(super) fn stretches_since(&self) -> Vec<Pointer> {
        let page = self.page;
        let times = self.times.iter().filter_map(|time| {
            let since = time.words.start.checked_sub(1)?;
            let plain =
                !matches!(time.time, Time::Event(_) | Time::Shift(..) | Time::Anniversary(..));
            (plain && self.opens_stretch(since))
                .then(|| self.stretch(since..time.words.end, Some(time)))
        });
        let told = self.sentence.clone().filter_map(|at| {
            let length = page.listed("stretch_openers", at)?;
            let end = self.phrase_after(at + length);
            if crate::dates::english::unit(page.low(end.wrapping_sub(1))).is_some() {
                return None;
            }
            let end = self.tail(end, ReferenceHead::Period);
            (end > at + length).then(|| self.stretch(at..end, None))
        });
        let set = self.sentence.clone().filter_map(|at| {
            let length = page.listed("set_stretches", at)?;
            Some(self.stretch(at..at + length, None))
        });
        let told = told.chain(set);
        let decades = self.sentence.clone().filter_map(|at| {
            let the = at + 1 + usize::from(page.low(at + 1) == "the");
            let early = the + usize::from(page.in_list("parts_of_periods", the));
            let dash = early + usize::from(early > the && page.low(early) == "-");
            let decade = dash.min(self.sentence.end);
            (self.opens_stretch(at) && self.is_decade(decade))
                .then(|| self.stretch(at..decade + 1, None))
        });
        times.chain(told).chain(decades).collect()
    }

    fn stretch(&self, words: Words, time: Option<&TimeWords>) -> Pointer {
        Pointer { kind: ReferenceKind::Period, words, time: time.cloned(), again: None }
    }

    /// "1990s", "mid-1960s".
    fn is_decade(&self, word: usize) -> bool {
        let low = self.page.low(word);
        let digits = low.trim_start_matches("mid-").trim_end_matches('s').trim_end_matches('\'');
        low.ends_with('s') && digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit())
    }

    /// Whether "since" here counts no contact and modifies no noun: the verb before it is finite and
    /// none of contact.
    fn opens_stretch(&self, since: usize) -> bool {
        let page = self.page;
        if page.low(since) != "since" {
            return false;
        }
        let near = since.saturating_sub(AFTER).max(self.sentence.start)..since;
        let bar = |word: &usize| !page.is_any(*word, &[",", ";", ":"]);
        let clause = || near.clone().rev().take_while(bar);
        let contact = clause().any(|word| {
            self.is_contact_verb(word)
                || page.in_list("counted_contacts", word)
                || page
                    .lexicon
                    .references
                    .at(page, word)
                    .is_some_and(|(_, kind)| kind == ReferenceHead::Contact)
        });
        let reduced = clause().find(|word| page.tag(*word) == Tag::Verb).is_some_and(|verb| {
            let had = page.before_adverbs(verb, self.sentence.start);
            page.form(verb) == Form::Participle && page.tag(had.wrapping_sub(1)) != Tag::Aux
        });
        !contact && !reduced
    }

    /// Whether a year's clause tells what happened in it: "opened an embassy in 1991", "was closed
    /// down in 1996", but not "trade was over a billion in 2031".
    pub(super) fn happened_in(&self, before: usize, time: &TimeWords) -> bool {
        let page = self.page;
        if time.bound != Bound::On || page.low(before) != "in" {
            return false;
        }
        // "In 2013, the works won a contract".
        let leads = before == self.sentence.start && page.low(time.words.end) == ",";
        let near = if leads {
            time.words.end + 1..self.sentence.end.min(time.words.end + AFTER)
        } else {
            before.saturating_sub(AFTER).max(self.sentence.start)..before
        };
        let mut clause = near.rev().take_while(|word| {
            !page.is_any(*word, &[",", ";", ":", "(", "that", "which"])
                && page.tag(*word) != Tag::Sconj
        });
        clause.any(|word| {
            let aux = page.tag(page.before_adverbs(word, self.sentence.start).wrapping_sub(1))
                == Tag::Aux;
            page.tag(word) == Tag::Verb
                && (page.form(word) == Form::Past || page.form(word) == Form::Participle && aux)
        })
    }
}
