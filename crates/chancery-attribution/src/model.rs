//! The learned weights and their file format.

use std::sync::OnceLock;

use thiserror::Error;

use crate::chain::Chain;
use crate::{cue, span};

/// The weights of both steps.
///
/// File format, all numbers little-endian: the eight bytes `CHANATTR`; a `u32` version; a `u64`
/// FNV-1a checksum of the rest; a zlib stream. The stream holds the two chains, cues first: one
/// byte each for labels and for the bits of a row number; the `i16` weights of label pairs; how
/// many rows carry weight (LEB128); for each its number less the one before (LEB128), a mask of
/// labels and one signed byte for each label in the mask.
#[derive(Debug)]
pub struct Model {
    pub(crate) cues: Chain,
    pub(crate) spans: Chain,
}

/// Why bytes are not a model.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ModelError {
    /// They do not begin like a model.
    #[error("not an attribution model: the first bytes are not CHANATTR")]
    Foreign,
    /// The version is not the one this program reads.
    #[error("attribution model has version {found}, this program reads version {VERSION}")]
    Version {
        /// The version told.
        found: u32,
    },
    /// The checksum does not fit: the bytes were cut short or changed.
    #[error("attribution model is damaged: checksum does not match")]
    Checksum,
    /// The stream cannot be decompressed, or holds more than a model can.
    #[error("attribution model is damaged: its stream cannot be decompressed")]
    Stream,
    /// The stream ends early or holds impossible numbers.
    #[error("attribution model is damaged: its tables are not complete")]
    Tables,
}

const MAGIC: &[u8; 8] = b"CHANATTR";
const VERSION: u32 = 1;
const HEADER: usize = 20;
/// The most a stream may hold, in bytes.
const LARGEST: usize = 64 << 20;
/// The most bits a row number may have.
const MOST_BITS: u32 = 22;

impl Model {
    /// The model compiled into the crate (`model/english.bin`), decompressed on first use.
    ///
    /// # Panics
    /// Never with the file in this repository, which a test reads.
    pub fn embedded() -> &'static Self {
        static MODEL: OnceLock<Model> = OnceLock::new();
        MODEL.get_or_init(|| {
            Self::from_bytes(include_bytes!("../model/english.bin"))
                .expect("the model in the repository is read by a test")
        })
    }

    /// Reads a model.
    ///
    /// # Errors
    /// [`ModelError`] tells whether the bytes are foreign, of another version, or damaged.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ModelError> {
        let payload = checked_payload(bytes)?;
        let stream = miniz_oxide::inflate::decompress_to_vec_zlib_with_limit(payload, LARGEST)
            .map_err(|_| ModelError::Stream)?;
        let mut reader = Reader { bytes: &stream };
        let cues = reader.chain(cue::LABELS).ok_or(ModelError::Tables)?;
        let spans = reader.chain(span::LABELS).ok_or(ModelError::Tables)?;
        if reader.bytes.is_empty() { Ok(Self { cues, spans }) } else { Err(ModelError::Tables) }
    }
}

fn checked_payload(bytes: &[u8]) -> Result<&[u8], ModelError> {
    if bytes.get(..8) != Some(MAGIC.as_slice()) {
        return Err(ModelError::Foreign);
    }
    let version = bytes.get(8..12).and_then(|b| b.try_into().ok()).map(u32::from_le_bytes);
    match version {
        Some(VERSION) => {}
        Some(found) => return Err(ModelError::Version { found }),
        None => return Err(ModelError::Checksum),
    }
    let told = bytes.get(12..HEADER).and_then(|b| b.try_into().ok()).map(u64::from_le_bytes);
    let payload = bytes.get(HEADER..).unwrap_or(&[]);
    if told == Some(checksum(payload)) { Ok(payload) } else { Err(ModelError::Checksum) }
}

/// FNV-1a, 64 bits.
fn checksum(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xCBF2_9CE4_8422_2325, |hash, b| {
        (hash ^ u64::from(*b)).wrapping_mul(0x0000_0100_0000_01B3)
    })
}

struct Reader<'b> {
    bytes: &'b [u8],
}

impl Reader<'_> {
    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.bytes.split_first()?;
        self.bytes = rest;
        Some(*first)
    }

    fn number(&mut self) -> Option<usize> {
        let mut value = 0u64;
        for shift in (0..35).step_by(7) {
            let byte = self.byte()?;
            value |= u64::from(byte & 0x7F) << shift;
            if byte < 0x80 {
                return usize::try_from(value).ok();
            }
        }
        None
    }

    fn chain(&mut self, labels: usize) -> Option<Chain> {
        if usize::from(self.byte()?) != labels {
            return None;
        }
        let bits = u32::from(self.byte()?);
        if bits > MOST_BITS {
            return None;
        }
        let mut steps = Vec::with_capacity(labels * labels);
        for _ in 0..labels * labels {
            steps.push(i16::from_le_bytes([self.byte()?, self.byte()?]));
        }
        let mut rows = vec![0i8; labels << bits];
        let count = self.number()?;
        let mut row = 0usize;
        for _ in 0..count {
            row = row.checked_add(self.number()?)?;
            let mask = self.byte()?;
            let start = row.checked_mul(labels)?;
            for (label, weight) in rows.get_mut(start..start + labels)?.iter_mut().enumerate() {
                if mask >> label & 1 == 1 {
                    *weight = i8::from_le_bytes([self.byte()?]);
                }
            }
        }
        Chain::new(labels, bits, rows, steps)
    }
}

/// Writes a model.
#[cfg(feature = "train")]
pub(crate) fn to_bytes(model: &Model) -> Vec<u8> {
    let mut stream = Vec::new();
    for chain in [&model.cues, &model.spans] {
        write_chain(chain, &mut stream);
    }
    let payload = miniz_oxide::deflate::compress_to_vec_zlib(&stream, 9);
    let mut bytes = MAGIC.to_vec();
    bytes.extend(VERSION.to_le_bytes());
    bytes.extend(checksum(&payload).to_le_bytes());
    bytes.extend(payload);
    bytes
}

#[cfg(feature = "train")]
fn write_chain(chain: &Chain, out: &mut Vec<u8>) {
    let (labels, rows, steps) = chain.parts();
    out.push(labels as u8);
    out.push(chain.bits() as u8);
    out.extend(steps.iter().flat_map(|step| step.to_le_bytes()));
    let full = |row: &&(usize, &[i8])| row.1.iter().any(|weight| *weight != 0);
    let all: Vec<(usize, &[i8])> = rows.chunks_exact(labels).enumerate().collect();
    let kept: Vec<&(usize, &[i8])> = all.iter().filter(full).collect();
    write_number(kept.len(), out);
    let mut before = 0;
    for (number, weights) in kept {
        write_number(number - before, out);
        before = *number;
        let mask = |mask: u8, (i, w): (usize, &i8)| mask | u8::from(*w != 0) << i;
        out.push(weights.iter().enumerate().fold(0, mask));
        out.extend(weights.iter().filter(|w| **w != 0).map(|w| *w as u8));
    }
}

#[cfg(feature = "train")]
fn write_number(mut value: usize, out: &mut Vec<u8>) {
    while value >= 0x80 {
        out.push((value & 0x7F) as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}
