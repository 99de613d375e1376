//! Which lines of a web page are page furniture and which are what it says.

use std::ops::Range;

use anyhow::{Result, bail};
use serde::Deserialize;

use super::figures::{Figures, Measure, Prf};

/// A page as lines of text, each marked as content or not.
#[derive(Debug, Deserialize)]
pub(crate) struct Page {
    pub(crate) lines: Vec<Line>,
}

/// A page as somebody pasted it, with its empty lines, and what each stretch of it is.
#[derive(Debug)]
pub(crate) struct Pasted {
    pub(crate) text: String,
    /// Stretches in bytes, and whether each is content.
    pub(crate) told: Vec<(Range<usize>, bool)>,
}

impl Pasted {
    /// Reads a page whose lines begin with `= ` (content), `- ` (furniture) or `? ` (either, not scored).
    ///
    /// # Errors
    /// A line with another beginning.
    pub(crate) fn parsed(marked: &str) -> Result<Self> {
        let mut page = Self { text: String::new(), told: Vec::new() };
        for (at, line) in marked.lines().enumerate().map(|(at, line)| (at + 1, line)) {
            let start = page.text.len();
            let (mark, words) = if line.is_empty() { ("? ", "") } else { line.split_at(2) };
            page.text.push_str(words);
            match mark {
                "= " | "- " => page.told.push((start..page.text.len(), mark == "= ")),
                "? " => {}
                _ => bail!("line {at} begins with none of the marks `= `, `- ` and `? `"),
            }
            page.text.push('\n');
        }
        Ok(page)
    }
}

/// Scores flagged stretches of pasted pages by their characters, white space aside, and their lines.
pub(crate) fn score_pasted<'a>(
    pages: impl Iterator<Item = (&'a Pasted, Vec<Range<usize>>)>,
) -> Figures {
    let (mut characters, mut lines) = (Prf::default(), Prf::default());
    for (page, flagged) in pages {
        for (line, content) in &page.told {
            let ink = |range: Range<usize>| {
                let words = page.text.get(range).unwrap_or_default();
                words.chars().filter(|c| !c.is_whitespace()).count()
            };
            let inside =
                |range: &Range<usize>| ink(line.start.max(range.start)..line.end.min(range.end));
            let (all, said) = (ink(line.clone()), flagged.iter().map(inside).sum::<usize>());
            let gold = |many: usize| if *content { 0 } else { many };
            characters += Prf::new(gold(said), said, gold(all));
            let flagged = usize::from(2 * said > all);
            lines += Prf::new(gold(flagged), flagged, gold(1));
        }
    }
    Figures(vec![
        ("furniture_lines", Measure::Prf(lines)),
        ("furniture_lines.precision", Measure::Value(Some(lines.precision()))),
        ("furniture_lines.recall", Measure::Value(Some(lines.recall()))),
        ("characters.precision", Measure::Value(Some(characters.precision()))),
        ("characters.recall", Measure::Value(Some(characters.recall()))),
    ])
}

/// A line of a page.
#[derive(Debug, Deserialize)]
pub(crate) struct Line {
    pub(crate) text: String,
    pub(crate) content: bool,
}

/// Bytes of a line from which on it is taken for sentences.
const SENTENCES: usize = 120;
/// Of so many pages one is only scored, never learned from.
const PARTS: usize = 4;

/// Whether the page at this place of its file is only scored.
pub(crate) fn is_held_out(at: usize) -> bool {
    at % PARTS == PARTS - 1
}

impl Page {
    /// Whether the page's content is running text rather than a list of goods or links.
    pub(crate) fn is_told(&self) -> bool {
        let told = |line: &&Line| line.content && line.text.len() >= SENTENCES;
        let content = self.lines.iter().filter(|line| line.content).map(|line| line.text.len());
        let told: usize = self.lines.iter().filter(told).map(|line| line.text.len()).sum();
        told >= 8 * SENTENCES && told * 4 >= content.sum::<usize>() * 3
    }

    /// The page as one plain text, a line a paragraph, as the pages of a case come.
    pub(crate) fn text(&self) -> String {
        let lines: Vec<&str> = self.lines.iter().map(|line| line.text.as_str()).collect();
        lines.join("\n\n")
    }
}

/// Scores flagged stretches of the pages' [texts](Page::text), in bytes: `content` is what is left
/// after the flagged lines, `furniture` the flagged lines themselves. A line is flagged when more
/// than half of it is.
pub(crate) fn score<'a>(pages: impl Iterator<Item = (&'a Page, Vec<Range<usize>>)>) -> Figures {
    let (mut content, mut furniture) = (Prf::default(), Prf::default());
    for (page, flagged) in pages {
        let mut start = 0;
        for line in &page.lines {
            let end = start + line.text.len();
            let inside =
                |range: &Range<usize>| end.min(range.end).saturating_sub(start.max(range.start));
            let said = 2 * flagged.iter().map(inside).sum::<usize>() > line.text.len();
            let one = |said: bool, gold: bool| {
                Prf::new(usize::from(said && gold), usize::from(said), usize::from(gold))
            };
            content += one(!said, line.content);
            furniture += one(said, !line.content);
            start = end + 2;
        }
    }
    Figures(vec![
        ("content_lines", Measure::Prf(content)),
        ("furniture_lines", Measure::Prf(furniture)),
        ("furniture_lines.precision", Measure::Value(Some(furniture.precision()))),
        ("furniture_lines.recall", Measure::Value(Some(furniture.recall()))),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_flagged_when_more_than_half_of_it_is() {
        let line = |text: &str, content| Line { text: text.to_owned(), content };
        let lines = vec![line("Menu", false), line("Venn met Okrent.", true), line("Share", false)];
        let page = Page { lines };
        let figures = score([(&page, vec![0..4, 6..12, 24..25])].into_iter());
        assert_eq!(figures.get("furniture_lines"), Some(Measure::Prf(Prf::new(1, 1, 2))));
        assert_eq!(figures.get("content_lines"), Some(Measure::Prf(Prf::new(1, 2, 1))));
    }

    #[test]
    fn a_pasted_page_is_scored_by_characters_too() {
        let page = Pasted::parsed("- Menu\n\n= Venn met Okrent.\n? 4 May\n").expect("marks");
        assert_eq!(page.text, "Menu\n\nVenn met Okrent.\n4 May\n");
        let figures = score_pasted([(&page, vec![0..4, 6..10, 23..28])].into_iter());
        assert_eq!(figures.get("characters.precision"), Some(Measure::Value(Some(0.5))));
        assert_eq!(figures.get("furniture_lines"), Some(Measure::Prf(Prf::new(1, 1, 1))));
        assert!(Pasted::parsed("Menu").is_err());
    }
}
