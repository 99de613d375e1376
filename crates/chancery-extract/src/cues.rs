//! Attributions within one sentence: source, cue and content.
//!
//! The three-part model is that of PARC 3.0 (Pareti 2015) and PolNeAR (Newell et al. 2018); the
//! cue is found first, then its source and content, as there.

mod frame;

use chancery_record::{CueClass, Force};
use chancery_syntax::{Form, Tag, TokenKind};

use crate::lexicon::CueVerb;
use crate::page::{Page, Words};
use frame::frame;

/// How a content follows its cue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Frame {
    /// A clause, with or without "that".
    Clause,
    /// A noun phrase.
    Object,
    /// An infinitive; "to" belongs to the cue.
    Infinitive,
    /// An actor and what it is to do.
    Person,
    /// The act itself, its verb included.
    Act,
    /// The content stands before the cue.
    Before,
}

/// A cue in a sentence, before its source is known.
#[derive(Debug, Clone)]
pub(crate) struct Cue {
    /// The verb or preposition and what belongs to it.
    pub(crate) words: Words,
    /// The first token of the verb itself.
    pub(crate) verb: usize,
    pub(crate) lemma: String,
    pub(crate) class: CueClass,
    pub(crate) frame: Frame,
    pub(crate) force: Option<Force>,
    /// Where its content begins.
    pub(crate) content: usize,
    /// How the verb stands: finite, a participle after a comma, an infinitive of purpose.
    pub(crate) stance: Stance,
}

/// How a cue's verb is tied to its source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stance {
    /// A finite verb in the past, the tense of reports.
    Finite,
    /// A finite verb in the present.
    Present,
    /// "has said".
    Perfect,
    /// ", stressing that"
    Participle,
    /// "met to discuss"
    Purpose,
    /// "it was agreed that"
    Passive,
    /// "according to"
    Preposition,
}

/// All cues of a sentence, left to right. None begins inside quotation marks that hold more than a
/// set term.
pub(crate) fn find(page: &Page<'_>, sentence: &Words) -> Vec<Cue> {
    let mut cues = Vec::new();
    let mut at = sentence.start;
    while at < sentence.end {
        let cue = according(page, at)
            .or_else(|| quoted(page, at, sentence))
            .or_else(|| light_act(page, at, sentence))
            .or_else(|| named_so(page, at, sentence))
            .or_else(|| verb(page, at, sentence));
        match cue {
            Some(cue) => {
                at = cue.words.end.max(at + 1);
                cues.push(cue);
            }
            None => at += 1,
        }
    }
    cues
}

fn according(page: &Page<'_>, at: usize) -> Option<Cue> {
    let (length, ()) = page.lexicon.according.at(page, at)?;
    let words = at..at + length;
    Some(Cue {
        verb: at,
        lemma: "according to".to_owned(),
        class: CueClass::Preposition,
        frame: Frame::Clause,
        force: None,
        content: words.end,
        stance: Stance::Preposition,
        words,
    })
}

/// The dictionary form of cues that name two sources, "the agency quoted him as saying".
pub(crate) const QUOTED: &str = "quote as saying";

fn quoted(page: &Page<'_>, at: usize, sentence: &Words) -> Option<Cue> {
    if !page.in_list("quoting", at) {
        return None;
    }
    let stop = sentence.end.min(at + 10);
    let as_word = (at + 1..stop)
        .find(|word| page.low(*word) == "as" && page.in_list("as_saying", word + 1))?;
    let that = usize::from(page.low(as_word + 2) == "that");
    let content = as_word + 2 + that;
    Some(Cue {
        words: at..content.min(sentence.end),
        verb: at,
        lemma: QUOTED.to_owned(),
        class: CueClass::Verb,
        frame: Frame::Clause,
        force: None,
        content: content.min(sentence.end),
        stance: if page.low(at).ends_with("ing") { Stance::Participle } else { Stance::Finite },
    })
}

/// "had a candid and in-depth exchange of views on …", "held talks with … on …".
fn light_act(page: &Page<'_>, at: usize, sentence: &Words) -> Option<Cue> {
    if !page.in_list("light_verbs", at) {
        return None;
    }
    let stop = sentence.end.min(at + 14);
    // "a frank and candid exchange": adjectives make a noun of what looks like a verb, and look like
    // verbs themselves.
    let described = |word: usize| page.in_list("atmosphere", word);
    let noun = (at + 1..stop).find(|word| {
        page.in_list("light_nouns", *word)
            && (page.tag(*word) != Tag::Verb || described(word - 1) || page.low(word - 1) == "of")
    })?;
    let blocked = (at + 1..noun).any(|word| {
        matches!(page.tag(word), Tag::Verb | Tag::Sconj) && !described(word)
            || page.is_any(word, &["that", "to", "with", "not"])
    });
    let mut rest = noun + 1..stop.max((noun + 12).min(sentence.end));
    let topic = rest.find(|&word| {
        page.in_list("light_ties", word) && !is_day(page, word + 1)
            || word == noun + 1 && page.low(word) == "of"
    })?;
    let broken =
        (noun + 1..topic).any(|word| page.is_any(word, &[".", ";", "that", "(", "who", "which"]));
    if blocked || broken {
        return None;
    }
    let purpose = page.low(at.wrapping_sub(1)) == "to";
    Some(Cue {
        words: at..noun + 1,
        verb: at,
        lemma: format!("have {}", page.low(noun)),
        class: CueClass::Act,
        frame: Frame::Act,
        force: Some(Force::Report),
        content: at,
        stance: if purpose { Stance::Purpose } else { Stance::Finite },
    })
}

/// `called the talks “a new beginning”`: what somebody named something, in words of their own.
fn named_so(page: &Page<'_>, at: usize, sentence: &Words) -> Option<Cue> {
    const REACH: usize = 12;
    if !page.in_list("naming", at) || page.is_any(at + 1, &["on", "upon", "for", "off", "out"]) {
        return None;
    }
    let stop = sentence.end.min(at + REACH);
    let mark = (at + 2..stop).find(|word| page.is_quotation_mark(*word))?;
    let plain = (at + 1..mark).all(|word| !page.tag(word).is_verbal() && page.low(word) != ",");
    plain.then(|| Cue {
        words: at..at + 1,
        verb: at,
        lemma: "call".to_owned(),
        class: CueClass::Verb,
        frame: Frame::Object,
        force: Some(Force::Assessment),
        content: at + 1,
        stance: if page.form(at) == Form::Gerund { Stance::Participle } else { Stance::Finite },
    })
}

/// Whether a day is named here ("March 7", "7 March", "Friday").
pub(crate) fn is_day(page: &Page<'_>, at: usize) -> bool {
    // "on the afternoon of", "on the sidelines of".
    let part = page.listed("day_parts", at + 1).is_some()
        || page.is_any(at + 1, &["sidelines", "margins", "occasion", "eve", "same", "fringes"]);
    if page.is_any(at, &["the", "that"]) && part {
        return true;
    }
    let month = |at: usize| crate::dates::english::month(page.low(at)).is_some();
    let number = page.kind(at) == TokenKind::Number;
    crate::dates::english::weekday(page.low(at)).is_some() || month(at) || number && month(at + 1)
}

fn verb(page: &Page<'_>, at: usize, sentence: &Words) -> Option<Cue> {
    let (length, found) = verb_at(page, at)?;
    if page.kind(at) != TokenKind::Word {
        return None;
    }
    let stance = stance(page, at, length, sentence)?;
    let after = at + length;
    let (frame, cue_end, content) = frame(page, found, at, after, sentence)?;
    // "met to assess progress": what was done there, and nobody's view.
    let takes_up = stance == Stance::Purpose && found.force == Some(Force::Assessment);
    let (frame, cue_end, content, force) = if takes_up {
        (Frame::Act, after, at, Some(Force::Report))
    } else {
        let told = frame == Frame::Act && page.in_list("informing", at);
        (frame, cue_end, content, if told { Some(Force::Report) } else { found.force })
    };
    let class = if frame == Frame::Act { CueClass::Act } else { CueClass::Verb };
    let lemma = page.lexicon.lemmas.get(usize::from(found.lemma)).cloned().unwrap_or_default();
    Some(Cue { words: at..cue_end, verb: at, lemma, class, frame, force, content, stance })
}

/// A verb of attribution; a possessive may stand inside its phrase ("expressed his willingness").
fn verb_at(page: &Page<'_>, at: usize) -> Option<(usize, CueVerb)> {
    let direct = page.lexicon.verbs.at(page, at);
    if direct.is_none_or(|(length, _)| length == 1) && page.in_list("expressing", at) {
        return loose_phrase(page, at).or(direct);
    }
    direct
}

/// "expressed [his deep] condolences": up to three words may stand before the noun.
fn loose_phrase(page: &Page<'_>, at: usize) -> Option<(usize, CueVerb)> {
    for skip in 1..=6 {
        let noun = at + 1 + skip;
        let between = at + 1..noun;
        // "frank and in-depth views": adjectives side by side.
        let listed = |word: usize| {
            page.is_any(word, &["and", ","])
                && (page.tag(word - 1) == Tag::Adj || page.in_list("atmosphere", word - 1))
        };
        let loose = between.clone().all(|word| {
            listed(word)
                || page.in_list("atmosphere", word)
                || matches!(
                    page.tag(word),
                    Tag::Det
                        | Tag::Adj
                        | Tag::Pron
                        | Tag::Adv
                        | Tag::Part
                        | Tag::Propn
                        | Tag::X
                        | Tag::Noun
                )
        });
        if !loose {
            return None;
        }
        let phrase = format!("{} {}", page.low(at), page.low(noun));
        if let Some(found) = page.lexicon.verbs.get(&phrase) {
            return Some((1 + skip + 1, found));
        }
    }
    None
}

/// Whether a word is the first of its sentence, behind marks and pictures.
pub(crate) fn opens(page: &Page<'_>, at: usize, sentence: &Words) -> bool {
    sentence.contains(&at) && (sentence.start..at).all(|before| !page.is_word(before))
}

/// Whether the word is a verb here, and how it is tied to its source.
fn stance(page: &Page<'_>, at: usize, length: usize, sentence: &Words) -> Option<Stance> {
    let tag = page.tag(at);
    if matches!(tag, Tag::Noun | Tag::Adj | Tag::Propn | Tag::Adp | Tag::Adv) && length == 1 {
        return None;
    }
    let before = at.checked_sub(1).filter(|word| sentence.contains(word));
    let previous = before.map_or("", |word| page.low(word));
    let past = matches!(page.form(at), Form::Participle | Form::Past);
    if past && is_attributive(page, before) {
        return stands_alone(page, at, length, sentence).then_some(Stance::Finite);
    }
    match page.form(at) {
        Form::Gerund => participle(page, at, sentence),
        Form::Base if previous == "to" && page.low(at.wrapping_sub(2)) == "able" => {
            Some(Stance::Finite)
        }
        Form::Base if previous == "to" => purpose(page, at, sentence),
        Form::Base | Form::Present if in_purpose(page, at, sentence) => Some(Stance::Purpose),
        // "The Minister set out": the past of some verbs looks like their base.
        Form::Base if page.is_any(at, &["set", "put"]) && page.tag(at - 1).is_nominal() => {
            Some(Stance::Finite)
        }
        Form::Base => None,
        // "Having discussed …, the leaders".
        Form::Participle | Form::Past if previous == "having" && opens(page, at - 1, sentence) => {
            Some(Stance::Finite)
        }
        Form::Participle | Form::Past if is_passive(page, at, sentence) => {
            let there_is_that = page.low(at + length) == "that";
            there_is_that.then_some(Stance::Passive)
        }
        Form::Participle if is_perfect(page, at, sentence) => Some(Stance::Perfect),
        // "an agreement endorsed by …": no predicate.
        Form::Participle if page.low(at + length) == "by" => None,
        Form::Present | Form::Present3 => Some(Stance::Present),
        _ => Some(Stance::Finite),
    }
}

/// "Thanked him for …": a post that leaves its "I" out; no participle beside a clause of its own.
fn stands_alone(page: &Page<'_>, at: usize, length: usize, sentence: &Words) -> bool {
    let rest = at + length..sentence.end;
    let comma = rest.clone().find(|word| page.low(*word) == ",").unwrap_or(rest.end);
    let clause = (comma..rest.end).any(|verb| page.form(verb).is_finite());
    opens(page, at, sentence) && page.tag(at) == Tag::Verb && !clause
}

/// "the continued unity", "Announced in June, the plan …": a participle within a noun phrase or at
/// the head of a sentence tells of nothing said.
fn is_attributive(page: &Page<'_>, before: Option<usize>) -> bool {
    // "Both agreed", "some said": words that stand for those who speak.
    const ALONE: [&str; 14] = [
        "both", "all", "each", "some", "many", "several", "others", "few", "most", "these",
        "those", "this", "that", "neither",
    ];
    before.is_none_or(|before| {
        matches!(page.tag(before), Tag::Det | Tag::Adp) && !page.is_any(before, &ALONE)
            || page.is_any(before, &["'s", "its", "their"])
    })
}

/// "has long advocated".
fn is_perfect(page: &Page<'_>, at: usize, sentence: &Words) -> bool {
    let mut word = at;
    while word > sentence.start {
        word -= 1;
        if page.is_any(word, &["has", "have", "had", "'ve", "having"]) {
            return true;
        }
        if page.tag(word) != Tag::Adv && page.lexicon.adverbs.at(page, word).is_none() {
            return false;
        }
    }
    false
}

/// "with the Minister stressing …": where the words begin that name who does so, behind "with".
pub(crate) fn absolute(page: &Page<'_>, verb: usize, sentence: &Words) -> Option<usize> {
    const REACH: usize = 10;
    let floor = verb.saturating_sub(REACH).max(sentence.start);
    let with = (floor..verb).rev().find(|at| {
        page.tag(*at).is_verbal() && page.form(*at).is_finite() || page.is_any(*at, &[",", "with"])
    })?;
    let name = with + 1..verb;
    let named = name.clone().any(|at| page.is_capital(at) || page.tag(at).is_nominal());
    (page.low(with) == "with" && page.low(with.checked_sub(1)?) == "," && named).then_some(with + 1)
}

fn participle(page: &Page<'_>, at: usize, sentence: &Words) -> Option<Stance> {
    if absolute(page, at, sentence).is_some() {
        return Some(Stance::Participle);
    }
    let before = at.checked_sub(1).filter(|word| sentence.contains(word))?;
    let adverb = page.tag(before) == Tag::Adv;
    let before = if adverb { before.checked_sub(1)? } else { before };
    let tied = page.is_any(before, &[",", "while", "and", "by"]);
    (tied && !is_listed(page, at, sentence)).then_some(Stance::Participle)
}

/// "including the fight against the flood, addressing the drought, promoting growth": an item of a
/// list that "including" opens.
fn is_listed(page: &Page<'_>, at: usize, sentence: &Words) -> bool {
    const NEAR: usize = 24;
    let back = (at.saturating_sub(NEAR).max(sentence.start)..at).rev();
    let mut back = back.take_while(|at| !page.form(*at).is_finite());
    let opened = back.any(|at| page.is_any(at, &["including", "such", "namely"]));
    let ahead = at + 1..sentence.end.min(at + NEAR);
    let goes_on = ahead.clone().any(|next| {
        let item = next + 1 + usize::from(page.is_any(next + 1, &["and", "or"]));
        page.low(next) == "," && page.form(item) == Form::Gerund && item < ahead.end
    });
    opened && goes_on
}

/// "spoke today with … to discuss …": only after a verb of contact in the same sentence.
fn purpose(page: &Page<'_>, at: usize, sentence: &Words) -> Option<Stance> {
    // "welcomed the other side's willingness to consider …".
    let of_noun = |noun: usize| page.in_list("attitudes", noun) || page.in_list("purposeful", noun);
    if at >= 2 && of_noun(at - 2) {
        return None;
    }
    // "people working to maintain calm": what they work for.
    let doing = at
        .checked_sub(2)
        .is_some_and(|before| page.form(before) == Form::Gerund && page.tag(before) == Tag::Verb);
    if doing {
        return None;
    }
    let contact = page.lexicon.contact_phrases.get("with_verbs")?;
    let hosts = page.lexicon.contact_phrases.get("object_verbs")?;
    let earlier = sentence.start..at.saturating_sub(1);
    let met = earlier.clone().any(|word| {
        page.tag(word) != Tag::Noun
            && (contact.at(page, word).is_some() || hosts.at(page, word).is_some())
    });
    let other = earlier.clone().any(|word| page.in_list("no_purpose_after", word));
    (met && !other).then_some(Stance::Purpose)
}

/// "met to advance … and reaffirm …": another purpose beside one that "to" opens.
fn in_purpose(page: &Page<'_>, at: usize, sentence: &Words) -> bool {
    const REACH: usize = 24;
    if !page.is_any(at.wrapping_sub(1), &["and"]) {
        return false;
    }
    let floor = at.saturating_sub(REACH).max(sentence.start);
    let base = |word: usize| page.tag(word) == Tag::Verb && page.form(word) == Form::Base;
    let first = (floor..at)
        .rev()
        .take_while(|word| !page.form(*word).is_finite() && page.low(*word) != ",")
        .find(|to| {
            let next = to + 1 + usize::from(page.tag(to + 1) == Tag::Adv);
            page.low(*to) == "to" && (base(next) || page.tag(*to) == Tag::Part)
        });
    const MET: [&str; 9] = [
        "met", "spoke", "talked", "convened", "gathered", "hosted", "welcomed", "received",
        "visited",
    ];
    first.is_some_and(|to| {
        let met = (sentence.start..to).any(|word| page.is_any(word, &MET));
        met && purpose(page, to + 1, sentence).is_some()
    })
}

/// Whether a form of "to be" makes a participle passive here.
pub(crate) fn is_passive(page: &Page<'_>, at: usize, sentence: &Words) -> bool {
    let mut word = at;
    while word > sentence.start {
        word -= 1;
        if page.is_any(word, &["was", "were", "been", "being", "be", "is", "are"]) {
            return true;
        }
        if page.tag(word) != Tag::Adv {
            return false;
        }
    }
    false
}
