//! What a gold file asks for. Of a gold file only the names in these types are ever read here, so
//! that no gold value can reach a prediction.

use std::path::Path;

use anyhow::{Context, Result, bail};
use chancery_text::package;
use serde::Deserialize;
use serde::de::IgnoredAny;

use crate::prediction::name;

/// Unpacked gold is not read beyond this many bytes.
const LONGEST: usize = 1 << 30;

/// The sort of a gold file, told by its keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sort {
    /// `documents`: statements and the rest of the record.
    Statements,
    /// `rows`: contacts.
    Contacts,
    /// `pairs`: comparisons.
    Comparison,
    /// JSON lines with `doc_id` and `text`: attributions.
    Attribution,
}

/// What to make predictions about.
#[derive(Debug)]
pub(crate) enum Task {
    /// Single documents.
    Statements(Vec<Named>),
    /// Documents that form one case.
    Contacts(Vec<Named>),
    /// Pairs of documents.
    Comparison(Vec<PairNamed>),
    /// Texts that stand in the gold file itself.
    Attribution(Vec<Inline>),
}

/// A document's name and where it stands.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub(crate) struct Named {
    #[serde(deserialize_with = "name")]
    pub(crate) doc_id: String,
    pub(crate) file: String,
}

/// Two documents to compare.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub(crate) struct PairNamed {
    #[serde(deserialize_with = "name")]
    pub(crate) a_doc: String,
    #[serde(deserialize_with = "name")]
    pub(crate) b_doc: String,
    pub(crate) a_file: String,
    pub(crate) b_file: String,
}

/// A text in the gold file.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub(crate) struct Inline {
    #[serde(deserialize_with = "name")]
    pub(crate) doc_id: String,
    pub(crate) text: String,
}

#[derive(Deserialize)]
struct Keys {
    documents: Option<IgnoredAny>,
    rows: Option<IgnoredAny>,
    pairs: Option<IgnoredAny>,
    doc_id: Option<IgnoredAny>,
    text: Option<IgnoredAny>,
}

/// The bytes of a gold file, unpacked where it is gzipped.
pub(crate) fn bytes(path: &Path) -> Result<Vec<u8>> {
    let bytes =
        std::fs::read(path).with_context(|| format!("{}: cannot be read", path.display()))?;
    let bytes = match package::is_gzip(&bytes) {
        true => package::gunzip(&bytes, LONGEST)?,
        false => bytes,
    };
    Ok(bytes.strip_prefix(b"\xEF\xBB\xBF").map(<[u8]>::to_vec).unwrap_or(bytes))
}

/// The sort of a gold file.
pub(crate) fn sort(gold: &[u8]) -> Result<Sort> {
    // A file of JSON lines is told by its first; any other is one value, which may be long.
    let mut values = serde_json::Deserializer::from_slice(gold).into_iter::<Keys>();
    let keys = values.next().context("the gold file is empty")?;
    match keys.context("the gold file is not JSON")? {
        Keys { documents: Some(_), .. } => Ok(Sort::Statements),
        Keys { rows: Some(_), .. } => Ok(Sort::Contacts),
        Keys { pairs: Some(_), .. } => Ok(Sort::Comparison),
        Keys { doc_id: Some(_), text: Some(_), .. } => Ok(Sort::Attribution),
        _ => bail!(
            "not a known gold file: expected one of the keys `documents`, `rows` or `pairs`, or \
             JSON lines with `doc_id` and `text`"
        ),
    }
}

impl Task {
    /// Reads the names of what is asked for. A document that is named more than once is asked for
    /// once.
    pub(crate) fn of(gold: &[u8]) -> Result<Self> {
        #[derive(Deserialize)]
        struct Documents {
            documents: Vec<Named>,
        }
        #[derive(Deserialize)]
        struct Rows {
            rows: Vec<Named>,
        }
        #[derive(Deserialize)]
        struct Pairs {
            pairs: Vec<PairNamed>,
        }
        Ok(match sort(gold)? {
            Sort::Statements => {
                Self::Statements(once(serde_json::from_slice::<Documents>(gold)?.documents))
            }
            Sort::Contacts => Self::Contacts(once(serde_json::from_slice::<Rows>(gold)?.rows)),
            Sort::Comparison => Self::Comparison(serde_json::from_slice::<Pairs>(gold)?.pairs),
            Sort::Attribution => Self::Attribution(lines(gold)?),
        })
    }
}

/// The values of a file of JSON lines.
pub(crate) fn lines<T: serde::de::DeserializeOwned>(bytes: &[u8]) -> Result<Vec<T>> {
    let values = serde_json::Deserializer::from_slice(bytes).into_iter::<T>();
    values.enumerate().map(|(at, line)| line.with_context(|| format!("line {}", at + 1))).collect()
}

fn once(documents: Vec<Named>) -> Vec<Named> {
    let mut seen = std::collections::BTreeSet::new();
    documents.into_iter().filter(|document| seen.insert(document.doc_id.clone())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sort_is_told_by_the_keys() {
        for (gold, expected) in [
            (r#"{"schema": "x", "documents": [], "entities": {}}"#, Sort::Statements),
            (r#"{"rows": []}"#, Sort::Contacts),
            (r#"{"pairs": []}"#, Sort::Comparison),
            (
                "{\"doc_id\": \"1\", \"text\": \"x\"}\n{\"doc_id\": 2, \"text\": \"\"}",
                Sort::Attribution,
            ),
        ] {
            assert_eq!(sort(gold.as_bytes()).unwrap(), expected, "{gold}");
        }
        for other in ["", "{}", "[]", "no"] {
            assert!(sort(other.as_bytes()).is_err(), "{other}");
        }
    }

    #[test]
    fn only_names_are_taken_and_each_document_once() {
        let gold = r#"{"rows": [{"doc_id": 7, "file": "a.txt", "date": "2031-05-09"},
                                {"doc_id": "7", "file": "a.txt", "date": "2031-05-10"}]}"#;
        let Task::Contacts(named) = Task::of(gold.as_bytes()).unwrap() else { panic!() };
        assert_eq!(named, [Named { doc_id: "7".to_owned(), file: "a.txt".to_owned() }]);
    }
}
