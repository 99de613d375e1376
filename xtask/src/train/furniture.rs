//! The furniture model, learned from pages line by line and from texts that are all content.
//!
//! The data folder holds `furniture/lines-dev.jsonl.gz` (pages of WCXB as lines, each marked
//! content or not) and `corpus/us-gov-dev.jsonl.gz` (releases as their feeds carried them, without
//! any page around them). Every fourth page is left for scoring. A page counts a second time with
//! most of its furniture cut away, because texts that people paste have little of it.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use chancery_text::Hint;
use chancery_text::train::{Lesson, learn};

use crate::score::furniture::{Line, Page, is_held_out};
use crate::task;

/// One release in so many is learned from.
const RELEASES: usize = 4;
/// How many limits are tried, and how far apart.
const SCORES: i32 = 12;
const STEP: i32 = 25;
/// Lines of furniture that are left before a cut page's text, and after it.
const LEFT: (usize, usize) = (3, 8);

/// Learns from the pages and releases in `data` and writes the weights to `out`; prints the hashes
/// of what was read and written.
///
/// # Errors
/// A file that cannot be read, decompressed or written.
pub(super) fn run(data: &Path, out: &Path) -> Result<()> {
    let lines = super::find(data, "furniture", "lines-dev.jsonl.gz");
    let bytes = task::bytes(&lines)?;
    println!("{}  lines-dev.jsonl", super::hash(&bytes));
    let pages: Vec<Page> = task::lines(&bytes)?;
    let (mut lessons, mut exams) = (Vec::new(), Vec::new());
    for (at, page) in pages.into_iter().enumerate() {
        let part = if is_held_out(at) { &mut exams } else { &mut lessons };
        part.push(lesson(at, &page));
        if page.is_told() {
            part.push(lesson(at, &cut(page)));
        }
    }
    let many = lessons.len();
    let releases = super::find(data, "corpus", "us-gov-dev.jsonl.gz");
    println!("{}  us-gov-dev.jsonl", super::hash(&task::bytes(&releases)?));
    for (at, release) in crate::corpus::documents(&releases)?.iter().enumerate() {
        let hint = Hint { media: Some(release.media), charset: None };
        let reading = chancery_text::read(&release.content, &hint);
        let blocks = reading.blocks().iter();
        let blocks = blocks.filter_map(|block| reading.text().get(block.span.range()));
        let text = blocks.collect::<Vec<_>>().join("\n\n");
        let part = if at % RELEASES == 0 { &mut lessons } else { &mut exams };
        part.push(Lesson::new(many + at, &text, |_| false));
    }
    let weights = learn(&lessons);
    fs::write(out, &weights).with_context(|| out.display().to_string())?;
    println!("{}  {}, {} pages", super::hash(&weights), out.display(), lessons.len());
    print_scores(&weights, &exams);
    Ok(())
}

/// Precision and recall of lines on the pages not learned from, from several scores on.
fn print_scores(weights: &[u8], exams: &[Lesson]) {
    let scores: Vec<(i32, bool)> = exams.iter().flat_map(|page| page.scores(weights)).collect();
    println!("from score  precision  recall  wrong");
    for limit in (0..=SCORES).map(|step| step * STEP) {
        let count = |wanted: fn(bool, bool) -> bool| {
            scores.iter().filter(|(score, gold)| wanted(*score >= limit, *gold)).count()
        };
        let right = count(|said, gold| said && gold);
        let wrong = count(|said, gold| said && !gold);
        let missed = count(|said, gold| !said && gold);
        println!(
            "{limit:10}     {:.4}  {:.4}  {wrong:5}",
            right as f64 / (right + wrong).max(1) as f64,
            right as f64 / (right + missed).max(1) as f64,
        );
    }
}

fn lesson(number: usize, page: &Page) -> Lesson {
    let mut furniture = Vec::new();
    let mut start = 0;
    for line in &page.lines {
        let end = start + line.text.len();
        if !line.content {
            furniture.push(start..end);
        }
        start = end + 2;
    }
    Lesson::new(number, &page.text(), |span| {
        let at = furniture.partition_point(|range| range.end <= span.range().start);
        furniture.get(at).is_some_and(|range| range.start < span.range().end)
    })
}

/// The page with only the furniture next to its text and inside it.
fn cut(page: Page) -> Page {
    let first = page.lines.iter().position(|line| line.content).unwrap_or(0);
    let last = page.lines.iter().rposition(|line| line.content).unwrap_or(0);
    let kept = first.saturating_sub(LEFT.0)..last + 1 + LEFT.1;
    let lines = page.lines.into_iter().enumerate().filter(|(at, _)| kept.contains(at));
    Page { lines: lines.map(|(_, line): (usize, Line)| line).collect() }
}
