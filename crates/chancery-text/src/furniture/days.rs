//! The day on which a page was made: "2031-04-02 18:45:00", "Published April 2, 2031, 10:38 a.m.".
//!
//! A day by itself ("2 April 2031") can as well be that of the text.

use super::lexicon::Words;

/// Words of the longest.
const LONGEST: usize = 16;
/// Figures of the shortest day with its hour.
const STAMP: usize = 9;
/// Letters of the shortest word that says that a page was made.
const STAMP_WORD: usize = 6;
/// Words of the longest name before it.
const NAMES: usize = 6;
/// Signs of the longest number: "2031", "19T17".
const NUMBER: usize = 5;

/// What a line that is nothing but a day tells.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Day {
    /// A day with its year.
    pub(super) told: bool,
    /// Its hour too, or what was done on it.
    pub(super) stamped: bool,
}

/// Whether these words tell of a day with its year, perhaps of its hour or what was done on it, and of
/// nothing else.
pub(super) fn day(words: &Words) -> Day {
    let (mut year, mut stamped, mut others) = (false, false, 0);
    for at in 0..words.len().min(LONGEST + 1) {
        let word = words.get(at);
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
        let rest = word.get(digits..).unwrap_or_default();
        let stamp = Words::is_of_stamps(rest);
        let known = rest.is_empty() || stamp || Words::is_of_days(rest);
        stamped |= stamp;
        if digits == 4 && known && (word.starts_with("19") || word.starts_with("20")) {
            year = true;
        } else if digits > 0 && word.len() <= NUMBER {
            others += 1;
        } else if digits > 0 || !known {
            return Day::default();
        }
    }
    let told = year && others >= 1 && words.len() <= LONGEST;
    Day { told, stamped: told && (others >= 2 || stamped) }
}

/// Whether a short line begins with a day and its hour in figures, whoever else put it on the page:
/// "2031-04-02 18:45:00HNA Editor: Ada Quill". An hour alone can be that of a programme.
pub(super) fn is_stamped(text: &str) -> bool {
    let day = text.split(['-', '/', '.']).next().unwrap_or_default();
    let year = day.len() == 4 && (day.starts_with("19") || day.starts_with("20"));
    let figures = |c: char| c.is_ascii_digit() || matches!(c, '-' | '/' | '.' | ':' | ' ' | 'T');
    let stamp = text.find(|c: char| !figures(c)).map_or(text, |end| &text[..end]);
    let hour = stamp.match_indices(':').any(|(at, _)| {
        let digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
        digit(at.checked_sub(1).and_then(|at| stamp.as_bytes().get(at)))
            && digit(stamp.as_bytes().get(at + 1))
    });
    let signs = stamp.bytes().filter(u8::is_ascii_digit).count();
    year && hour && signs >= STAMP && text.split_whitespace().count() <= LONGEST
}

/// Whether a name stands before the words that tell when the page was made, with or without a space:
/// "Staff ReporterUpdated: Thursday, May 4, 2031, 10:48 PM", "Ada Quill Published May 4, 2031".
pub(super) fn is_stamped_name(text: &str) -> bool {
    let mut words = Words::default();
    let stamps = text.match_indices(char::is_uppercase).filter(|(at, _)| {
        let end = text[*at..].find(|c: char| !c.is_alphabetic()).map_or(text.len(), |end| at + end);
        Words::is_of_stamps(&text[*at..end].to_lowercase()) && text[*at..end].len() >= STAMP_WORD
    });
    stamps.take(NAMES).any(|(at, _)| {
        words.read(&text[..at]);
        let name = words.len() <= NAMES && words.function_words() <= 1;
        words.read(&text[at..]);
        name && at > 0 && day(&words).told
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stamps() {
        let day = |text: &str| {
            let mut words = Words::default();
            words.read(text);
            super::day(&words)
        };
        let is_stamp = |text: &str| day(text).stamped;
        assert!(day("2 April 2031").told && day("Wednesday, April 2, 2031").told);
        assert!(!day("2031").told && !day("Venn met Okoro on 2 April 2031").told);
        for day in [
            "October 28, 2031 TASS",
            "2031-04-02 18:45:00",
            "2031-04-02T19:17:49.000Z",
            "Published Feb. 15, 2031Updated Feb. 16, 2031, 10:38 a.m. ET",
        ] {
            assert!(is_stamp(day), "{day}");
        }
        for other in [
            "2031",
            "April 2, 2031",
            "Venn met Okoro on 2 April 2031 at 10:30",
            "2:39 P.M. AST",
            "KESTREL 5/6",
        ] {
            assert!(!is_stamp(other), "{other}");
        }
        assert!(is_stamped("2031-03-09 04:20:56HNA Editor : Ada Quill HNA App Download"));
        assert!(is_stamped("2031/03/09 04:20 | Harborne"));
        assert!(is_stamped_name("Staff ReporterUpdated: Thursday, May 4, 2031, 10:48 PM IST"));
        assert!(is_stamped_name("Ada Quill (@quill) Published May 04, 2031 | 09:39 PM"));
        for other in
            ["Venn met the envoys. Updated maps were shown in May 2031", "Updated May 4, 2031"]
        {
            assert!(!is_stamped_name(other), "{other}");
        }
        for other in [
            "2031-03-09 Venn meets Okoro",
            "09:30 Venn meets Okoro",
            "2031: Venn",
            "2031 12 14: Venn",
        ] {
            assert!(!is_stamped(other), "{other}");
        }
    }
}
