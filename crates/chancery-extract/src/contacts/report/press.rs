//! The contact that a reporter's text is about, where its title names no talks, or names those on one
//! side by office alone ("… meets Kestrelian, Marran counterparts").

use chancery_record::ActorKind;

use super::lead::LEDE;
use super::plain::names_other_side;
use super::sides::{is_bare, is_named_whole};
use super::{
    Report, describe_official, infer_side, is_personal, principals, side_by_title, two_sides,
};
use crate::actors::cast::{ActorIndex, Cast};
use crate::actors::mentions::Mentions;
use crate::dates::english::month;
use crate::encounter::{self, Encounter, Named};
use crate::page::{Page, Words};

/// How many sentences of the body may tell of the contact.
const REACH: usize = 24;
/// How many may name those whom the title or the first paragraph only describes.
const NAMED: usize = 12;

/// Completes what a reporter's text reports, or finds it.
pub(crate) fn in_press(
    page: &Page<'_>,
    cast: &mut Cast,
    mentions: &Mentions,
    title: Option<(&Page<'_>, &Mentions)>,
    reported: Option<Report>,
    own_side: Option<&str>,
) -> Option<Report> {
    if title.is_some_and(|(title, _)| super::is_no_account(title)) {
        return reported;
    }
    let mut report = match reported {
        Some(report) => report,
        None => main_contact(page, cast, mentions, title.map(|(title, _)| title), own_side)?,
    };
    if report.lead.is_none() {
        report.lead = opening(page, cast, mentions, &report, own_side);
    }
    name_those_described(page, cast, mentions, title.map(|(title, _)| title), &mut report);
    Some(report)
}

/// The first sentence that tells of a contact: of people among the first so many, of states or
/// offices only in the first paragraphs.
fn main_contact(
    page: &Page<'_>,
    cast: &mut Cast,
    mentions: &Mentions,
    title: Option<&Page<'_>>,
    own_side: Option<&str>,
) -> Option<Report> {
    let told: Vec<(usize, usize, Encounter)> = page
        .body()
        .take(REACH)
        .enumerate()
        .filter_map(|(place, (index, sentence))| {
            let found = encounter::in_press(page, cast, mentions, &sentence.words, own_side)?;
            let full = is_personal(cast, &found) || found.official.is_some();
            (full || place < LEDE).then_some((place, index, found))
        })
        .collect();
    let lead = told.into_iter().find(|(_, _, found)| {
        if let Some(title) = title {
            side_by_title(title, cast, found);
        }
        is_between_two(cast, found)
    });
    // What states did in the first paragraphs comes before what people did further on.
    let opens = lead.as_ref().is_some_and(|(place, ..)| *place < LEDE);
    let envoys = if opens { None } else { super::between_envoys(page, cast, mentions, LEDE) };
    let lead = envoys.or(lead.map(|(_, index, found)| (index, found)));
    let lead = lead.or_else(|| super::states::in_title(page, cast, title?));
    let lead = lead.or_else(|| super::release::with_group(page, cast, mentions));
    let (index, mut found) = lead?;
    describe_official(page, cast, mentions, &mut found, None);
    let mut report = Report { lead: Some((index, found)), by_press: true, ..Report::default() };
    report.principals = principals(cast, &report);
    let together = is_named_whole(page, &report);
    infer_side(&[Some(page), None], cast, &report.principals, (false, together));
    // One whose state is left out may be of the publisher's: a house that writes like a reporter.
    let publishers = |actor: &ActorIndex| own_side.is_some() && cast.side_of(*actor) == own_side;
    let issued = report.principals.iter().any(|actor| publishers(actor) || is_bare(cast, *actor));
    let apart = two_sides(cast, &report.principals, issued)
        || names_other_side(page, title, cast, &report.principals, (None, own_side));
    (report.principals.len() >= 2 && apart).then_some(report)
}

/// Whether those of a contact can be of two sides.
fn is_between_two(cast: &Cast, found: &Encounter) -> bool {
    let all = || found.left.iter().chain(&found.right).map(|(actor, _)| *actor);
    let mut sides: Vec<Option<&str>> = all().map(|actor| cast.side_of(actor)).collect();
    if let Some(official) = &found.official {
        sides.push(official.side.as_deref());
    }
    let mut known: Vec<&str> = sides.iter().flatten().copied().collect();
    known.sort_unstable();
    known.dedup();
    let open = sides.iter().any(Option::is_none);
    sides.len() >= 2 && (known.len() >= 2 || known.len() == 1 && open)
}

/// The sentence at the beginning that tells of the contact that the title names.
fn opening(
    page: &Page<'_>,
    cast: &Cast,
    mentions: &Mentions,
    report: &Report,
    own_side: Option<&str>,
) -> Option<(usize, Encounter)> {
    let sides: Vec<&str> =
        report.principals.iter().filter_map(|actor| cast.side_of(*actor)).collect();
    let own = |actor: ActorIndex| {
        report.principals.contains(&actor)
            || cast.side_of(actor).is_some_and(|side| sides.contains(&side))
    };
    page.body().take(LEDE).find_map(|(index, sentence)| {
        let words = &sentence.words;
        let found = encounter::in_press(page, cast, mentions, words, own_side)?;
        let all = || found.left.iter().chain(&found.right);
        let ours = all().filter(|(actor, _)| own(*actor)).count();
        (ours >= 2 || ours == 1 && all().count() == 1).then_some((index, found))
    })
}

/// Puts the names in the place of states or of a group of officials, where a sentence names one of
/// each side together.
fn name_those_described(
    page: &Page<'_>,
    cast: &Cast,
    mentions: &Mentions,
    title: Option<&Page<'_>>,
    report: &mut Report,
) {
    let person = |actor: &ActorIndex| cast.actors[*actor].kind == ActorKind::Person;
    if report.principals.iter().all(person) {
        return;
    }
    let mut sides: Vec<String> = report
        .principals
        .iter()
        .filter_map(|actor| cast.side_of(*actor).map(str::to_owned))
        .collect();
    let group = report.heading.as_ref().and_then(|found| found.group.clone());
    if let Some((title, words)) = title.zip(group) {
        sides.extend(sides_in(title, &words));
    }
    sides.sort_unstable();
    sides.dedup();
    let sides: Vec<&str> = sides.iter().map(String::as_str).collect();
    if sides.len() < 2 {
        return;
    }
    let named = page.body().take(NAMED).find_map(|(_, sentence)| {
        // "Venn and Tao agreed in February": other talks than these.
        let mut words = sentence.words.clone();
        if words.any(|at| page.low(at) == "in" && month(page.low(at + 1)).is_some()) {
            return None;
        }
        // "Ahead of a summit of Venn and Tao, which will take place": others than those who talked.
        let told = encounter::find(page, cast, mentions, &sentence.words, false);
        if told.is_some_and(|found| found.coming) {
            return None;
        }
        encounter::named_together(page, cast, mentions, &sentence.words, &sides)
    });
    let leaders = || {
        let near = page.body().take(LEDE);
        let mut near = near.map(|(_, sentence)| &sentence.words);
        near.find_map(|words| encounter::leaders_together(page, cast, mentions, words, &sides))
    };
    let named = named.or_else(|| are_leaders(page, report).then(leaders).flatten());
    let counterparts = || {
        let near = page.body().take(NAMED).map(|(_, sentence)| &sentence.words);
        let lead = are_leaders(page, report);
        near.into_iter().find_map(|words| {
            encounter::counterparts_together(page, cast, mentions, words, &sides, lead)
        })
    };
    let named = named.or_else(counterparts);
    let named = named.or_else(|| led_for_each(page, cast, mentions, report, &sides));
    let Some(named) = named else { return };
    let all = |named: &Named| named.0;
    let known: Vec<ActorIndex> = named.iter().map(all).collect();
    if report.principals.iter().any(|actor| person(actor) && !known.contains(actor)) {
        return;
    }
    report.principals = known;
    if let Some((_, lead)) = &mut report.lead {
        lead.right.extend(named);
    }
}

/// "The Valdorian team was headed by Envoy Venn, while Kestrel was represented by Adviser Tao": those who led,
/// where states alone are told to have talked.
fn led_for_each(
    page: &Page<'_>,
    cast: &Cast,
    mentions: &Mentions,
    report: &Report,
    sides: &[&str],
) -> Option<Vec<Named>> {
    let state = |actor: &ActorIndex| cast.actors[*actor].kind == ActorKind::State;
    if !report.principals.iter().all(state) {
        return None;
    }
    let led = encounter::delegations(page, cast, mentions, NAMED)?;
    let mut codes: Vec<&str> = led.sides.iter().map(|(_, side)| side.as_str()).collect();
    codes.sort_unstable();
    let found = led.encounter;
    (codes == sides).then(|| found.left.into_iter().chain(found.right).collect())
}

/// Whether it is leaders of states that a report tells to have met.
fn are_leaders(page: &Page<'_>, report: &Report) -> bool {
    report.told_in(page).is_some_and(|words| page.find_listed("leaders", &words).is_some())
}

/// The sides that these words name.
fn sides_in(page: &Page<'_>, words: &Words) -> Vec<String> {
    let names = words.clone().filter_map(|word| page.lexicon.name_at(page, word));
    names.filter_map(|(_, name)| page.lexicon.side(name).map(|side| side.code.clone())).collect()
}
