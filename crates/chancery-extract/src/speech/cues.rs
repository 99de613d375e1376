//! Attributions within one sentence: source, cue and content.
//!
//! The three-part model is that of PARC 3.0 (Pareti 2015) and PolNeAR (Newell et al. 2018); the
//! cue is found first, then its source and content, as there.

mod acts;
mod frame;
mod stance;

use chancery_record::{CueClass, Force};
use chancery_syntax::{Tag, TokenKind};

use crate::lexicon::CueVerb;
use crate::page::{Page, Words};
use crate::speech::polarity::{Polarity, TURNED, polarity};
use acts::{light_act, named_so, spoke_about};
pub(crate) use frame::before_clause;
use frame::frame;
use stance::stance;

pub(crate) use acts::{SPOKE_ABOUT, is_day};
pub(crate) use frame::tells_of_end;
pub(crate) use stance::{absolute, in_contrast, is_not_led, is_passive, led};

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
            .or_else(|| spoke_about(page, at, sentence))
            .or_else(|| was_clear(page, at))
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

/// "acts according to | the needs of the state": by what something is done, which tells nothing.
pub(crate) fn is_measure(page: &Page<'_>, start: usize) -> bool {
    const LONGEST: usize = 6;
    let inside = |at: &usize| {
        page.is_possessive_mark(*at)
            || matches!(page.tag(*at), Tag::Det | Tag::Adj | Tag::Noun | Tag::Propn | Tag::Pron)
    };
    let end = start + (start..start + LONGEST).take_while(inside).count();
    end > start && page.in_list("measures_of_acts", end - 1)
}

fn according(page: &Page<'_>, at: usize) -> Option<Cue> {
    let (length, ()) = page.lexicon.according.at(page, at)?;
    if is_measure(page, at + length) {
        return None;
    }
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

/// The dictionary form of "was clear that".
pub(crate) const CLEAR: &str = "be clear";

/// "was also clear that": said plainly; what somebody "has been clear" about is told of before.
fn was_clear(page: &Page<'_>, at: usize) -> Option<Cue> {
    const REACH: usize = 3;
    if !page.is_past_be(at) {
        return None;
    }
    let clear = page.behind_adverbs(at + 1, at + 1 + REACH);
    let that = page.in_list("said_plainly", clear) && page.low(clear + 1) == "that";
    that.then(|| Cue {
        words: at..clear + 2,
        verb: at,
        lemma: CLEAR.to_owned(),
        class: CueClass::Verb,
        frame: Frame::Clause,
        force: None,
        content: clear + 2,
        stance: Stance::Finite,
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

fn verb(page: &Page<'_>, at: usize, sentence: &Words) -> Option<Cue> {
    let (length, found) = verb_at(page, at)?;
    if page.kind(at) != TokenKind::Word {
        return None;
    }
    let stance = stance(page, at, length, sentence)?;
    let (found, turned) = match polarity(page, at, sentence, found.force) {
        Polarity::Said => (found, ""),
        Polarity::Turned(force) => (CueVerb { force: Some(force), ..found }, TURNED),
        Polarity::Unsaid => return None,
    };
    let after = at + length;
    let (frame, cue_end, content) = frame(page, found, at, after, sentence)?;
    // "spoke on Friday", "spoke on the phone": when or how, and not of what.
    if frame == Frame::Act && page.low(after - 1) == "on" && is_day(page, after) {
        return None;
    }
    if frame == Frame::Object && commits_wrong(page, at, sentence) {
        return None;
    }
    if frame == Frame::Act && hands_over(page, at, sentence) {
        return None;
    }
    // "Replying to a question, Venn said": how it came to be said.
    let leads_up = stance == Stance::Participle && opens(page, at, sentence);
    let says = matches!(frame, Frame::Object | Frame::Person)
        || frame == Frame::Clause && page.low(content.wrapping_sub(1)) == "that";
    if leads_up && !says {
        return None;
    }
    // "met to assess progress": what was done there, and nobody's view.
    let takes_up = stance == Stance::Purpose && found.force == Some(Force::Assessment);
    let (frame, cue_end, content, force) = if takes_up {
        (Frame::Act, after, at, Some(Force::Report))
    } else {
        let told = frame == Frame::Act && page.in_list("informing", at);
        (frame, cue_end, content, if told { Some(Force::Report) } else { found.force })
    };
    let class = if frame == Frame::Act { CueClass::Act } else { CueClass::Verb };
    let lemma = page.lexicon.lemmas.get(usize::from(found.lemma)).map_or("", String::as_str);
    let lemma = [turned, lemma].concat();
    Some(Cue { words: at..cue_end, verb: at, lemma, class, frame, force, content, stance })
}

/// "committed crimes against humanity": no pledge.
fn commits_wrong(page: &Page<'_>, verb: usize, sentence: &Words) -> bool {
    const REACH: usize = 8;
    let near = verb + 1..sentence.end.min(verb + REACH);
    page.in_list("committing", verb) && page.find_listed("committed_wrongs", &near).is_some()
}

/// "presented her Letters of Credence to the President": a paper changed hands, and nothing was told.
pub(crate) fn hands_over(page: &Page<'_>, verb: usize, sentence: &Words) -> bool {
    const REACH: usize = 24;
    if !page.in_list("handing_over", verb) {
        return false;
    }
    let far = verb + 1..sentence.end.min(verb + REACH);
    let end = far.clone().find(|at| page.is_finite_verb(*at)).unwrap_or(far.end);
    page.find_listed("handed_over", &(far.start..end)).is_some()
}

/// A verb of attribution; a possessive may stand inside its phrase ("expressed his willingness").
fn verb_at(page: &Page<'_>, at: usize) -> Option<(usize, CueVerb)> {
    let direct = page.lexicon.verbs.at(page, at);
    if direct.is_none_or(|(length, _)| length == 1) && page.in_list("expressing", at) {
        return loose_phrase(page, at).or(direct);
    }
    direct
}

/// "expressed [his deep] condolences": up to six tokens may stand before the noun.
fn loose_phrase(page: &Page<'_>, at: usize) -> Option<(usize, CueVerb)> {
    const REACH: usize = 6;
    // "frank and in-depth views": adjectives side by side.
    let listed = |word: usize| {
        page.is_comma_or_and(word)
            && (page.tag(word - 1) == Tag::Adj || page.in_list("atmosphere", word - 1))
    };
    let loose = |word: &usize| {
        let tag = matches!(
            page.tag(*word),
            Tag::Det
                | Tag::Adj
                | Tag::Pron
                | Tag::Adv
                | Tag::Part
                | Tag::Propn
                | Tag::X
                | Tag::Noun
        );
        tag || listed(*word) || page.in_list("atmosphere", *word)
    };
    let gives = page.in_list("giving_words", at);
    // "made the request during the talks": one spoken of before, and none that is made here.
    let spoken_of = |noun: usize, end: usize| {
        gives
            && page.low(noun - 1) == "the"
            && !page.is_any(end, &["that", "to", "for", "of", "on", "in"])
    };
    (at..=at + REACH).take_while(|word| *word == at || loose(word)).find_map(|word| {
        let phrase = format!("{} {}", page.low(at), page.low(word + 1));
        // "reached a broad consensus on": the preposition may belong to the phrase.
        let longer = || format!("{phrase} {}", page.low(word + 2));
        // "gave a solemn assurance", "made an appeal": to give it is to express it.
        let expressed = || format!("express {}", page.low(word + 1));
        let verb = |phrase: &str, end: usize| {
            let found = page.lexicon.verbs.get(phrase).filter(|_| !spoken_of(word + 1, end))?;
            Some((end - at, found))
        };
        verb(&phrase, word + 2)
            .or_else(|| verb(&longer(), word + 3))
            .or_else(|| if gives { verb(&expressed(), word + 2) } else { None })
    })
}

/// Whether a word is the first of its sentence, behind marks and pictures.
pub(crate) fn opens(page: &Page<'_>, at: usize, sentence: &Words) -> bool {
    sentence.contains(&at) && (sentence.start..at).all(|before| !page.is_word(before))
}
