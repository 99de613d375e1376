//! Who issued a document: an office, or those who publish news.

use chancery_record::Document;
use chancery_text::{Hint, Media, read};

use crate::Lexicon;
use crate::page::Page;

/// Who issued a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum IssuedBy {
    /// A paper, a broadcaster or an agency.
    Outlet,
    /// An office of a state or an organisation.
    Office,
    Unknown,
}

/// Who issued a document, as far as its issuer's name tells: an office has that of a state or an
/// organisation in it, and is no newspaper's ("The Valdorian Times").
pub(crate) fn issued_by(document: &Document, lexicon: &Lexicon) -> IssuedBy {
    // What a publisher is said to be stands in brackets: "Orla Venn (post)".
    let name = document.issuer.value().map_or("", String::as_str);
    let name = Some(bare(name)).filter(|bare| !bare.is_empty()).unwrap_or(name);
    if names_outlet(name, lexicon) {
        IssuedBy::Outlet
    } else if document.issuer_side.value().is_some() {
        IssuedBy::Office
    } else {
        IssuedBy::Unknown
    }
}

/// Whether a name is that of a paper, a broadcaster or an agency.
pub(crate) fn names_outlet(name: &str, lexicon: &Lexicon) -> bool {
    let name = read(name.as_bytes(), &Hint { media: Some(Media::Plain), charset: None });
    is_outlet(&Page::new(&name, lexicon))
}

/// The name of an issuer without what stands behind it in brackets ("Orla Venn (post)").
pub(crate) fn bare(issuer: &str) -> &str {
    issuer.split(['(', '[']).next().unwrap_or(issuer).trim()
}

/// Whether the name of an issuer is that of a paper, a broadcaster or an agency.
fn is_outlet(issuer: &Page<'_>) -> bool {
    let whole = 0..issuer.len();
    let agency = whole.clone().any(|at| {
        let name = issuer.lexicon.name_at(issuer, at);
        name.and_then(|(_, name)| issuer.lexicon.side(name)).is_some_and(|side| side.agency)
    });
    (agency || issuer.find_listed("outlets", &whole).is_some())
        && issuer.find_listed("outlet_exceptions", &whole).is_none()
}
