//! Definite descriptions that stand for somebody named elsewhere: "the Valdorian leader", "his
//! Kestrelian counterpart", "the head of state", "Valdorian diplomacy".

use chancery_record::ActorKind;

use crate::cast::{ActorIndex, Cast, Role};
use crate::lexicon::{Name, Standing};
use crate::mentions::{Mention, Naming};
use crate::page::{Page, Words, fold};
use crate::title::Title;

/// The person that an office alone stands for here: its holder or, for a word that many offices
/// answer to ("leader", "counterpart"), the person of its side who holds one of them.
pub(crate) fn holder(
    page: &Page<'_>,
    cast: &Cast,
    title: &Title,
    last: Option<ActorIndex>,
) -> Option<ActorIndex> {
    let office = fold(page.bytes(&title.office).of(page.text));
    let side = title.side.as_deref();
    let persons = || cast.actors.iter().enumerate().filter(|(_, r)| r.kind == ActorKind::Person);
    let fits = |role: &Role| side.is_none() || role.side.is_none() || role.side.as_deref() == side;
    // Between several, the first named is the issuer's own ("the President" in a readout).
    let exact = persons().find(|(_, role)| role.holds(&office) && fits(role)).map(|(i, _)| i);
    if exact.is_some() && !page.lexicon.answers_to_many(&office) {
        return exact;
    }
    let standing = page.lexicon.standing(&office)?;
    let counterpart = standing == Standing::Counterpart;
    let of_side = |role: &Role| match side {
        Some(side) => role.side.as_deref() == Some(side),
        None => !counterpart && standing != Standing::Party,
    };
    let stands = |role: &Role| {
        let held = role.office.as_ref().and_then(|(office, _)| page.lexicon.rank_of(office));
        match standing {
            Standing::Head => held == Some(1) && !is_party_office(role),
            Standing::Party => held == Some(1),
            Standing::Diplomat => held == Some(3),
            // Like stands with like: a president's counterpart is a president.
            Standing::Counterpart => {
                let own = last.and_then(|last| cast.actors.get(last)?.office.as_ref());
                let own = own.and_then(|(office, _)| page.lexicon.rank_of(office));
                own.is_none() || held.is_none() || own == held
            }
        }
    };
    let mut found: Vec<(ActorIndex, u32)> = persons()
        .filter(|(index, role)| {
            of_side(role) && stands(role) && !(counterpart && Some(*index) == last)
        })
        .map(|(index, role)| (index, role.mentions))
        .collect();
    // Without a side only one person may answer to it.
    if side.is_none() && found.len() > 1 {
        return exact;
    }
    found.sort_by_key(|(index, mentions)| (std::cmp::Reverse(*mentions), *index));
    found.first().map(|(index, _)| *index).or(exact)
}

fn is_party_office(role: &Role) -> bool {
    role.office.as_ref().is_some_and(|(office, _)| office.contains("party"))
}

/// "Valdorian diplomacy", "Kestrel's foreign ministry": a side by a body that speaks for it.
pub(crate) fn body(page: &Page<'_>, cast: &mut Cast, at: usize) -> Option<Mention> {
    let from = if page.low(at) == "the" { at + 1 } else { at };
    let (length, name) = page.lexicon.name_at(page, from)?;
    let possessive = usize::from(page.is_any(from + length, &["'s", "'"]));
    let next = from + length + possessive;
    let body = page.lexicon.bodies.at(page, next).map(|(length, ())| length)?;
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

/// The unnamed source meant by "the official", "the same diplomat": the last one described whose
/// head is the same noun.
pub(crate) fn described_before(page: &Page<'_>, cast: &Cast, words: &Words) -> Option<ActorIndex> {
    let definite = page.is_any(words.start, &["the", "that", "this", "same"]);
    let start = (words.start..words.end)
        .find(|at| !page.is_any(*at, &["the", "that", "this", "same"]))
        .filter(|_| definite)?;
    if words.end - start != 1 {
        return None;
    }
    let noun = singular(page.low(start));
    let described = cast.actors.iter().enumerate().rev();
    described
        .filter(|(_, role)| role.kind == ActorKind::Unnamed && role.members.is_empty())
        .find(|(_, role)| {
            role.name.first().is_some_and(|name| {
                let name = fold(name);
                name.split_whitespace().take(8).any(|word| singular(word) == noun)
            })
        })
        .map(|(index, _)| index)
}

fn singular(noun: &str) -> &str {
    noun.trim_matches(|c: char| !c.is_alphanumeric()).trim_end_matches('s')
}
