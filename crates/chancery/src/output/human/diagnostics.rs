//! Notes about the text, in the manner of a compiler: code, what, where, what to do.

use chancery_core::record::{Diagnostic, Severity, Span};

use crate::terminal::{AGAINST, ALONE, FAINT, WORDS, clean, styled};

use super::layout::{Sheet, clipped};

/// The diagnostics, with the words they are about where the reading text is at hand.
pub(crate) fn show(sheet: &mut Sheet, diagnostics: &[Diagnostic], text: Option<&str>) {
    if diagnostics.is_empty() {
        return;
    }
    sheet.gap();
    for diagnostic in diagnostics {
        let (label, style) = match diagnostic.severity {
            Severity::Note => ("note", FAINT),
            Severity::Warning => ("warning", ALONE),
            Severity::Error => ("error", AGAINST),
        };
        let label = styled(style, &format!("{label}[{}]", clean(&diagnostic.code)));
        sheet.paragraph(&format!("{label} "), "    ", &clean(&diagnostic.message));
        if let Some(span) = diagnostic.span {
            let at = styled(FAINT, &format!("at {}–{}", span.start, span.end));
            let words = text.map(|text| excerpt(text, span)).unwrap_or_default();
            sheet.paragraph("    ", "    ", &format!("{at}  {words}"));
        }
        if !diagnostic.help.is_empty() {
            let help = format!("{} {}", styled(FAINT, "help:"), clean(&diagnostic.help));
            sheet.paragraph("    ", "    ", &help);
        }
    }
}

fn excerpt(text: &str, span: Span) -> String {
    let words: String =
        text.chars().skip(span.start as usize).take(span.len().min(200) as usize).collect();
    if words.is_empty() {
        words
    } else {
        styled(WORDS, &format!("“{}”", clipped(&clean(&words), 70)))
    }
}
