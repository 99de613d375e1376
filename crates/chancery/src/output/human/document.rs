//! What a document is.

use std::collections::BTreeMap;

use chancery_core::record::{Document, Edtf};

use crate::terminal::{FAINT, clean, styled};

use super::layout::{Sheet, counted};
use super::values::{code, finding, spaced};

/// The title, and what is known of the document.
pub(crate) fn show(sheet: &mut Sheet, document: &Document, name: &str) {
    let title = document.title.value().map_or("A document without a title", String::as_str);
    sheet.title(&clean(title));
    let form = format!(
        "{} · {} · {} · {} characters · sha256 {}",
        clean(name),
        document.media,
        clean(&document.encoding),
        document.length,
        document.sha256.short()
    );
    sheet.wrapped("  ", "  ", &form, FAINT);
    if document.title.value().is_none() {
        sheet.field("title", &finding(&document.title, |title| clean(title).into_owned()));
    }
    let side = document.issuer_side.value();
    sheet.field(
        "issued by",
        &finding(&document.issuer, |issuer| {
            format!("{}{}", clean(issuer), super::values::side(side))
        }),
    );
    if document.issuer.value().is_some() && side.is_none() {
        sheet.field("side", &finding(&document.issuer_side, |side| clean(side).into_owned()));
    }
    sheet.field("published", &finding(&document.published, Edtf::to_string));
    if let Some(dateline) = &document.dateline {
        sheet.field("dateline", &super::values::words(dateline));
    }
    sheet.field("language", &finding(&document.language, |tag| clean(tag).into_owned()));
    sheet.field("rendition", &finding(&document.rendition, code));
    sheet.field("genre", &finding(&document.genre, code));
    if !document.furniture.is_empty() {
        sheet.field("furniture", &furniture(document));
    }
}

/// How much of the page is not the document, and what it is.
fn furniture(document: &Document) -> String {
    let mut reasons: BTreeMap<&str, usize> = BTreeMap::new();
    let mut length = 0usize;
    for span in &document.furniture {
        *reasons.entry(&span.reason).or_default() += 1;
        length += span.end.saturating_sub(span.start) as usize;
    }
    let share = (length * 100).checked_div(document.length as usize).unwrap_or(0);
    let count = counted(document.furniture.len(), "stretch").replace("stretchs", "stretches");
    let each = reasons.iter().map(|(reason, count)| match count {
        1 => spaced(reason),
        count => format!("{} ×{count}", spaced(reason)),
    });
    let each = each.collect::<Vec<_>>().join(", ");
    format!("{count}, {share} % of the text   {}", styled(FAINT, &each))
}
