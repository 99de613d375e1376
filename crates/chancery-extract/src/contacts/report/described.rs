//! Those who were in contact and are described rather than named: an official by office, a group,
//! states by their envoys.

use chancery_record::ActorKind;

use crate::actors::cast::Cast;
use crate::actors::mentions::{Mention, Mentions};
use crate::encounter::{self, Encounter};
use crate::page::{Page, Words};

/// Gives an official who goes by office a place on their side: the one named between commas behind the
/// office ("The Minister of Trade of Kestrel, Mara Rusk, received"), or one without a name.
pub(super) fn describe_official(
    page: &Page<'_>,
    cast: &mut Cast,
    mentions: &Mentions,
    found: &mut Encounter,
    own_side: Option<&str>,
) {
    let Some(official) = found.official.clone() else { return };
    let side = official.side.as_deref().or(own_side.filter(|_| !official.of_body));
    let named = named_behind(page, cast, mentions, &official.words);
    let actor = match named {
        Some(one) => {
            let role = &mut cast.actors[one.actor];
            role.side = role.side.take().or_else(|| side.map(str::to_owned));
            one.actor
        }
        None => cast.unnamed(page.bytes(&official.words).of(page.text), side),
    };
    let place = if official.left { &mut found.left } else { &mut found.right };
    place.push((actor, official.words));
}

/// "The Minister of Trade of Kestrel|, Mara Rusk,| received": the person named between commas behind an office.
pub(super) fn named_behind<'m>(
    page: &Page<'_>,
    cast: &Cast,
    mentions: &'m Mentions,
    office: &Words,
) -> Option<&'m Mention> {
    mentions.apposed_to(page, office).filter(|one| {
        let person = cast.actors[one.actor].kind == ActorKind::Person;
        person && (page.low(one.words.end) == "," || page.is_finite_verb(one.words.end))
    })
}

/// The contact of sides whose officials met, near the head of a text.
pub(super) fn between_envoys(
    page: &Page<'_>,
    cast: &mut Cast,
    mentions: &Mentions,
    reach: usize,
) -> Option<(usize, Encounter)> {
    let (index, found) = page.body().take(reach).find_map(|(index, sentence)| {
        Some((index, encounter::envoys(page, cast, mentions, &sentence.words)?))
    })?;
    Some((index, of_envoys(cast, found)))
}

/// The lead, or where it names states and nobody by name, the states whose officials it tells to have met:
/// "As partners of the Marran Federation, we, the foreign ministers of Valdoria and Kestrel, met".
pub(super) fn of_officials(
    page: &Page<'_>,
    cast: &mut Cast,
    mentions: &Mentions,
    lead: Option<(usize, Encounter)>,
) -> Option<(usize, Encounter)> {
    let (index, found) = lead?;
    let mut all = found.left.iter().chain(&found.right);
    let states = all.all(|(actor, _)| {
        let kind = cast.actors[*actor].kind;
        matches!(kind, ActorKind::State | ActorKind::Organization)
    });
    let sentence = page.sentences.get(index).filter(|_| states && !found.coming);
    let envoys = sentence.and_then(|one| encounter::envoys(page, cast, mentions, &one.words));
    Some((index, envoys.map_or(found, |envoys| of_envoys(cast, envoys))))
}

fn of_envoys(cast: &mut Cast, found: encounter::Envoys) -> Encounter {
    let sides = found.sides.into_iter();
    let mut named: Vec<encounter::Named> =
        sides.map(|one| (cast.side(ActorKind::State, &one.code, &one.name), one.words)).collect();
    let right = named.split_off(1);
    Encounter::of(named, right, found.words)
}

/// Gives a group that is described and not named its place on the other side.
pub(super) fn describe_group(page: &Page<'_>, cast: &mut Cast, found: &mut Encounter) {
    let Some(words) = found.group.clone() else { return };
    // The last that is named: "Kestrelian Valdorian leaders" are Valdorians.
    let side = words.clone().rev().find_map(|word| {
        let (_, name) = page.lexicon.name_at(page, word)?;
        page.lexicon.side(name).map(|side| side.code.clone())
    });
    let actor = cast.unnamed(page.bytes(&words).of(page.text), side.as_deref());
    found.right.push((actor, words));
}
