//! Who speaks where the words leave it to the text: its author as "I" and "we", those who talked
//! together, whoever a post leaves out.

use chancery_record::{ActorKind, Force, Kind};
use chancery_syntax::{Form, Tag};

use super::{Manner, Telling, Voice};
use crate::actors::cast::{ActorIndex, Cast};
use crate::document::author::Author;
use crate::page::Words;
use crate::speech::cues::{Cue, Frame, Stance};
use crate::speech::sources::{Subject, principals_together};

impl Telling<'_, '_> {
    /// "X spoke with Y and discussed …": what both did, as in "X spoke with Y to discuss …".
    pub(super) fn spoke_and_discussed(
        &self,
        cue: &Cue,
        subject: &Subject,
        sentence: &Words,
    ) -> bool {
        let page = self.page;
        let act = cue.frame == Frame::Act && cue.force == Some(Force::Report);
        let told = matches!(cue.stance, Stance::Finite | Stance::Participle);
        if !act || !told || !matches!(subject, Subject::Shared) {
            return false;
        }
        let lists = ["with_verbs", "having_verbs"];
        let head = sentence.start..cue.verb;
        let met =
            head.clone().find(|at| page.form(*at) == Form::Past && page.in_any_list(&lists, *at));
        let with = met.and_then(|met| (met + 1..cue.verb).find(|at| page.low(*at) == "with"));
        // "received a phone call from President Tao, and discussed …".
        let called = head.clone().find(|at| page.in_list("call_nouns", *at));
        let from = called.and_then(|call| (call + 1..cue.verb).find(|at| page.low(*at) == "from"));
        let with = with.or(from);
        with.is_some_and(|with| {
            let between = with + 1..cue.verb;
            !between.clone().any(|at| page.is_finite_verb(at))
                && self.mentions.within(&between).iter().any(|m| self.principals.contains(&m.actor))
        })
    }

    /// "King Tao received a call from Premier Venn and discussed …", "Minister Venn and her counterpart Tao met
    /// and discussed …" in a reporter's text: what one of the two who talk discussed behind words of contact with
    /// the other, both did.
    pub(super) fn discussed_by_both(
        &self,
        cast: &mut Cast,
        cue: &Cue,
        source: Option<ActorIndex>,
        sentence: &Words,
    ) -> Option<ActorIndex> {
        let page = self.page;
        let report = cue.frame == Frame::Act && cue.force == Some(Force::Report);
        let joined = page.is_any(cue.verb.wrapping_sub(1), &["and", ","]);
        let [one, other] = *self.talkers.as_slice() else { return None };
        if !report || !joined || !source.is_some_and(|source| [one, other].contains(&source)) {
            return None;
        }
        let head = sentence.start..cue.verb;
        let lists = ["with_verbs", "having_verbs", "call_nouns", "one_another"];
        let contact = head.clone().any(|at| page.in_any_list(&lists, at));
        let named = self.mentions.within(&head);
        let both = [one, other].iter().all(|actor| named.iter().any(|m| m.actor == *actor));
        (contact && both).then(|| cast.joint(&[one, other], "both"))
    }

    /// Whose "I" and "we" outside quotation marks are, in a text that is one's own.
    pub(super) fn own_voice(&self, subject: &Subject) -> Option<ActorIndex> {
        let Subject::Pronoun(word) = subject else { return None };
        let throughout = self.author.is_some_and(Author::tells_in_first_person);
        let own = self.page.is_i_or_we(*word)
            && (matches!(self.manner, Manner::Post | Manner::Release)
                || self.is_dispatch()
                || throughout && self.manner == Manner::Readout && !self.in_quotation);
        self.author.filter(|_| own).map(|author| author.actor)
    }

    /// "…, where we reaffirmed our ties" in an account of talks that nobody signs, where nobody speaks in the
    /// paragraph: the house's own "we", and none of those who spoke above.
    pub(super) fn is_houses_own(&self, subject: &Subject) -> bool {
        let Subject::Pronoun(word) = subject else { return false };
        let block = self.page.sentences.get(self.page.sentence_of(*word)).map(|one| one.block);
        let spoken = self.voice.as_ref().is_some_and(|voice| Some(voice.block) == block);
        let own = self.page.is_i_or_we(*word) && self.manner == Manner::Readout;
        own && !spoken && !self.in_quotation && !self.is_dispatch()
    }

    /// "He told me that …" in a text in somebody's own first person: never its author, but the one named
    /// last before.
    pub(super) fn never_the_writer(
        &self,
        cast: &Cast,
        subject: &Subject,
        source: Option<ActorIndex>,
    ) -> Option<ActorIndex> {
        const BACK: usize = 12;
        let Subject::Pronoun(word) = subject else { return source };
        let own = self.author.filter(|author| author.tells_in_first_person());
        let Some(own) = own.map(|author| author.actor).filter(|own| source == Some(*own)) else {
            return source;
        };
        if !self.page.is_he_or_she(*word) {
            return source;
        }
        let woman = self.page.low(*word) == "she";
        let before = self.mentions.all.partition_point(|mention| mention.words.end <= *word);
        let back = self.mentions.all.get(..before)?.iter().rev().take(BACK);
        back.map(|mention| mention.actor).find(|actor| {
            let role = &cast.actors[*actor];
            let fits = role.woman.is_none_or(|known| known == woman);
            *actor != own && role.kind == ActorKind::Person && fits
        })
    }

    /// Whether a subject is whoever writes the text or the author's own side.
    pub(super) fn is_own(&self, cast: &Cast, subject: &Subject) -> bool {
        match subject {
            Subject::Pronoun(word) => self.page.is_i_or_we(*word),
            Subject::Named(actors, _) => actors.iter().all(|actor| {
                let stately =
                    matches!(cast.actors[*actor].kind, ActorKind::State | ActorKind::Organization);
                self.writer() == Some(*actor)
                    || stately && cast.side_of(*actor) == self.own_side.as_deref()
            }),
            _ => false,
        }
    }

    /// "We discussed …", "Dr Osk and I agreed …" in the text of one who took part: both who talked.
    pub(super) fn talked_as_we(
        &self,
        cast: &mut Cast,
        cue: &Cue,
        subject: &Subject,
    ) -> Option<ActorIndex> {
        let Subject::Pronoun(word) = subject else { return None };
        let author = self.author.filter(|author| author.first_person).map(|author| author.actor);
        let posted = || self.principals.first().copied().filter(|_| self.manner == Manner::Post);
        let author = author.or_else(posted)?;
        // "In my meeting with President Tao, we committed to …".
        let at_talks = self.lead == Some(self.page.sentence_of(*word));
        // "We looked ahead to …" is told of the talks, "we look ahead" is not.
        let looked = cue.stance == Stance::Finite
            && self.page.lexicon.is_listed("awaiting_cues", &cue.lemma);
        let both =
            at_talks || looked || matches!(cue.force, Some(Force::Report | Force::Agreement));
        let took_part = self.principals.len() >= 2 && self.principals.contains(&author);
        let we = self.page.low(*word) == "we" && both;
        if we
            && took_part
            && self.manner == Manner::Post
            && let Some(other) = self.named_in_post(cast, *word, author)
        {
            return Some(cast.joint(&[author, other], "we"));
        }
        let with_me = self.joined_with_me(cast, *word, author);
        let listed = with_me.is_none_or(|other| self.principals.contains(&other));
        if took_part && listed && (we || with_me.is_some()) {
            return principals_together(cast, &self.principals);
        }
        let other = with_me.or_else(|| self.last_with_me(cast, *word, author).filter(|_| we))?;
        Some(cast.joint(&[author, other], "we"))
    }

    /// "Dr Osk and | I exchanged views": the person joined to whoever writes.
    fn joined_with_me(&self, cast: &Cast, i: usize, author: ActorIndex) -> Option<ActorIndex> {
        let and = i.checked_sub(1).filter(|and| self.page.low(*and) == "and")?;
        let other = self.mentions.ending_at(and)?.actor;
        let person = cast.actors[other].kind == ActorKind::Person;
        (person && other != author && self.page.raw(i) == "I").then_some(other)
    }

    /// "Dr Osk and I met. … We agreed …": the one joined last to whoever writes, some sentences before.
    fn last_with_me(&self, cast: &Cast, we: usize, author: ActorIndex) -> Option<ActorIndex> {
        const SENTENCES: usize = 6;
        let here = self.page.sentence_of(we);
        let from = self.page.sentences.get(here.saturating_sub(SENTENCES))?.words.start;
        (from..we).rev().find_map(|at| self.joined_with_me(cast, at, author))
    }

    /// The one whom a post says its author met, right before "we": of several posts each has its own.
    fn named_in_post(&self, cast: &Cast, word: usize, author: ActorIndex) -> Option<ActorIndex> {
        let here = self.page.sentence_of(word);
        let block = self.page.sentences.get(here)?.block;
        let from = self.page.blocks.get(block)?.sentences.start.max(here.saturating_sub(3));
        let from = self.page.sentences.get(from)?.words.start;
        let mut people = self.mentions.within(&(from..word)).iter().filter(|mention| {
            let friend = |at: &usize| {
                self.page.is_any(*at, &[",", "my", "the"])
                    || self.page.in_list("called_friend", *at)
            };
            let mut before = (from..mention.words.start).rev().skip_while(friend);
            let met = before.next().is_some_and(|at| {
                self.page.low(at) == "with" || self.page.in_list("meeting_in_posts", at)
            });
            let person = cast.actors[mention.actor].kind == ActorKind::Person;
            mention.actor != author && person && met
        });
        let first = people.next()?.actor;
        people.all(|mention| mention.actor == first).then_some(first)
    }

    /// "We, the foreign ministers of Valdoria and Kestrel, …" in a joint text: those whom it names so.
    pub(super) fn we_who_are(&self, cast: &mut Cast) -> Option<ActorIndex> {
        const HEAD: usize = 6;
        const LONGEST: usize = 60;
        let page = self.page;
        let we = page.body().take(HEAD).find_map(|(_, sentence)| {
            let words = &sentence.words;
            let mut near = words.start..words.end.min(words.start + LONGEST);
            let we = near.find(|at| page.low(*at) == "we" && page.low(at + 1) == ",")?;
            let end = (we + 2..words.end).find(|at| {
                page.low(*at) == "," && page.is_finite_verb(page.behind_adverbs(at + 1, words.end))
            })?;
            Some(we + 2..end)
        })?;
        let named = self.mentions.within(&we);
        let of_kind = |person: bool| {
            let mut found: Vec<ActorIndex> = Vec::new();
            for mention in named {
                let kind = cast.actors[mention.actor].kind;
                let fits = if person {
                    kind == ActorKind::Person
                } else {
                    matches!(kind, ActorKind::State | ActorKind::Organization)
                };
                if fits && !found.contains(&mention.actor) {
                    found.push(mention.actor);
                }
            }
            found
        };
        let people = of_kind(true);
        let all = if people.len() > 1 { people } else { of_kind(false) };
        // "We, the Leaders of the Harbour League, …": the body.
        if let [one] = all[..]
            && cast.actors[one].kind == ActorKind::Organization
        {
            return Some(one);
        }
        (all.len() > 1).then(|| cast.joint(&all, "we"))
    }

    /// "Also exchanged views on …", "Thanked him for …": a post that leaves its "I" or "we" out.
    pub(super) fn left_out(
        &self,
        cast: &mut Cast,
        cue: &Cue,
        subject: &Subject,
        sentence: &Words,
    ) -> Option<ActorIndex> {
        let none = matches!(subject, Subject::Shared | Subject::None);
        let near = sentence.start..cue.verb;
        let opens = near.len() <= 2 && near.into_iter().all(|at| self.page.tag(at) == Tag::Adv);
        let told = matches!(self.page.form(cue.verb), Form::Past | Form::Participle)
            && cue.stance == Stance::Finite;
        // "Announced to the public": nobody's act.
        let plain = self.manner == Manner::Readout
            && self.page.tag(cue.content) != Tag::Adp
            && !self.leads_up(cue.verb, sentence);
        if !(self.manner == Manner::Post || plain) || !none || !opens || !told {
            return None;
        }
        let both = matches!(cue.force, Some(Force::Report | Force::Agreement));
        let took_part = self.principals.len() >= 2;
        if both && took_part {
            return principals_together(cast, &self.principals);
        }
        let author = self.author.map(|author| author.actor);
        author.or(self.principals.first().copied())
    }

    /// "Asked about the toll, the Minister said …": whether what a verb opens leads up to a main clause.
    fn leads_up(&self, verb: usize, sentence: &Words) -> bool {
        let page = self.page;
        let mut commas = (verb + 1..sentence.end).filter(|at| page.low(*at) == ",");
        commas.any(|comma| {
            let end = self.mentions.behind_article(page, comma + 1).map(|one| one.words.end);
            end.is_some_and(|end| page.is_finite_verb(page.behind_adverbs(end, sentence.end)))
        })
    }

    /// "X and Y met to reaffirm …": both are named before the verb of meeting, side by side.
    pub(super) fn met_together(&self, cast: &Cast, sentence: &Words, verb: usize) -> bool {
        let head = sentence.start..verb;
        let finite = head
            .clone()
            .find(|at| self.page.tag(*at).is_verbal() && self.page.form(*at) == Form::Past);
        let subject = sentence.start..finite.unwrap_or(verb);
        let named = self.mentions.within(&subject);
        let both = self.principals.len() >= 2
            && self.principals.iter().all(|actor| named.iter().any(|m| m.actor == *actor));
        let group = named.iter().any(|m| cast.actors[m.actor].kind == ActorKind::Joint);
        let with = subject.clone().any(|at| self.page.low(at) == "with");
        (both || group) && !with
    }

    /// "Venn and Tao also discussed the dam. “We both want it.”": two who did something together do not
    /// speak with one mouth, and which of them it is stays open.
    pub(super) fn is_of_people(&self, cast: &Cast, voice: &Voice) -> bool {
        let Some(speaker) = voice.speaker() else { return false };
        let members = &cast.actors[speaker].members;
        let indirect = self.told.get(voice.last).is_some_and(|told| told.kind == Kind::Indirect);
        let person = |member: &ActorIndex| cast.actors[*member].kind == ActorKind::Person;
        indirect && members.len() > 1 && members.iter().all(person)
    }
}
