//! Rows for machines, one after another, in any of the formats for machines.

use std::io::Write;

use serde::Serialize;
use serde_json::Value;

use crate::error::CommandError;

use super::csv::Table;

/// Where rows go.
pub(crate) enum Rows<'a> {
    /// An array; the flag tells whether a row has been written.
    Json(&'a mut dyn Write, bool),
    /// A row a line.
    Jsonl(&'a mut dyn Write),
    /// A table of these fields.
    Csv(Table<&'a mut dyn Write>, &'a [&'a str]),
}

impl<'a> Rows<'a> {
    /// Rows as a table with these fields of theirs as columns.
    pub(crate) fn csv(
        out: &'a mut dyn Write,
        columns: &'a [&'a str],
    ) -> Result<Self, CommandError> {
        Ok(Self::Csv(Table::new(out, columns)?, columns))
    }

    /// Adds a row.
    pub(crate) fn row(&mut self, row: &impl Serialize) -> Result<(), CommandError> {
        match self {
            Self::Json(out, begun) => {
                out.write_all(if *begun { b",\n" } else { b"[\n" })?;
                *begun = true;
                Ok(serde_json::to_writer(out, row)?)
            }
            Self::Jsonl(out) => {
                serde_json::to_writer(&mut *out, row)?;
                Ok(out.write_all(b"\n")?)
            }
            Self::Csv(table, columns) => {
                let row = serde_json::to_value(row)?;
                let cell = |name: &&str| row.get(*name).map(cell).unwrap_or_default();
                table.row(columns.iter().map(cell).collect())
            }
        }
    }

    /// Ends them.
    pub(crate) fn finish(self) -> Result<(), CommandError> {
        match self {
            Self::Json(out, true) => Ok(out.write_all(b"\n]\n")?),
            Self::Json(out, false) => Ok(out.write_all(b"[]\n")?),
            Self::Jsonl(_) => Ok(()),
            Self::Csv(table, _) => table.finish(),
        }
    }
}

/// A value in one cell: lists are joined by semicolons, of objects their most telling field is
/// taken.
fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Bool(_) | Value::Number(_) => value.to_string(),
        Value::Array(items) => {
            items.iter().map(cell).filter(|item| !item.is_empty()).collect::<Vec<_>>().join("; ")
        }
        Value::Object(fields) => {
            let telling = ["name", "office", "exact", "id", "decision", "value", "start"];
            telling.iter().find_map(|name| fields.get(*name)).map(cell).unwrap_or_default()
        }
    }
}
