//! Talks between sides that are named by their officials together: "talks between envoys from Valdoria,
//! Kestrel and the Marran Federation", "Valdorian and Kestrelian negotiators met", "We, the leaders of
//! Valdoria and Kestrel, met today".

use chancery_record::ActorKind;
use chancery_syntax::Tag;

use super::{Encounter, Finder, HELD};
use crate::actors::cast::Cast;
use crate::actors::mentions::{Mentions, Naming};
use crate::actors::title::title_at;
use crate::lexicon::Side;
use crate::page::{Page, Words};

/// How far behind those named the verb of contact may stand.
const REACH: usize = 14;
/// How many words may stand before the noun for the officials: "senior", "the top".
const BEFORE: usize = 3;

/// A state whose officials met: its code, its usual name, and the words that name it here.
#[derive(Debug, Clone)]
pub(crate) struct Sender {
    pub(crate) code: String,
    pub(crate) name: String,
    pub(crate) words: Words,
}

impl Sender {
    pub(super) fn of(side: &Side, words: Words) -> Self {
        Self { code: side.code.clone(), name: side.name.clone(), words }
    }
}

/// States whose officials met.
#[derive(Debug, Clone)]
pub(crate) struct Envoys {
    pub(crate) sides: Vec<Sender>,
    /// The words of contact.
    pub(crate) words: Words,
}

/// The sides whose officials a sentence tells to have met; none where they only mean to.
pub(crate) fn envoys(
    page: &Page<'_>,
    cast: &Cast,
    mentions: &Mentions,
    sentence: &Words,
) -> Option<Envoys> {
    let finder = Finder { page, cast, mentions, sentence, own: None };
    let (sides, words) = finder
        .envoys_between()
        .or_else(|| finder.envoys_met())
        .or_else(|| finder.commission_met())
        .or_else(|| finder.commission_hosted())
        .or_else(|| finder.acted_at_talks())
        .or_else(|| finder.signed_together())
        .or_else(|| finder.they_met())?;
    let told = Encounter::of(Vec::new(), Vec::new(), words.clone());
    let met = !finder.is_thought_of(&told) && !finder.is_coming(&told);
    met.then_some(Envoys { sides, words })
}

impl Finder<'_, '_> {
    /// "Today we, President Venn and Prime Minister Tao, celebrate … during the Prime Minister's visit".
    pub(super) fn we_named(&self) -> Option<Encounter> {
        let mut starts = self.sentence.clone();
        let we = starts.find(|at| self.page.low(*at) == "we" && self.page.low(at + 1) == ",")?;
        let mut all = self.after(we + 2);
        let end = all.last().map(|(_, words)| words.end)?;
        let human = all.iter().all(|(actor, _)| self.is_human(*actor));
        let lists = ["meeting_nouns", "visit_nouns", "together_verbs", "call_nouns", "video_nouns"];
        let met = (end..self.sentence.end)
            .find(|at| lists.iter().any(|list| self.list(list, *at).is_some()))?;
        if all.len() < 2 || !human {
            return None;
        }
        let right = all.split_off(1);
        Some(Encounter::of(all, right, met..met + 1))
    }

    /// "talks between envoys from Valdoria, Kestrel and …".
    fn envoys_between(&self) -> Option<(Vec<Sender>, Words)> {
        let at = self.sentence.clone().find(|at| self.page.low(*at) == "between")?;
        let (noun, _) = self.noun_before(at)?;
        let (sides, end) = self.officials_of(at + 1)?;
        let held = HELD.iter().any(|list| self.list(list, noun).is_some());
        (held && !self.is_not_held(&(noun..end))).then_some((sides, noun..at + 1))
    }

    /// "Talks between … will begin on Friday", "… have been postponed", "… in 2012 failed": talks that are
    /// to come, were put off or came to nothing, or were long ago.
    pub(super) fn is_not_held(&self, told: &Words) -> bool {
        let page = self.page;
        let before = told.start.saturating_sub(BEFORE + 1).max(self.sentence.start)..told.start;
        // "Began talks on Friday and are set to continue": as far as the clause goes.
        let behind = told.end..self.sentence.end.min(told.end + REACH);
        let stop = behind.clone().find(|at| page.is_any(*at, &["and", ",", ";"]));
        let behind = behind.start..stop.unwrap_or(behind.end);
        let year = |at: usize| {
            let raw = page.raw(at);
            raw.len() == 4 && raw.bytes().all(|b| b.is_ascii_digit()) && page.low(at - 1) == "in"
        };
        behind.clone().any(|at| at > 0 && year(at))
            || before.chain(behind).any(|at| self.list("not_held", at).is_some())
    }

    /// "Officials from Valdoria and Kestrel began talks", "the two countries held a meeting".
    fn envoys_met(&self) -> Option<(Vec<Sender>, Words)> {
        let start = self.sentence.start;
        let near = start..self.sentence.end.min(start + REACH);
        // "As partners in the league, we, the foreign ministers of …, met".
        let mut near = near.filter(|at| self.page.low(*at) == "we");
        let we = near.find(|at| self.page.low(at + 1) == ",");
        let from = we.map_or_else(|| self.past_opener(start), |we| we + 2);
        let (sides, end) = self.officials_of(from).or_else(|| self.two_countries())?;
        let stop = self.sentence.end.min(end + REACH);
        let verb = (end..stop).find(|at| {
            let met = self.list("together_verbs", *at).is_some() && !self.opens_object(*at);
            met || self.has_talks(*at) || self.begins_talks(*at)
        })?;
        // "Officials have said they held talks": what another verb tells is another's.
        let plain = !(end..verb).any(|at| self.page.is_finite_verb(at));
        let others = (verb + 1..stop.min(verb + REACH / 2))
            .any(|at| self.page.low(at) == "with" && !self.page.is_any(at + 1, &["each", "one"]));
        let held = !self.is_not_held(&(start..verb + 1));
        (plain && !others && held).then_some((sides, verb..verb + 1))
    }

    /// "discussed", "held" with something else behind it than talks.
    fn opens_object(&self, at: usize) -> bool {
        self.page.in_list("held_or_discussed", at)
    }

    /// "began talks", "resumed negotiations".
    pub(super) fn begins_talks(&self, at: usize) -> bool {
        let Some(length) = self.list("beginning_verbs", at) else { return false };
        let stop = self.sentence.end.min(at + length + 5);
        let noun = (at + length..stop).find(|word| self.list("meeting_nouns", *word).is_some());
        // "Began the meeting season".
        noun.is_some_and(|noun| !self.page.tag(noun + 1).is_nominal())
    }

    /// The states whose officials are named from this token on, and one past the words for them.
    fn officials_of(&self, at: usize) -> Option<(Vec<Sender>, usize)> {
        let page = self.page;
        let mut from = at;
        while from < at + BEFORE && page.in_list("before_officials", from) {
            from += 1;
        }
        if let Some(length) = self.list("group_heads", from).or(self.list("envoy_nouns", from)) {
            let of = from + length;
            let sides = page.is_any(of, &["of", "from"]).then(|| self.states(of + 1))?;
            return (sides.0.len() >= 2).then_some(sides);
        }
        if let Some(found) = self.one_and_others(from) {
            return Some(found);
        }
        let (sides, end) = self.states(from);
        let noun = self.list("group_heads", end).or(self.list("envoy_nouns", end))?;
        (sides.len() >= 2).then_some((sides, end + noun))
    }

    /// "The Secretary of State of Valdoria and the foreign ministers of Kestrel and the Marran Federation".
    fn one_and_others(&self, at: usize) -> Option<(Vec<Sender>, usize)> {
        let page = self.page;
        let title = title_at(page, at, self.sentence.end).filter(|title| title.has_office)?;
        let code = title.side.as_deref()?;
        let name = page.lexicon.side_name(code)?.to_owned();
        let first = Sender { code: code.to_owned(), name, words: title.words.clone() };
        let and = title.words.end + usize::from(page.low(title.words.end) == ",");
        let next =
            (page.low(and) == "and").then(|| and + 1 + usize::from(page.low(and + 1) == "the"))?;
        let of = next + self.list("group_heads", next)?;
        let (others, end) = page.is_any(of, &["of", "from"]).then(|| self.states(of + 1))?;
        let new = others.iter().all(|one| one.code != first.code) && !others.is_empty();
        new.then(|| (std::iter::once(first).chain(others).collect(), end))
    }

    /// "The prime ministers of Valdoria and Kestrel patched up their quarrel over a working dinner".
    fn acted_at_talks(&self) -> Option<(Vec<Sender>, Words)> {
        let start = self.past_line(self.sentence.end);
        let (sides, end) = self.officials_of(start)?;
        let verb = (end..self.sentence.end).find(|at| self.page.is_finite_verb(*at))?;
        let near = verb.checked_sub(end).is_some_and(|gap| gap <= BEFORE);
        let words = self.met_at(verb).filter(|_| near)?;
        (!self.is_not_held(&(start..words.end))).then_some((sides, words))
    }

    /// "The presidents of Valdoria, Kestrel and the Marran Federation signed a declaration here on Tuesday".
    fn signed_together(&self) -> Option<(Vec<Sender>, Words)> {
        let start = self.past_line(self.sentence.end);
        let (sides, end) = self.officials_of(start)?;
        let verb = (end..self.sentence.end).find(|at| self.page.is_finite_verb(*at))?;
        let near = verb.checked_sub(end).is_some_and(|gap| gap <= BEFORE);
        let signed = self.page.in_list("signed_together", verb) && near;
        (signed && !self.is_not_held(&(start..verb + 1))).then(|| (sides, verb..verb + 1))
    }

    /// "They met in Ostrava", "Their call came after a meeting", behind a sentence that begins with the
    /// officials of several states.
    fn they_met(&self) -> Option<(Vec<Sender>, Words)> {
        let start = self.sentence.start;
        if !self.page.is_any(start, &["they", "their"]) {
            return None;
        }
        let index = self.page.sentence_of(start).checked_sub(1)?;
        let before = &self.page.sentences.get(index)?.words;
        let teller = Finder { sentence: before, ..*self };
        let (sides, _) = teller.officials_of(before.start)?;
        let verb = (start..self.sentence.end).find(|at| self.page.is_finite_verb(*at))?;
        let words = self.met_at(verb)?;
        (!self.is_not_held(&(start..words.end))).then_some((sides, words))
    }

    /// States in a row, by name or adjective: "Valdoria, Kestrel and the Marran Federation".
    pub(super) fn states(&self, from: usize) -> (Vec<Sender>, usize) {
        let page = self.page;
        let mut sides: Vec<Sender> = Vec::new();
        let mut end = from;
        let mut at = from;
        while at < self.sentence.end {
            let the = usize::from(page.low(at) == "the");
            let Some((length, side)) = page.side(at + the) else { break };
            let words = at + the..at + the + length;
            end = self.past_letters(words.end);
            if sides.iter().all(|known| known.code != side.code) {
                sides.push(Sender::of(side, words));
            }
            at = end;
            while page.is_any(at, &[",", "and", "&"]) {
                at += 1;
            }
            if at == end {
                break;
            }
        }
        (sides, end)
    }

    /// "At a joint news conference in Larkmoor on Tuesday, the foreign ministers of …": one past the phrase that
    /// opens a sentence.
    fn past_opener(&self, start: usize) -> usize {
        let near = start..self.sentence.end.min(start + REACH);
        let opened = self.page.tag(start) == Tag::Adp;
        let comma = near.into_iter().find(|at| self.page.low(*at) == ",").filter(|_| opened);
        comma.map_or(start, |comma| comma + 1)
    }

    /// "the Republic of Kestrel (ROK)": one past the letters that a state goes by.
    fn past_letters(&self, at: usize) -> usize {
        let letters = self.page.raw(at + 1).chars().all(char::is_uppercase);
        let short = self.page.low(at) == "(" && letters && self.page.low(at + 2) == ")";
        if short { at + 3 } else { at }
    }

    /// "as the two countries held a meeting": the two states that the sentence names.
    fn two_countries(&self) -> Option<(Vec<Sender>, usize)> {
        let named = self.mentions.within(self.sentence).iter();
        let group = named.clone().find(|mention| {
            mention.naming == Naming::Group
                && mention.words.clone().any(|at| self.list("two_states", at).is_some())
        })?;
        let mut sides: Vec<Sender> = Vec::new();
        for mention in named.filter(|mention| mention.naming == Naming::Side) {
            let role = &self.cast.actors[mention.actor];
            let state = role.side.as_ref().filter(|_| role.kind == ActorKind::State);
            if let Some(code) = state.filter(|code| sides.iter().all(|one| one.code != **code)) {
                let (code, name) = (code.clone(), role.full_name());
                sides.push(Sender { code, name, words: mention.words.clone() });
            }
        }
        (sides.len() == 2).then_some((sides, group.words.end))
    }
}
