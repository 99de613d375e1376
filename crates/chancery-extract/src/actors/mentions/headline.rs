//! Surnames that only a headline gives, beside words of contact: "Venn-Tao call", "Tao tells Venn in Ostrava",
//! "Venn, Tao discuss the locks".

use chancery_syntax::Tag;

use super::name_at;
use crate::actors::cast::Cast;
use crate::lexicon::Name;
use crate::page::Page;

/// Verbs of contact between two whom a headline names.
const VERBS: [&str; 3] = ["object_verbs", "headline_tells", "headline_meets"];

/// Notes those whom a headline names by surname alone where it tells of a contact between them and nobody
/// else goes by the name. A headline all in capitals or with every word in capitals tells names from nothing.
pub(crate) fn introduce_pair(title: &Page<'_>, page: &Page<'_>, cast: &mut Cast) {
    const LONG: usize = 4;
    let plain = |at: usize| title.is_word(at) && title.raw(at).len() >= LONG;
    let shouted = !(0..title.len()).any(|at| plain(at) && !title.is_capital(at));
    // Below "Tao Tells Venn It Is Ready" a text that goes on with "the two leaders' meeting" tells enough.
    if shouted && meeting_of_two(page).is_none() {
        return;
    }
    let found = (0..title.len()).find_map(|at| {
        beside_verb(title, at).or_else(|| {
            dashed(title, at)
                .or_else(|| together(title, at))
                .or_else(|| owner_and_other(title, at))
                .filter(|_| !shouted)
        })
    });
    for name in found.into_iter().flatten() {
        if cast.find_person(&[name]).is_none() {
            cast.person(&[name]);
        }
    }
    sides_by_owner(title, cast);
}

/// "Valdoria's Venn talks to Tao": whose a surname is.
fn sides_by_owner(title: &Page<'_>, cast: &mut Cast) {
    for at in 0..title.len() {
        let Some((length, Name::State(_))) = title.lexicon.name_at(title, at) else { continue };
        let Some((_, side)) = title.side(at) else { continue };
        let owner = title.is_any(at + length, &["'s", "'"]);
        let name = owner.then(|| surname(title, at + length + 1)).flatten();
        let Some(person) = name.and_then(|name| cast.find_person(&[name])) else { continue };
        if cast.actors[person].side.is_none() {
            cast.describe(person, None, Some(&side.code));
        }
    }
}

/// The sentence at the head of a text that speaks of a meeting of two whom it does not name: "The two leaders'
/// final sit-down was held in Ostrava".
pub(crate) fn meeting_of_two(page: &Page<'_>) -> Option<usize> {
    const HEAD: usize = 4;
    let mut head = page.sentences.iter().take(HEAD);
    head.position(|sentence| {
        let words = &sentence.words;
        let two = page.find_listed("two_who_met", words).is_some();
        two && words.clone().any(|at| talks(page, at))
    })
}

/// A surname that stands alone.
fn surname<'t>(title: &'t Page<'_>, at: usize) -> Option<&'t str> {
    let name = name_at(title, at, title.len())?;
    // "Tao Tells Venn Valdoria Is Ready": a verb or a state behind a name is no part of it.
    let other = title.in_any_list(&VERBS, at + 1) || title.name(at + 1).is_some();
    if name.len() > 1 && !other {
        return None;
    }
    let before = at.checked_sub(1).is_some_and(|at| {
        let word = title.is_capital(at) && title.is_word(at);
        word && !title.in_any_list(&VERBS, at) || title.lexicon.offices.at(title, at).is_some()
    });
    let raw = title.raw(name.start);
    let proper = title.tag(at) == Tag::Propn;
    let spelled = raw.chars().skip(1).any(char::is_lowercase) && !raw.contains(['-', '–']);
    let plain = title.lexicon.name_at(title, at).is_none()
        && title.lexicon.offices.at(title, at).is_none()
        && title.lexicon.groups.at(title, at).is_none()
        && title.listed("regions", at).is_none();
    (proper && spelled && plain && !before).then_some(raw)
}

fn talks(title: &Page<'_>, at: usize) -> bool {
    title.in_any_list(&["call_nouns", "video_nouns", "meeting_nouns"], at)
}

/// "Venn-Tao call".
fn dashed<'t>(title: &'t Page<'_>, at: usize) -> Option<[&'t str; 2]> {
    let (one, other) = title.raw(at).split_once(['-', '–'])?;
    let name = |part: &str| {
        let mut chars = part.chars();
        let low = crate::page::fold(part);
        chars.next().is_some_and(char::is_uppercase)
            && chars.clone().count() > 0
            && chars.all(char::is_lowercase)
            && title.lexicon.names.get(&low).is_none()
            && title.lexicon.offices.get(&low).is_none()
    };
    (name(one) && name(other) && talks(title, at + 1)).then_some([one, other])
}

/// "Venn receives Tao", "Tao tells Venn".
fn beside_verb<'t>(title: &'t Page<'_>, at: usize) -> Option<[&'t str; 2]> {
    let length = VERBS.iter().find_map(|list| title.listed(list, at))?;
    let one = surname(title, at.checked_sub(1)?)?;
    Some([one, surname(title, past_owner(title, at + length))?])
}

/// One past "Valdoria's", where that stands here.
fn past_owner(title: &Page<'_>, at: usize) -> usize {
    let end = title.name(at).map_or(at, |(length, _)| at + length);
    if end > at && title.is_any(end, &["'s", "'"]) { end + 1 } else { at }
}

/// "Venn, Tao discuss", "Venn and Tao meet".
fn together<'t>(title: &'t Page<'_>, at: usize) -> Option<[&'t str; 2]> {
    let joined = title.is_any(at, &[",", "and", "&"]);
    let met = title.in_list("together_verbs", at + 2) || title.in_list("joint_acts", at + 2);
    let one = (joined && met).then(|| surname(title, at.checked_sub(1)?)).flatten()?;
    Some([one, surname(title, at + 1)?])
}

/// "after Venn's demands in call with Tao".
fn owner_and_other<'t>(title: &'t Page<'_>, at: usize) -> Option<[&'t str; 2]> {
    if title.low(at) != "with" || !talks(title, at.checked_sub(1)?) {
        return None;
    }
    let other = surname(title, past_owner(title, at + 1))?;
    // "Venn lauds Kestrel in talks with Tao": else the one that the headline begins with.
    let owners = (1..at).rev().filter(|word| title.is_any(*word, &["'s", "'"]));
    let owner = owners.into_iter().find_map(|owner| surname(title, owner - 1));
    Some([owner.or_else(|| surname(title, past_owner(title, 0)))?, other])
}
