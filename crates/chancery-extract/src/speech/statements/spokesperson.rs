//! Accounts that a spokesperson gives: "A spokesman said: “The Minister met … . She stressed …”". What
//! the account tells that others said is theirs through the spokesperson; the rest is the
//! spokesperson's own.

use chancery_record::{ActorKind, CueClass, Kind};

use super::content::{has_substance, unmentioned};
use super::write::Ascribed;
use super::{Attribution, Manner, Sentence, Source, Telling, Voice};
use crate::actors::cast::{ActorIndex, Cast};
use crate::page::Words;
use crate::speech::clauses;
use crate::speech::cues;
use crate::speech::set_off::{in_first_person, relays};

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
        let cue = cue.filter(|_| carried.is_none());
        self.write(cast, sentence, pieces, Ascribed { bearing: None, chain, rule, cue });
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

    /// What an account reports that others than its teller said.
    pub(super) fn reports_of_others(
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
            let own = one
                .mention
                .as_ref()
                .is_some_and(|mention| mention.len() == 1 && self.page.is_i_or_we(mention.start));
            let others = Some(actor) != teller && !relays(self.page, cast, &(one.source, None));
            speaks && others && !own && !one.reports_rest && has_substance(self.page, &one.content)
        });
        inner
    }

    /// Writes down what others said, through the one who tells of it.
    pub(super) fn tell_relayed(
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
