//! Parts of speech and verb forms.

/// A universal part of speech (Universal Dependencies v2, UPOS).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Tag {
    /// Adjective.
    Adj,
    /// Adposition: preposition, verb particle.
    Adp,
    /// Adverb.
    Adv,
    /// Auxiliary: forms of "be", "have", "do" before a verb, modals, the copula.
    Aux,
    /// Coordinating conjunction.
    Cconj,
    /// Determiner.
    Det,
    /// Interjection.
    Intj,
    /// Common noun.
    Noun,
    /// Numeral.
    Num,
    /// Particle: "to" before an infinitive, "not", the possessive clitic.
    Part,
    /// Pronoun, possessive "their" included.
    Pron,
    /// Proper noun.
    Propn,
    /// Punctuation.
    Punct,
    /// Subordinating conjunction: "that", "if", "as".
    Sconj,
    /// Symbol.
    Sym,
    /// Verb other than an auxiliary.
    Verb,
    /// Anything else: foreign words, broken words.
    X,
}

impl Tag {
    /// Every tag, in the order of its number.
    pub const ALL: [Self; 17] = [
        Self::Adj,
        Self::Adp,
        Self::Adv,
        Self::Aux,
        Self::Cconj,
        Self::Det,
        Self::Intj,
        Self::Noun,
        Self::Num,
        Self::Part,
        Self::Pron,
        Self::Propn,
        Self::Punct,
        Self::Sconj,
        Self::Sym,
        Self::Verb,
        Self::X,
    ];

    /// Its name in CoNLL-U: "ADJ", "PROPN".
    #[must_use]
    pub fn upos(self) -> &'static str {
        const NAMES: [&str; 17] = [
            "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON",
            "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X",
        ];
        NAMES.get(self as usize).copied().unwrap_or("X")
    }

    /// The tag of a CoNLL-U name; `None` for any other word.
    #[must_use]
    pub fn from_upos(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tag| tag.upos() == name)
    }

    /// Common or proper noun.
    #[must_use]
    pub fn is_nominal(self) -> bool {
        matches!(self, Self::Noun | Self::Propn)
    }

    /// Verb or auxiliary.
    #[must_use]
    pub fn is_verbal(self) -> bool {
        matches!(self, Self::Verb | Self::Aux)
    }
}

/// The inflected form of a verb, auxiliary or noun (Penn Treebank XPOS).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Form {
    /// No form told: singular nouns and every other part of speech.
    None,
    /// Base form: infinitive, imperative, after a modal (VB).
    Base,
    /// Simple past (VBD).
    Past,
    /// Third person singular present (VBZ).
    Present3,
    /// Other present (VBP).
    Present,
    /// Past participle (VBN).
    Participle,
    /// Present participle or gerund (VBG).
    Gerund,
    /// Modal (MD).
    Modal,
    /// Plural noun (NNS, NNPS).
    Plural,
}

impl Form {
    /// Every form, in the order of its number.
    pub const ALL: [Self; 9] = [
        Self::None,
        Self::Base,
        Self::Past,
        Self::Present3,
        Self::Present,
        Self::Participle,
        Self::Gerund,
        Self::Modal,
        Self::Plural,
    ];

    /// The form a Penn Treebank tag tells of.
    #[must_use]
    pub fn from_xpos(xpos: &str) -> Self {
        match xpos {
            "VB" => Self::Base,
            "VBD" => Self::Past,
            "VBZ" => Self::Present3,
            "VBP" => Self::Present,
            "VBN" => Self::Participle,
            "VBG" => Self::Gerund,
            "MD" => Self::Modal,
            "NNS" | "NNPS" => Self::Plural,
            _ => Self::None,
        }
    }

    /// Whether a verb in this form can be the predicate of a main clause.
    #[must_use]
    pub fn is_finite(self) -> bool {
        matches!(self, Self::Past | Self::Present3 | Self::Present | Self::Modal)
    }
}
