//! Who asked for a contact, where somebody says so.

use chancery_record::{Evidence, Finding, Initiator, Rule};

use super::{Report, Scene};
use crate::cast::ActorIndex;
use crate::page::Words;

impl Scene<'_, '_> {
    /// The side that asked, where the text says so; who says it is the issuer.
    pub(super) fn initiator(&self, report: &Report) -> Finding<Initiator> {
        const RULE: Rule = Rule::named("contact/initiator");
        let from = report.lead.as_ref().map_or(0, |(index, _)| *index);
        let sentences: Vec<Words> =
            self.page.sentences.iter().skip(from).take(5).map(|s| s.words.clone()).collect();
        for words in &sentences {
            if let Some(found) = self.page.find_listed("latter_asked", words) {
                let Some(actor) = self.last_before(&found, report) else { continue };
                return self.asked(actor, Evidence::words(RULE, self.page.quote(&found)));
            }
            if let Some(found) = self.page.find_listed("request", words) {
                let after = found.end..words.end.min(found.end + 7);
                let mention = self.mentions.within(&after).first().cloned();
                if let Some(mention) = mention {
                    let quote = self.page.quote(&(found.start..mention.words.end));
                    let actor = self.principal_of(mention.actor, report);
                    // A request of someone else is about something else.
                    if !report.principals.contains(&actor) {
                        continue;
                    }
                    return self.asked(actor, Evidence::words(RULE, quote));
                }
            }
            if let Some((actor, found)) = self.reached_out(words, report) {
                return self.asked(actor, Evidence::words(RULE, self.page.quote(&found)));
            }
        }
        if let Some(heading) = self.heading
            && heading.page.find_listed("request", &(0..heading.page.len())).is_some()
        {
            return Finding::unknown("the title says that it was asked for, not by whom");
        }
        Finding::unknown("nobody is said to have asked for it")
    }

    /// "X reached out to me tonight", "X requested the call".
    fn reached_out(&self, words: &Words, report: &Report) -> Option<(ActorIndex, Words)> {
        let found = self.page.find_listed("asked_by_subject", words)?;
        let before = found.start.checked_sub(1)?;
        if matches!(self.page.low(before), "i" | "we") {
            let ours = |actor: &ActorIndex| {
                self.own_side.is_some() && self.cast.side_of(*actor) == self.own_side
            };
            let own = report.principals.iter().copied().find(ours);
            let actor = own.or(report.principals.first().copied().filter(|_| report.posted))?;
            return Some((actor, before..found.end));
        }
        let mention = self.mentions.ending_at(found.start)?;
        let actor = self.principal_of(mention.actor, report);
        let ours = report.principals.contains(&actor);
        ours.then_some((actor, mention.words.start..found.end))
    }

    fn last_before(&self, found: &Words, report: &Report) -> Option<ActorIndex> {
        let sentence = self.page.sentence_of(found.start);
        let head = self.page.sentences.get(sentence)?.words.start..found.start;
        let principals = self.mentions.within(&head).iter().rev();
        principals.map(|m| m.actor).find(|actor| report.principals.contains(actor))
    }

    /// The principal of a side, where a side is named.
    fn principal_of(&self, actor: ActorIndex, report: &Report) -> ActorIndex {
        if report.principals.contains(&actor) {
            return actor;
        }
        let side = self.cast.side_of(actor);
        let same = report
            .principals
            .iter()
            .copied()
            .find(|p| side.is_some() && self.cast.side_of(*p) == side);
        same.unwrap_or(actor)
    }

    fn asked(&self, actor: ActorIndex, evidence: Evidence) -> Finding<Initiator> {
        let role = &self.cast.actors[actor];
        let initiator = Initiator {
            actor: self.id(actor),
            name: role.full_name(),
            side: role.side.clone(),
            asserted_by: self.issuer.to_owned(),
        };
        Finding::known(initiator, evidence)
    }
}
