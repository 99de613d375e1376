//! A reading text with its sentences and words, as the rules see it.

mod marks;

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::ops::Range;

use chancery_record::{ByteSpan, Quote, Selector, Span};
use chancery_syntax::{Analysis, Form, QuotePair, Tag, TokenKind, analyze, pair_quotes, plain};
use chancery_text::{BlockKind, Furniture, FurnitureReason, Reading};

use crate::Lexicon;
use crate::lexicon::phrases::{Lists, Phrases, mark};
use crate::lexicon::{Name, Side};
use crate::steps::step;

/// A range of token indices.
pub(crate) type Words = Range<usize>;

/// A document with its tokens and sentences. Furniture and `<title>` have neither.
pub(crate) struct Page<'a> {
    pub(crate) reading: &'a Reading,
    pub(crate) text: &'a str,
    pub(crate) lexicon: &'a Lexicon,
    pub(crate) syntax: Analysis,
    /// The tokens in lower case with straight apostrophes, one after the other.
    lower: String,
    ends: Vec<u32>,
    /// Which quotation marks belong together, by their opening marks.
    pub(crate) quotes: Vec<QuotePair>,
    /// The tokens that are read as other marks than those written.
    plain: BTreeMap<usize, String>,
    /// Whether each token begins with a capital letter.
    capitals: Vec<bool>,
    /// By which phrases are looked up, one for each token.
    marks: Vec<u64>,
    /// The state or organisation named from each token on, and how many tokens name it.
    names: Vec<Option<(usize, Name)>>,
    /// Which lists of [`Lexicon::contact_phrases`] and [`Lexicon::forces`] may have a phrase that begins with
    /// the token.
    lists: Vec<&'a Lists>,
    /// Whether a title may begin with the token.
    titles: Vec<bool>,
    /// Which tokens may be words of names. Many rules look for names at each token: that is asked once
    /// (`actors::mentions::name`).
    pub(crate) in_names: OnceCell<Vec<InName>>,
    pub(crate) sentences: Vec<Sentence>,
    pub(crate) blocks: Vec<Paragraph>,
}

/// What a token may be in the name of a person.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct InName {
    /// A word of a name.
    pub(crate) within: bool,
    /// Its first word.
    pub(crate) first: bool,
}

/// A sentence by its tokens, and the paragraph it stands in.
#[derive(Debug, Clone)]
pub(crate) struct Sentence {
    pub(crate) words: Words,
    pub(crate) block: usize,
}

/// A block of the body.
#[derive(Debug, Clone)]
pub(crate) struct Paragraph {
    pub(crate) span: ByteSpan,
    pub(crate) kind: BlockKind,
    /// A line that tells who gives the text out, when and as what.
    pub(crate) masthead: bool,
    pub(crate) sentences: Range<usize>,
}

fn is_masthead(furniture: Furniture) -> bool {
    furniture.reason == FurnitureReason::Masthead
}

impl<'a> Page<'a> {
    pub(crate) fn new(reading: &'a Reading, lexicon: &'a Lexicon) -> Self {
        let body = reading.blocks().iter().filter(|block| {
            block.furniture.is_none_or(is_masthead) && block.kind != BlockKind::Title
        });
        let mut blocks: Vec<Paragraph> = body
            .map(|block| Paragraph {
                span: block.span,
                kind: block.kind,
                masthead: block.furniture.is_some(),
                sentences: 0..0,
            })
            .collect();
        let spans: Vec<ByteSpan> = blocks.iter().map(|block| block.span).collect();
        let mut syntax = Analysis::default();
        analyze(reading.text(), &spans, &mut syntax);
        let sentences = place_sentences(&syntax, &mut blocks);
        let quotes = pair_quotes(reading.text(), &syntax.tokens, &spans);
        let plain = marks::read_otherwise(reading.text(), &syntax, &quotes);
        let (lower, ends) = lower_case(reading.text(), &syntax, &plain);
        let text = reading.text();
        let mut page = Self {
            reading,
            text,
            lexicon,
            syntax,
            lower,
            ends,
            quotes,
            plain,
            capitals: Vec::new(),
            marks: Vec::new(),
            names: Vec::new(),
            lists: Vec::new(),
            titles: Vec::new(),
            in_names: OnceCell::new(),
            sentences,
            blocks,
        };
        let capital = |word| page.raw(word).starts_with(char::is_uppercase);
        page.capitals = (0..page.len()).map(capital).collect();
        page.marks = (0..page.len()).map(|word| mark(page.low(word))).collect();
        let lists = |mark| lexicon.list_openers.get(mark).unwrap_or(&Lists::NONE);
        page.lists = page.marks.iter().map(lists).collect();
        page.names = (0..page.len()).map(|word| lexicon.find_name(&page, word)).collect();
        page.name_by_seat();
        let opens =
            |(mark, name): (&u64, &Option<_>)| name.is_some() || lexicon.title_heads.contains(mark);
        page.titles = page.marks.iter().zip(&page.names).map(opens).collect();
        page
    }

    /// "Brussels warned": the one of the organisations at a seat that the text names, where it names the state
    /// by nothing but the seat.
    fn name_by_seat(&mut self) {
        let shared = |at: &usize| {
            let Some((_, Name::State(state))) = self.names[*at] else { return None };
            let side = self.lexicon.states.get(usize::from(state))?;
            (side.shared_seat.as_deref() == Some(self.low(*at))).then_some((*at, state))
        };
        let seats: Vec<(usize, u16)> = (0..self.len()).filter_map(|at| shared(&at)).collect();
        let Some(&(_, state)) = seats.first() else { return };
        let own =
            |name: &Name| matches!(name, Name::State(one) | Name::Adjective(one) if *one == state);
        let named = self.names.iter().flatten().filter(|(_, name)| own(name)).count();
        let host = &self.lexicon.states[usize::from(state)];
        let seated = self.names.iter().flatten().map(|(_, name)| *name).find(|name| {
            matches!(name, Name::Organization(_))
                && self.lexicon.side(*name).is_some_and(|side| host.seat_of.contains(&side.code))
        });
        let Some(seated) = seated.filter(|_| named == seats.len()) else { return };
        for (at, _) in seats {
            let verb = self.behind_adverbs(at + 1, self.len());
            if self.is_finite_verb(verb) {
                self.names[at] = Some((1, seated));
            }
        }
    }

    /// How many tokens there are.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// A token in lower case; empty past the end.
    pub(crate) fn low(&self, word: usize) -> &str {
        step();
        let Some(&end) = self.ends.get(word) else { return "" };
        let start = if word == 0 { 0 } else { self.ends[word - 1] };
        &self.lower[start as usize..end as usize]
    }

    /// By which a phrase that begins with this token is looked up.
    #[inline]
    pub(crate) fn mark(&self, word: usize) -> u64 {
        step();
        self.marks.get(word).copied().unwrap_or(0)
    }

    /// A token as it stands, but for marks that are read as others.
    pub(crate) fn raw(&self, word: usize) -> &str {
        step();
        if let Some(plain) = self.plain.get(&word) {
            return plain;
        }
        self.syntax.tokens.get(word).map_or("", |token| token.span.of(self.text))
    }

    pub(crate) fn tag(&self, word: usize) -> Tag {
        step();
        self.syntax.tags.get(word).copied().unwrap_or(Tag::X)
    }

    pub(crate) fn form(&self, word: usize) -> Form {
        step();
        self.syntax.forms.get(word).copied().unwrap_or(Form::None)
    }

    /// Whether a token can be a participle that tells more of the noun before it: "a diplomat briefed on".
    pub(crate) fn is_reduced(&self, word: usize) -> bool {
        matches!(self.form(word), Form::Past | Form::Participle)
            && self.tag(word.wrapping_sub(1)).is_nominal()
    }

    /// Whether a token is a verb or an auxiliary that can be the predicate of a main clause.
    pub(crate) fn is_finite_verb(&self, word: usize) -> bool {
        self.tag(word).is_verbal() && self.form(word).is_finite()
    }

    /// Where the words before `end` stop that are no adverbs; `floor` at the least.
    pub(crate) fn before_adverbs(&self, end: usize, floor: usize) -> usize {
        let mut end = end;
        while end > floor && self.tag(end - 1) == Tag::Adv {
            end -= 1;
        }
        end
    }

    /// The first token from `at` on that is no adverb; `end` at the most.
    pub(crate) fn behind_adverbs(&self, at: usize, end: usize) -> usize {
        let mut at = at;
        while at < end && self.tag(at) == Tag::Adv {
            at += 1;
        }
        at
    }

    /// A dash between words, in any spelling.
    pub(crate) fn is_dash(&self, word: usize) -> bool {
        self.is_any(word, &["–", "—", "-", "--"])
    }

    pub(crate) fn kind(&self, word: usize) -> TokenKind {
        step();
        self.syntax.tokens.get(word).map_or(TokenKind::Symbol, |token| token.kind)
    }

    /// Whether it is a word or number rather than punctuation.
    pub(crate) fn is_word(&self, word: usize) -> bool {
        matches!(self.kind(word), TokenKind::Word | TokenKind::Number)
    }

    /// Whether it is a quotation mark. Of single ones those count that stand round speech: most are apostrophes.
    pub(crate) fn is_quotation_mark(&self, word: usize) -> bool {
        use TokenKind::{CloseQuote, OpenQuote, Quote};
        let marks = matches!(self.kind(word), OpenQuote | CloseQuote | Quote);
        marks && !matches!(self.low(word), "'" | "\u{201A}" | "\u{201B}" | "\u{FF07}")
    }

    /// Whether it begins with a capital letter.
    pub(crate) fn is_capital(&self, word: usize) -> bool {
        step();
        self.capitals.get(word).copied().unwrap_or(false)
    }

    /// Whether these words stand from `word` on.
    pub(crate) fn reads(&self, word: usize, words: &[&str]) -> bool {
        words.iter().enumerate().all(|(i, expected)| self.low(word + i) == *expected)
    }

    /// Whether any of these words is the token.
    pub(crate) fn is_any(&self, word: usize, words: &[&str]) -> bool {
        let low = self.low(word).as_bytes();
        // Most of them are told apart by their lengths and last letters.
        let same = |other: &&str| {
            let other = other.as_bytes();
            other.len() == low.len() && other.last() == low.last() && other == low
        };
        words.iter().any(same)
    }

    /// The state or organisation named from this token on, and how many tokens name it.
    #[inline]
    pub(crate) fn name(&self, word: usize) -> Option<(usize, Name)> {
        self.names.get(word).copied().flatten()
    }

    /// The same with the side that the name is of.
    pub(crate) fn side(&self, word: usize) -> Option<(usize, &'a Side)> {
        let (length, name) = self.name(word)?;
        Some((length, self.lexicon.side(name)?))
    }

    /// Whether a word of any of these lists of the lexicon stands at the token.
    pub(crate) fn in_any_list(&self, lists: &[&str], word: usize) -> bool {
        lists.iter().any(|list| self.in_list(list, word))
    }

    /// Whether a title may begin with this token: most words cannot.
    #[inline]
    pub(crate) fn may_open_title(&self, word: usize) -> bool {
        self.titles.get(word).copied().unwrap_or(false)
    }

    /// The length of the phrase of this list of the lexicon that begins at the token.
    #[inline]
    pub(crate) fn listed(&self, list: &str, word: usize) -> Option<usize> {
        if !self.opens_phrase_of(list, word) {
            return None;
        }
        let phrases = self.lexicon.contact_phrases.get(list)?;
        phrases.at(self, word).map(|(length, ())| length)
    }

    /// Whether a phrase of this list may begin with the token.
    #[inline]
    fn opens_phrase_of(&self, list: &str, word: usize) -> bool {
        self.lists.get(word).is_some_and(|lists| lists.may_have(list))
    }

    /// Whether a phrase of this list begins at the token.
    #[inline]
    pub(crate) fn in_list(&self, list: &str, word: usize) -> bool {
        self.listed(list, word).is_some()
    }

    /// Whether what a talk was about may begin here; the letters of a body ("WHO") are no pronoun.
    pub(crate) fn opens_topic(&self, word: usize) -> bool {
        let letters = || self.raw(word).chars().all(char::is_uppercase);
        self.in_list("topic_openers", word) && !letters()
    }

    /// The first phrase of a list within the words.
    pub(crate) fn find_listed(&self, list: &str, words: &Words) -> Option<Words> {
        self.first_of(self.lexicon.contact_phrases.get(list)?, list, words)
    }

    /// The first phrase of a list of words that tell the force of a statement within the words.
    pub(crate) fn find_of_force(&self, list: &str, words: &Words) -> Option<Words> {
        self.first_of(self.lexicon.forces.get(list)?, list, words)
    }

    fn first_of(&self, phrases: &Phrases<()>, list: &str, words: &Words) -> Option<Words> {
        words.clone().filter(|at| self.opens_phrase_of(list, *at)).find_map(|at| {
            let (length, ()) = phrases.at(self, at)?;
            (at + length <= words.end).then_some(at..at + length)
        })
    }

    /// The bytes from the first to the last of these tokens.
    pub(crate) fn bytes(&self, words: &Words) -> ByteSpan {
        let tokens = &self.syntax.tokens;
        match (tokens.get(words.start), words.end.checked_sub(1).and_then(|last| tokens.get(last)))
        {
            (Some(first), Some(last)) => {
                ByteSpan::new(first.span.start as usize, last.span.end as usize)
            }
            _ => ByteSpan::new(0, 0),
        }
    }

    /// The words of these tokens with their place.
    pub(crate) fn quote(&self, words: &Words) -> Quote {
        self.quote_bytes(self.bytes(words))
    }

    /// The words at these bytes with their place.
    pub(crate) fn quote_bytes(&self, bytes: ByteSpan) -> Quote {
        Quote::new(self.reading.span(bytes), self.reading.slice(bytes))
    }

    /// How to find a passage again.
    pub(crate) fn selector(&self, span: Span) -> Selector {
        let before = Span::new(span.start.saturating_sub(Selector::CONTEXT), span.start);
        let after = Span::new(span.end, span.end.saturating_add(Selector::CONTEXT));
        Selector {
            exact: self.reading.quote(span).to_owned(),
            prefix: self.reading.quote(before).to_owned(),
            suffix: self.reading.quote(after).to_owned(),
        }
    }

    /// Whether "of intent", "of credence" stands here, behind "letter": an instrument, and no letter.
    pub(crate) fn names_instrument(&self, at: usize) -> bool {
        self.low(at) == "of" && self.in_list("letters_that_bind", at + 1)
    }

    /// Whether a token is the first of its sentence.
    pub(crate) fn opens_sentence(&self, word: usize) -> bool {
        let sentence = self.sentences.get(self.sentence_of(word));
        sentence.is_some_and(|sentence| sentence.words.start == word)
    }

    /// Whether a sentence stands in a paragraph, and not in a heading, a line or a list.
    pub(crate) fn in_paragraph(&self, sentence: &Sentence) -> bool {
        self.blocks[sentence.block].kind == BlockKind::Paragraph
    }

    /// The sentences of the paragraphs, by their index.
    pub(crate) fn body(&self) -> impl Iterator<Item = (usize, &Sentence)> {
        self.sentences.iter().enumerate().filter(|(_, sentence)| self.in_paragraph(sentence))
    }

    /// All tokens of a block.
    pub(crate) fn words_of(&self, block: usize) -> Words {
        let sentences = &self.blocks[block].sentences;
        let first = self.sentences.get(sentences.start).map_or(0, |one| one.words.start);
        let last = sentences.end.checked_sub(1).and_then(|at| self.sentences.get(at));
        first..last.map_or(first, |one| one.words.end).max(first)
    }

    /// The sentence that holds this token.
    pub(crate) fn sentence_of(&self, word: usize) -> usize {
        self.sentences.partition_point(|sentence| sentence.words.end <= word)
    }
}

impl crate::dates::Tokens for Page<'_> {
    fn low(&self, at: usize) -> &str {
        Page::low(self, at)
    }

    fn is_capital(&self, at: usize) -> bool {
        Page::is_capital(self, at)
    }

    fn is_nominal(&self, at: usize) -> bool {
        self.is_word(at) && Tag::is_nominal(self.tag(at))
    }
}

fn place_sentences(syntax: &Analysis, blocks: &mut [Paragraph]) -> Vec<Sentence> {
    let mut sentences: Vec<Sentence> = Vec::with_capacity(syntax.sentences.len());
    let mut block = 0;
    for sentence in &syntax.sentences {
        while blocks.get(block).is_some_and(|b| b.span.end <= sentence.span.start) {
            block += 1;
        }
        let words = sentence.tokens.start as usize..sentence.tokens.end as usize;
        if let Some(paragraph) = blocks.get_mut(block) {
            if paragraph.sentences.is_empty() {
                paragraph.sentences = sentences.len()..sentences.len();
            }
            paragraph.sentences.end = sentences.len() + 1;
        }
        sentences.push(Sentence { words, block });
    }
    sentences
}

fn lower_case(
    text: &str,
    syntax: &Analysis,
    plain: &BTreeMap<usize, String>,
) -> (String, Vec<u32>) {
    let mut lower = String::with_capacity(text.len());
    let mut ends = Vec::with_capacity(syntax.tokens.len());
    for (word, token) in syntax.tokens.iter().enumerate() {
        let written = plain.get(&word).map_or(token.span.of(text), String::as_str);
        fold_into(written, &mut lower);
        ends.push(u32::try_from(lower.len()).unwrap_or(u32::MAX));
    }
    (lower, ends)
}

/// Appends `word` in lower case, with straight apostrophes and hyphens.
pub(crate) fn fold_into(word: &str, out: &mut String) {
    for c in word.chars() {
        match c {
            'A'..='Z' => out.push(c.to_ascii_lowercase()),
            '\u{2018}' | '\u{2019}' | '\u{02BC}' => out.push('\''),
            '\u{2010}' | '\u{2011}' => out.push('-'),
            '\u{2060}' | '\u{00AD}' | '\u{200B}' => {}
            _ if c.is_ascii() => out.push(c),
            _ => out.extend(c.to_lowercase()),
        }
    }
}

/// `word` in lower case, with straight apostrophes and hyphens, and marks in the place of character
/// references.
pub(crate) fn fold(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    fold_into(&plain(word), &mut out);
    out
}
