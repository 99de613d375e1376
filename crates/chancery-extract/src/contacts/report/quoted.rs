//! A contact that one who took part tells in words that a reporter quotes: "“I had a meeting with President Tao,”
//! Venn wrote on Wednesday".

use super::own::met_in;
use super::{Report, give_sides, principals, two_sides};
use crate::actors::cast::{ActorIndex, Cast};
use crate::actors::mentions::Mentions;
use crate::page::{Page, Words};

/// How many sentences at the head of a text may hold the quotation.
const OPENING: usize = 8;

/// The first contact that one of these speakers tells of as his own near the head of a text; `told` are who spoke
/// and the words that are quoted.
pub(crate) fn told_in_quotation(
    page: &Page<'_>,
    cast: &mut Cast,
    mentions: &Mentions,
    told: &[(ActorIndex, Words)],
    own_side: Option<&str>,
) -> Option<Report> {
    let last = page.body().take(OPENING).last().map(|(index, _)| index)?;
    told.iter().find_map(|(speaker, words)| {
        let index = page.sentence_of(words.start);
        let near = (index <= last).then_some((index, words));
        let lead = met_in(page, cast, mentions, *speaker, near?)?;
        let mut report = Report { lead: Some(lead), by_press: true, ..Report::default() };
        give_sides(cast, &report, own_side);
        report.principals = principals(cast, &report);
        let apart = two_sides(cast, &report.principals, own_side.is_some());
        (report.principals.len() >= 2 && apart).then_some(report)
    })
}
