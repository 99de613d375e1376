//! The fictional documents, as they are stored in the repository.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use chancery_core::record::Provenance;
use chancery_core::{Lexicon, Media, Source};

/// A document and what came with it.
pub(crate) struct Fiction {
    /// The file's name without its ending.
    pub(crate) name: String,
    pub(crate) bytes: Vec<u8>,
    pub(crate) media: Media,
    pub(crate) provenance: Provenance,
}

impl Fiction {
    pub(crate) fn source(&self) -> Source<'_> {
        Source { bytes: &self.bytes, media: Some(self.media), provenance: self.provenance.clone() }
    }
}

/// All documents, in the order of their names.
pub(crate) static DOCUMENTS: LazyLock<Vec<Fiction>> = LazyLock::new(|| {
    let entries = std::fs::read_dir(folder()).expect("the fictional documents");
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    paths.iter().filter_map(|path| document(path)).collect()
});

/// The English lexicon with the fictional states.
pub(crate) static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let additions = std::fs::read_to_string(folder().join("lexicon.toml")).expect("a lexicon");
    Lexicon::english().with_additions(&additions).expect("valid additions")
});

/// The words of each document, without markup or sidecar.
pub(crate) static TEXTS: LazyLock<Vec<String>> = LazyLock::new(|| {
    DOCUMENTS.iter().map(|document| String::from_utf8_lossy(&document.bytes).into_owned()).collect()
});

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../eval/fiction")
}

fn document(path: &Path) -> Option<Fiction> {
    let name = path.file_stem()?.to_str()?.to_owned();
    let media = match path.extension()?.to_str()? {
        "txt" => Media::Plain,
        "html" => Media::Html,
        _ => return None,
    };
    name.starts_with(|c: char| c.is_ascii_digit()).then(|| Fiction {
        bytes: std::fs::read(path).expect("a document"),
        provenance: sidecar(path),
        name,
        media,
    })
}

fn sidecar(path: &Path) -> Provenance {
    let Ok(json) = std::fs::read(path.with_extension("json")) else {
        return Provenance::default();
    };
    serde_json::from_slice(&json).expect("a sidecar")
}
