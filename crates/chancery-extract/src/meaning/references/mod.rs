//! What a document points to outside the contact it reports: earlier and later contacts,
//! understandings, statements, documents, events and stretches of time.

use chancery_record::{Edtf, ReferenceKind};

use crate::dates::{Bound, Ground, Time, TimeWords, Times, around, is_beyond, value_of};
use crate::lexicon::ReferenceHead;
use crate::page::{Page, Sentence, Words};
use chancery_syntax::{Form, Tag};
use chancery_text::BlockKind;

mod bygone;
mod clause;
mod contact;
mod extent;
mod firsts;
mod kind;
mod occasions;
mod phrase;
mod scheduled;
mod shape;

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

    /// Whether its month, told without a year and with no word that puts it behind, may as well be the
    /// next one: it was still to come where that is near and the last one far.
    pub(crate) fn turn(&self, page: &Page<'_>, ground: &Ground<'_>) -> MonthTurn {
        const NEAR: i32 = 100;
        const FAR: i32 = 200;
        let then = self.time.as_ref().filter(|time| time.bound == Bound::On);
        let then = then.filter(|_| self.kind != ReferenceKind::Period);
        let around = then.and_then(|time| around(time, ground));
        let Some((last, next)) = around else { return MonthTurn::Settled };
        let past = self.words.clone().any(|word| {
            page.in_list("reference_marks", word)
                || page.tag(word).is_verbal()
                    && !page.in_list("awaiting", word)
                    && matches!(page.form(word), Form::Past | Form::Participle)
        });
        // "Follows the decision in March" in a text of April: whatever made it look to come, the one gone by.
        let coming = self.words.clone().any(|word| page.is_any(word, &["next", "coming", "will"]));
        if self.kind == ReferenceKind::FutureEvent && last < NEAR && next > FAR && !coming {
            return MonthTurn::Behind;
        }
        match (last > FAR, next < NEAR) {
            _ if past => MonthTurn::Settled,
            (true, true) => MonthTurn::Ahead,
            (true, false) => MonthTurn::Open,
            _ => MonthTurn::Settled,
        }
    }

    fn is_today(&self) -> bool {
        self.time.as_ref().is_some_and(|time| time.time == Time::Offset(0))
    }

    /// Whether its day lies right after the publication, so that it was still to come although no
    /// word says so ("the summit on June 29" in a text of June 25).
    pub(crate) fn lies_ahead(&self, all: &[Self], ground: &Ground<'_>) -> bool {
        let named = self.again.and_then(|earlier| all.get(earlier));
        let time = self.time.as_ref().or_else(|| named?.time.as_ref());
        time.is_some_and(|time| time.is_calendar_day() && is_beyond(time, ground))
    }
}

/// Which of the months of a name is meant, as far as can be known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum MonthTurn {
    /// The one that the kind of the reference tells.
    Settled,
    /// The next one.
    Ahead,
    /// The last one, though the kind of the reference tells of something to come.
    Behind,
    /// Either.
    Open,
}

/// The most references that are written down for one document.
const MOST: usize = 400;
/// How many sentences from the top may be headings.
const HEADINGS: usize = 3;
/// How many expressions of time of a sentence are looked at.
const TIMES: usize = 64;
/// How many tokens a phrase may have before and after its head.
const BEFORE: usize = 9;
const AFTER: usize = 22;

/// The references of the body, in its order. `lead` are the sentences that report the contact
/// itself; in them only dated phrases count.
/// What stands before `from` is a date line; talks that the `title` names are those of the text.
pub(crate) fn find(
    page: &Page<'_>,
    times: &Times,
    lead: Option<(usize, &Words)>,
    from: usize,
    title: &str,
) -> Vec<Pointer> {
    let mut out: Vec<Pointer> = Vec::new();
    let mut opening: Option<Vec<Time>> = None;
    for (index, sentence) in page.sentences.iter().enumerate() {
        if out.len() >= MOST {
            break;
        }
        let told = with_weekdays(page, times.within(&sentence.words));
        let told = told.as_slice();
        let finder = Finder { page, sentence: &sentence.words, times: told };
        // A heading before the text names the contact itself.
        if finder.heads_the_text(sentence, index) && lead.is_none_or(|(lead, _)| index <= lead) {
            continue;
        }
        // Where no contact was made out, the day in the first sentence is that of what the text is about.
        let first = opening.is_none() && lead.is_none();
        let own = opening.get_or_insert_with(|| days(told));
        let mut here = finder.undated();
        let told_in = lead.filter(|(lead, _)| *lead == index);
        let dated = finder.dated_clauses(&here, first || told_in.is_some());
        here.extend(dated.into_iter().filter(|pointer| {
            let time = pointer.time.as_ref().map(|time| time.time);
            lead.is_some() || time.is_none_or(|time| !own.contains(&time))
        }));
        // "Received a call today from the President": the contact itself.
        here.retain(|pointer| !first || !pointer.is_today());
        here.retain(|pointer| !names_title(page, pointer, title));
        if let Some((_, contact)) = told_in {
            here.retain(|pointer| finder.stands_apart(pointer, contact));
        }
        here.retain(|pointer| pointer.words.start >= from);
        here.truncate(MOST);
        here.sort_by_key(|pointer| (pointer.words.start, std::cmp::Reverse(pointer.words.end)));
        add(page, here, &mut out);
    }
    out
}

/// The first expressions of time of a sentence, a weekday taken together with the day that follows it.
fn with_weekdays(page: &Page<'_>, told: &[TimeWords]) -> Vec<TimeWords> {
    let mut out: Vec<TimeWords> = Vec::new();
    for time in told.iter().take(TIMES) {
        let joined = out.last().and_then(|last| {
            let gap = last.words.end..time.words.start;
            let near = gap.is_empty() || gap.len() == 1 && page.is_any(gap.start, &[",", "the"]);
            last.joined(time).filter(|_| near)
        });
        match joined {
            Some(joined) => {
                out.pop();
                out.push(joined);
            }
            None => out.push(time.clone()),
        }
    }
    out
}

/// Whether undated talks go by a name of several words that the title has too: "the Senvik Strategic
/// Dialogue" in "Joint Statement on the Senvik Strategic Dialogue".
fn names_title(page: &Page<'_>, pointer: &Pointer, title: &str) -> bool {
    let words = || pointer.words.clone().filter(|word| page.is_capital(*word));
    let marked = pointer.words.clone().any(|word| page.in_list("parting_marks", word));
    let low = title.to_lowercase();
    pointer.kind == ReferenceKind::PriorContact
        && pointer.time.is_none()
        && !marked
        && words().count() >= 2
        && words().all(|word| low.contains(page.low(word)))
        && heads(page, &pointer.words).any(|word| low.contains(page.low(word)))
}

/// The days that a sentence names.
fn days(times: &[TimeWords]) -> Vec<Time> {
    times.iter().filter(|time| time.is_calendar_day()).map(|time| time.time).collect()
}

/// Adds those of a sentence; of two with the same beginning or end the longer one stays.
fn add(page: &Page<'_>, here: Vec<Pointer>, out: &mut Vec<Pointer>) {
    for mut pointer in here {
        // "Commitments under the March 3, 2031, Joint Statement": the day is that of the statement.
        if out.last().is_some_and(|last| ends_in_time_of(last, &pointer)) {
            out.pop();
        }
        let doubled = out.iter().rev().take(6).any(|other| {
            let apart = other.words.end <= pointer.words.start;
            let nested = other.words.start < pointer.words.start
                && pointer.kind == ReferenceKind::PriorContact
                && (other.kind == ReferenceKind::PriorUnderstanding
                    || other.kind == ReferenceKind::PriorDocument && pointer.time.is_some());
            !apart && !nested
        });
        if doubled || repeats(page, &pointer, out) {
            continue;
        }
        if pointer.time.is_none() && pointer.kind == ReferenceKind::PriorContact {
            pointer.again = named_before(page, &pointer, out);
        }
        let bare = pointer.time.is_none() && pointer.again.is_none();
        let talks =
            matches!(pointer.kind, ReferenceKind::PriorContact | ReferenceKind::FutureEvent);
        let again = talks && page.in_list("recalling", pointer.words.start);
        let marked = pointer.words.clone().any(|word| page.in_list("parting_marks", word));
        if !(bare && again && !marked) {
            out.push(pointer);
        }
    }
}

/// Whether a phrase about what was agreed ends in the time with which the name of a paper begins.
fn ends_in_time_of(last: &Pointer, next: &Pointer) -> bool {
    let agreed = last.kind == ReferenceKind::PriorUnderstanding;
    if !agreed || next.kind != ReferenceKind::PriorDocument {
        return false;
    }
    let (Some(one), Some(other)) = (&last.time, &next.time) else { return false };
    let within = other.words.start >= next.words.start && other.words.end < next.words.end;
    one.words == other.words
        && last.words.end == one.words.end
        && last.words.start < next.words.start
        && within
        && other.words.start <= next.words.start + 1
}

/// Whether one named before was pointed to in the same words, but for case and the article.
fn repeats(page: &Page<'_>, pointer: &Pointer, out: &[Pointer]) -> bool {
    fn plain<'p>(page: &'p Page<'_>, words: &Words) -> impl Iterator<Item = &'p str> {
        let words = words.start + usize::from(page.low(words.start) == "the")..words.end;
        words.map(|word| page.low(word))
    }
    let telling = |words: &Words| -> Vec<usize> {
        let names = |word: &usize| page.is_capital(*word) || page.tag(*word) == Tag::Num;
        words.clone().filter(names).collect()
    };
    let stands = |words: &Words, low: &str| words.clone().any(|word| page.low(word) == low);
    // "Trump's 28-point plan" after "the 28-point peace plan that Trump put forward".
    let mention = |other: &&Pointer| {
        let names = telling(&pointer.words);
        matches!(pointer.kind, ReferenceKind::PriorDocument | ReferenceKind::Event)
            && other.kind == pointer.kind
            && !names.is_empty()
            && names.iter().all(|word| stands(&other.words, page.low(*word)))
            && heads(page, &pointer.words).any(|word| stands(&other.words, page.low(word)))
    };
    let same = |other: &&Pointer| {
        other.kind == pointer.kind && plain(page, &other.words).eq(plain(page, &pointer.words))
    };
    // Only what was said last is looked through, so that a long text costs no more per reference.
    let talks = matches!(pointer.kind, ReferenceKind::PriorContact | ReferenceKind::FutureEvent);
    let plain_again = pointer.time.is_none() && !talks;
    plain_again && out.iter().rev().take(60).any(|other| same(&other) || mention(&other))
}

/// The words of a phrase that are heads of pointing phrases.
fn heads(page: &Page<'_>, words: &Words) -> impl Iterator<Item = usize> {
    words.clone().filter(|word| page.lexicon.references.at(page, *word).is_some()).take(4)
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
    /// All that points elsewhere but clauses that only a time makes do so.
    fn undated(&self) -> Vec<Pointer> {
        let mut here = self.heads();
        here.extend(self.events());
        here.extend(self.periods());
        here.extend(self.moments_ago());
        here.extend(self.verbs());
        here.extend(self.settled());
        here.extend(self.vague());
        here.extend(self.firsts());
        here.extend(self.last_times());
        here.extend(self.takings_of_office());
        here.extend(self.when_clauses());
        here.extend(self.years_since());
        here.extend(self.visits_to_come());
        here.extend(self.stretches_since());
        here.extend(self.said_before());
        here.extend(self.scheduled());
        here.extend(self.earlier());
        here.extend(self.called_ahead());
        here.extend(self.intervals_after());
        here.extend(self.congratulated());
        here.extend(self.invited());
        here.extend(self.margins());
        here.extend(self.named_days());
        here.extend(self.years_of());
        here.extend(self.led_by_time());
        here
    }

    /// Whether a sentence is a heading, or a line like one at the top.
    fn heads_the_text(&self, sentence: &Sentence, index: usize) -> bool {
        let page = self.page;
        let listed = page.blocks[sentence.block].kind == BlockKind::ListItem;
        let told_in_list = listed && self.is_told();
        let line = self.is_heading() && (index < HEADINGS || self.is_in_capitals());
        line || !page.in_paragraph(sentence) && !told_in_list
    }

    /// Whether something in the sentence that reports the contact is no part of it.
    fn stands_apart(&self, pointer: &Pointer, contact: &Words) -> bool {
        let own = pointer.words.start < contact.end && contact.start < pointer.words.end;
        let document = pointer.kind == ReferenceKind::PriorDocument;
        let margin =
            pointer.kind == ReferenceKind::Event && self.is_at_the_margin(pointer.words.start);
        if margin {
            return true;
        }
        let stands = document
            || self.is_back(pointer)
            || self.is_apart(pointer, contact)
            || self.is_marked_ahead(pointer);
        !own && stands && !self.is_told_again(pointer)
    }

    /// Whether "on the sidelines of" stands right before.
    fn is_at_the_margin(&self, start: usize) -> bool {
        let page = self.page;
        let floor = start.saturating_sub(4).max(self.sentence.start);
        let opens = |list: &str, at: usize| {
            page.listed(list, at).is_some_and(|length| at + length == start)
        };
        (floor..start).any(|at| opens("margins", at) || opens("gathering_openers", at))
    }

    /// "Discussed the ferries during a telephone conversation yesterday": the talks that the sentence reports, named
    /// once more.
    fn is_told_again(&self, pointer: &Pointer) -> bool {
        let (page, words) = (self.page, &pointer.words);
        let with = words.clone().any(|at| page.is_any(at, &["with", "between", "of", "from"]));
        let marked = words.clone().any(|at| page.in_list("parting_marks", at));
        let within = page.is_any(words.start.wrapping_sub(1), &["during", "in", "over", "by"]);
        pointer.kind == ReferenceKind::PriorContact
            && page.is_indefinite_article(words.start)
            && within
            && !with
            && !marked
    }
}
