//! The fields of a file that a program gathered: above the text between two rules ("front matter", as
//! Jekyll has it) or as a run of lines, and below it as notes on when and from where it was fetched.

use super::features::Features;
use super::lexicon::Words;
use super::rules::{Marks, add};
use super::{Furniture, FurnitureReason as Reason};
use std::ops::Range;

/// Bytes of a text in which its fields end.
const LONGEST: usize = 16_384;
/// Lines of the fewest fields.
const FEWEST: usize = 2;
/// Words and bytes of the longest name of a field.
const NAME_WORDS: usize = 3;
const NAME: usize = 28;
/// Blocks of the longest notes below a text.
const NOTES: usize = 8;

/// Marks the fields above a text and below it. Those that tell who gave the text out and when are read
/// as a masthead is.
pub(super) fn mark(text: &str, blocks: &[Features], marks: &mut Marks) {
    let above = between_rules(text).map_or_else(
        || run_above(text, blocks),
        |end| 0..blocks.iter().take_while(|block| block.span.range().end <= end).count(),
    );
    let below = notes(text, blocks);
    for at in above.chain(below) {
        let masthead = blocks[at].found.masthead || blocks[at].day.stamped;
        let reason = if masthead { Reason::Masthead } else { Reason::FileFields };
        add(marks, at, Furniture::sure(reason));
    }
}

/// Where the fields between two rules end, if the text begins with them.
pub(crate) fn between_rules(text: &str) -> Option<usize> {
    let start = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
    let mut at = text.len() - start.len();
    let (mut rule, mut fields, mut others) = (None, 0, 0);
    for raw in start.split_inclusive('\n') {
        let line = raw.trim();
        at += raw.len();
        match rule {
            None if matches!(line, "---" | "+++") => rule = Some(line),
            None => return None,
            Some(rule) if line == rule => {
                return (fields >= FEWEST && fields >= others).then_some(at);
            }
            // Items of a list and further lines of a field stand in from the margin.
            _ if line.is_empty() || raw.starts_with([' ', '\t', '-']) => {}
            _ if name(line, &[':', '=']).is_some() => fields += 1,
            _ => others += 1,
        }
        if at > LONGEST {
            return None;
        }
    }
    None
}

/// A run of fields that a text begins with, one of which only a gathered file has.
fn run_above(text: &str, blocks: &[Features]) -> Range<usize> {
    let of = |at: usize| text.get(blocks[at].span.range()).unwrap_or_default();
    let fields = (0..blocks.len()).take_while(|&at| blocks[at].is_short() && is_field(of(at)));
    let fields = fields.count();
    let gathered = (0..fields).any(|at| is_of_files(of(at)));
    if fields >= FEWEST && gathered { 0..fields } else { 0..0 }
}

/// The notes below a text: fields behind a rule, one of which only a gathered file has.
fn notes(text: &str, blocks: &[Features]) -> Range<usize> {
    let end = blocks.len();
    let of = |at: usize| text.get(blocks[at].span.range()).unwrap_or_default();
    let from = (0..end).rev().take(NOTES).take_while(|&at| is_field(of(at))).last();
    let Some(from) = from else { return end..end };
    let rule = from
        .checked_sub(1)
        .filter(|&at| of(at).chars().all(|c| matches!(c, '-' | '*' | '_' | '=')));
    let gathered = (from..end).any(|at| is_of_files(of(at)));
    match rule {
        Some(rule) if gathered && rule > 0 => rule..end,
        _ => end..end,
    }
}

fn is_field(line: &str) -> bool {
    name(line, &[':']).is_some()
}

/// Whether a field is one that only a gathered file has.
fn is_of_files(line: &str) -> bool {
    name(line, &[':']).is_some_and(|name| {
        let mut words = Words::default();
        words.read(name);
        words.are_a_field_of_files()
    })
}

/// The name of the field in a line, which may be set in italics.
fn name<'a>(line: &'a str, signs: &[char]) -> Option<&'a str> {
    let (name, _) = line.trim_start_matches(['*', '_', '-', ' ']).split_once(signs)?;
    let name = name.trim_matches(['*', '_', '"', ' ']);
    let letters = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | ' ');
    let named = name.starts_with(char::is_alphabetic) && name.chars().all(letters);
    (named && name.len() <= NAME && name.split_whitespace().count() <= NAME_WORDS).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_end_at_the_second_rule() {
        let fields = "---\nid: 7\ntags:\n  - harbour\ntitle: \"Venn: no step back\"\n---\n";
        assert_eq!(between_rules(&format!("{fields}\nVenn met Okoro.")), Some(fields.len()));
        for other in [
            "---\nVenn met Okoro in Brennholt.\nThey spoke.\n---\nThey met.",
            "---\nid: 7\ntitle: Venn\nno end",
            "id: 7\n---\ntitle: Venn\n---\n",
        ] {
            assert_eq!(between_rules(other), None, "{other}");
        }
    }

    #[test]
    fn names_of_fields() {
        assert!(is_of_files("*Crawled at: 2031-05-07 02:11:09*") && is_of_files("source_url: x"));
        assert!(is_field("title: Venn") && !is_of_files("title: Venn"));
        assert!(!is_field("President Orla Venn of Arvenia said: no") && !is_field("9:30"));
    }
}
