//! People who hold the office that was just named: "the president of Valdoria, Orla Venn, and that
//! of Kestrel, Ruben Tao", "the Valdorian president, Orla Venn, and the Kestrelian, Ruben Tao", "his
//! counterpart from Kestrel, Ruben Tao".

use chancery_syntax::Tag;

use super::state_at;
use crate::actors::cast::Cast;
use crate::actors::mentions::{addressed, name_at, name_words};
use crate::lexicon::{Name, Standing};
use crate::page::{Page, Words, fold};

/// How far before it the office may stand.
const BACK: usize = 30;

/// Notes somebody introduced in one of these ways. Returns where to read on.
pub(super) fn introduce(
    page: &Page<'_>,
    cast: &mut Cast,
    at: usize,
    sentence: &Words,
    in_body: bool,
) -> Option<usize> {
    let end = sentence.end;
    let (next, side, office) = match page.low(at) {
        "that" if page.is_any(at + 1, &["of", "from"]) => {
            let (next, side) = state_at(page, at + 2)?;
            (next, side, office_before(page, at, sentence)?)
        }
        // ", and the Kestrelian, Ruben Tao, …": between commas, like the one before.
        "the" if page.reads(at.saturating_sub(2), &[",", "and", "the"]) => {
            let (next, side) = adjective_at(page, at + 1)?;
            (next, side, office_before(page, at, sentence)?)
        }
        _ => counterpart_of(page, at)?,
    };
    // "And the Kestrelian Ruben Tao": the comma alone tells that the office is meant; a counterpart is
    // told by the word.
    let comma = page.low(next) == ",";
    if !comma && office.start != at {
        return None;
    }
    let name = name_at(page, addressed(page, next + usize::from(comma), end), end)?;
    let proper = name.clone().all(|word| matches!(page.tag(word), Tag::Propn | Tag::X));
    // Whoever speaks behind "resembles that of Kestrel," is not its holder of the office.
    let closed = office.start == at || page.is_any(name.end, &[",", ".", ";"]);
    if !proper || !closed || !(2..=4).contains(&name.len()) {
        return None;
    }
    let bytes = page.bytes(&office);
    let held = fold(bytes.of(page.text));
    let person = cast.person(&name_words(page, &name));
    cast.describe(person, Some((held, in_body.then_some(bytes))), Some(&side));
    Some(name.end)
}

/// One past "Kestrelian", and the side: the name of a state would end a list.
fn adjective_at(page: &Page<'_>, at: usize) -> Option<(usize, String)> {
    let (_, name) = page.lexicon.name_at(page, at)?;
    matches!(name, Name::Adjective(_)).then(|| state_at(page, at)).flatten()
}

/// "Counterpart from Kestrel": one past it, the side, and the word.
fn counterpart_of(page: &Page<'_>, at: usize) -> Option<(usize, String, Words)> {
    let (length, _) = page.lexicon.offices.at(page, at)?;
    let of = at + length;
    let owned = page.is_any(of, &["of", "from", "in"]) && is_counterpart(page, &(at..of));
    let (next, side) = owned.then(|| state_at(page, of + 1)).flatten()?;
    Some((next, side, at..of))
}

/// The office named last before a token of the sentence, no counterpart's.
fn office_before(page: &Page<'_>, at: usize, sentence: &Words) -> Option<Words> {
    let mut word = at.saturating_sub(BACK).max(sentence.start);
    let mut last = None;
    while word < at {
        let length = page.lexicon.offices.at(page, word).map_or(0, |(length, _)| length);
        let office = word..word + length;
        word = office.end.max(word + 1);
        if length > 0 && word <= at && !is_counterpart(page, &office) {
            last = Some(office);
        }
    }
    last
}

fn is_counterpart(page: &Page<'_>, office: &Words) -> bool {
    let held = fold(page.bytes(office).of(page.text));
    page.lexicon.standing(&held) == Some(Standing::Counterpart)
}
