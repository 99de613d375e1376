//! Tables for spreadsheets: RFC 4180, with cells that no spreadsheet takes for a formula.

use std::io::Write;

use crate::error::CommandError;

/// A table that is being written.
pub(crate) struct Table<W: Write> {
    writer: Box<csv::Writer<W>>,
}

impl<W: Write> Table<W> {
    /// Begins a table with the names of its columns.
    pub(crate) fn new(out: W, columns: &[&str]) -> Result<Self, CommandError> {
        let mut writer = Box::new(csv::Writer::from_writer(out));
        writer.write_record(columns)?;
        Ok(Self { writer })
    }

    /// Adds a row; cells that could be taken for a formula are made plain text.
    pub(crate) fn row(&mut self, cells: Vec<String>) -> Result<(), CommandError> {
        Ok(self.writer.write_record(cells.into_iter().map(neutral))?)
    }

    /// Writes what is left.
    pub(crate) fn finish(mut self) -> Result<(), CommandError> {
        Ok(self.writer.flush()?)
    }
}

/// A cell as it may be opened in a spreadsheet: one that begins with `=`, `+`, `-`, `@`, a tab or a
/// carriage return would be run as a formula (OWASP, "CSV Injection"), so an apostrophe stands
/// before it. Full-width forms of the signs count too.
pub(crate) fn neutral(cell: String) -> String {
    let risky = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
    if cell.trim_start_matches(' ').starts_with(risky) { format!("'{cell}") } else { cell }
}

#[cfg(test)]
mod tests {
    use super::neutral;

    #[test]
    fn formulas_become_text() {
        for risky in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1"] {
            assert_eq!(neutral(risky.to_owned()), format!("'{risky}"));
        }
        assert_eq!(neutral("1 - 2 = 3".to_owned()), "1 - 2 = 3");
    }
}
