//! Contacts of states that a headline tells by what they did together: "Valdoria, Kestrel agree to mend
//! ties", "Valdoria and Kestrel sign accord".

use chancery_record::ActorKind;

use super::lead::LEDE;
use super::sides::state_at;
use crate::actors::cast::Cast;
use crate::encounter::{self, Encounter, Named};
use crate::lexicon::Name;
use crate::page::Page;

/// How many words may stand between the last state and the verb.
const NEAR: usize = 2;

/// The states with which a headline begins and the act that it tells of all of them, where one of the first
/// sentences names them again with such an act.
pub(super) fn in_title(
    page: &Page<'_>,
    cast: &mut Cast,
    title: &Page<'_>,
) -> Option<(usize, Encounter)> {
    let (states, vowed) = opening_states(title)?;
    let (index, verb) = if vowed { at_talks(page)? } else { acted(page, &states)? };
    let at = verb..verb + 1;
    let mut named: Vec<Named> = states
        .iter()
        .map(|(code, name)| (cast.side(ActorKind::State, code, name), at.clone()))
        .collect();
    let right = named.split_off(1);
    Some((index, Encounter::of(named, right, at)))
}

/// The sentence that names the states again with an act of all.
fn acted(page: &Page<'_>, states: &[(String, String)]) -> Option<(usize, usize)> {
    page.body().take(LEDE).find_map(|(index, sentence)| {
        let words = &sentence.words;
        let verb = words.clone().find(|at| {
            page.in_list("states_acts", *at) && page.tag(*at).is_verbal() && !is_to_come(page, *at)
        })?;
        let states_here = words.clone().filter(|at| page.is_capital(*at));
        let named: Vec<&str> =
            states_here.filter_map(|at| Some(state_at(page, at)?.side.code.as_str())).collect();
        states.iter().all(|(code, _)| named.contains(&code.as_str())).then_some((index, verb))
    })
}

/// "…, during a trilateral summit in Ostrava", "after talks in Larkmoor": the talks of those of whom a title
/// tells what they said together, among the first sentences.
fn at_talks(page: &Page<'_>) -> Option<(usize, usize)> {
    const REACH: usize = 4;
    page.body().take(LEDE).find_map(|(index, sentence)| {
        let words = &sentence.words;
        let noun = words.clone().find_map(|at| {
            let opened = page.is_any(at, &["during", "after", "following", "at"]);
            let reach = at + 1..words.end.min(at + 1 + REACH);
            let noun = reach.clone().find(|word| {
                page.in_any_list(&encounter::HELD, *word) && page.tag(*word).is_nominal()
            })?;
            let own = (at + 1..noun + 1).any(|word| page.in_list("before_own_talks", word));
            let past = (at + 1..noun).all(|word| !page.in_list("earlier_marks", word));
            (opened && own && past).then_some(noun)
        })?;
        Some((index, noun))
    })
}

/// Two states or more at the head of a title, and behind them an act of all, or what all said; no talks to
/// come. The second value: whether they only said something.
fn opening_states(title: &Page<'_>) -> Option<(Vec<(String, String)>, bool)> {
    let mut states: Vec<(String, String)> = Vec::new();
    let mut at = 0;
    loop {
        let state = state_at(title, at).filter(|state| matches!(state.name, Name::State(_)))?;
        states.push((state.side.code.clone(), state.side.name.clone()));
        at = state.end;
        if !title.is_any(at, &[",", "and", "&"]) {
            break;
        }
        at += 1 + usize::from(title.is_any(at + 1, &["and", "the"]));
    }
    states.dedup();
    let verb = |list: &str| (at..at + NEAR).find(|at| title.in_list(list, *at));
    let (verb, vowed) = match verb("states_acts") {
        Some(verb) => (verb, false),
        None => (verb("states_vow")?, true),
    };
    let ahead = (verb + 1..title.len()).any(|at| is_to_come(title, at));
    (states.len() >= 2 && !ahead).then_some((states, vowed))
}

/// "Agree to hold talks", "to meet".
fn is_to_come(page: &Page<'_>, at: usize) -> bool {
    page.low(at.wrapping_sub(1)) == "to" && page.in_list("talks_ahead", at)
        || page.in_list("not_held", at) && page.low(at) != "no"
}
