//! What README.md shows of a command (`$ chancery …` and the lines below it) is what it prints.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::program::Folder;

/// Stands in README.md for any number of lines.
const LEFT_OUT: &str = "…";

#[test]
fn commands_print_what_the_readme_shows() {
    let Ok(readme) =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../README.md"))
    else {
        return; // A published crate has no such file.
    };
    let folder = Folder::empty();
    folder.run(&["demo", "--dir", "chancery-demo"]).succeeds();
    let examples = examples(&readme);
    assert!(examples.len() >= 6, "only {} examples were found", examples.len());
    for (command, shown) in examples {
        let printed = shell(&folder, &command);
        let lines: Vec<&str> = printed.trim_end().lines().map(str::trim_end).collect();
        assert!(
            holds(&shown, &lines),
            "README.md shows of `{command}`:\n{}\nand it prints:\n{printed}",
            shown.join("\n")
        );
    }
}

#[test]
fn a_line_that_is_not_printed_is_found() {
    let printed = ["one", "two", "three"];
    assert!(holds(&["one", "two", "three"], &printed));
    assert!(holds(&["one", LEFT_OUT, "three"], &printed));
    assert!(holds(&[LEFT_OUT, "two", LEFT_OUT], &printed));
    assert!(holds(&["one", "two", "three", LEFT_OUT], &printed));
    assert!(!holds(&["one", "two"], &printed));
    assert!(!holds(&["one", LEFT_OUT, "two"], &printed));
    assert!(!holds(&["one", LEFT_OUT, "four", LEFT_OUT], &printed));
}

/// The commands behind `$`, each with the lines shown below it.
fn examples(readme: &str) -> Vec<(String, Vec<&str>)> {
    let mut found: Vec<(String, Vec<&str>)> = Vec::new();
    let mut within = false;
    let mut lines = readme.lines();
    while let Some(line) = lines.next() {
        let code = line.strip_prefix("    ");
        if let Some(command) = code.and_then(|code| code.strip_prefix("$ ")) {
            let mut command = command.to_owned();
            while command.ends_with('\\') {
                command.pop();
                command.push_str(lines.next().expect("the command goes on").trim());
            }
            found.push((command, Vec::new()));
            within = true;
            continue;
        }
        // Prose, or a command that is only named, ends what is shown.
        within &= line.is_empty() || code.is_some_and(|code| !code.starts_with("chancery "));
        if let (true, Some((_, shown))) = (within, found.last_mut()) {
            shown.push(code.unwrap_or_default());
        }
    }
    for (_, shown) in &mut found {
        while shown.last().is_some_and(|line| line.is_empty()) {
            shown.pop();
        }
    }
    found
}

/// Whether the lines are those shown, any number of them where some were left out.
fn holds(shown: &[&str], printed: &[&str]) -> bool {
    match shown {
        [] => printed.is_empty(),
        [LEFT_OUT, rest @ ..] => (0..=printed.len()).any(|from| holds(rest, &printed[from..])),
        [line, rest @ ..] => printed.first() == Some(line) && holds(rest, &printed[1..]),
    }
}

/// Runs a line as it stands in README.md, with its wildcards, in the folder.
fn shell(folder: &Folder, line: &str) -> String {
    let program = Path::new(env!("CARGO_BIN_EXE_chancery"));
    let mut path = OsString::from(program.parent().expect("a folder"));
    path.push(":");
    path.push(env::var_os("PATH").unwrap_or_default());
    let mut command = Command::new("sh");
    command.args(["-c", line]).current_dir(folder.path("")).stdin(Stdio::null());
    let output = command.env("PATH", path).env("COLUMNS", "100").output().expect("runs");
    assert!(output.status.success(), "{line}\n{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}
