//! Cutting a content into statements: a sentence, or a coordinate clause that can have its own
//! force or is an item of a list.

use chancery_syntax::{Form, Tag};

use crate::page::{Page, Words};

/// How near the head of a content the first of several infinitives stands.
const HEAD: usize = 8;

/// The pieces of a content, each a candidate statement. Where to join them again is decided by
/// their forces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Piece {
    pub(crate) words: Words,
    /// Whether it is an item of a list whose items stand each for themselves.
    pub(crate) item: bool,
}

/// Cuts at semicolons, at coordinate finite clauses and between the items of a list of denials or
/// demands.
pub(crate) fn pieces(page: &Page<'_>, content: &Words) -> Vec<Piece> {
    let mut cuts: Vec<(usize, usize, bool)> = Vec::new();
    let mut depth = 0i32;
    let straight = marks_within(page, content);
    let mut quoted = straight && page.raw(content.start) == "\"";
    for at in content.start + 1..content.end {
        match page.raw(at) {
            "“" | "(" | "«" => depth += 1,
            "”" | ")" | "»" => depth = (depth - 1).max(0),
            "\"" => quoted = straight && !quoted,
            _ => {}
        }
        if depth > 0 || quoted {
            continue;
        }
        if let Some((resume, item)) = cut(page, content, at)
            && !keeps_together(page, content, at, resume)
        {
            cuts.push((at, resume, item));
        }
    }
    let mut pieces = Vec::with_capacity(cuts.len() + 1);
    let mut start = content.start;
    let mut item = false;
    for (at, resume, is_item) in cuts {
        if at < start + 2 {
            continue;
        }
        item |= is_item && pieces.is_empty();
        pieces.push(Piece { words: start..at, item });
        start = resume;
        item = is_item;
    }
    pieces.push(Piece { words: start..content.end, item });
    pieces
}

/// Whether straight marks open and close within a content: not one without its pair, which tells
/// nothing, and not two around all of it.
fn marks_within(page: &Page<'_>, content: &Words) -> bool {
    let mark = |at: usize| page.raw(at) == "\"";
    let many = content.clone().filter(|at| mark(*at)).count();
    let around = mark(content.start) && content.clone().rev().take(2).any(mark);
    many % 2 == 0 && !(around && many == 2)
}

/// Whether a new piece would cut an aside ("we will go on — and I do so now — to ask"), the end of a list
/// ("our lives, work, and families are valued") or a clause without its verb ("and we will in time, and …").
fn keeps_together(page: &Page<'_>, content: &Words, at: usize, resume: usize) -> bool {
    let closed = || (resume..content.end).any(|word| page.is_dash(word));
    let aside = page.is_dash(at - 1) && page.is_any(at, &["and", "but"]) && closed();
    let list = page.low(at) == ","
        && at >= content.start + 2
        && page.low(at - 2) == ","
        && page.tag(at - 1).is_nominal()
        && page.tag(resume).is_nominal()
        && page.tag(resume) != Tag::Pron;
    let stops = |word: &usize| page.is_any(*word, &[",", ";", "and", "but"]);
    let stop = (resume + 1..content.end).find(stops).unwrap_or(content.end);
    let modal = (resume..stop).find(|word| page.form(*word) == Form::Modal);
    let unfinished = modal.is_some_and(|modal| {
        !(modal + 1..stop).any(|word| page.tag(word).is_verbal() && page.low(word) != "not")
    });
    // "the country's present needs and | challenges.": one word says nothing for itself.
    let single = (resume..content.end).filter(|word| page.is_word(*word)).nth(1).is_none();
    aside || list || single || unfinished && page.low(at) != ";"
}

/// Whether a new piece begins after the separator at this token; where, and whether as an item.
fn cut(page: &Page<'_>, content: &Words, at: usize) -> Option<(usize, bool)> {
    match page.low(at) {
        ";" => {
            let next = skip_conjunction(page, at + 1);
            (next < content.end && !is_of_topics(page, content, next)).then_some((next, true))
        }
        // "the Belt | and Road": within a name.
        "and" if is_within_name(page, at) => None,
        // "that …, and that …": each clause is a statement.
        "and" | "but" if page.low(at + 1) == "that" && page.tag(at + 2) != Tag::Verb => {
            let that = page.low(content.start.wrapping_sub(1)) == "that";
            let introduced = that
                || (content.start..at).any(|word| page.low(word) == "that")
                || finite_before(page, content, at)
                || page.low(at - 1) == "," && finite(page, at + 2, content.end);
            let clause = page.tag(at + 1) == Tag::Sconj
                || page.low(at - 1) == ","
                || that && page.low(at) == "and" && finite(page, at + 2, content.end);
            (introduced && clause).then_some((at + 2, true))
        }
        // "remarked that ties are old: “They go back a hundred years.”": in whose words it is told again.
        ":" if page.is_quotation_mark(at + 1)
            && behind_cue(page, content)
            && finite_before(page, content, at) =>
        {
            (at + 2 < content.end).then_some((at + 1, true))
        }
        "," => cut_at_comma(page, content, at),
        "and" if attitude(page, at + 1) && !finite_before(page, content, at) => {
            Some((at + 1, false))
        }
        "and" | "but" => {
            let next = at + 1;
            let paired =
                shares_verb(page, at) || page.low(at) == "but" && not_only(page, content, at);
            let goes_on = finite_before(page, content, at)
                && (pronoun_clause(page, next) && !opens_beside(page, content)
                    || verb_phrase(page, next)
                        && !in_relative_list(page, content, at)
                        && !all_relative(page, content, at))
                || page.low(at) == "but" && set_against(page, content, next);
            (!paired && (goes_on || own_act(page, content, next))).then_some((next, false))
        }
        _ => None,
    }
}

/// Whether a content stands behind the verb that attributes it, and is no sentence of somebody's speech.
fn behind_cue(page: &Page<'_>, content: &Words) -> bool {
    content
        .start
        .checked_sub(1)
        .is_some_and(|before| page.low(before) == "that" || page.tag(before).is_verbal())
}

/// "talked about ferries; the locks, and tolls; and fishing": the topics of one talk, and no clauses.
fn is_of_topics(page: &Page<'_>, content: &Words, next: usize) -> bool {
    let act = page.lexicon.verbs.at(page, content.start).is_some_and(|(_, verb)| verb.frames.act);
    let stop = (next..content.end).find(|at| page.low(*at) == ";").unwrap_or(content.end);
    act && !(next..stop).any(|at| page.is_finite_verb(at))
}

/// Whether "and" joins two capitalised words of a name.
fn is_within_name(page: &Page<'_>, and: usize) -> bool {
    let name = |at: usize| page.is_capital(at) && page.tag(at) == Tag::Propn;
    name(and - 1) && page.is_capital(and + 1) && page.raw(and + 1) != "I" && name(and + 2)
}

/// What begins behind a comma: an item of a list, or a clause of its own behind a conjunction.
fn cut_at_comma(page: &Page<'_>, content: &Words, at: usize) -> Option<(usize, bool)> {
    let next = skip_conjunction(page, at + 1);
    if next + 1 >= content.end {
        return None;
    }
    if page.in_list("concluding", next) && page.form(next + 1) == Form::Gerund {
        return Some((next, true));
    }
    // "that …, that …, and that …".
    let again = page.low(content.start.wrapping_sub(1)) == "that"
        && page.low(next) == "that"
        && page.tag(next) == Tag::Sconj
        && finite(page, next + 1, content.end);
    if again {
        return Some((next + 1, true));
    }
    let item = denial(page, next) && denial_before(page, content, at)
        || repeats_verb(page, content, at, next)
        || opens_infinitive(page, at) && lists_infinitives(page, content)
        || page.in_list("keeping_to", next);
    if item {
        return Some((next, true));
    }
    let but = page.low(next - 1) == "but";
    let conjunction = next > at + 1 && !(but && not_only(page, content, at));
    let against = conjunction && but && set_against(page, content, next);
    (against || conjunction && finite(page, next, content.end)).then_some((next, false))
}

/// "not only opened the locks, but has also kept them open": both are one.
fn not_only(page: &Page<'_>, content: &Words, at: usize) -> bool {
    (content.start..at).any(|word| page.reads(word, &["not", "only"]))
}

/// "can and will", "are and will be working", "has not and will not use": two helping verbs of one.
fn shares_verb(page: &Page<'_>, and: usize) -> bool {
    let negated = page.is_any(and - 1, &["not", "n't", "never"]);
    let auxiliary = and.saturating_sub(1 + usize::from(negated));
    page.form(auxiliary) == Form::Modal
        || page.tag(auxiliary) == Tag::Aux && verb_phrase(page, and + 1)
}

/// "had taken note of it but awaited an answer": what is set against a finite clause, with a finite verb
/// of its own.
fn set_against(page: &Page<'_>, content: &Words, at: usize) -> bool {
    let verb = at + usize::from(page.tag(at) == Tag::Adv);
    let told = page.is_finite_verb(verb) && page.low(verb) != "not" && !is_passive(page, verb);
    told && finite_before(page, content, at.saturating_sub(1))
}

/// "but was interrupted by a heckler": what befell the one who spoke.
fn is_passive(page: &Page<'_>, verb: usize) -> bool {
    let next = page.behind_adverbs(verb + 1, verb + 4);
    page.is_finite_be(verb)
        && matches!(page.form(next), Form::Past | Form::Participle)
        && page.low(next + 1) == "by"
}

/// "… and we are committed to …": a clause with a pronoun for its subject.
fn pronoun_clause(page: &Page<'_>, at: usize) -> bool {
    let verb = at + 1 + usize::from(page.tag(at + 1) == Tag::Adv);
    // "of which the minister and I have spoken": no clause, two who did so.
    let joined = page.low(at) == "i" && page.tag(at.wrapping_sub(2)) != Tag::Punct;
    // "and there was a need": not what a reporter heard ("and there was applause").
    let there = page.low(at) == "there"
        && !page.in_list("heard_in_halls", page.behind_adverbs(verb + 1, verb + 3));
    let own = there || page.is_any(at, &["i", "we", "they", "he", "she", "it"]);
    own && !joined && page.form(verb).is_finite()
}

/// "As the President said …": a clause that stands beside the main one opens the content.
fn opens_beside(page: &Page<'_>, content: &Words) -> bool {
    let head = content.start..content.end.min(content.start + 3);
    head.into_iter().any(|at| page.opens_adverbial_clause(at))
}

/// "an outcome that opens markets, lowers tariffs and eases travel": the last item of a list of verbs
/// behind one relative pronoun.
fn in_relative_list(page: &Page<'_>, content: &Words, at: usize) -> bool {
    const REACH: usize = 32;
    let verb = |at: usize| page.tag(at) == Tag::Verb && page.form(at) == Form::Present3;
    let floor = content.start.max(at.saturating_sub(REACH)) + 1;
    let pronoun = (floor..at).rev().find(|word| page.is_relative_pronoun(*word));
    pronoun.is_some_and(|pronoun| {
        verb(pronoun + 1)
            && page.tag(pronoun - 1).is_nominal()
            && (pronoun + 2..at).any(|word| page.low(word) == "," && verb(word + 1))
    })
}

/// "the storm, which has sunk boats | and has closed the port": the first finite verb of the content stands
/// in a relative clause, and so does the next.
fn all_relative(page: &Page<'_>, content: &Words, at: usize) -> bool {
    let Some(verb) = (content.start..at).find(|word| page.is_finite_verb(*word)) else {
        return false;
    };
    let pronoun = page.before_adverbs(verb, content.start).wrapping_sub(1);
    let antecedent = pronoun.wrapping_sub(1);
    content.contains(&antecedent)
        && page.is_relative_pronoun(pronoun)
        && (page.tag(antecedent).is_nominal() || page.low(antecedent) == ",")
}

/// "We condemn … and stand united …": what "we" do beside the verb that this content belongs to.
fn own_act(page: &Page<'_>, content: &Words, at: usize) -> bool {
    let Some(cue) = content.start.checked_sub(1) else { return false };
    let own = (cue.saturating_sub(2)..cue).any(|word| page.is_i_or_we(word));
    let plain = |at: usize| {
        page.tag(at) == Tag::Verb && matches!(page.form(at), Form::Present | Form::Base)
    };
    // "commit to open … and ease …": another infinitive.
    const NEAR: usize = 5;
    let infinitive =
        (cue + 1..at).any(|to| page.low(to) == "to" && (plain(to + 1) || to + NEAR >= at));
    own && !infinitive && plain(cue) && plain(at)
}

/// "their opposition to …", "the need to …": another thing expressed beside the first.
fn attitude(page: &Page<'_>, at: usize) -> bool {
    if !page.in_list("before_attitudes", at) {
        return false;
    }
    let noun = (at + 1..at + 4).find(|word| page.tag(*word) == Tag::Noun);
    noun.is_some_and(|noun| {
        let complement = page.is_any(noun + 1, &["to", "of", "for", "in", "that", "with", "over"]);
        complement && page.in_list("attitudes", noun)
    })
}

/// The items of a list of acts: cut where another base verb follows a comma or "and" after it
/// ("should halt …, withdraw …, and stop …").
pub(crate) fn items(page: &Page<'_>, words: &Words) -> Vec<Words> {
    let mut items = Vec::new();
    let mut start = words.start;
    for at in words.start + 2..words.end {
        if page.low(at) != "," {
            continue;
        }
        let next = skip_conjunction(page, at + 1);
        let act =
            page.tag(next) == Tag::Verb && matches!(page.form(next), Form::Base | Form::Present);
        if act && next + 1 < words.end && at > start + 1 {
            items.push(start..at);
            start = next;
        }
    }
    items.push(start..words.end);
    items
}

fn skip_conjunction(page: &Page<'_>, at: usize) -> usize {
    if page.is_any(at, &["and", "but", "or", "while", "yet"]) { at + 1 } else { at }
}

/// "does not seek", "has no intention", "will not".
fn denial(page: &Page<'_>, at: usize) -> bool {
    let at = if page.low(at) == "and" || page.in_list("before_denial", at) { at + 1 } else { at };
    let auxiliary =
        page.is_any(at, &["does", "do", "did", "is", "are", "will", "would", "has", "have", "had"]);
    auxiliary && page.is_any(at + 1, &["not", "n't", "no"])
}

fn denial_before(page: &Page<'_>, content: &Words, at: usize) -> bool {
    (content.start..at).any(|word| denial(page, word))
}

/// ", to halt", ", and to fully respect": an infinitive behind a comma.
fn opens_infinitive(page: &Page<'_>, comma: usize) -> bool {
    let to = skip_conjunction(page, comma + 1);
    let verb = page.behind_adverbs(to + 1, to + 3);
    let base = page.tag(verb) == Tag::Verb && matches!(page.form(verb), Form::Base | Form::Present);
    page.low(comma) == "," && page.low(to) == "to" && base
}

/// "urged Kestrel to respect …, to comply with … and, to …": three things or more that somebody is to do.
fn lists_infinitives(page: &Page<'_>, content: &Words) -> bool {
    // Whoever speaks in a sentence of one's own goes on in it.
    let own =
        page.opens_sentence(content.start) || page.is_quotation_mark(content.start.wrapping_sub(1));
    let infinitive = content.clone().take(HEAD).any(|at| page.low(at) == "to");
    !own && infinitive && content.clone().filter(|at| opens_infinitive(page, *at)).nth(1).is_some()
}

/// "stop interfering …, stop playing …": the same base verb again after the comma.
fn repeats_verb(page: &Page<'_>, content: &Words, at: usize, next: usize) -> bool {
    let base = matches!(page.form(next), Form::Base | Form::Present) && page.tag(next) == Tag::Verb
        || page.in_list("base_verbs", next);
    base && (content.start..at).any(|word| {
        page.low(word) == page.low(next)
            && page
                .is_any(word.wrapping_sub(1), &["should", "must", "to", "and", ",", "not", "will"])
    })
}

/// Whether a finite clause begins here: a subject of up to twelve words and a finite verb, or a
/// finite verb phrase.
fn finite(page: &Page<'_>, at: usize, end: usize) -> bool {
    if verb_phrase(page, at) {
        return true;
    }
    let stop = end.min(at + 14);
    let mut nominal = false;
    for word in at..stop {
        match page.tag(word) {
            Tag::Noun | Tag::Propn | Tag::Pron => nominal = true,
            Tag::Aux | Tag::Verb => {
                return nominal
                    && matches!(
                        page.form(word),
                        Form::Modal | Form::Present | Form::Present3 | Form::Past
                    );
            }
            Tag::Punct if page.low(word) != "," && !page.raw(word).starts_with(['“', '”', '"']) =>
            {
                return false;
            }
            Tag::Sconj if page.is_any(word, &["if", "when", "as", "while"]) => {}
            Tag::Sconj => return false,
            _ => {}
        }
    }
    false
}

/// Whether a finite verb stands right here, an adverb before it allowed.
fn verb_phrase(page: &Page<'_>, at: usize) -> bool {
    let word = if page.tag(at) == Tag::Adv { at + 1 } else { at };
    let auxiliary = page.tag(word) == Tag::Aux
        && matches!(page.form(word), Form::Modal | Form::Present3 | Form::Present);
    // Plain present forms look like the infinitives of a list; only "wishes", "supports" are sure.
    auxiliary || page.tag(word) == Tag::Verb && page.form(word) == Form::Present3
}

fn finite_before(page: &Page<'_>, content: &Words, at: usize) -> bool {
    (content.start..at).any(|word| page.is_finite_verb(word))
}
