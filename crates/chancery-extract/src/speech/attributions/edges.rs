//! Where sources and contents end in a reporter's sentence: lists of sources, the source behind a
//! relative pronoun, whoever a content was told to, and what of another attribution a content took in.

use chancery_record::CueClass;
use chancery_syntax::{Form, Tag};

use super::{Attributed, last_word_end};
use crate::actors::title::title_at;
use crate::dates::english::weekday;
use crate::page::{Page, Words};
use crate::speech::cues::before_clause;

/// How far before a source a list may begin of which it is the end.
const LIST: usize = 16;
/// How many words of a sentence are looked at for its subject, or for the rest of what is said.
const FAR: usize = 60;
/// How many words may stand between a relative pronoun and the cue whose source they are.
const RELATIVE: usize = 6;
/// How far into a content the words may reach that name to whom it was told.
const ADDRESSEE: usize = 9;

/// Mends the edges of one attribution by itself.
pub(super) fn mend(page: &Page<'_>, one: &mut Attributed) {
    within_relative(page, one);
    up_to_cue(page, one);
    behind_relative(page, one);
    whole_list(page, one);
    of_participle(page, one);
    without_addressee(page, one);
    with_thanked(page, one);
    without_tail(page, one);
    past_quotation(page, one);
    both_of_between(page, one);
    with_second_noun(page, one);
    bare_source(page, one);
}

/// "praised the commitment to the coast | and the growth of its trade": what follows "and" to the end of the
/// sentence, where no clause begins in it.
fn with_second_noun(page: &Page<'_>, one: &mut Attributed) {
    let after = one.cue.end;
    let Some(piece) = one.content.last_mut().filter(|piece| piece.start >= after) else { return };
    let Some(sentence) = page.sentences.get(page.sentence_of(piece.start)) else { return };
    let rest = piece.end + 1..sentence.words.end;
    let noun = matches!(page.tag(rest.start), Tag::Det | Tag::Adj | Tag::Noun)
        && !page.form(rest.start).is_finite();
    let clause = |at: usize| {
        page.tag(at).is_verbal() && page.form(at) != Form::Participle
            || page.is_quotation_mark(at)
            || page.is_any(at, &[",", ";", ":", "that", "who", "which"])
    };
    if page.low(piece.end) == "and"
        && page.tag(piece.end - 1).is_nominal()
        && noun
        && rest.len() <= FAR
        && !rest.clone().any(clause)
    {
        piece.end = last_word_end(page, piece.start, rest.end);
    }
}

/// "the friendship between Valdoria | and Kestrel": "between" takes two.
fn both_of_between(page: &Page<'_>, one: &mut Attributed) {
    const NEAR: usize = 8;
    let Some(piece) = one.content.last_mut().filter(|piece| piece.start >= one.cue.end) else {
        return;
    };
    let near = piece.end.saturating_sub(NEAR).max(piece.start)..piece.end;
    let between = near.rev().find(|at| page.is_any(*at, &["between", "and"]));
    let open = between.is_some_and(|at| page.low(at) == "between");
    let Some(sentence) = page.sentences.get(page.sentence_of(piece.start)) else { return };
    if !open || page.low(piece.end) != "and" {
        return;
    }
    let rest = piece.end + 1..sentence.words.end;
    let stops = |at: &usize| {
        page.is_finite_verb(*at) || page.tag(*at) == Tag::Punct || page.low(*at) == "and"
    };
    let end = rest.clone().find(stops).unwrap_or(rest.end);
    if end > rest.start && !page.is_finite_verb(end) {
        piece.end = last_word_end(page, piece.start, end);
    }
}

/// "in the office's statement", "In May, the agency", "Speaking at the meeting Dr Venn": the source alone.
fn bare_source(page: &Page<'_>, one: &mut Attributed) {
    const OPENING: usize = 5;
    for words in &mut one.source {
        if page.form(words.start) == Form::Gerund && page.opens_sentence(words.start) {
            let titled = |at: &usize| title_at(page, *at, words.end).is_some();
            words.start = (words.start + 1..words.end).find(titled).unwrap_or(words.start);
        }
        while words.len() > 1 && page.is_any(words.start, &["in", "at", "by", "from", "via"]) {
            let near = words.start + 1..words.end.min(words.start + OPENING) - 1;
            let comma = near.into_iter().find(|at| page.low(*at) == ",");
            words.start = comma.unwrap_or(words.start) + 1;
        }
        words.start = behind_heading(page, words);
        words.start = behind_manner(page, words);
    }
}

/// "CANCELLED ORDERS Kestrel": a heading in capitals that ran into its paragraph is no part of a name.
fn behind_heading(page: &Page<'_>, words: &Words) -> usize {
    let shouted = |at: &usize| {
        let raw = page.raw(*at);
        raw.len() > 3 && raw.chars().all(char::is_uppercase)
    };
    let heading = words.clone().take_while(shouted).count();
    let next = words.start + heading;
    let named = next < words.end && page.is_capital(next);
    if heading > 1 && named { next } else { words.start }
}

/// "with displeasure a person near the minister", "the knowledge obtained from diplomatic sources": who
/// speaks, not how, nor how it came to be known.
fn behind_manner(page: &Page<'_>, words: &Words) -> usize {
    let with = page.low(words.start) == "with"
        && page.tag(words.start + 1) == Tag::Noun
        && page.is_article(words.start + 2);
    let from = (words.start + 1..words.end.saturating_sub(1)).find(|at| {
        page.low(*at) == "from"
            && page.in_list("came_to_know", at - 1)
            && page.in_list("what_is_known", at - 2)
    });
    match from {
        Some(from) => from + 1,
        None if with && words.len() > 3 => words.start + 2,
        None => words.start,
    }
}

/// "a speech, in which she said the raids must end, was praised by": what was said within a relative
/// clause ends where the verb of the sentence comes.
fn within_relative(page: &Page<'_>, one: &mut Attributed) {
    let Some(source) = one.source.first().filter(|words| words.start > 1) else { return };
    let opened = page.is_any(source.start - 1, &["which", "whom"])
        && page.is_any(source.start - 2, &["in", "during", "at", "to", ","]);
    let Some(piece) = one.content.last_mut().filter(|_| opened) else { return };
    let ends = |comma: usize| {
        let next = comma + 1;
        page.low(comma) == ","
            && page.tag(next).is_verbal()
            && page.is_any(next, &["was", "were", "is", "are", "has", "have", "had", "will"])
    };
    if let Some(comma) = (piece.start + 2..piece.end).find(|at| ends(*at)) {
        piece.end = comma;
    }
}

/// "The talks, which went on for hours, nearly failed, said the minister": what is said reaches to the
/// comma before "said".
fn up_to_cue(page: &Page<'_>, one: &mut Attributed) {
    let [piece] = one.content.as_mut_slice() else { return };
    let behind = one.source.first().is_some_and(|words| words.start >= one.cue.end);
    let comma = one.cue.start.wrapping_sub(1);
    if !behind || piece.end >= comma || page.low(comma) != "," || page.low(piece.end) != "," {
        return;
    }
    let rest = piece.end + 1..comma;
    if rest.len() > FAR {
        return;
    }
    let opens = page.opens_sentence(piece.start);
    let verb = rest.clone().find(|at| {
        let form = page.form(*at);
        page.tag(*at).is_verbal() && (form.is_finite() || form == Form::Participle)
    });
    let said = rest.clone().any(|at| page.lexicon.verbs.at(page, at).is_some());
    let adverbs = verb.is_some_and(|verb| (rest.start..verb).all(|at| page.tag(at) == Tag::Adv));
    let quoted = rest.clone().any(|at| page.is_quotation_mark(at));
    if opens && adverbs && !said && !quoted {
        piece.end = comma;
    }
}

/// "pledged that she was determined to help": what one says of oneself goes on as far as it does.
fn of_self(page: &Page<'_>, found: &mut [Attributed], index: usize, other: usize) {
    let inner = &found[other];
    let own = inner.source.first().is_some_and(|words| {
        words.len() == 1 && page.is_any(words.start, &["he", "she", "they", "it", "i", "we"])
    });
    let (Some(told), Some(source)) = (inner.content.last(), inner.source.first()) else { return };
    let (told, source) = (told.clone(), source.clone());
    let Some(piece) = found[index].content.last_mut().filter(|_| own) else { return };
    let within = piece.start <= source.start && source.end < piece.end;
    if within && told.start <= piece.end && told.end > piece.end {
        piece.end = told.end;
    }
}

/// Mends what neighbours took of one another.
pub(super) fn apart(page: &Page<'_>, found: &mut [Attributed], index: usize, other: usize) {
    of_self(page, found, index, other);
    let Some(next) = found[other].source.first().filter(|words| words.start > 0).cloned() else {
        return;
    };
    let behind = found[other].cue.start >= next.end;
    asked_and_said(page, found, index, other);
    let one = &mut found[index];
    // "global issues, spokesman Tao said, adding": the source is the one of "said".
    if let Some(words) = one.source.first_mut()
        && words.start < next.start
        && words.end == next.end
        && page.low(next.start - 1) == ","
    {
        *words = next.clone();
    }
    // "The two discussed grain, spokesman Tao said": what was discussed ends before the spokesman.
    let before = one.source.first().is_some_and(|words| words.end <= one.cue.start);
    let Some(piece) = one.content.last_mut() else { return };
    let tail = piece.start + 1 < next.start && next.end == piece.end;
    if !tail || !before || page.low(next.start - 1) != "," || !behind {
        return;
    }
    piece.end = next.start - 1;
    let from = found[index].source.first().map_or(piece_start(&found[index]), |words| words.start);
    let around = &mut found[other];
    if let Some(first) = around.content.first_mut().filter(|first| first.end == next.start - 1) {
        first.start = first.start.min(from);
    }
}

fn piece_start(one: &Attributed) -> usize {
    one.content.first().map_or(one.cue.start, |piece| piece.start)
}

/// "Kestrel, which when asked about the summit said": who was asked says it, not what it was about.
fn asked_and_said(page: &Page<'_>, found: &mut [Attributed], index: usize, other: usize) {
    let (asked, said) = (&found[index], &found[other]);
    let (Some(who), Some(source)) = (asked.source.first(), said.source.first()) else { return };
    let asks = asked.cue.clone().any(|at| page.in_list("asking", at));
    let within =
        asked.content.iter().any(|piece| piece.start <= source.start && said.cue.end <= piece.end);
    if !asks || !within || who.end > asked.cue.start {
        return;
    }
    let (who, end) = (who.clone(), source.end);
    found[other].source = vec![who];
    // What somebody was asked about is nothing that was said.
    found[index].class = CueClass::Other;
    if let Some(piece) =
        found[index].content.iter_mut().find(|piece| piece.start < end && piece.end > end)
    {
        piece.end = end;
    }
}

/// "a port which officials said was closed": the words between the pronoun and the verb speak.
fn behind_relative(page: &Page<'_>, one: &mut Attributed) {
    if !one.cue.clone().any(|at| page.tag(at) == Tag::Verb && page.form(at).is_finite()) {
        return;
    }
    let back = one.cue.start.saturating_sub(RELATIVE)..one.cue.start;
    let Some(pronoun) = back.rev().find(|at| page.is_any(*at, &["which", "whom", "who", "that"]))
    else {
        return;
    };
    let words = pronoun + 1..one.cue.start;
    let nominal = |at: usize| {
        matches!(page.tag(at), Tag::Noun | Tag::Propn | Tag::Adj | Tag::Det | Tag::Num | Tag::X)
            && page.is_word(at)
    };
    let plain = !words.is_empty() && words.clone().all(nominal);
    let head = plain && page.tag(words.end - 1).is_nominal();
    let past = one.source.first().is_none_or(|source| {
        source.end <= pronoun + 1 || source.start == pronoun && source.end == one.cue.start
    });
    let speaks = page.is_finite_verb(one.cue.end);
    if head && past && speaks {
        one.source = vec![words];
        one.content.retain(|piece| piece.start >= one.cue.end);
    }
}

/// "Ministers from Valdoria, Kestrel and Marra vowed": the source is the whole list, with the noun
/// whose states it names; "Valdoria, the League and four others have called": so before the verb.
fn whole_list(page: &Page<'_>, one: &mut Attributed) {
    let Some(words) = one.source.first().cloned() else { return };
    if words.end > one.cue.start {
        return;
    }
    let joined = words.clone().any(|at| page.low(at) == "and");
    let mut start = words.start;
    let floor = start.saturating_sub(LIST);
    while joined && start > floor + 1 && page.low(start - 1) == "," {
        let from = name_before(page, start - 1, floor);
        if from + 1 >= start {
            break;
        }
        start = from;
    }
    let whole = start < words.start || joined && page.is_capital(start);
    let extended = start < words.start;
    if whole && start > floor && page.tag(start - 1) == Tag::Adp {
        let plural = |at: usize| page.tag(at) == Tag::Noun && page.form(at) == Form::Plural;
        let listed = page.is_any(start - 1, &["from", "of", "in"]);
        let head = start.checked_sub(2).filter(|at| listed && plural(*at));
        if head.is_none() && extended {
            // "According to the embassy of Valdoria, Tao and Venn": what opens the sentence is no part of it.
            start = words.start;
        }
        if let Some(head) = head {
            start = (floor..head)
                .rev()
                .take_while(|at| {
                    let tag = page.tag(*at);
                    matches!(tag, Tag::Noun | Tag::Propn | Tag::Adj | Tag::Det) && page.is_word(*at)
                })
                .last()
                .unwrap_or(head);
        }
    }
    let sentence = page.sentences.get(page.sentence_of(words.start));
    let first = sentence.map_or(words.start, |sentence| sentence.words.start);
    let end = list_end(page, &words, one.cue.start, joined);
    one.source[0] = start.max(first)..end;
}

/// The beginning of the capitalised name, its article with it, that ends here.
fn name_before(page: &Page<'_>, end: usize, floor: usize) -> usize {
    let mut start = end;
    while start > floor && page.is_word(start - 1) && page.is_capital(start - 1) {
        start -= 1;
    }
    let article = start < end && start > floor && page.low(start.wrapping_sub(1)) == "the";
    start - usize::from(article)
}

/// Where a list ends that begins with these words and is the subject of the cue.
fn list_end(page: &Page<'_>, words: &Words, cue: usize, joined: bool) -> usize {
    let rest = words.end..cue;
    if joined || page.low(words.end) != "," || rest.len() > LIST || rest.is_empty() {
        return words.end;
    }
    let inside = |at: usize| {
        page.is_any(at, &[",", "and", "of", "the"])
            || matches!(page.tag(at), Tag::Noun | Tag::Propn | Tag::Adj | Tag::Det | Tag::Num)
    };
    let end = (rest.start..cue).find(|at| !inside(*at)).unwrap_or(cue);
    let end = last_word_end(page, rest.start, end);
    let and = (rest.start..end).find(|at| page.low(*at) == "and");
    let named = and.is_some_and(|and| {
        page.low(rest.start + 1) == "the" || page.is_capital(rest.start + 1) && and > rest.start + 1
    });
    let capital = (rest.start..end).any(|at| page.is_capital(at));
    if named && capital { end } else { words.end }
}

/// "The government is raising the pressure on Tao, saying he must go": a participle behind a comma
/// has the subject of its sentence, where nothing else is said in it.
fn of_participle(page: &Page<'_>, one: &mut Attributed) {
    let at = one.cue.start;
    let gerund = page.form(at) == Form::Gerund && page.low(at.wrapping_sub(1)) == ",";
    if !gerund || !one.source.is_empty() {
        return;
    }
    let Some(sentence) = page.sentences.get(page.sentence_of(at)) else { return };
    let head = sentence.words.start..at;
    if head.len() > FAR {
        return;
    }
    let mut finite = head.clone().filter(|word| page.is_finite_verb(*word));
    let (Some(verb), None) = (finite.next(), finite.next()) else { return };
    let cue = (verb..at)
        .any(|word| page.lexicon.verbs.at(page, word).is_some() && page.tag(word).is_verbal());
    let quoted = head.clone().any(|word| page.is_quotation_mark(word));
    let comma = (head.start..verb).rev().find(|word| page.low(*word) == ",");
    let start = comma.map_or(head.start, |comma| comma + 1);
    let end = page.before_adverbs(verb, start);
    let plain = (start..end).all(|word| {
        page.is_word(word) && !page.tag(word).is_verbal() && !matches!(page.tag(word), Tag::Sconj)
            || page.is_possessive_mark(word)
    });
    let opens = matches!(page.tag(start), Tag::Det | Tag::Propn | Tag::Adj | Tag::Noun);
    if plain && opens && !cue && !quoted && end > start && end - start <= LIST {
        one.source.push(start..end);
    }
}

/// "told a meeting of officials he had decided": to whom it was told is no part of what was.
fn without_addressee(page: &Page<'_>, one: &mut Attributed) {
    let told =
        one.cue.clone().any(|at| page.in_list("addressing", at) || page.in_list("was_told", at));
    let Some(piece) = one.content.first_mut().filter(|piece| told && piece.start >= one.cue.end)
    else {
        return;
    };
    const PRONOUNS: [&str; 6] = ["he", "she", "they", "it", "we", "i"];
    if let Some(start) = before_clause(page, piece.start, piece) {
        piece.start = start;
        return;
    }
    let opens = matches!(page.tag(piece.start), Tag::Det | Tag::Noun | Tag::Adj | Tag::Propn);
    let stop = piece.end.min(piece.start + ADDRESSEE);
    let clause = (piece.start + 1..stop).find(|at| page.is_any(*at, &PRONOUNS));
    let Some(clause) = clause.filter(|_| opens) else { return };
    let phrase = piece.start..clause;
    let noun = page.tag(clause - 1).is_nominal();
    let verb = page.is_finite_verb(clause + 1);
    let plain = phrase
        .clone()
        .all(|at| page.is_word(at) && !page.tag(at).is_verbal() && !page.is_relative_pronoun(at));
    if noun && verb && plain && clause + 2 < piece.end {
        piece.start = clause;
    }
}

/// "thanked | Kestrel | for its patience": who was thanked belongs to it.
fn with_thanked(page: &Page<'_>, one: &mut Attributed) {
    let cue = one.cue.end;
    let thanks =
        page.tag(cue - 1).is_verbal() && page.lexicon.is_listed("thanking_cues", &one.lemma);
    let Some(piece) = one.content.first_mut().filter(|piece| thanks && piece.start > cue) else {
        return;
    };
    let near = piece.start - cue <= ADDRESSEE && page.low(piece.start) == "for";
    if near && (cue..piece.start).all(|at| page.is_word(at) && !page.tag(at).is_verbal()) {
        piece.start = cue;
    }
}

/// "she would “not be silent” | about the raids": a few quoted words within what is said, which goes on
/// behind them.
fn past_quotation(page: &Page<'_>, one: &mut Attributed) {
    const FEW: usize = 9;
    const GOES_ON: [&str; 8] =
        ["about", "of", "for", "against", "between", "towards", "toward", "that"];
    let cue = one.cue.end;
    let Some(piece) = one.content.last_mut().filter(|piece| piece.start >= cue) else { return };
    let mark = if page.is_quotation_mark(piece.end - 1) { piece.end - 1 } else { piece.end };
    let quoted = page.is_quotation_mark(mark)
        && (piece.start.saturating_sub(1)..mark).any(|at| page.is_quotation_mark(at));
    let next = mark + 1;
    let press = (next..next + 3).any(|at| page.in_list("press_audience", at));
    if !quoted || piece.len() > FEW || press || !page.is_any(next, &GOES_ON) {
        return;
    }
    let Some(sentence) = page.sentences.get(page.sentence_of(piece.start)) else { return };
    let stop = (next + 1..sentence.words.end)
        .find(|at| page.is_any(*at, &[",", ";", "–", "—"]) || page.is_quotation_mark(*at));
    let end = last_word_end(page, next, stop.unwrap_or(sentence.words.end));
    let said =
        (next..end).any(|at| page.lexicon.verbs.at(page, at).is_some() && page.is_finite_verb(at));
    if !said && end > next + 1 {
        piece.end = end;
    }
}

/// "they had detained forty, but so far | , …": a joiner at the end, with adverbs behind it.
fn without_tail(page: &Page<'_>, one: &mut Attributed) {
    let Some(piece) = one.content.last_mut() else { return };
    let floor = piece.start + 3;
    let joiner = (piece.end.saturating_sub(4).max(floor)..piece.end)
        .rev()
        .find(|at| page.is_any(*at, &["but", "and", "while", "although"]));
    let Some(joiner) = joiner else { return };
    let rest = joiner + 1..piece.end;
    let empty = rest.clone().all(|at| {
        matches!(page.tag(at), Tag::Adv | Tag::Adp | Tag::Punct)
            || page.low(at) == "until"
            || page.in_list("times_alone", at)
            || weekday(page.low(at)).is_some()
    });
    if empty {
        piece.end = joiner;
    }
}
