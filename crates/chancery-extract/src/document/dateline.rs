//! The line of place and date before a text, and a date that stands alone above it.

use chancery_record::{ByteSpan, Partial, Quote};
use chancery_syntax::Tag;
use chancery_text::BlockKind;

use crate::dates::{Time, TimeWords, Times};
use crate::page::{Page, Paragraph, Words};

/// Where and when a text says that it was written.
#[derive(Debug, Clone)]
pub(crate) struct Dateline {
    /// The line as it stands before the running text, as in "TARNHAVEN, 3 March (AGY) -".
    pub(crate) quote: Option<Quote>,
    /// One past its last token; zero where it is a line of its own.
    pub(crate) end: usize,
    /// Its day, or what it tells of it.
    pub(crate) day: Option<TimeWords>,
    /// The zone of its place.
    pub(crate) zone: Option<String>,
}

impl Dateline {
    /// Its date, as far as it is told.
    pub(crate) fn partial(&self) -> Option<Partial> {
        match self.day.as_ref()?.time {
            Time::Calendar(date) => Some(date),
            _ => None,
        }
    }

    /// The weekday that it gives in the place of a date, Monday 1: "HARBOUR, Wednesday —".
    pub(crate) fn weekday(&self) -> Option<i8> {
        match self.day.as_ref()?.time {
            Time::Weekday(day, _) => Some(day),
            _ => None,
        }
    }
}

/// How many blocks from the beginning are looked at.
const HEAD: usize = 8;
/// The most words of a line that tells place and date alone.
const SHORT: usize = 14;

/// The dateline of a page.
pub(crate) fn find(page: &Page<'_>, times: &Times) -> Option<Dateline> {
    let paragraph = before_text(page, times);
    let told = paragraph.as_ref().is_some_and(|line| line.day.is_some());
    let line = if told { None } else { alone(page, times) };
    match (paragraph, line) {
        (Some(paragraph), Some(line)) => Some(Dateline { day: line.day, ..paragraph }),
        (paragraph, line) => paragraph.or(line),
    }
}

/// The dateline at the beginning of one of the first paragraphs: a place in capitals, or a place with a
/// date, before a dash or, behind a date, a colon.
fn before_text(page: &Page<'_>, times: &Times) -> Option<Dateline> {
    const PARAGRAPHS: usize = 4;
    let head = page.blocks.iter().take(HEAD);
    let mut paragraphs = head.filter(|block| block.kind == BlockKind::Paragraph).take(PARAGRAPHS);
    paragraphs.find_map(|block| before_paragraph(page, times, block))
}

fn before_paragraph(page: &Page<'_>, times: &Times, block: &Paragraph) -> Option<Dateline> {
    let text = page.reading.slice(block.span);
    let head: String = text.chars().take(80).collect();
    let dashes = [" — ", " – ", " - ", " -- ", "— ", ") —", ")--", "—", ": "];
    let dash = dashes.iter().filter_map(|dash| head.find(dash)).min()?;
    let line = head.get(..dash)?;
    let rest = text.get(dash..)?;
    let line = if rest.starts_with(')') { head.get(..=dash)? } else { line };
    // "(Harbour Wire) LARKMOOR, March 3 (Agency) –": through whom it came stands before the place.
    let inner = line.strip_prefix('(').and_then(|rest| rest.split_once(") "));
    let place = inner.map_or(line, |(_, rest)| rest).split([',', '(']).next()?.trim();
    // "On March 12, 2031, Deputy Prime Minister – Minister of Trade Venn met …" is a sentence.
    if page.tag(first_token(page, block)) == Tag::Adp {
        return None;
    }
    let letters = || place.chars().filter(|c| c.is_alphabetic());
    let start = block.span.start as usize;
    let bytes = ByteSpan::new(start, start + line.len());
    let words = tokens_of(page, bytes);
    let within = times.within(&words);
    let day = within.iter().find(|time| time.is_calendar_day());
    let shouted = letters().count() > 2 && letters().all(char::is_uppercase);
    let dated = day.is_some()
        && words.len() <= SHORT
        && words.start + 4 > first_token(page, block)
        && page.is_capital(words.start);
    let colon = rest.starts_with(':');
    // "March 3, 2031: the President opens the harbour" is an entry of a list, not where a text was written.
    let place_first = day.is_some_and(|day| day.words.start > words.start)
        && crate::dates::english::weekday(page.low(words.start)).is_none();
    let day = day.or_else(|| within.iter().find(|time| matches!(time.time, Time::Weekday(..))));
    (shouted && !colon || dated && (!colon || place_first && line.contains(','))).then(|| {
        Dateline {
            quote: Some(page.quote_bytes(bytes)),
            end: words.end,
            zone: zone(page, &words),
            day: day.cloned(),
        }
    })
}

/// Where a reporter's sentence begins behind a place in capitals: "HARBOUR, Kestrel (Agency) - ".
pub(crate) fn behind(page: &Page<'_>, words: &Words) -> usize {
    const LINE: usize = 14;
    let first = page.raw(words.start);
    let shouted = first.len() > 2 && first.chars().all(char::is_uppercase);
    if !shouted {
        return words.start;
    }
    let stop = words.end.min(words.start + LINE);
    let dash = (words.start + 1..stop)
        .find(|at| matches!(page.low(*at), "-" | "–" | "—" | "--" | ":"))
        .filter(|at| at + 2 < words.end);
    let Some(dash) = dash else { return words.start };
    let plain = (words.start..dash)
        .all(|at| !page.is_word(at) || page.is_capital(at) || page.tag(at) == Tag::Num);
    if plain { dash + 1 } else { words.start }
}

fn first_token(page: &Page<'_>, block: &Paragraph) -> usize {
    page.sentences.get(block.sentences.start).map_or(0, |sentence| sentence.words.start)
}

/// A line near the beginning that holds a whole date and little else: "Brennholt, 3 March 2031".
fn alone(page: &Page<'_>, times: &Times) -> Option<Dateline> {
    page.blocks.iter().take(HEAD).find_map(|block| {
        let words = tokens_of(page, block.span);
        let day = times.within(&words).iter().find(|time| {
            matches!(time.time, Time::Calendar(date) if date.year.is_some() && date.day.is_some())
        })?;
        let rest = words.clone().filter(|word| {
            page.is_word(*word) && !day.words.contains(word) && !is_setting(page, *word)
        });
        (words.len() <= SHORT && rest.count() <= 2).then(|| Dateline {
            quote: None,
            end: 0,
            day: Some(day.clone()),
            zone: zone(page, &words),
        })
    })
}

/// Words that stand beside a date of publication: places, weekdays, times, "for immediate release".
fn is_setting(page: &Page<'_>, word: usize) -> bool {
    page.in_list("dateline_words", word)
        || page.lexicon.name_at(page, word).is_some()
        || page.lexicon.places.at(page, word).is_some()
        || crate::dates::english::weekday(page.low(word)).is_some()
        || page.raw(word).starts_with(|c: char| c.is_ascii_digit())
}

fn zone(page: &Page<'_>, words: &Words) -> Option<String> {
    words.clone().find_map(|word| page.lexicon.zone_at(page, word)).map(str::to_owned)
}

fn tokens_of(page: &Page<'_>, bytes: ByteSpan) -> Words {
    let tokens = &page.syntax.tokens;
    let from = tokens.partition_point(|token| token.span.start < bytes.start);
    let to = tokens.partition_point(|token| token.span.end <= bytes.end);
    from..to.max(from)
}
