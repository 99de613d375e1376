//! `cargo xtask train`: learns the models that ship.

pub(crate) mod attribution;
mod furniture;
mod standoff;
mod tagger;

use std::path::{Path, PathBuf};

use anyhow::Result;
use clap::ValueEnum;
use sha2::{Digest, Sha256};

/// What to train and from what.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Train only this model
    #[arg(value_enum)]
    only: Option<Which>,
    /// The folder with the treebanks (`ewt.train.conllu.gz` …, or in `syntax/`) and the annotated
    /// releases (`us-gov-dev.jsonl.gz`, or in `corpus/`), and pages as lines (`lines-dev.jsonl.gz`,
    /// or in `furniture/`)
    #[arg(long, value_name = "DIR")]
    data: PathBuf,
}

/// The models that ship.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Which {
    Tagger,
    Attribution,
    Furniture,
}

/// Learns the models and writes them into their crates.
pub(crate) fn run(options: &Options) -> Result<()> {
    let crates = crate::workspace().join("crates");
    let wanted = |which| options.only.is_none_or(|only| only == which);
    if wanted(Which::Furniture) {
        furniture::run(&options.data, &crates.join("chancery-text/model/furniture.bin"))?;
    }
    if wanted(Which::Tagger) {
        tagger::run(&options.data, &crates.join("chancery-syntax/model/english.bin"))?;
    }
    if wanted(Which::Attribution) {
        attribution::ship(&options.data, &crates.join("chancery-attribution/model/english.bin"))?;
    }
    Ok(())
}

pub(crate) use standoff::mark;

/// A file of the data folder, or of this folder in it.
fn find(data: &Path, folder: &str, name: &str) -> PathBuf {
    let direct = data.join(name);
    if direct.is_file() { direct } else { data.join(folder).join(name) }
}

fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_licence_line_names_the_furniture_weights_that_ship() {
        let model = crate::workspace().join("crates/chancery-text/model");
        let bytes = std::fs::read(model.join("furniture.bin")).expect("the weights ship");
        let licence = std::fs::read_to_string(model.join("LICENSE.md")).expect("and its licence");
        assert!(licence.contains(&format!("{}  furniture.bin", hash(&bytes))));
    }
}
