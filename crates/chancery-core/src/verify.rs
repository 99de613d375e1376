//! Whether a record still stands in its bytes.

use chancery_record::{Quote, Record, Sha256, Span};
use chancery_text::{Hint, Media, READER_VERSION, Reading, read};
use serde_json::Value;

/// What a check of one record found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verification {
    /// How many quotations were checked.
    pub checked: usize,
    /// Those that do not stand.
    pub failures: Vec<Failure>,
}

/// A quotation that does not stand where the record says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// Where in the record, as a JSON pointer (RFC 6901).
    pub what: String,
    /// The quotation as recorded.
    pub quote: Quote,
    /// What is wrong.
    pub problem: String,
}

/// Derives the reading text of `bytes` again and checks every quotation of `record` against it,
/// and that each leads back to a range of the stored bytes.
#[must_use]
pub fn verify(bytes: &[u8], record: &Record) -> Verification {
    let whole = |problem: String| Failure {
        what: "/document/sha256".to_owned(),
        quote: Quote::new(Span::new(0, 0), ""),
        problem,
    };
    let mut verification = Verification { checked: 0, failures: Vec::new() };
    if Sha256::of(bytes) != record.document.sha256 {
        let problem = "the stored bytes are not those the record was made from".to_owned();
        verification.failures.push(whole(problem));
        return verification;
    }
    if record.document.reader != READER_VERSION {
        let problem = format!(
            "the record counts in the text of {}, this program reads {READER_VERSION}; refresh it",
            record.document.reader
        );
        verification.failures.push(whole(problem));
        return verification;
    }
    let media = match record.document.media.as_str() {
        "text/html" => Some(Media::Html),
        _ => Some(Media::Plain),
    };
    let reading = read(bytes, &Hint { media, charset: None });
    // A record is plain data: to JSON and back it cannot fail.
    let json = serde_json::to_value(record).unwrap_or(Value::Null);
    check(&json, "", &reading, bytes.len() as u64, &mut verification);
    verification
}

/// Walks the record; whatever has `start`, `end` and `exact` is a quotation.
fn check(json: &Value, at: &str, reading: &Reading, length: u64, out: &mut Verification) {
    match json {
        Value::Object(fields) => {
            if let Some(quote) = as_quote(json) {
                out.checked += 1;
                if let Some(problem) = problem(&quote, reading, length) {
                    out.failures.push(Failure { what: at.to_owned(), quote, problem });
                }
            }
            for (name, value) in fields {
                check(value, &format!("{at}/{name}"), reading, length, out);
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                check(item, &format!("{at}/{index}"), reading, length, out);
            }
        }
        _ => {}
    }
}

fn as_quote(json: &Value) -> Option<Quote> {
    let number = |name: &str| json.get(name)?.as_u64().and_then(|n| u32::try_from(n).ok());
    let exact = json.get("exact")?.as_str()?;
    Some(Quote { start: number("start")?, end: number("end")?, exact: exact.to_owned() })
}

fn problem(quote: &Quote, reading: &Reading, length: u64) -> Option<String> {
    let found = reading.quote(quote.span());
    if found != quote.exact {
        return Some(format!(
            "the text there reads “{}”",
            found.chars().take(80).collect::<String>()
        ));
    }
    let source = reading.source(quote.span());
    let inside = source.start <= source.end && source.end <= length;
    (!inside).then(|| "it leads back to no range of the stored bytes".to_owned())
}
