//! A collation of two accounts, or the timeline of a case, as one self-contained page to be sent to
//! a colleague.
//!
//! A page loads nothing from anywhere, has no script, and can be read, filtered and printed as
//! it is. What documents say reaches it through `escape` alone. It sets the accounts side by side
//! and never says which is right.
//!
//! Pure: the same records and collation give the same bytes.

#![warn(clippy::disallowed_methods)]

mod drawing;
mod escape;
mod masthead;
mod statements;
mod strip;
mod timeline;

use chancery_compare::{Collation, PairingVerdict, Witness, date_words};
use chancery_record::{Record, TopicNames};

pub use timeline::{timeline_page, timeline_svg};

const STYLE: &str = include_str!("page.css");

/// The page for a collation of `a` and `b`, as a whole HTML document in UTF-8.
///
/// `collation` is expected to be `chancery_compare::collate(a, b)`; statements that the records
/// do not hold are left out. Topics stand in it by these names.
#[must_use]
pub fn collation_page(a: &Record, b: &Record, collation: &Collation, names: &TopicNames) -> String {
    let mut out = String::with_capacity(64 * 1024);
    head(&mut out, collation);
    out.push_str("<body>\n<a class=\"skip\" href=\"#statements\">To the statements</a>\n");
    masthead::push(&mut out, a, b, collation);
    out.push_str("<main>\n");
    strip::push(&mut out, a, b, collation, names);
    statements::push(&mut out, a, b, collation, names);
    out.push_str("</main>\n");
    footer(&mut out, a);
    out.push_str("</body>\n</html>\n");
    out
}

fn head(out: &mut String, collation: &Collation) {
    out.push_str(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; \
         style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>",
    );
    escape::push(out, heading(collation));
    out.push_str(": ");
    escape::push(out, &short_title(collation, Witness::A));
    out.push_str(" | ");
    escape::push(out, &short_title(collation, Witness::B));
    out.push_str("</title>\n<style>\n");
    out.push_str(STYLE);
    out.push_str("</style>\n</head>\n");
}

/// What the two documents are to each other.
pub(crate) fn heading(collation: &Collation) -> &'static str {
    match collation.pairing.verdict {
        PairingVerdict::Same => "Two accounts of one contact",
        PairingVerdict::Different => "Two documents on different contacts",
        PairingVerdict::Undecided => "Two documents, not known to tell of one contact",
    }
}

/// A document's title or, failing that, its issuer or hash.
pub(crate) fn short_title(collation: &Collation, witness: Witness) -> String {
    let siglum = match witness {
        Witness::A => &collation.a,
        Witness::B => &collation.b,
    };
    let given = siglum.title.clone().or_else(|| siglum.issuer.clone());
    given.unwrap_or_else(|| format!("Document {}", siglum.sha256.short()))
}

/// An EDTF date in words; the text itself where it is no date.
pub(crate) fn in_words(edtf: &str) -> String {
    edtf.parse().map_or_else(|_| edtf.to_owned(), date_words)
}

fn footer(out: &mut String, record: &Record) {
    out.push_str(
        "<footer>\n<p>Every quotation stands word for word in the document named above it; \
         the hash names the stored bytes. What one account leaves out it does not thereby deny. \
         This page does not judge which account is right.</p>\n<p>Made by Chancery ",
    );
    escape::push(out, &record.version);
    out.push_str(".</p>\n</footer>\n");
}
