//! Who said what: cues, sources and contents put together, and speech carried on over sentences.

mod account;
mod attribution;
mod carry;
mod communicated;
mod content;
mod conveyed;
mod credited;
mod damaged;
mod introduced_speech;
mod learned;
mod noted;
mod passive;
mod plan;
mod published;
mod reduced;
mod relation;
mod relayed;
mod spokesperson;
mod through_text;
mod transcript;
mod voices;
mod write;

use chancery_record::{CueClass, Kind};
use chancery_text::BlockKind;

use crate::attributions::Attributed;
use crate::author::Author;
use crate::cast::{ActorIndex, Cast};
use crate::cues::{self, Cue, Frame};
use crate::dateline;
use crate::mentions::Mentions;
use crate::page::{Page, Sentence, Words};
use crate::quotation::Quotations;
use crate::set_off::SetOff;
use crate::sources::{Salience, principals_together};
use crate::topics::Topical;
use attribution::reports_in_present;
use content::ends_sentence;
use plan::Plan;
use relation::reporter;

/// One link of a chain of sources: the actor, and the words that name it here.
pub(crate) type Source = (Option<ActorIndex>, Option<Words>);

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
    /// One person's own words about the contact, in the first person.
    Post,
    /// One side's own text.
    Release,
}

/// A statement before it is written to the record.
#[derive(Debug, Clone)]
pub(crate) struct Told {
    /// Outermost first; the words that name each here.
    pub(crate) chain: Vec<Source>,
    pub(crate) cue: Option<(Words, String, CueClass)>,
    pub(crate) content: Words,
    pub(crate) kind: Kind,
    pub(crate) continues: Option<usize>,
    /// The question it answers.
    pub(crate) answers: Option<usize>,
    pub(crate) addressee: Option<ActorIndex>,
    pub(crate) ruling: (chancery_record::Force, &'static str, Option<Words>),
    pub(crate) threat: bool,
    pub(crate) first_person: bool,
    pub(crate) topics: Vec<Topical>,
    pub(crate) block: usize,
    pub(crate) rule: &'static str,
    /// Whether it was said in the contact the document reports, as far as the words show.
    pub(crate) in_contact: bool,
}

/// What was asked in one turn, before it is written to the record.
#[derive(Debug, Clone)]
pub(crate) struct Asked {
    /// Who asks, and the words that name the asker.
    pub(crate) asker: Option<(ActorIndex, Words)>,
    pub(crate) label: Words,
    pub(crate) content: Words,
}

/// All that is said in a document.
#[derive(Debug, Default)]
pub(crate) struct Heard {
    pub(crate) told: Vec<Told>,
    pub(crate) asked: Vec<Asked>,
}

/// A voice that may carry on.
#[derive(Debug, Clone)]
struct Voice {
    chain: Vec<Source>,
    block: usize,
    last: usize,
}

impl Voice {
    /// Who speaks, nearest to the words.
    fn speaker(&self) -> Option<ActorIndex> {
        self.chain.last().and_then(|link| link.0)
    }
}

/// What the reader of a document knows while going through it.
pub(crate) struct Telling<'p, 'a> {
    page: &'p Page<'a>,
    mentions: &'p Mentions,
    quotations: &'p Quotations,
    attributed: &'p [Attributed],
    plan: Plan,
    manner: Manner,
    principals: Vec<ActorIndex>,
    /// The principals; where the text reports no contact, the two leaders or ministers that a
    /// reporter names most often.
    parties: Vec<ActorIndex>,
    /// Those of whose talks a reporter's text tells, whatever it is about.
    talkers: Vec<ActorIndex>,
    own_side: Option<String>,
    salience: Salience,
    voice: Option<Voice>,
    told: Vec<Told>,
    /// The first token of the sentence at hand.
    at: usize,
    /// That of the last sentence in which a person spoke.
    spoke_at: Option<usize>,
    lead: Option<usize>,
    account: Option<account::Account>,
    /// The one in whose voice the text is.
    author: Option<&'p Author>,
    /// The questions of a transcript, and the one that is being answered.
    asked: Vec<Asked>,
    answering: Option<usize>,
    /// Whether the one who asks is speaking, and whether the last question may still be answered.
    asking: bool,
    open: bool,
    /// Whether the document reports in the present tense ("emphasizes that").
    in_present: bool,
    /// Whether a report quotes somebody's remarks at length here, under a label.
    in_remarks: bool,
    /// Where the text of an aide begins behind the label that names him.
    told_from: usize,
    /// A cue whose contents are the items of a list below it.
    heading_list: Option<ListCue>,
    /// What is set off below sentences that introduce it, and what is open here.
    set_off: &'p [SetOff],
    opened: Option<introduced_speech::Open>,
    /// The account in quotation marks that a spokesperson gives here, and whether its words are read
    /// for what others said.
    relay: Option<spokesperson::Relay>,
    relaying: bool,
}

/// "The two governments agreed to:" before a list.
#[derive(Debug, Clone)]
struct ListCue {
    chain: Vec<Source>,
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
    outer: Option<Source>,
    /// It stands after the others of its sentence and reports them ("…, an official said").
    reports_rest: bool,
}

impl<'p, 'a> Telling<'p, 'a> {
    #[expect(clippy::too_many_arguments, reason = "what is known before the first sentence")]
    pub(crate) fn new(
        page: &'p Page<'a>,
        mentions: &'p Mentions,
        quotations: &'p Quotations,
        set_off: &'p [SetOff],
        attributed: &'p [Attributed],
        manner: Manner,
        principals: &[ActorIndex],
        talkers: &[ActorIndex],
        own_side: Option<&str>,
        lead: Option<usize>,
        author: Option<&'p Author>,
    ) -> Self {
        Self {
            page,
            mentions,
            quotations,
            attributed,
            plan: Plan::default(),
            manner,
            principals: principals.to_vec(),
            parties: Vec::new(),
            talkers: talkers.to_vec(),
            own_side: own_side.map(str::to_owned),
            salience: Salience::default(),
            voice: None,
            told: Vec::new(),
            at: 0,
            spoke_at: None,
            lead,
            account: None,
            author,
            asked: Vec::new(),
            answering: None,
            asking: false,
            open: false,
            in_present: reports_in_present(page, mentions),
            in_remarks: false,
            told_from: 0,
            heading_list: None,
            set_off: if matches!(manner, Manner::Release | Manner::Readout) {
                set_off
            } else {
                &[]
            },
            opened: None,
            relay: None,
            relaying: false,
        }
    }

    /// Goes through the document, sentence by sentence.
    pub(crate) fn run(mut self, cast: &mut Cast) -> Heard {
        if self.manner == Manner::Joint {
            // "Joint Statement by President Venn and President Tao": whom its title names.
            let several = |actor: &ActorIndex| {
                let members = &cast.actors[*actor].members;
                let person = |member: &ActorIndex| {
                    cast.actors[*member].kind == chancery_record::ActorKind::Person
                };
                members.len() > 1 && members.iter().all(person)
            };
            let named = self.writer().filter(several);
            let named = named.or_else(|| self.we_who_are(cast));
            let joint = named.or_else(|| principals_together(cast, &self.principals));
            self.voice =
                Some(Voice { chain: vec![(joint, None)], block: usize::MAX, last: usize::MAX });
        }
        if self.manner == Manner::Post
            && let Some(author) = self.writer().or(self.principals.first().copied())
        {
            let chain = vec![(Some(author), None)];
            self.voice = Some(Voice { chain, block: usize::MAX, last: usize::MAX });
        }
        self.salience.reported = self.reported();
        self.salience.official = self.manner == Manner::Release;
        if self.salience.reported || self.is_dispatch() {
            self.salience.author = self.author.map(|author| author.actor);
        }
        self.parties = self.parties(cast);
        if matches!(self.manner, Manner::Press | Manner::Release | Manner::Readout) {
            self.plan = Plan::new(&self);
        }
        let page = self.page;
        for block in 0..page.blocks.len() {
            let paragraph = &page.blocks[block];
            let skipped = !self.is_introduction(block)
                && match paragraph.kind {
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
                // A line of marks ends what is quoted above it.
                if !page.reading.slice(paragraph.span).contains(char::is_alphanumeric) {
                    self.in_remarks = false;
                }
                if paragraph.kind != BlockKind::Control {
                    self.open_remarks(cast, block);
                }
                continue;
            }
            for index in paragraph.sentences.clone() {
                let Some(sentence) = page.sentences.get(index).cloned() else { continue };
                let before = self.told.len();
                self.sentence(cast, index, sentence.clone());
                self.relayed(cast, before);
                self.conveyed(cast, before);
                self.account(cast, &sentence, before);
                self.published(cast, &sentence, before);
                self.note_text(&sentence.words, before);
                self.note_thinker(cast, &sentence.words);
            }
        }
        self.asked.pop_if(|asked| asked.content.is_empty());
        Heard { told: self.told, asked: self.asked }
    }

    /// The one whose own text this is throughout.
    fn writer(&self) -> Option<ActorIndex> {
        self.author.filter(|author| author.throughout).map(|author| author.actor)
    }

    /// Whether one who took part tells somebody of it in a letter.
    fn is_dispatch(&self) -> bool {
        self.author.is_some_and(|author| author.dispatch)
    }

    /// Whether the text is a reporter's, who speaks between what is reported.
    fn reported(&self) -> bool {
        matches!(self.manner, Manner::Press | Manner::Release)
    }

    fn sentence(&mut self, cast: &mut Cast, index: usize, mut sentence: Sentence) {
        self.at = sentence.words.start;
        let first_of_block = self.page.blocks[sentence.block].sentences.start == index;
        if self.spoken(cast, &sentence) || self.goes_on_relayed(cast, &sentence) {
            self.note_subject(cast, &sentence.words);
            return;
        }
        if self.manner == Manner::Transcript || self.remarks(cast, &sentence, first_of_block) {
            self.labelled(cast, &sentence, first_of_block);
            return;
        }
        sentence.words.start = sentence.words.start.max(self.told_from).min(sentence.words.end);
        if self.item(cast, &sentence, first_of_block) {
            return;
        }
        if self.manner == Manner::Post && self.principals.len() > 1 {
            // "He told me": the other of the two.
            let writer = self.voice.as_ref().and_then(|voice| voice.chain.first()?.0);
            self.salience.person = self.principals.iter().copied().find(|one| Some(*one) != writer);
        }
        let whole = sentence.words.clone();
        if self.reported() {
            sentence.words.start = dateline::behind(self.page, &whole);
        }
        let joint = self.voice.clone();
        let found = cues::find(self.page, &sentence.words);
        let stranger = self.manner == Manner::Readout
            && (first_of_block && self.unknown_speaks(&found, &sentence.words)
                || self.unknown_office_speaks(&found, &sentence.words));
        // "According to X, Y said …" is two attributions, of which one has no content of its own.
        let through = found.first().is_some_and(|cue| {
            cue.stance == cues::Stance::Preposition && cue.words.start <= sentence.words.start + 1
        });
        if stranger && self.page.raw(sentence.words.start) == "I" {
            self.voice = None;
        }
        let mut attributions = self.attribute(cast, &sentence.words, found);
        if stranger && attributions.is_empty() {
            self.voice = None;
        }
        if self.introduces(cast, index, &sentence, &mut attributions) {
            return;
        }
        self.open_list(index, &sentence, &mut attributions);
        if self.opens_relay(cast, &sentence, &attributions) {
            return;
        }
        if self.reported() {
            attributions.retain(|found| {
                !self.begins_withheld(found.cue.words.start)
                    && !self.page.lexicon.thought.contains(&found.cue.lemma)
            });
        }
        let through =
            usize::from(through || self.is_plainly_nested(&attributions, &sentence.words));
        if self.through_text(cast, &sentence)
            || self.reported()
                && self.plan.cues_in(&whole) >= attributions.len() + through
                && self.learned(cast, &Sentence { words: whole, ..sentence.clone() })
        {
            self.note_subject(cast, &sentence.words);
            return;
        }
        if attributions.is_empty() {
            let passive = self.passive(cast, &sentence);
            let learned = !passive
                && self.manner == Manner::Readout
                && self.heading_list.is_none()
                && self.reports_plainly(&sentence.words)
                && self.learned(cast, &sentence);
            if !passive && !learned && !self.floats(cast, index, &sentence) {
                self.carry_on(cast, index, &sentence, first_of_block);
            }
        } else {
            self.tell(cast, &sentence, attributions);
        }
        if matches!(self.manner, Manner::Joint | Manner::Post) {
            // The text's own voice comes back after each sentence.
            self.voice = joint;
        }
        self.note_subject(cast, &sentence.words);
    }

    /// "The agency reported that X told Y that …": sources in their order, nothing quoted, nothing
    /// turned round, and one within what another says.
    fn is_plainly_nested(&self, found: &[Attribution], sentence: &Words) -> bool {
        let turned = |one: &Attribution| one.cue.frame == Frame::Before || one.reports_rest;
        found.iter().any(|one| one.outer.is_some())
            && !found.iter().any(turned)
            && !sentence.clone().any(|at| self.page.is_quotation_mark(at))
    }

    fn tell(&mut self, cast: &mut Cast, sentence: &Sentence, attributions: Vec<Attribution>) {
        let outer: Option<Source> = self.outer_voice(cast, sentence, &attributions);
        let held = outer.is_some();
        let through = reporter(&attributions);
        for found in attributions {
            if found.reports_rest {
                continue;
            }
            let link = (found.source, found.mention.clone());
            let over = found.outer.iter().chain(&outer).find(|over| over.0 != found.source);
            let mut chain: Vec<Source> = over.cloned().into_iter().collect();
            if let Some(through) = through.as_ref().filter(|through| through.0 != link.0) {
                chain.insert(0, through.clone());
            }
            chain.push(link);
            if !held {
                self.note_source(cast, found.source);
            }
            self.statement(cast, sentence, &found, chain);
        }
        // "…, the ministry said. It added …"
        let body = through.and_then(|through| through.0);
        let body =
            body.filter(|actor| cast.actors[*actor].kind != chancery_record::ActorKind::Person);
        if self.reported() {
            self.note_source(cast, body);
            self.note_reporter(cast, body);
        }
        if let Some(speaker) = outer {
            // What is recited ends with its sentence; the reciter speaks on.
            self.speaks_on(vec![speaker], sentence.block);
        }
    }

    /// Whoever said what was written down last may go on in this block.
    fn speaks_on(&mut self, chain: Vec<Source>, block: usize) {
        let last = self.told.len().saturating_sub(1);
        self.voice = Some(Voice { chain, block, last });
    }

    /// The speaker who recites this sentence's source, where it is not a voice of its own: someone
    /// who takes no part in the contact, or words that point back ("just now", "at that meeting").
    fn outer_voice(
        &self,
        cast: &Cast,
        sentence: &Sentence,
        attributions: &[Attribution],
    ) -> Option<Source> {
        let voice = self.voice.as_ref().filter(|voice| voice.block == sentence.block)?;
        if self.manner != Manner::Readout || self.principals.len() < 2 {
            return None;
        }
        let first = attributions.first()?;
        let source = first.source?;
        let speaker = voice.chain.first()?.0?;
        let together = cast.actors[speaker].kind == chancery_record::ActorKind::Joint;
        if speaker == source || together || cast.actors[source].members.contains(&speaker) {
            return None;
        }
        let principal = self.principals.contains(&source);
        let joint = cast.actors[source].members.len() > 1;
        let unnamed = cast.actors[source].kind == chancery_record::ActorKind::Unnamed;
        let back = self.points_back(&sentence.words) && !unnamed;
        let person = cast.actors[source].kind == chancery_record::ActorKind::Person;
        let recited = back || person && !principal;
        (recited && !joint).then_some((Some(speaker), None))
    }

    /// Whether the head of a sentence points back to what was said before ("just now", "at that meeting").
    fn points_back(&self, sentence: &Words) -> bool {
        let mut head = sentence.start..sentence.end.min(sentence.start + 9);
        head.any(|word| self.page.in_list("before_now", word))
    }
}
