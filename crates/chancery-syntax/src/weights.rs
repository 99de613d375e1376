//! What learned models share: features as hashes, and the file around a model's tables.
//!
//! A file of weights, all numbers little-endian: eight bytes that tell its kind; a `u32` version; a
//! `u64` FNV-1a checksum of the rest; a zlib stream.
//!
//! The build script includes this file too, and that of `chancery-attribution` goes by it: they lay
//! out the tables of the models that come with the crates.

/// Bytes before the stream: kind, version and checksum.
pub(crate) const HEADER: usize = 20;
/// The most a stream may hold, in bytes.
const LARGEST: usize = 64 << 20;

/// Why bytes are not a file of weights of the kind and version asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreadable {
    /// They are of another kind.
    Foreign,
    /// They are of this version.
    Version(u32),
    /// The checksum does not fit.
    Checksum,
    /// The stream cannot be decompressed, or holds more than a model can.
    Stream,
}

/// The decompressed stream of a file of weights.
///
/// # Errors
/// [`Unreadable`] where the bytes are of another kind or version, or damaged.
pub fn open(bytes: &[u8], kind: &[u8; 8], version: u32) -> Result<Vec<u8>, Unreadable> {
    if bytes.get(..8) != Some(kind.as_slice()) {
        return Err(Unreadable::Foreign);
    }
    let told = bytes.get(8..12).and_then(|b| b.try_into().ok()).map(u32::from_le_bytes);
    match told {
        Some(told) if told == version => {}
        Some(found) => return Err(Unreadable::Version(found)),
        None => return Err(Unreadable::Checksum),
    }
    let told = bytes.get(12..HEADER).and_then(|b| b.try_into().ok()).map(u64::from_le_bytes);
    let payload = bytes.get(HEADER..).unwrap_or(&[]);
    if told != Some(checksum(payload)) {
        return Err(Unreadable::Checksum);
    }
    miniz_oxide::inflate::decompress_to_vec_zlib_with_limit(payload, LARGEST)
        .map_err(|_| Unreadable::Stream)
}

/// A file of weights around a stream; `level` is that of zlib.
#[cfg(any(feature = "train", test))]
#[must_use]
pub fn seal(stream: &[u8], kind: &[u8; 8], version: u32, level: u8) -> Vec<u8> {
    let payload = miniz_oxide::deflate::compress_to_vec_zlib(stream, level);
    let mut bytes = kind.to_vec();
    bytes.extend(version.to_le_bytes());
    bytes.extend(checksum(&payload).to_le_bytes());
    bytes.extend(payload);
    bytes
}

/// A decompressed stream, read from front to back; what it cannot give is `None`.
#[derive(Debug)]
pub struct Stream<'b> {
    bytes: &'b [u8],
}

impl<'b> Stream<'b> {
    /// A stream from its first byte on.
    #[must_use]
    pub fn new(bytes: &'b [u8]) -> Self {
        Self { bytes }
    }

    /// How many bytes are left.
    #[must_use]
    pub fn left(&self) -> usize {
        self.bytes.len()
    }

    /// The next byte.
    pub fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.bytes.split_first()?;
        self.bytes = rest;
        Some(*first)
    }

    /// The next number, which is written as LEB128.
    pub fn number(&mut self) -> Option<u32> {
        let mut value = 0u64;
        for shift in (0..35).step_by(7) {
            let byte = self.byte()?;
            value |= u64::from(byte & 0x7F) << shift;
            if byte < 0x80 {
                return u32::try_from(value).ok();
            }
        }
        None
    }
}

/// Appends a number as LEB128.
#[cfg(any(feature = "train", test))]
pub fn write_number(mut value: u64, out: &mut Vec<u8>) {
    while value >= 0x80 {
        out.push((value & 0x7F) as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

/// FNV-1a, 64 bits.
pub(crate) fn checksum(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xCBF2_9CE4_8422_2325, |hash, b| {
        (hash ^ u64::from(*b)).wrapping_mul(0x0000_0100_0000_01B3)
    })
}

/// Mixes a template's number and up to two hashes into a feature (a finaliser after Steele et al.
/// 2014, "Fast Splittable Pseudorandom Number Generators").
#[inline]
#[must_use]
pub fn key(template: u32, a: u32, b: u32) -> u32 {
    let x = u64::from(a) | u64::from(b) << 32;
    let x = (x ^ u64::from(template).wrapping_mul(0x9E37_79B9_7F4A_7C15))
        .wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let x = (x ^ (x >> 29)).wrapping_mul(0x94D0_49BB_1331_11EB);
    (x >> 32) as u32
}
