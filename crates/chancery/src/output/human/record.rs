//! The record of one document.

use chancery_core::record::{Record, TopicNames};

use crate::args::Part;

use super::layout::Sheet;
use super::{attributions, contact, diagnostics, document, statements, undertakings};

/// Sets the record, or the parts of it that are wanted; `text` is its reading text, `names` are
/// those of topics.
pub(crate) fn show(
    sheet: &mut Sheet,
    record: &Record,
    name: &str,
    text: Option<&str>,
    only: &[Part],
    names: &TopicNames,
) {
    let wanted = |part| only.is_empty() || only.contains(&part);
    if wanted(Part::Document) {
        document::show(sheet, &record.document, name);
    } else {
        let title = record.document.title.value().map_or(name, String::as_str);
        sheet.title(&crate::terminal::clean(title));
    }
    if wanted(Part::Contacts) {
        for contact in &record.contacts {
            contact::show(sheet, record, contact);
        }
        if record.contacts.is_empty() {
            sheet.heading("contact", "none was found");
        }
    }
    if wanted(Part::Statements) {
        statements::show(sheet, record, names);
    }
    if wanted(Part::Commitments) {
        undertakings::commitments(sheet, record);
    }
    if wanted(Part::Phrases) {
        undertakings::phrases(sheet, record);
    }
    if wanted(Part::References) {
        undertakings::references(sheet, record);
    }
    if only.contains(&Part::Attributions) {
        attributions::show(sheet, record);
    }
    diagnostics::show(sheet, &record.diagnostics, text);
}
