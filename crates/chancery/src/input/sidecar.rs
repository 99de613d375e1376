//! What is known of a document besides its bytes: flags first, then the package it came in.

use std::fs;
use std::path::{Path, PathBuf};

use chancery_core::package::Sidecar;
use chancery_core::record::Provenance;

use crate::args::Given;

/// A sidecar is a few lines; what is longer is something else.
const LONGEST: u64 = 1 << 20;

/// What was typed, and where nothing was, what the package says.
pub(crate) fn provenance(given: &Given, sidecar: Sidecar) -> Provenance {
    let or = |typed: &Option<String>, packed: Option<String>| typed.clone().or(packed);
    Provenance {
        url: or(&given.url, sidecar.url),
        title: or(&given.title, sidecar.title),
        published: or(&given.published, sidecar.published),
        publisher: or(&given.publisher, sidecar.publisher),
        language: or(&given.language, sidecar.language),
        translation: sidecar.translation,
    }
}

/// The object in `NAME.json` beside `NAME.txt`, where there is one; an error is a remark to make.
pub(crate) fn beside(document: &Path) -> Result<Sidecar, String> {
    let path = path(document);
    match fs::metadata(&path) {
        Ok(metadata) if metadata.is_file() && path != document => {
            if metadata.len() > LONGEST {
                return Err(not_used(&path, document, "it is too long for one"));
            }
        }
        _ => return Ok(Sidecar::default()),
    }
    let bytes = fs::read(&path).map_err(|e| not_used(&path, document, &e.to_string()))?;
    Sidecar::from_json(&bytes).map_err(|e| not_used(&path, document, &e.to_string()))
}

fn not_used(path: &Path, document: &Path, why: &str) -> String {
    format!(
        "{} is not used as the sidecar of {}: {why}; give what it says as options",
        path.display(),
        document.display()
    )
}

/// `NAME.json` for `NAME.txt` and `NAME.txt.gz`.
pub(super) fn path(document: &Path) -> PathBuf {
    let packed = document.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("gz"));
    if packed {
        document.with_extension("").with_extension("json")
    } else {
        document.with_extension("json")
    }
}
