//! The table of figures and floors.

use serde_json::Value;

use super::floors::{Baseline, Standing, Tally};
use super::measure::{Column, Section};

/// Code points of the first column and of the others.
const NAME: usize = 33;
const CELL: usize = 21;

/// A section's table; every gate in it is counted.
pub(super) fn section(section: &Section, baseline: &Baseline, tally: &mut Tally) -> String {
    let mut out = format!("{:NAME$}", section.title);
    for column in &section.columns {
        out += &format!("{:CELL$}", column.heading);
    }
    out = out.trim_end().to_owned() + "\n";
    for (name, _) in section.rows {
        let cells = section.columns.iter().map(|column| cell(column, name, baseline, tally));
        let cells: Vec<String> = cells.map(|cell| format!("{cell:CELL$}")).collect();
        out += format!("  {name:width$}{}", cells.concat(), width = NAME - 2).trim_end();
        out.push('\n');
    }
    out + "\n"
}

/// All figures of all columns.
pub(super) fn json(sections: &[Section]) -> Value {
    let columns = sections.iter().flat_map(|section| &section.columns);
    columns.map(|column| (column.set.to_owned(), column.figures.json())).collect()
}

fn cell(column: &Column, name: &str, baseline: &Baseline, tally: &mut Tally) -> String {
    let Some(measure) = column.figures.get(name) else { return String::new() };
    let value = measure.headline().map_or("n/a".to_owned(), |value| format!("{value:.4}"));
    let (passed, failed) = if measure.is_fault() { ('≤', '>') } else { ('≥', '<') };
    match baseline.standing(column, name, measure) {
        Standing::NoFloor => value,
        Standing::Passed(floor) => {
            tally.passed += 1;
            format!("{value} {passed} {floor:.4}")
        }
        Standing::Failed(floor) => {
            tally.failed += 1;
            format!("{value} {failed} {floor:.4} FAIL")
        }
    }
}
