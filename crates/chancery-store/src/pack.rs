//! Deflating what is stored, and inflating what may come from a hostile file.

use std::io::Read;

use flate2::read::ZlibDecoder;
use flate2::{Compress, Compression, FlushCompress, Status};

use crate::error::{Attempt, Fault};

/// The longest document, text or record that is kept or read back, in bytes.
pub(crate) const LONGEST: usize = 256 << 20;

/// Of 9. Measured on records of 6 kB: level 1 is a third faster and leaves a sixth more, level 6 is a
/// sixth slower and saves a fiftieth.
const LEVEL: Compression = Compression::new(3);

/// Deflates one thing after another. Making a compressor costs more than a small document's
/// compression, so one serves a whole batch.
pub(crate) struct Packer(Compress);

impl Packer {
    pub(crate) fn new() -> Self {
        Self(Compress::new(LEVEL, true))
    }

    /// The bytes in zlib form (RFC 1950).
    pub(crate) fn deflate(&mut self, bytes: &[u8]) -> Vec<u8> {
        self.0.reset();
        let mut packed = Vec::with_capacity(bytes.len() / 3 + 64);
        loop {
            let read = usize::try_from(self.0.total_in()).unwrap_or(usize::MAX);
            let rest = bytes.get(read..).unwrap_or_default();
            let status = self.0.compress_vec(rest, &mut packed, FlushCompress::Finish);
            match status.expect("deflating cannot fail while there is room") {
                Status::StreamEnd => return packed,
                Status::Ok | Status::BufError => packed.reserve(packed.len() / 2 + 64),
            }
        }
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_deflated_inflates_to_the_same() {
        let mut packer = Packer::new();
        let noise: Vec<u8> =
            (0..90_000u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
        let plain = b"the two sides ".repeat(9_000);
        for bytes in [&b""[..], b"a", &noise, &plain, &noise[..77], &[0; 300_000]] {
            let packed = packer.deflate(bytes);
            let size = i64::try_from(bytes.len()).unwrap();
            assert_eq!(inflate(&packed, size).unwrap(), bytes);
            assert!(inflate(&packed, size + 1).is_err());
            assert!(inflate(&packed, size - 1).is_err());
            assert!(inflate(packed.get(..packed.len() - 1).unwrap(), size).is_err());
        }
    }

    #[test]
    fn a_small_file_cannot_ask_for_much_memory() {
        assert!(inflate(b"x", i64::MAX).is_err());
        assert!(inflate(b"", 0).is_err());
        let bomb = Packer::new().deflate(&vec![0; 8 << 20]);
        assert!(inflate(&bomb, 10).is_err());
    }
}
