//! The word lists that likeness rests on, read from `lexicon/` once.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use serde::Deserialize;

use crate::{english, names};

/// The longest expression in a synonym group, in words.
const LONGEST: usize = 4;

/// Synonym groups, stop words, usual words and opposites of one language.
pub(crate) struct Lexicon {
    stop: BTreeSet<String>,
    background: BTreeSet<String>,
    manner: BTreeSet<String>,
    /// Stemmed words of an expression, joined by blanks, to its group's name.
    groups: BTreeMap<String, String>,
    negations: BTreeSet<String>,
    /// A stem to its opposition and the pole it stands at.
    poles: BTreeMap<String, Vec<(usize, bool)>>,
    talks: TalksWords,
}

/// Nouns for talks, and what is called after them.
#[derive(Deserialize)]
struct TalksWords {
    talks: Vec<String>,
    meetings: Vec<String>,
    bodies: Vec<String>,
    called_after: Vec<String>,
    called_after_endings: Vec<String>,
}

#[derive(Deserialize)]
struct Synonyms {
    group: Vec<Group>,
}

#[derive(Deserialize)]
struct Group {
    name: String,
    words: Vec<String>,
}

#[derive(Deserialize)]
struct Oppositions {
    negations: Vec<String>,
    opposite: Vec<Opposite>,
}

#[derive(Deserialize)]
struct Opposite {
    one: Vec<String>,
    other: Vec<String>,
}

impl Lexicon {
    /// The English lists that come with the program.
    pub(crate) fn english() -> &'static Self {
        static ENGLISH: OnceLock<Lexicon> = OnceLock::new();
        ENGLISH.get_or_init(|| {
            Self::parse(
                include_str!("../lexicon/en/synonyms.toml"),
                include_str!("../lexicon/en/oppositions.toml"),
                include_str!("../lexicon/en/stopwords.txt"),
                include_str!("../lexicon/en/background.txt"),
                include_str!("../lexicon/en/manner.txt"),
                include_str!("../lexicon/en/talks.toml"),
            )
            .expect("the bundled word lists are well-formed: a test reads them")
        })
    }

    fn parse(
        synonyms: &str,
        oppositions: &str,
        stop: &str,
        background: &str,
        manner: &str,
        talks: &str,
    ) -> Result<Self, toml::de::Error> {
        let synonyms: Synonyms = toml::from_str(synonyms)?;
        let oppositions: Oppositions = toml::from_str(oppositions)?;
        let mut groups = BTreeMap::new();
        for group in synonyms.group {
            for words in group.words {
                groups.entry(stems(&words)).or_insert_with(|| format!("={}", group.name));
            }
        }
        let mut poles: BTreeMap<String, Vec<(usize, bool)>> = BTreeMap::new();
        for (number, opposite) in oppositions.opposite.into_iter().enumerate() {
            let ends = [(opposite.one, true), (opposite.other, false)];
            for (words, pole) in ends {
                for word in words {
                    poles.entry(stems(&word)).or_default().push((number, pole));
                }
            }
        }
        Ok(Self {
            stop: lines(stop).collect(),
            background: lines(background).map(|word| stems(&word)).collect(),
            manner: lines(manner).map(|word| stems(&word)).collect(),
            groups,
            negations: oppositions.negations.into_iter().collect(),
            poles,
            talks: toml::from_str(talks)?,
        })
    }

    /// Whether a folded word has no content of its own.
    pub(crate) fn is_stop(&self, word: &str) -> bool {
        self.stop.contains(word)
    }

    /// Whether a stem is usual in texts about talks.
    pub(crate) fn is_usual(&self, stem: &str) -> bool {
        self.background.contains(stem)
    }

    /// Whether a stem tells how talks went.
    pub(crate) fn is_manner(&self, stem: &str) -> bool {
        self.manner.contains(stem)
    }

    /// Whether a folded word denies.
    pub(crate) fn is_negation(&self, word: &str) -> bool {
        self.negations.contains(word)
    }

    /// Whether a folded word is a noun for the talks that a text is about.
    pub(crate) fn is_talks(&self, word: &str) -> bool {
        has(&self.talks.talks, word)
    }

    /// Whether a folded word is a noun for a body or event that meets ("the Energy Council meeting").
    pub(crate) fn is_body(&self, word: &str) -> bool {
        has(&self.talks.bodies, word)
    }

    /// Whether a folded word is a noun for talks that are held at a place.
    pub(crate) fn is_meeting(&self, word: &str) -> bool {
        has(&self.talks.meetings, word)
    }

    /// Whether a folded word behind a noun for talks is most likely the head of a compound: it names a
    /// thing that talks have, or such a thing by its ending.
    pub(crate) fn is_called_after_talks(&self, word: &str) -> bool {
        let head = |word: &str| has(&self.talks.called_after, word);
        head(word)
            || word.strip_suffix('s').is_some_and(head)
            || self.talks.called_after_endings.iter().any(|ending| word.ends_with(ending.as_str()))
    }

    /// The oppositions a stem takes part in.
    pub(crate) fn poles(&self, stem: &str) -> &[(usize, bool)] {
        self.poles.get(stem).map_or(&[], Vec::as_slice)
    }

    /// The group of the longest expression that starts the list, and how many words it takes.
    pub(crate) fn group_at(&self, stems: &[&str]) -> Option<(&str, usize)> {
        (1..=LONGEST.min(stems.len())).rev().find_map(|length| {
            let key = stems.get(..length)?.join(" ");
            self.groups.get(&key).map(|name| (name.as_str(), length))
        })
    }
}

fn has(words: &[String], word: &str) -> bool {
    words.iter().any(|known| known == word)
}

fn stems(words: &str) -> String {
    let folded = names::fold(words);
    let parts: Vec<String> = folded.split_whitespace().map(english::stem).collect();
    parts.join(" ")
}

fn lines(text: &str) -> impl Iterator<Item = String> + '_ {
    text.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(names::fold)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bundled_lists_are_well_formed() {
        let lexicon = Lexicon::english();
        assert!(lexicon.is_stop("the"));
        assert!(lexicon.is_usual(&english::stem("countries")));
        assert!(lexicon.is_negation("never"));
    }

    #[test]
    fn no_word_is_in_two_groups() {
        let synonyms: Synonyms =
            toml::from_str(include_str!("../lexicon/en/synonyms.toml")).unwrap();
        let mut seen: BTreeMap<String, String> = BTreeMap::new();
        for group in synonyms.group {
            for words in group.words {
                let key = stems(&words);
                let before = seen.insert(key, group.name.clone());
                assert!(
                    before.as_ref().is_none_or(|name| *name == group.name),
                    "{words:?} is in {:?} and in {before:?}",
                    group.name
                );
            }
        }
    }

    #[test]
    fn the_longest_expression_wins() {
        let stems = ["climat", "chang", "x"];
        assert_eq!(Lexicon::english().group_at(&stems), Some(("=climate", 2)));
    }
}
