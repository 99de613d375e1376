//! Whether what is said stands before the words that attribute it.

use chancery_syntax::{Form, Tag};

use crate::page::{Page, Words};
use crate::speech::cues::{Cue, Frame, Stance};

/// Whether the cue has its content before it: `“…,” said X` or `…, X said.`
pub(crate) fn is_inverted(
    page: &Page<'_>,
    cue: &Cue,
    source_start: usize,
    sentence: &Words,
) -> bool {
    if !matches!(cue.frame, Frame::Clause | Frame::Object)
        || !matches!(cue.stance, Stance::Finite | Stance::Present)
    {
        return false;
    }
    let before = source_start.min(cue.verb);
    let source_after = source_start > cue.verb;
    if before <= sentence.start + 2 {
        return false;
    }
    if credited_clause(page, cue, before, sentence).is_some() {
        return true;
    }
    let mark = page.low(before - 1);
    // "We will not leave – said Venn".
    let dashed = source_after && page.is_dash(before - 1);
    let quoted = page.is_behind_quotation(before) || matches!(mark, "?" | "!") || dashed;
    let closes = mark == "," || quoted;
    let said = sentence.start..before;
    let clause = said.len() > 4
        && said.clone().any(|word| page.tag(word).is_verbal())
        && !is_only_when(page, &said)
        && !is_only_relative(page, &said)
        && !opens_with_participle(page, &said);
    if !quoted && (cue.frame != Frame::Clause || !clause) {
        return false;
    }
    if source_after {
        return closes;
    }
    if closes && is_only_addressed(page, cue, sentence) {
        return true;
    }
    let mut words_after = (cue.content..sentence.end).filter(|word| page.is_word(*word));
    let little_after = words_after.nth(8).is_none();
    let no_that = page.low(cue.content.saturating_sub(1)) != "that";
    closes && no_that && (little_after || page.is_any(cue.content, &[".", ",", "in", "on", "at"]))
}

/// "Noting that the ferry had sunk, | Venn said …", and not "Closing the strait would help, Tao said": a
/// participle leads up to the main clause.
fn opens_with_participle(page: &Page<'_>, said: &Words) -> bool {
    let first = said.clone().find(|at| page.is_word(*at));
    let Some(first) = first.filter(|at| page.form(*at) == Form::Gerund) else { return false };
    let mut rest = first + 1..said.end;
    let clause = rest.find(|at| page.form(*at).is_finite() || page.low(*at) == "that");
    clause.is_none_or(|at| page.low(at) == "that")
}

/// "The lock is safe|, as Venn said.": where the clause ends that stands before whoever, from `source` on, is
/// credited with it.
pub(crate) fn credited_clause(
    page: &Page<'_>,
    cue: &Cue,
    source: usize,
    sentence: &Words,
) -> Option<usize> {
    const TAIL: usize = 6;
    let article = usize::from(page.low(source.wrapping_sub(1)) == "the");
    let comma = source.checked_sub(2 + article).filter(|comma| *comma > sentence.start + 2)?;
    let rest = cue.verb + 1..sentence.end;
    let little = rest.clone().filter(|at| page.is_word(*at)).nth(TAIL).is_none();
    let told = rest.clone().any(|at| page.low(at) == "that" || page.tag(at).is_verbal());
    let clause = (sentence.start..comma).any(|at| page.is_finite_verb(at));
    let credits = page.reads(comma, &[",", "as"]) && cue.frame == Frame::Clause;
    (credits && little && !told && clause).then_some(comma)
}

/// "President Venn who had proposed the talks, | said …": what the subject is told to have done, and no
/// clause of its own.
fn is_only_relative(page: &Page<'_>, said: &Words) -> bool {
    let mut finite = said.clone().filter(|at| page.is_finite_verb(*at));
    let relative =
        finite.next().is_some_and(|at| page.is_any(at.wrapping_sub(1), &["who", "which"]));
    relative && finite.next().is_none()
}

/// "…, Venn told Tao on Monday, as …": behind "told" stands only to whom and when.
fn is_only_addressed(page: &Page<'_>, cue: &Cue, sentence: &Words) -> bool {
    const REACH: usize = 16;
    if !page.lexicon.is_listed("telling_cues", &cue.lemma) {
        return false;
    }
    let rest = cue.verb + 1..sentence.end.min(cue.verb + REACH);
    let Some(comma) = rest.clone().find(|at| page.low(*at) == ",") else { return false };
    let clause = (rest.start..comma).any(|at| {
        page.is_any(at, &["that", "he", "she", "it", "they"])
            || page.is_quotation_mark(at)
            || page.is_finite_verb(at)
    });
    !clause && page.is_any(comma + 1, &["as", "after", "amid", "according"])
}

/// "In May, when Tao received Venn, the two leaders announced …": before the subject stands only when it
/// was.
fn is_only_when(page: &Page<'_>, said: &Words) -> bool {
    let opened = matches!(page.tag(said.start), Tag::Adp | Tag::Sconj);
    let when = said.clone().any(|at| page.is_any(at, &["when", "while", "after", "before"]));
    let finite = said.clone().filter(|at| page.is_finite_verb(*at)).count();
    opened && when && finite < 2
}
