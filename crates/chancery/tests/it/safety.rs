//! What reaches a terminal, a spreadsheet, a closed pipe.

use std::io::Read;
use std::process::Stdio;

use crate::program::{Folder, ONE, TWO, demo};

/// A text that tries to steer what shows it.
const HOSTILE: &str = "\u{1b}[31mReadout of the call\u{1b}]0;title\u{7} with \u{202e}Kestrel\u{202c}\n\n\
    Minister Bruno Ettel of Valdoria said that \u{2066}the talks\u{2069} were \u{1b}[2Juseful.\n";

#[test]
fn nothing_in_a_text_steers_the_terminal() {
    let folder = Folder::empty();
    folder.write("hostile.txt", HOSTILE);
    folder.run(&["add", "hostile.txt"]).succeeds();
    for args in [
        &["read", "hostile.txt"][..],
        &["read", "hostile.txt", "--only", "document"],
        &["documents"],
        &["statements"],
        &["contacts"],
        &["search", "minister"],
        &["compare", "hostile.txt", "hostile.txt"],
    ] {
        let ended = folder.run(args).succeeds();
        for text in [&ended.out, &ended.err] {
            let steering = |c: char| {
                (c.is_control() && c != '\n')
                    || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
            };
            assert!(!text.contains(steering), "{args:?}: {text:?}");
        }
    }
}

#[test]
fn the_name_of_a_file_cannot_steer_it_either() {
    let folder = Folder::empty();
    let ended = folder.run(&["read", "a\u{1b}[2Jb\u{202e}.txt"]).ends(2);
    assert!(!ended.err.contains(['\u{1b}', '\u{202e}']), "{:?}", ended.err);
}

#[test]
fn json_keeps_every_character() {
    let folder = Folder::empty();
    folder.write("hostile.txt", HOSTILE);
    let args = ["read", "hostile.txt", "--format", "json", "--title", "=\u{202e}x"];
    let records = folder.run(&args).succeeds().json();
    assert_eq!(records[0]["document"]["provenance"]["title"], "=\u{202e}x");
}

#[test]
fn no_cell_is_a_formula() {
    let folder = Folder::empty();
    folder.write("a.txt", "The ministers of Valdoria and Kestrel met.");
    for title in ["=HYPERLINK(\"x\")", "+1", "-1", "@SUM(A1)"] {
        let args = ["read", "a.txt", "--format", "csv", "--only", "document"];
        let option = format!("--title={title}");
        let table = folder.run(&[&args[..], &[option.as_str()]].concat()).succeeds().out;
        let mut reader = csv::Reader::from_reader(table.as_bytes());
        let row = reader.records().next().expect("a row").expect("well formed");
        assert_eq!(&row[1], format!("'{title}"));
    }
}

#[test]
fn colours_only_where_they_are_wanted() {
    let folder = Folder::with_demo();
    assert!(!folder.run(&["read", TWO]).succeeds().out.contains('\u{1b}'));
    let forced = folder.command(&["read", TWO]).env("CLICOLOR_FORCE", "1").output().expect("runs");
    assert!(forced.stdout.contains(&0x1b));
    let mut refused = folder.command(&["read", TWO]);
    let refused = refused.env("NO_COLOR", "1").output().expect("runs");
    assert!(!refused.stdout.contains(&0x1b));
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let folder = Folder::with_demo();
    let line = "{\"text\":\"The ministers of Valdoria and Kestrel met in Brennholt.\"}\n";
    folder.write("many.jsonl", line.repeat(3000));
    let mut command = folder.command(&["read", "many.jsonl", "--format", "jsonl"]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("runs");
    let mut first = [0u8; 16];
    child.stdout.take().expect("piped").read_exact(&mut first).expect("output");
    let ended = child.wait_with_output().expect("ends");
    assert_eq!(ended.status.code(), Some(0));
    assert!(ended.stderr.is_empty(), "{}", String::from_utf8_lossy(&ended.stderr));
}

#[test]
fn quiet_is_quiet() {
    let folder = Folder::with_demo();
    assert!(folder.run(&["read", ".", "--quiet"]).succeeds().err.is_empty());
    assert!(!folder.run(&["read", "."]).succeeds().err.is_empty());
}

#[test]
fn results_do_not_take_the_place_of_what_is_there() {
    let folder = Folder::with_case();
    let before = std::fs::read(folder.path("talks.chancery")).expect("the case");
    for command in [&["export"][..], &["timeline", "--format", "html"], &["compare", ONE, TWO]] {
        for overwrite in [&[][..], &["--overwrite"]] {
            let args = [command, &["-o", "talks.chancery"], overwrite].concat();
            folder.run(&args).ends(2).tells(&["talks.chancery is a case file", "help:"]);
        }
        let onto = |file, more: &[&str]| folder.run(&[command, &["-o", file], more].concat());
        onto(ONE, &[]).ends(2).tells(&["already there", "--overwrite"]);
        assert_eq!(
            std::fs::read(folder.path(ONE)).expect("a text"),
            std::fs::read(demo(ONE)).expect("a text")
        );
        folder.write("old.txt", "old");
        onto("old.txt", &["--overwrite"]).succeeds();
        assert_ne!(std::fs::read(folder.path("old.txt")).expect("written"), b"old");
    }
    assert_eq!(std::fs::read(folder.path("talks.chancery")).expect("the case"), before);
    // Nor under another name, nor another program's database.
    std::fs::hard_link(folder.path("talks.chancery"), folder.path("also")).expect("a link");
    folder.run(&["export", "-o", "also", "--overwrite"]).ends(2).tells(&["is a case file"]);
    let left: Vec<_> = std::fs::read_dir(folder.path("")).expect("a folder").flatten().collect();
    assert!(left.iter().all(|entry| !entry.file_name().to_string_lossy().contains(".part-")));
    folder.run(&["export", "--overwrite"]).ends(2).tells(&["--output"]);
}
