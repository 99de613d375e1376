//! Writes the files of the lexicon as JSON too, which the program reads at each start in a fraction
//! of the time that TOML takes.

use std::path::Path;
use std::{env, fs};

fn main() {
    let folder = "lexicon/en";
    println!("cargo::rerun-if-changed={folder}");
    let out = env::var_os("OUT_DIR").expect("cargo sets it");
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{folder}: {error}"));
    for entry in entries {
        let path = entry.unwrap_or_else(|error| panic!("{folder}: {error}")).path();
        let Some(name) = path.file_stem().filter(|_| path.extension() == Some("toml".as_ref()))
        else {
            continue;
        };
        let file = path.display();
        let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{file}: {error}"));
        let value: serde_json::Value =
            toml::from_str(&text).unwrap_or_else(|error| panic!("{file}: {error}"));
        let json = Path::new(&out).join(name).with_extension("json");
        fs::write(&json, value.to_string())
            .unwrap_or_else(|error| panic!("{}: {error}", json.display()));
    }
}
