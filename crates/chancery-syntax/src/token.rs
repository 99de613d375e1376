//! Words, numbers, marks: the tokens of a reading text.
//!
//! The conventions are those of Universal Dependencies English (EWT): clitics stand by themselves
//! ("does|n't", "state|’s"), abbreviations keep their full stop, runs of one mark are one token.
//! One deviation: parts joined by a hyphen stay one token ("co-operation", "Arden-Belmar").

use chancery_record::ByteSpan;

use crate::chars::{Class, class, is_hyphen, is_terminator};
use crate::english::{self, Abbreviation, English};

/// One token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Where it stands, in bytes of the reading text.
    pub span: ByteSpan,
    /// What it is made of.
    pub kind: TokenKind,
}

impl Token {
    /// The characters it covers.
    #[must_use]
    pub fn text<'t>(&self, text: &'t str) -> &'t str {
        self.span.of(text)
    }
}

/// What a token is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum TokenKind {
    /// Letters, possibly with digits, inner hyphens, apostrophes and full stops; clitics; web
    /// addresses.
    Word,
    /// Digits with their separators and an ordinal or unit ending: "1,000", "50th", "2+2", "5bn".
    Number,
    /// Punctuation other than quotation marks.
    Punct,
    /// A mark that opens a quotation: “ ‘ « „.
    OpenQuote,
    /// A mark that closes a quotation: ” ’ ».
    CloseQuote,
    /// A straight mark (" or '): opening and closing look the same.
    Quote,
    /// Currency, arithmetic, pictures and other signs.
    Symbol,
}

/// Appends the tokens of `block` to `out`, in order.
///
/// Tokens never overlap; what lies between them is white space and characters without width. A
/// block that does not lie on character boundaries of `text` has no tokens. Linear in the block.
pub fn tokenize(text: &str, block: ByteSpan, out: &mut Vec<Token>) {
    let range = block.range();
    if text.get(range.clone()).is_none() {
        return;
    }
    let Some(head) = text.get(..range.end) else { return };
    let mut scanner = Scanner {
        text: head,
        lists: English::lists(),
        first: out.len(),
        open_single: false,
        open_straight: false,
    };
    let mut at = range.start;
    while let Some((c, width)) = scanner.char_at(at) {
        at = match class(c) {
            Class::Space | Class::Ignorable => at + width,
            Class::Letter | Class::Digit => scanner.word(at, out),
            Class::Ideograph => scanner.push(at, at + width, TokenKind::Word, out),
            _ => scanner.mark(at, c, width, out),
        };
    }
}

/// How far a look ahead may read, in bytes: keeps the whole pass linear.
const LOOK_AHEAD: usize = 64;

struct Scanner<'t> {
    /// The reading text up to the end of the block.
    text: &'t str,
    lists: &'static English,
    /// Index of the block's first token.
    first: usize,
    open_single: bool,
    open_straight: bool,
}

impl Scanner<'_> {
    #[inline]
    fn char_at(&self, at: usize) -> Option<(char, usize)> {
        let b = *self.text.as_bytes().get(at)?;
        if b < 0x80 {
            return Some((char::from(b), 1));
        }
        let c = self.text.get(at..)?.chars().next()?;
        Some((c, c.len_utf8()))
    }

    #[inline]
    fn class_at(&self, at: usize) -> Option<Class> {
        self.char_at(at).map(|(c, _)| class(c))
    }

    fn is_alnum(&self, at: usize) -> bool {
        matches!(self.class_at(at), Some(Class::Letter | Class::Digit))
    }

    fn is_letter(&self, at: usize) -> bool {
        self.class_at(at) == Some(Class::Letter)
    }

    fn is_digit(&self, at: usize) -> bool {
        self.class_at(at) == Some(Class::Digit)
    }

    fn is_upper(&self, at: usize) -> bool {
        self.char_at(at).is_some_and(|(c, _)| c.is_uppercase())
    }

    fn push(&self, start: usize, end: usize, kind: TokenKind, out: &mut Vec<Token>) -> usize {
        out.push(Token { span: ByteSpan::new(start, end), kind });
        end
    }

    /// Reads the word or number that begins at `start`; returns where reading goes on.
    fn word(&self, start: usize, out: &mut Vec<Token>) -> usize {
        if let Some(end) = self.web_address(start) {
            return self.push(start, end, TokenKind::Word, out);
        }
        let run = self.run(start);
        let end = self.final_stop(start, &run, out);
        self.push_run(start, end, &run, out);
        end
    }

    /// The longest stretch of letters, digits and the connectors that join them.
    fn run(&self, start: usize) -> Run {
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

    /// Reads the mark `c` at `at` and what belongs to it.
    fn mark(&mut self, at: usize, c: char, width: usize, out: &mut Vec<Token>) -> usize {
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
        if self.char_at(end).is_some_and(|(next, _)| next == c) {
            // Two straight marks set as a double one.
            let opens = self.is_alnum(end + width);
            let kind = if opens { TokenKind::OpenQuote } else { TokenKind::CloseQuote };
            return self.push(at, end + width, kind, out);
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
struct Run {
    end: usize,
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
    fn kind(&self) -> TokenKind {
        if self.number_first && !(self.letters && self.hyphen) {
            TokenKind::Number
        } else {
            TokenKind::Word
        }
    }
}
