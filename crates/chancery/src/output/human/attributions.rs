//! The layer of attributions, on the terminal.

use chancery_core::record::{Quote, Record};

use super::layout::Sheet;

/// Source, cue and content of everything attributed, in the order of the text.
pub(crate) fn show(sheet: &mut Sheet, record: &Record) {
    sheet.heading("attributions", &record.attributions.len().to_string());
    for one in &record.attributions {
        let source = match one.source.as_slice() {
            [] => "nobody named".to_owned(),
            quotes => words(quotes),
        };
        let cue = words(std::slice::from_ref(&one.cue.quote));
        sheet.field(&source, &format!("{cue}   {}", words(&one.content)));
    }
}

fn words(quotes: &[Quote]) -> String {
    let pieces: Vec<String> =
        quotes.iter().map(|quote| crate::terminal::clean(&quote.exact).into_owned()).collect();
    pieces.join(" … ")
}
