//! How the attributions of one sentence lie to one another, and where the content of each ends.

use chancery_syntax::{Form, Tag};

use super::content::has_substance;
use super::{Attribution, Source};
use crate::lexicon::UnnamedKind;
use crate::page::{Page, Words};
use crate::speech::cues::{Cue, Frame, Stance};
use crate::speech::sources::{Subject, credited_clause, is_inverted};

/// How a cue stands to the one before it in its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Relation {
    Beside,
    Inside,
    Nested,
}

/// How a cue stands to the one before it, by its stance and its subject.
pub(super) fn relation(
    page: &Page<'_>,
    last: &Attribution,
    cue: &Cue,
    subject: &Subject,
) -> Relation {
    if matches!(cue.stance, Stance::Participle) {
        let set_off = page.low(cue.verb - 1) == "," || page.is_dash(cue.verb - 1);
        let beside = set_off || !matches!(subject, Subject::Shared);
        return if beside { Relation::Beside } else { Relation::Inside };
    }
    if matches!(cue.stance, Stance::Purpose | Stance::Preposition) {
        return Relation::Beside;
    }
    if tells_more(page, last, cue) || completes_noun(page, last, subject) {
        return Relation::Inside;
    }
    // "According to the ministry, Tao told Venn that …".
    if last.cue.stance == Stance::Preposition {
        return if opens_clause(page, last, subject) { Relation::Nested } else { Relation::Inside };
    }
    let beside = match subject {
        Subject::Shared => goes_on(page, last, cue),
        Subject::Named(_, words) => {
            // "Tao, stressing that time was short, proposed …": the aside ends before the main verb.
            let aside = last.cue.stance == Stance::Participle && words.start < last.cue.verb;
            // "Noting that …, Venn said": behind what leads up to it.
            let led = last.mention.as_ref().is_some_and(|named| {
                named.start == words.start && last.cue.stance == Stance::Participle
            });
            aside || led || is_coordinated(page, last, words)
        }
        Subject::Pronoun(word) => pronoun_goes_on(page, last, *word),
        Subject::Described(_) | Subject::Talk => last.cue.frame != Frame::Clause,
        Subject::None => false,
    };
    let named = matches!(subject, Subject::Named(..));
    let nests = cue.frame == Frame::Clause && begins_with_that(page, cue);
    if beside {
        Relation::Beside
    } else if named && nests {
        Relation::Nested
    } else {
        Relation::Inside
    }
}

/// "hailed a body of like-minded countries | committed to openness": within a content that is no clause, a
/// past form before which no clause begins is a participle, and tells more of a noun.
fn tells_more(page: &Page<'_>, last: &Attribution, cue: &Cue) -> bool {
    let no_clause = matches!(last.cue.frame, Frame::Object | Frame::Act | Frame::Person);
    let past = cue.stance == Stance::Finite
        && matches!(page.form(cue.verb), Form::Past | Form::Participle);
    let mut between = last.cue.content..cue.verb;
    no_clause
        && past
        && !between.is_empty()
        && !between.any(|at| {
            page.in_list("clause_joiners", at) && page.tag(at) != Tag::Adp
                || page.is_quotation_mark(at)
        })
}

/// "commended the news that | both states agreed to …", "thanked the teams who | …": within a content that
/// is no clause, what completes a noun tells of nothing that was said here.
fn completes_noun(page: &Page<'_>, last: &Attribution, subject: &Subject) -> bool {
    let Some(words) = words_of(subject) else { return false };
    let article = usize::from(page.is_any(words.start.wrapping_sub(1), &["the", "both"]));
    let opener = words.start.wrapping_sub(1 + article);
    let noun = opener.wrapping_sub(1);
    last.cue.frame != Frame::Clause
        && opener > last.cue.content
        && page.is_relative_pronoun(opener)
        && page.tag(noun).is_nominal()
        && page.tag(noun) != Tag::Pron
}

fn begins_with_that(page: &Page<'_>, cue: &Cue) -> bool {
    page.low(cue.content.saturating_sub(1)) == "that"
}

/// Whether a verb without a subject of its own goes on with the one before it, and is not told within
/// what that one says.
fn goes_on(page: &Page<'_>, last: &Attribution, cue: &Cue) -> bool {
    let clause = last.cue.frame == Frame::Clause;
    let between = last.cue.content..cue.verb;
    let own_verb = between.clone().any(|word| page.is_finite_verb(word));
    // A verb that the tagger takes for a noun has no form ("the side undertook to … and noted").
    let unknown = !page.tag(last.cue.verb).is_verbal();
    let same_tense = unknown
        || page.form(cue.verb) == page.form(last.cue.verb)
        || page.form(cue.verb) == Form::Participle;
    // "said they were grateful and asserted that they …": whoever speaks is who the clause is about.
    let own_pronoun = page.is_he_she_or_they(last.cue.content) && begins_with_that(page, cue);
    let past_inside = !own_pronoun
        && between.clone().any(|word| page.form(word) == Form::Past)
        && may_go_on(page, last.cue.content);
    let comma =
        page.low(cue.verb.wrapping_sub(2)) == "," && page.low(cue.verb.wrapping_sub(1)) == "and";
    // "began by offering condolences, and said": the main verb goes on.
    let resumes =
        last.cue.stance == Stance::Participle && cue.stance == Stance::Finite && (comma || !clause);
    resumes || same_tense && !(clause && own_verb && past_inside && !comma)
}

/// "noted that | several projects had stalled, but hoped …": whether the clause that opens here is about
/// somebody who could do what the next verb tells; a thing says nothing further.
fn may_go_on(page: &Page<'_>, clause: usize) -> bool {
    const OPENING: usize = 10;
    let reach = clause..clause + OPENING;
    // "stressed that the League was ready to help and expressed …": what somebody is or may do is no
    // deed that the next verb goes on from.
    let tells = reach.clone().find(|at| page.form(*at).is_finite());
    if tells.is_some_and(|at| page.is_form_of_be(at) && !has_participle(page, at)) {
        return false;
    }
    let verb = reach.clone().find(|at| page.form(*at).is_finite() || page.tag(*at) == Tag::Adp);
    let subject = clause..verb.unwrap_or(reach.end);
    let Some(head) = subject.clone().rev().find(|at| page.tag(*at).is_nominal()) else {
        return true;
    };
    let thing = page.tag(head) == Tag::Noun && !page.is_capital(head);
    let person = page.lexicon.unnamed.at(page, head).is_some()
        || page.lexicon.offices.at(page, head).is_some()
        || page.in_list("group_heads", head)
        || page.in_list("side_nouns", head)
        || page.in_list("stood_for", head)
        || page.lexicon.organisation_nouns.contains(page.low(head));
    !thing || person
}

/// Whether a participle follows a form of "to be" right away: "was informed".
fn has_participle(page: &Page<'_>, be: usize) -> bool {
    let next = page.behind_adverbs(be + 1, be + 4);
    page.form(next) == Form::Participle && page.tag(next) == Tag::Verb
}

/// Whether a cue with a subject of its own is joined to the one before it.
fn is_coordinated(page: &Page<'_>, last: &Attribution, subject: &Words) -> bool {
    const JOINERS: [&str; 8] = ["and", ";", "while", "but", ",", "though", "although", "whereas"];
    let clause = last.cue.frame == Frame::Clause;
    let with_that = clause && begins_with_that(page, &last.cue);
    let coordinated = page.is_any(subject.start.wrapping_sub(1), &JOINERS);
    let parted = page.is_any(subject.start.wrapping_sub(2), &[",", ";"]);
    coordinated && (!with_that || parted) || !clause
}

/// The same for a pronoun.
fn pronoun_goes_on(page: &Page<'_>, last: &Attribution, word: usize) -> bool {
    let coordinated = page.is_any(word.wrapping_sub(1), &["and", ";", "while", "but", ","]);
    let own = page.is_i_or_we(word);
    // "We stressed … and we reaffirmed …", "He outlined … and we agreed …".
    let we = |words: &Words| words.len() == 1 && page.is_i_or_we(words.start);
    let ours = last.cue.frame == Frame::Act || last.mention.as_ref().is_some_and(we);
    coordinated && (!own || ours)
}

/// Whether a subject is the first thing behind the comma of "According to …,".
fn opens_clause(page: &Page<'_>, last: &Attribution, subject: &Subject) -> bool {
    const NEAR: usize = 2;
    let from = last.mention.as_ref().map_or(last.cue.words.end, |words| words.end);
    let Some(words) = words_of(subject) else { return false };
    let comma = (from..words.start.max(from)).find(|at| page.low(*at) == ",");
    comma.is_some_and(|comma| words.start <= comma + NEAR)
}

/// "According to the ministry, Tao said …, and added …": all of it comes through whom the sentence
/// opens with.
pub(super) fn through_preposition(sentence: &Words, found: &mut [Attribution]) {
    let Some((first, rest)) = found.split_first_mut() else { return };
    let opens =
        first.cue.stance == Stance::Preposition && first.cue.words.start <= sentence.start + 1;
    if !opens || first.source.is_none() {
        return;
    }
    for inner in rest.iter_mut().filter(|inner| inner.source != first.source) {
        inner.outer.get_or_insert_with(|| (first.source, first.mention.clone()));
    }
}

/// Marks the last attribution where it stands after its content and reports the ones before it:
/// "…, a senior official said", "…, according to the agency".
pub(super) fn mark_reporter(page: &Page<'_>, sentence: &Words, found: &mut [Attribution]) {
    if found.len() < 2 {
        return;
    }
    let Some(last) = found.last_mut() else { return };
    let start = last.mention.as_ref().map_or(last.cue.verb, |words| words.start);
    last.reports_rest = match last.cue.stance {
        Stance::Preposition => last.cue.words.start > sentence.start + 3,
        _ => {
            is_inverted(page, &last.cue, start, sentence)
                && page.low(start.min(last.cue.verb) - 1) == ","
        }
    };
}

/// The source of an attribution that reports the rest of its sentence.
pub(super) fn reporter(found: &[Attribution]) -> Option<Source> {
    let last = found.last().filter(|last| last.reports_rest)?;
    Some((last.source, last.mention.clone()))
}

/// Ends each content before the next attribution, and turns contents that stand before their cue.
pub(super) fn close_contents(page: &Page<'_>, sentence: &Words, found: &mut [Attribution]) {
    for index in 0..found.len() {
        let next = found.get(index + 1).map(|next| {
            let start = match next.cue.stance {
                Stance::Preposition => next.cue.words.start,
                _ => next
                    .mention
                    .as_ref()
                    .map(|words| words.start)
                    .filter(|start| *start > found[index].cue.verb)
                    .unwrap_or(next.cue.verb),
            };
            // "…, to which the Minister replied".
            let start = start.min(next.cue.verb);
            let which = start >= 2 && page.reads(start - 2, &["to", "which"]);
            let start = if which { start - 2 } else { start };
            back_over_joiners(page, start, found[index].cue.content)
        });
        let attribution = &mut found[index];
        attribution.content.end =
            next.unwrap_or_else(|| before_text(page, sentence).max(attribution.content.start));
        if let Some(end) = main_clause_after(page, sentence, attribution) {
            attribution.content.end = end;
        }
        let source_start = attribution.mention.as_ref().map_or(attribution.cue.verb, |w| w.start);
        if attribution.reports_rest {
            continue;
        }
        let whole = index == 0 && is_parenthetical(page, attribution, source_start, sentence);
        if attribution.cue.stance == Stance::Preposition {
            preposition_content(page, sentence, attribution);
            // What is told within it is told by others.
            let opens = attribution.cue.words.start <= sentence.start + 1;
            if let Some(next) = next.filter(|_| index == 0 && opens) {
                attribution.content.end = next.max(attribution.content.start);
            }
        } else if whole || index == 0 && is_inverted(page, &attribution.cue, source_start, sentence)
        {
            let before = source_start.min(attribution.cue.verb);
            let credited = credited_clause(page, &attribution.cue, source_start, sentence);
            let before = credited.unwrap_or(before);
            attribution.content = sentence.start..if whole { sentence.end } else { before };
            attribution.cue.frame = Frame::Before;
        } else if attribution.cue.frame == Frame::Act && talk_subject(page, attribution) {
            attribution.content.start = sentence.start;
        }
    }
}

/// Where what is said ends before ", the readout says.": a text tells it, and no other source.
fn before_text(page: &Page<'_>, sentence: &Words) -> usize {
    const TAIL: usize = 8;
    let last = (sentence.start..sentence.end).rev().find(|at| page.is_word(*at));
    let Some(verb) = last.filter(|at| page.lexicon.verbs.at(page, *at).is_some()) else {
        return sentence.end;
    };
    let comma =
        (verb.saturating_sub(TAIL).max(sentence.start)..verb).rev().find(|at| page.low(*at) == ",");
    let text = |comma: usize| {
        let article = page.is_any(comma + 1, &["the", "its", "their", "this", "a"]);
        let noun = (comma + 2..verb).any(|at| {
            matches!(page.lexicon.unnamed.at(page, at), Some((length, UnnamedKind::Text)) if at + length == verb)
        });
        article && noun
    };
    comma.filter(|comma| text(*comma)).unwrap_or(sentence.end)
}

/// "The state is eager, he said, to help": the cue stands within what is said, between commas.
fn is_parenthetical(
    page: &Page<'_>,
    found: &Attribution,
    source_start: usize,
    sentence: &Words,
) -> bool {
    let start = source_start.min(found.cue.verb);
    let finite = matches!(found.cue.stance, Stance::Finite | Stance::Present);
    let named = found.mention.is_some() && found.cue.frame == Frame::Clause && finite;
    if !named || start < sentence.start + 2 || found.cue.content < 2 {
        return false;
    }
    let closes = found.cue.content - 1;
    let around = page.low(start - 1) == "," && page.low(closes) == ",";
    let short = closes >= found.cue.verb && closes - start <= 8;
    // "On the harbour, he said, …" opens with what the rest is about.
    let mut head = sentence.start..start - 1;
    let plain = !matches!(page.tag(sentence.start), Tag::Adp | Tag::Adv | Tag::Sconj);
    let clause = plain || head.any(|at| page.form(at).is_finite());
    let rest = (closes + 1..sentence.end).filter(|at| page.is_word(*at)).count();
    let quoted = page.is_closing_double_quote(start.wrapping_sub(2))
        || page.is_any(closes + 1, &["“", "\"", "‘", "``"]);
    // "…, Tao added, saying …": another cue begins there.
    let participle =
        page.form(closes + 1) == Form::Gerund && page.lexicon.verbs.at(page, closes + 1).is_some();
    around && short && !quoted && !participle && rest > 2 && clause
}

/// "A speech, in which Tao said …, was hailed by …": where the main clause goes on behind a relative
/// clause that reports.
fn main_clause_after(page: &Page<'_>, sentence: &Words, found: &Attribution) -> Option<usize> {
    let start = found.mention.as_ref().map_or(found.cue.verb, |words| words.start);
    let relative = (start.saturating_sub(3).max(sentence.start)..start)
        .any(|at| page.is_any(at, &["which", "where", "whom"]));
    let open = !(sentence.start..start).any(|at| page.form(at).is_finite());
    if !relative || !open || start > found.cue.verb {
        return None;
    }
    (found.content.start + 2..found.content.end).find(|at| {
        let next = at + 1 + usize::from(page.tag(at + 1) == Tag::Adv);
        page.low(*at) == "," && page.is_finite_verb(next)
    })
}

/// "The conversation focused on …": the subject belongs to what is reported.
fn talk_subject(page: &Page<'_>, attribution: &Attribution) -> bool {
    let before = page.before_adverbs(attribution.cue.verb, 0);
    attribution.mention.is_none() && page.in_list("talk_subjects", before.wrapping_sub(1))
}

/// "According to X, …" or "…, according to X."
fn preposition_content(page: &Page<'_>, sentence: &Words, attribution: &mut Attribution) {
    let cue = &attribution.cue.words;
    if cue.start <= sentence.start + 1 {
        let comma = |from: usize| (from..sentence.end).find(|word| page.low(*word) == ",");
        // "According to the agency, which cited two officials, …".
        let aside = comma(cue.end).filter(|at| page.is_any(at + 1, &["which", "who", "whose"]));
        let comma = aside.and_then(|at| comma(at + 1)).or_else(|| comma(cue.end));
        attribution.content = comma.map_or(sentence.end, |comma| comma + 1)..sentence.end;
    } else {
        attribution.content = sentence.start..cue.start;
    }
    attribution.cue.frame = Frame::Clause;
}

fn back_over_joiners(page: &Page<'_>, mut at: usize, floor: usize) -> usize {
    // Right before ", adding" stands what is said: only the comma goes.
    if at > floor && page.low(at - 1) == "," {
        return at - 1;
    }
    let mut joined = false;
    while at > floor {
        let before = at - 1;
        let joins = page.is_any(before, &["and", ",", "but", ";", "while"]);
        let loose = page.is_any(before, &["the", "to", "with"])
|| page.in_list("further_saying", before)
            || page.tag(before) == Tag::Aux
            // "the agreements reached earlier and noted": an adverb before "and" is of what was said.
            || page.tag(before) == Tag::Adv && !joined;
        if !joins && !loose {
            break;
        }
        joined |= joins;
        at = before;
    }
    at
}

/// The words of a subject that has any.
pub(super) fn words_of(subject: &Subject) -> Option<Words> {
    match subject {
        Subject::Named(_, words) | Subject::Described(words) => Some(words.clone()),
        Subject::Pronoun(word) => Some(*word..*word + 1),
        _ => None,
    }
}

/// Drops attributions without content; the last may stand before a list of its contents.
pub(super) fn keep_contents(page: &Page<'_>, kept: &mut Vec<Attribution>) {
    let last = kept.len().saturating_sub(1);
    let mut position = 0;
    kept.retain(|found| {
        let keep = found.reports_rest
            || found.cue.frame == Frame::Before
            || has_substance(page, &found.content) && !only_place(page, found)
            || is_one_noun(page, found)
            || position == last && !only_place(page, found);
        position += 1;
        keep
    });
}

/// "called for | restraint", "urged | restraint": one noun is all that is asked for.
pub(super) fn is_one_noun(page: &Page<'_>, found: &Attribution) -> bool {
    let mut words = found.content.clone().filter(|at| page.is_word(*at));
    let (first, more) = (words.next(), words.next());
    let asks = page.tag(found.cue.words.end - 1) == Tag::Adp;
    let noun = |at: usize| matches!(page.tag(at), Tag::Noun | Tag::Propn | Tag::X);
    let thing = |at: usize| page.tag(at) == Tag::Noun && !page.is_capital(at);
    let alone = more.is_none();
    match found.cue.frame {
        Frame::Object if asks => alone && first.is_some_and(noun),
        Frame::Person => alone && first.is_some_and(thing),
        _ => false,
    }
}

/// "as he outlined | in his address to the League.": where something was said, and not what.
fn only_place(page: &Page<'_>, found: &Attribution) -> bool {
    const PLACES: [&str; 6] = ["in", "under", "at", "during", "within", "throughout"];
    let content = &found.content;
    let told = matches!(found.cue.frame, Frame::Clause | Frame::Object | Frame::Act);
    let start = match found.cue.frame {
        Frame::Act => found.cue.words.end,
        _ => content.start,
    };
    let within = |at: usize| match page.tag(at) {
        Tag::Noun | Tag::Propn | Tag::Adj | Tag::Num | Tag::Part => true,
        // "insisted during the talks on a date": what was insisted on follows.
        Tag::Adp => page.is_any(at, &["of", "to", "in", "at"]),
        // "in the letter his hope": another phrase begins.
        Tag::Det | Tag::Pron => page.tag(at - 1) == Tag::Adp,
        Tag::Punct => page.is_any(at, &[".", "'s", "’"]),
        _ => false,
    };
    told && start < content.end
        && page.is_any(start, &PLACES)
        && (start + 1..content.end).all(within)
}
