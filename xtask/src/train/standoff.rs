//! Annotation of texts that are not part of this project: their addresses, the hashes of their
//! bytes, and spans in code points of their reading texts.

use std::collections::HashMap;
use std::path::Path;

use anyhow::{Context, Result, bail};
use chancery_attribution::train::{Document, Gold, markup};
use chancery_core::package::Packaged;
use chancery_record::{ByteSpan, Span};
use chancery_text::{Hint, Reading};
use serde::{Deserialize, Serialize};

/// The annotation of one document.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Annotated {
    url: String,
    /// SHA-256 of the stored bytes: the UTF-8 of the `html` or `text` field.
    sha256: String,
    /// What was annotated: the document may go on.
    extent: (u32, u32),
    attributions: Vec<Spans>,
}

#[derive(Debug, Serialize, Deserialize)]
struct Spans {
    source: Vec<(u32, u32)>,
    cue: Vec<(u32, u32)>,
    content: Vec<(u32, u32)>,
}

/// Turns marked copies of releases into standoff annotation. Each marked text is headed by the
/// number of its line in the file of releases.
pub(crate) fn mark(marked: &[std::path::PathBuf], releases: &Path, out: &Path) -> Result<()> {
    let releases = crate::corpus::documents(releases)?;
    let mut lines = String::new();
    for file in marked {
        let text = std::fs::read_to_string(file).with_context(|| file.display().to_string())?;
        for (name, marked) in markup::read(&text)? {
            let number: usize = name.parse().with_context(|| format!("{name}: no line number"))?;
            let release = releases.get(number).with_context(|| format!("no line {number}"))?;
            let annotated =
                annotated(release, &marked).with_context(|| format!("line {number}"))?;
            lines += &serde_json::to_string(&annotated)?;
            lines.push('\n');
        }
    }
    std::fs::write(out, lines).with_context(|| out.display().to_string())
}

fn reading(release: &Packaged) -> Reading {
    let hint = Hint { media: Some(release.media), charset: None };
    chancery_text::read(&release.content, &hint)
}

/// Finds the marked text in the reading text, white space aside, and moves its spans over.
fn annotated(release: &Packaged, marked: &Document) -> Result<Annotated> {
    let reading = reading(release);
    let (inked, places) = without_space(reading.text());
    let (own, own_places) = without_space(&marked.text);
    let Some(start) = inked.find(&own) else { bail!("the marked text is not in the release") };
    let first = inked[..start].chars().count();
    // From a byte of the marked text to a byte of the reading text.
    let to = |byte: u32, end: bool| -> u32 {
        let at = own_places.partition_point(|place| *place < byte);
        let index = first + if end { at.saturating_sub(1) } else { at };
        let place = places.get(index).copied().unwrap_or(0);
        let width = reading.text()[place as usize..].chars().next().map_or(0, char::len_utf8);
        if end { place + width as u32 } else { place }
    };
    let moved = |spans: &[ByteSpan]| -> Vec<(u32, u32)> {
        let over = spans.iter().map(|span| {
            let bytes = ByteSpan { start: to(span.start, false), end: to(span.end, true) };
            let span = reading.span(bytes);
            (span.start, span.end)
        });
        over.collect()
    };
    let end = u32::try_from(marked.text.trim_end().len()).unwrap_or(0);
    let extent = moved(&[ByteSpan { start: 0, end }])[0];
    let attributions = marked.attributions.iter().map(|gold| Spans {
        source: moved(&gold.source),
        cue: moved(&gold.cue),
        content: moved(&gold.content),
    });
    Ok(Annotated {
        url: release.sidecar.url.clone().unwrap_or_default(),
        sha256: super::hash(&release.content),
        extent,
        attributions: attributions.collect(),
    })
}

/// The characters that are no space, and the byte each began at.
fn without_space(text: &str) -> (String, Vec<u32>) {
    let inked = text.char_indices().filter(|(_, c)| !c.is_whitespace());
    inked.map(|(at, c)| (c, u32::try_from(at).unwrap_or(u32::MAX))).unzip()
}

/// The annotated documents whose bytes are among these releases, and how many are not.
pub(super) fn documents(annotation: &str, releases: &[Packaged]) -> Result<(Vec<Document>, usize)> {
    let by_hash: HashMap<String, &Packaged> =
        releases.iter().map(|release| (super::hash(&release.content), release)).collect();
    let mut documents = Vec::new();
    let mut missing = 0;
    for line in annotation.lines() {
        let annotated: Annotated = serde_json::from_str(line)?;
        match by_hash.get(&annotated.sha256) {
            Some(release) => documents.push(document(release, &annotated)),
            None => missing += 1,
        }
    }
    Ok((documents, missing))
}

fn document(release: &Packaged, annotated: &Annotated) -> Document {
    let reading = reading(release);
    let bytes = |span: (u32, u32)| reading.bytes(Span { start: span.0, end: span.1 });
    let extent = bytes(annotated.extent);
    let spans = |spans: &[(u32, u32)]| spans.iter().map(|span| bytes(*span)).collect();
    let attributions = annotated.attributions.iter().map(|found| Gold {
        source: spans(&found.source),
        cue: spans(&found.cue),
        content: spans(&found.content),
    });
    let blocks = reading.blocks().iter().filter(|block| block.furniture.is_none());
    let blocks = blocks.filter_map(|block| {
        let start = block.span.start.max(extent.start);
        let end = block.span.end.min(extent.end);
        (start < end).then_some(ByteSpan { start, end })
    });
    Document {
        text: reading.text().to_owned(),
        blocks: blocks.collect(),
        attributions: attributions.collect(),
    }
}
