//! The learned weights and their file format.

use std::sync::OnceLock;

use chancery_syntax::weights::{self, Unreadable};
use thiserror::Error;

use crate::chain::Chain;
use crate::tables::{MAGIC, VERSION};
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

impl From<Unreadable> for ModelError {
    fn from(error: Unreadable) -> Self {
        match error {
            Unreadable::Foreign => Self::Foreign,
            Unreadable::Version(found) => Self::Version { found },
            Unreadable::Checksum => Self::Checksum,
            Unreadable::Stream => Self::Stream,
        }
    }
}

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
        let stream = weights::open(bytes, MAGIC, VERSION)?;
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

/// Writes a model.
#[cfg(feature = "train")]
pub(crate) fn to_bytes(model: &Model) -> Vec<u8> {
    let mut stream = Vec::new();
    for chain in [&model.cues, &model.spans] {
        write_chain(chain, &mut stream);
    }
    weights::seal(&stream, MAGIC, VERSION, 9)
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
    weights::write_number(kept.len() as u64, out);
    let mut before = 0;
    for (number, weights) in kept {
        weights::write_number((number - before) as u64, out);
        before = *number;
        let mask = |mask: u8, (i, w): (usize, &u8)| mask | u8::from(*w != 0) << i;
        out.push(weights.iter().enumerate().fold(0, mask));
        out.extend(weights.iter().copied().filter(|w| *w != 0));
    }
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
