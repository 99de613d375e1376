//! Speech that goes on without a cue of its own: over sentences, in lists, in floating quotations.

use chancery_record::{ActorKind, Force, Kind};
use chancery_syntax::{Form, Tag};
use chancery_text::BlockKind;

use super::content::{
    Numbering, ends_sentence, has_substance, is_frame, numbering, points_back, unmentioned,
    without_numbering,
};
use super::relation::is_one_noun;
use super::write::Ascribed;
use super::{Attribution, ListCue, Manner, Sentence, Source, Telling, Voice};
use crate::actors::cast::{ActorIndex, Cast};
use crate::document::author::{Author, NamedIn, own_words};
use crate::document::dateline;
use crate::meaning::force::Bearing;
use crate::page::Words;
use crate::speech::clauses::{self, Piece};
use crate::speech::cues::{self, Cue, Frame, Stance};
use crate::speech::sources::{Subject, is_inverted, subject};

impl Telling<'_, '_> {
    /// Takes a cue without content at the end of a block for the head of a list; drops it where no
    /// list can follow.
    pub(super) fn open_list(
        &mut self,
        index: usize,
        sentence: &Sentence,
        found: &mut Vec<Attribution>,
    ) {
        let Some(last) = found.last() else { return };
        let empty = !last.reports_rest
            && last.cue.frame != Frame::Before
            && (!has_substance(self.page, &last.content) && !is_one_noun(self.page, last)
                || self.page.in_list("what_follows", last.content.start));
        if !empty {
            return;
        }
        let Some(last) = found.pop() else { return };
        let ends_block = self.page.blocks[sentence.block].sentences.end == index + 1;
        if ends_block {
            let first = self.page.sentences.get(self.page.blocks[sentence.block].sentences.start);
            self.heading_list = Some(ListCue {
                chain: vec![(last.source, last.mention)],
                cue: (last.cue.words, last.cue.lemma, last.cue.class),
                frame: last.cue.frame,
                force: last.cue.force,
                block: sentence.block,
                numbering: first.and_then(|first| numbering(self.page, &first.words)),
                items: None,
            });
        }
    }

    /// An item of a list whose head attributes it.
    pub(super) fn item(&mut self, cast: &Cast, sentence: &Sentence, first_of_block: bool) -> bool {
        let Some(head) = self.heading_list.clone() else { return false };
        if sentence.block == head.block {
            return false;
        }
        let kind = self.page.blocks[sentence.block].kind;
        let style = numbering(self.page, &sentence.words);
        // "6. The two agreed to: (a) …; (b) …", then "7.": the list has ended.
        let counted = style.is_some() && style != Some(Numbering::Bullet);
        let another =
            counted && style == head.numbering || head.items.is_some() && style != head.items;
        if !first_of_block || another || !(style.is_some() || kind == BlockKind::ListItem) {
            // "…, adding:" above a paragraph in quotation marks.
            if self.quotations.covers(self.page, &sentence.words) {
                self.quoted = Some(unmentioned(&head.chain));
            }
            self.heading_list = None;
            return false;
        }
        self.heading_list = Some(ListCue { items: style, ..head.clone() });
        let words = without_numbering(self.page, &sentence.words);
        if !has_substance(self.page, &words) {
            return false;
        }
        let piece = Piece { words, item: false };
        let bearing = Bearing { frame: head.frame, force: head.force, lemma: &head.cue.1 };
        let chain = head.chain.clone();
        let cue = Some(head.cue.clone());
        let rule = "attribution/list";
        let ascribed = Ascribed { bearing: Some(bearing), chain, rule, cue };
        self.write(cast, sentence, vec![piece], ascribed);
        true
    }

    /// A quotation whose source stands in the next sentence: "“…?” The minister asked."
    pub(super) fn floats(&mut self, cast: &mut Cast, index: usize, sentence: &Sentence) -> bool {
        if !self.quotations.covers(self.page, &sentence.words) {
            return false;
        }
        // A quotation that its paragraph leaves open goes on in the next.
        let open = self.quotations.is_left_open(self.page.words_of(sentence.block).end - 1);
        let last_block = sentence.block + usize::from(open);
        let ahead = (index + 1..index + 8).find(|at| {
            self.page.sentences.get(*at).is_none_or(|next| {
                next.block > last_block || !self.quotations.covers(self.page, &next.words)
            })
        });
        let next = ahead.and_then(|at| self.page.sentences.get(at).cloned());
        let Some(next) = next.filter(|next| next.block <= last_block + 1) else { return false };
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
        // "“…” | Minister Venn said this during a visit", also in a paragraph of its own.
        let back = points_back(self.page, &(cue.content..next.words.end));
        if next.block > last_block && !back {
            return false;
        }
        let rest = (cue.content..next.words.end).filter(|word| self.page.is_word(*word)).count();
        // Either the next sentence goes on inside the quotation and closes it, or it begins with
        // the source.
        let goes_on = self.quotations.covers(self.page, &(next.words.start..next.words.start + 2))
            && is_inverted(self.page, &cue, start, &next.words);
        let begins =
            start <= next.words.start + 1 && (rest <= 8 || back) && cue.frame == Frame::Clause;
        if !goes_on && !begins {
            return false;
        }
        let source = self.resolved(cast, &subject);
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
    pub(super) fn carry_on(
        &mut self,
        cast: &mut Cast,
        index: usize,
        sentence: &Sentence,
        first_of_block: bool,
    ) {
        if self.manner == Manner::Release
            && self.own_sentence(cast, &sentence.words)
            && !self.tells_of_talk(cast, &sentence.words)
        {
            self.tell_own(cast, sentence);
            return;
        }
        if let Some(aide) =
            self.salience.author.filter(|_| self.manner == Manner::Readout && !self.is_dispatch())
            && sentence.words.clone().any(|at| self.page.raw(at) == "I")
        {
            self.speaks_on(vec![(Some(aide), None)], sentence.block);
        }
        if self.manner == Manner::Readout && self.opens_as_writer(&sentence.words) {
            self.speaks_on(vec![(self.writer(), None)], sentence.block);
        }
        let quoted = self.quotations.covers(self.page, &sentence.words);
        let again = if quoted { self.quoted_again(cast, sentence) } else { None };
        let Some(mut voice) = again.or_else(|| self.voice.clone()) else { return };
        if quoted {
            voice.chain.truncate(up_to_person(cast, &voice.chain));
        }
        if self.manner == Manner::Post && self.tells_of_talk(cast, &sentence.words) {
            return;
        }
        let writer = || self.tells_of_writer(&sentence.words);
        if writer() && voice.speaker() != self.salience.author || self.was_told(&sentence.words) {
            self.voice = None;
            return;
        }
        if quoted && self.manner == Manner::Press && self.is_of_people(cast, &voice) {
            voice.chain = vec![(None, None)];
        }
        // "The delegation toured the docks. Kestrel has forty ships.": the report goes on, not the voice.
        if self.manner == Manner::Readout && !quoted && self.tells_of_envoys(&sentence.words) {
            self.voice = None;
            return;
        }
        let carries = self.carries(cast, &voice, sentence, first_of_block, quoted);
        if carries
            && !self.is_framed(&sentence.words)
            && (quoted
                || !self.is_narrated(cast, &voice, index, &sentence.words)
                    && !self.is_fragment(sentence))
            && has_substance(self.page, &sentence.words)
        {
            self.write_on(cast, sentence, voice);
        }
    }

    /// Words that are no sentence: without a verb, or the last of a text that is cut off.
    fn is_fragment(&self, sentence: &Sentence) -> bool {
        const FEW: usize = 8;
        let page = self.page;
        let words = &sentence.words;
        let verb = words.clone().any(|at| page.tag(at).is_verbal());
        let last = page.sentences.last().is_some_and(|last| last.words.end == words.end);
        let open = !ends_sentence(page.bytes(words).of(page.text));
        // The tagger may miss the verb of a whole sentence ("words and deeds part ways").
        let part = !page.is_capital(words.start) || words.len() <= FEW;
        !matches!(self.manner, Manner::Joint | Manner::Post) && (!verb && part || last && open)
    }

    /// "We would welcome an early visit": a sentence of a text in somebody's own first person that begins so.
    fn opens_as_writer(&self, words: &Words) -> bool {
        let own = self.author.is_some_and(Author::tells_in_first_person);
        let opens = self.page.is_any(words.start, &["we", "our", "my"]);
        own && opens && !self.quotations.covers(self.page, &(words.start..words.start + 1))
    }

    /// Whose a sentence in quotation marks is that nobody is named for.
    fn quoted_again(&self, cast: &Cast, sentence: &Sentence) -> Option<Voice> {
        let known = self.quotes_own(cast).or_else(|| self.quoted_before(sentence));
        let chain = known.or_else(|| self.quoted_below(cast, sentence))?;
        let last = self.told.len().saturating_sub(1);
        Some(Voice { chain, block: sentence.block, last })
    }

    /// A paragraph that is one quotation, of nobody named beside it, in an office's own text or one that
    /// quotes a single person: whoever was quoted last goes on, whatever was told in between.
    fn quoted_before(&self, sentence: &Sentence) -> Option<Vec<Source>> {
        let here = self.voice.as_ref().is_some_and(|voice| voice.block == sentence.block);
        let own = matches!(self.manner, Manner::Readout | Manner::Release)
            || self.manner == Manner::Press && !self.several_quoted;
        self.quoted.clone().filter(|_| self.in_quotation && own && !here)
    }

    /// "Premier Venn is pleased with the talks." above a paragraph that is one quotation, of nobody named
    /// beside it: the one of whom the sentence above it tells, where nobody spoke there.
    fn quoted_below(&self, cast: &Cast, sentence: &Sentence) -> Option<Vec<Source>> {
        let page = self.page;
        let told = |voice: &Voice| voice.block.wrapping_add(1) >= sentence.block;
        let spoken = self.voice.as_ref().is_some_and(told);
        if !self.reported() || !self.in_quotation || spoken {
            return None;
        }
        let above = page.sentences.get(page.sentence_of(sentence.words.start).checked_sub(1)?)?;
        let from = dateline::behind(page, &above.words);
        let subject = self.mentions.within(&(from..above.words.end)).first()?;
        let verb = page.behind_adverbs(subject.words.end, above.words.end);
        // "Venn's pleased with the talks".
        let short = page.is_possessive_mark(verb)
            && page.tag(verb + 1) == Tag::Adj
            && matches!(page.tag(verb + 2), Tag::Adp | Tag::Part | Tag::Sconj);
        let whole = short || page.is_finite_verb(verb);
        let opens = subject.words.start <= from + 1 && above.block + 1 == sentence.block;
        let person = cast.actors[subject.actor].kind == ActorKind::Person;
        (opens && person && whole && !self.quotations.covers(page, &above.words))
            .then(|| vec![(Some(subject.actor), None)])
    }

    /// "They discussed the locks. “I proposed a date.”": a quotation in the account of one side and behind
    /// those who talked together is of that side's own principal.
    fn quotes_own(&self, cast: &Cast) -> Option<Vec<Source>> {
        let speaker = self.voice.as_ref().and_then(Voice::speaker);
        let together = speaker.is_none_or(|speaker| cast.actors[speaker].kind == ActorKind::Joint);
        if self.manner != Manner::Readout || !together {
            return None;
        }
        // Where nothing tells whose account it is, it is that of the one it names first.
        let Some(side) = self.own_side.as_deref() else {
            let person = |one: &&ActorIndex| cast.actors[**one].kind == ActorKind::Person;
            let first = self.principals.first().filter(person)?;
            return Some(vec![(Some(*first), None)]);
        };
        let mut own = self.principals.iter().filter(|one| cast.side_of(**one) == Some(side));
        let (one, other) = (own.next()?, own.next());
        other.is_none().then(|| vec![(Some(*one), None)])
    }

    /// "They discussed the locks" in a text of one who is none of them: whose report it is stays open.
    fn tells_of_talk(&self, cast: &Cast, words: &Words) -> bool {
        let cues = cues::find(self.page, words);
        let first = cues.into_iter().find(|cue| cue.stance == Stance::Finite);
        let Some(cue) = first.filter(|cue| cue.force == Some(Force::Report)) else { return false };
        let subject = subject(self.page, self.mentions, &cue, words);
        !matches!(subject, Subject::None | Subject::Shared) && !self.is_own(cast, &subject)
    }

    /// Whether the voice of a sentence before still speaks here, as this manner of text carries it on.
    fn carries(
        &self,
        cast: &Cast,
        voice: &Voice,
        sentence: &Sentence,
        first_of_block: bool,
        quoted: bool,
    ) -> bool {
        let words = &sentence.words;
        let same_block = voice.block == sentence.block;
        let next_block = voice.block.wrapping_add(1) == sentence.block;
        match self.manner {
            Manner::Joint | Manner::Post => true,
            Manner::Readout => {
                // A paragraph that is one quotation goes on with whoever spoke above it.
                let goes_on = self.first_person(words) || quoted && self.in_quotation;
                same_block || !first_of_block || next_block && goes_on
            }
            Manner::Press => {
                quoted && (same_block || next_block)
                    || same_block
                        && (self.cannot_be_narrated(cast, voice, words)
                            || self.goes_on_freely(cast, voice, words))
            }
            Manner::Release => {
                quoted && (same_block || next_block)
                    || same_block && self.goes_on_in_account(cast, voice, words)
            }
            Manner::Transcript => quoted && same_block,
        }
    }

    /// Whether a sentence tells of the contact or of somebody else than the one who speaks.
    fn is_narrated(&self, cast: &Cast, voice: &Voice, index: usize, words: &Words) -> bool {
        self.lead == Some(index)
            || self.is_narration(words)
            || self.tells_of_another(cast, voice, words)
            || self.names_speaker(cast, voice, words)
    }

    /// Whether a sentence of a text that is in one voice throughout stands around what that voice says.
    fn is_framed(&self, words: &Words) -> bool {
        matches!(self.manner, Manner::Joint | Manner::Post)
            && (is_frame(self.page, words) || self.is_verbless(words) || self.is_around(words))
    }

    /// Writes a sentence down for the voice that carries over.
    fn write_on(&mut self, cast: &mut Cast, sentence: &Sentence, voice: Voice) {
        let words = without_numbering(self.page, &sentence.words);
        let pieces = clauses::pieces(self.page, &words);
        let before = self.told.len();
        let chain = unmentioned(&voice.chain);
        self.write(cast, sentence, pieces, Ascribed::uncued(chain, "attribution/carried-over"));
        for told in &mut self.told[before..] {
            if self.manner == Manner::Post {
                told.kind = Kind::Direct;
            } else if self.manner == Manner::Joint && voice.last == usize::MAX {
                told.kind = Kind::Indirect;
                told.continues = None;
                told.rule = "attribution/joint-text";
            }
        }
        if self.told.len() > before {
            self.speaks_on(voice.chain, sentence.block);
        }
    }

    /// Whether a sentence of an office's text is in its own voice: in the first person, or about what
    /// its own side does now ("The Department is announcing …").
    fn own_sentence(&self, cast: &Cast, words: &Words) -> bool {
        let page = self.page;
        if self.author.is_none()
            || is_frame(page, words)
            || self.is_verbless(words)
            || self.is_around(words)
            || self.is_narration(words)
            || self.quotations.covers(page, words)
        {
            return false;
        }
        if own_words(page, self.quotations, words) {
            return true;
        }
        // In an account of what people said, what no one is named for is theirs or nobody's.
        if self.spoke_at.is_some() {
            return false;
        }
        // "The Administration will ship …": what an office has its own government do.
        let office = words.start + usize::from(page.low(words.start) == "the");
        if let Some(length) = page.listed("own_offices", office)
            && self.own_side.is_some()
            && page.low(page.behind_adverbs(office + length, words.end)) == "will"
        {
            return true;
        }
        let head = words.start..words.end.min(words.start + 9);
        let Some(first) = self.mentions.within(&head).first() else { return false };
        let role = &cast.actors[first.actor];
        let body = matches!(role.kind, ActorKind::State | ActorKind::Organization);
        let own = body && role.side.is_some() && role.side.as_deref() == self.own_side.as_deref();
        let opens = first.words.start <= words.start + 3;
        let verb = page.behind_adverbs(first.words.end, words.end);
        let now = matches!(page.form(verb), Form::Present | Form::Present3 | Form::Modal);
        own && opens && now && page.tag(verb).is_verbal()
    }

    /// Writes a sentence down as the author's own.
    fn tell_own(&mut self, cast: &mut Cast, sentence: &Sentence) {
        let Some(author) = self.author else { return };
        let words = without_numbering(self.page, &sentence.words);
        let pieces = clauses::pieces(self.page, &words);
        let before = self.told.len();
        let chain = vec![(Some(author.actor), None)];
        self.write(cast, sentence, pieces, Ascribed::uncued(chain, "attribution/own-voice"));
        for told in &mut self.told[before..] {
            told.kind = Kind::Direct;
            told.continues = None;
        }
    }

    /// Whether words stand around a text: the name that signs it, a salutation, what it is.
    fn is_around(&self, words: &Words) -> bool {
        let page = self.page;
        let signed = self.author.is_some_and(|author| match &author.named {
            NamedIn::Words(name) => words.start <= name.start && name.end <= words.end,
            _ => false,
        });
        let name = words.clone().filter(|at| page.is_word(*at)).count();
        let alone = self.mentions.within(words).first().is_some_and(|mention| {
            let author = self.author.is_some_and(|author| author.actor == mention.actor);
            author && mention.words.len() + 1 >= name
        });
        let signed = signed && words.len() <= 12 || alone;
        let salutation = page.in_list("salutations", words.start) && words.len() <= 16;
        signed || salutation || page.find_listed("text_introductions", words).is_some()
    }

    /// Whether the words speak in the first person; "US" is a state.
    pub(super) fn first_person(&self, words: &Words) -> bool {
        words.clone().any(|word| {
            self.page.is_any(word, &["i", "we", "my", "our", "me", "us"])
                && self.page.raw(word) != "US"
        })
    }
}

/// “We were right.” behind "Venn says Kestrel has agreed": how much of a chain speaks on in a quotation, where
/// its last link is a state of which a person told.
fn up_to_person(cast: &Cast, chain: &[Source]) -> usize {
    let kind = |link: &Source| link.0.map(|actor| cast.actors[actor].kind);
    let body = chain.last().and_then(kind);
    let told = matches!(body, Some(ActorKind::State | ActorKind::Organization));
    let person = chain.iter().rposition(|link| kind(link) == Some(ActorKind::Person));
    person.filter(|_| told).map_or(chain.len(), |at| at + 1)
}
