//! Which words the running text of a page uses. Labels of its menus seldom stand in it; headings,
//! points and names that belong to the text do.

use super::features::Features;
use std::collections::HashSet;

/// Letters of the shortest word that is looked at.
const SHORTEST: usize = 4;

/// The words of the running text, by their hash.
pub(super) struct Told(HashSet<u32>);

impl Told {
    /// Reads the running texts among `blocks` of a text.
    pub(super) fn of(text: &str, blocks: &[Features]) -> Self {
        let mut told = HashSet::new();
        let bodies = blocks.iter().filter(|block| block.body);
        for body in bodies.filter_map(|block| text.get(block.span.range())) {
            for word in body.split(|c: char| !c.is_alphanumeric()) {
                told.extend((word.len() >= SHORTEST).then(|| hash(word)));
            }
        }
        Self(told)
    }

    /// Quarters of a line's words, given in the lexicon's form, that the text uses; 5 if it has none
    /// to look at.
    pub(super) fn share(&self, normal: &str) -> u8 {
        let words = normal.split_whitespace().filter(|word| word.len() >= SHORTEST);
        let (mut all, mut known) = (0, 0);
        for word in words {
            all += 1;
            known += usize::from(self.0.contains(&hash(word)));
        }
        (known * 4).checked_div(all).map_or(5, |quarters| quarters as u8)
    }
}

/// FNV-1a of the small letters.
fn hash(word: &str) -> u32 {
    let more = |hash: u32, byte: u8| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    if word.is_ascii() {
        return word.bytes().fold(0x811C_9DC5, |hash, byte| more(hash, byte.to_ascii_lowercase()));
    }
    word.to_lowercase().bytes().fold(0x811C_9DC5, more)
}
