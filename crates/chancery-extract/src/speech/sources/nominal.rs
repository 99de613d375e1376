//! Noun phrases as sources, read from right to left: names, groups, descriptions, the talk itself.

use chancery_syntax::{Form, Tag};

use super::joined::{before_of, coordinated, unnamed_group, with_named_counterpart};
use super::{Subject, ends_with_cue};
use crate::actors::mentions::{Mention, Mentions, Naming};
use crate::lexicon::{Standing, UnnamedKind};
use crate::page::{Page, Words};

/// The fewest letters that name a body by themselves.
const ACRONYM: usize = 4;

/// "guest", "host".
pub(super) fn is_guest_or_host(page: &Page<'_>, word: usize) -> bool {
    page.in_list("who_came", word) || page.in_list("who_receives", word)
}

/// "the latter", "the former", alone: one of two named before.
pub(super) fn is_of_two(page: &Page<'_>, word: usize) -> bool {
    (page.in_list("the_latter", word) || page.in_list("the_former", word))
        && page.low(word.wrapping_sub(1)) == "the"
}

/// The noun phrase that ends right before `end`.
pub(crate) fn nominal(
    page: &Page<'_>,
    mentions: &Mentions,
    end: usize,
    sentence: &Words,
) -> Option<Subject> {
    let last = end - 1;
    // "…, it added.": at the end of a sentence a body speaks.
    let closes =
        page.is_any(last.wrapping_sub(1), &[",", "”", "\"", "''"]) && last > sentence.start;
    if page.low(last) == "it" && closes && ends_with_cue(page, last + 1, sentence) {
        return Some(Subject::Pronoun(last));
    }
    if page.is_any(last, &["he", "she", "they", "i", "we", "it"]) {
        let joined = page.low(last.wrapping_sub(1)) == "and";
        if page.low(last) == "it" && !joined {
            return Some(Subject::None);
        }
        return Some(Subject::Pronoun(last));
    }
    // "The latter welcomed it": one of the two named last.
    if is_of_two(page, last) {
        return Some(Subject::Pronoun(last));
    }
    // "On migration, both agreed".
    if page.low(last) == "both" && page.low(last.wrapping_sub(1)) == "," && last > sentence.start {
        return Some(Subject::Talk);
    }
    if page.low(last) == "each" || page.low(last) == "both" || page.low(last) == "himself" {
        return nominal(page, mentions, last.max(sentence.start + 1), sentence);
    }
    if let Some(group) = group_of(page, mentions, end, sentence) {
        return Some(group);
    }
    // "Minister Venn and her Kestrelian counterpart, Ruben Tao said".
    if let Some(both) = with_named_counterpart(page, mentions, end, sentence) {
        return Some(both);
    }
    // "President Venn of Valdoria said": the name stands before "of".
    let ending = mentions.ending_at(end);
    let owned = |mention: &&Mention| page.low(mention.words.start.wrapping_sub(1)) == "of";
    if ending.is_none_or(|mention| owned(&mention))
        && let Some(named) = before_of(page, mentions, end, sentence)
    {
        return Some(named);
    }
    // "The Foreign Minister of Kestrel said", who is named nowhere: an official, not the state.
    // "The Minister of State at the Ministry said": he, and not the ministry.
    let within_body = |mention: &&Mention| {
        mention.naming == Naming::Side && page.low(mention.words.start.wrapping_sub(1)) == "at"
    };
    let of_body = |mention: &&Mention| owned(mention) || within_body(mention);
    if let Some(office) = ending.filter(of_body).and_then(|_| office_of(page, end, sentence)) {
        let and = office.start.checked_sub(1).filter(|and| page.low(*and) == "and");
        let group = and.and_then(|and| unnamed_group(page, and, sentence));
        return Some(Subject::Described(group.unwrap_or(office.start)..office.end));
    }
    // "seeing the conflict in Kestrel concluded", "despite Kestrel focus on": what a preposition governs is
    // no subject.
    let within = |mention: &&Mention| {
        let before = mention.words.start.wrapping_sub(1);
        // "after Kestrel agreed": a clause.
        let governed = page.tag(before) == Tag::Adp
            && !page.is_any(before, &["of", "after", "before", "since", "until", "as"])
            || page.low(before) == "despite";
        mention.naming == Naming::Side && governed
    };
    if ending.is_some_and(|mention| within(&mention)) {
        return described(page, mentions, end, sentence);
    }
    if let Some(mention) = ending {
        return Some(coordinated(page, mentions, mention, sentence));
    }
    let known = page.lexicon.unnamed.at(page, last).is_some();
    if (matches!(page.tag(last), Tag::Noun | Tag::Propn | Tag::X) || known) && page.is_word(last) {
        return described(page, mentions, end, sentence);
    }
    None
}

/// "The presidents of the two states": the people, not their states; "the governments of Valdoria and
/// Kestrel": the two states.
fn group_of(page: &Page<'_>, mentions: &Mentions, end: usize, sentence: &Words) -> Option<Subject> {
    const LONGEST: usize = 8;
    let floor = end.saturating_sub(LONGEST).max(sentence.start);
    let of = (floor..end).rev().find(|word| page.low(*word) == "of")?;
    let group = mentions.ending_at(of).filter(|mention| mention.naming == Naming::Group)?;
    let inside = mentions.within(&(of + 1..end));
    let first = inside.first()?;
    let plain = (of + 1..end).all(|word| {
        page.is_any(word, &["the", "and", ","])
            || inside.iter().any(|mention| mention.words.contains(&word))
    });
    let sides = inside.iter().all(|m| matches!(m.naming, Naming::Side | Naming::Group));
    if !plain || !sides {
        return None;
    }
    let words = group.words.start..end;
    let several = inside.len() > 1 && first.naming == Naming::Side;
    if several && page.in_list("side_bodies", of - 1) {
        let actors = inside.iter().map(|mention| mention.actor).collect();
        return Some(Subject::Named(actors, words));
    }
    let people = page.in_list("group_heads", of - 1) && (several || first.naming == Naming::Group);
    people.then(|| Subject::Named(vec![group.actor], words))
}

/// The words of an office that ends right before "of" or "at" and the name behind it, with its article.
fn office_of(page: &Page<'_>, end: usize, sentence: &Words) -> Option<Words> {
    const LONGEST: usize = 12;
    let floor = end.saturating_sub(LONGEST).max(sentence.start);
    let before = |of: usize| {
        let office = (floor..of).find(|at| {
            page.is_capital(*at)
                && page.lexicon.offices.at(page, *at).is_some_and(|(length, _)| at + length == of)
        });
        // "The head of the Harbour Department".
        office.or_else(|| of.checked_sub(1).filter(|at| page.in_list("said_to_head", *at)))
    };
    let mut ties = (floor..end).rev().filter(|word| page.is_any(*word, &["of", "at"]));
    let start = ties.find_map(before)?;
    let article = start > sentence.start && page.low(start - 1) == "the";
    Some(start - usize::from(article)..end)
}

/// "a Kestrelian official": a state before the noun for who speaks.
pub(super) fn modifies(page: &Page<'_>, mention: &Mention, end: usize) -> bool {
    let next = mention.words.end;
    mention.naming == Naming::Side
        && (next..end.min(next + 3)).any(|at| {
            page.lexicon.unnamed.at(page, at).is_some_and(|(_, kind)| kind != UnnamedKind::Text)
        })
}

/// "Kestrel's …": whether the one named owns what follows.
pub(super) fn possessor(page: &Page<'_>, mention: &Mention) -> bool {
    page.is_possessive_mark(mention.words.end)
}

/// A noun phrase that names nobody known: an unnamed source, or the talk itself.
pub(super) fn described(
    page: &Page<'_>,
    mentions: &Mentions,
    end: usize,
    sentence: &Words,
) -> Option<Subject> {
    let limit = end.saturating_sub(14).max(sentence.start);
    let mut start = phrase_start(page, end, limit);
    // "a diplomat briefed on the talks": the participle and the noun before it.
    let participle = start > limit + 1 && page.tag(start) == Tag::Adp && page.is_reduced(start - 1);
    if participle {
        start = phrase_start(page, start - 1, limit);
    }
    while start < end && (page.tag(start) == Tag::Adp || !page.is_word(start)) {
        start += 1;
    }
    if start == end {
        return None;
    }
    let head = head_of(page, start, end);
    if is_talk(page, head) || with_counterpart(page, mentions, start, head) {
        return Some(Subject::Talk);
    }
    let known = (start..end).rev().find_map(|word| page.lexicon.unnamed.at(page, word));
    match known {
        Some((_, UnnamedKind::Text)) if mentions.within(&(start..end)).is_empty() => {
            Some(Subject::None)
        }
        Some(_) => Some(Subject::Described(start..end)),
        // "The distinguished guest", "the host": whoever came, whoever received.
        None if page.low(start) == "the" && is_guest_or_host(page, end - 1) => {
            Some(Subject::Described(start..end))
        }
        // Beside a quotation any definite description is a source: "…,” the strategist said".
        None if start > sentence.start
            && page.is_closing_double_quote(start - 1)
            && matches!(page.tag(start), Tag::Det) =>
        {
            Some(Subject::Described(start..end))
        }
        None => Some(Subject::None),
    }
}

/// "The High Commissioner said", "the Nordic countries reaffirmed": the words that a sentence opens with,
/// right before a verb of saying, where they name nobody known and may still be those of who speaks. Their
/// head is an office, a body or several people; no thing, and no abstract noun.
pub(crate) fn stranger(page: &Page<'_>, verb: usize, sentence: &Words) -> Option<Words> {
    const LONGEST: usize = 14;
    let end = page.before_adverbs(verb, sentence.start);
    let start = phrase_start(page, end, end.saturating_sub(LONGEST).max(sentence.start));
    let before = start.wrapping_sub(1);
    let behind_opening = page.low(before) == ","
        && (page.tag(sentence.start) == Tag::Adp || page.form(sentence.start) == Form::Gerund);
    let opens = start <= sentence.start + 1 || behind_opening;
    let owned = (start..end).any(|at| page.is_possessive_mark(at));
    if start >= end || !opens || owned {
        return None;
    }
    let head = head_of(page, start, end);
    let lexicon = page.lexicon;
    let office = (start..=head)
        .any(|at| lexicon.offices.at(page, at).is_some_and(|(length, _)| at + length > head));
    // "Both dignitaries": two people, by whatever noun.
    let two =
        page.low(start) == "both" && page.tag(head) == Tag::Noun && page.form(head) == Form::Plural;
    let several = two || page.in_list("group_heads", head) || page.in_list("side_bodies", head);
    let leads = page.in_list("said_to_head", head) && page.low(head + 1) == "of";
    let plain = page.low(head);
    // "AMERIPOL briefed": capitals alone are the name of a body.
    let raw = page.raw(head);
    let letters = raw.len() >= ACRONYM && raw.chars().all(|c| c.is_ascii_uppercase());
    let letters = letters && start + 1 >= head && page.name(head).is_none();
    let body = page.is_capital(head)
        && lexicon.organisation_nouns.contains(plain)
        && !lexicon.evidence.contains(plain);
    let thing = page.in_list("things", head) || is_talk(page, head);
    (!thing && (office || several || body || leads || letters)).then_some(start..end)
}

/// Where the noun phrase begins that ends here.
fn phrase_start(page: &Page<'_>, end: usize, limit: usize) -> usize {
    let mut start = end;
    while start > limit {
        let word = start - 1;
        // "the KHP(M) leadership": letters in brackets belong to a name.
        if page.low(word) == ")" && start < end {
            let short = page.raw(word.wrapping_sub(1)).len() == 1;
            let open =
                word.checked_sub(2).filter(|open| short && *open > limit && page.low(*open) == "(");
            if let Some(open) = open {
                start = open;
                continue;
            }
        }
        let inside = matches!(
            page.tag(word),
            Tag::Noun | Tag::Propn | Tag::Adj | Tag::Det | Tag::Num | Tag::Part | Tag::Adp | Tag::X
        ) || page
            .is_any(word, &["'s", "'", "his", "her", "their", "one", "of", "in", "at"]);
        if !inside || page.is_any(word, &["that", "to"]) {
            break;
        }
        start = word;
        let opens = matches!(page.tag(word), Tag::Det)
            || page.is_any(word, &["a", "an", "the", "one", "some"]);
        // "the Kestrelian summary of the call": the article is that of a complement.
        if opens && !is_complement(page, word, limit) {
            break;
        }
    }
    start
}

/// Whether an article stands in what completes a text or an account ("a record of the"), or in the body
/// that somebody heads ("the head of the").
fn is_complement(page: &Page<'_>, article: usize, floor: usize) -> bool {
    let noun = article.wrapping_sub(2);
    article > floor + 1
        && page.low(article - 1) == "of"
        && (page.in_list("said_to_head", noun)
            || matches!(page.lexicon.unnamed.at(page, noun), Some((1, UnnamedKind::Text))))
}

/// The head of a noun phrase: its last word before a preposition.
fn head_of(page: &Page<'_>, start: usize, end: usize) -> usize {
    let stop = (start + 1..end).find(|word| page.tag(*word) == Tag::Adp).unwrap_or(end);
    stop - 1
}

/// "Minister Venn and | her Kestrelian counterpart", "… and | his host": the two who talk.
fn with_counterpart(page: &Page<'_>, mentions: &Mentions, start: usize, head: usize) -> bool {
    let named = || mentions.ending_at(start - 1).is_some_and(|one| one.naming != Naming::Side);
    let counterpart = page.lexicon.standing(page.low(head)) == Some(Standing::Counterpart)
        || is_guest_or_host(page, head);
    counterpart
        && start > 1
        && page.is_possessive_of_third_person(start)
        && page.low(start - 1) == "and"
        && named()
}

fn is_talk(page: &Page<'_>, head: usize) -> bool {
    page.in_list("talk_nouns", head) || page.low(head) == "agenda"
}
