//! Titles that name several people as those whose text it is: "Joint Statement by the Ministers of
//! Defence of the Lake League", "Lake League Harbour Ministers' Statement".

use crate::page::{Page, Words};

/// The words that name them; none where the title names nobody so.
pub(crate) fn authors(title: &Page<'_>) -> Option<Words> {
    let text = (0..title.len()).find(|at| title.in_list("joint_texts", *at))?;
    behind(title, text).or_else(|| before(title, text))
}

/// The title as far as what its text is about.
pub(crate) fn name(title: &Page<'_>) -> Words {
    let text = (0..title.len()).find(|at| title.in_list("joint_texts", *at));
    let about =
        text.and_then(|text| (text..title.len()).find(|at| title.in_list("title_stops", *at)));
    0..about.unwrap_or(title.len())
}

/// Whether the title is the name of such a text and no more than that ("Harbour Ministers' Statement
/// on the Locks", not "Harbour Ministers' Statement angers Kestrel").
pub(crate) fn is_title_of(title: &Page<'_>) -> bool {
    let text = (0..title.len()).find(|at| title.in_list("joint_texts", *at));
    text.is_some_and(|text| {
        let next = text + 1;
        let closed = next >= title.len() || title.in_list("title_stops", next);
        closed && before(title, text).is_some()
    })
}

/// "Statement by the ministers of …": up to what it is about.
fn behind(title: &Page<'_>, text: usize) -> Option<Words> {
    let start = text + 2;
    if !title.is_any(text + 1, &["by", "of", "from"]) {
        return None;
    }
    let end = (start..title.len()).find(|at| title.in_list("title_stops", *at));
    let words = start..end.unwrap_or(title.len());
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
