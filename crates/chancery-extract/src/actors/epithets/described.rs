//! Whom a description points back to in a reporter's text: "the minister", "the Valdorian official",
//! "the latter", "the former teacher".

use chancery_record::ActorKind;
use chancery_syntax::Tag;

use super::{MOST, other_of_two};
use crate::actors::cast::{ActorIndex, Cast, Role};
use crate::actors::mentions::Mentions;
use crate::lexicon::{Standing, UnnamedKind};
use crate::page::{Page, Words, fold};

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
    let description = Description::read(page, words)?;
    let noun = page.low(description.head);
    let before = mentions.all.partition_point(|mention| mention.words.end <= words.start);
    let back = mentions.all.get(..before).unwrap_or(&[]).iter().rev().take(80);
    let person = back.map(|mention| mention.actor).find(|actor| {
        let role = &cast.actors[*actor];
        role.kind == ActorKind::Person && role.goes_by(noun) && description.fits(role)
    });
    if person.is_some() || description.plain.len() > 2 && description.side.is_none() {
        return person;
    }
    // "the Harbour Agency" is a name, not the agency spoken of before.
    let proper =
        description.plain.clone().any(|at| page.is_capital(at) && page.tag(at) == Tag::Propn);
    let fits = |role: &Role| description.fits(role);
    let unnamed = unnamed_before(cast, noun, description.side.is_some(), fits)
        .filter(|_| !proper || description.side.is_some());
    // "An aide said …. The official added": of those described and not named, the last one.
    let generic = || {
        let any = page.in_list("any_official", description.head);
        let same = any && !proper && description.plain.len() <= 2;
        same.then(|| unnamed_person(page, cast, fits)).flatten()
    };
    let last = || speaker.filter(|actor| description.may_mean(page, &cast.actors[*actor]));
    unnamed.or_else(generic).or_else(last)
}

/// Behind these words stands what completes a noun, and not the noun itself.
const COMPLEMENTS: [&str; 6] = ["to", "of", "for", "from", "with", "near"];

/// A noun phrase that points back: "the Valdorian official at the talks".
struct Description<'p> {
    /// The words behind the article, without what a preposition adds.
    plain: Words,
    head: usize,
    /// The side that it names.
    side: Option<&'p str>,
}

impl<'p> Description<'p> {
    fn read(page: &'p Page<'_>, words: &Words) -> Option<Self> {
        if !page.is_any(words.start, &["the", "that", "this", "same"]) {
            return None;
        }
        let end = words.clone().find(|at| *at > words.start && page.tag(*at) == Tag::Adp);
        let plain = words.start + 1..end.unwrap_or(words.end);
        let head = plain.clone().rev().find(|at| page.is_word(*at))?;
        // "the President of Kestrel": behind "of" the state whose office it is.
        let of = end.filter(|of| page.low(*of) == "of").map(|of| of + 1);
        let side = plain.clone().chain(of).find_map(|at| page.side(at));
        let side = side.map(|(_, side)| side.code.as_str());
        Some(Self { plain, head, side })
    }

    /// Whether nothing speaks against a person's being of its side.
    fn fits(&self, role: &Role) -> bool {
        self.side.is_none() || role.side.is_none() || role.side.as_deref() == self.side
    }

    /// "The diplomat added": whether a common noun for officials can point back to the one who spoke
    /// last.
    fn may_mean(&self, page: &Page<'_>, role: &Role) -> bool {
        let noun = page.low(self.head);
        let common = page.lexicon.unnamed.at(page, self.head);
        let person = matches!(common, Some((1, UnnamedKind::Person)));
        let office = page.lexicon.offices.at(page, self.head).is_some();
        // Who holds another office is not "the minister".
        let other = office && role.office.is_some() && !role.goes_by(noun);
        // "A diplomat said …. The prime minister added": another who is not named.
        let described = role.kind == ActorKind::Unnamed;
        (person || office) && !other && !described && !noun.ends_with('s') && self.fits(role)
    }
}

/// The unnamed person described last.
fn unnamed_person(
    page: &Page<'_>,
    cast: &Cast,
    fits: impl Fn(&Role) -> bool,
) -> Option<ActorIndex> {
    let described = cast.actors.iter().enumerate().rev().take(MOST);
    let person = |role: &Role| {
        let name = fold(&role.full_name());
        let words: Vec<&str> = name.split_whitespace().take(8).collect();
        let known = |word: &str| {
            matches!(page.lexicon.unnamed.get(word), Some(UnnamedKind::Person))
                && !word.ends_with('s')
        };
        // "a person close to the talks": the words of a noun that is known with what follows it.
        words.iter().any(|word| known(word)) || words.windows(2).any(|two| known(&two.join(" ")))
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
    let latter = page.in_list("the_latter", last);
    if definite && words.len() == 2 && (latter || page.in_list("the_former", last)) {
        return of_two(page, cast, mentions, words.start, latter).or(speaker);
    }
    let other = |known| other_of_two(principals, known);
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
pub(crate) fn of_two(
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
fn unnamed_before(
    cast: &Cast,
    noun: &str,
    sided: bool,
    fits: impl Fn(&Role) -> bool,
) -> Option<ActorIndex> {
    let described = cast.actors.iter().enumerate().rev().take(MOST);
    described
        .filter(|(_, role)| role.kind == ActorKind::Unnamed && fits(role))
        .find(|(_, role)| {
            role.name.first().is_some_and(|name| {
                let name = fold(name);
                // "The Kestrelian foreign office" is not "his office".
                let owned = ["his ", "her ", "their ", "its "];
                if sided && owned.iter().any(|owner| name.starts_with(owner)) {
                    return false;
                }
                // "an aide to the president" is an aide, and no president.
                let head = name.split_whitespace().take(8);
                let mut head = head.take_while(|word| !COMPLEMENTS.contains(word));
                head.any(|word| singular(word) == singular(noun))
            })
        })
        .map(|(index, _)| index)
}

fn singular(noun: &str) -> &str {
    noun.trim_matches(|c: char| !c.is_alphanumeric()).trim_end_matches('s')
}
