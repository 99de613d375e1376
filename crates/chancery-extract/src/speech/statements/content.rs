//! The edges of a content: what belongs to it and what only surrounds it.

use chancery_syntax::{Tag, TokenKind};

use super::Source;
use crate::page::{Page, Words};

/// "Thus sending …": the reciter's own conclusion begins here.
pub(super) fn page_concludes(page: &Page<'_>, words: &Words) -> bool {
    page.in_list("concluding", words.start)
}

/// Without the quotation marks at both ends.
pub(super) fn unquoted(page: &Page<'_>, mut words: Words) -> Words {
    const MARKS: [&str; 8] = ["“", "”", "\"", "«", "»", "‘", "„", "''"];
    while words.len() > 1 && MARKS.contains(&page.raw(words.start)) {
        words.start += 1;
    }
    // `…”.`: the stop behind the mark is the reporter's.
    if words.len() > 2 && page.low(words.end - 1) == "." && MARKS.contains(&page.raw(words.end - 2))
    {
        words.end -= 2;
    }
    while words.len() > 1
        && (MARKS.contains(&page.raw(words.end - 1)) || page.low(words.end - 1) == ",")
    {
        words.end -= 1;
    }
    words
}

/// How an item is set off from the others of its list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Numbering {
    /// "3.", "3)"
    Number,
    /// "(a)"
    Bracketed,
    /// "-", "•"
    Bullet,
}

/// The numbering that a sentence begins with.
pub(super) fn numbering(page: &Page<'_>, words: &Words) -> Option<Numbering> {
    let start = words.start;
    let number =
        page.kind(start) == chancery_syntax::TokenKind::Number && page.raw(start).len() < 3;
    if number && page.is_any(start + 1, &[".", ")"]) {
        Some(Numbering::Number)
    } else if page.low(start) == "(" && page.low(start + 2) == ")" && page.raw(start + 1).len() < 4
    {
        Some(Numbering::Bracketed)
    } else if page.is_any(start, &["-", "•", "–", "*", "·", "▪"]) {
        Some(Numbering::Bullet)
    } else {
        None
    }
}

/// Words without their "3.", "(a)", "-" or "•".
pub(super) fn without_numbering(page: &Page<'_>, words: &Words) -> Words {
    let step = match numbering(page, words) {
        Some(Numbering::Number) => 2,
        Some(Numbering::Bracketed) => 3,
        Some(Numbering::Bullet) if !is_minus(page, words.start) => 1,
        _ => 0,
    };
    let start = words.start + step;
    if start < words.end { start..words.end } else { words.clone() }
}

/// Behind "I would like to say once more:".
fn after_preface(page: &Page<'_>, words: &Words) -> usize {
    if let Some(that) = after_own_verb(page, words) {
        return that;
    }
    let stop = words.end.min(words.start + 14);
    let colon = (words.start..stop).find(|word| page.low(*word) == ":");
    let Some(colon) = colon.filter(|colon| colon + 2 < words.end) else { return words.start };
    let head = words.start..colon;
    let own = head.clone().any(|word| page.is_i_or_we(word));
    let says = head.clone().any(|word| page.lexicon.verbs.at(page, word).is_some());
    if own && says { colon + 1 } else { words.start }
}

/// Without the occasion on which it was said: "…, in a telephone call with the minister".
pub(super) fn without_occasion(page: &Page<'_>, words: Words) -> Words {
    const REACH: usize = 32;
    let floor = words.start.max(words.end.saturating_sub(REACH)) + 3;
    let opens =
        |comma: &usize| page.low(*comma) == "," && page.is_any(comma + 1, &["in", "during", "at"]);
    let comma = (floor..words.end).rev().find(opens);
    let named = |comma: &usize| {
        let inside = |at: &usize| {
            matches!(page.tag(*at), Tag::Det | Tag::Adj | Tag::Noun | Tag::Num | Tag::Pron)
                && *at < words.end
        };
        (comma + 2..comma + 8).take_while(inside).any(|at| page.in_list("occasions", at))
    };
    let spoken = |comma: &usize| (*comma..words.end).any(|at| page.is_finite_verb(at));
    match comma.filter(named) {
        Some(comma) if !spoken(&comma) => words.start..comma,
        _ => words,
    }
}

/// The words of a piece behind "I must say that", or all of them.
pub(super) fn behind_preface(page: &Page<'_>, words: &Words) -> Words {
    after_own_verb(page, words).unwrap_or(words.start)..words.end
}

/// Behind "I would like to note that".
fn after_own_verb(page: &Page<'_>, words: &Words) -> Option<usize> {
    let head = words.start..words.end.min(words.start + 10);
    let i = head.clone().take(4).find(|at| page.raw(*at) == "I")?;
    let modal = page.is_any(i + 1, &["would", "must", "should", "can", "will"])
        || page.in_list("wishing_to_say", i + 1);
    let that = (i + 2..head.end).find(|at| page.low(*at) == "that").filter(|_| modal)?;
    let says = page.lexicon.verbs.at(page, that - 1).is_some();
    (says && that + 2 < words.end).then_some(that + 1)
}

/// Behind "in a press declaration" before a clause: where it was said, and not what.
fn after_carrier(page: &Page<'_>, words: &Words) -> usize {
    let start = words.start;
    let opened = page.low(start) == "in" && page.is_any(start + 1, &["a", "an", "his", "her"]);
    let stop = words.end.min(start + 6);
    let noun = (start + 2..stop).find(|word| page.in_list("carriers", *word));
    let clause = noun.filter(|noun| {
        page.is_any(noun + 1, &["that", "what", "how", "whether", "why"]) && noun + 2 < words.end
    });
    clause.filter(|_| opened).map_or(start, |noun| noun + 1)
}

/// Behind the day on which it was said: "agreed on | Friday to".
fn after_day(page: &Page<'_>, words: &Words) -> usize {
    let start = words.start;
    let day = crate::dates::english::weekday(page.low(start)).is_some()
        || page.in_list("days_of_saying", start);
    let more = start + 3 < words.end;
    const SUBJECTS: [&str; 9] = ["his", "her", "its", "their", "he", "she", "it", "they", "the"];
    match page.low(start + 1) {
        "to" | "that" if day && more => start + 2,
        word if day && more && SUBJECTS.contains(&word) => start + 1,
        _ => start,
    }
}

/// The chain of those who go on to speak without being named again.
pub(super) fn unmentioned(chain: &[Source]) -> Vec<Source> {
    chain.iter().map(|(actor, _)| (*actor, None)).collect()
}

/// Whether a text ends as a sentence ends, closing marks aside.
pub(super) fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['”', '"', '’', ')', ' ']).ends_with(['.', '!', '?', ':'])
}

/// Whether a sentence is a line around the text: a frame, a signature, a place, a time of day.
pub(super) fn is_frame(page: &Page<'_>, words: &Words) -> bool {
    let count = words.clone().filter(|word| page.is_word(*word)).count();
    let verb = words.clone().any(|word| page.is_finite_verb(word));
    let slice = page.bytes(words).of(page.text);
    // "Brennholt, Valdoria, November 08, 2031."
    let dated = words.clone().any(|at| crate::dates::english::month(page.low(at)).is_some())
        && words.clone().all(|at| {
            !page.is_word(at) || page.is_capital(at) || page.kind(at) == TokenKind::Number
        });
    // "To view the records (click here)": how to come by a file.
    let link = page.low(words.start) == "to" && page.in_list("link_verbs", words.start + 1);
    count <= 12 && (!verb || link) && (dated || link || !ends_sentence(slice))
        || !verb
            && page
                .find_listed("text_frames", words)
                .is_some_and(|frame| count <= 8 || count <= 16 && frame.start == words.start)
}

/// Whether a stretch says anything: two words at least, one of them a noun, verb or adjective.
pub(super) fn has_substance(page: &Page<'_>, words: &Words) -> bool {
    let counted = words.clone().filter(|word| page.is_word(*word)).count();
    let adverbial = counted < 3 && page.tag(words.start) == Tag::Adp;
    counted >= 2
        && !adverbial
        && !points_back(page, words)
        && words.clone().any(|word| {
            matches!(
                page.tag(word),
                Tag::Noun | Tag::Propn | Tag::Verb | Tag::Adj | Tag::X | Tag::Pron
            )
        })
}

/// "said | this during a visit to the docks": what was said stands before, and here only when or where.
pub(super) fn points_back(page: &Page<'_>, words: &Words) -> bool {
    matches!(page.raw(words.start), "this" | "so" | "it")
        && page.in_list("when_it_was_said", words.start + 1)
}

/// Behind pictures that open a paragraph of a post ("❗️ You know …").
fn after_pictures(page: &Page<'_>, words: &Words) -> usize {
    let picture = |at: &usize| {
        let first = page.raw(*at).chars().next();
        first.is_some_and(|c| ('\u{2190}'..='\u{2BFF}').contains(&c) || c >= '\u{FE00}')
    };
    words.clone().find(|at| !picture(at)).unwrap_or(words.start)
}

/// Without numbering, joiners and commas at its ends, and without a preface of the speaker's own
/// ("I want to say once more:"); a full stop at the end stays.
pub(super) fn trim(page: &Page<'_>, mut words: Words) -> Words {
    words.start = after_pictures(page, &words);
    words = without_numbering(page, &words);
    words.start = after_preface(page, &words);
    words.start = after_carrier(page, &words);
    words.start = after_day(page, &words);
    while words.start < words.end
        && page.is_any(words.start, &[",", ":", ";", "and", "but", "–", "—", "-"])
        && !is_minus(page, words.start)
    {
        words.start += 1;
    }
    while words.start < words.end && page.is_any(words.end - 1, &[",", ";", ":", "and", "–", "—"])
    {
        words.end -= 1;
    }
    words
}

/// "-2 percent": a dash that stands right before a number belongs to it.
fn is_minus(page: &Page<'_>, at: usize) -> bool {
    let joined = page.bytes(&(at..at + 1)).end == page.bytes(&(at + 1..at + 2)).start;
    page.is_dash(at) && page.kind(at + 1) == TokenKind::Number && joined
}
