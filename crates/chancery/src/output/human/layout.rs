//! Lines of a given width: headings, named fields, paragraphs.

use std::borrow::Cow;

use anstyle::Style;
use textwrap::{Options, WordSplitter};
use unicode_width::UnicodeWidthStr;

use crate::terminal::{FAINT, STRONG, styled};

/// Where the values of named fields begin.
const LABEL: usize = 16;

/// Text that is being set.
pub(crate) struct Sheet {
    pub(crate) width: usize,
    text: String,
    /// Whether a line was ever set, and whether the last one is empty.
    begun: bool,
    blank: bool,
}

impl Sheet {
    /// An empty sheet so many columns wide.
    pub(crate) fn new(width: usize) -> Self {
        Self { width, text: String::new(), begun: false, blank: false }
    }

    /// What was set since this was last asked.
    pub(crate) fn take(&mut self) -> String {
        std::mem::take(&mut self.text)
    }

    /// An empty line, unless there is one.
    pub(crate) fn gap(&mut self) {
        if self.begun && !self.blank {
            self.line("");
        }
    }

    /// A line as it is.
    pub(crate) fn line(&mut self, line: &str) {
        let line = line.trim_end();
        self.text.push_str(line);
        self.text.push('\n');
        self.begun = true;
        self.blank = line.is_empty();
    }

    /// The title of a whole record.
    pub(crate) fn title(&mut self, title: &str) {
        self.gap();
        self.wrapped("", "", title, STRONG);
    }

    /// The heading of a part, with a remark beside it.
    pub(crate) fn heading(&mut self, heading: &str, remark: &str) {
        self.gap();
        let remark =
            if remark.is_empty() { String::new() } else { format!("  {}", styled(FAINT, remark)) };
        self.line(&format!("{}{remark}", styled(STRONG, &heading.to_uppercase())));
    }

    /// A named value; the value may hold styles and is wrapped under itself.
    pub(crate) fn field(&mut self, name: &str, value: &str) {
        let gap = LABEL.saturating_sub(name.width());
        let first = format!("  {}{}", styled(FAINT, name), " ".repeat(gap.max(2)));
        self.paragraph(&first, &" ".repeat(LABEL + 2), value);
    }

    /// A paragraph that may hold styles, with what stands before its first and its other lines.
    pub(crate) fn paragraph(&mut self, first: &str, rest: &str, text: &str) {
        let options = Options::new(self.width).initial_indent(first).subsequent_indent(rest);
        for line in textwrap::wrap(text, options.word_splitter(WordSplitter::NoHyphenation)) {
            self.line(&line);
        }
    }

    /// A paragraph in one style; the style does not reach into the margin.
    pub(crate) fn wrapped(&mut self, first: &str, rest: &str, text: &str, style: Style) {
        let room = self.width.saturating_sub(textwrap::core::display_width(rest)).max(20);
        for (number, line) in wrap(text, room).iter().enumerate() {
            let margin = if number == 0 { first } else { rest };
            self.line(&format!("{margin}{}", styled(style, line)));
        }
    }
}

/// Lines of so many columns; nothing is parted at a hyphen, which can be a date's or a name's.
pub(crate) fn wrap(text: &str, columns: usize) -> Vec<Cow<'_, str>> {
    textwrap::wrap(text, Options::new(columns).word_splitter(WordSplitter::NoHyphenation))
}

/// The text, cut at a word so that it takes at most so many columns.
pub(crate) fn clipped(text: &str, most: usize) -> String {
    if text.width() <= most {
        return text.to_owned();
    }
    let lines = wrap(text, most.saturating_sub(2).max(4));
    let first = lines.first().map_or("", |line| line.trim_end());
    format!("{first} …")
}

/// The text with spaces behind it, so that it takes so many columns.
pub(crate) fn padded(text: &str, columns: usize) -> String {
    let gap = columns.saturating_sub(textwrap::core::display_width(text));
    format!("{text}{}", " ".repeat(gap))
}

/// `1 statement`, `2 statements`.
pub(crate) fn counted(count: usize, one: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {one}s") }
}
