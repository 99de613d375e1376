//! Single values with what they rest on.

use chancery_core::compare::case::Review;
use chancery_core::record::{Evidence, Finding, Quote, Record, TopicNames};
use serde::Serialize;
use serde_json::Value;

use crate::terminal::{FAINT, WORDS, clean, styled};

use super::layout::clipped;

/// How much of the supporting words is shown.
const SUPPORT: usize = 64;

/// The words of a document, in quotation marks. What a reviewer wrote stands in no document.
pub(crate) fn words(quote: &Quote) -> String {
    if quote.start == quote.end {
        return clean(&quote.exact).into_owned();
    }
    styled(WORDS, &format!("“{}”", clipped(&clean(&quote.exact), SUPPORT)))
}

/// A value and its support, or why there is none.
pub(crate) fn finding<T>(finding: &Finding<T>, show: impl Fn(&T) -> String) -> String {
    match (finding.value(), finding.evidence()) {
        (Some(value), Some(evidence)) => {
            let value = show(value);
            let support = support(evidence, &value);
            if support.is_empty() { value } else { format!("{value}   {support}") }
        }
        _ => unknown(finding),
    }
}

/// `unknown, because …`
pub(crate) fn unknown<T>(finding: &Finding<T>) -> String {
    let why = finding.why_unknown().unwrap_or("nothing was found");
    styled(FAINT, &format!("unknown, because {}", clean(why)))
}

/// The words, the field and the reasoning behind a value, leaving out what only repeats it.
pub(crate) fn support(evidence: &Evidence, value: &str) -> String {
    let mut parts: Vec<String> = Vec::new();
    for quote in evidence.quotes().iter().take(2) {
        if clean(&quote.exact) != value {
            parts.push(words(quote));
        }
    }
    if let Some(field) = evidence.field() {
        let content = field.split_once(": ").map_or("", |(_, content)| content);
        let repeats = !content.is_empty() && value.starts_with(&*clean(content));
        let field = if repeats { "given with it".to_owned() } else { format!("given as {field}") };
        parts.push(styled(FAINT, &clipped(&clean(&field), SUPPORT)));
    }
    if let Some(reason) = evidence.reason() {
        parts.push(styled(FAINT, &clean(reason)));
    }
    parts.join(&styled(FAINT, ", "))
}

/// The code of an enumeration as its JSON has it, with spaces.
pub(crate) fn code(value: &impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(Value::String(code)) => spaced(&code),
        _ => String::new(),
    }
}

/// A code with spaces for its joints.
pub(crate) fn spaced(code: &str) -> String {
    clean(code).replace(['_', '-'], " ")
}

/// The name of a topic, by its code.
pub(crate) fn topic_name(names: &TopicNames, code: &str) -> String {
    clean(&names.name(code)).into_owned()
}

/// The name of an actor, by its id.
pub(crate) fn actor(record: &Record, id: &str) -> String {
    if id == "document" {
        return "the document".to_owned();
    }
    record.actor(id).map_or_else(|| clean(id).into_owned(), |actor| clean(&actor.name).into_owned())
}

/// A side in brackets.
pub(crate) fn side(side: Option<&String>) -> String {
    side.map_or_else(String::new, |side| format!(" ({})", clean(side)))
}

/// A short name of a thing.
pub(crate) fn name(id: &chancery_core::record::Id) -> String {
    styled(FAINT, id.short())
}

/// What reviewers decided: "✎ date edited by Lena".
pub(crate) fn decided(review: &Review) -> String {
    format!("✎ {}", clean(&review.words().join(", ")))
}
