//! What a statement is about.

use chancery_record::{ActorKind, Force, Statement, TopicUse};

use crate::actors::cast::Cast;
use crate::actors::mentions::Mentions;
use crate::contacts::pair;
use crate::lexicon::ShownTopic;
use crate::page::{Page, Words};
use crate::speech::statements::Told;

/// The topic of conflicts that have none of their own.
const OTHER: &str = "international_regional";

/// A topic that words show.
#[derive(Debug, Clone)]
pub(crate) struct Topical {
    pub(crate) topic: u8,
    pub(crate) words: Words,
    /// Whether these are words of many matters.
    pub(crate) faint: bool,
}

/// The topics that words of the piece show, in the codebook's order, each once. Words of many matters
/// count where nothing shows another; the name of a state among `parties` is no topic of theirs.
pub(crate) fn of(page: &Page<'_>, piece: &Words, parties: &[&str]) -> Vec<Topical> {
    let mut found: Vec<Topical> = Vec::new();
    let mut show = |shown: ShownTopic, words: Words| {
        let state = page.lexicon.topic_states.get(&shown.topic);
        if !state.is_some_and(|state| parties.contains(&state.as_str())) {
            note(&mut found, Topical { topic: shown.topic, words, faint: shown.faint });
        }
    };
    let mut covered = piece.start;
    for at in piece.clone() {
        // Words within a longer phrase are not looked at again: "military lines of communication".
        if at >= covered {
            let phrase = page.lexicon.topics.at(page, at);
            // "ain't" is cut in two by the tokenizer, and neither half is a word by itself.
            let whole = |end: usize| end <= piece.end && page.low(end) != "n't";
            if let Some((length, topic)) = phrase.filter(|(length, _)| whole(at + length)) {
                show(topic, at..at + length);
                covered = at + length;
            }
        }
        if let Some(topic) = stem(page, page.low(at)) {
            show(topic, at..at + 1);
        }
        if let Some(codebook) = &page.lexicon.codebook {
            let own = codebook.topics_at(page, at).filter(|(length, _)| at + length <= piece.end);
            for (length, topic) in own {
                show(ShownTopic { topic, faint: false }, at..at + length);
            }
        }
    }
    if found.iter().any(|one| !one.faint) {
        found.retain(|one| !one.faint);
    }
    found.sort_by_key(|one| one.topic);
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

fn note(found: &mut Vec<Topical>, shown: Topical) {
    match found.iter_mut().find(|known| known.topic == shown.topic) {
        None => found.push(shown),
        Some(known) if known.faint && !shown.faint => *known = shown,
        Some(_) => {}
    }
}

/// The topic whose word stem begins this word.
fn stem(page: &Page<'_>, word: &str) -> Option<ShownTopic> {
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

/// What the statements so far were about: what a statement that shows less is about too.
#[derive(Debug, Default)]
pub(crate) struct Mind {
    block: usize,
    /// The topics of the last statement that had any.
    last: Vec<TopicUse>,
    /// Whether that statement stands in this paragraph.
    fresh: bool,
    /// The conflict or place that the paragraph is about.
    scene: Option<TopicUse>,
    /// The one that came up last in the document.
    before: Option<TopicUse>,
}

impl Mind {
    /// A statement's topics, as they stand in the record: those its words show; the conflict meant
    /// by words that name none ("the ceasefire"), or whose side they are; where it shows nothing,
    /// those of the statement before it in its paragraph. One that only tells that a position was
    /// set out is on what the paragraph before was on.
    pub(crate) fn topics(&mut self, page: &Page<'_>, one: &Told) -> Vec<TopicUse> {
        if self.block != one.block {
            (self.block, self.fresh, self.scene) = (one.block, false, None);
        }
        let mut topics = shown(page, one);
        let named = topics.iter().find(|topic| page.lexicon.scenes.contains(&topic.code));
        if let Some(named) = named {
            self.scene = Some(named.clone());
        } else {
            self.meant(page, one, &mut topics);
        }
        if self.scene.is_some() {
            self.before.clone_from(&self.scene);
        }
        if topics.is_empty() {
            let carried = self.fresh || one.ruling.0 == Force::Report && names_position(page, one);
            let carried = self.last.iter().filter(|_| carried).cloned();
            return carried.map(|topic| TopicUse { inherited: true, ..topic }).collect();
        }
        // What is hardly shown is not carried on.
        if topics.iter().any(|topic| !topic.faint) {
            self.last.clone_from(&topics);
            self.fresh = true;
        }
        topics
    }

    /// Adds the conflict that a statement means without naming it.
    fn meant(&mut self, page: &Page<'_>, one: &Told, topics: &mut Vec<TopicUse>) {
        let lexicon = page.lexicon;
        let conflict = conflict(page, &one.content);
        let aspects = topics.iter().all(|topic| lexicon.aspects.contains(&topic.code));
        let meant = self.scene.as_ref().filter(|_| aspects && !topics.is_empty());
        // "the situation in …" has a place of its own; "the ceasefire" is one that was spoken of.
        let meant = meant.or_else(|| match &conflict {
            Some(words) if page.is_any(words.end - 1, &["in", "on"]) => None,
            Some(_) => self.scene.as_ref().or(self.before.as_ref()),
            None => None,
        });
        if let Some(meant) = meant {
            let meant = TopicUse { inherited: true, ..meant.clone() };
            self.scene = Some(meant.clone());
            topics.push(meant);
        } else if let Some(words) =
            conflict.filter(|_| lexicon.topic_codes.iter().any(|c| c == OTHER))
        {
            let named = TopicUse {
                code: OTHER.to_owned(),
                quote: page.quote(&words),
                inherited: false,
                faint: false,
            };
            self.scene = Some(named.clone());
            topics.push(named);
        } else if !aspects {
            self.scene = None;
        }
    }
}

/// A document has a topic of its own where so many statements are on it, a third of all, and three in
/// five of those that are on any.
const LEAST: usize = 3;

/// Gives statements that show no topic those of the document: what most of it is about, the rest is
/// about too ("we want this settled").
pub(crate) fn throughout(statements: &mut [Statement]) {
    let all = statements.len();
    let with_topics = statements.iter().filter(|one| !one.topics.is_empty()).count();
    let mut counted: Vec<(TopicUse, usize)> = Vec::new();
    for topic in statements.iter().flat_map(|one| &one.topics) {
        match counted.iter_mut().find(|(known, _)| known.code == topic.code) {
            Some((_, count)) => *count += 1,
            None => counted.push((topic.clone(), 1)),
        }
    }
    counted
        .retain(|(_, count)| *count >= LEAST && count * 3 >= all && count * 5 >= with_topics * 3);
    // Nothing in the statement shows it, so that accounts are not compared by it.
    let carried = |(topic, _)| TopicUse { inherited: true, faint: true, ..topic };
    let shared: Vec<TopicUse> = counted.into_iter().map(carried).collect();
    for one in statements.iter_mut().filter(|one| one.topics.is_empty()) {
        one.topics.clone_from(&shared);
    }
}

/// Whether a position is named without what it is on ("set out the views of its side").
fn names_position(page: &Page<'_>, one: &Told) -> bool {
    let Some(words) = page.lexicon.force_words("position") else { return false };
    let on = one.content.clone().any(|at| page.is_any(at, &["on", "about", "regarding"]));
    !on && one.content.clone().any(|at| words.at(page, at).is_some())
}

/// The topics that a statement's own words show.
fn shown(page: &Page<'_>, one: &Told) -> Vec<TopicUse> {
    let own = one.topics.iter().map(|own| TopicUse {
        code: code(page, own.topic),
        quote: page.quote(&own.words),
        inherited: false,
        faint: own.faint,
    });
    own.collect()
}

/// Words that tell of a conflict without naming it.
fn conflict(page: &Page<'_>, piece: &Words) -> Option<Words> {
    piece.clone().find_map(|at| {
        let (length, ()) = page.lexicon.conflict_words.at(page, at)?;
        (at + length <= piece.end).then_some(at..at + length)
    })
}

fn code(page: &Page<'_>, topic: u8) -> String {
    page.lexicon.topic_codes.get(usize::from(topic)).cloned().unwrap_or_default()
}
