//! Statements, contacts and furniture of single documents.
//!
//! * detection: one-to-one, greedy by the Jaccard coefficient of the tokens of the content, at
//!   least .5 (`detection_tight`: .8; `detection_with_cue`: the gold may grow over its cue and its
//!   speaker's mention). Optional gold and what matches it are left out, and so are predictions
//!   more than half outside the annotated range.
//! * `who_said_what`: detection where a match counts only with the right speaker. The headline.
//! * `speaker_wrong_when_named`: of the matched with a speaker given, the share that is wrong;
//!   unknown beats wrong. `speaker_unknown` stands beside it.
//! * kind, force (single, or of the same of the six groups), topics, on matched statements.
//! * the primary contact: date, medium, principals, who asked; and the other contacts found.
//! * furniture: characters, white space aside.

mod contact;
mod furniture;

use std::collections::BTreeSet;

use anyhow::Result;
use chancery_record::{Force, ForceGroup};

use super::figures::{Figures, Measure, Prf, Share};
use super::gold::{Document, Extent, Gold, Statement};
use super::matching::{Matching, greedy};
use super::names::Entities;
use super::tokens::{Run, Tokens, jaccard, shared};
use crate::files::Root;
use crate::prediction;

pub(crate) use contact::medium;

/// How far from the statement a cue or mention may stand for it to be counted in, in code points.
const CUE_BEFORE: usize = 250;
const CUE_BEHIND: usize = 120;

/// The counts of one or more documents.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Counts {
    detection: Prf,
    with_cue: Prf,
    tight: Prf,
    who_said_what: Prf,
    speaker: Share,
    speaker_wrong: Share,
    speaker_unknown: Share,
    kind: Share,
    kind_or_alt: Share,
    force: Share,
    force_or_alt: Share,
    group: Share,
    group_or_alt: Share,
    topics: Prf,
    topics_end_to_end: Prf,
    date_exact: Share,
    date_consistent: Share,
    date_wrong: Share,
    date_unknown: Share,
    medium_exact: Share,
    medium_accept: Share,
    initiator: Share,
    participants: Prf,
    others: Share,
    furniture: Prf,
}

/// Scores the documents of a gold file that `wanted` picks by their ids.
pub(crate) fn score(
    gold: &Gold,
    predicted: &prediction::Documents,
    root: &Root,
    wanted: impl Fn(&str) -> bool,
) -> Result<Counts> {
    let nothing = prediction::Document::default();
    let mut counts = Counts::default();
    for document in gold.documents.iter().filter(|document| wanted(&document.doc_id)) {
        let text = root.text(&document.file)?;
        let entities = gold.entities.with(&document.local_entities);
        let mut found = predicted.documents.iter().rev();
        let found = found.find(|found| found.doc_id == document.doc_id).unwrap_or(&nothing);
        counts.statements(document, found, &Tokens::of(&text), &entities, text.chars().count());
        counts.contacts(document, &found.contacts, &entities);
        counts.furniture(document, &found.boilerplate, &text);
    }
    Ok(counts)
}

/// Matches gold with predicted spans by their tokens.
pub(crate) fn match_spans(
    tokens: &Tokens,
    gold: &[Extent],
    predicted: &[(usize, usize)],
    threshold: f64,
) -> Matching {
    let runs = |spans: Vec<(usize, usize)>| -> Vec<Run> {
        spans.into_iter().map(|(start, end)| tokens.run(start, end)).collect()
    };
    let gold = runs(gold.iter().map(|extent| (extent.start, extent.end)).collect());
    let predicted = runs(predicted.to_vec());
    greedy(gold.len(), predicted.len(), threshold, |g, p| jaccard(&gold[g], &predicted[p]))
}

impl Counts {
    /// Adds the counts of other documents.
    pub(crate) fn add(&mut self, other: &Self) {
        let prfs = self.prfs_mut().into_iter().zip({ *other }.prfs_mut().map(|prf| *prf));
        prfs.for_each(|(mine, theirs)| *mine += theirs);
        let shares = self.shares_mut().into_iter().zip({ *other }.shares_mut().map(|share| *share));
        shares.for_each(|(mine, theirs)| *mine += theirs);
    }

    /// The figures of these counts.
    pub(crate) fn figures(&self) -> Figures {
        use Measure::{Fault, Note, Prf, Share};
        Figures(vec![
            ("detection", Prf(self.detection)),
            ("detection_with_cue", Prf(self.with_cue)),
            ("detection_tight", Prf(self.tight)),
            ("who_said_what", Prf(self.who_said_what)),
            ("speaker", Share(self.speaker)),
            ("speaker_wrong_when_named", Fault(self.speaker_wrong)),
            ("speaker_unknown", Note(self.speaker_unknown)),
            ("kind.exact", Share(self.kind)),
            ("kind.exact_or_alt", Share(self.kind_or_alt)),
            ("force.exact", Share(self.force)),
            ("force.exact_or_alt", Share(self.force_or_alt)),
            ("force.group", Share(self.group)),
            ("force.group_or_alt", Share(self.group_or_alt)),
            ("topics.matched", Prf(self.topics)),
            ("topics.end_to_end", Prf(self.topics_end_to_end)),
            ("contact.date_exact", Share(self.date_exact)),
            ("contact.date_consistent", Share(self.date_consistent)),
            ("contact.date_wrong_when_sure", Fault(self.date_wrong)),
            ("contact.date_unknown", Note(self.date_unknown)),
            ("contact.medium_exact", Share(self.medium_exact)),
            ("contact.medium_accept", Share(self.medium_accept)),
            ("contact.initiator", Share(self.initiator)),
            ("contact.participants", Prf(self.participants)),
            ("contact.other_contacts_recall", Share(self.others)),
            ("furniture", Prf(self.furniture)),
            ("furniture.precision", Measure::Value(Some(self.furniture.precision()))),
            ("furniture.recall", Measure::Value(Some(self.furniture.recall()))),
        ])
    }

    fn prfs_mut(&mut self) -> [&mut Prf; 8] {
        [
            &mut self.detection,
            &mut self.with_cue,
            &mut self.tight,
            &mut self.who_said_what,
            &mut self.topics,
            &mut self.topics_end_to_end,
            &mut self.participants,
            &mut self.furniture,
        ]
    }

    fn shares_mut(&mut self) -> [&mut Share; 17] {
        [
            &mut self.speaker,
            &mut self.speaker_wrong,
            &mut self.speaker_unknown,
            &mut self.kind,
            &mut self.kind_or_alt,
            &mut self.force,
            &mut self.force_or_alt,
            &mut self.group,
            &mut self.group_or_alt,
            &mut self.date_exact,
            &mut self.date_consistent,
            &mut self.date_wrong,
            &mut self.date_unknown,
            &mut self.medium_exact,
            &mut self.medium_accept,
            &mut self.initiator,
            &mut self.others,
        ]
    }

    fn statements(
        &mut self,
        document: &Document,
        found: &prediction::Document,
        tokens: &Tokens,
        entities: &Entities,
        length: usize,
    ) {
        let gold = &document.statements;
        let range = document.annotated_range.unwrap_or(Extent { start: 0, end: length });
        let range = tokens.run(range.start, range.end);
        let inside = |statement: &&prediction::Statement| {
            let run = tokens.run(statement.start, statement.end);
            2 * shared(&run, &range) > run.len()
        };
        let found: Vec<_> = found.statements.iter().filter(inside).collect();
        let runs: Vec<Run> = found.iter().map(|s| tokens.run(s.start, s.end)).collect();
        let bare: Vec<_> = gold.iter().map(|s| vec![extent_run(tokens, s.extent)]).collect();
        let grown: Vec<_> = gold.iter().map(|s| grown(tokens, s)).collect();
        let counted = |matching: &Matching| {
            let optional = matching.count(|g| gold[g].optional);
            let sought = gold.iter().filter(|statement| !statement.optional).count();
            Prf::new(matching.pairs.len() - optional, found.len() - optional, sought)
        };
        self.tight += counted(&best(&bare, &runs, 0.8));
        self.with_cue += counted(&best(&grown, &runs, 0.5));
        let matching = best(&bare, &runs, 0.5);
        let detection = counted(&matching);
        self.detection += detection;
        let before = self.speaker.hits;
        for &(g, p) in matching.pairs.iter().filter(|(g, _)| !gold[*g].optional) {
            self.matched(&gold[g], found[p], entities);
        }
        let right = self.speaker.hits - before;
        self.who_said_what += Prf::new(right, detection.predicted, detection.gold);
        let sought = gold.iter().filter(|statement| !statement.optional);
        let sought: usize = sought.map(|statement| unique(&statement.topics).len()).sum();
        let said = found
            .iter()
            .enumerate()
            .filter(|(p, _)| !matching.gold_of(*p).is_some_and(|g| gold[g].optional));
        let said: usize = said.map(|(_, statement)| unique(&statement.topics).len()).sum();
        self.topics_end_to_end.predicted += said;
        self.topics_end_to_end.gold += sought;
    }

    fn matched(&mut self, gold: &Statement, found: &prediction::Statement, entities: &Entities) {
        let speaker = found.speaker.as_ref().filter(|speaker| match speaker {
            prediction::Speaker::One(name) => !name.is_empty(),
            prediction::Speaker::Several(names) => !names.is_empty(),
        });
        let mut accepted = std::iter::once(&gold.speaker).chain(&gold.alt_speaker);
        let right = accepted.any(|id| entities.same(found.speaker.as_ref(), id));
        self.speaker.count(right);
        self.speaker_unknown.count(speaker.is_none());
        if speaker.is_some() {
            self.speaker_wrong.count(!right);
        }
        let kind = found.kind.as_deref().unwrap_or_default();
        self.kind.count(kind == gold.kind);
        self.kind_or_alt.count(kind == gold.kind || gold.alt_kind.iter().any(|alt| alt == kind));
        let force = found.force.as_deref().unwrap_or_default();
        self.force.count(force == gold.force);
        let alternative = |holds: &dyn Fn(&str) -> bool| {
            holds(&gold.force) || gold.alt_force.iter().any(|alt| holds(alt))
        };
        self.force_or_alt.count(alternative(&|gold| gold == force));
        self.group.count(group(force) == group(&gold.force));
        self.group_or_alt.count(alternative(&|gold| group(gold) == group(force)));
        let (sought, said) = (unique(&gold.topics), unique(&found.topics));
        let both = sought.intersection(&said).count();
        self.topics += Prf::new(both, said.len(), sought.len());
        self.topics_end_to_end.hits += both;
    }
}

fn best(gold: &[Vec<Run>], found: &[Run], threshold: f64) -> Matching {
    let similarity = |g: usize, p: usize| {
        let scores = gold[g].iter().map(|run: &Run| jaccard(run, &found[p]));
        scores.fold(0.0, f64::max)
    };
    greedy(gold.len(), found.len(), threshold, similarity)
}

fn extent_run(tokens: &Tokens, extent: Extent) -> Run {
    tokens.run(extent.start, extent.end)
}

/// The statement alone, with its cue, and with its cue and its speaker's mention.
fn grown(tokens: &Tokens, statement: &Statement) -> Vec<Run> {
    let Extent { mut start, mut end } = statement.extent;
    let mut runs = vec![tokens.run(start, end)];
    for near in [statement.cue, statement.speaker_mention].into_iter().flatten() {
        if near.start.abs_diff(start) < CUE_BEFORE && near.start < end + CUE_BEHIND {
            (start, end) = (start.min(near.start), end.max(near.end));
            runs.push(tokens.run(start, end));
        }
    }
    runs
}

fn unique(labels: &[String]) -> BTreeSet<&str> {
    labels.iter().map(String::as_str).collect()
}

fn group(force: &str) -> Option<ForceGroup> {
    Force::from_code(force).map(Force::group)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Orla Venn said the strait must stay open. Tam Okrent welcomed it. Menu";

    fn gold() -> Gold {
        serde_json::from_value(serde_json::json!({
            "entities": {"orla": {"name": "Orla Venn", "country": "VAL"},
                         "tam": {"name": "Tam Okrent", "country": "TOL"}},
            "documents": [{
                "doc_id": "1", "file": "venn.txt",
                "statements": [
                    {"start": 15, "end": 41, "speaker": "orla", "kind": "indirect",
                     "force": "demand", "alt_force": ["appeal"], "topics": ["sea"],
                     "cue": {"start": 10, "end": 14}},
                    {"start": 53, "end": 65, "speaker": "tam", "kind": "indirect",
                     "force": "appreciation", "topics": []}],
                "contacts": [{"primary": true, "date": "2031-05-09", "date_in_text_only": null,
                    "medium": "phone", "medium_accept": ["call"], "initiator": "orla",
                    "participants": [{"entity": "orla", "principal": true},
                                     {"entity": "tam", "principal": true}]}],
                "boilerplate": [{"start": 66, "end": 70}]}],
        }))
        .unwrap()
    }

    fn scored(prediction: serde_json::Value) -> Figures {
        let predicted = serde_json::from_value(prediction).unwrap();
        let root = Root::in_memory([("venn.txt", TEXT)]);
        score(&gold(), &predicted, &root, |_| true).unwrap().figures()
    }

    fn headline(figures: &Figures, name: &str) -> f64 {
        super::super::figures::round(figures.get(name).unwrap().headline().unwrap())
    }

    #[test]
    fn the_figures_of_a_small_prediction_are_those_counted_by_hand() {
        // One of two statements found, with its cue (5 of 6 tokens in common, so tight too), the
        // speaker wrong, the force an accepted alternative; a second prediction matches nothing.
        let figures = scored(serde_json::json!({"documents": [{"doc_id": 1,
            "statements": [
                {"start": 10, "end": 41, "speaker": "Tam Okrent", "kind": "direct",
                 "force": "appeal", "topics": ["sea", "land"]},
                {"start": 66, "end": 70, "speaker": null}],
            "contacts": [{"date": "2031-05-10", "medium": "call", "initiator": "Tam Okrent",
                          "participants": ["President Orla Venn", "Ede Marl"]}],
            "boilerplate": [[65, 68]]}]}));
        for (name, value) in [
            ("detection", 0.5),
            ("detection_tight", 0.5),
            ("who_said_what", 0.0),
            ("speaker_wrong_when_named", 1.0),
            ("speaker_unknown", 0.0),
            ("kind.exact", 0.0),
            ("force.exact", 0.0),
            ("force.exact_or_alt", 1.0),
            ("force.group", 1.0),
            ("topics.matched", 0.6667),
            ("contact.date_consistent", 0.0),
            ("contact.date_wrong_when_sure", 1.0),
            ("contact.medium_exact", 0.0),
            ("contact.medium_accept", 1.0),
            ("contact.initiator", 0.0),
            ("contact.participants", 0.5),
            ("furniture.precision", 1.0),
            ("furniture.recall", 0.5),
        ] {
            assert_eq!(headline(&figures, name), value, "{name}");
        }
    }

    #[test]
    fn nothing_predicted_scores_nothing_and_is_not_called_wrong() {
        let figures = scored(serde_json::json!({"documents": []}));
        assert_eq!(headline(&figures, "who_said_what"), 0.0);
        assert_eq!(headline(&figures, "contact.participants"), 0.0);
        assert_eq!(headline(&figures, "contact.date_unknown"), 1.0);
        assert_eq!(figures.get("speaker_wrong_when_named").unwrap().headline(), None);
    }

    #[test]
    fn counts_add_up_over_files() {
        let root = Root::in_memory([("venn.txt", TEXT)]);
        let nothing = prediction::Documents::default();
        let one = score(&gold(), &nothing, &root, |_| true).unwrap();
        let mut two = one;
        two.add(&one);
        assert_eq!(two.detection, Prf::new(0, 0, 4));
        assert_eq!(two.initiator, Share { hits: 0, cases: 2 });
    }
}
