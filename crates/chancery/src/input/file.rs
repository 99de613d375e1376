//! One file: unpacked, bounded, and noticed if it changes while it is read.

use std::fs::{self, File, Metadata};
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::path::Path;
use std::time::SystemTime;

use chancery_core::Media;
use chancery_core::package::{Sidecar, is_gzip, jsonl_line};
use flate2::bufread::MultiGzDecoder;

use crate::args::Given;
use crate::error::CommandError;

use super::{Finding, Found, LARGEST, Sink, Stop, lines, sidecar};

/// What the ending of a name says about the content, `.gz` aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// `.txt`: text, or HTML that was saved so; the reader finds out.
    Text,
    /// `.html`, `.htm`, `.xhtml`.
    Html,
    /// `.jsonl`, `.ndjson`: a document a line.
    Lines,
    /// `.json`: one document, if named; in a folder a sidecar.
    Object,
    /// Nothing that is looked for in a folder.
    Other,
}

impl Shape {
    pub(crate) fn of(path: &Path) -> Self {
        let ending = |path: &Path| {
            path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase())
        };
        let ending = match ending(path).as_deref() {
            Some("gz") => ending(&path.with_extension("")),
            _ => ending(path),
        };
        match ending.as_deref() {
            Some("txt" | "text" | "md") => Self::Text,
            Some("html" | "htm" | "xhtml") => Self::Html,
            Some("jsonl" | "ndjson") => Self::Lines,
            Some("json") => Self::Object,
            _ => Self::Other,
        }
    }
}

/// What tells that a file is still the one that was opened.
#[derive(Debug, PartialEq, Eq)]
struct Stamp {
    length: u64,
    modified: Option<SystemTime>,
}

impl Stamp {
    /// Of a regular file; pipes and devices have none.
    fn of(metadata: &Metadata) -> Option<Self> {
        let modified = metadata.modified().ok();
        metadata.is_file().then_some(Self { length: metadata.len(), modified })
    }
}

/// Reads the document, or the documents, in a file.
pub(crate) fn visit(path: &Path, given: &Given, sink: &mut Sink<'_>) -> Result<(), Stop> {
    let problem = |error: io::Error| Finding::Problem(CommandError::reading(path, &error));
    let opened = File::open(path).and_then(|file| Ok((Stamp::of(&file.metadata()?), file)));
    let (before, file) = match opened {
        Ok(opened) => opened,
        Err(error) => return sink(problem(error)),
    };
    let reader = match unpack(BufReader::with_capacity(1 << 16, file)) {
        Ok(reader) => reader,
        Err(error) => return sink(problem(error)),
    };
    if Shape::of(path) == Shape::Lines {
        lines::visit(&path.display().to_string(), reader, given, sink)?;
        return match changed(path, before.as_ref()) {
            Some(error) => sink(Finding::Problem(error)),
            None => Ok(()),
        };
    }
    let found = whole(path, reader, given, sink)?;
    match (found, changed(path, before.as_ref())) {
        (Ok(_), Some(error)) | (Err(error), _) => sink(Finding::Problem(error)),
        (Ok(found), None) => sink(Finding::Document(found)),
    }
}

/// Reads what is piped in: lines of JSON, or else one document.
pub(crate) fn standard_input(given: &Given, sink: &mut Sink<'_>) -> Result<(), Stop> {
    let name = "standard input";
    let problem = |error: io::Error| {
        Finding::Problem(CommandError::new(format!("cannot read {name}")).because(&error))
    };
    let mut first = Vec::new();
    let opened = unpack(BufReader::new(io::stdin())).and_then(|mut reader| {
        (&mut reader).take(LARGEST + 1).read_until(b'\n', &mut first)?;
        Ok(reader)
    });
    let reader = match opened {
        Ok(reader) => reader,
        Err(error) => return sink(problem(error)),
    };
    let is_lines = first.trim_ascii_start().starts_with(b"{") && jsonl_line(&first).is_ok();
    let mut reader = BufReader::new(Cursor::new(first).chain(reader));
    if is_lines {
        return lines::visit(name, Box::new(reader), given, sink);
    }
    let provenance = sidecar::provenance(given, Sidecar::default());
    match bounded(&mut reader) {
        Ok(Some(bytes)) => {
            let name = name.to_owned();
            sink(Finding::Document(Found { name, bytes, media: None, provenance }))
        }
        Ok(None) => sink(Finding::Problem(too_long(name))),
        Err(error) => sink(problem(error)),
    }
}

/// Takes gzip off, whatever the name says.
fn unpack(mut reader: impl BufRead + 'static) -> io::Result<Box<dyn BufRead>> {
    let mut head = Vec::with_capacity(3);
    (&mut reader).take(3).read_to_end(&mut head)?;
    let packed = is_gzip(&head);
    let reader = Cursor::new(head).chain(reader);
    Ok(if packed {
        Box::new(BufReader::new(MultiGzDecoder::new(reader)))
    } else {
        Box::new(reader)
    })
}

/// The single document of a file.
fn whole(
    path: &Path,
    mut reader: Box<dyn BufRead>,
    given: &Given,
    sink: &mut Sink<'_>,
) -> Result<Result<Found, CommandError>, Stop> {
    let name = path.display().to_string();
    let bytes = match bounded(&mut reader) {
        Ok(Some(bytes)) => bytes,
        Ok(None) => return Ok(Err(too_long(&name))),
        Err(error) => return Ok(Err(CommandError::reading(path, &error))),
    };
    let shape = Shape::of(path);
    if shape == Shape::Object {
        return Ok(object(name, &bytes, given));
    }
    let packed = match sidecar::beside(path) {
        Ok((packed, remark)) => {
            if let Some(remark) = remark {
                sink(Finding::Remark(remark))?;
            }
            packed
        }
        Err(remark) => {
            sink(Finding::Remark(remark))?;
            Sidecar::default()
        }
    };
    let media = (shape == Shape::Html).then_some(Media::Html);
    Ok(Ok(Found { name, bytes, media, provenance: sidecar::provenance(given, packed) }))
}

/// A JSON object that holds a document.
fn object(name: String, bytes: &[u8], given: &Given) -> Result<Found, CommandError> {
    let packed = jsonl_line(bytes).map_err(|error| {
        CommandError::new(format!("{name} holds no document")).because(&error).hint(
            "a JSON document is an object with \"text\" or \"html\"; a sidecar is read with the \
             document it stands beside",
        )
    })?;
    let provenance = sidecar::provenance(given, packed.sidecar);
    Ok(Found { name, bytes: packed.content, media: Some(packed.media), provenance })
}

/// Everything, unless it is more than a document may have.
fn bounded(reader: &mut dyn BufRead) -> io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    reader.take(LARGEST + 1).read_to_end(&mut bytes)?;
    Ok((bytes.len() as u64 <= LARGEST).then_some(bytes))
}

pub(crate) fn too_long(name: &str) -> CommandError {
    CommandError::new(format!("{name} is longer than {} MB", LARGEST >> 20))
        .hint("split it, or give its documents as lines of a .jsonl file")
}

/// What to say where a file is not the one that was opened.
fn changed(path: &Path, before: Option<&Stamp>) -> Option<CommandError> {
    let after = fs::metadata(path).ok().and_then(|metadata| Stamp::of(&metadata));
    let changed = before.is_some() && before != after.as_ref();
    changed.then(|| {
        CommandError::new(format!("{} changed while it was read", path.display()))
            .hint("wait until it is written, then run the same command again")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ending_tells_the_shape() {
        assert_eq!(Shape::of(Path::new("a/talks.HTML.gz")), Shape::Html);
        assert_eq!(Shape::of(Path::new("feed.jsonl")), Shape::Lines);
        assert_eq!(Shape::of(Path::new("scan.pdf")), Shape::Other);
    }

    #[test]
    fn a_file_that_grows_or_goes_is_noticed() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("talks.txt");
        fs::write(&path, "The envoys met.").expect("written");
        let before = Stamp::of(&fs::metadata(&path).expect("there"));
        assert!(changed(&path, before.as_ref()).is_none());
        fs::write(&path, "The envoys met again.").expect("written");
        assert!(changed(&path, before.as_ref()).is_some());
        fs::remove_file(&path).expect("removed");
        assert!(changed(&path, before.as_ref()).is_some());
    }
}
