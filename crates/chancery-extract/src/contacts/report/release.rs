//! The contact that an office's text or a joint one is about, where its title names no talks.

use chancery_record::ActorKind;

use super::foreign::with_foreigner;
use super::sides::is_named_whole;
use super::{
    Report, between_envoys, describe_group, describe_official, infer_side, is_no_account,
    is_personal, know_sides, led, lists_results, principals, two_sides,
};
use crate::actors::cast::Cast;
use crate::actors::mentions::Mentions;
use crate::encounter::{self, Encounter};
use crate::page::Page;

/// How many sentences of the body may tell of the contact.
const OPENING: usize = 5;
/// How many lines may lead up to a joint text: who released it, "Begin text".
const LEADING_UP: usize = 3;

/// The contact that an office's text reports at its beginning though its title names no talks: of people
/// whose two sides are known, or of states whose envoys met, the office's own among them.
pub(crate) fn in_release(
    page: &Page<'_>,
    cast: &mut Cast,
    mentions: &Mentions,
    title: Option<(&Page<'_>, &Mentions)>,
    own_side: Option<&str>,
) -> Option<Report> {
    let other_matter = |title: &Page<'_>| {
        let whole = 0..title.len();
        let remarks = title.find_listed("remarks_titles", &whole).is_some();
        remarks || is_no_account(title) || lists_results(title)
    };
    if title.is_some_and(|(title, _)| other_matter(title)) {
        return None;
    }
    let told = page.body().take(OPENING).find_map(|(index, sentence)| {
        let found = encounter::in_press(page, cast, mentions, &sentence.words, own_side)?;
        let whole = is_personal(cast, &found) || found.official.is_some();
        let told = whole && !is_beside_matter(page, &found);
        told.then_some((index, found))
    });
    let told = told.map(|(index, mut found)| {
        describe_official(page, cast, mentions, &mut found, own_side);
        (index, found)
    });
    let told = led(page, cast, mentions, told, None)
        .or_else(|| with_group(page, cast, mentions))
        .or_else(|| between_envoys(page, cast, mentions, OPENING + LEADING_UP))?;
    let mut report = Report { lead: Some(told), by_press: true, ..Report::default() };
    know_sides(page, cast, &report, own_side);
    report.principals = principals(cast, &report);
    name_who_spoke(page, cast, mentions, &mut report, own_side);
    let pages = [Some(page), title.map(|(title, _)| title)];
    let together = is_named_whole(page, &report);
    infer_side(&pages, cast, &report.principals, (false, together));
    let apart =
        two_sides(cast, &report.principals, true) || with_foreigner(page, cast, &report, own_side);
    // What others talked about is no account of one's own.
    let own = own_side
        .is_none_or(|own| report.principals.iter().any(|actor| cast.side_of(*actor) == Some(own)));
    (report.principals.len() >= 2 && apart && own).then_some(report)
}

/// "Minister Venn received a group of Kestrelian lawmakers": the first sentence of the body, where it tells of
/// somebody with officials of others who are described together.
pub(super) fn with_group(
    page: &Page<'_>,
    cast: &mut Cast,
    mentions: &Mentions,
) -> Option<(usize, Encounter)> {
    let (index, sentence) = page.body().next()?;
    let found = encounter::with_group(page, cast, mentions, &sentence.words);
    let mut found = found.filter(|found| !found.coming && !is_beside_matter(page, found))?;
    let lists = ["in_person", "gathering"];
    let met = lists.iter().any(|list| page.find_listed(list, &found.words).is_some());
    let human = |(actor, _): &encounter::Named| cast.actors[*actor].kind == ActorKind::Person;
    if !met || !found.left.iter().all(human) {
        return None;
    }
    describe_group(page, cast, &mut found);
    Some((index, found))
}

/// "came a day after talks between …", "welcomes the meeting of …": told beside another matter.
pub(super) fn is_beside_matter(page: &Page<'_>, found: &Encounter) -> bool {
    let noun = found.words.start;
    let Some(sentence) = page.sentences.get(page.sentence_of(noun)) else { return false };
    let from = noun.saturating_sub(4).max(sentence.words.start + 1);
    // "Venn and Tao settled on a sum after hours of talks": the talks of those named before.
    let mut named = found.left.iter().chain(&found.right);
    let theirs = named.all(|(_, words)| words.end <= noun);
    (from..noun)
        .any(|at| page.in_list("after_talks", at) && !theirs || page.in_list("talks_welcomed", at))
}

/// "The Ministry held the Valdoria-Kestrel Political Dialogue. Under-Secretary Venn underscored …": who speaks
/// for the office's own state right behind the sentence that tells of the talks sat for it.
fn name_who_spoke(
    page: &Page<'_>,
    cast: &Cast,
    mentions: &Mentions,
    report: &mut Report,
    own_side: Option<&str>,
) {
    let Some(own) = own_side else { return };
    let Some((index, lead)) = &mut report.lead else { return };
    let states = report.principals.iter().all(|actor| cast.actors[*actor].kind == ActorKind::State);
    let state = report.principals.iter().position(|actor| cast.side_of(*actor) == Some(own));
    let Some(sentence) = page.sentences.get(*index + 1).filter(|_| states) else { return };
    let words = &sentence.words;
    let Some(verb) = words.clone().find(|at| page.is_finite_verb(*at)) else { return };
    let speaks = page.lexicon.verbs.at(page, verb).is_some()
        || page.in_list("delegation_verbs", verb) && !page.is_any(verb + 1, &["by"]);
    let first = mentions.within(&(words.start..verb)).iter().find(|one| {
        let role = &cast.actors[one.actor];
        role.kind == ActorKind::Person && role.office.is_some()
    });
    let first = first.filter(|one| speaks && cast.side_of(one.actor) == Some(own));
    if let Some((first, at)) = first.zip(state) {
        report.principals[at] = first.actor;
        lead.left.push((first.actor, first.words.clone()));
    }
}
