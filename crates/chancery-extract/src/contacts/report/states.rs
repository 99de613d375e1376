//! Contacts of states that a headline tells by what they did together: "Valdoria, Kestrel agree to mend
//! ties", "Valdoria and Kestrel sign accord".

use chancery_record::ActorKind;

use super::press::LEDE;
use crate::cast::Cast;
use crate::encounter::{Encounter, Named};
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
    let states = opening_states(title)?;
    let sides = |page: &Page<'_>, at: usize| {
        let (_, name) = page.lexicon.name_at(page, at).filter(|_| page.is_capital(at))?;
        let state = !matches!(name, Name::Organization(_));
        page.lexicon.side(name).filter(|_| state).map(|side| side.code.clone())
    };
    let (index, verb) = page.body().take(LEDE).find_map(|(index, sentence)| {
        let words = &sentence.words;
        let verb = words.clone().find(|at| {
            page.in_list("states_acts", *at) && page.tag(*at).is_verbal() && !is_to_come(page, *at)
        })?;
        let named: Vec<String> = words.clone().filter_map(|at| sides(page, at)).collect();
        states.iter().all(|(code, _)| named.contains(code)).then_some((index, verb))
    })?;
    let at = verb..verb + 1;
    let mut named: Vec<Named> = states
        .iter()
        .map(|(code, name)| (cast.side(ActorKind::State, code, name), at.clone()))
        .collect();
    let right = named.split_off(1);
    Some((index, Encounter::of(named, right, at)))
}

/// Two states or more at the head of a title, and behind them an act of all; no talks to come.
fn opening_states(title: &Page<'_>) -> Option<Vec<(String, String)>> {
    let mut states: Vec<(String, String)> = Vec::new();
    let mut at = 0;
    loop {
        let (length, name) = title.lexicon.name_at(title, at)?;
        let side = title.lexicon.side(name)?;
        if matches!(name, Name::Organization(_) | Name::Adjective(_)) {
            return None;
        }
        states.push((side.code.clone(), side.name.clone()));
        at += length;
        if !title.is_any(at, &[",", "and", "&"]) {
            break;
        }
        at += 1 + usize::from(title.is_any(at + 1, &["and", "the"]));
    }
    states.dedup();
    let verb = (at..at + NEAR).find(|at| title.in_list("states_acts", *at))?;
    let ahead = (verb + 1..title.len()).any(|at| is_to_come(title, at));
    (states.len() >= 2 && !ahead).then_some(states)
}

/// "Agree to hold talks", "to meet".
fn is_to_come(page: &Page<'_>, at: usize) -> bool {
    page.low(at.wrapping_sub(1)) == "to"
        && page.is_any(at, &["hold", "resume", "meet", "start", "begin", "restart", "open"])
        || page.in_list("not_held", at) && page.low(at) != "no"
}
