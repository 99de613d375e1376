//! The topics of the lexicon, and those of a user's codebook.

use super::Lexicon;
use super::data::{self, Topics};
use super::phrases::Phrases;

/// What a word shows: a topic, and whether only where nothing else shows one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct ShownTopic {
    pub(crate) topic: u8,
    /// A word of many matters ("energy", "the international community").
    pub(crate) faint: bool,
}

impl Lexicon {
    pub(super) fn add_topics(&mut self, topics: Topics) {
        topics.conflict.iter().for_each(|word| self.conflict_words.insert(word, ()));
        topics.pointing.iter().for_each(|word| self.pointing_words.insert(word, ()));
        self.scenes = topics.scenes.into_iter().collect();
        self.occasions = topics.occasions.into_iter().collect();
        self.aspects = topics.aspects.into_iter().collect();
        for topic in topics.topic {
            let index = self.topic_number(&topic.code);
            if let Some(state) = topic.state {
                self.topic_states.insert(index, state);
            }
            if topic.at_home {
                self.topics_at_home.insert(index);
            }
            if let (Some(party), Some(enemy)) = (topic.party, &topic.against) {
                let enemy = self.topic_number(enemy);
                self.enemies.insert(enemy, (party, index));
            }
            let plain = topic.words.iter().map(|word| (word, false));
            for (word, faint) in plain.chain(topic.faint.iter().map(|word| (word, true))) {
                let shown = ShownTopic { topic: index, faint };
                match word.strip_suffix('*') {
                    Some(stem) if !stem.contains(' ') => {
                        self.topic_stems.push((stem.to_owned(), shown));
                    }
                    Some(stem) => {
                        self.topics.insert(stem, shown);
                        self.topics.insert(&format!("{stem}s"), shown);
                    }
                    None => self.topics.insert(word, shown),
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
        self.topic_states.clear();
        self.topics_at_home.clear();
        self.enemies.clear();
    }

    /// The words by which the program itself finds a topic.
    pub(crate) fn topic_words(code: &str) -> Vec<String> {
        let topics = data::topics().map(|topics| topics.topic).unwrap_or_default();
        let topic = topics.into_iter().find(|topic| topic.code == code);
        topic.map_or(Vec::new(), |topic| topic.words.into_iter().chain(topic.faint).collect())
    }
}
