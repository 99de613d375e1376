//! The tagger on invented sentences, and models that are not models.

use chancery_record::ByteSpan;
use chancery_syntax::{Analysis, Form, Model, ModelError, Tag, analyze};

const MODEL: &[u8] = include_bytes!("../model/english.bin");

fn tagged(text: &str) -> Vec<(String, Tag, Form)> {
    let mut found = Analysis::default();
    analyze(text, &[ByteSpan::new(0, text.len())], &mut found);
    let words = found.tokens.iter().map(|t| t.span.of(text).to_owned());
    words.zip(found.tags).zip(found.forms).map(|((w, t), f)| (w, t, f)).collect()
}

fn tag_of(text: &str, word: &str) -> (Tag, Form) {
    let found = tagged(text);
    let (_, tag, form) = found.iter().find(|(w, ..)| w == word).expect("the word is there");
    (*tag, *form)
}

#[test]
fn verbs_have_their_form() {
    let text = "The minister said that Belmar has agreed and will sign the treaty.";
    assert_eq!(tag_of(text, "said"), (Tag::Verb, Form::Past));
    assert_eq!(tag_of(text, "has"), (Tag::Aux, Form::Present3));
    assert_eq!(tag_of(text, "agreed"), (Tag::Verb, Form::Participle));
    assert_eq!(tag_of(text, "will"), (Tag::Aux, Form::Modal));
    assert_eq!(tag_of(text, "sign"), (Tag::Verb, Form::Base));
    assert_eq!(tag_of(text, "that"), (Tag::Sconj, Form::None));
    assert_eq!(tag_of(text, "Belmar"), (Tag::Propn, Form::None));
}

#[test]
fn nouns_have_their_number() {
    let text = "Two ministers discussed the treaty.";
    assert_eq!(tag_of(text, "ministers"), (Tag::Noun, Form::Plural));
    assert_eq!(tag_of(text, "treaty"), (Tag::Noun, Form::None));
}

#[test]
fn curly_marks_count_as_straight_ones() {
    let straight: Vec<_> = tagged("\"We don't know Belmar's plan,\" she said.");
    let curly: Vec<_> = tagged("“We don’t know Belmar’s plan,” she said.");
    let tags = |list: &[(String, Tag, Form)]| -> Vec<(Tag, Form)> {
        list.iter().map(|(_, tag, form)| (*tag, *form)).collect()
    };
    assert_eq!(tags(&straight), tags(&curly));
}

#[test]
fn the_model_of_the_repository_is_read() {
    let model = Model::from_bytes(MODEL).unwrap();
    assert!(model.features() > 50_000);
    assert_eq!(model.features(), Model::embedded().features());
    assert!(MODEL.len() <= 3 << 20, "the model is to stay below 3 MiB");
}

#[test]
fn damaged_models_are_told_apart() {
    let error = |bytes: &[u8]| Model::from_bytes(bytes).err();
    assert_eq!(error(b""), Some(ModelError::Foreign));
    assert_eq!(error(b"PK\x03\x04 something else"), Some(ModelError::Foreign));
    assert_eq!(error(&MODEL[..8]), Some(ModelError::Checksum));
    assert_eq!(error(&MODEL[..15]), Some(ModelError::Checksum));
    assert_eq!(error(&MODEL[..MODEL.len() / 2]), Some(ModelError::Checksum));
    let mut other = MODEL.to_vec();
    other[8] = 99;
    assert_eq!(error(&other), Some(ModelError::Version { found: 99 }));
    let mut flipped = MODEL.to_vec();
    flipped[5000] ^= 1;
    assert_eq!(error(&flipped), Some(ModelError::Checksum));
}
