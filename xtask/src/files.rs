//! The documents that a gold file names.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use chancery_core::Lexicon;

/// Where documents are looked for: in the folder itself, then in its folder `seeds`.
#[derive(Debug, Clone)]
pub(crate) struct Root {
    folders: Vec<PathBuf>,
    memory: BTreeMap<String, String>,
}

impl Root {
    /// The folder that paths are relative to.
    pub(crate) fn new(folder: &Path) -> Self {
        let folders = vec![folder.to_owned(), folder.join("seeds")];
        Self { folders, memory: BTreeMap::new() }
    }

    /// Documents that stand nowhere but here.
    #[cfg(test)]
    pub(crate) fn in_memory<const N: usize>(files: [(&str, &str); N]) -> Self {
        let memory = files.map(|(path, text)| (path.to_owned(), text.to_owned())).into();
        Self { folders: Vec::new(), memory }
    }

    /// Where a document stands.
    pub(crate) fn path(&self, file: &str) -> Result<PathBuf> {
        let candidates = self.folders.iter().map(|folder| folder.join(file));
        match candidates.into_iter().find(|path| path.is_file()) {
            Some(path) => Ok(path),
            None => bail!("{file}: not found in {}", self.display()),
        }
    }

    /// The bytes of a document.
    pub(crate) fn bytes(&self, file: &str) -> Result<Vec<u8>> {
        if let Some(text) = self.memory.get(file) {
            return Ok(text.clone().into_bytes());
        }
        let path = self.path(file)?;
        std::fs::read(&path).with_context(|| format!("{}: cannot be read", path.display()))
    }

    /// A document as the scorers see it: its bytes as UTF-8, nothing taken away.
    pub(crate) fn text(&self, file: &str) -> Result<String> {
        String::from_utf8(self.bytes(file)?).with_context(|| format!("{file}: not UTF-8"))
    }

    fn display(&self) -> String {
        let folders: Vec<String> =
            self.folders.iter().map(|folder| folder.display().to_string()).collect();
        folders.join(", ")
    }
}

/// The English lexicon with the states and organisations of a TOML file.
pub(crate) fn lexicon(path: &Path) -> Result<Lexicon> {
    let context = || format!("{}: not a lexicon", path.display());
    let more = std::fs::read_to_string(path).with_context(context)?;
    Lexicon::english().with_additions(&more).with_context(context)
}
