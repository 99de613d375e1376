//! Sources who said nothing: "Neither side confirmed", "None of the ministers rejected".

use chancery_syntax::Tag;

use crate::page::{Page, Words};

/// Whether the words for a source, with those before them, are for nobody or for nothing.
pub(crate) fn is_nobody(page: &Page<'_>, words: &Words) -> bool {
    page.in_list("nobody", words.start)
        || words.len() == 1 && page.in_list("nothing", words.start)
        || page.is_any(words.start.wrapping_sub(1), &["no", "neither", "nor"])
        || is_of_nobody(page, words.start)
}

/// "None of the two | ministers", "no one from the | ministry".
fn is_of_nobody(page: &Page<'_>, start: usize) -> bool {
    const REACH: usize = 3;
    let of = (start.saturating_sub(REACH)..start).rev().take_while(|at| {
        page.is_any(*at, &["of", "from", "in", "at", "among"])
            || page.tag(*at) == Tag::Num
            || page.is_any(*at, &["the", "these", "those", "its", "their", "his", "her"])
    });
    let Some(of) = of.filter(|at| page.tag(*at) == Tag::Adp).last() else { return false };
    (1..=2).any(|length| {
        of.checked_sub(length).is_some_and(|at| page.listed("nobody", at) == Some(length))
    })
}
