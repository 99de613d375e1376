//! The part-of-speech tagger: an averaged perceptron that reads each sentence from left to right.
//!
//! Collins (2002), "Discriminative Training Methods for Hidden Markov Models"; greedy decoding and
//! the feature set in the line of Giménez & Màrquez (2004), "SVMTool". A feature is a 32-bit hash
//! of word parts; no string is built while tagging.

mod decode;
pub(crate) mod features;
pub(crate) mod label;
mod model;
mod tables;

pub use decode::Tagger;
#[cfg(feature = "train")]
pub(crate) use model::to_bytes as write_model;
pub use model::{Model, ModelError};
