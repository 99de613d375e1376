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

use std::collections::BTreeSet;

use anyhow::Result;
use chancery_record::{Force, ForceGroup};

use super::dates;
use super::figures::{Figures, Measure, Prf, Share};
use super::gold::{Contact, Document, Extent, Gold, Statement};
use super::matching::{Matching, greedy};
use super::names::Entities;
use super::tokens::{Run, Tokens, jaccard, shared};
use crate::files::Root;
use crate::prediction;

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

    fn contacts(
        &mut self,
        document: &Document,
        found: &[prediction::Contact],
        entities: &Entities,
    ) {
        let Some(gold) = document.contacts.iter().find(|contact| contact.primary) else { return };
        let chosen = chosen(gold, found, entities);
        let nothing = prediction::Contact::default();
        let contact = chosen.map_or(&nothing, |place| &found[place]);
        let said = chosen.is_some();
        let day = contact.date.as_deref();
        let exact: Vec<&str> =
            [&gold.date, &gold.date_alt].into_iter().filter_map(|date| date.as_deref()).collect();
        let mut accepted = exact.clone();
        accepted.extend(gold.date_accept.iter().map(String::as_str));
        let silent = gold.date_in_text_only.is_none();
        self.date_exact.count(said && dates::is_exact(day, &exact));
        self.date_consistent.count(said && dates::is_consistent(day, &accepted, silent));
        self.date_unknown.count(day.is_none());
        if dates::is_sure(day) {
            self.date_wrong.count(!dates::is_exact(day, &exact));
        }
        let medium = medium(contact.medium.as_deref());
        let exactly = medium == self::medium(gold.medium.as_deref());
        let accepts = |other: &String| !other.is_empty() && self::medium(Some(other)) == medium;
        let also = gold.medium_in_text_only.iter().chain(&gold.medium_accept).any(accepts);
        let named = gold.medium.as_deref().is_some_and(|medium| !medium.is_empty());
        self.medium_exact.count(said && exactly);
        self.medium_accept.count(said && ((exactly && named) || also));
        let asked = entities.same_side(contact.initiator.as_deref(), gold.initiator.as_deref());
        self.initiator.count(said && asked);
        self.participants += participants(gold, &contact.participants, entities);
        self.others(document, found, chosen, entities);
    }

    fn others(
        &mut self,
        document: &Document,
        found: &[prediction::Contact],
        chosen: Option<usize>,
        entities: &Entities,
    ) {
        let mut used = BTreeSet::from_iter(chosen);
        for gold in document.contacts.iter().filter(|gold| !gold.primary && !gold.optional) {
            let gold_dates: Vec<&str> =
                [&gold.date, &gold.date_alt].into_iter().flatten().map(String::as_str).collect();
            let fits = |contact: &prediction::Contact| {
                let who = participants(gold, &contact.participants, entities);
                let all = who.predicted + who.gold;
                all > 0
                    && 4 * who.hits >= all
                    && dates::is_consistent(contact.date.as_deref(), &gold_dates, true)
            };
            let mut free = (0..found.len()).filter(|place| !used.contains(place));
            let place = free.find(|place| fits(&found[*place]));
            self.others.count(place.is_some());
            used.extend(place);
        }
    }

    fn furniture(&mut self, document: &Document, found: &[(usize, usize)], text: &str) {
        let space: Vec<bool> = text.chars().map(is_space).collect();
        let length = space.len();
        let covered = |spans: &mut dyn Iterator<Item = (usize, usize)>| {
            let mut covered = vec![false; length];
            for (start, end) in spans {
                covered[start.min(length)..end.min(length).max(start.min(length))].fill(true);
            }
            covered
        };
        let gold = |optional: bool| {
            let spans = document.boilerplate.iter().filter(move |b| b.optional == optional);
            covered(&mut spans.map(|b| (b.extent.start, b.extent.end)))
        };
        let (gold, optional) = (gold(false), gold(true));
        let found = covered(&mut found.iter().copied());
        let range = document.annotated_range.unwrap_or(Extent { start: 0, end: length });
        for at in (0..length).filter(|at| !space[*at]) {
            let annotated = (range.start..range.end).contains(&at) || gold[at];
            let said = found[at] && !optional[at] && annotated;
            self.furniture.hits += usize::from(said && gold[at]);
            self.furniture.predicted += usize::from(said);
            self.furniture.gold += usize::from(gold[at]);
        }
    }
}

/// The medium by its usual names.
pub(crate) fn medium(name: Option<&str>) -> String {
    let plain = name.unwrap_or_default().trim().to_lowercase();
    let code = match plain.replace('_', " ").as_str() {
        "phone" | "phone call" | "telephone" | "by phone" | "telephone call" => "phone",
        "video" | "video call" | "videoconference" | "video conference" | "virtual"
        | "virtual meeting" => "video",
        "in person" | "in-person" | "meeting" | "visit" => "in_person",
        "unknown" | "unspecified" | "none" | "" => "unspecified",
        _ => return plain,
    };
    code.to_owned()
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

/// The predicted contact that is compared with the primary one: the one marked primary, or else
/// the one that shares most principals.
fn chosen(gold: &Contact, found: &[prediction::Contact], entities: &Entities) -> Option<usize> {
    let marked = found.iter().position(|contact| contact.primary == Some(true));
    let shares = |place: &usize| participants(gold, &found[*place].participants, entities).hits;
    marked.or_else(|| (0..found.len()).rev().max_by_key(shares))
}

/// Predicted names against the principals; naming others who were present is no error.
fn participants(gold: &Contact, names: &[String], entities: &Entities) -> Prf {
    let of = |principal: bool| -> Vec<&str> {
        let chosen = gold.participants.iter().filter(|who| who.principal == principal);
        chosen.filter_map(|who| who.entity.as_deref()).filter(|id| !id.is_empty()).collect()
    };
    let (mut left, others) = (of(true), of(false));
    let mut prf = Prf::new(0, 0, left.len());
    for name in names {
        if let Some(place) = left.iter().position(|id| entities.same_name(name, id)) {
            left.remove(place);
            prf.hits += 1;
            prf.predicted += 1;
        } else if !others.iter().any(|id| entities.same_name(name, id)) {
            prf.predicted += 1;
        }
    }
    prf
}

/// White space as Python has it: Unicode's and the four separators of ASCII.
fn is_space(c: char) -> bool {
    c.is_whitespace() || ('\u{1c}'..='\u{1f}').contains(&c)
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
