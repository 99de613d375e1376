//! Whether and where a document reports a contact, and between whom.

use chancery_record::{ActorKind, ContactRole};

use crate::cast::{ActorIndex, Cast};
use crate::encounter::{self, Encounter};
use crate::mentions::Mentions;
use crate::page::{Page, Words};

mod called;
mod foreign;
mod labelled;
mod own;
mod press;
mod release;
mod sides;
mod states;
mod visit;

pub(crate) use own::{name_and_office, told_by_author};
pub(crate) use press::in_press;
pub(crate) use release::in_release;
pub(crate) use sides::pair;
pub(super) use sides::{give_sides, principals, two_sides};
use sides::{infer_side, share_sides, side_by_own_visit, side_by_title, side_by_visit};
use visit::tells_of_visit;

/// A title that came with a document, read like text; it has no place in the reading text.
pub(crate) struct Heading<'h, 'a> {
    pub(crate) page: &'h Page<'a>,
    pub(crate) mentions: &'h Mentions,
    pub(crate) given: &'h str,
}

/// Where the contact is reported.
#[derive(Debug, Clone, Default)]
pub(crate) struct Report {
    /// From the title that came with the document.
    pub(crate) heading: Option<Encounter>,
    /// From a sentence of the body, by its index.
    pub(crate) lead: Option<(usize, Encounter)>,
    /// Those who spoke with each other, in order, without doubles.
    pub(crate) principals: Vec<ActorIndex>,
    /// The side whose person is named without a state beside the other's: the text's own.
    pub(crate) own_side: Option<String>,
    /// Whether the one who published it speaks of a contact of his own.
    pub(crate) posted: bool,
    /// Whether it was found in a reporter's text whose title names no talks.
    pub(crate) by_press: bool,
    /// What the text is to the contact, where its title settles that.
    pub(crate) role: Option<ContactRole>,
}

impl Report {
    /// The principal whom the text names by office alone, with the words of the office.
    pub(crate) fn by_office(&self, cast: &Cast) -> Option<(ActorIndex, Words)> {
        let (_, found) = self.lead.as_ref()?;
        let mut named = found.left.iter().chain(&found.right);
        let unnamed = |actor: ActorIndex| {
            let role = &cast.actors[actor];
            let office = role.office.is_some() || found.official.is_some();
            role.kind == ActorKind::Unnamed && office
        };
        named.find(|(actor, _)| unnamed(*actor)).cloned()
    }
}

/// The fewest words of a sentence that is no line above the text.
const SENTENCE: usize = 8;
/// How many sentences of the body are looked at for the one that reports the contact.
pub(super) const LEAD: usize = 7;

/// Finds where the document reports a contact between officials of two sides.
pub(crate) fn report(
    page: &Page<'_>,
    cast: &mut Cast,
    mentions: &Mentions,
    heading: Option<&Heading<'_, '_>>,
    own_side: Option<&str>,
    issuer: Option<&str>,
) -> Option<Report> {
    let in_heading = heading.and_then(|heading| {
        let whole = 0..heading.page.len();
        encounter::find(heading.page, cast, heading.mentions, &whole, true)
    });
    let lists_results = heading.is_some_and(|heading| lists_results(heading.page));
    let visit = heading.is_some_and(|heading| tells_of_visit(page, cast, mentions, heading.page));
    if !visit && heading.is_some_and(|heading| is_no_account(heading.page))
        || lists_results && in_heading.is_none()
    {
        return None;
    }
    let in_heading = in_heading.or_else(|| with_issuer(cast, heading?, issuer?, own_side));
    // "I had a call with the President": whoever publishes it talked, whatever the title says.
    let own_post = issuer.and_then(|issuer| own::by_officer(page, cast, mentions, issuer));
    let in_heading = in_heading.filter(|_| own_post.is_none());
    let by_press = heading.is_none() || own_side.is_none();
    let talk_title = visit || heading.is_none_or(|heading| names_talks(heading.page));
    let titled: Vec<ActorIndex> = heading
        .iter()
        .flat_map(|heading| &heading.mentions.all)
        .map(|mention| mention.actor)
        .filter(|actor| cast.actors[*actor].kind == ActorKind::Person)
        .collect();
    let lead = if own_post.is_some() {
        None
    } else if in_heading.is_some() || talk_title {
        let fits = |(_, found): &(usize, Encounter)| {
            let mut named = found.left.iter().chain(&found.right);
            titled.is_empty() || named.any(|(actor, _)| titled.contains(actor))
        };
        let grouped = |cast: &mut Cast| {
            heading?;
            let (index, mut found) = lead(page, cast, mentions, encounter::with_group)?;
            describe_group(page, cast, &mut found);
            Some((index, found))
        };
        lead(page, cast, mentions, told_in).filter(fits).or_else(|| grouped(cast).filter(fits))
    } else if by_press {
        heading.and_then(|heading| told_first(page, cast, mentions, heading, &titled))
    } else {
        called::called_on(page, cast, mentions, own_side)
    };
    let lead = lead.map(|(index, mut found)| {
        describe_official(page, cast, &mut found, own_side);
        (index, found)
    });
    let lead = if in_heading.is_some() || talk_title {
        led(page, cast, mentions, lead, in_heading.as_ref())
    } else {
        lead
    };
    let told = match lead {
        None if own_post.is_some() => own_post,
        None if in_heading.is_none() => own::told_by_one(page, cast, mentions, issuer, own_side),
        _ => None,
    };
    let (posted, unsided) =
        told.as_ref().map_or((false, false), |told| (told.posted, told.unsided));
    let lead = lead.or(told.map(|told| told.lead));
    let lead = match lead {
        None if by_press && in_heading.is_none() => {
            told_plainly(page, cast, mentions).or_else(|| spoken_of(page, cast, mentions))
        }
        lead => lead,
    };
    if in_heading.is_none() && lead.is_none() {
        return None;
    }
    let in_heading = in_heading.map(|mut found| {
        found.coming |= lead.is_none() && is_ahead(page);
        if let Some(heading) = heading {
            describe_group(heading.page, cast, &mut found);
        }
        found
    });
    let found = Report { heading: in_heading, lead, posted, ..Report::default() };
    settled(page, cast, found, heading, (own_side, unsided))
}

/// The report with its principals and their sides, unless they are of one side.
fn settled(
    page: &Page<'_>,
    cast: &mut Cast,
    mut report: Report,
    heading: Option<&Heading<'_, '_>>,
    (own_side, unsided): (Option<&str>, bool),
) -> Option<Report> {
    know_sides(page, cast, &report, own_side);
    if let Some(heading) = heading
        && let Some((_, found)) = &report.lead
    {
        side_by_title(heading.page, cast, found);
    }
    report.principals = principals(cast, &report);
    let titles = heading.map(|heading| heading.page);
    let titled = report.heading.as_ref().is_some_and(|found| is_personal(cast, found));
    let together = sides::is_named_whole(page, &report);
    report.own_side =
        infer_side(&[Some(page), titles], cast, &report.principals, (titled, together));
    let apart = two_sides(cast, &report.principals, own_side.is_some())
        || own_side.is_none() && between_states(cast, &report.principals)
        || of_one_office(page, cast, &report.principals)
        || foreign::with_foreigner(page, cast, &report, own_side)
        || unsided;
    (report.principals.len() >= 2 && apart).then_some(report)
}

/// Gives those who were in contact the sides that the issuer, their neighbours and a visit tell.
fn know_sides(page: &Page<'_>, cast: &mut Cast, report: &Report, own_side: Option<&str>) {
    give_sides(cast, report, own_side);
    share_sides(cast, report);
    if let Some(lead) = &report.lead {
        side_by_visit(page, cast, lead);
    }
}

/// Two people whose sides the text leaves to the reader, in a text that keeps naming two states.
fn between_states(cast: &Cast, principals: &[ActorIndex]) -> bool {
    let people = principals.iter().all(|actor| {
        cast.actors[*actor].kind == ActorKind::Person && cast.side_of(*actor).is_none()
    });
    let states =
        cast.actors.iter().filter(|role| role.kind == ActorKind::State && role.mentions >= 2);
    people && principals.len() == 2 && states.count() >= 2
}

/// "Remarks at the meeting with President Tao", "Joint Statement with …": the other one is who
/// holds the office that issued it ("Office of the Prime Minister").
fn with_issuer(
    cast: &Cast,
    heading: &Heading<'_, '_>,
    issuer: &str,
    own_side: Option<&str>,
) -> Option<Encounter> {
    let page = heading.page;
    let lists = ["joint_nouns", "meeting_nouns", "call_nouns", "video_nouns"];
    let whole = 0..page.len();
    let noun = lists.iter().find_map(|list| page.find_listed(list, &whole))?;
    let with = (noun.end..page.len()).find(|word| page.low(*word) == "with")?;
    let other = heading
        .mentions
        .within(&(with + 1..page.len()))
        .iter()
        .find(|mention| cast.actors[mention.actor].kind == ActorKind::Person)?;
    let words = crate::lexicon::phrases::split(issuer);
    let offices = (0..words.len())
        .flat_map(|start| (start + 1..=words.len().min(start + 4)).map(move |end| (start, end)));
    let mut held = offices.filter_map(|(start, end)| {
        let office = words[start..end].join(" ");
        page.lexicon.offices.get(&office)?;
        let holders = cast.actors.iter().enumerate().filter(|(index, role)| {
            role.kind == ActorKind::Person
                && *index != other.actor
                && role.holds(&office)
                && role.side.as_deref().is_none_or(|side| own_side == Some(side))
        });
        holders.max_by_key(|(index, role)| (role.mentions, std::cmp::Reverse(*index)))
    });
    let (holder, _) = held.next()?;
    let right = vec![(other.actor, other.words.clone())];
    Some(Encounter::of(vec![(holder, noun.clone())], right, noun))
}

/// Titles of texts that speak of talks without being accounts of them.
pub(super) fn is_no_account(page: &Page<'_>) -> bool {
    page.find_listed("no_account", &(0..page.len())).is_some()
}

/// Titles of lists of what came of talks ("Fact sheet").
fn lists_results(page: &Page<'_>) -> bool {
    page.find_listed("lists_results", &(0..page.len())).is_some()
}

/// Whether a title speaks of talks at all.
fn names_talks(page: &Page<'_>) -> bool {
    let lists = [
        "title_talks",
        "talks_nouns",
        "call_nouns",
        "video_nouns",
        "meeting_nouns",
        "letter_nouns",
        "open_nouns",
        "with_verbs",
    ];
    (0..page.len()).any(|word| lists.iter().any(|name| page.in_list(name, word)))
}

/// Whether these words are a heading at the top of the text.
fn is_title(page: &Page<'_>, words: &Words) -> bool {
    let first = page.sentences.first().filter(|first| first.words == *words);
    first.is_some_and(|first| !page.in_paragraph(first))
}

/// The first of the opening sentences that reports a contact: in a paragraph and told as something
/// that was, else any.
fn lead(
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
fn led(
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
    match told.or_else(|| talks_held(page, index)) {
        Some((told, words)) => Some((told, Encounter { words, ..found })),
        None => Some((index, found)),
    }
}

/// "The consultations on fisheries were held in Brennholt": the last sentence up to this one that
/// tells of talks without those who held them.
fn talks_held(page: &Page<'_>, last: usize) -> Option<(usize, Words)> {
    (0..=last).rev().find_map(|index| {
        let words = &page.sentences[index].words;
        let held = page.find_listed("held_verbs", words)?;
        let noun = (words.start..held.start)
            .rev()
            .find(|at| encounter::HELD.iter().any(|list| page.in_list(list, *at)))?;
        Some((index, noun..held.end))
    })
}

/// The contact that a sentence reports.
fn told_in(page: &Page<'_>, cast: &Cast, mentions: &Mentions, words: &Words) -> Option<Encounter> {
    let found = encounter::find(page, cast, mentions, words, is_title(page, words));
    // An official who goes by office says more than a state.
    match found {
        Some(found) if is_personal(cast, &found) => Some(found),
        found => encounter::with_official(page, cast, mentions, words).or(found),
    }
}

/// Whether people are named on both sides, and not one on both.
fn is_personal(cast: &Cast, found: &Encounter) -> bool {
    let all = || found.left.iter().chain(&found.right);
    let one = all().next().is_none_or(|(first, _)| all().all(|(actor, _)| actor == first));
    !one && all().all(|(actor, _)| cast.actors[*actor].kind == ActorKind::Person)
}

/// A press report whose title speaks of no talks and whose first paragraph opens with them: "Tao
/// warns Venn over tariffs", "President Tao told President Venn in a call on Friday that …". The
/// title has to name both, or one of them as who tells the other something.
fn told_first(
    page: &Page<'_>,
    cast: &Cast,
    mentions: &Mentions,
    heading: &Heading<'_, '_>,
    titled: &[ActorIndex],
) -> Option<(usize, Encounter)> {
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

/// Gives an official who goes by office a place on their side.
fn describe_official(
    page: &Page<'_>,
    cast: &mut Cast,
    found: &mut Encounter,
    own_side: Option<&str>,
) {
    let Some(official) = found.official.clone() else { return };
    let side = official.side.as_deref().or(own_side);
    let actor = cast.unnamed(page.bytes(&official.words).of(page.text), side);
    let place = if official.left { &mut found.left } else { &mut found.right };
    place.push((actor, official.words));
}

/// The contact of sides whose officials met, near the head of a text.
fn between_envoys(
    page: &Page<'_>,
    cast: &mut Cast,
    mentions: &Mentions,
    reach: usize,
) -> Option<(usize, Encounter)> {
    let (index, found) = page.body().take(reach).find_map(|(index, sentence)| {
        Some((index, encounter::envoys(page, cast, mentions, &sentence.words)?))
    })?;
    let sides = found.sides.into_iter();
    let mut named: Vec<encounter::Named> =
        sides.map(|one| (cast.side(ActorKind::State, &one.code, &one.name), one.words)).collect();
    let right = named.split_off(1);
    Some((index, Encounter::of(named, right, found.words)))
}

/// Gives a group that is described and not named its place on the other side.
fn describe_group(page: &Page<'_>, cast: &mut Cast, found: &mut Encounter) {
    let Some(words) = found.group.clone() else { return };
    // The last that is named: "Kestrelian Valdorian leaders" are Valdorians.
    let side = words.clone().rev().find_map(|word| {
        let (_, name) = page.lexicon.name_at(page, word)?;
        page.lexicon.side(name).map(|side| side.code.clone())
    });
    let actor = cast.unnamed(page.bytes(&words).of(page.text), side.as_deref());
    found.right.push((actor, words));
}

/// Whether the text opens with talks to come: "will host", "looks forward to welcoming".
fn is_ahead(page: &Page<'_>) -> bool {
    page.body().take(2).any(|(_, sentence)| {
        let words = &sentence.words;
        let hosts = |at: usize| page.in_list("host_verbs", at) || page.is_any(at, &["meet"]);
        page.find_listed("awaited", words).is_some()
            || words.clone().any(|at| page.is_any(at, &["will"]) && (at + 1..at + 4).any(hosts))
    })
}

/// Two people who hold one and the same office, which a state gives to one person at a time
/// ("President Venn met President Tao").
fn of_one_office(page: &Page<'_>, cast: &Cast, principals: &[ActorIndex]) -> bool {
    let [first, second] = principals else { return false };
    let office = |actor: &ActorIndex| {
        let role = &cast.actors[*actor];
        let (office, _) = role.office.as_ref()?;
        let rank = page.lexicon.rank_of(office);
        let single = rank == Some(1)
            || rank == Some(3) && role.side.is_none()
            || page.lexicon.is_foreign_ministers(office);
        (role.kind == ActorKind::Person && single).then_some(office)
    };
    let open = [first, second].iter().any(|actor| cast.actors[**actor].side.is_none());
    open && office(first).is_some_and(|held| office(second) == Some(held))
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
    let often = people.iter().all(|(actor, _)| cast.actors[*actor].mentions >= 2);
    if people.len() < 2 || !often {
        return None;
    }
    let right = people.split_off(1);
    Some((index, Encounter::of(people, right, noun)))
}
