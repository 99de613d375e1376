//! Which documents, events and gatherings a phrase points to, by what stands beside its head.

use chancery_record::{Partial, ReferenceKind};
use chancery_syntax::Tag;

use super::phrase::Signs;
use super::{Finder, Pointer};
use crate::dates::{Bound, Time, TimeWords};
use crate::lexicon::ReferenceHead;
use crate::page::Words;

impl Finder<'_, '_> {
    /// A document that a name, a number, a date, an owner or a maker singles out, and that is not
    /// signed at the talks themselves.
    pub(super) fn is_document_of_before(
        &self,
        signs: &Signs,
        start: usize,
        head: &Words,
        end: usize,
    ) -> bool {
        let page = self.page;
        let counted = (start..head.start).any(|word| self.is_counted(word));
        let numbered = self.number_behind(head.end).is_some();
        let made = self.relative(head.end).is_some()
            || page.in_list("noun_participles", head.end) && end > head.end + 1;
        let maker = page.is_any(head.end, &["by", "between", "with"]) && self.names(head.end, end);
        if page.in_list("letters_of", head.end + 1) || self.is_made_now(end) {
            return false;
        }
        if page.in_list("instruments", head.start) {
            return true;
        }
        if page.in_list("known_documents", head.start) && signs.determined {
            return true;
        }
        let plain = page.in_list("loose_documents", head.start) && !page.is_capital(head.start);
        // "Act on the consensus": a verb, since one such document has an article.
        let bare = start == head.start && !page.low(head.start).ends_with('s');
        if plain && bare && !numbered {
            return false;
        }
        if plain {
            let whose =
                signs.possessed || page.is_any(start, &["our", "his", "her", "their", "my"]);
            let own = whose && start + 1 < head.end && !page.in_list("designs", head.start);
            return numbered || signs.dated || made || maker || own;
        }
        let in_force = (start..head.start).any(|word| page.in_list("in_force", word));
        let told = signs.named || signs.marked || in_force || counted || numbered || made || maker;
        let listed =
            page.in_list("loose_documents", head.start) || page.in_list("designs", head.start);
        let owned = signs.possessed && !listed;
        (told || owned || signs.dated) && !self.is_being_made(start)
    }

    /// "Signed a memorandum": the document is made now, at the talks.
    fn is_being_made(&self, start: usize) -> bool {
        let page = self.page;
        let floor = start.saturating_sub(3).max(self.sentence.start);
        (floor..start).any(|word| page.in_list("document_making", word))
            && page.is_any(start, &["a", "an", "two", "three", "several"])
    }

    /// "… was also signed during the visit": behind its name the text tells that it was made.
    fn is_made_now(&self, end: usize) -> bool {
        let page = self.page;
        let verb = page.behind_adverbs(end + 1, self.sentence.end);
        page.is_any(end, &["was", "were"]) && page.in_list("document_making", verb)
    }

    /// An event that a date, a name, an owner or what it was done to singles out.
    pub(super) fn is_event_of_before(
        &self,
        signs: &Signs,
        start: usize,
        head: &Words,
        end: usize,
    ) -> bool {
        let page = self.page;
        if page.in_list("deeds", head.start) {
            return self.is_deed(signs, start, head, end);
        }
        // "the shelling of the Senvik ferry": what was shelled tells which one.
        let whose = signs.determined
            && (page.is_any(head.end, &["of", "in", "at", "on", "against", "for"])
                || page.in_list("noun_participles", head.end))
            && self.names(head.end, end.max(head.end + 5));
        let owned = signs.possessed || page.is_his_her_or_their(start);
        let recent = signs.marked && end > head.end;
        if page.in_list("loose_events", head.start) {
            return signs.dated || signs.marked && (signs.possessed || recent);
        }
        signs.dated || signs.named || signs.marked || whose || owned
    }

    /// "The granting of candidate status to Kestrel", "the decision to admit Marran": a deed as a noun,
    /// with an article and somebody or something named behind it.
    pub(super) fn is_deed(&self, signs: &Signs, start: usize, head: &Words, end: usize) -> bool {
        let page = self.page;
        let decided = page.in_list("decisions", head.start) && page.low(head.end) != "to";
        let object =
            page.in_list("deed_links", head.end) && (signs.dated || self.names(head.end, end));
        // "At the conclusion of their talks": when something was, and no deed.
        let when =
            page.is_any(start.wrapping_sub(1), &["at", "upon"]) && start > self.sentence.start;
        let meant = signs.determined || self.is_hastened(start, head);
        meant && object && !decided && !when
    }

    /// "The 26th Harbour Conference", "the Eighth Congress of the Pilots' Union": a gathering with a
    /// number or a name of its own; parliaments and bare "Conference" are none.
    pub(super) fn is_gathering_by_name(
        &self,
        signs: &Signs,
        start: usize,
        head: &Words,
        end: usize,
    ) -> bool {
        let page = self.page;
        if page.in_list("numbered_gatherings", head.start) {
            return true;
        }
        if !page.is_capital(head.start) {
            let named = (start + 1..head.start).any(|word| self.is_name(word));
            let made = page.in_list("noun_participles", head.end) && self.names(head.end, end);
            // "Kestrel's first conference on pilotage".
            let first = signs.possessed && signs.marked;
            return (named || made || first) && !page.in_list("standing_bodies", head.start);
        }
        let mut inner = start..head.start;
        let counted = self.is_numbered(inner.clone());
        let named = inner.any(|word| self.is_name(word));
        let themed = page.is_any(head.end, &["of", "on", "for"])
            && (page.is_capital(head.end + 1) || page.is_capital(head.end + 2));
        let body = page.in_list("standing_bodies", head.start);
        counted || !body && (named || themed)
    }

    /// "The first session held in Senvik on 22 January", "the 4th session of the Commission which took
    /// place in 2030": a meeting by its number, with where or when it was.
    pub(super) fn is_meeting_of_before(
        &self,
        signs: &Signs,
        start: usize,
        head: &Words,
        end: usize,
    ) -> bool {
        let page = self.page;
        let counted = self.is_numbered(start..head.start);
        let met = page.in_list("standing_bodies", head.start) && page.low(head.start) != "congress";
        let placed = page.in_list("noun_participles", head.end) || self.names(head.end, end);
        met && !page.is_capital(head.start)
            && signs.determined
            && (signs.dated || counted && placed)
    }

    /// "The 26th Meeting of the Harbour Council": one in the row of a body, by its number in digits.
    pub(super) fn is_sitting(&self, start: usize, head: &Words) -> bool {
        let page = self.page;
        let digit = |word: usize| page.low(word).starts_with(|first: char| first.is_ascii_digit());
        let numbered = (start..head.start).any(|word| digit(word) || self.is_roman(word));
        let of = page.low(head.end) == "of" && self.names(head.end, head.end + 5);
        numbered && of && page.is_capital(head.start)
    }

    /// "The 26th", "the Eighth".
    pub(super) fn is_numbered(&self, mut words: Words) -> bool {
        let page = self.page;
        words.any(|word| {
            page.in_list("ordinals", word)
                || self.is_roman(word)
                || page.low(word).starts_with(|first: char| first.is_ascii_digit())
        })
    }

    /// "IV": a number in Roman figures.
    fn is_roman(&self, word: usize) -> bool {
        let raw = self.page.raw(word);
        raw.len() >= 2 && raw.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X'))
    }

    /// "Resolution 418", "telegram No. 94": the end of a number right behind a document.
    pub(super) fn number_behind(&self, at: usize) -> Option<usize> {
        let page = self.page;
        let timed = self.times.iter().any(|time| time.words.contains(&at));
        let sign = page.is_any(at, &["no", "no.", "nos", "№"]);
        let dot = at + usize::from(sign) + usize::from(sign && page.low(at + 1) == ".");
        let digits = page.low(dot).starts_with(|first: char| first.is_ascii_digit());
        (!timed && digits && dot < self.sentence.end).then_some(dot + 1)
    }

    /// "The upcoming trial", "an eventual reference to the Assembly": what an attribute puts ahead,
    /// whatever its noun.
    pub(super) fn called_ahead(&self) -> Vec<Pointer> {
        let page = self.page;
        let found = self.sentence.clone().filter(|at| page.in_list("impending", *at));
        let found = found.filter_map(|at| {
            let stop = self.sentence.end.min(at + 6);
            let nouns = (at + 1..stop)
                .take_while(|word| page.tag(*word).is_nominal() || page.tag(*word) == Tag::Adj);
            let end = nouns.filter(|word| page.tag(*word).is_nominal()).last()? + 1;
            let words = self.phrase_start(at)..self.tail(end, ReferenceHead::Event);
            let kind = ReferenceKind::FutureEvent;
            Some(Pointer { kind, words, time: None, again: None })
        });
        found.collect()
    }

    /// "The Peace Initiative Mission", "agreement talks": a noun behind a head makes it a part of
    /// another name.
    pub(super) fn is_before_the_head(&self, head: &Words, kind: ReferenceHead) -> bool {
        let page = self.page;
        let timed = self.times.iter().any(|time| time.words.start == head.end);
        let capital = page.is_capital(head.end) && page.is_capital(head.start);
        let common = page.tag(head.end) == Tag::Noun
            && page.tag(head.start) != Tag::Propn
            && !page.is_capital(head.start);
        kind != ReferenceHead::Event
            && !timed
            && page.tag(head.end).is_nominal()
            && (capital || common)
    }

    /// "The 2029 tribunal award": a year before the nouns, which the grammar of times takes for a
    /// number of them.
    pub(super) fn year_within(&self, start: usize, head: &Words) -> Option<TimeWords> {
        let page = self.page;
        let word = (start..head.start).find(|word| {
            let low = page.low(*word);
            low.len() == 4 && (low.starts_with("19") || low.starts_with("20"))
        })?;
        let year = page.low(word).parse::<i16>().ok()?;
        let time = Time::Calendar(Partial { year: Some(year), month: None, day: None });
        Some(TimeWords {
            words: word..word + 1,
            time,
            bound: Bound::On,
            rough: false,
            weekday: None,
        })
    }

    /// "The recent elevation of ties", "the normalisation of relations".
    pub(super) fn raised(&self, signs: &Signs, head: &Words) -> bool {
        let page = self.page;
        let near = head.end..self.sentence.end.min(head.end + 6);
        let of = page.low(head.end) == "of"
            && near.into_iter().any(|word| page.in_list("relations", word));
        of && (signs.marked || signs.dated)
    }

    /// Whether a name stands between two tokens of the sentence.
    pub(super) fn names(&self, from: usize, to: usize) -> bool {
        (from..to.min(self.sentence.end)).any(|word| self.is_name(word))
    }

    /// Whether a finite verb and a full stop make a sentence of it.
    pub(super) fn is_told(&self) -> bool {
        let page = self.page;
        let last = self.sentence.end.saturating_sub(1);
        let stopped = (last.saturating_sub(1)..=last).any(|word| page.low(word) == ".");
        stopped && self.sentence.clone().any(|word| page.is_finite_verb(word))
    }

    /// A line without a finite verb and without a full stop.
    pub(super) fn is_heading(&self) -> bool {
        let page = self.page;
        let told = self.sentence.clone().any(|word| page.is_finite_verb(word));
        let last = self.sentence.end.saturating_sub(1);
        !told && !page.is_any(last, &[".", "!", "?", "”"])
    }

    /// A short line of its own most of whose words have capitals: "Peace and Conflict Resolution".
    pub(super) fn is_in_capitals(&self) -> bool {
        const LONGEST: usize = 12;
        let page = self.page;
        let words = || self.sentence.clone().filter(|word| page.is_word(*word));
        let large = words().filter(|word| page.is_capital(*word)).count();
        self.sentence.len() <= LONGEST && large >= 2 && large * 3 >= words().count() * 2
    }

    /// In the sentence that reports the contact: what a word puts ahead ("the upcoming visit").
    pub(super) fn is_marked_ahead(&self, pointer: &Pointer) -> bool {
        let page = self.page;
        let past = pointer.kind == ReferenceKind::PriorContact
            && pointer.words.clone().any(|word| page.in_list("gone_marks", word));
        past || matches!(pointer.kind, ReferenceKind::FutureEvent | ReferenceKind::Event)
            && (pointer.words.clone().any(|word| {
                page.in_list("coming_marks", word) || page.in_list("called_ahead", word)
            }) || pointer.time.is_none() && self.is_gathering(pointer))
    }

    fn is_gathering(&self, pointer: &Pointer) -> bool {
        let page = self.page;
        pointer.words.clone().any(|word| {
            page.is_capital(word)
                && page.in_list("named_gatherings", word)
                && word > pointer.words.start
        })
    }
}
