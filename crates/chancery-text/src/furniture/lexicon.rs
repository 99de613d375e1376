//! The phrases of `lexicon/en/furniture.toml`, ready to be looked up.

use super::FurnitureReason;
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::LazyLock;

/// Longest block, in words, that a `start` phrase can mark.
pub(super) const START_WORDS: usize = 25;
/// Longest block, in words, that a `within` phrase can mark.
pub(super) const WITHIN_WORDS: usize = 45;
/// Longest block, in words, that can be an `opener`.
const OPENER_WORDS: usize = 8;

/// The word of a phrase that stands for any number; never its first.
const NUMBER: &str = "n0";

/// Longest line, in words, that says for whom names sign.
const SIGNER_WORDS: usize = 14;

/// How a phrase is to be found in a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Line,
    Start,
    Within,
    Opener,
    Leads,
    Menu,
    Label,
    Counted,
    Protected,
}

#[derive(Debug)]
struct Phrase {
    words: Vec<String>,
    place: Place,
    /// Nothing for protected words.
    reason: Option<FurnitureReason>,
}

/// What the lexicon says about a block.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Found {
    /// Its wording marks it by itself.
    pub(super) reason: Option<FurnitureReason>,
    /// It opens a stretch of furniture.
    pub(super) opener: Option<FurnitureReason>,
    /// Its wording names what the few lines below it are.
    pub(super) leads: Option<FurnitureReason>,
    /// It is a common menu word.
    pub(super) menu: bool,
    /// It tells who speaks, where or when.
    pub(super) protected: bool,
    /// It is what a masthead says, if it stands where one can.
    pub(super) masthead: bool,
    /// It begins as an office that gives out texts does.
    pub(super) office: bool,
}

#[derive(Deserialize, Default)]
#[serde(default, deny_unknown_fields)]
struct Group {
    line: Vec<String>,
    start: Vec<String>,
    within: Vec<String>,
    opener: Vec<String>,
    leads: Vec<String>,
    menu: Vec<String>,
    label: Vec<String>,
    counted: Vec<String>,
}

#[derive(Deserialize)]
struct File {
    protected: Group,
    function_words: Vec<String>,
    day_words: Vec<String>,
    stamp_words: Vec<String>,
    picture_words: Vec<String>,
    file_words: Vec<String>,
    side_words: Vec<String>,
    pose_phrases: Vec<String>,
    signer_phrases: Vec<String>,
    #[serde(flatten)]
    reasons: BTreeMap<FurnitureReason, Group>,
}

/// What the file holds, ready to be looked up. Only ever looked up, so the order of the maps does
/// not matter.
struct Lexicon {
    /// By their first word.
    phrases: HashMap<String, Vec<Phrase>>,
    function_words: HashSet<String>,
    day_words: HashSet<String>,
    stamp_words: HashSet<String>,
    picture_words: HashSet<String>,
    file_words: HashSet<String>,
    side_words: HashSet<String>,
    /// Each with a space before its first and behind its last word.
    pose_phrases: Vec<String>,
    /// Each with a space behind its last word.
    signer_phrases: Vec<String>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let file: File = toml::from_str(include_str!("../../lexicon/en/furniture.toml"))
        .expect("the furniture lexicon is part of the program and is parsed by its tests");
    let mut phrases: HashMap<String, Vec<Phrase>> = HashMap::new();
    let groups = file.reasons.into_iter().map(|(reason, group)| (Some(reason), group));
    for (reason, group) in groups.chain([(None, file.protected)]) {
        let within = if reason.is_none() { Place::Protected } else { Place::Within };
        let places = [
            (group.line, Place::Line),
            (group.start, Place::Start),
            (group.within, within),
            (group.opener, Place::Opener),
            (group.leads, Place::Leads),
            (group.menu, Place::Menu),
            (group.label, Place::Label),
            (group.counted, Place::Counted),
        ];
        for (text, place) in
            places.into_iter().flat_map(|(list, p)| list.into_iter().map(move |t| (t, p)))
        {
            let words = words(&text);
            if let Some(first) = words.first() {
                phrases.entry(first.clone()).or_default().push(Phrase { words, place, reason });
            }
        }
    }
    let set = |words: Vec<String>| words.into_iter().collect();
    Lexicon {
        phrases,
        function_words: set(file.function_words),
        day_words: set(file.day_words),
        stamp_words: set(file.stamp_words),
        picture_words: set(file.picture_words),
        file_words: set(file.file_words),
        side_words: set(file.side_words),
        pose_phrases: file.pose_phrases.iter().map(|phrase| format!(" {phrase} ")).collect(),
        signer_phrases: file.signer_phrases.iter().map(|phrase| format!("{phrase} ")).collect(),
    }
});

/// The words of a text as the lexicon compares them: lower case, letters and digits only, with
/// apostrophes dropped and `&` kept. One buffer serves all blocks of a reading.
#[derive(Debug, Default)]
pub(super) struct Words {
    joined: String,
    bounds: Vec<(usize, usize)>,
}

impl Words {
    /// Reads the words of another text.
    pub(super) fn read(&mut self, text: &str) {
        self.joined.clear();
        self.bounds.clear();
        let mut start = None;
        for c in text.chars() {
            if c.is_ascii_alphanumeric() || c == '&' || (!c.is_ascii() && c.is_alphanumeric()) {
                start.get_or_insert(self.joined.len());
                if c.is_ascii() {
                    self.joined.push(c.to_ascii_lowercase());
                } else {
                    self.joined.extend(c.to_lowercase());
                }
            } else if !matches!(c, '\'' | '’') {
                self.end(&mut start);
            }
        }
        self.end(&mut start);
    }

    fn end(&mut self, start: &mut Option<usize>) {
        if let Some(start) = start.take() {
            self.bounds.push((start, self.joined.len()));
            self.joined.push(' ');
        }
    }

    /// How many words.
    pub(super) fn len(&self) -> usize {
        self.bounds.len()
    }

    /// Whether a word, in the lexicon's form, stands beside the numbers of a day.
    pub(super) fn is_of_days(word: &str) -> bool {
        LEXICON.day_words.contains(word)
    }

    /// Whether it says that a page was made on that day.
    pub(super) fn is_of_stamps(word: &str) -> bool {
        LEXICON.stamp_words.contains(word)
    }

    /// Whether it tells of a picture.
    pub(super) fn is_of_pictures(word: &str) -> bool {
        LEXICON.picture_words.contains(word)
    }

    /// Whether it tells of a picture where other words do, too.
    pub(super) fn is_of_files(word: &str) -> bool {
        LEXICON.file_words.contains(word)
    }

    /// Whether it tells where somebody stands in a picture.
    pub(super) fn is_of_sides(word: &str) -> bool {
        LEXICON.side_words.contains(word)
    }

    /// Whether the words say what somebody in a picture is seen to do.
    pub(super) fn tell_of_a_pose(&self) -> bool {
        LEXICON.pose_phrases.iter().any(|phrase| self.joined.contains(phrase.as_str()))
    }

    /// The word at a place; nothing beyond the last.
    pub(super) fn get(&self, at: usize) -> &str {
        self.bounds.get(at).and_then(|&(from, to)| self.joined.get(from..to)).unwrap_or_default()
    }

    /// How many of them say little by themselves ("the", "of").
    pub(super) fn function_words(&self) -> usize {
        let known = |&at: &usize| LEXICON.function_words.contains(self.get(at));
        (0..self.len()).filter(known).count()
    }

    /// The words with a space after each.
    pub(super) fn joined(&self) -> &str {
        &self.joined
    }
}

fn words(text: &str) -> Vec<String> {
    let mut words = Words::default();
    words.read(text);
    (0..words.len()).map(|at| words.get(at).to_owned()).collect()
}

/// Looks a block up by its words. If several phrases fit, the longest decides. `open` says that
/// the block ends without punctuation: a label rather than a one-word answer in a transcript.
pub(super) fn find(words: &Words, open: bool) -> Found {
    let mut found = Found::default();
    let mut longest = 0;
    if words.len() > WITHIN_WORDS {
        return found;
    }
    for at in 0..words.len() {
        for phrase in LEXICON.phrases.get(words.get(at)).map(Vec::as_slice).unwrap_or_default() {
            if !fits(phrase, words, at) || (words.len() == 1 && !open) {
                continue;
            }
            match phrase.place {
                Place::Menu => found.menu = true,
                Place::Protected => found.protected = true,
                Place::Opener => found.opener = phrase.reason,
                Place::Leads => found.leads = phrase.reason,
                place if phrase.reason == Some(FurnitureReason::Masthead) => {
                    found.masthead = true;
                    found.office |= place == Place::Start;
                }
                Place::Line | Place::Start | Place::Within | Place::Counted
                    if phrase.words.len() > longest =>
                {
                    longest = phrase.words.len();
                    found.reason = phrase.reason;
                }
                _ => {}
            }
        }
    }
    found
}

/// Whether all of a line is menu words: "Home About Archive Log in".
pub(super) fn is_menu(words: &Words) -> bool {
    let (mut at, mut entries) = (0, 0);
    while at < words.len() {
        let phrases = LEXICON.phrases.get(words.get(at)).map(Vec::as_slice).unwrap_or_default();
        let here = phrases.iter().filter(|phrase| {
            phrase.place == Place::Menu
                && phrase.words.iter().enumerate().all(|(i, word)| words.get(at + i) == word)
        });
        let Some(length) = here.map(|phrase| phrase.words.len()).max() else { return false };
        at += length;
        entries += 1;
    }
    entries >= 3
}

/// Whether a short line says for whom the names below it sign: "For the Government of Arvenia".
pub(super) fn is_of_signers(words: &Words) -> bool {
    (3..=SIGNER_WORDS).contains(&words.len())
        && LEXICON.signer_phrases.iter().any(|phrase| words.joined.starts_with(phrase.as_str()))
}

/// What a label in front of `|` or `:` marks the rest of its block as.
pub(super) fn find_label(label: &str) -> Option<FurnitureReason> {
    let words = words(label);
    let phrases = LEXICON.phrases.get(words.first()?)?;
    phrases.iter().find(|p| p.place == Place::Label && p.words == words)?.reason
}

/// Whether a phrase stands at word `at` of a block in the place it is meant for.
fn fits(phrase: &Phrase, words: &Words, at: usize) -> bool {
    let (n, rest) = (phrase.words.len(), words.len() - at);
    let (first, whole) = (at == 0, rest == n);
    let place = match phrase.place {
        Place::Line | Place::Leads | Place::Menu => first && whole,
        Place::Start => first && words.len() <= START_WORDS,
        Place::Opener => first && words.len() <= OPENER_WORDS,
        Place::Within | Place::Protected => true,
        Place::Label => false,
        Place::Counted => whole && at > 0 && (0..at).all(|at| is_number(words.get(at))),
    };
    // The last word of a `start` phrase may be the beginning of a word: "copyright 20".
    place
        && rest >= n
        && phrase.words.iter().enumerate().all(|(i, wanted)| {
            let word = words.get(at + i);
            word == wanted
                || (wanted == NUMBER && is_number(word))
                || (i + 1 == n
                    && phrase.place == Place::Start
                    && wanted.bytes().all(|byte| byte.is_ascii_digit())
                    && word.starts_with(wanted.as_str()))
        })
}

fn is_number(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look(text: &str) -> Found {
        find(&read(text), true)
    }

    fn read(text: &str) -> Words {
        let mut words = Words::default();
        words.read(text);
        words
    }

    #[test]
    fn phrases_are_short_and_in_one_form() {
        assert!(LEXICON.phrases.len() > 100);
        let longest = LEXICON.phrases.values().flatten().map(|phrase| phrase.words.len()).max();
        assert!(longest <= Some(8));
    }

    #[test]
    fn places_are_kept_apart() {
        assert_eq!(look("Back to top!").reason, Some(FurnitureReason::PageControl));
        assert_eq!(look("They came back to top form").reason, None);
        assert_eq!(look("Copyright 2031 The Arvenia Gazette").reason, Some(FurnitureReason::Legal));
        assert_eq!(
            look("More from the Arvenia Gazette").opener,
            Some(FurnitureReason::RelatedStories)
        );
        assert!(look("News").menu && look("News").reason.is_none());
        assert!(look("Office of the Spokesperson").protected);
    }

    #[test]
    fn a_line_of_menu_words_is_a_menu() {
        assert!(is_menu(&read("Home   About   Archive   Log in")));
        assert!(!is_menu(&read("Home News of Arvenia")) && !is_menu(&read("Home news")));
    }

    #[test]
    fn numbers_of_readers_are_of_the_page() {
        assert_eq!(look("5 min read").reason, Some(FurnitureReason::PageUpdate));
        assert_eq!(look("1,234 views").reason, Some(FurnitureReason::PageUpdate));
        assert_eq!(look("Views").reason.or(look("5 more views").reason), None);
    }

    #[test]
    fn one_word_with_punctuation_is_an_answer() {
        assert_eq!(look("Newsletter").reason, Some(FurnitureReason::Subscription));
        assert_eq!(find(&read("Newsletter?"), false), Found::default());
    }

    #[test]
    fn running_text_is_not_looked_up() {
        let text =
            "he said the ministers would share this view and subscribe to our plan ".repeat(5);
        assert_eq!(look(&text), Found::default());
    }
}
