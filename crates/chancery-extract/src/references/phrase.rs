//! Pointing phrases with a head word: "their Dunmarrow summit", "the consensus reached by …".

use chancery_record::ReferenceKind;
use chancery_syntax::{Form, Tag};

use super::{Finder, Pointer};
use crate::dates::{Bound, Time, TimeWords};
use crate::lexicon::ReferenceHead;
use crate::page::Words;

/// How many words before a phrase may say that it is to come.
const EXPECTED: usize = 14;

impl Finder<'_, '_> {
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
            if !verbal {
                out.extend(self.pointer(&head, kind));
            }
        }
        out
    }

    /// Whether an adjective, possessor or time before a word shows that it is a noun.
    fn is_modified(&self, at: usize) -> bool {
        let page = self.page;
        at > self.sentence.start
            && (matches!(page.tag(at - 1), Tag::Adj | Tag::Det)
                || page.low(at - 1) == "'s"
                || self.times.iter().any(|time| time.words.end == at))
    }

    /// In the sentence that reports the contact: an undated one that a word parts from it and that
    /// stands behind it ("after lower-level talks failed", "since Venn took office").
    pub(super) fn is_apart(&self, pointer: &Pointer, contact: &Words) -> bool {
        let page = self.page;
        let start = pointer.words.start;
        let opened = page.in_list("behind_openers", start)
            || start > contact.end && page.in_list("behind_openers", start - 1);
        start >= contact.end && opened && pointer.time.is_none()
    }

    /// The phrase around a head word, where something shows that it points elsewhere.
    fn pointer(&self, head: &Words, kind: ReferenceHead) -> Option<Pointer> {
        let page = self.page;
        let start = self.phrase_start(head.start);
        if page.is_any(head.start.wrapping_sub(1), &["press", "news"]) {
            return None;
        }
        if self.is_before_the_head(head, kind) {
            return None;
        }
        let inner = start..head.start;
        let end = self.phrase_end(head.end, kind);
        let by_year = self.year_within(start, head);
        let time = self.time_of(start, head, end).or(by_year.as_ref());
        let hosted = matches!(kind, ReferenceHead::Contact | ReferenceHead::Coming)
            .then(|| self.hosted_by(start))
            .flatten();
        let parted = hosted.and_then(|_| self.times.iter().find(|time| time.words.end == start));
        let time = time.or(parted);
        let marked = |list: &str| inner.clone().any(|word| page.in_list(list, word));
        // "Previous talks": a plural needs no article.
        let several = marked("reference_marks") && page.low(head.end - 1).ends_with('s');
        let determined =
            page.in_list("reference_openers", start) || page.is_capital(start) || several;
        let linked = page.in_list("reference_links", head.end) || self.relative(head.end).is_some();
        let named = (start + 1..head.end).any(|word| self.is_name(word));
        let signs = Signs {
            determined,
            marked: marked("reference_marks"),
            linked,
            named,
            possessed: inner.clone().any(|word| page.is_any(word, &["'s", "'"])),
            dated: time.is_some(),
        };
        let ahead = marked("coming_marks")
            || time.is_some_and(|time| self.is_ahead(time))
            || self.vague_ahead(end).is_some()
            || self.is_awaited(start)
            || marked("called_ahead")
            || hosted.is_some()
            || time.is_some_and(|time| {
                let then = time.bound == Bound::On && !time.points_back();
                self.is_to_be(start) || then && self.is_expected(start)
            });
        let kind_of_head = kind;
        let kind = self.kind(kind, &signs, ahead, start, head, end)?;
        let rest = time.is_some_and(|time| matches!(time.time, Time::Rest(_)));
        let kind = if rest { ReferenceKind::FutureEvent } else { kind };
        // "Ahead of the call": the one that the text is about.
        let bare = !signs.dated && !signs.marked && !signs.linked && start + 1 == head.start;
        if bare && kind == ReferenceKind::FutureEvent && self.follows_ahead_of(start) {
            return None;
        }
        let mut words = match hosted.filter(|_| parted.is_some()) {
            Some(verb) => verb + 1..end,
            None => start..end,
        };
        if let Some(time) = time.filter(|time| time.words.start >= head.end) {
            words.end = words.end.max(time.words.end);
        }
        if kind == ReferenceKind::FutureEvent
            && let Some(vague) = self.vague_ahead(words.end)
        {
            words.end = self.tail(vague, kind_of_head);
        }
        let again = self.recalls(start) && page.in_list("again", start);
        if !signs.dated && kind == ReferenceKind::PriorContact && !linked && again {
            words.start = start - 1;
        }
        Some(Pointer { kind, words, time: time.cloned(), again: None })
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
        let page = self.page;
        let between = page.is_any(words.end, &["between", "with", "of"])
            || page.is_any(words.end, &["in", "at"]) && page.is_capital(words.end + 1);
        let kind = match head {
            ReferenceHead::Contact if ahead => ReferenceKind::FutureEvent,
            // "the ceasefire talks in Senvik": talks of others, by what they are about and where.
            ReferenceHead::Contact if self.is_talks_of_others(start, words) => ReferenceKind::Event,
            ReferenceHead::Contact => {
                let titled = page.is_capital(words.start) && signs.named;
                let counted = !titled && self.is_only_counted(start, words.start);
                let so_far = page.in_list("so_far", words.end);
                let told = signs.dated
                    || signs.determined && !counted && (signs.named || between || signs.marked)
                        && !(page.low(words.end) == "with" && start + 1 == words.start && !self.names(words.end, end))
                    || signs.determined && so_far
                    || self.recalls(start) && page.in_list("again", start);
                told.then_some(ReferenceKind::PriorContact)?
            }
            ReferenceHead::Understanding => {
                let loose = page.in_list("loose_understandings", words.start) && words.len() == 1;
                if page.in_list("changes_of_relations", words.start) {
                    return self.raised(signs, words).then_some(ReferenceKind::PriorUnderstanding);
                }
                let told = if loose {
                    signs.dated
                        || signs.marked
                        || signs.named
                        || (words.end..words.end + 2).any(|w| self.is_name(w))
                } else {
                    signs.linked || signs.marked || signs.named
                };
                (told && signs.determined).then_some(ReferenceKind::PriorUnderstanding)?
            }
            // "In a statement on Sunday" tells where somebody is cited from.
            ReferenceHead::Statement
                if page.is_any(start, &["a", "an"])
                    && page.is_any(start.wrapping_sub(1), &["in"])
                    && start > self.sentence.start =>
            {
                return None;
            }
            ReferenceHead::Statement
                if !signs.dated
                    && !signs.marked
                    && page.in_list("standing_statements", words.end - 1)
                    && page.is_any(words.end, &["to", "on", "that"])
                    && self.relative(words.end).is_none() =>
            {
                return None;
            }
            ReferenceHead::Statement => {
                let owned = page.in_list("owned_statements", words.start)
                    && (page.is_any(words.end, &["of"])
                        || signs.determined && !page.is_any(start, &["the", "this", "that"]));
                let told = signs.possessed
                    || signs.dated
                    || owned
                    || signs.named && signs.determined && start + 1 < words.start
                    || self.relative(words.end).is_some();
                told.then_some(ReferenceKind::PriorStatement)?
            }
            ReferenceHead::Document => {
                self.is_document_of_before(signs, start, words, end)
                    .then_some(ReferenceKind::PriorDocument)?
            }
            ReferenceHead::Event if ahead => ReferenceKind::FutureEvent,
            ReferenceHead::Event => {
                self.is_event_of_before(signs, start, words, end).then_some(ReferenceKind::Event)?
            }
            ReferenceHead::Administration => {
                let gone = (start..words.start).any(|w| page.in_list("administration_marks", w));
                gone.then_some(ReferenceKind::Event)?
            }
            ReferenceHead::Coming => {
                let festive = page.is_any(words.start, &["festival", "new"]);
                if festive || ahead {
                    let meant = ahead || signs.named && start + 1 < words.start;
                    return meant.then_some(ReferenceKind::FutureEvent);
                }
                if self.is_meeting_of_before(signs, start, words, end) {
                    return Some(ReferenceKind::PriorContact);
                }
                self.is_gathering_by_name(start, words, end).then_some(ReferenceKind::Event)?
            }
            ReferenceHead::Period => return None,
        };
        Some(kind)
    }

    /// "The ceasefire talks in Senvik", "the donors' meeting in Senvik": a noun before the head says
    /// what talks they are, and a place follows.
    fn is_talks_of_others(&self, start: usize, head: &Words) -> bool {
        let page = self.page;
        let the = page.is_any(start, &["the"]);
        let placed = page.is_any(head.end, &["in", "at"]) && page.is_capital(head.end + 1);
        let of = (start + 1..head.start).any(|word| {
            page.tag(word) == Tag::Noun
                && !page.is_capital(word)
                && !page.in_list("reference_marks", word)
                && !page.in_list("coming_marks", word)
        });
        the && placed && of
    }

    /// "The first visit in years": the number counts the one reported and points to no other.
    fn is_only_counted(&self, start: usize, head: usize) -> bool {
        let page = self.page;
        let marked = |word: &usize| page.in_list("reference_marks", *word);
        let mut marks = (start..head).filter(marked).peekable();
        marks.peek().is_some() && marks.all(|word| page.in_list("bare_counts", word))
    }

    /// "Six-point", "12-point": part of a plan's name.
    pub(super) fn is_counted(&self, word: usize) -> bool {
        self.page.low(word).ends_with("-point")
            || self.page.low(word) == "point" && self.page.low(word.wrapping_sub(1)) == "-"
    }

    /// A capital within a phrase that is no title or possessor of its own.
    pub(super) fn is_name(&self, word: usize) -> bool {
        let next_possesses = self.page.is_any(word + 1, &["'s", "'"]);
        self.page.is_capital(word)
            && !next_possesses
            && self.page.lexicon.offices.at(self.page, word).is_none()
    }

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
                    !linked && (self.breaks(word) || self.page.in_list("time_bars", word))
                });
            (inside || behind || over) && !matches!(time.time, Time::Shift(..))
        };
        self.times.iter().find(fits)
    }

    pub(super) fn breaks(&self, word: usize) -> bool {
        let page = self.page;
        let finite = matches!(page.tag(word), Tag::Verb | Tag::Aux)
            && !matches!(page.form(word), Form::Participle | Form::Gerund);
        finite || page.is_any(word, &[".", ";", ":"]) || page.tag(word) == Tag::Sconj
    }

    pub(super) fn is_ahead(&self, time: &TimeWords) -> bool {
        let later = time.words.clone().any(|word| self.page.low(word) == "later")
            || self.page.is_any(time.words.start.wrapping_sub(1), &["later"]);
        later || time.points_ahead()
    }

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
                || matches!(time.time, Time::Event(_))
        });
        dated && pointer.kind != ReferenceKind::Period
    }

    pub(super) fn vague_ahead(&self, end: usize) -> Option<usize> {
        let length = self.page.listed("vague_coming", end)?;
        (end + length <= self.sentence.end).then_some(end + length)
    }

    /// "Look forward to the summit": the verb right before the phrase.
    pub(super) fn is_awaited(&self, start: usize) -> bool {
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
        self.page.is_any(start, &["the", "this", "that"])
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
