//! JSON, exactly as the records have it.

use std::io::Write;

use chancery_core::record::{Record, Sha256};
use serde::Serialize;
use serde_json::{Map, Value};

use crate::args::Part;
use crate::error::CommandError;

/// A value over several lines, with a line end.
pub(crate) fn pretty(out: &mut dyn Write, value: &impl Serialize) -> Result<(), CommandError> {
    serde_json::to_writer_pretty(&mut *out, value)?;
    Ok(out.write_all(b"\n")?)
}

/// A part of a record, with the document it is of.
#[derive(Serialize)]
pub(crate) struct Of<'a, T> {
    /// The document.
    pub(crate) document: &'a Sha256,
    /// The document's title.
    pub(crate) title: Option<&'a String>,
    /// The part.
    #[serde(flatten)]
    pub(crate) part: &'a T,
}

/// The record with some of its parts only; what names it and its diagnostics always stay.
pub(crate) fn only(record: &Record, parts: &[Part]) -> Result<Value, CommandError> {
    let value = serde_json::to_value(record)?;
    let (Value::Object(fields), false) = (&value, parts.is_empty()) else { return Ok(value) };
    let mut kept = Map::new();
    for (name, value) in fields {
        let wanted = match name.as_str() {
            "schema" | "version" | "document" | "diagnostics" => true,
            "actors" => parts.iter().any(|part| *part != Part::Document),
            name => parts.iter().any(|part| part.name() == name),
        };
        if wanted {
            kept.insert(name.clone(), value.clone());
        }
    }
    Ok(Value::Object(kept))
}

impl Part {
    /// Its key in the JSON of a record.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Document => "document",
            Self::Contacts => "contacts",
            Self::Statements => "statements",
            Self::Commitments => "commitments",
            Self::Phrases => "phrases",
            Self::References => "references",
            Self::Attributions => "attributions",
        }
    }
}
