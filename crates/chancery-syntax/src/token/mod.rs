//! Words, numbers, marks: the tokens of a reading text.
//!
//! The conventions are those of Universal Dependencies English (EWT): clitics stand by themselves
//! ("does|n't", "state|’s"), abbreviations keep their full stop, runs of one mark are one token.
//! One deviation: parts joined by a hyphen stay one token ("co-operation", "Arden-Belmar").

mod mark;
mod word;

use std::borrow::Cow;

use chancery_record::ByteSpan;

use crate::chars::{Class, class};
use crate::english::English;
use crate::entity;

/// One token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Where it stands, in bytes of the reading text.
    pub span: ByteSpan,
    /// What it is made of.
    pub kind: TokenKind,
}

impl Token {
    /// The characters it covers; where they are a character reference that stands for a mark
    /// ("&quot;"), that mark.
    #[must_use]
    pub fn text<'t>(&self, text: &'t str) -> &'t str {
        let written = self.span.of(text);
        entity::whole(written).unwrap_or(written)
    }

    /// The same, also of references within a word: "O&#39;Dell" is "O'Dell".
    #[must_use]
    pub fn plain<'t>(&self, text: &'t str) -> Cow<'t, str> {
        entity::plain(self.span.of(text))
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
/// Tokens never overlap; what lies between them is white space, characters without width and the asterisks
/// that set words in bold or italics in plain text ("**Venn**"). A block that does not lie on character
/// boundaries of `text` has no tokens. Linear in the block.
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
            _ if c == '*' && scanner.is_emphasis(at, range.start) => at + scanner.asterisks(at),
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
    /// The character at `at` and its length; a character reference is the mark it stands for.
    #[inline]
    fn char_at(&self, at: usize) -> Option<(char, usize)> {
        let b = *self.text.as_bytes().get(at)?;
        if b == b'&' {
            let found = self.text.get(at..).and_then(entity::read);
            let mark = found.and_then(|(mark, width)| Some((mark.chars().next()?, width)));
            return Some(mark.unwrap_or(('&', 1)));
        }
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

    /// How many asterisks stand in a row, as far as a look ahead reads.
    fn asterisks(&self, at: usize) -> usize {
        self.text.bytes().skip(at).take(LOOK_AHEAD).take_while(|b| *b == b'*').count()
    }

    /// Whether the asterisks here touch what they set in bold or italics: "**Venn** said", no sign between
    /// numbers and none that stands alone.
    fn is_emphasis(&self, at: usize, floor: usize) -> bool {
        const LONGEST: usize = 3;
        let run = self.asterisks(at);
        let before = self.text.get(floor..at).and_then(|text| text.chars().next_back());
        let behind = self.char_at(at + run).map(|(c, _)| c);
        let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        let touches = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace());
        run <= LONGEST && (touches(before) || touches(behind)) && !(digit(before) && digit(behind))
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
}
