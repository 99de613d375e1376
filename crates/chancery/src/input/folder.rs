//! Folders: every document below, in the order of the names.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use crate::args::Given;
use crate::error::CommandError;

use super::file::{self, Shape};
use super::{Finding, Sink, Stop, sidecar};

/// Folders inside folders are followed this far.
const DEEPEST: usize = 64;

/// What a folder holds.
#[derive(Default)]
struct Contents {
    documents: Vec<PathBuf>,
    problems: Vec<CommandError>,
    /// Sidecars, and what packagers put beside the documents.
    objects: Vec<PathBuf>,
    /// How many files of each ending were passed over.
    others: BTreeMap<String, usize>,
}

pub(crate) fn visit(folder: &Path, given: &Given, sink: &mut Sink<'_>) -> Result<(), Stop> {
    let mut contents = Contents::default();
    list(folder, 0, &mut contents);
    // A JSON file that belongs to no document may be one itself, or a packager's list: which it is
    // has to be said by naming it.
    let beside: BTreeSet<PathBuf> =
        contents.documents.iter().map(|document| sidecar::path(document)).collect();
    let alone = contents.objects.iter().filter(|path| !beside.contains(*path)).count();
    if alone > 0 {
        contents.others.insert("json".to_owned(), alone);
    }
    for problem in contents.problems {
        sink(Finding::Problem(problem))?;
    }
    if contents.documents.is_empty() {
        let message = format!("{} holds no documents", folder.display());
        let found = passed_over(&contents.others);
        let hint = "documents are .txt, .html, .htm and .jsonl files, gzipped or not";
        let hint =
            if found.is_empty() { hint.to_owned() } else { format!("{hint}; found {found}") };
        return sink(Finding::Problem(CommandError::new(message).hint(hint)));
    }
    if !contents.others.is_empty() {
        let found = passed_over(&contents.others);
        sink(Finding::Remark(format!("passed over in {}: {found}", folder.display())))?;
    }
    for document in &contents.documents {
        file::visit(document, given, sink)?;
    }
    Ok(())
}

fn list(folder: &Path, depth: usize, contents: &mut Contents) {
    let mut entries = match fs::read_dir(folder).and_then(Iterator::collect::<Result<Vec<_>, _>>) {
        Ok(entries) => entries,
        Err(error) => return contents.problems.push(CommandError::reading(folder, &error)),
    };
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let path = entry.path();
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        // A link to a folder is not followed: it may lead back up.
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        if is_folder && depth < DEEPEST {
            list(&path, depth + 1, contents);
        } else if is_folder {
            let message = format!("{} lies too deep and was passed over", path.display());
            contents.problems.push(CommandError::new(message).hint("add it by itself"));
        } else {
            sort_in(path, contents);
        }
    }
}

fn sort_in(path: PathBuf, contents: &mut Contents) {
    match Shape::of(&path) {
        Shape::Text | Shape::Html | Shape::Lines => contents.documents.push(path),
        Shape::Object => contents.objects.push(path),
        Shape::Other => {
            let ending =
                path.extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
            *contents.others.entry(ending).or_default() += 1;
        }
    }
}

fn passed_over(others: &BTreeMap<String, usize>) -> String {
    let each = others.iter().map(|(ending, count)| match ending.as_str() {
        "" => format!("{count} without an ending"),
        "json" => format!("{count} .json that no document has beside it (name it to have it read)"),
        ending => format!("{count} .{ending}"),
    });
    each.collect::<Vec<_>>().join(", ")
}
