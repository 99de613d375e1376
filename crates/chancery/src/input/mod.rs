//! From what was typed to documents: files, folders, standard input, gzip, lines of JSON, sidecars.
//!
//! Documents come one at a time, so that a file of any number of lines takes no more memory than
//! its longest line. What cannot be read is told in its place, and the rest goes on.

mod file;
mod folder;
mod lines;
mod pipeline;
mod sidecar;

use std::path::{Path, PathBuf};

use chancery_core::Media;
use chancery_core::package::Sidecar;
use chancery_core::record::{Edtf, Provenance};

use crate::args::Given;
use crate::error::CommandError;

pub(crate) use pipeline::{Item, Paper, analyze_all};

/// The most bytes that one document may have, unpacked.
pub(crate) const LARGEST: u64 = 256 << 20;

/// A document as it was found.
#[derive(Debug)]
pub(crate) struct Found {
    /// The path or address it was given under.
    pub(crate) name: String,
    /// Its bytes, out of any package.
    pub(crate) bytes: Vec<u8>,
    /// What the package or the name says it is.
    pub(crate) media: Option<Media>,
    /// What came with it.
    pub(crate) provenance: Provenance,
}

/// One result of looking for documents.
#[derive(Debug)]
pub(crate) enum Finding {
    /// A document.
    Document(Found),
    /// Something that could not be read.
    Problem(CommandError),
    /// Something to know.
    Remark(String),
}

/// Takes what is found; an error of its own ends the search.
pub(crate) type Sink<'a> = dyn FnMut(Finding) -> Result<(), Stop> + 'a;

/// The taker wants no more.
#[derive(Debug)]
pub(crate) struct Stop;

/// What a package says, as a record keeps it.
pub(crate) fn provenance_of(sidecar: Sidecar) -> Provenance {
    sidecar::provenance(&Given::default(), sidecar)
}

/// Goes through everything that was given, in the order given; folders by name.
pub(crate) fn visit(paths: &[PathBuf], given: &Given, sink: &mut Sink<'_>) -> Result<(), Stop> {
    for path in paths {
        if path == Path::new("-") {
            file::standard_input(given, sink)?;
        } else if path.is_dir() {
            folder::visit(path, given, sink)?;
        } else {
            file::visit(path, given, sink)?;
        }
    }
    Ok(())
}

/// Checks what was said about the documents before any is read.
pub(crate) fn check(paths: &[PathBuf], given: &Given) -> Result<(), CommandError> {
    if let Some(published) = &given.published {
        let day = published.get(..10).unwrap_or(published);
        if day.parse::<Edtf>().is_err() {
            return Err(CommandError::new(format!("`{published}` is no date of publication"))
                .hint("write it as YYYY-MM-DD"));
        }
    }
    let single = given.title.is_some() || given.url.is_some();
    if single && (paths.len() > 1 || paths.iter().any(|path| path.is_dir())) {
        return Err(CommandError::new(
            "--title and --url are of one document, and more were given",
        )
        .hint("give one file at a time, or put what is known into NAME.json beside NAME.txt"));
    }
    Ok(())
}
