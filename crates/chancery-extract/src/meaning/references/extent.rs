//! What closely belongs to a noun behind it: brackets, times, phrases with "of", "on", "between",
//! participles and short clauses of its own.

use chancery_syntax::{Form, Tag};

use super::{AFTER, Finder};
use crate::dates::Time;
use crate::lexicon::ReferenceHead;

/// The most tokens between brackets that are still a short name.
const BRACKETED: usize = 4;

impl Finder<'_, '_> {
    /// The end of a noun phrase from the end of its head on.
    pub(super) fn tail(&self, end: usize, kind: ReferenceHead) -> usize {
        let stop = self.sentence.end.min(end + AFTER);
        let mut at = end;
        while at < stop {
            let numbered = (at == end && kind == ReferenceHead::Document).then_some(at);
            let next = numbered
                .and_then(|at| self.number_behind(at))
                .or_else(|| self.bracket(at))
                .or_else(|| self.time_behind(at))
                .or_else(|| self.page.listed("so_far", at).map(|length| at + length))
                .or_else(|| self.told_of(at, kind))
                .or_else(|| {
                    let loose =
                        self.page.low(at) == "with" && at > end && kind != ReferenceHead::Contact;
                    if loose { None } else { self.prepositional(at, kind) }
                })
                .or_else(|| self.joined(at, end));
            match next.filter(|next| *next > at && *next <= stop) {
                Some(next) => at = next,
                None => break,
            }
        }
        at
    }

    /// "(COP26)", "[7]": a short name or number in brackets.
    fn bracket(&self, at: usize) -> Option<usize> {
        let close = match self.page.low(at) {
            "(" => ")",
            "[" => "]",
            _ => return None,
        };
        let stop = self.sentence.end.min(at + 2 + BRACKETED);
        (at + 1..stop).find(|word| self.page.low(*word) == close).map(|close| close + 1)
    }

    /// A time right behind, or behind a comma or preposition: ", on May 4, 2031".
    pub(super) fn time_behind(&self, at: usize) -> Option<usize> {
        let page = self.page;
        let comma = at + usize::from(page.low(at) == ",");
        let links = ["on", "in", "of", "from", "for", "at", "during", "to", "last", "the"];
        let linked = page.is_any(comma, &links) || page.in_list("parts_of_periods", comma);
        let from = comma + usize::from(linked);
        self.times
            .iter()
            .filter(|time| time.words.start == comma || time.words.start == from)
            .filter(|time| {
                !matches!(time.time, Time::Shift(..) | Time::Event(_) | Time::Anniversary(..))
            })
            .filter(|time| comma == at || matches!(time.time, Time::Calendar(_) | Time::Range(..)))
            .map(|time| time.words.end)
            .find(|end| *end > at && *end <= self.sentence.end)
    }

    /// A phrase with a preposition that belongs to a noun of this kind.
    fn prepositional(&self, at: usize, kind: ReferenceHead) -> Option<usize> {
        let page = self.page;
        let capital =
            page.is_capital(at + 1) || page.low(at + 1) == "the" && page.is_capital(at + 2);
        let paper = matches!(kind, ReferenceHead::Document | ReferenceHead::Understanding);
        let belongs = match page.low(at) {
            "of" | "between" | "among" => true,
            "on" | "for" => {
                capital || paper || matches!(kind, ReferenceHead::Contact | ReferenceHead::Event)
            }
            "with" | "by" => true,
            "against" => matches!(
                kind,
                ReferenceHead::Event | ReferenceHead::Statement | ReferenceHead::Understanding
            ),
            "to" => {
                capital
                    || kind == ReferenceHead::Understanding
                    || kind == ReferenceHead::Event && page.tag(at + 1) == Tag::Det
            }
            "in" if page.in_list("subject_fields", at + 1) => true,
            "during" => capital || page.low(at + 1) == "the",
            "in" | "at" | "from" | "under" => capital,
            _ => false,
        };
        if !belongs || page.form(at + 1) == Form::Base {
            return None;
        }
        let end = self.phrase_after(at + 1);
        (end > at + 1).then_some(end)
    }

    /// The noun phrase that begins here, without what follows its last noun; here where none does.
    pub(super) fn phrase_after(&self, at: usize) -> usize {
        let page = self.page;
        let stop = self.sentence.end.min(at + AFTER);
        let mut end = at;
        for word in at..stop {
            let timed = end > at && self.times.iter().any(|time| time.words.start == word);
            if timed || page.reads(word, &["as", "well", "as"]) {
                break;
            }
            if page.tag(word).is_nominal() || page.tag(word) == Tag::Num || page.is_capital(word) {
                end = word + 1;
            }
            let inside =
                matches!(page.tag(word), Tag::Adj | Tag::Noun | Tag::Propn | Tag::Num | Tag::Adv)
                    || matches!(page.tag(word), Tag::Det | Tag::Pron)
                        && self.opens_phrase(word, at)
                    || matches!(page.form(word), Form::Participle | Form::Gerund)
                        && page.tag(word + 1).is_nominal()
                    || page.is_any(word, &["'s", "'", "“", "”", "-", "‘", "’", "&"])
                    || page.low(word) == "and" && self.is_joined_name(word)
                    || page.is_capital(word);
            if !inside {
                break;
            }
        }
        end
    }

    fn opens_phrase(&self, word: usize, at: usize) -> bool {
        word == at || self.page.is_all_or_both(at) && word == at + 1
    }

    /// "Salt and Amber Forum": the word between two capitals of a name.
    pub(super) fn is_joined_name(&self, word: usize) -> bool {
        let page = self.page;
        word > self.sentence.start
            && page.is_capital(word - 1)
            && page.is_capital(word + 1)
            && page.lexicon.offices.at(page, word + 1).is_none()
    }

    /// "… and protocols on border affairs": a second noun beside the first.
    fn joined(&self, at: usize, head_end: usize) -> Option<usize> {
        let page = self.page;
        let listed = page.tag(at - 1).is_nominal() || page.tag(at - 1) == Tag::Pron;
        if page.low(at) != "and" || !listed {
            return None;
        }
        let head = at == head_end && page.lexicon.references.at(page, at + 1).is_some();
        let bare = at > head_end
            && (page.tag(at + 1).is_nominal()
                || page.lexicon.references.at(page, at + 1).is_some());
        let timed = self.times.iter().any(|time| time.words.start <= at + 2 && time.words.end > at);
        let the = page.low(at + 1) == "the" && page.is_capital(at + 2) && page.is_capital(at - 1);
        // "The Harbour Consultations and Pilotage Talks".
        let pair = || {
            let end = self.phrase_after(at + 1);
            let last = end.saturating_sub(1);
            page.is_capital(at - 1)
                && page.is_capital(last)
                && page.lexicon.references.at(page, last).is_some()
        };
        let named = !timed
            && (at > head_end && (page.is_capital(at + 1) || the) || at == head_end && pair());
        if !(head || bare || named) {
            return None;
        }
        let end = self.phrase_after(at + 1);
        // "… and Venn said" begins a clause of its own.
        let clause = (end..self.sentence.end.min(end + 2)).any(|word| self.breaks(word))
            && page.tag(end).is_verbal();
        (end > at + 1 && !clause).then_some(end)
    }

    /// "Reached by …", ", led by …", "which took place in …", "that the ministers signed".
    fn told_of(&self, at: usize, kind: ReferenceHead) -> Option<usize> {
        let page = self.page;
        let comma = at + usize::from(page.low(at) == ",");
        let participle = page.in_list("noun_participles", comma)
            && (comma == at || page.is_any(comma + 1, &["by", "in", "on"]));
        if participle {
            let agent = self.prepositional(comma + 1, kind);
            let any = page.is_any(comma + 1, &["in", "at", "on", "under", "during", "as"]);
            let plain = any.then(|| self.phrase_after(comma + 2)).filter(|end| *end > comma + 2);
            return agent.or(plain).or_else(|| self.time_behind(comma + 1));
        }
        let opens = page.is_any(at, &["which", "that"]);
        let length = page.listed("taking_place", at + 1).filter(|_| opens)?;
        Some(at + 1 + length)
    }
}
