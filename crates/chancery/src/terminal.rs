//! What the terminal can show, and what must not reach it.

use std::borrow::Cow;
use std::io::{IsTerminal, Write};

use anstyle::{AnsiColor, Style};

/// Titles and names.
pub(crate) const STRONG: Style = Style::new().bold();
/// What stands behind: names of fields, ids, reasons.
pub(crate) const FAINT: Style = Style::new().dimmed();
/// Words of a document that support a value.
pub(crate) const WORDS: Style = AnsiColor::Cyan.on_default();
/// Statements in both documents.
pub(crate) const SHARED: Style = AnsiColor::Green.on_default();
/// Statements in one document, and things to look at.
pub(crate) const ALONE: Style = AnsiColor::Yellow.on_default();
/// Contradictions and errors.
pub(crate) const AGAINST: Style = AnsiColor::Red.on_default();
/// The force of a statement.
pub(crate) const FORCE: Style = AnsiColor::Magenta.on_default();

/// The width assumed where nothing tells it.
const USUAL: usize = 100;
const NARROWEST: usize = 40;
const WIDEST: usize = 140;

/// Text in a style.
pub(crate) fn styled(style: Style, text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("{style}{text}{style:#}") }
}

/// How many columns to fill: `COLUMNS`, else what the terminal says, else 100.
pub(crate) fn width() -> usize {
    let told = std::env::var("COLUMNS").ok().and_then(|text| text.parse::<usize>().ok());
    let asked = || {
        let size = terminal_size::terminal_size_of(std::io::stdout());
        size.map(|(terminal_size::Width(columns), _)| usize::from(columns))
    };
    told.or_else(asked).unwrap_or(USUAL).clamp(NARROWEST, WIDEST)
}

/// Whether a person watches standard error.
pub(crate) fn watched() -> bool {
    std::io::stderr().is_terminal()
}

/// Text of a document, or a name from outside, as it may be shown: on one line, without control
/// characters and without the marks that reorder what stands around them (Unicode TR 36, 2.10;
/// "Trojan Source", Boucher and Anderson 2021). JSON keeps them.
pub(crate) fn clean(text: &str) -> Cow<'_, str> {
    if !text.chars().any(|c| c.is_control() || is_hidden(c) || is_break(c)) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\n' | '\r' | '\t' | ' ') || is_break(c) {
            if !out.ends_with(' ') {
                out.push(' ');
            }
        } else if !c.is_control() && !is_hidden(c) {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

fn is_break(c: char) -> bool {
    matches!(c, '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Marks of direction, the byte order mark, and tag characters.
fn is_hidden(c: char) -> bool {
    matches!(c,
        '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}'
        | '\u{206A}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}'
        | '\u{E0000}'..='\u{E007F}')
}

/// A message on standard error: what, why, what to do.
pub(crate) fn message(label: &str, text: &str, causes: &[String], hint: Option<&str>) {
    let style = if label == "error" { AGAINST.bold() } else { ALONE.bold() };
    let mut lines = format!("{style}{label}{style:#}: {}\n", clean(text));
    for cause in causes {
        lines.push_str(&format!("  {FAINT}caused by:{FAINT:#} {}\n", clean(cause)));
    }
    if let Some(hint) = hint {
        lines.push_str(&format!("  {FAINT}help:{FAINT:#} {}\n", clean(hint)));
    }
    // Where standard error is closed there is no one to tell.
    let _ = anstream::stderr().write_all(lines.as_bytes());
}

/// A remark on standard error that is no failure.
pub(crate) fn note(text: &str) {
    message("note", text, &[], None);
}

#[cfg(test)]
mod tests {
    use super::clean;

    #[test]
    fn what_steers_a_terminal_is_taken_out() {
        assert_eq!(clean("plain “words”"), "plain “words”");
        assert_eq!(clean("a\u{1b}[31mb\u{7}"), "a[31mb");
        assert_eq!(clean("x\u{202e}y\u{2066}z\u{feff}"), "xyz");
        assert_eq!(clean("one\r\n two\tthree\u{2028}four"), "one two three four");
    }

    #[test]
    fn scripts_that_need_joiners_keep_them() {
        assert_eq!(clean("می\u{200c}خواهم"), "می\u{200c}خواهم");
    }
}
