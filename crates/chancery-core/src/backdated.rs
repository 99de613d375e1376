//! Whether the day of publication that came with a document can be: a date line at the head of the
//! text that is later contradicts it. Nothing is decided by that; whoever gave the day is told.

use chancery_compare::calendar::number;
use chancery_record::{ByteSpan, Day, Diagnostic, Edtf, Record, Severity};
use chancery_text::{FurnitureReason, Reading};

/// How many blocks are the head, and how many words a line has that is no running text.
const HEAD: usize = 12;
const LINE: usize = 14;

/// A warning where a date line is more than a day later than the day given: the next day can be
/// the same one elsewhere.
pub(crate) fn diagnostic(reading: &Reading, record: &Record) -> Option<Diagnostic> {
    let given = record.document.provenance.published.as_deref()?.get(..10)?;
    let (_, day) = given.parse::<Edtf>().ok()?.bounds()?;
    let dateline = record.document.dateline.as_ref().map(|quote| reading.bytes(quote.span()));
    let lines = date_lines(reading).chain(dateline);
    let (span, date) =
        lines.filter(|line| !is_pointed_to(reading, record, *line)).find_map(|line| {
            let (from, to, date) = whole_date(reading.slice(line))?;
            let (start, end) = (line.start as usize + from, line.start as usize + to);
            let later = number(date) > number(day) + 1;
            later.then(|| (reading.span(ByteSpan::new(start, end)), date))
        })?;
    let message = format!(
        "the document was given the day of publication {given}, and its head has the later date \
         {:04}-{:02}-{:02}",
        date.0, date.1, date.2
    );
    let help = "check the day that was given: dates without a year are counted from it";
    Some(Diagnostic::new("X008", Severity::Warning, message).help(help).at(span))
}

/// Short lines at the head of a text, as long as they are not of the page around it.
fn date_lines(reading: &Reading) -> impl Iterator<Item = ByteSpan> {
    let blocks = reading.blocks().iter().filter(|block| {
        block.furniture.as_ref().is_none_or(|found| found.reason == FurnitureReason::Masthead)
    });
    let lines = blocks.take(HEAD).map(|block| block.span);
    lines.filter(|span| reading.slice(*span).split_whitespace().count() <= LINE)
}

/// Whether a line tells of something else than the day of the text: a reference, something said,
/// something agreed.
fn is_pointed_to(reading: &Reading, record: &Record, line: ByteSpan) -> bool {
    let line = reading.span(line);
    let references = record.references.iter().map(|one| one.quote.span());
    let statements = record.statements.iter().map(|one| one.extent());
    let commitments = record.commitments.iter().map(|one| one.quote.span());
    references.chain(statements).chain(commitments).any(|span| span.overlaps(line))
}

/// The first date with day, month and year, and where it stands.
fn whole_date(text: &str) -> Option<(usize, usize, Day)> {
    let words: Vec<(usize, &str)> = words(text);
    words.windows(3).find_map(|window| {
        let [(from, a), (_, b), (last, c)] = window else { return None };
        let month = |word: &str| chancery_extract::month(&word.to_lowercase());
        let date = match (month(a), month(b)) {
            (None, Some(month)) => (c.parse().ok()?, month, day_of_month(a)?),
            (Some(month), None) => (c.parse().ok()?, month, day_of_month(b)?),
            _ if a.len() == 4 => (a.parse().ok()?, b.parse().ok()?, c.parse().ok()?),
            _ => return None,
        };
        let (year, month, day): (i16, u8, u8) = date;
        let exists = format!("{year:04}-{month:02}-{day:02}").parse::<Edtf>().is_ok();
        (exists && year >= 1000).then_some((*from, last + c.len(), date))
    })
}

fn words(text: &str) -> Vec<(usize, &str)> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (c.is_alphanumeric(), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                words.extend(text.get(from..at).map(|word| (from, word)));
                start = None;
            }
            _ => {}
        }
    }
    words
}

/// A day of a month, with or without its ending.
fn day_of_month(word: &str) -> Option<u8> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let ending = word.get(digits.len()..)?;
    matches!(ending, "" | "st" | "nd" | "rd" | "th").then(|| digits.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::whole_date;

    #[test]
    fn dates_with_a_year_are_found() {
        for text in ["Monday, 12 March 2024", "March 12th, 2024", "2024-03-12", "Mar 12 2024 |"] {
            assert_eq!(whole_date(text).map(|found| found.2), Some((2024, 3, 12)), "{text}");
        }
        for text in ["12 March", "March 2024", "31 February 2024", "Room 12, Gate 3, 2024"] {
            assert_eq!(whole_date(text), None, "{text}");
        }
    }
}
