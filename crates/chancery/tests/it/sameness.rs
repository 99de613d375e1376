//! The same input gives the same output.

use crate::program::Folder;

#[test]
fn any_number_of_threads_gives_the_same_bytes() {
    let folder = Folder::with_demo();
    let run = |threads: &str| {
        let args = ["read", ".", ".", "--format", "json", "--lexicon", "lexicon.toml"];
        folder.run(&[&args[..], &["--threads", threads]].concat()).succeeds().out
    };
    let one = run("1");
    assert_eq!(one, run("2"));
    assert_eq!(one, run("7"));
    assert_eq!(one, run("0"));
}

#[test]
fn the_order_of_adding_does_not_matter() {
    let names = [
        "01-valdoria-mfa-video-call.txt",
        "02-kestrel-presidency-video-call.txt",
        "06-dispatch-report-phone-call.html",
    ];
    let export = |order: [usize; 3], threads: &str| {
        let folder = Folder::with_demo();
        for place in order {
            folder.run(&["add", names[place], "--threads", threads]).succeeds();
        }
        let listings = ["contacts", "statements", "documents"]
            .map(|listing| folder.run(&[listing, "--format", "json"]).succeeds().out);
        (folder.run(&["export"]).succeeds().out, listings)
    };
    let one = export([0, 1, 2], "1");
    assert_eq!(one, export([2, 0, 1], "2"));
    assert_eq!(one, export([1, 2, 0], "0"));
}
