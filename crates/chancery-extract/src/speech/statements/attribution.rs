//! The cues of a sentence with their sources and contents.

use chancery_record::{ActorKind, Force};
use chancery_syntax::Form;

use super::content::without_numbering;
use super::reduced::{behind_object, is_of_topics, is_participle};
use super::relation::{
    Relation, close_contents, keep_contents, mark_reporter, relation, through_preposition, words_of,
};
use super::{Attribution, Manner, Source, Telling, Voice};
use crate::actors::cast::{ActorIndex, Cast};
use crate::actors::mentions::{Mentions, Naming};
use crate::document::author::Author;
use crate::page::{Page, Words};
use crate::speech::cues::{self, Cue, Frame, Stance};
use crate::speech::sources::{
    self, Subject, credited_clause, is_inverted, principals_together, subject,
};

impl Telling<'_, '_> {
    /// Resolves the cues of a sentence and gives each its content.
    pub(super) fn attribute(
        &mut self,
        cast: &mut Cast,
        sentence: &Words,
        cues: Vec<Cue>,
    ) -> Vec<Attribution> {
        let mut kept: Vec<Attribution> = Vec::new();
        let mut previous: Option<ActorIndex> = None;
        // "The episode highlighted … and underscored …": what nobody says, nobody goes on to say.
        let mut unsaid = false;
        for cue in cues {
            if self.inside_speech(&cue, sentence)
                || self.reported() && is_participle(self.page, cue.verb)
                || is_of_topics(self.page, cue.verb)
            {
                continue;
            }
            let mut subject = subject(self.page, self.mentions, &cue, sentence);
            if self.reported() && cue.frame == Frame::Act && behind_object(self.page, &subject) {
                continue;
            }
            if kept.is_empty() && matches!(subject, Subject::None) {
                subject = self.damaged(cast, &cue, sentence).unwrap_or(subject);
            }
            if matches!(subject, Subject::None)
                && self.manner == Manner::Readout
                && cue.stance == Stance::Finite
            {
                let stranger = sources::stranger(self.page, cue.verb, sentence);
                subject = stranger.map_or(subject, Subject::Described);
            }
            if self.reported() && kept.is_empty() && cue.stance == Stance::Finite {
                let shared = matches!(subject, Subject::Shared);
                if shared && unsaid {
                    continue;
                }
                unsaid = matches!(subject, Subject::None);
            }
            let Some(relation) = self.relation(cast, &kept, &cue, &subject, sentence) else {
                continue;
            };
            if matches!(subject, Subject::Shared) && previous.is_none() {
                previous = self.sentence_subject(cast, sentence, cue.verb);
            }
            let last = kept.last();
            let found = self.sourced(cast, last, cue, &subject, relation, previous, sentence);
            if let Some(found) = found {
                previous = found.source;
                kept.push(found);
            }
        }
        through_preposition(sentence, &mut kept);
        mark_reporter(self.page, sentence, &mut kept);
        self.leave_positions(cast, &mut kept);
        close_contents(self.page, sentence, &mut kept);
        leave_to_nested(&mut kept);
        drop_occasions(self.page, &mut kept);
        keep_contents(self.page, &mut kept);
        kept
    }

    /// How a cue stands to the attribution before it; `None` where it reports nothing of its own.
    fn relation(
        &self,
        cast: &Cast,
        kept: &[Attribution],
        cue: &Cue,
        subject: &Subject,
        sentence: &Words,
    ) -> Option<Relation> {
        let last = kept.last();
        let opens = last.is_some_and(|last| opens_content(self.page, last, subject))
            && recites(cast, cue, subject);
        let reports = opens || self.can_report(cast, cue, subject, sentence);
        let answers = answers_relative(self.page, subject);
        let credited = || {
            let start = words_of(subject).map_or(cue.verb, |words| words.start);
            last.is_none() && credited_clause(self.page, cue, start, sentence).is_some()
        };
        if !reports || is_relative(self.page, subject) && !answers && !credited() {
            return None;
        }
        if answers && last.is_some() {
            return Some(Relation::Beside);
        }
        if self.is_reception(cast, cue.verb)
            || is_going_on(self.page, cue, subject)
            || self.page.find_listed("having_honour", &(sentence.start..cue.verb)).is_some()
        {
            return None;
        }
        let start = words_of(subject).map_or(cue.verb, |words| words.start);
        let according = opens && last.is_some_and(|last| last.cue.stance == Stance::Preposition);
        let closing = !according && is_inverted(self.page, cue, start, sentence);
        let relation = match last {
            Some(_) if opens && !closing => Relation::Nested,
            Some(_) if self.is_narrators(cue, subject) => Relation::Beside,
            Some(last) if !closing => relation(self.page, last, cue, subject),
            _ => Relation::Beside,
        };
        (relation != Relation::Inside).then_some(relation)
    }

    /// "He said …, and I told him …" in the text of one who took part: "I" is who tells it.
    fn is_narrators(&self, cue: &Cue, subject: &Subject) -> bool {
        let Subject::Pronoun(word) = subject else { return false };
        let told = self.author.is_some_and(Author::tells_in_first_person);
        let joined = self.page.is_any(word.wrapping_sub(1), &["and", "but", ";", "while"]);
        told && joined && self.page.is_i_or_we(*word) && self.page.form(cue.verb) == Form::Past
    }

    /// "welcomed the President of Kestrel to Brennholt": a guest was received, nothing was praised.
    fn is_reception(&self, cast: &Cast, cue: usize) -> bool {
        const REACH: usize = 24;
        if !self.page.in_list("receptions", cue) {
            return false;
        }
        let content = cue + 1;
        // "met her at the airport to welcome her to Brennholt".
        let page = self.page;
        if page.is_any(content, &["him", "her", "them"])
            && page.is_any(content + 1, &["to", "in", "at"])
            && page.is_capital(content + 2)
        {
            return true;
        }
        let sentence = self.page.sentences.get(self.page.sentence_of(cue));
        let end = sentence.map_or(content, |sentence| sentence.words.end);
        let near = content..end.min(content + REACH);
        let guest = self.mentions.within(&near).iter().find(|mention| {
            cast.actors[mention.actor].kind == ActorKind::Person
                && mention.words.start <= content + 8
                && !(content..mention.words.start).any(|at| {
                    // "welcomed the visit of the Minister to Brennholt" praises it.
                    self.page.is_any(at, &["'s", "'", ";"]) || self.page.in_list("visit_nouns", at)
                })
                && !self.page.is_possessive_mark(mention.words.end)
        });
        guest.is_some_and(|guest| {
            // "Welcoming Minister Tao, the President said": nothing but a guest.
            let alone = guest.words.start <= content + 1
                && self.page.form(cue) == Form::Gerund
                && self.page.low(guest.words.end) == ",";
            alone
                || (guest.words.end..near.end).any(|at| {
                    let the = at + 1 + usize::from(self.page.low(at + 1) == "the");
                    self.page.is_any(at, &["to", "in", "at"]) && self.page.is_capital(the)
                })
        })
    }

    /// The cue with its source; `None` where the words do not say whose it is.
    #[expect(clippy::too_many_arguments, reason = "all that a source can depend on")]
    fn sourced(
        &self,
        cast: &mut Cast,
        last: Option<&Attribution>,
        cue: Cue,
        subject: &Subject,
        relation: Relation,
        previous: Option<ActorIndex>,
        sentence: &Words,
    ) -> Option<Attribution> {
        let voice = self.voice.as_ref().and_then(|voice| voice.chain.last()).and_then(|l| l.0);
        let voice = voice.or_else(|| last.and_then(|last| last.source));
        let voice = self.own_voice(subject).or(voice.filter(|_| !self.is_houses_own(subject)));
        let principals = &self.principals;
        let source = self.resolver(principals, voice).resolve(cast, subject, previous);
        let source = self.never_the_writer(cast, subject, source);
        let source = self.other_holder(cast, subject, source, sentence);
        let source = self.by_bare_office(cast, subject, source);
        let source = self.talked_as_we(cast, &cue, subject).or(source);
        let source = source.or_else(|| self.listed_subject(&cue, sentence));
        let source = source.or_else(|| self.left_out(cast, &cue, subject, sentence));
        let source = source.or_else(|| self.impersonal(cast, &cue, subject, sentence));
        let source =
            self.own_body(&cue, sentence).or(source).or_else(|| self.part_as_it(&cue, sentence));
        let source = self.own_group(cast, subject, source);
        let purpose = cue.stance == Stance::Purpose && cue.frame == Frame::Act;
        let source = match source {
            // "Representatives of both sides convened to assess …".
            None if purpose && !self.reported() => {
                voice.or_else(|| principals_together(cast, principals))
            }
            // "We, the ministers, met to reaffirm …" in a joint text.
            None if self.manner == Manner::Joint && cue.stance == Stance::Purpose => voice,
            source => source,
        };
        if source.is_none() && cue.stance != Stance::Passive {
            return None;
        }
        let joint = purpose
            || cue.stance == Stance::Purpose && self.met_together(cast, sentence, cue.verb)
            || self.spoke_and_discussed(&cue, subject, sentence);
        let joint = if joint { self.together(cast) } else { None };
        let (source, mention, through) =
            self.quoted_person(cast, &cue, joint.or(source), words_of(subject));
        let nested = last.filter(|_| relation == Relation::Nested);
        let outer = nested.map(|last| (last.source, last.mention.clone())).or(through);
        let content = cue.content..sentence.end;
        Some(Attribution { cue, source, mention, content, outer, reports_rest: false })
    }

    /// "The Commission noted", "it further noted" in a joint text: the body whose text it is speaks for those
    /// who make it up.
    fn own_body(&self, cue: &Cue, sentence: &Words) -> Option<ActorIndex> {
        let page = self.page;
        if self.manner != Manner::Joint || !matches!(cue.stance, Stance::Finite | Stance::Present) {
            return None;
        }
        let end = page.before_adverbs(cue.verb, sentence.start);
        let head = end.checked_sub(1).filter(|head| *head >= sentence.start)?;
        let article = head.checked_sub(1).filter(|at| page.low(*at) == "the");
        let opening = without_numbering(page, sentence).start;
        let it = self.is_opening_it(cue, opening);
        let body = article == Some(opening)
            && (page.in_list("joint_bodies", head) || self.is_defined_letters(head));
        let own = self.voice.as_ref().and_then(Voice::speaker).filter(|_| it || body)?;
        let part = self.part_named_before(if it { None } else { Some(head) }, opening);
        part.is_none().then_some(own)
    }

    /// "The Committee on Trade noted …. It agreed …" in a joint text: the part of the body whose text it is.
    fn part_as_it(&self, cue: &Cue, sentence: &Words) -> Option<ActorIndex> {
        let opening = without_numbering(self.page, sentence).start;
        if self.manner != Manner::Joint || !self.is_opening_it(cue, opening) {
            return None;
        }
        let part = self.part_named_before(None, opening)?;
        self.salience.body.filter(|_| self.salience.body_at >= part)
    }

    /// "4. It further noted": whether the sentence opens so, before this cue.
    fn is_opening_it(&self, cue: &Cue, opening: usize) -> bool {
        self.page.low(opening) == "it" && self.page.before_adverbs(cue.verb, opening) == opening + 1
    }

    /// "The Committee on Trade noted …. The Committee (it) agreed …": where a sentence before of the same
    /// paragraph begins with a body of that noun, or of any where "it" stands, that is named by more than it.
    fn part_named_before(&self, noun: Option<usize>, at: usize) -> Option<usize> {
        /// Sentences: a paragraph of hostile length is not read anew for each cue.
        const BACK: usize = 60;
        let page = self.page;
        let here = page.sentence_of(at);
        let block = page.blocks.get(page.sentences.get(here)?.block)?;
        let named = |start: usize, end: usize| {
            const LONGEST: usize = 8;
            let the = page.low(start) == "the";
            let mut near = start + 1..end.min(start + LONGEST);
            let head = near.find(|at| match noun {
                Some(noun) => page.low(*at) == page.low(noun),
                None => page.in_list("joint_bodies", *at),
            });
            head.filter(|_| the).is_some_and(|head| {
                let more = page.is_any(head + 1, &["on", "for"]) && page.is_capital(head + 2);
                (head > start + 1 || more) && (start + 1..=head).all(|at| page.is_capital(at))
            })
        };
        let from = block.sentences.start.max(here.saturating_sub(BACK));
        page.sentences.get(from..here)?.iter().find_map(|one| {
            let words = without_numbering(page, &one.words);
            named(words.start, words.end).then_some(words.start)
        })
    }

    /// "Lake Ministers and the High Envoy reiterated" in a joint text: several who are no actors of their own are
    /// those whose text it is.
    fn own_group(
        &self,
        cast: &Cast,
        subject: &Subject,
        source: Option<ActorIndex>,
    ) -> Option<ActorIndex> {
        let Subject::Described(words) = subject else { return source };
        let group = words.clone().any(|at| self.page.in_list("group_heads", at));
        let joined = words.clone().any(|at| self.page.low(at) == "and");
        let joint = self.manner == Manner::Joint && group && joined;
        let several = |actor: &ActorIndex| cast.actors[*actor].kind == ActorKind::Joint;
        let own = self.voice.as_ref().and_then(Voice::speaker).filter(several);
        own.filter(|_| joint).or(source)
    }

    /// Whether a word is of capitals that the text gives in brackets behind the name that they are short for.
    fn is_defined_letters(&self, word: usize) -> bool {
        const HEAD: usize = 240;
        let page = self.page;
        let letters = page.raw(word);
        letters.len() > 1
            && letters.chars().all(char::is_uppercase)
            && (1..page.len().min(HEAD)).any(|at| {
                page.raw(at) == letters && page.low(at - 1) == "(" && page.low(at + 1) == ")"
            })
    }

    /// Those who talk, together; in a joint text whoever speaks in it as "we".
    fn together(&self, cast: &mut Cast) -> Option<ActorIndex> {
        let several = |actor: &ActorIndex| cast.actors[*actor].members.len() > 1;
        let joint = self.manner == Manner::Joint;
        let we = self.voice.as_ref().and_then(Voice::speaker).filter(|_| joint).filter(several);
        we.or_else(|| principals_together(cast, &self.principals))
    }

    /// Whether the tense of a cue is that of a report here. Inside a voice that carries on, only the
    /// past tense of a person's verb reports: "China supports …" is then what is said.
    fn can_report(&self, cast: &Cast, cue: &Cue, subject: &Subject, sentence: &Words) -> bool {
        let block = self.page.sentences.get(self.page.sentence_of(cue.verb)).map(|s| s.block);
        let carried = self.voice.as_ref().is_some_and(|voice| Some(voice.block) == block)
            && self.manner == Manner::Readout;
        let speaker = self.voice.as_ref().and_then(Voice::speaker);
        let joint_voice = speaker.is_some_and(|actor| cast.actors[actor].members.len() > 1);
        let agreed = cue.force == Some(Force::Agreement);
        if carried && cue.stance == Stance::Passive && matches!(subject, Subject::None) && !agreed {
            // "It is hoped that": the voice that carries on hopes.
            return false;
        }
        let person = self.is_person(cast, subject, carried);
        match cue.stance {
            // What others do now is told by whoever writes: "our allies support …".
            Stance::Present if self.manner == Manner::Post && !self.is_own(cast, subject) => {
                person && cue.frame == Frame::Clause
            }
            Stance::Present
                if self.in_present && !matches!(subject, Subject::None | Subject::Shared) =>
            {
                person || !carried || joint_voice || self.starts_sentence(subject, sentence)
            }
            Stance::Present if self.in_present && matches!(subject, Subject::Shared) => true,
            Stance::Present => {
                person || !carried && !matches!(subject, Subject::Shared | Subject::None)
            }
            Stance::Perfect => {
                // "has demanded the release", not what "had agreed" tells of before.
                let now = has_before(self.page, cue.verb);
                let own = matches!(subject, Subject::Named(actors, _)
                    if speaker.is_some_and(|speaker| actors.as_slice() == [speaker]));
                person && cue.frame == Frame::Clause
                    || now && (!carried || own) && !matches!(subject, Subject::None | Subject::Talk)
            }
            Stance::Finite if carried => match subject {
                // A state acted; in a carried voice that is told, not a report of speech.
                Subject::Named(actors, _) => {
                    let stately = actors.iter().all(|actor| {
                        matches!(
                            cast.actors[*actor].kind,
                            ActorKind::State | ActorKind::Organization
                        )
                    });
                    !stately || joint_voice || cue.frame != Frame::Object
                }
                _ => true,
            },
            _ => true,
        }
    }

    /// Whether a subject is a person or may be one; where a voice carries on, only who speaks alone.
    fn is_person(&self, cast: &Cast, subject: &Subject, carried: bool) -> bool {
        match subject {
            Subject::Named(actors, _) => actors.iter().all(|actor| {
                let role = &cast.actors[*actor];
                matches!(role.kind, ActorKind::Person | ActorKind::Unnamed)
                    || role.kind == ActorKind::Joint && !carried
            }),
            Subject::Pronoun(word) => {
                self.page.is_any(*word, &["he", "she", "i", "we"]) || !carried
            }
            Subject::Described(_) => true,
            Subject::Shared | Subject::Talk | Subject::None => false,
        }
    }

    /// Whether the cue stands within quoted speech of the sentence (then it is part of what is
    /// said).
    pub(super) fn inside_speech(&self, cue: &Cue, sentence: &Words) -> bool {
        if self.relaying {
            return false;
        }
        let around = cue.words.start.saturating_sub(2).max(sentence.start)..cue.words.end;
        self.quotations.covers(self.page, &around)
    }

    /// Of "the agency quoted him as saying": the person quoted, and the agency it comes through.
    fn quoted_person(
        &self,
        cast: &mut Cast,
        cue: &Cue,
        source: Option<ActorIndex>,
        mention: Option<Words>,
    ) -> (Option<ActorIndex>, Option<Words>, Option<Source>) {
        if cue.lemma != cues::QUOTED {
            return (source, mention, None);
        }
        let within = cue.verb + 1..cue.words.end;
        let named = self.mentions.within(&within).first();
        // "The minister was quoted by the agency as saying": the subject speaks, through the agent.
        if cues::is_passive(self.page, cue.verb, &(cue.verb.saturating_sub(3)..cue.verb)) {
            let through = named.map(|by| (Some(by.actor), Some(by.words.clone())));
            return (source, mention, through);
        }
        if let Some(words) = described_before_as(self.page, &within).filter(|_| named.is_none()) {
            let subject = Subject::Described(words.clone());
            return (self.resolved(cast, &subject), Some(words), Some((source, mention)));
        }
        let person = named.map(|m| m.actor).or(self.salience.person);
        let words = named.map(|m| m.words.clone()).or(Some(cue.verb + 1..cue.verb + 2));
        (person, words, Some((source, mention)))
    }

    fn starts_sentence(&self, subject: &Subject, sentence: &Words) -> bool {
        match subject {
            Subject::Named(_, words) => {
                words.start <= sentence.start + 1
                    && self.mentions.ending_at(words.end).is_some_and(|m| m.naming == Naming::Group)
            }
            Subject::Pronoun(word) => *word == sentence.start,
            _ => false,
        }
    }

    /// Words like "just now the President repeated" in the mouth of one president mean the other.
    fn other_holder(
        &self,
        cast: &Cast,
        subject: &Subject,
        source: Option<ActorIndex>,
        sentence: &Words,
    ) -> Option<ActorIndex> {
        let Subject::Named(_, words) = subject else { return source };
        let block = self.page.sentences.get(self.page.sentence_of(sentence.start))?.block;
        let voice = self.voice.as_ref().filter(|voice| voice.block == block);
        let speaker = voice.and_then(|voice| voice.chain.first()).and_then(|link| link.0);
        let office = self.mentions.ending_at(words.end).is_some_and(|m| m.naming == Naming::Office);
        if !office || speaker.is_none() || speaker != source || !self.points_back(sentence) {
            return source;
        }
        let person = |actor: &ActorIndex| cast.actors[*actor].kind == ActorKind::Person;
        self.principals
            .iter()
            .copied()
            .filter(person)
            .find(|actor| Some(*actor) != speaker)
            .or(source)
    }
}

/// Whether "has" or "have" stands close before a participle.
fn has_before(page: &Page<'_>, verb: usize) -> bool {
    (verb.saturating_sub(3)..verb).any(|at| page.is_any(at, &["has", "have", "'ve"]))
}

/// Whether more of the people named at the beginning of a sentence "say" than "said".
pub(super) fn reports_in_present(page: &Page<'_>, mentions: &Mentions) -> bool {
    let mut present = 0;
    let mut past = 0;
    for sentence in &page.sentences {
        let start = sentence.words.start..sentence.words.end.min(sentence.words.start + 9);
        let Some(mention) = mentions.within(&start).first() else { continue };
        if mention.words.start > sentence.words.start + 1 {
            continue;
        }
        let verb = mention.words.end;
        if page.lexicon.verbs.at(page, verb).is_some() {
            match page.form(verb) {
                Form::Present3 | Form::Present => present += 1,
                Form::Past => past += 1,
                _ => {}
            }
        }
    }
    present >= 2 && present > past
}

/// Whether a verb within a content reports in its turn: a person's, in the past.
fn recites(cast: &Cast, cue: &Cue, subject: &Subject) -> bool {
    let people = match subject {
        Subject::Named(actors, _) => actors
            .iter()
            .all(|actor| matches!(cast.actors[*actor].kind, ActorKind::Person | ActorKind::Joint)),
        _ => false,
    };
    people && cue.frame != Frame::Act && matches!(cue.stance, Stance::Finite | Stance::Perfect)
}

/// "According to the statement, Tao stressed …": all that the statement is cited for is what Tao said.
fn leave_to_nested(kept: &mut [Attribution]) {
    for index in 1..kept.len() {
        let (before, after) = kept.split_at_mut(index);
        let (Some(outer), Some(inner)) = (before.last_mut(), after.first()) else { continue };
        let opens = outer.cue.stance == Stance::Preposition
            && inner.outer.as_ref().is_some_and(|link| link.1 == outer.mention)
            && outer.content.start < inner.content.start;
        if opens && inner.mention.as_ref().is_some_and(|m| m.start <= outer.content.start + 1) {
            outer.reports_rest = true;
        }
    }
}

/// "said that | as Valdoria marks its day, | he hoped …": when or why the next is said is nothing by itself.
fn drop_occasions(page: &Page<'_>, kept: &mut Vec<Attribution>) {
    let occasion = |one: &Attribution, next: &Attribution| {
        let content = &one.content;
        let finite = content.clone().filter(|at| page.is_finite_verb(*at)).count();
        next.content.start >= content.end
            && next.outer.is_some()
            && page.opens_adverbial_clause(content.start)
            && page.low(content.end) == ","
            && finite <= 1
    };
    let mut index = 0;
    while index + 1 < kept.len() {
        if occasion(&kept[index], &kept[index + 1]) {
            kept.remove(index);
        } else {
            index += 1;
        }
    }
}

/// "An official said the minister had told …": the subject of the second verb opens the content of
/// the first.
fn opens_content(page: &Page<'_>, last: &Attribution, subject: &Subject) -> bool {
    let start = match subject {
        Subject::Named(_, words) => words.start,
        Subject::Pronoun(word) => *word,
        _ => return false,
    };
    // "According to the statement, Tao stressed that …".
    let behind = last.mention.as_ref().filter(|_| last.cue.stance == Stance::Preposition);
    if let Some(source) = behind {
        let title = source.end + 1..start;
        let short = title.len() <= 3 && title.clone().all(|at| page.is_capital(at));
        return source.start >= last.cue.words.end && start > source.end && short;
    }
    last.cue.frame == Frame::Clause && start <= last.cue.content + 1 && start >= last.cue.content
}

/// "…, to which the Minister replied that": an answer to what stands before.
fn answers_relative(page: &Page<'_>, subject: &Subject) -> bool {
    let Some(start) = words_of(subject).map(|words| words.start) else { return false };
    let start = if page.low(start.wrapping_sub(1)) == "the" { start - 1 } else { start };
    start > 2 && page.reads(start - 3, &[",", "to", "which"])
}

/// "Discussions on the harbour continue today": they go on, nobody says so.
fn is_going_on(page: &Page<'_>, cue: &Cue, subject: &Subject) -> bool {
    matches!(subject, Subject::Talk) && page.lexicon.is_listed("continuing_cues", &cue.lemma)
}

/// "what the President said in …": a relative clause reports nothing, but for one that tells of what was
/// said at talks or in a letter ("in which they discussed").
fn is_relative(page: &Page<'_>, subject: &Subject) -> bool {
    let start = match subject {
        Subject::Named(_, words) | Subject::Described(words) => words.start,
        Subject::Pronoun(word) => *word,
        _ => return false,
    };
    let article = usize::from(page.low(start.wrapping_sub(1)) == "the");
    let which = start.wrapping_sub(1 + article);
    if page.low(which) == "which" && page.in_list("within_which", which.wrapping_sub(1)) {
        return false;
    }
    start > 0
        && (page.is_any(start - 1, &["what", "whatever", "whom", "if", "unless", "whether"])
            || page.is_any(start - 1, &["which", "as", "how"])
                && page.raw(start - 1).starts_with(char::is_lowercase))
}

/// "quoted | an unnamed officer | as saying": whoever is quoted by a description, and no pronoun.
fn described_before_as(page: &Page<'_>, within: &Words) -> Option<Words> {
    let end = within.clone().find(|at| page.low(*at) == "as")?;
    let noun = end > within.start && page.tag(end - 1).is_nominal();
    (noun && end > within.start + 1).then_some(within.start..end)
}
