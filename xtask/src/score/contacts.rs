//! Contact records over many documents, and which documents tell of one contact.
//!
//! A row is a document with one contact. Of the predicted contacts of a document the one that
//! shares most participants is compared. A document without prediction is wrong throughout.
//!
//! * date: exact, or consistent (partial and not contradicting, or none where the file has none);
//!   `date_wrong_when_sure`: of the days stated without reserve, the share that is another day.
//! * medium: exact; consistent also accepts `call` for a phone or video call, and what the file
//!   alone says.
//! * participants: a predicted name counts when one of the gold's `match` tokens is among its
//!   tokens.
//! * initiator: the side that asked; `initiator_named` over the rows that name one.
//! * clustering: extended B-cubed (Amigó et al. 2009) over documents; `clustering_multi` only over
//!   documents whose contact has two or more.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::dates;
use super::figures::{Figures, Measure, Prf, Share};
use super::names::normal;
use super::statements::medium;
use crate::prediction;

/// A gold file of contacts.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Gold {
    pub(crate) rows: Vec<Row>,
}

/// One contact as one document has it.
#[derive(Debug, Deserialize)]
pub(crate) struct Row {
    pub(crate) doc_id: String,
    contact_id: String,
    #[serde(default)]
    pub(crate) language: Option<String>,
    date: String,
    medium: String,
    #[serde(default)]
    medium_in_doc: Option<String>,
    /// Whether the file says anything of the day.
    #[serde(default = "yes")]
    date_in_doc: bool,
    participants: Vec<Participant>,
    #[serde(default)]
    requested_by: Option<String>,
    #[serde(default)]
    requested_by_in_doc: Option<String>,
    #[serde(default)]
    requested_by_accept: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct Participant {
    #[serde(default)]
    country: Option<String>,
    r#match: Vec<String>,
}

fn yes() -> bool {
    true
}

/// The counts over a set of rows.
#[derive(Debug, Default)]
struct Counts {
    date_exact: Share,
    date_consistent: Share,
    date_wrong: Share,
    date_unknown: Share,
    medium_exact: Share,
    medium_consistent: Share,
    medium_unknown: Share,
    initiator: Share,
    initiator_in_doc: Share,
    named: Prf,
    participants: Prf,
}

type Labels<'a> = BTreeMap<&'a str, BTreeSet<String>>;

/// Scores the rows that `wanted` picks.
pub(crate) fn score(
    gold: &Gold,
    predicted: &prediction::Documents,
    wanted: impl Fn(&Row) -> bool,
) -> Figures {
    let mut rows: BTreeMap<&str, Vec<&Row>> = BTreeMap::new();
    for row in gold.rows.iter().filter(|row| wanted(row)) {
        rows.entry(&row.doc_id).or_default().push(row);
    }
    let found: BTreeMap<&str, &[prediction::Contact]> =
        predicted.documents.iter().map(|d| (d.doc_id.as_str(), d.contacts.as_slice())).collect();
    let mut counts = Counts::default();
    let (mut clusters, mut said): (Labels<'_>, Labels<'_>) = Default::default();
    for (document, rows) in rows {
        let contacts = found.get(document).copied().unwrap_or_default();
        counts.document(&rows, contacts);
        clusters.insert(document, rows.iter().map(|row| row.contact_id.clone()).collect());
        let mut labels: BTreeSet<String> =
            contacts.iter().filter_map(|contact| contact.contact_id.clone()).collect();
        if labels.is_empty() {
            labels.insert(format!("alone:{document}"));
        }
        said.insert(document, labels);
    }
    counts.figures(b_cubed(&clusters, &said, |_| true), multi(&clusters, &said))
}

impl Counts {
    fn figures(self, clustering: Measure, clustering_multi: Measure) -> Figures {
        use Measure::{Fault, Note, Prf, Share};
        // A right side that only another document of the contact names is not held against recall.
        let named =
            super::figures::Prf { gold: self.named.gold.max(self.named.hits), ..self.named };
        Figures(vec![
            ("date_exact", Share(self.date_exact)),
            ("date_consistent", Share(self.date_consistent)),
            ("date_wrong_when_sure", Fault(self.date_wrong)),
            ("date_unknown", Note(self.date_unknown)),
            ("medium_exact", Share(self.medium_exact)),
            ("medium_consistent", Share(self.medium_consistent)),
            ("medium_unknown", Note(self.medium_unknown)),
            ("participants", Prf(self.participants)),
            ("initiator", Share(self.initiator)),
            ("initiator_in_doc", Share(self.initiator_in_doc)),
            ("initiator_named", Prf(named)),
            ("clustering", clustering),
            ("clustering_multi_only", clustering_multi),
        ])
    }

    fn document(&mut self, rows: &[&Row], contacts: &[prediction::Contact]) {
        let mut left: Vec<&prediction::Contact> = contacts.iter().collect();
        for row in rows {
            // The earliest of those that share most.
            let shares = |place: &usize| participants(row, &left[*place].participants).hits;
            let best = (0..left.len()).rev().max_by_key(shares);
            let contact = best.map(|place| match rows.len() > 1 && left.len() > 1 {
                true => left.remove(place),
                false => left[place],
            });
            self.row(row, contact);
        }
    }

    fn row(&mut self, row: &Row, contact: Option<&prediction::Contact>) {
        let nothing = prediction::Contact::default();
        let (said, contact) = (contact.is_some(), contact.unwrap_or(&nothing));
        let day = contact.date.as_deref();
        let dates = gold_dates(&row.date);
        let dates: Vec<&str> = dates.iter().map(String::as_str).collect();
        self.date_exact.count(dates::is_exact(day, &dates));
        let consistent = dates::is_consistent(day, &dates, !row.date_in_doc);
        self.date_consistent.count(said && consistent);
        self.date_unknown.count(day.is_none());
        if dates::is_sure(day) {
            self.date_wrong.count(!dates::is_exact(day, &dates));
        }
        let by = medium(contact.medium.as_deref());
        let call = by == "call" && matches!(row.medium.as_str(), "phone" | "video");
        let fits = by == row.medium || row.medium_in_doc.as_ref() == Some(&by) || call;
        self.medium_exact.count(said && by == row.medium);
        self.medium_consistent.count(said && fits);
        self.medium_unknown.count(by == "unspecified");
        let side = side(contact.initiator.as_deref(), &row.participants);
        let accepted = side.as_ref().is_some_and(|side| row.requested_by_accept.contains(side));
        let (anywhere, here) = (side == row.requested_by, side == row.requested_by_in_doc);
        self.initiator.count(said && (anywhere || accepted));
        self.initiator_in_doc.count(said && (here || accepted));
        let right = side.is_some() && (anywhere || here || accepted);
        let sought = usize::from(row.requested_by_in_doc.is_some());
        self.named += Prf::new(usize::from(right), usize::from(side.is_some()), sought);
        self.participants += participants(row, &contact.participants);
    }
}

/// The date itself and, for an interval, each of its ends.
fn gold_dates(date: &str) -> Vec<String> {
    let mut dates = vec![date.to_owned()];
    if let Some((from, to)) = date.split_once('/').filter(|_| date.len() > 10) {
        let missing = from.len().saturating_sub(to.len());
        dates.extend([from.to_owned(), format!("{}{to}", &from[..missing])]);
    }
    dates
}

fn participants(row: &Row, names: &[String]) -> Prf {
    let mut left: Vec<&Participant> = row.participants.iter().collect();
    let mut prf = Prf::new(0, names.len(), left.len());
    for name in names {
        if let Some(place) = left.iter().position(|who| is_named(who, name)) {
            left.remove(place);
            prf.hits += 1;
        }
    }
    prf
}

/// Whether one of the tokens by which a participant is known is in the name.
fn is_named(who: &Participant, name: &str) -> bool {
    let whole = normal(name);
    let has = |token: &String| {
        let token_normal = normal(token);
        whole == token_normal
            || whole.split(' ').any(|word| word == token_normal)
            || (!token.is_ascii() && name.contains(token.as_str()))
    };
    who.r#match.iter().any(has)
}

/// The side that a code, a state's name or a participant's name stands for.
fn side(name: Option<&str>, participants: &[Participant]) -> Option<String> {
    let name = name?;
    let plain = normal(name);
    let code = match plain.as_str() {
        "" | "none" | "null" | "not stated" | "unknown" => return None,
        "us" | "usa" | "united states" | "america" => "US",
        "cn" | "chn" | "china" => "CN",
        "ru" | "rus" | "russia" => "RU",
        "fr" | "fra" | "france" => "FR",
        "gb" | "uk" | "gbr" => "GB",
        "il" | "isr" | "israel" => "IL",
        "ua" | "ukr" | "ukraine" => "UA",
        "eu" | "european union" => "EU",
        _ => {
            let named = participants.iter().find(|who| is_named(who, name));
            let country = named.and_then(|who| who.country.clone());
            return Some(country.unwrap_or_else(|| plain.to_uppercase()));
        }
    };
    Some(code.to_owned())
}

fn multi(gold: &Labels<'_>, said: &Labels<'_>) -> Measure {
    let mut sizes: BTreeMap<&str, usize> = BTreeMap::new();
    for label in gold.values().flatten() {
        *sizes.entry(label).or_default() += 1;
    }
    b_cubed(gold, said, |labels| labels.iter().any(|label| sizes[label.as_str()] > 1))
}

/// Extended B-cubed over the documents whose gold labels are `wanted`: precision is the mean,
/// over documents and over those that share a predicted label with them, of
/// min(shared predicted, shared gold) / shared predicted; recall likewise over the gold.
fn b_cubed(
    gold: &Labels<'_>,
    said: &Labels<'_>,
    wanted: impl Fn(&BTreeSet<String>) -> bool,
) -> Measure {
    let (mut precision, mut recall, mut documents) = (0.0, 0.0, 0.0);
    for (document, labels) in gold.iter().filter(|(_, labels)| wanted(labels)) {
        let (mut right, mut put, mut kept, mut sought) = (0.0, 0.0, 0.0, 0.0);
        for (other, other_labels) in gold {
            let together = labels.intersection(other_labels).count() as f64;
            let predicted = said[document].intersection(&said[other]).count() as f64;
            if predicted > 0.0 {
                (right, put) = (right + predicted.min(together) / predicted, put + 1.0);
            }
            if together > 0.0 {
                (kept, sought) = (kept + predicted.min(together) / together, sought + 1.0);
            }
        }
        precision += if put > 0.0 { right / put } else { 0.0 };
        recall += if sought > 0.0 { kept / sought } else { 0.0 };
        documents += 1.0;
    }
    let mean = |sum: f64| (documents > 0.0).then(|| sum / documents);
    Measure::Mean { precision: mean(precision), recall: mean(recall) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::score::figures::round;

    fn row(document: &str, contact: &str) -> serde_json::Value {
        serde_json::json!({"doc_id": document, "contact_id": contact, "date": "2031-05-09",
            "medium": "phone", "medium_in_doc": "unspecified", "requested_by": "VAL",
            "requested_by_in_doc": null, "date_in_doc": false,
            "participants": [{"country": "VAL", "match": ["venn"]},
                             {"country": "TOL", "match": ["okrent"]}]})
    }

    fn scored(rows: &[serde_json::Value], contacts: &[(&str, serde_json::Value)]) -> Figures {
        let documents: Vec<_> = contacts
            .iter()
            .map(|(id, contact)| serde_json::json!({"doc_id": id, "contacts": [contact]}))
            .collect();
        let gold = serde_json::from_value(serde_json::json!({"rows": rows})).unwrap();
        let predicted = serde_json::json!({"documents": documents});
        score(&gold, &serde_json::from_value(predicted).unwrap(), |_| true)
    }

    #[test]
    fn one_row_is_judged_as_by_hand() {
        let figures = scored(
            &[row("1", "a")],
            &[(
                "1",
                serde_json::json!({"date": null, "medium": null, "initiator": "Orla Venn",
                "participants": ["Orla Venn", "Ede Marl", "Sil Bor"]}),
            )],
        );
        for (name, value) in [
            ("date_exact", 0.0),
            ("date_consistent", 1.0),
            ("date_unknown", 1.0),
            ("medium_exact", 0.0),
            ("medium_consistent", 1.0),
            ("initiator", 1.0),
            ("initiator_in_doc", 0.0),
            ("initiator_named", 1.0),
            ("participants", 0.4),
        ] {
            assert_eq!(round(figures.get(name).unwrap().headline().unwrap()), value, "{name}");
        }
        assert_eq!(figures.get("date_wrong_when_sure").unwrap().headline(), None);
    }

    #[test]
    fn putting_all_in_one_cluster_costs_precision() {
        let rows = [row("1", "a"), row("2", "a"), row("3", "b")];
        let contact = || serde_json::json!({"contact_id": 7});
        let all = [("1", contact()), ("2", contact()), ("3", contact())];
        let figures = scored(&rows, &all);
        let Some(Measure::Mean { precision, recall }) = figures.get("clustering") else { panic!() };
        assert_eq!((precision.map(round), recall), (Some(0.5556), Some(1.0)));
        let Some(Measure::Mean { precision, recall }) = figures.get("clustering_multi_only") else {
            panic!()
        };
        assert_eq!((precision.map(round), recall), (Some(0.6667), Some(1.0)));
    }
}
