//! Blocks of plain text.

use crate::blocks::{BlockKind, RawBlock, Surroundings, ends_sentence, trimmed};
use chancery_record::ByteSpan;

/// A line longer than this was not broken by hand, in characters.
const WIDEST_WRAP: usize = 240;
/// Lines shorter than this are not the full lines of a wrapped paragraph, in characters.
const NARROWEST_WRAP: usize = 50;
/// Longest line that is not running text although it ends no sentence, in characters.
const SHORT_LINE: usize = 120;
/// Of the first line of a text, in code points: a longer one that does not end as a sentence ends is a
/// paragraph.
const LONGEST_HEADLINE: usize = 240;

/// A line that is not blank: its text without outer white space, and its length in characters.
#[derive(Clone, Copy)]
struct Line {
    span: ByteSpan,
    chars: usize,
    /// A blank line stands before it.
    apart: bool,
}

/// Cuts a plain text into blocks.
///
/// Blank lines separate. Inside a group of lines, a line break separates too, unless the group
/// was wrapped at a width: then a break joins where the next word would not have fit on the line.
pub(crate) fn blocks(text: &str) -> Vec<RawBlock> {
    blocks_of(text, ByteSpan::new(0, text.len()))
}

/// The same for a part of a text.
pub(crate) fn blocks_of(text: &str, part: ByteSpan) -> Vec<RawBlock> {
    let lines = lines(text, part);
    let width = wrap_width(text, &lines);
    let ragged = is_ragged(text, &lines);
    let mut blocks: Vec<RawBlock> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let joins = at > 0
            && !line.apart
            && (width.is_some_and(|width| wraps(text, lines[at - 1], *line, width))
                || ragged && breaks_off(text, lines[at - 1], *line));
        match blocks.last_mut() {
            Some(last) if joins => last.span.end = line.span.end,
            _ => blocks.push(RawBlock {
                span: line.span,
                kind: BlockKind::Paragraph,
                around: Surroundings::default(),
            }),
        }
    }
    for (at, block) in blocks.iter_mut().enumerate() {
        block.kind = kind(words(text, block.span), at == 0);
        block.around.inked = block.span.len();
    }
    blocks
}

fn words(text: &str, span: ByteSpan) -> &str {
    text.get(span.range()).unwrap_or_default()
}

fn lines(text: &str, part: ByteSpan) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut start = part.range().start;
    let mut apart = false;
    for raw in words(text, part).split_inclusive(['\n', '\r', '\u{2028}', '\u{2029}', '\u{0C}']) {
        let end = start + raw.len();
        match trimmed(text, start, end) {
            Some(span) => {
                lines.push(Line { span, chars: words(text, span).chars().count(), apart });
                apart = false;
            }
            // The LF of a CR LF is no blank line.
            None => apart |= !(raw == "\n" && text[..start].ends_with('\r')),
        }
        start = end;
    }
    lines
}

/// The width at which the text was wrapped by hand, if it was: the longest line that could be a
/// full one, provided that breaks stand in the middle of sentences at that width.
fn wrap_width(text: &str, lines: &[Line]) -> Option<usize> {
    let inside = |at: usize| at + 1 < lines.len() && !lines[at + 1].apart;
    let mut widths: Vec<usize> = (0..lines.len())
        .filter(|&at| inside(at) && (NARROWEST_WRAP..=WIDEST_WRAP).contains(&lines[at].chars))
        .map(|at| lines[at].chars)
        .collect();
    let width = *widths.iter().max()?;
    widths.clear();
    let (mut wrapped, mut broken) = (0usize, 0usize);
    for at in (0..lines.len()).filter(|&at| inside(at)) {
        broken += 1;
        wrapped += usize::from(
            is_full(text, lines[at], lines[at + 1], width)
                && !ends_sentence(words(text, lines[at].span))
                && words(text, lines[at + 1].span).starts_with(char::is_lowercase),
        );
    }
    // In wrapped English about half of the breaks stand before a lower-case word.
    (wrapped >= 1 && wrapped * 4 >= broken).then_some(width)
}

/// Whether a text was broken where it pleased its writer, in the middle of sentences: lines that stop
/// short of an end are the rule, and at least two go on in small letters.
fn is_ragged(text: &str, lines: &[Line]) -> bool {
    let (mut breaks, mut off, mut small) = (0usize, 0usize, 0usize);
    for pair in lines.windows(2) {
        let [line, next] = pair else { continue };
        if next.apart || line.chars < NARROWEST_WRAP {
            continue;
        }
        breaks += 1;
        if breaks_off(text, *line, *next) {
            off += 1;
            small += usize::from(words(text, next.span).starts_with(char::is_lowercase));
        }
    }
    small >= 2 && off * 2 >= breaks
}

/// Whether a long line stops in the middle of a sentence that the next line goes on with.
fn breaks_off(text: &str, line: Line, next: Line) -> bool {
    line.chars >= NARROWEST_WRAP
        && line.chars <= WIDEST_WRAP
        && !ends_sentence(words(text, line.span))
        && !starts_item(words(text, next.span))
}

/// Whether the first word of the next line would not have fit on this line.
fn is_full(text: &str, line: Line, next: Line, width: usize) -> bool {
    let first = words(text, next.span).split_whitespace().next().unwrap_or_default();
    line.chars <= WIDEST_WRAP
        && line.chars >= NARROWEST_WRAP.min(width)
        && line.chars + 1 + first.chars().count() > width
}

fn wraps(text: &str, line: Line, next: Line, width: usize) -> bool {
    let next_words = words(text, next.span);
    if starts_item(next_words) {
        return false;
    }
    let mid_sentence = !ends_sentence(words(text, line.span));
    is_full(text, line, next, width)
        || (mid_sentence && next_words.starts_with(char::is_lowercase) && line.chars <= WIDEST_WRAP)
}

/// Whether a line starts with a bullet or a number, as items of lists do.
fn starts_item(line: &str) -> bool {
    let mut chars = line.chars();
    match chars.next() {
        Some('•' | '·' | '▪' | '●' | '◦' | '‣' | '○' | '■' | '➤' | '✓') => true,
        Some('-' | '–' | '—' | '*' | 'o') => chars.next().is_some_and(char::is_whitespace),
        Some(c) if c.is_ascii_digit() => {
            let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
            line.len() - rest.len() <= 2
                && rest.starts_with(['.', ')'])
                && rest[1..].starts_with(char::is_whitespace)
        }
        _ => false,
    }
}

fn kind(words: &str, first: bool) -> BlockKind {
    if starts_item(words) {
        return BlockKind::ListItem;
    }
    // Ministries write headlines of two lines and more.
    let longest = if first { LONGEST_HEADLINE } else { SHORT_LINE };
    let short = words.len() <= longest * 4 && words.chars().count() <= longest;
    if !short || ends_sentence(words) {
        BlockKind::Paragraph
    } else if first {
        BlockKind::Heading(1)
    } else {
        BlockKind::Line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        blocks(text).iter().map(|block| words(text, block.span)).collect()
    }

    #[test]
    fn one_paragraph_per_line_is_kept_apart() {
        let text = "The president of Arvenia received the prime minister of Tolmark on Monday in the capital.\n\
                    They spoke about the border and the bridge.\nThey agreed to meet again in the spring of next year.";
        assert_eq!(cut(text).len(), 3);
    }

    #[test]
    fn a_paragraph_wrapped_by_hand_stays_one() {
        let text = "The president of Arvenia received the prime minister of\n\
                    Tolmark on Monday in the capital, where they spoke about\n\
                    the bridge over the Ister. They agreed that work on it\n\
                    would start in May.\n\nThey did not take questions.";
        let cut = cut(text);
        assert_eq!(cut.len(), 2);
        assert!(cut[0].ends_with("in May."));
    }

    #[test]
    fn a_paragraph_broken_anywhere_stays_one() {
        let text = "President Venn of Arvenia underscored that the bridge over the Ister would\n\
                    stand for a hundred years, and received the prime minister of the neighbouring\n\
                    Tolmark on Monday in the capital, where they\nspoke.\n\nThey did not take questions.";
        let cut = cut(text);
        assert_eq!(cut.len(), 2, "{cut:?}");
        assert!(cut[0].ends_with("they\nspoke."));
    }

    #[test]
    fn menu_lines_are_lines() {
        let text =
            "Home\r\nNews\r\n\r\nThe envoy of Tolmark arrived.\r\n- first point\r\n2. second point";
        let kinds: Vec<_> = blocks(text).iter().map(|block| block.kind).collect();
        assert_eq!(
            kinds,
            [
                BlockKind::Heading(1),
                BlockKind::Line,
                BlockKind::Paragraph,
                BlockKind::ListItem,
                BlockKind::ListItem
            ]
        );
    }
}
