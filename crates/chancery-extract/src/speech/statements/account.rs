//! Whose account of the talks a passage of a reporter's text gives.
//!
//! "Tao told his counterpart that …, an official said. The general answered that …": the second
//! sentence, too, is known through the official. The reporter of such a passage stays the outermost
//! source of what those who took part are said to have said, until somebody else speaks, the words
//! show that they were said in public, or a paragraph reports nothing. What those who took part
//! said may then also go on without a cue, in free indirect speech (Banfield 1982): told in the
//! past like the rest, but of duties, plans and states of things rather than of what was done.

use chancery_record::{ActorKind, Kind};
use chancery_syntax::{Form, Tag};

use super::{Manner, Source, Telling, Voice};
use crate::actors::cast::{ActorIndex, Cast, Role};
use crate::page::{Sentence, Words};

/// Words that point back to somebody known.
const DEFINITE: [&str; 6] = ["the", "this", "that", "his", "her", "their"];

/// The reporter of the passage at hand.
#[derive(Debug, Clone)]
pub(super) struct Account {
    pub(super) reporter: Source,
    /// The last paragraph that goes back to the reporter.
    pub(super) block: usize,
}

impl Telling<'_, '_> {
    /// Puts the reporter of the passage before the chains of the statements told since `before`,
    /// all of one sentence, or notes that another speaks now.
    pub(super) fn account(&mut self, cast: &mut Cast, sentence: &Sentence, before: usize) {
        if self.manner != Manner::Press {
            return;
        }
        let alone = self.told[before..].iter().all(|told| told.chain.len() <= 1);
        let credited = if alone { self.credit_to(cast, &sentence.words) } else { None };
        if let Some((reporter, _)) = &credited {
            self.account = Some(Account { reporter: (*reporter, None), block: sentence.block });
        }
        if self.told.len() <= before {
            return;
        }
        self.without_credit(&sentence.words, before);
        let reported = self.note_account(cast, sentence, before);
        // An official may say in public what was said in the talks; those who talked may not.
        let (page, words) = (self.page, &sentence.words);
        let public = || page.find_listed("public_speech", words).is_some();
        let ends = !reported
            && credited.is_none()
            && (page.in_list("other_occasions", words.start)
                || self.all_along(words, before)
                || public());
        let Some(account) = &self.account else { return };
        // What a page puts between two paragraphs (a line of links, a heading) interrupts no account.
        let apart = (account.block + 1..sentence.block)
            .any(|block| page.blocks.get(block).is_some_and(|between| !self.says_nothing(between)));
        let Some(account) = self.account.as_mut().filter(|_| !ends && !apart) else {
            self.account = None;
            return;
        };
        account.block = sentence.block;
        let reporter = account.reporter.clone();
        self.put_before(cast, &reporter, before);
    }

    /// Notes who reports the talks in the statements told since `before`, or that another speaks of
    /// something else; whether anybody reports.
    fn note_account(&mut self, cast: &Cast, sentence: &Sentence, before: usize) -> bool {
        let here = &self.told[before..];
        let reports = |chain: &[Source]| {
            let (first, last) = (chain.first()?, chain.last()?);
            let outer = first.0.filter(|actor| !self.converses(cast, *actor))?;
            let outer = Some(outer).filter(|_| self.reports_on(cast, first))?;
            let told = chain.len() > 1 && last.0.is_some_and(|actor| self.converses(cast, actor));
            Some((outer, told))
        };
        let reporter =
            here.iter().find_map(|told| Some((reports(&told.chain)?, &told.chain, &told.content)));
        let Some(((outer, told), chain, content)) = reporter else { return false };
        let known = self.account.as_ref().is_some_and(|known| known.reporter.0 == Some(outer));
        // What several demand or a bystander says of something else is no account of the talks.
        let alone = here.iter().all(|told| told.chain.first() == chain.first());
        let words = if alone { &sentence.words } else { content };
        let opens = told || known || self.reports_talks(cast, &chain[0], words);
        let reporter = (chain[0].0, None);
        self.account = opens.then_some(Account { reporter, block: sentence.block });
        true
    }

    /// Puts the reporter before those of the statements told since `before` who talked.
    fn put_before(&mut self, cast: &Cast, reporter: &Source, before: usize) {
        for at in before..self.told.len() {
            let chain = &self.told[at].chain;
            let alone = match chain.as_slice() {
                [(Some(speaker), _)] => self.converses(cast, *speaker),
                [(None, _)] => true,
                _ => false,
            };
            if alone && chain[0].0 != reporter.0 {
                self.told[at].chain.insert(0, reporter.clone());
            }
        }
        if let (Some(voice), Some(last)) = (&mut self.voice, self.told.last()) {
            voice.chain.clone_from(&last.chain);
        }
    }

    /// "Venn has long insisted that …": before what is said stands that it was said at other times too.
    fn all_along(&self, words: &Words, before: usize) -> bool {
        let said = self.told.get(before).map_or(words.end, |told| told.content.start);
        let head = words.start..said.clamp(words.start, words.end);
        self.page.find_listed("all_along", &head).is_some()
    }

    /// Whoever is said to report the sentence itself, where it tells of those who talked.
    fn credit_to(&self, cast: &mut Cast, words: &Words) -> Option<Source> {
        let inside = self.mentions.within(words);
        let party = inside.iter().any(|mention| self.converses(cast, mention.actor));
        let reporter = party.then(|| self.credited(cast, words)).flatten()?;
        self.reports_on(cast, &reporter).then_some(reporter)
    }

    /// Whether somebody who is no party to the talks tells of them here: a text, an office, an
    /// unnamed source that names one of those who took part.
    fn reports_talks(&self, cast: &Cast, source: &Source, words: &Words) -> bool {
        let Some(reporter) = source.0 else { return false };
        let named = cast.actors[reporter].kind == ActorKind::Person;
        // "Tao's government says it has paid": he is named with the reporter, and nothing is told of him.
        let own = source.1.clone().unwrap_or_default();
        let inside = self.mentions.within(words).iter().filter(|m| !own.contains(&m.words.start));
        let party = inside.clone().any(|mention| self.converses(cast, mention.actor));
        let unnamed = cast.actors[reporter].kind == ActorKind::Unnamed;
        // "Sources close to the palace said the tone was another".
        let talk = unnamed && words.clone().any(|at| self.page.in_list("talk_nouns", at));
        !named && (party || talk)
    }

    /// Whether a source is known to be somebody else than those who talk: not a description that may
    /// stand for one of them ("the visitor").
    fn reports_on(&self, cast: &Cast, source: &Source) -> bool {
        let (page, (Some(actor), words)) = (self.page, source) else { return false };
        if cast.actors[*actor].kind != ActorKind::Unnamed {
            return true;
        }
        let known = self.account.as_ref().is_some_and(|known| known.reporter.0 == Some(*actor));
        let goes_by = |at: usize| {
            page.lexicon.unnamed.at(page, at).is_some()
                || page.lexicon.evidence.contains(page.low(at))
                || page.lexicon.organisation_nouns.contains(page.low(at))
                || page.in_list("account_bodies", at)
        };
        known
            || words.as_ref().is_some_and(|words| {
                !page.is_any(words.start, &DEFINITE) || words.clone().any(goes_by)
            })
    }

    /// Whether an actor is one of those who talk with each other, or several of them.
    pub(super) fn converses(&self, cast: &Cast, actor: ActorIndex) -> bool {
        let members = &cast.actors[actor].members;
        let talks =
            |actor: &ActorIndex| self.parties.contains(actor) || self.talkers.contains(actor);
        talks(&actor) || !members.is_empty() && members.iter().all(talks)
    }

    /// See [`Telling::parties`](super::Telling).
    pub(super) fn parties(&self, cast: &Cast) -> Vec<ActorIndex> {
        if self.principals.len() >= 2 || self.manner != Manner::Press {
            return self.principals.clone();
        }
        let ranks = |role: &Role| {
            let mut offices = role.offices();
            offices.any(|office| matches!(self.page.lexicon.rank_of(office), Some(1 | 3)))
        };
        let leads =
            |role: &Role| role.kind == ActorKind::Person && role.mentions >= 2 && ranks(role);
        let leaders = cast.actors.iter().enumerate().filter(|(_, role)| leads(role));
        let mut leaders: Vec<(ActorIndex, u32)> =
            leaders.map(|(index, role)| (index, role.mentions)).collect();
        leaders.sort_by_key(|(index, mentions)| (std::cmp::Reverse(*mentions), *index));
        let two = leaders.len() >= 2;
        leaders.into_iter().take(2).filter(|_| two).map(|(index, _)| index).collect()
    }

    /// Whether a sentence without a cue goes on with what was said: anything but background and deeds
    /// within a passage that goes back to a reporter, elsewhere only what was still to come when it
    /// was said ("would be freed").
    pub(super) fn goes_on_freely(&self, cast: &Cast, voice: &Voice, words: &Words) -> bool {
        let speaker = voice.speaker();
        let last = self.told.get(voice.last).map(|told| told.kind);
        let told = matches!(last, Some(Kind::Indirect | Kind::Mixed | Kind::Continued));
        let passage = self.account.as_ref().is_some_and(|account| account.block == voice.block)
            && voice.chain.len() > 1
            && speaker.is_some_and(|actor| self.converses(cast, actor));
        told && (passage || self.is_to_come(words))
            && !self.is_background(words)
            && !self.acts(cast, words)
    }

    /// Whether a sentence of an office's account goes on with what the person before it in the
    /// paragraph said: it tells how things stand or will be, and neither of the talks nor of anybody's
    /// acts.
    pub(super) fn goes_on_in_account(&self, cast: &Cast, voice: &Voice, words: &Words) -> bool {
        let page = self.page;
        let speaker = voice.speaker();
        let person = speaker.is_some_and(|actor| cast.actors[actor].kind == ActorKind::Person);
        let last = self.told.get(voice.last).filter(|_| voice.last + 1 == self.told.len());
        let told = last.is_some_and(|told| {
            matches!(told.kind, Kind::Indirect | Kind::Continued)
                && page.sentence_of(told.content.start) + 1 == page.sentence_of(words.start)
        });
        let verb = words.clone().find(|at| page.is_finite_verb(*at));
        let stands = verb.is_some_and(|at| {
            matches!(page.form(at), Form::Present | Form::Present3 | Form::Modal)
        });
        person && told && stands && !self.is_background(words) && !self.acts(cast, words)
    }

    /// Whether the first finite verb is future in the past: "would be", "was to be".
    fn is_to_come(&self, words: &Words) -> bool {
        let page = self.page;
        let verb = words.clone().find(|at| page.form(*at).is_finite());
        verb.is_some_and(|at| {
            let to_be = page.is_any(at, &["was", "were", "had"]) && page.low(at + 1) == "to";
            page.is_any(at, &["would", "could", "should"]) || to_be
        })
    }

    /// About the talks themselves, or about what was before them.
    fn is_background(&self, words: &Words) -> bool {
        let page = self.page;
        let head = words.start..words.end.min(words.start + 8);
        let verb = head.clone().find(|at| page.form(*at).is_finite()).unwrap_or(head.end);
        page.find_listed("about_talks", &(words.start..verb)).is_some()
            || page.in_list("showing", verb)
            || page.find_listed("background", words).is_some()
            || self.is_narration(words)
    }

    /// Whether the sentence tells what a person did: its subject is one, and its verb is in the past
    /// and no auxiliary of duty or will.
    fn acts(&self, cast: &Cast, words: &Words) -> bool {
        let page = self.page;
        let Some(verb) = words.clone().find(|at| page.form(*at).is_finite()) else { return true };
        let subject = words.start..verb;
        let person = self
            .mentions
            .within(&subject)
            .iter()
            .any(|mention| cast.actors[mention.actor].kind == ActorKind::Person)
            || subject.clone().any(|at| page.is_any(at, &["he", "she", "they", "both"]));
        // "The crews were waiting. He had given them his word": what the one who speaks had done.
        let follows = self.told.last().is_some_and(|told| {
            page.sentence_of(told.content.start) + 1 == page.sentence_of(words.start)
        });
        let had_done = follows
            && subject.len() == 1
            && page.is_he_or_she(words.start)
            && page.low(verb) == "had";
        let owes = had_done
            || page.form(verb) == Form::Modal
            || page.is_any(verb, &["had", "was", "were"]) && page.low(verb + 1) == "to";
        person && !owes || page.tag(verb) == Tag::X
    }
}
