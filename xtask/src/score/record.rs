//! Commitments, references, set phrases and nested chains of sources.
//!
//! Found: one-to-one, greedy by the Jaccard coefficient of tokens, at least .5 (set phrases, which
//! are short: .34); optional gold and what matches it are left out.
//!
//! * `commitments_type_group`, on those found: made now, standing, or reported.
//! * `references_date`, on those found whose gold has a date: consistent with it.
//! * `set_phrases_grouping`: pairs of found phrases put together or apart as in the gold.
//! * `chains`, over matched statements with two or more links: every link right.

use anyhow::Result;

use super::dates;
use super::figures::{Figures, Measure, Prf, Share};
use super::gold::{Document, Extent, Gold};
use super::matching::Matching;
use super::names::Entities;
use super::statements::match_spans;
use super::tokens::Tokens;
use crate::files::Root;
use crate::prediction;

const LIKENESS: f64 = 0.5;
const LIKENESS_OF_PHRASES: f64 = 0.34;

/// The counts of one or more documents.
#[derive(Debug, Default)]
pub(crate) struct Counts {
    commitments: Prf,
    commitment_kinds: Share,
    references: Prf,
    reference_dates: Share,
    phrases: Prf,
    grouping: Prf,
    chains: Share,
}

/// Scores the documents of a gold file that `wanted` picks by their ids. Phrases are grouped over
/// all of them.
pub(crate) fn score(
    gold: &Gold,
    predicted: &prediction::Documents,
    root: &Root,
    wanted: impl Fn(&str) -> bool,
) -> Result<Counts> {
    let nothing = prediction::Document::default();
    let mut counts = Counts::default();
    let mut phrases = Vec::new();
    for document in gold.documents.iter().filter(|document| wanted(&document.doc_id)) {
        let tokens = Tokens::of(&root.text(&document.file)?);
        let entities = gold.entities.with(&document.local_entities);
        let mut found = predicted.documents.iter().rev();
        let found = found.find(|found| found.doc_id == document.doc_id).unwrap_or(&nothing);
        counts.commitments(document, found, &tokens);
        counts.references(document, found, &tokens);
        counts.phrases(document, found, &tokens, &mut phrases);
        counts.chains(document, found, &tokens, &entities);
    }
    counts.grouping = grouping(&phrases);
    Ok(counts)
}

impl Counts {
    /// Adds the counts of other documents.
    pub(crate) fn add(&mut self, other: &Self) {
        self.commitments += other.commitments;
        self.commitment_kinds += other.commitment_kinds;
        self.references += other.references;
        self.reference_dates += other.reference_dates;
        self.phrases += other.phrases;
        self.grouping += other.grouping;
        self.chains += other.chains;
    }

    /// The figures of these counts.
    pub(crate) fn figures(&self) -> Figures {
        use Measure::{Prf, Share};
        Figures(vec![
            ("commitments", Prf(self.commitments)),
            ("commitments_type_group", Share(self.commitment_kinds)),
            ("references", Prf(self.references)),
            ("references_date", Share(self.reference_dates)),
            ("set_phrases", Prf(self.phrases)),
            ("set_phrases_grouping", Prf(self.grouping)),
            ("chains", Share(self.chains)),
        ])
    }

    fn commitments(&mut self, gold: &Document, found: &prediction::Document, tokens: &Tokens) {
        let sought: Vec<Extent> = gold.commitments.iter().map(|gold| gold.extent).collect();
        let said: Vec<_> = found.commitments.iter().map(|found| (found.start, found.end)).collect();
        let matching = match_spans(tokens, &sought, &said, LIKENESS);
        let optional = |g: usize| gold.commitments[g].optional;
        self.commitments += counted(&matching, sought.len(), said.len(), optional);
        for &(g, p) in matching.pairs.iter().filter(|(g, _)| !optional(*g)) {
            let kind = standing(&gold.commitments[g].kind);
            let said = found.commitments[p].kind.as_deref().map_or(Standing::Unknown, standing);
            self.commitment_kinds.count(kind == said);
        }
    }

    fn references(&mut self, gold: &Document, found: &prediction::Document, tokens: &Tokens) {
        let sought: Vec<Extent> = gold.references.iter().map(|gold| gold.extent).collect();
        let said: Vec<_> = found.references.iter().map(|found| (found.start, found.end)).collect();
        let matching = match_spans(tokens, &sought, &said, LIKENESS);
        let optional = |g: usize| gold.references[g].optional;
        self.references += counted(&matching, sought.len(), said.len(), optional);
        for &(g, p) in matching.pairs.iter().filter(|(g, _)| !optional(*g)) {
            let gold = &gold.references[g];
            let Some(date) = gold.resolved_date.as_deref().filter(|date| !date.is_empty()) else {
                continue;
            };
            let text = gold.date_in_text_only.as_deref();
            let dates: Vec<&str> = std::iter::once(date).chain(text).collect();
            let said = found.references[p].date.as_deref();
            self.reference_dates.count(dates::is_consistent(said, &dates, text.is_none()));
        }
    }

    fn phrases(
        &mut self,
        gold: &Document,
        found: &prediction::Document,
        tokens: &Tokens,
        pairs: &mut Vec<(String, Option<String>)>,
    ) {
        let sought: Vec<Extent> = gold.set_phrases.iter().map(|gold| gold.extent).collect();
        let said: Vec<_> = found.set_phrases.iter().map(|found| (found.start, found.end)).collect();
        let matching = match_spans(tokens, &sought, &said, LIKENESS_OF_PHRASES);
        let optional = |g: usize| gold.set_phrases[g].optional;
        self.phrases += counted(&matching, sought.len(), said.len(), optional);
        for &(g, p) in matching.pairs.iter().filter(|(g, _)| !optional(*g)) {
            pairs.push((gold.set_phrases[g].phrase.clone(), found.set_phrases[p].phrase.clone()));
        }
    }

    fn chains(
        &mut self,
        gold: &Document,
        found: &prediction::Document,
        tokens: &Tokens,
        entities: &Entities,
    ) {
        let sought: Vec<Extent> = gold.statements.iter().map(|gold| gold.extent).collect();
        let said: Vec<_> = found.statements.iter().map(|found| (found.start, found.end)).collect();
        let matching = match_spans(tokens, &sought, &said, LIKENESS);
        for (g, p) in matching.pairs {
            let (chain, said) = (&gold.statements[g].speaker_chain, &found.statements[p].chain);
            if chain.len() >= 2 {
                let mut links = said.iter().zip(chain);
                let right = links.all(|(name, id)| entities.same(name.as_ref(), id));
                self.chains.count(said.len() == chain.len() && right);
            }
        }
    }
}

fn counted(
    matching: &Matching,
    sought: usize,
    said: usize,
    optional: impl Fn(usize) -> bool,
) -> Prf {
    let spared = matching.count(&optional);
    let sought = (0..sought).filter(|g| !optional(*g)).count();
    Prf::new(matching.pairs.len() - spared, said - spared, sought)
}

/// Pairs of phrases with one name in the gold, and with one name in the prediction.
fn grouping(phrases: &[(String, Option<String>)]) -> Prf {
    let mut prf = Prf::default();
    for (at, (gold, said)) in phrases.iter().enumerate() {
        for (other_gold, other_said) in &phrases[..at] {
            let (together, put) = (gold == other_gold, said.is_some() && said == other_said);
            prf.hits += usize::from(together && put);
            prf.predicted += usize::from(put);
            prf.gold += usize::from(together);
        }
    }
    prf
}

#[derive(Debug, PartialEq, Eq)]
enum Standing {
    MadeNow,
    Kept,
    Reported,
    Unknown,
}

fn standing(kind: &str) -> Standing {
    match kind {
        "unilateral_commitment"
        | "mutual_agreement"
        | "joint_instruction"
        | "mechanism"
        | "planned_visit"
        | "offer"
        | "conditional_offer" => Standing::MadeNow,
        "assurance" | "reaffirmed_policy" => Standing::Kept,
        "reported_prior_assurance" | "claimed_understanding" => Standing::Reported,
        _ => Standing::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Both agreed to reopen the ferry line. Venn said Okrent would visit in May.";

    fn figures(prediction: serde_json::Value) -> Figures {
        let gold = serde_json::from_value(serde_json::json!({
            "entities": {"venn": {"name": "Orla Venn"}, "okrent": {"name": "Tam Okrent"}},
            "documents": [{"doc_id": "1", "file": "ferry.txt",
                "statements": [{"start": 48, "end": 74, "speaker": "okrent", "kind": "indirect",
                    "force": "commitment", "speaker_chain": ["venn", "okrent"]}],
                "commitments": [{"start": 12, "end": 36, "type": "mutual_agreement"},
                                {"start": 48, "end": 74, "type": "planned_visit", "optional": true}],
                "references": [{"start": 70, "end": 73, "resolved_date": "2031-05"}],
                "set_phrases": [{"start": 0, "end": 11, "phrase": "agreed"},
                                {"start": 38, "end": 47, "phrase": "agreed"}]}],
        }));
        let root = Root::in_memory([("ferry.txt", TEXT)]);
        let predicted = serde_json::from_value(prediction).unwrap();
        score(&gold.unwrap(), &predicted, &root, |_| true).unwrap().figures()
    }

    #[test]
    fn the_figures_of_a_small_prediction_are_those_counted_by_hand() {
        let figures = figures(serde_json::json!({"documents": [{"doc_id": "1",
            "statements": [{"start": 48, "end": 74, "speaker": "Okrent",
                            "chain": ["Orla Venn", "Tam Okrent"]}],
            "commitments": [{"start": 12, "end": 36, "type": "offer"},
                            {"start": 48, "end": 74, "type": "assurance"},
                            {"start": 0, "end": 4}],
            "references": [{"start": 70, "end": 73, "date": "2031-06"}],
            "set_phrases": [{"start": 0, "end": 11, "phrase": "x"},
                            {"start": 38, "end": 47, "phrase": "y"}]}]}));
        let prf = |name| match figures.get(name).unwrap() {
            Measure::Prf(prf) => prf,
            other => panic!("{name}: {other:?}"),
        };
        assert_eq!(prf("commitments"), Prf::new(1, 2, 1), "what is optional counts nowhere");
        assert_eq!(figures.get("commitments_type_group").unwrap().headline(), Some(1.0));
        assert_eq!(prf("references"), Prf::new(1, 1, 1));
        assert_eq!(figures.get("references_date").unwrap().headline(), Some(0.0));
        assert_eq!(prf("set_phrases"), Prf::new(2, 2, 2));
        assert_eq!(prf("set_phrases_grouping"), Prf::new(0, 0, 1));
        assert_eq!(figures.get("chains").unwrap().headline(), Some(1.0));
    }
}
