//! Accounts of visits, whose titles mostly stand over plans of travel.

use chancery_syntax::Form;

use super::{is_personal, lead, told_in};
use crate::actors::cast::Cast;
use crate::actors::mentions::{Mentions, Naming};
use crate::page::Page;

/// "Visit of the Foreign Minister of Kestrel" over an account of the talks that were held on it: the
/// first paragraph tells of the visit as past, and what both sides said follows, or of talks.
pub(super) fn tells_of_visit(
    page: &Page<'_>,
    cast: &Cast,
    mentions: &Mentions,
    title: &Page<'_>,
) -> bool {
    const JOINT: usize = 2;
    const OPENING: usize = 2;
    if title.find_listed("visit_titles", &(0..title.len())).is_none() {
        return false;
    }
    let Some((index, found)) = lead(page, cast, mentions, told_in) else { return false };
    let opens = page.body().take(OPENING).any(|(at, _)| at == index);
    // "met", "had a meeting": the verb stands at or right before the words of contact.
    let start = found.words.start;
    let was = |at: usize| page.form(at) == Form::Past || page.low(at) == "had";
    // "Venn, who met Tao in May, arrives on Friday".
    let from = page.sentences.get(index).map_or(start, |sentence| sentence.words.start);
    let aside = (from..start).any(|at| page.is_any(at, &["who", "which", "where", "whom"]));
    let told = opens && !aside && (start.saturating_sub(3)..=start).any(was);
    let joint = page.sentences.iter().filter(|sentence| {
        let head = sentence.words.start..sentence.words.end.min(sentence.words.start + 5);
        let group = mentions.within(&head).iter().find(|mention| {
            mention.naming == Naming::Group && mention.words.start == sentence.words.start
        });
        group.is_some_and(|group| {
            page.lexicon.verbs.at(page, group.words.end).is_some()
                && page.form(group.words.end) == Form::Past
        })
    });
    let joint = joint.take(JOINT).count() >= JOINT;
    !found.coming && is_personal(cast, &found) && (joint || told)
}
