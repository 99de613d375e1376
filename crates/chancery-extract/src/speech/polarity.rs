//! What was not said: "did not promise", "refused to say", "was expected to announce", "would have
//! agreed". An analyst who reads it as said reads the opposite of the text.
//!
//! Only the words before the verb count, back to its auxiliaries: a negation within the content is
//! what somebody says.

use chancery_record::Force;
use chancery_syntax::Tag;

use crate::page::{Page, Words};

/// What stands before a verb of saying makes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Polarity {
    /// It was said.
    Said,
    /// What was not accepted was turned down, what was not ruled out is held possible.
    Turned(Force),
    /// It was not said.
    Unsaid,
}

/// The dictionary form of a verb that was turned ("not accept") begins so.
pub(crate) const TURNED: &str = "not ";

/// How many words before a verb may belong to it.
const REACH: usize = 6;

/// Whether a verb of saying of this force was said, by the words that lead up to it.
pub(crate) fn polarity(
    page: &Page<'_>,
    verb: usize,
    sentence: &Words,
    force: Option<Force>,
) -> Polarity {
    let floor = verb.saturating_sub(REACH).max(sentence.start);
    let group = group(page, verb, floor);
    let before = floor..verb;
    let held = leads_up(page, "holding_back", &before)
        || leads_up(page, "supposing", &before)
        || leads_up(page, "hearsay", &before) && is_conditional(page, sentence);
    let denied =
        group.clone().any(|at| denies(page, at, verb)) || of_none(page, floor, group.start);
    // "does not want to see": a stand that is taken.
    let stands = group.clone().any(|at| page.is_any(at, &["do", "does"]));
    match (denied, held) {
        (false, false) => Polarity::Said,
        // "did not fail to mention": it was mentioned.
        (true, true) => Polarity::Said,
        (false, true) => Polarity::Unsaid,
        (true, false) => match force {
            Some(Force::Rejection) => Polarity::Turned(Force::Assessment),
            Some(Force::Agreement | Force::Commitment | Force::Offer) => {
                Polarity::Turned(Force::Rejection)
            }
            _ if stands => Polarity::Said,
            _ => Polarity::Unsaid,
        },
    }
}

/// The auxiliaries and adverbs before a verb, with it.
fn group(page: &Page<'_>, verb: usize, floor: usize) -> Words {
    let belongs = |at: &usize| {
        page.tag(*at) == Tag::Aux
            || page.tag(*at) == Tag::Adv
            || page.tag(*at) == Tag::Part && page.low(*at) != "to"
            || page.in_list("denying", *at)
            || page.in_list("auxiliaries", *at)
    };
    let start = (floor..verb).rev().take_while(belongs).last().unwrap_or(verb);
    start..verb
}

/// "No agreement | was reached": whether what stands before the verb is no such thing.
fn of_none(page: &Page<'_>, floor: usize, end: usize) -> bool {
    let named = |at: &usize| page.tag(*at).is_nominal() || page.tag(*at) == Tag::Adj;
    let start = (floor..end).rev().take_while(named).last();
    start.is_some_and(|start| start > floor && page.low(start - 1) == "no")
}

/// "not", "never", "neither"; no "not only".
fn denies(page: &Page<'_>, at: usize, verb: usize) -> bool {
    let limited = (at + 1..verb).any(|next| page.in_list("limiting", next))
        || page.in_list("limiting", verb + 1);
    page.in_list("denying", at) && !limited
}

/// Whether a phrase of a list ends where the verb begins, adverbs between them aside.
fn leads_up(page: &Page<'_>, list: &str, before: &Words) -> bool {
    let end = page.before_adverbs(before.end, before.start);
    before.clone().any(|at| page.listed(list, at).is_some_and(|length| at + length == end))
}

/// "If …, she would have agreed". Without an "if" the form is that of hearsay in some languages ("would
/// have agreed" for "is reported to have agreed").
fn is_conditional(page: &Page<'_>, sentence: &Words) -> bool {
    sentence.clone().any(|at| {
        // "asked if" asks.
        let asks = at > sentence.start && page.lexicon.verbs.at(page, at - 1).is_some();
        page.in_list("conditions", at) && !asks
    })
}
