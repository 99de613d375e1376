//! How British English spells what American English spells another way.

use std::borrow::Cow;

/// Letters that are spelled another way wherever they stand in a word of the lexicon's. What is no
/// word after the change ("sise") stands in no text, so nothing is lost by making it.
const SPELLINGS: [(&str, &str); 12] = [
    ("ization", "isation"),
    ("ize", "ise"),
    ("izing", "ising"),
    ("defens", "defenc"),
    ("neighbor", "neighbour"),
    ("favor", "favour"),
    ("honor", "honour"),
    ("behavior", "behaviour"),
    ("endeavor", "endeavour"),
    ("labor", "labour"),
    ("center", "centre"),
    ("fulfillment", "fulfilment"),
];

/// The British spelling of a word in American spelling, where it differs.
pub(crate) fn british(word: &str) -> Option<String> {
    let mut spelled = Cow::Borrowed(word);
    for (american, british) in SPELLINGS {
        if spelled.contains(american) {
            spelled = Cow::Owned(spelled.replace(american, british));
        }
    }
    match spelled {
        Cow::Owned(spelled) => Some(spelled),
        Cow::Borrowed(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn either_spelling_is_known() {
        assert_eq!(british("denuclearization").as_deref(), Some("denuclearisation"));
        assert_eq!(british("good-neighborly").as_deref(), Some("good-neighbourly"));
        assert_eq!(british("peace"), None);
    }
}
