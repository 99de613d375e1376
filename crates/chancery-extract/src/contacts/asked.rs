//! Who asked for a contact, where somebody says so.

use chancery_record::{Evidence, Finding, Initiator, Rule};
use chancery_syntax::Tag;

use super::{Report, Scene};
use crate::actors::cast::ActorIndex;
use crate::page::Words;

/// How many sentences before the lead are read.
const BEFORE: usize = 2;
/// How far behind a verb its noun, and the one who called, may stand.
const REACH: usize = 10;

impl Scene<'_, '_> {
    /// The side that asked, where the text says so; who says it is the issuer.
    pub(super) fn initiator(&self, report: &Report) -> Finding<Initiator> {
        const RULE: Rule = Rule::named("contact/initiator");
        let from = report.lead.as_ref().map_or(0, |(index, _)| *index);
        // A line before the lead may tell it as well: "The call came at the request of …".
        let from = from.saturating_sub(BEFORE);
        let sentences: Vec<Words> = self
            .page
            .sentences
            .iter()
            .skip(from)
            .take(BEFORE + 5)
            .map(|s| s.words.clone())
            .collect();
        for words in &sentences {
            if let Some(found) = self.page.find_listed("latter_asked", words) {
                let Some(actor) = self.last_before(&found, report) else { continue };
                return self.asked(actor, Evidence::words(RULE, self.page.quote(&found)));
            }
            let found = self.page.find_listed("request", words);
            if let Some(found) = found.filter(|found| self.is_of_talks(found, words, report)) {
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
            if let Some((actor, found)) = self.thanked_for_call(words, report) {
                return self.asked(actor, Evidence::words(RULE, self.page.quote(&found)));
            }
            if let Some((actor, found)) = self.caller(words, report) {
                const CALLED: Rule = Rule::named("contact/initiator-called");
                return self.asked(actor, Evidence::words(CALLED, self.page.quote(&found)));
            }
        }
        if let Some(heading) = self.heading
            && heading.page.find_listed("request", &(0..heading.page.len())).is_some()
        {
            return Finding::unknown("the title says that it was asked for, not by whom");
        }
        Finding::unknown("no words were found by which anybody asked for it")
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

    /// Whether it is the talks that a request brought about: it stands at the beginning of a sentence
    /// or in the one that reports them, or the sentence speaks of them: "The call was initiated by
    /// …", and not "the session convened at the request of …".
    fn is_of_talks(&self, found: &Words, sentence: &Words, report: &Report) -> bool {
        let lists = ["call_nouns", "video_nouns", "meeting_nouns", "talk_nouns", "open_nouns"];
        let opens = sentence.start..sentence.end.min(sentence.start + 6);
        let lead = report.lead.as_ref().map(|(index, _)| &self.page.sentences[*index].words);
        let spoken = |at: usize| self.page.in_any_list(&lists, at) || self.page.is_any(at, &["it"]);
        found.start <= sentence.start + 3
            || lead.is_some_and(|lead| lead == sentence)
            || opens.into_iter().any(spoken)
    }

    /// "Received a telephone call from Tao": Tao called. "Tao called Venn" in Venn's own text as
    /// well; of one's own side "called" is often no more than "spoke by phone with".
    fn caller(&self, words: &Words, report: &Report) -> Option<(ActorIndex, Words)> {
        let principal = |actor: ActorIndex| report.principals.contains(&actor).then_some(actor);
        words.clone().find_map(|at| {
            let page = self.page;
            let stop = words.end.min(at + REACH);
            if page.in_list("answering_verbs", at) && page.tag(at) == Tag::Verb {
                // A courtesy call is a visit.
                let courtesy = |word: usize| page.in_list("courtesy_nouns", word.wrapping_sub(1));
                let call = (at + 1..stop)
                    .find(|word| page.in_list("call_nouns", *word) && !courtesy(*word))?;
                let from = (call + 1..stop)
                    .take_while(|word| !page.is_any(*word, &["with", "to", ";"]))
                    .find(|word| page.low(*word) == "from")?;
                let near = from + 1..words.end.min(from + REACH + REACH);
                let who = self.mentions.within(&near).iter().find_map(|m| principal(m.actor))?;
                return Some((who, at..from + 1));
            }
            if let Some(found) = self.placed_call(at, words, report) {
                return Some(found);
            }
            if page.in_list("call_verbs", at) && page.tag(at) == Tag::Verb {
                let before = self.mentions.ending_at(at).and_then(|m| principal(m.actor))?;
                let other = self.mentions.within(&(at + 1..stop)).first()?;
                let apart = principal(other.actor).is_some_and(|other| other != before)
                    && other.words.start <= at + 2;
                let side = self.cast.side_of(before);
                let others = side.is_some() && self.own_side.is_some() && side != self.own_side;
                return (apart && others).then_some((before, at..other.words.end));
            }
            None
        })
    }

    /// "Venn placed a call to Tao", "made a phone call on Monday to": a call that went to somebody.
    fn placed_call(
        &self,
        at: usize,
        words: &Words,
        report: &Report,
    ) -> Option<(ActorIndex, Words)> {
        const NEAR: usize = 4;
        let page = self.page;
        let near = at + 1..words.end.min(at + NEAR);
        let near = Some(near).filter(|_| page.in_list("call_makers", at))?;
        let (noun, length) =
            near.clone().find_map(|noun| Some((noun, page.listed("call_nouns", noun)?)))?;
        // "Paid a courtesy call to", "made a call to end the fighting".
        if page.in_list("courtesy_nouns", noun.wrapping_sub(1)) {
            return None;
        }
        let behind = noun + length..words.end.min(noun + length + NEAR);
        let to = behind.clone().find(|to| page.low(*to) == "to")?;
        if (behind.start..to).any(|word| page.is_any(word, &["for", "with", "from", ",", ";"])) {
            return None;
        }
        let other = self.mentions.within(&(to + 1..words.end.min(to + REACH))).first()?;
        let callers = self.mentions.within(&(words.start..at)).iter().rev();
        let mut callers = callers.filter(|one| report.principals.contains(&one.actor));
        let caller = callers.next().filter(|one| one.actor != other.actor)?;
        report.principals.contains(&other.actor).then_some((caller.actor, at..to + 1))
    }

    /// "Tao thanked the Minister for the call": of two the one who was thanked had called.
    fn thanked_for_call(&self, words: &Words, report: &Report) -> Option<(ActorIndex, Words)> {
        let page = self.page;
        let [one, other] = report.principals.as_slice() else { return None };
        words.clone().find_map(|at| {
            let verb = page.is_any(at, &["thanked", "thanks", "thanking"]);
            let stop = words.end.min(at + REACH);
            let of = (at + 1..stop).find(|of| page.low(*of) == "for").filter(|_| verb)?;
            let noun = of + 1 + usize::from(page.is_any(of + 1, &["the", "his", "her", "this"]));
            let length = page.listed("calls_thanked_for", noun)?;
            // "for the call for peace".
            let call = !page.is_any(noun + length, &["for", "on", "to", "by"]);
            let thanked = self.mentions.within(&(at + 1..of)).first().map(|one| one.actor);
            let thanked = thanked.filter(|actor| report.principals.contains(actor))?;
            let before = self.mentions.within(&(words.start..at)).last().map(|one| one.actor);
            let apart = before.is_none_or(|before| before != thanked);
            (call && apart && (thanked == *one || thanked == *other))
                .then_some((thanked, at..noun + length))
        })
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
        same.or_else(|| self.open_one(side?, report)).unwrap_or(actor)
    }

    /// The one of two principals whose side is not told, where the other is not of this one.
    fn open_one(&self, side: &str, report: &Report) -> Option<ActorIndex> {
        let [one, other] = report.principals.as_slice() else { return None };
        match (self.cast.side_of(*one), self.cast.side_of(*other)) {
            (None, Some(known)) if known != side => Some(*one),
            (Some(known), None) if known != side => Some(*other),
            _ => None,
        }
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
