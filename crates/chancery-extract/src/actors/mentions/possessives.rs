//! Whether people are women, as the possessives of their own sentences tell.

use chancery_record::ActorKind;

use super::Mentions;
use crate::actors::cast::Cast;
use crate::page::Page;

/// Notes it where one person alone is named before "her country" or "his counterpart", which are that one's
/// own ("The Minister noted her country's readiness"), and nothing else has told it.
pub(crate) fn note_sexes_by_possessives(page: &Page<'_>, cast: &mut Cast, mentions: &Mentions) {
    for sentence in &page.sentences {
        let words = &sentence.words;
        let own = words.clone().find(|at| {
            page.is_any(*at, &["his", "her"]) && page.listed("own_things", at + 1).is_some()
        });
        let Some(own) = own else { continue };
        let before = mentions.within(&(words.start..own)).iter();
        let people = before.filter(|one| cast.actors[one.actor].kind == ActorKind::Person);
        let mut people: Vec<usize> = people.map(|one| one.actor).collect();
        people.dedup();
        let [one] = people[..] else { continue };
        // "Venn said that the Premier and her counterpart": she is the one nearest, named or not.
        let joined = page.low(own.wrapping_sub(1)) == "and";
        let clause = (words.start..own).any(|at| page.low(at) == "that");
        let role = &mut cast.actors[one];
        if role.woman.is_none() && !joined && !clause {
            role.woman = Some(page.low(own) == "her");
        }
    }
}
