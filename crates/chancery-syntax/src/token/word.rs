//! Words and numbers: runs of letters and digits with what joins them.

use super::{LOOK_AHEAD, Scanner, Token, TokenKind};
use crate::chars::{Class, class, is_hyphen};
use crate::english::{self, Abbreviation};

impl Scanner<'_> {
    /// Reads the word or number that begins at `start`; returns where reading goes on.
    pub(super) fn word(&self, start: usize, out: &mut Vec<Token>) -> usize {
        if let Some(end) = self.web_address(start) {
            return self.push(start, end, TokenKind::Word, out);
        }
        let run = self.run(start);
        let end = self.final_stop(start, &run, out);
        self.push_run(start, end, &run, out);
        end
    }

    /// The longest stretch of letters, digits and the connectors that join them.
    pub(super) fn run(&self, start: usize) -> Run {
        let mut run = Run { end: start, piece: start, ..Run::default() };
        let mut at = start;
        while let Some((c, width)) = self.char_at(at) {
            match class(c) {
                Class::Letter => {
                    run.letters = true;
                    run.end = at + width;
                }
                Class::Digit => {
                    run.number_first |= at == start;
                    run.end = at + width;
                }
                Class::Ignorable => {}
                _ if at != run.end => break,
                _ => match self.connector(start, &run, at, c, width) {
                    Join::Break => break,
                    Join::Piece => {
                        run.hyphen |= is_hyphen(c) || c == '–';
                        run.dotted |= c == '.';
                        run.piece = at + width;
                    }
                    Join::StopPiece => {
                        // The full stop and the hyphen after it: "U.S.-".
                        run.hyphen = true;
                        run.piece = at + 2;
                        at += 1;
                    }
                    Join::Within => {
                        if class(c) == Class::Apostrophe || c == '‘' {
                            run.apostrophe = Some((at, width));
                        }
                    }
                },
            }
            at += width;
        }
        run
    }

    /// Whether the mark `c` at `at` joins what stands before and after it.
    fn connector(&self, start: usize, run: &Run, at: usize, c: char, width: usize) -> Join {
        let next = at + width;
        let join = |yes: bool, how: Join| if yes { how } else { Join::Break };
        match c {
            '.' => self.inner_stop(start, run, at),
            ',' => join(self.groups_thousands(at), Join::Within),
            ':' | '+' | '/' => {
                join(self.is_digit(at.wrapping_sub(1)) && self.is_digit(next), Join::Within)
            }
            '&' => join(
                at - start <= 4 && self.is_upper(at.wrapping_sub(1)) && self.is_upper(next),
                Join::Within,
            ),
            '_' => join(self.is_alnum(next), Join::Within),
            '@' => join(self.is_alnum(next), Join::Within),
            '–' => join(self.is_upper(run.piece) && self.is_upper(next), Join::Piece),
            '‘' => join(self.is_letter(next), Join::Within),
            c if is_hyphen(c) => join(self.is_alnum(next), Join::Piece),
            c if class(c) == Class::Apostrophe => join(self.is_letter(next), Join::Within),
            _ => Join::Break,
        }
    }

    /// Whether the comma at `at` groups digits by thousands: exactly three follow.
    fn groups_thousands(&self, at: usize) -> bool {
        self.is_digit(at.wrapping_sub(1))
            && (1..4).all(|i| self.is_digit(at + i))
            && !self.is_alnum(at + 4)
    }

    fn inner_stop(&self, start: usize, run: &Run, at: usize) -> Join {
        let (before, next) = (at.wrapping_sub(1), at + 1);
        if self.is_digit(before) && self.is_digit(next) {
            return Join::Within;
        }
        if self.is_single_letter(run.piece, at)
            && let Some((c, width)) = self.char_at(next)
        {
            if class(c) == Class::Letter && !self.is_alnum(next + width) {
                return Join::Piece;
            }
            if run.dotted && c == '-' && self.is_alnum(next + 1) {
                return Join::StopPiece;
            }
        }
        if self.is_alnum(before) && self.is_domain(start, next) {
            return Join::Within;
        }
        if self.is_dotted_entry(start, next) {
            return Join::Piece;
        }
        Join::Break
    }

    /// Whether the lists know what reaches from `start` past the full stop before `next`: "Ph.D".
    fn is_dotted_entry(&self, start: usize, next: usize) -> bool {
        if next - start > 5 || !self.is_upper(next) {
            return false;
        }
        let end = next + self.next_word(next).len();
        self.text.get(start..end).is_some_and(|entry| self.lists.abbreviation(entry).is_some())
    }

    fn is_single_letter(&self, from: usize, to: usize) -> bool {
        self.char_at(from).is_some_and(|(c, width)| class(c) == Class::Letter && from + width == to)
    }

    /// Whether a host or mail name goes on at `next`: "foreign.example.org".
    fn is_domain(&self, start: usize, next: usize) -> bool {
        let bytes = self.text.as_bytes();
        if next - start > LOOK_AHEAD || !bytes.get(next).is_some_and(u8::is_ascii_lowercase) {
            return false;
        }
        let tail = bytes.get(next..(next + LOOK_AHEAD).min(bytes.len())).unwrap_or(&[]);
        let length = tail
            .iter()
            .position(|b| !b.is_ascii_alphanumeric() && !matches!(b, b'.' | b'-' | b'@' | b'_'))
            .unwrap_or(tail.len());
        let name = self.text.get(next..next + length).unwrap_or("");
        name.split(['.', '@']).any(english::is_name_ending)
            && name.split('.').all(|label| !label.starts_with(|c: char| c.is_ascii_uppercase()))
    }

    /// Where the run ends once a full stop that belongs to it is taken in.
    fn final_stop(&self, start: usize, run: &Run, out: &[Token]) -> usize {
        let end = run.end;
        let bytes = self.text.as_bytes();
        if bytes.get(end) != Some(&b'.') || bytes.get(end + 1) == Some(&b'.') {
            return end;
        }
        let last_is_letter = self.is_single_letter(run.piece, end);
        let whole = self.text.get(start..end).unwrap_or("");
        let is_abbreviation = if last_is_letter && run.dotted {
            true
        } else if last_is_letter && run.piece == start {
            self.is_initial(start, end + 1, out) || self.known(whole, end + 1)
        } else {
            self.known(whole, end + 1)
        };
        if is_abbreviation { end + 1 } else { end }
    }

    /// Whether `word` is an abbreviation before what stands at `after`.
    fn known(&self, word: &str, after: usize) -> bool {
        match self.lists.abbreviation(word) {
            None => false,
            Some(Abbreviation::Number) => {
                self.number_follows(after) || english::is_month(self.next_word(after))
            }
            Some(Abbreviation::Weekday) => {
                matches!(self.text.as_bytes().get(after), Some(b','))
                    || self.number_follows(after)
                    || english::is_month(self.next_word(after))
            }
            Some(_) => true,
        }
    }

    /// Whether the single letter at `start`, whose full stop ends at `after`, abbreviates a name.
    fn is_initial(&self, start: usize, after: usize, out: &[Token]) -> bool {
        if !self.is_upper(start) {
            return false;
        }
        let next = self.skip_space(after);
        if !self.is_upper(next) {
            return false;
        }
        let word = self.next_word(after);
        let initial_follows =
            word.chars().count() == 1 && self.text.as_bytes().get(next + word.len()) == Some(&b'.');
        if initial_follows {
            return true;
        }
        if self.text.get(start..after) == Some("I.") {
            let before = out.get(self.first..).and_then(<[Token]>::last);
            return before.is_some_and(|t| t.text(self.text).ends_with('.') && t.span.len() > 1);
        }
        !self.lists.opens_sentence(word)
    }

    fn skip_space(&self, mut at: usize) -> usize {
        let limit = at + LOOK_AHEAD;
        while let Some((c, width)) = self.char_at(at) {
            if at > limit || !matches!(class(c), Class::Space | Class::Ignorable) {
                break;
            }
            at += width;
        }
        at
    }

    fn number_follows(&self, at: usize) -> bool {
        let at = self.skip_space(at);
        self.is_digit(at)
            || matches!(self.next_word(at), "I" | "II" | "III" | "IV" | "V" | "VI" | "VII" | "X")
    }

    /// The letters that follow white space at `at`, at most [`LOOK_AHEAD`] bytes of them.
    fn next_word(&self, at: usize) -> &str {
        let from = self.skip_space(at);
        let mut to = from;
        while to < from + LOOK_AHEAD && self.is_letter(to) {
            to += self.char_at(to).map_or(1, |(_, width)| width);
        }
        self.text.get(from..to).unwrap_or("")
    }

    /// Pushes a run, parting its clitic where it has one.
    fn push_run(&self, start: usize, end: usize, run: &Run, out: &mut Vec<Token>) {
        let kind = run.kind();
        let word = self.text.get(start..end).unwrap_or("");
        let cut = match run.apostrophe {
            Some((at, width)) => english::clitic(word, at - start, width),
            None if word.len() <= 6 && run.letters => self.lists.contraction(word),
            None => None,
        };
        match cut {
            Some(cut) if cut > 0 && word.is_char_boundary(cut) => {
                self.push(start, start + cut, kind, out);
                self.push(start + cut, end, TokenKind::Word, out);
            }
            _ => {
                self.push(start, end, kind, out);
            }
        }
    }

    /// The end of a web address that begins at `start`.
    fn web_address(&self, start: usize) -> Option<usize> {
        let bytes = self.text.as_bytes();
        if !matches!(bytes.get(start), Some(b'h' | b'H' | b'f' | b'w' | b'W')) {
            return None;
        }
        let starts = ["http://", "https://", "ftp://", "www."].iter().any(|known| {
            bytes
                .get(start..start + known.len())
                .is_some_and(|head| head.eq_ignore_ascii_case(known.as_bytes()))
        });
        if !starts {
            return None;
        }
        let mut end = start;
        let mut trimmed = start;
        while let Some((c, width)) = self.char_at(end) {
            let stop = matches!(
                class(c),
                Class::Space
                    | Class::Ideograph
                    | Class::QuoteOpen
                    | Class::QuoteClose
                    | Class::QuoteStraight
            ) || matches!(c, '<' | '>');
            if stop {
                break;
            }
            end += width;
            if !matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '\'' | '’') {
                trimmed = end;
            }
        }
        Some(trimmed)
    }
}

/// How a mark inside a run is read.
#[derive(Clone, Copy)]
enum Join {
    /// The run ends before it.
    Break,
    /// It belongs to the run.
    Within,
    /// It belongs to the run and a new part begins after it.
    Piece,
    /// The full stop of dotted letters, then a hyphen, then a new part.
    StopPiece,
}

/// A run of letters, digits and connectors.
#[derive(Default)]
pub(super) struct Run {
    /// One past its last byte.
    pub(super) end: usize,
    /// Where its last part begins (after the last hyphen or full stop).
    piece: usize,
    letters: bool,
    /// Whether it begins with a digit.
    number_first: bool,
    hyphen: bool,
    /// Whether it has a full stop between single letters.
    dotted: bool,
    /// Its last apostrophe: byte offset and length.
    apostrophe: Option<(usize, usize)>,
}

impl Run {
    pub(super) fn kind(&self) -> TokenKind {
        if self.number_first && !(self.letters && self.hyphen) {
            TokenKind::Number
        } else {
            TokenKind::Word
        }
    }
}
