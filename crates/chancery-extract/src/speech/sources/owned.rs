//! What is somebody's own outlet: "Tao's account on Telegram", "the minister's website".

use chancery_record::ActorKind;

use crate::actors::cast::Cast;
use crate::actors::mentions::{Mention, Mentions};
use crate::page::{Page, Words};

/// The person in whose own account or on whose own page something was said, where the words of a
/// source name no more than that.
pub(crate) fn own_outlet<'m>(
    page: &Page<'_>,
    cast: &Cast,
    mentions: &'m Mentions,
    words: &Words,
) -> Option<&'m Mention> {
    let owner = mentions.within(words).first()?;
    let person = cast.actors[owner.actor].kind == ActorKind::Person;
    let opens = owner.words.start <= words.start + 1;
    let owned = page.is_possessive_mark(owner.words.end);
    let outlet = (owner.words.end + 1..words.end).any(|at| page.in_list("own_outlets", at));
    (person && opens && owned && outlet).then_some(owner)
}
