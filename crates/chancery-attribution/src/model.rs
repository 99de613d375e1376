//! The learned weights and their file format.

use std::sync::OnceLock;

use thiserror::Error;

use crate::chain::Chain;
use crate::{cue, span, tables};

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

impl Model {
    /// The model compiled into the crate: the tables of `model/english.bin`, laid out by the build
    /// script, so that nothing is left to do at the start.
    ///
    /// # Panics
    /// Never with the file in this repository, which a test reads.
    pub fn embedded() -> &'static Self {
        static MODEL: OnceLock<Model> = OnceLock::new();
        MODEL.get_or_init(|| {
            let cues = include_bytes!(concat!(env!("OUT_DIR"), "/cue_rows.bin"));
            let spans = include_bytes!(concat!(env!("OUT_DIR"), "/span_rows.bin"));
            let cue_steps = steps(include_bytes!(concat!(env!("OUT_DIR"), "/cue_steps.bin")));
            let span_steps = steps(include_bytes!(concat!(env!("OUT_DIR"), "/span_steps.bin")));
            Chain::new(cue::LABELS, cues.as_slice().into(), cue_steps)
                .zip(Chain::new(span::LABELS, spans.as_slice().into(), span_steps))
                .map(|(cues, spans)| Self { cues, spans })
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
        let [cues, spans] =
            tables::read(&stream, [cue::LABELS, span::LABELS]).ok_or(ModelError::Tables)?;
        Chain::new(cue::LABELS, cues.rows.into(), cues.steps)
            .zip(Chain::new(span::LABELS, spans.rows.into(), spans.steps))
            .map(|(cues, spans)| Self { cues, spans })
            .ok_or(ModelError::Tables)
    }
}

/// Weights of label pairs from little-endian bytes.
fn steps(bytes: &[u8]) -> Vec<i16> {
    bytes.as_chunks().0.iter().map(|bytes| i16::from_le_bytes(*bytes)).collect()
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
    let full = |row: &&(usize, &[u8])| row.1.iter().any(|weight| *weight != 0);
    let all: Vec<(usize, &[u8])> = rows.chunks_exact(labels).enumerate().collect();
    let kept: Vec<&(usize, &[u8])> = all.iter().filter(full).collect();
    write_number(kept.len(), out);
    let mut before = 0;
    for (number, weights) in kept {
        write_number(number - before, out);
        before = *number;
        let mask = |mask: u8, (i, w): (usize, &u8)| mask | u8::from(*w != 0) << i;
        out.push(weights.iter().enumerate().fold(0, mask));
        out.extend(weights.iter().copied().filter(|w| *w != 0));
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_build_script_lays_out_the_model_of_the_repository() {
        let read = Model::from_bytes(include_bytes!("../model/english.bin")).unwrap();
        assert!(read.cues == Model::embedded().cues);
        assert!(read.spans == Model::embedded().spans);
    }

    #[test]
    fn broken_tables_are_told() {
        assert!(tables::read(&[], [1]).is_none());
        // One label, one bit, one step, no rows: whole; then one byte too many.
        assert!(tables::read(&[1, 1, 0, 0, 0], [1]).is_some());
        assert!(tables::read(&[1, 1, 0, 0, 0, 0], [1]).is_none());
        // Another number of labels, too many bits, a row that is not there.
        assert!(tables::read(&[1, 1, 0, 0, 0], [2]).is_none());
        assert!(tables::read(&[1, 30, 0, 0, 0], [1]).is_none());
        assert!(tables::read(&[1, 1, 0, 0, 1, 2, 1, 1], [1]).is_none());
    }
}
