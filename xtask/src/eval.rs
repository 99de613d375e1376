//! `cargo xtask eval`: the program's figures on its own gold and, where there is some, on outside
//! gold, held against the floors in `eval/baseline.json`.
//!
//! A figure below its floor fails the gate. `--update-baseline` raises floors to what was measured
//! and adds those that are missing; it lowers one only together with `--allow-regression`.

mod floors;
mod measure;
mod table;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;

use floors::{Baseline, Tally};

#[derive(clap::Args)]
pub(crate) struct Options {
    /// Folder with outside gold (its folders gold, seeds, corpus, attribution, furniture); without
    /// it $CHANCERY_GOLD, then ../shared beside the workspace
    #[arg(long, value_name = "DIR")]
    gold_root: Option<PathBuf>,
    /// Raise the floors to the figures measured
    #[arg(long)]
    update_baseline: bool,
    /// With --update-baseline: lower floors too, and take new ones where outside gold has changed
    #[arg(long, requires = "update_baseline")]
    allow_regression: bool,
    /// Also write all figures, floors or not, to a JSON file
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,
}

/// Measures, prints the table, and fails where a figure is below its floor.
pub(crate) fn run(options: &Options) -> Result<ExitCode> {
    let workspace = crate::workspace();
    let path = workspace.join("eval").join("baseline.json");
    let mut baseline = Baseline::read(&path)?;
    let measured = measure::all(workspace, outside(options))?;
    let mut tally = Tally::default();
    for section in &measured.sections {
        print!("{}", table::section(section, &baseline, &mut tally));
    }
    for skipped in &measured.skipped {
        println!("skipped: {skipped}");
    }
    let changed = baseline.changed(&measured.sections);
    for set in &changed {
        println!("skipped: the floors of {set}: its gold is not the one they were measured on");
    }
    tally.skipped = baseline.unmeasured(&measured.sections);
    if let Some(path) = &options.json {
        std::fs::write(path, format!("{:#}\n", table::json(&measured.sections)))?;
    }
    if options.update_baseline {
        for change in baseline.update(&measured.sections, options.allow_regression) {
            println!("floor: {change}");
        }
        baseline.write(&path)?;
    }
    println!("{} passed, {} failed, {} skipped", tally.passed, tally.failed, tally.skipped);
    let accepted = tally.failed == 0 || options.allow_regression;
    Ok(if accepted { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn outside(options: &Options) -> Option<PathBuf> {
    let beside = || crate::workspace().parent().map(|parent| parent.join("shared"));
    let named = options.gold_root.clone().or_else(|| {
        std::env::var_os("CHANCERY_GOLD").filter(|value| !value.is_empty()).map(PathBuf::from)
    });
    named.or_else(beside).filter(|folder| folder.is_dir())
}
