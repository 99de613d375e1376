//! What a document points to outside the contact it reports.

use chancery_record::ReferenceKind;
use chancery_syntax::Tag;

use crate::dates::{self, TimeWords};
use crate::page::{Page, Words};

/// A reference before it is written to the record.
pub(crate) struct Pointer {
    pub(crate) kind: ReferenceKind,
    pub(crate) words: Words,
    pub(crate) time: Option<TimeWords>,
}

/// The references of the body outside the sentences that report the contact itself.
pub(crate) fn find(page: &Page<'_>, lead: &[usize]) -> Vec<Pointer> {
    let mut out: Vec<Pointer> = Vec::new();
    for (index, sentence) in page.sentences.iter().enumerate() {
        if lead.contains(&index) {
            continue;
        }
        let times = dates::find(page, &sentence.words);
        let mut at = sentence.words.start;
        while at < sentence.words.end {
            let Some((length, kind)) = page.lexicon.references.at(page, at) else {
                at += 1;
                continue;
            };
            let head = at..at + length;
            at += length;
            if let Some(pointer) = pointer(page, &sentence.words, &head, kind, &times)
                && out.last().is_none_or(|last| last.words.end <= pointer.words.start)
            {
                out.push(pointer);
            }
        }
    }
    out
}

/// The phrase around a head word, where something shows that it points elsewhere: a date, an
/// ordinal or "previous", or who reached or issued it.
fn pointer(
    page: &Page<'_>,
    sentence: &Words,
    head: &Words,
    kind: u8,
    times: &[TimeWords],
) -> Option<Pointer> {
    let start = phrase_start(page, sentence, head.start);
    let time = times.iter().find(|time| {
        time.words.start >= head.end && time.words.start <= head.end + 6
            || time.words.start >= start && time.words.end <= head.start
    });
    let determined = page
        .is_any(start, &["the", "his", "her", "their", "our", "its", "this", "that", "president"])
        || page.is_capital(start);
    let before = (start..head.start).any(|word| {
        page.is_any(
            word,
            &[
                "previous",
                "last",
                "earlier",
                "first",
                "recent",
                "new",
                "important",
                "upcoming",
                "next",
                "past",
                "joint",
            ],
        )
    });
    let named = (start..head.end).any(|word| page.is_capital(word) && word > sentence.start);
    let reached = page.is_any(head.end, &["reached", "between", "of", "made", "signed", "issued"]);
    let kind = match kind {
        0 if time.is_some() && (determined || before) => ReferenceKind::PriorContact,
        0 if page.is_any(head.end, &["between"]) && determined => ReferenceKind::PriorContact,
        1 if determined && (reached || before || named) => ReferenceKind::PriorUnderstanding,
        2 if possessed(page, start, head.start) => ReferenceKind::PriorStatement,
        3 if named || before => ReferenceKind::PriorDocument,
        4 if time.is_some() || named || before => ReferenceKind::Event,
        5 => ReferenceKind::FutureEvent,
        6 if page.is_any(start, &["the", "over", "past"]) && before => ReferenceKind::Period,
        _ => return None,
    };
    let kind = if time.is_some_and(|time| is_coming(page, time)) {
        ReferenceKind::FutureEvent
    } else {
        kind
    };
    let mut end = phrase_end(page, sentence, head.end);
    if let Some(time) = time.filter(|time| time.words.start >= head.end) {
        end = end.max(time.words.end);
    }
    Some(Pointer { kind, words: start..end, time: time.cloned() })
}

/// "later this year", "next month", "tomorrow".
fn is_coming(page: &Page<'_>, time: &TimeWords) -> bool {
    let later = time.words.clone().any(|word| page.is_any(word, &["later", "next", "tomorrow"]))
        || page.is_any(time.words.start.wrapping_sub(1), &["later"]);
    later || matches!(time.time, dates::Time::Offset(days) if days > 0)
}

fn possessed(page: &Page<'_>, start: usize, head: usize) -> bool {
    (start..head).any(|word| page.is_any(word, &["'s", "'"]))
}

/// Back over the words of a noun phrase.
fn phrase_start(page: &Page<'_>, sentence: &Words, head: usize) -> usize {
    let mut start = head;
    while start > sentence.start && head - start < 8 {
        let word = start - 1;
        let inside = matches!(
            page.tag(word),
            Tag::Adj | Tag::Noun | Tag::Propn | Tag::Det | Tag::Num | Tag::Part | Tag::Pron
        ) || page.is_any(word, &["'s", "'", "“", "”"]);
        if !inside || page.is_any(word, &["that", "to", "it", "we", "they", "this"]) {
            break;
        }
        start = word;
        if page.is_any(word, &["the", "a", "an", "his", "their", "our", "her", "its"]) {
            break;
        }
    }
    while start < head && page.is_any(start, &["“", "”", "'s", "'"]) {
        start += 1;
    }
    start
}

/// Over "reached by …", "between …", "of …" to the end of the phrase.
fn phrase_end(page: &Page<'_>, sentence: &Words, end: usize) -> usize {
    if !page.is_any(end, &["between", "of", "reached", "with", "with"]) {
        return end;
    }
    let stop = sentence.end.min(end + 14);
    let mut at = end + 1;
    while at < stop {
        let verb = matches!(page.tag(at), Tag::Verb | Tag::Aux | Tag::Sconj);
        if verb
            || page.is_any(at, &[",", ".", ";", "during", "in", "on", "and"])
                && !page.is_capital(at + 1)
        {
            break;
        }
        at += 1;
    }
    at
}
