//! The phrases of `lexicon/en/furniture.toml`, ready to be looked up.

use super::FurnitureReason;
use foldhash::fast::FixedState;
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::LazyLock;

/// By words. The lexicon is no one else's to fill, so a fixed hash is safe.
type Map<T> = HashMap<String, T, FixedState>;
type Set = HashSet<String, FixedState>;

/// Longest block, in words, that a `start` phrase can mark.
pub(super) const START_WORDS: usize = 25;
/// Longest block, in words, that a `within` phrase can mark.
pub(super) const WITHIN_WORDS: usize = 45;
/// Longest block, in words, that can be an `opener`.
const OPENER_WORDS: usize = 8;

/// Words of the longest line in place of a picture.
const PICTURE_WORDS: usize = 8;

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
    Foot,
    Numbered,
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
    /// Its wording marks it below a text, where it can't be a sentence of it.
    pub(super) foot: Option<FurnitureReason>,
    /// It is a label and nothing behind it: a field that was left empty.
    pub(super) bare: Option<FurnitureReason>,
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
    foot: Vec<String>,
    numbered: Vec<String>,
}

#[derive(Deserialize)]
struct File {
    protected: Group,
    function_words: Vec<String>,
    foreign_words: Vec<String>,
    file_fields: Vec<String>,
    ticker_words: Vec<String>,
    saying_words: Vec<String>,
    ago_words: Vec<String>,
    ago_ends: Vec<String>,
    follow_words: Vec<String>,
    about_words: Vec<String>,
    articles: Vec<String>,
    home_words: Vec<String>,
    end_words: Vec<String>,
    platform_words: Vec<String>,
    alternative_words: Vec<String>,
    day_words: Vec<String>,
    stamp_words: Vec<String>,
    picture_words: Vec<String>,
    file_words: Vec<String>,
    side_words: Vec<String>,
    pose_phrases: Vec<String>,
    shown_phrases: Vec<String>,
    picture_houses: Vec<String>,
    consent_phrases: Vec<String>,
    size_words: Vec<String>,
    counter_words: Vec<String>,
    plea_words: Vec<String>,
    site_words: Vec<String>,
    own_words: Vec<String>,
    name_words: Vec<String>,
    being_phrases: Vec<String>,
    house_words: Vec<String>,
    reach_words: Vec<String>,
    code_signs: Vec<String>,
    signer_phrases: Vec<String>,
    #[serde(flatten)]
    reasons: BTreeMap<FurnitureReason, Group>,
}

/// What the file holds, ready to be looked up. Only ever looked up, so the order of the maps does
/// not matter.
struct Lexicon {
    /// By their first word.
    phrases: Map<Vec<Phrase>>,
    function_words: Set,
    foreign_words: Set,
    /// Each with a space behind its last word.
    file_fields: Set,
    ticker_words: Set,
    saying_words: Set,
    ago_words: Set,
    ago_ends: Set,
    follow_words: Set,
    about_words: Set,
    articles: Set,
    home_words: Set,
    /// As they are written.
    end_words: Set,
    platform_words: Set,
    alternative_words: Set,
    day_words: Set,
    stamp_words: Set,
    picture_words: Set,
    file_words: Set,
    side_words: Set,
    size_words: Set,
    counter_words: Set,
    plea_words: Set,
    site_words: Set,
    own_words: Set,
    name_words: Set,
    being_phrases: Set,
    house_words: Set,
    reach_words: Set,
    code_signs: Vec<String>,
    /// Each with a space before its first and behind its last word.
    pose_phrases: Vec<String>,
    /// The same.
    consent_phrases: Vec<String>,
    picture_houses: Set,
    /// Each with a space behind its last word.
    shown_phrases: Vec<String>,
    /// The same.
    signer_phrases: Vec<String>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let file: File = toml::from_str(include_str!("../../lexicon/en/furniture.toml"))
        .expect("the furniture lexicon is part of the program and is parsed by its tests");
    let mut phrases: Map<Vec<Phrase>> = Map::default();
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
            (group.foot, Place::Foot),
            (group.numbered, Place::Numbered),
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
        foreign_words: set(file.foreign_words),
        file_fields: file.file_fields.iter().map(|field| format!("{field} ")).collect(),
        ticker_words: set(file.ticker_words),
        saying_words: set(file.saying_words),
        ago_words: set(file.ago_words),
        ago_ends: set(file.ago_ends),
        follow_words: set(file.follow_words),
        about_words: set(file.about_words),
        articles: set(file.articles),
        home_words: set(file.home_words),
        end_words: set(file.end_words),
        platform_words: set(file.platform_words),
        alternative_words: set(file.alternative_words),
        day_words: set(file.day_words),
        stamp_words: set(file.stamp_words),
        picture_words: set(file.picture_words),
        file_words: set(file.file_words),
        side_words: set(file.side_words),
        size_words: set(file.size_words),
        counter_words: set(file.counter_words),
        plea_words: set(file.plea_words),
        site_words: set(file.site_words),
        own_words: set(file.own_words),
        name_words: set(file.name_words),
        being_phrases: set(file.being_phrases),
        house_words: set(file.house_words),
        reach_words: set(file.reach_words),
        code_signs: file.code_signs,
        picture_houses: set(file.picture_houses),
        shown_phrases: file.shown_phrases.iter().map(|phrase| format!("{phrase} ")).collect(),
        consent_phrases: file.consent_phrases.iter().map(|one| format!(" {one} ")).collect(),
        pose_phrases: file.pose_phrases.iter().map(|phrase| format!(" {phrase} ")).collect(),
        signer_phrases: file.signer_phrases.iter().map(|phrase| format!("{phrase} ")).collect(),
    }
});

/// Of whom a line tells that reads "about the Harborne Courier": words in the lexicon's form.
pub(super) fn told_about(words: &str) -> Option<&str> {
    behind(&LEXICON.about_words, words).map(without_article)
}

/// Words in the lexicon's form without an article before them.
pub(super) fn without_article(words: &str) -> &str {
    behind(&LEXICON.articles, words).unwrap_or(words)
}

/// The same of a name as it is written: "The Harborne Courier".
pub(super) fn bare_name(name: &str) -> &str {
    let article = |(first, rest): (&str, &'_ str)| {
        let capital = first.starts_with(char::is_uppercase);
        capital && LEXICON.articles.contains(&first.to_lowercase()) && !rest.is_empty()
    };
    name.split_once(' ').filter(|split| article(*split)).map_or(name, |(_, rest)| rest)
}

/// What stands behind the first word, where that is one of a list.
fn behind<'t>(list: &Set, words: &'t str) -> Option<&'t str> {
    words.split_once(' ').filter(|(first, _)| list.contains(*first)).map(|(_, rest)| rest)
}

/// Whether a line begins with the first step of a trail, and `sign` behind it.
pub(super) fn starts_at_home(text: &str, sign: char) -> bool {
    let longest = LEXICON.home_words.iter().map(String::len).max().unwrap_or(0);
    let first = text.char_indices().take_while(|(at, _)| *at <= longest).find(|(_, c)| *c == sign);
    first
        .and_then(|(end, _)| text.get(..end))
        .is_some_and(|first| LEXICON.home_words.iter().any(|word| first.eq_ignore_ascii_case(word)))
}

/// Whether a word, as it is written, says that the text ends.
pub(super) fn is_of_ends(word: &str) -> bool {
    LEXICON.end_words.contains(word)
}

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

    /// Whether a text can begin so, by its first letters.
    pub(super) fn can_tell_of_a_picture(text: &str) -> bool {
        let first = |phrase: &String| {
            text.get(..4).zip(phrase.get(..4)).is_some_and(|(a, b)| a.eq_ignore_ascii_case(b))
        };
        LEXICON.shown_phrases.iter().any(first)
    }

    /// Whether the words begin as those below a picture do: "this photo, provided by".
    pub(super) fn tell_of_a_picture(&self) -> bool {
        LEXICON.shown_phrases.iter().any(|phrase| self.joined.starts_with(phrase.as_str()))
    }

    /// Whether it is the short name of a house that deals in pictures.
    pub(super) fn is_of_picture_houses(word: &str) -> bool {
        LEXICON.picture_houses.contains(word)
    }

    /// Whether a site speaks of its cookies.
    pub(super) fn ask_for_consent(&self) -> bool {
        LEXICON.consent_phrases.iter().any(|phrase| self.joined.contains(phrase.as_str()))
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

    /// How many of them pages in other languages label their buttons with.
    pub(super) fn foreign_words(&self) -> usize {
        (0..self.len()).filter(|at| LEXICON.foreign_words.contains(self.get(*at))).count()
    }

    /// Whether one of them is a verb that leads to somebody's words.
    pub(super) fn tell_of_saying(&self) -> bool {
        (0..self.len()).any(|at| LEXICON.saying_words.contains(self.get(at)))
    }

    /// Whether they tell how long ago the page was changed, and nothing else: "Updated 12 min 4 sec ago".
    pub(super) fn tell_how_long_ago(&self) -> bool {
        let known = |at| {
            let word = self.get(at);
            is_number(word) || LEXICON.ago_words.contains(word) || Self::is_of_stamps(word)
        };
        self.len() > 1
            && LEXICON.ago_ends.contains(self.get(self.len() - 1))
            && (0..self.len()).all(known)
    }

    /// Whether they are what a page says in place of a picture of its own: "Ministry of Rivers logo".
    pub(super) fn end_as_a_picture_of_a_page(&self) -> bool {
        (2..=PICTURE_WORDS).contains(&self.len())
            && LEXICON.alternative_words.contains(self.get(self.len() - 1))
    }

    /// Whether they ask to follow somebody on one of the platforms.
    pub(super) fn ask_to_follow(&self) -> bool {
        let any = |wanted: &Set| (0..self.len()).any(|at| wanted.contains(self.get(at)));
        any(&LEXICON.follow_words) && any(&LEXICON.platform_words)
    }

    /// Whether a word, in the lexicon's form, is the name of a platform.
    pub(super) fn is_of_platforms(word: &str) -> bool {
        LEXICON.platform_words.contains(word)
    }

    /// Whether a word, in the lexicon's form, is of a row of buttons for the size of letters.
    pub(super) fn is_of_sizes(word: &str) -> bool {
        LEXICON.size_words.contains(word)
    }

    /// Whether it says what of a page is counted.
    pub(super) fn is_of_counters(word: &str) -> bool {
        LEXICON.counter_words.contains(word)
    }

    /// Whether it is a word of what sites live by.
    pub(super) fn is_of_pleas(word: &str) -> bool {
        LEXICON.plea_words.contains(word) || Self::is_of_sites(word)
    }

    /// Whether it is one of these that hardly anybody but sites uses.
    pub(super) fn is_of_sites(word: &str) -> bool {
        LEXICON.site_words.contains(word)
    }

    /// Whether it speaks for oneself.
    pub(super) fn is_own(word: &str) -> bool {
        LEXICON.own_words.contains(word)
    }

    /// Whether it is a small word that names are joined by.
    pub(super) fn is_of_names(word: &str) -> bool {
        LEXICON.name_words.contains(word)
    }

    /// Whether a verb, perhaps with the word behind it, tells what one is or does for a living.
    pub(super) fn tell_what_one_is(verb: &str, next: &str) -> bool {
        LEXICON.being_phrases.contains(verb)
            || LEXICON.being_phrases.contains(format!("{verb} {next}").as_str())
    }

    /// Whether a word says that one writes for a paper, or is one.
    pub(super) fn is_of_houses(word: &str) -> bool {
        LEXICON.house_words.contains(word)
    }

    /// Whether a word stands before a number by which somebody can be called.
    pub(super) fn is_of_reaching(word: &str) -> bool {
        LEXICON.reach_words.contains(word)
    }

    /// Signs that only programs are written with.
    pub(super) fn code_signs() -> impl Iterator<Item = &'static str> {
        LEXICON.code_signs.iter().map(String::as_str)
    }

    /// Whether they name a field that only a file that was gathered by a program has.
    pub(super) fn are_a_field_of_files(&self) -> bool {
        LEXICON.file_fields.contains(self.joined.as_str())
    }

    /// Whether a word, in the lexicon's form, stands among rates and temperatures.
    pub(super) fn is_of_tickers(word: &str) -> bool {
        LEXICON.ticker_words.contains(word)
    }

    /// Cuts words apart that a page set side by side without a space: "SharePrint", "Text:AAAPrint". Names
    /// that are written so ("YouTube") stay whole.
    pub(super) fn read_apart(&mut self, text: &str) {
        let mut apart = String::with_capacity(text.len() + text.len() / 4);
        for word in text.split_inclusive(|c: char| !c.is_alphanumeric()) {
            let bare = word.trim_end_matches(|c: char| !c.is_alphanumeric());
            let whole = LEXICON.phrases.contains_key(&bare.to_lowercase());
            let mut last = ' ';
            let mut chars = word.chars().peekable();
            while let Some(c) = chars.next() {
                let next_small = chars.peek().is_some_and(|next| next.is_lowercase());
                let starts = last.is_lowercase() || last.is_uppercase() && next_small;
                if !whole && c.is_uppercase() && starts {
                    apart.push(' ');
                }
                apart.push(c);
                last = c;
            }
        }
        self.read(&apart);
    }

    /// Keeps the first half, if the second is the same: a label for the eye and one for the reader.
    pub(super) fn halve(&mut self) -> bool {
        let half = self.len() / 2;
        let twice = half > 0
            && self.len() == 2 * half
            && (0..half).all(|at| self.get(at) == self.get(half + at));
        if twice {
            self.bounds.truncate(half);
            let end = self.bounds.last().map_or(0, |bounds| bounds.1 + 1);
            self.joined.truncate(end);
        }
        twice
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
                Place::Foot | Place::Numbered => found.foot = phrase.reason,
                Place::Label => found.bare = phrase.reason,
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
    let (entries, others) = entries(words, |phrase| phrase.place == Place::Menu);
    entries >= 3 && others == 0
}

/// Whether words that stood without a space between them are all labels of a page: "ShareTweetPrint".
pub(super) fn is_bar(words: &Words) -> bool {
    let label = |phrase: &Phrase| {
        matches!(phrase.place, Place::Menu)
            || phrase.place == Place::Line && phrase.reason != Some(FurnitureReason::Masthead)
    };
    let (entries, others) = entries(words, label);
    entries >= 2 && others * 2 <= entries
}

/// Whether a line is nothing but labels, one of which at least no menu alone has: "Twitter Facebook Print".
pub(super) fn is_row(words: &Words) -> bool {
    let button = |phrase: &Phrase| {
        let buttons = matches!(
            phrase.reason,
            Some(
                FurnitureReason::Share
                    | FurnitureReason::PageControl
                    | FurnitureReason::CommentForm
            )
        );
        phrase.place == Place::Line && buttons
    };
    let any = |phrase: &Phrase| button(phrase) || phrase.place == Place::Menu;
    let (labels, others) = entries(words, any);
    labels >= 2 && others == 0 && entries(words, button).0 > 0
}

/// Whether words are the label of a section: "News".
pub(super) fn is_menu_word(text: &str) -> bool {
    let words = words(text);
    words.first().and_then(|first| LEXICON.phrases.get(first)).is_some_and(|phrases| {
        phrases.iter().any(|phrase| phrase.place == Place::Menu && phrase.words == words)
    })
}

/// How many labels of a kind a line is made of, and how many other words.
fn entries(words: &Words, fits: impl Fn(&Phrase) -> bool) -> (usize, usize) {
    let (mut at, mut entries, mut others) = (0, 0, 0);
    while at < words.len() {
        let phrases = LEXICON.phrases.get(words.get(at)).map(Vec::as_slice).unwrap_or_default();
        let here = phrases.iter().filter(|phrase| {
            fits(phrase)
                && phrase.words.iter().enumerate().all(|(i, word)| words.get(at + i) == word)
        });
        let length = here.map(|phrase| phrase.words.len()).max();
        at += length.unwrap_or(1);
        entries += usize::from(length.is_some());
        others += usize::from(length.is_none());
    }
    (entries, others)
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
        Place::Foot => first && words.len() <= START_WORDS,
        Place::Within | Place::Protected => true,
        Place::Label => first && whole,
        Place::Numbered => {
            at > 0 && words.len() <= START_WORDS && (0..at).all(|at| is_number(words.get(at)))
        }
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
    fn a_row_of_buttons() {
        assert!(is_row(&read("Twitter Facebook Print")) && is_menu(&read("PDF Print E-mail")));
        assert!(!is_row(&read("Press Archive")) && !is_row(&read("Twitter of the minister")));
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
