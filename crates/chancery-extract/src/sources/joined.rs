//! Who else speaks in a joint subject: the one before "and" whose office stands between.

use chancery_syntax::Tag;

use crate::mentions::{Mention, Mentions, Naming};
use crate::page::{Page, Words};

/// Words of the longest office behind a name.
const OFFICE: usize = 16;
/// "Orla Venn, Ambassador to Kestrel, | and Mayor Tao agreed": the person whose office stands between
/// two commas.
pub(super) fn apposed<'m>(
    page: &Page<'_>,
    mentions: &'m Mentions,
    end: usize,
    sentence: &Words,
) -> Option<&'m Mention> {
    if page.low(end) != "," {
        return None;
    }
    let floor = end.saturating_sub(OFFICE).max(sentence.start + 1);
    let comma = (floor..end).rev().find(|at| page.low(*at) == ",")?;
    let mention = mentions.ending_at(comma).filter(|m| m.naming == Naming::Named)?;
    let plain = (comma + 1..end).all(|at| !page.is_finite_verb(at));
    let office = (comma + 1..end).any(|at| page.lexicon.offices.at(page, at).is_some());
    let start = mention.words.start;
    let opens = start == sentence.start
        || page.is_any(start - 1, &[",", "and", ";", ":", "the", ")"])
        || page.tag(start - 1) == Tag::Propn;
    (plain && office && opens).then_some(mention)
}

/// Where a side begins with those who stand for it: "the envoys of the government of | Kestrel".
pub(super) fn body_start(page: &Page<'_>, side: &Mention, sentence: &Words) -> usize {
    const DEEPEST: usize = 2;
    let mut start = side.words.start;
    if side.naming != Naming::Side {
        return start;
    }
    for _ in 0..DEEPEST {
        let article = usize::from(page.low(start.wrapping_sub(1)) == "the");
        let Some(of) = start.checked_sub(1 + article).filter(|of| *of > sentence.start) else {
            break;
        };
        let body = of - 1;
        let stands = page.in_list("group_heads", body)
            || page.in_list("side_bodies", body)
            || page.is_any(body, &["government", "delegation"]);
        if page.low(of) != "of" || !stands {
            break;
        }
        start = body;
    }
    let article = start > sentence.start && page.low(start - 1) == "the";
    if start < side.words.start && article { start - 1 } else { start }
}

/// The person joined by "and" to the one named here, whose office stands between.
pub(crate) fn joined_before<'m>(
    page: &Page<'_>,
    mentions: &'m Mentions,
    named: &Mention,
) -> Option<&'m Mention> {
    let and = named.words.start.checked_sub(1).filter(|at| page.low(*at) == "and")?;
    let sentence = page.sentences.get(page.sentence_of(and))?;
    let comma = and.checked_sub(1).filter(|comma| *comma > sentence.words.start)?;
    apposed(page, mentions, comma, &sentence.words).filter(|first| first.actor != named.actor)
}
