//! Contacts that an office's text tells of at its head, under a title that speaks of no talks ("Kestrelian
//! Adviser Commends Harbour Guard").

use chancery_syntax::Form;

use super::is_personal;
use crate::actors::cast::Cast;
use crate::actors::mentions::Mentions;
use crate::encounter::{self, Encounter};
use crate::page::{Page, Words};

/// How many sentences such a text has before it tells of the contact, and through it.
const SENTENCES: usize = 3;

/// One of the first sentences tells that someone of one side called on, or was received by, someone of
/// the other.
pub(super) fn called_on(
    page: &Page<'_>,
    cast: &Cast,
    mentions: &Mentions,
    own_side: Option<&str>,
) -> Option<(usize, Encounter)> {
    page.body().take(SENTENCES).find_map(|(index, sentence)| {
        let words = &sentence.words;
        let found = encounter::find(page, cast, mentions, words, false)?;
        let side = |named: &[encounter::Named]| {
            let mut sides = named.iter().map(|(actor, _)| cast.side_of(*actor));
            sides.next().flatten().map(str::to_owned)
        };
        let courteous = page.find_listed("courtesy_nouns", &found.words).is_some()
            || page.find_listed("calling_on", &found.words).is_some();
        let apart = match (side(&found.left), side(&found.right)) {
            (Some(left), Some(right)) => left != right,
            // The one without a state is the issuer's.
            (Some(one), None) | (None, Some(one)) => courteous && Some(one.as_str()) != own_side,
            (None, None) => false,
        };
        let fits = is_personal(cast, &found) && apart && !found.coming;
        (fits
            && (courteous || is_meeting(page, &found.words))
            && !is_background(page, words, &found.words))
        .then_some((index, found))
    })
}

/// "received", "met with".
fn is_meeting(page: &Page<'_>, contact: &Words) -> bool {
    let past = page.form(contact.start) == Form::Past;
    past && page.in_list("past_meetings", contact.start)
}

/// Told of an earlier day, or in a clause beside the sentence's own.
fn is_background(page: &Page<'_>, sentence: &Words, contact: &Words) -> bool {
    let beside = ["who", "which", "after", "since", "before", "where", "that"];
    let before = contact.start.saturating_sub(12).max(sentence.start)..contact.start;
    page.find_listed("background", sentence).is_some()
        || before.into_iter().any(|at| page.is_any(at, &beside))
}
