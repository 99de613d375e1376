//! `cargo xtask read-sample`: random documents beside their records, for human eyes.

use std::path::PathBuf;

use anyhow::Result;
use chancery_core::package::Packaged;
use chancery_record::{
    Commitment, Contact, Finding, Participant, PhraseUse, Record, Reference, Sha256, Span,
    Statement,
};
use chancery_text::Block;

use crate::corpus::{analysed, documents, plain};
use crate::predict::Analysed;

/// Code points on a line of either column.
const COLUMN: usize = 78;

#[derive(clap::Args)]
pub(crate) struct Options {
    /// Documents as JSON lines, gzipped or not
    documents: PathBuf,
    /// Which sample: another number, other documents
    #[arg(long, default_value_t = 0)]
    seed: u64,
    /// How many documents
    #[arg(long, default_value_t = 5)]
    count: usize,
    /// Only documents found to be of this genre (readout, joint_statement, press_report, …)
    #[arg(long, value_name = "GENRE")]
    kind: Option<String>,
}

/// Prints the sample. The same seed and corpus give the same documents: they are drawn in the
/// order of a hash of the seed and their bytes.
pub(crate) fn run(options: &Options) -> Result<()> {
    let documents = documents(&options.documents)?;
    let mut order: Vec<(Sha256, &Packaged)> = documents
        .iter()
        .map(|document| (draw(options.seed, &document.content), document))
        .collect();
    order.sort_by(|a, b| a.0.cmp(&b.0));
    let drawn = order.into_iter().map(|(_, document)| (document, analysed(document)));
    let wanted = |found: &Analysed| match &options.kind {
        Some(kind) => genre(&found.record).as_deref() == Some(kind),
        None => true,
    };
    for (number, (document, found)) in
        drawn.filter(|(_, found)| wanted(found)).take(options.count).enumerate()
    {
        println!("{}", "=".repeat(2 * COLUMN + 3));
        println!("{}. {}", number + 1, header(document, &found.record));
        println!("{}", "-".repeat(2 * COLUMN + 3));
        print!("{}", body(&found));
    }
    Ok(())
}

fn draw(seed: u64, content: &[u8]) -> Sha256 {
    let mut bytes = seed.to_be_bytes().to_vec();
    bytes.extend_from_slice(content);
    Sha256::of(&bytes)
}

fn genre(record: &Record) -> Option<String> {
    let genre = serde_json::to_value(record.document.genre.value()?).ok()?;
    genre.as_str().map(str::to_owned)
}

/// Where the document comes from and what is said of it as a whole.
fn header(document: &Packaged, record: &Record) -> String {
    let from = &document.sidecar;
    let given = |value: &Option<String>| plain(value.as_deref().unwrap_or("-"));
    let mut lines = vec![
        given(&from.title),
        format!(
            "given: {} | {} | {}",
            given(&from.published),
            given(&from.publisher),
            given(&from.url)
        ),
        format!(
            "found: genre {} | issuer {} | title {}",
            genre(record).unwrap_or_else(|| "unknown".to_owned()),
            finding(&record.document.issuer, Clone::clone),
            finding(&record.document.title, Clone::clone),
        ),
    ];
    lines.extend(record.contacts.iter().map(contact));
    lines.extend(record.diagnostics.iter().map(|d| format!("{}: {}", d.code, plain(&d.message))));
    lines.join("\n   ")
}

fn contact(contact: &Contact) -> String {
    let who = |people: &[Participant]| -> String {
        let people = people.iter().map(|who| {
            let side = who.side.as_deref().unwrap_or("?");
            let office = who.office.as_ref().map_or("", |office| office.exact.as_str());
            plain(&format!("{} [{side}] {office}", who.name))
        });
        people.collect::<Vec<_>>().join("; ")
    };
    let mut line = format!(
        "{}{:?}: {} | {} | {} | asked: {}",
        if contact.primary { "primary " } else { "" },
        contact.role,
        who(&contact.principals),
        finding(&contact.medium, |medium| medium.code().to_owned()),
        finding(&contact.date, ToString::to_string),
        finding(&contact.initiator, |initiator| initiator.name.clone()),
    );
    if !contact.attendees.is_empty() {
        line += &format!(" | also: {}", who(&contact.attendees));
    }
    line
}

fn finding<T>(finding: &Finding<T>, show: impl Fn(&T) -> String) -> String {
    match finding {
        Finding::Known(_) => finding.value().map(|value| plain(&show(value))).unwrap_or_default(),
        Finding::Unknown(unknown) => format!("unknown ({})", plain(&unknown.unknown)),
    }
}

/// The text block by block, and beside each block what begins in it.
fn body(found: &Analysed) -> String {
    let mut out = String::new();
    let mut blocks = found.reading.blocks().iter().peekable();
    let mut from = 0;
    while let Some(block) = blocks.next() {
        let span = found.reading.span(block.span);
        let end = blocks.peek().map_or(u32::MAX, |next| found.reading.span(next.span).start);
        let left = wrap(&text_of(found, block, span), "");
        let right = beside(&found.record, Span::new(from, end));
        for at in 0..left.len().max(right.len()) {
            let cell = |column: &[String]| column.get(at).cloned().unwrap_or_default();
            let (left, right) = (cell(&left), cell(&right));
            let room = COLUMN.saturating_sub(left.chars().count());
            out += format!("{left}{} | {right}", " ".repeat(room)).trim_end();
            out.push('\n');
        }
        out += &format!("{} |\n", " ".repeat(COLUMN));
        from = end;
    }
    out
}

fn text_of(found: &Analysed, block: &Block, span: Span) -> String {
    let text = plain(found.reading.slice(block.span));
    let furniture = found.record.document.furniture.iter();
    let flag = furniture.into_iter().find(|piece| Span::new(piece.start, piece.end).overlaps(span));
    match flag {
        Some(flag) => format!("[{}] {text}", flag.reason),
        None => text,
    }
}

/// What of the record begins within `span`.
fn beside(record: &Record, span: Span) -> Vec<String> {
    let here = |start: u32| span.start <= start && start < span.end;
    let statements = record.statements.iter().map(|one| (one.extent().start, statement(one)));
    let commitments = record.commitments.iter().map(|one| (one.quote.start, commitment(one)));
    let references = record.references.iter().map(|one| (one.quote.start, reference(one)));
    let phrases = record.phrases.iter().map(|one| (one.quote.start, phrase(one)));
    let mut all: Vec<(u32, String)> =
        statements.chain(commitments).chain(references).chain(phrases).collect();
    all.retain(|(start, _)| here(*start));
    all.sort_by_key(|(start, _)| *start);
    all.iter().flat_map(|(_, text)| wrap(text, "  ")).collect()
}

fn statement(statement: &Statement) -> String {
    let chain: Vec<String> = statement
        .chain
        .iter()
        .map(|link| match link.actor.value() {
            Some(_) => link.name.clone(),
            None => format!("{}?", link.name),
        })
        .collect();
    let topics: Vec<&str> = statement.topics.iter().map(|topic| topic.code.as_str()).collect();
    let cue = statement.cue.as_ref().map_or("-", |cue| cue.quote.exact.as_str());
    let force = statement.force.value().map_or("?", |force| force.code());
    plain(&format!(
        "• {} [{cue}] {} {force} ({}): {}",
        chain.join(" > "),
        statement.kind.code(),
        topics.join(", "),
        statement.words(),
    ))
}

fn commitment(commitment: &Commitment) -> String {
    let bound = finding(&commitment.bound, |bound| bound.join(" and "));
    plain(&format!("  ⇒ {:?} by {bound}: {}", commitment.kind, commitment.quote.exact))
}

fn reference(reference: &Reference) -> String {
    let date = finding(&reference.date, ToString::to_string);
    plain(&format!("  ↪ {:?} {date}: {}", reference.kind, reference.quote.exact))
}

fn phrase(phrase: &PhraseUse) -> String {
    plain(&format!("  § {}: {}", phrase.phrase, phrase.quote.exact))
}

/// Lines of at most [`COLUMN`] code points (a longer word stands alone); all but the first are
/// indented.
fn wrap(text: &str, indent: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let fits = |line: &String| line.chars().count() + 1 + word.chars().count() <= COLUMN;
        match lines.last_mut().filter(|line| fits(line)) {
            Some(line) => {
                line.push(' ');
                line.push_str(word);
            }
            None => {
                let indent = if lines.is_empty() { "" } else { indent };
                lines.push(format!("{indent}{word}"));
            }
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_wrapped_and_indented() {
        let text = "word ".repeat(40);
        let lines = wrap(&text, "  ");
        assert_eq!(lines.len(), 3);
        assert!(lines.iter().all(|line| line.chars().count() <= COLUMN));
        assert!(!lines[0].starts_with(' ') && lines[1].starts_with("  word"));
    }

    #[test]
    fn another_seed_draws_another_order() {
        let order = |seed| {
            let mut documents = [b"a", b"b", b"c", b"d", b"e"];
            documents.sort_by_key(|document| draw(seed, *document));
            documents
        };
        assert_eq!(order(1), order(1));
        assert!((2..9).any(|seed| order(seed) != order(1)));
    }
}
