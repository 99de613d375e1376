//! What a document points to outside the contact it reports: earlier and later contacts,
//! understandings, statements, documents, events and stretches of time.

use chancery_record::{Edtf, ReferenceKind};
use chancery_syntax::{Form, Tag};

use crate::dates::{Bound, Ground, Time, TimeWords, Times, Unit, is_beyond, value_of};
use crate::lexicon::ReferenceHead;
use crate::page::{Page, Words};

/// A reference before it is written to the record.
#[derive(Debug, Clone)]
pub(crate) struct Pointer {
    pub(crate) kind: ReferenceKind,
    pub(crate) words: Words,
    pub(crate) time: Option<TimeWords>,
    /// The one named before that it points to again: "during the meeting".
    pub(crate) again: Option<usize>,
}

impl Pointer {
    /// When that was or will be, as far as the text settles it, with the words that tell it.
    pub(crate) fn date(&self, all: &[Self], ground: &Ground<'_>) -> Option<(Edtf, Words)> {
        let named = self.again.and_then(|earlier| all.get(earlier));
        let time = self.time.as_ref().or_else(|| named?.time.as_ref())?;
        Some((value_of(time, ground)?, time.words.clone()))
    }

    /// Whether its day lies right after the publication, so that it was still to come although no
    /// word says so ("the summit on June 29" in a text of June 25).
    pub(crate) fn lies_ahead(&self, all: &[Self], ground: &Ground<'_>) -> bool {
        let named = self.again.and_then(|earlier| all.get(earlier));
        let time = self.time.as_ref().or_else(|| named?.time.as_ref());
        time.is_some_and(|time| time.is_calendar_day() && is_beyond(time, ground))
    }
}

/// The most references that are written down for one document.
const MOST: usize = 400;
/// How many expressions of time of a sentence are looked at.
const TIMES: usize = 64;
/// How many tokens a phrase may have before and after its head.
const BEFORE: usize = 9;
const AFTER: usize = 22;

/// The references of the body, in its order. `lead` are the sentences that report the contact
/// itself; in them only dated phrases count.
pub(crate) fn find(page: &Page<'_>, times: &Times, lead: Option<(usize, &Words)>) -> Vec<Pointer> {
    let mut out: Vec<Pointer> = Vec::new();
    for (index, sentence) in page.sentences.iter().enumerate() {
        if out.len() >= MOST {
            break;
        }
        let told = times.within(&sentence.words);
        let told = &told[..told.len().min(TIMES)];
        let finder = Finder { page, sentence: &sentence.words, times: told };
        // A heading before the text names the contact itself.
        let heading = page.blocks[sentence.block].kind != chancery_text::BlockKind::Paragraph;
        if heading && lead.is_none_or(|(lead, _)| index <= lead) {
            continue;
        }
        let mut here = finder.heads();
        here.extend(finder.events());
        here.extend(finder.periods());
        here.extend(finder.moments_ago());
        here.extend(finder.verbs());
        here.extend(finder.settled());
        here.extend(finder.vague());
        let dated = finder.dated_clauses(&here, lead.map(|(index, _)| index) == Some(index));
        here.extend(dated);
        if let Some((_, contact)) = lead.filter(|(lead, _)| *lead == index) {
            here.retain(|pointer| {
                let own = pointer.words.start < contact.end && contact.start < pointer.words.end;
                let document = pointer.kind == ReferenceKind::PriorDocument;
                !own && (document || finder.is_back(pointer))
            });
        }
        here.truncate(MOST);
        here.sort_by_key(|pointer| (pointer.words.start, std::cmp::Reverse(pointer.words.end)));
        add(page, here, &mut out);
    }
    out
}

/// Adds those of a sentence; of two with the same beginning or end the longer one stays.
fn add(page: &Page<'_>, here: Vec<Pointer>, out: &mut Vec<Pointer>) {
    for mut pointer in here {
        let doubled = out.iter().rev().take(6).any(|other| {
            let apart = other.words.end <= pointer.words.start;
            let nested = other.words.start < pointer.words.start
                && pointer.kind == ReferenceKind::PriorContact
                && other.kind != ReferenceKind::PriorContact;
            !apart && !nested
        });
        if doubled || repeats(page, &pointer, out) {
            continue;
        }
        if pointer.time.is_none() && pointer.kind == ReferenceKind::PriorContact {
            pointer.again = named_before(page, &pointer, out);
        }
        let bare = pointer.time.is_none() && pointer.again.is_none();
        let again = page.in_list("recalling", pointer.words.start);
        if !(bare && again) {
            out.push(pointer);
        }
    }
}

/// Whether one named before was pointed to in the same words, but for case and the article.
fn repeats(page: &Page<'_>, pointer: &Pointer, out: &[Pointer]) -> bool {
    fn plain<'p>(page: &'p Page<'_>, words: &Words) -> impl Iterator<Item = &'p str> {
        let words = words.start + usize::from(page.low(words.start) == "the")..words.end;
        words.map(|word| page.low(word))
    }
    let same = |other: &&Pointer| {
        other.kind == pointer.kind && plain(page, &other.words).eq(plain(page, &pointer.words))
    };
    // Only what was said last is looked through, so that a long text costs no more per reference.
    let talks = matches!(pointer.kind, ReferenceKind::PriorContact | ReferenceKind::FutureEvent);
    let plain_again = pointer.time.is_none() && !talks;
    plain_again && out.iter().rev().take(60).any(|other| same(&other))
}

/// The last dated contact named before with the same head word.
fn named_before(page: &Page<'_>, pointer: &Pointer, out: &[Pointer]) -> Option<usize> {
    let same = |other: &Pointer| {
        pointer.words.clone().any(|word| {
            matches!(page.lexicon.references.at(page, word), Some((_, ReferenceHead::Contact)))
                && other.words.clone().any(|w| page.low(w) == page.low(word))
        })
    };
    // "During the visit" may be that of one announced before; "recent talks" are not.
    let recalled = page.in_list("recalling", pointer.words.start);
    out.iter().rposition(|other| {
        (other.kind == ReferenceKind::PriorContact
            || recalled && other.kind == ReferenceKind::FutureEvent)
            && other.time.is_some()
            && same(other)
    })
}

struct Finder<'f, 'a> {
    page: &'f Page<'a>,
    sentence: &'f Words,
    times: &'f [TimeWords],
}

impl Finder<'_, '_> {
    fn heads(&self) -> Vec<Pointer> {
        let mut out = Vec::new();
        let mut at = self.sentence.start;
        while at < self.sentence.end {
            let Some((length, kind)) = self.page.lexicon.references.at(self.page, at) else {
                at += 1;
                continue;
            };
            let head = at..at + length;
            at += length;
            let verbal = self.page.tag(head.start) == Tag::Verb && length == 1;
            if !verbal {
                out.extend(self.pointer(&head, kind));
            }
        }
        out
    }

    /// The phrase around a head word, where something shows that it points elsewhere.
    fn pointer(&self, head: &Words, kind: ReferenceHead) -> Option<Pointer> {
        let page = self.page;
        let start = self.phrase_start(head.start);
        let inner = start..head.start;
        let end = self.phrase_end(head.end, kind);
        let time = self.time_of(start, head, end);
        let marked = |list: &str| inner.clone().any(|word| page.in_list(list, word));
        let determined = page.in_list("reference_openers", start) || page.is_capital(start);
        let linked = page.in_list("reference_links", head.end);
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
            || time.is_some() && self.is_to_be(start);
        let kind = self.kind(kind, &signs, ahead, start, head)?;
        let mut words = start..end;
        if let Some(time) = time.filter(|time| time.words.start >= head.end) {
            words.end = words.end.max(time.words.end);
        }
        if kind == ReferenceKind::FutureEvent
            && let Some(vague) = self.vague_ahead(words.end)
        {
            words.end = vague;
        }
        if !signs.dated && kind == ReferenceKind::PriorContact && !linked && self.recalls(start) {
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
    ) -> Option<ReferenceKind> {
        let page = self.page;
        let between = page.is_any(words.end, &["between", "with", "of"])
            || page.is_any(words.end, &["in", "at"]) && page.is_capital(words.end + 1);
        let kind = match head {
            ReferenceHead::Contact if ahead => ReferenceKind::FutureEvent,
            ReferenceHead::Contact => {
                let told = signs.dated
                    || signs.determined && (signs.named || between)
                    || signs.marked && signs.determined
                    || self.recalls(start) && page.in_list("again", start);
                told.then_some(ReferenceKind::PriorContact)?
            }
            ReferenceHead::Understanding => {
                let loose = page.in_list("loose_understandings", words.start);
                let told = if loose {
                    signs.dated
                        || signs.marked
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
            ReferenceHead::Statement => {
                (signs.possessed || signs.dated).then_some(ReferenceKind::PriorStatement)?
            }
            ReferenceHead::Document => {
                let counted = (start..words.start).any(|word| self.is_counted(word));
                let told = signs.named || signs.marked || counted || signs.dated;
                told.then_some(ReferenceKind::PriorDocument)?
            }
            ReferenceHead::Event if ahead => ReferenceKind::FutureEvent,
            ReferenceHead::Event => {
                let told = signs.dated || signs.named || signs.marked;
                told.then_some(ReferenceKind::Event)?
            }
            ReferenceHead::Administration => {
                let gone = (start..words.start).any(|w| page.in_list("administration_marks", w));
                gone.then_some(ReferenceKind::Event)?
            }
            ReferenceHead::Coming => {
                let festive = page.is_any(words.start, &["festival", "new"]) && signs.named
                    || page.is_capital(words.start);
                (ahead || festive).then_some(ReferenceKind::FutureEvent)?
            }
            ReferenceHead::Period => return None,
        };
        Some(kind)
    }

    /// "Six-point", "12-point": part of a plan's name.
    fn is_counted(&self, word: usize) -> bool {
        self.page.low(word).ends_with("-point")
            || self.page.low(word) == "point" && self.page.low(word.wrapping_sub(1)) == "-"
    }

    /// A capital within a phrase that is no title or possessor of its own.
    fn is_name(&self, word: usize) -> bool {
        let next_possesses = self.page.is_any(word + 1, &["'s", "'"]);
        self.page.is_capital(word)
            && !next_possesses
            && self.page.lexicon.offices.at(self.page, word).is_none()
    }

    fn recalls(&self, start: usize) -> bool {
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
                && !(head.end..time.words.start).any(|word| self.breaks(word));
            (inside || behind || over) && !matches!(time.time, Time::Shift(..))
        };
        self.times.iter().find(fits)
    }

    fn breaks(&self, word: usize) -> bool {
        let page = self.page;
        let finite = matches!(page.tag(word), Tag::Verb | Tag::Aux)
            && !matches!(page.form(word), Form::Participle | Form::Gerund);
        finite || page.is_any(word, &[".", ";", ":"]) || page.tag(word) == Tag::Sconj
    }

    fn is_ahead(&self, time: &TimeWords) -> bool {
        let later = time.words.clone().any(|word| self.page.low(word) == "later")
            || self.page.is_any(time.words.start.wrapping_sub(1), &["later"]);
        later || time.points_ahead()
    }

    fn is_back(&self, pointer: &Pointer) -> bool {
        let dated = pointer.time.as_ref().is_some_and(|time| {
            time.points_back()
                || time.words.end < pointer.words.end
                || matches!(time.time, Time::Event(_))
        });
        dated && pointer.kind != ReferenceKind::Period
    }

    fn vague_ahead(&self, end: usize) -> Option<usize> {
        let length = self.page.listed("vague_coming", end)?;
        (end + length <= self.sentence.end).then_some(end + length)
    }

    /// "Look forward to the summit": the verb right before the phrase.
    fn is_awaited(&self, start: usize) -> bool {
        let window = start.saturating_sub(5).max(self.sentence.start)..start;
        window.into_iter().any(|word| {
            self.page.listed("awaiting", word).is_some_and(|length| word + length >= start)
        })
    }

    /// "Will hold another round of talks on March 20": the verb before the phrase is one of what is
    /// to come.
    fn is_to_be(&self, start: usize) -> bool {
        let mut before = (start.saturating_sub(4).max(self.sentence.start)..start).rev();
        let modal =
            before.find(|word| self.page.form(*word) == Form::Modal || self.page.low(*word) == ",");
        modal.is_some_and(|word| self.page.in_list("coming_auxiliaries", word))
    }

    // ----- without a head -----

    /// Known events by name, with what counts from them: "50 years ago … issued the communiqué",
    /// "this year marks the 50th anniversary of …".
    fn events(&self) -> Vec<Pointer> {
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
            let words = start..time.words.end + closing;
            let kind = ReferenceKind::PriorDocument;
            Some(Pointer { kind, words, time: Some(time.clone()), again: None })
        });
        named.collect()
    }

    /// "Over the past months", "in 2024", "since last November".
    fn periods(&self) -> Vec<Pointer> {
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
            let Time::Calendar(date) = time.time else { return None };
            let year = date.year.is_some() && date.month.is_none();
            let before = time.words.start.checked_sub(1)?;
            let opened = page.is_any(before, &["in", "during", "since", "until", "by"])
                && before >= self.sentence.start
                || time.bound == Bound::After;
            (year && opened).then(|| period(before..time.words.end, Some(time.clone())))
        });
        spoken.chain(years).collect()
    }

    /// "What was settled at Dunmarrow", "what the presidents agreed", "what the President said".
    fn settled(&self) -> Vec<Pointer> {
        let page = self.page;
        let found = self.sentence.clone().filter(|at| page.low(*at) == "what");
        let found = found.filter_map(|at| {
            let stop = self.sentence.end.min(at + 9);
            let past = (at + 1..stop).find(|word| {
                matches!(page.form(*word), Form::Past | Form::Participle)
                    && page.tag(*word) == Tag::Verb
            })?;
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
    fn vague(&self) -> Vec<Pointer> {
        let found = self.sentence.clone().filter_map(|at| {
            let length = self.page.listed("coming_times", at)?;
            let kind = ReferenceKind::FutureEvent;
            Some(Pointer { kind, words: at..at + length, time: None, again: None })
        });
        found.collect()
    }

    /// Something with a time of its own that no phrase above has: "parliament voted in July", "the
    /// fees introduced on Monday". The clause as far as its time.
    fn dated_clauses(&self, known: &[Pointer], is_lead: bool) -> Vec<Pointer> {
        if is_lead {
            return Vec::new();
        }
        let page = self.page;
        let own = |time: &&TimeWords| {
            let taken = known.iter().any(|pointer| {
                pointer.words.start < time.words.end && time.words.start < pointer.words.end
            });
            let tells = match time.time {
                Time::Calendar(date) => date.month.is_some(),
                Time::Month(..) | Time::Range(..) | Time::Weekday(..) => true,
                Time::Ago(..) => true,
                Time::Span(_, steps) => steps != 0,
                Time::Offset(days) => days != 0,
                _ => false,
            };
            tells && !taken && !self.is_when_said(time)
        };
        let found = self.times.iter().filter(own).filter_map(|time| {
            let clause = self.clause_of(time)?;
            let ahead = time.points_ahead()
                || clause.clone().any(|word| {
                    page.in_list("coming_auxiliaries", word) && page.form(word) == Form::Modal
                });
            let kind = if ahead { ReferenceKind::FutureEvent } else { ReferenceKind::Event };
            Some(Pointer { kind, words: clause, time: Some(time.clone()), again: None })
        });
        found.collect()
    }

    /// From the verb or noun before a time to the time; after one that opens the sentence, the
    /// clause that follows it.
    fn clause_of(&self, time: &TimeWords) -> Option<Words> {
        let page = self.page;
        let bar = |word: usize| {
            page.is_any(word, &[",", ";", ":", ".", "that", "which", "who", "“", "”", "(", ")"])
                || page.in_list("clause_openers", word) && word + 1 < time.words.start
                || page.tag(word) == Tag::Sconj
        };
        let mut start = time.words.start;
        while start > self.sentence.start && time.words.start - start < 9 && !bar(start - 1) {
            start -= 1;
        }
        if time.words.start - start > 2 {
            return Some(start..time.words.end);
        }
        let from = time.words.end + usize::from(page.low(time.words.end) == ",");
        let stop = self.sentence.end.min(from + 10);
        let end = (from..stop).find(|word| bar(*word)).unwrap_or(stop);
        (end > from + 1).then_some(start..end)
    }

    /// "Said on Friday": the day of the saying, and nothing that is pointed to.
    fn is_when_said(&self, time: &TimeWords) -> bool {
        let page = self.page;
        let near = time.words.start.saturating_sub(4).max(self.sentence.start)..time.words.start;
        // "In a statement on Sunday".
        let statement = near.clone().any(|word| {
            let (_, kind) =
                page.lexicon.references.at(page, word).unwrap_or((0, ReferenceHead::Event));
            kind == ReferenceHead::Statement
                && page.is_any(word.wrapping_sub(1), &["a", "an"])
                && page.is_any(word.wrapping_sub(2), &["in"])
        });
        statement
            || near.into_iter().any(|word| {
                page.tag(word) == Tag::Verb
                    && page.lexicon.verbs.at(page, word).is_some_and(|(_, cue)| cue.frames.clause)
            })
    }

    /// "They last met in Brennholt in November", "Venn spoke with Orsk on Monday": a verb of contact
    /// with its own time, from its subject on.
    fn verbs(&self) -> Vec<Pointer> {
        let page = self.page;
        let found = self.sentence.clone().filter_map(|at| {
            let listed = page.in_list("together_verbs", at) || page.in_list("object_verbs", at);
            let told = matches!(page.form(at), Form::Past | Form::Participle);
            if !listed || !told || page.tag(at) != Tag::Verb || page.in_list("open_verbs", at) {
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
                && !page.is_any(start - 1, &[",", ".", ";", ":", "that", "and"])
            {
                start -= 1;
            }
            let kind = ReferenceKind::PriorContact;
            let words = start..time.words.end;
            Some(Pointer { kind, words, time: Some(time.clone()), again: None })
        });
        found.collect()
    }

    /// "Just now, the President said": what was said in the same talk.
    fn moments_ago(&self) -> Vec<Pointer> {
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

    // ----- the phrase -----

    /// Back over the words of a noun phrase, times inside it included.
    fn phrase_start(&self, head: usize) -> usize {
        let page = self.page;
        let mut start = head;
        while start > self.sentence.start && head - start < BEFORE {
            let word = start - 1;
            let inside = matches!(
                page.tag(word),
                Tag::Adj | Tag::Noun | Tag::Propn | Tag::Det | Tag::Num | Tag::Part | Tag::Pron
            ) || page.is_any(word, &["'s", "'", "“", "”", "-"])
                || page.form(word) == Form::Participle && page.is_any(word, &["held"]);
            let pointing = page.is_any(word, &["that", "this"]) && word + 1 == head;
            let out = page.is_any(word, &["that", "to", "it", "we", "they", "this", "not"]);
            if !pointing && (!inside || out) {
                break;
            }
            start = word;
            if pointing || page.in_list("phrase_openers", word) {
                break;
            }
        }
        while start < head && page.is_any(start, &["“", "”", "'s", "'", "-"]) {
            start += 1;
        }
        start
    }

    /// Over "reached by …", "between …", "with …", "in …" to the end of the phrase.
    fn phrase_end(&self, end: usize, kind: ReferenceHead) -> usize {
        let page = self.page;
        let closing = usize::from(page.is_any(end, &["”", "\""]));
        let from = end + closing;
        let contact = kind == ReferenceHead::Contact || kind == ReferenceHead::Coming;
        let statement = kind == ReferenceHead::Statement;
        let opens = page.in_list("reference_links", from)
            || contact && page.is_any(from, &["to", "in", "at"]) && page.is_capital(from + 1)
            || kind == ReferenceHead::Document && page.is_any(from, &["on", "for"])
            || statement && page.is_any(from, &["to", "on"]);
        if !opens {
            return from;
        }
        let stop = self.sentence.end.min(from + AFTER);
        let mut at = from + 1;
        while at < stop {
            let told = self.times.iter().any(|time| time.words.contains(&at));
            let participle = matches!(page.form(at), Form::Participle | Form::Gerund);
            let verb = matches!(page.tag(at), Tag::Verb | Tag::Aux) && !participle;
            let infinitive = page.low(at) == "to" && page.form(at + 1) == Form::Base;
            let ends = page.is_any(at, &[".", ";", ":", "since", "ahead", "when", "where", "who"])
                || page.tag(at) == Tag::Sconj
                || page.tag(at) == Tag::Pron && page.low(at) == "which"
                || page.is_any(at, &[","]) && !page.is_capital(at + 1)
                || page.low(at) == "and" && !page.is_capital(at + 1) && !self.is_listed(at);
            if !told && (verb || ends || infinitive && !statement) {
                break;
            }
            // "… by X and Y during their meeting last November" goes on, "… of X in earnest" not.
            if page.is_any(at, &["during", "in", "on", "at"])
                && !told
                && !page.in_list("again", at + 1)
                && !page.is_capital(at + 1)
                && kind != ReferenceHead::Document
            {
                break;
            }
            at += 1;
        }
        while at > from && page.is_any(at - 1, &[",", "and", "the", "of", "in", "on", "at"]) {
            at -= 1;
        }
        at
    }

    /// "and" between two nouns without articles: "grain and fuel".
    fn is_listed(&self, at: usize) -> bool {
        self.page.tag(at + 1).is_nominal() && self.page.tag(at.wrapping_sub(1)).is_nominal()
    }
}

/// What shows that a phrase points elsewhere.
struct Signs {
    determined: bool,
    marked: bool,
    linked: bool,
    named: bool,
    possessed: bool,
    dated: bool,
}

fn period(words: Words, time: Option<TimeWords>) -> Pointer {
    Pointer { kind: ReferenceKind::Period, words, time, again: None }
}
