//! Attributions marked in the text itself.
//!
//! `{s1:source}`, `{c1:cue}` and `{q1:content}` belong together by their number; a number may stand
//! again for further pieces, marks may hold one another, and `{s1,s2:…}` serves two attributions.
//! A line `=== name` begins a new text; a blank line ends a paragraph.

use std::collections::BTreeMap;

use chancery_record::ByteSpan;
use thiserror::Error;

use super::{Document, Gold};

/// What is wrong with a marked text.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("text {name:?}: {problem} near {near:?}")]
pub struct MarkupError {
    /// The name of the text.
    pub name: String,
    /// What is wrong.
    pub problem: &'static str,
    /// The words around.
    pub near: String,
}

/// Reads marked texts with their names.
///
/// # Errors
/// [`MarkupError`] where a mark is not closed, not opened, or has no role and number.
pub fn read(marked: &str) -> Result<Vec<(String, Document)>, MarkupError> {
    let mut documents = Vec::new();
    let mut parts: Vec<(&str, Vec<&str>)> = Vec::new();
    for line in marked.lines() {
        match line.strip_prefix("===") {
            Some(name) => parts.push((name.trim(), Vec::new())),
            None => {
                if let Some((_, lines)) = parts.last_mut() {
                    lines.push(line);
                }
            }
        }
    }
    for (name, lines) in parts {
        documents.push((name.to_owned(), document(name, &lines.join("\n"))?));
    }
    Ok(documents)
}

fn document(name: &str, marked: &str) -> Result<Document, MarkupError> {
    let error = |problem, at: usize| MarkupError {
        name: name.to_owned(),
        problem,
        near: marked.get(at..).unwrap_or("").chars().take(40).collect(),
    };
    let mut text = String::with_capacity(marked.len());
    let mut open: Vec<(&str, usize)> = Vec::new();
    let mut found: BTreeMap<&str, Gold> = BTreeMap::new();
    let mut at = 0;
    while let Some(c) = marked.get(at..).and_then(|rest| rest.chars().next()) {
        match c {
            '{' => {
                let rest = marked.get(at + 1..).unwrap_or("");
                let colon = rest.find(':').ok_or_else(|| error("a mark without a colon", at))?;
                let ids = rest.get(..colon).unwrap_or("");
                let is_id = |id: &str| {
                    id.starts_with(['s', 'c', 'q'])
                        && id.len() > 1
                        && id.bytes().skip(1).all(|b| b.is_ascii_digit())
                };
                if !ids.split(',').all(is_id) {
                    return Err(error("a mark without role and number", at));
                }
                open.push((ids, text.len()));
                at += colon + 2;
            }
            '}' => {
                let (ids, start) = open.pop().ok_or_else(|| error("a mark never opened", at))?;
                for id in ids.split(',') {
                    let gold = found.entry(id.get(1..).unwrap_or("")).or_default();
                    let span = ByteSpan::new(start, text.len());
                    match id.as_bytes().first() {
                        Some(b's') => gold.source.push(span),
                        Some(b'c') => gold.cue.push(span),
                        _ => gold.content.push(span),
                    }
                }
                at += 1;
            }
            c => {
                text.push(c);
                at += c.len_utf8();
            }
        }
    }
    if !open.is_empty() {
        return Err(error("a mark never closed", marked.len().saturating_sub(40)));
    }
    let blocks = paragraphs(&text);
    Ok(Document { text, blocks, attributions: found.into_values().collect() })
}

/// The stretches between blank lines.
fn paragraphs(text: &str) -> Vec<ByteSpan> {
    let mut spans = Vec::new();
    let mut at = 0;
    for part in text.split("\n\n") {
        if !part.trim().is_empty() {
            spans.push(ByteSpan::new(at, at + part.len()));
        }
        at += part.len() + 2;
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_become_spans() {
        let marked = "=== one\nHead\n\n{s1,s2:Tal} {c1:said} {q1:{s3:she} {c3:hoped} {q3:so}}, \
                      {c2:adding} {q2:more}. {q1:And.}\n=== two\nPlain.\n";
        let documents = read(marked).unwrap();
        let (name, first) = &documents[0];
        assert_eq!(name, "one");
        assert_eq!(first.blocks.len(), 2);
        let words = |spans: &[ByteSpan]| -> Vec<String> {
            spans.iter().map(|span| span.of(&first.text).to_owned()).collect()
        };
        let [one, two, three] = first.attributions.as_slice() else { panic!("three") };
        assert_eq!(words(&one.content), ["she hoped so", "And."]);
        assert_eq!(words(&two.source), ["Tal"]);
        assert_eq!(words(&three.cue), ["hoped"]);
        assert!(documents[1].1.attributions.is_empty());
    }

    #[test]
    fn broken_marks_are_told() {
        for (marked, problem) in [
            ("=== a\n{s1:Tal said", "a mark never closed"),
            ("=== a\nTal} said", "a mark never opened"),
            ("=== a\n{x1:Tal}", "a mark without role and number"),
            ("=== a\n{Tal", "a mark without a colon"),
        ] {
            assert_eq!(read(marked).unwrap_err().problem, problem, "{marked}");
        }
    }
}
