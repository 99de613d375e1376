//! What a verdict can be about: every statement, commitment, contact, reference and phrase of a
//! record, with its place and its selector.

use chancery_record::{Id, PhraseUse, Quote, Record, Selector, Sha256, Span};

/// One thing of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Thing {
    pub(crate) kind: &'static str,
    pub(crate) id: Id,
    pub(crate) span: Span,
    pub(crate) selector: Selector,
}

/// All of them, by kind and then in the order of the record.
pub(crate) fn things(record: &Record, text: &str) -> Vec<Thing> {
    let points = CodePoints::of(text);
    let mut things = Vec::new();
    for statement in &record.statements {
        let selector = statement.selector.clone();
        let span = statement.extent();
        things.push(Thing { kind: "statement", id: statement.id.clone(), span, selector });
    }
    for commitment in &record.commitments {
        let selector = commitment.selector.clone();
        let span = commitment.quote.span();
        things.push(Thing { kind: "commitment", id: commitment.id.clone(), span, selector });
    }
    let mut quoted = |kind, id, quote: &Quote| {
        let (span, selector) = (quote.span(), points.selector(quote));
        things.push(Thing { kind, id, span, selector });
    };
    let nowhere = Quote::new(Span::new(0, 0), "");
    for contact in &record.contacts {
        let quote = contact.evidence.quotes().first().unwrap_or(&nowhere);
        quoted("contact", contact.id.clone(), quote);
    }
    for reference in &record.references {
        quoted("reference", reference.id.clone(), &reference.quote);
    }
    for phrase in &record.phrases {
        quoted("phrase", phrase_id(&record.document.sha256, phrase), &phrase.quote);
    }
    things
}

/// The name of a phrase use, which the record itself does not give one.
pub(crate) fn phrase_id(document: &Sha256, phrase: &PhraseUse) -> Id {
    Id::of("phrase", document, &[phrase.quote.span()])
}

/// A text that can be cut at code points.
struct CodePoints<'a> {
    text: &'a str,
    /// The byte where each code point begins, and the end; empty for ASCII, where they coincide.
    starts: Vec<usize>,
}

impl<'a> CodePoints<'a> {
    fn of(text: &'a str) -> Self {
        if text.is_ascii() {
            return Self { text, starts: Vec::new() };
        }
        let starts = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        Self { text, starts }
    }

    fn byte(&self, point: u32) -> usize {
        let point = point as usize;
        if self.starts.is_empty() {
            point.min(self.text.len())
        } else {
            self.starts.get(point).copied().unwrap_or(self.text.len())
        }
    }

    fn selector(&self, quote: &Quote) -> Selector {
        let (start, end) = (self.byte(quote.start), self.byte(quote.end));
        let before = self.byte(quote.start.saturating_sub(Selector::CONTEXT));
        let after = self.byte(quote.end.saturating_add(Selector::CONTEXT));
        let piece = |from, to| self.text.get(from..to).unwrap_or_default().to_owned();
        let exact = quote.exact.clone();
        Selector { exact, prefix: piece(before, start), suffix: piece(end, after) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_selector_is_cut_at_code_points() {
        let text = "«Ébora» — the talks were held, and all went home again in the evening.";
        let points = CodePoints::of(text);
        let quote = Quote::new(Span::new(1, 6), "Ébora");
        let selector = points.selector(&quote);
        assert_eq!(selector.prefix, "«");
        assert_eq!(selector.suffix, "» — the talks were held, and all");
        assert_eq!(selector.suffix.chars().count(), 32);
    }
}
