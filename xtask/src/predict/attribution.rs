//! Attributions of a news text: who, by what words, what.

use chancery_record::Quote;

use super::Analysed;
use crate::prediction::{Attribution, Attributions};

/// The attributions of a document.
pub(crate) fn attributions(doc_id: &str, found: &Analysed) -> Attributions {
    let place = |quotes: &[Quote]| quotes.iter().filter_map(|quote| found.place(quote)).collect();
    let attributions = found.record.attributions.iter().map(|one| Attribution {
        source: place(&one.source),
        cue: found.place(&one.cue.quote).into_iter().collect(),
        content: place(&one.content),
    });
    Attributions {
        doc_id: doc_id.to_owned(),
        attributions: attributions.filter(|one| !one.content.is_empty()).collect(),
    }
}
