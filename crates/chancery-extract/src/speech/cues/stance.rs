//! How the verb of a cue is tied to its source: finite, a participle, an infinitive of purpose.

use chancery_syntax::{Form, Tag};

use super::{Stance, opens};
use crate::page::{Page, Words};

/// Whether the word is a verb here, and how it is tied to its source.
pub(super) fn stance(
    page: &Page<'_>,
    at: usize,
    length: usize,
    sentence: &Words,
) -> Option<Stance> {
    let tag = page.tag(at);
    if matches!(tag, Tag::Noun | Tag::Adj | Tag::Propn | Tag::Adp | Tag::Adv) && length == 1 {
        return is_past_between(page, at, sentence).then_some(Stance::Finite);
    }
    let before = at.checked_sub(1).filter(|word| sentence.contains(word));
    let previous = before.map_or("", |word| page.low(word));
    let past = matches!(page.form(at), Form::Participle | Form::Past);
    if past && is_attributive(page, before) {
        return stands_alone(page, at, length, sentence).then_some(Stance::Finite);
    }
    match page.form(at) {
        Form::Gerund => participle(page, at, sentence),
        Form::Base if previous == "to" && led(page, at, sentence).is_some() => Some(Stance::Finite),
        Form::Base if previous == "to" => purpose(page, at, sentence),
        Form::Base | Form::Present if in_purpose(page, at, sentence) => Some(Stance::Purpose),
        // "The Minister set out": the past of some verbs looks like their base.
        Form::Base
            if page.in_list("unchanged_pasts", at)
                && before.is_some_and(|word| page.tag(word).is_nominal()) =>
        {
            Some(Stance::Finite)
        }
        Form::Base => None,
        // "Having discussed …, the leaders".
        Form::Participle | Form::Past if previous == "having" && opens(page, at - 1, sentence) => {
            Some(Stance::Finite)
        }
        Form::Participle | Form::Past if is_passive(page, at, sentence) => {
            let next = at + length;
            let there_is_that = page.low(next) == "that" || is_told_to(page, next, sentence);
            there_is_that.then_some(Stance::Passive)
        }
        Form::Participle if is_perfect(page, at, sentence) => Some(Stance::Perfect),
        // "an agreement endorsed by …": no predicate.
        Form::Participle if page.low(at + length) == "by" => None,
        Form::Present | Form::Present3 => Some(Stance::Present),
        _ => Some(Stance::Finite),
    }
}

/// "was able to | thank", "took the opportunity to | thank": where the words begin that lead up to a verb
/// of saying and leave it one that was said; none where it was not ("was never able to condemn").
pub(crate) fn led(page: &Page<'_>, at: usize, sentence: &Words) -> Option<usize> {
    leads(page, at, sentence).filter(|from| !is_denied(page, *from, sentence))
}

/// "was never able to | condemn": whether the words that lead up to a verb of saying deny that it was
/// said.
pub(crate) fn is_not_led(page: &Page<'_>, at: usize, sentence: &Words) -> bool {
    leads(page, at, sentence).is_some_and(|from| is_denied(page, from, sentence))
}

fn leads(page: &Page<'_>, at: usize, sentence: &Words) -> Option<usize> {
    const LONGEST: usize = 8;
    let to = at.checked_sub(1).filter(|to| page.low(*to) == "to")?;
    let floor = at.saturating_sub(LONGEST).max(sentence.start);
    (floor..to).find(|from| page.listed("leading_to", *from).is_some_and(|n| from + n == to))
}

fn is_denied(page: &Page<'_>, from: usize, sentence: &Words) -> bool {
    const NEAR: usize = 3;
    let before = from.saturating_sub(NEAR).max(sentence.start)..from;
    page.find_listed("not_led", &before).is_some()
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
    // "discussed trade as well as | exchanged views".
    let too = before.is_some_and(|at| page.reads(at.saturating_sub(2), &["as", "well", "as"]));
    !too && before.is_none_or(|before| {
        matches!(page.tag(before), Tag::Det | Tag::Adp) && !page.is_any(before, &ALONE)
            || page.is_any(before, &["'s", "its", "their"])
    })
}

/// "The Minister | underlined | that", "the Kestrelian side | undertook | to": a past form behind a noun and before
/// what it governs is a verb, whatever the tagger takes it for.
fn is_past_between(page: &Page<'_>, at: usize, sentence: &Words) -> bool {
    let noun = at > sentence.start && page.tag(at - 1).is_nominal() && page.is_word(at - 1);
    let governs = page.is_any(at + 1, &["that", "to"]);
    let known = page.lexicon.verbs.at(page, at).filter(|_| noun && governs);
    let lemma = known.and_then(|(_, verb)| page.lexicon.lemmas.get(usize::from(verb.lemma)));
    let low = page.low(at);
    let inflected = |lemma: &String| lemma != low && !low.ends_with("ing") && !low.ends_with('s');
    !page.is_capital(at) && lemma.is_some_and(inflected)
}

/// "was pointed out | to the Ambassador of Kestrel that": to whom it was said stands before "that".
fn is_told_to(page: &Page<'_>, to: usize, sentence: &Words) -> bool {
    const REACH: usize = 12;
    let stop = sentence.end.min(to + REACH);
    let that = (to + 1..stop).find(|at| page.low(*at) == "that" || page.tag(*at).is_verbal());
    page.low(to) == "to" && that.is_some_and(|that| page.low(that) == "that")
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
    let with = (floor..verb)
        .rev()
        .find(|at| page.is_finite_verb(*at) || page.is_any(*at, &[",", "with"]))?;
    let name = with + 1..verb;
    let named = name.clone().any(|at| page.is_capital(at) || page.tag(at).is_nominal());
    (page.low(with) == "with" && page.low(with.checked_sub(1)?) == "," && named).then_some(with + 1)
}

fn participle(page: &Page<'_>, at: usize, sentence: &Words) -> Option<Stance> {
    if absolute(page, at, sentence).is_some() {
        return Some(Stance::Participle);
    }
    if opens(page, at, sentence) && leads_up(page, at, sentence) {
        return Some(Stance::Participle);
    }
    let before = at.checked_sub(1).filter(|word| sentence.contains(word))?;
    let adverb = page.tag(before) == Tag::Adv;
    let before = if adverb { before.checked_sub(1)? } else { before };
    // "condemned “the raid,” calling for talks".
    let behind_quotation = page.is_closing_double_quote(before) && page.low(before - 1) == ",";
    let tied = page.is_any(before, &[",", "while", "and", "by"])
        || behind_quotation
        || page.is_dash(before) && !page.in_list("implying", at);
    (tied && !is_listed(page, at, sentence)).then_some(Stance::Participle)
}

/// "Noting that the ferry had sunk, Minister Venn said …": whether what a sentence opens with leads up to a
/// main clause behind a comma.
fn leads_up(page: &Page<'_>, at: usize, sentence: &Words) -> bool {
    const SUBJECT: usize = 10;
    page.tag(at) == Tag::Verb
        && (at + 1..sentence.end).filter(|comma| page.low(*comma) == ",").any(|comma| {
            let head = comma + 1..sentence.end.min(comma + SUBJECT);
            let verb = head.clone().find(|word| page.form(*word).is_finite());
            let aside = head.clone().find_map(|comma| in_contrast(page, comma)).unwrap_or(0..0);
            let plain = |verb: usize| {
                (head.start..verb)
                    .filter(|word| !aside.contains(word))
                    .all(|word| page.low(word) != "," && page.form(word) != Form::Gerund)
            };
            verb.is_some_and(|verb| verb > head.start && plain(verb))
        })
}

/// "Venn|, for her part,| criticized": what stands between commas behind a subject, and how it stands to
/// the one before.
pub(crate) fn in_contrast(page: &Page<'_>, comma: usize) -> Option<Words> {
    let length = page.listed("in_contrast", comma + 1).filter(|_| page.low(comma) == ",")?;
    let close = comma + 1 + length;
    (page.low(close) == ",").then_some(comma..close + 1)
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
    let to = at.saturating_sub(1);
    let earlier = sentence.start..to;
    let met = earlier.clone().rev().find(|word| is_of_contact(page, *word, to))?;
    let other = earlier.clone().any(|word| page.in_list("no_purpose_after", word));
    // "expressed his disappointment with the decision made there to introduce fees": what was decided.
    let said = earlier.start..met;
    let said = said.into_iter().any(|word| is_said(page, word));
    // "thanked the teams that met to review …": what others met for.
    let within = (earlier.start..met).any(|word| page.is_relative_pronoun(word));
    (!other && !said && !within).then_some(Stance::Purpose)
}

/// "spoke", "held talks": a verb of contact; one of wide meaning only with a noun of contact before `end`.
fn is_of_contact(page: &Page<'_>, word: usize, end: usize) -> bool {
    const NOUNS: [&str; 4] = ["call_nouns", "video_nouns", "meeting_nouns", "open_nouns"];
    let verb = page.tag(word) != Tag::Noun
        && (page.in_list("with_verbs", word) || page.in_list("object_verbs", word));
    let noun = || NOUNS.iter().any(|list| page.find_listed(list, &(word..end)).is_some());
    verb && (!page.in_list("weak_with_verbs", word) || noun())
}

/// Whether a finite verb stands here that attributes a content of its own.
fn is_said(page: &Page<'_>, word: usize) -> bool {
    let verb = page.lexicon.verbs.at(page, word);
    let verb = verb.filter(|_| page.is_finite_verb(word) && !page.in_list("object_verbs", word));
    verb.is_some_and(|(_, verb)| !verb.frames.act)
}

/// "met to advance … and reaffirm …": another purpose beside one that "to" opens.
fn in_purpose(page: &Page<'_>, at: usize, sentence: &Words) -> bool {
    const REACH: usize = 24;
    if page.low(at.wrapping_sub(1)) != "and" {
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
    first.is_some_and(|to| {
        let met = (sentence.start..to).any(|word| page.in_list("came_together", word));
        met && purpose(page, to + 1, sentence).is_some()
    })
}

/// Whether a form of "to be" makes a participle passive here.
pub(crate) fn is_passive(page: &Page<'_>, at: usize, sentence: &Words) -> bool {
    let mut word = at;
    while word > sentence.start {
        word -= 1;
        if page.is_form_of_be(word) {
            return true;
        }
        if page.tag(word) != Tag::Adv {
            return false;
        }
    }
    false
}
