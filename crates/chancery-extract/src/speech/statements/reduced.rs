//! Verbs within the words for a person or a thing: they tell more of it, and nothing that was said.

use chancery_syntax::{Form, Tag};

use super::relation::words_of;
use crate::page::Page;
use crate::speech::sources::Subject;

/// "a person briefed on the talks | told": a verb behind which another stands, with no more between
/// them than a preposition and its noun, tells more of who speaks.
pub(super) fn is_participle(page: &Page<'_>, verb: usize) -> bool {
    const NEAR: usize = 5;
    let from = verb + 1;
    let inside = |at: &usize| matches!(page.tag(*at), Tag::Det | Tag::Adj | Tag::Noun);
    let noun = (from + 1..from + NEAR).take_while(inside).last();
    // "The terms agreed | will provide".
    if page.is_reduced(verb) && page.form(from) == Form::Modal && page.tag(from).is_verbal() {
        return true;
    }
    page.is_reduced(verb)
        && page.tag(from) == Tag::Adp
        && noun.is_some_and(|noun| page.is_finite_verb(noun + 1))
}

/// "Key issues discussed | included a patrol": what was discussed, before the verb that tells it.
pub(super) fn is_of_topics(page: &Page<'_>, verb: usize) -> bool {
    page.is_reduced(verb)
        && page.in_list("holding_topics", verb + 1)
        && page.is_finite_verb(verb + 1)
}

/// "a matter that | both sides have discussed": what they discussed stands before the pronoun, and tells
/// nothing of its own.
pub(super) fn behind_object(page: &Page<'_>, subject: &Subject) -> bool {
    let Some(start) = words_of(subject).map(|words| words.start) else { return false };
    page.is_any(start.wrapping_sub(1), &["that", "which"])
        && page.tag(start.wrapping_sub(2)) == Tag::Noun
        && !page.in_list("days_that", start.wrapping_sub(2))
}
