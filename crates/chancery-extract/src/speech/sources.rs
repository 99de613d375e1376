//! Who the source of a cue is: the subject of its verb, read from right to left.

mod inverted;
pub(crate) mod issued;
mod joined;
mod nobody;
mod nominal;
mod owned;
mod pronoun;
mod resolve;
mod talkers;

use chancery_syntax::{Form, Tag};

use crate::actors::cast::ActorIndex;
use crate::actors::mentions::{Mention, Mentions};
use crate::page::{Page, Words};
use crate::speech::attributions;
use crate::speech::cues::{self, Cue, Stance};
use crate::speech::quotation::TOLD;

pub(crate) use inverted::{credited_clause, is_inverted};
use joined::coordinated;
pub(crate) use joined::{joined_before, with_named_counterpart};
pub(crate) use nobody::is_nobody;
use nominal::{described, modifies, possessor};
pub(crate) use nominal::{nominal, stranger};
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
    at = before_aside(page, at, sentence);
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
        // "discussed trade as well as | exchanged views on fishing".
        "as" if page.reads(at.saturating_sub(3), &["as", "well"]) => Subject::Shared,
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
    let ahead = || {
        behind_opening(page, mentions, cue.verb, sentence)
            .filter(|_| cues::opens(page, cue.verb, sentence))
    };
    named.or_else(ahead).unwrap_or(Subject::Shared)
}

/// "Having discussed the harbour, the leaders …", "Noting that …, Minister Venn said": the subject stands
/// behind the comma.
fn behind_opening(
    page: &Page<'_>,
    mentions: &Mentions,
    verb: usize,
    sentence: &Words,
) -> Option<Subject> {
    (verb + 1..sentence.end).filter(|at| page.low(*at) == ",").find_map(|comma| {
        let mention = mentions.behind_article(page, comma + 1)?;
        let end = mention.words.end;
        let end = cues::in_contrast(page, end).map_or(end, |aside| aside.end);
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

/// Before an aside that closes right here: "Envoy Orsk (KES) said", "Venn – who chairs the talks – said".
fn before_aside(page: &Page<'_>, at: usize, sentence: &Words) -> usize {
    const LONGEST: usize = 20;
    let Some(closing) = at.checked_sub(1).filter(|closing| *closing > sentence.start) else {
        return at;
    };
    let dashed = page.is_dash(closing);
    if !dashed && page.low(closing) != ")" {
        return at;
    }
    let opens = |word: &usize| if dashed { page.is_dash(*word) } else { page.low(*word) == "(" };
    let near = closing.saturating_sub(LONGEST).max(sentence.start)..closing;
    let open = near.rev().find(opens).filter(|open| *open > sentence.start);
    // "– We will stay – said Venn": what stands between the dashes is said.
    let told = page.is_capital(at + 1) && closes_dashed(page, at, sentence);
    let named = |open: &usize| page.is_capital(open - 1) || page.tag(open - 1) == Tag::Noun;
    let open = open.filter(|open| !dashed || named(open) && !told);
    open.unwrap_or(at)
}

fn is_skipped(page: &Page<'_>, word: usize) -> bool {
    let tag = page.tag(word);
    let known = page.lexicon.adverbs.at(page, word).is_some();
    (tag == Tag::Adv || known || tag == Tag::Aux && page.form(word) != Form::Base)
        && !page.is_any(word, &["what", "who", "he", "she", "they"])
}

/// Whether behind a subject only its verb stands: ", it | added."
fn ends_with_cue(page: &Page<'_>, verb: usize, sentence: &Words) -> bool {
    let verb = page.behind_adverbs(verb, sentence.end);
    page.lexicon.verbs.at(page, verb).is_some()
        && (verb + 1..sentence.end).all(|at| !page.is_word(at))
}

/// "Secretary Venn, building on …, reaffirmed": the subject stands before the comma that opens
/// the aside.
fn after_comma(page: &Page<'_>, mentions: &Mentions, at: usize, sentence: &Words) -> Subject {
    let closing = at - 1;
    if let Some(both) = with_named_counterpart(page, mentions, closing, sentence) {
        return both;
    }
    let mut opening = closing;
    for _ in 0..40 {
        if opening <= sentence.start {
            return Subject::Shared;
        }
        opening -= 1;
        // "President Venn who had proposed the talks, said": one comma of two.
        if page.low(opening) == "who"
            && let Some(named) = mentions.ending_at(opening)
        {
            return coordinated(page, mentions, named, sentence);
        }
        if page.low(opening) == "," {
            if let Some(mention) = mentions.ending_at(opening) {
                let first = mention.words.start == sentence.start
                    || page
                        .is_any(mention.words.start - 1, &[",", "and", "but", ";", "while", "the"])
                    || page.is_closing_double_quote(mention.words.start - 1);
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
    let dashed = at > sentence.start + 2 && at == cue.verb && closes_dashed(page, at, sentence);
    // Behind a quotation any verb that can bring in what is said.
    let quoted = closed
        && page.is_behind_quotation(at)
        && matches!(cue.frame, cues::Frame::Clause | cues::Frame::Object);
    if !dashed && !quoted && (!closed || !page.in_list("inverted_verbs", cue.verb)) {
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
    // "…, said the Premier's Office": the office, and not the premier.
    let owner = |mention: &&Mention| page.is_possessive_mark(mention.words.end);
    if let Some(mention) = mentions.starting_at(from).filter(|mention| !owner(mention)) {
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

/// "We will stay – | said Venn – for as long as it takes": whether the verb behind a dash has no more behind it
/// than who speaks.
fn closes_dashed(page: &Page<'_>, verb: usize, sentence: &Words) -> bool {
    if !page.is_dash(verb - 1) {
        return false;
    }
    let near = verb + 1..sentence.end.min(verb + TOLD + 1);
    let end = near.clone().find(|at| page.is_dash(*at)).unwrap_or(near.end);
    end <= verb + TOLD && !(verb + 1..end).any(|at| page.low(at) == "that")
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
    // "According to him, …".
    if page.is_any(at, &["him", "her", "them"]) && !page.tag(at + 1).is_nominal() {
        return Subject::Pronoun(at);
    }
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
