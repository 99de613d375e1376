//! Closed-class words: articles, pronouns, auxiliaries and joiners, by the sets that rules ask for.
//! Content words stand in the lexicon.

use crate::page::Page;

impl Page<'_> {
    /// The mark of the genitive, a token of its own: "Kestrel | 's", "the ministers | '".
    pub(crate) fn is_possessive_mark(&self, word: usize) -> bool {
        self.is_any(word, &["'s", "'"])
    }

    /// "a" or "an".
    pub(crate) fn is_indefinite_article(&self, word: usize) -> bool {
        self.is_any(word, &["a", "an"])
    }

    /// "a", "an" or "one": before what is brought in anew.
    pub(crate) fn is_indefinite_article_or_one(&self, word: usize) -> bool {
        self.is_any(word, &["a", "an", "one"])
    }

    /// "a", "an" or "the".
    pub(crate) fn is_article(&self, word: usize) -> bool {
        self.is_any(word, &["a", "an", "the"])
    }

    /// "the", "this" or "that": before what is singled out.
    pub(crate) fn is_the_this_or_that(&self, word: usize) -> bool {
        self.is_any(word, &["the", "this", "that"])
    }

    /// "the" or "both".
    pub(crate) fn is_the_or_both(&self, word: usize) -> bool {
        self.is_any(word, &["the", "both"])
    }

    /// "all" or "both".
    pub(crate) fn is_all_or_both(&self, word: usize) -> bool {
        self.is_any(word, &["all", "both"])
    }

    /// The pronouns of the first person as subjects.
    pub(crate) fn is_i_or_we(&self, word: usize) -> bool {
        self.is_any(word, &["i", "we"])
    }

    /// The pronouns for one person as subjects.
    pub(crate) fn is_he_or_she(&self, word: usize) -> bool {
        self.is_any(word, &["he", "she"])
    }

    /// The pronouns for people as subjects.
    pub(crate) fn is_he_she_or_they(&self, word: usize) -> bool {
        self.is_any(word, &["he", "she", "they"])
    }

    /// The possessives for people.
    pub(crate) fn is_his_her_or_their(&self, word: usize) -> bool {
        self.is_any(word, &["his", "her", "their"])
    }

    /// The possessives of the third person.
    pub(crate) fn is_possessive_of_third_person(&self, word: usize) -> bool {
        self.is_any(word, &["his", "her", "their", "its"])
    }

    /// What opens a clause that tells when or why: "as", "if", "when".
    pub(crate) fn opens_adverbial_clause(&self, word: usize) -> bool {
        const OPENERS: [&str; 8] =
            ["as", "if", "when", "while", "because", "since", "although", "after"];
        self.is_any(word, &OPENERS)
    }

    /// "who", "which" or "that".
    pub(crate) fn is_relative_pronoun(&self, word: usize) -> bool {
        self.is_any(word, &["who", "which", "that"])
    }

    /// A form of "be" in any use.
    pub(crate) fn is_form_of_be(&self, word: usize) -> bool {
        self.is_any(word, &["is", "are", "was", "were", "be", "been", "being"])
    }

    /// A form of "be" that a clause can stand on.
    pub(crate) fn is_finite_be(&self, word: usize) -> bool {
        self.is_any(word, &["is", "are", "was", "were"])
    }

    /// "is" or "are".
    pub(crate) fn is_present_be(&self, word: usize) -> bool {
        self.is_any(word, &["is", "are"])
    }

    /// "was" or "were".
    pub(crate) fn is_past_be(&self, word: usize) -> bool {
        self.is_any(word, &["was", "were"])
    }

    /// "is" or "was".
    pub(crate) fn is_singular_be(&self, word: usize) -> bool {
        self.is_any(word, &["is", "was"])
    }

    /// A form of "have" that a clause can stand on.
    pub(crate) fn is_form_of_have(&self, word: usize) -> bool {
        self.is_any(word, &["has", "have", "had"])
    }

    /// "has" or "have".
    pub(crate) fn is_present_have(&self, word: usize) -> bool {
        self.is_any(word, &["has", "have"])
    }

    /// "and" or "but".
    pub(crate) fn is_and_or_but(&self, word: usize) -> bool {
        self.is_any(word, &["and", "but"])
    }

    /// What joins the members of a list.
    pub(crate) fn is_comma_or_and(&self, word: usize) -> bool {
        self.is_any(word, &[",", "and"])
    }

    /// "and", in letters or as a sign.
    pub(crate) fn is_and_or_ampersand(&self, word: usize) -> bool {
        self.is_any(word, &["and", "&"])
    }

    /// "if" or "unless".
    pub(crate) fn opens_condition(&self, word: usize) -> bool {
        self.is_any(word, &["if", "unless"])
    }

    /// "whether" or "if".
    pub(crate) fn opens_indirect_question(&self, word: usize) -> bool {
        self.is_any(word, &["whether", "if"])
    }

    /// A mark that ends a sentence.
    pub(crate) fn is_sentence_mark(&self, word: usize) -> bool {
        self.is_any(word, &[".", "!", "?"])
    }

    /// Whether a quotation closes right before, inside its comma or outside: `…,” said`, `…”, said`.
    pub(crate) fn is_behind_quotation(&self, word: usize) -> bool {
        let comma = usize::from(self.low(word.wrapping_sub(1)) == ",");
        self.is_closing_double_quote(word.wrapping_sub(1))
            || self.is_closing_double_quote(word.wrapping_sub(1 + comma))
    }

    /// A closing double quotation mark, or one that may close.
    pub(crate) fn is_closing_double_quote(&self, word: usize) -> bool {
        self.is_any(word, &["”", "\"", "''"])
    }
}
