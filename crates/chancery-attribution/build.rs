//! Lays out the tables of `model/english.bin` as the program looks things up in them.

use std::path::Path;
use std::{env, fs};

use chancery_syntax::weights;

#[path = "src/tables.rs"]
#[allow(dead_code)]
mod tables;

fn main() {
    let model = "model/english.bin";
    println!("cargo::rerun-if-changed={model}");
    println!("cargo::rerun-if-changed=src/tables.rs");
    let bytes = fs::read(model).unwrap_or_else(|error| panic!("{model}: {error}"));
    let stream = weights::open(&bytes, tables::MAGIC, tables::VERSION)
        .unwrap_or_else(|error| panic!("{model} cannot be read: {error:?}"));
    // The numbers of labels of the two chains.
    let [cues, spans] = tables::read(&stream, [3, 5])
        .unwrap_or_else(|| panic!("{model} is damaged: its tables are not complete"));
    for (name, table) in [("cue", cues), ("span", spans)] {
        let steps: Vec<u8> = table.steps.iter().flat_map(|step| step.to_le_bytes()).collect();
        write(&format!("{name}_rows.bin"), &table.rows);
        write(&format!("{name}_steps.bin"), &steps);
    }
}

fn write(name: &str, bytes: &[u8]) {
    let folder = env::var_os("OUT_DIR").expect("cargo sets it");
    let path = Path::new(&folder).join(name);
    fs::write(&path, bytes).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
}
