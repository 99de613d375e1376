//! The tables of a model in the form they are looked up in.
//!
//! The build script includes this file too: it lays out the tables of the model that comes with
//! the crate, so that the program finds them ready and a start costs nothing.

use chancery_syntax::weights::Stream;

/// Of which kind and version the file is.
pub(crate) const MAGIC: &[u8; 8] = b"CHANATTR";
pub(crate) const VERSION: u32 = 1;

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
    let mut stream = Stream::new(stream);
    let mut tables = Vec::with_capacity(N);
    for labels in labels {
        tables.push(table(&mut stream, labels)?);
    }
    if stream.left() == 0 { tables.try_into().ok() } else { None }
}

/// One chain's tables.
fn table(stream: &mut Stream<'_>, labels: usize) -> Option<Table> {
    if usize::from(stream.byte()?) != labels {
        return None;
    }
    let bits = u32::from(stream.byte()?);
    if bits > MOST_BITS {
        return None;
    }
    let mut steps = Vec::with_capacity(labels * labels);
    for _ in 0..labels * labels {
        steps.push(i16::from_le_bytes([stream.byte()?, stream.byte()?]));
    }
    let mut rows = vec![0u8; labels << bits];
    let count = stream.number()?;
    let mut row = 0usize;
    for _ in 0..count {
        row = row.checked_add(usize::try_from(stream.number()?).ok()?)?;
        let mask = stream.byte()?;
        let start = row.checked_mul(labels)?;
        for (label, weight) in rows.get_mut(start..start + labels)?.iter_mut().enumerate() {
            if mask >> label & 1 == 1 {
                *weight = stream.byte()?;
            }
        }
    }
    Some(Table { rows, steps })
}
