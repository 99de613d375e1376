//! Who the source of a cue is: the subject of its verb, read from right to left.

mod inverted;
pub(crate) mod issued;
mod joined;
mod nobody;
mod owned;
mod pronoun;
mod resolve;

use chancery_syntax::{Form, Tag};

use crate::attributions;
use crate::cast::ActorIndex;
use crate::cues::{self, Cue, Stance};
use crate::lexicon::UnnamedKind;
use crate::mentions::{Mention, Mentions, Naming};
use crate::page::{Page, Words};

pub(crate) use inverted::is_inverted;
pub(crate) use joined::joined_before;
use joined::{before_of, coordinated};
pub(crate) use nobody::is_nobody;
pub(crate) use resolve::{Resolver, Salience, principals_together};

/// The words before a cue that stand for its source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Subject {
    /// Actors named here.
    Named(Vec<ActorIndex>, Words),
    /// "he", "she", "they", "I", "we".
    Pronoun(usize),
    /// The same as that of the verb before ("condemned … and reaffirmed …").
    Shared,
    /// A description: "a senior official".
    Described(Words),
    /// The talk itself: "the conversation focused on".
    Talk,
    /// None that could speak.
    None,
}

/// Finds the subject of a cue's verb within its sentence.
pub(crate) fn subject(
    page: &Page<'_>,
    mentions: &Mentions,
    cue: &Cue,
    sentence: &Words,
) -> Subject {
    match cue.stance {
        Stance::Participle => return with_subject(page, mentions, cue, sentence),
        Stance::Purpose => return Subject::Shared,
        Stance::Passive => return by_agent(page, mentions, cue, sentence),
        Stance::Preposition => return after_preposition(page, mentions, cue.words.end, sentence),
        Stance::Finite | Stance::Present | Stance::Perfect => {}
    }
    let mut at = cue.verb;
    at = cues::led(page, at, sentence).unwrap_or(at);
    // Skip adverbs and auxiliaries: "has also repeatedly".
    while at > sentence.start && is_skipped(page, at - 1) {
        at -= 1;
    }
    at = before_brackets(page, at, sentence);
    at = before_day(page, at, sentence);
    if at > sentence.start && at < cue.verb && page.reads(at - 1, &[",", "both"]) {
        return Subject::Talk;
    }
    if at == sentence.start || page.low(at) == "having" && cues::opens(page, at, sentence) {
        // "Both agreed": those who talked.
        let both = at < cue.verb && page.low(at) == "both";
        let having = at < cue.verb && page.low(at) == "having";
        let ahead = || behind_opening(page, mentions, cue.verb, sentence);
        return match (both, having) {
            (true, _) => Subject::Talk,
            (_, true) => ahead().unwrap_or(Subject::None),
            _ => Subject::None,
        };
    }
    // "His Excellency then asked": the one who spoke, and no name.
    if at >= sentence.start + 2
        && page.in_list("honoured", at - 1)
        && page.is_any(at - 2, &["his", "her"])
    {
        return Subject::Pronoun(at - 2);
    }
    if let Some(subject) = nominal(page, mentions, at, sentence) {
        let words = match &subject {
            Subject::Named(_, words) | Subject::Described(words) => Some(words),
            _ => None,
        };
        let nobody = words.is_some_and(|words| is_nobody(page, words));
        return if nobody { Subject::None } else { subject };
    }
    if let Some(subject) = after_verb(page, mentions, cue, sentence, at) {
        return subject;
    }
    match page.low(at - 1) {
        "and" | "but" | "or" => Subject::Shared,
        "," => after_comma(page, mentions, at, sentence),
        _ => Subject::None,
    }
}

/// "…, with the Minister stressing …": who is named behind "with"; else whoever the clause is about.
fn with_subject(page: &Page<'_>, mentions: &Mentions, cue: &Cue, sentence: &Words) -> Subject {
    let named = cues::absolute(page, cue.verb, sentence).and_then(|from| {
        let mut end = cue.verb;
        while end > from && is_skipped(page, end - 1) {
            end -= 1;
        }
        nominal(page, mentions, end, &(from..sentence.end))
    });
    named.unwrap_or(Subject::Shared)
}

/// "Having discussed the harbour, the leaders …": the subject stands behind the comma.
fn behind_opening(
    page: &Page<'_>,
    mentions: &Mentions,
    verb: usize,
    sentence: &Words,
) -> Option<Subject> {
    (verb + 1..sentence.end).filter(|at| page.low(*at) == ",").find_map(|comma| {
        let mention = mentions.starting_at(comma + 1).or_else(|| {
            let the = page.low(comma + 1) == "the";
            mentions.starting_at(comma + 2).filter(|_| the)
        })?;
        let end = mention.words.end;
        let verb = end + usize::from(page.tag(end) == Tag::Adv);
        page.form(verb)
            .is_finite()
            .then(|| Subject::Named(vec![mention.actor], mention.words.clone()))
    })
}

/// Before a day that stands between a subject and its verb: "The government Friday brushed off …".
fn before_day(page: &Page<'_>, at: usize, sentence: &Words) -> usize {
    let end = attributions::without_day(page, &(sentence.start..at));
    // "On Friday declared …" has no subject before its day.
    let nominal = |at: usize| page.tag(at).is_nominal() || page.low(at) == ",";
    let subject = end > sentence.start + 1 && nominal(end - 1);
    if subject { end } else { at }
}

/// Before a bracket that closes right here: "Envoy Orsk (KES) said".
fn before_brackets(page: &Page<'_>, at: usize, sentence: &Words) -> usize {
    if at == sentence.start || page.low(at - 1) != ")" {
        return at;
    }
    let floor = at.saturating_sub(10).max(sentence.start);
    (floor..at)
        .rev()
        .find(|word| page.low(*word) == "(")
        .filter(|open| *open > sentence.start)
        .unwrap_or(at)
}

fn is_skipped(page: &Page<'_>, word: usize) -> bool {
    let tag = page.tag(word);
    let known = page.lexicon.adverbs.at(page, word).is_some();
    (tag == Tag::Adv || known || tag == Tag::Aux && page.form(word) != Form::Base)
        && !page.is_any(word, &["what", "who", "he", "she", "they"])
}

/// The noun phrase that ends right before `end`.
fn nominal(page: &Page<'_>, mentions: &Mentions, end: usize, sentence: &Words) -> Option<Subject> {
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
    // "President Venn of Valdoria said": the name stands before "of".
    let ending = mentions.ending_at(end);
    let owned = |mention: &&Mention| page.low(mention.words.start.wrapping_sub(1)) == "of";
    if ending.is_none_or(|mention| owned(&mention))
        && let Some(named) = before_of(page, mentions, end, sentence)
    {
        return Some(named);
    }
    // "The Foreign Minister of Kestrel said", who is named nowhere: an official, not the state.
    if let Some(office) = ending.filter(owned).and_then(|_| office_of(page, end, sentence)) {
        return Some(Subject::Described(office));
    }
    // "seeing the conflict in Kestrel concluded": what stands behind "in" is no subject.
    let within = |mention: &&Mention| {
        mention.naming == Naming::Side && page.low(mention.words.start.wrapping_sub(1)) == "in"
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

/// Whether behind a subject only its verb stands: ", it | added."
fn ends_with_cue(page: &Page<'_>, verb: usize, sentence: &Words) -> bool {
    let verb = page.behind_adverbs(verb, sentence.end);
    page.lexicon.verbs.at(page, verb).is_some()
        && (verb + 1..sentence.end).all(|at| !page.is_word(at))
}

/// The words of an office that ends right before "of" and the name behind it, with its article.
fn office_of(page: &Page<'_>, end: usize, sentence: &Words) -> Option<Words> {
    const LONGEST: usize = 8;
    let floor = end.saturating_sub(LONGEST).max(sentence.start);
    let of = (floor..end).rev().find(|word| page.low(*word) == "of")?;
    let start = (floor..of).find(|at| {
        page.is_capital(*at)
            && page.lexicon.offices.at(page, *at).is_some_and(|(length, _)| at + length == of)
    })?;
    let article = start > sentence.start && page.low(start - 1) == "the";
    Some(start - usize::from(article)..end)
}

/// "Secretary Venn, building on …, reaffirmed": the subject stands before the comma that opens
/// the aside.
fn after_comma(page: &Page<'_>, mentions: &Mentions, at: usize, sentence: &Words) -> Subject {
    let closing = at - 1;
    let mut opening = closing;
    for _ in 0..40 {
        if opening <= sentence.start {
            return Subject::Shared;
        }
        opening -= 1;
        if page.low(opening) == "," {
            if let Some(mention) = mentions.ending_at(opening) {
                let first = mention.words.start == sentence.start
                    || page
                        .is_any(mention.words.start - 1, &[",", "and", "but", ";", "while", "the"]);
                if first {
                    return coordinated(page, mentions, mention, sentence);
                }
            }
            if opening > sentence.start && page.is_he_she_or_they(opening - 1) {
                return Subject::Pronoun(opening - 1);
            }
            // "A diplomat, also speaking …, said": a description that opens the sentence.
            match described(page, mentions, opening, sentence) {
                Some(Subject::Described(words)) if words.start <= sentence.start + 1 => {
                    return Subject::Described(words);
                }
                // "The meeting, held in …, reaffirmed".
                Some(Subject::Talk) if opening <= sentence.start + 4 => return Subject::Talk,
                _ => {}
            }
        }
    }
    Subject::Shared
}

/// "…,” said the minister": the subject stands after the verb.
fn after_verb(
    page: &Page<'_>,
    mentions: &Mentions,
    cue: &Cue,
    sentence: &Words,
    at: usize,
) -> Option<Subject> {
    let closed = at > sentence.start + 2 && page.is_any(at - 1, &[",", "”", "\"", "?", "!"]);
    if !closed || !page.in_list("inverted_verbs", cue.verb) {
        return None;
    }
    // "The president, Ruben Tao, asked his counterpart, Orla Venn, to …": the comma closes his name.
    let apposed = mentions
        .ending_at(at - 1)
        .is_some_and(|name| page.low(name.words.start.wrapping_sub(1)) == ",");
    let spoken_to = page.is_possessive_of_third_person(cue.verb + 1)
        && page.lexicon.verbs.at(page, cue.verb).is_some_and(|(_, verb)| verb.frames.person);
    if apposed || spoken_to {
        return None;
    }
    let from = cue.verb + 1;
    if let Some(mention) = mentions.starting_at(from) {
        // "A diplomat, …, said the minister had been told": what follows the verb is a clause.
        let clause = page.tag(mention.words.end).is_verbal();
        if clause {
            return None;
        }
        return Some(Subject::Named(vec![mention.actor], mention.words.clone()));
    }
    if page.is_he_she_or_they(from) {
        return Some(Subject::Pronoun(from));
    }
    let stop = sentence.end.min(from + 9);
    let end = (from..stop)
        .find(|word| {
            page.is_any(*word, &[",", ".", "who", "in", "on", "at", "after"])
                || page.tag(*word) == Tag::Verb
        })
        .unwrap_or(stop);
    if end == from {
        return None;
    }
    match described(page, mentions, end, &(from..end)) {
        Some(subject @ Subject::Described(_)) => Some(subject),
        _ => None,
    }
}

/// "It was agreed by both sides that".
fn by_agent(page: &Page<'_>, mentions: &Mentions, cue: &Cue, sentence: &Words) -> Subject {
    let by = (cue.words.end.saturating_sub(6)..sentence.end.min(cue.words.end + 2))
        .find(|word| page.low(*word) == "by");
    by.and_then(|by| mentions.starting_at(by + 1))
        .map_or(Subject::None, |mention| Subject::Named(vec![mention.actor], mention.words.clone()))
}

/// "according to …".
fn after_preposition(page: &Page<'_>, mentions: &Mentions, at: usize, sentence: &Words) -> Subject {
    // "the statement issued yesterday by the First Secretary for Press of …": a text may be told at length.
    let reach = if page.find_listed("issued_texts", &(at..at + 3)).is_some() { 30 } else { 12 };
    let stop = sentence.end.min(at + reach);
    let end = (at..stop).find(|word| page.is_any(*word, &[",", ".", ";", ":"])).unwrap_or(stop);
    let named = mentions.within(&(at..end)).first();
    let described = described(page, mentions, end, &(at..end));
    match (named, described) {
        (Some(mention), _)
            if mention.words.start <= at + 1
                && !possessor(page, mention)
                && !modifies(page, mention, end) =>
        {
            Subject::Named(vec![mention.actor], mention.words.clone())
        }
        (_, Some(subject @ (Subject::Described(_) | Subject::Named(..)))) => subject,
        // "a summary carried by the agency": the whole phrase is the source.
        (_, Some(_))
            if page.tag(at) == Tag::Det || page.is_any(at, &["a", "the", "its", "their"]) =>
        {
            let stop = (at..end)
                .find(|word| {
                    page.is_any(*word, &["on", "in", "after"])
                        || page.in_list("late_carried", *word)
                })
                .unwrap_or(end);
            Subject::Described(at..stop.max(at + 1))
        }
        (None, Some(_)) => Subject::None,
        (Some(mention), _) => Subject::Named(vec![mention.actor], mention.words.clone()),
        (None, None) => Subject::None,
    }
}

/// "a Kestrelian official": a state before the noun for who speaks.
fn modifies(page: &Page<'_>, mention: &Mention, end: usize) -> bool {
    let next = mention.words.end;
    mention.naming == Naming::Side
        && (next..end.min(next + 3)).any(|at| {
            page.lexicon.unnamed.at(page, at).is_some_and(|(_, kind)| kind != UnnamedKind::Text)
        })
}

fn possessor(page: &Page<'_>, mention: &Mention) -> bool {
    page.is_possessive_mark(mention.words.end)
}

/// A noun phrase that names nobody known: an unnamed source, or the talk itself.
fn described(
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
    if is_talk(page, head) {
        return Some(Subject::Talk);
    }
    let known = (start..end).rev().find_map(|word| page.lexicon.unnamed.at(page, word));
    match known {
        Some((_, UnnamedKind::Text)) if mentions.within(&(start..end)).is_empty() => {
            Some(Subject::None)
        }
        Some(_) => Some(Subject::Described(start..end)),
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

/// Whether an article stands in what completes a text or an account: "a record of the".
fn is_complement(page: &Page<'_>, article: usize, floor: usize) -> bool {
    article > floor + 1
        && page.low(article - 1) == "of"
        && matches!(page.lexicon.unnamed.at(page, article - 2), Some((1, UnnamedKind::Text)))
}

/// The head of a noun phrase: its last word before a preposition.
fn head_of(page: &Page<'_>, start: usize, end: usize) -> usize {
    let stop = (start + 1..end).find(|word| page.tag(*word) == Tag::Adp).unwrap_or(end);
    stop - 1
}

fn is_talk(page: &Page<'_>, head: usize) -> bool {
    page.in_list("talk_nouns", head) || page.low(head) == "agenda"
}
