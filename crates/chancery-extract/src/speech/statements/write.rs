//! Writing down what one cue attributes, cut into statements.

use chancery_record::{ActorKind, CueClass, Kind};
use chancery_syntax::{Form, Tag};

use super::content::{
    behind_preface, page_concludes, trim, unmentioned, unquoted, without_occasion,
};
use super::{Attribution, Manner, Source, Telling, Told};
use crate::actors::cast::{ActorIndex, Cast};
use crate::meaning::force::{Bearing, Ruling, Setting, decide};
use crate::meaning::topics::{Around, Topical};
use crate::page::{Page, Sentence, Words};
use crate::speech::attributions::{bare, is_only_where};
use crate::speech::clauses::{self, Piece};
use crate::speech::cues::{Frame, Stance};

/// The words of a cue, its dictionary form and its class.
pub(super) type CueWords = (Words, String, CueClass);

/// To whom words are ascribed, and by what.
pub(super) struct Ascribed<'c> {
    /// What the cue says of their force.
    pub(super) bearing: Option<Bearing<'c>>,
    pub(super) chain: Vec<Source>,
    pub(super) rule: &'static str,
    pub(super) cue: Option<CueWords>,
}

impl Ascribed<'_> {
    /// To those of the chain, without a cue.
    pub(super) fn uncued(chain: Vec<Source>, rule: &'static str) -> Self {
        Self { bearing: None, chain, rule, cue: None }
    }

    fn speaker(&self) -> Option<ActorIndex> {
        self.chain.last().and_then(|link| link.0)
    }
}

/// Words of one force.
struct Unit {
    words: Words,
    ruling: Ruling,
    /// Whether the cue attributes them itself.
    cued: bool,
    /// The statement that they go on from, where they do.
    previous: Option<usize>,
}

impl Telling<'_, '_> {
    /// Writes down what one cue attributes, cut into statements.
    pub(super) fn statement(
        &mut self,
        cast: &Cast,
        sentence: &Sentence,
        found: &Attribution,
        chain: Vec<Source>,
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
        let content = if found.content.start >= found.cue.words.start {
            let content = without_occasion(self.page, found.content.clone());
            self.without_circumstances(found, content)
        } else {
            found.content.clone()
        };
        if content.is_empty() {
            return;
        }
        let pieces = if found.cue.frame == Frame::Act {
            vec![Piece { words: content, item: false }]
        } else {
            self.cut(&content)
        };
        let cue = Some((found.cue.words.clone(), found.cue.lemma.clone(), found.cue.class));
        let ascribed = Ascribed { bearing: Some(bearing), chain: chain.clone(), rule, cue };
        self.write(cast, sentence, pieces, ascribed);
        if let Some(rest) = self.goes_on(found, sentence).filter(|_| self.told.len() > first) {
            self.speaks_on(chain.clone(), sentence.block);
            let pieces = clauses::pieces(self.page, &rest);
            self.write(cast, sentence, pieces, Ascribed::uncued(unmentioned(&chain), rule));
        }
        if self.told.len() > first {
            self.note_quoted(cast, &chain);
            self.speaks_on(chain, sentence.block);
        }
    }

    /// Notes a person whose words were just given in quotation marks.
    fn note_quoted(&mut self, cast: &Cast, chain: &[Source]) {
        let speaker = chain.last().and_then(|link| link.0);
        let person = speaker.is_some_and(|actor| cast.actors[actor].kind == ActorKind::Person);
        if person && self.told.last().is_some_and(|told| told.kind == Kind::Direct) {
            let before = self.quoted.as_ref().and_then(|before| before.last()?.0);
            self.several_quoted |= before.is_some_and(|before| Some(before) != speaker);
            self.quoted = Some(unmentioned(chain));
        }
    }

    /// A reporter's content without when and where it was said; empty where it is no more than that.
    fn without_circumstances(&self, found: &Attribution, mut content: Words) -> Words {
        if self.manner != Manner::Press || content.is_empty() {
            return content;
        }
        let page = self.page;
        // "speaking on condition of anonymity": how something was said.
        let head = found.cue.verb.min(content.start)..content.end.min(content.start + 6);
        if page.find_listed("anonymous", &head).is_some() {
            return content.start..content.start;
        }
        if found.cue.frame == Frame::Act {
            return content;
        }
        bare(page, &mut content);
        if is_only_where(page, &content) {
            return content.start..content.start;
        }
        content
    }

    /// `“This visit,” Venn said, “opens a new page.”`: the quotation that goes on behind its cue.
    fn goes_on(&self, found: &Attribution, sentence: &Sentence) -> Option<Words> {
        if found.cue.frame != Frame::Before || found.cue.stance == Stance::Passive {
            return None;
        }
        let source = found.mention.as_ref().map_or(0, |words| words.end);
        let end = sentence.words.end;
        let from = found.cue.words.end.max(source);
        let from = (from..end).find(|at| self.page.low(*at) != ",")?;
        let quoted =
            self.page.is_quotation_mark(from) && found.content.end <= found.cue.words.start;
        quoted.then_some(from..end)
    }

    /// The pieces of a content. What a reporter quotes word for word stays one, as it was spoken,
    /// but for what the speaker goes on to do in it ("…, and we call on …", "but I will …").
    pub(super) fn cut(&self, content: &Words) -> Vec<Piece> {
        let mut pieces = clauses::pieces(self.page, content);
        if pieces.len() < 2 || !self.reported() || self.relaying {
            return pieces;
        }
        if !self.quotations.covers(self.page, content) {
            self.keep_apart(&mut pieces);
            return pieces;
        }
        let mut whole: Vec<Piece> = Vec::with_capacity(pieces.len());
        for piece in pieces {
            match whole.last_mut().filter(|_| !self.sets_in(piece.words.start)) {
                Some(last) => last.words.end = piece.words.end,
                None => whole.push(piece),
            }
        }
        whole
    }

    /// "it was finished and it was time to go", "wants peace but would strike back": in reported
    /// speech a clause with a subject of its own, and what is set against the clause before, is a
    /// statement of its own even where both have one force.
    fn keep_apart(&self, pieces: &mut [Piece]) {
        let page = self.page;
        for at in 1..pieces.len() {
            let start = pieces[at].words.start;
            let against = page.low(start.wrapping_sub(1)) == "but";
            let beside = pieces[at - 1].words.clone().any(|at| page.in_list("subordinating", at));
            let own = page.low(start.wrapping_sub(1)) == "and"
                && page.is_any(start, &["it", "they", "he", "she", "there"])
                && !beside;
            if against || own {
                pieces[at - 1].item = true;
                pieces[at].item = true;
            }
        }
    }

    /// Whether an act of the speaker's own, or one set against the one before, begins here.
    fn sets_in(&self, at: usize) -> bool {
        let page = self.page;
        let cue = page.lexicon.verbs.at(page, at).is_some() && page.tag(at).is_verbal();
        cue || page.is_i_or_we(at)
            || page.is_any(at.wrapping_sub(1), &["but", ";"])
            || page.low(at.wrapping_sub(2)) == ";"
    }

    /// Decides the force of each piece, joins neighbours of one force again and keeps the result.
    pub(super) fn write(
        &mut self,
        cast: &Cast,
        sentence: &Sentence,
        pieces: Vec<Piece>,
        ascribed: Ascribed<'_>,
    ) {
        let bearing = ascribed.bearing;
        let speaker = ascribed.speaker();
        let setting = self.setting(cast, speaker);
        let units = units(&setting, pieces, bearing);
        let first = units.first().map(|(words, ..)| words.clone());
        let addressed = ascribed.cue.as_ref().zip(first).and_then(|((cue, ..), content)| {
            self.addressed(cast, speaker, cue, bearing.map(|bearing| bearing.frame), &content)
        });
        // "The talks were useful and it was time to sign, Venn said": the cue behind attributes both.
        let behind = self.manner == Manner::Press
            && bearing.is_some_and(|bearing| bearing.frame == Frame::Before);
        let before =
            self.voice.as_ref().map(|voice| voice.last).filter(|last| *last < self.told.len());
        for (position, (words, item, ruling)) in units.into_iter().enumerate() {
            // "called on Kestrel to stop …, to withdraw …": the cue governs each infinitive.
            let cued = position == 0 || behind || item && is_infinitive(self.page, &words);
            let cue = ascribed.cue.as_ref().filter(|_| cued);
            let Some(words) = self.unsaid(sentence, words, cue) else { continue };
            let previous = if cued { before } else { self.told.len().checked_sub(1) };
            let unit = Unit { words, ruling, cued, previous };
            let mut told = self.told_by(cast, sentence, unit, &ascribed);
            told.addressee = addressed.clone().filter(|_| cued);
            self.told.push(told);
        }
    }

    /// The words of a unit that are not said yet, beside its cue; none where that is no word, or only
    /// tells more of the source.
    fn unsaid(&self, sentence: &Sentence, words: Words, cue: Option<&CueWords>) -> Option<Words> {
        let mut words = trim(self.page, words);
        // No word is said twice: what an earlier statement holds is not given to another.
        let taken = self.told.last().map_or(0, |last| last.content.end);
        words.start = words.start.max(taken).min(words.end);
        if let Some((cue, _, class)) = cue
            && *class != CueClass::Act
        {
            words = beside(words, cue);
        }
        let said = words.clone().any(|word| self.page.is_word(word));
        (said && !tells_of_source(self.page, sentence, &words)).then_some(words)
    }

    /// A unit as it is kept, its addressee left open.
    fn told_by(
        &self,
        cast: &Cast,
        sentence: &Sentence,
        unit: Unit,
        ascribed: &Ascribed<'_>,
    ) -> Told {
        let Unit { words, ruling, cued, previous } = unit;
        let Ascribed { chain, cue, rule, .. } = ascribed;
        let quoted = self.quotations.kind(self.page, &words);
        let words = if quoted == Kind::Direct { unquoted(self.page, words) } else { words };
        let continued = cue.is_none() || !cued;
        let kind = if continued && quoted != Kind::Direct { Kind::Continued } else { quoted };
        let in_contact = self.principals.len() >= 2
            && chain.len() == 1
            && ascribed.speaker().is_some_and(|actor| self.takes_part(cast, actor));
        let (topics, setting) = self.topics(cast, ascribed.speaker(), &words);
        let concludes = || chain.len() > 1 && page_concludes(self.page, &words);
        Told {
            chain: match chain.as_slice() {
                _ if cued => chain.clone(),
                // ", thus sending …" is the reciter's own conclusion.
                [first, ..] if concludes() => unmentioned(std::slice::from_ref(first)),
                _ => unmentioned(chain),
            },
            cue: cue.clone().filter(|_| cued),
            addressee: None,
            first_person: self.first_person(&words),
            topics,
            setting,
            content: words,
            kind,
            continues: previous.filter(|_| continued),
            answers: self.questions.answering,
            ruling: (ruling.force, ruling.rule, ruling.words),
            threat: ruling.threat,
            block: sentence.block,
            rule,
            in_contact,
        }
    }

    /// What words are about when this one says them, and what the text tells of before them.
    fn topics(
        &self,
        cast: &Cast,
        speaker: Option<ActorIndex>,
        words: &Words,
    ) -> (Vec<Topical>, Option<Topical>) {
        let (page, mentions) = (self.page, self.mentions);
        let parties = self.sides.iter().map(String::as_str).collect();
        let speaker = speaker.and_then(|actor| cast.side_of(actor));
        let around = Around { page, cast, mentions, parties, states: self.states, speaker };
        let read = self.told.last().map_or(0, |last| last.content.end);
        (around.topics(words), around.scene(&(read.min(words.start)..words.start)))
    }

    fn takes_part(&self, cast: &Cast, actor: ActorIndex) -> bool {
        self.principals.contains(&actor)
            || cast.actors[actor].members.iter().any(|member| self.principals.contains(member))
            || cast.side_of(actor).is_some_and(|side| {
                self.principals.iter().any(|principal| cast.side_of(*principal) == Some(side))
            })
    }

    /// What is known about the words of a speaker.
    pub(super) fn setting<'s>(
        &'s self,
        cast: &'s Cast,
        speaker: Option<ActorIndex>,
    ) -> Setting<'s> {
        let side = speaker.and_then(|actor| cast.side_of(actor));
        Setting {
            page: self.page,
            mentions: self.mentions,
            cast,
            side,
            other_side: self.other_side(cast, side),
            joint: speaker.is_some_and(|actor| cast.actors[actor].members.len() > 1),
            speaker,
        }
    }

    fn other_side<'c>(&self, cast: &'c Cast, side: Option<&str>) -> Option<&'c str> {
        let sides = self.principals.iter().filter_map(|actor| cast.side_of(*actor));
        let own = side.or(self.own_side.as_deref());
        sides.into_iter().find(|other| Some(*other) != own)
    }
}

/// What is said without a cue at its beginning or its end; one in its midst parts it (see the writer).
fn beside(words: Words, cue: &Words) -> Words {
    if cue.start <= words.start && cue.end > words.start {
        cue.end.min(words.end)..words.end
    } else if cue.end >= words.end && cue.start < words.end {
        words.start..cue.start
    } else {
        words
    }
}

/// The pieces of a content with the force of each, neighbours of one force joined again; `true` marks the
/// items of a list.
fn units(
    setting: &Setting<'_>,
    pieces: Vec<Piece>,
    bearing: Option<Bearing<'_>>,
) -> Vec<(Words, bool, Ruling)> {
    let page = setting.page;
    let mut units: Vec<(Words, bool, Ruling)> = Vec::new();
    for (position, piece) in pieces.into_iter().enumerate() {
        // "We condemn … and stand united": a verb of its own goes by itself.
        let own = page.tag(piece.words.start) == Tag::Verb
            && matches!(page.form(piece.words.start), Form::Base | Form::Present);
        let bearing =
            bearing.filter(|b| position == 0 || !matches!(b.frame, Frame::Clause) && !own);
        // "I must say that the bay is calm": of the calm bay, and not of what one must do.
        let said = behind_preface(setting.page, &piece.words);
        // One more thing that the same one is to do has the force of the first.
        let like_first = piece.item && is_infinitive(page, &piece.words);
        let ruling = match units.last().filter(|_| like_first) {
            Some((_, _, last)) => Ruling { words: last.words.clone(), ..*last },
            None => decide(setting, &said, units.last().map(|unit| &unit.0), bearing),
        };
        if ruling.force == chancery_record::Force::Demand {
            let items = clauses::items(page, &piece.words);
            if items.len() > 1 {
                for words in items {
                    let again = Ruling { words: ruling.words.clone(), ..ruling };
                    units.push((words, true, again));
                }
                continue;
            }
        }
        match units.last_mut() {
            Some((words, item, last)) if !(piece.item && *item) && last.force == ruling.force => {
                words.end = piece.words.end;
            }
            // "We will see that it is fair and follows the rules": of what stands within, not of "we".
            Some((words, _, _)) if is_anothers_verb(page, words, &piece.words, &ruling) => {
                words.end = piece.words.end;
            }
            _ => units.push((piece.words, piece.item, ruling)),
        }
    }
    units
}

fn is_infinitive(page: &Page<'_>, words: &Words) -> bool {
    page.low(words.start) == "to" && page.tag(words.start) != Tag::Adp
}

/// Whether a piece opens with a verb in the singular that the "we" before it cannot govern.
fn is_anothers_verb(page: &Page<'_>, before: &Words, piece: &Words, ruling: &Ruling) -> bool {
    page.is_any(before.start, &["we", "i", "they"])
        && page.tag(piece.start) == Tag::Verb
        && page.form(piece.start) == Form::Present3
        && ruling.rule == "force/otherwise"
}

/// "…, according to an official, | who briefed reporters": what is told of the source, and nothing said.
fn tells_of_source(page: &Page<'_>, sentence: &Sentence, words: &Words) -> bool {
    const REACH: usize = 20;
    if page.low(words.start) != "who" {
        return false;
    }
    let floor = words.start.saturating_sub(REACH).max(sentence.words.start);
    let mut back = (floor..words.start).rev();
    let stop = back.find(|at| page.is_finite_verb(*at) || page.low(*at) == "according");
    stop.is_some_and(|at| page.low(at) == "according")
}
