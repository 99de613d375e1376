//! Character classes the tokenizer works with.
//!
//! The classes follow Unicode 16 general categories where the standard library exposes them
//! (`White_Space`, `Alphabetic`, `Numeric`) and name the few ranges it does not: combining marks,
//! default-ignorable code points, ideographs and quotation marks (UAX #29, UAX #44).

/// What a code point is to the tokenizer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Class {
    /// Separates tokens: white space, zero-width space, control codes.
    Space,
    /// Has no width and no meaning here: soft hyphen, joiners, direction marks, selectors.
    Ignorable,
    /// A letter or a combining mark.
    Letter,
    /// A digit or another numeric character.
    Digit,
    /// A character that is a word by itself (Han).
    Ideograph,
    /// `'`, `’` and their look-alikes.
    Apostrophe,
    /// A mark that only opens a quotation.
    QuoteOpen,
    /// A mark that only closes a quotation.
    QuoteClose,
    /// The straight double mark, which does both.
    QuoteStraight,
    /// Punctuation of any other kind.
    Punct,
    /// Currency, arithmetic, pictures, everything else.
    Symbol,
}

const ASCII: [Class; 128] = ascii_table();

const fn ascii_table() -> [Class; 128] {
    let mut table = [Class::Space; 128];
    let mut i = 0x21;
    while i < 0x7F {
        let b = i as u8;
        table[i] = match b {
            b'a'..=b'z' | b'A'..=b'Z' => Class::Letter,
            b'0'..=b'9' => Class::Digit,
            b'\'' => Class::Apostrophe,
            b'"' => Class::QuoteStraight,
            b'$' | b'%' | b'+' | b'<' | b'=' | b'>' | b'^' | b'|' | b'~' | b'`' | b'#' | b'&'
            | b'@' => Class::Symbol,
            _ => Class::Punct,
        };
        i += 1;
    }
    table
}

/// The class of one code point.
#[inline]
pub(crate) fn class(c: char) -> Class {
    match ASCII.get(c as usize) {
        Some(class) => *class,
        None => class_beyond_ascii(c),
    }
}

fn class_beyond_ascii(c: char) -> Class {
    match c {
        '\u{2019}' | '\u{02BC}' | '\u{FF07}' | '\u{201B}' => Class::Apostrophe,
        '\u{201C}' | '\u{201E}' | '\u{201F}' | '\u{2018}' | '\u{201A}' | '«' | '‹' | '「'
        | '『' | '《' | '〈' | '〝' => Class::QuoteOpen,
        '\u{201D}' | '»' | '›' | '」' | '』' | '》' | '〉' | '〞' | '〟' => {
            Class::QuoteClose
        }
        '\u{FF02}' => Class::QuoteStraight,
        '\u{00AD}'
        | '\u{034F}'
        | '\u{200C}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}'
        | '\u{FE00}'..='\u{FE0F}'
        | '\u{FEFF}'
        | '\u{E0000}'..='\u{E0FFF}' => Class::Ignorable,
        '\u{0080}'..='\u{009F}' | '\u{180E}' | '\u{200B}' => Class::Space,
        c if c.is_whitespace() => Class::Space,
        c if is_ideograph(c) => Class::Ideograph,
        c if c.is_alphabetic() || is_mark(c) => Class::Letter,
        c if c.is_numeric() => Class::Digit,
        c if is_punct(c) => Class::Punct,
        _ => Class::Symbol,
    }
}

fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{2FDF}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}'
        | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

/// Combining marks that are not `Alphabetic`: diacritics, viramas, vowel points.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036F}' | '\u{0483}'..='\u{0489}' | '\u{0591}'..='\u{05BD}'
        | '\u{0610}'..='\u{061A}' | '\u{064B}'..='\u{065F}' | '\u{06D6}'..='\u{06ED}'
        | '\u{093C}' | '\u{094D}' | '\u{09BC}' | '\u{09CD}' | '\u{0A3C}' | '\u{0A4D}'
        | '\u{0ABC}' | '\u{0ACD}' | '\u{0B3C}' | '\u{0B4D}' | '\u{0BCD}' | '\u{0C4D}'
        | '\u{0CCD}' | '\u{0D4D}' | '\u{0DCA}' | '\u{0E31}' | '\u{0E34}'..='\u{0E3A}'
        | '\u{0E47}'..='\u{0E4E}' | '\u{0EB1}'..='\u{0EBC}' | '\u{0EC8}'..='\u{0ECD}'
        | '\u{1039}' | '\u{103A}' | '\u{17D2}' | '\u{1AB0}'..='\u{1AFF}'
        | '\u{1DC0}'..='\u{1DFF}' | '\u{20D0}'..='\u{20FF}' | '\u{FE20}'..='\u{FE2F}')
}

fn is_punct(c: char) -> bool {
    matches!(c, '\u{00A1}' | '\u{00A7}' | '\u{00B6}' | '\u{00B7}' | '\u{00BF}'
        | '\u{2010}'..='\u{2027}' | '\u{2030}' | '\u{2031}' | '\u{2038}'..='\u{2043}'
        | '\u{2045}'..='\u{2051}' | '\u{2053}'..='\u{205E}' | '\u{25A0}'..='\u{25CF}'
        | '\u{3001}'..='\u{303D}' | '\u{055A}'..='\u{055F}' | '\u{0589}' | '\u{05BE}'
        | '\u{060C}' | '\u{061B}' | '\u{061F}' | '\u{06D4}' | '\u{0964}' | '\u{0965}'
        | '\u{FE30}'..='\u{FE6F}' | '\u{FF01}'..='\u{FF0F}' | '\u{FF1A}'..='\u{FF20}'
        | '\u{FF3B}'..='\u{FF40}' | '\u{FF5B}'..='\u{FF65}')
}

/// Hyphens that join the parts of a word: hyphen-minus, hyphen, non-breaking hyphen.
#[inline]
pub(crate) fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

/// Marks that can end a sentence by themselves.
#[inline]
pub(crate) fn is_terminator(c: char) -> bool {
    matches!(
        c,
        '.' | '!'
            | '?'
            | '…'
            | '。'
            | '！'
            | '？'
            | '．'
            | '｡'
            | '\u{061F}'
            | '\u{06D4}'
            | '\u{0964}'
            | '‼'
            | '⁇'
            | '⁈'
            | '⁉'
    )
}

/// Marks that open an item of a list at the start of a line.
#[inline]
pub(crate) fn is_bullet(c: char) -> bool {
    matches!(
        c,
        '•' | '‣'
            | '◦'
            | '▪'
            | '■'
            | '●'
            | '○'
            | '□'
            | '·'
            | '*'
            | '-'
            | '–'
            | '—'
            | '⁃'
            | '➢'
            | '►'
            | '▶'
            | '✓'
            | '❖'
    )
}
