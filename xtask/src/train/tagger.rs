//! `cargo xtask train tagger`: learns the tagger's weights from treebanks and prints what they score.
//!
//! The data folder holds `ewt.{train,dev,test}.conllu.gz` and `gum.{train,dev,test}.conllu.gz`
//! (Universal Dependencies English EWT and GUM). Learning reads only the two training parts, in
//! that order; the same files give the same bytes. After a change to the tokenizer's conventions,
//! the features or the treebanks, run it again, put the hashes it prints into
//! `crates/chancery-syntax/model/LICENSE.md` and commit both.

use std::fs;
use std::io::Read;
use std::path::Path;

use anyhow::{Context, Result};
use chancery_syntax::Model;
use chancery_syntax::train::conllu::{self, Document};
use chancery_syntax::train::perceptron::{self, Settings};
use chancery_syntax::train::score;
use flate2::read::GzDecoder;

const TREEBANKS: [&str; 2] = ["ewt", "gum"];
const SCORED: [&str; 2] = ["dev", "test"];

/// Learns from the treebanks in `data`, writes the model to `out`, and prints the hashes of what
/// was read and written and the scores on the development and test parts.
///
/// # Errors
/// A treebank that cannot be read or decompressed; an `out` that cannot be written. The model is
/// read back before anything is scored.
pub(crate) fn run(data: &Path, out: &Path) -> Result<()> {
    let mut documents = Vec::new();
    for treebank in TREEBANKS {
        let text = read(data, treebank, "train")?;
        println!("{}  {treebank}.train.conllu", super::hash(text.as_bytes()));
        documents.extend(conllu::read(&text));
    }
    let bytes = perceptron::learn(&documents, Settings::default());
    fs::write(out, &bytes).with_context(|| format!("writing {}", out.display()))?;
    println!("{}  {}", super::hash(&bytes), out.display());
    let model = Model::from_bytes(&bytes).context("reading the model back")?;
    println!("{} bytes, {} features", bytes.len(), model.features());
    println!("part       UPOS   +form  joined +form  sentences  tokens");
    for treebank in TREEBANKS {
        for part in SCORED {
            let documents = conllu::read(&read(data, treebank, part)?);
            print_scores(&model, &format!("{treebank} {part}"), &documents);
        }
    }
    Ok(())
}

/// One line: tags on the treebank's own tokens, tags on tokens joined at hyphens, and the F1 of
/// sentence and token spans.
fn print_scores(model: &Model, name: &str, documents: &[Document]) {
    let own = score::tags(model, documents, false);
    let joined = score::tags(model, documents, true);
    let (sentences, tokens) = score::spans(documents);
    println!(
        "{name:9} {:.4}  {:.4}  {:.4} {:.4}     {:.4}  {:.4}",
        own.share_of_tags(),
        own.share_of_forms(),
        joined.share_of_tags(),
        joined.share_of_forms(),
        sentences.f1(),
        tokens.f1(),
    );
}

fn read(data: &Path, treebank: &str, part: &str) -> Result<String> {
    let path = super::find(data, "syntax", &format!("{treebank}.{part}.conllu.gz"));
    let file = fs::File::open(&path).with_context(|| format!("opening {}", path.display()))?;
    let mut text = String::new();
    GzDecoder::new(file)
        .read_to_string(&mut text)
        .with_context(|| format!("decompressing {}", path.display()))?;
    Ok(text)
}
