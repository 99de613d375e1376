//! Whom a pronoun stands for.

use chancery_record::ActorKind;

use super::resolve::{Resolver, is_several, principals_together};
use crate::actors::cast::{ActorIndex, Cast};
use crate::actors::epithets::{self, other_of_two};
use crate::actors::mentions::{Mention, Naming};
use crate::page::Sentence;

/// How many sentences behind a body "it" may still mean it in a reporter's text.
const FAR_BODY: usize = 6;

impl Resolver<'_, '_> {
    /// The actor whom a pronoun means.
    pub(super) fn pronoun(&self, cast: &mut Cast, word: usize) -> Option<ActorIndex> {
        match self.page.low(word) {
            // A reporter's or an author's own "I" is not whoever spoke last.
            "i" | "we" if self.salience.reported => self.salience.author,
            // "Dr Osk and I": whoever writes, and not who spoke last.
            "i" if self.page.low(word.wrapping_sub(1)) == "and" => self.salience.author,
            "i" => self.salience.author.or(self.voice),
            "we" => self.voice,
            "it" | "its" => self.body(cast, word),
            "they" | "their" | "them" => self.group(cast, word),
            "latter" => epithets::of_two(self.page, cast, self.mentions, word, true),
            "former" => epithets::of_two(self.page, cast, self.mentions, word, false),
            _ => {
                let speaker = self.person(cast, word);
                // "He and Dr. Orsk reaffirmed": the pronoun with the names after it.
                if self.page.low(word + 1) == "and" {
                    return self.with_the_other(cast, speaker);
                }
                speaker
            }
        }
    }

    /// "It".
    fn body(&self, cast: &Cast, word: usize) -> Option<ActorIndex> {
        let (page, salience) = (self.page, self.salience);
        // Those who talked with each other are "they".
        let one = |actor: &ActorIndex| !salience.reported || !is_several(page, cast, *actor);
        let near = page.sentence_of(word) <= page.sentence_of(salience.body_at) + FAR_BODY;
        let body = salience.body.filter(|_| near || !salience.reported);
        let body = self.reporter_behind(cast, word).or(body);
        let group = salience.group.filter(one).filter(|_| near);
        // "…, according to a joint statement. It said": those who gave the text out.
        let here = page.sentence_of(word);
        let text = salience.text.filter(|(_, at)| {
            salience.reported && page.opens_sentence(word) && page.sentence_of(*at) + 1 == here
        });
        if let Some((giver, at)) = text
            && salience.body_at <= at
        {
            return Some(giver);
        }
        self.body_before(cast, word).or(body).or(group)
    }

    /// "They".
    fn group(&self, cast: &mut Cast, word: usize) -> Option<ActorIndex> {
        let group = self.several(cast);
        if let Some(group) = self.group_before(cast, word) {
            return Some(group);
        }
        let together = group.or_else(|| principals_together(cast, self.principals));
        // "They welcomed …" in a joint text that has named nobody yet: those whose text it is.
        let own = || self.voice.filter(|voice| cast.actors[*voice].kind == ActorKind::Joint);
        let together = together.or_else(own);
        together.or_else(|| epithets::named_together(self.page, cast, self.mentions, word))
    }

    /// "He", "she".
    fn person(&self, cast: &Cast, word: usize) -> Option<ActorIndex> {
        let salience = self.salience;
        if salience.reported {
            let mut noted = [salience.person, salience.subject];
            if salience.subject_last {
                noted.reverse();
            }
            if let Some(visitor) = self.came_out(cast, word) {
                return Some(visitor);
            }
            let noted = (&noted[..], salience.noted);
            return epithets::pronoun(self.page, cast, self.mentions, word, noted);
        }
        // "The Kestrelian diplomat spoke of …. He added": who is not named, and spoke in the sentence before.
        let here = self.page.sentence_of(word);
        let unnamed = salience.described.filter(|(_, at)| {
            self.page.opens_sentence(word) && self.page.sentence_of(*at) + 1 == here
        });
        if let Some((actor, _)) = unnamed {
            return Some(actor);
        }
        let before = || self.subject_before(word);
        let opening = self.opening(cast, word).or_else(before);
        let named =
            |actor: &ActorIndex| epithets::is_named_behind(self.page, self.mentions, *actor, word);
        let free = |actor: Option<ActorIndex>| actor.filter(|actor| !named(actor));
        let person = free(opening).or(free(salience.person)).or(free(salience.subject));
        let person = person.or_else(|| other_of_two(self.principals, opening.or(salience.person)?));
        let Some(person) = person else { return self.only_of_sex(cast, word) };
        Some(self.of_sex(cast, word, person))
    }

    /// The one of those who talk who can be "he" or "she", where the other is known to be of the other sex.
    fn only_of_sex(&self, cast: &Cast, word: usize) -> Option<ActorIndex> {
        let woman = self.page.low(word) == "she";
        let fits = |actor: &&ActorIndex| {
            let role = &cast.actors[**actor];
            role.kind == ActorKind::Person && role.woman != Some(!woman)
        };
        let mut fitting = self.principals.iter().filter(fits);
        let one = fitting.next().copied();
        one.filter(|_| fitting.next().is_none() && self.principals.len() > 1)
    }

    /// "The President gave a briefing on the river. He recalled …": the subject of the sentence before, in
    /// which nobody spoke, where the pronoun opens its own.
    fn subject_before(&self, word: usize) -> Option<ActorIndex> {
        let (page, salience) = (self.page, self.salience);
        let (before, first) = self.begun_before(word)?;
        let verb = page.behind_adverbs(first.words.end, before.words.end);
        let acts = page.is_finite_verb(verb) && salience.subject == Some(first.actor);
        let beside = page.sentences[page.sentence_of(word)].block == before.block;
        (salience.subject_last && acts && beside).then_some(first.actor)
    }

    /// A person together with the other of the principals, where there is one other.
    fn with_the_other(&self, cast: &mut Cast, speaker: Option<ActorIndex>) -> Option<ActorIndex> {
        let mut others = self.principals.iter().copied().filter(|one| Some(*one) != speaker);
        match (speaker, others.next(), others.next()) {
            (Some(speaker), Some(other), None) => Some(cast.joint(&[speaker, other], "both")),
            _ => speaker,
        }
    }

    /// "The Valdorian side agreed to wait. The boats are free, it said.": behind what is told, "it" is
    /// the ministry that told the rest so, not a side of which it told.
    fn reporter_behind(&self, cast: &Cast, word: usize) -> Option<ActorIndex> {
        let (page, salience) = (self.page, self.salience);
        let behind = page.is_any(word.wrapping_sub(1), &[",", "”", "\"", "''"]);
        let side = salience.body.is_some_and(|body| {
            matches!(cast.actors[body].kind, ActorKind::State | ActorKind::Unnamed)
        });
        let near = page.sentence_of(word) <= page.sentence_of(salience.reporter_at) + FAR_BODY;
        salience.reporter.filter(|_| salience.reported && behind && side && near)
    }

    /// The mention that the sentence before begins with, where the pronoun opens its own.
    fn begun_before(&self, word: usize) -> Option<(&Sentence, &Mention)> {
        let here = self.page.sentence_of(word);
        let opens = self.page.sentences.get(here)?.words.start == word;
        let before = self.page.sentences.get(here.checked_sub(1).filter(|_| opens)?)?;
        let first = self.mentions.within(&before.words).first()?;
        (first.words.start <= before.words.start + 1).then_some((before, first))
    }

    /// "Valdoria's foreign ministry did not respond. It has called …": in a reporter's text the body that
    /// the sentence before begins with, where it tells that nothing was said.
    fn body_before(&self, cast: &Cast, word: usize) -> Option<ActorIndex> {
        let page = self.page;
        let (before, first) = self.begun_before(word).filter(|_| self.salience.reported)?;
        let beside = page.sentences[page.sentence_of(word)].block == before.block;
        let silent = page.find_listed("withheld", &before.words).is_some();
        let kind = cast.actors[first.actor].kind;
        let body = matches!(kind, ActorKind::State | ActorKind::Organization);
        let owner = page.is_possessive_mark(first.words.end);
        (beside && silent && body && !owner).then_some(first.actor)
    }

    /// "The ministers set no date. They did agree …": in a reporter's text those whom the sentence before
    /// has for its subject.
    fn group_before(&self, cast: &mut Cast, word: usize) -> Option<ActorIndex> {
        let (page, salience) = (self.page, self.salience);
        let (before, first) = self.begun_before(word)?;
        let group =
            first.naming == Naming::Group && cast.actors[first.actor].kind == ActorKind::Joint;
        let subject = page.tag(page.behind_adverbs(first.words.end, before.words.end)).is_verbal();
        // Where somebody spoke in it, those are known.
        let silent = salience.noted < before.words.start;
        let press = salience.reported && !salience.official;
        let whole = press && group && subject && silent;
        whole.then(|| self.named(cast, &[first.actor], &first.words))
    }

    /// "Premier Venn met Ambassador Tao on Monday. “…” he told reporters following the meeting": who came to a
    /// meeting speaks to reporters behind it, where the paragraph above tells of it.
    fn came_out(&self, cast: &Cast, word: usize) -> Option<ActorIndex> {
        let page = self.page;
        let here = page.sentences.get(page.sentence_of(word))?;
        page.find_listed("behind_the_meeting", &(word..here.words.end))?;
        let block = page.blocks.get(here.block.checked_sub(1)?)?;
        let above = page.sentences.get(block.sentences.start)?.words.clone();
        let verb = above.clone().find(|at| {
            page.in_any_list(&["object_verbs", "with_verbs"], *at) && page.is_finite_verb(*at)
        })?;
        let person = |mention: &&Mention| {
            mention.naming == Naming::Named && cast.actors[mention.actor].kind == ActorKind::Person
        };
        let host = self.mentions.within(&(above.start..verb)).iter().find(person)?.actor;
        let guest = self.mentions.within(&(verb..above.end)).iter().find(person)?.actor;
        let woman = page.low(word) == "she";
        let fits = cast.actors[guest].woman.is_none_or(|known| known == woman);
        (guest != host && fits).then_some(guest)
    }

    /// The person that the sentence of a pronoun opens with: "Minister Venn met Minister Tao, and she …".
    fn opening(&self, cast: &Cast, word: usize) -> Option<ActorIndex> {
        const HEAD: usize = 3;
        let page = self.page;
        let sentence = page.sentences.get(page.sentence_of(word))?.words.clone();
        let first = self.mentions.within(&(sentence.start..word)).first()?;
        let person = cast.actors[first.actor].kind == ActorKind::Person;
        let owner = page.is_possessive_mark(first.words.end);
        (person && !owner && first.words.start <= sentence.start + HEAD).then_some(first.actor)
    }

    /// The one meant by "he" or "she": the other of two principals where the one who spoke last is known
    /// to be of the other sex.
    fn of_sex(&self, cast: &Cast, word: usize, person: ActorIndex) -> ActorIndex {
        let woman = self.page.low(word) == "she";
        let fits = |actor: ActorIndex| cast.actors[actor].woman.is_none_or(|known| known == woman);
        // "He informed President Tao": not Tao, whatever the other's name tells of the sex.
        let behind =
            |actor: &ActorIndex| epithets::is_named_behind(self.page, self.mentions, *actor, word);
        let other = other_of_two(self.principals, person).filter(|other| !behind(other));
        if fits(person) { person } else { other.filter(|other| fits(*other)).unwrap_or(person) }
    }
}
