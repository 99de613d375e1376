//! Tokens, tags and sentences of a document in one pass.

use chancery_record::ByteSpan;

use crate::sentence::{Sentence, split_sentences};
use crate::tag::{Form, Tag};
use crate::tagger::{Model, Tagger};
use crate::token::{Token, tokenize};

/// What [`analyze`] finds; its vectors are meant to be used again for the next document.
///
/// `tokens`, `tags` and `forms` run in parallel.
#[derive(Debug, Clone, Default)]
pub struct Analysis {
    /// The tokens of all blocks, in order.
    pub tokens: Vec<Token>,
    /// The part of speech of each token.
    pub tags: Vec<Tag>,
    /// The inflected form of each token.
    pub forms: Vec<Form>,
    /// The sentences of all blocks, in order; together they hold every token.
    pub sentences: Vec<Sentence>,
    tagger: Tagger,
}

impl Analysis {
    /// The index of the first token that ends after byte `at`.
    #[must_use]
    pub fn token_at(&self, at: u32) -> usize {
        self.tokens.partition_point(|token| token.span.end <= at)
    }

    /// The index of the first sentence that ends after byte `at`.
    #[must_use]
    pub fn sentence_at(&self, at: u32) -> usize {
        self.sentences.partition_point(|sentence| sentence.span.end <= at)
    }

    /// The tokens of one sentence.
    #[must_use]
    pub fn tokens_of(&self, sentence: &Sentence) -> &[Token] {
        self.tokens.get(sentence.tokens.start as usize..sentence.tokens.end as usize).unwrap_or(&[])
    }
}

/// Reads the tokens, sentences and tags of each block of `text`, in order, into `buf`.
///
/// What `buf` held before is dropped. Blocks are byte spans of `text`; each ends its last
/// sentence. A block that does not lie on character boundaries is passed over. Linear in the
/// blocks.
pub fn analyze(text: &str, blocks: &[ByteSpan], buf: &mut Analysis) {
    buf.tokens.clear();
    buf.tags.clear();
    buf.forms.clear();
    buf.sentences.clear();
    for block in blocks {
        let first = buf.tokens.len();
        tokenize(text, *block, &mut buf.tokens);
        split_sentences(text, &buf.tokens, first, &mut buf.sentences);
    }
    let model = Model::embedded();
    for sentence in &buf.sentences {
        let range = sentence.tokens.start as usize..sentence.tokens.end as usize;
        let words = buf.tokens.get(range).unwrap_or(&[]).iter().map(|token| token.plain(text));
        buf.tagger.tag(model, words, &mut buf.tags, &mut buf.forms);
    }
}
