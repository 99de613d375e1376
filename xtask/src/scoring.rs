//! `cargo xtask score`: the figures of a prediction file as JSON.

use std::path::Path;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::files::Root;
use crate::score::{attribution, comparison, contacts, record, statements};
use crate::task::{self, Sort};

/// Scores the prediction in `predicted` against `gold`; documents stand in `root`.
pub(crate) fn run(gold: &Path, predicted: &Path, root: &Path) -> Result<Value> {
    let bytes = task::bytes(gold)?;
    let found = task::bytes(predicted)?;
    let root = Root::new(root);
    let context = || format!("{}: not a prediction for this gold", predicted.display());
    Ok(match task::sort(&bytes)? {
        Sort::Statements => {
            let gold = serde_json::from_slice(&bytes)?;
            let found = serde_json::from_slice(&found).with_context(context)?;
            json!({
                "statements": statements::score(&gold, &found, &root, |_| true)?.figures().json(),
                "record": record::score(&gold, &found, &root, |_| true)?.figures().json(),
            })
        }
        Sort::Contacts => {
            let gold = serde_json::from_slice(&bytes)?;
            let found = serde_json::from_slice(&found).with_context(context)?;
            contacts::score(&gold, &found, |_| true).json()
        }
        Sort::Comparison => {
            let gold = serde_json::from_slice(&bytes)?;
            let found = serde_json::from_slice(&found).with_context(context)?;
            comparison::score(&gold, &found, &root)?.json()
        }
        Sort::Attribution => {
            let found: Vec<_> = task::lines(&found).with_context(context)?;
            attribution::score(&task::lines::<attribution::Gold>(&bytes)?, &found)?.json()
        }
    })
}
