//! Speaker labels of transcripts: "PRESIDENT VENN: …".

use chancery_record::ActorKind;

use crate::cast::{ActorIndex, Cast};
use crate::mentions::name_at;
use crate::page::{Page, Words, fold};
use crate::title::title_at;

/// The name given to those who ask in transcripts.
pub(crate) const QUESTIONER: &str = "questioner";

/// How many words a label has at most, and how many one that is not a name with an office.
const LONGEST: usize = 20;
const SHORT: usize = 8;

/// A label and where its speech begins.
pub(crate) struct Label {
    pub(crate) words: Words,
    pub(crate) actor: ActorIndex,
    pub(crate) content: usize,
}

/// How many blocks of a page begin with a label. Names before a colon count only beside a surer
/// label or where one of them comes again.
pub(crate) fn count(page: &Page<'_>) -> usize {
    let starts = page.blocks.iter().filter_map(|block| page.sentences.get(block.sentences.start));
    let (mut sure, mut names) = (0, Vec::new());
    for sentence in starts {
        if end_of(page, &sentence.words).is_some() {
            sure += 1;
        } else if let Some(name) = name_label(page, &sentence.words) {
            names.push(page.low(name.end - 1));
        }
    }
    let again = names.iter().enumerate().any(|(at, name)| names[..at].contains(name));
    if sure > 0 || again { sure + names.len() } else { sure }
}

/// "Orla Venn:", "Spokesperson Orla Venn announced:": a name of two to four words before a colon,
/// with its title and a verb of saying.
fn name_label(page: &Page<'_>, sentence: &Words) -> Option<Words> {
    let stop = sentence.end.min(sentence.start + 12);
    let colon = (sentence.start..stop).find(|word| page.low(*word) == ":")?;
    let says = colon > sentence.start && page.lexicon.verbs.at(page, colon - 1).is_some();
    let end = if says { colon - 1 } else { colon };
    let title = title_at(page, sentence.start, end);
    let from = title.as_ref().map_or(sentence.start, |title| title.words.end);
    let name = name_at(page, from, end).filter(|name| name.end == end)?;
    let whole = (2..=4).contains(&name.len()) || title.is_some();
    (whole && (!says || title.is_some())).then_some(name)
}

/// The label at the beginning of a block, with its speaker.
pub(crate) fn at(page: &Page<'_>, cast: &mut Cast, sentence: &Words) -> Option<Label> {
    let named = name_label(page, sentence);
    let end = end_of(page, sentence).or_else(|| named.as_ref().map(|name| name.end))?;
    let words = sentence.start..end;
    let title = title_at(page, sentence.start, end);
    let name_from = title.as_ref().map_or(sentence.start, |title| title.words.end);
    // An office behind the name is no part of it.
    let comma = (name_from..end).find(|word| page.low(*word) == ",");
    let name_end = comma.filter(|comma| *comma > name_from).unwrap_or(end);
    let name: Vec<String> = (name_from..name_end).map(|word| capitalised(page.raw(word))).collect();
    let spelled: Vec<&str> = name.iter().map(String::as_str).collect();
    let asks = page.is_any(sentence.start, &["question", "q", "reporter", "media", "journalist"]);
    let actor = if asks {
        cast.unnamed(QUESTIONER, None)
    } else if spelled.is_empty() {
        let office = fold(page.bytes(&words).of(page.text));
        let holder = cast
            .actors
            .iter()
            .position(|role| role.kind == ActorKind::Person && role.holds(&office));
        holder.unwrap_or_else(|| cast.unnamed(page.bytes(&words).of(page.text), None))
    } else if spelled
        .iter()
        .all(|word| word.chars().all(|c| c.is_alphabetic() || ".-'’".contains(c)))
        && page.lexicon.unnamed.at(page, end - 1).is_none()
    {
        cast.person(&spelled)
    } else {
        cast.unnamed(page.bytes(&words).of(page.text), None)
    };
    let colon = (end..end + 2).find(|word| page.low(*word) == ":");
    let content = colon.map_or(end, |colon| colon + 1);
    Some(Label { words, actor, content })
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
    // "[VIDEO: …]" tells what stands on the page, "(MORE: …)" where to go on.
    if !page.is_word(sentence.start) {
        return None;
    }
    let words: Vec<&str> =
        label.clone().filter(|w| page.is_word(*w)).map(|w| page.raw(w)).collect();
    let shouted =
        !words.is_empty() && words.iter().all(|word| !word.chars().any(char::is_lowercase));
    let asks =
        colon == sentence.start + 1 && page.is_any(sentence.start, &["q", "question", "reporter"]);
    let titled = title_at(page, sentence.start, colon).is_some()
        && words.iter().all(|word| word.chars().next().is_some_and(char::is_uppercase))
        && words.len() <= 5;
    // "HIS EXCELLENCY RUBEN TAO, PRESIDENT OF THE REPUBLIC OF KESTREL:" is long for a label.
    let introduced = title_at(page, sentence.start, colon).is_some();
    let labels = if long { shouted && introduced } else { shouted || asks || titled };
    labels.then_some(colon)
}

/// "VENN" as "Venn"; names with small letters stay as they are.
fn capitalised(word: &str) -> String {
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
