//! Reads case files: Markdown with a heading, prose, a `text` block and an `expect` block a case.

use std::collections::BTreeMap;

use chancery_record::Provenance;

use crate::lines::{PARTS, Shown};

/// One case of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Case {
    /// The words of its heading.
    pub(crate) name: String,
    /// What is read.
    pub(crate) text: String,
    /// What came with it.
    pub(crate) provenance: Provenance,
    /// The parts of the record that count.
    pub(crate) shown: Shown,
    /// Whether the program is known to get it wrong.
    pub(crate) known_wrong: bool,
    /// The lines that are right.
    pub(crate) expected: Vec<String>,
    /// Where those stand in the file: the first and one past the last, counted from 0.
    pub(crate) place: (usize, usize),
}

/// The cases of a file.
///
/// # Errors
/// Where a case has no text, no expectation, or a word in its block's line that means nothing.
pub(crate) fn read(markdown: &str) -> Result<Vec<Case>, String> {
    let lines: Vec<&str> = markdown.lines().collect();
    let mut cases: Vec<Case> = Vec::new();
    let (mut name, mut text): (Option<String>, Option<(String, Provenance)>) = (None, None);
    let mut at = 0;
    while at < lines.len() {
        let line = lines[at];
        at += 1;
        if let Some(heading) = line.strip_prefix("## ")
            && let Some(open) = name.replace(heading.trim().to_owned())
        {
            return Err(format!("{open}: no expectation"));
        }
        let Some(info) = line.strip_prefix("```") else { continue };
        let case = name.clone().ok_or_else(|| format!("line {at}: a block before any heading"))?;
        let end = (at..lines.len()).find(|line| lines[*line] == "```");
        let end = end.ok_or_else(|| format!("{case}: a block without an end"))?;
        let body = &lines[at..end];
        let (kind, flags, fields) = information(info);
        match kind {
            "text" => {
                let provenance = provenance(fields).map_err(|word| format!("{case}: {word}?"))?;
                text = Some((body.join("\n"), provenance));
            }
            "expect" => {
                let (text, provenance) = text.take().ok_or_else(|| format!("{case}: no text"))?;
                let known_wrong = flags.contains(&"known-wrong");
                let shown = shown(&flags).map_err(|word| format!("{case}: {word}?"))?;
                let expected = body.iter().map(|line| (*line).to_owned()).collect();
                let place = (at, end);
                cases.push(Case {
                    name: case,
                    text,
                    provenance,
                    shown,
                    known_wrong,
                    expected,
                    place,
                });
                name = None;
            }
            other => return Err(format!("{case}: a block of {other:?}")),
        }
        at = end + 1;
    }
    name.map_or(Ok(cases), |open| Err(format!("{open}: no expectation")))
}

/// What the line of a block says: its kind, single words, and `name="value"` or `name=value`.
fn information(info: &str) -> (&str, Vec<&str>, BTreeMap<&str, &str>) {
    let (kind, mut rest) = info.split_once(' ').unwrap_or((info, ""));
    let (mut flags, mut fields) = (Vec::new(), BTreeMap::new());
    while !rest.trim_start().is_empty() {
        rest = rest.trim_start();
        let stop = rest.find([' ', '=']).unwrap_or(rest.len());
        let (word, after) = rest.split_at(stop);
        let Some(value) = after.strip_prefix('=') else {
            flags.push(word);
            rest = after;
            continue;
        };
        let (value, after) = match value.strip_prefix('"') {
            Some(value) => value.split_once('"').unwrap_or((value, "")),
            None => value.split_at(value.find(' ').unwrap_or(value.len())),
        };
        fields.insert(word, value);
        rest = after;
    }
    (kind, flags, fields)
}

fn provenance(fields: BTreeMap<&str, &str>) -> Result<Provenance, String> {
    let mut provenance = Provenance::default();
    for (name, value) in fields {
        let field = match name {
            "url" => &mut provenance.url,
            "title" => &mut provenance.title,
            "published" => &mut provenance.published,
            "publisher" => &mut provenance.publisher,
            "language" => &mut provenance.language,
            "translation" => &mut provenance.translation,
            other => return Err(other.to_owned()),
        };
        *field = Some(value.to_owned());
    }
    Ok(provenance)
}

/// The parts that a block names; contacts and statements where it names none.
fn shown(flags: &[&str]) -> Result<Shown, String> {
    let named = flags.iter().filter(|flag| **flag != "known-wrong");
    let mut shown = Shown::new();
    for part in named {
        if !PARTS.contains(part) {
            return Err((*part).to_owned());
        }
        shown.insert((*part).to_owned());
    }
    if shown.is_empty() {
        shown.extend(["contacts", "statements"].map(str::to_owned));
    }
    Ok(shown)
}

#[test]
fn a_case_is_read() {
    let markdown = "# File\n\nProse.\n\n## One\n\nWhy.\n\n```text published=2031-01-27 title=\"A b\"\n\
                    Line.\n\nLine.\n```\n\n```expect statements topics known-wrong\nno statement\n```\n";
    let cases = read(markdown).expect("a case file");
    let [case] = cases.as_slice() else { panic!("{cases:?}") };
    assert_eq!((case.name.as_str(), case.text.as_str()), ("One", "Line.\n\nLine."));
    assert_eq!(case.provenance.published.as_deref(), Some("2031-01-27"));
    assert_eq!(case.provenance.title.as_deref(), Some("A b"));
    assert_eq!(case.shown, Shown::from(["statements".to_owned(), "topics".to_owned()]));
    assert!(case.known_wrong);
    assert_eq!(case.expected, ["no statement"]);
    let lines: Vec<&str> = markdown.lines().collect();
    assert_eq!(lines[case.place.0..case.place.1], ["no statement"]);
}

#[test]
fn mistakes_in_a_case_file_are_told() {
    for (markdown, mistake) in [
        ("## One\n", "One: no expectation"),
        ("## One\n## Two\n", "One: no expectation"),
        ("## One\n```expect\n```\n", "One: no text"),
        ("## One\n```text\n", "One: a block without an end"),
        ("```text\n```\n", "line 1: a block before any heading"),
        ("## One\n```text publishd=2031\n```\n", "One: publishd?"),
        ("## One\n```text\n```\n```expect statement\n```\n", "One: statement?"),
        ("## One\n```test\n```\n", "One: a block of \"test\""),
    ] {
        assert_eq!(read(markdown).expect_err(markdown), mistake);
    }
}
