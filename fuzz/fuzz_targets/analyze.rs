//! Bytes to record: what every record keeps (the tests' own list of it), and twice the same JSON.

#![no_main]

use chancery_core::record::Provenance;
use chancery_core::{Source, analyze};
use chancery_fuzz::LONGEST;
use libfuzzer_sys::fuzz_target;

/// What the list of invariants takes from the tests beside it.
mod fiction {
    use std::sync::LazyLock;

    use chancery_core::Lexicon;

    /// The English lexicon with the fictional states.
    pub(crate) static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../eval/fiction/lexicon.toml");
        let additions = std::fs::read_to_string(path).expect("a lexicon");
        Lexicon::english().with_additions(&additions).expect("valid additions")
    });
}

#[path = "../../crates/chancery-core/tests/it/invariants.rs"]
mod invariants;
#[path = "../../crates/chancery/tests/it/validator.rs"]
mod validator;

fuzz_target!(|bytes: &[u8]| {
    let bytes = &bytes[..bytes.len().min(LONGEST)];
    let source = Source { bytes, media: None, provenance: provenance(bytes) };
    let found = invariants::hold(&source);
    let again = analyze(&source, &fiction::LEXICON);
    assert_eq!(found.text, again.text);
    let json = |analysis: &chancery_core::Analysis| {
        serde_json::to_string(&analysis.record).expect("a record is JSON")
    };
    assert_eq!(json(&found), json(&again));
});

/// Half of the inputs come with a day and with their first line as the title.
fn provenance(bytes: &[u8]) -> Provenance {
    if bytes.len() % 2 == 0 {
        return Provenance::default();
    }
    let line = bytes.split(|byte| *byte == b'\n').next().unwrap_or(&[]);
    Provenance {
        title: Some(String::from_utf8_lossy(line).into_owned()),
        published: Some("2031-01-28".to_owned()),
        ..Provenance::default()
    }
}
