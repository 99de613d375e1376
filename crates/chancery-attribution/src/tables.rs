//! The tables of a model in the form they are looked up in.
//!
//! The build script includes this file too: it lays out the tables of the model that comes with
//! the crate, so that the program finds them ready and a start costs nothing.

/// The most bits a row number may have.
const MOST_BITS: u32 = 22;

/// The tables of one chain.
pub(crate) struct Table {
    /// Signed weights, one for each label, row after row; rows are a power of two in number.
    pub(crate) rows: Vec<u8>,
    /// Weights of label pairs: from, to.
    pub(crate) steps: Vec<i16>,
}

/// The tables of chains with these numbers of labels; `None` where the stream ends early, goes on
/// too long or holds impossible numbers.
pub(crate) fn read<const N: usize>(stream: &[u8], labels: [usize; N]) -> Option<[Table; N]> {
    let mut reader = Reader { bytes: stream };
    let mut tables = Vec::with_capacity(N);
    for labels in labels {
        tables.push(reader.table(labels)?);
    }
    if reader.bytes.is_empty() { tables.try_into().ok() } else { None }
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

    /// One chain's tables.
    fn table(&mut self, labels: usize) -> Option<Table> {
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
        let mut rows = vec![0u8; labels << bits];
        let count = self.number()?;
        let mut row = 0usize;
        for _ in 0..count {
            row = row.checked_add(self.number()?)?;
            let mask = self.byte()?;
            let start = row.checked_mul(labels)?;
            for (label, weight) in rows.get_mut(start..start + labels)?.iter_mut().enumerate() {
                if mask >> label & 1 == 1 {
                    *weight = self.byte()?;
                }
            }
        }
        Some(Table { rows, steps })
    }
}
