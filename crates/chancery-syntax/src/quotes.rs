//! Which quotation marks belong together.
//!
//! Reading follows the marks, not the words, and never past the end of a block, except along a
//! chain of paragraphs that each open with the mark again while only the last one closes (the
//! convention for quotations of several paragraphs, Chicago Manual of Style 13.32).

use std::ops::Range;

use chancery_record::ByteSpan;

use crate::token::{Token, TokenKind};

/// A quotation: its marks, as indices into the token vector.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QuotePair {
    /// The opening mark.
    pub open: u32,
    /// The closing mark; of a continued quotation, the last token of its paragraph, or of the
    /// sentence behind which it is opened again.
    pub close: u32,
    /// Whether it is not closed but opened again: by the next paragraph, or (straight marks) by the
    /// next sentence.
    pub continued: bool,
}

impl QuotePair {
    /// The tokens quoted, without the marks.
    #[must_use]
    pub fn content(&self) -> Range<u32> {
        self.open + 1..self.close + u32::from(self.continued)
    }
}

/// Marks that can close each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Family {
    Double,
    Single,
    Angle,
    SingleAngle,
    Corner,
}

const FAMILIES: usize = 5;

/// How many tokens behind an apostrophe the mark is looked for that closes its quotation.
const LOOKAHEAD: usize = 128;

/// Which way a mark turns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Turn {
    Open,
    Close,
    Either,
}

/// Pairs the quotation marks of `tokens`, ordered by their opening marks.
///
/// `blocks` are the byte spans the tokens were read from, in order; a mark left unpaired at the
/// end of its block is dropped. Curly marks and guillemets pair by shape, straight marks by turns
/// and by what they touch; an apostrophe is not a mark. Linear in the tokens.
#[must_use]
pub fn pair_quotes(text: &str, tokens: &[Token], blocks: &[ByteSpan]) -> Vec<QuotePair> {
    let mut pairs = Vec::new();
    let mut start = 0;
    for block in blocks {
        let rest = tokens.get(start..).unwrap_or(&[]);
        let end = start + rest.iter().take_while(|t| t.span.start < block.end).count();
        Pairing::new(text, tokens).block(start..end, &mut pairs);
        start = end;
    }
    pairs.sort_unstable_by_key(|pair| pair.open);
    pairs
}

struct Pairing<'t> {
    text: &'t str,
    tokens: &'t [Token],
    /// Marks that are open: token index and family.
    open: Vec<(usize, Family)>,
    /// How many marks of each family are open.
    count: [usize; FAMILIES],
}

impl<'t> Pairing<'t> {
    fn new(text: &'t str, tokens: &'t [Token]) -> Self {
        Self { text, tokens, open: Vec::new(), count: [0; FAMILIES] }
    }

    fn block(mut self, range: Range<usize>, pairs: &mut Vec<QuotePair>) {
        for at in range.clone() {
            let Some((family, turn)) = self.mark(at) else { continue };
            let is_open = self.is_open(family);
            if is_open && family == Family::Single && self.is_possessive(at, &range) {
                continue;
            }
            match turn {
                Turn::Open if self.closes_low_mark(at) => self.close(at, family, pairs),
                Turn::Open => self.push(at, family),
                Turn::Close if is_open => self.close(at, family, pairs),
                Turn::Close if family != Family::Single && self.looks_open(at, &range) => {
                    self.push(at, family);
                }
                Turn::Close => {}
                Turn::Either => self.straight(at, family, &range, pairs),
            }
        }
        self.carry_on(&range, pairs);
    }

    /// Takes a straight mark for an opening or a closing one.
    fn straight(
        &mut self,
        at: usize,
        family: Family,
        range: &Range<usize>,
        pairs: &mut Vec<QuotePair>,
    ) {
        let (opens, closes) = (self.looks_open(at, range), self.looks_closed(at, range));
        match (self.is_open(family), opens, closes) {
            // A second opening: the first was never closed. Behind the end of a sentence it goes on.
            (true, true, false) => {
                let open = self.discard(family).filter(|open| open + 1 < at);
                if let Some(open) = open.filter(|_| self.ends_sentence(at - 1)) {
                    let close = index(at - 1);
                    pairs.push(QuotePair { open: index(open), close, continued: true });
                }
                self.push(at, family);
            }
            (true, ..) => self.close(at, family, pairs),
            (false, false, true) => {}
            (false, ..) => self.push(at, family),
        }
    }

    /// Whether an open single quotation goes on behind this mark: "'The fishers' boats are free.'", where
    /// punctuation stands at a later one.
    fn is_possessive(&self, at: usize, range: &Range<usize>) -> bool {
        let word = |at: usize| self.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Word);
        let plural = self.tokens.get(at - 1).is_some_and(|t| t.text(self.text).ends_with('s'));
        let within = plural && word(at + 1) && self.gap(at + 1);
        let punctuation =
            |at: usize| self.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Punct);
        let rest = at + 1..range.end.min(at + LOOKAHEAD);
        within
            && rest.into_iter().any(|later| {
                let closes =
                    matches!(self.mark(later), Some((Family::Single, turn)) if turn != Turn::Open);
                closes && !self.gap(later) && (punctuation(later - 1) || punctuation(later + 1))
            })
    }

    fn ends_sentence(&self, at: usize) -> bool {
        let text = self.tokens.get(at).map_or("", |token| token.text(self.text));
        matches!(text, "." | "!" | "?")
    }

    fn mark(&self, at: usize) -> Option<(Family, Turn)> {
        let token = self.tokens.get(at)?;
        let turn = match token.kind {
            TokenKind::OpenQuote => Turn::Open,
            TokenKind::CloseQuote => Turn::Close,
            TokenKind::Quote => Turn::Either,
            _ => return None,
        };
        let family = match token.text(self.text).chars().next()? {
            '\'' if self.is_double(token) => Family::Double,
            '\'' | '‘' | '’' | '‚' | '\u{201B}' | '\u{02BC}' | '\u{FF07}' => Family::Single,
            '«' | '»' | '《' | '》' => Family::Angle,
            '‹' | '›' | '〈' | '〉' => Family::SingleAngle,
            '「' | '」' | '『' | '』' => Family::Corner,
            _ => Family::Double,
        };
        Some((family, turn))
    }

    /// Whether the token is two straight single marks set as a double one.
    fn is_double(&self, token: &Token) -> bool {
        token.plain(self.text).len() == 2
    }

    fn is_open(&self, family: Family) -> bool {
        self.count.get(family as usize).is_some_and(|n| *n > 0)
    }

    fn push(&mut self, at: usize, family: Family) {
        self.open.push((at, family));
        if let Some(n) = self.count.get_mut(family as usize) {
            *n += 1;
        }
    }

    /// Drops open marks up to and with the last one of `family`; gives its index.
    fn discard(&mut self, family: Family) -> Option<usize> {
        while let Some((at, found)) = self.open.pop() {
            if let Some(n) = self.count.get_mut(found as usize) {
                *n -= 1;
            }
            if found == family {
                return Some(at);
            }
        }
        None
    }

    fn close(&mut self, at: usize, family: Family, pairs: &mut Vec<QuotePair>) {
        if let Some(open) = self.discard(family) {
            pairs.push(QuotePair { open: index(open), close: index(at), continued: false });
        }
    }

    /// Whether the mark at `at` is “ closing what „ opened.
    fn closes_low_mark(&self, at: usize) -> bool {
        let text = |i: usize| self.tokens.get(i).map_or("", |t| t.text(self.text));
        match self.open.last() {
            Some((open, _)) => {
                (text(*open), text(at)) == ("„", "“") || (text(*open), text(at)) == ("‚", "‘")
            }
            None => false,
        }
    }

    /// Whether nothing touches the mark before it and something does after it.
    fn looks_open(&self, at: usize, block: &Range<usize>) -> bool {
        let after_gap = at == block.start || self.gap(at) || self.opens_bracket(at - 1);
        after_gap && at + 1 < block.end && !self.gap(at + 1)
    }

    /// Whether something touches the mark before it and nothing does after it.
    fn looks_closed(&self, at: usize, block: &Range<usize>) -> bool {
        let before_gap = at + 1 >= block.end
            || self.gap(at + 1)
            || self.tokens.get(at + 1).is_some_and(|t| t.kind == TokenKind::Punct);
        at > block.start && !self.gap(at) && before_gap
    }

    fn opens_bracket(&self, at: usize) -> bool {
        let word = self.tokens.get(at).map_or("", |t| t.text(self.text));
        matches!(word, "(" | "[" | "{" | "—" | "–" | "--" | "-" | "/" | "“" | "‘" | "«")
    }

    /// Whether anything lies between the token before `at` and the token at `at`.
    fn gap(&self, at: usize) -> bool {
        match (at.checked_sub(1).and_then(|i| self.tokens.get(i)), self.tokens.get(at)) {
            (Some(before), Some(token)) => before.span.end < token.span.start,
            _ => true,
        }
    }

    /// Marks the outermost open quotation as continued where the next block opens it again.
    fn carry_on(&self, block: &Range<usize>, pairs: &mut Vec<QuotePair>) {
        let Some((open, family)) = self.open.first().copied() else { return };
        let Some((next, turn)) = self.mark(block.end) else { return };
        if family == next && turn != Turn::Close && open + 1 < block.end {
            let close = index(block.end - 1);
            pairs.push(QuotePair { open: index(open), close, continued: true });
        }
    }
}

fn index(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
