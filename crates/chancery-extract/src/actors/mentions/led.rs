//! Whose side somebody is on who leads a delegation: "the Kestrelian delegation was led by Ruben Tao".

use chancery_record::ActorKind;

use super::{Mention, Mentions, Naming};
use crate::actors::cast::Cast;
use crate::page::{Page, Words};

/// How many tokens may stand between a delegation and the verb that tells who leads it.
const NEAR: usize = 3;

/// Gives people of no known side that of the delegation they lead.
pub(crate) fn sides_of_leaders(page: &Page<'_>, cast: &mut Cast, mentions: &Mentions) {
    for sentence in &page.sentences {
        let words = &sentence.words;
        for at in words.clone().filter(|at| page.in_list("delegations", *at)) {
            let Some(side) = side_before(page, words, at) else { continue };
            let Some(leader) = leader(page, mentions, words, at) else { continue };
            let role = &mut cast.actors[leader.actor];
            if role.kind == ActorKind::Person && role.side.is_none() {
                role.side = Some(side);
            }
        }
    }
}

/// The state whose name or adjective stands right before the noun.
fn side_before(page: &Page<'_>, sentence: &Words, noun: usize) -> Option<String> {
    let starts = noun.saturating_sub(NEAR).max(sentence.start)..noun;
    starts.rev().find_map(|start| {
        let (length, name) = page.lexicon.name_at(page, start)?;
        let code = page.lexicon.side(name).map(|side| side.code.clone());
        code.filter(|_| start + length == noun)
    })
}

/// "… delegation was led by | the Minister, Ruben Tao", "Ruben Tao | led the … delegation".
fn leader<'m>(
    page: &Page<'_>,
    mentions: &'m Mentions,
    sentence: &Words,
    noun: usize,
) -> Option<&'m Mention> {
    let leads = |at: &usize| page.in_list("leading_delegations", *at);
    let named = |mention: &&Mention| mention.naming == Naming::Named;
    let behind = (noun + 1..sentence.end.min(noun + 1 + NEAR)).find(leads);
    if let Some(verb) = behind.filter(|verb| page.low(verb + 1) == "by") {
        return mentions.within(&(verb + 2..sentence.end)).iter().find(named);
    }
    let before = (noun.saturating_sub(2 + NEAR).max(sentence.start)..noun).rev().find(leads)?;
    mentions.within(&(sentence.start..before)).iter().rfind(named)
}
