//! Letters, dispatches and records of talks as archives print them: who wrote them. Whoever prints them
//! speaks in none of them.

use chancery_record::ActorKind;
use chancery_text::{Hint, Media, read};

use crate::Lexicon;
use crate::actors::cast::{ActorIndex, Cast};
use crate::actors::mentions::{Mention, Mentions, Naming};
use crate::document::labels::capitalised;
use crate::page::{Page, Words};

/// Sentences among which a telegram says that it is one.
const HEAD: usize = 3;
/// Words of the longest name of an office that sends one.
const SENDER: usize = 8;

/// The one who wrote a letter, a dispatch or a record of a talk, by its title.
pub(crate) fn writer(
    page: &Page<'_>,
    title: &Page<'_>,
    named: &Mentions,
    cast: &mut Cast,
) -> Option<ActorIndex> {
    letter_writer(title, named, cast)
        .or_else(|| recorder(title, named, cast))
        .or_else(|| sender(page, title, named, cast))
}

/// Whether a text says in its first lines that it is a telegram.
pub(crate) fn is_telegram(page: &Page<'_>) -> bool {
    let mut head = page.sentences.iter().take(HEAD);
    head.any(|sentence| {
        let found = page.find_listed("dispatches", &sentence.words);
        // "he said on Telegram", "a Telegram post": where people write today.
        found.is_some_and(|found| {
            !page.is_any(found.start.wrapping_sub(1), &["on", "via", "'s"])
                && !page.in_list("networks_have", found.end)
        })
    })
}

/// The same, or whether its title says so: "49 Cablegram from Venn to Larkmoor".
pub(crate) fn is_sent(page: &Page<'_>, title: &Page<'_>) -> bool {
    const NUMBER: usize = 3;
    let from = |at: usize| title.listed("dispatches", at).map(|length| at + length);
    is_telegram(page) || (0..NUMBER).filter_map(from).any(|from| title.low(from) == "from")
}

/// Whether an issuer is one who prints what others wrote long ago.
pub(crate) fn is_archive(issuer: &str, lexicon: &Lexicon) -> bool {
    let issuer = read(issuer.as_bytes(), &Hint { media: Some(Media::Plain), charset: None });
    let issuer = Page::new(&issuer, lexicon);
    issuer.find_listed("archives", &(0..issuer.len())).is_some()
}

/// "Mr Tao, Minister in Larkmoor, to Sir Orla Venn, Foreign Secretary": a letter or a dispatch, named
/// by who wrote it and to whom. No verb stands between.
fn letter_writer(title: &Page<'_>, named: &Mentions, cast: &Cast) -> Option<ActorIndex> {
    const NUMBER: usize = 2;
    let person = |mention: &&Mention| {
        cast.actors[mention.actor].kind == ActorKind::Person && mention.naming == Naming::Named
    };
    let writer = named.all.first().filter(person).filter(|first| first.words.start <= NUMBER)?;
    let to = (writer.words.end..title.len()).find(|at| title.low(*at) == "to")?;
    let plain = (0..to).all(|at| !title.form(at).is_finite() || title.tag(at).is_nominal());
    let reader = named.within(&(to + 1..title.len())).first().filter(person)?;
    let near = reader.words.start <= to + 2 && reader.actor != writer.actor;
    (plain && near).then_some(writer.actor)
}

/// "Note by Lord Venn of a conversation with Mr Tao": a record of a talk by one who held it.
fn recorder(title: &Page<'_>, named: &Mentions, cast: &Cast) -> Option<ActorIndex> {
    let by = title.find_listed("recorded", &(0..title.len()))?;
    let next = named.within(&(by.end..title.len())).first()?;
    let person = cast.actors[next.actor].kind == ActorKind::Person;
    (person && next.words.start <= by.end + 1).then_some(next.actor)
}

/// "17 Venn to Department of Outer Affairs", "Embassy in Larkmoor to Foreign Office": what offices send
/// each other under a surname or their own name; the text says that it is a telegram.
fn sender(
    page: &Page<'_>,
    title: &Page<'_>,
    named: &Mentions,
    cast: &mut Cast,
) -> Option<ActorIndex> {
    if !is_sent(page, title) {
        return None;
    }
    let number = |at: &usize| title.raw(*at).chars().any(char::is_alphabetic);
    let start = (0..title.len()).find(number)?;
    // "Telegram from Venn to Department of Outer Affairs".
    let from = title.listed("dispatches", start).map(|length| start + length);
    let start = from.filter(|from| title.low(*from) == "from").map_or(start, |from| from + 1);
    let to = (start + 1..title.len()).find(|at| title.low(*at) == "to")?;
    let plain = (start..to).all(|at| !title.form(at).is_finite() || title.tag(at).is_nominal());
    let office = |at: usize| {
        title.lexicon.organisation_nouns.contains(title.low(at))
            || title.lexicon.offices.at(title, at).is_some()
    };
    // "Venn to Tao": a surname and no more.
    let name = |at: usize| title.is_capital(at) && title.tag(at).is_nominal();
    let surname = to + 2 == title.len() && to == start + 1 && name(to + 1);
    if !plain || !surname && !(to + 1..title.len()).any(office) {
        return None;
    }
    let end = (start..to).find(|at| title.low(*at) == ",").unwrap_or(to);
    let person = |mention: &&Mention| cast.actors[mention.actor].kind == ActorKind::Person;
    if let Some(writer) = named.within(&(start..end)).iter().find(person) {
        return Some(writer.actor);
    }
    let name: Words = start..end;
    if name.len() > SENDER || !title.is_capital(start) {
        return None;
    }
    // "Valdorian High Commission in Larkmoor": a state's name may begin that of its office.
    if name.clone().any(office) {
        let side = title.side(start).map(|(_, side)| side.code.clone());
        return Some(cast.unnamed(title.bytes(&name).of(title.text), side.as_deref()));
    }
    if is_place(page, title, start) {
        return None;
    }
    let words: Vec<String> = name.map(|at| capitalised(title.raw(at))).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    (words.len() <= 2).then(|| cast.person(&words))
}

/// Whether a word is a place: a known one, or the one that the line above the text is dated from.
fn is_place(page: &Page<'_>, title: &Page<'_>, at: usize) -> bool {
    const LINE: usize = 16;
    let shouted = |word: &usize| !page.raw(*word).chars().any(char::is_lowercase);
    let mut line = (0..page.len().min(LINE)).filter(shouted);
    title.lexicon.places.at(title, at).is_some()
        || title.lexicon.name_at(title, at).is_some()
        || line.any(|word| page.low(word) == title.low(at))
}
