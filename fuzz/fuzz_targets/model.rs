//! Files of attribution models: any bytes are read or refused, and what was read can be used.
//!
//! Every input is tried as a file and as the stream inside a file whose header is right.

#![no_main]

use std::sync::LazyLock;

use chancery_attribution::{Model, find};
use chancery_fuzz::blocks;
use chancery_record::ByteSpan;
use chancery_syntax::{Analysis, analyze, weights};
use libfuzzer_sys::fuzz_target;

const TEXT: &str = "Venn said that “trade is good”, and Tao, according to the envoy, agreed to it.";

static SYNTAX: LazyLock<(Vec<ByteSpan>, Analysis)> = LazyLock::new(|| {
    let blocks = blocks(TEXT);
    let mut syntax = Analysis::default();
    analyze(TEXT, &blocks, &mut syntax);
    (blocks, syntax)
});

fuzz_target!(|bytes: &[u8]| {
    used(bytes);
    used(&weights::seal(bytes, b"CHANATTR", 1, 1));
});

fn used(file: &[u8]) {
    let Ok(model) = Model::from_bytes(file) else { return };
    let (blocks, syntax) = &*SYNTAX;
    for found in find(&model, TEXT, blocks, syntax) {
        let words = std::iter::once(&found.cue).chain(&found.source).chain(&found.content);
        for range in words {
            assert!(range.start < range.end && range.end <= syntax.tokens.len(), "{found:?}");
        }
    }
}
