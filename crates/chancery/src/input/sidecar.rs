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

/// The object in `NAME.json` beside `NAME.txt`, where there is one, with a remark on keys that are
/// likely misspelt; an error is a remark to make.
pub(crate) fn beside(document: &Path) -> Result<(Sidecar, Option<String>), String> {
    let path = path(document);
    match fs::metadata(&path) {
        Ok(metadata) if metadata.is_file() && path != document => {
            if metadata.len() > LONGEST {
                return Err(not_used(&path, document, "it is too long for one"));
            }
        }
        _ => return Ok((Sidecar::default(), None)),
    }
    let bytes = fs::read(&path).map_err(|e| not_used(&path, document, &e.to_string()))?;
    let sidecar = Sidecar::from_json(&bytes);
    let sidecar = sidecar.map_err(|e| not_used(&path, document, &e.to_string()))?;
    Ok((sidecar, misspelt(&path, &bytes)))
}

/// Keys that are not taken and look as if one that is was meant. Others are the packager's own.
fn misspelt(path: &Path, bytes: &[u8]) -> Option<String> {
    let meant = |key: &str| {
        let plain = |key: &str| key.to_lowercase().replace(['_', '-', ' '], "");
        let typed = plain(key);
        Sidecar::KEYS.into_iter().find(|known| {
            let known = plain(known);
            let begins = known.len() > 3
                && typed.len() > 3
                && (typed.starts_with(&known) || known.starts_with(&typed));
            begins || typed == known || one_slip(&typed, &known)
        })
    };
    let unknown = Sidecar::unknown_keys(bytes);
    let told =
        unknown.iter().filter_map(|key| Some(format!("`{key}` (is `{}` meant?)", meant(key)?)));
    let told: Vec<String> = told.collect();
    (!told.is_empty())
        .then(|| format!("{} has keys that are not used: {}", path.display(), told.join(", ")))
}

/// Whether two words of four letters or more differ by one letter that is missing, another or one too
/// many, or by two that changed places.
fn one_slip(a: &str, b: &str) -> bool {
    const SHORTEST: usize = 4;
    let shortest = a.chars().count().min(b.chars().count());
    shortest >= SHORTEST && strsim::osa_distance(a, b) == 1
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_that_is_likely_misspelt_is_told_with_the_one_that_is_meant() {
        let told = |json: &str| misspelt(Path::new("talks.json"), json.as_bytes());
        for (key, meant) in
            [("publishd", "published"), ("Title", "title"), ("lagnuage", "language")]
        {
            let json = format!(r#"{{"{key}": "x"}}"#);
            let told = told(&json).expect(key);
            assert!(told.contains(key) && told.contains(&format!("`{meant}` meant")), "{told}");
        }
        assert_eq!(told(r#"{"published": "2031-09-18", "crawler": "x", "words": 7}"#), None);
    }
}
