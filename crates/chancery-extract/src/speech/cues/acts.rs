//! Cues of more than a verb: acts told by a verb that says little and a noun ("had an exchange of
//! views on"), and names that somebody gives a thing.

use chancery_record::{CueClass, Force};
use chancery_syntax::{Form, Tag, TokenKind};

use super::{Cue, Frame, Stance};
use crate::page::{Page, Words};

/// "had a candid and in-depth exchange of views on …", "held talks with … on …".
pub(super) fn light_act(page: &Page<'_>, at: usize, sentence: &Words) -> Option<Cue> {
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
    // "would conduct consultations on …": to come.
    if !purpose && page.in_list("acts_to_come", at) && page.form(at) != Form::Past {
        return None;
    }
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

/// The dictionary form of what was spoken of.
pub(crate) const SPOKE_ABOUT: &str = "speak about";

/// "spoke with Minister Tao about …", "talked by phone on Monday about …": what they spoke of.
pub(super) fn spoke_about(page: &Page<'_>, at: usize, sentence: &Words) -> Option<Cue> {
    const REACH: usize = 24;
    if !page.in_list("speaking_of", at) || page.form(at) != Form::Past || !page.tag(at).is_verbal()
    {
        return None;
    }
    // "spoke Monday about", "spoke at the opening about": with whom, or by what means, has to be told.
    let mut tied = false;
    let stop = sentence.end.min(at + REACH);
    let about = (at + 1..stop).find(|word| {
        tied |= page.in_list("with_whom", *word) || page.listed("by_which_means", *word).is_some();
        page.in_list("about_what", *word) || breaks_off(page, *word)
    })?;
    (tied && page.in_list("about_what", about)).then(|| Cue {
        words: at..at + 1,
        verb: at,
        lemma: SPOKE_ABOUT.to_owned(),
        class: CueClass::Act,
        frame: Frame::Act,
        force: Some(Force::Report),
        content: at,
        stance: Stance::Finite,
    })
}

/// Whether a clause ends, or another begins, within what a verb of speaking is tied to.
fn breaks_off(page: &Page<'_>, word: usize) -> bool {
    page.tag(word).is_verbal()
        || page.is_any(word, &[";", ":", ".", "(", "who", "which", "that", "to"])
        || page.is_quotation_mark(word)
}

/// `called the talks “a new beginning”`: what somebody named something, in words of their own.
pub(super) fn named_so(page: &Page<'_>, at: usize, sentence: &Words) -> Option<Cue> {
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

/// Whether it is told here when or at what it was ("March 7", "7 March", "Friday", "the sidelines").
pub(crate) fn is_day(page: &Page<'_>, at: usize) -> bool {
    // "on the afternoon of", "on the sidelines of".
    let part = page.listed("day_parts", at + 1).is_some()
        || page.in_list("on_the_occasion", at + 1)
        || page.in_list("same_day", at + 1);
    if page.is_any(at, &["the", "that"]) && part {
        return true;
    }
    // "on the second day of", "on the phone with".
    let counted = page.in_list("counted_days", at + 2) && page.tag(at + 1) == Tag::Adj;
    if page.low(at) == "the" && (counted || page.in_list("on_the_phone", at + 1)) {
        return true;
    }
    let month = |at: usize| crate::dates::english::month(page.low(at)).is_some();
    let number = page.kind(at) == TokenKind::Number;
    crate::dates::english::weekday(page.low(at)).is_some() || month(at) || number && month(at + 1)
}
