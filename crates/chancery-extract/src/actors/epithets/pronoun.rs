//! Whom "he", "she", "they", "who" and "which" stand for in a reporter's text.

use chancery_record::ActorKind;
use chancery_syntax::Tag;

use crate::actors::cast::{ActorIndex, Cast, Role};
use crate::actors::mentions::{Mention, Mentions, Naming};
use crate::page::{Page, Sentence, fold};
use crate::speech::sources::Subject;

/// Who "who" or "which" stands for: whoever is named or described right before it.
pub(crate) fn antecedent(page: &Page<'_>, mentions: &Mentions, word: usize) -> Option<Subject> {
    let end = if page.low(word.checked_sub(1)?) == "," { word - 1 } else { word };
    if let Some(mention) = mentions.ending_at(end) {
        return Some(Subject::Named(vec![mention.actor], mention.words.clone()));
    }
    let floor = page.sentences.get(page.sentence_of(word))?.words.start;
    let mut start = end;
    while start > floor && end - start < 10 {
        let tag = page.tag(start - 1);
        if tag.is_verbal() || matches!(tag, Tag::Punct | Tag::Sconj | Tag::Cconj) {
            break;
        }
        start -= 1;
        if tag == Tag::Det && page.tag(start.wrapping_sub(1)) != Tag::Adp {
            break;
        }
    }
    // "was repeated in the ministry statement, which …".
    while start < end && page.tag(start) == Tag::Adp {
        start += 1;
    }
    (start < end).then_some(Subject::Described(start..end))
}

/// The person that "he" or "she" stands for at this token of a reporter's text: the one named
/// first in its sentence where the pronoun goes on from there, else the speaker or subject noted
/// last, else whoever was named last; never one known to be of the other sex.
pub(crate) fn pronoun(
    page: &Page<'_>,
    cast: &Cast,
    mentions: &Mentions,
    word: usize,
    (noted, noted_at): (&[Option<ActorIndex>], usize),
) -> Option<ActorIndex> {
    let woman = page.is_any(word, &["she", "her", "hers", "herself"]);
    let counterpart = counterpart_side(page, word);
    let fits = |actor: &ActorIndex| {
        let role = &cast.actors[*actor];
        let fits = role.woman.or_else(|| sex(page, role)).is_none_or(|known| known == woman);
        let other = counterpart.is_none_or(|side| role.side.as_deref() != Some(side));
        // "A senior official said …. He added …": one who is not named, and spoke last.
        let unnamed = role.kind == ActorKind::Unnamed && noted.contains(&Some(*actor));
        let behind = is_named_behind(page, mentions, *actor, word);
        (role.kind == ActorKind::Person || unnamed) && fits && other && !behind
    };
    let sentence = page.sentences.get(page.sentence_of(word))?;
    let here = before_relative(page, mentions, sentence, word, fits)
        .or_else(|| opening(page, cast, mentions, sentence, word).filter(&fits))
        .or_else(|| named_anew(page, mentions, word, noted_at, fits));
    // Of two, one who is known to be a woman is "she" before one of whom nothing is known.
    let known = |actor: &ActorIndex| {
        let role = &cast.actors[*actor];
        role.kind == ActorKind::Unnamed && role.woman == Some(woman) && fits(actor)
    };
    let mut candidates = noted.iter().flatten().copied();
    let spoke = candidates.clone().find(known).or_else(|| candidates.find(&fits));
    here.or(spoke).or_else(|| {
        let before = mentions.all.partition_point(|mention| mention.words.end <= word);
        let back = mentions.all.get(..before).unwrap_or(&[]).iter().rev().take(40);
        let mut outside = back.filter(|mention| !is_quoted(page, mention, word));
        outside.find_map(|mention| Some(mention.actor).filter(fits))
    })
}

/// "He called Minister Venn an honest broker": whether one is named behind a pronoun that is the subject of
/// the sentence, and so is not who it stands for (principle C of binding theory, Chomsky 1981).
pub(crate) fn is_named_behind(
    page: &Page<'_>,
    mentions: &Mentions,
    actor: ActorIndex,
    word: usize,
) -> bool {
    const HEAD: usize = 1;
    let Some(sentence) = page.sentences.get(page.sentence_of(word)) else { return false };
    let subject = word <= sentence.words.start + HEAD;
    let mut behind = mentions.within(&(word + 1..sentence.words.end)).iter();
    subject && behind.any(|one| one.actor == actor && one.naming == Naming::Named)
}

/// "“I met with Venn,” he said": whether the one named stands in the quotation that closes before the
/// pronoun, which is of whoever speaks.
fn is_quoted(page: &Page<'_>, mention: &Mention, word: usize) -> bool {
    const REACH: usize = 80;
    // A straight mark closes where it touches the word before it.
    let touches =
        |mark: usize| page.bytes(&(mark - 1..mark)).end == page.bytes(&(mark..mark + 1)).start;
    let closes = |mark: usize| page.is_closing_double_quote(mark) && touches(mark);
    let block = page.sentences[page.sentence_of(mention.words.start)].block;
    let floor = page.words_of(block).start.max(mention.words.start.saturating_sub(REACH));
    let before = (floor..mention.words.start).rev().find(|at| page.is_quotation_mark(*at));
    let mut between = mention.words.end..word.min(mention.words.end + REACH);
    let after = between.find(|at| page.is_quotation_mark(*at));
    before.is_some_and(|mark| mark == floor || !closes(mark)) || after.is_some_and(closes)
}

/// "a speech by Tao, in which he said": the one named last before the relative pronoun.
fn before_relative(
    page: &Page<'_>,
    mentions: &Mentions,
    sentence: &Sentence,
    word: usize,
    fits: impl Fn(&ActorIndex) -> bool,
) -> Option<ActorIndex> {
    if !page.is_any(word.wrapping_sub(1), &["which", "where", "whom"]) {
        return None;
    }
    // "wrote to Tao, in which she said": not whom it went to.
    let sent = |mention: &&Mention| {
        let before = (0..mention.words.start).rev().take(6).find(|at| !page.is_capital(*at));
        before.is_some_and(|at| page.is_any(at, &["to", "with"]))
    };
    let before = mentions.within(&(sentence.words.start..word)).iter().rev();
    before.filter(|mention| !sent(mention)).map(|mention| mention.actor).find(fits)
}

/// The person named first in the sentence, at its beginning, where the pronoun goes on from there.
fn opening(
    page: &Page<'_>,
    cast: &Cast,
    mentions: &Mentions,
    sentence: &Sentence,
    word: usize,
) -> Option<ActorIndex> {
    let start = sentence.words.start;
    // "As for Tao, he said".
    let named = page.reads(start, &["as", "for"]);
    let goes_on = named || !page.is_any(word.wrapping_sub(1), &[",", "”", "\"", "''", "?", "!"]);
    if !goes_on || word <= start {
        return None;
    }
    let mut before = mentions.within(&(start..word)).iter();
    let first = before.find(|mention| cast.actors[mention.actor].kind == ActorKind::Person)?;
    (first.words.start <= start + 4).then_some(first.actor)
}

/// A paragraph that names a person anew before anyone noted earlier is taken up again is about that
/// one.
fn named_anew(
    page: &Page<'_>,
    mentions: &Mentions,
    word: usize,
    noted_at: usize,
    fits: impl Fn(&ActorIndex) -> bool,
) -> Option<ActorIndex> {
    let sentence = page.sentences.get(page.sentence_of(word))?;
    let block = page.blocks.get(sentence.block)?.sentences.clone();
    if noted_at >= page.sentences.get(block.start)?.words.start {
        return None;
    }
    let here = page.sentences.get(block)?.iter().rev();
    let before = here.filter(|here| here.words.start < sentence.words.start);
    let mut named = before.filter_map(|here| {
        let mut inside = mentions.within(&here.words).iter();
        inside.find(|mention| {
            mention.naming == Naming::Named
                && fits(&mention.actor)
                && !is_quoted(page, mention, word)
        })
    });
    named.next().map(|mention| mention.actor)
}

/// Whether a source without a name is a woman, where a noun tells: "a spokeswoman".
fn sex(page: &Page<'_>, role: &Role) -> Option<bool> {
    let name = role.name.first().filter(|_| role.kind == ActorKind::Unnamed)?;
    fold(name).split_whitespace().take(8).find_map(|word| page.lexicon.woman(word))
}

/// "He told his Kestrelian counterpart": the side that "he" is not of.
fn counterpart_side<'p>(page: &'p Page<'_>, word: usize) -> Option<&'p str> {
    const REACH: usize = 7;
    let own = (word + 1..word + REACH).find(|at| page.is_any(*at, &["his", "her"]))?;
    let (length, name) = page.lexicon.name_at(page, own + 1)?;
    let counterpart = page.in_list("counterpart", own + 1 + length);
    page.lexicon.side(name).filter(|_| counterpart).map(|side| side.code.as_str())
}

/// Those whom "they" can mean where nobody spoke together before: the people named in the nearest
/// sentence before that names several.
pub(crate) fn named_together(
    page: &Page<'_>,
    cast: &mut Cast,
    mentions: &Mentions,
    word: usize,
) -> Option<ActorIndex> {
    let here = page.sentence_of(word);
    let before = page.sentences.get(here.saturating_sub(4)..here)?;
    for sentence in before.iter().rev() {
        let mut people: Vec<ActorIndex> = Vec::new();
        for mention in mentions.within(&sentence.words) {
            let person = cast.actors[mention.actor].kind == ActorKind::Person;
            if person && !people.contains(&mention.actor) {
                people.push(mention.actor);
            }
        }
        if people.len() >= 2 {
            return Some(cast.joint(&people, "they"));
        }
    }
    None
}
