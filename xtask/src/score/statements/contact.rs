//! The contact that a document is mainly about, and the others it tells of.

use std::collections::BTreeSet;

use super::Counts;
use crate::prediction;
use crate::score::dates;
use crate::score::figures::Prf;
use crate::score::gold::{Contact, Document};
use crate::score::names::Entities;

impl Counts {
    pub(super) fn contacts(
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
