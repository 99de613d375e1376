//! The labels the tagger chooses from: a part of speech with its form, 32 in all.

use crate::tag::{Form, Tag};

/// How many labels there are: the width of a row of weights.
pub(crate) const LABELS: usize = 32;

/// What each label stands for. The order is part of the model's format.
const TABLE: [(Tag, Form); LABELS] = [
    (Tag::Adj, Form::None),
    (Tag::Adp, Form::None),
    (Tag::Adv, Form::None),
    (Tag::Aux, Form::None),
    (Tag::Cconj, Form::None),
    (Tag::Det, Form::None),
    (Tag::Intj, Form::None),
    (Tag::Noun, Form::None),
    (Tag::Num, Form::None),
    (Tag::Part, Form::None),
    (Tag::Pron, Form::None),
    (Tag::Propn, Form::None),
    (Tag::Punct, Form::None),
    (Tag::Sconj, Form::None),
    (Tag::Sym, Form::None),
    (Tag::Verb, Form::None),
    (Tag::X, Form::None),
    (Tag::Noun, Form::Plural),
    (Tag::Propn, Form::Plural),
    (Tag::Verb, Form::Base),
    (Tag::Verb, Form::Past),
    (Tag::Verb, Form::Present3),
    (Tag::Verb, Form::Present),
    (Tag::Verb, Form::Participle),
    (Tag::Verb, Form::Gerund),
    (Tag::Aux, Form::Base),
    (Tag::Aux, Form::Past),
    (Tag::Aux, Form::Present3),
    (Tag::Aux, Form::Present),
    (Tag::Aux, Form::Participle),
    (Tag::Aux, Form::Gerund),
    (Tag::Aux, Form::Modal),
];

/// The number of a label: an index below [`LABELS`].
pub(crate) type Label = u8;

/// The tag and form of a label.
pub(crate) fn meaning(label: Label) -> (Tag, Form) {
    TABLE.get(usize::from(label)).copied().unwrap_or((Tag::X, Form::None))
}

/// The label of a tag and form; a form the tag cannot have is dropped.
#[cfg(any(feature = "train", test))]
pub(crate) fn label(tag: Tag, form: Form) -> Label {
    let position = |wanted| TABLE.iter().position(|entry| *entry == wanted);
    let index = position((tag, form)).or_else(|| position((tag, Form::None))).unwrap_or(0);
    u8::try_from(index).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_label_has_its_own_meaning() {
        for number in 0u8..32 {
            let (tag, form) = meaning(number);
            assert_eq!(label(tag, form), number);
        }
        assert_eq!(label(Tag::Adj, Form::Participle), label(Tag::Adj, Form::None));
        for tag in Tag::ALL {
            assert_eq!(Tag::from_upos(tag.upos()), Some(tag));
        }
    }
}
