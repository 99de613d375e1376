//! Sentences, tokens and part-of-speech tags of a reading text.
//!
//! ```
//! use chancery_record::ByteSpan;
//! use chancery_syntax::{Analysis, analyze};
//!
//! let text = "Minister Orla Venn met the envoy. They did not agree.";
//! let mut found = Analysis::default();
//! analyze(text, &[ByteSpan::new(0, text.len())], &mut found);
//! assert_eq!(found.sentences.len(), 2);
//! assert_eq!(found.tokens.len(), found.tags.len());
//! ```

#![warn(clippy::disallowed_methods)]

mod analysis;
mod chars;
mod english;
mod entity;
mod quotes;
mod sentence;
mod tag;
mod tagger;
mod token;
#[cfg(feature = "train")]
pub mod train;
pub mod weights;

pub use analysis::{Analysis, analyze};
pub use english::parts;
pub use entity::plain;
pub use quotes::{QuotePair, pair_quotes};
pub use sentence::{LONGEST_SENTENCE, Sentence, split_sentences};
pub use tag::{Form, Tag};
pub use tagger::{Model, ModelError, Tagger};
pub use token::{Token, TokenKind, tokenize};
