//! Talks told by who led each side: "X led the Valdorian delegation and Y the Kestrelian".

use super::{Encounter, Finder, Named, are_apart};
use crate::actors::cast::{ActorIndex, Cast};
use crate::actors::mentions::Mentions;
use crate::page::{Page, Words};

/// How far behind the verb the words may stand that name the side.
const REACH: usize = 8;

/// Who led the delegations of two sides.
pub(crate) struct Delegations {
    /// The sentence that names the first, by its index.
    pub(crate) sentence: usize,
    pub(crate) encounter: Encounter,
    /// The side that each led.
    pub(crate) sides: Vec<(ActorIndex, String)>,
}

/// Who led the delegations of two sides, in the first so many sentences.
pub(crate) fn delegations(
    page: &Page<'_>,
    cast: &Cast,
    mentions: &Mentions,
    sentences: usize,
) -> Option<Delegations> {
    let mut led: Vec<(usize, Named, String, Words)> = Vec::new();
    for (index, sentence) in page.sentences.iter().enumerate().take(sentences) {
        let finder = Finder { page, cast, mentions, sentence: &sentence.words, own: None };
        for at in sentence.words.clone() {
            let Some((who, side)) = finder.led(at) else { continue };
            if led.iter().all(|(_, (actor, _), ..)| *actor != who.0) {
                led.push((index, who, side, at..at + 1));
            }
        }
    }
    let (index, first, side, words) = led.first().cloned()?;
    let others = led.iter().filter(|(_, _, other, _)| *other != side);
    let right: Vec<Named> = others.map(|(_, who, ..)| who.clone()).collect();
    if right.is_empty() {
        return None;
    }
    let sides = led.into_iter().map(|(_, (actor, _), side, _)| (actor, side)).collect();
    Some(Delegations {
        sentence: index,
        encounter: Encounter::of(vec![first], right, words),
        sides,
    })
}

impl Finder<'_, '_> {
    /// "X led the Valdorian delegation", "X represented Valdoria".
    fn led(&self, at: usize) -> Option<(Named, String)> {
        // "… was headed by Minister Venn, and the Kestrelian side by Minister Tao".
        let elliptic = self.page.in_list("delegation_nouns", at.wrapping_sub(1));
        if self.page.low(at) == "by" && elliptic {
            return self.was_led(at, at + 1);
        }
        if let Some(led) = self.others_led(at) {
            return Some(led);
        }
        let length = self.list("delegation_verbs", at)?;
        if self.page.low(at + length) == "by" {
            return self.was_led(at, at + length + 1);
        }
        let stop = self.sentence.end.min(at + length + REACH);
        let ahead = at + length..stop;
        let by_state = self.page.in_list("representing", at);
        let delegation = ahead.clone().find(|word| self.list("delegation_nouns", *word).is_some());
        let reach = match delegation {
            Some(noun) => ahead.start..(noun + 4).min(self.sentence.end),
            None if by_state => ahead.start..(ahead.start + 2).min(self.sentence.end),
            None => return None,
        };
        let side = self.first_side(reach)?;
        let head = self.sentence.start..at;
        let last =
            self.mentions.within(&head).iter().rev().find(|mention| self.is_person(mention))?;
        let gap = last.words.end..at;
        let near = gap.len() <= 6 && !gap.clone().any(|word| self.page.is_any(word, &[";", ":"]));
        near.then(|| ((last.actor, last.words.clone()), side))
    }

    /// The first side that these words name.
    fn first_side(&self, mut words: Words) -> Option<String> {
        words.find_map(|word| self.page.side(word).map(|(_, side)| side.code.clone()))
    }

    /// "… while Kestrel's was led by Y", "… and the Kestrelian by Y": the noun is left out.
    fn others_led(&self, at: usize) -> Option<(Named, String)> {
        let page = self.page;
        if page.low(at) != "by" {
            return None;
        }
        let head = self.sentence.start..at;
        let noun =
            head.clone().rev().find(|word| self.list("delegation_nouns", *word).is_some())?;
        let verb = page.in_list("delegation_verbs", at - 1).then_some(at - 1);
        let end = match verb {
            // "Kestrel's was led".
            Some(verb) => {
                (verb.saturating_sub(2)..verb).find(|word| page.is_any(*word, &["'s", "'"]))?
            }
            None => at,
        };
        let named = |word: usize| {
            let (length, side) = page.side(word)?;
            (word + length == end && word > noun + 1).then(|| side.code.clone())
        };
        let side = (end.saturating_sub(4)..end).find_map(named)?;
        let who = self.after(at + 1).into_iter().next()?;
        self.is_human(who.0).then_some((who, side))
    }

    /// "Kestrel was represented | by X": the state right before the verb.
    fn represented(&self, verb: usize) -> Option<String> {
        let page = self.page;
        let was = verb.checked_sub(1).filter(|at| page.is_any(*at, &["was", "were"]))?;
        let verb = page.in_list("representing", verb);
        let from = was.saturating_sub(4).max(self.sentence.start);
        let whose = (from..was).find_map(|at| {
            let (length, side) = page.side(at)?;
            (at + length == was).then(|| side.code.clone())
        });
        whose.filter(|_| verb)
    }

    /// "The Valdorian delegation was headed by X".
    fn was_led(&self, at: usize, from: usize) -> Option<(Named, String)> {
        if let Some(side) = self.represented(at) {
            let named = self.after(from).into_iter().next();
            return named.filter(|(actor, _)| self.is_human(*actor)).map(|who| (who, side));
        }
        let head = at.saturating_sub(REACH).max(self.sentence.start)..at;
        let noun = head.rev().find(|word| self.list("delegation_nouns", *word).is_some())?;
        let whose = noun.saturating_sub(4).max(self.sentence.start)..(noun + 4).min(at);
        let side = self.first_side(whose)?;
        let named = self.after(from).into_iter().next();
        named.filter(|(actor, _)| self.is_human(*actor)).map(|who| (who, side))
    }

    /// "The Kestrelian Council was joined by President Venn": those on both sides of it met.
    pub(super) fn joined_by(&self) -> Option<Encounter> {
        for at in self.sentence.clone() {
            let joined = self.page.in_list("joining", at)
                && self.page.is_any(at + 1, &["by"])
                && self.page.is_any(at.wrapping_sub(1), &["was", "were"]);
            if !joined {
                continue;
            }
            let (left, right) = (self.subjects(at), self.after(at + 2));
            let apart = are_apart(&left, &right);
            if !left.is_empty() && !right.is_empty() && apart {
                return Some(Encounter::of(left, right, at..at + 2));
            }
        }
        None
    }
}
