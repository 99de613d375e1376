//! Pointing words without a head word: clauses with a time of their own, stretches of time, what was
//! settled or said before.

use chancery_record::ReferenceKind;
use chancery_syntax::{Form, Tag};

use super::{AFTER, Finder, Pointer};
use crate::dates::{Bound, Time, TimeWords, Unit};
use crate::lexicon::ReferenceHead;
use crate::page::Words;

/// How many tokens before a time are taken for its clause, and how many where no verb is among them.
const CLAUSE: usize = 9;
const FARTHEST: usize = 15;

impl Finder<'_, '_> {
    /// Known events by name, with what counts from them: "50 years ago … issued the communiqué",
    /// "this year marks the 50th anniversary of …".
    pub(super) fn events(&self) -> Vec<Pointer> {
        let named = self.times.iter().filter_map(|time| {
            let (Time::Event(_) | Time::Anniversary(_, Some(_))) = time.time else { return None };
            let counts = self.times.iter().find(|other| {
                other.words.end <= time.words.start
                    && time.words.start - other.words.end <= AFTER
                    && matches!(other.time, Time::Ago(_, Unit::Year) | Time::Span(Unit::Year, 0))
            });
            let start = match counts {
                Some(other) => other.words.start,
                None => self.phrase_start(time.words.start),
            };
            let closing = usize::from(self.page.is_any(time.words.end, &["”", "\""]));
            let end = time.words.end + closing;
            let end = self.time_behind(end).unwrap_or(end);
            let words = start..end;
            let kind = ReferenceKind::PriorDocument;
            Some(Pointer { kind, words, time: Some(time.clone()), again: None })
        });
        named.collect()
    }

    /// "Over the past months", "in 2024", "since last November".
    pub(super) fn periods(&self) -> Vec<Pointer> {
        let page = self.page;
        let spoken = self.sentence.clone().filter_map(|at| {
            let length = page.listed("period_openers", at)?;
            let counted =
                usize::from(crate::dates::english::count(page.low(at + length)).is_some());
            let unit = at + length + counted;
            let (long, kind) = page.lexicon.references.at(page, unit)?;
            (kind == ReferenceHead::Period && unit + long <= self.sentence.end)
                .then(|| period(at..unit + long, None))
        });
        let years = self.times.iter().filter_map(|time| {
            let date = match time.time {
                Time::Calendar(date) => date,
                Time::Range(first, _) if first.month.is_none() => {
                    let opener = time.words.start.saturating_sub(1).max(self.sentence.start);
                    let opened = page.is_any(opener, &["from", "between", "in", "during", "of"]);
                    let start = if opened { opener } else { time.words.start };
                    return Some(period(start..time.words.end, Some(time.clone())));
                }
                _ => return None,
            };
            let beside = self.times.iter().any(|other| {
                matches!(other.time, Time::Event(_) | Time::Anniversary(..))
                    && other.words.end + 1 == time.words.start
            });
            if beside {
                return None;
            }
            let year = date.year.is_some() && date.month.is_none();
            let before = time.words.start.checked_sub(1)?;
            let opened = page.is_any(before, &["in", "during", "since", "until", "by"])
                && before >= self.sentence.start
                || time.bound == Bound::After;
            (year && opened && !self.happened_in(before, time))
                .then(|| period(before..time.words.end, Some(time.clone())))
        });
        spoken.chain(years).collect()
    }

    /// "Thirty years since our two states opened embassies": the number with its clause.
    pub(super) fn years_since(&self) -> Vec<Pointer> {
        let page = self.page;
        let found = self.sentence.clone().filter(|at| {
            page.low(*at) == "since" && page.in_list("long_units", at.wrapping_sub(1))
        });
        let found = found.filter_map(|at| {
            let count = at.checked_sub(2).filter(|count| *count >= self.sentence.start)?;
            crate::dates::english::count(page.low(count))?;
            let stop = self.sentence.end.min(at + 12);
            let bar = |word: usize| {
                page.is_any(word, &[",", ";", ":", ".", "in", "and", "at"])
                    || page.tag(word) == Tag::Sconj
            };
            let end = (at + 1..stop).find(|word| bar(*word)).unwrap_or(stop);
            let told = (at + 1..end).any(|word| page.tag(word) == Tag::Verb);
            let kind = ReferenceKind::Event;
            told.then_some(Pointer { kind, words: count..end, time: None, again: None })
        });
        found.collect()
    }

    /// "His wish to visit Brennholt at an early date", "to visit us soon": a visit to come.
    pub(super) fn visits_to_come(&self) -> Vec<Pointer> {
        let page = self.page;
        let found = self.sentence.clone().filter_map(|at| {
            let to = page.low(at) == "to" && page.in_list("coming_by", at + 1);
            if !to || page.form(at + 1) != Form::Base {
                return None;
            }
            let stop = self.sentence.end.min(at + 8);
            let mut ends = at + 2..stop;
            let (end, long) = ends
                .find_map(|word| page.listed("vague_coming", word).map(|length| (word, length)))?;
            let wish = self.phrase_start(at);
            let kind = ReferenceKind::FutureEvent;
            Some(Pointer { kind, words: wish.min(at)..end + long, time: None, again: None })
        });
        found.collect()
    }

    /// "What was settled at Dunmarrow", "what the presidents agreed", "what the President said".
    pub(super) fn settled(&self) -> Vec<Pointer> {
        let page = self.page;
        let found = self.sentence.clone().filter(|at| page.low(*at) == "what");
        let found = found.filter_map(|at| {
            let stop = self.sentence.end.min(at + 9);
            let past = (at + 1..stop).find(|word| {
                matches!(page.form(*word), Form::Past | Form::Participle)
                    && page.tag(*word) == Tag::Verb
            })?;
            // "In what an official said was the first time": whose words these are.
            if page.tag(past + 1) == Tag::Aux || page.is_any(past + 1, &[",", "as"]) {
                return None;
            }
            let kind = if page.in_list("settling_verbs", past) {
                ReferenceKind::PriorUnderstanding
            } else if page.lexicon.verbs.at(page, past).is_some_and(|(_, cue)| cue.frames.clause) {
                ReferenceKind::PriorStatement
            } else {
                return None;
            };
            let mut end = past + 1;
            let time = self
                .times
                .iter()
                .find(|time| time.words.start > past && time.words.start <= past + 10);
            if let Some(time) =
                time.filter(|time| !(end..time.words.start).any(|word| self.breaks(word)))
            {
                end = time.words.end;
            } else if page.is_any(end, &["at", "in"]) && page.is_capital(end + 1) {
                end += 2;
            }
            let time = time.filter(|time| time.words.end <= end).cloned();
            Some(Pointer { kind, words: at..end, time, again: None })
        });
        found.collect()
    }

    /// "By the end of the year", "within the year".
    pub(super) fn vague(&self) -> Vec<Pointer> {
        let found = self.sentence.clone().filter_map(|at| {
            let length = self.page.listed("coming_times", at)?;
            let kind = ReferenceKind::FutureEvent;
            let words = at..at + length;
            let time = self.times.iter().find(|time| {
                time.points_ahead() && time.words.start < words.end && words.start < time.words.end
            });
            Some(Pointer { kind, words, time: time.cloned(), again: None })
        });
        found.collect()
    }

    /// Something with a time of its own that no phrase above has: "parliament voted in July", "the
    /// fees introduced on Monday". The clause as far as its time.
    pub(super) fn dated_clauses(&self, known: &[Pointer], is_lead: bool) -> Vec<Pointer> {
        if is_lead {
            return Vec::new();
        }
        let own = |time: &&TimeWords| {
            let taken = known.iter().any(|pointer| {
                pointer.words.start < time.words.end && time.words.start < pointer.words.end
            });
            let parted = known.iter().any(|pointer| pointer.words.start == time.words.end);
            self.tells_when(time) && !parted && !taken && !self.is_when_said(time)
        };
        let clauses = self.times.iter().filter(own).filter_map(|time| self.dated_clause(time));
        clauses.map(|clause| self.with_antecedent(clause, known)).collect()
    }

    /// "The Tavi Sound Conference, which Venn opened on March 3": a clause with "which" is part of what
    /// stands before it, and dates it.
    fn with_antecedent(&self, clause: Pointer, known: &[Pointer]) -> Pointer {
        let page = self.page;
        let which = clause.words.start.wrapping_sub(1);
        if page.low(which) != "which" || clause.kind == ReferenceKind::FutureEvent {
            return clause;
        }
        let end = which - usize::from(page.low(which - 1) == ",");
        let before = known.iter().find(|one| one.words.end == end && one.time.is_none());
        match before {
            Some(one) => {
                Pointer { kind: one.kind, words: one.words.start..clause.words.end, ..clause }
            }
            None => clause,
        }
    }

    /// Whether a time by itself tells of another day than that of the text.
    fn tells_when(&self, time: &TimeWords) -> bool {
        match time.time {
            Time::Calendar(date) => {
                let before = time.words.start.saturating_sub(1);
                date.month.is_some() || self.happened_in(before, time)
            }
            Time::Range(first, _) => first.month.is_some(),
            Time::Span(unit, steps) => {
                let week = unit == Unit::Week && time.words.start == self.sentence.start;
                steps != 0 || self.page.low(time.words.start) == "earlier" || week
            }
            Time::InYear(date, _) => date.month.is_some(),
            Time::Offset(days) => days != 0,
            Time::Month(..)
            | Time::Weekday(..)
            | Time::Ago(..)
            | Time::Season(..)
            | Time::PartOfYear(..)
            | Time::Vague => true,
            _ => false,
        }
    }

    /// The clause that a time belongs to.
    fn dated_clause(&self, time: &TimeWords) -> Option<Pointer> {
        let page = self.page;
        let clause = self.modified(time).or_else(|| self.clause_of(time))?;
        let clause = self.behind_attitude(self.without_opener(clause), time);
        // "Has yesterday presented": the verb lies behind its time.
        let last = time.words.start.wrapping_sub(1);
        let aux = page.tag(last) == Tag::Aux || page.is_any(last, &["has", "have", "had"]);
        let parted = clause.end == time.words.end && aux;
        if self.is_due(&clause, time) || parted {
            return None;
        }
        let modal = |word: usize| {
            page.in_list("coming_auxiliaries", word) && page.form(word) == Form::Modal
        };
        let then = time.bound == Bound::On && !time.points_back();
        let ahead = time.points_ahead()
            || clause.clone().any(modal)
            || self.is_awaited(clause.start)
            || then && (self.is_expected(time.words.start) || self.is_expected(clause.start))
            || then && self.is_in_present(&clause, time);
        let contact = clause.clone().any(|word| {
            self.is_contact_verb(word) && matches!(page.form(word), Form::Past | Form::Participle)
        });
        // "BRENNHOLT, 2 February 2031, 7.55 p.m.", "By Lena Orsk, Oct. 10": a line and no clause.
        let opened = || page.in_list("phrase_openers", clause.start);
        if !ahead && !self.tells(&clause) && !opened() {
            return None;
        }
        // "Will lift the fees by the end of April": by when it is to be done.
        let clause = match self.by_when(&clause, time) {
            Some(by) if ahead => by..time.words.end,
            _ => clause,
        };
        let kind = match (ahead, contact) {
            (true, _) => ReferenceKind::FutureEvent,
            (false, true) => ReferenceKind::PriorContact,
            (false, false) => ReferenceKind::Event,
        };
        Some(Pointer { kind, words: clause, time: Some(time.clone()), again: None })
    }

    /// "To finalise the accord by June": by when something is to be done, which has not happened.
    fn is_due(&self, clause: &Words, time: &TimeWords) -> bool {
        let page = self.page;
        let by = (time.words.start.wrapping_sub(1)..time.words.start + 1)
            .any(|word| page.low(word) == "by");
        by && clause.clone().any(|word| page.low(word) == "to" && page.form(word + 1) == Form::Base)
    }

    /// "They welcomed the good harvest in 2031": what is welcomed is dated, and not the welcome.
    fn behind_attitude(&self, clause: Words, time: &TimeWords) -> Words {
        let page = self.page;
        let verb = clause.clone().find(|word| page.tag(*word) == Tag::Verb);
        let verb = verb.filter(|verb| page.in_list("judging_verbs", *verb));
        let next = verb.map(|verb| verb + 1 + usize::from(page.low(verb + 1) == "that"));
        // "Valdoria recalled its ambassador": a deed.
        let person = |next: usize| {
            page.is_possessive_of_third_person(next)
                && page.lexicon.offices.at(page, next + 1).is_some()
        };
        match next.filter(|next| next + 1 < time.words.start && !person(*next)) {
            Some(next) => next..clause.end,
            None => clause,
        }
    }

    /// Where "by the end of April" begins, whose month this is.
    fn by_when(&self, clause: &Words, time: &TimeWords) -> Option<usize> {
        const PARTS: [&str; 9] =
            ["the", "end", "of", "beginning", "start", "middle", "early", "late", "mid"];
        let page = self.page;
        let mut before = (clause.start..time.words.start + 1).rev();
        let at = before.find(|word| {
            !page.is_any(*word, &PARTS) && *word < time.words.start || page.low(*word) == "by"
        })?;
        (page.low(at) == "by").then_some(at)
    }

    /// Whether a verb or the noun of something that happens stands in a clause.
    fn tells(&self, clause: &Words) -> bool {
        let page = self.page;
        clause.clone().any(|word| {
            page.tag(word).is_verbal() || page.lexicon.references.at(page, word).is_some()
        })
    }

    /// "The collapse of the June truce": the phrase that a time is part of.
    fn modified(&self, time: &TimeWords) -> Option<Words> {
        let page = self.page;
        // "Yesterday's bombings in Ostrava": the phrase that a time owns.
        if page.is_possessive_mark(time.words.end) {
            let end = self.phrase_after(time.words.end + 1);
            return (end > time.words.end + 1)
                .then(|| time.words.start..self.tail(end, ReferenceHead::Event));
        }
        let before = time.words.start.checked_sub(1)?;
        let inside = page.in_list("phrase_openers", before) || page.low(before) == "'s";
        let stop = self.sentence.end.min(time.words.end + 3);
        let nouns = (time.words.end..stop).take_while(|word| page.tag(*word).is_nominal());
        let end = nouns.last()? + 1;
        inside.then(|| self.phrase_start(time.words.start)..end)
    }

    /// From the verb or noun before a time to the time; after one that opens the sentence, the
    /// clause that follows it.
    fn clause_of(&self, time: &TimeWords) -> Option<Words> {
        let page = self.page;
        // "… and last year we opened talks": the clause of the time follows it.
        let follows = |word: usize| {
            page.tag(word) == Tag::Cconj
                && word + 1 == time.words.start
                && page.tag(time.words.end) == Tag::Pron
                && page.is_finite_verb(page.behind_adverbs(time.words.end + 1, self.sentence.end))
        };
        let bar = |word: usize| {
            follows(word)
                || page.is_any(
                    word,
                    &[",", ";", ":", ".", "that", "which", "who", "where", "“", "”", "(", ")"],
                )
                || page.in_list("clause_openers", word) && word + 1 < time.words.start
                || page.tag(word) == Tag::Sconj
                || page.tag(word) == Tag::Cconj && page.tag(word + 1).is_verbal()
        };
        let other = |word: usize| self.times.iter().any(|other| other.words.end == word + 1);
        let told = |start: usize| (start..time.words.start).any(|word| page.tag(word) == Tag::Verb);
        let mut start = time.words.start;
        while start > self.sentence.start
            && (time.words.start - start < CLAUSE
                || !told(start) && time.words.start - start < FARTHEST)
            && !bar(start - 1)
            && !other(start - 1)
        {
            start -= 1;
        }
        // Not in the midst of a subject: "the United | States and Kestrel launched …", "the ministries |
        // of Kestrel opened …".
        if start > self.sentence.start && !bar(start - 1) {
            let of = page.low(start) == "of" && page.tag(start - 1).is_nominal();
            if of || page.tag(start).is_nominal() {
                start = self.phrase_start(start - usize::from(of));
            }
        }
        if let Some(noun) = self.reduced(&(start..time.words.start)) {
            start = noun;
        }
        let cut = start > self.sentence.start && other(start - 1);
        let least = if cut || told(start) { 1 } else { 2 };
        if time.words.start - start > least
            || page.is_finite_verb(time.words.end) && start < time.words.start
        {
            // "… in June had their deadliest clash": the verb follows its time.
            let stop = self.sentence.end.min(time.words.end + 12);
            if page.is_finite_verb(time.words.end) && !self.tells(&(start..time.words.start)) {
                let end = (time.words.end..stop).find(|word| bar(*word)).unwrap_or(stop);
                return Some(self.without_opener(start..end));
            }
            return Some(self.without_opener(start..time.words.end));
        }
        let mut from = time.words.end + usize::from(page.low(time.words.end) == ",");
        let mut whole = false;
        // "In March, at the invitation of the league, Tao made …": over what a comma parts off.
        if page.tag(from) == Tag::Adp {
            let stop = self.sentence.end.min(from + 10);
            let comma = (from..stop).find(|word| page.low(*word) == ",");
            from = comma.filter(|comma| !page.tag(comma + 1).is_verbal())? + 1;
            whole = true;
        }
        let stop = self.sentence.end.min(from + 14);
        let mut end = (from..stop).find(|word| bar(*word)).unwrap_or(stop);
        while end > from && (page.in_list("phrase_links", end - 1) || page.tag(end - 1) == Tag::Det)
        {
            end -= 1;
        }
        let year = matches!(time.time, Time::Calendar(date) if date.month.is_none());
        let opened = usize::from((whole || year) && page.tag(start.wrapping_sub(1)) == Tag::Adp);
        (end > from + 1).then_some(start - opened.min(start)..end)
    }

    /// "The accord expires on September 30": a date after a verb in the present is to come.
    pub(super) fn is_in_present(&self, clause: &Words, time: &TimeWords) -> bool {
        let page = self.page;
        let verb = (clause.start..time.words.start).rev().find(|word| page.tag(*word) == Tag::Verb);
        let noun = page.low(time.words.start.wrapping_sub(1)) == "of";
        !noun
            && time.bound == Bound::On
            && verb.is_some_and(|verb| page.form(verb) == Form::Present3)
    }

    /// "See the two fishermen held in Brennholt since March": where the noun begins whose participle is
    /// the last verb of these words.
    fn reduced(&self, words: &Words) -> Option<usize> {
        let page = self.page;
        let verb = words.clone().rev().find(|word| page.tag(*word).is_verbal())?;
        let noun = verb.checked_sub(1).filter(|noun| *noun > words.start)?;
        let reduced = page.form(verb) == Form::Participle && page.tag(noun).is_nominal();
        reduced.then(|| self.phrase_start(noun))
    }

    /// The same without a conjunction before it.
    fn without_opener(&self, words: Words) -> Words {
        let opener = self.page.tag(words.start) == Tag::Cconj
            || self.page.in_list("turning_points", words.start);
        words.start + usize::from(opener && words.len() > 2)..words.end
    }

    /// "Said on Friday": the day of the saying, and nothing that is pointed to.
    fn is_when_said(&self, time: &TimeWords) -> bool {
        let page = self.page;
        let near = time.words.start.saturating_sub(8).max(self.sentence.start)..time.words.start;
        // "In a statement on Sunday".
        let statement = near.clone().any(|word| {
            let (_, kind) =
                page.lexicon.references.at(page, word).unwrap_or((0, ReferenceHead::Event));
            kind == ReferenceHead::Statement
                && page.is_indefinite_article(word.wrapping_sub(1))
                && page.low(word.wrapping_sub(2)) == "in"
        });
        // "Told reporters on Friday", but not "recalled its ambassador last month".
        let saying = |word: usize| {
            let cue = page.lexicon.verbs.at(page, word);
            cue.filter(|(_, cue)| cue.frames.clause && page.tag(word) == Tag::Verb)
        };
        let mut before = near
            .rev()
            .skip_while(|word| page.in_list("said_between", *word) || page.is_capital(*word));
        // "The Kremlin on Saturday said": the day between a speaker and the verb.
        let named = time.words.start.saturating_sub(2) > self.sentence.start;
        let spoken =
            page.is_finite_verb(time.words.end) && saying(time.words.end).is_some() && named;
        let carried = |word: usize| page.in_list("carrying_verbs", word);
        statement
            || spoken
            || before.next().is_some_and(|word| saying(word).is_some() || carried(word))
    }

    /// "They last met in Brennholt in November", "Venn spoke with Orsk on Monday": a verb of contact
    /// with its own time, from its subject on.
    pub(super) fn verbs(&self) -> Vec<Pointer> {
        let page = self.page;
        let found = self.sentence.clone().filter_map(|at| {
            let listed = page.in_list("together_verbs", at) || page.in_list("object_verbs", at);
            let told = matches!(page.form(at), Form::Past | Form::Participle);
            let other = page.in_list("open_verbs", at) || self.is_bestowed(at);
            if !listed || !told || page.tag(at) != Tag::Verb || other {
                return None;
            }
            let stop = self.sentence.end.min(at + AFTER);
            let time = self.times.iter().find(|time| {
                time.words.start > at
                    && time.words.end <= stop
                    && !(at + 1..time.words.start).any(|word| self.breaks(word))
                    && !matches!(time.time, Time::Offset(0) | Time::Shift(..) | Time::Event(_))
            })?;
            let mut start = at;
            while start > self.sentence.start
                && at - start < 4
                && !page.is_any(start - 1, &[",", ".", ";", ":", "that", "and", "who"])
                && !page.in_list("clause_openers", start - 1)
            {
                start -= 1;
            }
            let kind = ReferenceKind::PriorContact;
            let words = self.without_opener(start..time.words.end);
            Some(Pointer { kind, words, time: Some(time.clone()), again: None })
        });
        found.collect()
    }

    /// "Just now, the President said": what was said in the same talk.
    pub(super) fn moments_ago(&self) -> Vec<Pointer> {
        let page = self.page;
        let found = self.sentence.clone().filter_map(|at| {
            let length = page.listed("moment_ago", at)?;
            let stop = self.sentence.end.min(at + length + 7);
            let verb = (at + length..stop)
                .find(|word| page.tag(*word) == Tag::Verb && page.form(*word) == Form::Past)?;
            let kind = ReferenceKind::PriorStatement;
            Some(Pointer { kind, words: at..verb + 1, time: None, again: None })
        });
        found.collect()
    }
}

fn period(words: Words, time: Option<TimeWords>) -> Pointer {
    Pointer { kind: ReferenceKind::Period, words, time, again: None }
}
