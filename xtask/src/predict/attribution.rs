//! Attributions of a news text: who, by what words, what.

use std::collections::BTreeMap;

use chancery_record::{Quote, Span, Statement};

use super::Analysed;
use crate::prediction::{Attribution, Attributions};

/// The attributions of a document. Statements under one cue, which the record keeps apart by
/// force, are one attribution; a statement whose speaker merely carries over is none.
pub(crate) fn attributions(doc_id: &str, found: &Analysed) -> Attributions {
    let mut by_words: BTreeMap<(Span, Option<Span>), Attribution> = BTreeMap::new();
    for statement in &found.record.statements {
        let Some(key) = key(statement) else { continue };
        let attribution = by_words.entry(key).or_insert_with(|| Attribution {
            source: mention(statement).and_then(|quote| found.place(quote)).into_iter().collect(),
            cue: statement.cue.iter().filter_map(|cue| found.place(&cue.quote)).collect(),
            content: Vec::new(),
        });
        attribution.content.extend(statement.content.iter().filter_map(|one| found.place(one)));
    }
    let mut attributions: Vec<Attribution> = by_words.into_values().collect();
    for attribution in &mut attributions {
        attribution.content.sort_unstable();
        attribution.content.dedup();
    }
    attributions.retain(|attribution| !attribution.content.is_empty());
    Attributions { doc_id: doc_id.to_owned(), attributions }
}

/// The words that attribute a statement: its cue or, where it has none, its speaker's mention.
fn key(statement: &Statement) -> Option<(Span, Option<Span>)> {
    let mention = mention(statement).map(Quote::span);
    let cue = statement.cue.as_ref().map(|cue| cue.quote.span());
    Some((cue.or(mention)?, mention))
}

fn mention(statement: &Statement) -> Option<&Quote> {
    statement.speaker().and_then(|link| link.mention.as_ref())
}
