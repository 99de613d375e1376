//! The tables of a model in the form they are looked up in: plain bytes, little-endian.
//!
//! The build script includes this file too: it lays out the tables of the model that comes with
//! the crate, so that the program finds them ready and a start costs nothing.

use crate::weights::Stream;

/// Of which kind and version the file is.
pub(crate) const MAGIC: &[u8; 8] = b"CHANTAG\0";
pub(crate) const VERSION: u32 = 1;

/// Labels of a row.
pub(crate) const WIDTH: usize = 32;

/// What a stream holds.
pub(crate) struct Tables {
    /// Weights of one feature, signed, one for each label.
    pub(crate) rows: Vec<[u8; WIDTH]>,
    /// From a feature's key to its row: see [`slots`].
    pub(crate) index: Vec<[u8; 8]>,
    /// From a word's key to its class.
    pub(crate) classes: Vec<[u8; 8]>,
    /// Label masks of word classes.
    pub(crate) class_masks: Vec<[u8; 4]>,
}

impl Tables {
    /// `None` where the stream ends early, goes on too long or holds impossible numbers.
    pub(crate) fn read(stream: &[u8]) -> Option<Self> {
        let mut stream = Stream::new(stream);
        let (keys, masks) = table(&mut stream)?;
        let rows =
            masks.into_iter().map(|mask| row(&mut stream, mask)).collect::<Option<Vec<_>>>()?;
        let (class_keys, class_masks) = table(&mut stream)?;
        (stream.left() == 0).then(|| Self {
            rows,
            index: slots(&keys),
            classes: slots(&class_keys),
            class_masks: class_masks.into_iter().map(u32::to_le_bytes).collect(),
        })
    }
}

/// An open-addressing table from a key to its position in the sorted keys. A slot has the key in
/// the upper half, the position plus one in the lower; 0 is free. The number of slots is a power
/// of two, and some are free.
fn slots(keys: &[u32]) -> Vec<[u8; 8]> {
    let count = (keys.len() * 2).next_power_of_two().max(2);
    let mut slots = vec![[0; 8]; count];
    for (position, key) in (1u64..).zip(keys) {
        let mut slot = home(*key, count);
        while slots.get(slot).is_some_and(|s| *s != [0; 8]) {
            slot = (slot + 1) & (count - 1);
        }
        if let Some(free) = slots.get_mut(slot) {
            *free = (u64::from(*key) << 32 | position).to_le_bytes();
        }
    }
    slots
}

/// Keys are hashes already: their upper bits choose the slot.
#[inline]
fn home(key: u32, count: usize) -> usize {
    (key >> (32 - count.trailing_zeros())) as usize
}

/// The slot where a key stands if no other took its place.
#[inline]
pub(crate) fn first(slots: &[[u8; 8]], key: u32) -> u64 {
    slots.get(home(key, slots.len())).map_or(0, |slot| u64::from_le_bytes(*slot))
}

/// The position of a key, whose first slot holds `entry`.
#[inline]
pub(crate) fn find(slots: &[[u8; 8]], key: u32, mut entry: u64) -> Option<usize> {
    let mut slot = home(key, slots.len());
    loop {
        if entry == 0 {
            return None;
        }
        if entry >> 32 == u64::from(key) {
            return usize::try_from((entry & 0xFFFF_FFFF) - 1).ok();
        }
        slot = (slot + 1) & (slots.len() - 1);
        entry = u64::from_le_bytes(*slots.get(slot)?);
    }
}

/// Sorted keys and their masks.
fn table(stream: &mut Stream<'_>) -> Option<(Vec<u32>, Vec<u32>)> {
    let count = usize::try_from(stream.number()?).ok()?;
    if count > stream.left() {
        return None;
    }
    let mut keys = Vec::with_capacity(count);
    let mut key = 0u32;
    for i in 0..count {
        let gap = stream.number()?;
        if i > 0 && gap == 0 {
            return None;
        }
        key = key.checked_add(gap)?;
        keys.push(key);
    }
    let mut masks = Vec::with_capacity(count);
    for _ in 0..count {
        masks.push(stream.number()?);
    }
    Some((keys, masks))
}

/// The weights of one feature, by its mask.
fn row(stream: &mut Stream<'_>, mask: u32) -> Option<[u8; WIDTH]> {
    let mut row = [0; WIDTH];
    for (label, weight) in row.iter_mut().enumerate() {
        if mask >> label & 1 == 1 {
            *weight = stream.byte()?;
        }
    }
    Some(row)
}
