//! The vocabulary: the plain, versioned data that every other crate agrees on.

mod span;

pub use span::{ByteSpan, Span};
