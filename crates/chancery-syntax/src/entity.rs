//! Character references that were left in plain text: "&quot;", "&#39;", "&amp;".
//!
//! The reading text of plain text is the text itself, so they stand in it, and spans cover them whole.
//! Those of marks and spaces are read as what they stand for (HTML Living Standard, 13.5), since without
//! them quotations have no ends and words no possessives. Those of letters and of markup stay as they are.

use std::borrow::Cow;

/// The longest reference that is looked at, in bytes: "&#x00002019;".
const LONGEST: usize = 12;

/// Names and what they stand for.
const NAMED: [(&str, &str); 18] = [
    ("quot", "\""),
    ("apos", "'"),
    ("amp", "&"),
    ("nbsp", "\u{A0}"),
    ("ldquo", "“"),
    ("rdquo", "”"),
    ("bdquo", "„"),
    ("lsquo", "‘"),
    ("rsquo", "’"),
    ("sbquo", "‚"),
    ("laquo", "«"),
    ("raquo", "»"),
    ("lsaquo", "‹"),
    ("rsaquo", "›"),
    ("ndash", "–"),
    ("mdash", "—"),
    ("hellip", "…"),
    ("shy", "\u{AD}"),
];

/// Numbers by which windows-1252 is meant (HTML Living Standard, 13.2.5.80), and those of the marks above.
fn numbered(number: u32) -> Option<&'static str> {
    let meant = match number {
        0x82 => 0x201A,
        0x84 => 0x201E,
        0x85 => 0x2026,
        0x8B => 0x2039,
        0x91 => 0x2018,
        0x92 => 0x2019,
        0x93 => 0x201C,
        0x94 => 0x201D,
        0x96 => 0x2013,
        0x97 => 0x2014,
        0x9B => 0x203A,
        other => other,
    };
    let meant = char::from_u32(meant)?;
    NAMED.iter().map(|(_, mark)| *mark).find(|mark| mark.starts_with(meant))
}

/// The mark that a reference at the beginning of `text` stands for, and the reference's length.
pub(crate) fn read(text: &str) -> Option<(&'static str, usize)> {
    let body = text.strip_prefix('&')?;
    let end = body.bytes().take(LONGEST).position(|byte| byte == b';')?;
    let name = body.get(..end)?;
    let mark = match name.strip_prefix('#') {
        Some(number) => numbered(match number.strip_prefix(['x', 'X']) {
            Some(hex) => digits(hex, 16)?,
            None => digits(number, 10)?,
        }),
        None => NAMED.iter().find(|(known, _)| *known == name).map(|(_, mark)| *mark),
    };
    mark.map(|mark| (mark, end + 2))
}

/// A number of digits only: no sign stands before them.
fn digits(text: &str, radix: u32) -> Option<u32> {
    text.bytes().all(|byte| byte.is_ascii_alphanumeric()).then_some(())?;
    u32::from_str_radix(text, radix).ok()
}

/// The mark where all of `word` is one reference.
pub(crate) fn whole(word: &str) -> Option<&'static str> {
    read(word).filter(|(_, length)| *length == word.len()).map(|(mark, _)| mark)
}

/// `word` with marks in the place of character references: "O&#39;Dell" is "O'Dell".
#[must_use]
pub fn plain(word: &str) -> Cow<'_, str> {
    if !word.contains('&') {
        return Cow::Borrowed(word);
    }
    let mut out = String::with_capacity(word.len());
    let mut rest = word;
    while let Some(at) = rest.find('&') {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let (mark, length) = read(from).unwrap_or(("&", 1));
        out.push_str(mark);
        rest = from.get(length..).unwrap_or("");
    }
    out.push_str(rest);
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_of_marks_are_read_and_others_are_not() {
        for text in ["&quot;", "&#34;", "&#x22;", "&#0034; and"] {
            assert_eq!(read(text).map(|found| found.0), Some("\""), "{text}");
        }
        assert_eq!(read("&#8217;s"), Some(("’", 7)));
        assert_eq!(read("&#147;"), Some(("“", 6)));
        for text in ["&eacute;", "&lt;", "&quot", "& quot;", "&#x;", "&#;", "&#+34;", "&#65;", "&"]
        {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn words_are_told_as_they_are_meant() {
        assert_eq!(plain("O&#39;Dell"), "O'Dell");
        assert_eq!(plain("R&D"), "R&D");
        assert_eq!(plain("R&amp;D&"), "R&D&");
        assert_eq!((whole("&amp;"), whole("&amp;D"), whole("D")), (Some("&"), None, None));
    }
}
