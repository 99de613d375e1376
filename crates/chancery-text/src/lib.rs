//! From stored bytes to a **reading text**: decoded, markup removed, entities resolved, nothing
//! else changed.
//!
//! [`read`] is a pure function of the bytes, the [`Hint`] and [`READER_VERSION`]. It never fails:
//! what could not be read is told by [`Diagnostic`]s. A [`Reading`] leads every code point of its
//! text back to the byte range of the stored source it came from, cuts the text into [`Block`]s
//! and marks the ones that are page furniture (menus, teasers, share buttons) without removing
//! them.
//!
//! ```
//! use chancery_text::{Hint, read};
//! let page = b"<p>The ministers of Arvenia &amp; Tolmark met.</p><p>They agreed.</p>";
//! let reading = read(page, &Hint::default());
//! assert_eq!(reading.text(), "The ministers of Arvenia & Tolmark met.They agreed.");
//! assert_eq!(reading.blocks().len(), 2);
//! ```

#![warn(clippy::disallowed_methods)]

mod blocks;
mod codepoints;
mod decode;
mod diagnostic;
mod furniture;
mod html;
mod literal;
mod metadata;
mod offsets;
pub mod package;
mod plain;
mod reading;
mod sniff;
mod tags;

pub use blocks::{Block, BlockKind};
pub use codepoints::CodePoints;
pub use diagnostic::Diagnostic;
#[cfg(feature = "train")]
pub use furniture::train;
pub use furniture::{Certainty, Furniture, FurnitureReason};
pub use metadata::{MetadataClaim, MetadataField};
pub use offsets::SourceRange;
pub use reading::{Hint, Media, Reading, read};

/// The version of the rules that turn bytes into a reading text. Spans are only comparable
/// between readings of the same bytes by the same reader version.
pub const READER_VERSION: &str = "reader/1";

/// How many bytes of a source are read; what stands after them is left out with a diagnostic.
/// Offsets inside the reading text are 32 bits wide, and decoding can triple a text.
pub const MAX_SOURCE_BYTES: usize = 1 << 30;
