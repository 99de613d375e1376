//! The learned weights and their file format.

use std::borrow::Cow;
use std::sync::OnceLock;

use thiserror::Error;

use super::label::LABELS;
use super::tables::{MAGIC, Tables, VERSION, WIDTH, find, first};
use crate::weights::{self, Unreadable};

/// Weights of one feature, one for each label.
#[cfg(any(feature = "train", test))]
pub(crate) type Row = [i8; LABELS];

const _: () = assert!(WIDTH == LABELS, "a row has a weight for each label");

/// The weights of the tagger.
///
/// File format, all numbers little-endian: the eight bytes `CHANTAG\0`; a `u32` version; a `u64`
/// FNV-1a checksum of the rest; a zlib stream. The stream holds, as LEB128 numbers: how many
/// rows, each row's key less the key before it, each row's label mask (`u32`); then one signed
/// byte for each label in the masks; then the word classes: how many, each key less the one
/// before, each label mask.
pub struct Model {
    rows: Cow<'static, [[u8; WIDTH]]>,
    index: Cow<'static, [[u8; 8]]>,
    classes: Cow<'static, [[u8; 8]]>,
    class_masks: Cow<'static, [[u8; 4]]>,
}

/// Why bytes are not a model.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ModelError {
    /// They do not begin like a model.
    #[error("not a tagger model: the first bytes are not CHANTAG")]
    Foreign,
    /// The version is not the one this program reads.
    #[error("tagger model has version {found}, this program reads version {VERSION}")]
    Version {
        /// The version told.
        found: u32,
    },
    /// The checksum does not fit: the bytes were cut short or changed.
    #[error("tagger model is damaged: checksum does not match")]
    Checksum,
    /// The stream cannot be decompressed, or holds more than a model can.
    #[error("tagger model is damaged: its stream cannot be decompressed")]
    Stream,
    /// The stream ends early or holds impossible numbers.
    #[error("tagger model is damaged: its tables are not complete")]
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
    pub fn embedded() -> &'static Self {
        static MODEL: OnceLock<Model> = OnceLock::new();
        MODEL.get_or_init(|| Self {
            rows: flat(include_bytes!(concat!(env!("OUT_DIR"), "/rows.bin"))),
            index: flat(include_bytes!(concat!(env!("OUT_DIR"), "/index.bin"))),
            classes: flat(include_bytes!(concat!(env!("OUT_DIR"), "/classes.bin"))),
            class_masks: flat(include_bytes!(concat!(env!("OUT_DIR"), "/class_masks.bin"))),
        })
    }

    /// Reads a model.
    ///
    /// # Errors
    /// [`ModelError`] tells whether the bytes are foreign, of another version, or damaged.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ModelError> {
        let stream = weights::open(bytes, MAGIC, VERSION)?;
        let tables = Tables::read(&stream).ok_or(ModelError::Tables)?;
        Ok(Self {
            rows: tables.rows.into(),
            index: tables.index.into(),
            classes: tables.classes.into(),
            class_masks: tables.class_masks.into(),
        })
    }

    /// Where to begin to look for a feature: what [`Model::row`] takes.
    #[inline]
    pub(crate) fn slot(&self, key: u32) -> u64 {
        first(&self.index, key)
    }

    /// The weights of a feature, as bytes of signed numbers.
    #[inline]
    pub(crate) fn row(&self, key: u32, slot: u64) -> Option<&[u8; WIDTH]> {
        self.rows.get(find(&self.index, key, slot)?)
    }

    /// The labels a word had in the training text, as a bit mask; 0 for a word not known.
    #[inline]
    pub(crate) fn class(&self, lower: u32) -> u32 {
        let slot = first(&self.classes, lower);
        let mask = find(&self.classes, lower, slot).and_then(|i| self.class_masks.get(i));
        mask.map_or(0, |mask| u32::from_le_bytes(*mask))
    }

    /// How many features carry weight.
    #[must_use]
    pub fn features(&self) -> usize {
        self.rows.len()
    }
}

/// Bytes as rows of a fixed length.
fn flat<const N: usize>(bytes: &'static [u8]) -> Cow<'static, [[u8; N]]> {
    Cow::Borrowed(bytes.as_chunks().0)
}

/// Writes a model: rows and word classes, each sorted by key without repeats.
#[cfg(any(feature = "train", test))]
pub(crate) fn to_bytes(rows: &[(u32, Row)], classes: &[(u32, u32)]) -> Vec<u8> {
    let mut stream = Vec::new();
    let row_mask = |row: &Row| {
        row.iter().enumerate().fold(0u32, |mask, (i, w)| mask | u32::from(*w != 0) << i)
    };
    let table: Vec<(u32, u32)> = rows.iter().map(|(key, row)| (*key, row_mask(row))).collect();
    write_table(&table, &mut stream);
    for (_, row) in rows {
        stream.extend(row.iter().filter(|w| **w != 0).flat_map(|w| w.to_le_bytes()));
    }
    write_table(classes, &mut stream);
    weights::seal(&stream, MAGIC, VERSION, 10)
}

#[cfg(any(feature = "train", test))]
fn write_table(table: &[(u32, u32)], out: &mut Vec<u8>) {
    weights::write_number(table.len() as u64, out);
    let mut before = 0;
    for (key, _) in table {
        weights::write_number(u64::from(key - before), out);
        before = *key;
    }
    for (_, mask) in table {
        weights::write_number(u64::from(*mask), out);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::weights::{HEADER, checksum};

    type Tables = (Vec<(u32, Row)>, Vec<(u32, u32)>);

    fn small() -> Tables {
        let mut row = [0; LABELS];
        row[3] = -127;
        row[31] = 5;
        (vec![(7, row), (u32::MAX, row)], vec![(0, 9), (300, u32::MAX)])
    }

    /// A stream with a right header, whatever it holds.
    fn wrapped(stream: &[u8]) -> Vec<u8> {
        weights::seal(stream, MAGIC, VERSION, 6)
    }

    #[test]
    fn what_is_written_is_read() {
        let (rows, classes) = small();
        let model = Model::from_bytes(&to_bytes(&rows, &classes)).unwrap();
        let row = |key| model.row(key, model.slot(key)).map(|row| row.map(u8::cast_signed));
        assert_eq!(row(7), Some(rows[0].1));
        assert_eq!(row(u32::MAX), Some(rows[1].1));
        assert_eq!(row(8), None);
        assert_eq!((model.class(0), model.class(300), model.class(5)), (9, u32::MAX, 0));
    }

    #[test]
    fn the_build_script_lays_out_the_model_of_the_repository() {
        let read = Model::from_bytes(include_bytes!("../../model/english.bin")).unwrap();
        let embedded = Model::embedded();
        assert!(read.features() > 100_000);
        assert!(read.rows == embedded.rows && read.index == embedded.index);
        assert!(read.classes == embedded.classes && read.class_masks == embedded.class_masks);
    }

    #[test]
    fn broken_tables_are_told() {
        let error = |bytes: &[u8]| Model::from_bytes(bytes).err();
        let (rows, classes) = small();
        let whole = to_bytes(&rows, &classes);
        let stream = miniz_oxide::inflate::decompress_to_vec_zlib(&whole[HEADER..]).unwrap();
        for end in 0..stream.len() {
            assert_eq!(error(&wrapped(&stream[..end])), Some(ModelError::Tables), "cut at {end}");
        }
        assert_eq!(error(&wrapped(&[&stream[..], &[0]].concat())), Some(ModelError::Tables));
        assert_eq!(error(&wrapped(&[0xFF, 0xFF, 0xFF, 0xFF, 0x0F])), Some(ModelError::Tables));
        assert_eq!(error(&wrapped(&[2, 1, 0, 0, 0, 0])), Some(ModelError::Tables));
        let mut stream = wrapped(b"");
        stream.truncate(HEADER + 1);
        let told = checksum(&stream[HEADER..]).to_le_bytes();
        stream[12..HEADER].copy_from_slice(&told);
        assert_eq!(error(&stream), Some(ModelError::Stream));
    }
}
