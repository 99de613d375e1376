//! Labels on a line of their own above the words of those they name.

use chancery_record::ActorKind;

use super::tells_of;
use crate::actors::cast::Cast;
use crate::actors::mentions::{Mention, Mentions, Naming};
use crate::page::{Page, Words};

/// "High Commissioner Orla Venn:", "Statement by Minister Tao:" on a line of its own: whose words the
/// text below is.
fn label<'m>(
    page: &Page<'_>,
    cast: &Cast,
    mentions: &'m Mentions,
    line: &Words,
) -> Option<&'m Mention> {
    const LONGEST: usize = 24;
    let colon = line.end.checked_sub(1).filter(|at| page.low(*at) == ":")?;
    let start = line.clone().find(|at| page.is_word(*at))?;
    let named = mentions.ending_at(colon).filter(|mention| mention.naming == Naming::Named)?;
    let by = page.find_listed("authored", &(start..named.words.start));
    let from = by.filter(|by| by.start == start).map_or(start, |by| by.end);
    let office = (from..named.words.start)
        .all(|at| page.is_capital(at) || page.is_any(at, &["the", "of", "for", "and", "on", ","]));
    let alone = line.len() <= LONGEST && !line.clone().any(|at| page.is_finite_verb(at));
    let person = cast.actors[named.actor].kind == ActorKind::Person;
    (alone && person && office).then_some(named)
}

/// The label of a line, and whether all of the text below it is in the words of the one it names: it has
/// no other label, and tells of nobody by that name.
pub(crate) fn lone_label<'m>(
    page: &Page<'_>,
    cast: &Cast,
    mentions: &'m Mentions,
    line: &Words,
) -> Option<(&'m Mention, bool)> {
    let named = label(page, cast, mentions, line)?;
    let below = page.sentence_of(line.start) + 1;
    let below = page.sentences.get(below..).unwrap_or(&[]);
    let other = below.iter().any(|one| {
        tells_of(page, mentions, &one.words, Some(named.actor))
            || label(page, cast, mentions, &one.words).is_some()
    });
    Some((named, !other))
}

/// The blocks that are labels, where there are several of them.
pub(super) fn labels(page: &Page<'_>, cast: &Cast, mentions: &Mentions) -> Vec<(usize, Mention)> {
    let blocks = page.blocks.iter().enumerate();
    let alone = blocks.filter(|(_, block)| block.sentences.len() == 1);
    let found = alone.filter_map(|(block, paragraph)| {
        let line = &page.sentences.get(paragraph.sentences.start)?.words;
        Some((block, label(page, cast, mentions, line)?.clone()))
    });
    let found: Vec<(usize, Mention)> = found.collect();
    if found.len() > 1 { found } else { Vec::new() }
}
