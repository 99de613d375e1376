//! What makes a whole text hard to read: sentences without end, quotation marks without partners.
//!
//! Such a text is read all the same. The note says what to make of the record.

use chancery_record::{Diagnostic, Severity, Span};
use chancery_syntax::LONGEST_SENTENCE;

use crate::page::Page;
use crate::speech::quotation::Quotations;

/// Below so many quotation marks a missing one is a slip.
const FEWEST_MARKS: usize = 8;

/// Notes on the text as a whole.
pub(crate) fn of(page: &Page<'_>, quotations: &Quotations) -> Vec<Diagnostic> {
    endless_sentence(page).into_iter().chain(lone_marks(page, quotations)).collect()
}

fn endless_sentence(page: &Page<'_>) -> Option<Diagnostic> {
    let endless = page.sentences.iter().find(|s| s.words.len() >= LONGEST_SENTENCE)?;
    let message =
        format!("a sentence goes on for {LONGEST_SENTENCE} words and more; it was read in pieces");
    let span: Span = page.reading.span(page.bytes(&endless.words));
    let note = Diagnostic::new("X006", Severity::Note, message).at(span);
    Some(note.help("check whether full stops or blank lines were lost on the way"))
}

fn lone_marks(page: &Page<'_>, quotations: &Quotations) -> Option<Diagnostic> {
    let marks = (0..page.len()).filter(|word| page.is_quotation_mark(*word)).count();
    let lone = marks.saturating_sub(quotations.paired(page));
    (marks >= FEWEST_MARKS && lone * 2 > marks).then(|| {
        let message = format!("{lone} of {marks} quotation marks have no partner");
        Diagnostic::new("X007", Severity::Note, message)
            .help("what is given as quoted may not be; check it against the text")
    })
}
