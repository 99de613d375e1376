//! Sentences, tokens, tags.
