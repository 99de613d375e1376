//! Who said what: cues, sources and contents put together, and speech carried on over sentences.

use chancery_record::{CueClass, Kind};
use chancery_syntax::{Form, Tag};
use chancery_text::BlockKind;

use crate::cast::{ActorIndex, Cast};
use crate::clauses::{self, Piece};
use crate::cues::{self, Cue, Frame, Stance};
use crate::force::{Bearing, Ruling, Setting, decide};
use crate::labels;
use crate::mentions::{Mentions, Naming};
use crate::page::{Page, Sentence, Words};
use crate::quotation::Quotations;
use crate::sources::{Salience, Subject, is_inverted, principals_together, resolve, subject};
use crate::topics;

/// How a document carries speech on where no cue stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Manner {
    /// The speaker carries over until the voice changes.
    Readout,
    /// The whole text is the joint voice of its sides.
    Joint,
    /// Speaker labels.
    Transcript,
    /// Only quotation marks carry speech on; the rest is the reporter's.
    Press,
    /// One side's own text.
    Release,
}

/// A statement before it is written to the record.
#[derive(Debug, Clone)]
pub(crate) struct Told {
    /// Outermost first; the words that name each here.
    pub(crate) chain: Vec<(Option<ActorIndex>, Option<Words>)>,
    pub(crate) cue: Option<(Words, String, CueClass)>,
    pub(crate) content: Words,
    pub(crate) kind: Kind,
    pub(crate) continues: Option<usize>,
    pub(crate) addressee: Option<ActorIndex>,
    pub(crate) ruling: (chancery_record::Force, &'static str, Option<Words>),
    pub(crate) threat: bool,
    pub(crate) first_person: bool,
    pub(crate) topics: Vec<(u8, Words)>,
    pub(crate) block: usize,
    pub(crate) rule: &'static str,
    /// Whether it was said in the contact the document reports, as far as the words show.
    pub(crate) in_contact: bool,
}

/// A voice that may carry on.
#[derive(Debug, Clone)]
struct Voice {
    chain: Vec<(Option<ActorIndex>, Option<Words>)>,
    block: usize,
    last: usize,
}

/// What the reader of a document knows while going through it.
pub(crate) struct Telling<'p, 'a> {
    page: &'p Page<'a>,
    mentions: &'p Mentions,
    quotations: &'p Quotations,
    manner: Manner,
    principals: Vec<ActorIndex>,
    own_side: Option<String>,
    salience: Salience,
    voice: Option<Voice>,
    told: Vec<Told>,
    lead: Vec<usize>,
    /// Whether the document reports in the present tense ("emphasizes that").
    in_present: bool,
    /// A cue whose contents are the items of a list below it.
    heading_list: Option<ListCue>,
}

/// "The two governments agreed to:" before a list.
#[derive(Debug, Clone)]
struct ListCue {
    chain: Vec<(Option<ActorIndex>, Option<Words>)>,
    cue: (Words, String, CueClass),
    frame: Frame,
    force: Option<chancery_record::Force>,
    block: usize,
}

/// An attribution of a sentence: its cue, source and content.
struct Attribution {
    cue: Cue,
    source: Option<ActorIndex>,
    mention: Option<Words>,
    content: Words,
    /// The source within whose content it stands.
    outer: Option<(Option<ActorIndex>, Option<Words>)>,
    /// It stands after the others of its sentence and reports them ("…, an official said").
    reports_rest: bool,
}

impl<'p, 'a> Telling<'p, 'a> {
    pub(crate) fn new(
        page: &'p Page<'a>,
        mentions: &'p Mentions,
        quotations: &'p Quotations,
        manner: Manner,
        principals: &[ActorIndex],
        own_side: Option<&str>,
        lead: Vec<usize>,
    ) -> Self {
        Self {
            page,
            mentions,
            quotations,
            manner,
            principals: principals.to_vec(),
            own_side: own_side.map(str::to_owned),
            salience: Salience::default(),
            voice: None,
            told: Vec::new(),
            lead,
            in_present: reports_in_present(page, mentions),
            heading_list: None,
        }
    }

    /// Goes through the document, sentence by sentence.
    pub(crate) fn run(mut self, cast: &mut Cast) -> Vec<Told> {
        if self.manner == Manner::Joint {
            let joint = principals_together(cast, &self.principals);
            self.voice =
                Some(Voice { chain: vec![(joint, None)], block: usize::MAX, last: usize::MAX });
        }
        let page = self.page;
        for block in 0..page.blocks.len() {
            let paragraph = &page.blocks[block];
            let skipped = match paragraph.kind {
                BlockKind::Heading(_)
                | BlockKind::Title
                | BlockKind::Control
                | BlockKind::Caption => true,
                BlockKind::Line => {
                    let slice = page.reading.slice(paragraph.span);
                    let numbered =
                        slice.starts_with(|c: char| c.is_ascii_digit() || "(-•–*".contains(c));
                    let listed = numbered && self.heading_list.is_some();
                    self.manner != Manner::Transcript && !listed && !ends_sentence(slice)
                }
                _ => false,
            };
            if skipped {
                continue;
            }
            for index in paragraph.sentences.clone() {
                let Some(sentence) = page.sentences.get(index).cloned() else { continue };
                self.sentence(cast, index, sentence);
            }
        }
        self.told
    }

    fn sentence(&mut self, cast: &mut Cast, index: usize, sentence: Sentence) {
        let first_of_block = self.page.blocks[sentence.block].sentences.start == index;
        if self.manner == Manner::Transcript {
            self.labelled(cast, &sentence, first_of_block);
            return;
        }
        if self.item(cast, &sentence, first_of_block) {
            return;
        }
        let joint = self.voice.clone();
        let found = cues::find(self.page, &sentence.words);
        let mut attributions = self.attribute(cast, &sentence.words, found);
        self.open_list(index, &sentence, &mut attributions);
        if attributions.is_empty() {
            if !self.floats(cast, index, &sentence) {
                self.carry_on(cast, index, &sentence, first_of_block);
            }
        } else {
            self.tell(cast, &sentence, attributions);
        }
        if self.manner == Manner::Joint {
            // The text's own voice comes back after each sentence.
            self.voice = joint;
        }
        self.note_subject(cast, &sentence.words);
    }

    // ----- sources -----

    /// Resolves the cues of a sentence and gives each its content.
    fn attribute(&mut self, cast: &mut Cast, sentence: &Words, cues: Vec<Cue>) -> Vec<Attribution> {
        let mut kept: Vec<Attribution> = Vec::new();
        let mut previous: Option<ActorIndex> = None;
        for cue in cues {
            if self.inside_speech(&cue, sentence) {
                continue;
            }
            let subject = subject(self.page, self.mentions, &cue, sentence);
            let opens = kept.last().is_some_and(|last| opens_content(last, &subject))
                && recites(cast, &cue, &subject);
            if !opens && !self.can_report(cast, &cue, &subject, sentence)
                || is_relative(self.page, &subject)
            {
                continue;
            }
            let shared = matches!(subject, Subject::Shared);
            if shared && previous.is_none() {
                previous = self.sentence_subject(cast, sentence, cue.verb);
            }
            let start = match &subject {
                Subject::Named(_, words) | Subject::Described(words) => words.start,
                Subject::Pronoun(word) => *word,
                _ => cue.verb,
            };
            let closing = is_inverted(self.page, &cue, start, sentence);
            let relation = kept.last().filter(|_| !closing).map(|last| match opens {
                true => Relation::Nested,
                false => relation(self.page, last, &cue, &subject),
            });
            if relation == Some(Relation::Inside) {
                continue;
            }
            let voice = self.voice.as_ref().and_then(|voice| voice.chain.last()).and_then(|l| l.0);
            let voice = voice.or_else(|| kept.last().and_then(|last| last.source));
            let source = resolve(
                self.page,
                cast,
                &subject,
                &self.salience,
                previous,
                &self.principals,
                voice,
            );
            let source = self.other_holder(cast, &subject, source, sentence);
            let mention = match &subject {
                Subject::Named(_, words) | Subject::Described(words) => Some(words.clone()),
                Subject::Pronoun(word) => Some(*word..*word + 1),
                _ => None,
            };
            if source.is_none() && !matches!(cue.stance, Stance::Passive) {
                continue;
            }
            if matches!(cue.stance, Stance::Purpose) && cue.frame == Frame::Act {
                let joint = principals_together(cast, &self.principals);
                previous = joint.or(source);
            } else {
                previous = source;
            }
            let content = cue.content..sentence.end;
            let (source, mention, through) = self.quoted_person(&cue, source, mention);
            if through.is_some() {
                previous = source;
            }
            let outer = kept
                .last()
                .filter(|_| relation == Some(Relation::Nested))
                .map(|last| (last.source, last.mention.clone()))
                .or(through);
            kept.push(Attribution {
                cue,
                source: previous,
                mention,
                content,
                outer,
                reports_rest: false,
            });
        }
        mark_reporter(self.page, sentence, &mut kept);
        close_contents(self.page, sentence, &mut kept);
        let last = kept.len().saturating_sub(1);
        let mut position = 0;
        kept.retain(|found| {
            // The last may stand before a list of its contents.
            let keep = found.reports_rest
                || found.cue.frame == Frame::Before
                || has_substance(self.page, &found.content)
                || position == last;
            position += 1;
            keep
        });
        kept
    }

    /// Takes a cue without content at the end of a block for the head of a list; drops it where no
    /// list can follow.
    fn open_list(&mut self, index: usize, sentence: &Sentence, found: &mut Vec<Attribution>) {
        let Some(last) = found.last() else { return };
        let empty = !last.reports_rest
            && last.cue.frame != Frame::Before
            && !has_substance(self.page, &last.content);
        if !empty {
            return;
        }
        let Some(last) = found.pop() else { return };
        let ends_block = self.page.blocks[sentence.block].sentences.end == index + 1;
        if ends_block {
            self.heading_list = Some(ListCue {
                chain: vec![(last.source, last.mention)],
                cue: (last.cue.words, last.cue.lemma, last.cue.class),
                frame: last.cue.frame,
                force: last.cue.force,
                block: sentence.block,
            });
        }
    }

    /// An item of a list whose head attributes it.
    fn item(&mut self, cast: &Cast, sentence: &Sentence, first_of_block: bool) -> bool {
        let Some(head) = self.heading_list.clone() else { return false };
        if sentence.block == head.block {
            return false;
        }
        let kind = self.page.blocks[sentence.block].kind;
        let numbered = after_numbering(self.page, &sentence.words) > sentence.words.start;
        if !first_of_block || !(numbered || kind == BlockKind::ListItem) {
            self.heading_list = None;
            return false;
        }
        let words = after_numbering(self.page, &sentence.words)..sentence.words.end;
        if !has_substance(self.page, &words) {
            return false;
        }
        let piece = Piece { words, item: false };
        let bearing = Bearing { frame: head.frame, force: head.force, lemma: &head.cue.1 };
        let chain = head.chain.clone();
        let cue = Some(head.cue.clone());
        self.write(cast, sentence, vec![piece], Some(bearing), chain, "attribution/list", cue);
        true
    }

    /// Whether the tense of a cue is that of a report here. Inside a voice that carries on, only the
    /// past tense of a person's verb reports: "China supports …" is then what is said.
    fn can_report(&self, cast: &Cast, cue: &Cue, subject: &Subject, sentence: &Words) -> bool {
        let block = self.page.sentences.get(self.page.sentence_of(cue.verb)).map(|s| s.block);
        let carried = self.voice.as_ref().is_some_and(|voice| Some(voice.block) == block)
            && self.manner == Manner::Readout;
        let joint_voice =
            self.voice.as_ref().and_then(|voice| voice.chain.last()).and_then(|link| link.0);
        let joint_voice = joint_voice.is_some_and(|actor| cast.actors[actor].members.len() > 1);
        if carried && cue.stance == Stance::Passive && matches!(subject, Subject::None) {
            // "It is hoped that": the voice that carries on hopes.
            return false;
        }
        let person = match subject {
            Subject::Named(actors, _) => actors.iter().all(|actor| {
                let role = &cast.actors[*actor];
                matches!(
                    role.kind,
                    chancery_record::ActorKind::Person | chancery_record::ActorKind::Unnamed
                ) || role.kind == chancery_record::ActorKind::Joint && !carried
            }),
            Subject::Pronoun(word) => {
                self.page.is_any(*word, &["he", "she", "i", "we"]) || !carried
            }
            Subject::Described(_) => true,
            Subject::Shared | Subject::Talk | Subject::None => false,
        };
        match cue.stance {
            Stance::Present
                if self.in_present && !matches!(subject, Subject::None | Subject::Shared) =>
            {
                person || !carried || joint_voice || self.starts_sentence(subject, sentence)
            }
            Stance::Present if self.in_present && matches!(subject, Subject::Shared) => true,
            Stance::Present => {
                person || !carried && !matches!(subject, Subject::Shared | Subject::None)
            }
            Stance::Perfect => person && cue.frame == Frame::Clause,
            Stance::Finite if matches!(subject, Subject::Shared) => {
                !carried
                    || self
                        .page
                        .sentences
                        .get(self.page.sentence_of(cue.verb))
                        .is_some_and(|s| s.words.start < sentence.end)
            }
            Stance::Finite if carried => match subject {
                // A state acted; in a carried voice that is told, not a report of speech.
                Subject::Named(actors, _) => {
                    let stately = actors.iter().all(|actor| {
                        matches!(
                            cast.actors[*actor].kind,
                            chancery_record::ActorKind::State
                                | chancery_record::ActorKind::Organization
                        )
                    });
                    !stately || joint_voice || cue.frame != Frame::Object
                }
                _ => true,
            },
            _ => true,
        }
    }

    /// Whether the cue stands within quoted speech of the sentence (then it is part of what is
    /// said).
    fn inside_speech(&self, cue: &Cue, sentence: &Words) -> bool {
        let around = cue.words.start.saturating_sub(2).max(sentence.start)..cue.words.end;
        self.quotations.covers(self.page, &around)
    }

    /// Of "the agency quoted him as saying": the person quoted, and the agency it comes through.
    #[expect(
        clippy::type_complexity,
        reason = "a source, its words and the source it comes through"
    )]
    fn quoted_person(
        &self,
        cue: &Cue,
        source: Option<ActorIndex>,
        mention: Option<Words>,
    ) -> (Option<ActorIndex>, Option<Words>, Option<(Option<ActorIndex>, Option<Words>)>) {
        if cue.lemma != cues::QUOTED {
            return (source, mention, None);
        }
        let within = cue.verb + 1..cue.words.end;
        let named = self.mentions.within(&within).first();
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
        let person =
            |actor: &ActorIndex| cast.actors[*actor].kind == chancery_record::ActorKind::Person;
        self.principals
            .iter()
            .copied()
            .filter(person)
            .find(|actor| Some(*actor) != speaker)
            .or(source)
    }

    /// The actor named before the verb where the subject is not right before it: the first mention
    /// of the sentence.
    fn sentence_subject(
        &mut self,
        cast: &mut Cast,
        sentence: &Words,
        verb: usize,
    ) -> Option<ActorIndex> {
        let head = sentence.start..verb;
        let first = self.mentions.within(&head).first().filter(|mention| {
            let speaks = matches!(
                cast.actors[mention.actor].kind,
                chancery_record::ActorKind::Person | chancery_record::ActorKind::Joint
            );
            speaks && mention.words.start < sentence.start + 6
        });
        if let Some(mention) = first {
            let together = Subject::Named(vec![mention.actor], mention.words.clone());
            return resolve(
                self.page,
                cast,
                &together,
                &self.salience,
                None,
                &self.principals,
                None,
            );
        }
        let pronoun = head.clone().find(|word| self.page.is_any(*word, &["he", "she", "they"]))?;
        let subject = Subject::Pronoun(pronoun);
        resolve(self.page, cast, &subject, &self.salience, None, &self.principals, None)
    }

    /// Remembers the first person named as a subject, for pronouns of the next sentence.
    fn note_subject(&mut self, cast: &Cast, sentence: &Words) {
        let head = sentence.start..sentence.end.min(sentence.start + 8);
        let people = self.mentions.within(&head).iter().map(|mention| mention.actor);
        let person = people
            .into_iter()
            .find(|actor| cast.actors[*actor].kind == chancery_record::ActorKind::Person);
        if person.is_some() {
            self.salience.subject = person;
        }
    }

    fn note_source(&mut self, cast: &Cast, source: Option<ActorIndex>) {
        let Some(actor) = source else { return };
        if cast.actors[actor].members.len() > 1 {
            self.salience.group = Some(actor);
        } else if cast.actors[actor].kind == chancery_record::ActorKind::Person {
            self.salience.person = Some(actor);
        } else {
            // A state or an agency spoke: "they" is it.
            self.salience.group = Some(actor);
        }
    }

    // ----- statements -----

    fn tell(&mut self, cast: &mut Cast, sentence: &Sentence, attributions: Vec<Attribution>) {
        let mut outer: Option<(Option<ActorIndex>, Option<Words>)> =
            self.outer_voice(cast, sentence, &attributions);
        let held = outer.is_some();
        let through = reporter(&attributions);
        for found in attributions {
            if found.reports_rest {
                continue;
            }
            let link = (found.source, found.mention.clone());
            let mut chain = Vec::new();
            if let Some(outer) = found.outer.as_ref().filter(|outer| outer.0 != found.source) {
                chain.push(outer.clone());
            } else if let Some(outer) = &outer {
                if outer.0 != found.source {
                    chain.push(outer.clone());
                }
            }
            if let Some(through) = through.as_ref().filter(|through| through.0 != link.0) {
                chain.insert(0, through.clone());
            }
            chain.push(link);
            if !held {
                self.note_source(cast, found.source);
            }
            self.statement(cast, sentence, &found, chain);
        }
        if let Some(speaker) = outer.take() {
            // What is recited ends with its sentence; the reciter speaks on.
            let last = self.told.len().saturating_sub(1);
            self.voice = Some(Voice { chain: vec![speaker], block: sentence.block, last });
        }
    }

    /// The speaker who recites this sentence's source, where it is not a voice of its own: someone
    /// who takes no part in the contact, or words that point back ("just now", "at that meeting").
    fn outer_voice(
        &self,
        cast: &Cast,
        sentence: &Sentence,
        attributions: &[Attribution],
    ) -> Option<(Option<ActorIndex>, Option<Words>)> {
        let voice = self.voice.as_ref().filter(|voice| voice.block == sentence.block)?;
        if self.manner != Manner::Readout || self.principals.len() < 2 {
            return None;
        }
        let first = attributions.first()?;
        let source = first.source?;
        let speaker = voice.chain.first()?.0?;
        if speaker == source || cast.actors[source].members.contains(&speaker) {
            return None;
        }
        let principal = self.principals.contains(&source);
        let joint = cast.actors[source].members.len() > 1;
        let own_side =
            cast.side_of(source).is_some() && cast.side_of(source) == cast.side_of(speaker);
        let back = self.points_back(&sentence.words);
        let person = cast.actors[source].kind == chancery_record::ActorKind::Person;
        let recited =
            if principal { back } else { back || person && !own_side || person && !principal };
        (recited && !joint).then(|| (Some(speaker), None))
    }

    fn points_back(&self, sentence: &Words) -> bool {
        let head = sentence.start..sentence.end.min(sentence.start + 9);
        head.clone().any(|word| {
            let page = self.page;
            page.reads(word, &["just", "now"])
                || page.reads(word, &["a", "moment", "ago"])
                || page.reads(word, &["mr.", "president"])
                || page.reads(word, &["at", "that", "meeting"])
                || page.reads(word, &["during", "that"])
                || page.reads(word, &["during", "the", "meeting"])
                || page.is_any(word, &["earlier", "previously", "moments"])
        })
    }

    /// Writes down what one cue attributes, cut into statements.
    fn statement(
        &mut self,
        cast: &Cast,
        sentence: &Sentence,
        found: &Attribution,
        chain: Vec<(Option<ActorIndex>, Option<Words>)>,
    ) {
        let first = self.told.len();
        let rule = match found.cue.stance {
            Stance::Preposition => "attribution/according-to",
            _ if found.cue.frame == Frame::Act => "attribution/act",
            Stance::Participle => "attribution/participle",
            Stance::Passive => "attribution/passive",
            _ if found.cue.frame == Frame::Before => "attribution/inverted",
            _ => "attribution/verb",
        };
        let bearing =
            Bearing { frame: found.cue.frame, force: found.cue.force, lemma: &found.cue.lemma };
        let pieces = if found.cue.frame == Frame::Act {
            vec![Piece { words: found.content.clone(), item: false }]
        } else {
            clauses::pieces(self.page, &found.content)
        };
        let cue = Some((found.cue.words.clone(), found.cue.lemma.clone(), found.cue.class));
        self.write(cast, sentence, pieces, Some(bearing), chain.clone(), rule, cue);
        let last = self.told.len().saturating_sub(1);
        if self.told.len() > first {
            self.voice = Some(Voice { chain, block: sentence.block, last });
        }
    }

    /// A quotation whose source stands in the next sentence: "“…?” The minister asked."
    fn floats(&mut self, cast: &mut Cast, index: usize, sentence: &Sentence) -> bool {
        if !self.quotations.covers(self.page, &sentence.words) {
            return false;
        }
        let ahead = (index + 1..index + 8).find(|at| {
            self.page.sentences.get(*at).is_none_or(|next| {
                next.block != sentence.block || !self.quotations.covers(self.page, &next.words)
            })
        });
        let next = ahead.and_then(|at| self.page.sentences.get(at).cloned());
        let Some(next) = next.filter(|next| next.block == sentence.block) else { return false };
        let outside = |cue: &Cue| !self.inside_speech(cue, &next.words);
        let Some(cue) = cues::find(self.page, &next.words).into_iter().find(outside) else {
            return false;
        };
        let subject = subject(self.page, self.mentions, &cue, &next.words);
        let start = match &subject {
            Subject::Named(_, words) | Subject::Described(words) => words.start,
            Subject::Pronoun(word) => *word,
            _ => return false,
        };
        let rest = (cue.content..next.words.end).filter(|word| self.page.is_word(*word)).count();
        // Either the next sentence goes on inside the quotation and closes it, or it begins with
        // the source.
        let goes_on = self.quotations.covers(self.page, &(next.words.start..next.words.start + 2))
            && is_inverted(self.page, &cue, start, &next.words);
        let begins = start <= next.words.start + 1 && rest <= 8 && cue.frame == Frame::Clause;
        if !goes_on && !begins {
            return false;
        }
        let source =
            resolve(self.page, cast, &subject, &self.salience, None, &self.principals, None);
        if source.is_none() {
            return false;
        }
        let found = Attribution {
            mention: Some(start..cue.verb.max(start + 1)),
            content: sentence.words.clone(),
            source,
            cue: Cue { frame: Frame::Before, ..cue },
            outer: None,
            reports_rest: false,
        };
        self.note_source(cast, source);
        self.statement(cast, sentence, &found, vec![(source, found.mention.clone())]);
        true
    }

    /// A sentence without a cue of its own.
    fn carry_on(
        &mut self,
        cast: &mut Cast,
        index: usize,
        sentence: &Sentence,
        first_of_block: bool,
    ) {
        let Some(voice) = self.voice.clone() else { return };
        let quoted = self.quotations.covers(self.page, &sentence.words);
        let same_block = voice.block == sentence.block;
        let carries = match self.manner {
            Manner::Joint => true,
            Manner::Readout => {
                (same_block || !first_of_block)
                    || voice.block + 1 == sentence.block && self.first_person(&sentence.words)
            }
            Manner::Press => {
                quoted && (same_block || voice.block + 1 == sentence.block)
                    || same_block && self.cannot_be_narrated(cast, &voice, &sentence.words)
            }
            Manner::Release | Manner::Transcript => quoted && same_block,
        };
        let narrated = self.lead.contains(&index) || self.is_narration(&sentence.words);
        if !carries || narrated && !quoted || !has_substance(self.page, &sentence.words) {
            return;
        }
        let pieces = clauses::pieces(self.page, &sentence.words);
        let before = self.told.len();
        self.write(
            cast,
            sentence,
            pieces,
            None,
            unmentioned(&voice.chain),
            "attribution/carried-over",
            None,
        );
        if self.manner == Manner::Joint && voice.last == usize::MAX {
            for told in &mut self.told[before..] {
                told.kind = Kind::Indirect;
                told.continues = None;
                told.rule = "attribution/joint-text";
            }
        }
        if self.told.len() > before {
            let last = self.told.len() - 1;
            self.voice = Some(Voice { chain: voice.chain, block: sentence.block, last });
        }
    }

    /// Whether a sentence without a cue can only be the speaker's: it tells someone to act, states a
    /// norm, binds or blames. A reporter's own sentences describe.
    fn cannot_be_narrated(&self, cast: &Cast, voice: &Voice, words: &Words) -> bool {
        let speaker = voice.chain.last().and_then(|link| link.0);
        let side = speaker.and_then(|actor| cast.side_of(actor));
        let setting = Setting {
            page: self.page,
            mentions: self.mentions,
            cast,
            side,
            other_side: self.other_side(cast, side),
            joint: false,
            speaker,
        };
        let past = words.clone().find(|word| {
            matches!(self.page.tag(*word), Tag::Verb | Tag::Aux)
                && matches!(
                    self.page.form(*word),
                    Form::Past | Form::Present | Form::Present3 | Form::Modal
                )
        });
        let told_in_past = past.is_some_and(|word| self.page.form(word) == Form::Past);
        let ruling = decide(&setting, words, None, None);
        use chancery_record::ForceGroup::{Commissive, Directive, Normative};
        !told_in_past && matches!(ruling.force.group(), Commissive | Directive | Normative)
    }

    /// Sentences about the contact itself rather than about what was said in it.
    fn is_narration(&self, words: &Words) -> bool {
        let list = |name: &str| {
            let phrases = self.page.lexicon.contact_phrases.get(name);
            phrases.is_some_and(|phrases| {
                words.clone().any(|word| phrases.at(self.page, word).is_some())
            })
        };
        let short = words.len() < 40;
        short && list("attended") && !self.first_person(words)
    }

    fn first_person(&self, words: &Words) -> bool {
        words.clone().any(|word| {
            self.page.is_any(word, &["i", "we", "my", "our", "me", "us"])
                && self.page.raw(word) != "US"
        })
    }

    /// A sentence of a transcript, under its speaker's label.
    fn labelled(&mut self, cast: &mut Cast, sentence: &Sentence, first_of_block: bool) {
        let mut words = sentence.words.clone();
        if first_of_block {
            if let Some(label) = labels::at(self.page, cast, &words) {
                let mention = Some(label.words.clone());
                let chain = vec![(Some(label.actor), mention)];
                self.voice = Some(Voice { chain, block: sentence.block, last: usize::MAX });
                words.start = label.content;
            }
        }
        let Some(voice) = self.voice.clone() else { return };
        let speaker = voice.chain.last().and_then(|link| link.0);
        let asks =
            speaker.is_some_and(|actor| cast.actors[actor].full_name() == labels::QUESTIONER);
        if asks || is_direction(self.page, &words) || !has_substance(self.page, &words) {
            return;
        }
        if let Some(found) = self.recited(cast, &words, speaker) {
            let link = (found.source, found.mention.clone());
            let chain = vec![(speaker, None), link];
            self.statement(cast, sentence, &found, chain);
            self.voice = Some(Voice {
                chain: voice.chain,
                block: sentence.block,
                last: self.told.len().saturating_sub(1),
            });
            return;
        }
        let chain =
            if voice.last == usize::MAX { voice.chain.clone() } else { unmentioned(&voice.chain) };
        let pieces = clauses::pieces(self.page, &words);
        let before = self.told.len();
        self.write(cast, sentence, pieces, None, chain, "attribution/label", None);
        for told in &mut self.told[before..] {
            told.kind = Kind::Direct;
        }
        if self.told.len() > before {
            let last = self.told.len() - 1;
            self.voice = Some(Voice { chain: voice.chain, block: sentence.block, last });
        }
    }

    /// What a speaker of a transcript says that another person said.
    fn recited(
        &mut self,
        cast: &mut Cast,
        words: &Words,
        speaker: Option<ActorIndex>,
    ) -> Option<Attribution> {
        let found = cues::find(self.page, words);
        let that = |cue: &Cue| {
            cue.frame == Frame::Clause && self.page.low(cue.content.saturating_sub(1)) == "that"
        };
        let cues: Vec<Cue> = found.into_iter().filter(that).collect();
        let attributed = self.attribute(cast, words, cues);
        attributed.into_iter().find(|found| {
            let named =
                found.mention.as_ref().is_some_and(|m| self.mentions.ending_at(m.end).is_some());
            named && found.source != speaker
        })
    }

    /// Decides the force of each piece, joins neighbours of one force again and keeps the result.
    #[expect(clippy::too_many_arguments, reason = "the parts of one attribution")]
    fn write(
        &mut self,
        cast: &Cast,
        sentence: &Sentence,
        pieces: Vec<Piece>,
        bearing: Option<Bearing<'_>>,
        chain: Vec<(Option<ActorIndex>, Option<Words>)>,
        rule: &'static str,
        cue: Option<(Words, String, CueClass)>,
    ) {
        let speaker = chain.last().and_then(|link| link.0);
        let side = speaker.and_then(|actor| cast.side_of(actor));
        let joint = speaker.is_some_and(|actor| cast.actors[actor].members.len() > 1);
        let other_side = self.other_side(cast, side);
        let setting = Setting {
            page: self.page,
            mentions: self.mentions,
            cast,
            side,
            other_side,
            joint,
            speaker,
        };
        let mut units: Vec<(Words, bool, Ruling)> = Vec::new();
        for (position, piece) in pieces.into_iter().enumerate() {
            let bearing = bearing.filter(|b| position == 0 || !matches!(b.frame, Frame::Clause));
            let ruling = decide(&setting, &piece.words, units.last().map(|unit| &unit.0), bearing);
            if ruling.force == chancery_record::Force::Demand {
                let items = clauses::items(self.page, &piece.words);
                if items.len() > 1 {
                    for words in items {
                        let again = Ruling { words: ruling.words.clone(), ..ruling };
                        units.push((words, true, again));
                    }
                    continue;
                }
            }
            match units.last_mut() {
                Some((words, item, last))
                    if !(piece.item && *item) && last.force == ruling.force =>
                {
                    words.end = piece.words.end;
                }
                _ => units.push((piece.words, piece.item, ruling)),
            }
        }
        let carried = cue.is_none();
        let before =
            self.voice.as_ref().map(|voice| voice.last).filter(|last| *last < self.told.len());
        for (position, (words, _, ruling)) in units.into_iter().enumerate() {
            let words = trim(self.page, words);
            if !words.clone().any(|word| self.page.is_word(word)) {
                continue;
            }
            let quoted = self.quotations.kind(self.page, &words);
            let words = if quoted == Kind::Direct { unquoted(self.page, words) } else { words };
            let concludes = page_concludes(self.page, &words) && chain.len() > 1;
            let continued = carried || position > 0;
            let kind = if continued && quoted != Kind::Direct { Kind::Continued } else { quoted };
            let previous = if position > 0 { self.told.len().checked_sub(1) } else { before };
            let topics = self.topics(cast, &words);
            let in_contact = self.principals.len() >= 2
                && chain.len() == 1
                && speaker.is_some_and(|actor| self.takes_part(cast, actor));
            self.told.push(Told {
                chain: match position {
                    0 => chain.clone(),
                    // ", thus sending …" is the reciter's own conclusion.
                    _ if concludes => unmentioned(&chain[..1]),
                    _ => unmentioned(&chain),
                },
                cue: if position == 0 { cue.clone() } else { None },
                addressee: self.addressee(cast, speaker, &cue, &words),
                first_person: self.first_person(&words),
                content: words,
                kind,
                continues: if continued { previous } else { None },
                ruling: (ruling.force, ruling.rule, ruling.words),
                threat: ruling.threat,
                topics,
                block: sentence.block,
                rule,
                in_contact,
            });
        }
    }

    fn topics(&self, cast: &Cast, words: &Words) -> Vec<(u8, Words)> {
        let mut topics = topics::of(self.page, words);
        let sides: Vec<&str> = self.principals.iter().filter_map(|p| cast.side_of(*p)).collect();
        if let ([a, b], Some(bilateral)) = (sides.as_slice(), topics::bilateral(self.page)) {
            let known = topics.iter().any(|(topic, _)| *topic == bilateral);
            let named = topics::both_sides(self.page, cast, self.mentions, words, (a, b));
            if let Some(named) = named.filter(|_| !known && a != b) {
                topics.insert(0, (bilateral, named));
            }
        }
        topics
    }

    fn takes_part(&self, cast: &Cast, actor: ActorIndex) -> bool {
        self.principals.contains(&actor)
            || cast.actors[actor].members.iter().any(|member| self.principals.contains(member))
            || cast.side_of(actor).is_some_and(|side| {
                self.principals.iter().any(|principal| cast.side_of(*principal) == Some(side))
            })
    }

    fn other_side<'c>(&self, cast: &'c Cast, side: Option<&str>) -> Option<&'c str> {
        let sides = self.principals.iter().filter_map(|actor| cast.side_of(*actor));
        let own = side.or(self.own_side.as_deref());
        sides.into_iter().find(|other| Some(*other) != own)
    }

    /// The one addressed: named between cue and content ("told the minister that"), or the first
    /// actor of "urged … to".
    fn addressee(
        &self,
        cast: &Cast,
        speaker: Option<ActorIndex>,
        cue: &Option<(Words, String, CueClass)>,
        content: &Words,
    ) -> Option<ActorIndex> {
        let (words, _, _) = cue.as_ref()?;
        let gap = words.start..content.end.min(words.end + 5);
        let mention = self.mentions.within(&gap).first()?;
        let direct = mention.words.start <= words.start + 2;
        let other = Some(mention.actor) != speaker && cast.actors[mention.actor].members.is_empty();
        (direct && other).then_some(mention.actor)
    }
}

fn page_concludes(page: &Page<'_>, words: &Words) -> bool {
    page.is_any(words.start, &["thus", "thereby", "hence"])
}

/// Without the quotation marks at both ends.
fn unquoted(page: &Page<'_>, mut words: Words) -> Words {
    const MARKS: [&str; 8] = ["“", "”", "\"", "«", "»", "‘", "„", "''"];
    while words.len() > 1 && MARKS.contains(&page.raw(words.start)) {
        words.start += 1;
    }
    while words.len() > 1 && MARKS.contains(&page.raw(words.end - 1)) {
        words.end -= 1;
    }
    words
}

/// Behind "3.", "(a)", "-" or "•".
fn after_numbering(page: &Page<'_>, words: &Words) -> usize {
    let start = words.start;
    let number =
        page.kind(start) == chancery_syntax::TokenKind::Number && page.raw(start).len() < 3;
    let step = if number && page.is_any(start + 1, &[".", ")"]) {
        2
    } else if page.low(start) == "(" && page.low(start + 2) == ")" && page.raw(start + 1).len() < 4
    {
        3
    } else if page.is_any(start, &["-", "•", "–", "*", "·", "▪"]) {
        1
    } else {
        0
    };
    if start + step < words.end { start + step } else { start }
}

/// Behind "I would like to say once more:".
fn after_preface(page: &Page<'_>, words: &Words) -> usize {
    let stop = words.end.min(words.start + 14);
    let colon = (words.start..stop).find(|word| page.low(*word) == ":");
    let Some(colon) = colon.filter(|colon| colon + 2 < words.end) else { return words.start };
    let head = words.start..colon;
    let own = head.clone().any(|word| page.is_any(word, &["i", "we"]));
    let says = head.clone().any(|word| page.lexicon.verbs.at(page, word).is_some());
    if own && says { colon + 1 } else { words.start }
}

/// A stage direction or the line that ends a transcript.
fn is_direction(page: &Page<'_>, words: &Words) -> bool {
    let first = page.raw(words.start);
    let last = page.raw(words.end.saturating_sub(1));
    let bracketed = matches!(first, "(" | "[") && matches!(last, ")" | "]" | ".");
    bracketed || page.raw(words.start) == "END" && words.len() < 10
}

/// Whether more of the people named at the beginning of a sentence "say" than "said".
fn reports_in_present(page: &Page<'_>, mentions: &Mentions) -> bool {
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

fn unmentioned(
    chain: &[(Option<ActorIndex>, Option<Words>)],
) -> Vec<(Option<ActorIndex>, Option<Words>)> {
    chain.iter().map(|(actor, _)| (*actor, None)).collect()
}

fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['”', '"', '’', ')', ' ']).ends_with(['.', '!', '?', ':'])
}

/// Whether a verb within a content reports in its turn: a person's, in the past.
fn recites(cast: &Cast, cue: &Cue, subject: &Subject) -> bool {
    let people = match subject {
        Subject::Named(actors, _) => actors.iter().all(|actor| {
            matches!(
                cast.actors[*actor].kind,
                chancery_record::ActorKind::Person | chancery_record::ActorKind::Joint
            )
        }),
        _ => false,
    };
    people && cue.frame != Frame::Act && matches!(cue.stance, Stance::Finite | Stance::Perfect)
}

/// "An official said the minister had told …": the subject of the second verb opens the content of
/// the first.
fn opens_content(last: &Attribution, subject: &Subject) -> bool {
    let start = match subject {
        Subject::Named(_, words) => words.start,
        Subject::Pronoun(word) => *word,
        _ => return false,
    };
    last.cue.frame == Frame::Clause && start <= last.cue.content + 1 && start >= last.cue.content
}

/// "what the President said in …": a relative clause reports nothing.
fn is_relative(page: &Page<'_>, subject: &Subject) -> bool {
    let start = match subject {
        Subject::Named(_, words) | Subject::Described(words) => words.start,
        Subject::Pronoun(word) => *word,
        _ => return false,
    };
    start > 0
        && (page.is_any(start - 1, &["what", "whatever", "whom"])
            || page.is_any(start - 1, &["which", "as", "how"])
                && page.raw(start - 1).starts_with(char::is_lowercase))
}

/// How a cue stands to the one before it in its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Relation {
    Beside,
    Inside,
    Nested,
}

fn relation(page: &Page<'_>, last: &Attribution, cue: &Cue, subject: &Subject) -> Relation {
    if matches!(cue.stance, Stance::Participle) {
        return if page.low(cue.verb - 1) == "," { Relation::Beside } else { Relation::Inside };
    }
    if matches!(cue.stance, Stance::Purpose | Stance::Preposition) {
        return Relation::Beside;
    }
    let clause = last.cue.frame == Frame::Clause;
    let with_that = clause && page.low(last.cue.content.saturating_sub(1)) == "that";
    match subject {
        Subject::Shared => {
            let own_verb = (last.cue.content..cue.verb).any(|word| {
                matches!(page.tag(word), Tag::Verb | Tag::Aux)
                    && matches!(
                        page.form(word),
                        Form::Past | Form::Present3 | Form::Present | Form::Modal
                    )
            });
            let same_tense = page.form(cue.verb) == page.form(last.cue.verb)
                || page.form(cue.verb) == Form::Participle;
            let past_inside =
                (last.cue.content..cue.verb).any(|word| page.form(word) == Form::Past);
            let comma = page.is_any(cue.verb.wrapping_sub(2), &[","])
                && page.low(cue.verb.wrapping_sub(1)) == "and";
            if !same_tense || clause && own_verb && past_inside && !comma {
                Relation::Inside
            } else {
                Relation::Beside
            }
        }
        Subject::Named(_, words) => {
            let coordinated =
                page.is_any(words.start.wrapping_sub(1), &["and", ";", "while", "but", ","]);
            if coordinated && !with_that
                || coordinated && page.is_any(words.start.wrapping_sub(2), &[",", ";"])
                || !clause
            {
                Relation::Beside
            } else if cue.frame == Frame::Clause
                && page.low(cue.content.saturating_sub(1)) == "that"
            {
                Relation::Nested
            } else {
                Relation::Inside
            }
        }
        Subject::Pronoun(word) => {
            let coordinated = page.is_any(word.wrapping_sub(1), &["and", ";", "while", "but", ","]);
            let own = page.is_any(*word, &["i", "we"]);
            if coordinated && !own { Relation::Beside } else { Relation::Inside }
        }
        Subject::Described(_) | Subject::Talk => {
            if clause {
                Relation::Inside
            } else {
                Relation::Beside
            }
        }
        Subject::None => Relation::Inside,
    }
}

/// Marks the last attribution where it stands after its content and reports the ones before it:
/// "…, a senior official said", "…, according to the agency".
fn mark_reporter(page: &Page<'_>, sentence: &Words, found: &mut [Attribution]) {
    if found.len() < 2 {
        return;
    }
    let Some(last) = found.last_mut() else { return };
    let start = last.mention.as_ref().map_or(last.cue.verb, |words| words.start);
    last.reports_rest = match last.cue.stance {
        Stance::Preposition => last.cue.words.start > sentence.start + 3,
        _ => {
            is_inverted(page, &last.cue, start, sentence)
                && page.low(start.min(last.cue.verb) - 1) == ","
        }
    };
}

/// The source of an attribution that reports the rest of its sentence.
fn reporter(found: &[Attribution]) -> Option<(Option<ActorIndex>, Option<Words>)> {
    let last = found.last().filter(|last| last.reports_rest)?;
    Some((last.source, last.mention.clone()))
}

/// Ends each content before the next attribution, and turns contents that stand before their cue.
fn close_contents(page: &Page<'_>, sentence: &Words, found: &mut [Attribution]) {
    for index in 0..found.len() {
        let next = found.get(index + 1).map(|next| {
            let start = match next.cue.stance {
                Stance::Preposition => next.cue.words.start,
                _ => next.mention.as_ref().map_or(next.cue.verb, |words| words.start),
            };
            back_over_joiners(page, start.min(next.cue.verb), found[index].cue.content)
        });
        let attribution = &mut found[index];
        attribution.content.end = next.unwrap_or(sentence.end);
        let source_start = attribution.mention.as_ref().map_or(attribution.cue.verb, |w| w.start);
        if attribution.reports_rest {
            continue;
        }
        if attribution.cue.stance == Stance::Preposition {
            preposition_content(page, sentence, attribution);
        } else if index == 0
            && !attribution.reports_rest
            && is_inverted(page, &attribution.cue, source_start, sentence)
        {
            attribution.content = sentence.start..source_start.min(attribution.cue.verb);
            attribution.cue.frame = Frame::Before;
        } else if attribution.cue.frame == Frame::Act && talk_subject(page, attribution) {
            attribution.content.start = sentence.start;
        }
    }
}

/// "The conversation focused on …": the subject belongs to what is reported.
fn talk_subject(page: &Page<'_>, attribution: &Attribution) -> bool {
    attribution.mention.is_none()
        && page.is_any(
            attribution.cue.verb.wrapping_sub(1),
            &["conversation", "discussion", "discussions", "call", "meeting", "talks"],
        )
}

/// "According to X, …" or "…, according to X."
fn preposition_content(page: &Page<'_>, sentence: &Words, attribution: &mut Attribution) {
    let cue = &attribution.cue.words;
    if cue.start <= sentence.start + 1 {
        let comma = (cue.end..sentence.end).find(|word| page.low(*word) == ",");
        attribution.content = comma.map_or(sentence.end, |comma| comma + 1)..sentence.end;
    } else {
        attribution.content = sentence.start..cue.start;
    }
    attribution.cue.frame = Frame::Clause;
}

fn back_over_joiners(page: &Page<'_>, mut at: usize, floor: usize) -> usize {
    // Right before ", adding" stands what is said: only the comma goes.
    if at > floor && page.low(at - 1) == "," {
        return at - 1;
    }
    while at > floor
        && (page.is_any(
            at - 1,
            &["and", ",", "but", ";", "while", "also", "then", "further", "the", "to"],
        ) || page.tag(at - 1) == Tag::Adv
            || page.tag(at - 1) == Tag::Aux)
    {
        at -= 1;
    }
    at
}

/// Whether a stretch says anything: two words at least, one of them a noun, verb or adjective.
fn has_substance(page: &Page<'_>, words: &Words) -> bool {
    let counted = words.clone().filter(|word| page.is_word(*word)).count();
    let adverbial = counted < 3 && page.tag(words.start) == Tag::Adp;
    counted >= 2
        && !adverbial
        && words.clone().any(|word| {
            matches!(
                page.tag(word),
                Tag::Noun | Tag::Propn | Tag::Verb | Tag::Adj | Tag::X | Tag::Pron
            )
        })
}

/// Without numbering, joiners and commas at its ends, and without a preface of the speaker's own
/// ("I want to say once more:"); a full stop at the end stays.
fn trim(page: &Page<'_>, mut words: Words) -> Words {
    words.start = after_numbering(page, &words);
    words.start = after_preface(page, &words);
    while words.start < words.end
        && page.is_any(words.start, &[",", ":", ";", "and", "but", "–", "—", "-"])
    {
        words.start += 1;
    }
    while words.start < words.end && page.is_any(words.end - 1, &[",", ";", ":", "and", "–", "—"])
    {
        words.end -= 1;
    }
    words
}
