//! What is set off by the markup of a page.

use chancery_extract::{Lexicon, extract};
use chancery_record::{Provenance, Sha256};
use chancery_text::{Hint, Media, read};

/// The words that are given to somebody, in order.
fn spoken(html: &str, name: &str) -> Vec<String> {
    let bytes = html.as_bytes();
    let reading = read(bytes, &Hint { media: Some(Media::Html), charset: None });
    let provenance = Provenance {
        publisher: Some("Ministry of Foreign Affairs of Norway".to_owned()),
        ..Provenance::default()
    };
    let record = extract(&reading, &Sha256::of(bytes), &provenance, Lexicon::english());
    let by = |id: &String| record.actors.iter().any(|one| one.id == *id && one.name == name);
    let own = record
        .statements
        .iter()
        .filter(|told| told.chain.last().and_then(|link| link.actor.value()).is_some_and(by));
    own.flat_map(|told| told.content.iter().map(|piece| piece.exact.clone())).collect()
}

/// A paragraph in the past that speaks of no “we” is the speaker's where the markup says so, and
/// one behind the quotation is not, although nothing in it tells.
#[test]
fn a_block_quotation_ends_where_its_markup_ends() {
    let html = "<html><body><article>\
        <p>Foreign Minister Orla Venn opened the harbour conference in Brennholt on Friday.</p>\
        <p>The Foreign Minister said:</p>\
        <blockquote><p>This harbour is open to all who sail.</p>\
        <p>Storms broke its moles in the winter.</p></blockquote>\
        <p>The conference is held every year and is open to the public.</p>\
        </article></body></html>";
    let expected =
        ["This harbour is open to all who sail.", "Storms broke its moles in the winter."];
    assert_eq!(spoken(html, "Orla Venn"), expected);
}
