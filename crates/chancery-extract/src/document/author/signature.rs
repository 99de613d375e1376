//! Who signs a text: in its title, on a line above it, at its end.

use chancery_record::ActorKind;
use chancery_text::BlockKind;

use super::{HEAD, by_small_name, person_of};
use crate::actors::cast::{ActorIndex, Cast};
use crate::actors::mentions::{Mention, Mentions, Naming, name_at, name_words};
use crate::actors::title::{Title, title_at};
use crate::page::{Page, Paragraph, Words, fold};
use crate::speech::set_off;

/// How long a sentence is that can only be of the text, in tokens.
const RUNNING: usize = 20;

/// How many blocks may stand behind the name that closes a text.
const TAIL: usize = 4;

/// "Statement by President Venn", "President Venn's Message on …".
pub(super) fn titled(title: &Page<'_>, named: &Mentions, cast: &mut Cast) -> Option<ActorIndex> {
    if let Some(by) = title.find_listed("authored", &(0..title.len())) {
        return authored(title, named, cast, &by);
    }
    let person = |mention: &&Mention| cast.actors[mention.actor].kind == ActorKind::Person;
    let owner = named.all.first().filter(person)?;
    let whose = owner.words.start <= 1 && owns_text(title, owner.words.end, title.len());
    whose.then_some(owner.actor)
}

/// "…'s Message on", "…'s Regular Press Conference": whether the words that end at `end` own the text that a
/// line names, which ends at `stop`.
pub(super) fn owns_text(page: &Page<'_>, end: usize, stop: usize) -> bool {
    const NEAR: usize = 4;
    let mut near = end + 1..stop.min(end + NEAR);
    page.is_possessive_mark(end) && near.any(|at| page.in_list("own_texts", at))
}

/// Those whom a title names behind its "by": "Statement by Presidents Venn and Tao and Prime Minister
/// Orsk".
fn authored(title: &Page<'_>, named: &Mentions, cast: &mut Cast, by: &Words) -> Option<ActorIndex> {
    let speaks = |mention: &&Mention| {
        let kind = cast.actors[mention.actor].kind;
        matches!(kind, ActorKind::Person | ActorKind::Organization | ActorKind::State)
    };
    let from = named.all.partition_point(|mention| mention.words.start < by.end);
    let mut rest = named.all.get(from..)?;
    // "by Presidents Venn and Tao": the plural is no group here.
    if let [group, name, ..] = rest
        && group.naming == Naming::Group
        && name.words.start == group.words.end
    {
        rest = &rest[1..];
    }
    let next = rest.first().filter(|next| next.words.start <= by.end + 1).filter(speaks)?;
    let mut authors = vec![next.actor];
    for pair in rest.windows(2) {
        let gap = pair[0].words.end..pair[1].words.start;
        let joined = gap.clone().all(|at| title.is_any(at, &["and", ",", "&", "the"]));
        if !joined || gap.is_empty() || !speaks(&&pair[1]) {
            break;
        }
        authors.push(pair[1].actor);
    }
    authors.dedup();
    match authors.as_slice() {
        [one] => Some(*one),
        several => Some(cast.joint(several, "we")),
    }
}

/// "Ruben Tao, Department Spokesperson" on a line of its own above the text; "attributable to
/// Spokesperson Ruben Tao"; "Statement by Ruben Tao" where the text brings its own heading.
pub(super) fn signature(
    page: &Page<'_>,
    cast: &mut Cast,
    mentions: &Mentions,
    first_person: bool,
) -> Option<(ActorIndex, Words)> {
    let head = page.blocks.iter().take(HEAD);
    let lines = head.filter(|block| {
        matches!(block.kind, BlockKind::Line | BlockKind::Heading(_) | BlockKind::Paragraph)
    });
    let mut above = true;
    for block in lines {
        let Some(first) = page.sentences.get(block.sentences.start) else { continue };
        if block.sentences.len() != 1 {
            above = false;
            continue;
        }
        let named = mentions.within(&first.words);
        let person = |mention: &Mention, cast: &Cast| {
            cast.actors[mention.actor].kind == ActorKind::Person && mention.naming == Naming::Named
        };
        if let Some(by) = page.find_listed("attributable", &first.words) {
            let next = named.iter().find(|mention| mention.words.start >= by.end);
            let next = next.filter(|mention| person(mention, cast));
            if let Some(next) = next.filter(|_| first.words.len() <= 24) {
                return Some((next.actor, next.words.clone()));
            }
        }
        if let Some((named, whole)) = set_off::lone_label(page, cast, mentions, &first.words) {
            let own = whole && first_person;
            return own.then(|| (named.actor, named.words.clone()));
        }
        let verb = first.words.clone().any(|at| page.tag(at).is_verbal());
        if first_person
            && !verb
            && first.words.len() <= RUNNING
            && let Some(name) = released_by(page, cast, &first.words)
        {
            return Some((person_of(page, cast, mentions, &name), name));
        }
        if !above || first.words.len() > 12 {
            // Below the text stands who took part.
            above &= first.words.len() <= RUNNING;
            continue;
        }
        if let Some(name) = named_with_office(page, &first.words).filter(|_| !verb) {
            return Some((person_of(page, cast, mentions, &name), name));
        }
        if let Some(name) = over_office(page, cast, block, &first.words).filter(|_| first_person) {
            return Some((person_of(page, cast, mentions, &name), name));
        }
        if let Some(name) = under_office(page, cast, block, &first.words).filter(|_| first_person) {
            return Some((person_of(page, cast, mentions, &name), name));
        }
        let Some(mention) = named.first().filter(|mention| person(mention, cast)) else { continue };
        let start = mention.words.start;
        // A title and a name may head a list or a schedule; they sign what speaks as "I" or "we".
        let opens = start <= first.words.start + 1 && first_person;
        if cast.actors[mention.actor].office.is_some() && !verb && opens {
            return Some((mention.actor, mention.words.clone()));
        }
        let by = page.find_listed("authored", &(first.words.start..start));
        if by.is_some_and(|by| by.start == first.words.start && by.end + 1 >= start) {
            return Some((mention.actor, mention.words.clone()));
        }
    }
    None
}

/// "Ruben Tao, Department Spokesperson": a full name, a comma, and an office.
fn named_with_office(page: &Page<'_>, line: &Words) -> Option<Words> {
    let name = name_at(page, line.start, line.end)?;
    let rest = name.end + 1..line.end;
    let office = rest.clone().any(|at| page.lexicon.offices.at(page, at).is_some());
    let capital = |at: usize| page.is_capital(at) || !page.is_word(at) || page.raw(at).len() < 4;
    let alone = page.low(name.end) == "," && rest.clone().all(capital);
    (alone && office && (2..=5).contains(&name.len())).then_some(name)
}

/// "The Hon. Ruben Tao" on a line, "Minister for Harbours" on the next: the office is his.
fn over_office(page: &Page<'_>, cast: &mut Cast, block: &Paragraph, line: &Words) -> Option<Words> {
    let name = name_on(page, line)?;
    let office = office_on(page, &below(page, block)?)?;
    let actor = cast.person(&name_words(page, &name));
    give_office(page, cast, actor, &office);
    Some(name)
}

/// "Minister for Harbours" on a line, "Ruben Tao MP" on the next, as ministers head what they release: the
/// name, with the office.
fn under_office(
    page: &Page<'_>,
    cast: &mut Cast,
    block: &Paragraph,
    line: &Words,
) -> Option<Words> {
    let the = usize::from(page.low(line.start) == "the");
    let office = office_on(page, &(line.start + the..line.end))?;
    let name = name_on(page, &below(page, block)?)?;
    let actor = by_small_name(page, cast, &name);
    give_office(page, cast, actor, &office);
    Some(name)
}

/// "MEDIA RELEASE MINISTER FOR HARBOURS ORLA VENN MH12": the name behind the office in a line of capitals
/// that says what kind of text follows.
fn released_by(page: &Page<'_>, cast: &mut Cast, line: &Words) -> Option<Words> {
    let kind = page.find_listed("kinds_of_release", line)?;
    let office = (kind.end..line.end)
        .find_map(|at| title_at(page, at, line.end).filter(|title| title.has_office))?;
    let name = name_at(page, office.words.end, line.end)?;
    // A number of the release behind the name is in capitals too.
    let numbered = |at: usize| page.raw(at).contains(|c: char| c.is_ascii_digit());
    let end = name.clone().find(|at| numbered(*at)).unwrap_or(name.end);
    let name = name.start..end;
    (2..=5).contains(&name.len()).then(|| {
        let actor = by_small_name(page, cast, &name);
        give_office(page, cast, actor, &office);
        name
    })
}

/// The first sentence below a paragraph.
fn below(page: &Page<'_>, block: &Paragraph) -> Option<Words> {
    Some(page.sentences.get(block.sentences.end)?.words.clone())
}

/// The full name that is all of a line, its title and what stands behind it aside.
fn name_on(page: &Page<'_>, line: &Words) -> Option<Words> {
    let title = title_at(page, line.start, line.end);
    let start = title.as_ref().map_or(line.start, |title| title.words.end);
    let name = name_at(page, start, line.end)?;
    (ends_line(page, &name, line) && (2..=5).contains(&name.len())).then_some(name)
}

/// The office that is all of a line.
fn office_on(page: &Page<'_>, line: &Words) -> Option<Title> {
    let office = title_at(page, line.start, line.end).filter(|office| office.has_office)?;
    (office.words.end >= line.end).then_some(office)
}

fn give_office(page: &Page<'_>, cast: &mut Cast, actor: ActorIndex, office: &Title) {
    let bytes = page.bytes(&office.office);
    let held = (fold(bytes.of(page.text)), Some(bytes));
    cast.describe(actor, Some(held), office.side.as_deref());
}

/// Whether nothing but letters such as "MP" stands between a name and the end of its line.
pub(super) fn ends_line(page: &Page<'_>, name: &Words, line: &Words) -> bool {
    (name.end..line.end)
        .all(|at| !page.is_word(at) || page.lexicon.postnominals.contains(page.low(at)))
}

/// The name that closes a text ("ORLA VENN" on a line of its own), or stands behind its "I": "I,
/// ORLA VENN, President of Valdoria, do hereby proclaim".
pub(super) fn closing(
    page: &Page<'_>,
    cast: &mut Cast,
    mentions: &Mentions,
) -> Option<(ActorIndex, Words)> {
    let apposed = (0..page.len()).find_map(|at| {
        let i = page.raw(at) == "I" && page.low(at + 1) == ",";
        let name = name_at(page, at + 2, page.len()).filter(|_| i)?;
        let whole = (2..=5).contains(&name.len()) && page.low(name.end) == ",";
        whole.then_some(name)
    });
    if let Some(name) = apposed {
        return Some((person_of(page, cast, mentions, &name), name));
    }
    let tail = page.blocks.iter().rev().take(TAIL);
    let mut lines = tail.filter_map(|block| {
        let first = page.sentences.get(block.sentences.start)?;
        let alone = block.sentences.len() == 1 && first.words.len() <= 7;
        let name = name_at(page, first.words.start, first.words.end)?;
        let rest = (name.end..first.words.end).filter(|at| page.is_word(*at)).count();
        (alone && rest == 0 && (2..=5).contains(&name.len())).then_some(name)
    });
    let name = lines.next()?;
    Some((person_of(page, cast, mentions, &name), name))
}
