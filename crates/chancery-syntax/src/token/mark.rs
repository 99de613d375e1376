//! Punctuation, quotation marks, apostrophes outside words, signs.

use super::{Scanner, Token, TokenKind};
use crate::chars::{Class, class, is_terminator};
use crate::english;

impl Scanner<'_> {
    /// Reads the mark `c` at `at` and what belongs to it.
    pub(super) fn mark(&mut self, at: usize, c: char, width: usize, out: &mut Vec<Token>) -> usize {
        let end = at + width;
        match class(c) {
            Class::QuoteOpen => {
                self.open_single |= c == '‘';
                self.push(at, end, TokenKind::OpenQuote, out)
            }
            Class::QuoteClose => self.push(at, end, TokenKind::CloseQuote, out),
            Class::QuoteStraight => self.push(at, end, TokenKind::Quote, out),
            Class::Apostrophe => self.apostrophe(at, c, width, out),
            Class::Punct => {
                let end = self.same_marks(at, c, end);
                self.push(at, end, TokenKind::Punct, out)
            }
            _ => self.symbol(at, c, end, out),
        }
    }

    /// The end of a run of one mark, or of mixed `!` and `?`.
    fn same_marks(&self, at: usize, c: char, mut end: usize) -> usize {
        if !(is_terminator(c) || matches!(c, '-' | '*' | '_' | '—' | '–')) {
            return end;
        }
        let bytes = self.text.as_bytes().get(at);
        let mixed = matches!(bytes, Some(b'!' | b'?'));
        while let Some((next, width)) = self.char_at(end) {
            if next != c && !(mixed && matches!(next, '!' | '?')) {
                break;
            }
            end += width;
        }
        end
    }

    /// An apostrophe outside a word: a quotation mark, a clitic's, or a possessive's.
    fn apostrophe(&mut self, at: usize, c: char, width: usize, out: &mut Vec<Token>) -> usize {
        let end = at + width;
        if let Some((_, second)) = self.char_at(end).filter(|(next, _)| *next == c) {
            // Two straight marks set as a double one.
            let opens = self.is_alnum(end + second);
            let kind = if opens { TokenKind::OpenQuote } else { TokenKind::CloseQuote };
            return self.push(at, end + second, kind, out);
        }
        let touches = out.last().is_some_and(|t| t.span.end as usize == at);
        let after_word = touches
            && out.last().is_some_and(|t| matches!(t.kind, TokenKind::Word | TokenKind::Number));
        let straight = c != '’';
        let is_open = if straight { self.open_straight } else { self.open_single };
        if !touches && self.is_alnum(end) {
            return self.elision(at, end, straight, out);
        }
        let after_s =
            matches!(self.text.as_bytes().get(at.wrapping_sub(1)), Some(b's' | b'S' | b'z' | b'x'));
        if after_word && after_s && !is_open {
            return self.push(at, end, TokenKind::Word, out);
        }
        if straight && !touches && !is_open {
            self.open_straight = true;
            return self.push(at, end, TokenKind::Quote, out);
        }
        if straight {
            self.open_straight = false;
            let kind = if is_open { TokenKind::CloseQuote } else { TokenKind::Quote };
            return self.push(at, end, kind, out);
        }
        self.open_single = false;
        self.push(at, end, TokenKind::CloseQuote, out)
    }

    /// An apostrophe before letters: "’90s", a clitic set off by a space, or an opening quote.
    fn elision(&mut self, at: usize, end: usize, straight: bool, out: &mut Vec<Token>) -> usize {
        let run = self.run(end);
        let tail = self.text.get(end..run.end).unwrap_or("");
        if english::is_clitic(tail) || self.is_digit(end) && !straight {
            let stop = run.end;
            return self.push(at, stop, run.kind(), out);
        }
        if straight {
            self.open_straight = true;
            return self.push(at, end, TokenKind::Quote, out);
        }
        // A curly closing mark before a word: a misused opening one, or an elision ("’tis").
        self.push(at, end, TokenKind::Quote, out)
    }

    /// A sign with the marks, selectors and joined pictures that belong to it.
    fn symbol(&self, at: usize, c: char, mut end: usize, out: &mut Vec<Token>) -> usize {
        if c == '`' && self.char_at(end).is_some_and(|(next, _)| next == '`') {
            return self.push(at, end + 1, TokenKind::OpenQuote, out);
        }
        if c.is_ascii() && !matches!(c, '$' | '%' | '&' | '@' | '#') {
            while self.char_at(end).is_some_and(|(next, _)| next == c) {
                end += 1;
            }
            return self.push(at, end, TokenKind::Symbol, out);
        }
        let mut joined = false;
        while let Some((next, width)) = self.char_at(end) {
            let modifier = matches!(next, '\u{FE00}'..='\u{FE0F}' | '\u{1F3FB}'..='\u{1F3FF}'
                | '\u{20E3}' | '\u{200D}' | '\u{E0020}'..='\u{E007F}');
            let in_sequence = joined && class(next) == Class::Symbol;
            if !modifier && !in_sequence {
                break;
            }
            joined = next == '\u{200D}';
            end += width;
        }
        self.push(at, end, TokenKind::Symbol, out)
    }
}
