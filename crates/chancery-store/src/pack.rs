//! Deflating what is stored, and inflating what may come from a hostile file.

use std::io::{Read, Write};

use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;

use crate::error::{Attempt, Fault};

/// The longest document, text or record that is kept or read back, in bytes.
pub(crate) const LONGEST: usize = 256 << 20;

/// Level 3 of 9: measured on records, level 6 takes twice the time and saves a tenth.
const LEVEL: Compression = Compression::new(3);

/// The bytes in zlib form (RFC 1950).
pub(crate) fn deflate(bytes: &[u8]) -> Vec<u8> {
    let room = Vec::with_capacity(bytes.len() / 4 + 64);
    let mut encoder = ZlibEncoder::new(room, LEVEL);
    let written = encoder.write_all(bytes).and_then(|()| encoder.finish());
    written.expect("writing to memory does not fail")
}

/// The bytes again; an error where they are not exactly `size` bytes.
pub(crate) fn inflate(deflated: &[u8], size: i64) -> Attempt<Vec<u8>> {
    let size = usize::try_from(size).ok().filter(|size| *size <= LONGEST);
    let size = size.ok_or_else(|| Fault::damaged("a stored size is out of range"))?;
    // No more room up front than the deflated form can account for (1032:1 is deflate's limit).
    let mut bytes = Vec::with_capacity(size.min(deflated.len().saturating_mul(1032)));
    let limit = size as u64 + 1;
    let read = ZlibDecoder::new(deflated).take(limit).read_to_end(&mut bytes);
    match read {
        Ok(found) if found == size => Ok(bytes),
        _ => Err(Fault::damaged("stored bytes do not inflate to their noted size")),
    }
}
