//! What listings hold, in which order, and what they can be restricted by.

use crate::program::Folder;

fn table(folder: &Folder, args: &[&str]) -> Vec<Vec<String>> {
    let out = folder.run(&[args, &["--format", "csv"]].concat()).succeeds().out;
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(out.as_bytes());
    let rows = reader.records().map(|row| row.expect("a row"));
    rows.map(|row| row.iter().map(str::to_owned).collect()).collect()
}

fn column(table: &[Vec<String>], name: &str) -> Vec<String> {
    let at = table[0].iter().position(|one| one == name).unwrap_or_else(|| panic!("no {name}"));
    table[1..].iter().map(|row| row[at].clone()).collect()
}

#[test]
fn tables_leave_no_column_empty_that_is_known() {
    let folder = Folder::with_case();
    let offices = column(&table(&folder, &["people"]), "offices");
    assert!(offices.iter().any(|office| office == "president"), "{offices:?}");
    let titles = column(&table(&folder, &["timeline"]), "title");
    assert!(titles.iter().all(|title| !title.is_empty()), "{titles:?}");
    let phrases = table(&folder, &["phrases"]);
    assert!(column(&phrases, "day").iter().any(|day| day.starts_with("2031-")));
    assert!(column(&phrases, "publisher").iter().any(|name| !name.is_empty()));
    let (starts, ends) = (column(&phrases, "start"), column(&phrases, "end"));
    let number = |text: &String| text.parse::<u32>().expect("a place");
    assert!(starts.iter().zip(&ends).all(|(start, end)| number(start) < number(end)));
}

#[test]
fn statements_as_json_have_what_their_table_has() {
    let folder = Folder::with_case();
    let rows = folder.run(&["statements", "--format", "jsonl"]).succeeds().lines();
    let csv = table(&folder, &["statements"]);
    for name in ["cue", "strength", "addressee", "coded", "publisher"] {
        let cells = column(&csv, name);
        assert_eq!(rows.len(), cells.len());
        for (row, cell) in rows.iter().zip(cells) {
            assert_eq!(row[name].as_str().unwrap_or_default(), cell, "{name} of {row}");
        }
    }
    assert!(rows.iter().any(|row| row["cue"].is_string()));
    assert!(rows.iter().any(|row| row["addressee"].is_string()));
}

#[test]
fn contacts_stand_in_the_order_of_their_dates() {
    let folder = Folder::with_case();
    let rows = folder.run(&["contacts", "--format", "jsonl"]).succeeds().lines();
    let days: Vec<&str> = rows.iter().filter_map(|row| row["date"].as_str()).collect();
    let whole: Vec<&str> = days.iter().copied().filter(|day| !day.contains('X')).collect();
    assert!(whole.len() > 3 && whole.is_sorted(), "{days:?}");
    assert_eq!(&days[..whole.len()], whole, "those whose year is not known come last");
}

#[test]
fn a_listing_takes_only_what_it_can_heed() {
    let folder = Folder::with_case();
    for (listing, option) in [
        ("documents", "--topic"),
        ("documents", "--person"),
        ("documents", "--force"),
        ("phrases", "--topic"),
        ("phrases", "--person"),
        ("phrases", "--force"),
    ] {
        let help = folder.run(&[listing, "--help"]).succeeds().out;
        assert!(!help.contains(option), "{listing} lists {option}");
        folder.run(&[listing, option, "x"]).ends(2).tells(&["unexpected argument"]);
    }
    for command in ["timeline", "contacts", "verify", "copy x"] {
        let command = command.split(' ').next().unwrap_or_default();
        let help = folder.run(&[command, "--help"]).succeeds().out;
        assert!(!help.contains("--lexicon") && !help.contains("--model"), "{command}");
    }
    for command in ["read", "add", "refresh", "compare"] {
        folder.run(&[command, "--help"]).succeeds().says(&["--lexicon", "--codebook", "--model"]);
    }
}

#[test]
fn phrases_are_found_by_words_and_told_from_first_to_last() {
    let folder = Folder::with_case();
    let all = folder.run(&["phrases", "--format", "jsonl"]).succeeds().lines();
    let code = all[0]["phrase"].as_str().expect("a code").to_owned();
    let word = code.split('_').next().unwrap_or_default().to_uppercase();
    let some = folder.run(&["phrases", "--words", &word, "--format", "jsonl"]).succeeds().lines();
    assert!(!some.is_empty() && some.len() < all.len(), "{} of {}", some.len(), all.len());
    let none = folder.run(&["phrases", "--words", "zyzzyva", "--format", "jsonl"]).succeeds();
    assert_eq!(none.lines().len(), 0);
    let history = folder.run(&["phrases", "--history", "--format", "jsonl"]).succeeds().lines();
    let uses: u64 = history.iter().filter_map(|row| row["uses"].as_u64()).sum();
    assert_eq!(usize::try_from(uses).expect("few"), all.len());
    assert!(history.iter().all(|row| row["first"].as_str() <= row["last"].as_str()));
    folder.run(&["phrases", "--history"]).succeeds().says(&["use"]);
}

#[test]
fn a_side_is_known_by_its_codes_and_names() {
    let folder = Folder::empty();
    let text = "The Foreign Minister of France met the Foreign Minister of China in Paris on 3 May \
        2031. The French minister said that trade was important.";
    folder.write("a.txt", text);
    folder.run(&["add", "a.txt", "--publisher", "Ministry of Foreign Affairs of China"]).succeeds();
    let count = |side: &str| {
        folder.run(&["documents", "--side", side, "--format", "jsonl"]).succeeds().lines().len()
    };
    for side in ["CN", "CHN", "chn", "China", "PRC", "people's republic of china"] {
        assert_eq!(count(side), 1, "{side}");
    }
    let told = folder.run(&["documents", "--side", "BRA"]).ends(2);
    told.tells(&["Brazil (BR) is no side in the case", "CN (China)"]);
}

#[test]
fn a_search_is_restricted_and_knows_other_spellings() {
    let folder = Folder::with_case();
    let found = |args: &[&str]| {
        folder.run(&[&["search", "arkwell", "--format", "jsonl"], args].concat()).lines().len()
    };
    let all = found(&[]);
    assert!(all > 2);
    for option in [
        ["--since", "2031-10"],
        ["--until", "2031-09-30"],
        ["--side", "KES"],
        ["--person", "Tavek"],
        ["--document", "02-kestrel-presidency-video-call.txt"],
    ] {
        let some = found(&option);
        assert!(some > 0 && some < all, "{option:?}: {some} of {all}");
    }
    folder.run(&["search", "Vostrekk"]).ends(1).tells(&["the case also spells", "vostrek"]);
    folder.run(&["search", "Vostrek"]).succeeds().tells(&["vostreck"]);
    folder.run(&["search", "coperation"]).ends(1).tells(&["cooperation"]);
}

#[test]
fn what_comes_with_a_kept_document_is_filled_in_or_told() {
    let folder = Folder::empty();
    folder.write("a.txt", "President Orsin Tavek spoke today with President Mary Wren by phone.");
    folder.run(&["add", "a.txt"]).succeeds();
    let day =
        || folder.run(&["documents", "--format", "jsonl"]).succeeds().lines()[0]["day"].clone();
    let first = folder.run(&["add", "a.txt", "--published", "2031-05-04"]).succeeds();
    first.tells(&["a day of publication is known now", "2031-05-04"]);
    assert_eq!(day(), "2031-05-04");
    for other in ["2031-05-03", "2031-05-05"] {
        let told = folder.run(&["add", "a.txt", "--published", other]).succeeds();
        told.tells(&["published of a.txt stays 2031-05-04", other, "remove it and add it again"]);
        assert_eq!(day(), "2031-05-04");
    }
    // What else comes is filled in all the same.
    let more =
        ["add", "a.txt", "--published", "2031-05-06", "--publisher", "Office of the President"];
    folder.run(&more).succeeds().tells(&["stays 2031-05-04"]).says(&["more particulars"]);
    let row = &folder.run(&["documents", "--format", "jsonl"]).succeeds().lines()[0];
    assert_eq!(row["publisher"], "Office of the President");
    assert_eq!(row["day"], "2031-05-04");
}

#[test]
fn a_misspelt_key_of_a_sidecar_is_told() {
    let folder = Folder::empty();
    folder.write("a.txt", "President Orsin Tavek spoke today with President Mary Wren by phone.");
    folder.write("a.json", r#"{"publishd": "2031-05-04", "crawl": 7}"#);
    let told =
        folder.run(&["add", "a.txt"]).succeeds().tells(&["`publishd`", "is `published` meant"]);
    assert!(!told.err.contains("crawl"), "{}", told.err);
}

#[test]
fn a_refresh_says_what_changed_and_where() {
    let folder = Folder::with_case();
    // Without the lexicon of the demo nobody knows its states.
    let told = folder.run(&["refresh", "--built-in"]).succeeds();
    told.says(&["findings have another name or are gone:", "statement", "gone", "04385c2f"]);
}

#[test]
fn a_damaged_case_is_not_read_as_if_it_were_whole() {
    let folder = Folder::with_case();
    let mut bytes = std::fs::read(folder.path("talks.chancery")).expect("a case");
    let mut noise = 7u32;
    for byte in &mut bytes[5000..8000] {
        noise = noise.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        *byte = (noise >> 24) as u8;
    }
    folder.write("talks.chancery", bytes);
    folder.run(&["timeline"]).ends(2).tells(&["is damaged", "documents"]);
    let told = folder.run(&["verify"]).ends(1).out;
    let mut lines: Vec<&str> = told.lines().filter(|line| line.starts_with('✗')).collect();
    let count = lines.len();
    lines.sort_unstable();
    lines.dedup();
    assert_eq!(lines.len(), count, "{told}");
}

#[test]
fn a_page_without_a_heading_is_called_as_its_title_says() {
    let folder = Folder::empty();
    let page = "<html><head><title>President Tavek Speaks with President Wren | Office of the President\
        </title></head><body><p>President Orsin Tavek spoke with President Mary Wren by phone. They \
        spoke about the harbour, and about the fishing grounds off the coast.</p></body></html>";
    folder.write("a.html", page);
    let record = folder.run(&["read", "a.html", "--format", "json"]).succeeds().json();
    let title = &record[0]["document"]["title"];
    assert_eq!(title["value"], "President Tavek Speaks with President Wren", "{title}");
}

#[test]
fn a_part_of_a_listing_says_how_much_it_leaves_out() {
    let folder = Folder::with_case();
    let listings: [&[&str]; 8] = [
        &["statements"],
        &["contacts"],
        &["commitments"],
        &["documents"],
        &["phrases"],
        &["phrases", "--history"],
        &["people"],
        &["timeline"],
    ];
    for listing in listings {
        let run = |more: &[&str]| folder.run(&[listing, more].concat()).succeeds();
        let rows = |more: &[&str]| run(&[&["--format", "jsonl"], more].concat()).lines();
        let all = rows(&[]);
        assert_eq!(rows(&["--limit", "1"]), all[..1], "{listing:?}");
        assert_eq!(rows(&["--offset", "1"]), all[1..], "{listing:?}");
        assert_eq!(rows(&["--limit", "1", "--offset", "1"]), all[1..2], "{listing:?}");
        let left = format!("{} left out; --offset 1 goes on", all.len() - 1);
        run(&["--limit", "1"]).says(&[&format!("the first of {}", all.len()), &left]);
        for format in ["json", "jsonl", "csv"] {
            run(&["--limit", "1", "--format", format]).tells(&["note: the first of", &left]);
        }
    }
    let table = folder.run(&["statements", "--limit", "3", "--format", "csv"]).succeeds().out;
    assert_eq!(csv::Reader::from_reader(table.as_bytes()).records().count(), 3);
    let page = folder.run(&["timeline", "--limit", "1", "--format", "html"]).succeeds();
    page.tells(&["the first of"]);
    folder.run(&["statements", "--limit", "0"]).ends(2).tells(&["--limit"]);
    folder.run(&["contacts", "--offset", "999"]).succeeds().says(&["none of", "passes over all"]);
    let whole = folder.run(&["statements", "--force", "demand", "--limit", "100"]).succeeds().out;
    assert!(!whole.contains("left out"));
}

#[test]
fn people_read_the_names_of_topics_and_programs_their_codes() {
    let folder = Folder::with_case();
    let trade = |format: &str, by: &str| {
        folder.run(&["statements", "--topic", by, "--limit", "1", "--format", format]).succeeds()
    };
    trade("human", "trade_tech").says(&["Trade and technology"]);
    trade("human", "Trade and technology").says(&["Trade and technology"]);
    for format in ["json", "jsonl", "csv"] {
        let told = trade(format, "trade_tech").says(&["trade_tech"]);
        assert!(!told.out.contains("Trade and technology"), "{}", told.out);
    }
    // A topic of one's own goes by the name that one's own codebook gives it.
    folder.run(&["refresh", "--codebook", "codebook.yaml"]).succeeds();
    folder.run(&["statements", "--topic", "ysmere"]).succeeds().says(&["Ysmere Islands"]);
    let two = [crate::program::ONE, crate::program::TWO];
    let page = folder
        .run(&["compare", two[0], two[1], "--case", "talks.chancery", "--format", "html"])
        .succeeds();
    page.says(&["<span class=\"topic\">Ysmere Islands</span>"]);
}

#[test]
fn what_a_case_goes_by_is_that_of_the_whole_records() {
    use chancery_core::compare::case::Brief;
    use std::ops::ControlFlow;

    let folder = Folder::with_case();
    let case = chancery_store::Case::open(
        &folder.path("talks.chancery"),
        &chancery_store::OpenOptions { read_only: true, ..Default::default() },
    )
    .expect("a case");
    let (mut whole, mut outlined) = (Vec::new(), Vec::new());
    let brief = |briefs: &mut Vec<Brief>, record| {
        briefs.push(Brief::of(&record));
        ControlFlow::Continue(())
    };
    case.records(|record| brief(&mut whole, record)).expect("records");
    case.outlines(|record| brief(&mut outlined, record)).expect("outlines");
    assert_eq!(whole.len(), 6);
    assert_eq!(whole, outlined);
}
