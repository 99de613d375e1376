//! What a statement is about.

use chancery_record::{ActorKind, Quote, TopicUse};

use crate::cast::Cast;
use crate::contacts::pair;
use crate::mentions::Mentions;
use crate::page::{Page, Words};

/// The topics that words of the piece show, in the codebook's order, each once.
pub(crate) fn of(page: &Page<'_>, piece: &Words) -> Vec<(u8, Words)> {
    let mut found: Vec<(u8, Words)> = Vec::new();
    let mut at = piece.start;
    while at < piece.end {
        let phrase =
            page.lexicon.topics.at(page, at).filter(|(length, _)| at + length <= piece.end);
        let stem = stem(page, at);
        if let Some((length, topic)) = phrase {
            note(&mut found, topic, at..at + length);
        }
        if let Some(topic) = stem {
            note(&mut found, topic, at..at + 1);
        }
        if let Some(codebook) = &page.lexicon.codebook {
            let own = codebook.topics_at(page, at).filter(|(length, _)| at + length <= piece.end);
            own.for_each(|(length, topic)| note(&mut found, topic, at..at + length));
        }
        at += 1;
    }
    found.sort_by_key(|(topic, _)| *topic);
    found
}

/// The words that name both of two sides in one piece, which is then about their relations.
pub(crate) fn both_sides(
    page: &Page<'_>,
    cast: &Cast,
    mentions: &Mentions,
    piece: &Words,
    sides: (&str, &str),
) -> Option<Words> {
    let named = |side: &str| {
        let mut all = mentions.within(piece).iter();
        all.find(|mention| {
            let state = cast.actors[mention.actor].kind == ActorKind::State;
            state && cast.side_of(mention.actor) == Some(side)
        })
    };
    if let (Some(a), Some(b)) = (named(sides.0), named(sides.1)) {
        return Some(a.words.start.min(b.words.start)..a.words.end.max(b.words.end));
    }
    let compound = piece.clone().find(|word| {
        pair(page, *word)
            .is_some_and(|(a, b)| a == sides.0 && b == sides.1 || a == sides.1 && b == sides.0)
    })?;
    Some(compound..compound + 1)
}

/// The number of the topic of relations between the two sides.
pub(crate) fn bilateral(page: &Page<'_>) -> Option<u8> {
    let at = page.lexicon.topic_codes.iter().position(|code| code == "bilateral_relations")?;
    u8::try_from(at).ok()
}

fn note(found: &mut Vec<(u8, Words)>, topic: u8, words: Words) {
    if !found.iter().any(|(known, _)| *known == topic) {
        found.push((topic, words));
    }
}

/// The topic whose word stem begins this token.
fn stem(page: &Page<'_>, at: usize) -> Option<u8> {
    let word = page.low(at);
    let stems = &page.lexicon.topic_stems;
    // Stems are sorted: the candidates are those at or before the word.
    let end = stems.partition_point(|(stem, _)| stem.as_str() <= word);
    stems[..end]
        .iter()
        .rev()
        .take(24)
        .find(|(stem, _)| word.starts_with(stem.as_str()))
        .map(|(_, t)| *t)
}

/// As they stand in the record.
pub(crate) fn as_record(page: &Page<'_>, topics: &[(u8, Words)]) -> Vec<TopicUse> {
    let with_quote = topics.iter().map(|(topic, words)| (code(page, *topic), page.quote(words)));
    with_quote.map(|(code, quote)| TopicUse { code, quote, inherited: false }).collect()
}

/// Topics carried over from an earlier statement, with the words they were shown by there.
pub(crate) fn inherited(page: &Page<'_>, topics: &[(u8, Quote)]) -> Vec<TopicUse> {
    let each = topics.iter().map(|(topic, quote)| TopicUse {
        code: code(page, *topic),
        quote: quote.clone(),
        inherited: true,
    });
    each.collect()
}

fn code(page: &Page<'_>, topic: u8) -> String {
    page.lexicon.topic_codes.get(usize::from(topic)).cloned().unwrap_or_default()
}
