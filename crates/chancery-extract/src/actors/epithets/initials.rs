//! "The CS": an office by its letters.

use chancery_record::ActorKind;

use super::{MOST, only};
use crate::actors::cast::{ActorIndex, Cast};
use crate::page::Page;

/// How many letters an office is written with.
const LETTERS: std::ops::RangeInclusive<usize> = 2..=4;

/// The one person of those named whose office the capitals at this token are short for: "the CS" where a
/// Cabinet Secretary is named.
pub(crate) fn by_initials(page: &Page<'_>, cast: &Cast, at: usize) -> Option<ActorIndex> {
    let letters = page.raw(at);
    let capitals = letters.chars().all(|c| c.is_ascii_uppercase());
    if !LETTERS.contains(&letters.len()) || !capitals || page.name(at).is_some() {
        return None;
    }
    let letters = page.low(at);
    let persons = cast.actors.iter().enumerate().take(MOST);
    only(persons.filter(|(_, role)| {
        role.kind == ActorKind::Person
            && role.mentions > 0
            && role.offices().any(|office| is_short_for(page, letters, office))
    }))
}

/// Whether letters in lower case are the initials of words of an office that stand side by side, its rank
/// ("secretary") among them.
fn is_short_for(page: &Page<'_>, letters: &str, office: &str) -> bool {
    let small = |word: &&str| !page.lexicon.is_listed("words_within_offices", word);
    let words: Vec<&str> = office.split_whitespace().filter(small).collect();
    words.windows(letters.len()).any(|part| {
        let initials = part.iter().filter_map(|word| word.chars().next());
        let rank = part.iter().any(|word| page.lexicon.offices.get(word).is_some());
        rank && initials.eq(letters.chars())
    })
}
