//! The day on which a page was made: "2031-04-02 18:45:00", "Published April 2, 2031, 10:38 a.m.".
//!
//! A day by itself ("2 April 2031") can as well be that of the text.

use super::lexicon::Words;

/// Words of the longest.
const LONGEST: usize = 16;
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
    }
}
