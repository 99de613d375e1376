//! Who talks in a passage of a text on several meetings: "At the meeting with Director Tao, the sides
//! discussed …", "Minister Venn also met Mayor Orsk. They agreed …".

use chancery_record::ActorKind;

use super::{Manner, Telling};
use crate::actors::cast::{ActorIndex, Cast};
use crate::actors::mentions::{Mention, Naming};
use crate::page::Words;

/// How far into a sentence the words of a meeting may stand, in tokens.
const HEAD: usize = 24;
/// How far behind "with" the one may be named with whom somebody met: behind an office.
const NEAR: usize = 14;

impl Telling<'_, '_> {
    /// Notes whom a sentence of an account has meet: until the next meeting, "the sides" and "they" are
    /// these.
    pub(super) fn note_meeting(&mut self, cast: &Cast, sentence: &Words) {
        if !matches!(self.manner, Manner::Readout | Manner::Release) || self.talkers.len() < 2 {
            return;
        }
        let Some((host, guests)) = self.meeting(cast, sentence) else { return };
        if guests.iter().any(|guest| self.talkers.contains(guest)) {
            self.principals.clone_from(&self.talkers);
            return;
        }
        let host = host.filter(|host| self.talkers.contains(host));
        let Some(host) = host.or_else(|| self.talkers.first().copied()) else { return };
        if !guests.contains(&host) {
            self.principals = vec![host];
            self.principals.extend(guests);
            // "They" are these, and no more those who spoke together before.
            self.salience.group = None;
        }
    }

    /// The one before the words of a meeting, where one is named, and those behind them.
    fn meeting(
        &self,
        cast: &Cast,
        sentence: &Words,
    ) -> Option<(Option<ActorIndex>, Vec<ActorIndex>)> {
        let page = self.page;
        let head = sentence.start..sentence.end.min(sentence.start + HEAD);
        let opened = page.is_any(head.start, &["at", "during", "in"]);
        let words = head.clone().find(|at| {
            let noun = opened && page.in_list("talk_nouns", *at);
            let verb = page.is_finite_verb(*at) && page.in_list("met_whom", *at);
            noun || verb
        })?;
        let verb = page.is_finite_verb(words);
        let with = (words + 1..head.end).find(|at| page.low(*at) == "with");
        let from = match with {
            Some(with) if !verb || with <= words + 2 => with + 1,
            None if verb => words + 1,
            _ => return None,
        };
        let person = |mention: &&Mention| {
            cast.actors[mention.actor].kind == ActorKind::Person && mention.naming == Naming::Named
        };
        let mut before = self.mentions.within(&(sentence.start..from)).iter();
        let host = before.rfind(|one| cast.actors[one.actor].kind == ActorKind::Person);
        let behind = self.mentions.within(&(from..sentence.end));
        let mut guests = behind.iter().filter(person);
        let first = guests.next().filter(|guest| guest.words.start <= from + NEAR)?;
        let mut all = vec![first.actor];
        let mut end = first.words.end;
        for next in guests {
            let mut between = end..next.words.start;
            let listed = page.is_any(end, &["and", ","]) && between.len() <= NEAR;
            if !listed || between.any(|at| page.is_finite_verb(at)) {
                break;
            }
            all.push(next.actor);
            end = next.words.end;
        }
        Some((host.map(|host| host.actor), all))
    }
}
