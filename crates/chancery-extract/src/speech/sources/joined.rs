//! Who speaks together in a subject of several: names joined by "and", with offices between them or with
//! those who stand for two sides.

use chancery_syntax::Tag;

use super::Subject;
use crate::actors::cast::ActorIndex;
use crate::actors::mentions::{Mention, Mentions, Naming};
use crate::page::{Page, Words};

/// Words of the longest office behind a name.
const OFFICE: usize = 16;

/// "President Venn of Valdoria and …": a name before "of", with those joined to it.
pub(super) fn before_of(
    page: &Page<'_>,
    mentions: &Mentions,
    end: usize,
    sentence: &Words,
) -> Option<Subject> {
    let stop = end.saturating_sub(7).max(sentence.start);
    let of = (stop..end).rev().find(|word| page.low(*word) == "of")?;
    // "spoke with President Tao of Kestrel and expressed": the verb behind "and" is not his.
    let plain = page.low(end - 1) != "and"
        && (of + 1..end).all(|word| page.is_any(word, &["the", "and"]) || page.is_capital(word));
    let mention = mentions.ending_at(of).filter(|mention| mention.naming != Naming::Group)?;
    plain.then(|| coordinated(page, mentions, mention, sentence))
}

/// A mention with those joined to it by "and" before it.
pub(super) fn coordinated(
    page: &Page<'_>,
    mentions: &Mentions,
    last: &Mention,
    sentence: &Words,
) -> Subject {
    let mut actors = vec![last.actor];
    let mut start =
        body_start(page, last, sentence).min(before_modifiers(page, mentions, last, sentence));
    while let Some(end) = behind_joiner(page, start, sentence, actors.len() == 1) {
        if end > sentence.start
            && mentions.ending_at(end).is_none()
            && page.is_any(end - 1, &["he", "she", "i"])
        {
            return Subject::Pronoun(end - 1);
        }
        let Some((more, from)) = joined_at(page, mentions, last, end, start, sentence) else {
            if let Some(opening) = unnamed_group(page, end, sentence) {
                return Subject::Described(opening..last.words.end);
            }
            break;
        };
        actors.extend(more);
        start = from;
    }
    actors.reverse();
    actors.dedup();
    if actors.len() > 1 && last.naming == Naming::Side {
        // "Embassies in Brenn and Kestrel warned": those in the states, not the states.
        let head = start.checked_sub(2).filter(|head| *head >= sentence.start);
        let plural = |head: &usize| {
            page.tag(*head).is_nominal()
                && page.low(*head).ends_with('s')
                && page.low(head + 1) == "in"
        };
        if let Some(head) = head.filter(plural) {
            return Subject::Described(head..last.words.end);
        }
    }
    // A side's name right before a person of it is part of the title, not another speaker.
    if possessive_before(page, start, sentence) {
        return Subject::Named(vec![last.actor], last.words.clone());
    }
    Subject::Named(actors, start..last.words.end)
}

/// "Minister Venn and his Kestrelian counterpart, Ruben Tao|, agreed": the two, where the second is named
/// between commas behind what that one is to the first.
pub(crate) fn with_named_counterpart(
    page: &Page<'_>,
    mentions: &Mentions,
    closing: usize,
    sentence: &Words,
) -> Option<Subject> {
    const FAR: usize = 6;
    let named = mentions.ending_at(closing).filter(|one| one.naming == Naming::Named)?;
    let counterpart = (sentence.start.max(named.words.end.saturating_sub(FAR))..named.words.end)
        .rev()
        .find(|at| page.in_list("counterpart", *at) && page.low(at + 1) == ",")?;
    let floor = counterpart.saturating_sub(FAR).max(sentence.start);
    let his = (floor..counterpart).rev().find(|at| page.is_possessive_of_third_person(*at))?;
    let and = his.checked_sub(1).filter(|at| page.low(*at) == "and")?;
    let end = and - usize::from(and > 0 && page.low(and - 1) == ",");
    let first = mentions.ending_at(end)?;
    Some(Subject::Named(vec![first.actor, named.actor], first.words.start..named.words.end))
}

/// "Lake Ministers | and the High Envoy reiterated": where several people who are no actors begin the
/// sentence.
pub(super) fn unnamed_group(page: &Page<'_>, end: usize, sentence: &Words) -> Option<usize> {
    const LONGEST: usize = 8;
    let start = sentence.start + usize::from(page.low(sentence.start) == "the");
    let inside = |at: usize| {
        matches!(page.tag(at), Tag::Noun | Tag::Propn | Tag::Adj | Tag::Num | Tag::X)
            || page.is_any(at, &["of", "the", "/", "-"])
    };
    let plain = end > start && end - start <= LONGEST && (start..end).all(inside);
    (plain && page.in_list("group_heads", end - 1)).then_some(sentence.start)
}

/// Where the words before "and" or a comma end that stand before `start`.
fn behind_joiner(page: &Page<'_>, start: usize, sentence: &Words, first: bool) -> Option<usize> {
    let joiner = start.checked_sub(1).filter(|word| *word >= sentence.start)?;
    // "…, the minister said": a comma joins names only in a list that ends in "and".
    if !page.is_any(joiner, &["and", ",", "&"]) || first && page.low(joiner) == "," {
        return None;
    }
    let mut end = joiner;
    while end > sentence.start && page.is_comma_or_and(end - 1) {
        end -= 1;
    }
    Some(end)
}

/// Those whose words end here, the last of them first, and where their words begin.
fn joined_at(
    page: &Page<'_>,
    mentions: &Mentions,
    last: &Mention,
    end: usize,
    start: usize,
    sentence: &Words,
) -> Option<(Vec<ActorIndex>, usize)> {
    if let Some(mention) = mentions.ending_at(end) {
        // "…, including Brenn and Marra, and the Secretary commended", "According to the embassy of Brenn,
        // Minister Tao and …": a person and a state behind a comma are no list.
        let unlike = (last.naming == Naming::Side) != (mention.naming == Naming::Side);
        // "condolences over the floods in Brenn and | Minister Tao thanked him": another clause begins.
        let governed = unlike
            && mention.naming == Naming::Side
            && page.tag(mention.words.start.wrapping_sub(1)) == Tag::Adp
            && mention.words.start > sentence.start + 1;
        if governed {
            return before_of(page, mentions, end, sentence)
                .and_then(|named| opening_names(page, named, sentence));
        }
        if !unlike || end + 1 >= start && page.low(end) != "," {
            return Some((vec![mention.actor], body_start(page, mention, sentence)));
        }
    } else if end <= sentence.start {
        return None;
    } else if let Some(Subject::Named(more, words)) = before_of(page, mentions, end, sentence) {
        return Some((more, words.start));
    }
    // "Envoy Orsk, Ambassador to Brenn, and Mayor Tao agreed".
    let mention = apposed(page, mentions, end, sentence)?;
    Some((vec![mention.actor], mention.words.start))
}

/// "Ministers Orla Venn of Valdoria | and Ruben Tao of Kestrel agreed": a name and its state with which the
/// sentence opens.
fn opening_names(
    page: &Page<'_>,
    found: Subject,
    sentence: &Words,
) -> Option<(Vec<ActorIndex>, usize)> {
    let Subject::Named(actors, words) = found else { return None };
    let title =
        |at: usize| matches!(page.tag(at), Tag::Noun | Tag::Propn | Tag::Adj | Tag::Det | Tag::X);
    (sentence.start..words.start).all(title).then_some((actors, words.start))
}

fn possessive_before(page: &Page<'_>, start: usize, sentence: &Words) -> bool {
    start > sentence.start && page.is_possessive_mark(start - 1)
}

/// "Orla Venn, Ambassador to Kestrel, | and Mayor Tao agreed": the person whose office stands between
/// two commas.
fn apposed<'m>(
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
fn body_start(page: &Page<'_>, side: &Mention, sentence: &Words) -> usize {
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
            || page.in_list("bodies_of", body);
        if page.low(of) != "of" || !stands {
            break;
        }
        start = body;
    }
    let article = start > sentence.start && page.low(start - 1) == "the";
    if start < side.words.start && article { start - 1 } else { start }
}

/// The person joined by "and" to the one named here, whose office stands between, or with whom the sentence
/// opens.
pub(crate) fn joined_before<'m>(
    page: &Page<'_>,
    mentions: &'m Mentions,
    named: &Mention,
) -> Option<&'m Mention> {
    let and = named.words.start.checked_sub(1).filter(|at| page.low(*at) == "and")?;
    let sentence = page.sentences.get(page.sentence_of(and))?;
    let comma = and.checked_sub(1).filter(|comma| *comma > sentence.words.start)?;
    let apposed = apposed(page, mentions, comma, &sentence.words);
    // "Minister for Harbours and Ferries Orla Venn and | Mayor Tao": the sentence opens with both.
    let end = if page.low(comma) == "," { comma } else { and };
    let opens = |first: &&Mention| {
        first.naming == Naming::Named
            && !(sentence.words.start..first.words.start).any(|at| page.is_finite_verb(at))
    };
    let first = apposed.or_else(|| mentions.ending_at(end).filter(opens));
    first.filter(|first| first.actor != named.actor)
}

/// "President Sorel and visiting Kestrelian minister Orla Venn": where the words begin that tell more of
/// the one named last, if another stands joined before them.
fn before_modifiers(
    page: &Page<'_>,
    mentions: &Mentions,
    last: &Mention,
    sentence: &Words,
) -> usize {
    const FAR: usize = 5;
    let start = last.words.start;
    if last.naming != Naming::Named {
        return start;
    }
    let floor = start.saturating_sub(FAR).max(sentence.start);
    let inside = |at: &usize| {
        matches!(page.tag(*at), Tag::Adj | Tag::Noun | Tag::Propn) && page.is_word(*at)
            || page.in_list("within_joined", *at)
    };
    let from = (floor..start).rev().take_while(inside).last().unwrap_or(start);
    let person = |mention: &Mention| {
        let free = page.tag(mention.words.start.wrapping_sub(1)) != Tag::Adp;
        mention.naming == Naming::Named && (free || mention.words.start <= sentence.start)
    };
    let joined = from > sentence.start + 1 && page.low(from - 1) == "and";
    let other = mentions.ending_at(from.saturating_sub(1)).is_some_and(person);
    if joined && other { from } else { start }
}
