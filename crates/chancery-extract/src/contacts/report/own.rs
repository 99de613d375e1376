//! Contacts that one who took part tells, or whose own principal goes by office alone.

use chancery_record::ActorKind;

use super::LEAD;
use super::labelled::{labelled, unsigned};
use crate::cast::Cast;
use crate::encounter::{self, Encounter};
use crate::mentions::Mentions;
use crate::page::{Page, Words};

/// A contact told by one who took part, or of one whom the text does not name.
pub(super) struct ToldByOne {
    pub(super) lead: (usize, Encounter),
    /// Whether the text is one person's own.
    pub(super) posted: bool,
    /// Whether nothing tells whose side that is.
    pub(super) unsided: bool,
}

/// Posts in the first person, speakers under labels, accounts without a signature, and one's own
/// principal by office alone.
pub(super) fn told_by_one(
    page: &Page<'_>,
    cast: &mut Cast,
    mentions: &Mentions,
    issuer: Option<&str>,
    own_side: Option<&str>,
) -> Option<ToldByOne> {
    let plain = |lead| ToldByOne { lead, posted: false, unsided: false };
    if let Some(lead) = issuer.and_then(|issuer| first_person(page, cast, mentions, issuer)) {
        return Some(ToldByOne { posted: true, ..plain(lead) });
    }
    if let Some(lead) = labelled(page, cast, mentions) {
        return Some(plain(lead));
    }
    if issuer.is_none()
        && let Some(lead) = unsigned(page, cast, mentions)
    {
        return Some(ToldByOne { posted: true, unsided: true, ..plain(lead) });
    }
    by_office(page, cast, mentions, own_side).map(plain)
}

/// "The Prime Minister spoke to President Tao": one of the text's own side by office alone.
fn by_office(
    page: &Page<'_>,
    cast: &mut Cast,
    mentions: &Mentions,
    own_side: Option<&str>,
) -> Option<(usize, Encounter)> {
    let paragraph = chancery_text::BlockKind::Paragraph;
    let near = page.sentences.iter().enumerate().take(LEAD);
    let mut near = near.filter(|(_, sentence)| page.blocks[sentence.block].kind == paragraph);
    let (index, (office, mut found)) = near.find_map(|(index, sentence)| {
        let found = encounter::by_office(page, cast, mentions, &sentence.words)?;
        Some((index, found))
    })?;
    let actor = cast.unnamed(page.bytes(&office).of(page.text), own_side);
    cast.describe(actor, Some(office_in(page, &office)), own_side);
    found.left.push((actor, office));
    Some((index, found))
}

fn office_in(page: &Page<'_>, office: &Words) -> (String, Option<chancery_record::ByteSpan>) {
    let bytes = page.bytes(office);
    (crate::page::fold(bytes.of(page.text)), Some(bytes))
}

/// A post in the first person: "I had a call with President Tao", "Just spoke with …", where the one
/// who published it is a person.
fn first_person(
    page: &Page<'_>,
    cast: &mut Cast,
    mentions: &Mentions,
    issuer: &str,
) -> Option<(usize, Encounter)> {
    let name: Vec<&str> = issuer.split_whitespace().collect();
    let person = (2..=3).contains(&name.len())
        && name.iter().all(|word| word.chars().next().is_some_and(char::is_uppercase))
        && name.iter().all(|word| {
            let low = crate::page::fold(word);
            page.lexicon.offices.get(&low).is_none()
                && page.lexicon.names.get(&low).is_none()
                && !page.lexicon.not_names.contains(&low)
        });
    if !person {
        return None;
    }
    let (index, sentence) = page.sentences.iter().enumerate().next()?;
    let words = &sentence.words;
    let nouns = ["video_nouns", "call_nouns", "meeting_nouns", "with_verbs"];
    let noun = nouns.iter().find_map(|list| page.find_listed(list, words))?;
    let with = (noun.end..words.end.min(noun.end + 4)).find(|word| page.low(*word) == "with")?;
    let others = mentions.within(&(with + 1..words.end));
    let other = others.iter().find(|mention| {
        cast.actors[mention.actor].kind == ActorKind::Person && mention.words.start <= with + 4
    })?;
    let before = mentions.within(&(words.start..noun.start));
    let named = before.iter().any(|mention| cast.actors[mention.actor].kind == ActorKind::Person);
    if named {
        return None;
    }
    let (actor, at) = (other.actor, other.words.clone());
    let own = cast.person(&name);
    (own != actor).then(|| {
        let left = vec![(own, noun.clone())];
        (index, Encounter::of(left, vec![(actor, at)], noun.start..with + 1))
    })
}
