//! Which of the attributions of a page are told, and what each of them has for its content.

use chancery_record::{CueClass, Force};

use super::reduced::{is_of_topics, is_participle};
use super::{Manner, Source, Telling};
use crate::page::{Page, Words};
use crate::speech::attributions::Attributed;

/// The acts of communication among the attributions of a page, ready to be told.
#[derive(Debug, Default)]
pub(super) struct Plan {
    /// Pieces of content within one sentence, in the order of the text.
    pub(super) shares: Vec<Share>,
    /// By attribution: the one within whose content it stands.
    pub(super) outer: Vec<Option<usize>>,
    /// By attribution: its chain, once its source was resolved.
    pub(super) chains: Vec<Option<Vec<Source>>>,
}

/// A piece of an attribution's content within one sentence.
#[derive(Debug, Clone)]
pub(super) struct Share {
    pub(super) attribution: usize,
    pub(super) words: Words,
}

impl Plan {
    /// Chooses what was communicated and cuts contents at sentences and at attributions within.
    pub(super) fn new(telling: &Telling<'_, '_>) -> Self {
        let attributed = telling.attributed;
        let mut communicated: Vec<bool> =
            attributed.iter().map(|one| telling.communicates(one)).collect();
        // "The episode highlighted … and underscored …": what a thing shows, it goes on to show.
        for at in 1..attributed.len() {
            let (before, one) = (&attributed[at - 1], &attributed[at]);
            let within = before.content.iter().any(|piece| piece.contains(&one.cue.start));
            if one.source.is_empty() && within && telling.is_shown(before) {
                communicated[at] = false;
            }
        }
        without_described(telling, &mut communicated);
        let outer = outer(attributed, &communicated);
        let said = |at: usize| {
            let around = outer[at].and_then(|outer| attributed.get(outer));
            around.is_none_or(|around| speaks_within(telling, &attributed[at], around))
        };
        let communicated: Vec<bool> =
            (0..attributed.len()).map(|at| communicated[at] && said(at)).collect();
        let outer = self::outer(attributed, &communicated);
        let shares = shares(telling, &communicated, &outer);
        let chains = vec![None; attributed.len()];
        Self { shares, outer, chains }
    }

    /// How many attributions have words of theirs begin in a sentence; with `behind` those too of whom all
    /// words are somebody else's: "the leaders agreed to meet, officials from both cities said".
    pub(super) fn cues_in(
        &self,
        sentence: &Words,
        attributed: &[Attributed],
        behind: bool,
    ) -> usize {
        let shares = self.of(sentence);
        let reporters = shares.iter().filter(|_| behind).filter_map(|share| {
            let outer = self.outer[share.attribution]?;
            (attributed[outer].cue.start >= share.words.end).then_some(outer)
        });
        let mut found: Vec<usize> =
            shares.iter().map(|share| share.attribution).chain(reporters).collect();
        found.sort_unstable();
        found.dedup();
        found.len()
    }

    /// The shares that begin in a sentence.
    pub(super) fn of(&self, sentence: &Words) -> Vec<Share> {
        let from = self.shares.partition_point(|share| share.words.start < sentence.start);
        let to = self.shares.partition_point(|share| share.words.start < sentence.end);
        self.shares.get(from..to).map(<[Share]>::to_vec).unwrap_or_default()
    }
}

/// Whether what stands within the content of another is an act of saying of its own: what somebody is
/// said to think, or told within a clause of what is said, is what the one who says so said.
fn speaks_within(telling: &Telling<'_, '_>, one: &Attributed, around: &Attributed) -> bool {
    (!assesses(one) || telling.is_quoted(one))
        && !telling.is_attitude(one)
        && one.class != CueClass::Noun
        && !telling.tells_state(one)
        && (!telling.speaks_of_self(one) || telling.tells_of_principal(one, around))
        && !telling.is_shown(one)
        && !telling.is_position(one)
        && opens(one, around)
        && !one.content.iter().all(|piece| is_when(telling.page, piece))
}

/// The words that each of what was communicated has for itself, in the order of the text.
fn shares(telling: &Telling<'_, '_>, communicated: &[bool], outer: &[Option<usize>]) -> Vec<Share> {
    let (page, attributed) = (telling.page, telling.attributed);
    let mut within: Vec<Vec<&Attributed>> = vec![Vec::new(); attributed.len()];
    for (outer, one) in outer.iter().zip(attributed) {
        if let Some(inner) = outer.and_then(|outer| within.get_mut(outer)) {
            inner.push(one);
        }
    }
    let mut shares = Vec::new();
    for (index, (one, inner)) in attributed.iter().zip(&within).enumerate() {
        if !communicated[index] {
            continue;
        }
        for piece in &one.content {
            // "…, officials said on Monday | after talks in Lorvik": when it was said.
            let when = is_when(page, piece) && one.content.len() > 1;
            if when || inner.iter().any(|inner| inner.content.contains(piece)) {
                continue;
            }
            let own = without(page, piece, inner);
            let rest = behind(page, piece, &own, inner);
            shares.extend(
                by_sentence(page, &own)
                    .chain(by_sentence(page, &rest))
                    .map(|words| Share { attribution: index, words }),
            );
        }
    }
    shares.sort_by_key(|share| (share.words.start, share.words.end));
    shares
}

/// Leaves out participles within the words for who speaks.
fn without_described(telling: &Telling<'_, '_>, communicated: &mut [bool]) {
    let (page, attributed) = (telling.page, telling.attributed);
    for at in 0..attributed.len() {
        let near = attributed.get(at.saturating_sub(2)..attributed.len().min(at + 3));
        let mut near = near.unwrap_or(&[]).iter();
        let cue = attributed[at].cue.start;
        let told = telling.manner == Manner::Press && is_participle(page, cue);
        if told
            || is_of_topics(page, cue)
            || near.any(|other| describes(page, &attributed[at], other))
        {
            communicated[at] = false;
        }
    }
}

/// "a person briefed on the talks said": a participle within the words for who speaks tells more of that
/// one, and not what was said.
fn describes(page: &Page<'_>, one: &Attributed, other: &Attributed) -> bool {
    let at = one.cue.start;
    let Some(source) = other.source.first() else { return false };
    page.is_reduced(at) && one.cue != other.cue && source.contains(&at) && source.start < at
}

/// Whether one attribution begins where the content of another does, or shares it.
fn opens(inner: &Attributed, outer: &Attributed) -> bool {
    let first = inner.source.first().map_or(inner.cue.start, |words| words.start);
    let first = first.min(inner.cue.start);
    outer.content.iter().any(|piece| {
        first <= piece.start + 3 && first + 1 >= piece.start || inner.content.contains(piece)
    })
}

/// "within a day": when somebody did so, not what was said.
fn is_when(page: &Page<'_>, piece: &Words) -> bool {
    page.is_any(piece.start, &["within", "after", "before", "during", "until", "since"])
}

/// Whether a cue gives its content as an assessment ("believes", "finds").
fn assesses(one: &Attributed) -> bool {
    one.verb.is_some_and(|(_, verb)| verb.force == Some(Force::Assessment))
}

/// For each attribution the narrowest one within whose content its cue stands.
fn outer(attributed: &[Attributed], communicated: &[bool]) -> Vec<Option<usize>> {
    // "The agency quoted him as saying …": of two cues with one content the first lies around.
    let twins = |one: &Attributed, other: &Attributed| {
        // "Tao agreed that …, according to a statement": the statement tells of it, wherever it stands.
        let told = |one: &Attributed| one.class == CueClass::Preposition;
        let around = match (told(one), told(other)) {
            (true, false) => true,
            (false, true) => false,
            _ => one.cue.start < other.cue.start,
        };
        around && one.content.first().is_some_and(|piece| other.content.contains(piece))
    };
    let holds = |one: &Attributed, cue: &Words| {
        one.content.iter().any(|piece| piece.start <= cue.start && cue.end <= piece.end)
    };
    let width = |one: &Attributed| one.content.iter().map(Words::len).sum::<usize>();
    (0..attributed.len())
        .map(|index| {
            if !communicated[index] {
                return None;
            }
            let cue = &attributed[index].cue;
            // Contents reach a bounded way from their cues.
            let near = index.saturating_sub(12)..attributed.len().min(index + 12);
            near.filter(|other| *other != index && communicated[*other])
                .filter(|other| {
                    let other = &attributed[*other];
                    holds(other, cue) || twins(other, &attributed[index])
                })
                .min_by_key(|other| {
                    // Of two with one content the later one lies within.
                    let other = &attributed[*other];
                    (width(other), std::cmp::Reverse(other.cue.start))
                })
        })
        .collect()
}

/// A piece of content up to the first attribution within it; nothing where it is hardly more.
fn without(page: &Page<'_>, piece: &Words, inner: &[&Attributed]) -> Words {
    let starts = inner.iter().map(|one| {
        let sources = one.source.iter().map(|words| words.start);
        sources.chain([one.cue.start]).chain(one.content.iter().map(|w| w.start)).min()
    });
    let first = starts.flatten().filter(|start| piece.contains(start)).min();
    let Some(end) = first else { return piece.clone() };
    let own = piece.start..end;
    let words = own.clone().filter(|word| page.is_word(*word)).count();
    if words < 4 { piece.start..piece.start } else { own }
}

/// "said | Kestrel had asked for more, | but that Tao had refused": what a piece goes on with behind the one
/// attribution within it; nothing where there is none.
fn behind(page: &Page<'_>, piece: &Words, own: &Words, inner: &[&Attributed]) -> Words {
    let none = piece.end..piece.end;
    let within = inner.iter().filter(|one| piece.contains(&one.cue.start));
    let ends = within.flat_map(|one| &one.content).map(|words| words.end);
    let Some(end) = ends.max().filter(|end| *end < piece.end && own.end < piece.end) else {
        return none;
    };
    let joiner = end + usize::from(page.low(end) == ",");
    let goes_on = page.is_and_or_but(joiner) && page.low(joiner + 1) == "that";
    let quoted = (joiner..piece.end).any(|at| page.is_quotation_mark(at));
    if goes_on && !quoted && joiner + 4 < piece.end { joiner + 1..piece.end } else { none }
}

fn by_sentence<'p>(page: &'p Page<'_>, words: &Words) -> impl Iterator<Item = Words> + use<'p> {
    let words = words.clone();
    let first = page.sentence_of(words.start);
    page.sentences
        .get(first..)
        .unwrap_or(&[])
        .iter()
        .take_while({
            let end = words.end;
            move |sentence| sentence.words.start < end
        })
        .map(move |sentence| {
            sentence.words.start.max(words.start)..sentence.words.end.min(words.end)
        })
        .filter(|piece| !piece.is_empty())
}
