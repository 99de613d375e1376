//! JSON against its schemas, help against its snapshot, the demo against its source.

use std::fs;
use std::path::Path;

use expect_test::expect_file;

use crate::program::{Folder, ONE, TWO, demo};
use crate::validator::faults;

#[test]
fn records_hold_to_their_schema() {
    let folder = Folder::with_case();
    folder
        .write("de.txt", "Die Minister sprachen am Dienstag miteinander.")
        .write("b.txt", "b'caf\\xc3\\xa9 talks'");
    let schema = folder.run(&["schema"]).succeeds().json();
    let read = ["read", ".", "--format", "jsonl", "--lexicon", "lexicon.toml"];
    let records = folder.run(&read).succeeds().lines();
    assert_eq!(records.len(), 8);
    let exported = folder.run(&["export"]).succeeds().lines();
    for record in records.iter().chain(&exported) {
        assert_eq!(faults(&schema, record), Vec::<String>::new());
    }
}

#[test]
fn collations_hold_to_their_schema() {
    let folder = Folder::with_demo();
    let schema = folder.run(&["schema", "collation"]).succeeds().json();
    let blog = "03-blog-machine-translation-video-call.txt";
    for (a, b) in [(ONE, TWO), (ONE, blog), (TWO, TWO)] {
        let args = ["compare", a, b, "--format", "json", "--lexicon", "lexicon.toml"];
        let collation = folder.run(&args).succeeds().json();
        assert_eq!(faults(&schema, &collation), Vec::<String>::new());
    }
}

#[test]
fn help_is_as_it_was_blessed() {
    let folder = Folder::empty();
    let commands = [
        "",
        "read",
        "add",
        "contacts",
        "statements",
        "commitments",
        "phrases",
        "documents",
        "search",
        "compare",
        "timeline",
        "contact",
        "wanted",
        "pair",
        "people",
        "person",
        "person split",
        "verdict",
        "verdicts",
        "refresh",
        "remove",
        "copy",
        "export",
        "verify",
        "demo",
        "schema",
        "completions",
    ];
    let mut all = String::new();
    for command in commands {
        let args: Vec<&str> =
            command.split(' ').chain(["--help"]).filter(|arg| !arg.is_empty()).collect();
        let help = folder.run(&args).succeeds().out;
        all.push_str(&format!("$ chancery {}\n{help}\n", args.join(" ")));
    }
    expect_file!["snapshots/help.txt"].assert_eq(&all);
}

#[test]
fn completions_name_the_commands() {
    let folder = Folder::empty();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        folder.run(&["completions", shell]).succeeds().says(&["commitments", "compare"]);
    }
}

#[test]
fn the_demo_shows_a_record_and_a_comparison() {
    let folder = Folder::empty();
    let shown = folder.run(&["demo"]).succeeds();
    shown
        .says(&[
            "states that do not exist",
            "Readout of President Arkwell",
            "Joint Statement",
            "grey fleet",
        ])
        .says(&["ONE CONTACT?", "What to try next", "chancery demo --dir"]);
    assert_eq!(fs::read_dir(folder.path("")).expect("a folder").count(), 0);
}

#[test]
fn the_demo_writes_what_it_shows() {
    let folder = Folder::empty();
    folder.run(&["demo", "--dir", "tour"]).succeeds();
    for name in [ONE, TWO, "02-kestrel-presidency-video-call.json", "lexicon.toml"] {
        let written = fs::read(folder.path("tour").join(name)).expect("written");
        assert_eq!(written, fs::read(demo(name)).expect("bundled"), "{name}");
    }
    let page = fs::read_to_string(folder.path("tour/comparison.html")).expect("a page");
    assert!(page.contains("</html>"));
    folder.run(&["verify", "--case", "tour/demo.chancery"]).succeeds().says(&["6 documents"]);
    folder.run(&["demo", "--dir", "tour"]).succeeds();
    let again = ["add", "tour", "--case", "tour/demo.chancery", "--lexicon", "tour/lexicon.toml"];
    let ended = folder.run(&again).succeeds();
    assert!(ended.out.contains("6 already there"), "{}", ended.out);
    folder.write("tour/lexicon.toml", "# mine\n");
    folder.run(&["demo", "--dir", "tour"]).ends(2).tells(&["cannot write", "lexicon.toml"]);
}

#[test]
fn the_bundled_documents_are_those_of_the_gold() {
    let gold = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../eval/fiction");
    if !gold.is_dir() {
        return; // A published crate has no such folder.
    }
    for entry in fs::read_dir(demo("")).expect("the demo") {
        let name = entry.expect("an entry").file_name();
        if name == "codebook.yaml" {
            continue; // An example for users; the gold is by the built-in codebook.
        }
        let (here, there) = (fs::read(demo("").join(&name)), fs::read(gold.join(&name)));
        assert_eq!(here.expect("bundled"), there.expect("in the gold"), "{}", name.display());
    }
}
