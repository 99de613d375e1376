//! Whom an undertaking binds: those that its own words name before those who utter it.

use chancery_record::ActorKind;
use chancery_syntax::Tag;

use crate::actors::cast::{ActorIndex, Cast};
use crate::lexicon::Name;
use crate::page::{Page, Words};
use crate::speech::statements::Told;

/// How many attributes may stand between an owner and the stance that is owned.
const ATTRIBUTES: usize = 6;
/// Most states that are named together.
const MOST: usize = 12;

/// The sides that the undertaking's own words name, and those words: the subject of its clause
/// ("Kestrel and Valdoria will …", "the Kestrelian government would …"), the owner of a stance
/// ("Kestrel's commitment to …", "the commitment of Kestrel to …").
pub(crate) fn by_subject(page: &Page<'_>, content: &Words) -> Option<(Vec<String>, Words)> {
    let start = main_clause(page, content);
    let (sides, named) = sides_from(page, start, content.end)?;
    let mut next = named.end;
    next += usize::from(page.is_possessive_mark(next));
    if let Some(length) = page.listed("acting_bodies", next) {
        next += length;
    }
    let verb = page.behind_adverbs(next, content.end);
    let acts = verb < content.end && (page.tag(verb).is_verbal() || page.is_finite_verb(verb));
    (acts || owns_stance(page, named.end, content.end)).then_some((sides, named))
}

/// The sides of the owner that stands behind its stance: "the commitment of Kestrel to …".
pub(crate) fn by_owner_behind(page: &Page<'_>, content: &Words) -> Option<(Vec<String>, Words)> {
    let stop = content.end.min(content.start + ATTRIBUTES);
    let noun = (content.start..stop).find(|word| is_stance(page, *word))?;
    if page.low(noun + 1) != "of" {
        return None;
    }
    let (sides, named) = sides_from(page, noun + 2, content.end)?;
    // "Support of Kestrel's bid" is somebody else's.
    (!page.is_possessive_mark(named.end)).then_some((sides, named))
}

/// Several nationalities of one group: "Kestrelian and Valdorian officials".
pub(crate) fn of_group(page: &Page<'_>, mention: &Words) -> Vec<String> {
    let start = joined_before(page, mention.start).unwrap_or(mention.start);
    let mut sides: Vec<String> = Vec::new();
    for word in start..mention.end {
        let Some((_, name)) = page.name(word) else { continue };
        if matches!(name, Name::Organization(_)) && word + 1 == mention.end {
            continue;
        }
        let Some(side) = page.lexicon.side(name) else { continue };
        if !sides.contains(&side.code) && sides.len() < MOST {
            sides.push(side.code.clone());
        }
    }
    sides.sort();
    sides
}

/// The name that "and" joins to what begins here: "Valdorian and Kestrelian officials".
fn joined_before(page: &Page<'_>, start: usize) -> Option<usize> {
    let and = start.checked_sub(1).filter(|and| page.low(*and) == "and")?;
    let name = (1..=3).find_map(|back| {
        let at = and.checked_sub(back)?;
        page.name(at).filter(|(length, _)| *length == back).map(|_| at)
    })?;
    let before = name.saturating_sub(1 + usize::from(page.low(name.wrapping_sub(1)) == "the"));
    (page.tag(before) != Tag::Adp).then_some(name)
}

/// Whether a speaker is a group without a name, which the text places on no side ("officials", "both
/// leaders").
pub(crate) fn is_loose(page: &Page<'_>, cast: &Cast, actor: ActorIndex) -> bool {
    let role = &cast.actors[actor];
    let group = !matches!(role.kind, ActorKind::Person | ActorKind::State);
    let name = role.full_name();
    let nameless = name.split(' ').skip(1).all(|word| !word.starts_with(char::is_uppercase));
    let common = nameless
        && name.split(' ').any(|word| page.lexicon.is_listed("nobodies", &word.to_lowercase()));
    group && role.members.is_empty() && cast.side_of(actor).is_none() && common
}

/// Whether the words name all who took part: "both leaders", "the two ministers", "they".
pub(crate) fn names_all(page: &Page<'_>, told: &Told) -> bool {
    let Some(words) = told.chain.last().and_then(|link| link.1.as_ref()) else { return false };
    let first = words.start + usize::from(page.low(words.start) == "the");
    page.in_list("all_present", first)
}

/// Where the main clause begins: behind "that", marks of quotation and "In the coming weeks,".
fn main_clause(page: &Page<'_>, content: &Words) -> usize {
    let mut start = content.start;
    while start + 1 < content.end
        && (page.is_quotation_mark(start) || page.is_any(start, &["that", "and", "but", ","]))
    {
        start += 1;
    }
    if page.tag(start) == Tag::Adp {
        let stop = content.end.min(start + ATTRIBUTES + 2);
        if let Some(comma) = (start..stop).find(|word| page.low(*word) == ",") {
            return comma + 1;
        }
    }
    start
}

/// The states and organisations named from this token on, with commas and "and" between them.
fn sides_from(page: &Page<'_>, start: usize, end: usize) -> Option<(Vec<String>, Words)> {
    let article = |at: usize| at + usize::from(page.is_the_or_both(at));
    let mut at = article(start);
    let mut sides: Vec<String> = Vec::new();
    let mut last = at;
    while at < end && sides.len() < MOST {
        let Some((length, side)) = page.side(at) else { break };
        if !sides.contains(&side.code) {
            sides.push(side.code.clone());
        }
        last = at + length;
        let comma = last + usize::from(page.low(last) == ",");
        let and = comma + usize::from(page.is_and_or_ampersand(comma));
        if and == last {
            break;
        }
        at = article(and);
    }
    sides.sort();
    (!sides.is_empty()).then_some((sides, start..last))
}

/// Whether what is named up to here has a stance: "'s unwavering commitment", "commitment".
fn owns_stance(page: &Page<'_>, from: usize, end: usize) -> bool {
    let stop = end.min(from + ATTRIBUTES);
    let noun = (from..stop).find(|word| is_stance(page, *word));
    noun.is_some_and(|noun| {
        (from..noun).all(|word| {
            let attribute = !page.tag(word).is_verbal() && page.tag(word) != Tag::Adp;
            attribute && page.name(word).is_none() || page.in_list("steady", word)
        })
    })
}

fn is_stance(page: &Page<'_>, word: usize) -> bool {
    page.in_list("stances", word) || page.in_list("wills", word)
}
