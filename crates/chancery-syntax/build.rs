//! Lays out the tables of `model/english.bin` as the program looks things up in them.

use std::path::Path;
use std::{env, fs};

#[path = "src/tagger/tables.rs"]
#[allow(dead_code)]
mod tables;
#[path = "src/weights.rs"]
#[allow(dead_code, unreachable_pub)]
mod weights;

fn main() {
    let model = "model/english.bin";
    println!("cargo::rerun-if-changed={model}");
    println!("cargo::rerun-if-changed=src/tagger/tables.rs");
    println!("cargo::rerun-if-changed=src/weights.rs");
    let bytes = fs::read(model).unwrap_or_else(|error| panic!("{model}: {error}"));
    let stream = weights::open(&bytes, tables::MAGIC, tables::VERSION)
        .unwrap_or_else(|error| panic!("{model} cannot be read: {error:?}"));
    let tables = tables::Tables::read(&stream)
        .unwrap_or_else(|| panic!("{model} is damaged: its tables are not complete"));
    write("rows.bin", tables.rows.as_flattened());
    write("index.bin", tables.index.as_flattened());
    write("classes.bin", tables.classes.as_flattened());
    write("class_masks.bin", tables.class_masks.as_flattened());
}

fn write(name: &str, bytes: &[u8]) {
    let folder = env::var_os("OUT_DIR").expect("cargo sets it");
    let path = Path::new(&folder).join(name);
    fs::write(&path, bytes).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
}
