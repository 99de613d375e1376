//! Results that go to a file: whole, or not at all, and not in the place of what is there.

use std::fs::{self, File};
use std::io::{self, BufWriter, ErrorKind, Read, Write};
use std::path::Path;

use crate::args::Output;
use crate::error::CommandError;
use crate::session::Session;

/// How SQLite files begin: a database, its write-ahead log in both byte orders, and its rollback
/// journal (<https://sqlite.org/fileformat2.html>, sections 1.3, 3 and 4.1). What a reviewer decided
/// is in no other file.
const CASE_FILES: [&[u8]; 4] = [
    b"SQLite format 3\0",
    b"\x37\x7f\x06\x82",
    b"\x37\x7f\x06\x83",
    b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7",
];

/// Writes to the file, or where none is named to standard output. The file takes its name when it
/// is whole, so that a full disk leaves no half of it.
pub(crate) fn write_to(
    session: &Session,
    output: &Output,
    write: impl FnOnce(&mut dyn Write) -> Result<(), CommandError>,
) -> Result<(), CommandError> {
    let Some(path) = output.output.as_deref() else { return write(&mut *session.out()) };
    let failed = |error: io::Error| CommandError::writing(path, &error);
    // Pipes and devices cannot be replaced.
    if path.exists() && !path.is_file() {
        return write(&mut File::create(path).map_err(failed)?);
    }
    refuse_taken(path, output.overwrite)?;
    let part = path.with_file_name(format!(
        ".{}.part-{}",
        path.file_name().unwrap_or_default().to_string_lossy(),
        std::process::id()
    ));
    let mut file = BufWriter::new(File::create(&part).map_err(failed)?);
    let written = write(&mut file)
        .and_then(|()| file.flush().map_err(failed))
        .and_then(|()| name(&part, path, output.overwrite));
    // What is left of an attempt is of no use to anyone.
    let _ = fs::remove_file(&part);
    written
}

/// A file that is there is replaced only where that was asked for, a case file never.
fn refuse_taken(path: &Path, overwrite: bool) -> Result<(), CommandError> {
    if path.symlink_metadata().is_err() {
        return Ok(());
    }
    let mut start = Vec::new();
    let read = File::open(path).and_then(|file| file.take(16).read_to_end(&mut start));
    if CASE_FILES.iter().any(|magic| start.starts_with(magic)) {
        let message = format!("{} is a case file and is not overwritten", path.display());
        return Err(CommandError::new(message).hint("choose another path"));
    }
    match read {
        Ok(_) if overwrite => Ok(()),
        Err(error) if overwrite => Err(CommandError::writing(path, &error)),
        _ => Err(taken(path)),
    }
}

fn taken(path: &Path) -> CommandError {
    CommandError::new(format!("{} is already there and was not overwritten", path.display()))
        .hint("choose another path, or give --overwrite")
}

/// Gives a whole file its name.
fn name(part: &Path, path: &Path, overwrite: bool) -> Result<(), CommandError> {
    let failed = |error: io::Error| CommandError::writing(path, &error);
    if overwrite {
        return fs::rename(part, path).map_err(failed);
    }
    // A link, not a rename: it fails where the name was taken meanwhile.
    match fs::hard_link(part, path) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Err(taken(path)),
        // Not every file system has links.
        Err(_) => fs::rename(part, path).map_err(failed),
        Ok(()) => Ok(()),
    }
}
