//! The topics of the lexicon, and those of a user's codebook.

use super::Lexicon;
use super::data::{self, Topics};
use super::phrases::Phrases;

impl Lexicon {
    pub(super) fn add_topics(&mut self, topics: Topics) {
        topics.conflict.iter().for_each(|word| self.conflict_words.insert(word, ()));
        self.scenes = topics.scenes.into_iter().collect();
        self.aspects = topics.aspects.into_iter().collect();
        for topic in topics.topic {
            let index = self.topic_number(&topic.code);
            for word in &topic.words {
                match word.strip_suffix('*') {
                    Some(stem) if !stem.contains(' ') => {
                        self.topic_stems.push((stem.to_owned(), index));
                    }
                    Some(stem) => {
                        self.topics.insert(stem, index);
                        self.topics.insert(&format!("{stem}s"), index);
                    }
                    None => self.topics.insert(word, index),
                }
            }
        }
        self.topic_stems.sort();
    }

    /// The number of the topic with this code, which is made where there is none.
    pub(crate) fn topic_number(&mut self, code: &str) -> u8 {
        let at = self.topic_codes.iter().position(|known| known == code).unwrap_or_else(|| {
            self.topic_codes.push(code.to_owned());
            self.topic_codes.len() - 1
        });
        u8::try_from(at).unwrap_or(u8::MAX)
    }

    /// Forgets all topics.
    pub(crate) fn drop_topics(&mut self) {
        self.topics = Phrases::default();
        self.topic_stems.clear();
        self.topic_codes.clear();
    }

    /// The words by which the program itself finds a topic.
    pub(crate) fn topic_words(code: &str) -> Vec<String> {
        let topics = data::topics().map(|topics| topics.topic).unwrap_or_default();
        topics.into_iter().find(|topic| topic.code == code).map_or(Vec::new(), |topic| topic.words)
    }
}
