//! Where sentences end.
//!
//! Rules over tokens, in the line of Mikheev (2002), "Periods, Capitalized Words, etc.": what
//! stands before the full stop, what the next word looks like, what lies between. They must
//! survive machine translation, missing spaces and hard line wraps, so no rule needs a space after
//! the full stop, and a line break alone never ends a sentence.

use std::ops::Range;

use chancery_record::ByteSpan;

use crate::chars::{Class, class, is_bullet, is_terminator};
use crate::english::{Abbreviation, English};
use crate::token::{Token, TokenKind};

/// One sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// From its first token's first byte to its last token's end, in bytes of the reading text.
    pub span: ByteSpan,
    /// Its tokens, as indices into the token vector it was cut from.
    pub tokens: Range<u32>,
}

/// Appends the sentences of one block to `out`: the tokens from index `first` to the last.
///
/// Every token from `first` on belongs to exactly one sentence; the end of the tokens always ends
/// a sentence, and so does every [`LONGEST_SENTENCE`] tokens. A closing quotation mark or bracket
/// belongs to the sentence it ends. Linear.
pub fn split_sentences(text: &str, tokens: &[Token], first: usize, out: &mut Vec<Sentence>) {
    let Some(block) = tokens.get(first..) else { return };
    let splitter = Splitter { text, tokens: block, lists: English::lists() };
    let mut start = 0;
    let mut at = 0;
    while at < block.len() {
        if at > start && splitter.line_opens_item(at) {
            splitter.push(first, start..at, out);
            start = at;
        }
        let Some((end, ends)) = splitter.sentence_end(start, at) else {
            at += 1;
            continue;
        };
        if ends {
            splitter.push(first, start..end, out);
            start = end;
        }
        // What closes a mark is not looked at again, or a run of marks would cost its square.
        at = end;
    }
    splitter.push(first, start..block.len(), out);
}

/// How many tokens a sentence has at most; of what goes on longer, the rest is the next sentence.
///
/// Rules look from one end of a sentence to the other, for each cue in it: the limit keeps their
/// steps linear in a text that never stops. No sentence that anybody wrote comes near it.
pub const LONGEST_SENTENCE: usize = 1000;

/// How many opening marks may stand between a full stop and the next word.
const OPENING_MARKS: usize = 4;

struct Splitter<'t> {
    text: &'t str,
    tokens: &'t [Token],
    lists: &'static English,
}

/// What the next word looks like.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Start {
    Upper,
    Lower,
    Digit,
    Other,
}

impl Splitter<'_> {
    fn push(&self, first: usize, range: Range<usize>, out: &mut Vec<Sentence>) {
        let index = |i: usize| u32::try_from(first + i).unwrap_or(u32::MAX);
        let mut start = range.start;
        for tokens in self.tokens.get(range).unwrap_or(&[]).chunks(LONGEST_SENTENCE) {
            let [head, ..] = tokens else { return };
            let tail = tokens.last().unwrap_or(head);
            out.push(Sentence {
                span: ByteSpan { start: head.span.start, end: tail.span.end },
                tokens: index(start)..index(start + tokens.len()),
            });
            start += tokens.len();
        }
    }

    fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |t| t.text(self.text))
    }

    fn kind(&self, at: usize) -> Option<TokenKind> {
        self.tokens.get(at).map(|t| t.kind)
    }

    /// What lies between the token before `at` and the token at `at`.
    fn gap(&self, at: usize) -> &str {
        let (Some(before), Some(token)) =
            (at.checked_sub(1).and_then(|i| self.tokens.get(i)), self.tokens.get(at))
        else {
            return "";
        };
        self.text.get(before.span.end as usize..token.span.start as usize).unwrap_or("")
    }

    /// Where the marks that close the mark or abbreviation at `at` end, and whether the sentence
    /// ends there; `None` for a token that cannot end one.
    fn sentence_end(&self, start: usize, at: usize) -> Option<(usize, bool)> {
        let token = self.tokens.get(at)?;
        match token.kind {
            TokenKind::Punct => {
                let mark = self.word(at).chars().next().filter(|c| is_terminator(*c))?;
                let end = self.closing_marks(at + 1);
                Some((end, self.ends_at_mark(start, at, mark, end)))
            }
            TokenKind::Word if self.word(at).ends_with('.') => {
                let end = self.closing_marks(at + 1);
                Some((end, self.ends_at_abbreviation(at, end)))
            }
            _ => None,
        }
    }

    /// One past the closing quotation marks, brackets and further full stops from `at` on.
    fn closing_marks(&self, mut at: usize) -> usize {
        while let Some(kind) = self.kind(at) {
            let touches = self.gap(at).is_empty();
            let word = self.word(at);
            let closes = match kind {
                TokenKind::CloseQuote => !self.gap(at).contains('\n'),
                TokenKind::Quote => touches && !self.opens_something(at),
                TokenKind::Punct if touches && matches!(word, ")" | "]" | "}") => true,
                TokenKind::Punct if touches || word == "." => {
                    word.chars().all(is_terminator) && !self.gap(at).contains('\n')
                }
                _ => false,
            };
            if closes {
                at += 1;
            } else if self.is_note_mark(at) && !self.gap(at).contains('\n') {
                at += 3;
            } else {
                break;
            }
        }
        at
    }

    /// Whether a straight mark touches a word after it.
    fn opens_something(&self, at: usize) -> bool {
        self.gap(at + 1).is_empty()
            && matches!(self.kind(at + 1), Some(TokenKind::Word | TokenKind::Number))
    }

    /// A bracketed note number: "[12]".
    fn is_note_mark(&self, at: usize) -> bool {
        self.word(at) == "["
            && self.kind(at + 1) == Some(TokenKind::Number)
            && self.word(at + 2) == "]"
    }

    /// Whether the mark at `at`, closed off at `end`, ends the sentence begun at `start`.
    fn ends_at_mark(&self, start: usize, at: usize, mark: char, end: usize) -> bool {
        if end >= self.tokens.len() || !mark.is_ascii() && mark != '…' {
            return true;
        }
        let next = self.next_start(end);
        let spaced = !self.gap(end).is_empty();
        let quoted = self.has_quote(at + 1, end);
        let is_ellipsis = mark == '…' || self.word(at).starts_with("..");
        match next {
            _ if mark == '.' && self.is_item_number(start, at) => false,
            Start::Lower if quoted || !spaced || self.has_bracket(at + 1, end) => false,
            Start::Lower if is_ellipsis => false,
            Start::Lower if mark == '.' => self.ends_plain_word(at),
            Start::Digit if !spaced && !quoted => false,
            Start::Other if !spaced && !quoted => false,
            _ => true,
        }
    }

    /// Whether the token before the full stop at `at` is an everyday word, not a clipped one.
    fn ends_plain_word(&self, at: usize) -> bool {
        let before = at.checked_sub(1).map_or("", |i| self.word(i));
        before.len() >= 3 && before.bytes().all(|b| b.is_ascii_lowercase())
    }

    /// Whether the number or letter before the full stop at `at` numbers an item: "1. The sides".
    fn is_item_number(&self, start: usize, at: usize) -> bool {
        at == start + 1
            && (self.kind(start) == Some(TokenKind::Number)
                || self.kind(start) == Some(TokenKind::Word) && is_item_letter(self.word(start)))
    }

    fn ends_at_abbreviation(&self, at: usize, end: usize) -> bool {
        if end >= self.tokens.len() {
            return true;
        }
        let word = self.word(at).trim_end_matches('.');
        let is_dotted = word.contains('.');
        let is_initial = !is_dotted && word.chars().count() == 1;
        let may_end = is_dotted || self.lists.abbreviation(word) == Some(Abbreviation::Final);
        let next = self.next_start(end);
        if is_initial || !may_end || next != Start::Upper {
            return end > at + 1 && next == Start::Upper && !is_initial;
        }
        let opener = self.word(self.next_word(end));
        self.lists.opens_sentence(opener)
            || end > at + 1 && self.has_quote(at + 1, end)
            || word == "etc"
    }

    fn has_quote(&self, from: usize, to: usize) -> bool {
        (from..to).any(|i| {
            matches!(
                self.kind(i),
                Some(TokenKind::CloseQuote | TokenKind::Quote | TokenKind::OpenQuote)
            )
        })
    }

    fn has_bracket(&self, from: usize, to: usize) -> bool {
        (from..to).any(|i| matches!(self.word(i), ")" | "]" | "}"))
    }

    /// The first token from `at` on that is not an opening mark.
    fn next_word(&self, at: usize) -> usize {
        (at..at + OPENING_MARKS)
            .find(|i| {
                !matches!(self.kind(*i), Some(TokenKind::OpenQuote | TokenKind::Quote))
                    && !matches!(self.word(*i), "(" | "[" | "-" | "—" | "–" | "--")
            })
            .unwrap_or(at)
    }

    fn next_start(&self, at: usize) -> Start {
        let word = self.word(self.next_word(at));
        match word.chars().next() {
            Some(c) if c.is_uppercase() => Start::Upper,
            Some(c) if c.is_lowercase() => Start::Lower,
            Some(c) if class(c) == Class::Digit => Start::Digit,
            Some(c) if class(c) == Class::Letter => Start::Upper,
            _ => Start::Other,
        }
    }

    /// Whether the token at `at` opens a line that is an item of its own.
    ///
    /// A blank line always parts; a single line break only before a bullet, an item number or
    /// letter ("1.", "(a)", "a)"), or a speaker's label in capitals.
    fn line_opens_item(&self, at: usize) -> bool {
        let breaks = line_breaks(self.gap(at));
        breaks > 1 || breaks == 1 && (self.is_item(at) || self.is_speaker(at))
    }

    fn is_item(&self, at: usize) -> bool {
        let mut chars = self.word(at).chars();
        let head = chars.next();
        if chars.next().is_none() && head.is_some_and(is_bullet) {
            return !self.gap(at + 1).is_empty();
        }
        if self.word(at) == "(" {
            return self.word(at + 2) == ")" && self.is_item_label(at + 1);
        }
        let closed = self.gap(at + 1).is_empty() && matches!(self.word(at + 1), "." | ")");
        closed && self.is_item_label(at) && !self.gap(at + 2).is_empty()
    }

    fn is_item_label(&self, at: usize) -> bool {
        match self.kind(at) {
            Some(TokenKind::Number) => self.word(at).len() <= 3,
            Some(TokenKind::Word) => is_item_letter(self.word(at)),
            _ => false,
        }
    }

    /// A label of one to six words in capitals and a colon: "MINISTER ARDEN:".
    fn is_speaker(&self, at: usize) -> bool {
        const LONGEST_LABEL: usize = 6;
        for i in at..at + LONGEST_LABEL {
            let word = self.word(i);
            if word == ":" {
                return i > at;
            }
            let is_name =
                word.chars().any(char::is_uppercase) && !word.chars().any(char::is_lowercase);
            if !is_name && !matches!(word, "." | ",") {
                return false;
            }
        }
        false
    }
}

/// One letter or a small roman number.
fn is_item_letter(word: &str) -> bool {
    word.len() == 1 && word.bytes().all(|b| b.is_ascii_alphabetic())
        || word.len() <= 4
            && !word.is_empty()
            && word.bytes().all(|b| matches!(b | 0x20, b'i' | b'v' | b'x'))
}

fn line_breaks(gap: &str) -> usize {
    if !gap.bytes().any(|b| b == b'\n' || b == b'\r' || b >= 0x80) {
        return 0;
    }
    let feeds = gap.matches('\n').count();
    let returns = gap.matches('\r').count();
    let paragraphs = gap.matches('\u{2029}').count();
    feeds.max(returns) + gap.matches('\u{2028}').count() + 2 * paragraphs
}
