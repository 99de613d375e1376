//! Titles that name several people as those whose text it is: "Joint Statement by the Ministers of
//! Defence of the Lake League", "Lake League Harbour Ministers' Statement".

use crate::actors::mentions::Mentions;
use crate::page::{Page, Words};

/// What a title tells of those whose joint text stands below it.
pub(crate) struct JointTitle {
    /// The title as far as what its text is about.
    pub(crate) head: Words,
    /// The words that name several people; none where the title names nobody so.
    pub(crate) authors: Option<Words>,
}

impl JointTitle {
    /// Reads a title.
    pub(crate) fn of(title: &Page<'_>) -> Self {
        let all = 0..title.len();
        let Some(text) = text_noun(title) else { return Self { head: all, authors: None } };
        let about = next_stop(title, text);
        let authors = behind(title, text).or_else(|| before(title, text));
        Self { head: 0..about, authors }
    }
}

/// Whether the title is the name of such a text and no more than that ("Harbour Ministers' Statement
/// on the Locks", not "Harbour Ministers' Statement angers Kestrel").
pub(crate) fn is_title_of(title: &Page<'_>) -> bool {
    text_noun(title).is_some_and(|text| {
        let next = text + 1;
        let closed = next >= title.len() || title.in_list("title_stops", next);
        closed && before(title, text).is_some()
    })
}

/// How many blocks of a text may stand before the line that says what it is.
const HEAD: usize = 6;

/// How many tokens a line that is no more than the name of a joint text has.
const LINE: usize = 12;

/// Whether a text says of itself that it is a joint one: in a line of its head ("Joint Statement"), or where
/// two or more have "issued the following statement".
pub(crate) fn heads(page: &Page<'_>, mentions: &Mentions) -> bool {
    (0..page.blocks.len().min(HEAD)).any(|block| {
        let words = page.words_of(block);
        names_joint_text(page, &words)
    }) || issuers(page, mentions).is_some()
}

/// "The Prime Minister of Valdoria, Orla Venn, and the Premier of Kestrel, Ruben Tao, | issued the following
/// statement": the words for those who did, where they are several.
pub(crate) fn issuers(page: &Page<'_>, mentions: &Mentions) -> Option<Words> {
    (0..page.blocks.len().min(HEAD))
        .find_map(|block| issued_together(page, mentions, &page.words_of(block)))
}

/// A line that holds the name of a joint text, and no sentence.
fn names_joint_text(page: &Page<'_>, line: &Words) -> bool {
    let short = line.len() <= LINE && !line.clone().any(|at| page.is_finite_verb(at));
    short
        && !page.is_sentence_mark(line.end.wrapping_sub(1))
        && page.find_listed("joint_titles", line).is_some_and(|name| name.start <= line.start + 1)
        && page.find_listed("joint_exceptions", line).is_none()
}

fn issued_together(page: &Page<'_>, mentions: &Mentions, words: &Words) -> Option<Words> {
    let text = page.find_listed("released_texts", words)?;
    let verb = (words.start..text.start).rev().find(|at| page.in_list("issuing", *at));
    let verb = verb.filter(|verb| verb + 2 >= text.start)?;
    let issuers = words.start..verb;
    let named = mentions.within(&issuers);
    let several = named.iter().any(|one| named[0].actor != one.actor);
    (several && issuers.clone().any(|at| page.low(at) == "and")).then_some(issuers)
}

/// The word for the text.
fn text_noun(title: &Page<'_>) -> Option<usize> {
    (0..title.len()).find(|at| title.in_list("joint_texts", *at))
}

/// Where what the text is about begins, from a token on.
fn next_stop(title: &Page<'_>, from: usize) -> usize {
    (from..title.len()).find(|at| title.in_list("title_stops", *at)).unwrap_or(title.len())
}

/// "Statement by the ministers of …": up to what it is about.
fn behind(title: &Page<'_>, text: usize) -> Option<Words> {
    if !title.is_any(text + 1, &["by", "of", "from"]) {
        return None;
    }
    let words = text + 2..next_stop(title, text + 2);
    names_several(title, &words).then_some(words)
}

/// "Lake League Harbour Ministers' Statement": nothing but the name before it.
fn before(title: &Page<'_>, text: usize) -> Option<Words> {
    let joint = usize::from(text > 0 && title.low(text - 1) == "joint");
    let mut end = text - joint;
    while end > 0 && title.is_any(end - 1, &["'", "’"]) {
        end -= 1;
    }
    let words = usize::from(title.low(0) == "joint")..end;
    let named = !words.is_empty()
        && names_several(title, &words)
        && title.low(end - 1).ends_with('s')
        && !words.clone().any(|at| title.is_finite_verb(at));
    named.then_some(words)
}

/// Whether an office in the plural is among the words.
fn names_several(title: &Page<'_>, words: &Words) -> bool {
    words.clone().any(|at| {
        let plural = title.lexicon.groups.at(title, at);
        plural.is_some_and(|(length, ())| {
            at + length <= words.end && title.low(at + length - 1).ends_with('s')
        })
    })
}
