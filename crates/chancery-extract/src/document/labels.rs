//! Speaker labels of transcripts: "PRESIDENT VENN: …".

use std::collections::HashMap;

use chancery_record::ActorKind;

use crate::actors::cast::{ActorIndex, Cast};
use crate::actors::mentions::name_at;
use crate::actors::title::title_at;
use crate::page::{Page, Words, fold};

/// One sentence in so many speaks to somebody where texts are spoken.
const SPOKEN: usize = 16;

/// Who speaks under a label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Labelled {
    Speaker(ActorIndex),
    /// Someone who asks, and the words that name the asker.
    Asker(Option<(ActorIndex, Words)>),
    /// Someone who answers, not named by the label.
    Answerer,
}

/// So few labels at the end of a text may be of what it quotes there.
const FEW: usize = 3;

/// How many words a label has at most, and how many one that is not a name with an office.
const LONGEST: usize = 20;
const SHORT: usize = 8;

/// A label and where its speech begins.
pub(crate) struct Label {
    pub(crate) words: Words,
    pub(crate) speaker: Labelled,
    pub(crate) content: usize,
}

/// How many blocks of a page begin with a label. Names before a colon count only beside a surer
/// label or where one of them comes again.
pub(crate) fn count(page: &Page<'_>) -> usize {
    let starts = page.blocks.iter().filter_map(|block| page.sentences.get(block.sentences.start));
    let (mut sure, mut names, mut asks) = (0, 0, false);
    // What stands under each name first: a caption that the page shows twice is no second turn.
    let mut under: HashMap<&str, &str> = HashMap::new();
    let mut again = false;
    let mut first = page.len();
    for words in starts.map(|sentence| without_marks(page, &sentence.words)) {
        if end_of(page, &words).is_some() {
            sure += 1;
            first = first.min(words.start);
            asks |= page.in_list("asks", words.start);
        } else if let Some(name) = name_label(page, &words) {
            names += 1;
            let told = page.bytes(&(name.end..words.end)).of(page.text);
            again |= *under.entry(page.low(name.end - 1)).or_insert(told) != told;
        }
    }
    let labels = if sure > 0 || again { sure + names } else { sure };
    // A label near the end of a text: what stands above it is no speech.
    if (1..=FEW).contains(&sure) && (page.len() - first) * 2 < page.len() {
        return 0;
    }
    // "Urgent needs: The programme will …": headings before a colon, in a text that nobody speaks.
    if asks || labels > 0 && is_spoken(page) { labels } else { 0 }
}

/// Without pictures at the beginning ("💬 Orla Venn: …").
fn without_marks(page: &Page<'_>, sentence: &Words) -> Words {
    let picture = |at: &usize| {
        let first = page.raw(*at).chars().next();
        first.is_some_and(|c| !c.is_ascii() && !c.is_alphanumeric() && !"“„«‘¿¡–—•".contains(c))
    };
    let start = sentence.clone().find(|at| !picture(at)).unwrap_or(sentence.end);
    start..sentence.end
}

/// Whether a text speaks to somebody: "I", "we", "you", or a question, every few sentences.
fn is_spoken(page: &Page<'_>) -> bool {
    const TURNED: [&str; 6] = ["i", "we", "you", "me", "us", "your"];
    let to_somebody = |words: &Words| {
        words
            .clone()
            .any(|at| page.is_any(at, &TURNED) && page.raw(at) != "US" || page.raw(at) == "?")
    };
    let spoken = page.sentences.iter().filter(|sentence| to_somebody(&sentence.words)).count();
    spoken * SPOKEN >= page.sentences.len()
}

/// "Orla Venn:", "Spokesperson Orla Venn announced:": a name of two to four words before a colon,
/// with its title and a verb of saying.
fn name_label(page: &Page<'_>, sentence: &Words) -> Option<Words> {
    let stop = sentence.end.min(sentence.start + 12);
    let colon = (sentence.start..stop).find(|word| page.low(*word) == ":")?;
    let says = colon > sentence.start && page.lexicon.verbs.at(page, colon - 1).is_some();
    let end = if says { colon - 1 } else { colon };
    if let Some(name) = moderator(page, sentence.start, end) {
        return Some(name);
    }
    let title = title_at(page, sentence.start, end);
    let from = title.as_ref().map_or(sentence.start, |title| title.words.end);
    let name = name_at(page, from, end).filter(|name| name.end == end)?;
    let whole = (2..=4).contains(&name.len()) || title.is_some();
    (whole && (!says || title.is_some())).then_some(name)
}

/// "Orla Venn, Moderator:": a name with a role behind it.
fn moderator(page: &Page<'_>, start: usize, end: usize) -> Option<Words> {
    let comma = (start..end).find(|at| page.low(*at) == ",")?;
    let name = name_at(page, start, comma).filter(|name| name.end == comma)?;
    let role = comma + 1..end;
    let capital = role.clone().all(|at| page.is_capital(at));
    ((2..=4).contains(&name.len()) && capital && (1..=3).contains(&role.len())).then_some(name)
}

/// The label at the beginning of a block, with its speaker; `own_side` is the side whose text it is.
pub(crate) fn at(
    page: &Page<'_>,
    cast: &mut Cast,
    sentence: &Words,
    own_side: Option<&str>,
) -> Option<Label> {
    let sentence = &without_marks(page, sentence);
    let named = name_label(page, sentence);
    let end = end_of(page, sentence).or_else(|| named.as_ref().map(|name| name.end))?;
    let words = sentence.start..end;
    let colon = (end..end + 2).find(|word| page.low(*word) == ":");
    let content = colon.map_or(end, |colon| colon + 1);
    if page.in_list("asks", sentence.start) {
        let asker = asker(page, cast, &words, content, sentence.end);
        return Some(Label { words, speaker: Labelled::Asker(asker), content });
    }
    if page.in_list("answers", sentence.start) && words.len() == 1 {
        return Some(Label { words, speaker: Labelled::Answerer, content });
    }
    let speaker = Labelled::Speaker(speaker(page, cast, &words, own_side));
    Some(Label { words, speaker, content })
}

/// The label of remarks that a report quotes at length: the full name of somebody known, or a title
/// and a name, before a colon.
pub(crate) fn of_known(
    page: &Page<'_>,
    cast: &mut Cast,
    sentence: &Words,
    own_side: Option<&str>,
) -> Option<Label> {
    let words = without_marks(page, sentence);
    let name = name_label(page, &words).filter(|name| page.low(name.end) == ":")?;
    let title = title_at(page, words.start, name.end).map_or(words.start, |t| t.words.end);
    let spelled = crate::actors::mentions::name_words(page, &(title..name.end));
    let known = cast.find_person(&spelled)?;
    // Reading a label may note somebody new: only where it counts.
    if cast.actors[known].mentions == 0 {
        return None;
    }
    at(page, cast, sentence, own_side)
}

/// Whom a label without a question names.
fn speaker(page: &Page<'_>, cast: &mut Cast, words: &Words, own_side: Option<&str>) -> ActorIndex {
    if let Some(name) = moderator(page, words.start, words.end) {
        let name: Vec<&str> = name.map(|at| page.raw(at)).collect();
        return cast.person(&name);
    }
    let end = words.end;
    let start = words.start + usize::from(page.low(words.start) == "the" && words.len() > 1);
    let title = title_at(page, start, end);
    let name_from = title.as_ref().map_or(start, |title| title.words.end);
    // An office behind the name is no part of it.
    let comma = (name_from..end).find(|word| page.low(*word) == ",");
    let name_end = comma.filter(|comma| *comma > name_from).unwrap_or(end);
    let name: Vec<String> = (name_from..name_end).map(|word| capitalised(page.raw(word))).collect();
    let spelled: Vec<&str> = name.iter().map(String::as_str).collect();
    let label = || page.bytes(words).of(page.text);
    if spelled.is_empty() {
        return holder(cast, &fold(label()), own_side)
            .unwrap_or_else(|| cast.unnamed(label(), None));
    }
    let letters = |word: &&str| word.chars().all(|c| c.is_alphabetic() || ".-'’".contains(c));
    // "SENIOR OFFICIAL ONE": told apart by a number, not named.
    let numbered = spelled.len() == 1 && page.in_list("numbered", end - 1);
    if !numbered && spelled.iter().all(letters) && page.lexicon.unnamed.at(page, end - 1).is_none()
    {
        let person = cast.person(&spelled);
        set_small(cast, person);
        person
    } else {
        cast.unnamed(label(), None)
    }
}

/// Writes a name that is known in capitals only in small letters: that is how a line is set, not how
/// somebody is called.
pub(crate) fn set_small(cast: &mut Cast, person: ActorIndex) {
    let shouted = |word: &String| !word.chars().any(char::is_lowercase);
    if cast.actors[person].name.iter().all(shouted) {
        for word in &mut cast.actors[person].name {
            *word = capitalised(word);
        }
    }
}

/// The person who holds the office of a label ("THE PRESIDENT"): of several, those of this very
/// office, and of one's own side; nobody where that leaves more than one.
fn holder(cast: &Cast, label: &str, own_side: Option<&str>) -> Option<ActorIndex> {
    let office = label.strip_prefix("the ").unwrap_or(label);
    let persons = || {
        let all = cast.actors.iter().enumerate();
        all.filter(|(_, role)| role.kind == ActorKind::Person && role.holds(office))
    };
    let very = |held: &str| {
        held == office || held.strip_prefix(office).is_some_and(|rest| rest.starts_with(" of "))
    };
    let mut fit: Vec<ActorIndex> = persons()
        .filter(|(_, role)| role.office.as_ref().is_some_and(|(held, _)| very(held)))
        .map(|(index, _)| index)
        .collect();
    if label == office && fit.is_empty() {
        return persons().map(|(index, _)| index).next();
    }
    if fit.len() > 1 && own_side.is_some() {
        fit.retain(|index| cast.side_of(*index).is_none_or(|side| own_side == Some(side)));
    }
    match fit.as_slice() {
        [one] => Some(*one),
        _ => None,
    }
}

/// Who asks: named in the label ("Q (Ruben Tao, Harbour Times):"), or by the first words of the
/// question ("Thank you. Ruben Tao, Harbour Times. …", "This is Ruben Tao with …").
fn asker(
    page: &Page<'_>,
    cast: &mut Cast,
    label: &Words,
    content: usize,
    end: usize,
) -> Option<(ActorIndex, Words)> {
    let inside = (label.start + 1..label.end).find_map(|at| name_at(page, at, label.end));
    let full = |name: &Words| (2..=4).contains(&name.len());
    let given = |name: &Words| {
        let first = crate::fold::without_marks(page.raw(name.start));
        page.lexicon.woman_by_name(&first).is_some()
    };
    let opening = content..page.len().min(content + 16).min(end + 16);
    let named = inside.filter(full).or_else(|| {
        let names = opening.clone().filter_map(|at| name_at(page, at, opening.end));
        names.into_iter().find(|name| {
            let opens = name.start == content
                || page.is_any(name.start - 1, &[".", ",", "is", "'m", "it's", "–", "—", "!"]);
            let whose = page.is_any(name.end, &["with", "from", "of", "at"])
                && page.is_capital(name.end + 1 + usize::from(page.low(name.end + 1) == "the"));
            let outlet = page.low(name.end) == ","
                && page.is_capital(name.end + 1)
                && (name.end + 2..name.end + 7).any(|at| page.low(at) == ".");
            opens && full(name) && given(name) && (whose || outlet)
        })
    })?;
    let spelled: Vec<&str> = named.clone().map(|at| page.raw(at)).collect();
    Some((cast.person(&spelled), named))
}

/// The token of the colon that ends a label: at most eight words, all of them in capitals or
/// title case, at the beginning of a block; more where all are in capitals and a title opens them.
fn end_of(page: &Page<'_>, sentence: &Words) -> Option<usize> {
    let stop = sentence.end.min(sentence.start + LONGEST);
    // "Q    Madam President, …": the letter alone before a capital.
    if page.raw(sentence.start) == "Q"
        && page.low(sentence.start + 1) != ":"
        && page.is_capital(sentence.start + 1)
    {
        return Some(sentence.start + 1);
    }
    let colon = (sentence.start..stop).find(|word| page.low(*word) == ":")?;
    let label = sentence.start..colon;
    let long = label.len() > SHORT;
    if page.in_list("letter_heads", sentence.start) {
        return None;
    }
    // "[VIDEO: …]" tells what stands on the page, "(MORE: …)" where to go on.
    if !page.is_word(sentence.start) {
        return None;
    }
    let words: Vec<&str> =
        label.clone().filter(|w| page.is_word(*w)).map(|w| page.raw(w)).collect();
    let shouted =
        !words.is_empty() && words.iter().all(|word| !word.chars().any(char::is_lowercase));
    let lone = colon == sentence.start + 1
        || page.low(sentence.start + 1) == "(" && page.low(colon - 1) == ")";
    let asks = lone
        && (page.in_list("asks", sentence.start) || page.in_list("answer_label", sentence.start));
    let titled = title_at(page, sentence.start, colon).is_some()
        && words.iter().all(|word| word.chars().next().is_some_and(char::is_uppercase))
        && words.len() <= 5;
    // "HIS EXCELLENCY RUBEN TAO, PRESIDENT OF THE REPUBLIC OF KESTREL:" is long for a label.
    let introduced = title_at(page, sentence.start, colon).is_some();
    let labels = if long { shouted && introduced } else { shouted || asks || titled };
    labels.then_some(colon)
}

/// "VENN" as "Venn"; names with small letters stay as they are.
pub(crate) fn capitalised(word: &str) -> String {
    if word.chars().any(char::is_lowercase) {
        return word.to_owned();
    }
    let mut out = String::with_capacity(word.len());
    let mut start = true;
    for c in word.chars() {
        if start {
            out.extend(c.to_uppercase());
        } else {
            out.extend(c.to_lowercase());
        }
        start = !c.is_alphabetic();
    }
    out
}
