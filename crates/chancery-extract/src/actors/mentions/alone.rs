//! Places where an office, or its letters, stand alone for somebody: for one whom the text never names
//! ("The Prime Minister set out …" below "The Prime Minister spoke to President Tao"), and for one
//! whose office it shortens.

use super::{Mention, Mentions, Naming};
use crate::actors::cast::{ActorIndex, Cast};
use crate::page::{Page, Words};

/// Gives every place where these words of an office stand alone to the actor who goes by them, and
/// takes them from whoever else holds a like office and is named with it.
pub(crate) fn stand_for(
    page: &Page<'_>,
    cast: &mut Cast,
    mentions: &mut Mentions,
    actor: ActorIndex,
    office: &Words,
) {
    let article = usize::from(page.low(office.start) == "the");
    let spelled: Vec<&str> = (office.start + article..office.end).map(|at| page.low(at)).collect();
    let Some((first, length)) = spelled.first().map(|first| (*first, spelled.len())) else {
        return;
    };
    let mut found: Vec<Mention> = Vec::new();
    for at in 0..page.len() {
        if page.low(at) != first || !page.is_capital(at) || !page.reads(at, &spelled) {
            continue;
        }
        let the = at.checked_sub(1).filter(|the| page.low(*the) == "the");
        let words = the.unwrap_or(at)..at + length;
        if is_alone(page, &words, the.is_some()) && !is_anothers(cast, mentions, &words) {
            found.push(Mention { words, actor, naming: Naming::Office });
        }
    }
    insert(page, cast, mentions, found);
}

/// "Harbour Minister (HM) Orla Venn": the letters of an office in brackets stand for its holder from
/// then on.
pub(crate) fn stand_for_letters(page: &Page<'_>, cast: &mut Cast, mentions: &mut Mentions) {
    let mut known: std::collections::BTreeMap<&str, ActorIndex> = std::collections::BTreeMap::new();
    for mention in &mentions.all {
        let person = cast.actors[mention.actor].kind == chancery_record::ActorKind::Person;
        if mention.naming != Naming::Named || !person {
            continue;
        }
        let inside = mention.words.clone().find(|at| page.low(*at) == ")");
        let before = mention.words.start.checked_sub(1).filter(|at| page.low(*at) == ")");
        if let Some(letters) = inside.or(before).and_then(|close| letters_before(page, close)) {
            known.entry(page.raw(letters)).or_insert(mention.actor);
        }
    }
    if known.is_empty() {
        return;
    }
    let mut found = Vec::new();
    for at in 0..page.len() {
        let Some(actor) = known.get(page.raw(at)) else { continue };
        let words = at..at + 1;
        let within = mentions.all.partition_point(|mention| mention.words.end <= at);
        let covered = mentions.all.get(within).is_some_and(|m| m.words.start <= at);
        let bracket = page.low(at.wrapping_sub(1)) == "(";
        let named = page.is_capital(at + 1) && page.is_word(at + 1);
        if !covered && !bracket && !named {
            found.push(Mention { words, actor: *actor, naming: Naming::Office });
        }
    }
    insert(page, cast, mentions, found);
}

/// The letters in brackets that close here, where they are the initials of an office before them.
fn letters_before(page: &Page<'_>, close: usize) -> Option<usize> {
    let letters = close.checked_sub(1)?;
    let open = letters.checked_sub(1).filter(|open| page.low(*open) == "(")?;
    let raw = page.raw(letters);
    let count = raw.chars().count();
    let from = open.checked_sub(count)?;
    let initials: String = (from..open).filter_map(|at| page.raw(at).chars().next()).collect();
    let whole = (2..=5).contains(&count) && raw.chars().all(char::is_uppercase);
    let office = page.lexicon.offices.at(page, from).is_some()
        || page.lexicon.offices.at(page, open - 1).is_some();
    (whole && office && initials == raw).then_some(letters)
}

/// Puts new mentions in their places; those they overlap go.
fn insert(page: &Page<'_>, cast: &mut Cast, mentions: &mut Mentions, found: Vec<Mention>) {
    let taken = |mention: &Mention| {
        let next = found.partition_point(|new| new.words.end <= mention.words.start);
        found.get(next).is_some_and(|new| new.words.start < mention.words.end)
    };
    mentions.all.retain(|mention| !taken(mention));
    for mention in &found {
        cast.mention(mention.actor, Some(page.bytes(&mention.words)));
    }
    mentions.all.extend(found);
    mentions.all.sort_by_key(|mention| mention.words.start);
}

/// Whether neither a name nor a state follows or leads the office.
fn is_alone(page: &Page<'_>, words: &Words, article: bool) -> bool {
    let next = words.end;
    let named = page.is_capital(next) && page.is_word(next);
    let of = page.low(next) == "of";
    !named && !of && (article || page.opens_sentence(words.start))
}

/// Whether the words stand within those that name somebody, or some body, otherwise.
fn is_anothers(cast: &Cast, mentions: &Mentions, words: &Words) -> bool {
    let from = mentions.all.partition_point(|mention| mention.words.end <= words.start);
    let over = mentions.all.get(from).filter(|mention| mention.words.start < words.end);
    over.is_some_and(|mention| {
        mention.naming != Naming::Office
            || mention.words.len() > words.len()
            || cast.actors[mention.actor].kind == chancery_record::ActorKind::Organization
    })
}
