//! Whose voice a text is in: "Statement by President Venn", a signature line, "we" throughout.

use chancery_record::ActorKind;
use chancery_text::BlockKind;

use crate::cast::{ActorIndex, Cast};
use crate::mentions::{Mentions, Naming};
use crate::page::Page;

/// How many sentences in the first person make a text somebody's own voice.
const OWN_SENTENCES: usize = 2;

/// How many blocks may stand before a signature line.
const HEAD: usize = 8;

/// The person in whose voice the text is: named in its title or in a line of its head, where it
/// speaks in the first person outside quotation marks.
pub(crate) fn author(
    page: &Page<'_>,
    cast: &Cast,
    mentions: &Mentions,
    title: Option<(&Page<'_>, &Mentions)>,
) -> Option<ActorIndex> {
    let own = page.sentences.iter().filter(|sentence| {
        let mut words = sentence.words.clone();
        !page.raw(words.start).starts_with(['“', '"'])
            && words.any(|at| page.is_any(at, &["i", "we", "my", "our"]))
    });
    if own.take(OWN_SENTENCES).count() < OWN_SENTENCES {
        return None;
    }
    let person = |actor: &ActorIndex| cast.actors[*actor].kind == ActorKind::Person;
    let titled = title.and_then(|(title, named)| {
        let by = title.find_listed("authored", &(0..title.len()))?;
        let next = named.all.iter().find(|mention| mention.words.start >= by.end)?;
        Some(next.actor).filter(|_| next.words.start <= by.end + 1).filter(person)
    });
    titled.or_else(|| signature(page, cast, mentions))
}

/// "Ruben Tao, Department Spokesperson" on a line of its own above the text.
fn signature(page: &Page<'_>, cast: &Cast, mentions: &Mentions) -> Option<ActorIndex> {
    let head = page.blocks.iter().take(HEAD);
    let lines = head.filter(|block| {
        matches!(block.kind, BlockKind::Line | BlockKind::Heading(_) | BlockKind::Paragraph)
    });
    for block in lines {
        let Some(first) = page.sentences.get(block.sentences.start) else { continue };
        let whole = block.sentences.len() == 1 && first.words.len() <= 12;
        let Some(mention) = mentions.within(&first.words).first().filter(|_| whole) else {
            continue;
        };
        let role = &cast.actors[mention.actor];
        let named = role.kind == ActorKind::Person && mention.naming == Naming::Named;
        let verb = first.words.clone().any(|at| page.tag(at).is_verbal());
        if named && role.office.is_some() && !verb && mention.words.start <= first.words.start + 1 {
            return Some(mention.actor);
        }
    }
    None
}
