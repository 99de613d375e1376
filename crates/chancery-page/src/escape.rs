//! The only way by which words of a document get into the page.

use std::fmt::Write as _;

/// Appends text so that it stands for itself in element content and in quoted attributes.
///
/// The five characters of HTML syntax become references. Control characters and marks that turn
/// the direction of text or that cannot be seen are shown as their code point in angle brackets
/// (`‹U+202E›`), so that a document cannot disguise what it says (Unicode TR #36, section 3.1);
/// line breaks and tabs become spaces. The joiners U+200C and U+200D stay: several scripts are
/// misspelt without them.
pub(crate) fn push(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' | '\r' | '\t' => out.push(' '),
            '\u{ad}' => {}
            c if is_hidden(c) => {
                // Writing to a string cannot fail.
                let _ = write!(out, "‹U+{:04X}›", u32::from(c));
            }
            c => out.push(c),
        }
    }
}

/// The same as a new string.
pub(crate) fn text(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    push(&mut out, text);
    out
}

/// Text cut to letters, digits and hyphens, for `lang` and `id` attributes.
pub(crate) fn token(text: &str) -> String {
    text.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').take(64).collect()
}

fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}'
            | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_stands_for_itself() {
        assert_eq!(
            text("<script>alert(\"1\" & '2')</script>"),
            "&lt;script&gt;alert(&quot;1&quot; &amp; &#39;2&#39;)&lt;/script&gt;"
        );
    }

    #[test]
    fn what_cannot_be_seen_is_shown() {
        assert_eq!(text("a\u{202e}b\u{0}c\u{200b}"), "a‹U+202E›b‹U+0000›c‹U+200B›");
        assert_eq!(text("line\r\nbreak\tand tab"), "line  break and tab");
    }

    #[test]
    fn scripts_keep_their_joiners() {
        assert_eq!(text("می\u{200c}خواهد"), "می\u{200c}خواهد");
    }

    #[test]
    fn tokens_cannot_leave_an_attribute() {
        assert_eq!(token("en\" onload=\"x"), "enonloadx");
    }
}
