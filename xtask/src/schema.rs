//! `cargo xtask schema`: the JSON Schemas of what the program writes, from the types themselves.

use std::path::Path;

use anyhow::{Context, Result, bail};

/// Writes the schemas to `docs/schema`, or fails where one there is not up to date.
pub(crate) fn run(workspace: &Path, write: bool) -> Result<()> {
    let folder = workspace.join("docs").join("schema");
    let schemas = [
        ("record.json", chancery_record::record_schema()),
        ("collation.json", chancery_compare::collation_schema()),
        ("dossier.json", chancery_compare::case::dossier_schema()),
    ];
    let mut stale = Vec::new();
    for (name, schema) in schemas {
        let path = folder.join(name);
        let text = serde_json::to_string_pretty(&schema)? + "\n";
        if write {
            std::fs::create_dir_all(&folder)?;
            let context = || format!("{}: cannot be written", path.display());
            std::fs::write(&path, text).with_context(context)?;
        } else if std::fs::read_to_string(&path).ok().as_deref() != Some(text.as_str()) {
            stale.push(path.display().to_string());
        }
    }
    if !stale.is_empty() {
        bail!("not up to date: {}; run `cargo xtask schema --write`", stale.join(", "));
    }
    Ok(())
}
