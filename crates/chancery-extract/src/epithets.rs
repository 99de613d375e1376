//! Definite descriptions that stand for somebody named elsewhere: "the Valdorian leader", "his
//! Kestrelian counterpart", "the head of state", "Valdorian diplomacy".

use chancery_record::ActorKind;
use chancery_syntax::Tag;

use crate::cast::{ActorIndex, Cast, Role};
use crate::lexicon::{Name, Standing, UnnamedKind};
use crate::mentions::{Mention, Mentions, Naming};
use crate::page::{Page, Words, fold};
use crate::sources::Subject;
use crate::title::{Title, side_after};

/// How many actors are looked at for one description: keeps long documents linear.
const MOST: usize = 512;
/// The rank of foreign ministers, and of ministers of like standing.
const FOREIGN: u8 = 3;

/// The person that an office alone stands for here: its holder or, for a word that many offices
/// answer to ("leader", "counterpart"), the person of its side who holds one of them.
pub(crate) fn holder(
    page: &Page<'_>,
    cast: &Cast,
    title: &Title,
    last: Option<ActorIndex>,
) -> Option<ActorIndex> {
    let bare = without_state(page, &title.office);
    let stately = bare.end < title.office.end;
    let office = fold(page.bytes(&bare).of(page.text));
    let side = title.side.as_deref();
    let persons = || {
        let known = cast.actors.iter().enumerate().take(MOST);
        known.filter(|(_, role)| role.kind == ActorKind::Person)
    };
    let fits = |role: &Role| side.is_none() || role.side.is_none() || role.side.as_deref() == side;
    // In small letters ("the minister") it points back to somebody already named.
    let back = !page.is_capital(title.office.start);
    let known = || persons().filter(|(_, role)| !back || role.mentions > 0);
    let held = || known().filter(|(_, role)| role.holds(&office) && fits(role));
    // Between several, the first named is the issuer's own ("the President" in a readout); "the
    // President of Kestrel" is Kestrel's, or else the one named last.
    let own = || held().find(|(_, role)| role.side.as_deref() == side);
    let near = || held().find(|(index, _)| Some(*index) == last);
    // "The Kestrelian president": one known to be Kestrel's before one of no known state.
    let exact = if stately { own().or_else(near) } else { own().filter(|_| side.is_some()) };
    // "Minister of Foreign Affairs, Ambassador Venn" holds two; "the ambassador" is who holds that alone.
    let first =
        |role: &Role| role.office.as_ref().is_some_and(|(held, _)| held.starts_with(&office));
    let alone = || held().find(|(_, role)| first(role));
    let exact = exact.or_else(alone).or_else(|| held().next()).map(|(index, _)| index);
    let exact = exact.or_else(|| of_service(page, persons(), &office));
    let exact =
        exact.or_else(|| same_office(page, known().filter(|(_, role)| fits(role)), &office));
    let sided = || exact.is_some_and(|known| cast.actors[known].side.is_some());
    if side.is_some() && !sided() {
        let own = alike(page, known(), &title.side, &office);
        if own.is_some() {
            return own;
        }
    }
    if exact.is_some() && !page.lexicon.answers_to_many(&office) {
        return exact;
    }
    // "The premier" is a prime minister and no president.
    let governing = governs(page, &office);
    let standing = page.lexicon.standing(&office)?;
    let counterpart = standing == Standing::Counterpart;
    let of_side = |role: &Role| match side {
        Some(side) => role.side.as_deref() == Some(side),
        None => !counterpart && standing != Standing::Party,
    };
    let stands = |role: &Role| {
        let own = |office: &&str| page.lexicon.standing(office) != Some(Standing::Counterpart);
        let ranked = role.offices().filter(own).filter_map(|office| page.lexicon.rank_of(office));
        let bare = || role.office.as_ref().and_then(|(office, _)| page.lexicon.rank_of(office));
        let held = ranked.min().or_else(bare);
        match standing {
            Standing::Head => {
                held == Some(1)
                    && !is_party_office(role)
                    && !leads_body(page, role)
                    && (!governing || role.offices().any(|office| governs(page, office)))
            }
            Standing::Party => held == Some(1),
            Standing::Diplomat => held == Some(FOREIGN),
            // Like stands with like: a president's counterpart is a president.
            Standing::Counterpart => {
                let own = last.and_then(|last| cast.actors.get(last)?.office.as_ref());
                let own = own.and_then(|(office, _)| page.lexicon.rank_of(office));
                own.is_none() || held.is_none() || own == held
            }
        }
    };
    let mut found: Vec<(ActorIndex, u32)> = known()
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

/// The office alone of "President of Kestrel": whose it is stands in the title's side.
fn without_state(page: &Page<'_>, office: &Words) -> Words {
    let of = office.clone().rev().find(|at| page.low(*at) == "of");
    let state = of.filter(|of| *of > office.start).and_then(|of| side_after(page, of));
    match (of, state) {
        (Some(of), Some((end, _))) if end == office.end => office.start..of,
        _ => office.clone(),
    }
}

/// "The Harbour Guard Commander" where one person is a commander: of the service that the words before
/// the office name.
fn of_service<'c>(
    page: &Page<'_>,
    known: impl Iterator<Item = (ActorIndex, &'c Role)>,
    office: &str,
) -> Option<ActorIndex> {
    let (_, head) = office.rsplit_once(' ')?;
    page.lexicon.contact_phrases.get("service_heads")?.get(head)?;
    let found = known.filter(|(_, role)| {
        role.mentions > 0 && role.office.as_ref().is_some_and(|(held, _)| held == head)
    });
    only(found)
}

/// Whether an office is that of a head of government ("caretaker prime minister").
fn governs(page: &Page<'_>, office: &str) -> bool {
    let names = page.lexicon.contact_phrases.get("heads_of_government");
    let mut ends = std::iter::once(office)
        .chain(office.match_indices(' ').map(|(at, _)| office.get(at + 1..).unwrap_or_default()));
    names.is_some_and(|names| ends.any(|end| names.get(end).is_some()))
}

/// "The premier" where a prime minister is named: the only one who holds the office by another name.
fn same_office<'c>(
    page: &Page<'_>,
    known: impl Iterator<Item = (ActorIndex, &'c Role)>,
    office: &str,
) -> Option<ActorIndex> {
    let names = page.lexicon.contact_phrases.get("heads_of_government")?;
    names.get(office)?;
    only(known.filter(|(_, role)| {
        role.mentions > 0 && role.offices().any(|held| names.get(held).is_some())
    }))
}

/// "the Kestrelian Foreign Minister" where Kestrel's "Minister of Foreign Affairs and Trade" is named:
/// the only one of that side whose office is of the same sort.
fn alike<'c>(
    page: &Page<'_>,
    known: impl Iterator<Item = (ActorIndex, &'c Role)>,
    side: &Option<String>,
    office: &str,
) -> Option<ActorIndex> {
    let foreign = |office: &str| page.lexicon.rank_of(office) == Some(FOREIGN);
    if !foreign(office) {
        return None;
    }
    only(known.filter(|(_, role)| {
        role.side == *side && role.office.as_ref().is_some_and(|(held, _)| foreign(held))
    }))
}

/// The one there is, where there is only one.
fn only<'c>(mut found: impl Iterator<Item = (ActorIndex, &'c Role)>) -> Option<ActorIndex> {
    let (first, _) = found.next()?;
    found.next().is_none().then_some(first)
}

/// "president of the Harbour Assembly": who leads a body is no head of a state.
fn leads_body(page: &Page<'_>, role: &Role) -> bool {
    let Some((office, _)) = &role.office else { return false };
    let Some((_, body)) = office.split_once(" of ") else { return false };
    let names = ["republic", "kingdom", "federation", "government"];
    let noun = |word: &str| page.lexicon.organisation_nouns.contains(word);
    body.split_whitespace().any(|word| noun(word) && !names.contains(&word))
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
    let body = page.lexicon.state_voices.at(page, next).map(|(length, ())| length)?;
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

/// "the head of Valdorian diplomacy": the foreign minister of that side.
pub(crate) fn head_of_diplomacy(page: &Page<'_>, cast: &Cast, at: usize) -> Option<Mention> {
    let from = at + usize::from(page.low(at) == "the");
    if !page.is_any(from, &["head", "chief"]) || page.low(from + 1) != "of" {
        return None;
    }
    let (length, name) = page.lexicon.name_at(page, from + 2)?;
    let end = from + 2 + length;
    let side = page.lexicon.side(name).filter(|_| page.low(end) == "diplomacy")?;
    let of_side = |own: Option<&str>| {
        only(cast.actors.iter().enumerate().take(MOST).filter(|(_, role)| {
            let held = role.office.as_ref().and_then(|(office, _)| page.lexicon.rank_of(office));
            role.kind == ActorKind::Person && role.side.as_deref() == own && held == Some(FOREIGN)
        }))
    };
    // One without a state beside the office is the house's own.
    let actor = of_side(Some(side.code.as_str())).or_else(|| of_side(None))?;
    Some(Mention { words: at..end + 1, actor, naming: Naming::Office })
}

/// The source meant by a description that points back: "the minister", "the Valdorian official",
/// "the same diplomat". A person who goes by its noun, else an unnamed source described by it; the
/// one mentioned last.
pub(crate) fn described_before(
    page: &Page<'_>,
    cast: &Cast,
    mentions: &Mentions,
    words: &Words,
    speaker: Option<ActorIndex>,
) -> Option<ActorIndex> {
    if !page.is_any(words.start, &["the", "that", "this", "same"]) {
        return None;
    }
    let end = words.clone().find(|at| *at > words.start && page.tag(*at) == Tag::Adp);
    let plain = words.start + 1..end.unwrap_or(words.end);
    let head = plain.clone().rev().find(|at| page.is_word(*at))?;
    let noun = page.low(head);
    let side = plain.clone().find_map(|at| {
        let (_, name) = page.lexicon.name_at(page, at)?;
        page.lexicon.side(name).map(|side| side.code.as_str())
    });
    let fits = |role: &Role| side.is_none() || role.side.is_none() || role.side.as_deref() == side;
    let before = mentions.all.partition_point(|mention| mention.words.end <= words.start);
    let back = mentions.all.get(..before).unwrap_or(&[]).iter().rev().take(80);
    let person = back.map(|mention| mention.actor).find(|actor| {
        let role = &cast.actors[*actor];
        role.kind == ActorKind::Person && role.goes_by(noun) && fits(role)
    });
    if person.is_some() || plain.len() > 2 && side.is_none() {
        return person;
    }
    // "the Harbour Agency" is a name, not the agency spoken of before.
    let proper = plain.clone().any(|at| page.is_capital(at) && page.tag(at) == Tag::Propn);
    let unnamed = unnamed_before(cast, noun, fits).filter(|_| !proper || side.is_some());
    // "The diplomat added": a common noun for officials points back to the one who spoke last.
    let last = || {
        let common = page.lexicon.unnamed.at(page, head);
        let person = matches!(common, Some((1, UnnamedKind::Person)));
        let office = page.lexicon.offices.at(page, head).is_some();
        speaker.filter(|actor| {
            let role = &cast.actors[*actor];
            // Who holds another office is not "the minister".
            let other = office && role.office.is_some() && !role.goes_by(noun);
            // "A diplomat said …. The prime minister added": another who is not named.
            let described = role.kind == ActorKind::Unnamed;
            (person || office) && !other && !described && !noun.ends_with('s') && fits(role)
        })
    };
    // "An aide said …. The official added": of those described and not named, the last one.
    let generic = || {
        let same = page.in_list("any_official", head) && !proper && plain.len() <= 2;
        same.then(|| unnamed_person(page, cast, &fits)).flatten()
    };
    unnamed.or_else(generic).or_else(last)
}

/// The unnamed person described last.
fn unnamed_person(
    page: &Page<'_>,
    cast: &Cast,
    fits: &impl Fn(&Role) -> bool,
) -> Option<ActorIndex> {
    let described = cast.actors.iter().enumerate().rev().take(MOST);
    let person = |role: &Role| {
        let name = fold(&role.full_name());
        let mut words = name.split_whitespace().take(8);
        words.any(|word| {
            matches!(page.lexicon.unnamed.get(word), Some(UnnamedKind::Person))
                && !word.ends_with('s')
        })
    };
    described
        .filter(|(_, role)| role.kind == ActorKind::Unnamed && fits(role))
        .find(|(_, role)| person(role))
        .map(|(index, _)| index)
}

/// Whom a description without a name of its own points back to in a reporter's text: "the latter",
/// "his counterpart", and an epithet that introduces nobody ("the former teacher").
pub(crate) fn pointed(
    page: &Page<'_>,
    cast: &Cast,
    mentions: &Mentions,
    words: &Words,
    speaker: Option<ActorIndex>,
    principals: &[ActorIndex],
) -> Option<ActorIndex> {
    let last = words.end.checked_sub(1)?;
    let definite = page.is_any(words.start, &["the", "this", "that"]);
    if definite && words.len() == 2 && page.is_any(last, &["latter", "former"]) {
        let latter = page.low(last) == "latter";
        return of_two(page, cast, mentions, words.start, latter).or(speaker);
    }
    let other = |known: ActorIndex| match principals {
        [a, b] if *a == known => Some(*b),
        [a, b] if *b == known => Some(*a),
        _ => None,
    };
    let standing = page.lexicon.standing(page.low(last));
    if standing == Some(Standing::Counterpart) {
        return other(speaker?);
    }
    // "The top diplomat added": whoever of those named spoke last.
    let phrase = fold(page.bytes(&(words.start + 1..words.end)).of(page.text));
    if definite && page.lexicon.standing(&phrase) == Some(Standing::Diplomat) {
        return speaker.filter(|actor| cast.actors[*actor].kind == ActorKind::Person);
    }
    let office = definite && is_office(page, words);
    if !office && (!definite || words.len() > 4 || !is_epithet(page, words)) {
        return None;
    }
    // Whom the sentence names beside it, it is not.
    let sentence = page.sentences.get(page.sentence_of(words.start))?;
    let rest = mentions.within(&(words.end..sentence.words.end)).iter();
    let named = rest.map(|mention| mention.actor).find(|actor| principals.contains(actor));
    named.map_or(speaker.filter(|_| !office), other)
}

/// "the head of state": all of it an office that several may hold.
fn is_office(page: &Page<'_>, words: &Words) -> bool {
    let from = words.start + 1;
    let offices = page.lexicon.offices.at(page, from).is_some_and(|(n, _)| from + n >= words.end);
    let phrase = fold(page.bytes(&(from..words.end)).of(page.text));
    let source = page.lexicon.unnamed.at(page, words.end - 1).is_some();
    from < words.end && !source && (offices || page.lexicon.answers_to_many(&phrase))
}

/// "the stocky general", "the former teacher": one person, and no noun that a source goes by.
fn is_epithet(page: &Page<'_>, words: &Words) -> bool {
    let last = words.end - 1;
    let plain = words.clone().skip(1).all(|at| {
        matches!(page.tag(at), Tag::Noun | Tag::Adj | Tag::Num | Tag::Adv | Tag::Verb)
            && !page.is_capital(at)
    });
    let known = page.lexicon.unnamed.at(page, last).is_some()
        || page.lexicon.evidence.contains(page.low(last))
        || page.lexicon.organisation_nouns.contains(page.low(last));
    let person = page.lexicon.epithets.contains(page.low(last))
        || page.lexicon.woman(page.low(last)).is_some();
    plain && !known && person
}

/// The last of the two persons named most recently before a word, or the one before it.
fn of_two(
    page: &Page<'_>,
    cast: &Cast,
    mentions: &Mentions,
    word: usize,
    latter: bool,
) -> Option<ActorIndex> {
    let floor = page.sentences.get(page.sentence_of(word).saturating_sub(2))?.words.start;
    let before = mentions.all.partition_point(|mention| mention.words.end <= word);
    let back = mentions.all.get(..before).unwrap_or(&[]).iter().rev();
    let near = back.take_while(|mention| mention.words.start >= floor);
    let mut people: Vec<ActorIndex> = Vec::new();
    for mention in near {
        let person = cast.actors[mention.actor].kind == ActorKind::Person;
        if person && !people.contains(&mention.actor) {
            people.push(mention.actor);
        }
    }
    let two = people.len() >= 2;
    people.get(usize::from(!latter)).copied().filter(|_| two)
}

/// The unnamed source described last by this noun.
fn unnamed_before(cast: &Cast, noun: &str, fits: impl Fn(&Role) -> bool) -> Option<ActorIndex> {
    let described = cast.actors.iter().enumerate().rev().take(MOST);
    described
        .filter(|(_, role)| role.kind == ActorKind::Unnamed && fits(role))
        .find(|(_, role)| {
            role.name.first().is_some_and(|name| {
                let name = fold(name);
                name.split_whitespace().take(8).any(|word| singular(word) == singular(noun))
            })
        })
        .map(|(index, _)| index)
}

fn singular(noun: &str) -> &str {
    noun.trim_matches(|c: char| !c.is_alphanumeric()).trim_end_matches('s')
}

/// Who "who" or "which" stands for: whoever is named or described right before it.
pub(crate) fn antecedent(page: &Page<'_>, mentions: &Mentions, word: usize) -> Option<Subject> {
    let end = if page.low(word.checked_sub(1)?) == "," { word - 1 } else { word };
    if let Some(mention) = mentions.ending_at(end) {
        return Some(Subject::Named(vec![mention.actor], mention.words.clone()));
    }
    let floor = page.sentences.get(page.sentence_of(word))?.words.start;
    let mut start = end;
    while start > floor && end - start < 10 {
        let tag = page.tag(start - 1);
        if tag.is_verbal() || matches!(tag, Tag::Punct | Tag::Sconj | Tag::Cconj) {
            break;
        }
        start -= 1;
        if tag == Tag::Det && page.tag(start.wrapping_sub(1)) != Tag::Adp {
            break;
        }
    }
    // "was repeated in the ministry statement, which …".
    while start < end && page.tag(start) == Tag::Adp {
        start += 1;
    }
    (start < end).then_some(Subject::Described(start..end))
}

/// The person that "he" or "she" stands for at this token of a reporter's text: the one named
/// first in its sentence where the pronoun goes on from there, else the speaker or subject noted
/// last, else whoever was named last; never one known to be of the other sex.
pub(crate) fn pronoun(
    page: &Page<'_>,
    cast: &Cast,
    mentions: &Mentions,
    word: usize,
    (noted, noted_at): (&[Option<ActorIndex>], usize),
) -> Option<ActorIndex> {
    let woman = page.is_any(word, &["she", "her", "hers", "herself"]);
    let counterpart = counterpart_side(page, word);
    let fits = |actor: &ActorIndex| {
        let role = &cast.actors[*actor];
        let fits = role.woman.or_else(|| sex(page, role)).is_none_or(|known| known == woman);
        let other = counterpart.is_none_or(|side| role.side.as_deref() != Some(side));
        // "A senior official said …. He added …": one who is not named, and spoke last.
        let unnamed = role.kind == ActorKind::Unnamed && noted.contains(&Some(*actor));
        (role.kind == ActorKind::Person || unnamed) && fits && other
    };
    let sentence = page.sentences.get(page.sentence_of(word))?;
    // "a speech by Tao, in which he said": the one named last before the relative pronoun.
    if page.is_any(word.wrapping_sub(1), &["which", "where", "whom"]) {
        // "wrote to Tao, in which she said": not whom it went to.
        let sent = |mention: &&Mention| {
            let before = (0..mention.words.start).rev().take(6).find(|at| !page.is_capital(*at));
            before.is_some_and(|at| page.is_any(at, &["to", "with"]))
        };
        let before = mentions.within(&(sentence.words.start..word)).iter().rev();
        let before = before.filter(|mention| !sent(mention));
        let mut people = before.map(|mention| mention.actor).filter(&fits);
        if let Some(actor) = people.next() {
            return Some(actor);
        }
    }
    // "As for Tao, he said".
    let named = page.reads(sentence.words.start, &["as", "for"]);
    let goes_on = named || !page.is_any(word.wrapping_sub(1), &[",", "”", "\"", "''", "?", "!"]);
    if goes_on && word > sentence.words.start {
        let first = mentions
            .within(&(sentence.words.start..word))
            .iter()
            .find(|mention| cast.actors[mention.actor].kind == ActorKind::Person);
        let first = first.filter(|mention| mention.words.start <= sentence.words.start + 4);
        if let Some(mention) = first.filter(|mention| fits(&mention.actor)) {
            return Some(mention.actor);
        }
    }
    // A paragraph that names a person anew before anyone noted earlier is taken up again is about
    // that one.
    let block = page.blocks.get(sentence.block)?.sentences.clone();
    let opens = page.sentences.get(block.start)?.words.start;
    if noted_at < opens {
        let here = page.sentences.get(block)?.iter().rev();
        let before = here.filter(|here| here.words.start < sentence.words.start);
        let mut named = before.filter_map(|here| {
            let mut inside = mentions.within(&here.words).iter();
            inside.find(|mention| mention.naming == Naming::Named && fits(&mention.actor))
        });
        if let Some(mention) = named.next() {
            return Some(mention.actor);
        }
    }
    if let Some(actor) = noted.iter().flatten().copied().find(&fits) {
        return Some(actor);
    }
    let before = mentions.all.partition_point(|mention| mention.words.end <= word);
    let back = mentions.all.get(..before).unwrap_or(&[]).iter().rev().take(40);
    back.map(|mention| mention.actor).find(fits)
}

/// Whether a source without a name is a woman, where a noun tells: "a spokeswoman".
fn sex(page: &Page<'_>, role: &Role) -> Option<bool> {
    let name = role.name.first().filter(|_| role.kind == ActorKind::Unnamed)?;
    fold(name).split_whitespace().take(8).find_map(|word| page.lexicon.woman(word))
}

/// "He told his Kestrelian counterpart": the side that "he" is not of.
fn counterpart_side<'p>(page: &'p Page<'_>, word: usize) -> Option<&'p str> {
    const REACH: usize = 7;
    let own = (word + 1..word + REACH).find(|at| page.is_any(*at, &["his", "her"]))?;
    let (length, name) = page.lexicon.name_at(page, own + 1)?;
    let side = page.lexicon.side(name).filter(|_| page.low(own + 1 + length) == "counterpart")?;
    Some(side.code.as_str())
}

/// Those whom "they" can mean where nobody spoke together before: the people named in the nearest
/// sentence before that names several.
pub(crate) fn named_together(
    page: &Page<'_>,
    cast: &mut Cast,
    mentions: &Mentions,
    word: usize,
) -> Option<ActorIndex> {
    let here = page.sentence_of(word);
    let before = page.sentences.get(here.saturating_sub(4)..here)?;
    for sentence in before.iter().rev() {
        let mut people: Vec<ActorIndex> = Vec::new();
        for mention in mentions.within(&sentence.words) {
            let person = cast.actors[mention.actor].kind == ActorKind::Person;
            if person && !people.contains(&mention.actor) {
                people.push(mention.actor);
            }
        }
        if people.len() >= 2 {
            return Some(cast.joint(&people, "they"));
        }
    }
    None
}
