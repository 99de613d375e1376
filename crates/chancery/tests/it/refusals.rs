//! Bad input: what is said, what goes on, and the exit code.

use std::fs;

use crate::program::{Folder, ONE, TWO, gzip};

/// A folder with a good document beside the bad one that is given.
fn beside(name: &str, bytes: &[u8]) -> Folder {
    let folder = Folder::with_demo();
    folder.write(name, bytes);
    folder
}

/// The bad document is told, the good one is read all the same.
#[track_caller]
fn told(folder: &Folder, bad: &str, messages: &[&str]) {
    let read = folder.run(&["read", bad, TWO, "--format", "jsonl"]).ends(2);
    assert_eq!(read.lines().len(), 1);
    read.tells(messages).tells(&[bad, "help:"]);
    let added = folder.run(&["add", bad, TWO]).ends(2);
    added.says(&["1 document added", "1 not added"]).tells(messages);
}

#[test]
fn an_empty_file() {
    told(&beside("empty.txt", b""), "empty.txt", &["holds no text"]);
    told(&beside("blank.txt", b" \n\t\n"), "blank.txt", &["holds no text"]);
}

#[test]
fn a_missing_file() {
    told(&Folder::with_demo(), "missing.txt", &["cannot read missing.txt", "caused by"]);
}

#[test]
fn a_binary_file() {
    let bytes: Vec<u8> = (0..=255u8).cycle().take(4096).collect();
    told(&beside("scan.txt", &bytes), "scan.txt", &["not text", "R002"]);
}

#[test]
fn a_folder_without_documents() {
    let folder = Folder::with_demo();
    fs::create_dir(folder.path("none")).expect("made");
    fs::write(folder.path("none/a.docx"), "x").expect("written");
    told(&folder, "none", &["holds no documents", "1 .docx"]);
}

#[test]
fn a_damaged_gzip_stream() {
    let mut packed = gzip(&b"The ministers met in Brennholt. ".repeat(400));
    packed.truncate(packed.len() / 2);
    told(&beside("cut.txt.gz", &packed), "cut.txt.gz", &["cannot read"]);
}

#[test]
fn a_sidecar_given_as_a_document() {
    told(&beside("x.json", b"{\"title\": \"x\"}"), "x.json", &["holds no document", "sidecar"]);
}

#[test]
fn bad_lines_among_good_ones() {
    let lines =
        b"{\"text\":\"The envoys met.\"}\nnot json\n{\"title\":\"x\"}\n{\"text\":\"They left.\"}\n";
    let folder = beside("feed.jsonl", lines);
    let read = folder.run(&["read", "feed.jsonl", "--format", "jsonl"]).ends(2);
    assert_eq!(read.lines().len(), 2);
    read.tells(&["feed.jsonl:2 is no document", "feed.jsonl:3 is no document"]);
}

#[test]
fn a_sidecar_that_is_none_is_passed_over_with_a_word() {
    let folder = beside("talk.txt", b"The ministers of Valdoria and Kestrel met.");
    folder.write("talk.json", "no JSON");
    folder.run(&["read", "talk.txt"]).succeeds().tells(&["talk.json is not used"]);
}

#[test]
fn texts_in_odd_encodings_are_read() {
    let folder = Folder::empty();
    let text = "The ministers of Valdoria and Kestrel met in Brennholt – it was “useful”.";
    let utf16: Vec<u8> =
        [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    folder.write("utf16.txt", utf16);
    let mut mixed = text.as_bytes().to_vec();
    mixed.extend(b" The talks were \x93candid\x94.");
    folder.write("mixed.txt", mixed);
    folder.write("literal.txt", b"b'The ministers met in Br\\xc3\\xa9nnholt.\\nThey left.'");
    let args = ["read", "utf16.txt", "mixed.txt", "literal.txt", "--format", "jsonl"];
    let records = folder.run(&args).succeeds().lines();
    assert_eq!(records[0]["document"]["encoding"], "UTF-16LE");
    assert_eq!(records[0]["document"]["length"], text.chars().count());
    for record in &records[1..] {
        assert!(!record["diagnostics"].as_array().expect("diagnostics").is_empty(), "{record}");
    }
}

#[test]
fn a_document_in_another_language_is_kept() {
    let folder = Folder::empty();
    let text = "Die Außenminister der beiden Staaten führten am Dienstag ein Telefongespräch. Sie \
                sprachen über die Lage auf der Landenge und über die Zölle auf Getreide. Beide Seiten \
                vereinbarten, im Herbst zu einem weiteren Gespräch zusammenzukommen.";
    folder.write("de.txt", text);
    folder.run(&["add", "de.txt", "--language", "de"]).succeeds().says(&["1 document added"]);
    let records = folder.run(&["export"]).succeeds().lines();
    assert_eq!(records[0]["document"]["language"]["value"], "de");
    assert_eq!(records[0]["statements"].as_array().map(Vec::len), Some(0));
}

#[test]
fn a_long_file_of_lines_is_read_to_its_end() {
    let folder = Folder::empty();
    let line = format!("{{\"text\":\"{}\"}}\n", "The ministers met in Brennholt. ".repeat(3_000));
    let lines = 1 + (2 << 20) / line.len();
    folder.write("large.jsonl", line.repeat(lines));
    let added = folder.run(&["add", "large.jsonl"]).succeeds();
    added.says(&["1 document added", &format!("{} already there", lines - 1)]);
}

#[test]
fn what_is_too_long_is_refused_before_it_fills_the_memory() {
    let folder = Folder::with_demo();
    let file = fs::File::create(folder.path("huge.txt")).expect("made");
    file.set_len((256 << 20) + 1).expect("a sparse file");
    folder
        .run(&["read", "huge.txt", TWO, "--format", "jsonl"])
        .ends(2)
        .tells(&["longer than 256 MB", "split it"]);
}

#[test]
fn bad_case_files() {
    let folder = Folder::with_demo();
    folder.run(&["contacts"]).ends(2).tells(&["no case file", "talks.chancery", "help:"]);
    folder.write("foreign.chancery", "This is a letter.".repeat(50));
    folder
        .run(&["add", TWO, "--case", "foreign.chancery"])
        .ends(2)
        .tells(&["not a case file", "help:"]);
    let letter = fs::read(folder.path("foreign.chancery")).expect("there");
    assert_eq!(letter, "This is a letter.".repeat(50).into_bytes());
    folder.run(&["add", TWO, "--case", "."]).ends(2).tells(&["is not a file"]);
    folder.run(&["add", TWO, "--case", "no/such/talks.chancery"]).ends(2).tells(&["no/such"]);
}

#[test]
fn a_read_only_case_can_be_read_and_not_written() {
    let folder = Folder::with_case();
    let path = folder.path("talks.chancery");
    let mut permissions = fs::metadata(&path).expect("there").permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions).expect("set");
    folder.run(&["documents"]).succeeds();
    folder.run(&["remove", ONE]).ends(2).tells(&["read-only", "help:"]);
}

#[test]
fn a_damaged_case_is_told() {
    let folder = Folder::with_case();
    let path = folder.path("talks.chancery");
    let mut bytes = fs::read(&path).expect("the case");
    bytes.truncate(bytes.len() / 2);
    fs::write(&path, bytes).expect("written");
    let ended = folder.run(&["documents"]);
    assert_eq!(ended.code, 2, "{}", ended.out);
    ended.tells(&["damaged", "help:"]);
}

#[test]
fn bad_arguments() {
    let folder = Folder::with_demo();
    folder.run(&["read"]).ends(2).tells(&["required"]);
    folder
        .run(&["read", TWO, "--published", "yesterday"])
        .ends(2)
        .tells(&["no date", "YYYY-MM-DD"]);
    folder.run(&["read", ONE, TWO, "--title", "x"]).ends(2).tells(&["of one document"]);
    folder.write("bad.toml", "[[state]\n");
    folder.run(&["read", TWO, "--lexicon", "bad.toml"]).ends(2).tells(&["bad.toml is no lexicon"]);
    folder.run(&["read", TWO, "--lexicon", "none.toml"]).ends(2).tells(&["cannot read none.toml"]);
}

/// Files of another kind, of another version, cut short, changed and too long: each is told for
/// what it is, and nothing is read with them.
#[test]
fn bad_models() {
    let folder = Folder::with_demo();
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../chancery-attribution/model/english.bin");
    let model = fs::read(path).expect("the model");
    folder.write("own.bin", &model);
    let read = |more: &[&str]| {
        let args = [&["read", TWO, "--format", "jsonl"][..], more].concat();
        folder.run(&args).succeeds().lines().remove(0)
    };
    let mut own = read(&["--model", "own.bin"]);
    assert_eq!(own["model"].as_str().map(str::len), Some(64), "the record says by what");
    own.as_object_mut().expect("a record").remove("model");
    assert!(own == read(&[]), "the program's own model, given as a file");

    let mut newer = model.clone();
    newer[8] = 9;
    let mut changed = model.clone();
    changed[model.len() / 2] ^= 1;
    let cut = |length: usize| model[..length].to_vec();
    let bad: [(Vec<u8>, &str); 9] = [
        (Vec::new(), "not an attribution model"),
        (cut(5), "not an attribution model"),
        (b"Dear colleagues, this is a letter.".to_vec(), "not an attribution model"),
        (cut(8), "damaged"),
        (cut(17), "damaged"),
        (cut(20), "damaged"),
        (cut(model.len() - 1), "damaged"),
        (changed, "damaged"),
        (newer, "has version 9, this program reads version 1"),
    ];
    for (bytes, told) in bad {
        folder.write("bad.bin", &bytes);
        let read = folder.run(&["read", TWO, "--model", "bad.bin"]).ends(2);
        assert!(read.out.is_empty(), "{} bytes: {}", bytes.len(), read.out);
        read.tells(&["bad.bin is no attribution model", told, "help:"]);
    }
    let huge = fs::File::create(folder.path("huge.bin")).expect("made");
    huge.set_len(1 << 36).expect("a sparse file");
    folder.run(&["read", TWO, "--model", "huge.bin"]).ends(2).tells(&["longer than", "huge.bin"]);
    folder.run(&["read", TWO, "--model", "none.bin"]).ends(2).tells(&["cannot read none.bin"]);
    folder.run(&["read", TWO, "--model", "."]).ends(2).tells(&["cannot read ."]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told() {
    let folder = Folder::with_demo();
    let full = fs::OpenOptions::new().write(true).open("/dev/full").expect("there");
    let output = folder.command(&["read", TWO]).stdout(full).output().expect("runs");
    assert_eq!(output.status.code(), Some(2));
    let message = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(message.contains("cannot write the results"), "{message}");
    assert!(message.contains("free some space"), "{message}");
}

#[test]
fn a_copy_into_a_folder_that_is_not_there() {
    let folder = Folder::with_case();
    let told = folder.run(&["copy", "none/copy.chancery"]).ends(2);
    told.tells(&["none", "no such folder", "check the path"]);
}

#[test]
fn a_day_of_publication_before_the_text_s_own() {
    let folder = Folder::empty();
    folder.write(
        "a.txt",
        "Ministry of Foreign Affairs\n12 March 2031\n\nThe Foreign Minister of Norway spoke with \
         the Foreign Minister of Chile today. They will meet again on 4 June 2032.\n",
    );
    let read = |day| folder.run(&["read", "a.txt", "--published", day]).succeeds().out;
    assert!(read("2019-01-01").contains("warning[X008]"), "{}", read("2019-01-01"));
    for day in ["2031-03-12", "2031-03-11", "2031-04-01"] {
        assert!(!read(day).contains("X008"), "{}", read(day));
    }
}

#[test]
fn what_cannot_be_meant_is_told() {
    let folder = Folder::with_case();
    for list in ["timeline", "statements", "documents"] {
        let wrong = folder.run(&[list, "--since", "2031", "--until", "2030"]).ends(2);
        wrong.tells(&["`--until 2030` lies before `--since 2031`"]);
    }
    for query in ["", "\"", "*"] {
        folder.run(&["search", query]).ends(2).tells(&["no word to find"]);
    }
}

#[test]
fn a_cause_is_told_once() {
    let folder = Folder::empty();
    folder.write("bad.json", "{\"text\": 5}");
    let told = folder.run(&["read", "bad.json"]).ends(2).err;
    assert_eq!(told.matches("invalid type").count(), 1, "{told}");
}

#[test]
fn a_json_file_that_belongs_to_no_document_is_not_passed_over_in_silence() {
    let folder = Folder::empty();
    folder.write("a.txt", "The ministers spoke.").write("a.json", "{\"title\": \"Talks\"}");
    let quiet = folder.run(&["read", "."]).succeeds();
    assert!(!quiet.err.contains("passed over"), "{}", quiet.err);
    folder.write("b.json", "{\"text\": \"The ministers spoke.\"}");
    folder.run(&["read", "."]).succeeds().tells(&["1 .json that no document has beside it"]);
}

#[cfg(unix)]
#[test]
fn a_case_that_cannot_be_written_to_is_read_all_the_same() {
    use std::os::unix::fs::PermissionsExt;
    use std::os::unix::process::CommandExt;

    let folder = Folder::with_case();
    let mode = |name: &str, mode| {
        let permissions = std::fs::Permissions::from_mode(mode);
        std::fs::set_permissions(folder.path(name), permissions).expect("set");
    };
    mode("talks.chancery", 0o444);
    mode("", 0o555);
    let mut command = folder.command(&["timeline"]);
    // Whoever may do everything is told by nothing that it may not be done.
    if std::fs::write(folder.path("probe"), "").is_ok() {
        command.uid(65_534);
    }
    let output = command.output();
    mode("", 0o755);
    // The program may lie where that user may not go.
    let Ok(output) = output else { return };
    let (out, err) =
        (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success() && out.contains("Arkwell"), "{out}{err}");
    assert!(err.contains("read as it stands"), "{err}");
}
