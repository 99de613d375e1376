//! Who said what: cues, sources and contents put together, and speech carried on over sentences.

mod account;
mod addressed;
mod around;
mod attribution;
mod bare_office;
mod carry;
mod communicated;
mod content;
mod conveyed;
mod credited;
mod damaged;
mod informant;
mod introduced_speech;
mod learned;
mod listing;
mod meetings;
mod narration;
mod noted;
mod on_the_agenda;
mod passive;
mod plan;
mod positions;
mod published;
mod reduced;
mod relation;
mod relayed;
mod sentence;
mod servants;
mod signed_quotation;
mod spokesperson;
mod through_text;
mod transcript;
mod voices;
mod write;

use chancery_record::{ActorKind, CueClass, Kind};
use chancery_text::BlockKind;

use crate::actors::cast::{ActorIndex, Cast};
use crate::actors::mentions::{Mentions, Naming};
use crate::document::author::Author;
use crate::meaning::topics::Topical;
use crate::page::{Page, Paragraph, Sentence, Words};
use crate::speech::attributions::Attributed;
use crate::speech::cues::{Cue, Frame};
use crate::speech::quotation::Quotations;
use crate::speech::set_off::SetOff;
use crate::speech::sources::{Salience, principals_together};
use attribution::reports_in_present;
use content::{Numbering, ends_sentence};
use plan::Plan;

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
    /// To whom it is said, and the words that name that one.
    pub(crate) addressee: Option<(ActorIndex, Words)>,
    pub(crate) ruling: (chancery_record::Force, &'static str, Option<Words>),
    pub(crate) threat: bool,
    pub(crate) first_person: bool,
    pub(crate) topics: Vec<Topical>,
    /// The conflict or place that the text names last between the statement before and this one.
    pub(crate) setting: Option<Topical>,
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

/// What is known of a document before its sentences are read for speech.
pub(crate) struct Known<'p, 'a> {
    pub(crate) page: &'p Page<'a>,
    pub(crate) mentions: &'p Mentions,
    pub(crate) quotations: &'p Quotations,
    /// What is set off below sentences that introduce it.
    pub(crate) set_off: &'p [SetOff],
    pub(crate) attributed: &'p [Attributed],
    pub(crate) manner: Manner,
    /// Those who were in the contact that the text is about.
    pub(crate) principals: Vec<ActorIndex>,
    /// Those of whose talks a reporter's text tells, whatever it is about.
    pub(crate) talkers: Vec<ActorIndex>,
    /// Whether these talked by twos, one after the other.
    pub(crate) apart: bool,
    /// The side that the text speaks from.
    pub(crate) own_side: Option<&'p str>,
    /// The sentence that reports the contact.
    pub(crate) lead: Option<usize>,
    /// The one in whose voice the text is.
    pub(crate) author: Option<&'p Author>,
    /// Who answers under a label that names nobody.
    pub(crate) answerer: Option<ActorIndex>,
    /// How the title calls those whose joint text it is.
    pub(crate) joint_name: Option<String>,
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
    /// Their sides, each once, and whether these are states.
    sides: Vec<String>,
    states: bool,
    /// Those of whose talks a reporter's text tells, whatever it is about.
    talkers: Vec<ActorIndex>,
    /// Whether these talked by twos, one after the other.
    apart: bool,
    own_side: Option<String>,
    salience: Salience,
    voice: Option<Voice>,
    /// The last person quoted: whose a paragraph is that is one quotation, in an office's own text.
    quoted: Option<Vec<Source>>,
    /// Whether several people are quoted.
    several_quoted: bool,
    /// Whether all of the paragraph at hand is one quotation.
    in_quotation: bool,
    told: Vec<Told>,
    /// The first token of the sentence at hand.
    at: usize,
    /// That of the last sentence in which a person spoke.
    spoke_at: Option<usize>,
    lead: Option<usize>,
    account: Option<account::Account>,
    /// The one in whose voice the text is.
    author: Option<&'p Author>,
    /// Who answers under a label that names nobody.
    answerer: Option<ActorIndex>,
    /// How the title calls those whose joint text it is.
    joint_name: Option<String>,
    questions: transcript::Questions,
    /// Whether the document reports in the present tense ("emphasizes that").
    in_present: bool,
    /// Whether a report quotes somebody's remarks at length here, under a label.
    in_remarks: bool,
    /// Where the text of an aide begins behind the label that names him.
    told_from: usize,
    /// A cue whose contents are the items of a list below it.
    heading_list: Option<ListCue>,
    /// The list whose subject stands above it.
    listing: Option<listing::Listing>,
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
    /// How the paragraph that it closes is numbered, and how its first item is.
    numbering: Option<Numbering>,
    items: Option<Numbering>,
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
    /// Before the first sentence.
    pub(crate) fn new(known: Known<'p, 'a>) -> Self {
        let Known { page, mentions, manner, .. } = known;
        let official = matches!(manner, Manner::Release | Manner::Readout);
        Self {
            page,
            mentions,
            quotations: known.quotations,
            attributed: known.attributed,
            plan: Plan::default(),
            manner,
            principals: known.principals,
            parties: Vec::new(),
            sides: Vec::new(),
            states: false,
            talkers: known.talkers,
            apart: known.apart,
            own_side: known.own_side.map(str::to_owned),
            salience: Salience::default(),
            voice: None,
            quoted: None,
            several_quoted: false,
            in_quotation: false,
            told: Vec::new(),
            at: 0,
            spoke_at: None,
            lead: known.lead,
            account: None,
            author: known.author,
            answerer: known.answerer,
            joint_name: known.joint_name,
            questions: transcript::Questions::default(),
            in_present: reports_in_present(page, mentions),
            in_remarks: false,
            told_from: 0,
            heading_list: None,
            listing: None,
            set_off: if official { known.set_off } else { &[] },
            opened: None,
            relay: None,
            relaying: false,
        }
    }

    /// Goes through the document, sentence by sentence.
    pub(crate) fn run(mut self, cast: &mut Cast) -> Heard {
        self.voice = self.voice_throughout(cast);
        self.salience.reported = self.reported();
        self.salience.official = self.manner == Manner::Release;
        if self.salience.reported || self.is_dispatch() {
            self.salience.author = self.author.map(|author| author.actor);
        }
        self.parties = self.parties(cast);
        self.note_sides(cast);
        if matches!(self.manner, Manner::Press | Manner::Release | Manner::Readout) {
            self.plan = Plan::new(&self);
        }
        let page = self.page;
        for (block, paragraph) in page.blocks.iter().enumerate() {
            if self.signed_quotation(cast, block) {
                continue;
            }
            if !self.is_introduction(block) && self.says_nothing(paragraph) {
                self.pass_over(cast, block);
                continue;
            }
            self.in_quotation = self.quotations.covers(page, &page.words_of(block));
            for index in paragraph.sentences.clone() {
                let Some(sentence) = page.sentences.get(index) else { continue };
                let before = self.told.len();
                self.sentence(cast, index, sentence.clone());
                self.relayed(cast, before);
                self.conveyed(cast, before);
                self.published(cast, sentence, before);
                self.account(cast, sentence, before);
                self.informant(cast, sentence, before);
                self.note_text(&sentence.words, before);
                self.note_thinker(cast, &sentence.words);
            }
        }
        Heard { told: self.told, asked: self.questions.whole() }
    }

    /// Notes the sides of those who talk with one another.
    fn note_sides(&mut self, cast: &Cast) {
        for side in self.parties.iter().filter_map(|one| cast.side_of(*one)) {
            if self.sides.iter().all(|known| known != side) {
                self.sides.push(side.to_owned());
            }
        }
        let states = cast.actors.iter().filter(|role| role.kind == ActorKind::State);
        let states: Vec<&str> = states.filter_map(|role| role.side.as_deref()).collect();
        self.states = self.sides.iter().all(|side| states.contains(&side.as_str()));
    }

    /// The voice in which all of the text is: that of the sides of a joint text, or of whoever posted it.
    fn voice_throughout(&self, cast: &mut Cast) -> Option<Voice> {
        let speaker = match self.manner {
            Manner::Joint => {
                // "Joint Statement by President Venn and President Tao": whom its title names.
                let several = |actor: &ActorIndex| {
                    let members = &cast.actors[*actor].members;
                    let person =
                        |member: &ActorIndex| cast.actors[*member].kind == ActorKind::Person;
                    members.len() > 1 && members.iter().all(person)
                };
                let named = self.writer().filter(several).or_else(|| self.we_who_are(cast));
                let named = named.or_else(|| principals_together(cast, &self.principals));
                let group = || {
                    let mut all = self.mentions.all.iter();
                    all.find(|mention| mention.naming == Naming::Group).map(|mention| mention.actor)
                };
                let titled = named.or_else(|| Some(cast.joint(&[], self.joint_name.as_deref()?)));
                // "The parties agreed …": those whose text it is by no other name.
                titled.or_else(group)
            }
            Manner::Post => Some(self.writer().or(self.principals.first().copied())?),
            _ => return None,
        };
        Some(Voice { chain: vec![(speaker, None)], block: usize::MAX, last: usize::MAX })
    }

    /// Whether a block holds nobody's words: a heading, or a line that is no sentence.
    fn says_nothing(&self, paragraph: &Paragraph) -> bool {
        match paragraph.kind {
            BlockKind::Heading(_) | BlockKind::Title | BlockKind::Control | BlockKind::Caption => {
                true
            }
            BlockKind::Line => {
                let slice = self.page.reading.slice(paragraph.span);
                let numbered =
                    slice.starts_with(|c: char| c.is_ascii_digit() || "(-•–*".contains(c));
                let open = self.heading_list.is_some() || self.listing.is_some();
                let listed = numbered && open;
                self.manner != Manner::Transcript && !listed && !ends_sentence(slice)
            }
            _ => false,
        }
    }

    /// A block that holds nobody's words may end what is quoted above it, or open what is quoted below.
    fn pass_over(&mut self, cast: &mut Cast, block: usize) {
        let paragraph = &self.page.blocks[block];
        // A line of marks ends what is quoted above it.
        if !self.page.reading.slice(paragraph.span).contains(char::is_alphanumeric) {
            self.in_remarks = false;
        }
        if paragraph.kind != BlockKind::Control {
            self.open_remarks(cast, block);
        }
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

    /// Whoever said what was written down last may go on in this block.
    fn speaks_on(&mut self, chain: Vec<Source>, block: usize) {
        let last = self.told.len().saturating_sub(1);
        self.voice = Some(Voice { chain, block, last });
    }
}
