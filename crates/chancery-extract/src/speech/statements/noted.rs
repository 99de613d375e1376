//! Whom a text spoke of last: subjects, thinkers and sources, for the pronouns that follow.

use chancery_record::ActorKind;
use chancery_syntax::Tag;

use super::{Manner, Telling};
use crate::actors::cast::{ActorIndex, Cast};
use crate::actors::mentions::{Mention, Naming};
use crate::lexicon::UnnamedKind;
use crate::page::{Page, Words, fold};
use crate::speech::attributions::mention;
use crate::speech::sources::{Resolver, Subject};

impl<'a> Telling<'_, 'a> {
    /// The actor named before the verb where the subject is not right before it: the first mention
    /// of the sentence.
    pub(super) fn sentence_subject(
        &mut self,
        cast: &mut Cast,
        sentence: &Words,
        verb: usize,
    ) -> Option<ActorIndex> {
        let head = sentence.start..verb;
        // "He called Minister Venn's plan a good one and wished …": the pronoun comes first.
        if self.page.is_he_she_or_they(head.start) {
            return self.resolved(cast, &Subject::Pronoun(head.start));
        }
        let first = self.mentions.within(&head).first().filter(|mention| {
            let kind = cast.actors[mention.actor].kind;
            let by_office = kind == ActorKind::Unnamed && self.principals.contains(&mention.actor);
            let speaks = matches!(kind, ActorKind::Person | ActorKind::Joint) || by_office;
            speaks && mention.words.start < sentence.start + 6
        });
        if let Some(mention) = first.cloned() {
            let together = self.joined_to(cast, &mention, &head);
            return self.resolved(cast, &together);
        }
        let pronoun = head.clone().find(|word| self.page.is_he_she_or_they(*word))?;
        let subject = Subject::Pronoun(pronoun);
        self.resolved(cast, &subject)
    }

    /// Somebody named at the head of a sentence, with those who are joined by "and": "Minister Venn and
    /// Minister Tao met to discuss …".
    fn joined_to(&self, cast: &Cast, first: &Mention, head: &Words) -> Subject {
        let (mut actors, mut end) = (vec![first.actor], first.words.end);
        let mut listed = actors.clone();
        for next in self.mentions.within(&(first.words.end..head.end)) {
            let gap = end..next.words.start;
            // "to meet with Minister Venn and …": not who does.
            let governed = self.page.tag(first.words.start.wrapping_sub(1)) == Tag::Adp;
            let joined = !gap.is_empty()
                && !governed
                && gap.clone().all(|at| self.page.is_any(at, &["and", ",", "&", "the"]));
            if !joined || cast.actors[next.actor].kind != ActorKind::Person {
                break;
            }
            listed.push(next.actor);
            end = next.words.end;
            if gap.clone().any(|at| self.page.is_and_or_ampersand(at)) {
                actors.clone_from(&listed);
                break;
            }
        }
        let end = if actors.len() > 1 { end } else { first.words.end };
        Subject::Named(actors, first.words.start..end)
    }

    /// Who a subject stands for where no clause before it and no voice bears on it.
    pub(super) fn resolved(&self, cast: &mut Cast, subject: &Subject) -> Option<ActorIndex> {
        self.resolver(&self.principals, None).resolve(cast, subject, None)
    }

    /// What tells whom a subject stands for, where these talked with each other and this one speaks.
    pub(super) fn resolver<'r>(
        &'r self,
        principals: &'r [ActorIndex],
        voice: Option<ActorIndex>,
    ) -> Resolver<'r, 'a> {
        let Self { page, mentions, salience, .. } = self;
        let own_side = self.own_side.as_deref();
        let apart = self.apart;
        Resolver { page, mentions, salience, principals, apart, own_side, voice, at: self.at }
    }

    /// Remembers the first person named as a subject, for pronouns of the next sentence.
    pub(super) fn note_subject(&mut self, cast: &Cast, sentence: &Words) {
        let head = sentence.start..sentence.end.min(sentence.start + 8);
        let people = self.mentions.within(&head).iter().filter(|mention| {
            let role = &cast.actors[mention.actor];
            let by_office = role.kind == ActorKind::Unnamed
                && !self.reported()
                && self.principals.contains(&mention.actor);
            (role.kind == ActorKind::Person || by_office)
                && !self.page.is_possessive_mark(mention.words.end)
        });
        let person = people.map(|mention| mention.actor).next();
        // In a reporter's text whoever speaks in the sentence comes before whom it is about.
        let spoke = self.reported() && self.spoke_at == Some(sentence.start);
        if person.is_some() && !spoke {
            self.salience.subject = person;
            self.salience.noted = sentence.start;
            self.salience.subject_last = person != self.salience.person;
        }
    }

    /// Whoever is named as thinking or planning something is who the text is about next.
    pub(super) fn note_thinker(&mut self, cast: &Cast, sentence: &Words) {
        if !self.reported() {
            return;
        }
        let from = self.attributed.partition_point(|one| one.cue.start < sentence.start);
        let to = self.attributed.partition_point(|one| one.cue.start < sentence.end);
        let here = &self.attributed[from..to];
        let within = |at: usize| here.iter().flat_map(|one| &one.content).any(|c| c.contains(&at));
        let outermost = here.iter().filter(|one| !within(one.cue.start));
        let named =
            outermost.filter_map(|one| mention(self.page, self.mentions, one.source.first()?));
        let person = |actor: &ActorIndex| cast.actors[*actor].kind == ActorKind::Person;
        let named = named.filter(|mention| mention.naming == Naming::Named).map(|m| m.actor);
        let last = named.rev().find(person);
        if let Some(actor) = last.filter(|actor| Some(*actor) != self.salience.person) {
            self.salience.subject = Some(actor);
            self.salience.subject_last = true;
            self.salience.noted = sentence.start;
        }
    }

    /// "The ministry said in a statement that …", "a statement from the ministry said …": whom "the
    /// statement" stands for from here on.
    pub(super) fn note_text(&mut self, sentence: &Words, before: usize) {
        let page = self.page;
        let here = self.told.get(before..).unwrap_or(&[]);
        let text = |words: &Words| words.clone().any(|at| page.in_list("issued_texts", at));
        let mut links = here.iter().flat_map(|told| &told.chain);
        let given = links.find(|link| link.1.as_ref().is_some_and(text));
        let last = here.last().and_then(|told| told.chain.first());
        let outermost = || last.filter(|_| is_in_text(page, sentence));
        let giver = given.or_else(outermost).and_then(|link| link.0);
        if giver.is_some() && self.reported() {
            self.salience.text = giver.map(|giver| (giver, sentence.start));
        }
    }

    /// Notes who spoke, as whom a pronoun or a description may mean next.
    pub(super) fn note_source(&mut self, cast: &Cast, source: Option<ActorIndex>) {
        let Some(actor) = source else { return };
        self.salience.noted = self.at;
        let several = cast.actors[actor].is_several(self.page.lexicon);
        if !several && self.is_somebody(cast, actor) && !self.principals.contains(&actor) {
            self.salience.described = Some((actor, self.at));
        }
        if cast.actors[actor].kind == ActorKind::Joint {
            self.salience.group = Some(actor);
            self.salience.group_at = self.at;
        } else if cast.actors[actor].kind == ActorKind::Person
            || self.reported()
                && self.is_somebody(cast, actor)
                && !cast.actors[actor].is_several(self.page.lexicon)
            || !self.reported()
                && cast.actors[actor].kind == ActorKind::Unnamed
                && self.principals.contains(&actor)
        {
            self.spoke_at = Some(self.at);
            // "I replied …. He said": the other one, not who writes.
            if self.is_dispatch() && self.salience.author == Some(actor) {
                return;
            }
            self.salience.person = Some(actor);
            self.salience.subject_last = false;
        } else {
            // A state or an agency spoke: "they" is it; an official who is not named is no "it".
            let several = cast.actors[actor].is_several(self.page.lexicon);
            if !self.reported() || several || !self.is_somebody(cast, actor) {
                self.salience.group = Some(actor);
                self.salience.group_at = self.at;
            }
            if !self.reported() || !several && !self.is_somebody(cast, actor) {
                self.salience.body = Some(actor);
                self.salience.body_at = self.at;
            }
        }
    }

    /// Remembers a body that told behind its content what was said.
    pub(super) fn note_reporter(&mut self, cast: &Cast, source: Option<ActorIndex>) {
        let body = |actor: &ActorIndex| {
            let role = &cast.actors[*actor];
            matches!(role.kind, ActorKind::Organization | ActorKind::Unnamed)
                && !role.is_several(self.page.lexicon)
                && !self.is_somebody(cast, *actor)
        };
        if let Some(actor) = source.filter(body) {
            self.salience.reporter = Some(actor);
            self.salience.reporter_at = self.at;
        }
    }

    /// Whether an unnamed source is described as a person ("a senior official of the ministry").
    fn is_somebody(&self, cast: &Cast, actor: ActorIndex) -> bool {
        const NEAR: usize = 8;
        let role = &cast.actors[actor];
        let name = fold(&role.full_name());
        let words = || name.split_whitespace().take(NEAR);
        let kind = words().find_map(|word| self.page.lexicon.unnamed.get(word));
        // "the prime minister", who is named nowhere.
        let office = || {
            kind.is_none()
                && self.manner == Manner::Press
                && words().any(|word| self.page.lexicon.offices.get(word).is_some())
        };
        let surname = || kind.is_none() && self.is_surname(&role.full_name());
        role.kind == ActorKind::Unnamed
            && (kind == Some(UnnamedKind::Person) || office() || surname())
    }

    /// Whether a source is named by one word that can only be a surname, as of somebody whose readers know
    /// the rest: no body, and no capitals throughout.
    fn is_surname(&self, name: &str) -> bool {
        const SHORTEST: usize = 3;
        let mut letters = name.chars();
        let capital = letters.next().is_some_and(char::is_uppercase);
        let small = letters.clone().any(char::is_lowercase);
        let plain = letters.all(|c| c.is_alphabetic() || "-'’".contains(c));
        let known = self.page.lexicon.organisation_nouns.contains(&fold(name));
        capital && small && plain && name.chars().count() >= SHORTEST && !known
    }
}

/// "in a statement", "in its written statement".
fn is_in_text(page: &Page<'_>, sentence: &Words) -> bool {
    const FAR: usize = 5;
    sentence.clone().any(|at| {
        let opens = page.low(at) == "in" && page.is_any(at + 1, &["a", "an", "its", "his", "her"]);
        let noun = (at + 2..at + FAR).find(|noun| page.in_list("issued_texts", *noun));
        opens && noun.is_some_and(|noun| (at + 2..noun).all(|word| page.tag(word) == Tag::Adj))
    })
}
