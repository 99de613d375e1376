//! What both steps look at: the words of a text as hashes, its sentences and quotations.

use std::ops::Range;

use chancery_record::ByteSpan;
use chancery_syntax::{Analysis, Form, Tag, TokenKind, pair_quotes};

/// No quotation.
pub(crate) const UNQUOTED: u32 = u32::MAX;

/// One token.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Word {
    /// In lower case, digits as noughts.
    pub(crate) lower: u32,
    /// Without the commonest endings of English verbs and nouns.
    pub(crate) stem: u32,
    pub(crate) suffix: u32,
    /// Part of speech and form.
    pub(crate) tag: u32,
    pub(crate) pos: Tag,
    pub(crate) capital: bool,
    /// The quotation whose marks it stands between (the marks included), or [`UNQUOTED`].
    pub(crate) quote: u32,
    pub(crate) is_mark: bool,
    /// A word or number.
    pub(crate) is_word: bool,
}

const EDGE: Word = Word {
    lower: 1,
    stem: 1,
    suffix: 1,
    tag: 999,
    pos: Tag::Punct,
    capital: false,
    quote: UNQUOTED,
    is_mark: false,
    is_word: false,
};

/// A text as the model sees it.
pub(crate) struct View {
    words: Vec<Word>,
    /// Token ranges.
    pub(crate) sentences: Vec<Range<usize>>,
    /// For each sentence, whether any of it stands between quotation marks.
    quoting: Vec<bool>,
    /// For each sentence, the token range of its block.
    blocks: Vec<Range<usize>>,
    /// Quotations with their marks, none within another.
    quotations: Vec<Range<usize>>,
}

impl View {
    pub(crate) fn new(text: &str, blocks: &[ByteSpan], syntax: &Analysis) -> Self {
        let mut words: Vec<Word> =
            (0..syntax.tokens.len()).map(|i| word(text, syntax, i)).collect();
        let pairs = pair_quotes(text, &syntax.tokens, blocks);
        let mut quotations: Vec<Range<usize>> = Vec::with_capacity(pairs.len());
        let mut reached = 0;
        for (number, pair) in (0u32..).zip(&pairs) {
            let range = pair.open as usize..pair.close as usize + 1;
            if quotations.last().is_none_or(|last| last.end <= range.start) {
                quotations.push(range.clone());
            }
            // An outer quotation counts, not one inside it: what those before reach is theirs.
            let own = reached.max(range.start)..range.end;
            for word in words.get_mut(own).unwrap_or(&mut []) {
                word.quote = number;
            }
            reached = reached.max(range.end);
        }
        let sentences: Vec<Range<usize>> = syntax
            .sentences
            .iter()
            .map(|s| s.tokens.start as usize..s.tokens.end as usize)
            .collect();
        let quoted = |range: &Range<usize>| {
            let words = words.get(range.clone()).unwrap_or(&[]);
            words.iter().any(|word| word.quote != UNQUOTED)
        };
        let quoting = sentences.iter().map(quoted).collect();
        let blocks = block_ranges(blocks, syntax, &sentences);
        Self { words, sentences, quoting, blocks, quotations }
    }

    /// How many tokens there are.
    pub(crate) fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether a token stands between quotation marks, or is one.
    pub(crate) fn quoted(&self, at: usize) -> bool {
        self.word(at).quote != UNQUOTED
    }

    /// Whether any token of a sentence stands between quotation marks.
    pub(crate) fn has_quote(&self, sentence: usize) -> bool {
        self.quoting.get(sentence).copied().unwrap_or(false)
    }

    pub(crate) fn quotations(&self) -> &[Range<usize>] {
        &self.quotations
    }

    #[inline]
    pub(crate) fn word(&self, at: usize) -> &Word {
        self.words.get(at).unwrap_or(&EDGE)
    }

    /// The word `offset` after `at`, if it is in `range`.
    #[inline]
    pub(crate) fn near(&self, range: &Range<usize>, at: usize, offset: isize) -> &Word {
        match at.checked_add_signed(offset) {
            Some(i) if range.contains(&i) => self.word(i),
            _ => &EDGE,
        }
    }

    /// The index of the sentence that holds this token.
    pub(crate) fn sentence_of(&self, at: usize) -> usize {
        self.sentences.partition_point(|sentence| sentence.end <= at)
    }

    /// The token range of a sentence's block.
    pub(crate) fn block_of(&self, sentence: usize) -> Range<usize> {
        self.blocks.get(sentence).cloned().unwrap_or(0..0)
    }
}

fn block_ranges(
    blocks: &[ByteSpan],
    syntax: &Analysis,
    sentences: &[Range<usize>],
) -> Vec<Range<usize>> {
    let start = |at: usize| syntax.tokens.get(at).map_or(0, |t| t.span.start);
    let mut block = 0;
    let of_block = |sentence: &Range<usize>| {
        while blocks.get(block).is_some_and(|b| b.end <= start(sentence.start)) {
            block += 1;
        }
        block
    };
    let homes: Vec<usize> = sentences.iter().map(of_block).collect();
    let mut ranges = Vec::with_capacity(sentences.len());
    for own in homes.chunk_by(|a, b| a == b) {
        let within = sentences.get(ranges.len()..ranges.len() + own.len()).unwrap_or(&[]);
        let first = within.first().map_or(0, |s| s.start);
        let last = within.last().map_or(first, |s| s.end);
        ranges.extend(own.iter().map(|_| first..last));
    }
    ranges
}

fn word(text: &str, syntax: &Analysis, at: usize) -> Word {
    let Some(token) = syntax.tokens.get(at) else { return EDGE };
    let written = token.plain(text);
    let pos = syntax.tags.get(at).copied().unwrap_or(Tag::X);
    let form = syntax.forms.get(at).copied().unwrap_or(Form::None);
    let mut lower = [0u8; LONGEST];
    let length = fold(&written, &mut lower);
    let lower = lower.get(..length).unwrap_or(&[]);
    let mark =
        matches!(token.kind, TokenKind::OpenQuote | TokenKind::CloseQuote | TokenKind::Quote);
    Word {
        lower: hash(lower),
        stem: hash(stem(lower)),
        suffix: hash(lower.get(length.saturating_sub(3)..).unwrap_or(&[])),
        tag: pos as u32 * 16 + form as u32,
        pos,
        capital: written.chars().next().is_some_and(char::is_uppercase),
        quote: UNQUOTED,
        is_mark: mark,
        is_word: matches!(token.kind, TokenKind::Word | TokenKind::Number),
    }
}

const LONGEST: usize = 40;

/// Lower case, straight marks, digits as noughts; a longer word is cut.
fn fold(word: &str, out: &mut [u8; LONGEST]) -> usize {
    let mut length = 0;
    let mut push = |byte: u8| {
        if let Some(slot) = out.get_mut(length) {
            *slot = byte;
            length += 1;
        }
    };
    for c in word.chars() {
        match c {
            '0'..='9' => push(b'0'),
            c if c.is_ascii() => push(c.to_ascii_lowercase() as u8),
            '\u{2018}' | '\u{2019}' | '\u{02BC}' => push(b'\''),
            '\u{201C}'..='\u{201F}' | '«' | '»' => push(b'"'),
            '\u{2010}' | '\u{2011}' => push(b'-'),
            '\u{00AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' => {}
            c => {
                for lower in c.to_lowercase() {
                    let mut utf8 = [0; 4];
                    lower.encode_utf8(&mut utf8).bytes().for_each(&mut push);
                }
            }
        }
    }
    length
}

/// FNV-1a, 32 bits.
fn hash(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811C_9DC5, |hash, b| (hash ^ u32::from(*b)).wrapping_mul(0x0100_0193))
}

/// Cuts the commonest endings: "warned", "warning", "warns", "warn" are one.
fn stem(word: &[u8]) -> &[u8] {
    if word.len() < 5 {
        return match word {
            b"said" | b"says" | b"say" => b"say",
            b"told" | b"tell" => b"tell",
            _ => word.strip_suffix(b"s").filter(|w| w.len() > 2).unwrap_or(word),
        };
    }
    let cut = [&b"ies"[..], b"ied", b"ing", b"ed", b"es", b"s", b"e", b"y"]
        .into_iter()
        .find_map(|ending| word.strip_suffix(ending).filter(|rest| rest.len() >= 3));
    let rest = cut.unwrap_or(word);
    // "planned" and "plan" meet.
    match rest {
        [head @ .., a, b] if a == b && cut.is_some() && !matches!(a, b'l' | b's') => {
            rest.get(..head.len() + 1).unwrap_or(rest)
        }
        _ => rest,
    }
}
