//! Accounts that a spokesperson gives: "A spokesman said: “The Minister met … . She stressed …”". What
//! the account tells that others said is theirs through the spokesperson; the rest is the
//! spokesperson's own.

use chancery_record::{ActorKind, CueClass, Kind};

use super::content::{has_substance, unmentioned};
use super::{Attribution, Manner, Sentence, Source, Telling, Voice};
use crate::cast::{ActorIndex, Cast};
use crate::clauses;
use crate::cues;
use crate::page::Words;
use crate::set_off::{in_first_person, relays};
use crate::sources::Subject;

/// A quotation in which a spokesperson tells of others.
#[derive(Debug, Clone)]
pub(super) struct Relay {
    source: Source,
    block: usize,
}

impl Telling<'_, '_> {
    /// Opens the account that a sentence begins, and tells its first sentence where that reports what
    /// others said.
    pub(super) fn opens_relay(
        &mut self,
        cast: &mut Cast,
        sentence: &Sentence,
        found: &[Attribution],
    ) -> bool {
        if !matches!(self.manner, Manner::Readout | Manner::Release) {
            return false;
        }
        let [one] = found else { return false };
        let source = (one.source, one.mention.clone());
        let quoted = self.quotations.covers(self.page, &one.content);
        if !quoted || one.outer.is_some() || one.reports_rest || !relays(self.page, cast, &source) {
            return false;
        }
        self.relay = Some(Relay { source: (source.0, None), block: sentence.block });
        let words = self.unmarked(&one.content);
        let inner = self.reports_of_others(cast, &words, source.0);
        if inner.is_empty() {
            return false;
        }
        self.tell_relayed(cast, sentence, &source, inner);
        true
    }

    /// A sentence of an account in quotation marks that is open; `false` where it is none.
    pub(super) fn goes_on_relayed(&mut self, cast: &mut Cast, sentence: &Sentence) -> bool {
        let Some(relay) = self.relay.clone() else { return false };
        let quoted = self.quotations.covers(self.page, &sentence.words);
        let below = relay.block + 1 == sentence.block
            && self.quotations.is_left_open(sentence.words.start.wrapping_sub(1));
        if !quoted || relay.block != sentence.block && !below {
            self.relay = None;
            self.voice = None;
            return false;
        }
        self.relay = Some(Relay { block: sentence.block, ..relay.clone() });
        self.told_by_spokesperson(cast, sentence, &relay.source, None);
        true
    }

    /// A sentence of an account: what it reports, or else the spokesperson's own words.
    pub(super) fn told_by_spokesperson(
        &mut self,
        cast: &mut Cast,
        sentence: &Sentence,
        source: &Source,
        cue: Option<(Words, String, CueClass)>,
    ) {
        let words = self.unmarked(&sentence.words);
        if !has_substance(self.page, &words) {
            return;
        }
        let inner = self.reports_of_others(cast, &words, source.0);
        if !inner.is_empty() {
            self.tell_relayed(cast, sentence, source, inner);
            return;
        }
        let carried = self.voice.clone().filter(|voice| {
            voice.block == sentence.block
                && voice.chain.len() > 1
                && !in_first_person(self.page, &words)
                && self.goes_on_in_account(cast, voice, &words)
        });
        let (chain, rule) = match &carried {
            Some(voice) => (unmentioned(&voice.chain), "attribution/carried-over"),
            None => (vec![source.clone()], "attribution/account"),
        };
        let pieces = clauses::pieces(self.page, &words);
        let before = self.told.len();
        self.write(cast, sentence, pieces, None, chain, rule, cue.filter(|_| carried.is_none()));
        for told in &mut self.told[before..] {
            told.addressee = None;
            told.kind = if carried.is_some() { Kind::Continued } else { Kind::Direct };
            if carried.is_none() {
                told.continues = None;
            }
        }
        match carried {
            Some(voice) => self.speaks_on(voice.chain, sentence.block),
            None => self.voice = None,
        }
    }

    /// "…, and Venn thanked Tao for …, the release said": what the sentence tells of others is theirs
    /// through the text. In a reporter's text alone; an office's own does not cite itself.
    pub(super) fn through_text(&mut self, cast: &mut Cast, sentence: &Sentence) -> bool {
        if self.manner != Manner::Press {
            return false;
        }
        let Some((text, content)) = self.told_by_text(&sentence.words) else { return false };
        let Some(actor) = self.resolved(cast, &Subject::Described(text.clone())) else {
            return false;
        };
        let inner = self.reports_of_others(cast, &content, Some(actor));
        let joined = |at: usize| self.page.is_any(at.wrapping_sub(1), &["and", ","]);
        let opens = |one: &Attribution| match &one.mention {
            Some(mention) => mention.start <= content.start + 1,
            None => one.content.start <= content.start + 1,
        };
        // "The minister and Tao agreed": of two, one is not known here.
        let part = |one: &Attribution| {
            one.mention.as_ref().is_some_and(|m| m.start > content.start && joined(m.start))
        };
        if !inner.first().is_some_and(|first| opens(first) && !part(first)) {
            return false;
        }
        self.tell_relayed(cast, sentence, &(Some(actor), Some(text)), inner);
        true
    }

    /// The words for a text that tells a sentence, at its head or behind it, and what it tells.
    fn told_by_text(&self, sentence: &Words) -> Option<(Words, Words)> {
        const REACH: usize = 7;
        let page = self.page;
        let says =
            |at: usize| page.is_any(at, &["said", "says", "added", "adds", "stated", "states"]);
        let text = |words: &Words| {
            let article = page.is_any(words.start, &["the", "its", "their", "a", "this"]);
            let noun = page.find_listed("relaying_texts", words);
            article && noun.is_some_and(|noun| noun.end == words.end)
        };
        let start = sentence.start;
        let head = (start + 2..sentence.end.min(start + REACH)).find(|at| says(*at));
        if let Some(verb) = head.filter(|verb| text(&(start..*verb))) {
            let that = usize::from(page.low(verb + 1) == "that");
            return Some((start..verb, verb + 1 + that..sentence.end));
        }
        let verb = sentence.clone().rev().find(|at| page.is_word(*at)).filter(|at| says(*at))?;
        let floor = verb.saturating_sub(REACH).max(start);
        let comma = (floor..verb).rev().find(|at| page.low(*at) == ",")?;
        text(&(comma + 1..verb)).then_some((comma + 1..verb, start..comma))
    }

    /// What an account reports that others than its teller said.
    fn reports_of_others(
        &mut self,
        cast: &mut Cast,
        words: &Words,
        teller: Option<ActorIndex>,
    ) -> Vec<Attribution> {
        let found = cues::find(self.page, words);
        let voice = self.voice.take();
        self.relaying = true;
        let mut inner = self.attribute(cast, words, found);
        self.relaying = false;
        self.voice = voice;
        inner.retain(|one| {
            let Some(actor) = one.source else { return false };
            let role = &cast.actors[actor];
            let party = self.principals.contains(&actor);
            let speaks = matches!(role.kind, ActorKind::Person | ActorKind::Joint) || party;
            let own = one.mention.as_ref().is_some_and(|mention| {
                mention.len() == 1 && self.page.is_any(mention.start, &["i", "we"])
            });
            let others = Some(actor) != teller && !relays(self.page, cast, &(one.source, None));
            speaks && others && !own && !one.reports_rest && has_substance(self.page, &one.content)
        });
        inner
    }

    /// Writes down what others said, through the one who tells of it.
    fn tell_relayed(
        &mut self,
        cast: &mut Cast,
        sentence: &Sentence,
        source: &Source,
        inner: Vec<Attribution>,
    ) {
        let before = self.told.len();
        self.relaying = true;
        for found in inner {
            let mut chain = vec![source.clone()];
            chain.extend(found.outer.clone().filter(|outer| outer.0 != found.source));
            chain.push((found.source, found.mention.clone()));
            self.note_source(cast, found.source);
            self.statement(cast, sentence, &found, chain);
        }
        self.relaying = false;
        for told in &mut self.told[before..] {
            told.kind = match told.kind {
                Kind::Direct | Kind::Mixed if told.continues.is_some() => Kind::Continued,
                Kind::Direct | Kind::Mixed => Kind::Indirect,
                kind => kind,
            };
        }
        if let Some(Voice { last, .. }) = &mut self.voice {
            *last = self.told.len().saturating_sub(1);
        }
    }

    /// Without the quotation marks at both ends.
    fn unmarked(&self, words: &Words) -> Words {
        let mut words = words.clone();
        while words.len() > 1 && self.page.is_quotation_mark(words.start) {
            words.start += 1;
        }
        while words.len() > 1 && self.page.is_quotation_mark(words.end - 1) {
            words.end -= 1;
        }
        words
    }
}
