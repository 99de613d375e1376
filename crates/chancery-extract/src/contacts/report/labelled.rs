//! Contacts that those who took part tell of themselves: speakers under their labels ("PRIME MINISTER:
//! It was good to have this meeting with …"), and a text that says "me" without saying whose it is.

use chancery_record::ActorKind;

use super::own;
use crate::actors::cast::{ActorIndex, Cast};
use crate::actors::mentions::{Mention, Mentions};
use crate::actors::title::title_at;
use crate::document::author::questions_in_parliament;
use crate::document::labels;
use crate::encounter::{self, Encounter, Named};
use crate::page::{Page, Sentence, Words};

/// How many blocks are looked through for labels.
const BLOCKS: usize = 120;
/// How many sentences from the first label on may speak of the talks.
const SENTENCES: usize = 16;
/// How far from the noun of contact "our" or "we" may stand.
const NEAR: usize = 8;
/// How many whole sentences of the body are looked at for one that begins with "I", and how long such a one is.
const HEAD: usize = 6;
const WHOLE: usize = 8;
/// Nouns of contact.
const TALKS: [&str; 4] = ["video_nouns", "call_nouns", "meeting_nouns", "talk_nouns"];

/// Two labelled speakers of different sides, or one who tells of talks with others, where one of the
/// first sentences speaks of "our meeting".
pub(super) fn labelled(
    page: &Page<'_>,
    cast: &mut Cast,
    mentions: &Mentions,
) -> Option<(usize, Encounter)> {
    // A member of parliament who asks took no part in what is asked about.
    if questions_in_parliament(page).next().is_some() {
        return None;
    }
    let (speakers, interview) = speakers(page, cast);
    let (first, _) = speakers.first()?;
    let (own, at) = (*first, speakers[0].1.clone());
    let from = page.sentence_of(at.start);
    let (index, noun) = told(page, from)?;
    let side = cast.side_of(own).map(str::to_owned);
    let apart = |cast: &Cast, actor: ActorIndex| {
        actor != own && (side.is_none() || cast.side_of(actor) != side.as_deref())
    };
    let mut right: Vec<Named> =
        speakers[1..].iter().filter(|(actor, _)| apart(cast, *actor)).take(1).cloned().collect();
    // Who is only asked may be asked of anybody's talks.
    if right.is_empty() && interview {
        return None;
    }
    if right.is_empty() {
        let stop = page.sentences.get(index)?.words.end;
        let near = mentions.within(&(page.sentences[from].words.start..stop));
        let other = near.iter().find(|mention| {
            cast.actors[mention.actor].kind == ActorKind::Person && apart(cast, mention.actor)
        });
        right.extend(other.map(|mention| (mention.actor, mention.words.clone())));
    }
    let mut found = Encounter::of(vec![(own, at)], right, noun);
    if found.right.is_empty() {
        let near = page.sentences.iter().skip(index).take(3);
        let mut groups =
            near.filter_map(|next| encounter::group_with(page, cast, mentions, &next.words));
        found.group = Some(groups.next()?);
        super::describe_group(page, cast, &mut found);
    }
    Some((index, found))
}

/// Those who speak under labels, in order, each once; not those who only ask or moderate. Whether a
/// question comes first.
fn speakers(page: &Page<'_>, cast: &mut Cast) -> (Vec<Named>, bool) {
    let mut speakers: Vec<Named> = Vec::new();
    let mut interview = false;
    for block in page.blocks.iter().take(BLOCKS) {
        let Some(sentence) = page.sentences.get(block.sentences.start) else { continue };
        let Some(label) = labels::at(page, cast, &sentence.words, None) else { continue };
        let labels::Labelled::Speaker(speaker) = label.speaker else {
            interview |= speakers.is_empty();
            continue;
        };
        let title = title_at(page, label.words.start, label.words.end);
        let title = title.or_else(|| {
            let the = page.low(label.words.start) == "the";
            the.then(|| title_at(page, label.words.start + 1, label.words.end)).flatten()
        });
        let actor = held_by(page, cast, speaker, title.as_ref());
        let role = &mut cast.actors[actor];
        let office = title.as_ref().is_some_and(|title| title.has_office);
        let sided = title.as_ref().is_some_and(|title| title.side.is_some());
        // Of those who go by an office alone the first is the one whose text it is.
        if role.kind != ActorKind::Person && !(office && (sided || speakers.is_empty())) {
            continue;
        }
        // "RUBEN TAO, PRESIDENT OF KESTREL": the side stands in the office behind the name.
        let comma = label.words.clone().find(|word| page.low(*word) == ",");
        let behind = comma.and_then(|comma| title_at(page, comma + 1, label.words.end));
        if let Some(side) = title.and_then(|title| title.side).or(behind.and_then(|t| t.side)) {
            role.side.get_or_insert(side);
        }
        if speakers.iter().all(|(known, _)| *known != actor) {
            speakers.push((actor, label.words));
        }
    }
    (speakers, interview)
}

/// "THE PRESIDENT": the first one named who holds that office, as the title of the text says.
fn held_by(
    page: &Page<'_>,
    cast: &Cast,
    actor: ActorIndex,
    title: Option<&crate::actors::title::Title>,
) -> ActorIndex {
    let Some(title) = title.filter(|title| title.has_office && title.side.is_none()) else {
        return actor;
    };
    if cast.actors[actor].kind == ActorKind::Person {
        return actor;
    }
    let office = crate::page::fold(page.bytes(&title.office).of(page.text));
    let holds = |role: &crate::actors::cast::Role| {
        role.kind == ActorKind::Person && role.mentions > 0 && role.holds(&office)
    };
    cast.actors.iter().position(holds).unwrap_or(actor)
}

/// The first sentence that speaks of talks that those who speak have had, with its noun.
fn told(page: &Page<'_>, from: usize) -> Option<(usize, Words)> {
    page.sentences.iter().enumerate().skip(from).take(SENTENCES).find_map(|(index, sentence)| {
        let words = &sentence.words;
        let noun =
            words.clone().find(|at| page.in_any_list(&TALKS, *at) && page.tag(*at).is_nominal())?;
        let near = noun.saturating_sub(NEAR).max(words.start)..words.end.min(noun + NEAR);
        let own = near.clone().any(|at| page.in_list("speaking_selves", at));
        let coming = near.clone().any(|at| {
            page.in_list("coming_auxiliaries", at) && page.low(at) != "to"
                || page.in_list("not_ours", at)
        });
        (own && !coming).then(|| (index, noun..noun + 1))
    })
}

/// Who speaks, the other, and the words of contact.
type Told = (usize, Mention, Words);

/// "President Venn reached out to me tonight", "I spoke with President Venn": one who does not say
/// who it is.
pub(super) fn unsigned(
    page: &Page<'_>,
    cast: &mut Cast,
    mentions: &Mentions,
) -> Option<(usize, Encounter)> {
    let mine = |(_, sentence): &(usize, &Sentence)| page.raw(sentence.words.start) == "I";
    let whole = |(_, sentence): &(usize, &Sentence)| sentence.words.len() >= WHOLE;
    let body = page.body().filter(whole).take(HEAD).filter(mine);
    let mut near = own::opening(page).into_iter().chain(body);
    let (index, (me, other, told)) = near.find_map(|(index, sentence)| {
        let words = &sentence.words;
        let told = reached_me(page, cast, mentions, words);
        Some((index, told.or_else(|| told_of_me(page, mentions, words))?))
    })?;
    let role = &cast.actors[other.actor];
    if role.kind != ActorKind::Person || role.office.is_none() {
        return None;
    }
    let own = cast.unnamed(page.raw(me), None);
    let left = vec![(own, me..me + 1)];
    Some((index, Encounter::of(left, vec![(other.actor, other.words)], told)))
}

/// "President Venn reached out to me".
fn reached_me(page: &Page<'_>, cast: &Cast, mentions: &Mentions, sentence: &Words) -> Option<Told> {
    let told = page.find_listed("reached_me", sentence)?;
    let before = mentions.within(&(sentence.start..told.start)).iter();
    let near = || before.clone().filter(|mention| told.start - mention.words.end <= 4);
    let person = |mention: &&Mention| cast.actors[mention.actor].kind == ActorKind::Person;
    let other = near().find(person).or_else(|| near().next_back())?.clone();
    let me = (told.start..told.end).find(|at| page.is_any(*at, &["me", "us"]))?;
    Some((me, other, told))
}

/// "I spoke today with Minister Tao", "I met", "I visited Kestrel for talks with".
fn told_of_me(page: &Page<'_>, mentions: &Mentions, sentence: &Words) -> Option<Told> {
    let me = Some(sentence.start).filter(|me| page.raw(*me) == "I")?;
    if let Some(other) = own::came_to_see(page, mentions, me, sentence) {
        return Some((me, other.clone(), me + 1..other.words.start));
    }
    let near = me + 1..sentence.end.min(me + 6);
    let verb =
        near.into_iter().find(|at| page.in_any_list(&["with_verbs", "object_verbs"], *at))?;
    let to = page.in_list("to_verbs", verb);
    let mut near = verb + 1..sentence.end.min(verb + NEAR);
    let with = near.find(|at| page.low(*at) == "with" || to && page.low(*at) == "to");
    let from = with.map(|at| at + 1).or_else(|| Some(verb + page.listed("object_verbs", verb)?))?;
    let other = mentions.within(&(from..sentence.end)).first()?.clone();
    (other.words.start <= from + 2).then_some((me, other, verb..from))
}
