//! The head of the page: the two documents, and why they are set side by side.

use chancery_compare::{Collation, Siglum, Witness};
use chancery_record::{Record, Rendition};

use crate::{escape, heading, in_words, short_title};

/// Appends the head of the page.
pub(crate) fn push(out: &mut String, a: &Record, b: &Record, collation: &Collation) {
    out.push_str("<header>\n<p class=\"kicker\">Collation</p>\n<h1>");
    escape::push(out, heading(collation));
    out.push_str("</h1>\n<div class=\"witnesses\">\n");
    for (witness, siglum, record) in [(Witness::A, &collation.a, a), (Witness::B, &collation.b, b)]
    {
        document(out, witness, siglum, record, collation);
    }
    out.push_str("</div>\n");
    reasons(out, collation);
    out.push_str("</header>\n");
}

fn document(
    out: &mut String,
    witness: Witness,
    siglum: &Siglum,
    record: &Record,
    collation: &Collation,
) {
    let letter = witness.letter();
    out.push_str(&format!(
        "<section class=\"witness {0}\" aria-label=\"Document {0}\">\n\
         <p class=\"siglum\" aria-hidden=\"true\">{0}</p>\n<h2 dir=\"auto\">",
        letter
    ));
    escape::push(out, &short_title(collation, witness));
    out.push_str("</h2>\n<dl>\n");
    let side = siglum.side.as_deref().map(|side| format!(" ({side})")).unwrap_or_default();
    let issuer = siglum.issuer.as_deref().map(|issuer| format!("{issuer}{side}"));
    // A side is not who issued it: the terminal says "issuer unknown" too.
    item(out, "Issued by", &issuer.unwrap_or_else(|| format!("issuer not known{side}")));
    let published = siglum.published.as_deref().map(in_words);
    item(out, "Published", published.as_deref().unwrap_or("not known"));
    if let Some(rendition) = siglum.rendition {
        item(out, "Text", rendition_words(rendition));
    }
    if let Some(publisher) = record.document.provenance.publisher.as_deref()
        && siglum.issuer.as_deref() != Some(publisher)
    {
        item(out, "Published by", publisher);
    }
    if let Some(url) = record.document.provenance.url.as_deref() {
        // Words only: an address in a document is never made into a link.
        out.push_str("<div><dt>Address</dt><dd class=\"code\">");
        escape::push(out, url);
        out.push_str("</dd></div>\n");
    }
    out.push_str("<div><dt>SHA-256</dt><dd class=\"code\" title=\"");
    escape::push(out, siglum.sha256.as_str());
    out.push_str("\">");
    escape::push(out, siglum.sha256.short());
    out.push_str("…</dd></div>\n</dl>\n</section>\n");
}

fn item(out: &mut String, name: &str, value: &str) {
    out.push_str("<div><dt>");
    out.push_str(name);
    out.push_str("</dt><dd dir=\"auto\">");
    escape::push(out, value);
    out.push_str("</dd></div>\n");
}

fn rendition_words(rendition: Rendition) -> &'static str {
    match rendition {
        Rendition::Original => "the issuer’s own words",
        Rendition::OfficialTranslation => "translation by the issuer",
        Rendition::UnofficialTranslation => "translation by someone else or by a machine",
    }
}

fn reasons(out: &mut String, collation: &Collation) {
    let notes = &collation.diagnostics;
    if collation.pairing.reasons.is_empty() && notes.is_empty() {
        return;
    }
    out.push_str("<section class=\"why\">\n<h2>Whether they tell of one contact</h2>\n<ul>\n");
    let notes = notes.iter().map(|note| &note.message);
    for reason in collation.pairing.reasons.iter().chain(notes) {
        out.push_str("<li dir=\"auto\">");
        escape::push(out, reason);
        out.push_str("</li>\n");
    }
    out.push_str("</ul>\n</section>\n");
}
