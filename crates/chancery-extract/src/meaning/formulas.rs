//! Set phrases: those of the lexicon, and the terms that a text coins and sets in quotation marks. In the
//! title of an office or the name of an institute they are nobody's wording.

use std::collections::HashMap;

use chancery_record::PhraseUse;
use chancery_syntax::Tag;

use crate::lexicon::ReferenceHead;
use crate::page::{Page, Words};

/// Every use of a set phrase in the body, in order; `press` tells that a reporter wrote it, who quotes
/// where others coin.
pub(crate) fn find(page: &Page<'_>, press: bool) -> Vec<(Words, PhraseUse)> {
    let mut uses = Vec::new();
    let coined = coined(page, press);
    let mut next = coined.iter().peekable();
    let mut at = 0;
    while at < page.len() {
        let formula = page.lexicon.formulas.at(page, at);
        while next.next_if(|(words, _)| words.start < at).is_some() {}
        let term = next.next_if(|(words, _)| words.start == at);
        // A formula of the lexicon that fills the marks has its name there.
        let term = term.filter(|(words, _)| formula.is_none_or(|(length, _)| length < words.len()));
        let (words, phrase) = match (term, formula) {
            (Some((words, name)), _) => (words.clone(), name.clone()),
            (None, Some((length, formula))) => {
                let id = page.lexicon.formula_ids.get(usize::from(formula));
                (at..at + length, id.cloned().unwrap_or_default())
            }
            (None, None) => {
                at += 1;
                continue;
            }
        };
        at = words.end;
        // "Discussed issues of mutual interest": as a reporter puts it, nobody's wording.
        let reported = press && page.in_list("agenda_nouns", words.start);
        if !stands_in_name(page, &words) && !reported {
            let quote = page.quote(&words);
            uses.push((words, PhraseUse { phrase, quote, statement: None }));
        }
    }
    uses
}

/// The most tokens of a coined term.
const LONGEST: usize = 4;

/// The terms that the text sets in quotation marks as a word of somebody's, and not as what was said: "the
/// “second siege”", "“Ysmere independence” groups", or more than once; each with its words for a name.
fn coined(page: &Page<'_>, press: bool) -> Vec<(Words, String)> {
    let marks = (0..page.len()).filter(|at| page.is_quotation_mark(*at));
    let terms: Vec<(Words, String)> = marks
        .filter_map(|mark| {
            let words = term_behind(page, mark)?;
            let name: Vec<&str> = words.clone().map(|word| page.low(word)).collect();
            Some((words, name.join("_")))
        })
        .collect();
    let mut times: HashMap<&str, usize> = HashMap::new();
    for (_, name) in &terms {
        *times.entry(name).or_default() += 1;
    }
    let kept = terms.iter().filter(|(words, name)| {
        let opened = page.in_list("term_openers", words.start.wrapping_sub(2));
        let modifies = page.tag(words.end + 1) == Tag::Noun;
        !press && (opened || modifies) || times.get(name.as_str()).is_some_and(|times| *times > 1)
    });
    kept.cloned().collect()
}

/// The noun phrase of two to four words that this mark and the next one enclose; no name of talks or
/// papers, which are pointed to.
fn term_behind(page: &Page<'_>, mark: usize) -> Option<Words> {
    let start = mark + 1;
    let mut inside = start + 1..page.len().min(start + LONGEST + 2);
    let close = inside.find(|at| page.is_quotation_mark(*at))?;
    let comma = page.is_any(close - 1, &[",", "."]);
    let words = start..close - usize::from(comma);
    let last = words.end - 1;
    let fits = |word: usize| {
        page.tag(word).is_nominal() || page.tag(word) == Tag::Adj || page.low(word) == "-"
    };
    let name = words.clone().all(|word| page.is_capital(word) || !page.is_word(word));
    let people = page.in_list("nobodies", last) || page.lexicon.offices.at(page, last).is_some();
    let pointed = matches!(
        page.lexicon.references.at(page, last),
        Some((_, ReferenceHead::Contact | ReferenceHead::Document | ReferenceHead::Coming))
    );
    let term = words.len() >= 2
        && words.clone().all(fits)
        && page.tag(last) == Tag::Noun
        && !name
        && !people
        && !pointed;
    term.then_some(words)
}

/// How many tokens of a name may stand before the phrase in it.
const BEFORE: usize = 14;

/// Whether a phrase is a part of a name: written with capitals, and before it the head of an office or a
/// body ("Special Envoy for Peace and Security"), or behind it ("Peace and Security Affairs").
fn stands_in_name(page: &Page<'_>, words: &Words) -> bool {
    const LINKS: [&str; 8] = ["for", "of", "the", "and", ",", "&", "on", "to"];
    let link = |word: usize| LINKS.contains(&page.low(word));
    let large =
        words.clone().all(|word| page.is_capital(word) || link(word) || !page.is_word(word));
    if !large || words.len() < 2 {
        return false;
    }
    if page.is_capital(words.end) && page.in_list("name_ends", words.end) {
        return true;
    }
    let floor = words.start.saturating_sub(BEFORE);
    let name = (floor..words.start).rev().take_while(|word| page.is_capital(*word) || link(*word));
    let mut linked = false;
    for word in name {
        linked |= page.is_any(word, &["for", "of", "on"]);
        let office = || page.lexicon.offices.at(page, word).is_some();
        if linked && page.is_capital(word) && (page.in_list("name_heads", word) || office()) {
            return true;
        }
    }
    false
}
