//! Speech that is set off without quotation marks of its sentences: paragraphs below "Following the
//! talks the Foreign Minister said:". The markup of the quotation is lost in most texts, so where it
//! ends is told by what stands below it: a line that heads something else, the next introduction, a
//! paragraph that tells of the speaker in the third person.

mod house;
mod label;

use std::ops::Range;

use chancery_record::ActorKind;
use chancery_syntax::{Form, Tag};
use chancery_text::BlockKind;

use crate::actors::cast::{ActorIndex, Cast};
use crate::actors::mentions::{Mention, Mentions, Naming};
use crate::page::{Page, Words};
use crate::speech::cues;
use crate::speech::quotation::Quotations;
use crate::speech::sources::{Subject, subject};
use crate::speech::statements::Source;
use house::{is_norm, is_of_the_house};
use label::labels;

pub(crate) use label::lone_label;

/// How many words a line that names what stands below it has at most.
const LINE: usize = 10;

/// Paragraphs in the words of one whom a sentence above them introduces.
#[derive(Debug, Clone)]
pub(crate) struct SetOff {
    /// The sentence that introduces them, by its index.
    pub(crate) sentence: usize,
    /// Its verb, or the colon of a label.
    pub(crate) verb: usize,
    /// Who is said to speak.
    pub(crate) subject: Subject,
    /// The blocks that hold the words.
    pub(crate) blocks: Range<usize>,
    /// Whether quotation marks open them.
    pub(crate) marked: bool,
}

impl SetOff {
    /// The block of the sentence that introduces it.
    pub(crate) fn place(&self) -> usize {
        self.blocks.start.saturating_sub(1)
    }
}

/// Everything that is set off on a page, in the order of the text.
pub(crate) fn find(
    page: &Page<'_>,
    cast: &Cast,
    mentions: &Mentions,
    quotations: &Quotations,
) -> Vec<SetOff> {
    let mut found: Vec<SetOff> = Vec::new();
    let labels = labels(page, cast, mentions);
    for block in 0..page.blocks.len() {
        // What introduces within somebody's words introduces nothing on the page.
        if found.last().is_some_and(|one| one.blocks.contains(&block)) {
            continue;
        }
        let labelled = labels.binary_search_by_key(&block, |(at, _)| *at).ok().map(|at| {
            let (_, Mention { words, actor, .. }) = &labels[at];
            let sentence = page.blocks[block].sentences.start;
            (sentence, words.end, Subject::Named(vec![*actor], words.clone()))
        });
        let introduced = labelled.or_else(|| introduction(page, mentions, block));
        let Some((sentence, verb, subject)) = introduced else { continue };
        let from = block + 1;
        if !may_open(page, from) {
            continue;
        }
        let marked = opens_with_mark(page, from);
        let end = if marked {
            marked_end(page, quotations, from)
        } else {
            let speaker = speaker(mentions, sentence, page, &subject);
            let account = match &subject {
                Subject::Named(_, words) | Subject::Described(words) => {
                    relays(page, cast, &(speaker, Some(words.clone())))
                }
                _ => false,
            };
            let next = labels.partition_point(|(at, _)| *at <= block);
            let stop = labels.get(next).map_or(page.blocks.len(), |(at, _)| *at);
            plain_end(page, cast, mentions, from..stop, (speaker, account))
        };
        if end > from {
            found.push(SetOff { sentence, verb, subject, blocks: from..end, marked });
        }
    }
    found
}

/// Whether a block holds words that are set off.
pub(crate) fn holds(found: &[SetOff], block: usize) -> bool {
    let at = found.partition_point(|one| one.blocks.end <= block);
    found.get(at).is_some_and(|one| one.blocks.contains(&block))
}

/// The last sentence of a block, where it ends in a colon and says who speaks below it.
fn introduction(
    page: &Page<'_>,
    mentions: &Mentions,
    block: usize,
) -> Option<(usize, usize, Subject)> {
    let paragraph = &page.blocks[block];
    let running = matches!(
        paragraph.kind,
        BlockKind::Paragraph | BlockKind::Line | BlockKind::Quote | BlockKind::Heading(_)
    );
    let index = paragraph.sentences.end.checked_sub(1).filter(|_| running)?;
    let words = &page.sentences.get(index).filter(|s| s.block == block)?.words;
    let colon = words.end.checked_sub(1).filter(|at| page.low(*at) == ":")?;
    if let Some(noun) = page.find_listed("statement_follows", words) {
        let verb = (words.start..noun.start).rev().find(|at| page.in_list("issuing", *at))?;
        let first = mentions.within(&(words.start..verb)).last()?;
        let named = Subject::Named(vec![first.actor], first.words.clone());
        return Some((index, verb, named));
    }
    let cues = cues::find(page, words);
    let cue = cues.into_iter().rev().find(|cue| page.in_list("introducing", cue.verb))?;
    let behind = cue.verb + 1..colon;
    if behind.clone().any(|at| page.is_finite_verb(at)) || !is_occasion(page, cue.verb, &behind) {
        return None;
    }
    let subject = match speaks_for(page, words, cue.verb) {
        Some(described) => Subject::Described(described),
        None => subject(page, mentions, &cue, words),
    };
    // "I said:" in a text that is somebody's own.
    let own = matches!(subject, Subject::Pronoun(at) if page.is_any(at, &["i", "we"]));
    let speaks = !own && !matches!(subject, Subject::None | Subject::Talk);
    speaks.then_some((index, cue.verb, subject))
}

/// "A spokesperson for the Prime Minister's office said": the spokesperson, whatever is named behind.
fn speaks_for(page: &Page<'_>, sentence: &Words, verb: usize) -> Option<Words> {
    const REACH: usize = 10;
    let floor = verb.saturating_sub(REACH).max(sentence.start);
    let noun = page.find_listed("relaying", &(floor..verb))?;
    let tied = page.is_any(noun.end, &["for", "of", "at"]);
    let article = (floor..noun.start).rev().take(4);
    let mut article = article.take_while(|at| page.tag(*at) != Tag::Punct);
    let start = article.find(|at| page.is_any(*at, &["a", "an", "the"]))?;
    let plain = (noun.end..verb).all(|at| page.low(at) != "," && !page.form(at).is_finite());
    (tied && plain).then_some(start..page.before_adverbs(verb, noun.end))
}

/// Whether between the verb and the colon stands where, when and to whom it was said, and not what.
fn is_occasion(page: &Page<'_>, verb: usize, behind: &Words) -> bool {
    let first = behind.start;
    let told = page.in_list("was_told", verb);
    let follows = page.reads(first, &["the", "following"]) || page.reads(first, &["as", "follows"]);
    behind.is_empty()
        || told
        || follows && behind.len() == 2
        || matches!(page.tag(first), Tag::Adp | Tag::Adv)
        || crate::speech::cues::is_day(page, first)
}

/// Whether a block may be somebody's words: running text, no item of a list, no rest of a sentence.
fn may_open(page: &Page<'_>, block: usize) -> bool {
    let Some(paragraph) = page.blocks.get(block) else { return false };
    let running = matches!(paragraph.kind, BlockKind::Paragraph | BlockKind::Quote);
    let Some(first) = first_words(page, block).filter(|_| running) else { return false };
    let small = page.raw(first.start).starts_with(char::is_lowercase);
    let numbered = page.kind(first.start) == chancery_syntax::TokenKind::Number
        || page.is_any(first.start, &["-", "•", "–", "*", "·", "▪", "("]);
    // "Safe passage for grain." is a point of a list.
    let told = first.clone().any(|at| page.is_finite_verb(at));
    !small && !numbered && told && !is_after_matter(page, &first)
}

fn first_words(page: &Page<'_>, block: usize) -> Option<Words> {
    let first = page.blocks.get(block)?.sentences.start;
    let sentence = page.sentences.get(first).filter(|sentence| sentence.block == block)?;
    Some(sentence.words.clone())
}

fn opens_with_mark(page: &Page<'_>, block: usize) -> bool {
    first_words(page, block).is_some_and(|words| page.is_quotation_mark(words.start))
}

/// One past the blocks that each open with a quotation mark.
fn marked_end(page: &Page<'_>, quotations: &Quotations, from: usize) -> usize {
    let quoted = |block: &usize| {
        opens_with_mark(page, *block)
            && first_words(page, *block).is_some_and(|words| quotations.covers(page, &words))
    };
    // A block whose quotation is closed at its end is the last one.
    let mut end = from;
    for block in (from..page.blocks.len()).take_while(quoted) {
        end = block + 1;
        let last = page.words_of(block).end.saturating_sub(1);
        if page.is_quotation_mark(last) {
            break;
        }
    }
    end
}

/// One past the last block that is the speaker's. Behind the first, a paragraph that speaks of no "I"
/// or "we", and does not say what must be or what his own state will do, is only his where one that
/// does stands below it. In an account that he gives for others so is one that tells in the past, where
/// one that reports stands below it.
fn plain_end(
    page: &Page<'_>,
    cast: &Cast,
    mentions: &Mentions,
    blocks: Range<usize>,
    (speaker, account): (Option<ActorIndex>, bool),
) -> usize {
    let from = blocks.start;
    let marked_up = page.blocks.get(from).is_some_and(|block| block.kind == BlockKind::Quote);
    let mut end = from;
    for block in blocks {
        let kind = page.blocks[block].kind;
        let Some(first) = first_words(page, block) else { break };
        if marked_up {
            if kind != BlockKind::Quote {
                break;
            }
            end = block + 1;
            continue;
        }
        let whole = page.words_of(block);
        let running = matches!(kind, BlockKind::Paragraph | BlockKind::ListItem);
        if !running
            || opens_with_mark(page, block)
            || !whole.clone().any(|at| page.is_word(at))
            || page.raw(first.start).starts_with('#')
            || is_after_matter(page, &first)
            || introduction(page, mentions, block).is_some()
            || names_in_act(page, mentions, &first, speaker)
            || !account && tells_of_pronoun(page, &first)
            || !account && block > from && tells_of_others(page, cast, mentions, &first)
            || block > from && is_of_the_house(page, &whole)
        {
            break;
        }
        let reports = || account && whole.clone().any(|at| reports_at(page, at));
        let norm = || is_norm(page, cast, mentions, &first, speaker);
        let now = || account && tells_now(page, &first);
        if block == from || in_first_person(page, &whole) || reports() || norm() || now() {
            end = block + 1;
        }
    }
    end
}

/// Whether the first verb of a sentence does not stand in the past.
fn tells_now(page: &Page<'_>, words: &Words) -> bool {
    let verb = words.clone().find(|at| page.is_finite_verb(*at));
    verb.is_some_and(|at| page.form(at) != Form::Past)
}

/// Whether a verb of attribution in the past begins here.
fn reports_at(page: &Page<'_>, at: usize) -> bool {
    page.form(at) == Form::Past && page.lexicon.verbs.at(page, at).is_some()
}

/// Whether a source speaks for others: a spokesperson, named or not.
pub(crate) fn relays(page: &Page<'_>, cast: &Cast, source: &Source) -> bool {
    let Some(list) = page.lexicon.contact_phrases.get("relaying") else { return false };
    let named = source.1.as_ref().is_some_and(|w| page.find_listed("relaying", w).is_some());
    let held = |text: &str| {
        let words: Vec<&str> = text.split_whitespace().collect();
        (0..words.len()).any(|at| {
            (1..=2).any(|length| {
                words.get(at..at + length).is_some_and(|w| list.get(&w.join(" ")).is_some())
            })
        })
    };
    named
        || source.0.is_some_and(|actor| {
            let role = &cast.actors[actor];
            role.kind == ActorKind::Person && role.offices().any(held)
                || role.kind == ActorKind::Unnamed && held(&role.full_name().to_lowercase())
        })
}

/// A line that heads what stands behind a text, or how its office is reached.
fn is_after_matter(page: &Page<'_>, first: &Words) -> bool {
    let head = first.start..first.end.min(first.start + 4);
    let named = page.find_listed("after_matter", &head);
    let heads = named.is_some_and(|named| {
        let alone = first.len() <= LINE && !first.clone().any(|at| page.is_finite_verb(at));
        named.start == first.start && (alone || page.low(named.end) == ":")
    });
    let address = || page.bytes(first).of(page.text).contains('@') && first.len() <= 4 * LINE;
    heads || address()
}

/// Whether a sentence speaks as "I" or "we".
pub(crate) fn in_first_person(page: &Page<'_>, words: &Words) -> bool {
    words.clone().any(|at| {
        page.is_any(at, &["i", "we", "my", "our", "me", "us", "ours", "mine"])
            && page.raw(at) != "US"
    })
}

/// Whether a sentence tells what the speaker did, does or will do: he would say "I".
fn tells_of(
    page: &Page<'_>,
    mentions: &Mentions,
    words: &Words,
    speaker: Option<ActorIndex>,
) -> bool {
    names_in_act(page, mentions, words, speaker) || tells_of_pronoun(page, words)
}

/// "He added that": one who speaks of himself would say "I".
fn tells_of_pronoun(page: &Page<'_>, words: &Words) -> bool {
    let start = words.start;
    let verb = page.behind_adverbs(start + 1, words.end);
    page.is_any(start, &["he", "she"])
        && page.form(verb) == Form::Past
        && page.lexicon.verbs.at(page, verb).is_some()
        && !in_first_person(page, words)
}

/// Whether a sentence names somebody, by name or office, before a finite verb.
pub(crate) fn names_in_act(
    page: &Page<'_>,
    mentions: &Mentions,
    words: &Words,
    speaker: Option<ActorIndex>,
) -> bool {
    let acts = |end: usize| page.form(page.behind_adverbs(end, words.end)).is_finite();
    mentions.within(words).iter().any(|mention| {
        Some(mention.actor) == speaker
            && matches!(mention.naming, Naming::Named | Naming::Office)
            && acts(mention.words.end)
    })
}

/// Whether a sentence that opens a paragraph tells what others, or several together, did, or of the
/// meeting itself, and speaks of no "I" or "we".
fn tells_of_others(page: &Page<'_>, cast: &Cast, mentions: &Mentions, words: &Words) -> bool {
    const HEAD: usize = 9;
    if in_first_person(page, words) {
        return false;
    }
    let head = words.start..words.end.min(words.start + HEAD);
    if words.clone().any(|at| page.in_list("attended", at)) {
        return true;
    }
    let held = page.find_listed("held_verbs", &head);
    if held.is_some_and(|held| (words.start..held.start).any(|at| page.in_list("talk_nouns", at))) {
        return true;
    }
    let Some(first) = mentions.within(&head).first() else { return false };
    let person = cast.actors[first.actor].kind == ActorKind::Person;
    let verb = page.behind_adverbs(first.words.end, words.end);
    let told = page.form(verb) == Form::Past;
    told && (person || first.naming == Naming::Group)
}

/// Who speaks, as far as the introduction names somebody.
fn speaker(
    mentions: &Mentions,
    sentence: usize,
    page: &Page<'_>,
    subject: &Subject,
) -> Option<ActorIndex> {
    match subject {
        Subject::Named(actors, _) => match actors.as_slice() {
            [one] => Some(*one),
            _ => None,
        },
        Subject::Described(_) => None,
        _ => {
            let words = &page.sentences.get(sentence)?.words;
            mentions.within(words).first().map(|mention| mention.actor)
        }
    }
}
