//! Whose side those are of who give a text: "Press Briefing by Press Secretary Orla Venn" on the page of a
//! state's office, "attributable to Spokesperson Ruben Tao", "Orla Venn, Minister of Trade" on a line above it.

use chancery_record::ActorKind;

use crate::actors::cast::Cast;
use crate::actors::mentions::{name_at, name_words};
use crate::actors::title::title_at;
use crate::page::{Page, Words};

/// How many words may stand between the noun of a text and "by".
const REACH: usize = 3;
/// How many sentences at the top may tell to whom a text is to be attributed.
const HEAD: usize = 6;
/// How many words a line above the text has at most.
const LINE: usize = 14;

/// Gives those whom the title names as giving the text the side of the office that issued it.
pub(crate) fn by_title(title: &Page<'_>, cast: &mut Cast, own: &str) {
    let given = |by: usize| {
        let before = by.saturating_sub(REACH)..by;
        title.is_any(by, &["by", "from"])
            && before.into_iter().any(|at| title.in_list("given_texts", at))
    };
    let Some(by) = (0..title.len()).find(|at| given(*at)) else { return };
    // A joint text may name the others first.
    if (0..by).any(|at| title.low(at) == "joint") {
        return;
    }
    // Only one's own people brief the press; of remarks it is the first whose house tells of them.
    let briefing = (0..by).any(|at| title.in_list("own_briefings", at));
    let mut at = by + 1;
    while let Some(name) = titled(title, at, title.len()) {
        let end = name.end;
        take(title, cast, &name, own);
        let joined = title.is_any(end, &[",", "and", "&"]);
        if !briefing || !joined {
            return;
        }
        at = end + 1 + usize::from(title.is_any(end + 1, &["and", "&"]));
    }
}

/// The same for those whom the head of the text names as its source.
pub(crate) fn by_head(page: &Page<'_>, cast: &mut Cast, own: &str) {
    for sentence in page.sentences.iter().take(HEAD) {
        let words = &sentence.words;
        let source = page.find_listed("attributable", words);
        let source = source.and_then(|found| {
            let from = found.end + usize::from(page.low(found.end) == "the");
            titled(page, from, words.end)
        });
        if let Some(name) = source.or_else(|| signed_line(page, words)) {
            take(page, cast, &name, own);
        }
    }
}

/// The name behind a title of which no state is told.
fn titled(page: &Page<'_>, at: usize, end: usize) -> Option<Words> {
    let title = title_at(page, at, end).filter(|title| title.side.is_none());
    let from = title.map_or(at, |title| title.words.end);
    name_at(page, from, end).filter(|name| page.low(name.end) != "of")
}

/// "Orla Venn, Minister of Trade", alone on a line.
fn signed_line(page: &Page<'_>, line: &Words) -> Option<Words> {
    let name = name_at(page, line.start, line.end).filter(|_| line.len() <= LINE)?;
    let comma = page.low(name.end) == ",";
    let title = title_at(page, name.end + 1, line.end).filter(|_| comma && name.len() > 1)?;
    (title.has_office && title.side.is_none() && title.words.end == line.end).then_some(name)
}

fn take(page: &Page<'_>, cast: &mut Cast, name: &Words, own: &str) {
    let Some(actor) = cast.find_person(&name_words(page, name)) else { return };
    let role = &mut cast.actors[actor];
    if role.kind == ActorKind::Person && role.side.is_none() {
        role.side = Some(own.to_owned());
    }
}
