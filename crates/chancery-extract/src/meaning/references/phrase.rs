//! Pointing phrases with a head word: "their Dunmarrow summit", "the consensus reached by …".

use chancery_record::ReferenceKind;
use chancery_syntax::{Form, Tag};

use super::{Finder, Pointer};
use crate::dates::{Bound, Time, TimeWords};
use crate::encounter::begins_day;
use crate::lexicon::ReferenceHead;
use crate::page::{Page, Words};

/// How many words before a phrase may say that it is to come.
const EXPECTED: usize = 14;

impl Finder<'_, '_> {
    /// The phrases around the heads that the lexicon lists.
    pub(super) fn heads(&self) -> Vec<Pointer> {
        let mut out = Vec::new();
        let mut at = self.sentence.start;
        while at < self.sentence.end {
            let Some((length, kind)) = self.page.lexicon.references.at(self.page, at) else {
                at += 1;
                continue;
            };
            let head = at..at + length;
            at += length;
            let verbal = self.page.tag(head.start) == Tag::Verb
                && length == 1
                && !self.is_modified(head.start);
            let head = self.with_name_behind(head);
            let verbal = verbal || self.is_what_they_do(&head, kind);
            // "Our call for compliance": an appeal.
            let appeal = is_appeal(self.page, &head);
            if !verbal && !appeal {
                out.extend(self.pointer(&head, kind));
            }
        }
        out
    }

    /// "Cyclone Ardis": a head with the name that stands behind it.
    fn with_name_behind(&self, head: Words) -> Words {
        let page = self.page;
        let mut end = head.end;
        while page.in_list("named_behind", head.start)
            && end < self.sentence.end
            && page.is_capital(end)
        {
            end += 1;
        }
        head.start..end
    }

    /// "Both ministers pledge to bolster": a verb behind its plural subject.
    fn is_what_they_do(&self, head: &Words, kind: ReferenceHead) -> bool {
        let page = self.page;
        let before = head.start.wrapping_sub(1);
        kind == ReferenceHead::Statement
            && head.len() == 1
            && head.start > self.sentence.start
            && page.low(head.end) == "to"
            && page.form(head.end + 1) == Form::Base
            && page.tag(before).is_nominal()
            && page.low(before).ends_with('s')
    }

    /// Whether a clause with "which took place" lies between.
    fn takes_place(&self, from: usize, to: usize) -> bool {
        (from..to.min(from + super::AFTER)).any(|word| self.page.in_list("taking_place", word))
    }

    /// Whether an adjective, possessor or time before a word shows that it is a noun.
    fn is_modified(&self, at: usize) -> bool {
        let page = self.page;
        at > self.sentence.start
            && (matches!(page.tag(at - 1), Tag::Adj | Tag::Det | Tag::Propn)
                || page.low(at - 1) == "'s"
                || self.times.iter().any(|time| time.words.end == at))
    }

    /// In the sentence that reports the contact: an undated one that a word parts from it and that
    /// stands behind it ("after lower-level talks failed", "since Venn took office").
    pub(super) fn is_apart(&self, pointer: &Pointer, contact: &Words) -> bool {
        let page = self.page;
        let start = pointer.words.start;
        // "Two days after …": the link stands behind a count.
        let counted = (start..start + 3).any(|word| page.low(word) == "after");
        let opened = page.in_list("behind_openers", start)
            || counted
            || start > contact.end && page.in_list("behind_openers", start - 1);
        start >= contact.end && opened && pointer.time.is_none()
    }

    /// The phrase around a head word, where something shows that it points elsewhere.
    fn pointer(&self, head: &Words, kind: ReferenceHead) -> Option<Pointer> {
        let page = self.page;
        let briefing = page.in_list("for_reporters", head.start.wrapping_sub(1));
        if briefing || self.is_before_the_head(head, kind) {
            return None;
        }
        let start = self.phrase_start(head.start);
        let end = self.phrase_end(head.end, kind);
        let meets = matches!(kind, ReferenceHead::Contact | ReferenceHead::Coming);
        let hosted = if meets { self.hosted_by(start) } else { None };
        let parted = hosted.and_then(|_| self.times.iter().find(|time| time.words.end == start));
        let by_year = self.year_within(start, head);
        let time = self
            .time_of(start, head, end)
            .or(by_year.as_ref())
            .or(parted)
            .or_else(|| self.time_of_clause(head, end));
        if kind == ReferenceHead::Document && time.is_some_and(|time| self.is_deadline(time, head))
        {
            return None;
        }
        let signs = self.signs(start, head, time.is_some());
        let arranged = hosted.is_some() || meets && self.is_arranged(start, end, time);
        let ahead = self.lies_ahead(start, head, end, time, arranged);
        let told = self.kind(kind, &signs, ahead, start, head, end)?;
        let rest = time.is_some_and(|time| matches!(time.time, Time::Rest(_)));
        // "Their commitment to the Fisheries Treaty": the treaty is dated, and not the commitment.
        let known = time.is_some_and(|time| matches!(time.time, Time::Event(_)));
        let treaty = known && page.in_list("standing_statements", head.end - 1);
        let told = match (rest, treaty) {
            (true, _) => ReferenceKind::FutureEvent,
            (_, true) => ReferenceKind::PriorDocument,
            _ => told,
        };
        // "Ahead of the call", "welcomed the meeting": the one that the text is about.
        let bare = !signs.dated && !signs.marked && !signs.linked && start + 1 == head.start;
        let unmarked = self.vague_ahead(end).is_none() && hosted.is_none() && end == head.end;
        let own = self.follows_ahead_of(start) || unmarked && page.low(start) == "the";
        if bare && told == ReferenceKind::FutureEvent && own {
            return None;
        }
        let from = hosted.filter(|_| parted.is_some()).map_or(start, |verb| verb + 1);
        let mut words = self.with_time(from..end, head, kind, told, time);
        let again = self.recalls(start) && page.in_list("again", start);
        if !signs.dated && told == ReferenceKind::PriorContact && !signs.linked && again {
            words.start = start - 1;
        }
        Some(Pointer { kind: told, words, time: time.cloned(), again: None })
    }

    /// The words of a phrase as far as the time that it carries.
    fn with_time(
        &self,
        words: Words,
        head: &Words,
        kind: ReferenceHead,
        told: ReferenceKind,
        time: Option<&TimeWords>,
    ) -> Words {
        let mut words = words;
        if let Some(time) = time.filter(|time| time.words.start >= head.end) {
            words.end = words.end.max(time.words.end);
        }
        if told == ReferenceKind::FutureEvent
            && let Some(vague) = self.vague_ahead(words.end)
        {
            words.end = self.tail(vague, kind);
        }
        words
    }

    fn signs(&self, start: usize, head: &Words, dated: bool) -> Signs {
        let page = self.page;
        let inner = start..head.start;
        let marked = inner.clone().any(|word| page.in_list("reference_marks", word));
        // "Previous talks": a plural needs no article.
        // "Through high-level visits" are any.
        let told_apart =
            |word| page.in_list("reference_marks", word) && !page.in_list("ranks", word);
        let several = inner.clone().any(told_apart) && page.low(head.end - 1).ends_with('s');
        Signs {
            determined: page.in_list("reference_openers", start)
                || page.is_capital(start)
                || several,
            marked,
            linked: page.in_list("reference_links", head.end) || self.relative(head.end).is_some(),
            named: (start + 1..head.end).any(|word| self.is_name(word)),
            possessed: inner.clone().any(|word| page.is_possessive_mark(word)),
            dated,
        }
    }

    /// Whether attributes, a time, or the verb before a phrase put it ahead.
    fn lies_ahead(
        &self,
        start: usize,
        head: &Words,
        end: usize,
        time: Option<&TimeWords>,
        hosted: bool,
    ) -> bool {
        let page = self.page;
        let marked = |list: &str| (start..head.start).any(|word| page.in_list(list, word));
        let awaited = self.may_be_held(end)
            || self.is_hastened(start, head)
            || self.relative_time(head.end) == Some(true)
            || marked("coming_marks")
            || marked("called_ahead")
            || hosted
            || self.vague_ahead(end).is_some()
            || self.is_awaited(start) && !self.is_welcome_deed(start, head);
        let present = |time: &TimeWords| {
            let weekday = matches!(time.time, Time::Weekday(..));
            let verb = (self.sentence.start..start).rev().find(|word| page.is_finite_verb(*word));
            let lasting = verb.is_some_and(|verb| {
                page.form(verb) == Form::Present3 && page.tag(verb) == Tag::Verb
            });
            weekday && lasting
        };
        let told = time.is_some_and(|time| {
            let then = time.bound == Bound::On && !time.points_back();
            self.is_ahead(time)
                || self.is_to_be(start)
                || then && (self.is_expected(start) || present(time))
        });
        !page.in_list("so_far", head.end) && (awaited || told)
    }

    /// "Welcomed the establishment of …": the deed is done.
    fn is_welcome_deed(&self, start: usize, head: &Words) -> bool {
        let page = self.page;
        page.in_list("deeds", head.start) && page.low(start.wrapping_sub(1)) == "welcomed"
    }

    /// "An early conclusion of the treaty": a deed that is wished for soon.
    pub(super) fn is_hastened(&self, start: usize, head: &Words) -> bool {
        let page = self.page;
        page.in_list("deeds", head.start)
            && (start..head.start).any(|word| page.in_list("hastening", word))
    }

    /// "The meeting that will be held in Senvik": whether the clause puts it ahead, where there is one.
    pub(super) fn relative_time(&self, end: usize) -> Option<bool> {
        let page = self.page;
        let opens = page.is_any(end, &["that", "which"]);
        let length = page.listed("taking_place", end + 1).filter(|_| opens)?;
        let ahead = |word: usize| page.is_any(word, &["will", "is"]);
        Some((end + 1..end + 1 + length).any(ahead))
    }

    /// "… could be held soon": a modal behind the noun.
    fn may_be_held(&self, end: usize) -> bool {
        let page = self.page;
        let verb = page.behind_adverbs(end + 1, self.sentence.end);
        page.in_list("modals_ahead", end) && page.in_list("being_held", verb)
    }

    /// "Future crises", "a future pandemic": none that is meant.
    fn is_any_to_come(&self, signs: &Signs, start: usize, head: &Words) -> bool {
        let page = self.page;
        let future = (start..head.start).any(|word| page.in_list("some_day", word));
        let loose = !signs.determined
            || page.is_indefinite_article(start)
            || page.in_list("some_day", start);
        future && loose && !signs.dated
    }

    /// "Finalise the agreement by June": when a document is to be made.
    fn is_deadline(&self, time: &TimeWords, head: &Words) -> bool {
        time.words.start >= head.end
            && (time.bound == Bound::Before || self.page.low(time.words.start - 1) == "by")
    }

    /// "Confirmed her visit to Senvik in October": what is confirmed or announced is to come, unless
    /// the words go on to tell that it was.
    fn is_arranged(&self, start: usize, end: usize, time: Option<&TimeWords>) -> bool {
        let page = self.page;
        let verb = start.checked_sub(1).filter(|verb| *verb >= self.sentence.start);
        verb.is_some_and(|verb| page.in_list("arranging", verb))
            && !page.tag(end).is_verbal()
            && time.is_none_or(|time| !time.points_back())
    }

    /// The time of a clause with "which took place in …".
    fn time_of_clause(&self, head: &Words, end: usize) -> Option<&TimeWords> {
        self.times.iter().find(|time| {
            let linked = self.page.is_any(time.words.start.wrapping_sub(1), &["in", "on"]);
            linked && time.words.end <= end && self.takes_place(head.end, time.words.start)
        })
    }

    fn kind(
        &self,
        head: ReferenceHead,
        signs: &Signs,
        ahead: bool,
        start: usize,
        words: &Words,
        end: usize,
    ) -> Option<ReferenceKind> {
        let kind = match head {
            // "Future wildfires": whichever come.
            ReferenceHead::Event if ahead && self.is_any_to_come(signs, start, words) => {
                return None;
            }
            ReferenceHead::Event
                if self.page.in_list("deeds", words.start)
                    && !self.is_deed(signs, start, words, end) =>
            {
                return None;
            }
            ReferenceHead::Contact if ahead => ReferenceKind::FutureEvent,
            // "the ceasefire talks in Senvik": talks of others, by what they are about and where.
            ReferenceHead::Contact if self.is_talks_of_others(start, words) => ReferenceKind::Event,
            // "The 26th Meeting of the Harbour Council".
            ReferenceHead::Contact if self.is_sitting(start, words) => ReferenceKind::Event,
            ReferenceHead::Contact => self
                .is_contact_of_before(signs, start, words, end)
                .then_some(ReferenceKind::PriorContact)?,
            ReferenceHead::Understanding => self
                .is_understanding_of_before(signs, words)
                .then_some(ReferenceKind::PriorUnderstanding)?,
            ReferenceHead::Statement => self
                .is_statement_of_before(signs, start, words)
                .then_some(ReferenceKind::PriorStatement)?,
            ReferenceHead::Document => self
                .is_document_of_before(signs, start, words, end)
                .then_some(ReferenceKind::PriorDocument)?,
            ReferenceHead::Event if ahead => ReferenceKind::FutureEvent,
            ReferenceHead::Event => {
                self.is_event_of_before(signs, start, words, end).then_some(ReferenceKind::Event)?
            }
            ReferenceHead::Administration => {
                let gone = |word| self.page.in_list("administration_marks", word);
                (start..words.start).any(gone).then_some(ReferenceKind::Event)?
            }
            ReferenceHead::Coming => self.gathering(signs, ahead, start, words, end)?,
            ReferenceHead::Period => return None,
        };
        Some(kind)
    }

    /// "Six-point", "12-point": part of a plan's name.
    pub(super) fn is_counted(&self, word: usize) -> bool {
        self.page.low(word).ends_with("-point")
            || self.page.low(word) == "point" && self.page.low(word.wrapping_sub(1)) == "-"
    }

    /// A capital within a phrase that is no title or possessor of its own.
    pub(super) fn is_name(&self, word: usize) -> bool {
        let next_possesses = self.page.is_possessive_mark(word + 1);
        self.page.is_capital(word)
            && !next_possesses
            && self.page.lexicon.offices.at(self.page, word).is_none()
    }

    /// Whether a verb of recalling stands right before a phrase.
    pub(super) fn recalls(&self, start: usize) -> bool {
        start > self.sentence.start && self.page.in_list("recalling", start - 1)
    }

    /// The time that a phrase carries: inside it, or right after it.
    fn time_of(&self, start: usize, head: &Words, end: usize) -> Option<&TimeWords> {
        let reach = end.max(head.end + 1) + 2;
        let fits = |time: &&TimeWords| {
            let inside = time.words.start >= start && time.words.end <= head.start;
            let known = matches!(time.time, Time::Event(_) | Time::Anniversary(..));
            let over = known && time.words.start < head.end && time.words.end > start;
            let behind = time.words.start >= head.end
                && time.words.start <= reach
                && !self.page.in_list("contact_heads", time.words.end)
                && !(head.end..time.words.start).any(|word| {
                    let linked = word == head.end && self.page.in_list("reference_links", word);
                    let new = self.page.is_any(word, &["and", "or"])
                        && self.page.is_any(word + 1, &["the", "a", "an", "on", "in"])
                        && word + 3 >= time.words.start;
                    !linked && (new || self.breaks(word) || self.page.in_list("time_bars", word))
                });
            (inside || behind || over) && !matches!(time.time, Time::Shift(..))
        };
        self.times.iter().find(fits)
    }

    /// Whether a phrase cannot go on over this token: a finite verb, a mark, a subordinator.
    pub(super) fn breaks(&self, word: usize) -> bool {
        let page = self.page;
        let finite = matches!(page.tag(word), Tag::Verb | Tag::Aux)
            && !matches!(page.form(word), Form::Participle | Form::Gerund);
        finite || page.is_any(word, &[".", ";", ":"]) || page.tag(word) == Tag::Sconj
    }

    /// Whether a time lies ahead by its own words.
    pub(super) fn is_ahead(&self, time: &TimeWords) -> bool {
        let later = time.words.clone().any(|word| self.page.in_list("later_on", word))
            || self.page.in_list("later_on", time.words.start.wrapping_sub(1));
        later || time.points_ahead()
    }

    /// Whether a phrase lies behind by its time or by what it opens with.
    pub(super) fn is_back(&self, pointer: &Pointer) -> bool {
        let page = self.page;
        let start = pointer.words.start;
        let behind = (start.saturating_sub(3).max(self.sentence.start)..=start)
            .any(|word| page.in_list("behind_openers", word));
        let dated = pointer.time.as_ref().is_some_and(|time| {
            time.points_back()
                || behind
                || time.bound == Bound::After
                || time.words.end < pointer.words.end
                    && (page.tag(time.words.end).is_nominal()
                        || page.tag(time.words.end) == Tag::Adj
                        || page.is_possessive_mark(time.words.end))
                || matches!(time.time, Time::Event(_))
        });
        dated && pointer.kind != ReferenceKind::Period
    }

    /// The end of a vague time ahead that begins here: "in the near future".
    pub(super) fn vague_ahead(&self, end: usize) -> Option<usize> {
        let length = self.page.listed("vague_coming", end)?;
        (end + length <= self.sentence.end).then_some(end + length)
    }

    /// "Look forward to the summit": the verb right before the phrase.
    pub(super) fn is_awaited(&self, start: usize) -> bool {
        // "Looked forward to further high-level visits".
        let more = self.page.is_any(start.wrapping_sub(1), &["further", "more", "additional"]);
        let start = start - usize::from(more && start > self.sentence.start);
        let window = start.saturating_sub(5).max(self.sentence.start)..start;
        window.into_iter().any(|word| {
            self.page.listed("awaiting", word).is_some_and(|length| word + length >= start)
        })
    }

    /// "Will hold another round of talks on March 20": the verb before the phrase is one of what is
    /// to come.
    pub(super) fn is_to_be(&self, start: usize) -> bool {
        let mut before = (start.saturating_sub(4).max(self.sentence.start)..start).rev();
        let modal =
            before.find(|word| self.page.form(*word) == Form::Modal || self.page.low(*word) == ",");
        modal.is_some_and(|word| self.page.in_list("coming_auxiliaries", word))
    }

    fn follows_ahead_of(&self, start: usize) -> bool {
        self.page.is_the_this_or_that(start)
            && start > self.sentence.start + 1
            && self.page.low(start - 1) == "of"
            && self.page.low(start - 2) == "ahead"
    }

    /// "Is due to travel to Larkmoor in April", "could also meet at a summit in October": the words
    /// before say that it is to come, and no verb between tells of something gone by.
    pub(super) fn is_expected(&self, start: usize) -> bool {
        let page = self.page;
        let window = start.saturating_sub(EXPECTED).max(self.sentence.start)..start;
        for word in window.rev() {
            if page.in_list("coming_phrases", word) {
                return true;
            }
            let passive = page.tag(word.wrapping_sub(1)) == Tag::Aux;
            let past = page.tag(word) == Tag::Verb
                && (page.form(word) == Form::Past
                    || page.form(word) == Form::Participle && !passive);
            if past || page.is_any(word, &[";", ":", ".", "“", "”"]) {
                return false;
            }
        }
        false
    }
}

/// What shows that a phrase points elsewhere.
pub(super) struct Signs {
    pub(super) determined: bool,
    pub(super) marked: bool,
    pub(super) linked: bool,
    pub(super) named: bool,
    pub(super) possessed: bool,
    pub(super) dated: bool,
}

/// "Call for", "calls on": what asks for something and is no talk; "a call on Friday" is one.
fn is_appeal(page: &Page<'_>, head: &Words) -> bool {
    let last = head.end.saturating_sub(1);
    let asks = page.low(head.end) == "for" && !page.is_indefinite_article(head.end + 1);
    let on = page.is_any(head.end, &["on", "upon"])
        && !begins_day(page, head.end + 1)
        && page.is_any(last, &["calls"]);
    head.len() == 1 && page.in_list("appeals", last) && (asks || on)
}
