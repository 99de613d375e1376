//! Who answers: under a label that names nobody ("A: …"), whose remarks the title says they are; below a question
//! of a member of parliament, who is asked.

use chancery_record::ActorKind;

use super::signature::{owns_text, titled};
use crate::actors::cast::{ActorIndex, Cast};
use crate::actors::mentions::Mentions;
use crate::actors::title::title_at;
use crate::page::{Page, Words};

/// "Foreign Ministry Spokesperson Orla Venn's Remarks on …", "Foreign Ministry Spokesperson's Remarks on
/// …": the one whom the title or the first line of the text names so, or the nameless spokesperson.
pub(crate) fn answerer(
    title: (&Page<'_>, &Mentions),
    text: (&Page<'_>, &Mentions),
    side: Option<&str>,
    cast: &mut Cast,
) -> Option<ActorIndex> {
    let (title, named) = title;
    if let Some(known) = titled(title, named, cast) {
        return Some(known);
    }
    let (page, mentions) = text;
    let first = page.words_of(0);
    by_name(page, mentions, &first, cast)
        .or_else(|| by_office(title, &(0..title.len()), side, cast))
        .or_else(|| by_office(page, &first, side, cast))
}

/// "Deputy Tao asked the Minister for Harbours to report on …": who answers in the first person below a question
/// of a member of parliament, by the office that is asked.
pub(super) fn asked_in_parliament(page: &Page<'_>, cast: &mut Cast) -> Option<(ActorIndex, Words)> {
    const NEAR: usize = 6;
    let asked = questions_in_parliament(page).find_map(|(words, by)| {
        let near = by.end..words.end.min(by.end + NEAR);
        let office = near
            .into_iter()
            .find_map(|at| title_at(page, at, words.end).filter(|title| title.has_office))?;
        let put = page.find_listed("put_in_parliament", &(office.words.end..words.end));
        put.map(|_| by.end..office.words.end)
    })?;
    let the = usize::from(page.low(asked.start) == "the");
    let words = asked.start + the..asked.end;
    Some((cast.unnamed(page.bytes(&words).of(page.text), None), words))
}

/// "Deputy Tao asked the Minister …" at the head of a text: the sentences that put a question so, each with its
/// words of asking.
pub(crate) fn questions_in_parliament<'p>(
    page: &'p Page<'_>,
) -> impl Iterator<Item = (&'p Words, Words)> {
    const SENTENCES: usize = 10;
    page.sentences.iter().take(SENTENCES).filter_map(|sentence| {
        page.find_listed("asked_in_parliament", &sentence.words).map(|by| (&sentence.words, by))
    })
}

/// "Spokesperson Orla Venn's Remarks".
fn by_name(page: &Page<'_>, mentions: &Mentions, line: &Words, cast: &Cast) -> Option<ActorIndex> {
    let owner = mentions.within(line).first()?;
    let person = cast.actors[owner.actor].kind == ActorKind::Person;
    (person && owns_text(page, owner.words.end, line.end)).then_some(owner.actor)
}

/// "Foreign Ministry Spokesperson's Remarks": as one who is not named.
fn by_office(
    page: &Page<'_>,
    line: &Words,
    side: Option<&str>,
    cast: &mut Cast,
) -> Option<ActorIndex> {
    let office = line.clone().find(|at| page.in_list("relaying", *at))?;
    let opens = (line.start..office).all(|at| page.is_capital(at) && page.is_word(at));
    let words = line.start..office + 1;
    (opens && owns_text(page, words.end, line.end))
        .then(|| cast.unnamed(page.bytes(&words).of(page.text), side))
}
