//! The word lists that likeness rests on, read from `lexicon/` once.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use serde::Deserialize;

use crate::{english, names, words};

/// The longest expression in a synonym group, in words.
const LONGEST: usize = 4;

/// Synonym groups, stop words, usual words and opposites of one language.
pub(crate) struct Lexicon {
    stop: BTreeSet<String>,
    background: BTreeSet<String>,
    manner: BTreeSet<String>,
    /// Stemmed words of an expression, joined by blanks, to its group's name.
    groups: BTreeMap<String, Listed<String>>,
    /// The name of a group, or the stems of a word or set expression, to the numbers of its fields of
    /// meaning.
    fields: BTreeMap<String, Listed<Vec<usize>>>,
    /// The number of each field of meaning by its name.
    field_names: BTreeMap<String, usize>,
    negations: BTreeSet<String>,
    no_negations: BTreeSet<String>,
    /// Two stems of which the first is no pole.
    no_poles: BTreeSet<String>,
    /// A stem to its opposition and the pole it stands at.
    poles: BTreeMap<String, Vec<(usize, bool)>>,
    talks: TalksWords,
}

/// What a list says, by the key of a term or the stems of an expression.
type ByKey<T> = BTreeMap<String, Listed<T>>;

/// What a list says of the words of one stem, and what such a word has to begin with.
#[derive(Default)]
struct Listed<T> {
    said: T,
    beginnings: Vec<String>,
}

impl<T> Listed<T> {
    /// Whether a folded word of the stem is a form of a listed one.
    fn holds(&self, word: &str) -> bool {
        self.beginnings.iter().any(|beginning| english::begins(word, beginning))
    }
}

/// Nouns for talks, and what is called after them.
#[derive(Deserialize)]
struct TalksWords {
    talks: Vec<String>,
    meetings: Vec<String>,
    bodies: Vec<String>,
    called_after: Vec<String>,
    called_after_endings: Vec<String>,
    naming: Vec<String>,
    telling_nothing: Vec<String>,
    talkers: Vec<String>,
    papers: Vec<String>,
    views: Vec<String>,
    needs: Vec<String>,
    telling: Vec<String>,
    affairs: Vec<String>,
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
struct Fields {
    field: Vec<Group>,
}

#[derive(Deserialize)]
struct Oppositions {
    negations: Vec<String>,
    no_negations: Vec<String>,
    no_poles: Vec<String>,
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
                include_str!("../lexicon/en/fields.toml"),
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
        fields: &str,
        oppositions: &str,
        stop: &str,
        background: &str,
        manner: &str,
        talks: &str,
    ) -> Result<Self, toml::de::Error> {
        let synonyms: Synonyms = toml::from_str(synonyms)?;
        let fields: Fields = toml::from_str(fields)?;
        let oppositions: Oppositions = toml::from_str(oppositions)?;
        let mut groups: BTreeMap<String, Listed<String>> = BTreeMap::new();
        for group in synonyms.group {
            for words in group.words {
                let listed = groups.entry(stems(&words)).or_insert_with(|| Listed {
                    said: format!("={}", group.name),
                    beginnings: Vec::new(),
                });
                listed.beginnings.push(english::beginning(&names::fold(&words)));
            }
        }
        let (of_fields, field_names) = by_key(fields, &groups);
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
            fields: of_fields,
            field_names,
            negations: oppositions.negations.into_iter().collect(),
            no_negations: oppositions.no_negations.into_iter().collect(),
            no_poles: oppositions.no_poles.iter().map(|words| stems(words)).collect(),
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

    /// Whether a folded word denies with the next one: `not`, but not `not only`; `far from`.
    pub(crate) fn denies(&self, word: &str, next: Option<&str>) -> bool {
        let both = next.map(|next| format!("{word} {next}"));
        let both_in =
            |list: &BTreeSet<String>| both.as_ref().is_some_and(|both| list.contains(both));
        !both_in(&self.no_negations) && (self.is_negation(word) || both_in(&self.negations))
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

    /// How many folded words, one at least, make up the verb that the list begins with, if it is one by
    /// which a text only tells what talks were about.
    pub(crate) fn names_what_was_talked_of(&self, words: &[&str]) -> Option<usize> {
        (1..=LONGEST.min(words.len())).rev().find(|length| {
            let expression = words.get(..*length).unwrap_or(&[]).join(" ");
            has(&self.talks.naming, &expression)
        })
    }

    /// Whether a name is a paper's, of whoever's: "an official release", "the statement".
    pub(crate) fn is_paper(&self, name: &str) -> bool {
        let last = name.split_whitespace().next_back().map(names::fold);
        last.is_some_and(|last| has(&self.talks.papers, &last))
    }

    /// Whether behind a folded word such a verb tells nothing of the talks.
    pub(crate) fn keeps_from_telling(&self, word: &str) -> bool {
        has(&self.talks.telling_nothing, word)
    }

    /// Whether a folded word is for those who talk with one another.
    pub(crate) fn is_talkers(&self, word: &str) -> bool {
        has(&self.talks.talkers, word)
    }

    /// Whether a folded word is for what one thinks of a matter.
    pub(crate) fn is_view(&self, word: &str) -> bool {
        has(&self.talks.views, word)
            || word.strip_suffix('s').is_some_and(|one| has(&self.talks.views, one))
    }

    /// Whether a folded word is a noun for how things stand somewhere.
    pub(crate) fn is_affairs(&self, word: &str) -> bool {
        has(&self.talks.affairs, word)
    }

    /// Whether a folded word is a verb by which one lets another know of a thing.
    pub(crate) fn is_telling(&self, word: &str) -> bool {
        has(&self.talks.telling, word)
    }

    /// Whether a folded word is a noun by which a text says that something ought to be.
    pub(crate) fn is_need(&self, word: &str) -> bool {
        has(&self.talks.needs, word)
    }

    /// The oppositions a stem takes part in, before another: not those of "close" in "close contact".
    pub(crate) fn poles(&self, stem: &str, next: Option<&str>) -> &[(usize, bool)] {
        if next.is_some_and(|next| self.no_poles.contains(&format!("{stem} {next}"))) {
            return &[];
        }
        self.poles.get(stem).map_or(&[], Vec::as_slice)
    }

    /// The number of a field of meaning.
    pub(crate) fn field_named(&self, name: &str) -> Option<usize> {
        self.field_names.get(name).copied()
    }

    /// The fields of meaning of a group, by its name.
    pub(crate) fn fields_of_group(&self, name: &str) -> &[usize] {
        self.fields.get(name).map_or(&[], |listed| &listed.said)
    }

    /// The fields of meaning of a folded word with this stem.
    pub(crate) fn fields(&self, stem: &str, word: &str) -> &[usize] {
        let listed = self.fields.get(stem).filter(|listed| listed.holds(word));
        listed.map_or(&[], |listed| &listed.said)
    }

    /// The fields of the longest set expression of two words or more that starts the list, and how
    /// many words it takes.
    pub(crate) fn fields_at(&self, stems: &[&str]) -> Option<(&[usize], usize)> {
        (2..=LONGEST.min(stems.len())).rev().find_map(|length| {
            let key = stems.get(..length)?.join(" ");
            self.fields.get(&key).map(|listed| (listed.said.as_slice(), length))
        })
    }

    /// The group of the longest expression that starts the list, and how many words it takes; `word`
    /// is the first of the words, folded.
    pub(crate) fn group_at(&self, stems: &[&str], word: &str) -> Option<(&str, usize)> {
        (1..=LONGEST.min(stems.len())).rev().find_map(|length| {
            let listed = self.groups.get(&stems.get(..length)?.join(" "))?;
            (length > 1 || listed.holds(word)).then_some((listed.said.as_str(), length))
        })
    }
}

/// The fields of meaning by the key of a term or the stems of an expression, and their numbers by name.
fn by_key(fields: Fields, groups: &ByKey<String>) -> (ByKey<Vec<usize>>, BTreeMap<String, usize>) {
    let mut of_fields: BTreeMap<String, Listed<Vec<usize>>> = BTreeMap::new();
    let mut field_names = BTreeMap::new();
    for (number, field) in fields.field.into_iter().enumerate() {
        field_names.insert(field.name, number);
        for words in field.words {
            let (key, folded) = (stems(&words), names::fold(&words));
            let group = groups.get(&key).filter(|group| group.holds(&folded));
            let key = group.map_or(key, |group| group.said.clone());
            let listed = of_fields.entry(key).or_default();
            listed.beginnings.push(english::beginning(&folded));
            if !listed.said.contains(&number) {
                listed.said.push(number);
            }
        }
    }
    (of_fields, field_names)
}

fn has(words: &[String], word: &str) -> bool {
    words.iter().any(|known| known == word)
}

/// The stems of a word or set expression, cut up just as a text is.
fn stems(words: &str) -> String {
    words::stems(words).join(" ")
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

    /// `will` has the stem of `willing`, `use` of `useful`, `time` of `timely`.
    #[test]
    fn a_stem_alone_makes_no_form_of_a_listed_word() {
        let group = |word: &str| {
            let stem = english::stem(word);
            Lexicon::english().group_at(&[&stem], word).map(|(name, _)| name.to_owned())
        };
        assert_eq!(group("willing").as_deref(), Some("=willing"));
        assert_eq!((group("will"), group("use"), group("time")), (None, None, None));
        assert_eq!(group("negotiating"), group("negotiations"));
    }

    #[test]
    fn every_field_of_meaning_has_several_words() {
        let fields: Fields = toml::from_str(include_str!("../lexicon/en/fields.toml")).unwrap();
        let mut names = BTreeSet::new();
        for field in fields.field {
            assert!(field.words.len() > 1, "{:?}", field.name);
            assert!(names.insert(field.name.clone()), "{:?} stands twice", field.name);
        }
        for name in [
            "relations as a whole",
            "following up",
            "talkers",
            "forms of talks",
            "tone of the talks",
        ] {
            assert!(Lexicon::english().field_named(name).is_some(), "{name:?}");
        }
    }

    #[test]
    fn not_only_denies_nothing() {
        let lexicon = Lexicon::english();
        assert!(lexicon.denies("not", Some("yield")) && lexicon.denies("far", Some("from")));
        assert!(!lexicon.denies("not", Some("only")) && !lexicon.denies("far", Some("away")));
    }

    #[test]
    fn close_contact_is_no_opposite_of_an_open_line() {
        let lexicon = Lexicon::english();
        let poles = |text: &str| {
            let stems = words::stems(text);
            let next = stems.get(1).map(String::as_str);
            lexicon.poles(&stems[0], next).len()
        };
        assert_eq!((poles("close communication"), poles("open lines")), (0, 0));
        assert_eq!((poles("close the border"), poles("opened a school")), (1, 1));
    }

    #[test]
    fn the_longest_expression_wins() {
        let stems = ["climat", "chang", "x"];
        assert_eq!(Lexicon::english().group_at(&stems, "climate"), Some(("=climate", 2)));
    }
}
