//! The name of one whom the report of a contact gives by office alone: "The Foreign Secretary met …" in
//! a text with "Orla Venn" on a line of its own, or one that says "Mr Venn" without having told who that
//! is. British houses write so; where more than one person could be meant, the office stays.

use chancery_record::ActorKind;
use chancery_syntax::Tag;
use chancery_text::FurnitureReason;

use crate::actors::cast::{ActorIndex, Cast, Role};
use crate::actors::mentions::{Mentions, addressed, name_at, name_words};
use crate::contacts::Report;
use crate::encounter::Encounter;
use crate::page::{Page, Words, fold};

/// How many blocks of the head may hold a caption with the name.
const HEAD: usize = 8;

/// Puts the person into the place of the office, and gives its words of the office.
pub(crate) fn settle(
    page: &Page<'_>,
    cast: &mut Cast,
    mentions: &Mentions,
    report: &mut Report,
    (office, words): (ActorIndex, &Words),
    own_side: Option<&str>,
) -> Option<ActorIndex> {
    let theirs = cast.actors[office].side.as_deref();
    if theirs.is_some_and(|side| own_side != Some(side)) {
        return None;
    }
    let article = usize::from(page.is_any(words.start, &["the", "a", "an", "our"]));
    let bytes = page.bytes(&(words.start + article..words.end));
    let title = fold(bytes.of(page.text));
    let held = Some((title.clone(), Some(bytes)));
    let may_be = |cast: &Cast, actor: ActorIndex, report: &Report| {
        let role = &cast.actors[actor];
        role.kind == ActorKind::Person
            && !report.principals.contains(&actor)
            && (role.office.is_none() || role.holds(&title) || is_short_for(role, &title))
            && role.side.as_deref().is_none_or(|side| own_side.is_none_or(|own| own == side))
    };
    let named: Vec<ActorIndex> = (0..cast.actors.len())
        .filter(|actor| cast.actors[*actor].mentions > 0 && may_be(cast, *actor, report))
        .collect();
    let sender = sender(page, &title).map(|name| name_words(page, &name));
    let person = match (sender, named.as_slice()) {
        (Some(name), _) => cast.person(&name),
        (None, []) => cast.person(&name_words(page, &caption(page, None)?)),
        (None, [one]) => {
            let caption = caption(page, cast.actors[*one].name.last());
            let told = || is_unintroduced(page, mentions, *one);
            Some(*one).filter(|_| caption.is_some() || told())?
        }
        (None, _) => return None,
    };
    if !may_be(cast, person, report) {
        return None;
    }
    if let Some(name) = full_name(page, cast, person) {
        cast.person(&name_words(page, &name));
    }
    let side = cast.actors[office].side.clone();
    cast.describe(person, held, side.as_deref().or(own_side));
    replace(report, office, person);
    Some(person)
}

/// "President Venn", where the text says "the President of the Republic".
fn is_short_for(role: &Role, title: &str) -> bool {
    let office = role.office.as_ref().map(|(office, _)| office.as_str());
    let rest = office.and_then(|office| title.strip_prefix(office));
    rest.is_some_and(|rest| rest.starts_with(" of the "))
}

/// A name alone on a line of the head: one that ends in this surname, or one whose first word is a
/// given name.
fn caption(page: &Page<'_>, surname: Option<&String>) -> Option<Words> {
    page.blocks.iter().enumerate().take(HEAD).find_map(|(at, block)| {
        let labelled = at.checked_sub(1).is_some_and(|above| is_label(page, above));
        if labelled || is_below_credit(page, at) {
            return None;
        }
        let line = &page.sentences.get(block.sentences.start)?.words;
        let alone = block.sentences.len() == 1;
        let name = name_at(page, line.start, line.end).filter(|_| alone)?;
        let fits = match surname {
            Some(surname) => page.raw(name.end - 1) == surname,
            None => is_given(page, name.start),
        };
        (fits && (2..=4).contains(&name.len()) && name.end == line.end).then_some(name)
    })
}

/// "From: Prime Minister's Office and The Rt Hon Orla Venn MP": the one person whom the line of the senders
/// names, as British houses put it above their texts, beside the house of that office.
fn sender(page: &Page<'_>, office: &str) -> Option<Words> {
    let common = |word: &str| page.lexicon.is_listed("words_of_many_offices", word);
    let own = |at: usize| office.split(' ').any(|word| word == page.low(at) && !common(word));
    let lines = (0..page.blocks.len().min(HEAD)).filter_map(|block| {
        let mut words = page.words_of(block);
        let from = page.low(words.start) == "from" && page.low(words.start + 1) == ":";
        (from && words.any(own)).then(|| page.words_of(block))
    });
    let mut named = lines.flat_map(|line| {
        let end = line.end;
        line.filter_map(move |at| {
            let from = addressed(page, at, end);
            (from > at).then(|| name_at(page, from, end)).flatten()
        })
    });
    let first = named.next()?;
    let others = named.any(|name| name.end != first.end);
    (first.len() >= 2 && !others).then_some(first)
}

/// "Photo by", "Press officer": a block whose next line names the one who does that for the house.
fn is_label(page: &Page<'_>, block: usize) -> bool {
    const LINE: usize = 10;
    let words = page.words_of(block);
    let last = words.end.wrapping_sub(1);
    !words.is_empty()
        && (page.is_any(last, &[":", "by"])
            || words.len() <= LINE && page.find_listed("credits", &words).is_some())
}

/// The same where the line above is none of the text.
fn is_below_credit(page: &Page<'_>, block: usize) -> bool {
    use FurnitureReason::{AuthorBox, Credit, PressContact};
    let (all, span) = (page.reading.blocks(), page.blocks[block].span);
    let at = all.partition_point(|one| one.span.end <= span.start);
    let above = at.checked_sub(1).and_then(|above| all[above].furniture);
    above.is_some_and(|above| matches!(above.reason, AuthorBox | Credit | PressContact))
}

fn is_given(page: &Page<'_>, at: usize) -> bool {
    page.lexicon.woman_by_name(&crate::fold::without_marks(page.raw(at))).is_some()
}

/// Whether the text reports what "Mr Venn" or "Ms Venn" said and nowhere tells who that is ("Orla Venn,
/// the envoy,", "Mr Venn has been envoy since").
fn is_unintroduced(page: &Page<'_>, mentions: &Mentions, actor: ActorIndex) -> bool {
    let named = || mentions.all.iter().filter(|mention| mention.actor == actor);
    let plain = named().any(|mention| {
        page.lexicon.honorifics.at(page, mention.words.start).is_some()
            && (2..=3).contains(&mention.words.len())
            && speaks(page, mention.words.end)
    });
    plain && named().all(|mention| !is_told_of(page, mention.words.end))
}

/// Whether a finite verb of attribution stands behind a name.
fn speaks(page: &Page<'_>, end: usize) -> bool {
    let verb = page.behind_adverbs(end, page.len());
    page.form(verb).is_finite() && page.lexicon.verbs.at(page, verb).is_some()
}

/// ", the envoy,", "is the envoy", "has been envoy": what somebody is, behind his name.
fn is_told_of(page: &Page<'_>, end: usize) -> bool {
    const NEAR: usize = 4;
    if page.low(end) == "," {
        return true;
    }
    let been = page.is_any(end, &["has", "had"]) && page.low(end + 1) == "been";
    if !been && !page.is_any(end, &["is", "was"]) {
        return false;
    }
    let behind = end + 1 + usize::from(been);
    let noun = (behind..page.len().min(behind + NEAR))
        .find(|at| !matches!(page.tag(*at), Tag::Det | Tag::Adj | Tag::Adv | Tag::Num));
    noun.is_some_and(|at| page.is_word(at) && page.tag(at).is_nominal())
}

/// The full name of somebody called by surname, where the text has it.
fn full_name(page: &Page<'_>, cast: &Cast, person: ActorIndex) -> Option<Words> {
    let [surname] = cast.actors[person].name.as_slice() else { return None };
    (1..page.len()).filter(|at| page.raw(*at) == surname).find_map(|at| {
        let name = name_at(page, at - 1, at + 1).filter(|name| *name == (at - 1..at + 1))?;
        let title = page.lexicon.honorifics.at(page, name.start).is_some()
            || page.lexicon.offices.at(page, name.start).is_some();
        (!title).then_some(name)
    })
}

fn replace(report: &mut Report, office: ActorIndex, person: ActorIndex) {
    let put = |actor: &mut ActorIndex| {
        if *actor == office {
            *actor = person;
        }
    };
    report.principals.iter_mut().for_each(put);
    let lead = report.lead.as_mut().map(|(_, found)| found);
    for found in lead.into_iter().chain(report.heading.as_mut()) {
        let Encounter { left, right, .. } = found;
        left.iter_mut().chain(right).for_each(|(actor, _)| put(actor));
    }
}
