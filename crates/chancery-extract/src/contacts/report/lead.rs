//! The sentence that reports the contact.

use chancery_record::ActorKind;

use super::Heading;
use super::described::describe_group;
use crate::actors::cast::{ActorIndex, Cast};
use crate::actors::mentions::Mentions;
use crate::encounter::{self, Encounter};
use crate::page::{Page, Words};

/// The fewest words of a sentence that is no line above the text.
const SENTENCE: usize = 8;
/// How many sentences of the body are looked at for the one that reports the contact.
pub(in crate::contacts) const LEAD: usize = 7;

/// How many of them may tell of one between states or offices without names.
pub(super) const LEDE: usize = 3;

/// Under a title that speaks of talks: the sentence that reports them and names somebody whom the
/// title names.
pub(super) fn of_titled(
    page: &Page<'_>,
    cast: &mut Cast,
    mentions: &Mentions,
    heading: Option<&Heading<'_, '_>>,
) -> Option<(usize, Encounter)> {
    let titled = people_in(cast, heading);
    let fits = |(_, found): &(usize, Encounter)| {
        let mut named = found.left.iter().chain(&found.right);
        titled.is_empty() || named.any(|(actor, _)| titled.contains(actor))
    };
    let told = lead(page, cast, mentions, told_in).filter(fits);
    let told = told.map(|told| told_earlier(page, cast, mentions, told));
    if told.is_some() || heading.is_none() {
        return told;
    }
    let (index, mut found) = lead(page, cast, mentions, encounter::with_group)?;
    describe_group(page, cast, &mut found);
    Some((index, found)).filter(fits)
}

/// "Minister Venn told Minister Tao on Monday … The ministers of Valdoria and Kestrel also discussed": what a sentence
/// before tells of people says more than what one tells of states.
fn told_earlier(
    page: &Page<'_>,
    cast: &Cast,
    mentions: &Mentions,
    lead: (usize, Encounter),
) -> (usize, Encounter) {
    if is_personal(cast, &lead.1) || lead.1.official.is_some() {
        return lead;
    }
    let before = page.body().take_while(|(index, _)| *index < lead.0);
    let mut told = before.filter_map(|(index, sentence)| {
        let found = encounter::in_press(page, cast, mentions, &sentence.words, None)?;
        (is_personal(cast, &found) && !found.coming).then_some((index, found))
    });
    told.next().unwrap_or(lead)
}

/// "Minister Venn visited Kestrel. While there she met Minister Tao": whom somebody met says more than where he
/// was. The lead stays where no sentence soon after tells of one of the state that was visited.
pub(super) fn met_on_visit(
    page: &Page<'_>,
    cast: &Cast,
    mentions: &Mentions,
    lead: (usize, Encounter),
) -> (usize, Encounter) {
    let (index, found) = &lead;
    let kind = |(actor, _): &encounter::Named| cast.actors[*actor].kind;
    let guests =
        !found.left.is_empty() && found.left.iter().all(|one| kind(one) == ActorKind::Person);
    let [(state, _)] = found.right.as_slice() else { return lead };
    let toured = kind(&found.right[0]) == ActorKind::State
        && page.find_listed("state_visits", &found.words).is_some();
    if !guests || !toured {
        return lead;
    }
    let guest = |one: &encounter::Named| found.left.iter().any(|(actor, _)| *actor == one.0);
    let host = |one: &encounter::Named| {
        kind(one) == ActorKind::Person && cast.side_of(one.0) == cast.side_of(*state)
    };
    let behind = page.sentences.iter().enumerate().skip(index + 1).take(LEAD);
    let mut behind = behind.filter(|(_, sentence)| page.in_paragraph(sentence));
    let met = behind.find_map(|(at, sentence)| {
        let found = told_in(page, cast, mentions, &sentence.words)?;
        let all = || found.left.iter().chain(&found.right);
        (!found.coming && all().any(guest) && all().any(host)).then_some((at, found))
    });
    met.unwrap_or(lead)
}

/// The people whom a title names.
fn people_in(cast: &Cast, heading: Option<&Heading<'_, '_>>) -> Vec<ActorIndex> {
    let named = heading.iter().flat_map(|heading| &heading.mentions.all);
    let named = named.map(|mention| mention.actor);
    named.filter(|actor| cast.actors[*actor].kind == ActorKind::Person).collect()
}

/// A press report whose title speaks of no talks and whose first paragraph opens with them: "Tao
/// warns Venn over tariffs", "President Tao told President Venn in a call on Friday that …". The
/// title has to name both, or one of them as who tells the other something.
pub(super) fn told_first(
    page: &Page<'_>,
    cast: &Cast,
    mentions: &Mentions,
    heading: &Heading<'_, '_>,
) -> Option<(usize, Encounter)> {
    let titled = people_in(cast, Some(heading));
    let opening = page.body().find(|(_, sentence)| sentence.words.len() >= SENTENCE);
    let (index, sentence) = opening?;
    let found = encounter::find(page, cast, mentions, &sentence.words, false)
        .filter(|found| is_personal(cast, found))
        .or_else(|| encounter::with_official(page, cast, mentions, &sentence.words))
        .filter(|found| !found.coming)?;
    let named = || found.left.iter().chain(&found.right).map(|(actor, _)| *actor);
    let both = named().count() >= 2 && named().all(|actor| titled.contains(&actor));
    let whole = 0..heading.page.len();
    let tells = heading.page.find_listed("title_tells", &whole).is_some();
    let one = !titled.is_empty() && titled.iter().all(|actor| named().any(|one| one == *actor));
    (both || tells && one).then_some((index, found))
}

/// In a press report under a title without talks: the first sentence that tells of a call.
pub(super) fn in_passing(
    page: &Page<'_>,
    cast: &Cast,
    mentions: &Mentions,
) -> Option<(usize, Encounter)> {
    told_plainly(page, cast, mentions).or_else(|| spoken_of(page, cast, mentions))
}

/// "It came down to a series of telephone calls between Venn and Tao": where a call is told of, the
/// first sentence that tells who spoke.
fn told_plainly(page: &Page<'_>, cast: &Cast, mentions: &Mentions) -> Option<(usize, Encounter)> {
    let by_call = |found: &Encounter| {
        let lists = ["video_nouns", "call_nouns"];
        lists.iter().any(|list| page.find_listed(list, &found.words).is_some())
    };
    page.body().take(LEAD + 4).find_map(|(index, sentence)| {
        let found = encounter::in_press(page, cast, mentions, &sentence.words, None)?;
        (is_personal(cast, &found) && by_call(&found)).then_some((index, found))
    })
}

/// Press reports name the talks in one sentence and the people in others: a noun of contact among
/// the first sentences, and the first two people of different sides named by then.
fn spoken_of(page: &Page<'_>, cast: &Cast, mentions: &Mentions) -> Option<(usize, Encounter)> {
    const NEAR: usize = 8;
    let nouns = ["video_nouns", "call_nouns"];
    let paragraphs = page.sentences.iter().enumerate().take(LEAD + 4);
    let (index, noun) = paragraphs.clone().find_map(|(index, sentence)| {
        let heading = !page.in_paragraph(sentence);
        let found = nouns.iter().find_map(|list| page.find_listed(list, &sentence.words))?;
        let near = found.start.saturating_sub(4).max(sentence.words.start)..found.start;
        let earlier = near.into_iter().any(|word| page.in_list("earlier_talks", word));
        (!heading && !earlier).then_some((index, found))
    })?;
    let mut people: Vec<(ActorIndex, Words)> = Vec::new();
    for (_, sentence) in paragraphs {
        for mention in mentions.within(&sentence.words) {
            let person = cast.actors[mention.actor].kind == ActorKind::Person;
            let side = cast.side_of(mention.actor);
            let other = people.iter().all(|(known, _)| {
                *known != mention.actor && (side.is_none() || cast.side_of(*known) != side)
            });
            if person && other && people.len() < 2 {
                people.push((mention.actor, mention.words.clone()));
            }
        }
    }
    // "In a phone call with Foreign Minister Tao": where the one it was with is named, it was with him.
    let with = noun.end..noun.end + usize::from(page.is_any(noun.end, &["with", "from", "to"]));
    let stop = page.sentences.get(index).map_or(with.end, |sentence| sentence.words.end);
    let other = mentions.within(&(with.end..stop.min(with.end + NEAR))).iter().any(|one| {
        let person = cast.actors[one.actor].kind == ActorKind::Person;
        person && people.iter().all(|(known, _)| *known != one.actor)
    });
    if !with.is_empty() && other {
        return None;
    }
    let often = people.iter().all(|(actor, _)| cast.actors[*actor].mentions >= 2);
    if people.len() < 2 || !often {
        return None;
    }
    let right = people.split_off(1);
    Some((index, Encounter::of(people, right, noun)))
}

/// The first of the opening sentences that reports a contact: in a paragraph and told as something
/// that was, else any.
pub(super) fn lead(
    page: &Page<'_>,
    cast: &Cast,
    mentions: &Mentions,
    find: impl Fn(&Page<'_>, &Cast, &Mentions, &Words) -> Option<Encounter>,
) -> Option<(usize, Encounter)> {
    let mut best: Option<(usize, Encounter)> = None;
    for (index, sentence) in page.sentences.iter().enumerate().take(LEAD) {
        let heading = !page.in_paragraph(sentence);
        let Some(found) = find(page, cast, mentions, &sentence.words) else {
            continue;
        };
        // "… issued the following statement on the call between X and Y:" leads up to the report.
        let leads_up = page.low(sentence.words.end.saturating_sub(1)) == ":";
        // A heading may stand in the text like a paragraph: it ends without a mark.
        let last = page.raw(sentence.words.end.saturating_sub(1));
        let unended = !last.ends_with(['.', '!', '?', '”', '"', ')', '…']);
        let full = !heading && !found.coming && !leads_up && !unended;
        if full || best.is_none() {
            best = Some((index, found));
            if full {
                break;
            }
        }
    }
    best
}

/// The lead, or those who led the delegations where it names no person on both sides.
pub(super) fn led(
    page: &Page<'_>,
    cast: &mut Cast,
    mentions: &Mentions,
    lead: Option<(usize, Encounter)>,
    heading: Option<&Encounter>,
) -> Option<(usize, Encounter)> {
    let person = |(actor, _): &encounter::Named| cast.actors[*actor].kind == ActorKind::Person;
    let personal =
        |found: &Encounter| found.left.iter().any(person) && found.right.iter().any(person);
    if lead.iter().any(|(_, found)| personal(found)) || heading.is_some_and(personal) {
        return lead;
    }
    let Some(led) = encounter::delegations(page, cast, mentions, LEAD) else { return lead };
    let (index, found) = (led.sentence, led.encounter);
    for (actor, side) in led.sides {
        cast.actors[actor].side.get_or_insert(side);
    }
    // The sentence that tells of the talks says more of them than the one that tells who led.
    let told = lead.filter(|(told, _)| *told <= index).map(|(told, talks)| (told, talks.words));
    match told.or_else(|| talks_held(page, cast, mentions, index)) {
        Some((told, words)) => Some((told, Encounter { words, ..found })),
        None => Some((index, found)),
    }
}

/// "The consultations on fisheries were held in Brennholt": the last sentence up to this one that
/// tells of talks without those who held them.
fn talks_held(
    page: &Page<'_>,
    cast: &Cast,
    mentions: &Mentions,
    last: usize,
) -> Option<(usize, Words)> {
    (0..=last).rev().find_map(|index| {
        let words = &page.sentences[index].words;
        if let Some(found) = encounter::envoys(page, cast, mentions, words) {
            return Some((index, found.words));
        }
        let held = page.find_listed("held_verbs", words)?;
        let noun =
            (words.start..held.start).rev().find(|at| page.in_any_list(&encounter::HELD, *at))?;
        Some((index, noun..held.end))
    })
}

/// The contact that a sentence reports.
pub(super) fn told_in(
    page: &Page<'_>,
    cast: &Cast,
    mentions: &Mentions,
    words: &Words,
) -> Option<Encounter> {
    // "Deputy Tao asked the Minister to report on her meeting with": talks that an answer tells of.
    if page.find_listed("asked_in_parliament", words).is_some() {
        return None;
    }
    let found = encounter::find(page, cast, mentions, words, is_title(page, words));
    let found =
        found.filter(|found| !encounter::is_told_beside(page, cast, mentions, words, found));
    // An official who goes by office says more than a state.
    match found {
        Some(found) if is_personal(cast, &found) => Some(found),
        found => encounter::with_official(page, cast, mentions, words).or(found),
    }
}

/// Whether people are named on both sides, and not one on both.
pub(super) fn is_personal(cast: &Cast, found: &Encounter) -> bool {
    let all = || found.left.iter().chain(&found.right);
    let one = all().next().is_none_or(|(first, _)| all().all(|(actor, _)| actor == first));
    !one && all().all(|(actor, _)| cast.actors[*actor].kind == ActorKind::Person)
}

/// Whether these words are a heading at the top of the text.
fn is_title(page: &Page<'_>, words: &Words) -> bool {
    let first = page.sentences.first().filter(|first| first.words == *words);
    first.is_some_and(|first| !page.in_paragraph(first))
}
