//! Learning from an invented treebank.
#![cfg(feature = "train")]

use chancery_syntax::train::conllu;
use chancery_syntax::train::perceptron::{Settings, joined_hyphens, learn};
use chancery_syntax::train::score;
use chancery_syntax::{Form, Model, Tag};

const TREEBANK: &str = "\
# newdoc id = fiction-1
# newpar id = fiction-1-p1
# sent_id = 1
1\tVenn\tVenn\tPROPN\tNNP\t_\t2\tnsubj\t_\t_
2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdid\tdo\tAUX\tVBD\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
4\tsign\tsign\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

# sent_id = 2
1\tThree\tthree\tNUM\tCD\t_\t3\tnummod\t_\tSpaceAfter=No
2\t-\t-\tPUNCT\tHYPH\t_\t3\tpunct\t_\tSpaceAfter=No
3\tday\tday\tNOUN\tNN\t_\t4\tcompound\t_\t_
3.1\tempty\t_\t_\t_\t_\t_\t_\t_\t_
4\ttalks\ttalk\tNOUN\tNNS\t_\t5\tnsubj\t_\t_
5\tended\tend\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No
6\t.\t.\tPUNCT\t.\t_\t5\tpunct\t_\t_

# newpar id = fiction-1-p2
# sent_id = 3
1\tThey\tthey\tPRON\tPRP\t_\t2\tnsubj\t_\t_
2\tagreed\tagree\tVERB\tVBD\t_\t0\troot\t_\t_

";

fn settings() -> Settings {
    Settings { rounds: 10, mistakes: 1, word_count: 1, ..Settings::default() }
}

#[test]
fn running_text_is_rebuilt() {
    let documents = conllu::read(TREEBANK);
    assert_eq!(documents.len(), 1);
    let document = &documents[0];
    assert_eq!(document.id, "fiction-1");
    assert_eq!(document.text, "Venn didn't sign. Three-day talks ended.\n\nThey agreed");
    let blocks: Vec<&str> = document.blocks.iter().map(|b| b.of(&document.text)).collect();
    assert_eq!(blocks, ["Venn didn't sign. Three-day talks ended.", "They agreed"]);
    let words: Vec<&str> =
        document.sentences[0].iter().map(|t| t.span.of(&document.text)).collect();
    assert_eq!(words, ["Venn", "did", "n't", "sign", "."]);
    assert_eq!(document.sentences[0][1].tag, Tag::Aux);
    assert_eq!(document.sentences[0][1].form, Form::Past);
}

#[test]
fn hyphens_are_joined_as_the_tokenizer_joins_them() {
    let documents = conllu::read(TREEBANK);
    let document = &documents[0];
    assert_eq!(joined_hyphens(document, &document.sentences[0]), None);
    let joined = joined_hyphens(document, &document.sentences[1]).expect("there is a hyphen");
    assert_eq!(joined[0].span.of(&document.text), "Three-day");
    assert_eq!(joined[0].tag, Tag::Noun);
    assert_eq!(joined.len(), 4);
}

#[test]
fn learning_fits_what_it_read_and_repeats_byte_for_byte() {
    let documents = conllu::read(TREEBANK);
    let bytes = learn(&documents, settings());
    assert_eq!(bytes, learn(&documents, settings()));
    let model = Model::from_bytes(&bytes).expect("what was written can be read");
    let counts = score::tags(&model, &documents, false);
    assert_eq!((counts.tags, counts.forms, counts.words), (13, 13, 13));
    assert!(score::tags(&model, &documents, true).words == 11);
}

#[test]
fn spans_are_scored_exactly() {
    let documents = conllu::read(TREEBANK);
    let (sentences, tokens) = score::spans(&documents);
    assert_eq!((sentences.matched, sentences.found, sentences.gold), (3, 3, 3));
    // "Three-day" is one token here and three in the treebank.
    assert_eq!((tokens.matched, tokens.found, tokens.gold), (10, 11, 13));
    assert!((tokens.f1() - 20.0 / 24.0).abs() < 1e-9);
}
