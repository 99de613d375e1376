//! A service by whose it is: "Valdorian diplomacy", "the head of Valdorian diplomacy".

use chancery_record::ActorKind;

use super::{FOREIGN, MOST, only};
use crate::actors::cast::Cast;
use crate::actors::mentions::{Mention, Naming};
use crate::lexicon::Name;
use crate::page::Page;

/// "Valdorian diplomacy", "Kestrel's foreign ministry": a side by a body that speaks for it.
pub(crate) fn body(page: &Page<'_>, cast: &mut Cast, at: usize) -> Option<Mention> {
    let from = if page.low(at) == "the" { at + 1 } else { at };
    let (length, name) = page.lexicon.name_at(page, from)?;
    let possessive = usize::from(page.is_any(from + length, &["'s", "'"]));
    let next = from + length + possessive;
    let body = page.lexicon.state_voices.at(page, next).map(|(length, ())| length)?;
    if matches!(name, Name::Organization(_)) {
        return None;
    }
    let known = page.lexicon.side(name)?;
    let (code, usual) = (known.code.clone(), known.name.clone());
    let words = at..next + body;
    // "the Valdorian Foreign Ministry spokesperson" is somebody else.
    let person = page.lexicon.offices.at(page, words.end).is_some()
        || page.lexicon.unnamed.at(page, words.end).is_some()
        || page.is_any(words.end, &["'s", "'"]);
    if person {
        return None;
    }
    let actor = cast.body(&code, &usual, page.bytes(&(next..words.end)).of(page.text));
    Some(Mention { words, actor, naming: Naming::Side })
}

/// "the head of Valdorian diplomacy": the foreign minister of that side.
pub(crate) fn head_of_diplomacy(page: &Page<'_>, cast: &Cast, at: usize) -> Option<Mention> {
    let from = at + usize::from(page.low(at) == "the");
    if !page.in_list("diplomacy_heads", from) || page.low(from + 1) != "of" {
        return None;
    }
    let from = from + usize::from(page.low(from + 2) == "the");
    let (length, name) = page.lexicon.name_at(page, from + 2)?;
    let service = from + 2 + length;
    let known = page.listed("diplomacy", service)?;
    let end = service + known;
    let side = page.lexicon.side(name)?;
    let of_side = |own: Option<&str>| {
        only(cast.actors.iter().enumerate().take(MOST).filter(|(_, role)| {
            let held = role.office.as_ref().and_then(|(office, _)| page.lexicon.rank_of(office));
            role.kind == ActorKind::Person && role.side.as_deref() == own && held == Some(FOREIGN)
        }))
    };
    // One without a state beside the office is the house's own.
    let actor = of_side(Some(side.code.as_str())).or_else(|| of_side(None))?;
    Some(Mention { words: at..end, actor, naming: Naming::Office })
}
