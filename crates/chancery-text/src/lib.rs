//! Bytes to reading text.
