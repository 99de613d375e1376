//! The meeting of one body of officials that a text is about: told of all of them together, and of nobody
//! by name.

use super::{Report, is_no_account, lists_results};
use crate::actors::cast::Cast;
use crate::actors::mentions::Mentions;
use crate::encounter::{self, Encounter};
use crate::page::Page;

/// How many sentences of the body may tell of it.
const OPENING: usize = 6;
/// The same in a reporter's text.
const LEDE: usize = 3;

/// The meeting of officials of one body, where nothing else that the text is about was found.
pub(crate) fn gathered(
    page: &Page<'_>,
    cast: &mut Cast,
    mentions: &Mentions,
    title: Option<&Page<'_>>,
    press: bool,
) -> Option<Report> {
    let other_matter = |title: &Page<'_>| {
        let remarks = title.find_listed("remarks_titles", &(0..title.len())).is_some();
        remarks || is_no_account(title) || lists_results(title)
    };
    if title.is_some_and(other_matter) {
        return None;
    }
    let reach = if press { LEDE } else { OPENING };
    let (index, found) = page.body().take(reach).find_map(|(index, sentence)| {
        Some((index, encounter::gathering(page, cast, mentions, &sentence.words)?))
    })?;
    let actor = cast.unnamed(page.bytes(&found.group).of(page.text), None);
    let lead = Encounter::of(vec![(actor, found.group)], Vec::new(), found.words);
    let principals = vec![actor];
    Some(Report { lead: Some((index, lead)), principals, by_press: true, ..Report::default() })
}
