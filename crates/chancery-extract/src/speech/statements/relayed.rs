//! What somebody who took no part quotes of those who did: “Tao condemned the raids,” the ministry
//! said.
//!
//! The words are the ministry's, and they tell what Tao said: he is the last source of them.

use chancery_record::{ActorKind, Force, Kind};
use chancery_syntax::{Form, Tag};

use super::content::points_back;
use super::{Attribution, Manner, Source, Telling, Told};
use crate::actors::cast::{ActorIndex, Cast};
use crate::actors::epithets::other_of_two;
use crate::actors::mentions::{Mention, Naming};
use crate::meaning::force::{Bearing, decide};
use crate::page::{Page, Words};
use crate::speech::cues::{self, Cue};
use crate::speech::set_off::relays;
use crate::speech::sources::Subject;

/// How many words may stand before the subject: "In addition, they discussed …".
const OPENING: usize = 10;
/// How far into a quotation the words of a verb may reach: "called on the".
const VERB: usize = 5;

/// The subject of a quotation's first clause, the words that name it, and its verb.
type Teller = (Subject, Words, usize);

impl Telling<'_, '_> {
    /// Adds the one whose words a quotation tells to the chains of what was told since `before`.
    pub(super) fn relayed(&mut self, cast: &mut Cast, before: usize) {
        let readout = self.manner == Manner::Readout;
        if !self.reported() && !readout {
            return;
        }
        if !readout {
            self.open_accounts(cast, before);
        }
        for at in before..self.told.len() {
            let told = &self.told[at];
            if readout && told.kind != Kind::Direct {
                continue;
            }
            let indirect = told.kind == Kind::Indirect;
            let verb_quoted = indirect && self.quotes_verb(&told.content);
            let aside = self.before_aside_of(told).filter(|_| told.kind != Kind::Direct);
            let quoted = !indirect && matches!(told.kind, Kind::Direct | Kind::Mixed)
                || verb_quoted
                || aside.is_some()
                || indirect && self.tells_of_both(cast, &told.content);
            let Some(outer) = told.chain.last().and_then(|link| link.0).filter(|_| quoted) else {
                continue;
            };
            let content = self.with_verb(told.content.clone());
            let who = told.chain.last().and_then(|link| link.1.clone()).filter(|_| aside.is_some());
            if let Some((inner, verb)) = self.told_within(cast, (outer, at), &content, aside) {
                if let Some(who) = who.filter(|who| who.len() == 1) {
                    self.note_sex(cast, &Subject::Pronoun(who.start), Some(outer));
                }
                self.force_within(cast, at, inner.0, &(verb..content.end));
                let told = &mut self.told[at];
                told.content = content;
                told.chain.push(inner);
                if verb_quoted {
                    told.kind = Kind::Mixed;
                }
            }
        }
    }

    /// “The leaders welcomed the plan and agreed to meet again. Tao warned of a flood,” a spokesman said: what is
    /// quoted word for word since `before` and is itself an account, as the statements of those of whom it
    /// tells.
    fn open_accounts(&mut self, cast: &mut Cast, before: usize) {
        let quoted = |told: &Told| told.kind == Kind::Direct;
        if !self.told[before..].iter().any(quoted) {
            return;
        }
        let mut moved = Vec::new();
        for mut told in self.told.split_off(before) {
            moved.push(self.told.len());
            if !quoted(&told) || !self.opens_account(cast, &told) {
                let place = |at: usize| moved.get(at.wrapping_sub(before)).copied().unwrap_or(at);
                told.continues = told.continues.map(place);
                self.told.push(told);
            }
        }
    }

    /// Tells what an account in quotation marks reports; `false` where it is none.
    fn opens_account(&mut self, cast: &mut Cast, told: &Told) -> bool {
        let Some(teller) = told.chain.first().cloned() else { return false };
        let talks = teller.0.is_none_or(|actor| self.talks(cast, actor));
        if talks || !self.quotations.covers(self.page, &told.content) {
            return false;
        }
        // “Venn commended the plan,” the aide said. “She also stressed …”: of whom was told before.
        let before = self
            .told
            .last()
            .filter(|last| last.chain.first().is_some_and(|first| first.0 == teller.0));
        if let Some(inner) = before.and_then(|last| last.chain.get(1)) {
            self.note_source(cast, inner.0);
        }
        let mut inner = self.reports_of_others(cast, &told.content, teller.0);
        inner.retain(|one| self.is_told_of(cast, one, &teller));
        let index = self.page.sentence_of(told.content.start);
        let whole = accounts_for(self.page, &inner, &told.content);
        let Some(sentence) = self.page.sentences.get(index).filter(|_| whole) else {
            return false;
        };
        let first = self.told.len();
        self.tell_relayed(cast, sentence, &teller, inner);
        self.speaks_on(vec![teller], sentence.block);
        for told in &mut self.told[first..] {
            told.kind = Kind::Direct;
            told.continues = None;
        }
        self.told.len() > first
    }

    /// Whether a quotation tells what others said: no more than what they heard, and where it does not name
    /// them, only in the words of somebody who speaks for others.
    fn is_told_of(&self, cast: &Cast, one: &Attribution, teller: &Source) -> bool {
        let page = self.page;
        // "The meeting covered the toll", "they discussed it": no name.
        let unnamed = one.mention.as_ref().is_none_or(|words| {
            let pronoun = page.is_he_she_or_they(words.start) || page.low(words.start) == "it";
            words.len() == 1 && pronoun
        });
        let last = self.told.last().filter(|last| last.chain.len() > 1);
        let goes_on =
            last.is_some_and(|last| last.chain.first().is_some_and(|first| first.0 == teller.0));
        let speaks_for_others = goes_on || self.speaks_for_others(cast, teller);
        // "Our President said this very clearly": what was said before.
        let back = points_back(page, &one.content);
        !back && !page.in_list("hearing", one.cue.verb) && (!unnamed || speaks_for_others)
    }

    /// A body, a state, a spokesperson.
    fn speaks_for_others(&self, cast: &Cast, teller: &Source) -> bool {
        let body = teller.0.is_some_and(|actor| {
            matches!(cast.actors[actor].kind, ActorKind::Organization | ActorKind::State)
        });
        body || relays(self.page, cast, teller)
    }

    /// "Tao, the envoy said, had warned the League": the subject that stands before the aside in which
    /// somebody tells of it, and its verb behind that.
    fn before_aside_of(&self, told: &Told) -> Option<Teller> {
        let page = self.page;
        let (cue, ..) = told.cue.as_ref()?;
        let who = told.chain.last()?.1.as_ref()?;
        let comma = told.content.start.checked_sub(1)?;
        let near = comma.saturating_sub(cue.end.max(who.end)) < VERB;
        let open = cue.start.min(who.start).checked_sub(1)?;
        let aside = page.low(open) == "," && page.low(comma) == "," && near && open < comma;
        let (subject, words) = named(self.mentions.ending_at(open).filter(|_| aside)?);
        let verb = self.past_verb(told.content.start, &told.content)?;
        Some((subject, words, verb))
    }

    /// The ministry said that Tao “firmly rejected” the offer: the verb is quoted with what it tells.
    fn quotes_verb(&self, content: &Words) -> bool {
        let first = self.mentions.within(content).first();
        first.is_some_and(|first| {
            first.words.start <= content.start + 1 && self.page.is_quotation_mark(first.words.end)
        })
    }

    /// The ministry said the two leaders discussed the offer: what several did in their talks, told of in
    /// whole by somebody else.
    fn tells_of_both(&self, cast: &Cast, content: &Words) -> bool {
        let several = |words: &Words| {
            self.mentions.within(words).iter().any(|mention| mention.naming == Naming::Group)
        };
        let told = self.teller(content).filter(|(_, words, _)| several(words));
        told.is_some_and(|(subject, ..)| match subject {
            Subject::Named(actors, _) => {
                actors.iter().all(|actor| cast.actors[*actor].kind == ActorKind::Joint)
            }
            _ => false,
        })
    }

    /// Tao “reaffirmed | the offer,” a spokesman said: the quotation from its first word on.
    fn with_verb(&self, content: Words) -> Words {
        let back = content.start.saturating_sub(VERB).max(1)..content.start;
        let open = back.rev().find(|at| self.page.is_quotation_mark(*at));
        let open = open.filter(|open| {
            self.past_verb(open + 1, &content).is_some() && self.mentions.ending_at(*open).is_some()
        });
        open.map_or(content.start, |open| open + 1)..content.end
    }

    /// Who communicates something in the first clause of what `outer` is quoted with, where that is
    /// one of those who talked and `outer` is not; and the verb.
    fn told_within(
        &self,
        cast: &mut Cast,
        (outer, at): (ActorIndex, usize),
        content: &Words,
        aside: Option<Teller>,
    ) -> Option<(Source, usize)> {
        let (subject, words, verb) = aside.or_else(|| self.teller(content))?;
        // "They" of several who speak are those themselves.
        let pronoun = matches!(subject, Subject::Pronoun(_));
        if pronoun && cast.actors[outer].is_several(self.page.lexicon) {
            return None;
        }
        // “They told us,” a fisherman said: any they.
        let named = cast.actors[outer].kind == ActorKind::Person;
        let they = self.page.low(words.start) == "they";
        if named && they && !self.speaks_for_others(cast, &(Some(outer), None)) {
            return None;
        }
        let of_him = || self.of_whom_told(cast, &words, outer, at);
        let inner = match if pronoun { of_him() } else { None } {
            Some(inner) => inner,
            None => self.resolved(cast, &subject)?,
        };
        // One of those who talked tells what the other said, and nobody else's words.
        if self.talks(cast, outer) && other_of_two(&self.principals, outer) != Some(inner) {
            return None;
        }
        // "She asked him …" only where it is known to be one of those who talked.
        let one = self.page.is_he_or_she(words.start);
        if pronoun && one && !self.talks(cast, inner) {
            return None;
        }
        let role = &cast.actors[inner];
        let other = inner != outer && !role.members.contains(&outer);
        let group = role.kind == ActorKind::Joint
            && (self.page.low(words.start.saturating_sub(1)) == "the"
                || self.page.is_any(words.start, &["both", "the", "two", "three"]));
        let speaks = role.kind == ActorKind::Person || self.talks(cast, inner) || group;
        (other && speaks).then_some(((Some(inner), Some(words)), verb))
    }

    /// “President Venn commended the plan,” the aide said. “She also stressed …”: whom "she" means within what
    /// somebody is quoted with. The one of whom the quotation told just before, or the other of two who talked
    /// where one of them speaks.
    fn of_whom_told(
        &self,
        cast: &Cast,
        words: &Words,
        outer: ActorIndex,
        at: usize,
    ) -> Option<ActorIndex> {
        const NEAR: usize = 2;
        let page = self.page;
        if !page.is_he_or_she(words.start) {
            return None;
        }
        let woman = page.low(words.start) == "she";
        let fits = |actor: &ActorIndex| {
            let role = &cast.actors[*actor];
            role.kind == ActorKind::Person && role.woman.is_none_or(|known| known == woman)
        };
        let here = page.sentence_of(words.start);
        let before = self.told.get(..at)?.iter().rev().take(NEAR).find_map(|told| {
            let [over, .., inner] = told.chain.as_slice() else { return None };
            let near = page.sentence_of(told.content.start) + NEAR >= here;
            inner.0.filter(|_| near && over.0 == Some(outer))
        });
        let direct = self.told.get(at).is_some_and(|told| told.kind == Kind::Direct);
        let other =
            || other_of_two(&self.principals, outer).filter(|_| direct && self.talks(cast, outer));
        // "He proposed to the envoy …": not to himself.
        let end = page.sentences.get(here).map_or(words.end, |sentence| sentence.words.end);
        let rest = self.mentions.within(&(words.end..end));
        let behind = |actor: &ActorIndex| rest.iter().any(|mention| mention.actor == *actor);
        before.or_else(other).filter(fits).filter(|actor| !behind(actor))
    }

    /// The subject of the first clause, where its verb is one of saying and in the past.
    fn teller(&self, content: &Words) -> Option<Teller> {
        let page = self.page;
        let start = (content.start..content.end).find(|at| page.is_word(*at))?;
        // Tao “reaffirmed the offer,” a spokesman said.
        if let Some(verb) = self.past_verb(start, content) {
            let end = start - usize::from(page.is_quotation_mark(start.checked_sub(1)?));
            let (subject, words) = named(self.mentions.ending_at(end)?);
            return Some((subject, words, verb));
        }
        let start = start + usize::from(page.is_any(start, &["and", "but"]));
        let opened = matches!(page.tag(start), Tag::Adp | Tag::Adv);
        let comma = (start..content.end.min(start + OPENING)).find(|at| page.low(*at) == ",");
        let start = comma.filter(|_| opened).map_or(start, |comma| comma + 1);
        let mention = self.mentions.starting_at(start).or_else(|| {
            let article = page.is_the_or_both(start);
            self.mentions.starting_at(start + 1).filter(|_| article)
        });
        let (subject, words) = match mention {
            Some(mention) => self.both_named(mention),
            None if page.is_he_she_or_they(start) => (Subject::Pronoun(start), start..start + 1),
            None => return None,
        };
        let behind = words.end + usize::from(page.is_quotation_mark(words.end));
        let verb = self.past_verb(behind, content)?;
        Some((subject, words, verb))
    }

    /// A name with the one that "and" joins to it: “Tao and Venn also discussed …”.
    fn both_named(&self, first: &Mention) -> (Subject, Words) {
        let and = first.words.end;
        let next = self.mentions.starting_at(and + 1).filter(|_| self.page.low(and) == "and");
        match next {
            Some(next) => {
                let words = first.words.start..next.words.end;
                (Subject::Named(vec![first.actor, next.actor], words.clone()), words)
            }
            None => named(first),
        }
    }

    /// The verb that stands here, behind its adverbs and "has" or "had", where it tells of something
    /// that was said.
    fn past_verb(&self, at: usize, content: &Words) -> Option<usize> {
        let page = self.page;
        let at = page.behind_adverbs(at, content.end);
        let perfect = page.is_form_of_have(at);
        let verb = page.behind_adverbs(at + usize::from(perfect), content.end);
        // Tao “reaffirmed the offer”: the form of the past and of the participle are one.
        let opens = verb > 0 && page.is_quotation_mark(verb - 1);
        let past = page.form(verb) == Form::Past
            || opens && page.form(verb) == Form::Participle
            || perfect && page.tag(verb) == Tag::Verb;
        let (_, cue) = page.lexicon.verbs.at(page, verb).filter(|_| past && verb < content.end)?;
        let lemma = page.lexicon.lemmas.get(usize::from(cue.lemma));
        let thought = lemma.is_some_and(|lemma| page.lexicon.thought.contains(lemma));
        // Orders are given without words as well.
        let given = cue.force == Some(Force::Instruction) || page.in_list("hearing", verb);
        (!thought && !given).then_some(verb)
    }

    /// The force of what is told by the verb that the words begin with.
    fn force_within(&mut self, cast: &Cast, at: usize, inner: Option<ActorIndex>, words: &Words) {
        let opens = |cue: &Cue| cue.verb == words.start && cue.content < words.end;
        let Some(cue) = cues::find(self.page, words).into_iter().find(opens) else { return };
        let setting = self.setting(cast, inner);
        let bearing = Bearing { frame: cue.frame, force: cue.force, lemma: &cue.lemma };
        let ruling = decide(&setting, &(cue.content..words.end), None, Some(bearing));
        let told = &mut self.told[at];
        told.ruling = (ruling.force, ruling.rule, ruling.words);
        told.threat = ruling.threat;
    }

    /// Whether an actor is one of those who talk with each other, or several of them.
    fn talks(&self, cast: &Cast, actor: ActorIndex) -> bool {
        let one =
            |actor: &ActorIndex| self.parties.contains(actor) || self.principals.contains(actor);
        let members = &cast.actors[actor].members;
        let person = cast.actors[actor].kind == ActorKind::Person;
        one(&actor) && person || !members.is_empty() && members.iter().all(one)
    }
}

/// Whether no more than half of what is quoted would go untold: where and when, and who.
fn accounts_for(page: &Page<'_>, inner: &[Attribution], quoted: &Words) -> bool {
    let words = |words: Words| words.filter(|at| page.is_word(*at)).count();
    let told = inner.iter().map(|one| {
        let start = one.cue.verb.min(one.content.start);
        words(start..one.content.end.max(start))
    });
    2 * told.sum::<usize>() >= words(quoted.clone()) && !inner.is_empty()
}

fn named(mention: &Mention) -> (Subject, Words) {
    (Subject::Named(vec![mention.actor], mention.words.clone()), mention.words.clone())
}
