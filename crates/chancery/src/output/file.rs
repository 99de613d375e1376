//! Results that go to a file: whole, or not at all.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;

use crate::error::CommandError;
use crate::session::Session;

/// Writes to the file, or where none is named to standard output. The file takes its name when it
/// is whole, so that a full disk leaves no half of it.
pub(crate) fn write_to(
    session: &Session,
    path: Option<&Path>,
    write: impl FnOnce(&mut dyn Write) -> Result<(), CommandError>,
) -> Result<(), CommandError> {
    let Some(path) = path else { return write(&mut *session.out()) };
    let failed = |error: io::Error| CommandError::writing(path, &error);
    // Pipes and devices cannot be replaced.
    if path.exists() && !path.is_file() {
        return write(&mut File::create(path).map_err(failed)?);
    }
    let part = path.with_file_name(format!(
        ".{}.part-{}",
        path.file_name().unwrap_or_default().to_string_lossy(),
        std::process::id()
    ));
    let mut file = BufWriter::new(File::create(&part).map_err(failed)?);
    let written = write(&mut file)
        .and_then(|()| file.flush().map_err(failed))
        .and_then(|()| fs::rename(&part, path).map_err(failed));
    if written.is_err() {
        // What is left of a failed attempt is of no use to anyone.
        let _ = fs::remove_file(&part);
    }
    written
}
