//! Words without case and diacritics, for comparing names and finding words.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The words of a text: runs of letters and digits, in lower case and without combining marks
/// (after Unicode NFD), as the search index's tokenizer sees them.
pub(crate) fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    for c in text.nfd().filter(|c| !is_combining_mark(*c)) {
        if c.is_alphanumeric() {
            word.extend(c.to_lowercase());
        } else if !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

/// Whether every word asked for occurs in the name.
pub(crate) fn names(asked: &[String], name: &str) -> bool {
    let words = words(name);
    !asked.is_empty() && asked.iter().all(|word| words.contains(word))
}

/// Whether two folded words are likely spellings of one: they begin alike and are one letter apart
/// in words of five letters or more, two in words of eight or more (Levenshtein 1966).
pub(crate) fn near(a: &str, b: &str) -> bool {
    let allowed = match a.chars().count().max(b.chars().count()) {
        0..=4 => return false,
        5..=7 => 1,
        _ => 2,
    };
    a != b && a.chars().next() == b.chars().next() && strsim::levenshtein(a, b) <= allowed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_diacritics_do_not_matter() {
        assert_eq!(words("Orén  VAŠIK-Dorne"), ["oren", "vasik", "dorne"]);
        assert!(names(&words("vasik"), "Oren Vašik"));
        assert!(!names(&words("vasi"), "Oren Vašik"));
        assert!(!names(&words("—"), "Oren Vašik"));
    }

    #[test]
    fn spellings_that_are_near() {
        for (a, b) in [("vostrek", "vostreck"), ("marrunsky", "marrunskyy"), ("tavek", "tavec")] {
            assert!(near(a, b) && near(b, a), "{a} {b}");
        }
        for (a, b) in [("talk", "walk"), ("wren", "wran"), ("tavek", "tavek"), ("tavek", "rovek")] {
            assert!(!near(a, b), "{a} {b}");
        }
    }
}
